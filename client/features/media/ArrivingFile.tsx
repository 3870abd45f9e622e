import { Button, Group, Text } from "@mantine/core";
import { useEffect, useEffectEvent } from "react";
import { useStore } from "zustand";
import { useConsoleTexts } from "#client/ui/i18n/useConsoleTexts.ts";
import type { FileUpload, MediaPlace } from "./FileUpload.ts";
import classes from "./Media.module.css";
import { RefusedFile } from "./RefusedFile.tsx";
import { UploadLine } from "./UploadLine.tsx";
import { useMediaActions, useMediaItem } from "./useMedia.ts";

interface ArrivingFileProps {
	readonly upload: FileUpload;
	readonly place: MediaPlace;
	readonly onCancel: () => void;
	readonly onClose: () => void;
	readonly onReady: (address: string) => void;
}

/** A file from its first byte until it can be shown, or until it is told why not. */
export function ArrivingFile({ upload, place, onCancel, onClose, onReady }: ArrivingFileProps) {
	const { t } = useConsoleTexts();
	const state = useStore(upload.state);
	const uploadId = state.status === "sent" ? state.uploadId : null;
	const { data: item } = useMediaItem(place, uploadId);
	const { refresh, remove, retry } = useMediaActions(place);
	const ready = useEffectEvent(onReady);
	const address = item?.state === "ready" ? item.address : null;
	useEffect(() => {
		if (address === null) return;
		void refresh();
		ready(address);
	}, [address, refresh]);

	if (item?.state !== "refused") {
		const giveUp = () => {
			if (uploadId !== null) void remove(uploadId).catch(() => undefined);
			onCancel();
		};
		return <UploadLine upload={upload} onCancel={giveUp} />;
	}
	return (
		<div className={classes.upload}>
			<Text size="sm" fw={500} truncate>
				{upload.file.name}
			</Text>
			<RefusedFile item={item} onRetry={() => void retry(item.id).catch(() => undefined)} />
			<Group justify="flex-end">
				<Button
					size="compact-sm"
					variant="default"
					onClick={() => {
						void remove(item.id).catch(() => undefined);
						onClose();
					}}
				>
					{t("media.another")}
				</Button>
			</Group>
		</div>
	);
}
