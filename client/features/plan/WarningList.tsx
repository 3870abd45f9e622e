import { IconAlertTriangle, IconCircleCheck } from "@tabler/icons-react";
import { useConsoleTexts } from "#client/ui/i18n/useConsoleTexts.ts";
import type { PlanWarning } from "#shared/features/plan/planWarnings.ts";
import classes from "./WarningList.module.css";

interface WarningListProps {
	readonly warnings: readonly PlanWarning[];
	readonly name: (objectId: string) => string;
	readonly onLook: (warning: PlanWarning) => void;
}

/** What visitors or inspectors would stumble over, each leading to where it is. */
export function WarningList({ warnings, name, onLook }: WarningListProps) {
	const { t } = useConsoleTexts();
	return (
		<section className={classes.list}>
			<h2 className={classes.title} aria-live="polite">
				{t("plan.warningCount", { count: warnings.length })}
			</h2>
			{warnings.length === 0 ? (
				<p className={classes.fine}>
					<IconCircleCheck size={16} aria-hidden />
					{t("plan.noWarnings")}
				</p>
			) : (
				<ul className={classes.items}>
					{warnings.map((warning) => {
						const { code, objectIds, metres = 0, wanted = 0 } = warning;
						return (
							<li key={`${code} ${objectIds.join()}`}>
								<button type="button" className={classes.item} onClick={() => onLook(warning)}>
									<IconAlertTriangle size={16} aria-hidden />
									<span>
										<strong>{t(`plan.warnings.${code}`, { metres: metres.toFixed(2), wanted })}</strong>
										{objectIds.length > 0 && <span className={classes.what}>{objectIds.map(name).join(" · ")}</span>}
									</span>
								</button>
							</li>
						);
					})}
				</ul>
			)}
		</section>
	);
}
