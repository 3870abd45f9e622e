import { mkdir, writeFile } from "node:fs/promises";
import { join } from "node:path";
import type { Browser, Page } from "playwright-core";
import sharp from "sharp";
import { consolePages, openConsolePage } from "#tests/harness/consolePages.ts";
import { furnishConsole } from "#tests/harness/furnishConsole.ts";
import { startHall } from "#tests/harness/hall.ts";

const LANGUAGES = { "zh-CN": "zh-CN", en: "en-GB" } as const;
const SCHEMES = ["light", "dark"] as const;
/** A desk, a tablet held upright, a phone. */
const WINDOWS = [
	{ width: 1440, height: 900 },
	{ width: 820, height: 1180 },
	{ width: 390, height: 844 },
] as const;
/** What follows the window's size (the floor plan, the 3D view) has been drawn again by then. */
const SETTLED_MS = 400;
const PAGE_MS = 60_000;
const SCENE_MS = 30_000;
const QUALITY = 82;
/** As long as `furnishConsole` lets visitors stay. */
const VISITED_MS = 120_000;

interface ConsolePicturesOptions {
	/** Pages by name, languages, widths and schemes in any order; all of what is not named. */
	readonly wanted: readonly string[];
	readonly folder: string;
}

/** Pictures of every page of the console as the owner or an exhibitor of the sample event sees them. */
export async function takeConsolePictures(browser: Browser, { wanted, folder }: ConsolePicturesOptions): Promise<void> {
	await mkdir(folder, { recursive: true });
	// Those who try the hall pass its time.
	await using hall = await startHall({ now: () => Date.now() - VISITED_MS });
	const furnished = await furnishConsole(hall);
	const all = consolePages(hall, furnished);
	const languages = choose(Object.keys(LANGUAGES) as (keyof typeof LANGUAGES)[], wanted);
	const schemes = choose(SCHEMES, wanted);
	const widths = choose(
		WINDOWS.map(({ width }) => String(width)),
		wanted,
	);
	const windows = WINDOWS.filter(({ width }) => widths.includes(String(width)));
	const names = choose(
		all.map(({ name }) => name),
		wanted,
	);
	// `localhost`, as people open it: browsers trust it with what https needs elsewhere.
	const baseURL = hall.origin.replace("127.0.0.1", "localhost");
	// A page that changes its colours while it is open is painted anew bit by bit: each is opened in its own.
	for (const [language, colorScheme] of languages.flatMap((language) =>
		schemes.map((scheme) => [language, scheme] as const),
	)) {
		const context = await browser.newContext({
			baseURL,
			locale: LANGUAGES[language],
			timezoneId: "Asia/Shanghai",
			reducedMotion: "reduce",
			colorScheme,
		});
		for (const shown of all.filter(({ name }) => names.includes(name))) {
			await context.clearCookies();
			if (shown.by !== null) {
				await context.addCookies([furnished[shown.by ?? "owner"].cookieAt(baseURL)]);
			}
			const page = await context.newPage();
			page.on("pageerror", (error) => process.stderr.write(`${shown.name}: ${error.stack ?? error.message}\n`));
			await page.setViewportSize(windows[0] ?? WINDOWS[0]);
			await openConsolePage(page, shown);
			if (shown.hasScene) await seeScene(page);
			for (const viewport of windows) {
				await page.setViewportSize(viewport);
				await page.waitForTimeout(SETTLED_MS);
				const parts = [shown.name, language, viewport.width, ...(colorScheme === "dark" ? [colorScheme] : [])];
				await takePicture(page, join(folder, `${parts.join("-")}.webp`));
			}
			process.stdout.write(`${shown.name} (${language}, ${colorScheme})\n`);
			await page.close();
		}
		await context.close();
	}
}

/** Views say so while their models come in; what takes longer is left out of the picture. */
async function seeScene(page: Page): Promise<void> {
	await page.locator("[data-preview] canvas").first().waitFor({ timeout: PAGE_MS });
	const coming = page.locator("[data-preview] output").first();
	await coming.waitFor({ state: "detached", timeout: SCENE_MS }).catch(() => undefined);
}

/** Those that were named; all where none was. */
function choose<Value extends string>(all: readonly Value[], wanted: readonly string[]): readonly Value[] {
	const named = all.filter((one) => wanted.includes(one));
	return named.length > 0 ? named : all;
}

/** The window as it is; what is wider than it is told, since no picture shows it. */
async function takePicture(page: Page, file: string): Promise<void> {
	const overflow = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
	if (overflow > 0) process.stderr.write(`${file}: ${overflow} px wider than the window\n`);
	await writeFile(
		file,
		await sharp(await page.screenshot())
			.webp({ quality: QUALITY })
			.toBuffer(),
	);
}
