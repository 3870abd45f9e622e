import { Button } from "@mantine/core";
import { IconPlus } from "@tabler/icons-react";
import { useConsoleTexts } from "#client/ui/i18n/useConsoleTexts.ts";
import type { BoothInList } from "#shared/features/booths/boothEndpoints.ts";
import { PALETTE, type PaletteGroup, type PaletteItem } from "./newThings.ts";
import { PLAN_DRAG_TYPE } from "./PlanCanvas.tsx";
import classes from "./PlanPalette.module.css";

interface PlanPaletteProps {
	/** Booths of the event that stand in no hall. */
	readonly unplaced: readonly BoothInList[];
	/** A press: put into the middle of what is seen. Things can be dragged as well. */
	readonly onAdd: (what: string) => void;
	readonly onNewBooth: () => void;
}

/** What can be put into the hall: pressed, or dragged to where it belongs. */
export function PlanPalette({ unplaced, onAdd, onNewBooth }: PlanPaletteProps) {
	const { t, language } = useConsoleTexts();
	return (
		<>
			<section className={classes.group}>
				<h2 className={classes.title}>{t("plan.booths")}</h2>
				{unplaced.length > 0 && <p className={classes.hint}>{t("plan.unplaced", { count: unplaced.length })}</p>}
				<ul className={classes.booths}>
					{unplaced.map(({ boothId, name }) => (
						<li key={boothId}>
							<Draggable what={`booth:${boothId}`} onAdd={onAdd}>
								{name[language] || name.en || name["zh-CN"] || boothId}
							</Draggable>
						</li>
					))}
				</ul>
				<Button
					variant="light"
					size="xs"
					fullWidth
					leftSection={<IconPlus size={14} />}
					draggable
					onDragStart={(event) => event.dataTransfer.setData(PLAN_DRAG_TYPE, "new-booth")}
					onClick={onNewBooth}
				>
					{t("plan.newBooth")}
				</Button>
			</section>
			{(Object.keys(PALETTE) as PaletteGroup[]).map((group) => (
				<section key={group} className={classes.group}>
					<h2 className={classes.title}>{t(`plan.groups.${group}`)}</h2>
					<ul className={classes.things}>
						{PALETTE[group].map((item: PaletteItem) => (
							<li key={item}>
								<Draggable what={item} onAdd={onAdd}>
									{t(`plan.kinds.${item}`)}
								</Draggable>
							</li>
						))}
					</ul>
				</section>
			))}
		</>
	);
}

interface DraggableProps {
	readonly what: string;
	readonly onAdd: (what: string) => void;
	readonly children: string;
}

function Draggable({ what, onAdd, children }: DraggableProps) {
	return (
		<button
			type="button"
			className={classes.thing}
			draggable
			onDragStart={(event) => {
				event.dataTransfer.setData(PLAN_DRAG_TYPE, what);
				event.dataTransfer.effectAllowed = "copy";
			}}
			onClick={() => onAdd(what)}
			title={children}
		>
			{children}
		</button>
	);
}
