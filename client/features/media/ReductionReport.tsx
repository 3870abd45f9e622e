import { Table, Text } from "@mantine/core";
import { IconAlertTriangle, IconCheck } from "@tabler/icons-react";
import { type ComponentType, useState } from "react";
import { SharedTurn } from "#client/engine/SharedTurn.ts";
import { useConsoleTexts } from "#client/ui/i18n/useConsoleTexts.ts";
import { COST_AXES, type CostAxis } from "#shared/features/budget/BoothCost.ts";
import type { ModelReduction, StandCheck } from "#shared/features/media/Media.ts";
import classes from "./Media.module.css";
import { bytesText, countText } from "./mediaText.ts";

/** Shows a GLB in 3D. */
export type ModelPreview = ComponentType<{
	readonly address: string;
	readonly label?: string;
	readonly turn?: SharedTurn;
}>;

interface ReductionReportProps {
	readonly reduction: ModelReduction;
	/** Where both can be looked at; absent where nothing shows them. */
	readonly views?: { readonly Preview: ModelPreview; readonly original: string; readonly reduced: string } | undefined;
}

/** A model as it came beside what became of it: to look at, and in numbers. */
export function ReductionReport({ reduction, views }: ReductionReportProps) {
	const { t, language } = useConsoleTexts();
	const { before, after, limit, fits } = reduction;
	const [turn] = useState(() => new SharedTurn());
	const text = (axis: CostAxis, value: number) =>
		axis === "textureBytes" || axis === "bytes" ? bytesText(value, language) : countText(value, language);
	return (
		<div className={classes.reduction}>
			{views && (
				<div className={classes.sideBySide}>
					<figure>
						<views.Preview address={views.original} label={t("media.original")} turn={turn} />
						<figcaption>{t("media.original")}</figcaption>
					</figure>
					<figure>
						<views.Preview address={views.reduced} label={t("media.inHeadset")} turn={turn} />
						<figcaption>{t("media.inHeadset")}</figcaption>
					</figure>
				</div>
			)}
			<Table withRowBorders={false} verticalSpacing={4} horizontalSpacing="sm" fz="sm">
				<Table.Thead>
					<Table.Tr>
						<Table.Th />
						<Table.Th ta="end">{t("media.original")}</Table.Th>
						<Table.Th ta="end">{t("media.reduced")}</Table.Th>
						<Table.Th ta="end">{t("media.limit")}</Table.Th>
					</Table.Tr>
				</Table.Thead>
				<Table.Tbody>
					{COST_AXES.map((axis) => (
						<Table.Tr key={axis} data-over={after[axis] > limit[axis] || undefined}>
							<Table.Th fw={400}>{t(`media.axis.${axis}`)}</Table.Th>
							<Table.Td ta="end">{text(axis, before[axis])}</Table.Td>
							<Table.Td ta="end" fw={600}>
								{after[axis] > limit[axis] && <IconAlertTriangle size={14} className={classes.overIcon} aria-hidden />}{" "}
								{text(axis, after[axis])}
							</Table.Td>
							<Table.Td ta="end" c="dimmed">
								{text(axis, limit[axis])}
							</Table.Td>
						</Table.Tr>
					))}
				</Table.Tbody>
			</Table>
			<Text size="sm" {...(fits ? { c: "dimmed" } : {})}>
				{fits ? t("media.fitsSlot") : t("media.fitsNoSlot")}
			</Text>
		</div>
	);
}

/** What a booth's own GLB has of what it needs. */
export function StandChecklist({ checklist }: { readonly checklist: readonly StandCheck[] }) {
	const { t } = useConsoleTexts();
	return (
		<ul className={classes.checklist}>
			{checklist.map(({ code, result, detail }) => (
				<li key={`${code} ${detail}`} data-result={result}>
					{result === "ok" ? (
						<IconCheck size={16} className={classes.fitsIcon} aria-hidden />
					) : (
						<IconAlertTriangle size={16} className={classes.overIcon} aria-hidden />
					)}
					<span>
						{t(`media.check.${code}`)} <strong>{t(`media.checkResult.${result}`)}</strong>
						{detail !== "" && <small lang="en"> {detail}</small>}
					</span>
				</li>
			))}
		</ul>
	);
}
