import { useConsoleTexts } from "#client/ui/i18n/useConsoleTexts.ts";
import type { BoothDraft, BoothProblem } from "#shared/features/booths/BoothDraft.ts";
import type { BoothSlot } from "#shared/features/booths/BoothTemplate.ts";
import type { DraftPath } from "#shared/features/booths/draftDifferences.ts";
import classes from "./BoothFormTab.module.css";
import { fieldName, pathOf } from "./fieldNames.ts";
import { problemText } from "./problemText.ts";

interface ProblemListProps {
	readonly problems: readonly BoothProblem[];
	readonly draft: BoothDraft;
	readonly slots: readonly BoothSlot[];
	readonly onJump?: (path: DraftPath) => void;
}

/** What keeps a booth from being submitted; each leads to its field. */
export function ProblemList({ problems, draft, slots, onJump }: ProblemListProps) {
	const { t } = useConsoleTexts();
	return (
		<ul className={classes.problems}>
			{problems.map((problem) => {
				const path = pathOf(problem.path, draft);
				const words = t("boothForm.problemAt", { field: fieldName(t, path, slots), problem: problemText(t, problem) });
				return (
					<li key={`${problem.path} ${problem.code}`}>
						{onJump ? (
							<button type="button" className={classes.problem} onClick={() => onJump(path)}>
								{words}
							</button>
						) : (
							words
						)}
					</li>
				);
			})}
		</ul>
	);
}
