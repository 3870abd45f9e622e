import { Button, FileInput, Group, Modal, Radio, Stack, Text, TextInput } from "@mantine/core";
import { notifications } from "@mantine/notifications";
import { IconFileZip } from "@tabler/icons-react";
import { useQueryClient } from "@tanstack/react-query";
import { useEffect, useRef, useState } from "react";
import { useNavigate } from "react-router";
import { endpointAddress } from "#client/connection/callEndpoint.ts";
import { RequestRefused } from "#client/connection/RequestRefused.ts";
import { readAgain } from "#client/ui/console/useEndpoint.ts";
import { inLanguage } from "#client/ui/i18n/i18n.ts";
import { useConsoleTexts } from "#client/ui/i18n/useConsoleTexts.ts";
import type { EndpointReplyOf } from "#shared/endpoint.ts";
import { EVENT_ARCHIVE_MAX_BYTES, importEvent } from "#shared/features/archive/archiveEndpoints.ts";
import { slug } from "#shared/features/event/EventDocument.ts";
import { listConsoleEvents } from "#shared/features/event/eventEndpoints.ts";
import { ArchiveProblems } from "./ArchiveProblems.tsx";
import { ArchiveProgress } from "./ArchiveProgress.tsx";
import { sendArchive } from "./sendArchive.ts";

interface ImportEventDialogProps {
	readonly opened: boolean;
	readonly onClose: () => void;
}

/** Brings an event in from a zip, and opens it. */
export function ImportEventDialog({ opened, onClose }: ImportEventDialogProps) {
	const { t } = useConsoleTexts();
	return (
		<Modal
			opened={opened}
			onClose={onClose}
			title={t("archive.importTitle")}
			size="lg"
			centered
			closeOnClickOutside={false}
		>
			<ImportEventForm onClose={onClose} />
		</Modal>
	);
}

type Sending = { readonly part: number; readonly stop: AbortController };

function ImportEventForm({ onClose }: Pick<ImportEventDialogProps, "onClose">) {
	const { t, i18n } = useConsoleTexts();
	const navigate = useNavigate();
	const queries = useQueryClient();
	const [file, setFile] = useState<File | null>(null);
	const [sending, setSending] = useState<Sending | null>(null);
	const [error, setError] = useState<unknown>(null);
	/** The event that has the archive's name already. */
	const [taken, setTaken] = useState<string | null>(null);
	const [way, setWay] = useState<"beside" | "replace">("beside");
	const [otherId, setOtherId] = useState("");
	const [typed, setTyped] = useState("");
	const running = useRef<AbortController | null>(null);
	// A dialog that is closed sends nothing on.
	useEffect(() => () => running.current?.abort(), []);

	const isTooLarge = file !== null && file.size > EVENT_ARCHIVE_MAX_BYTES;
	const isAnswered = taken === null || (way === "beside" ? slug.safeParse(otherId).success : typed.trim() === taken);

	const send = async () => {
		if (!file) return;
		const stop = new AbortController();
		running.current = stop;
		setSending({ part: 0, stop });
		setError(null);
		const query = taken === null ? {} : way === "beside" ? { eventId: otherId } : { eventId: taken, replace: "true" };
		try {
			const { eventId, title, entryToSet } = await sendArchive<EndpointReplyOf<typeof importEvent>>({
				address: endpointAddress(importEvent, { query }),
				file,
				onProgress: (part) => setSending({ part, stop }),
				signal: stop.signal,
			});
			await readAgain(queries, listConsoleEvents);
			notifications.show({ message: t("archive.imported", { title: inLanguage(title, i18n) }) });
			if (entryToSet !== null) {
				notifications.show({ color: "orange", autoClose: false, message: t(`archive.entryToSet.${entryToSet}`) });
			}
			onClose();
			void navigate(`/console/events/${eventId}`);
		} catch (refused) {
			if (stop.signal.aborted) return;
			const holder = takenBy(refused);
			if (holder !== undefined) {
				setTaken(holder);
				setOtherId(`${holder}-2`.slice(0, 40));
			} else setError(refused);
		} finally {
			setSending(null);
		}
	};

	return (
		<form
			onSubmit={(submitted) => {
				submitted.preventDefault();
				if (file && !isTooLarge && isAnswered && !sending) void send();
			}}
		>
			<Stack gap="md">
				<Text size="sm" lh={1.7}>
					{t("archive.importText")}
				</Text>
				<FileInput
					label={t("archive.file")}
					placeholder={t("archive.choose")}
					accept="application/zip,.zip"
					leftSection={<IconFileZip size={18} />}
					value={file}
					onChange={(chosen) => {
						setFile(chosen);
						setError(null);
						setTaken(null);
					}}
					error={isTooLarge && t("archive.tooLarge")}
					disabled={sending !== null}
					clearable
					required
				/>
				{taken !== null && (
					<Radio.Group
						label={t("archive.taken", { id: taken })}
						value={way}
						onChange={(chosen) => setWay(chosen as typeof way)}
						role="radiogroup"
					>
						<Stack gap="sm" mt="xs">
							<Radio value="beside" label={t("archive.beside")} />
							{way === "beside" && (
								<TextInput
									label={t("events.shortName")}
									value={otherId}
									onChange={(event) => setOtherId(event.currentTarget.value)}
									error={otherId !== "" && !slug.safeParse(otherId).success && t("events.shortNameBad")}
									maxLength={40}
									autoComplete="off"
									spellCheck={false}
								/>
							)}
							<Radio value="replace" label={t("archive.replace")} description={t("archive.replaceHint")} />
							{way === "replace" && (
								<TextInput
									label={t("shell.typeToConfirm", { word: taken })}
									value={typed}
									onChange={(event) => setTyped(event.currentTarget.value)}
									autoComplete="off"
									spellCheck={false}
								/>
							)}
						</Stack>
					</Radio.Group>
				)}
				{sending && file && <ArchiveProgress part={sending.part} bytes={file.size} />}
				<ArchiveProblems error={error} />
				<Group justify="flex-end" gap="sm">
					<Button variant="default" onClick={onClose}>
						{t("common.cancel")}
					</Button>
					<Button
						type="submit"
						loading={sending !== null}
						disabled={!file || isTooLarge || !isAnswered}
						{...(taken !== null && way === "replace" ? { color: "red" } : {})}
					>
						{taken !== null && way === "replace" ? t("archive.replaceNow") : t("archive.importNow")}
					</Button>
				</Group>
			</Stack>
		</form>
	);
}

function takenBy(error: unknown): string | undefined {
	if (!(error instanceof RequestRefused) || error.reason !== "event-id-taken") return undefined;
	return (error.details as { readonly eventId?: string } | undefined)?.eventId;
}
