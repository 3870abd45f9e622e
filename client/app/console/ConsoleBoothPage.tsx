import { BoothPreview } from "#client/app/preview/BoothPreview.tsx";
import { BoothStaff } from "#client/features/accounts/BoothStaff.tsx";
import { BoothArchiveMenu } from "#client/features/archive/BoothArchiveMenu.tsx";
import { BoothPage } from "#client/features/booths/form/BoothPage.tsx";
import { type BoothParts, BoothPartsContext } from "#client/features/booths/form/BoothParts.ts";
import { PageSkeleton } from "#client/ui/console/PageSkeleton.tsx";
import { useLaterTexts } from "#client/ui/i18n/useLaterTexts.ts";
import { UploadedFileSelect } from "./UploadedFileSelect.tsx";

const PARTS: BoothParts = { BoothPreview, MediaPicker: UploadedFileSelect, BoothStaff, BoothArchiveMenu };

/** A booth's pages with what other features bring to them: 3D, media. */
export function ConsoleBoothPage() {
	const canSpeak = useLaterTexts("preview");
	if (!canSpeak) return <PageSkeleton />;
	return (
		<BoothPartsContext value={PARTS}>
			<BoothPage />
		</BoothPartsContext>
	);
}
