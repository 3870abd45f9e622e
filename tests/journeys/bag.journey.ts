import { readFile } from "node:fs/promises";
import type { Browser, Locator } from "playwright-core";
import { afterAll, beforeAll, expect, it } from "vitest";
import { launchBrowser } from "#tests/harness/browser.ts";
import { eventually } from "#tests/harness/eventually.ts";
import { type HallHarness, startHall } from "#tests/harness/hall.ts";
import { tapExhibit } from "#tests/harness/tapExhibit.ts";
import { PATIENCE_MS, Visitor } from "#tests/harness/Visitor.ts";

const BOOTH = { id: "design-award", en: "Sprout Design Award", slot: "screen-1", title: "From past shortlists" };

let browser: Browser;
beforeAll(async () => {
	browser = await launchBrowser();
});
afterAll(() => browser?.close());

it("[BAG1] [BAG2] [BAG3] what one takes at a booth is read, saved and taken out anywhere in the hall, and on the next day", async () => {
	await using hall = await startHall();
	await using ada = await Visitor.open(browser, { hallUrl: hall.origin, name: "Ada", acceptDownloads: true });
	const { page } = ada;
	await ada.enter(`/?inspect&booth=${BOOTH.id}`);

	// An empty bag says how it is filled.
	await ada.show("bag");
	await ada.reads("Your bag is empty", ada.panel);
	await ada.closePanel();

	// From the reader, by keyboard: the sheet flies, the figure is there.
	await tapExhibit(ada, hall, BOOTH.id, BOOTH.slot);
	await ada.panel.getByRole("button", { name: "Read in large" }).click();
	const reader = page.getByRole("dialog", { name: BOOTH.title });
	await reader.getByRole("img", { name: "Page 1 of 4" }).waitFor();
	await page.keyboard.press("ArrowRight");
	await reader.getByRole("img", { name: "Page 2 of 4" }).waitFor();
	await reader.getByRole("button", { name: "Take into the bag" }).press("Enter");
	await reader.getByRole("button", { name: "In your bag", pressed: true }).waitFor();
	await page.keyboard.press("Escape");
	await ada.reads(`In your bag: ${BOOTH.title}`);
	await ada.dock("bag").getByText("1 brochure").waitFor({ state: "attached" });

	// A new page of the same browser still has it, before the door and wherever one stands.
	await page.goto("/");
	await ada.button("Bag: 1 brochure").click();
	const outside = page.getByRole("dialog", { name: "Bag", exact: true });
	await ada.reads(/^4 pages · \d+ kB$/, outside);
	await outside.getByRole("button", { name: "Close", exact: true }).click();
	await ada.goIn();
	const bag = await ada.show("bag");
	const group = bag.getByRole("region", { name: BOOTH.en });
	await ada.reads(/^4 pages · \d+ kB$/, group);

	const [download] = await Promise.all([
		page.waitForEvent("download"),
		group.getByRole("link", { name: `Save: ${BOOTH.title}` }).click(),
	]);
	expect(download.suggestedFilename()).toBe(`${BOOTH.en} – ${BOOTH.title}.pdf`);
	expect((await readFile(await download.path())).subarray(0, 5).toString()).toBe("%PDF-");

	await group.getByRole("button", { name: `Read: ${BOOTH.title}` }).click();
	await page.getByRole("dialog", { name: BOOTH.title }).getByRole("img", { name: "Page 1 of 4" }).waitFor();
	await page.keyboard.press("End");
	await page.getByRole("img", { name: "Page 4 of 4" }).waitFor();
	await page.keyboard.press("Escape");

	// Taken out by mistake, it is put back; taken out for good, the bag is empty.
	const takeOut = group.getByRole("button", { name: `Take ${BOOTH.title} out of the bag` });
	await takeOut.click();
	await group.getByRole("button", { name: "Put it back" }).click();
	await takeOut.click();
	await eventually(
		async () =>
			expect(
				await ada
					.dock("bag")
					.getByText(/brochure/)
					.count(),
			).toBe(0),
		PATIENCE_MS,
	);
	await ada.closePanel();
	await ada.show("bag");
	await ada.reads("Your bag is empty", ada.panel);
	ada.expectNothingOdd();
}, 300_000);

it("[BAG2] [BAG4] a link kept for later is listed beside the brochures, opened after asking from hall and lobby, and saved with them", async () => {
	await using hall = await startHall();
	await using ada = await Visitor.open(browser, { hallUrl: hall.origin, name: "Ada", acceptDownloads: true });
	const { page } = ada;
	await ada.enter(`/?inspect&booth=${BOOTH.id}`);
	await tapExhibit(ada, hall, BOOTH.id, BOOTH.slot);
	await ada.panel.getByRole("button", { name: "Take into the bag" }).click();

	// On to the booth's link, by keyboard.
	const link = ada.panel.locator("[data-exhibit=link]");
	await eventually(async () => {
		await ada.panel.getByRole("button", { name: "Next exhibit" }).press("Enter");
		await link.waitFor({ timeout: 5_000 });
	}, PATIENCE_MS);
	const { title, url } = linkOf(hall);
	await link.getByRole("button", { name: "Keep for later" }).press("Enter");
	await link.getByRole("button", { name: "In your bag", pressed: true }).waitFor();
	await ada.reads(`In your bag: ${title}`);
	await ada.dock("bag").getByText("1 brochure · 1 link").waitFor({ state: "attached" });

	// Asked before it is left for, with the whole address; Escape stays.
	const asksAndStays = async (bag: Locator) => {
		await bag.getByRole("button", { name: `Open…: ${title}` }).press("Enter");
		const asking = page.getByRole("dialog", { name: "Leave for another site?" });
		await ada.reads(url, asking);
		await ada.reads(new URL(url).host, asking);
		expect(await asking.getByRole("link", { name: "Open in a new tab" }).getAttribute("href")).toBe(url);
		await page.keyboard.press("Escape");
		await asking.waitFor({ state: "detached" });
		await bag.getByRole("button", { name: `Open…: ${title}` }).waitFor();
	};
	const bag = await ada.show("bag");
	await ada.reads(/^4 pages · \d+ kB$/, bag);
	await asksAndStays(bag);

	const [archive] = await Promise.all([
		page.waitForEvent("download"),
		bag.getByRole("button", { name: /^Save all/ }).click(),
	]);
	expect(archive.suggestedFilename()).toBe("Brochures.zip");
	const bytes = (await readFile(await archive.path())).toString("utf8");
	expect(bytes).toContain("Links.txt");
	expect(bytes).toContain(`${title}\n${BOOTH.en}\n${url}\n`);

	// Outside, on a new page.
	await page.goto("/");
	await ada.button("Bag: 1 brochure · 1 link").click();
	const outside = page.getByRole("dialog", { name: "Bag", exact: true });
	await asksAndStays(outside);

	// Taken out by mistake, it is put back; taken out for good, the brochure stays.
	const takeOut = outside.getByRole("button", { name: `Take ${title} out of the bag` });
	await takeOut.click();
	await outside.getByRole("button", { name: "Put it back" }).click();
	await takeOut.click();
	await outside.getByRole("button", { name: "Close", exact: true }).click();
	await ada.button("Bag: 1 brochure").waitFor();
	ada.expectNothingOdd();
}, 300_000);

function linkOf({ pavilion, eventId, hallId }: HallHarness): { readonly title: string; readonly url: string } {
	const exhibits = Object.values(pavilion.library.content(eventId, hallId, BOOTH.id)?.exhibits ?? {});
	const link = exhibits.find((exhibit) => exhibit.kind === "link");
	if (!link) throw new Error(`${BOOTH.id} shows no link`);
	return { title: link.title.en, url: link.url };
}
