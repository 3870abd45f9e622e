import { mergeTexts } from "./mergeTexts.ts";
import { accountsTexts } from "./zh-CN/console/accountsTexts.ts";
import { archiveTexts } from "./zh-CN/console/archiveTexts.ts";
import { boothFormTexts } from "./zh-CN/console/boothFormTexts.ts";
import { consoleRefusalTexts } from "./zh-CN/console/consoleRefusalTexts.ts";
import { eventSettingsTexts } from "./zh-CN/console/eventSettingsTexts.ts";
import { eventTexts } from "./zh-CN/console/eventTexts.ts";
import { liveTexts } from "./zh-CN/console/liveTexts.ts";
import { mediaTexts } from "./zh-CN/console/mediaTexts.ts";
import { peopleTexts } from "./zh-CN/console/peopleTexts.ts";
import { planTexts } from "./zh-CN/console/planTexts.ts";
import { publishTexts } from "./zh-CN/console/publishTexts.ts";
import { resultsTexts } from "./zh-CN/console/resultsTexts.ts";
import { shellTexts } from "./zh-CN/console/shellTexts.ts";
import { entranceTexts } from "./zh-CN/entranceTexts.ts";

const { common, refusals } = entranceTexts;

export const consoleChinese = mergeTexts(
	{ common, refusals },
	consoleRefusalTexts,
	shellTexts,
	eventTexts,
	eventSettingsTexts,
	accountsTexts,
	peopleTexts,
	planTexts,
	liveTexts,
	publishTexts,
	resultsTexts,
	archiveTexts,
	boothFormTexts,
	mediaTexts,
);
