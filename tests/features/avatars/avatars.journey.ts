import type { Browser, Page } from "playwright-core";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { launchBrowser, openContext, type WatchedContext } from "#tests/harness/browser.ts";
import { servePage } from "#tests/harness/servePage.ts";
import type { Site } from "#tests/harness/startSite.ts";
import type { AvatarsTestPage } from "./page/page.ts";

declare global {
	var avatarsTestPage: AvatarsTestPage;
}

const DROPPED = 16;
const HAND_RAISED = 2;

describe("seeing others", () => {
	let site: Site;
	let browser: Browser;
	let visitor: WatchedContext;
	let page: Page;
	const problems: string[] = [];

	beforeAll(async () => {
		site = await servePage(new URL("./page/", import.meta.url));
		browser = await launchBrowser();
	});
	beforeEach(async () => {
		visitor = await openContext(browser, { hallUrl: site.url, viewport: { width: 480, height: 320 } });
		page = await visitor.context.newPage();
		page.on("pageerror", (error) => problems.push(error.message));
		page.on("console", (message) => {
			if (message.type() === "error") problems.push(message.text());
		});
		await page.goto("/");
		await page.waitForFunction(() => globalThis.avatarsTestPage !== undefined);
	});
	afterEach(async () => {
		expect(problems.splice(0)).toEqual([]);
		visitor.expectNoForeignRequests();
		await visitor[Symbol.asyncDispose]();
	});
	afterAll(async () => {
		await browser?.close();
		await site?.[Symbol.asyncDispose]();
	});

	it("[AVATAR1] a crowd of 500, with names, speech and reactions, takes at most 8 draws", async () => {
		const draws = await page.evaluate(async () => {
			for (let slot = 0; slot < 500; slot++) {
				const distance = 2 + slot * 0.1;
				const angle = ((slot * 0.618) % 1) - 0.5;
				const x = Math.sin(angle) * distance;
				const z = -Math.cos(angle) * distance;
				avatarsTestPage.add({ slot, x, z, marks: slot % 5 === 0 ? 2 : 0 });
			}
			for (let slot = 0; slot < 500; slot += 7) {
				avatarsTestPage.avatars.say(`v${slot}`, `Hello 你好 ${slot}`);
				avatarsTestPage.avatars.react(`v${slot + 1}`, "party");
			}
			return avatarsTestPage.draw(40);
		});
		expect(draws).toBeGreaterThan(4);
		expect(draws).toBeLessThanOrEqual(8);
	});

	it("[AVATAR2] nobody is drawn before their first pose, after they left, or while their connection is dropped", async () => {
		const covered = await page.evaluate(async (dropped) => {
			const { add, addUnplaced, change, remove, draw, covered } = avatarsTestPage;
			const shares: Record<string, number> = {};
			const note = async (what: string) => {
				await draw(40);
				shares[what] = await covered();
			};
			addUnplaced(7);
			await note("unplaced");
			add({ slot: 1, x: 0, z: -3 });
			await note("here");
			change({ slot: 1, x: 0, z: -3, marks: dropped });
			await note("dropped");
			change({ slot: 1, x: 0, z: -3 });
			await note("back");
			remove(1);
			await note("left");
			return shares;
		}, DROPPED);
		expect(covered.unplaced).toBe(0);
		expect(covered.here).toBeGreaterThan(0.03);
		expect(covered.dropped).toBe(0);
		expect(covered.back).toBeCloseTo(covered.here!, 2);
		expect(covered.left).toBe(0);
	});

	it("[AVATAR3] someone inside one's personal space fades, and is gone before they are in one's face", async () => {
		// The middle of the picture, where a body is before the eyes at any of these distances.
		const middle = await page.evaluate(async () => {
			const { add, change, draw, covered } = avatarsTestPage;
			const shares: number[] = [];
			add({ slot: 1, x: 0, z: -1.2 });
			for (const distance of [1.2, 0.85, 0.6, 0.45, 0.25]) {
				change({ slot: 1, x: 0, z: -distance });
				await draw(40);
				shares.push(await covered(0.45, 0.45, 0.55, 0.55));
			}
			return shares;
		});
		expect(middle[0]).toBe(1);
		expect(middle[1]).toBe(1);
		expect(middle[2]).toBeGreaterThan(0.3);
		expect(middle[2]).toBeLessThan(0.9);
		expect(middle[3]).toBeLessThan(middle[2]!);
		expect(middle[4]).toBe(0);
	});

	it("[AVATAR4] a raised hand is seen beside the head", async () => {
		const shares = await page.evaluate(async (handRaised) => {
			const { add, change, draw, covered } = avatarsTestPage;
			// Beside the head, where there is sky while the arms hang: their right is our left.
			const beside = () => covered(0.3, 0.28, 0.44, 0.5);
			add({ slot: 1, x: 0, z: -2, name: " " });
			await draw(40);
			const hanging = await beside();
			change({ slot: 1, x: 0, z: -2, name: " ", marks: handRaised });
			await draw(40);
			return { hanging, raised: await beside() };
		}, HAND_RAISED);
		expect(shares.raised).toBeGreaterThan(shares.hanging + 0.05);
	});

	it("[AVATAR5] a name is drawn within 12 m and not beyond; a line of chat for six seconds", async () => {
		await page.evaluate(() => avatarsTestPage.add({ slot: 1, x: 0, z: -4, name: "漕河泾的李晓明 Xiaoming" }));
		// Names wait for their letters.
		await page.waitForFunction(async () => {
			await avatarsTestPage.draw(2);
			// Beside the head, at the height of the name.
			return (await avatarsTestPage.covered(0.41, 0.37, 0.45, 0.44)) > 0.3;
		});
		const shares = await page.evaluate(async () => {
			const { avatars, change, draw, covered } = avatarsTestPage;
			const above = () => covered(0.42, 0.29, 0.58, 0.36);
			const before = await above();
			avatars.say("v1", "The twin of the bridge is at booth B12, come and see");
			while ((await above()) < before + 0.3) await draw(2);
			await draw(150);
			const inFiveSeconds = await above();
			await draw(60);
			const inSevenSeconds = await above();
			change({ slot: 1, x: 0, z: -13, name: "漕河泾的李晓明 Xiaoming" });
			await draw(4);
			const far = await covered(0.41, 0.37, 0.45, 0.5);
			return { before, inFiveSeconds, inSevenSeconds, far };
		});
		expect(shares.inFiveSeconds).toBeGreaterThan(shares.before + 0.3);
		expect(shares.inSevenSeconds).toBeCloseTo(shares.before, 3);
		expect(shares.far).toBe(0);
	});

	it("[AVATAR6] pointing at a body means its visitor", async () => {
		const targets = await page.evaluate(async () => {
			const { add, draw, pointAt } = avatarsTestPage;
			add({ slot: 1, x: 0, z: -4 });
			add({ slot: 2, x: 0.1, z: -6 });
			await draw(40);
			return [pointAt(0, 1, -4), pointAt(2, 1, -4)];
		});
		expect(targets).toEqual(["v1", null]);
	});

	it("[AVATAR8] of a crowd no more than the nearest fifty and a quarter of the others are looked up in a frame", async () => {
		const reads = await page.evaluate(async () => {
			const { add, draw, reads } = avatarsTestPage;
			for (let slot = 0; slot < 250; slot++) {
				const distance = 3 + slot * 0.15;
				add({ slot, x: Math.sin(slot) * distance * 0.3, z: -distance });
			}
			await draw(20);
			reads();
			await draw(8);
			return reads();
		});
		expect(reads).toBeGreaterThanOrEqual(8 * 50);
		expect(reads).toBeLessThanOrEqual(8 * 50 + 2 * 200);
	});

	it("[AVATAR8] far off somebody walks evenly, though they are looked up in every fourth frame only", async () => {
		const { steps, reads } = await page.evaluate(async () => {
			const { add, draw, middles, reads } = avatarsTestPage;
			add({ slot: 1, x: -20, z: -46, name: " ", metresPerFrame: 0.2 });
			await draw(40);
			reads();
			const found = await middles(24);
			return { steps: found.slice(1).map((x, i) => x - found[i]!), reads: reads() };
		});
		expect(reads).toBe(24 / 4);
		const mean = steps.reduce((sum, step) => sum + step, 0) / steps.length;
		expect(mean).toBeGreaterThan(0.5);
		for (const step of steps) expect(Math.abs(step - mean)).toBeLessThan(0.75);
	});

	it("leaves nothing behind when it stops", async () => {
		const { before, after } = await page.evaluate(async () => {
			const { add, avatars, draw, made, nothingMade } = avatarsTestPage;
			add({ slot: 1, x: 0, z: -4 });
			await draw(40);
			avatars.stop();
			await draw(2);
			return { before: nothingMade, after: made() };
		});
		expect(after).toEqual(before);
	});

	it("shows the avatar one is dressing in a canvas of its own", async () => {
		const painted = await page.evaluate(async () => {
			const canvas = document.createElement("canvas");
			canvas.style.cssText = "position:fixed;inset:0;width:240px;height:320px";
			document.body.append(canvas);
			const look = { body: 1, colour: 2, accent: 1, face: 0, badge: 1 };
			const preview = avatarsTestPage.mount(canvas, look);
			/** Red and blue of the coat, once it is drawn. */
			const coat = async (isThere: (red: number, blue: number) => boolean) => {
				for (;;) {
					await new Promise(requestAnimationFrame);
					const copy = new OffscreenCanvas(canvas.width, canvas.height).getContext("2d")!;
					copy.drawImage(canvas, 0, 0);
					const { data } = copy.getImageData(canvas.width / 2, Math.floor(canvas.height * 0.62), 1, 1);
					if (data[3]! > 200 && isThere(data[0]!, data[2]!)) return { red: data[0]!, blue: data[2]! };
				}
			};
			const red = await coat((red, blue) => red > blue);
			preview.update({ ...look, colour: 0 });
			const blue = await coat((red, blue) => blue > red);
			preview.dispose();
			return { red, blue };
		});
		expect(painted.red.red).toBeGreaterThan(120);
		expect(painted.blue.blue).toBeGreaterThan(120);
	});
});
