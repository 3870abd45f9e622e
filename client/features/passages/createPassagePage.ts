import type { i18n as I18n } from "i18next";
import { inLanguage } from "#client/ui/i18n/i18n.ts";
import { button } from "#client/xr/ui/button.ts";
import { ICONS } from "#client/xr/ui/icons.ts";
import { column, row } from "#client/xr/ui/layout.ts";
import { text } from "#client/xr/ui/text.ts";
import { PANEL_WIDTH, type XrPage } from "#client/xr/ui/XrPanels.ts";
import type { PassagesFeature } from "./PassagesFeature.ts";

export interface PassagePageOptions {
	readonly i18n: I18n;
	readonly passages: PassagesFeature;
	readonly onGo: (hallId: string) => void;
}

/** The same question in a headset. */
export function createPassagePage({ i18n, passages, onGo }: PassagePageOptions): XrPage {
	const { t } = i18n;
	return {
		name: "passage",
		icon: ICONS.leave,
		placing: "near",
		title() {
			const beyond = passages.asked.getState();
			return beyond ? t("passages.title", { hall: inLanguage(beyond.name, i18n) }) : "";
		},
		body: () =>
			column([
				text(t("passages.text"), { width: PANEL_WIDTH, lines: 3 }),
				row([
					button({
						label: t("passages.go"),
						tone: "primary",
						icon: ICONS.goThere,
						onPress: () => {
							const beyond = passages.asked.getState();
							if (beyond) onGo(beyond.hallId);
						},
					}),
					button({ label: t("passages.stay"), onPress: () => passages.stay() }),
				]),
			]),
		start: (changed) => passages.asked.subscribe(changed),
	};
}
