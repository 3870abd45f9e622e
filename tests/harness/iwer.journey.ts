import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { launchBrowser, openContext, type WatchedContext } from "#tests/harness/browser.ts";
import { Headset, installHeadset } from "#tests/harness/iwer.ts";
import { type Site, startSite } from "#tests/harness/startSite.ts";

/** A page that speaks plain WebXR and keeps what the last frame showed it in `seen`. */
const PAGE = `<!doctype html><meta charset="utf-8">
<button id="enter">Enter</button><input id="name"><canvas id="canvas"></canvas>
<script type="module">
globalThis.seen = { events: [], frames: 0 };
document.getElementById("enter").addEventListener("click", async () => {
	const session = await navigator.xr.requestSession("immersive-vr", { optionalFeatures: ["local-floor", "hand-tracking"] });
	const gl = document.getElementById("canvas").getContext("webgl2", { xrCompatible: true });
	await session.updateRenderState({ baseLayer: new XRWebGLLayer(session, gl) });
	const floor = await session.requestReferenceSpace("local-floor");
	const moved = floor.getOffsetReferenceSpace(new XRRigidTransform({ x: 10, y: 0, z: 0 }));
	for (const type of ["selectstart", "select", "selectend", "squeeze"]) {
		session.addEventListener(type, ({ inputSource }) => seen.events.push(type + " " + inputSource.handedness));
	}
	session.addEventListener("visibilitychange", () => seen.events.push(session.visibilityState));
	session.addEventListener("end", () => seen.events.push("end"));
	seen.hasKeyboard = session.isSystemKeyboardSupported;
	const point = ({ x, y, z }) => [x, y, z].map((value) => Math.round(value * 1000) / 1000 + 0);
	// Where the −Z axis of a transform points.
	const forward = ({ matrix }) => point({ x: -matrix[8], y: -matrix[9], z: -matrix[10] });
	session.requestAnimationFrame(function draw(_time, frame) {
		session.requestAnimationFrame(draw);
		seen.frames++;
		const viewer = frame.getViewerPose(floor);
		if (!viewer) return;
		seen.head = point(viewer.transform.position);
		seen.headForward = forward(viewer.transform);
		seen.headFromOffset = point(frame.getViewerPose(moved).transform.position);
		seen.inputs = {};
		for (const { handedness, gamepad, hand, targetRaySpace, profiles } of session.inputSources) {
			const ray = frame.getPose(targetRaySpace, floor).transform;
			seen.inputs[handedness] = {
				profile: profiles[0],
				position: point(ray.position),
				forward: forward(ray),
				buttons: gamepad.buttons.map(({ value }) => value),
				axes: [...gamepad.axes],
				fingerGap: hand && Math.hypot(...["x", "y", "z"].map((axis) =>
					frame.getJointPose(hand.get("thumb-tip"), floor).transform.position[axis] -
					frame.getJointPose(hand.get("index-finger-tip"), floor).transform.position[axis])),
			};
		}
	});
});
</script>`;

interface SeenInput {
	readonly profile: string;
	readonly position: readonly number[];
	readonly forward: readonly number[];
	readonly buttons: readonly number[];
	readonly axes: readonly number[];
	readonly fingerGap?: number;
}

interface Seen {
	readonly events: readonly string[];
	readonly frames: number;
	readonly hasKeyboard: boolean;
	readonly head: readonly number[];
	readonly headForward: readonly number[];
	readonly headFromOffset: readonly number[];
	readonly inputs: Readonly<Record<"left" | "right", SeenInput>>;
}

describe("the headset", () => {
	let browser: Browser;
	let site: Site;
	let visitor: WatchedContext;
	let page: Page;
	let headset: Headset;
	const seen = () => page.evaluate(() => (globalThis as unknown as { seen: Seen }).seen);

	beforeAll(async () => {
		browser = await launchBrowser();
		site = await startSite(PAGE);
		visitor = await openContext(browser, { hallUrl: site.url });
		await installHeadset(visitor.context);
		page = await visitor.context.newPage();
		await page.goto("/");
		headset = new Headset(page);
		await headset.enter("#enter");
	});
	afterAll(async () => {
		await browser?.close();
		await site?.[Symbol.asyncDispose]();
	});

	it("is put on by the page's own button", async () => {
		expect(await headset.isInSession()).toBe(true);
		expect((await seen()).frames).toBeGreaterThan(0);
		expect((await seen()).hasKeyboard).toBe(true);
	});

	it("moves and turns its head", async () => {
		await headset.moveHead({ position: { x: 1, y: 1.7, z: -2 }, yaw: Math.PI / 2 });
		expect(await seen()).toMatchObject({ head: [1, 1.7, -2], headForward: [-1, 0, 0] });
		await headset.moveHead({ yaw: 0, pitch: Math.PI / 6 });
		expect((await seen()).headForward).toEqual([0, 0.5, -0.866]);
		await headset.moveHead({ lookAt: { x: 1, y: 1.7, z: 5 } });
		expect((await seen()).headForward).toEqual([0, 0, 1]);
	});

	it("moves with an offset reference space, as teleporting needs", async () => {
		await headset.moveHead({ position: { x: 0, y: 1.6, z: 0 }, yaw: 0 });
		expect((await seen()).headFromOffset).toEqual([-10, 1.6, 0]);
	});

	it("points a controller, presses its buttons and pushes its stick", async () => {
		await headset.moveController("right", { position: { x: 0.2, y: 1.2, z: -0.3 }, lookAt: { x: 0.2, y: 1.2, z: -9 } });
		await headset.press("right", "trigger");
		await headset.pushThumbstick("right", 0, -1);
		const { right } = (await seen()).inputs;
		expect(right).toMatchObject({ profile: "meta-quest-touch-plus", position: [0.2, 1.2, -0.3], forward: [0, 0, -1] });
		expect(right.buttons[0]).toBe(1);
		expect(right.axes.slice(2)).toEqual([0, -1]);
		await headset.release("right", "trigger");
		await headset.pushThumbstick("right", 0, 0);
		await headset.click("left", "squeeze");
		const after = await seen();
		expect(after.inputs.right.buttons[0]).toBe(0);
		expect(after.events).toEqual(
			expect.arrayContaining(["selectstart right", "select right", "selectend right", "squeeze left"]),
		);
	});

	it("puts the controllers down for hands, which pinch", async () => {
		await headset.useHands();
		await headset.moveHand("left", { position: { x: -0.2, y: 1.3, z: -0.4 }, yaw: 0 });
		const open = (await seen()).inputs.left;
		expect(open.profile).toContain("hand");
		expect(open.position).toEqual([-0.2, 1.3, -0.4]);
		expect(open.fingerGap).toBeGreaterThan(0.02);
		await headset.pinch("left", 1);
		expect((await seen()).inputs.left.fingerGap).toBeLessThan(0.02);
		await headset.pinch("left", 0);
		expect((await seen()).events).toContain("select left");
		await headset.useControllers();
		expect((await seen()).inputs.left.fingerGap).toBeUndefined();
	});

	it("types on the system keyboard into a focused input, blurred meanwhile", async () => {
		await page.focus("#name");
		await headset.typeOnSystemKeyboard("王小明");
		expect(await page.inputValue("#name")).toBe("王小明");
		expect((await seen()).events.slice(-2)).toEqual(["visible-blurred", "visible"]);
	});

	it("is taken off, put on and taken off again", async () => {
		await headset.leave();
		expect((await seen()).events.at(-1)).toBe("end");
		await headset.enter("#enter");
		expect(await headset.isInSession()).toBe(true);
		await headset.leave();
		visitor.expectNoForeignRequests();
	});
});
