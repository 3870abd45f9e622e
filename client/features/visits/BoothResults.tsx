import { IconChartBar } from "@tabler/icons-react";
import { EmptyState } from "#client/ui/console/EmptyState.tsx";
import { ErrorState } from "#client/ui/console/ErrorState.tsx";
import { PageSkeleton } from "#client/ui/console/PageSkeleton.tsx";
import { useEndpoint } from "#client/ui/console/useEndpoint.ts";
import { useConsoleTexts } from "#client/ui/i18n/useConsoleTexts.ts";
import { readBoothVisits } from "#shared/features/visits/visitEndpoints.ts";
import { dwellText } from "./dwellText.ts";
import classes from "./ResultsPage.module.css";
import { RESULT_COLUMNS } from "./resultRows.ts";

const READ_EVERY_MS = 10_000;

interface BoothResultsProps {
	readonly eventId: string;
	readonly boothId: string;
}

/** What came of one booth so far, for those who stand at it. */
export function BoothResults({ eventId, boothId }: BoothResultsProps) {
	const { t } = useConsoleTexts();
	const params = { eventId, boothId };
	const { data, error, refetch } = useEndpoint(readBoothVisits, { params }, { refetchIntervalMs: READ_EVERY_MS });
	if (error && !data) return <ErrorState error={error} onRetry={() => void refetch()} />;
	if (!data) return <PageSkeleton rows={1} />;
	if (data.visits === 0) {
		return (
			<EmptyState icon={IconChartBar} title={t("results.noneHere")}>
				{t("results.noneHereText")}
			</EmptyState>
		);
	}
	return (
		<section aria-label={t("boothForm.tab.visits")}>
			<p className={classes.explained}>{t("results.descriptionHere")}</p>
			<dl className={classes.figures} data-few>
				{RESULT_COLUMNS.map((column) => (
					<div key={column} className={classes.figure}>
						<dt>{t(`results.columns.${column}`)}</dt>
						<dd>{column.endsWith("Seconds") ? dwellText(data[column], t) : data[column]}</dd>
					</div>
				))}
			</dl>
		</section>
	);
}
