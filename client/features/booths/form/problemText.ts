import type { ConsoleT } from "#client/ui/i18n/useConsoleTexts.ts";
import type { BoothProblem } from "#shared/features/booths/BoothDraft.ts";

const CODES = ["missing", "invalid", "unknown-slot", "slot-takes-not", "media-missing", "template-unreadable"] as const;

/** A problem in words; one that this page does not know is at least told to be one. */
export function problemText(t: ConsoleT, { code, path }: BoothProblem): string {
	if (code === "invalid" && path.endsWith(".url")) return t("boothForm.problem.invalid-url");
	const known = CODES.find((one) => one === code) ?? "invalid";
	return t(`boothForm.problem.${known}`);
}
