import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import { expect, it } from "vitest";
import { chinese } from "#client/ui/i18n/chinese.ts";
import { consoleChinese } from "#client/ui/i18n/consoleChinese.ts";
import { consoleEnglish } from "#client/ui/i18n/consoleEnglish.ts";
import { previewTexts as previewsInEnglish } from "#client/ui/i18n/en/console/previewTexts.ts";
import { exhibitTexts as exhibitsInEnglish } from "#client/ui/i18n/en/exhibitTexts.ts";
import { headsetTexts as headsetInEnglish } from "#client/ui/i18n/en/headsetTexts.ts";
import { immersiveTexts as immersiveInEnglish } from "#client/ui/i18n/en/immersiveTexts.ts";
import { english } from "#client/ui/i18n/english.ts";
import { createI18n, guessLanguage, speak } from "#client/ui/i18n/i18n.ts";
import { learnTexts } from "#client/ui/i18n/laterTexts.ts";
import { refusalText } from "#client/ui/i18n/refusalText.ts";
import { previewTexts as previewsInChinese } from "#client/ui/i18n/zh-CN/console/previewTexts.ts";
import { exhibitTexts as exhibitsInChinese } from "#client/ui/i18n/zh-CN/exhibitTexts.ts";
import { headsetTexts as headsetInChinese } from "#client/ui/i18n/zh-CN/headsetTexts.ts";
import { immersiveTexts as immersiveInChinese } from "#client/ui/i18n/zh-CN/immersiveTexts.ts";
import type { Endpoint } from "#shared/endpoint.ts";

type Texts = { readonly [key: string]: string | Texts };

function flatten(texts: Texts, path = ""): [key: string, text: string][] {
	return Object.entries(texts).flatMap(([key, value]): [string, string][] =>
		typeof value === "string" ? [[path + key, value]] : flatten(value, `${path}${key}.`),
	);
}

const PLURAL = /_(one|other)$/;
/** The hall's, those of the first page and those that come later; and the console's. */
const PAGES = [
	{
		page: "hall",
		inEnglish: [english, exhibitsInEnglish, headsetInEnglish, immersiveInEnglish].flatMap((texts) => flatten(texts)),
		inChinese: [chinese, exhibitsInChinese, headsetInChinese, immersiveInChinese].flatMap((texts) =>
			flatten(texts as Texts),
		),
	},
	{
		page: "previews",
		inEnglish: flatten(previewsInEnglish),
		inChinese: flatten(previewsInChinese as Texts),
	},
	{
		page: "console",
		inEnglish: flatten(consoleEnglish as unknown as Texts),
		inChinese: flatten(consoleChinese as unknown as Texts),
	},
];

async function sources(folder: string, ending: RegExp): Promise<string[]> {
	const names = await readdir(folder, { recursive: true });
	return Promise.all(names.filter((name) => ending.test(name)).map((name) => readFile(join(folder, name), "utf8")));
}

it.each(PAGES)(
	"[LANGUAGE1] $page: English and Chinese have the same texts; Chinese has one plural form",
	({ inEnglish, inChinese }) => {
		const expected = inEnglish.map(([key]) => key).filter((key) => !key.endsWith("_one"));
		expect(inChinese.map(([key]) => key).sort()).toEqual(expected.sort());
		const plurals = inEnglish.filter(([key]) => key.endsWith("_other")).map(([key]) => key.replace(PLURAL, "_one"));
		expect(inEnglish.map(([key]) => key)).toEqual(expect.arrayContaining(plurals));
	},
);

it.each(PAGES)("[LANGUAGE1] $page: both say the same things about the same values", ({ inEnglish, inChinese }) => {
	const values = (text: string) => [...text.matchAll(/\{\{(\w+)\}\}/g)].map(([, name]) => name).sort();
	const translated = new Map(inChinese);
	for (const [key, text] of inEnglish) {
		if (key.endsWith("_one")) continue;
		expect([key, values(translated.get(key) ?? "")]).toEqual([key, values(text)]);
	}
});

it.each(PAGES)(
	"[LANGUAGE1] $page: no text is empty, none was left in the other language",
	({ inEnglish, inChinese }) => {
		for (const [key, text] of inEnglish) expect([key, /\p{Script=Han}/u.test(text)]).toEqual([key, false]);
		for (const [key, text] of inChinese)
			expect([
				key,
				text.trim() !== "" && (/\p{Script=Han}/u.test(text) || /^[\d\s{}\w/%·：（）]+$/.test(text)),
			]).toEqual([key, true]);
	},
);

it("[LANGUAGE1] sections of the console share no group but refusals and what is common", () => {
	const shared = Object.keys(consoleEnglish).filter((group) => group in english);
	expect(shared.sort()).toEqual(["common", "refusals"]);
});

it("[LANGUAGE2] every text is used somewhere, and every used text exists", async () => {
	const code = (await sources("client", /(?<!Texts)\.tsx?$/)).join("\n");
	// Refusals are said by whatever reason the hall gives: the next test looks at those.
	const keys = new Set(
		PAGES.flatMap(({ inEnglish }) => inEnglish)
			.filter(([key]) => !key.startsWith("refusals."))
			.map(([key]) => key.replace(PLURAL, "")),
	);
	const used = new Set([...code.matchAll(/["'`]([a-z]+\.[\w.${}-]+)["'`]/gi)].map(([, key]) => key ?? ""));
	// `lobby.doors.${doors}` uses whatever begins and ends like it.
	const patterns = [...used]
		.filter((key) => key.includes("${"))
		.map(
			(key) =>
				new RegExp(
					`^${key
						.split(/\$\{[^}]*\}/)
						.map((part) => part.replace(/[.]/g, "\\."))
						.join("[^.]+")}$`,
				),
		);
	const unused = [...keys].filter((key) => !used.has(key) && !patterns.some((pattern) => pattern.test(key)));
	expect(unused).toEqual([]);
	const missing = [...code.matchAll(/\bt\(\s*"([\w.-]+)"/g)]
		.map(([, key]) => key ?? "")
		.filter((key) => !keys.has(key) && !key.startsWith("refusals."));
	expect(missing).toEqual([]);
});

it("[LANGUAGE3] every reason the hall refuses with is put in words", async () => {
	const server = (await sources("server", /\.ts$/)).join("\n");
	const reasons = [...server.matchAll(/refuse\((?:response, )?(?:\d+, )?"([\w-]+)"/g)].map(
		([, reason]) => reason ?? "",
	);
	expect(reasons.length).toBeGreaterThan(10);
	const inWords = { ...english.refusals, ...headsetInEnglish.refusals, ...consoleEnglish.refusals };
	for (const reason of reasons) expect(inWords).toHaveProperty(reason);
});

it("[LANGUAGE3] every reason an endpoint names is put in words for the console", async () => {
	const files = (await readdir("shared/features", { recursive: true })).filter((name) => name.endsWith("Endpoints.ts"));
	const reasons = new Set(["signed-out", "forbidden", "failed", "invalid", "foreign-page", "offline"]);
	for (const name of files) {
		const exported = Object.values<unknown>(await import(join(process.cwd(), "shared/features", name)));
		const endpoints = exported.filter((one) => typeof one === "object" && one !== null && "access" in one);
		for (const { refusals = [] } of endpoints as Endpoint[]) for (const reason of refusals) reasons.add(reason);
	}
	expect(reasons.size).toBeGreaterThan(20);
	const inWords = { ...consoleEnglish.refusals, ...headsetInEnglish.refusals };
	for (const reason of reasons) expect(inWords).toHaveProperty(reason);
});

it("[LANGUAGE3] a refusal says how long to wait, and one nobody knows still says something", async () => {
	const { t } = await createI18n("en");
	expect(refusalText(t, "too-fast", { retryAfterMs: 2100 })).toContain("3 seconds");
	expect(refusalText(t, "too-fast", { retryAfterMs: 900 })).toContain("1 second.");
	expect(refusalText(t, "too-long", { max: 500 })).toContain("500");
	expect(refusalText(t, "purple")).toContain("purple");
	const inChinese = await createI18n("zh-CN");
	expect(refusalText(inChinese.t, "too-fast", { retryAfterMs: 2100 })).toContain("3 秒");
});

it("[LANGUAGE4] a language is loaded when it is chosen, and then said", async () => {
	const i18n = await createI18n("en");
	expect(i18n.hasResourceBundle("zh-CN", "translation")).toBe(false);
	await speak(i18n, "zh-CN");
	expect(i18n.t("lobby.enter")).toBe(chinese.lobby.enter);
});

it("[LANGUAGE4] texts that come later are said in whichever language is spoken then", async () => {
	const i18n = await createI18n("en");
	await learnTexts(i18n, "exhibits");
	expect(i18n.t("exhibits.video.play")).toBe(exhibitsInEnglish.exhibits.video.play);
	await speak(i18n, "zh-CN");
	expect(i18n.t("exhibits.video.play")).toBe(exhibitsInChinese.exhibits.video.play);
});

it("[LANGUAGE4] the language is the first of the browser's that the hall speaks", () => {
	expect(guessLanguage(["de-DE", "zh-Hant-TW", "en"])).toBe("zh-CN");
	expect(guessLanguage(["en-GB", "zh"])).toBe("en");
	expect(guessLanguage(["de", "fr"])).toBe("en");
	expect(guessLanguage([])).toBe("en");
});
