import { ActionIcon, Button, Menu, Select, Tooltip } from "@mantine/core";
import {
	IconAlertTriangle,
	IconArrowBackUp,
	IconArrowForwardUp,
	IconCloudCheck,
	IconCloudOff,
	IconCloudUp,
	IconCopyPlus,
	IconCube,
	IconLayoutAlignBottom,
	IconLayoutAlignCenter,
	IconLayoutAlignLeft,
	IconLayoutAlignMiddle,
	IconLayoutAlignRight,
	IconLayoutAlignTop,
	IconLayoutDistributeHorizontal,
	IconLayoutDistributeVertical,
	IconLayoutSidebar,
	IconLayoutSidebarRight,
	IconMagnet,
	IconNumber123,
	IconRotate2,
	IconRotateClockwise2,
	IconTrash,
} from "@tabler/icons-react";
import type { ComponentType } from "react";
import { useConsoleTexts } from "#client/ui/i18n/useConsoleTexts.ts";
import { ALIGNMENTS, type Alignment, type Direction } from "./arranging.ts";
import type { PlanDraftState } from "./PlanDraft.ts";
import classes from "./PlanToolbar.module.css";
import { TURN_STEP } from "./snapping.ts";

interface PlanToolbarProps {
	readonly isEditable: boolean;
	readonly saving: PlanDraftState["saving"];
	readonly canUndo: boolean;
	readonly canRedo: boolean;
	/** How many things are. */
	readonly selected: number;
	readonly hasBooths: boolean;
	readonly grid: number;
	readonly snaps: boolean;
	readonly warnings: number;
	readonly isPreviewOpen: boolean;
	readonly onUndo: () => void;
	readonly onRedo: () => void;
	readonly onGrid: (metres: number) => void;
	readonly onSnaps: (snaps: boolean) => void;
	readonly onArrange: (how: Alignment | Direction) => void;
	readonly onTurn: (by: number) => void;
	readonly onDuplicate: () => void;
	readonly onRemove: () => void;
	readonly onNumber: () => void;
	readonly onPreview: () => void;
	readonly onPanel: (panel: "palette" | "properties") => void;
}

type Icon = ComponentType<{ size?: number; stroke?: number }>;

const ALIGN_ICONS: Readonly<Record<Alignment, Icon>> = {
	left: IconLayoutAlignLeft,
	centre: IconLayoutAlignCenter,
	right: IconLayoutAlignRight,
	top: IconLayoutAlignTop,
	middle: IconLayoutAlignMiddle,
	bottom: IconLayoutAlignBottom,
};

const GRIDS = [0.1, 0.25, 0.5, 1, 0];

export function PlanToolbar(props: PlanToolbarProps) {
	const { t } = useConsoleTexts();
	const { isEditable, selected, grid, snaps, warnings } = props;
	return (
		<div className={classes.bar} role="toolbar" aria-label={t("plan.tools")}>
			<span className={classes.narrow}>
				<Tool icon={IconLayoutSidebar} label={t("plan.palette")} onClick={() => props.onPanel("palette")} />
			</span>
			{isEditable && (
				<>
					<Tool
						icon={IconArrowBackUp}
						label={t("plan.undo")}
						keys="Ctrl Z"
						disabled={!props.canUndo}
						onClick={props.onUndo}
					/>
					<Tool
						icon={IconArrowForwardUp}
						label={t("plan.redo")}
						keys="Ctrl Shift Z"
						disabled={!props.canRedo}
						onClick={props.onRedo}
					/>
					<span className={classes.gap} />
					<Tool
						icon={IconMagnet}
						label={snaps ? t("plan.snapOn") : t("plan.snapOff")}
						keys="G"
						isOn={snaps}
						onClick={() => props.onSnaps(!snaps)}
					/>
					<Select
						size="xs"
						w={96}
						aria-label={t("plan.grid")}
						value={String(grid)}
						allowDeselect={false}
						onChange={(value) => props.onGrid(Number(value))}
						data={GRIDS.map((metres) => ({
							value: String(metres),
							label: metres === 0 ? t("plan.noGrid") : `${metres} m`,
						}))}
					/>
					<span className={classes.gap} />
					<Menu>
						<Menu.Target>
							<Button
								variant="subtle"
								color="gray"
								size="compact-sm"
								disabled={selected < 2}
								className={classes.word ?? ""}
							>
								{t("plan.align")}
							</Button>
						</Menu.Target>
						<Menu.Dropdown>
							{ALIGNMENTS.map((alignment) => {
								const Icon = ALIGN_ICONS[alignment];
								return (
									<Menu.Item
										key={alignment}
										leftSection={<Icon size={16} />}
										onClick={() => props.onArrange(alignment)}
									>
										{t(`plan.alignments.${alignment}`)}
									</Menu.Item>
								);
							})}
							<Menu.Divider />
							<Menu.Item
								leftSection={<IconLayoutDistributeVertical size={16} />}
								disabled={selected < 3}
								onClick={() => props.onArrange("across")}
							>
								{t("plan.distributeAcross")}
							</Menu.Item>
							<Menu.Item
								leftSection={<IconLayoutDistributeHorizontal size={16} />}
								disabled={selected < 3}
								onClick={() => props.onArrange("down")}
							>
								{t("plan.distributeDown")}
							</Menu.Item>
						</Menu.Dropdown>
					</Menu>
					<Tool
						icon={IconRotate2}
						label={t("plan.turnLeft")}
						keys="R"
						disabled={selected === 0}
						onClick={() => props.onTurn(TURN_STEP)}
					/>
					<Tool
						icon={IconRotateClockwise2}
						label={t("plan.turnRight")}
						keys="Shift R"
						disabled={selected === 0}
						onClick={() => props.onTurn(-TURN_STEP)}
					/>
					<Tool
						icon={IconCopyPlus}
						label={t("plan.duplicate")}
						keys="Ctrl D"
						disabled={selected === 0}
						onClick={props.onDuplicate}
					/>
					<Tool
						icon={IconTrash}
						label={t("plan.remove")}
						keys="Del"
						disabled={selected === 0}
						onClick={props.onRemove}
					/>
					<Tool
						icon={IconNumber123}
						label={props.hasBooths ? t("plan.numberSelected") : t("plan.numberAll")}
						onClick={props.onNumber}
					/>
				</>
			)}
			<span className={classes.end}>
				<Saving saving={props.saving} />
				<Button
					variant={props.isPreviewOpen ? "light" : "default"}
					size="compact-sm"
					leftSection={<IconCube size={16} />}
					aria-pressed={props.isPreviewOpen}
					onClick={props.onPreview}
				>
					{t("plan.preview")}
				</Button>
				<span className={classes.narrow}>
					<Button
						variant="default"
						size="compact-sm"
						leftSection={warnings > 0 ? <IconAlertTriangle size={16} /> : <IconLayoutSidebarRight size={16} />}
						onClick={() => props.onPanel("properties")}
						aria-label={`${t("plan.properties")}, ${t("plan.warningCount", { count: warnings })}`}
					>
						{warnings}
					</Button>
				</span>
			</span>
		</div>
	);
}

interface ToolProps {
	readonly icon: Icon;
	readonly label: string;
	readonly keys?: string;
	readonly disabled?: boolean;
	readonly isOn?: boolean;
	readonly onClick: () => void;
}

function Tool({ icon: Icon, label, keys, disabled = false, isOn, onClick }: ToolProps) {
	return (
		<Tooltip label={keys === undefined ? label : `${label} (${keys})`}>
			<ActionIcon
				variant={isOn ? "light" : "subtle"}
				color={isOn ? "brand" : "gray"}
				size="md"
				aria-label={label}
				{...(isOn === undefined ? {} : { "aria-pressed": isOn })}
				disabled={disabled}
				onClick={onClick}
			>
				<Icon size={18} stroke={1.75} />
			</ActionIcon>
		</Tooltip>
	);
}

function Saving({ saving }: Pick<PlanToolbarProps, "saving">) {
	const { t } = useConsoleTexts();
	const Icon = saving === "kept" ? IconCloudCheck : saving === "saving" ? IconCloudUp : IconCloudOff;
	return (
		<span className={classes.saving} data-state={saving} role="status">
			<Icon size={16} stroke={1.75} aria-hidden />
			<span className={classes.savingWords}>{t(`plan.saving.${saving}`)}</span>
		</span>
	);
}
