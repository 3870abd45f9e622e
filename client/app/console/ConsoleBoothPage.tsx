import { BoothPreview } from "#client/app/preview/BoothPreview.tsx";
import { ModelPreview } from "#client/app/preview/ModelPreview.tsx";
import { BoothStaff } from "#client/features/accounts/BoothStaff.tsx";
import { BoothArchiveMenu } from "#client/features/archive/BoothArchiveMenu.tsx";
import { BoothPage } from "#client/features/booths/form/BoothPage.tsx";
import { type BoothParts, BoothPartsContext, type OfBooth } from "#client/features/booths/form/BoothParts.ts";
import { BudgetMeter } from "#client/features/media/BudgetMeter.tsx";
import { MediaSection } from "#client/features/media/MediaPage.tsx";
import { MediaPicker } from "#client/features/media/MediaPicker.tsx";
import { BoothResults } from "#client/features/visits/BoothResults.tsx";
import { PageSkeleton } from "#client/ui/console/PageSkeleton.tsx";
import { useLaterTexts } from "#client/ui/i18n/useLaterTexts.ts";

/** What was uploaded for a booth: its exhibitor has no other list of it. */
function BoothMedia({ eventId, boothId }: OfBooth) {
	return <MediaSection eventId={eventId} boothId={boothId} ModelPreview={ModelPreview} />;
}

const PARTS: BoothParts = {
	BoothPreview,
	MediaPicker,
	BudgetMeter,
	BoothStaff,
	BoothMedia,
	BoothResults,
	BoothArchiveMenu,
};

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
