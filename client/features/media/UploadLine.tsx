import { ActionIcon, Button, Group, Progress, Text, Tooltip } from "@mantine/core";
import { IconPlayerPause, IconPlayerPlay, IconX } from "@tabler/icons-react";
import { useStore } from "zustand";
import { useRefusalText } from "#client/ui/console/useNotifyRefused.ts";
import { useConsoleTexts } from "#client/ui/i18n/useConsoleTexts.ts";
import { UPLOAD_LIMITS } from "#shared/features/media/Media.ts";
import type { FileUpload } from "./FileUpload.ts";
import classes from "./Media.module.css";
import { KindIcon } from "./MediaThumbnail.tsx";
import { bytesText } from "./mediaText.ts";

/** How far a file is, with what one can do about it. */
export function UploadLine({ upload, onCancel }: { readonly upload: FileUpload; readonly onCancel: () => void }) {
	const { t, language } = useConsoleTexts();
	const refusalText = useRefusalText();
	const state = useStore(upload.state);
	const { file } = upload;
	const sentBytes = "sentBytes" in state ? state.sentBytes : file.size;
	const share = file.size > 0 ? sentBytes / file.size : 0;
	const isTooLarge = state.status === "failed" && state.error.reason === "too-large";
	return (
		<div className={classes.upload} data-status={state.status}>
			<Group gap="sm" wrap="nowrap">
				<KindIcon kind={upload.kind} />
				<div className={classes.uploadWords}>
					<Text size="sm" truncate>
						{file.name}
					</Text>
					<Text size="xs" c="dimmed" aria-live="polite">
						{state.status === "sent"
							? t("media.looking")
							: state.status === "paused"
								? t("media.paused", { percent: Math.floor(share * 100) })
								: t("media.sentOf", { sent: bytesText(sentBytes, language), all: bytesText(file.size, language) })}
					</Text>
				</div>
				{state.status === "sending" && (
					<Tooltip label={t("media.pause")}>
						<ActionIcon variant="subtle" aria-label={t("media.pause")} onClick={() => upload.pause()}>
							<IconPlayerPause size={18} />
						</ActionIcon>
					</Tooltip>
				)}
				{state.status === "paused" && (
					<Tooltip label={t("media.resume")}>
						<ActionIcon variant="subtle" aria-label={t("media.resume")} onClick={() => upload.resume()}>
							<IconPlayerPlay size={18} />
						</ActionIcon>
					</Tooltip>
				)}
				<Tooltip label={t("media.giveUp")}>
					<ActionIcon variant="subtle" color="gray" aria-label={t("media.giveUp")} onClick={onCancel}>
						<IconX size={18} />
					</ActionIcon>
				</Tooltip>
			</Group>
			<Progress
				value={share * 100}
				size="sm"
				animated={state.status === "sent"}
				{...(state.status === "failed" ? { color: "red" } : state.status === "paused" ? { color: "gray" } : {})}
				aria-label={t("media.progressOf", { name: file.name })}
			/>
			{state.status === "failed" && (
				<Group gap="sm" role="alert" justify="space-between">
					<Text size="sm" c="var(--mantine-color-error)">
						{isTooLarge
							? t("media.tooLarge", { limit: bytesText(UPLOAD_LIMITS[upload.kind], language) })
							: refusalText(state.error)}
					</Text>
					{!isTooLarge && (
						<Button size="compact-sm" variant="light" onClick={() => upload.resume()}>
							{t("common.retry")}
						</Button>
					)}
				</Group>
			)}
		</div>
	);
}
