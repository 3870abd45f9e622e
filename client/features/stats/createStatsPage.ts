import type { i18n as I18n } from "i18next";
import type { StoreApi } from "zustand/vanilla";
import { ICONS } from "#client/xr/ui/icons.ts";
import { column, row } from "#client/xr/ui/layout.ts";
import { text } from "#client/xr/ui/text.ts";
import { COLOURS } from "#client/xr/ui/uiTheme.ts";
import type { XrPage } from "#client/xr/ui/XrPanels.ts";
import type { StatsReading } from "./HallStats.ts";
import { statsLines } from "./statsLines.ts";

/** Of `WIDTH`, pixels. */
const WIDTH = 820;
const LABEL = 440;

/** What frames cost, to be read in the headset itself: no other device tells. */
export function createStatsPage(i18n: I18n, reading: StoreApi<StatsReading>): XrPage {
	return {
		name: "stats",
		icon: ICONS.gauge,
		title: () => i18n.t("immersive.stats.title"),
		body: () =>
			column(
				statsLines(i18n, reading.getState()).map(({ label, value }) =>
					row(
						[text(label, { width: LABEL, colour: COLOURS.quiet }), text(value, { width: WIDTH - LABEL, weight: 700 })],
						{
							gap: 0,
						},
					),
				),
				{ gap: 8 },
			),
		start: (refresh) => reading.subscribe(refresh),
		placing: "aside",
		width: WIDTH,
	};
}
