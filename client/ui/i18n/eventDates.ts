import type { Language } from "#shared/features/event/text.ts";

/** A moment in the visitor's own time zone, which is named: an event's visitors sit in many. */
export function moment(instant: string, language: Language): string {
	return new Intl.DateTimeFormat(language, {
		month: "long",
		day: "numeric",
		weekday: "short",
		hour: "2-digit",
		minute: "2-digit",
		timeZoneName: "short",
	}).format(new Date(instant));
}

/** "21–23 November 2026", or what is known of it. */
export function eventDates(
	{ opensAt, closesAt }: { readonly opensAt?: string | undefined; readonly closesAt?: string | undefined },
	language: Language,
): string | null {
	const format = new Intl.DateTimeFormat(language, { dateStyle: "long" });
	if (opensAt && closesAt) {
		// Browsers write Chinese ranges as bare numbers; 至 reads as a poster would put it.
		if (language === "zh-CN") return chineseRange(new Date(opensAt), new Date(closesAt));
		return format.formatRange(new Date(opensAt), new Date(closesAt));
	}
	const known = opensAt ?? closesAt;
	return known ? format.format(new Date(known)) : null;
}

function chineseRange(from: Date, to: Date): string {
	const whole = new Intl.DateTimeFormat("zh-CN", { dateStyle: "long" });
	if (whole.format(from) === whole.format(to)) return whole.format(from);
	const sameYear = from.getFullYear() === to.getFullYear();
	const end = sameYear ? new Intl.DateTimeFormat("zh-CN", { month: "long", day: "numeric" }) : whole;
	return `${whole.format(from)}至${end.format(to)}`;
}

/** "in 3 days", "in 20 minutes". */
export function timeUntil(instant: string, nowMs: number, language: Language): string {
	const format = new Intl.RelativeTimeFormat(language, { numeric: "auto" });
	const seconds = (Date.parse(instant) - nowMs) / 1000;
	if (seconds >= 86_400 * 1.5) return format.format(Math.round(seconds / 86_400), "day");
	if (seconds >= 3600 * 1.5) return format.format(Math.round(seconds / 3600), "hour");
	return format.format(Math.max(1, Math.ceil(seconds / 60)), "minute");
}
