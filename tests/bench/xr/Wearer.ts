import type { Browser, CDPSession, Page } from "playwright-core";
import { openContext, type WatchedContext } from "#tests/harness/browser.ts";
import { Headset, type HeadsetName, installHeadset } from "#tests/harness/iwer.ts";
import { type Drawing, type FrameCost, installFrameProbe } from "./FrameProbe.ts";

/**
 * What both eyes are drawn into: so small that it matters little who draws it, and as wide as a Quest looks, 110° by 96°,
 * because what is not seen is not drawn.
 */
const EYES = { width: 144, height: 56, fovy: (96 * Math.PI) / 180 } as const;
/** What is looked at has come in when nothing was wanted for so long. */
const QUIET_MS = 1_200;
const COMES_IN_WITHIN_MS = 60_000;
const PATIENCE_MS = 180_000;
/** The fullest that a headset is drawn with: a busy machine must not make the figures better by stepping down. */
const LEVEL = "medium";
const HOLD_EVERY_MS = 50;
const HEADSET_HZ = 72;
/** While booths come in: what draws here is what also unpacks them. */
const LOADING_HZ = 8;
/** So slowly that who draws is done before the next frame. */
const TIMING_HZ = 12;
/** Frames that a figure is the dearest of. */
const COUNTED_FRAMES = 4;

export interface Cost {
	readonly drawCallsPerView: number;
	readonly trianglesPerView: number;
	readonly views: number;
	readonly waits: number;
}

/** Somebody in the hall with an emulated headset on, both controllers in hand. */
export class Wearer implements AsyncDisposable {
	readonly page: Page;
	readonly headset: Headset;
	readonly errors: string[];
	readonly #watched: WatchedContext;

	private constructor(page: Page, watched: WatchedContext, errors: string[]) {
		this.page = page;
		this.headset = new Headset(page);
		this.errors = errors;
		this.#watched = watched;
	}

	static async enter(browser: Browser, origin: string, device: HeadsetName): Promise<Wearer> {
		const watched = await openContext(browser, {
			hallUrl: origin,
			locale: "en-GB",
			viewport: { width: 800, height: 500 },
			storageState: {
				cookies: [],
				origins: [{ origin, localStorage: [{ name: "pavilion.first-steps-seen", value: "true" }] }],
			},
		});
		watched.context.setDefaultTimeout(PATIENCE_MS);
		await installHeadset(watched.context, device);
		await watched.context.addInitScript(installFrameProbe);
		const page = await watched.context.newPage();
		const errors: string[] = [];
		page.on("pageerror", ({ message }) => errors.push(message));
		await page.goto("/?inspect");
		await page.getByLabel("Your name", { exact: true }).fill("Ada");
		await page.locator("form button[type=submit]").click();
		await page.locator("[data-dock=vr]:not([aria-expanded])").waitFor();
		await page.evaluate((fovy) => {
			pavilionHeadset.stereoEnabled = true;
			pavilionHeadset.fovy = fovy;
		}, EYES.fovy);
		const wearer = new Wearer(page, watched, errors);
		const { headset } = wearer;
		await headset.moveController("left", { position: { x: -0.25, y: 1.25, z: -0.4 }, yaw: 0, pitch: -0.2 });
		await headset.moveController("right", { position: { x: 0.25, y: 1.25, z: -0.4 }, yaw: 0, pitch: -0.2 });
		await headset.enter("[data-dock=vr]");
		await page.waitForFunction(() => !!pavilionInspect().speed);
		// Only now: so small a page has no room for the button.
		await page.setViewportSize({ width: EYES.width, height: EYES.height });
		await page.evaluate(
			([level, everyMs, hertz]) => {
				xrProbe.keepPace(hertz);
				// Looked up once: what inspecting allocates is no part of the product's frames.
				const { drawAt } = pavilionInspect();
				setInterval(() => drawAt(level), everyMs);
			},
			[LEVEL, HOLD_EVERY_MS, HEADSET_HZ] as const,
		);
		return wearer;
	}

	/** Stands there with everything in that belongs there. */
	async standAt(x: number, z: number, heading: number): Promise<void> {
		await this.page.evaluate(([x, z, heading]) => pavilionInspect().teleport(x, z, heading), [x, z, heading] as const);
		await this.page.evaluate(
			([quietMs, withinMs, loadingHz, headsetHz]) =>
				new Promise<void>((resolve) => {
					xrProbe.keepPace(loadingHz);
					const began = performance.now();
					let busyMs = began;
					const look = setInterval(() => {
						const now = performance.now();
						if (pavilionInspect().coming > 0) busyMs = now;
						if (now - busyMs < quietMs && now - began < withinMs) return;
						clearInterval(look);
						xrProbe.keepPace(headsetHz);
						resolve();
					}, 100);
				}),
			[QUIET_MS, COMES_IN_WITHIN_MS, LOADING_HZ, HEADSET_HZ] as const,
		);
	}

	/** From where one stands, another way; everything is in already. */
	async lookTowards(heading: number): Promise<void> {
		await this.page.evaluate((heading) => {
			const { feet, teleport } = pavilionInspect();
			return teleport(feet.x, feet.z, heading);
		}, heading);
		await this.frames(3);
	}

	async cost(): Promise<Cost> {
		const { draws, triangles, views, waits }: FrameCost = await this.page.evaluate(
			(frames) => xrProbe.count(frames),
			COUNTED_FRAMES,
		);
		return {
			drawCallsPerView: Math.round(draws / views),
			trianglesPerView: Math.round(triangles / views),
			views,
			waits,
		};
	}

	/** The page's own work for so many frames, each begun when the one before has been drawn. */
	async time(frames: number): Promise<{ readonly scriptMs: readonly number[]; readonly waits: number }> {
		await this.draw("one triangle");
		await this.page.evaluate((hertz) => xrProbe.keepPace(hertz), TIMING_HZ);
		const timed = await this.page.evaluate((frames) => xrProbe.time(frames), frames);
		await this.page.evaluate((hertz) => xrProbe.keepPace(hertz), HEADSET_HZ);
		await this.draw("all");
		return timed;
	}

	frames(count: number): Promise<void> {
		return this.page.evaluate((count) => xrProbe.frames(count), count);
	}

	draw(how: Drawing): Promise<void> {
		return this.page.evaluate((how) => xrProbe.draw(how), how);
	}

	/** The menu on the wrist. */
	async openMenu(): Promise<void> {
		await this.headset.click("left", "x-button");
		await this.page.waitForFunction(() => pavilionInspect().controls.some(({ surface }) => surface.includes("wrist")));
		await this.frames(10);
	}

	/** One of the open menu's pages. */
	async openPage(name: string): Promise<void> {
		await this.headset.pressControl(name, "wrist");
		await this.page.waitForFunction(() => pavilionInspect().controls.some(({ surface }) => surface.includes("panel")));
		await this.frames(10);
	}

	/** The quality that is drawn with: figures are of the fullest only. */
	level(): Promise<string | undefined> {
		return this.page.evaluate(() => pavilionInspect().speed?.level);
	}

	textureBytes(): Promise<number> {
		return this.page.evaluate(() => pavilionInspect().textureBytes);
	}

	devtools(): Promise<CDPSession> {
		return this.#watched.context.newCDPSession(this.page);
	}

	async [Symbol.asyncDispose](): Promise<void> {
		await this.#watched[Symbol.asyncDispose]();
	}
}
