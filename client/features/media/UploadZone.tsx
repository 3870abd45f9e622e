import { Text } from "@mantine/core";
import { IconUpload } from "@tabler/icons-react";
import { FileDrop } from "#client/ui/console/FileDrop.tsx";
import { useConsoleTexts } from "#client/ui/i18n/useConsoleTexts.ts";
import { ACCEPTED_TYPES, type MediaKind, UPLOAD_LIMITS } from "#shared/features/media/Media.ts";
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
		<FileDrop
			onDrop={onFiles}
			multiple={multiple}
			isCompact={isCompact}
			// By ending at most: a browser knows no type for many a GLB, and the server looks into the file.
			accepts={ACCEPTED_TYPES[kind].join(",")}
		>
			<IconUpload size={isCompact ? 20 : 28} stroke={1.5} aria-hidden />
			<span>
				{label && <span className="visually-hidden">{`${label}: `}</span>}
				<Text component="span" display="block" size="sm" fw={500}>
					{t(`media.drop.${kind}`)}
				</Text>
				<Text component="span" display="block" size="xs" c="dimmed">
					{t(`media.takes.${kind}`, { limit: bytesText(UPLOAD_LIMITS[kind], language) })}
				</Text>
			</span>
		</FileDrop>
	);
}
