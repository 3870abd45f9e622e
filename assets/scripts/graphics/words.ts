import type { Words } from "./boards.ts";

export const words = (zh: string, en: string): Words => ({ zh, en });
