import { ActionIcon, Button, Group, Menu, Modal, NumberInput, Stack, Tooltip } from "@mantine/core";
import { IconDots, IconPlus } from "@tabler/icons-react";
import { useState } from "react";
import { ConfirmAction } from "#client/ui/console/ConfirmAction.tsx";
import { LocalizedTextInput } from "#client/ui/console/LocalizedTextInput.tsx";
import { useActor } from "#client/ui/console/useActor.tsx";
import { useEvent } from "#client/ui/console/useEvent.ts";
import { useConsoleTexts } from "#client/ui/i18n/useConsoleTexts.ts";
import type { HallFrame } from "#shared/features/event/EventDocument.ts";
import type { LocalizedText } from "#shared/features/event/text.ts";
import classes from "./HallTabs.module.css";
import type { DraftThing, PlanDraft } from "./PlanDraft.ts";

interface HallTabsProps {
	readonly halls: readonly HallFrame[];
	readonly hallId: string;
	readonly draft: PlanDraft;
	readonly things: ReadonlyMap<string, DraftThing>;
	readonly onChoose: (hallId: string) => void;
}

const MOST_HALLS = 10;

/** The halls of the event; one is open. They are made, renamed and deleted here. */
export function HallTabs({ halls, hallId, draft, things, onChoose }: HallTabsProps) {
	const { t, language } = useConsoleTexts();
	const { eventId } = useEvent();
	const { may } = useActor();
	const [asking, setAsking] = useState<"new" | "rename" | "remove" | null>(null);
	const mayEdit = may("event.edit", { eventId });
	const hall = halls.find(({ id }) => id === hallId)!;
	const close = () => setAsking(null);
	const save = (name: LocalizedText, size: { width: number; depth: number }) => {
		if (asking === "rename") {
			draft.change([{ objectId: `hall:${hallId}`, hallId, object: { kind: "hall", value: { ...hall, name } } }]);
			return;
		}
		const taken = new Set(halls.map(({ id }) => id));
		let count = halls.length + 1;
		while (taken.has(`hall-${count}`)) count++;
		const id = `hall-${count}`;
		draft.change([
			{
				objectId: `hall:${id}`,
				hallId: id,
				object: {
					kind: "hall",
					value: {
						id,
						name,
						size: { ...size, height: hall.size.height },
						arrival: { x: 0, z: size.depth / 2 - 4, radius: 1.6, heading: 0 },
						capacity: hall.capacity,
						...(hall.mood ? { mood: hall.mood } : {}),
					},
				},
			},
		]);
		onChoose(id);
	};
	const inHall = [...things.values()].filter((thing) => thing.hallId === hallId && thing.object.kind !== "hall");
	return (
		<div className={classes.bar}>
			<nav aria-label={t("plan.halls")} className={classes.tabs}>
				{halls.map(({ id, name }) => (
					<button
						key={id}
						type="button"
						className={classes.tab}
						aria-current={id === hallId ? "page" : undefined}
						onClick={() => onChoose(id)}
					>
						{name[language]}
					</button>
				))}
			</nav>
			{mayEdit && (
				<>
					<Menu>
						<Menu.Target>
							<ActionIcon variant="subtle" color="gray" aria-label={`${t("shell.actions")}: ${hall.name[language]}`}>
								<IconDots size={18} />
							</ActionIcon>
						</Menu.Target>
						<Menu.Dropdown>
							<Menu.Item onClick={() => setAsking("rename")}>{t("plan.renameHall")}</Menu.Item>
							<Menu.Item color="red" disabled={halls.length === 1} onClick={() => setAsking("remove")}>
								{t("plan.removeHall")}
							</Menu.Item>
						</Menu.Dropdown>
					</Menu>
					<Tooltip label={t("plan.newHall")}>
						<ActionIcon
							variant="subtle"
							color="gray"
							aria-label={t("plan.newHall")}
							disabled={halls.length >= MOST_HALLS}
							onClick={() => setAsking("new")}
						>
							<IconPlus size={18} />
						</ActionIcon>
					</Tooltip>
				</>
			)}
			<Modal
				opened={asking === "new" || asking === "rename"}
				onClose={close}
				title={asking === "rename" ? t("plan.renameHall") : t("plan.newHall")}
				centered
			>
				<HallForm hall={asking === "rename" ? hall : null} onClose={close} onSave={save} />
			</Modal>
			<ConfirmAction
				opened={asking === "remove"}
				onClose={close}
				title={t("plan.removeHallTitle", { name: hall.name[language] })}
				confirm={t("shell.delete")}
				typed={hall.id}
				onConfirm={() => {
					draft.change([
						...inHall.map(({ objectId }) => ({ objectId, hallId, object: null })),
						{ objectId: `hall:${hallId}`, hallId, object: null },
					]);
					const next = halls.find(({ id }) => id !== hallId);
					if (next) onChoose(next.id);
				}}
			>
				{t("plan.removeHallText", { count: inHall.length })}
			</ConfirmAction>
		</div>
	);
}

interface HallFormProps {
	/** Null for a new one. */
	readonly hall: HallFrame | null;
	readonly onClose: () => void;
	readonly onSave: (name: LocalizedText, size: { width: number; depth: number }) => void;
}

function HallForm({ hall, onClose, onSave }: HallFormProps) {
	const { t } = useConsoleTexts();
	const [name, setName] = useState<LocalizedText>(hall?.name ?? { "zh-CN": "", en: "" });
	const [width, setWidth] = useState(hall?.size.width ?? 40);
	const [depth, setDepth] = useState(hall?.size.depth ?? 30);
	const isWhole = Object.values(name).every((words) => words.trim() !== "") && width > 0 && depth > 0;
	return (
		<form
			onSubmit={(event) => {
				event.preventDefault();
				if (!isWhole) return;
				onSave(name, { width, depth });
				onClose();
			}}
		>
			<Stack gap="md">
				<LocalizedTextInput label={t("plan.hallName")} value={name} onChange={setName} maxLength={80} required />
				{!hall && (
					<Group grow>
						<NumberInput
							label={t("plan.prop.width")}
							suffix=" m"
							min={8}
							max={200}
							value={width}
							onChange={(value) => setWidth(Number(value))}
						/>
						<NumberInput
							label={t("plan.prop.depth")}
							suffix=" m"
							min={8}
							max={200}
							value={depth}
							onChange={(value) => setDepth(Number(value))}
						/>
					</Group>
				)}
				<Group justify="flex-end">
					<Button variant="default" onClick={onClose}>
						{t("common.cancel")}
					</Button>
					<Button type="submit" disabled={!isWhole}>
						{hall ? t("shell.save") : t("plan.newHall")}
					</Button>
				</Group>
			</Stack>
		</form>
	);
}
