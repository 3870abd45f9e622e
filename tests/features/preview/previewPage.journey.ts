import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { createPreviewLink, revokePreviewLink } from "#shared/features/publishing/publishingEndpoints.ts";
import { launchBrowser } from "#tests/harness/browser.ts";
import { expectNothingSerious } from "#tests/harness/expectNothingSerious.ts";
import { type HallHarness, startHall } from "#tests/harness/hall.ts";

describe("the page that a link to a draft opens", () => {
	let hall: HallHarness;
	let browser: Browser;
	let page: Page;

	beforeAll(async () => {
		hall = await startHall();
		browser = await launchBrowser();
		page = await browser.newPage({ viewport: { width: 390, height: 700 }, locale: "en" });
	});

	afterAll(async () => {
		await browser?.close();
		await hall?.stop();
	});

	it("[PREVIEW8] shows the draft's halls, says that it is one, in both languages, and when the link has ended", async () => {
		const organizer = await hall.signIn("organizer");
		const params = { eventId: hall.eventId };
		const link = await organizer.call(createPreviewLink, { params, body: { days: 3 } });
		await page.goto(local(hall.origin) + link.address);
		await page.getByText("This is a draft").waitFor({ timeout: 60_000 });
		await page.locator("[data-preview] canvas").waitFor({ timeout: 60_000 });
		const until = new Intl.DateTimeFormat("en", { dateStyle: "long" }).format(link.expiresAtMs);
		expect(await page.locator("header").textContent()).toContain(until);
		await page.getByText("中文").click();
		await page.getByText("这是草稿").waitFor();
		await expectNothingSerious(page, "the preview page");

		await organizer.call(revokePreviewLink, { params: { ...params, previewId: link.id } });
		await page.reload();
		await page.getByText("此预览已结束").waitFor({ timeout: 30_000 });
		expect(await page.locator("canvas").count()).toBe(0);
	});

	it("[PREVIEW8] a link that nobody gave says the same", async () => {
		await page.goto(`${local(hall.origin)}/preview/no-such-link`);
		await page.getByText("此预览已结束").waitFor({ timeout: 30_000 });
	});
});

/** Babylon's XR throws on other hosts of plain http. */
function local(origin: string): string {
	return origin.replace("127.0.0.1", "localhost");
}
