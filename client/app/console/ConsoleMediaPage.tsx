import { ModelPreview } from "#client/app/preview/ModelPreview.tsx";
import { MediaPage } from "#client/features/media/MediaPage.tsx";
import { PageSkeleton } from "#client/ui/console/PageSkeleton.tsx";
import { useLaterTexts } from "#client/ui/i18n/useLaterTexts.ts";

/** The media of an event with what other features bring to them: models in 3D. */
export function ConsoleMediaPage() {
	const canSpeak = useLaterTexts("preview");
	return canSpeak ? <MediaPage ModelPreview={ModelPreview} /> : <PageSkeleton />;
}
