import type { i18n as I18n } from "i18next";
import type { StoreApi } from "zustand/vanilla";
import { inLanguage } from "#client/ui/i18n/i18n.ts";
import type { Box } from "#client/xr/ui/Box.ts";
import { button } from "#client/xr/ui/button.ts";
import { ICONS } from "#client/xr/ui/icons.ts";
import { column, grid, row, within } from "#client/xr/ui/layout.ts";
import { Pages } from "#client/xr/ui/Pages.ts";
import { text } from "#client/xr/ui/text.ts";
import { COLOURS, PIXELS } from "#client/xr/ui/uiTheme.ts";
import { PANEL_WIDTH, type XrPage } from "#client/xr/ui/XrPanels.ts";
import type { PublishedBooth, PublishedHall } from "#shared/features/event/PublishedHall.ts";
import type { PassportFeature } from "./PassportFeature.ts";

export interface PassportPageOptions {
	readonly i18n: I18n;
	readonly passport: PassportFeature;
	readonly published: StoreApi<Pick<PublishedHall, "booths">>;
	readonly onGo: (boothId: string) => void;
}

const COLUMNS = 2;
const ROWS = 5;

/** The visitor's stamps in a headset; a booth without one is gone to by pressing it. */
export function createPassportPage({ i18n, passport, published, onGo }: PassportPageOptions): XrPage {
	const { t } = i18n;
	const pages = new Pages();
	let refresh = () => {};
	const cell = (PANEL_WIDTH - PIXELS.gap * (COLUMNS - 1)) / COLUMNS;

	function stampOf(booth: PublishedBooth): Box {
		const stamp = passport.state.getState().stamps.get(booth.id);
		const room = cell - 3.5 * PIXELS.gap - 60;
		const name = text(`${booth.number}  ${inLanguage(booth.name, i18n)}`, { width: room });
		const when = stamp
			? text(new Date(stamp.stampedAtMs).toLocaleTimeString(i18n.language, { hour: "2-digit", minute: "2-digit" }), {
					colour: COLOURS.stamp,
					width: room,
				})
			: text(t("passport.notYet"), { colour: COLOURS.quiet, width: room });
		const sign = within(
			text(stamp ? "✓" : "○", { weight: 700, size: 54, colour: stamp ? COLOURS.stamp : COLOURS.line }),
			{
				width: 60,
			},
		);
		const content = row([sign, column([name, when], { gap: 0 })]);
		const onPress = () => onGo(booth.id);
		return button({ name: booth.number, content, width: cell, height: 140, align: "start", onPress });
	}

	return {
		name: "passport",
		icon: ICONS.passport,
		title: () => t("passport.title"),
		turn: (way) => pages.turn(way),
		body() {
			const { stamps } = passport.state.getState();
			const { booths } = published.getState();
			// Those that are missing first: there is where to go.
			const sorted = [...booths].sort((a, b) => Number(stamps.has(a.id)) - Number(stamps.has(b.id)));
			const count = booths.filter(({ id }) => stamps.has(id)).length;
			const isFull = count === booths.length;
			return column([
				text(isFull ? t("passport.complete") : t("passport.progress", { count, total: booths.length }), {
					weight: 700,
					colour: COLOURS.stamp,
				}),
				grid(pages.slice(sorted, COLUMNS * ROWS).map(stampOf), COLUMNS),
				pages.bar(PANEL_WIDTH, refresh),
			]);
		},
		start(changed) {
			refresh = changed;
			const undo = [passport.state.subscribe(changed), published.subscribe(changed)];
			return () => {
				for (const step of undo) step();
			};
		},
	};
}
