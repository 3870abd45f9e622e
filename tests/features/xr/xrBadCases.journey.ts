import type { Browser } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { launchBrowser, openContext, type WatchedContext } from "#tests/harness/browser.ts";
import { Headset, installHeadset } from "#tests/harness/iwer.ts";
import { servePage } from "#tests/harness/servePage.ts";
import type { Site } from "#tests/harness/startSite.ts";

describe("in a headset that is not as it should be", () => {
	let site: Site;
	let browser: Browser;
	let visitor: WatchedContext | undefined;

	beforeAll(async () => {
		site = await servePage(new URL("./page/", import.meta.url));
		browser = await launchBrowser();
	});
	afterAll(async () => {
		await visitor?.[Symbol.asyncDispose]();
		await browser?.close();
		await site?.[Symbol.asyncDispose]();
	});

	/** A page of its own with a headset that `spoil` has changed, before anything of the page runs. */
	async function wearing(spoil: () => void) {
		await visitor?.[Symbol.asyncDispose]();
		visitor = await openContext(browser, { hallUrl: site.url, viewport: { width: 480, height: 300 } });
		await installHeadset(visitor.context);
		await visitor.context.addInitScript(spoil);
		const page = await visitor.context.newPage();
		await page.goto("/");
		await page.waitForFunction(() => globalThis.xrTestPage?.xr.status.getState().status === "available");
		return { page, headset: new Headset(page) };
	}

	it("[XR17] a headset that refuses is told why, and may be asked again", async () => {
		const { page, headset } = await wearing(() => {
			const { xr } = navigator;
			const request = xr!.requestSession.bind(xr);
			let asked = 0;
			xr!.requestSession = (...options) =>
				++asked === 1 ? Promise.reject(new DOMException("The wearer said no", "NotAllowedError")) : request(...options);
		});
		const before = await page.evaluate(() => xrTestPage.count());
		await page.click("#enter");
		await page.waitForFunction(() => xrTestPage.xr.status.getState().status === "failed");
		expect(await page.evaluate(() => xrTestPage.xr.status.getState())).toMatchObject({ message: "The wearer said no" });
		await expect.poll(() => page.evaluate(() => xrTestPage.count())).toEqual(before);
		await headset.enter("#enter");
		await page.waitForFunction(() => xrTestPage.xr.status.getState().status === "inside");
	});

	it("[XR18] without a floor of its own a headset stands on the hall's, with eyes as high as on a screen", async () => {
		const { page, headset } = await wearing(() => {
			const request = XRSession.prototype.requestReferenceSpace;
			XRSession.prototype.requestReferenceSpace = function (type) {
				if (type === "local-floor") return Promise.reject(new DOMException("no floor", "NotSupportedError"));
				if (type !== "local") return request.call(this, type);
				// The emulator's own forgets where the head was before the first frame.
				const { x, y, z } = pavilionHeadset.position;
				const head = new XRRigidTransform({ x, y, z });
				return request.call(this, "local-floor").then((floor) => floor.getOffsetReferenceSpace(head));
			};
		});
		// "local" begins where the head is, wherever that is.
		await headset.moveHead({ position: { x: 0.4, y: 0.7, z: 0.2 }, yaw: 0 });
		await headset.enter("#enter");
		await page.waitForFunction(() => Math.abs(xrTestPage.walking.rig.head.position.y - 1.6) < 0.02);
		const feet = await page.evaluate(() => ({ ...xrTestPage.walking.rig.feet }));
		expect(feet).toMatchObject({ x: expect.closeTo(0, 1), z: expect.closeTo(6, 1) });
	});

	it("[XR19] a controller that nobody has a model of points and presses as any other", async () => {
		const { page, headset } = await wearing(() => {
			Object.defineProperty(XRInputSource.prototype, "profiles", { get: () => ["acme-wand-9000"] });
		});
		await headset.moveController("right", { position: { x: 0.2, y: 1.3, z: -0.3 }, pitch: -0.6 });
		await headset.enter("#enter");
		await page.waitForFunction(() => xrTestPage.hall.scene.getMeshByName("xr.laser.dot")?.isEnabled());
		const jump = await page.evaluate(() => xrTestPage.walking.rig.jump);
		await headset.click("right");
		await page.waitForFunction((before) => xrTestPage.walking.rig.jump === before + 1, jump);
	});

	it("[XR20] one controller is enough, and none harms nothing", async () => {
		const { page, headset } = await wearing(() => {});
		await headset.connect("left", false);
		await headset.moveController("right", { position: { x: 0.2, y: 1.3, z: -0.3 }, pitch: 0 });
		await headset.enter("#enter");
		await page.waitForFunction(() => xrTestPage.walking.rig.right.tracked && !xrTestPage.walking.rig.left.tracked);
		const jump = await page.evaluate(() => xrTestPage.walking.rig.jump);
		await headset.pushThumbstick("right", 0, -1);
		await headset.frames(2);
		await headset.pushThumbstick("right", 0, 0);
		await page.waitForFunction((before) => xrTestPage.walking.rig.jump === before + 1, jump);
		// Put down while it aims: nobody is moved.
		await headset.pushThumbstick("right", 0, -1);
		await headset.frames(2);
		await headset.connect("right", false);
		await headset.frames(3);
		expect(await page.evaluate(() => xrTestPage.walking.rig.jump)).toBe(jump + 1);
		expect(await page.evaluate(() => xrTestPage.walking.rig.right.tracked)).toBe(false);
		await headset.connect("right", true);
		await page.waitForFunction(() => xrTestPage.walking.rig.right.tracked);
	});

	it("[XR21] a headset that has lost its bearings says so until it has them again", async () => {
		const { page, headset } = await wearing(() => {
			Object.assign(globalThis, { isLost: false });
			Object.defineProperty(XRViewerPose.prototype, "emulatedPosition", {
				get: () => (globalThis as unknown as { isLost: boolean }).isLost,
			});
		});
		await headset.enter("#enter");
		const isSaid = () => page.evaluate(() => !!xrTestPage.hall.scene.getMeshByName("xr.notice")?.isEnabled());
		await headset.frames(3);
		expect(await isSaid()).toBe(false);
		await page.evaluate(() => Object.assign(globalThis, { isLost: true }));
		await expect.poll(isSaid).toBe(true);
		await page.evaluate(() => Object.assign(globalThis, { isLost: false }));
		await expect.poll(isSaid).toBe(false);
	});
});
