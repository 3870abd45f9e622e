import { Button, Group, Modal, Select, Stack, TextInput } from "@mantine/core";
import { notifications } from "@mantine/notifications";
import { useState } from "react";
import { useNavigate } from "react-router";
import { LocalizedTextInput } from "#client/ui/console/LocalizedTextInput.tsx";
import { RefusalAlert } from "#client/ui/console/RefusalAlert.tsx";
import { slugOf } from "#client/ui/console/slugOf.ts";
import { useEndpoint, useEndpointMutation } from "#client/ui/console/useEndpoint.ts";
import { inLanguage } from "#client/ui/i18n/i18n.ts";
import { useConsoleTexts } from "#client/ui/i18n/useConsoleTexts.ts";
import { slug } from "#shared/features/event/EventDocument.ts";
import { createEvent, type EventInConsole, listConsoleEvents } from "#shared/features/event/eventEndpoints.ts";

interface NewEventDialogProps {
	readonly opened: boolean;
	/** What it begins as a copy of; null for an empty hall. */
	readonly copyOf: EventInConsole | null;
	readonly onClose: () => void;
}

/** Makes an event, and opens it. */
export function NewEventDialog({ opened, copyOf, onClose }: NewEventDialogProps) {
	const { t } = useConsoleTexts();
	return (
		<Modal
			opened={opened}
			onClose={onClose}
			title={copyOf ? t("events.copyTitle") : t("events.newTitle")}
			size="lg"
			centered
		>
			<NewEventForm copyOf={copyOf} onClose={onClose} />
		</Modal>
	);
}

function NewEventForm({ copyOf, onClose }: Omit<NewEventDialogProps, "opened">) {
	const { t, i18n } = useConsoleTexts();
	const navigate = useNavigate();
	const { data: events = [] } = useEndpoint(listConsoleEvents, {});
	const [title, setTitle] = useState({ "zh-CN": "", en: "" });
	const [typedId, setTypedId] = useState<string | null>(null);
	const [source, setSource] = useState(copyOf?.eventId ?? "");
	const making = useEndpointMutation(createEvent, {
		changes: [listConsoleEvents],
		handles: () => true,
		onDone: (event) => {
			notifications.show({ message: t("events.created", { title: inLanguage(event.title, i18n) }) });
			onClose();
			void navigate(`/console/events/${event.eventId}`);
		},
	});
	const eventId = typedId ?? slugOf(title.en);
	const isSlug = slug.safeParse(eventId).success;
	const isWhole = isSlug && Object.values(title).every((words) => words.trim() !== "");
	return (
		<form
			onSubmit={(submitted) => {
				submitted.preventDefault();
				if (!isWhole || making.isPending) return;
				making.mutate({ body: { eventId, title, ...(source === "" ? {} : { copyOf: source }) } });
			}}
		>
			<Stack gap="md">
				<LocalizedTextInput
					label={t("events.name")}
					description={t("events.needsName")}
					value={title}
					onChange={setTitle}
					maxLength={120}
					required
				/>
				<TextInput
					label={t("events.shortName")}
					description={t("events.shortNameHint")}
					value={eventId}
					onChange={(event) => setTypedId(event.currentTarget.value)}
					error={eventId !== "" && !isSlug && t("events.shortNameBad")}
					maxLength={40}
					required
					autoComplete="off"
					spellCheck={false}
				/>
				<Select
					label={t("events.startFrom")}
					value={source}
					onChange={(chosen) => setSource(chosen ?? "")}
					allowDeselect={false}
					data={[
						{ value: "", label: t("events.fromEmpty") },
						...events.map((event) => ({
							value: event.eventId,
							label: t("events.fromCopy", { title: inLanguage(event.title, i18n) }),
						})),
					]}
				/>
				<RefusalAlert error={making.error} />
				<Group justify="flex-end" gap="sm">
					<Button variant="default" onClick={onClose}>
						{t("common.cancel")}
					</Button>
					<Button type="submit" loading={making.isPending} disabled={!isWhole}>
						{t("events.createNow")}
					</Button>
				</Group>
			</Stack>
		</form>
	);
}
