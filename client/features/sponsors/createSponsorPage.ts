import type { i18n as I18n } from "i18next";
import { inLanguage } from "#client/ui/i18n/i18n.ts";
import { ICONS } from "#client/xr/ui/icons.ts";
import { column } from "#client/xr/ui/layout.ts";
import { text } from "#client/xr/ui/text.ts";
import { COLOURS } from "#client/xr/ui/uiTheme.ts";
import { PANEL_WIDTH, type XrPage } from "#client/xr/ui/XrPanels.ts";
import type { SponsorsFeature } from "./SponsorsFeature.ts";

/** Who is on a sponsor's surface, in a headset; their page waits for a screen. */
export function createSponsorPage(i18n: I18n, sponsors: SponsorsFeature): XrPage {
	const { t } = i18n;
	return {
		name: "sponsor",
		icon: ICONS.link,
		title() {
			const open = sponsors.open.getState();
			return open ? inLanguage(open.sponsor, i18n) : "";
		},
		body() {
			const open = sponsors.open.getState();
			if (!open) return column([]);
			return column([
				text(t(`sponsors.${open.tier}`), { weight: 700, colour: COLOURS.brand }),
				open.url
					? text(new URL(open.url).host, { width: PANEL_WIDTH })
					: text(t("sponsors.thanks"), { width: PANEL_WIDTH }),
				open.url ? text(t("sponsors.onScreen"), { width: PANEL_WIDTH, lines: 2, colour: COLOURS.quiet }) : undefined,
			]);
		},
		start: (changed) => sponsors.open.subscribe(changed),
	};
}
