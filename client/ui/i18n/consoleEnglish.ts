import { consoleRefusalTexts } from "./en/console/consoleRefusalTexts.ts";
import { eventTexts } from "./en/console/eventTexts.ts";
import { planTexts } from "./en/console/planTexts.ts";
import { resultsTexts } from "./en/console/resultsTexts.ts";
import { shellTexts } from "./en/console/shellTexts.ts";
import { entranceTexts } from "./en/entranceTexts.ts";
import { mergeTexts } from "./mergeTexts.ts";

const { common, refusals } = entranceTexts;

/** What the console says: each section has a file of its own, whose one group is no other's. */
export const consoleEnglish = mergeTexts(
	{ common, refusals },
	consoleRefusalTexts,
	shellTexts,
	eventTexts,
	planTexts,
	resultsTexts,
);
