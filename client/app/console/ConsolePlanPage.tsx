import { useTranslation } from "react-i18next";
import { HallPreview } from "#client/app/preview/HallPreview.tsx";
import { type HallPreviewPaneProps, PlanPage } from "#client/features/plan/PlanPage.tsx";
import { PageSkeleton } from "#client/ui/console/PageSkeleton.tsx";
import { languageOf } from "#client/ui/i18n/i18n.ts";
import { useLaterTexts } from "#client/ui/i18n/useLaterTexts.ts";

/** The floor plan with what other features bring to it: the hall in 3D. */
export function ConsolePlanPage() {
	return <PlanPage Preview={Preview} />;
}

function Preview(props: HallPreviewPaneProps) {
	const { i18n } = useTranslation();
	const canSpeak = useLaterTexts("preview");
	if (!canSpeak) return <PageSkeleton rows={3} />;
	return <HallPreview {...props} language={languageOf(i18n)} />;
}
