import { entranceTexts } from "./en/entranceTexts.ts";
import { exhibitTexts } from "./en/exhibitTexts.ts";
import { hallTexts } from "./en/hallTexts.ts";

export const english = { ...entranceTexts, ...hallTexts, ...exhibitTexts };
