import { Modal, Stack } from "@mantine/core";
import { useConsoleTexts } from "#client/ui/i18n/useConsoleTexts.ts";
import type { MediaKind } from "#shared/features/media/Media.ts";
import { ArrivingFile } from "./ArrivingFile.tsx";
import type { MediaPlace } from "./FileUpload.ts";
import { MediaShelf } from "./MediaShelf.tsx";
import { UploadZone } from "./UploadZone.tsx";
import { useFileUploads } from "./useFileUploads.ts";

interface MediaDialogProps extends MediaPlace {
	readonly opened: boolean;
	readonly kind: MediaKind;
	readonly onClose: () => void;
	/** Its address below `/content/`. */
	readonly onPick: (address: string) => void;
}

/** Asks for one file in a window of its own: uploaded there, or chosen among those that are there already. */
export function MediaDialog(props: MediaDialogProps) {
	const { t } = useConsoleTexts();
	return (
		<Modal opened={props.opened} onClose={props.onClose} title={t(`media.kind.${props.kind}`)} size="xl">
			<Contents {...props} />
		</Modal>
	);
}

/** Below the modal, so that each opening begins anew. */
function Contents({ eventId, boothId, kind, onClose, onPick }: MediaDialogProps) {
	const place: MediaPlace = { eventId, boothId };
	const { uploads, add, cancel, forget } = useFileUploads(place);
	const [upload] = uploads;
	const pick = (address: string) => {
		onPick(address);
		onClose();
	};
	return (
		<Stack>
			{upload ? (
				<ArrivingFile
					key={upload.key}
					upload={upload}
					place={place}
					onCancel={() => cancel(upload)}
					onClose={() => forget(upload)}
					onReady={(address) => {
						forget(upload);
						pick(address);
					}}
				/>
			) : (
				<UploadZone kind={kind} isCompact onFiles={(files) => add(files.slice(0, 1), kind)} />
			)}
			<MediaShelf place={place} kind={kind} value="" onChoose={pick} />
		</Stack>
	);
}
