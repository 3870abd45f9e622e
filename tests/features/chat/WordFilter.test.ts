import { readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import pino from "pino";
import { describe, expect, it, onTestFinished } from "vitest";
import { WordFilter } from "#server/features/chat/WordFilter.ts";
import { WordList } from "#server/features/chat/WordList.ts";
import { temporaryFolder } from "#tests/harness/databases.ts";
import { eventually } from "#tests/harness/eventually.ts";

const list = "# 注释\n傻逼\n他妈的\n幹你娘\nCNM\n办假证\n!傻逼乐队\n!Scunthorpe United\n";
const filter = new WordFilter(list);

describe("WordFilter", () => {
	it.each([
		"你这个傻逼",
		"傻 逼",
		"傻.逼",
		"傻*~逼",
		"傻\u200b逼",
		"他媽的",
		"干你娘",
		"辦假證找我",
		"cnm!",
		"ＣＮＭ",
		"你cnm啊",
		"what the fuck",
		"f u c k you",
		"F.U.C.K",
		"ｆｕｃｋ",
		"fuuuuck",
		"sh1t",
	])("[CHAT6] does not carry %j", (text) => {
		expect(filter.isBad(text)).toBe(true);
	});

	it.each([
		"你好，请问数字孪生怎么收费？",
		"他真傻。逼近终点的时候才加速",
		"傻      逼近",
		"scnmx",
		"c n m",
		"傻逼乐队今晚演出",
		"We love Scunthorpe United",
		"the pen is mightier than the sword",
		"Class B, section 8: assassin, grapes, Dickens",
		"A B C D",
		"🎉🎉🎉",
		"",
	])("[CHAT6] carries %j", (text) => {
		expect(filter.isBad(text)).toBe(false);
	});

	it("[CHAT6] has defaults that leave the fair's own words alone", () => {
		const defaults = new WordFilter(
			readFileSync(new URL("../../../server/features/chat/wordFilterDefaults.txt", import.meta.url), "utf8"),
		);
		expect(defaults.isBad("滚你妈的蛋")).toBe(true);
		expect(
			defaults.isBad("欢迎来到漕河泾科技嘉年华，智慧园区、斜拉桥、汽车零部件、虚拟银行主持人、数字藏品、设计大赛"),
		).toBe(false);
		expect(defaults.isBad("操作手册在你手里，日常展示，妈妈带孩子来，发票可以开吗")).toBe(false);
	});
});

describe("WordList", () => {
	it("[CHAT6] is a file of the organizer's, made once and followed while the hall runs", async () => {
		const path = join(temporaryFolder(), "word-filter.txt");
		const log = pino({ level: "silent" });
		const words = await WordList.open(path, log);
		onTestFinished(() => words.close());
		expect(words.isBad("傻逼")).toBe(true);
		writeFileSync(path, "橘子\n");
		await eventually(() => words.isBad("橘子") && !words.isBad("傻逼"));
		// Taken away, the words of before stay; put back, it is followed again.
		rmSync(path);
		expect(words.isBad("橘子")).toBe(true);
		writeFileSync(path, "苹果\n");
		await eventually(() => words.isBad("苹果") && !words.isBad("橘子"));
		const later = join(path, "..", "later.txt");
		writeFileSync(later, "苹果\n");
		const own = await WordList.open(later, log);
		onTestFinished(() => own.close());
		expect(own.isBad("苹果")).toBe(true);
		expect(readFileSync(later, "utf8")).toBe("苹果\n");
	});
});
