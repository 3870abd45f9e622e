import { useTranslation } from "react-i18next";
import { inLanguage } from "#client/ui/i18n/i18n.ts";
import type { Exhibit, Provenance } from "#shared/features/booths/BoothDocument.ts";
import classes from "./ProvenanceCard.module.css";

/** In the order of a museum's label. */
const LINES = [
	"maker",
	"made",
	"material",
	"size",
	"place",
	"number",
	"licence",
] as const satisfies readonly (keyof Provenance)[];

/** What is known of a piece beside its caption: who made it, when, of what. */
export function ProvenanceCard({ exhibit }: { readonly exhibit: Exhibit }) {
	const { t, i18n } = useTranslation();
	const provenance = provenanceOf(exhibit);
	if (!provenance) return null;
	return (
		<dl className={classes.card} aria-label={t("exhibits.provenance.label")}>
			{LINES.map((line) => {
				const text = provenance[line];
				if (text === undefined) return null;
				return (
					<div key={line}>
						<dt>{t(`exhibits.provenance.${line}`)}</dt>
						<dd>{typeof text === "string" ? text : inLanguage(text, i18n)}</dd>
					</div>
				);
			})}
		</dl>
	);
}

function provenanceOf(exhibit: Exhibit): Provenance | undefined {
	return exhibit.kind === "model" || exhibit.kind === "image" || exhibit.kind === "photo360"
		? exhibit.provenance
		: undefined;
}
