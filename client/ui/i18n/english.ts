import { entranceTexts } from "./en/entranceTexts.ts";
import { hallTexts } from "./en/hallTexts.ts";

export const english = { ...entranceTexts, ...hallTexts };
