import type { i18n as I18n } from "i18next";
import { ICONS } from "#client/xr/ui/icons.ts";
import { column } from "#client/xr/ui/layout.ts";
import { text } from "#client/xr/ui/text.ts";
import { COLOURS } from "#client/xr/ui/uiTheme.ts";
import { PANEL_WIDTH, type XrPage } from "#client/xr/ui/XrPanels.ts";

const CONTROLLERS = ["menu", "jump", "turn", "point", "grab", "pages"] as const;
const HANDS = ["palm", "pinch", "touch", "pinchNear"] as const;

/** What controllers and hands do. */
export function createHeadsetHelpPage({ t }: Pick<I18n, "t">): XrPage {
	const heading = (words: string) => text(words, { weight: 700, colour: COLOURS.brand });
	const line = (words: string) => text(words, { width: PANEL_WIDTH, lines: 2 });
	return {
		name: "help",
		icon: ICONS.help,
		title: () => t("immersive.help.title"),
		body: () =>
			column(
				[
					heading(t("immersive.help.controllers")),
					...CONTROLLERS.map((what) => line(t(`immersive.help.${what}`))),
					heading(t("immersive.help.hands")),
					...HANDS.map((what) => line(t(`immersive.help.${what}`))),
				],
				{ gap: 8 },
			),
	};
}
