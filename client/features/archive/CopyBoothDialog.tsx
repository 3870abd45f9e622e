import { Alert, Button, Checkbox, Group, Modal, Select, Stack, Text, TextInput } from "@mantine/core";
import { notifications } from "@mantine/notifications";
import { useState } from "react";
import { RequestRefused } from "#client/connection/RequestRefused.ts";
import { RefusalAlert } from "#client/ui/console/RefusalAlert.tsx";
import { useActor } from "#client/ui/console/useActor.tsx";
import { useEndpoint, useEndpointMutation } from "#client/ui/console/useEndpoint.ts";
import { inLanguage } from "#client/ui/i18n/i18n.ts";
import { useConsoleTexts } from "#client/ui/i18n/useConsoleTexts.ts";
import { copyBooth } from "#shared/features/archive/archiveEndpoints.ts";
import { listBooths, readBooth } from "#shared/features/booths/boothEndpoints.ts";
import { slug } from "#shared/features/event/EventDocument.ts";
import { listConsoleEvents } from "#shared/features/event/eventEndpoints.ts";

interface CopyBoothDialogProps {
	readonly opened: boolean;
	readonly onClose: () => void;
	/** The booth that is copied. */
	readonly from: { readonly eventId: string; readonly boothId: string };
}

/** Copies a booth's form to another booth, here or in another event. */
export function CopyBoothDialog({ opened, onClose, from }: CopyBoothDialogProps) {
	const { t } = useConsoleTexts();
	return (
		<Modal opened={opened} onClose={onClose} title={t("archive.copyBoothTitle")} size="md" centered>
			<CopyBoothForm from={from} onClose={onClose} />
		</Modal>
	);
}

function CopyBoothForm({ from, onClose }: Omit<CopyBoothDialogProps, "opened">) {
	const { t, i18n } = useConsoleTexts();
	const { may } = useActor();
	const { data: events = [] } = useEndpoint(listConsoleEvents, {});
	const [toEventId, setToEventId] = useState(from.eventId);
	const [boothId, setBoothId] = useState("");
	const [replace, setReplace] = useState(false);
	const copying = useEndpointMutation(copyBooth, {
		changes: [listBooths, readBooth],
		handles: () => true,
		onDone: (copied) => {
			notifications.show({ message: t("archive.copied", { id: copied.boothId }) });
			onClose();
		},
	});
	const scope = { eventId: toEventId, boothId };
	const mayMake = may("event.edit", scope);
	const isTaken = copying.error instanceof RequestRefused && copying.error.reason === "booth-id-taken";
	// Whoever only has a booth of their own there fills it in.
	const fills = replace || !mayMake;
	const isSelf = toEventId === from.eventId && boothId === from.boothId;
	const isReady = slug.safeParse(boothId).success && !isSelf;
	const own = events.find(({ eventId }) => eventId === toEventId)?.boothIds ?? [];
	return (
		<form
			onSubmit={(submitted) => {
				submitted.preventDefault();
				if (isReady && !copying.isPending)
					copying.mutate({ params: from, body: { toEventId, boothId, replace: fills } });
			}}
		>
			<Stack gap="md">
				<Text size="sm" lh={1.7}>
					{t("archive.copyBoothText")}
				</Text>
				<Select
					label={t("archive.toEvent")}
					value={toEventId}
					onChange={(chosen) => setToEventId(chosen ?? from.eventId)}
					allowDeselect={false}
					data={events.map(({ eventId, title }) => ({ value: eventId, label: inLanguage(title, i18n) }))}
				/>
				{mayMake ? (
					<TextInput
						label={t("archive.toBooth")}
						description={t("archive.toBoothHint")}
						value={boothId}
						onChange={(event) => setBoothId(event.currentTarget.value)}
						error={boothId !== "" && !isReady && (isSelf ? t("archive.sameBooth") : t("events.shortNameBad"))}
						maxLength={40}
						autoComplete="off"
						spellCheck={false}
						required
					/>
				) : (
					<Select
						label={t("archive.toBooth")}
						value={boothId === "" ? null : boothId}
						onChange={(chosen) => setBoothId(chosen ?? "")}
						data={own.filter((id) => toEventId !== from.eventId || id !== from.boothId)}
						nothingFoundMessage={t("archive.noBooth")}
						required
					/>
				)}
				{mayMake && (isTaken || replace) && (
					<Checkbox
						label={t("archive.overwrite")}
						checked={replace}
						onChange={(event) => setReplace(event.currentTarget.checked)}
					/>
				)}
				{fills && boothId !== "" && (
					<Alert color="yellow" variant="light">
						{t("archive.overwriteHint")}
					</Alert>
				)}
				<RefusalAlert error={copying.error} />
				<Group justify="flex-end" gap="sm">
					<Button variant="default" onClick={onClose}>
						{t("common.cancel")}
					</Button>
					<Button type="submit" loading={copying.isPending} disabled={!isReady}>
						{t("archive.copyNow")}
					</Button>
				</Group>
			</Stack>
		</form>
	);
}
