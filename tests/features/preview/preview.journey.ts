import type { Browser, BrowserContext, Page } from "playwright-core";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { EXHIBITS_OF_SLOT } from "#shared/features/booths/BoothDocument.ts";
import type { BoothContent, PublishedHall } from "#shared/features/event/PublishedHall.ts";
import { launchBrowser } from "#tests/harness/browser.ts";
import { type HallHarness, startHall } from "#tests/harness/hall.ts";
import { copySampleEvents, type SampleEvents } from "#tests/harness/sampleEvents.ts";
import { servePage } from "#tests/harness/servePage.ts";
import type { Site } from "#tests/harness/startSite.ts";
import type { ShownPreview } from "./page/PreviewsPage.ts";

/** So few that all are near enough, wherever one looks from. */
const BOOTHS = 3;

describe("previews of a draft in a browser", () => {
	let events: SampleEvents;
	let hall: HallHarness;
	let served: Site;
	let browser: Browser;
	let context: BrowserContext;
	let page: Page;
	let published: PublishedHall;
	const asked: string[] = [];
	const foreign: string[] = [];

	beforeAll(async () => {
		events = await copySampleEvents((event) => ({
			...event,
			halls: event.halls.map((whole) => ({ ...whole, booths: whole.booths.slice(0, BOOTHS) })),
		}));
		hall = await startHall({ sampleEvents: events.folder });
		served = await servePage(new URL("./page/", import.meta.url), hall.origin);
		browser = await launchBrowser();
		context = await browser.newContext({ viewport: { width: 480, height: 360 } });
		const index = `/api/events/${hall.eventId}/halls/${hall.hallId}`;
		published = (await (await fetch(hall.origin + index)).json()) as PublishedHall;
	});

	afterAll(async () => {
		await browser?.close();
		await served?.[Symbol.asyncDispose]();
		await hall?.stop();
		await events?.[Symbol.asyncDispose]();
	});

	beforeEach(async () => {
		await page?.close();
		page = await context.newPage();
		page.on("request", (request) => {
			const { origin, protocol, pathname } = new URL(request.url());
			if (protocol.startsWith("http") && origin !== served.url) foreign.push(request.url());
			if (pathname.startsWith("/content/")) asked.push(pathname);
		});
		await page.goto(`${served.url}/?language=en`);
		await page.waitForFunction("window.previewsPage", undefined, { timeout: 60_000 });
		asked.length = 0;
	});

	const show = (shown: ShownPreview) => page.evaluate((what) => window.previewsPage!.show(what), shown);
	/** Nothing is coming in any more. */
	async function settled(): Promise<void> {
		await page.locator("[data-preview] button").first().waitFor({ timeout: 60_000 });
		// Told a little after it began.
		await page.waitForTimeout(1_500);
		await expect.poll(() => page.locator("[data-preview] output").count(), { timeout: 90_000 }).toBe(0);
	}
	const contentOf = async (address: string) => (await (await fetch(hall.origin + address)).json()) as BoothContent;

	it("[PREVIEW1] a hall comes in as visitors see it; of one that changed only what changed is asked for", async () => {
		await show({ what: "hall", published });
		await settled();
		expect(asked.filter((path) => path.endsWith(".json")).sort()).toEqual(
			published.booths.map(({ content }) => content).sort(),
		);
		const edited = published.booths[1]!;
		const content = { ...(await contentOf(edited.content)), keywords: ["changed"] };
		await page.route("**/content/edited.json", (route) => route.fulfill({ json: content }));
		asked.length = 0;
		const booths = published.booths.map((booth) =>
			booth === edited ? { ...booth, revision: 9, content: "/content/edited.json" } : booth,
		);
		await show({ what: "hall", published: { ...published, booths } });
		await expect
			.poll(() => asked.filter((path) => path.endsWith(".json")), { timeout: 60_000 })
			.toEqual(["/content/edited.json"]);
		expect(foreign).toEqual([]);
	});

	it("[PREVIEW6] as on a headset it says what a view costs, and stays within what one draws", async () => {
		await show({ what: "hall", published });
		await settled();
		await page.getByLabel("As on a headset").check();
		const stats = page.locator("[data-preview-stats]");
		await expect.poll(() => stats.textContent(), { timeout: 30_000 }).toMatch(/Draws[1-9]\d? of 100/);
		expect(await stats.textContent()).toContain("draws this smoothly");
	});

	it("[PREVIEW7] an empty slot can be tapped; what is typed is seen without reading a model again", async () => {
		const content = await contentOf(published.booths[0]!.content);
		const [gone] = Object.keys(content.exhibits);
		const { [gone!]: _left, ...exhibits } = content.exhibits;
		const slots = content
			.template!.slots.filter(({ kind }) => EXHIBITS_OF_SLOT[kind].length > 0)
			.map((slot) => ({ slot, label: slot.name, isEmpty: slot.name === gone }));
		const shown = { ...content, exhibits };
		await show({ what: "booth", content: shown, slots });
		await settled();
		await page.locator(`button[data-slot="${gone}"]`).dispatchEvent("click");
		expect(await page.evaluate(() => window.previewsPage!.tapped)).toEqual([gone]);
		asked.length = 0;
		const colours = { primary: "#7a1fa2", secondary: "#222222", accent: "#ffd54f" };
		await show({ what: "booth", content: { ...shown, colours, name: { "zh-CN": "新", en: "New" } }, slots });
		await settled();
		expect(asked.filter((path) => path.endsWith(".glb"))).toEqual([]);
	});

	it("[PREVIEW5] a preview that is closed leaves nothing behind", async () => {
		const model = Object.values((await contentOf(published.booths[0]!.content)).exhibits).find(
			(exhibit) => exhibit.kind === "model",
		);
		for (const shown of [
			{ what: "hall", published },
			{ what: "model", address: model!.model },
		] satisfies ShownPreview[]) {
			await show(shown);
			await page.locator("[data-preview] canvas").waitFor();
			await expect.poll(() => page.evaluate(() => window.previewsPage!.held()), { timeout: 60_000 }).toBe(2);
			await page.evaluate(() => window.previewsPage!.clear());
			await expect.poll(() => page.evaluate(() => window.previewsPage!.held())).toBe(0);
		}
	});
});
