import { entranceTexts } from "./zh-CN/entranceTexts.ts";
import { hallTexts } from "./zh-CN/hallTexts.ts";

export const chinese = { ...entranceTexts, ...hallTexts };
