import { Button, Group, Modal, Stack, Text, TextInput } from "@mantine/core";
import { useState } from "react";
import { useConsoleTexts } from "#client/ui/i18n/useConsoleTexts.ts";
import { numberBooths } from "./numberBooths.ts";
import type { PlanItem } from "./planItems.ts";

interface NumberDialogProps {
	/** Of the booths that get new numbers; null while nothing is asked. */
	readonly objectIds: readonly string[] | null;
	readonly items: readonly PlanItem[];
	readonly onClose: () => void;
	readonly onNumber: (numbers: ReadonlyMap<string, string>) => void;
}

/** Numbers booths in rows, as one walks past them. */
export function NumberDialog(props: NumberDialogProps) {
	const { t } = useConsoleTexts();
	return (
		<Modal opened={props.objectIds !== null} onClose={props.onClose} title={t("plan.numberTitle")} centered>
			<NumberForm {...props} />
		</Modal>
	);
}

function NumberForm({ objectIds, items, onClose, onNumber }: NumberDialogProps) {
	const { t } = useConsoleTexts();
	const [first, setFirst] = useState("A1");
	const ids = new Set(objectIds ?? []);
	const booths = items.filter(({ id, kind }) => kind === "booth" && ids.has(id));
	const taken = new Set(
		items.flatMap(({ id, thing: { object } }) =>
			object.kind === "booth" && !ids.has(id) ? [object.value.number] : [],
		),
	);
	const numbers = numberBooths(
		booths.map(({ id, placement: { x, z } }) => ({ objectId: id, x, z })),
		first,
		taken,
	);
	const shown = [...numbers.values()];
	const isGood = first.trim() !== "" && shown.every((number) => number.length <= 8);
	return (
		<form
			onSubmit={(event) => {
				event.preventDefault();
				if (!isGood) return;
				onNumber(numbers);
				onClose();
			}}
		>
			<Stack gap="md">
				<Text size="sm">{t("plan.numberText", { count: booths.length })}</Text>
				<TextInput
					label={t("plan.numberFirst")}
					value={first}
					maxLength={8}
					onChange={(event) => setFirst(event.currentTarget.value)}
					error={!isGood && t("plan.numberTooLong")}
					data-autofocus
				/>
				<Text size="sm" c="dimmed">
					{shown.length > 4 ? `${shown.slice(0, 3).join(", ")} … ${shown.at(-1)}` : shown.join(", ")}
				</Text>
				<Group justify="flex-end">
					<Button variant="default" onClick={onClose}>
						{t("common.cancel")}
					</Button>
					<Button type="submit" disabled={!isGood || booths.length === 0}>
						{t("plan.numberNow")}
					</Button>
				</Group>
			</Stack>
		</form>
	);
}
