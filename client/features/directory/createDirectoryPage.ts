import type { i18n as I18n } from "i18next";
import type { StoreApi } from "zustand/vanilla";
import { inLanguage } from "#client/ui/i18n/i18n.ts";
import type { SystemKeyboard } from "#client/xr/SystemKeyboard.ts";
import type { Box } from "#client/xr/ui/Box.ts";
import { button } from "#client/xr/ui/button.ts";
import { ICONS } from "#client/xr/ui/icons.ts";
import { card, column, row, within } from "#client/xr/ui/layout.ts";
import { Pages } from "#client/xr/ui/Pages.ts";
import { text } from "#client/xr/ui/text.ts";
import { COLOURS, PIXELS } from "#client/xr/ui/uiTheme.ts";
import { PANEL_WIDTH, type XrPage } from "#client/xr/ui/XrPanels.ts";
import type { PublishedBooth, PublishedHall } from "#shared/features/event/PublishedHall.ts";
import { BoothSearch } from "./BoothSearch.ts";

export interface DirectoryPageOptions {
	readonly i18n: I18n;
	readonly published: StoreApi<Pick<PublishedHall, "booths">>;
	/** People at each booth now, by its id. */
	readonly inside: StoreApi<ReadonlyMap<string, number>>;
	readonly stamps: StoreApi<{ readonly stamps: ReadonlyMap<string, unknown> }>;
	readonly keyboard: SystemKeyboard;
	readonly place: () => { readonly x: number; readonly z: number };
	readonly onGo: (boothId: string) => void;
}

const ROWS = 7;
const ROW_HEIGHT = 104;
const MOST_LETTERS = 40;

/** Every booth of the hall in a headset: found by a word, by nearness, and gone to. */
export function createDirectoryPage(options: DirectoryPageOptions): XrPage {
	const { i18n, published, inside, stamps, keyboard, place, onGo } = options;
	const { t } = i18n;
	let search = new BoothSearch(published.getState().booths);
	const pages = new Pages();
	let wanted = "";
	let isNearestFirst = false;
	let refresh = () => {};

	function shown(): readonly PublishedBooth[] {
		const { booths } = published.getState();
		const found = search.find(wanted);
		const listed = found ? found.flatMap((id) => booths.find((booth) => booth.id === id) ?? []) : [...booths];
		if (!isNearestFirst) return listed;
		const { x, z } = place();
		const away = (booth: PublishedBooth) => Math.hypot(booth.x - x, booth.z - z);
		return [...listed].sort((a, b) => away(a) - away(b));
	}

	async function ask(): Promise<void> {
		const typed = await keyboard.ask(wanted, { maxLength: MOST_LETTERS, onText: setWanted });
		setWanted(typed.text);
	}

	function setWanted(text: string): void {
		wanted = text;
		pages.toFirst();
		refresh();
	}

	function line(booth: PublishedBooth): Box {
		const go = button({
			label: t("immersive.go"),
			icon: ICONS.goThere,
			tone: "primary",
			onPress: () => onGo(booth.id),
		});
		const count = inside.getState().get(booth.id) ?? 0;
		const counted = text(count > 0 ? t("immersive.people", { count }) : "", { colour: COLOURS.good });
		const number = within(text(booth.number, { weight: 700, colour: COLOURS.brand }), { width: 120 });
		const stamp = stamps.getState().stamps.has(booth.id) ? "✓ " : "";
		const room = PANEL_WIDTH - 2 * PIXELS.gap - number.width - counted.width - go.width - 3 * PIXELS.gap;
		const name = text(stamp + inLanguage(booth.name, i18n), { width: room, lines: 1 });
		return card(row([number, name, counted, go]), { padding: PIXELS.gap, height: ROW_HEIGHT, width: PANEL_WIDTH });
	}

	return {
		name: "directory",
		icon: ICONS.directory,
		title: () => t("directory.title"),
		turn: (way) => pages.turn(way),
		body() {
			const found = shown();
			return column([
				row([
					button({
						icon: ICONS.search,
						label: wanted ? t("immersive.searchFor", { text: wanted }) : t("immersive.search"),
						isOn: wanted !== "",
						onPress: () => void ask(),
					}),
					wanted ? button({ label: t("immersive.clear"), onPress: () => setWanted("") }) : undefined,
					button({
						label: t("immersive.nearestFirst"),
						isOn: isNearestFirst,
						onPress: () => {
							isNearestFirst = !isNearestFirst;
							pages.toFirst();
							refresh();
						},
					}),
					text(t("directory.results", { count: found.length }), { colour: COLOURS.quiet }),
				]),
				...pages.slice(found, ROWS).map(line),
				found.length === 0 ? text(t("directory.none"), { colour: COLOURS.quiet }) : undefined,
				pages.bar(PANEL_WIDTH, refresh),
			]);
		},
		start(changed) {
			refresh = changed;
			const searchAnew = () => {
				search = new BoothSearch(published.getState().booths);
			};
			searchAnew();
			const follow = () => {
				searchAnew();
				changed();
			};
			const undo = [inside.subscribe(changed), stamps.subscribe(changed), published.subscribe(follow)];
			return () => {
				for (const step of undo) step();
				keyboard.close();
			};
		},
	};
}
