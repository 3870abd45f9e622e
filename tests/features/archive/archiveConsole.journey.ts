import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Browser } from "playwright-core";
import { afterAll, beforeAll, expect, it } from "vitest";
import { launchBrowser, openContext } from "#tests/harness/browser.ts";
import { expectNothingSerious } from "#tests/harness/expectNothingSerious.ts";
import { startHall } from "#tests/harness/hall.ts";
import { copySampleEvents } from "#tests/harness/sampleEvents.ts";
import { rawZip } from "./rawZip.ts";

let browser: Browser;
let folder: string;
beforeAll(async () => {
	browser = await launchBrowser();
	folder = await mkdtemp(join(tmpdir(), "pavilion-archives-"));
});
afterAll(async () => {
	await browser?.close();
	await rm(folder, { recursive: true });
});

it("[ARCHIVE1] an owner exports an event in the console, is told what is wrong with another file, and imports it again", async () => {
	await using samples = await copySampleEvents((event) => {
		const [hall] = event.halls;
		hall!.booths = hall!.booths.slice(0, 2);
		return event;
	});
	await using hall = await startHall({ sampleEvents: samples.folder });
	const owner = await hall.signIn("owner");
	const hallUrl = hall.origin.replace("127.0.0.1", "localhost");
	await using desk = await openContext(browser, {
		hallUrl,
		locale: "en",
		viewport: { width: 1280, height: 800 },
		reducedMotion: "reduce",
		acceptDownloads: true,
	});
	await desk.context.addCookies([owner.cookieAt(hallUrl)]);
	const page = await desk.context.newPage();
	await page.goto(`/console/events/${hall.eventId}/overview`);
	const download = page.waitForEvent("download");
	await page.getByRole("link", { name: "Export the event" }).click();
	const file = join(folder, "event.zip");
	await (await download).saveAs(file);

	await page.goto("/console");
	await page.getByRole("button", { name: "Import" }).click();
	const dialog = page.getByRole("dialog");
	const choose = async (path: string) => {
		const chooser = page.waitForEvent("filechooser");
		await dialog.getByRole("button", { name: "Archive" }).click();
		await (await chooser).setFiles(path);
	};
	const broken = join(folder, "broken.zip");
	await writeFile(broken, rawZip([{ name: "../evil.json" }, { name: "link", mode: 0o120777 }]));
	await choose(broken);
	await dialog.getByRole("button", { name: "Import", exact: true }).click();
	await dialog.getByText("The name leads out of the archive.").waitFor();
	await expectNothingSerious(page, "what is wrong with an archive");

	await choose(file);
	await dialog.getByRole("button", { name: "Import", exact: true }).click();
	await dialog.getByText("already", { exact: false }).waitFor();
	await expectNothingSerious(page, "an archive whose name is taken");
	await dialog.getByRole("button", { name: "Import", exact: true }).click();
	await page.waitForURL(`**/console/events/${hall.eventId}-2/**`);
	await page.getByText("is here, as a draft", { exact: false }).waitFor();
	expect(hall.pavilion.library.events.map(({ id }) => id)).toEqual([hall.eventId]);
	desk.expectNoForeignRequests();
}, 300_000);
