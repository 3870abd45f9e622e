import type { i18n as I18n } from "i18next";
import { inLanguage } from "#client/ui/i18n/i18n.ts";
import { refusalText } from "#client/ui/i18n/refusalText.ts";
import type { Box } from "#client/xr/ui/Box.ts";
import { button } from "#client/xr/ui/button.ts";
import { Drawing } from "#client/xr/ui/Drawing.ts";
import { ICONS } from "#client/xr/ui/icons.ts";
import { column, grid, row, within } from "#client/xr/ui/layout.ts";
import { Pages } from "#client/xr/ui/Pages.ts";
import { type Sheet, SheetView } from "#client/xr/ui/SheetView.ts";
import { closerButton, sheetBar } from "#client/xr/ui/sheetBar.ts";
import { linesOf, text } from "#client/xr/ui/text.ts";
import { COLOURS, PIXELS } from "#client/xr/ui/uiTheme.ts";
import { PANEL_WIDTH, type XrPage } from "#client/xr/ui/XrPanels.ts";
import type { Exhibit } from "#shared/features/booths/BoothDocument.ts";
import { AS_IT_CAME } from "./ExhibitView.ts";
import type { ExhibitReach, FocusedExhibit } from "./FocusedExhibit.ts";
import { fetchBitmap } from "./pictures.ts";

export interface ExhibitPageOptions {
	readonly i18n: I18n;
	readonly exhibits: ExhibitReach;
	/** Stands before an exhibit. */
	readonly approach: (boothId: string, slot: string) => void;
}

/** Beside what it is about, and narrower. */
const ASIDE_WIDTH = 880;
const SHEET_HEIGHT = 800;
/** Sharp at twice the size. */
const SHEET_PIXELS = 2_000;
const TEXT_LINES = 12;
const CAPTION_LINES = 3;
const PARTS_PER_PAGE = 6;
const BAR_HEIGHT = 56;
const SEEK_SECONDS = 10;
const LOOK_EVERY_MS = 500;
const LOUDNESS = [0, 0.5, 1] as const;

type KindOf<Kind extends Exhibit["kind"]> = Extract<Exhibit, { kind: Kind }>;

/** The exhibit in focus, in a headset: read at arm's length, played, turned, taken along. */
export function createExhibitPage(options: ExhibitPageOptions, kind: Exhibit["kind"]): XrPage {
	const { i18n, exhibits, approach } = options;
	const { t } = i18n;
	const isRead = kind === "image" || kind === "document" || kind === "text";
	const width = isRead ? PANEL_WIDTH : ASIDE_WIDTH;
	let refresh = () => {};
	const sheet = new SheetView();
	const pages = new Pages();
	/** What is being read, and of which exhibit and page; a number that is not the latest is late. */
	let read: { readonly of: string; readonly sheet: Sheet | "failed" } | undefined;
	let reading: string | undefined;
	let pageCount = 0;
	let life = new AbortController();

	const now = () => exhibits.focused.getState();

	/** Brings what is to be read; the page is drawn again when it is there. */
	function bring(of: string, load: (signal: AbortSignal) => Promise<Sheet>): Sheet | "failed" | undefined {
		if (read?.of === of) return read.sheet;
		if (reading !== of) {
			reading = of;
			load(life.signal).then(
				(loaded) => arrived(of, loaded),
				() => arrived(of, "failed"),
			);
		}
		// The page before stays until the next one is there.
		return read?.sheet;
	}

	function arrived(of: string, loaded: Sheet | "failed"): void {
		if (reading !== of || life.signal.aborted) return;
		if (read?.sheet instanceof ImageBitmap) read.sheet.close();
		read = { of, sheet: loaded };
		sheet.toTop();
		refresh();
	}

	/** As large from the first: buttons below it stay where somebody is about to press them. */
	function paper(shown: Sheet | "failed" | undefined): Box {
		if (shown && shown !== "failed") return sheet.draw(shown, width, SHEET_HEIGHT, refresh);
		const said = shown
			? text(t("exhibits.document.failed"), { colour: COLOURS.bad })
			: text(t("exhibits.document.loading"), { colour: COLOURS.quiet });
		return within(said, { width, height: SHEET_HEIGHT });
	}

	function bagButton({ boothId, slot, exhibit }: FocusedExhibit): Box {
		if (exhibit.kind !== "document" && exhibit.kind !== "link") return row([]);
		const { bag } = exhibits;
		const kept = exhibit.kind === "document" ? bag.brochures : bag.links;
		const isIn = kept.getState().some((one) => one.boothId === boothId && one.slot === slot);
		const words =
			exhibit.kind === "document"
				? t(isIn ? "immersive.exhibit.taken" : "immersive.exhibit.take")
				: t(isIn ? "immersive.exhibit.keptLink" : "immersive.exhibit.keepLink");
		return button({
			icon: ICONS.bag,
			label: words,
			tone: "primary",
			isDisabled: isIn,
			onPress: () => {
				const { title } = exhibit;
				if (exhibit.kind === "document") bag.take({ boothId, slot, title, document: exhibit.document });
				else bag.takeLink({ boothId, slot, title, url: exhibit.url });
				refresh();
			},
		});
	}

	function picture({ exhibit, key }: FocusedExhibit): Box {
		const { image } = exhibit as KindOf<"image">;
		return column([
			paper(bring(key, (signal) => fetchBitmap(image, SHEET_PIXELS, signal))),
			row([closerButton({ i18n, sheet, onChanged: () => refresh() })]),
		]);
	}

	function turnTo(page: number): void {
		const focused = now();
		if (focused && page >= 0 && page < pageCount) exhibits.change({ page });
	}

	function document(focused: FocusedExhibit): Box {
		const page = Math.min(focused.shown.page, Math.max(0, pageCount - 1));
		const shown = bring(`${focused.key} ${page}`, async (signal) => {
			const opened = await exhibits.pages();
			if (!opened) throw new Error("the document is gone");
			pageCount = opened.count;
			return opened.draw(page, SHEET_PIXELS, signal);
		});
		return column([
			paper(shown),
			row([
				sheetBar({ i18n, sheet, page, count: pageCount, onTurn: turnTo, onChanged: () => refresh() }),
				bagButton(focused),
			]),
		]);
	}

	function video({ shown }: FocusedExhibit): Box {
		const { seconds = 0, durationSeconds = 0, silenced = false } = exhibits.videoProgress() ?? {};
		const isOver = durationSeconds > 0 && seconds >= durationSeconds - 0.05;
		const plays = shown.playing && !isOver;
		const seek = (to: number) =>
			exhibits.setPlaying(shown.playing, Math.min(Math.max(0, to), durationSeconds || Number.POSITIVE_INFINITY));
		const bar = new Drawing("position", width, BAR_HEIGHT, (context, left, top, _width, height) => {
			const share = durationSeconds > 0 ? Math.min(1, seconds / durationSeconds) : 0;
			const middle = top + height / 2;
			context.fillStyle = COLOURS.line;
			context.beginPath();
			context.roundRect(left, middle - 8, width, 16, 8);
			context.fill();
			context.fillStyle = COLOURS.brand;
			context.beginPath();
			context.roundRect(left, middle - 8, Math.max(16, width * share), 16, 8);
			context.arc(left + Math.max(16, Math.min(width - 16, width * share)), middle, 20, 0, 2 * Math.PI);
			context.fill();
		});
		if (durationSeconds > 0) bar.onTap((x) => seek((x / width) * durationSeconds));
		const loudness = exhibits.loudness.getState();
		return column([
			{ control: bar, width, height: BAR_HEIGHT },
			row([
				button({
					icon: plays ? ICONS.pause : ICONS.play,
					label: t(plays ? "exhibits.video.pause" : isOver ? "exhibits.video.again" : "exhibits.video.play"),
					tone: "primary",
					onPress: () => exhibits.setPlaying(!plays),
				}),
				button({ icon: ICONS.back10, name: "10 s back", onPress: () => seek(seconds - SEEK_SECONDS) }),
				button({ icon: ICONS.on10, name: "10 s on", onPress: () => seek(seconds + SEEK_SECONDS) }),
				text(durationSeconds > 0 ? `${clock(seconds)} / ${clock(durationSeconds)}` : clock(seconds)),
			]),
			row([
				text(t("exhibits.video.volume")),
				...LOUDNESS.map((value) =>
					button({
						label: value === 0 ? t("immersive.settings.off") : String(value * 100),
						isOn: value === loudness,
						onPress: () => exhibits.loudness.setState(value, true),
					}),
				),
			]),
			text(t(silenced ? "exhibits.video.silenced" : "exhibits.video.together"), {
				width,
				lines: 2,
				colour: COLOURS.quiet,
			}),
		]);
	}

	function model({ shown, exhibit }: FocusedExhibit): Box {
		const named = (exhibit as KindOf<"model">).parts ?? {};
		const parts = exhibits.partNames().filter((part) => named[part]);
		const hasParts = exhibits.partNames().length > 0;
		const isApart = shown.apart > 0;
		return column([
			text(t("immersive.exhibit.grab"), { width, lines: 3 }),
			hasParts ? text(t("immersive.exhibit.parts"), { width, lines: 2 }) : undefined,
			row([
				hasParts
					? button({
							icon: ICONS.model,
							label: t("exhibits.model.apart"),
							isOn: isApart,
							onPress: () => exhibits.change({ apart: isApart ? 0 : 255 }),
						})
					: undefined,
				button({
					icon: ICONS.turn,
					label: t("exhibits.model.reset"),
					onPress: () => {
						const { yaw, pitch, zoom, apart } = AS_IT_CAME;
						exhibits.change({ yaw, pitch, zoom, apart });
					},
				}),
			]),
			grid(
				pages.slice(parts, PARTS_PER_PAGE).map((part) =>
					button({
						label: inLanguage(named[part]!, i18n),
						width: (width - PIXELS.gap) / 2,
						align: "start",
						isOn: now()?.partOut === part,
						onPress: () => exhibits.togglePart(part),
					}),
				),
				2,
			),
			pages.bar(width, refresh),
		]);
	}

	function sphere({ inSphere, heldBy }: FocusedExhibit): Box {
		return column([
			heldBy ? text(t("exhibits.photo360.others", { name: heldBy }), { colour: COLOURS.quiet }) : undefined,
			button({
				icon: ICONS.sphere,
				label: t(inSphere ? "exhibits.photo360.leave" : "exhibits.photo360.enter"),
				tone: "primary",
				onPress: () => (inSphere ? exhibits.leaveSphere() : exhibits.enterSphere()),
			}),
		]);
	}

	function words({ exhibit }: FocusedExhibit): Box {
		const lines = linesOf(inLanguage((exhibit as KindOf<"text">).body, i18n), width);
		const shown = pages.slice(lines, TEXT_LINES).map((line) => text(line, { width }));
		return column([column(shown, { gap: 0 }), pages.bar(width, refresh)]);
	}

	function link(focused: FocusedExhibit): Box {
		const { url } = focused.exhibit as KindOf<"link">;
		return column([
			text(new URL(url).host, { weight: 700, width, colour: COLOURS.brand }),
			text(url, { width, lines: 3, colour: COLOURS.quiet }),
			text(t("immersive.exhibit.linkHint"), { width, lines: 2 }),
			bagButton(focused),
		]);
	}

	const bodies: Readonly<Record<Exhibit["kind"], (focused: FocusedExhibit) => Box>> = {
		image: picture,
		document,
		video,
		model,
		photo360: sphere,
		text: words,
		link,
	};

	/** Why it cannot be handled, or who handles it. */
	function state({ hold, heldBy, unavailable }: FocusedExhibit): string | undefined {
		if (unavailable) return t("exhibits.unavailable");
		if (heldBy !== null) return heldBy ? t("exhibits.heldBy", { name: heldBy }) : t("exhibits.heldBySomeone");
		if (hold.status === "refused") return refusalText(t, hold.reason);
		return undefined;
	}

	function foot({ boothId, slot }: FocusedExhibit): Box {
		const stops = exhibits.tour.getState();
		const place = stops.findIndex((stop) => stop.slot === slot);
		return row([
			stops.length > 1
				? button({ name: "previous exhibit", icon: ICONS.previous, tone: "quiet", onPress: () => exhibits.goOn(-1) })
				: undefined,
			stops.length > 1 && place >= 0
				? text(t("exhibits.tour.place", { place: place + 1, count: stops.length }), { colour: COLOURS.quiet })
				: undefined,
			stops.length > 1
				? button({ name: "next exhibit", icon: ICONS.next, tone: "quiet", onPress: () => exhibits.goOn(1) })
				: undefined,
			button({
				icon: ICONS.goThere,
				label: t("immersive.go"),
				tone: "quiet",
				onPress: () => approach(boothId, slot),
			}),
		]);
	}

	return {
		name: `exhibit.${kind}`,
		icon: ICON_OF[kind],
		placing: isRead ? "near" : "aside",
		width,
		title: () => {
			const focused = now();
			return focused ? inLanguage(focused.exhibit.title, i18n) : "";
		},
		body() {
			const focused = now();
			if (!focused) return row([]);
			const { caption } = focused.exhibit;
			const said = state(focused);
			const isPaper = kind === "image" || kind === "document";
			return column([
				said ? text(said, { width, lines: 2, colour: COLOURS.stamp }) : undefined,
				focused.unavailable ? undefined : bodies[kind](focused),
				caption && !isPaper
					? text(inLanguage(caption, i18n), { width, lines: CAPTION_LINES, colour: COLOURS.quiet })
					: undefined,
				foot(focused),
			]);
		},
		turn(way) {
			if (read && read.sheet !== "failed") {
				if (sheet.scroll(way, read.sheet, width, SHEET_HEIGHT)) return;
				if (kind === "document") turnTo((now()?.shown.page ?? 0) + way);
				return;
			}
			pages.turn(way);
		},
		start(changed) {
			refresh = changed;
			life = new AbortController();
			const undo = [
				exhibits.focused.subscribe(changed),
				exhibits.tour.subscribe(changed),
				exhibits.loudness.subscribe(changed),
				exhibits.bag.brochures.subscribe(changed),
				exhibits.bag.links.subscribe(changed),
			];
			// A video's place is not told: it is looked at.
			const timer = kind === "video" ? setInterval(changed, LOOK_EVERY_MS) : undefined;
			return () => {
				clearInterval(timer);
				life.abort();
				for (const step of undo) step();
				if (read?.sheet instanceof ImageBitmap) read.sheet.close();
				read = undefined;
				reading = undefined;
				pageCount = 0;
				pages.toFirst();
			};
		},
		closed: () => exhibits.close(),
	};
}

const ICON_OF = {
	image: ICONS.picture,
	document: ICONS.document,
	video: ICONS.video,
	model: ICONS.model,
	photo360: ICONS.sphere,
	text: ICONS.document,
	link: ICONS.link,
} as const satisfies Readonly<Record<Exhibit["kind"], readonly string[]>>;

/** 75 → "1:15" */
function clock(seconds: number): string {
	const whole = Math.floor(seconds);
	return `${Math.floor(whole / 60)}:${String(whole % 60).padStart(2, "0")}`;
}
