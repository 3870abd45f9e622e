import type { i18n as I18n } from "i18next";
import type { StoreApi } from "zustand/vanilla";
import { HALL_FONT } from "#client/engine/CanvasTexture.ts";
import { inLanguage } from "#client/ui/i18n/i18n.ts";
import type { Box } from "#client/xr/ui/Box.ts";
import { button } from "#client/xr/ui/button.ts";
import { Drawing } from "#client/xr/ui/Drawing.ts";
import { ICONS } from "#client/xr/ui/icons.ts";
import { column, row, within } from "#client/xr/ui/layout.ts";
import { text } from "#client/xr/ui/text.ts";
import { COLOURS, PIXELS } from "#client/xr/ui/uiTheme.ts";
import { PANEL_WIDTH, type XrPage } from "#client/xr/ui/XrPanels.ts";
import type { PublishedBooth, PublishedHall } from "#shared/features/event/PublishedHall.ts";
import { type FloorRectangle, fromHall } from "#shared/space/vector.ts";
import type { PlaceSource } from "./FloorPlan.tsx";

export interface MapPageOptions {
	readonly i18n: I18n;
	readonly published: StoreApi<PublishedHall>;
	readonly places: PlaceSource;
	readonly stamps: StoreApi<{ readonly stamps: ReadonlyMap<string, unknown> }>;
	readonly onGo: (boothId: string) => void;
}

const PLAN_HEIGHT = 800;
/** Round a quarter that is looked at closely, metres. */
const MARGIN = 2;
/** People move: the plan is drawn anew so often. */
const REDRAW_EVERY_MS = 1_000;
const FOOT_HEIGHT = 108;
const FLOOR = "#16241f";
const AISLE = "#20332d";
const WALL = "#5d7a73";

/** The part of the floor on show: its middle, and pixels a metre. */
interface PlanView {
	readonly x: number;
	readonly z: number;
	readonly scale: number;
}

/**
 * The hall from above in a headset: where one is, where others are. A quarter that is pressed comes closer, so that its
 * numbers can be read; a booth that is pressed can be gone to.
 */
export function createMapPage({ i18n, published, places, stamps, onGo }: MapPageOptions): XrPage {
	const { t } = i18n;
	let { hall, booths } = published.getState();
	let wholeHall = fitted({ x: 0, z: 0, ...hall.size, rotation: 0 });
	let chosen: PublishedBooth | undefined;
	let quarter: Quarter | undefined;
	let refresh = () => {};
	const viewNow = () => (quarter ? fitted(bounds(quarter.carpet, MARGIN)) : wholeHall);

	function paint(context: CanvasRenderingContext2D, left: number, top: number): void {
		const { x, z, scale } = viewNow();
		context.beginPath();
		context.rect(left, top, PANEL_WIDTH, PLAN_HEIGHT);
		context.clip();
		context.translate(left + PANEL_WIDTH / 2, top + PLAN_HEIGHT / 2);
		context.scale(scale, scale);
		context.translate(-x, -z);
		context.fillStyle = FLOOR;
		context.fillRect(-hall.size.width / 2, -hall.size.depth / 2, hall.size.width, hall.size.depth);
		context.globalAlpha = 0.32;
		for (const { carpet, colour } of hall.quarters) fill(context, carpet, colour);
		context.globalAlpha = 1;
		if (hall.stage) fill(context, hall.stage, WALL);
		for (const block of hall.blocks) fill(context, block, AISLE);
		context.strokeStyle = WALL;
		context.lineWidth = 0.3;
		for (const { from, to } of hall.walls) {
			context.beginPath();
			context.moveTo(from.x, from.z);
			context.lineTo(to.x, to.z);
			context.stroke();
		}
		for (const passage of hall.passages ?? []) fill(context, { ...passage, depth: 0.9 }, COLOURS.stamp);
		const { stamps: stamped } = stamps.getState();
		for (const booth of booths) paintBooth(context, booth, booth === chosen);
		const letters = PIXELS.text / scale;
		if (quarter) for (const booth of booths) paintNumber(context, booth, letters, stamped.has(booth.id));
		else for (const one of hall.quarters) paintLetter(context, one, lettersOf(one), letters * 1.5);
		context.fillStyle = COLOURS.ink;
		places.eachPlace((_id, x, z) => dot(context, x, z, 0.42));
		paintOneself(context, places.own.getState());
	}

	function press(x: number, y: number): void {
		const view = viewNow();
		const floorX = view.x + (x - PANEL_WIDTH / 2) / view.scale;
		const floorZ = view.z + (y - PLAN_HEIGHT / 2) / view.scale;
		if (quarter) chosen = boothAt(floorX, floorZ);
		else quarter = quarterAt(floorX, floorZ);
		refresh();
	}

	function quarterAt(x: number, z: number): Quarter | undefined {
		return hall.quarters.find(({ carpet }) => {
			fromHall(carpet, x, z, inBooth);
			return Math.abs(inBooth.x) <= carpet.width / 2 + MARGIN && Math.abs(inBooth.z) <= carpet.depth / 2 + MARGIN;
		});
	}

	function boothAt(x: number, z: number): PublishedBooth | undefined {
		return booths.find((booth) => {
			fromHall(booth, x, z, inBooth);
			return Math.abs(inBooth.x) <= booth.footprint.width / 2 && Math.abs(inBooth.z) <= booth.footprint.depth / 2;
		});
	}

	/** What the numbers of its booths begin with, as on the signs. */
	function lettersOf({ id }: Quarter): string {
		const number = booths.find(({ quarter }) => quarter === id)?.number ?? "";
		return number.match(/^\D+/)?.[0] ?? "";
	}

	function foot(): Box {
		const whole =
			quarter &&
			button({
				label: t("map.whole"),
				icon: ICONS.back,
				onPress: () => {
					quarter = undefined;
					chosen = undefined;
					refresh();
				},
			});
		if (!chosen) {
			const name = quarter && text(inLanguage(quarter.name, i18n), { weight: 700 });
			const hint = text(t(quarter ? "immersive.mapBooth" : "immersive.mapQuarter"), { colour: COLOURS.quiet });
			return within(row([whole, name, hint]), { height: FOOT_HEIGHT });
		}
		const { id } = chosen;
		const go = button({ label: t("immersive.go"), icon: ICONS.goThere, tone: "primary", onPress: () => onGo(id) });
		const name = text(`${chosen.number}  ${inLanguage(chosen.name, i18n)}`, {
			weight: 700,
			width: PANEL_WIDTH - go.width - (whole?.width ?? 0) - 2 * PIXELS.gap,
		});
		return within(row([whole, name, go]), { height: FOOT_HEIGHT });
	}

	return {
		name: "map",
		icon: ICONS.map,
		title: () => t("map.title"),
		body() {
			const plan = new Drawing("plan", PANEL_WIDTH, PLAN_HEIGHT, paint).onTap(press);
			return column([{ control: plan, width: PANEL_WIDTH, height: PLAN_HEIGHT }, foot()]);
		},
		start(changed) {
			refresh = changed;
			const follow = () => {
				({ hall, booths } = published.getState());
				wholeHall = fitted({ x: 0, z: 0, ...hall.size, rotation: 0 });
				chosen = booths.find(({ id }) => id === chosen?.id);
				quarter = hall.quarters.find(({ id }) => id === quarter?.id);
				changed();
			};
			follow();
			const timer = setInterval(changed, REDRAW_EVERY_MS);
			const unfollow = published.subscribe(follow);
			return () => {
				unfollow();
				clearInterval(timer);
			};
		},
	};
}

type Quarter = PublishedHall["hall"]["quarters"][number];

const WRITTEN = 64;

/** Scratch. */
const inBooth = { x: 0, z: 0 };

/** As large as the plan has room for it. */
function fitted({ x, z, width, depth }: FloorRectangle): PlanView {
	return { x, z, scale: Math.min(PANEL_WIDTH / width, PLAN_HEIGHT / depth) };
}

/** The upright rectangle round a turned one. */
function bounds({ x, z, width, depth, rotation }: FloorRectangle, margin: number): FloorRectangle {
	const sin = Math.abs(Math.sin(rotation));
	const cos = Math.abs(Math.cos(rotation));
	return {
		x,
		z,
		width: cos * width + sin * depth + 2 * margin,
		depth: sin * width + cos * depth + 2 * margin,
		rotation: 0,
	};
}

function paintBooth(context: CanvasRenderingContext2D, booth: PublishedBooth, isChosen: boolean): void {
	const { width, depth } = booth.footprint;
	context.save();
	context.translate(booth.x, booth.z);
	context.rotate(-booth.rotation);
	context.fillStyle = isChosen ? COLOURS.brand : "#f3f6f5";
	context.fillRect(-width / 2, -depth / 2, width, depth);
	// The back wall: the open front is the other side.
	context.fillStyle = booth.colours.primary;
	context.fillRect(-width / 2, -depth / 2, width, Math.min(0.9, depth / 4));
	context.restore();
}

function paintNumber(
	context: CanvasRenderingContext2D,
	{ number, x, z }: PublishedBooth,
	size: number,
	isStamped: boolean,
): void {
	write(context, isStamped ? `${number} ✓` : number, { x, z, size, colour: isStamped ? "#0a635a" : "#24302d" });
}

function paintLetter(
	context: CanvasRenderingContext2D,
	{ carpet, colour }: Quarter,
	letter: string,
	size: number,
): void {
	context.fillStyle = colour;
	dot(context, carpet.x, carpet.z, size * 0.85);
	context.strokeStyle = COLOURS.ink;
	context.lineWidth = size * 0.08;
	context.stroke();
	write(context, letter, { x: carpet.x, z: carpet.z + size * 0.04, size, colour: COLOURS.ink });
}

function write(
	context: CanvasRenderingContext2D,
	words: string,
	{ x, z, size, colour }: { x: number; z: number; size: number; colour: string },
): void {
	context.fillStyle = colour;
	// Fonts come in whole pixels only where nothing is scaled: written large, drawn small.
	context.save();
	context.translate(x, z);
	context.scale(size / WRITTEN, size / WRITTEN);
	context.font = `700 ${WRITTEN}px ${HALL_FONT}`;
	context.textAlign = "center";
	context.textBaseline = "middle";
	context.fillText(words, 0, 0);
	context.restore();
}

function paintOneself(context: CanvasRenderingContext2D, { x, z, heading }: { x: number; z: number; heading: number }) {
	context.save();
	context.translate(x, z);
	context.rotate(-heading);
	context.fillStyle = COLOURS.stamp;
	context.beginPath();
	context.moveTo(0, -2.6);
	context.lineTo(1.25, 1.2);
	context.lineTo(0, 0.5);
	context.lineTo(-1.25, 1.2);
	context.closePath();
	context.fill();
	context.strokeStyle = COLOURS.onBrand;
	context.lineWidth = 0.18;
	context.stroke();
	context.restore();
}

function dot(context: CanvasRenderingContext2D, x: number, z: number, radius: number): void {
	context.beginPath();
	context.arc(x, z, radius, 0, 2 * Math.PI);
	context.fill();
}

function fill(
	context: CanvasRenderingContext2D,
	{ x, z, width, depth, rotation }: FloorRectangle,
	colour: string,
): void {
	context.save();
	context.translate(x, z);
	context.rotate(-rotation);
	context.fillStyle = colour;
	context.fillRect(-width / 2, -depth / 2, width, depth);
	context.restore();
}
