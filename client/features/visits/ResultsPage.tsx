import { Button, Table, UnstyledButton } from "@mantine/core";
import { IconArrowDown, IconChartBar, IconDownload } from "@tabler/icons-react";
import { useState } from "react";
import { EmptyState } from "#client/ui/console/EmptyState.tsx";
import { ErrorState } from "#client/ui/console/ErrorState.tsx";
import { PageHeader } from "#client/ui/console/PageHeader.tsx";
import { PageSkeleton } from "#client/ui/console/PageSkeleton.tsx";
import { Panel } from "#client/ui/console/Panel.tsx";
import { useEndpoint } from "#client/ui/console/useEndpoint.ts";
import { useEvent } from "#client/ui/console/useEvent.ts";
import { useConsoleTexts } from "#client/ui/i18n/useConsoleTexts.ts";
import { listBooths } from "#shared/features/booths/boothEndpoints.ts";
import { readVisitsSummary } from "#shared/features/visits/visitEndpoints.ts";
import { dwellText } from "./dwellText.ts";
import classes from "./ResultsPage.module.css";
import { RESULT_COLUMNS, type ResultColumn, type ResultRow, resultRows, resultsCsv } from "./resultRows.ts";

const READ_EVERY_MS = 10_000;

/** What came of an event so far: who visited which booth, how often and for how long. */
export function ResultsPage() {
	const { t, language } = useConsoleTexts();
	const { eventId } = useEvent();
	const params = { eventId };
	const summary = useEndpoint(readVisitsSummary, { params }, { refetchIntervalMs: READ_EVERY_MS });
	const booths = useEndpoint(listBooths, { params });
	const [by, sortBy] = useState<ResultColumn>("visitors");
	const error = summary.error ?? booths.error;
	const rows = summary.data && booths.data && resultRows(summary.data.booths, booths.data, language, by);
	const hasVisits = rows?.some(({ visits }) => visits > 0) ?? false;
	return (
		<>
			<PageHeader
				title={t("shell.section.results")}
				description={t("results.description")}
				actions={
					hasVisits &&
					rows && (
						<Button variant="default" leftSection={<IconDownload size={18} />} onClick={() => download(rows)}>
							{t("results.download")}
						</Button>
					)
				}
			/>
			{error ? (
				<ErrorState error={error} onRetry={() => void Promise.all([summary.refetch(), booths.refetch()])} />
			) : !rows ? (
				<PageSkeleton />
			) : !hasVisits ? (
				<EmptyState icon={IconChartBar} title={t("results.none")}>
					{t("results.noneText")}
				</EmptyState>
			) : (
				<>
					<Figures rows={rows} />
					<Panel title={t("results.byBooth")} flush>
						<div className={classes.scroll}>
							<Results rows={rows} by={by} onSort={sortBy} />
						</div>
					</Panel>
				</>
			)}
		</>
	);

	function download(shown: readonly ResultRow[]): void {
		const headings = [
			t("results.number"),
			t("results.booth"),
			...RESULT_COLUMNS.map((column) => t(`results.csv.${column}`)),
		];
		const link = document.createElement("a");
		link.href = URL.createObjectURL(new Blob([resultsCsv(shown, headings)], { type: "text/csv" }));
		link.download = `${eventId}-visits.csv`;
		link.click();
		URL.revokeObjectURL(link.href);
	}
}

function Figures({ rows }: { readonly rows: readonly ResultRow[] }) {
	const { t } = useConsoleTexts();
	const sum = (column: ResultColumn) => rows.reduce((total, row) => total + row[column], 0);
	const figures = [
		[t("results.columns.visits"), sum("visits")],
		[t("results.columns.engagedVisits"), sum("engagedVisits")],
		[t("results.columns.totalDwellSeconds"), dwellText(sum("totalDwellSeconds"), t)],
		[t("results.visitedBooths"), `${rows.filter(({ visits }) => visits > 0).length} / ${rows.length}`],
	] as const;
	return (
		<dl className={classes.figures}>
			{figures.map(([label, value]) => (
				<div key={label} className={classes.figure}>
					<dt>{label}</dt>
					<dd>{value}</dd>
				</div>
			))}
		</dl>
	);
}

interface ResultsProps {
	readonly rows: readonly ResultRow[];
	readonly by: ResultColumn;
	readonly onSort: (column: ResultColumn) => void;
}

function Results({ rows, by, onSort }: ResultsProps) {
	const { t } = useConsoleTexts();
	return (
		<Table highlightOnHover>
			<Table.Thead>
				<Table.Tr>
					<Table.Th>{t("results.number")}</Table.Th>
					<Table.Th>{t("results.booth")}</Table.Th>
					{RESULT_COLUMNS.map((column) => (
						<Table.Th key={column} className={classes.heading ?? ""} aria-sort={column === by ? "descending" : "none"}>
							<UnstyledButton onClick={() => onSort(column)} fz="inherit">
								{t(`results.columns.${column}`)}
								{column === by && <IconArrowDown size={14} aria-hidden />}
							</UnstyledButton>
						</Table.Th>
					))}
				</Table.Tr>
			</Table.Thead>
			<Table.Tbody>
				{rows.map((row) => (
					<Table.Tr key={row.boothId}>
						<Table.Td className={classes.boothNumber ?? ""}>{row.number}</Table.Td>
						<Table.Td fw={500} miw="9rem">
							{row.name}
						</Table.Td>
						{RESULT_COLUMNS.map((column) => (
							<Table.Td key={column} className={classes.number ?? ""}>
								{column.endsWith("Seconds") ? dwellText(row[column], t) : row[column]}
							</Table.Td>
						))}
					</Table.Tr>
				))}
			</Table.Tbody>
		</Table>
	);
}
