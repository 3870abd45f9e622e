import { Button, Group, Text } from "@mantine/core";
import { IconAlertCircle } from "@tabler/icons-react";
import { useConsoleTexts } from "#client/ui/i18n/useConsoleTexts.ts";
import type { MediaItem } from "#shared/features/media/Media.ts";
import classes from "./Media.module.css";
import { StandChecklist } from "./ReductionReport.tsx";

interface RefusedFileProps {
	readonly item: Pick<MediaItem, "reason" | "detail" | "checklist" | "canBeRetried">;
	readonly onRetry?: (() => void) | undefined;
}

/** Why a file cannot be shown, and what to do about it; exactly what is wrong, for whoever made it. */
export function RefusedFile({ item: { reason, detail, checklist, canBeRetried }, onRetry }: RefusedFileProps) {
	const { t } = useConsoleTexts();
	return (
		<div className={classes.field} role="alert">
			<Group gap={6} wrap="nowrap" align="start">
				<IconAlertCircle size={18} className={classes.overIcon} aria-hidden />
				<Text size="sm">{t(`refusals.${reason ?? "failed"}`)}</Text>
			</Group>
			{detail && (
				<Text size="xs" c="dimmed" className={classes.detail ?? ""} lang="en">
					{detail}
				</Text>
			)}
			{checklist && <StandChecklist checklist={checklist} />}
			{canBeRetried && onRetry && (
				<Button size="compact-sm" variant="light" onClick={onRetry}>
					{t("common.retry")}
				</Button>
			)}
		</div>
	);
}
