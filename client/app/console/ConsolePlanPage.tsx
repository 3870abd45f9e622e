import { useTranslation } from "react-i18next";
import { HallPreview } from "#client/app/preview/HallPreview.tsx";
import { MediaDialog } from "#client/features/media/MediaDialog.tsx";
import { type HallPreviewPaneProps, type MediaPickerProps, PlanPage } from "#client/features/plan/PlanPage.tsx";
import { PageSkeleton } from "#client/ui/console/PageSkeleton.tsx";
import { useEvent } from "#client/ui/console/useEvent.ts";
import { languageOf } from "#client/ui/i18n/i18n.ts";
import { useLaterTexts } from "#client/ui/i18n/useLaterTexts.ts";

/** The floor plan with what other features bring to it: the hall in 3D, and pictures. */
export function ConsolePlanPage() {
	return <PlanPage Preview={Preview} MediaPicker={PlanPicture} />;
}

/** Sponsors' pictures and landmarks are the event's own, whichever booth is beside them. */
function PlanPicture({ accepts, ...rest }: MediaPickerProps) {
	const { eventId } = useEvent();
	return <MediaDialog {...rest} eventId={eventId} boothId={null} kind={accepts} />;
}

function Preview(props: HallPreviewPaneProps) {
	const { i18n } = useTranslation();
	const canSpeak = useLaterTexts("preview");
	if (!canSpeak) return <PageSkeleton rows={3} />;
	return <HallPreview {...props} language={languageOf(i18n)} />;
}
