import { mergeTexts } from "./mergeTexts.ts";
import { consoleRefusalTexts } from "./zh-CN/console/consoleRefusalTexts.ts";
import { eventTexts } from "./zh-CN/console/eventTexts.ts";
import { planTexts } from "./zh-CN/console/planTexts.ts";
import { resultsTexts } from "./zh-CN/console/resultsTexts.ts";
import { shellTexts } from "./zh-CN/console/shellTexts.ts";
import { entranceTexts } from "./zh-CN/entranceTexts.ts";

const { common, refusals } = entranceTexts;

export const consoleChinese = mergeTexts(
	{ common, refusals },
	consoleRefusalTexts,
	shellTexts,
	eventTexts,
	planTexts,
	resultsTexts,
);
