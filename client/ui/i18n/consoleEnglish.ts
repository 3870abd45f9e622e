import { accountsTexts } from "./en/console/accountsTexts.ts";
import { archiveTexts } from "./en/console/archiveTexts.ts";
import { boothFormTexts } from "./en/console/boothFormTexts.ts";
import { consoleRefusalTexts } from "./en/console/consoleRefusalTexts.ts";
import { eventSettingsTexts } from "./en/console/eventSettingsTexts.ts";
import { eventTexts } from "./en/console/eventTexts.ts";
import { liveTexts } from "./en/console/liveTexts.ts";
import { mediaTexts } from "./en/console/mediaTexts.ts";
import { peopleTexts } from "./en/console/peopleTexts.ts";
import { planTexts } from "./en/console/planTexts.ts";
import { publishTexts } from "./en/console/publishTexts.ts";
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
