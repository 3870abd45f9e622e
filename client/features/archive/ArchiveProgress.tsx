import { Progress, Stack, Text } from "@mantine/core";
import { useConsoleTexts } from "#client/ui/i18n/useConsoleTexts.ts";

interface ArchiveProgressProps {
	/** From 0 to 1; at 1 the server looks at it. */
	readonly part: number;
	readonly bytes: number;
}

/** How far an archive came. */
export function ArchiveProgress({ part, bytes }: ArchiveProgressProps) {
	const { t, language } = useConsoleTexts();
	const percent = new Intl.NumberFormat(language, { style: "percent" }).format(part);
	const words = part < 1 ? t("archive.sending", { percent, size: sizeText(bytes, language) }) : t("archive.checking");
	return (
		<Stack gap={6}>
			<Text size="sm" role="status">
				{words}
			</Text>
			<Progress value={part * 100} animated={part >= 1} striped={part >= 1} aria-label={t("archive.progress")} />
		</Stack>
	);
}

function sizeText(bytes: number, language: string): string {
	const megabytes = bytes / 1024 / 1024;
	return new Intl.NumberFormat(language, {
		style: "unit",
		unit: "megabyte",
		maximumFractionDigits: megabytes < 10 ? 1 : 0,
	}).format(megabytes);
}
