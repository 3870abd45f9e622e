import type { Browser } from "playwright-core";
import { afterAll, beforeAll, expect, it, onTestFailed } from "vitest";
import { launchBrowser } from "#tests/harness/browser.ts";
import { type HallHarness, startHall } from "#tests/harness/hall.ts";
import { type EventInput, publish } from "#tests/harness/publish.ts";
import { copySampleEvents } from "#tests/harness/sampleEvents.ts";
import { Visitor } from "#tests/harness/Visitor.ts";

interface Held {
	readonly shown: readonly string[];
	readonly meshes: number;
	readonly textures: number;
	readonly materials: number;
	readonly geometries: number;
	readonly lights: number;
}

declare function pavilionInspect(): {
	readonly feet: { readonly x: number; readonly z: number };
	readonly heading: number;
	readonly coming: number;
	readonly held: Held;
	meets(x: number, y: number): { readonly kind: string } | undefined;
	teleport(x: number, z: number, heading: number): Promise<void>;
};

let browser: Browser;
beforeAll(async () => {
	browser = await launchBrowser();
});
afterAll(() => browser?.close());

/** Four booths far from the entrance, nothing else, and a second hall. */
async function startTwoHalls(): Promise<HallHarness> {
	await using samples = await copySampleEvents((event) => {
		const [hall] = event.halls;
		const { id, name, arrival, booths } = hall!;
		const size = { width: 30, depth: 30, height: 7 };
		const row = booths.slice(0, 4).map((booth, i) => ({ ...booth, x: -9 + i * 6, z: -11, rotation: 0 }));
		const at = { x: 0, z: 9, radius: 2, heading: 0 };
		const passages = (to: string) => [{ x: 10, z: 6, rotation: -Math.PI / 2, width: 2.4, to }];
		return {
			...event,
			halls: [
				{ id, name, size, arrival: { ...arrival, ...at }, booths: row, passages: passages("annex") },
				{
					id: "annex",
					name: { "zh-CN": "附楼", en: "The Annex" },
					size: { width: 20, depth: 20, height: 6 },
					arrival: { ...at, z: 7 },
					booths: [],
					passages: [{ x: -6, z: 0, rotation: Math.PI / 2, width: 2.4, to: id }],
				},
			],
		};
	});
	return await startHall({ sampleEvents: samples.folder });
}

it("[LIVE10] booths come and move round a visitor who stays where they are, and is told so", async () => {
	await using hall = await startTwoHalls();
	await using ada = await Visitor.open(browser, { hallUrl: hall.origin, name: "Ada" });
	const { page } = ada;
	onTestFailed(() => console.log(ada.problems));
	await ada.enter("/?inspect");
	await ada.drawAt(12);
	const inspect = () =>
		page.evaluate(() => {
			const { feet, heading, coming, held } = pavilionInspect();
			return { feet: { ...feet }, heading, coming, held };
		});
	await page.evaluate(() => Object.assign(globalThis, { samePage: true }));
	await page.evaluate(() => pavilionInspect().teleport(0, 4, 0));
	await expect.poll(async () => (await inspect()).coming, { timeout: 60_000 }).toBe(0);
	const before = await inspect();
	const change = (to: (hall: EventInput["halls"][number]) => void) => publish(hall, (event) => to(event.halls[0]!));

	// A booth appears and another one moves; nobody is moved, and nothing of the page was loaded again.
	const publishedAtMs = performance.now();
	await change((shown) => {
		shown.booths.push({ boothId: "brand-new", number: "N1", x: 4, z: 0 });
		shown.booths[0] = { ...shown.booths[0]!, x: -5, z: -1 };
	});
	await ada.reads(ada.t("hallNews.changed"));
	await ada.reads(/Booth N1|has moved/);
	expect(performance.now() - publishedAtMs).toBeLessThan(10_000);
	const after = await inspect();
	expect(after.feet).toEqual(before.feet);
	await ada.show("map");
	await ada.panel.getByRole("button", { name: "Booth N1" }).waitFor();
	await ada.closePanel();
	ada.expectNothingOdd();
}, 300_000);
