import { Button } from "@mantine/core";
import type { TFunction } from "i18next";
import { useTranslation } from "react-i18next";
import { useStore } from "zustand";
import { inLanguage } from "#client/ui/i18n/i18n.ts";
import { refusalText } from "#client/ui/i18n/refusalText.ts";
import type { Exhibit } from "#shared/features/booths/BoothDocument.ts";
import { DocumentControls } from "./DocumentControls.tsx";
import classes from "./ExhibitPanel.module.css";
import type { ExhibitControls, FocusedExhibit } from "./FocusedExhibit.ts";
import { ImageControls } from "./ImageControls.tsx";
import { LinkControls } from "./LinkControls.tsx";
import { ModelControls } from "./ModelControls.tsx";
import { ProvenanceCard } from "./ProvenanceCard.tsx";
import { Tour } from "./Tour.tsx";
import { VideoControls } from "./VideoControls.tsx";

/** What an exhibit says about itself, and what can be done with it. */
export function ExhibitPanel({ controls }: { readonly controls: ExhibitControls }) {
	const { t, i18n } = useTranslation();
	const focused = useStore(controls.focused);
	if (!focused) return null;
	const { exhibit, heldBy, inSphere } = focused;
	const notice = noticeOf(focused, t);
	return (
		<div className={classes.panel} data-exhibit={exhibit.kind}>
			{exhibit.caption && <p className={classes.caption}>{inLanguage(exhibit.caption, i18n)}</p>}
			{exhibit.kind === "text" && <p className={classes.body}>{inLanguage(exhibit.body, i18n)}</p>}
			{(isHandled(exhibit.kind) || focused.unavailable) && notice !== "" && (
				<p className={classes.notice} role="status" data-tone={heldBy === null ? undefined : "held"}>
					{notice}
				</p>
			)}
			{!focused.unavailable && (
				<section className={classes.controls} aria-label={t("exhibits.controls")}>
					{exhibit.kind === "model" && <ModelControls controls={controls} focused={focused} />}
					{exhibit.kind === "video" && <VideoControls controls={controls} focused={focused} />}
					{exhibit.kind === "document" && <DocumentControls controls={controls} focused={focused} />}
					{exhibit.kind === "image" && <ImageControls controls={controls} focused={{ ...focused, exhibit }} />}
					{exhibit.kind === "link" && <LinkControls url={exhibit.url} controls={controls} focused={focused} />}
					{exhibit.kind === "photo360" && (
						<>
							<Button onClick={() => (inSphere ? controls.leaveSphere() : controls.enterSphere())}>
								{inSphere ? t("exhibits.photo360.leave") : t("exhibits.photo360.enter")}
							</Button>
							<p className={classes.hint}>{t("exhibits.photo360.hint")}</p>
						</>
					)}
				</section>
			)}
			<ProvenanceCard exhibit={exhibit} />
			<Tour controls={controls} focused={focused} />
		</div>
	);
}

/** Pictures, texts and links stand as they are: there is nothing to hold. */
function isHandled(kind: Exhibit["kind"]): boolean {
	return kind !== "image" && kind !== "text" && kind !== "link";
}

function noticeOf({ unavailable, heldBy, hold, shown, exhibit }: FocusedExhibit, t: TFunction): string {
	if (unavailable) return t("exhibits.unavailable");
	if (heldBy !== null) {
		if (heldBy === "") return t("exhibits.heldBySomeone");
		const looking = exhibit.kind === "photo360" && shown.open;
		return looking ? t("exhibits.photo360.others", { name: heldBy }) : t("exhibits.heldBy", { name: heldBy });
	}
	if (hold.status === "held") return t("exhibits.youHold");
	if (hold.status !== "refused") return "";
	if (hold.reason === "unknown-exhibit" || hold.reason === "busy") return t(`exhibits.refused.${hold.reason}`);
	return refusalText(t, hold.reason);
}
