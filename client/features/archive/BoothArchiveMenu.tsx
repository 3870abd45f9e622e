import { Button, FileButton, Menu, Modal, Stack } from "@mantine/core";
import { notifications } from "@mantine/notifications";
import { IconCopy, IconDots, IconDownload, IconFileImport } from "@tabler/icons-react";
import { useQueryClient } from "@tanstack/react-query";
import { useRef, useState } from "react";
import { endpointAddress } from "#client/connection/callEndpoint.ts";
import { RequestRefused } from "#client/connection/RequestRefused.ts";
import { useActor } from "#client/ui/console/useActor.tsx";
import { readAgain } from "#client/ui/console/useEndpoint.ts";
import { useConsoleTexts } from "#client/ui/i18n/useConsoleTexts.ts";
import type { EndpointReplyOf } from "#shared/endpoint.ts";
import { BOOTH_ARCHIVE_MAX_BYTES, exportBooth, importBooth } from "#shared/features/archive/archiveEndpoints.ts";
import { listBooths, readBooth } from "#shared/features/booths/boothEndpoints.ts";
import { ArchiveProblems } from "./ArchiveProblems.tsx";
import { ArchiveProgress } from "./ArchiveProgress.tsx";
import { CopyBoothDialog } from "./CopyBoothDialog.tsx";
import { sendArchive } from "./sendArchive.ts";

interface BoothArchiveMenuProps {
	readonly eventId: string;
	readonly boothId: string;
	/** Of the form that is shown: what was changed meanwhile is not written over. */
	readonly revision: number;
}

type Filling =
	| { readonly step: "sending"; readonly part: number; readonly bytes: number }
	| { readonly step: "failed"; readonly error: unknown };

/** A booth's form to another booth, into a file, and out of one. */
export function BoothArchiveMenu({ eventId, boothId, revision }: BoothArchiveMenuProps) {
	const { t } = useConsoleTexts();
	const { may } = useActor();
	const queries = useQueryClient();
	const [isCopying, setCopying] = useState(false);
	const [filling, setFilling] = useState<Filling | null>(null);
	const sending = useRef<AbortController | null>(null);
	const resetFile = useRef<() => void>(null);
	const params = { eventId, boothId };
	if (!may("booth.edit", params)) return null;

	const close = () => {
		sending.current?.abort();
		setFilling(null);
	};
	const fill = async (file: File | null) => {
		resetFile.current?.();
		if (!file) return;
		const stop = new AbortController();
		sending.current = stop;
		const bytes = file.size;
		setFilling({ step: "sending", part: 0, bytes });
		try {
			if (bytes > BOOTH_ARCHIVE_MAX_BYTES) throw new RequestRefused(importBooth.path, { reason: "too-large" });
			await sendArchive<EndpointReplyOf<typeof importBooth>>({
				address: endpointAddress(importBooth, { params, query: { base: revision } }),
				file,
				onProgress: (part) => setFilling({ step: "sending", part, bytes }),
				signal: stop.signal,
			});
			await readAgain(queries, readBooth, listBooths);
			notifications.show({ message: t("archive.filled") });
			setFilling(null);
		} catch (error) {
			if (!stop.signal.aborted) setFilling({ step: "failed", error });
		}
	};

	return (
		<>
			<FileButton onChange={(file) => void fill(file)} accept="application/zip,.zip" resetRef={resetFile}>
				{({ onClick: chooseFile }) => (
					<Menu position="bottom-end">
						<Menu.Target>
							<Button variant="default" leftSection={<IconDots size={18} />}>
								{t("archive.copyAndFiles")}
							</Button>
						</Menu.Target>
						<Menu.Dropdown>
							<Menu.Item leftSection={<IconCopy size={16} />} onClick={() => setCopying(true)}>
								{t("archive.copyBooth")}
							</Menu.Item>
							<Menu.Item
								component="a"
								href={endpointAddress(exportBooth, { params })}
								download={`${eventId}-${boothId}.zip`}
								leftSection={<IconDownload size={16} />}
							>
								{t("archive.exportBooth")}
							</Menu.Item>
							<Menu.Item leftSection={<IconFileImport size={16} />} onClick={chooseFile}>
								{t("archive.importBooth")}
							</Menu.Item>
						</Menu.Dropdown>
					</Menu>
				)}
			</FileButton>
			<CopyBoothDialog opened={isCopying} onClose={() => setCopying(false)} from={params} />
			<Modal
				opened={filling !== null}
				onClose={close}
				title={t("archive.importBooth")}
				centered
				closeOnClickOutside={false}
			>
				<Stack gap="md">
					{filling?.step === "sending" && <ArchiveProgress part={filling.part} bytes={filling.bytes} />}
					{filling?.step === "failed" && <ArchiveProblems error={filling.error} />}
					<Button variant="default" onClick={close}>
						{filling?.step === "failed" ? t("common.close") : t("common.cancel")}
					</Button>
				</Stack>
			</Modal>
		</>
	);
}
