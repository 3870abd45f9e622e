import { Group, Skeleton, Text } from "@mantine/core";
import { IconAlertTriangle, IconCheck } from "@tabler/icons-react";
import { ErrorState } from "#client/ui/console/ErrorState.tsx";
import { useEndpoint } from "#client/ui/console/useEndpoint.ts";
import { useConsoleTexts } from "#client/ui/i18n/useConsoleTexts.ts";
import { COST_AXES, type CostAxis } from "#shared/features/budget/BoothCost.ts";
import { readBoothBudget } from "#shared/features/budget/budgetEndpoints.ts";
import classes from "./Media.module.css";
import { bytesText, countText } from "./mediaText.ts";

/** How many of the costliest parts are named where a booth is over. */
const PARTS_NAMED = 3;

interface BudgetMeterProps {
	readonly eventId: string;
	readonly boothId: string;
}

/** What a booth takes of its share of the hall, one bar for each of the four things a headset is short of. */
export function BudgetMeter({ eventId, boothId }: BudgetMeterProps) {
	const { t, language } = useConsoleTexts();
	const { data: budget, error, refetch } = useEndpoint(readBoothBudget, { params: { eventId, boothId } });
	if (error && !budget) return <ErrorState error={error} onRetry={() => void refetch()} />;
	if (!budget) return <Skeleton height={132} radius="md" />;
	const text = (axis: CostAxis, value: number) =>
		axis === "textureBytes" || axis === "bytes" ? bytesText(value, language) : countText(value, language);
	const dearest = budget.parts.filter(({ cost }) => budget.over.some((axis) => cost[axis] > 0)).slice(0, PARTS_NAMED);
	return (
		<section className={classes.budget} aria-label={t("media.budget.title")}>
			<Group gap={6} wrap="nowrap">
				{budget.isOver ? (
					<IconAlertTriangle size={18} className={classes.overIcon} aria-hidden />
				) : (
					<IconCheck size={18} className={classes.fitsIcon} aria-hidden />
				)}
				<Text size="sm" fw={600} role="status">
					{budget.isOver ? t("media.budget.over") : t("media.budget.fits")}
				</Text>
			</Group>
			{COST_AXES.map((axis) => {
				const [used, share] = [budget.used[axis], budget.share[axis]];
				const isOver = budget.over.includes(axis);
				return (
					<div key={axis} className={classes.bar} data-over={isOver || undefined}>
						<div className={classes.barWords}>
							<span>{t(`media.axis.${axis}`)}</span>
							<span>
								{t("media.budget.usedOf", { used: text(axis, used), share: text(axis, share) })}
								{isOver && <strong> · {t("media.budget.overBy", { over: text(axis, used - share) })}</strong>}
							</span>
						</div>
						<meter
							className={classes.meter}
							min={0}
							max={Math.max(share, used)}
							high={share}
							value={used}
							aria-label={t(`media.axis.${axis}`)}
						>
							{text(axis, used)}
						</meter>
					</div>
				);
			})}
			{budget.isOver && dearest.length > 0 && (
				<Text size="xs" c="dimmed">
					{t("media.budget.dearest", {
						parts: dearest.map(({ where }) => (where === "template" ? t("media.budget.template") : where)).join(", "),
					})}
				</Text>
			)}
		</section>
	);
}
