import type { Language } from "#shared/features/event/text.ts";

/** "30 Nov 2026, 14:05" in the reader's language and time zone. */
export function momentText(atMs: number, language: Language): string {
	return new Intl.DateTimeFormat(language, { dateStyle: "medium", timeStyle: "short" }).format(atMs);
}

const UNITS: readonly (readonly [unit: Intl.RelativeTimeFormatUnit, ms: number])[] = [
	["day", 86_400_000],
	["hour", 3_600_000],
	["minute", 60_000],
];
const A_WEEK_MS = 7 * 86_400_000;

/** "5 minutes ago"; a date where it is longer ago than a week. */
export function agoText(atMs: number, nowMs: number, language: Language): string {
	const ms = atMs - nowMs;
	if (Math.abs(ms) > A_WEEK_MS) return momentText(atMs, language);
	const [unit, size] = UNITS.find(([, unitMs]) => Math.abs(ms) >= unitMs) ?? ["minute", 60_000];
	return new Intl.RelativeTimeFormat(language, { numeric: "auto" }).format(Math.round(ms / size), unit);
}
