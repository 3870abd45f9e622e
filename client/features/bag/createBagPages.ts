import type { i18n as I18n } from "i18next";
import type { StoreApi } from "zustand/vanilla";
import { inLanguage } from "#client/ui/i18n/i18n.ts";
import type { PdfPages } from "#client/ui/reader/PdfPages.ts";
import type { Box } from "#client/xr/ui/Box.ts";
import { button } from "#client/xr/ui/button.ts";
import { ICONS } from "#client/xr/ui/icons.ts";
import { card, column, row, within } from "#client/xr/ui/layout.ts";
import { Pages } from "#client/xr/ui/Pages.ts";
import { SheetView } from "#client/xr/ui/SheetView.ts";
import { sheetBar } from "#client/xr/ui/sheetBar.ts";
import { text } from "#client/xr/ui/text.ts";
import { COLOURS, PIXELS } from "#client/xr/ui/uiTheme.ts";
import { PANEL_WIDTH, type XrPage, type XrPanels } from "#client/xr/ui/XrPanels.ts";
import type { PublishedHall } from "#shared/features/event/PublishedHall.ts";
import type { Bag, Brochure, KeptLink } from "./Bag.ts";
import { BrochureFiles } from "./BrochureFiles.ts";

export interface BagPagesOptions {
	readonly i18n: I18n;
	readonly bag: Bag;
	readonly published: StoreApi<Pick<PublishedHall, "booths">>;
	readonly panels: XrPanels;
}

const ROWS = 5;
const ROW_HEIGHT = 150;
const SHEET_HEIGHT = 820;
const SHEET_PIXELS = 2_000;

/** What was taken along, in a headset: documents are read, links wait for a screen, and either can be taken out. */
export function createBagPage(options: BagPagesOptions): XrPage {
	const { i18n, bag, panels } = options;
	const { t } = i18n;
	const pages = new Pages();
	let refresh = () => {};

	function entry(one: Brochure | KeptLink): Box {
		const isLink = "url" in one;
		const title = inLanguage(one.title, i18n);
		const actions = row([
			isLink
				? undefined
				: button({
						label: t("bag.read"),
						icon: ICONS.document,
						tone: "primary",
						onPress: () => panels.show(createBrochurePage(options, one)),
					}),
			button({
				name: t("bag.takeOut", { title }),
				icon: ICONS.close,
				onPress: () => (isLink ? bag.takeOutLink(one) : bag.takeOut(one)),
			}),
		]);
		const room = PANEL_WIDTH - 3 * PIXELS.gap - actions.width;
		const where = isLink ? new URL(one.url).host : inLanguage(one.boothName, i18n);
		const words = column(
			[text(title, { weight: 700, width: room }), text(where, { width: room, colour: COLOURS.quiet })],
			{ gap: 0 },
		);
		return card(row([words, actions]), { height: ROW_HEIGHT, width: PANEL_WIDTH });
	}

	return {
		name: "bag",
		icon: ICONS.bag,
		title: () => t("bag.title"),
		turn: (way) => pages.turn(way),
		body() {
			// What was taken last stands first.
			const all = [...bag.brochures.getState(), ...bag.links.getState()].sort((a, b) => b.takenMs - a.takenMs);
			if (all.length === 0) return text(t("bag.empty"), { colour: COLOURS.quiet });
			return column([
				...pages.slice(all, ROWS).map(entry),
				bag.links.getState().length > 0
					? text(t("immersive.exhibit.linkHint"), { width: PANEL_WIDTH, lines: 2, colour: COLOURS.quiet })
					: undefined,
				pages.bar(PANEL_WIDTH, refresh),
			]);
		},
		start(changed) {
			refresh = changed;
			const undo = [bag.brochures.subscribe(changed), bag.links.subscribe(changed)];
			return () => {
				for (const step of undo) step();
			};
		},
	};
}

/** A document of the bag at arm's length. */
function createBrochurePage(options: BagPagesOptions, brochure: Brochure): XrPage {
	const { i18n, published, panels } = options;
	const { t } = i18n;
	const sheet = new SheetView();
	let refresh = () => {};
	let opened: PdfPages | "failed" | undefined;
	let drawn: HTMLCanvasElement | undefined;
	let page = 0;
	let life = new AbortController();

	async function open(): Promise<void> {
		const files = new BrochureFiles(() => published.getState().booths);
		life.signal.addEventListener("abort", () => files.dispose(), { once: true });
		try {
			opened = await files.open(await files.read(brochure));
			await draw();
		} catch {
			opened = "failed";
		}
		refresh();
	}

	async function draw(): Promise<void> {
		if (!opened || opened === "failed") return;
		drawn = await opened.draw(page, SHEET_PIXELS, life.signal);
		sheet.toTop();
		refresh();
	}

	function turnTo(to: number): void {
		if (!opened || opened === "failed" || to < 0 || to >= opened.count) return;
		page = to;
		void draw().catch(() => {});
	}

	return {
		name: "brochure",
		icon: ICONS.document,
		placing: "near",
		title: () => inLanguage(brochure.title, i18n),
		turn(way) {
			if (drawn && !sheet.scroll(way, drawn, PANEL_WIDTH, SHEET_HEIGHT)) turnTo(page + way);
		},
		body() {
			const count = opened && opened !== "failed" ? opened.count : 0;
			const said = text(t(opened === "failed" ? "bag.failed" : "bag.reading"), { colour: COLOURS.quiet });
			return column([
				drawn
					? sheet.draw(drawn, PANEL_WIDTH, SHEET_HEIGHT, refresh)
					: within(said, { width: PANEL_WIDTH, height: SHEET_HEIGHT }),
				row([
					button({ icon: ICONS.back, label: t("immersive.back"), onPress: () => panels.show(createBagPage(options)) }),
					sheetBar({ i18n, sheet, page, count, onTurn: turnTo, onChanged: () => refresh() }),
				]),
			]);
		},
		start(changed) {
			refresh = changed;
			life = new AbortController();
			void open();
			return () => life.abort();
		},
	};
}
