import type { ConsoleT } from "#client/ui/i18n/useConsoleTexts.ts";
import type { MediaFacts } from "#shared/features/media/Media.ts";

const KB = 1024;
const MB = KB * KB;

/** As people say it: 640 KB, 3.2 MB, 1.4 GB. */
export function bytesText(bytes: number, language: string): string {
	const [value, unit] =
		bytes >= KB * MB
			? ([bytes / (KB * MB), "gigabyte"] as const)
			: bytes >= MB
				? ([bytes / MB, "megabyte"] as const)
				: ([bytes / KB, "kilobyte"] as const);
	const maximumFractionDigits = value < 10 && unit !== "kilobyte" ? 1 : 0;
	return new Intl.NumberFormat(language, { style: "unit", unit, maximumFractionDigits }).format(value);
}

export function countText(count: number, language: string): string {
	return new Intl.NumberFormat(language).format(Math.round(count));
}

/** Size and what else is known of a file, in a line. */
export function factsText(facts: MediaFacts, t: ConsoleT, language: string): string {
	const size = bytesText(facts.bytes, language);
	switch (facts.kind) {
		case "model":
		case "stand":
			return `${t("media.triangles", { count: facts.triangles, number: countText(facts.triangles, language) })} · ${size}`;
		case "image":
		case "photo360":
			return `${facts.width} × ${facts.height} · ${size}`;
		case "video":
			return `${durationText(facts.seconds)} · ${facts.width} × ${facts.height} · ${size}`;
		case "document":
			return `${t("media.pages", { count: facts.pages })} · ${size}`;
		default:
			return facts satisfies never;
	}
}

function durationText(seconds: number): string {
	const whole = Math.round(seconds);
	return `${Math.floor(whole / 60)}:${String(whole % 60).padStart(2, "0")}`;
}
