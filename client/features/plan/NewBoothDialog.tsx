import { Button, Group, Modal, Select, Stack, TextInput } from "@mantine/core";
import { useState } from "react";
import { LocalizedTextInput } from "#client/ui/console/LocalizedTextInput.tsx";
import { RefusalAlert } from "#client/ui/console/RefusalAlert.tsx";
import { slugOf } from "#client/ui/console/slugOf.ts";
import { useEndpointMutation } from "#client/ui/console/useEndpoint.ts";
import { useEvent } from "#client/ui/console/useEvent.ts";
import { useConsoleTexts } from "#client/ui/i18n/useConsoleTexts.ts";
import { type BoothInList, createBooth, listBooths } from "#shared/features/booths/boothEndpoints.ts";
import { slug } from "#shared/features/event/EventDocument.ts";
import type { LocalizedText } from "#shared/features/event/text.ts";

/** Templates that come with Pavilion, and the floor that each covers, metres. */
const TEMPLATES = {
	inline: "3 × 3",
	corner: "4 × 3",
	"twin-table": "4 × 3",
	gallery: "6 × 4",
	theatre: "6 × 5",
	island: "6 × 6",
} as const;
type Template = keyof typeof TEMPLATES;

interface NewBoothDialogProps {
	readonly opened: boolean;
	readonly taken: readonly BoothInList[];
	readonly onClose: () => void;
	readonly onMade: (boothId: string) => void;
}

/** Makes a booth for an exhibitor who fills it in later. */
export function NewBoothDialog(props: NewBoothDialogProps) {
	const { t } = useConsoleTexts();
	return (
		<Modal opened={props.opened} onClose={props.onClose} title={t("plan.newBooth")} centered size="lg">
			<NewBoothForm {...props} />
		</Modal>
	);
}

function NewBoothForm({ taken, onClose, onMade }: NewBoothDialogProps) {
	const { t } = useConsoleTexts();
	const { eventId } = useEvent();
	const [name, setName] = useState<LocalizedText>({ "zh-CN": "", en: "" });
	const [template, setTemplate] = useState<Template>("inline");
	const [typedId, setTypedId] = useState<string | null>(null);
	const making = useEndpointMutation(createBooth, {
		changes: [listBooths],
		handles: () => true,
		onDone: ({ boothId }) => {
			onMade(boothId);
			onClose();
		},
	});
	const boothId = typedId ?? freeId(name.en, new Set(taken.map((booth) => booth.boothId)));
	const isSlug = slug.safeParse(boothId).success;
	return (
		<form
			onSubmit={(event) => {
				event.preventDefault();
				if (isSlug && !making.isPending) making.mutate({ params: { eventId }, body: { boothId, name, template } });
			}}
		>
			<Stack gap="md">
				<LocalizedTextInput
					label={t("plan.exhibitorName")}
					description={t("plan.exhibitorNameHint")}
					value={name}
					onChange={setName}
					maxLength={60}
				/>
				<Select
					label={t("plan.template")}
					value={template}
					allowDeselect={false}
					onChange={(value) => setTemplate(value as Template)}
					data={(Object.keys(TEMPLATES) as Template[]).map((id) => ({
						value: id,
						label: `${t(`plan.templates.${id}`)} · ${TEMPLATES[id]} m`,
					}))}
				/>
				<TextInput
					label={t("events.shortName")}
					description={t("plan.boothIdHint")}
					value={boothId}
					onChange={(event) => setTypedId(event.currentTarget.value)}
					error={!isSlug && t("events.shortNameBad")}
					maxLength={40}
					autoComplete="off"
					spellCheck={false}
				/>
				<RefusalAlert error={making.error} />
				<Group justify="flex-end">
					<Button variant="default" onClick={onClose}>
						{t("common.cancel")}
					</Button>
					<Button type="submit" loading={making.isPending} disabled={!isSlug}>
						{t("plan.makeAndPlace")}
					</Button>
				</Group>
			</Stack>
		</form>
	);
}

/** From the English name, or a counted one; none that is taken. */
function freeId(name: string, taken: ReadonlySet<string>): string {
	const base = slugOf(name).slice(0, 36).replace(/-$/, "") || "booth";
	if (base !== "booth" && !taken.has(base)) return base;
	let count = 1;
	while (taken.has(`${base}-${count}`)) count++;
	return `${base}-${count}`;
}
