import type { Browser } from "playwright-core";
import { afterAll, beforeAll, expect, it } from "vitest";
import { launchBrowser, openContext } from "#tests/harness/browser.ts";
import { consolePages, openConsolePage } from "#tests/harness/consolePages.ts";
import { expectNothingSerious } from "#tests/harness/expectNothingSerious.ts";
import { type FurnishedConsole, furnishConsole } from "#tests/harness/furnishConsole.ts";
import { type HallHarness, startHall } from "#tests/harness/hall.ts";

/** Each language once, at a desk and on a phone, light and dark. */
const LOOKS = [
	{ locale: "en-GB", colorScheme: "light", viewport: { width: 1440, height: 900 } },
	{ locale: "zh-CN", colorScheme: "dark", viewport: { width: 390, height: 844 } },
] as const;

/** Each section once: dialogs and empty states are looked at where they are tried. */
const WALKED = new Set([
	...["sign-in", "setup", "invitation", "events", "account", "overview", "event", "plan", "booths", "booth"],
	...["booth-review", "media", "people", "publish", "live", "results", "preview"],
]);

let browser: Browser;
let hall: HallHarness;
let furnished: FurnishedConsole;

beforeAll(async () => {
	[browser, hall] = await Promise.all([launchBrowser(), startHall()]);
	furnished = await furnishConsole(hall);
});

afterAll(async () => {
	await browser?.close();
	await hall?.[Symbol.asyncDispose]();
});

it.each(LOOKS)(
	"[CONSOLE8] every page of the console can be read by everybody, and fits: $locale, $colorScheme",
	async (look) => {
		const hallUrl = hall.origin.replace("127.0.0.1", "localhost");
		await using opened = await openContext(browser, { hallUrl, reducedMotion: "reduce", ...look });
		const wrong: string[] = [];
		for (const one of consolePages(hall, furnished).filter(({ name }) => WALKED.has(name))) {
			await opened.context.clearCookies();
			if (one.by !== null) {
				await opened.context.addCookies([furnished[one.by ?? "owner"].cookieAt(hallUrl)]);
			}
			const page = await opened.context.newPage();
			page.on("pageerror", ({ message }) => wrong.push(`${one.name}: ${message}`));
			await openConsolePage(page, one);
			await expectNothingSerious(page, one.name).catch((error: Error) => wrong.push(error.message));
			const overflow = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
			if (overflow > 0) wrong.push(`${one.name}: ${overflow} px wider than the window`);
			await page.close();
		}
		// All that is wrong at once: whoever mends it walks no page twice.
		expect(wrong).toEqual([]);
		opened.expectNoForeignRequests();
	},
	300_000,
);
