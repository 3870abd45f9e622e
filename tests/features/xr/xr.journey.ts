import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { launchBrowser, openContext, type WatchedContext } from "#tests/harness/browser.ts";
import { Headset, installHeadset } from "#tests/harness/iwer.ts";
import { servePage } from "#tests/harness/servePage.ts";
import type { Site } from "#tests/harness/startSite.ts";
import type { XrTestPage } from "./page/page.ts";

declare global {
	var xrTestPage: XrTestPage;
}

describe("in a headset", () => {
	let site: Site;
	let browser: Browser;
	let visitor: WatchedContext;
	let page: Page;
	let headset: Headset;
	const problems: string[] = [];

	const rig = () =>
		page.evaluate(() => {
			const { rig } = xrTestPage.walking;
			return structuredClone({
				jump: rig.jump,
				feet: rig.feet,
				heading: rig.heading,
				immersive: rig.immersive,
				head: rig.head,
				left: rig.left,
				right: rig.right,
			});
		});
	const count = () => page.evaluate(() => xrTestPage.count());

	beforeAll(async () => {
		site = await servePage(new URL("./page/", import.meta.url));
		browser = await launchBrowser();
		visitor = await openContext(browser, { hallUrl: site.url, viewport: { width: 480, height: 300 } });
		await installHeadset(visitor.context);
		page = await visitor.context.newPage();
		page.on("pageerror", (error) => problems.push(error.message));
		page.on("console", (message) => {
			if (message.type() === "error") problems.push(message.text());
		});
		await page.goto("/");
		await page.waitForFunction(() => globalThis.xrTestPage?.xr.status.getState().status === "available");
		headset = new Headset(page);
	});
	afterAll(async () => {
		await browser?.close();
		await site?.[Symbol.asyncDispose]();
	});

	it("[XR26] what a panel shows anew can be pressed at once, before it is drawn", async () => {
		expect(await page.evaluate(() => xrTestPage.pressBeforeDrawn())).toEqual({
			pressed: ["the second"],
			known: [false, true, false],
		});
	});

	let before: Awaited<ReturnType<typeof count>>;

	it("[XR1] entering puts the wearer where they stood, looking where they looked, with their own height", async () => {
		before = await count();
		await page.evaluate(() => xrTestPage.walking.rig.look(Math.PI / 2, 0.3));
		await headset.moveHead({ position: { x: 0.4, y: 1.72, z: -0.3 }, yaw: -0.7 });
		await headset.enter("#enter");
		await page.waitForFunction(() => xrTestPage.xr.status.getState().status === "inside");
		await headset.frames(3);
		const seen = await rig();
		expect(seen.immersive).toBe(true);
		expect(seen.head.position.x).toBeCloseTo(0, 2);
		expect(seen.head.position.y).toBeCloseTo(1.72, 2);
		expect(seen.head.position.z).toBeCloseTo(6, 2);
		expect(seen.heading).toBeCloseTo(Math.PI / 2, 2);
		expect(await page.evaluate(() => xrTestPage.immersive)).toEqual([true]);
	});

	it("[XR2] the frame is the hall's: a real step along the way one looks goes that way, left is left", async () => {
		// Looking along −X of the hall now; the head's own forward in its room is yaw −0.7.
		const forward = { x: -Math.sin(-0.7), z: -Math.cos(-0.7) };
		await headset.moveHead({ position: { x: 0.4 + forward.x * 0.5, y: 1.72, z: -0.3 + forward.z * 0.5 } });
		expect((await rig()).head.position).toMatchObject({ x: expect.closeTo(-0.5, 2), z: expect.closeTo(6, 2) });
		// A turn of the head to the left raises the heading.
		await headset.moveHead({ yaw: -0.7 + 0.4 });
		expect((await rig()).heading).toBeCloseTo(Math.PI / 2 + 0.4, 2);
		await headset.moveHead({ yaw: -0.7 });
	});

	it("[XR28] what only one eye sees is drawn", async () => {
		expect(await page.evaluate(() => xrTestPage.seenAtEdge(0))).toEqual({ seenBy: [true, false], isDrawn: true });
		expect(await page.evaluate(() => xrTestPage.seenAtEdge(1))).toEqual({ seenBy: [false, true], isDrawn: true });
	});

	it("[XR3] controllers are hands: in the hall where they are held, the left one on the left", async () => {
		// In front of the head by 0.4, to its left and right by 0.2 (room's forward is yaw −0.7).
		const [sin, cos] = [Math.sin(-0.7), Math.cos(-0.7)];
		const head = { x: 0.4 - sin * 0.5, z: -0.3 - cos * 0.5 };
		const at = (right: number) => ({
			x: head.x - sin * 0.4 + cos * right,
			y: 1.3,
			z: head.z - cos * 0.4 - sin * right,
		});
		await headset.moveController("left", { position: at(-0.2), yaw: -0.7 });
		await headset.moveController("right", { position: at(0.2), yaw: -0.7 });
		const { left, right, head: seen } = await rig();
		expect(left.tracked && right.tracked).toBe(true);
		// The hall's forward is −X now, so its right is −Z. The grip lies a little off the ray that was moved.
		expect(left.position.x).toBeLessThan(seen.position.x - 0.25);
		expect(left.position.z).toBeGreaterThan(seen.position.z + 0.12);
		expect(right.position.z).toBeLessThan(seen.position.z - 0.12);
		await headset.press("right", "squeeze");
		expect((await rig()).right.curl[2]).toBeCloseTo(1, 1);
		await headset.release("right", "squeeze");
		expect((await rig()).right.curl[2]).toBeLessThan(0.6);
	});

	it("[XR4] a teleport lands where the arc points, when the hall grants it", async () => {
		await page.evaluate(() => xrTestPage.walking.teleport(0, 6, 0));
		await headset.frames(3);
		expect((await rig()).heading).toBeCloseTo(0, 2);
		// Identity heading: forward is −Z. The room turned with it, so its forward is still yaw −0.7.
		await headset.moveController("right", { yaw: -0.7, pitch: 0 });
		const { jump, right } = await rig();
		await headset.pushThumbstick("right", 0, -1);
		await headset.frames(2);
		await headset.pushThumbstick("right", 0, 0);
		await page.waitForFunction((before) => xrTestPage.walking.rig.jump === before + 1, jump);
		await headset.frames(3);
		const landed = await rig();
		// Held level at 1.3 m: 8.2 m/s × √(2 · 1.3 / 9.8) s ahead of the controller.
		expect(landed.head.position.z).toBeCloseTo(right.position.z - 8.2 * Math.sqrt((2 * 1.3) / 9.8), 0);
		expect(landed.head.position.z).toBeLessThan(2.6);
		expect(landed.head.position.x).toBeCloseTo(right.position.x, 0);
		expect(landed.head.position.y).toBeCloseTo(1.72, 2);
		expect(landed.heading).toBeCloseTo(0, 2);
	});

	it("[XR5] where nobody can stand the arc does not land, and the wearer is told why", async () => {
		await page.evaluate(() => xrTestPage.refusals.splice(0));
		// Four metres ahead lies the middle of the stage.
		await page.evaluate(() => xrTestPage.walking.teleport(-7.2, -1.4, 0));
		await headset.frames(3);
		await headset.moveController("right", { yaw: -0.7, pitch: 0 });
		const { jump } = await rig();
		await headset.pushThumbstick("right", 0, -1);
		await headset.frames(2);
		await headset.pushThumbstick("right", 0, 0);
		await page.waitForFunction(() => xrTestPage.refusals.includes("blocked"));
		await page.waitForFunction(() => !!xrTestPage.hall.scene.getMeshByName("xr.notice"));
		expect((await rig()).jump).toBe(jump);
	});

	it("[XR6] the stick to the right turns right by 30°, once for each push", async () => {
		await page.evaluate(() => xrTestPage.walking.teleport(0, 6, 0));
		await headset.frames(3);
		await headset.pushThumbstick("left", 1, 0);
		await headset.frames(6);
		let seen = await rig();
		expect(seen.heading).toBeCloseTo(-Math.PI / 6, 2);
		// Round the head, not round the room.
		expect(seen.head.position).toMatchObject({ x: expect.closeTo(0, 2), z: expect.closeTo(6, 2) });
		await headset.pushThumbstick("left", 0, 0);
		await headset.pushThumbstick("left", -1, 0);
		await headset.frames(3);
		seen = await rig();
		expect(seen.heading).toBeCloseTo(0, 2);
		await headset.pushThumbstick("left", 0, 0);
	});

	it("[XR7] both controllers point: a trigger on the floor goes there", async () => {
		for (const side of ["left", "right"] as const) {
			await page.evaluate(() => xrTestPage.walking.teleport(0, 6, 0));
			await headset.frames(3);
			await headset.moveController(side, { yaw: -0.7, pitch: -0.6 });
			await page.waitForFunction(() => xrTestPage.hall.scene.getMeshByName("xr.laser.dot")?.isEnabled());
			const { jump } = await rig();
			await headset.frames(4);
			await headset.click(side);
			await page.waitForFunction((before) => xrTestPage.walking.rig.jump === before + 1, jump);
			await headset.frames(3);
			const { head } = await rig();
			// 1.3 m up and 34° down: some 1.9 m ahead, along −Z.
			expect(head.position.z).toBeLessThan(4.6);
			expect(head.position.z).toBeGreaterThan(3);
		}
	});

	it("[XR8] hands are seen with their joints where the hands are, left is left, and fingers curl", async () => {
		await page.evaluate(() => xrTestPage.walking.teleport(0, 6, 0));
		await headset.useHands();
		const [sin, cos] = [Math.sin(-0.7), Math.cos(-0.7)];
		const head = { x: 0.4 - sin * 0.5, z: -0.3 - cos * 0.5 };
		const at = (right: number) => ({
			x: head.x - sin * 0.4 + cos * right,
			y: 1.4,
			z: head.z - cos * 0.4 - sin * right,
		});
		await headset.moveHand("left", { position: at(-0.2), yaw: -0.7 });
		await headset.moveHand("right", { position: at(0.2), yaw: -0.7 });
		await page.waitForFunction(
			() => xrTestPage.hall.scene.skeletons.length === 2 && xrTestPage.walking.rig.left.tracked,
		);
		await headset.frames(4);
		const { left, right, head: seen } = await rig();
		expect(left.position.x).toBeLessThan(seen.position.x - 0.1);
		expect(right.position.x).toBeGreaterThan(seen.position.x + 0.1);
		for (const hand of [left, right]) {
			expect(hand.tracked).toBe(true);
			expect(hand.position.z).toBeLessThan(seen.position.z - 0.2);
			expect(hand.position.y).toBeGreaterThan(1.2);
			expect(hand.curl[1]).toBeLessThan(0.4);
		}
		// The drawn mesh lies where the joints are: its bones' own box round the wrists.
		const drawn = await page.evaluate(() =>
			xrTestPage.hall.scene.meshes
				.filter(({ skeleton, isVisible }) => skeleton && isVisible)
				.map((mesh) => {
					mesh.refreshBoundingInfo({ applySkeleton: true });
					const { x, y, z } = mesh.getBoundingInfo().boundingBox.centerWorld;
					return { x, y, z };
				})
				.sort((a, b) => a.x - b.x),
		);
		expect(drawn).toHaveLength(2);
		for (const [index, hand] of [left, right].entries()) {
			const { x, y, z } = drawn[index]!;
			expect(Math.hypot(x - hand.position.x, y - hand.position.y, z - hand.position.z)).toBeLessThan(0.2);
		}
		await headset.pinch("right", 1);
		const pinched = (await rig()).right.curl;
		expect(pinched[1]).toBeGreaterThan(right.curl[1] + 0.1);
		await headset.pinch("right", 0);
		await headset.useControllers();
		await headset.frames(4);
		expect((await rig()).left.tracked).toBe(true);
	});

	it("[XR9] whoever walks on through a wall in their own room is held before it", async () => {
		await page.evaluate(() => xrTestPage.walking.teleport(5, 3.5, 0));
		await headset.frames(3);
		const [sin, cos] = [Math.sin(-0.7), Math.cos(-0.7)];
		const from = { x: 0.4 - sin * 0.5, z: -0.3 - cos * 0.5 };
		for (let step = 1; step <= 8; step++) {
			await headset.moveHead({ position: { x: from.x - sin * step * 0.2, y: 1.72, z: from.z - cos * step * 0.2 } });
			const { head } = await rig();
			expect(head.position.z).toBeGreaterThan(3.1 + 0.09);
		}
		// Going back, the body comes along at once: the hall was moved with them.
		await headset.moveHead({ position: { x: from.x - sin * 1.1, y: 1.72, z: from.z - cos * 1.1 } });
		expect((await rig()).head.position.z).toBeGreaterThan(3.3);
	});

	it("[XR12] who chose to glide glides with the other hand's stick, along what is solid, in a tunnel", async () => {
		await page.evaluate(() => xrTestPage.choose({ movement: "smooth", vignette: "strong" }));
		await page.evaluate(() => xrTestPage.walking.teleport(0, 6, 0));
		await headset.frames(3);
		const before = await rig();
		await headset.pushThumbstick("left", 0, -1);
		await page.waitForFunction(() => xrTestPage.walking.rig.head.position.z < 5);
		expect(await page.evaluate(() => xrTestPage.hall.scene.getMeshByName("xr.vignette")?.isEnabled())).toBe(true);
		await headset.pushThumbstick("left", 0, 0);
		await page.waitForFunction(() => !xrTestPage.hall.scene.getMeshByName("xr.vignette")?.isEnabled());
		const glided = await rig();
		// No jump was asked for: the hall sees steps.
		expect(glided.jump).toBe(before.jump);
		expect(glided.head.position.x).toBeCloseTo(before.head.position.x, 1);
		// Against the wall at z = 3 nothing goes through.
		await page.evaluate(() => xrTestPage.walking.teleport(5, 3.5, 0));
		await headset.frames(3);
		await headset.pushThumbstick("left", 0, -1);
		await headset.frames(20);
		await headset.pushThumbstick("left", 0, 0);
		expect((await rig()).head.position.z).toBeGreaterThan(3.1);
		// The other hand still jumps.
		await page.evaluate(() => xrTestPage.walking.teleport(0, 6, 0));
		await headset.frames(3);
		const { jump } = await rig();
		await headset.moveController("right", { yaw: -0.7, pitch: 0 });
		await headset.pushThumbstick("right", 0, -1);
		await headset.frames(2);
		await headset.pushThumbstick("right", 0, 0);
		await page.waitForFunction((before) => xrTestPage.walking.rig.jump === before + 1, jump);
	});

	it("[XR13] who chose to turn smoothly turns for as long as the stick is pushed", async () => {
		await page.evaluate(() => xrTestPage.choose({ movement: "teleport", turning: "smooth" }));
		await page.evaluate(() => xrTestPage.walking.teleport(0, 6, 0));
		await headset.frames(3);
		await headset.pushThumbstick("right", -1, 0);
		await page.waitForFunction(() => xrTestPage.walking.rig.heading > 0.5);
		await headset.pushThumbstick("right", 0, 0);
		const { heading, head } = await rig();
		expect(head.position).toMatchObject({ x: expect.closeTo(0, 1), z: expect.closeTo(6, 1) });
		await headset.frames(5);
		expect((await rig()).heading).toBeCloseTo(heading, 2);
		await page.evaluate(() => xrTestPage.choose({ turning: "snap" }));
	});

	it("[XR14] who sits is raised by what was measured, and comes down again", async () => {
		const { head } = await rig();
		await page.evaluate(() => xrTestPage.choose({ rise: 0.4 }));
		await headset.frames(3);
		expect((await rig()).head.position.y).toBeCloseTo(head.position.y + 0.4, 2);
		await page.evaluate(() => xrTestPage.walking.teleport(1, 6, 0));
		await headset.frames(3);
		expect((await rig()).head.position.y).toBeCloseTo(head.position.y + 0.4, 2);
		await page.evaluate(() => xrTestPage.choose({ rise: 0 }));
		await headset.frames(3);
		expect((await rig()).head.position.y).toBeCloseTo(head.position.y, 2);
	});

	it("[XR15] when the headset measures its room anew, the wearer stays where they are and looks where they looked", async () => {
		await page.evaluate(() => xrTestPage.walking.teleport(0, 6, 0.5));
		await headset.frames(3);
		const before = await rig();
		await page.evaluate(() => pavilionHeadset.recenter());
		await headset.frames(5);
		const after = await rig();
		expect(after.jump).toBe(before.jump);
		expect(after.feet).toMatchObject({ x: expect.closeTo(before.feet.x, 1), z: expect.closeTo(before.feet.z, 1) });
		expect(after.heading).toBeCloseTo(before.heading, 1);
	});

	it("[XR16] a headset that is taken off, and the system's menu, are told and harm nothing", async () => {
		await headset.pushThumbstick("right", 0, -1);
		await headset.frames(2);
		const { jump } = await rig();
		await headset.become("visible-blurred");
		await headset.pushThumbstick("right", 0, 0);
		await headset.become("hidden");
		await headset.become("visible");
		await headset.frames(4);
		expect(await page.evaluate(() => xrTestPage.visible)).toEqual([true, false, true]);
		// What was aimed at is forgotten.
		expect((await rig()).jump).toBe(jump);
		await page.waitForFunction(() => xrTestPage.walking.rig.left.tracked);
	});

	it("[XR10] leaving leaves nothing behind, and entering again works", async () => {
		await headset.leave();
		await page.waitForFunction(() => xrTestPage.xr.status.getState().status === "available");
		await expect.poll(count).toEqual(before);
		expect(before.active).toBe(true);
		const left = await rig();
		expect(left).toMatchObject({ immersive: false, left: { tracked: false }, right: { tracked: false } });
		await page.waitForFunction(() => xrTestPage.walking.rig.head.position.y === 1.6);

		await headset.enter("#enter");
		await page.waitForFunction(() => xrTestPage.xr.status.getState().status === "inside");
		await headset.frames(5);
		const again = await rig();
		expect(again.head.position).toMatchObject({ x: expect.closeTo(left.feet.x, 1), z: expect.closeTo(left.feet.z, 1) });
		await headset.leave();
		await page.waitForFunction(() => xrTestPage.xr.status.getState().status === "available");
		await expect.poll(count).toEqual(before);
		expect(problems).toEqual([]);
		visitor.expectNoForeignRequests();
	});
});
