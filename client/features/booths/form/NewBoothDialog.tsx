import { Button, Group, Modal, Select, Stack, TextInput } from "@mantine/core";
import { useForm } from "@mantine/form";
import { useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { useNavigate } from "react-router";
import { callEndpoint } from "#client/connection/callEndpoint.ts";
import { LocalizedTextInput } from "#client/ui/console/LocalizedTextInput.tsx";
import { RefusalAlert } from "#client/ui/console/RefusalAlert.tsx";
import { readAgain } from "#client/ui/console/useEndpoint.ts";
import { useConsoleTexts } from "#client/ui/i18n/useConsoleTexts.ts";
import { createBooth, listBooths } from "#shared/features/booths/boothEndpoints.ts";
import { slug } from "#shared/features/event/EventDocument.ts";
import type { Language, LocalizedText } from "#shared/features/event/text.ts";
import { boothIdFrom } from "./boothBoard.ts";
import { TEMPLATE_NAMES } from "./useStand.ts";

interface NewBoothDialogProps {
	readonly opened: boolean;
	readonly onClose: () => void;
	readonly eventId: string;
	readonly languages: readonly Language[];
	readonly taken: readonly string[];
}

/** Makes a booth: who it is for, and the stand that its exhibitor begins with. */
export function NewBoothDialog(props: NewBoothDialogProps) {
	const { t } = useConsoleTexts();
	return (
		<Modal opened={props.opened} onClose={props.onClose} title={t("boothForm.list.newTitle")} size="lg" centered>
			<Fields {...props} />
		</Modal>
	);
}

function Fields({ onClose, eventId, languages, taken }: NewBoothDialogProps) {
	const { t } = useConsoleTexts();
	const navigate = useNavigate();
	const queries = useQueryClient();
	const [error, setError] = useState<unknown>(null);
	const form = useForm({
		initialValues: {
			name: { "zh-CN": "", en: "" } as LocalizedText,
			boothId: freeId("booth", taken),
			template: "inline",
		},
		validate: {
			name: (name) => (languages.some((one) => name[one].trim() === "") ? t("boothForm.list.nameMissing") : null),
			boothId: (id) => (slug.safeParse(id).success ? null : t("boothForm.list.idInvalid")),
		},
	});
	const nameIt = (name: LocalizedText) => {
		form.setFieldValue("name", name);
		// Until somebody writes one of their own.
		if (!form.isTouched("boothId")) form.setFieldValue("boothId", freeId(boothIdFrom(name.en) || "booth", taken));
	};
	return (
		<form
			onSubmit={form.onSubmit(async ({ name, boothId, template }) => {
				setError(null);
				try {
					await callEndpoint(createBooth, { params: { eventId }, body: { boothId, name, template } });
					await readAgain(queries, listBooths);
					onClose();
					await navigate(`/console/events/${eventId}/booths/${boothId}`);
				} catch (refused) {
					setError(refused);
				}
			})}
		>
			<Stack gap="md">
				<LocalizedTextInput
					label={t("boothForm.list.name")}
					value={form.values.name}
					onChange={nameIt}
					languages={languages}
					maxLength={60}
					required
					errors={
						form.errors.name
							? Object.fromEntries(
									languages.filter((one) => form.values.name[one].trim() === "").map((one) => [one, form.errors.name]),
								)
							: {}
					}
				/>
				<TextInput
					label={t("boothForm.list.id")}
					description={t("boothForm.list.idHelp")}
					maxLength={40}
					spellCheck={false}
					autoComplete="off"
					required
					{...form.getInputProps("boothId")}
				/>
				<Select
					label={t("boothForm.field.template")}
					data={TEMPLATE_NAMES.map((name) => ({ value: name, label: t(`boothForm.template.${name}`) }))}
					allowDeselect={false}
					{...form.getInputProps("template")}
				/>
				<RefusalAlert error={error} />
				<Group justify="flex-end">
					<Button variant="default" onClick={onClose}>
						{t("common.cancel")}
					</Button>
					<Button type="submit" loading={form.submitting}>
						{t("boothForm.list.create")}
					</Button>
				</Group>
			</Stack>
		</form>
	);
}

/** The name itself, or with the first number that nobody has. */
function freeId(wanted: string, taken: readonly string[]): string {
	if (!taken.includes(wanted)) return wanted;
	for (let number = 2; ; number++) {
		const id = `${wanted.slice(0, 36)}-${number}`;
		if (!taken.includes(id)) return id;
	}
}
