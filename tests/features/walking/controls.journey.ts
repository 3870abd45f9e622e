import type { Browser, BrowserContextOptions, Page } from "playwright-core";
import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest";
import { launchBrowser, openContext, type WatchedContext } from "#tests/harness/browser.ts";
import { servePage } from "#tests/harness/servePage.ts";
import type { Site } from "#tests/harness/startSite.ts";
import type { XrTestPage } from "../xr/page/page.ts";

/** A way is looked for in a worker, which has to come in first. */
const PATIENCE_MS = 20_000;

declare global {
	var xrTestPage: XrTestPage;
}

let site: Site;
let browser: Browser;
let visitor: WatchedContext | undefined;
const problems: string[] = [];

beforeAll(async () => {
	site = await servePage(new URL("../xr/page/", import.meta.url));
	browser = await launchBrowser();
});
afterEach(async () => {
	expect(problems.splice(0)).toEqual([]);
	visitor?.expectNoForeignRequests();
	await visitor?.[Symbol.asyncDispose]();
	visitor = undefined;
});
afterAll(async () => {
	await browser?.close();
	await site?.[Symbol.asyncDispose]();
});

async function open(options: BrowserContextOptions = {}, beforeLoad?: () => void): Promise<Page> {
	visitor = await openContext(browser, { hallUrl: site.url, viewport: { width: 900, height: 600 }, ...options });
	if (beforeLoad) await visitor.context.addInitScript(beforeLoad);
	const page = await visitor.context.newPage();
	page.on("pageerror", (error) => problems.push(error.message));
	await page.goto("/");
	await page.waitForFunction(() => globalThis.xrTestPage?.walking.rig.jump > 0);
	return page;
}

const rig = (page: Page) =>
	page.evaluate(() => {
		const { feet, heading, pitch } = xrTestPage.walking.rig;
		return { x: feet.x, z: feet.z, heading, pitch };
	});
/** Waits until a sentence about the rig is true; it must come true, not be true by chance. */
const until = (page: Page, sentence: string) =>
	page.waitForFunction(`(({ feet: { x, z }, heading, pitch }) => ${sentence})(xrTestPage.walking.rig)`);
const stand = (page: Page, x: number, z: number, heading: number) =>
	page.evaluate(({ x, z, heading }) => xrTestPage.walking.teleport(x, z, heading), { x, z, heading });
const moving = (page: Page, isMoving: boolean) =>
	page.waitForFunction((isMoving) => xrTestPage.walking.moving.getState() === isMoving, isMoving);

describe("walking with keyboard and mouse", () => {
	it("[WALK30] W walks the way one looks, A to the left; a wall is slid along, never crossed", async () => {
		const page = await open();
		await page.keyboard.down("KeyW");
		await until(page, "z < 5.4 && Math.abs(x) < 0.01");
		await page.keyboard.up("KeyW");
		await moving(page, false);
		const before = await rig(page);
		await page.keyboard.down("KeyA");
		await until(page, `x < ${before.x - 0.5}`);
		await page.keyboard.up("KeyA");
		// Into the wall at z = 3, half to the left.
		await stand(page, -3, 4, Math.PI / 4);
		await page.keyboard.down("ArrowUp");
		await until(page, "x < -5");
		await page.keyboard.up("ArrowUp");
		expect((await rig(page)).z).toBeGreaterThan(3.1 + 0.249);
	});

	it("[WALK31] Q turns left, and keys typed into a field walk nobody", async () => {
		const page = await open();
		await page.keyboard.down("KeyQ");
		await until(page, "heading > 0.5");
		await page.keyboard.up("KeyQ");
		const before = await rig(page);
		await page.evaluate(() => {
			const input = document.createElement("input");
			input.id = "chat";
			input.style.cssText = "position:absolute;z-index:2;top:40px";
			document.body.append(input);
		});
		await page.click("#chat");
		await page.keyboard.type("wasd");
		await page.keyboard.down("KeyW");
		await page.waitForFunction(() => document.querySelector<HTMLInputElement>("#chat")?.value === "wasdw");
		const after = await rig(page);
		expect([after.x, after.z]).toEqual([before.x, before.z]);
		await page.keyboard.up("KeyW");
	});

	it("[WALK32] dragging the picture to the left looks to the right, and is no click", async () => {
		const page = await open();
		await page.mouse.move(600, 300);
		await page.mouse.down();
		await page.mouse.move(400, 250, { steps: 5 });
		await page.mouse.up();
		await until(page, "heading < -0.2 && pitch < -0.03");
		await until(page, "z === 6");
		expect(await page.evaluate(() => xrTestPage.hall.scene.getMeshByName("walking.marker")?.isEnabled())).toBe(false);
	});

	it("[WALK33] a click on the floor walks there round what is in the way, a ring marks it, a key ends it", async () => {
		const page = await open();
		const ringShown = () => page.evaluate(() => !!xrTestPage.hall.scene.getMeshByName("walking.marker")?.isEnabled());
		// From behind the wall: the straight way is barred, the doorway lies two metres to the right.
		await stand(page, -4, 4.2, 0);
		await page.evaluate(() => void xrTestPage.walking.walkTo({ x: -4, z: 1.5 }));
		await expect.poll(ringShown, { timeout: PATIENCE_MS }).toBe(true);
		await until(page, "Math.hypot(x + 4, z - 1.5) < 0.2");
		await expect.poll(ringShown, { timeout: PATIENCE_MS }).toBe(false);

		await stand(page, 0, 6, 0);
		await moving(page, false);
		await page.mouse.click(450, 480);
		await expect.poll(ringShown, { timeout: PATIENCE_MS }).toBe(true);
		await until(page, "z < 5.8");
		await page.keyboard.press("KeyS");
		await expect.poll(ringShown, { timeout: PATIENCE_MS }).toBe(false);
		await moving(page, false);
		expect((await rig(page)).z).toBeGreaterThan(3);
	});

	it("[WALK34] a short jump is a glide of the picture, and a cut for who wants less motion; the body is there at once", async () => {
		const page = await open();
		const glide = await page.evaluate(async () => {
			const { walking, hall } = xrTestPage;
			const seen: number[] = [];
			await walking.teleport(0, 4, 0);
			const feet = walking.rig.feet.z;
			await new Promise<void>((resolve) => {
				const undo = hall.onFrame(() => {
					seen.push(hall.camera.position.z);
					if (hall.camera.position.z === 4) {
						undo();
						resolve();
					}
				});
			});
			return { seen, feet };
		});
		expect(glide.feet).toBe(4);
		expect(glide.seen.some((z) => z > 4.1 && z < 5.9)).toBe(true);
		const cut = await page.evaluate(async () => {
			const { walking, hall, motion } = xrTestPage;
			motion.isReduced = true;
			const seen = new Set<number>();
			await walking.teleport(0, 6, 0);
			await new Promise<void>((resolve) => {
				const undo = hall.onFrame(() => {
					seen.add(hall.camera.position.z);
					if (hall.camera.position.z === 6) {
						undo();
						resolve();
					}
				});
			});
			return [...seen];
		});
		expect(cut.every((z) => z === 4 || z === 6)).toBe(true);
	});

	it("[WALK37] whoever touches an exhibit whose booth is still coming in looks at it all the same", async () => {
		const page = await open();
		await page.evaluate(() => xrTestPage.walking.approach("a booth", "plinth-1", { x: 0, y: 0.6, z: 2 }));
		// A metre lower than the eyes, two metres ahead.
		expect((await rig(page)).pitch).toBeCloseTo(-Math.atan2(1, 2));
	});
});

describe("walking with a gamepad", () => {
	it("[WALK36] the left stick walks, the right one looks, and a resting stick does nothing", async () => {
		const page = await open({}, () => {
			const buttons = Array.from({ length: 17 }, () => ({ pressed: false, touched: false, value: 0 }));
			const pad = {
				id: "test pad",
				index: 1,
				connected: true,
				mapping: "standard",
				axes: [0.1, -0.1, 0.05, 0.1],
				buttons,
			};
			Object.assign(globalThis, { testPad: pad });
			navigator.getGamepads = () => [null, pad as unknown as Gamepad];
		});
		await page.waitForFunction(() => {
			const counted = globalThis as unknown as { framesSeen?: number };
			if (counted.framesSeen === undefined) {
				counted.framesSeen = 0;
				xrTestPage.hall.onFrame(() => counted.framesSeen!++);
			}
			return counted.framesSeen > 5;
		});
		expect(await rig(page)).toMatchObject({ x: 0, z: 6, heading: 0 });
		const push = (axes: number[]) =>
			page.evaluate((axes) => {
				(globalThis as unknown as { testPad: { axes: number[] } }).testPad.axes = axes;
			}, axes);
		await push([0, -1, 0, 0]);
		await until(page, "z < 5.5");
		await push([0, 0, 1, 0]);
		await until(page, "heading < -0.5");
		await push([0, 0, 0, 0]);
		await moving(page, false);
	});
});

describe("walking by touch", () => {
	it("[WALK35] the left thumb walks while the right one looks; a tap walks there", async () => {
		const page = await open({ viewport: { width: 390, height: 780 }, hasTouch: true, isMobile: true });
		const client = await page.context().newCDPSession(page);
		const touch = (type: "touchStart" | "touchMove" | "touchEnd", points: { x: number; y: number; id: number }[]) =>
			client.send("Input.dispatchTouchEvent", { type, touchPoints: points });
		const joystick = page.getByTestId("joystick");
		const box = await joystick.boundingBox();
		expect(Math.min(box!.width, box!.height)).toBeGreaterThanOrEqual(44);

		await stand(page, 0, 7.5, 0);
		await touch("touchStart", [{ x: 80, y: 640, id: 1 }]);
		// A third of the way: slowly.
		await touch("touchMove", [{ x: 80, y: 616, id: 1 }]);
		await until(page, "z < 7.4");
		await touch("touchStart", [
			{ x: 80, y: 616, id: 1 },
			{ x: 300, y: 300, id: 2 },
		]);
		for (let x = 300; x >= 180; x -= 20) {
			await touch("touchMove", [
				{ x: 80, y: 616, id: 1 },
				{ x, y: 300, id: 2 },
			]);
		}
		await until(page, "heading < -0.15");
		const between = await rig(page);
		await until(page, `Math.hypot(x - ${between.x}, z - ${between.z}) > 0.05`);
		await touch("touchEnd", []);
		await moving(page, false);

		await stand(page, 0, 6, 0);
		await page.waitForFunction(() => xrTestPage.hall.camera.position.z === 6);
		await page.touchscreen.tap(195, 640);
		await moving(page, true);
		await until(page, "z < 5.7");
		await moving(page, false);
	});
});
