import { Text } from "@mantine/core";
import { Dropzone } from "@mantine/dropzone";
import { IconUpload } from "@tabler/icons-react";
import { useConsoleTexts } from "#client/ui/i18n/useConsoleTexts.ts";
import { ACCEPTED_TYPES, type MediaKind, UPLOAD_LIMITS } from "#shared/features/media/Media.ts";
import classes from "./Media.module.css";
import { bytesText } from "./mediaText.ts";

interface UploadZoneProps {
	readonly kind: MediaKind;
	readonly onFiles: (files: File[]) => void;
	readonly multiple?: boolean;
	readonly isCompact?: boolean;
	readonly label?: string | undefined;
}

/** Takes files that are dropped on it, or chosen after a click, Enter or Space. What they are is judged by the server. */
export function UploadZone({ kind, onFiles, multiple = false, isCompact = false, label }: UploadZoneProps) {
	const { t, language } = useConsoleTexts();
	return (
		<Dropzone
			className={classes.zone ?? ""}
			data-compact={isCompact || undefined}
			onDrop={(files: File[]) => onFiles(files)}
			multiple={multiple}
			// By ending at most: a browser knows no type for many a GLB, and the server looks into the file.
			inputProps={{ accept: ACCEPTED_TYPES[kind].join(",") }}
			aria-label={label ? `${label}: ${t(`media.drop.${kind}`)}` : t(`media.drop.${kind}`)}
			role="button"
		>
			<IconUpload size={isCompact ? 20 : 28} stroke={1.5} aria-hidden />
			<div>
				<Text size="sm" fw={500}>
					{t(`media.drop.${kind}`)}
				</Text>
				<Text size="xs" c="dimmed">
					{t(`media.takes.${kind}`, { limit: bytesText(UPLOAD_LIMITS[kind], language) })}
				</Text>
			</div>
		</Dropzone>
	);
}
