import type { ConsoleT } from "#client/ui/i18n/useConsoleTexts.ts";

/** `2 h 5 min`, `3 min 20 s` or `45 s`: no more than two units, for nobody reads the third. */
export function dwellText(seconds: number, t: ConsoleT): string {
	const whole = Math.round(seconds);
	const [h, min, s] = [Math.floor(whole / 3600), Math.floor(whole / 60) % 60, whole % 60];
	if (h > 0) return t("results.hours", { h, min });
	return min > 0 ? t("results.minutes", { min, s }) : t("results.seconds", { s });
}
