import { useEffect, useState } from "react";
import { useTranslation } from "react-i18next";
import { inLanguage } from "#client/ui/i18n/i18n.ts";
import type { ExhibitControls, FocusedExhibit } from "./FocusedExhibit.ts";
import classes from "./PartNames.module.css";

interface PartNamesProps {
	readonly controls: ExhibitControls;
	readonly focused: FocusedExhibit;
}

/**
 * What the model's parts are called; one that is pointed at, or chosen, lights up in the model, for this visitor alone.
 * The chosen one is taken out for everyone to see, and put back, without a pointer.
 */
export function PartNames({ controls, focused: { exhibit, partOut, heldBy } }: PartNamesProps) {
	const { t, i18n } = useTranslation();
	const [chosen, setChosen] = useState<string | null>(null);
	const [pointedAt, setPointedAt] = useState<string | null>(null);
	const lit = pointedAt ?? chosen;

	useEffect(() => {
		controls.highlight(lit);
		return () => controls.highlight(null);
	}, [controls, lit]);

	const names = exhibit.kind === "model" ? (exhibit.parts ?? {}) : {};
	const parts = controls.partNames().flatMap((part) => (names[part] ? [{ part, name: names[part] }] : []));
	if (parts.length === 0) return null;
	return (
		<ul className={classes.parts} aria-label={t("exhibits.model.parts")}>
			{parts.map(({ part, name }) => (
				<li key={part} className={classes.pill} data-chosen={chosen === part}>
					<button
						type="button"
						className={classes.part}
						aria-pressed={chosen === part}
						onClick={() => setChosen(chosen === part ? null : part)}
						onPointerEnter={(event) => event.pointerType === "mouse" && setPointedAt(part)}
						onPointerLeave={() => setPointedAt(null)}
					>
						{inLanguage(name, i18n)}
						{partOut === part && <span className={classes.out}>{t("exhibits.model.out")}</span>}
					</button>
					{chosen === part && (
						<button
							type="button"
							className={classes.takeOut}
							disabled={heldBy !== null}
							aria-label={`${t(partOut === part ? "exhibits.model.putBack" : "exhibits.model.takeOut")}: ${inLanguage(name, i18n)}`}
							onClick={() => controls.togglePart(part)}
						>
							{t(partOut === part ? "exhibits.model.putBack" : "exhibits.model.takeOut")}
						</button>
					)}
				</li>
			))}
		</ul>
	);
}
