import { Alert } from "@mantine/core";
import { IconAlertTriangle } from "@tabler/icons-react";
import { useTranslation } from "react-i18next";
import { RequestRefused } from "#client/connection/RequestRefused.ts";
import { RefusalAlert } from "#client/ui/console/RefusalAlert.tsx";
import { refusalText } from "#client/ui/i18n/refusalText.ts";
import { type ConsoleKey, useConsoleTexts } from "#client/ui/i18n/useConsoleTexts.ts";
import type { ArchiveProblem } from "#shared/features/archive/archiveEndpoints.ts";
import classes from "./ArchiveProblems.module.css";

/** Why an archive was not taken: each file, and what is wrong with it. */
export function ArchiveProblems({ error }: { readonly error: unknown }) {
	const { t } = useConsoleTexts();
	if (!(error instanceof RequestRefused) || error.reason !== "archive-broken") return <RefusalAlert error={error} />;
	const problems = error.details as readonly ArchiveProblem[];
	return (
		<Alert
			color="red"
			variant="light"
			role="alert"
			icon={<IconAlertTriangle size={18} />}
			title={t("archive.notTaken", { count: problems.length })}
		>
			<ul className={classes.problems}>
				{problems.map((problem) => (
					<li key={`${problem.file} ${problem.code} ${problem.where}`}>
						{problem.file !== "" && <code className={classes.file}>{problem.file}</code>}
						<ProblemWords problem={problem} />
					</li>
				))}
			</ul>
		</Alert>
	);
}

function ProblemWords({ problem: { code, where, detail } }: { readonly problem: ArchiveProblem }) {
	const { t } = useConsoleTexts();
	const { t: any } = useTranslation();
	const why = code === "media-refused" && detail !== undefined ? refusalText(any, detail) : undefined;
	return (
		<span>
			{t(`archive.problems.${code}` as ConsoleKey)}
			{why !== undefined && ` ${why}`}
			{where !== undefined && where !== "" && <small className={classes.where}> {where}</small>}
			{why === undefined && detail !== undefined && <small className={classes.where}> {detail}</small>}
		</span>
	);
}
