import { Text } from "@mantine/core";
import { useMemo } from "react";
import { Panel } from "#client/ui/console/Panel.tsx";
import { useConsoleTexts } from "#client/ui/i18n/useConsoleTexts.ts";
import type { BoothDraft } from "#shared/features/booths/BoothDraft.ts";
import { contentOfDraft } from "#shared/features/booths/contentOfDraft.ts";
import { draftDifferences } from "#shared/features/booths/draftDifferences.ts";
import type { Language } from "#shared/features/event/text.ts";
import { useBoothParts } from "./BoothParts.ts";
import classes from "./Comparison.module.css";
import { DifferenceList } from "./DifferenceList.tsx";
import { useStand } from "./useStand.ts";

interface ComparisonProps {
	readonly before: BoothDraft;
	readonly after: BoothDraft;
	readonly beforeName: string;
	readonly afterName: string;
	readonly languages: readonly Language[];
}

/** Two states of one booth: field by field, and beside each other in 3D. */
export function Comparison({ before, after, beforeName, afterName, languages }: ComparisonProps) {
	const { t } = useConsoleTexts();
	const differences = useMemo(() => draftDifferences(before, after), [before, after]);
	const stand = useStand(after.template);
	const slots = stand.status === "read" ? stand.stand.template.slots : [];
	return (
		<Panel title={t("boothForm.versions.differences", { before: beforeName, after: afterName })}>
			<DifferenceList differences={differences} slots={slots} before={beforeName} after={afterName} />
			{differences.length > 0 && (
				<div className={classes.pair} style={{ marginTop: 16 }}>
					<One draft={before} name={beforeName} languages={languages} />
					<One draft={after} name={afterName} languages={languages} />
				</div>
			)}
		</Panel>
	);
}

function One({ draft, name, languages }: { draft: BoothDraft; name: string; languages: readonly Language[] }) {
	const { language } = useConsoleTexts();
	const { BoothPreview } = useBoothParts();
	const stand = useStand(draft.template);
	const content = useMemo(
		() => contentOfDraft(draft, stand.status === "read" ? stand.stand : null, languages),
		[draft, stand, languages],
	);
	return (
		<div className={classes.one}>
			<Text size="sm" fw={600}>
				{name}
			</Text>
			<div className={classes.picture}>
				<BoothPreview content={content} language={languages.includes(language) ? language : languages[0]!} />
			</div>
		</div>
	);
}
