import type { BrowserContext, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { createEvent } from "#shared/features/event/eventEndpoints.ts";
import { launchBrowser } from "#tests/harness/browser.ts";
import type { ConsoleUser } from "#tests/harness/ConsoleUser.ts";
import { expectNothingSerious } from "#tests/harness/expectNothingSerious.ts";
import { type HallHarness, startHall } from "#tests/harness/hall.ts";
import { model, picture } from "./files.ts";

let hall: HallHarness;
let browser: Awaited<ReturnType<typeof launchBrowser>>;
let boothId: string;

beforeAll(async () => {
	hall = await startHall();
	browser = await launchBrowser();
	boothId = hall.pavilion.library.boothIds(hall.eventId)![0]!;
}, 180_000);

afterAll(async () => {
	await browser?.close();
	await hall?.stop();
});

const errors: string[] = [];

async function signedIn(user: ConsoleUser): Promise<{ context: BrowserContext; page: Page }> {
	const context = await browser.newContext({
		baseURL: hall.origin,
		locale: "en-GB",
		viewport: { width: 1280, height: 900 },
	});
	await context.addCookies([user.cookieAt(hall.origin)]);
	const page = await context.newPage();
	page.on("pageerror", (error) => errors.push(error.message));
	return { context, page };
}

describe("[MEDIA18] in the console", () => {
	it("an organizer uploads, finds, compares, renames and removes; a wrong file is told why", async () => {
		const { context, page } = await signedIn(await hall.signIn("organizer"));
		await page.goto(`/console/events/${hall.eventId}/media`);
		await page.getByRole("heading", { level: 1, name: "Media" }).waitFor({ timeout: 60_000 });
		// What came with the event stands there already.
		await page
			.getByRole("button", { name: /^Actions for .*(Mantide|漫潮)/ })
			.first()
			.waitFor();

		const choose = page.locator("input[type=file]");
		await choose.setInputFiles([
			{ name: "Robot at work.jpg", mimeType: "image/jpeg", buffer: await picture(1600, 1000).jpeg().toBuffer() },
			{ name: "logo.png", mimeType: "image/png", buffer: Buffer.from("<svg onload='alert(1)'/>") },
		]);
		await page.getByText("1600 × 1000").waitFor({ timeout: 60_000 });
		await page.getByText("This file is not of a kind that is taken here").waitFor({ timeout: 60_000 });

		await page.getByText("3D model", { exact: true }).first().click();
		await choose.setInputFiles([
			{ name: "gear.glb", mimeType: "model/gltf-binary", buffer: await model({ pieces: 12, steps: 60 }) },
		]);
		const gear = page.getByRole("listitem").filter({ has: page.getByRole("button", { name: "Actions for gear" }) });
		await gear.getByText(/triangles/).waitFor({ timeout: 90_000 });
		await expectNothingSerious(page, "media");

		await page.getByRole("button", { name: "Actions for gear" }).click();
		await page.getByRole("menuitem", { name: "Compare with the original" }).click();
		const comparison = page.getByRole("dialog", { name: "gear" });
		await comparison.getByText("Its place allows").waitFor();
		await comparison.locator("canvas").nth(1).waitFor({ timeout: 60_000 });
		await page.keyboard.press("Escape");

		await page.getByRole("button", { name: "Actions for Robot at work" }).click();
		await page.getByRole("menuitem", { name: "Rename" }).click();
		await page.getByLabel("Title").fill("Robot");
		await page.keyboard.press("Enter");
		await page.getByRole("button", { name: "Actions for Robot", exact: true }).click();
		await page.getByRole("menuitem", { name: "Remove" }).click();
		await page.getByRole("dialog").getByRole("button", { name: "Remove" }).click();
		await page.getByText("1600 × 1000").waitFor({ state: "detached" });
		expect(errors).toEqual([]);
		await context.close();
	}, 240_000);

	it("an event without a file says so", async () => {
		const owner = await hall.signIn("owner");
		const title = { "zh-CN": "空", en: "Empty" };
		await owner.call(createEvent, { body: { eventId: "empty-fair", title } });
		const { context, page } = await signedIn(owner);
		await page.goto("/console/events/empty-fair/media");
		await page.getByText("Nothing was uploaded yet").waitFor({ timeout: 60_000 });
		await context.close();
	}, 120_000);

	it("an exhibitor fills a place of their form by keyboard, and sees what the booth takes of its hall", async () => {
		const { context, page } = await signedIn(await hall.signIn("exhibitor", { boothId }));
		await page.goto(`/console/events/${hall.eventId}/booths/${boothId}`);
		await page.getByText("Within its share of the hall").waitFor({ timeout: 60_000 });
		const logo = page.locator("[data-field=logo]");
		await logo.getByRole("button", { name: /Replace/ }).focus();
		await page.keyboard.press("Enter");
		await logo
			.locator("input[type=file]")
			.setInputFiles([{ name: "mark.png", mimeType: "image/png", buffer: await picture(300, 300).png().toBuffer() }]);
		await logo.getByText("mark", { exact: true }).waitFor({ timeout: 60_000 });
		await logo.getByText("300 × 300").waitFor();
		await page.goto(`/console/events/${hall.eventId}/booths/${boothId}?tab=media`);
		await page.getByText("mark", { exact: true }).waitFor({ timeout: 60_000 });
		expect(errors).toEqual([]);
		await context.close();
	}, 240_000);
});
