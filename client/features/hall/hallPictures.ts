import { fitFont, HALL_FONT } from "#client/engine/CanvasTexture.ts";
import type { PublishedHall } from "#shared/features/event/PublishedHall.ts";

/** One picture holds every text of the shell: its pieces, in pixels. */
export interface SignAtlas {
	readonly width: number;
	readonly height: number;
	readonly screen: Piece;
	readonly entrance: Piece;
	/** Small plain white for surfaces of the same draw that carry no text. */
	readonly blank: Piece;
	/** By quarter id. */
	readonly quarters: ReadonlyMap<string, Piece>;
}

export interface Piece {
	readonly x: number;
	readonly y: number;
	readonly width: number;
	readonly height: number;
}

const SCREEN = { width: 1280, height: 720 };
const BANNER = { width: 768, height: 240 };
const WIDTH = 2048;

export function layOutSigns({ hall }: Pick<PublishedHall, "hall">): SignAtlas {
	const quarters = new Map<string, Piece>();
	// The screen fills the upper left; banners stack beside it, then below it two in a row.
	let index = 0;
	for (const { id } of hall.quarters) {
		const beside = index < 3;
		const below = index - 3;
		quarters.set(id, {
			x: beside ? SCREEN.width : (below % 2) * BANNER.width,
			y: beside ? index * BANNER.height : SCREEN.height + Math.floor(below / 2) * BANNER.height,
			...BANNER,
		});
		index++;
	}
	const rowsBelow = Math.max(1, Math.ceil(Math.max(0, index - 3) / 2));
	const entrance = { x: 1536, y: SCREEN.height, width: 448, height: 112 };
	const blank = { x: 2008, y: SCREEN.height + 8, width: 32, height: 32 };
	return {
		width: WIDTH,
		height: SCREEN.height + rowsBelow * BANNER.height,
		screen: { x: 0, y: 0, ...SCREEN },
		entrance,
		blank,
		quarters,
	};
}

/** The piece as texture coordinates: left, top, right, bottom. */
export function uvOf(atlas: SignAtlas, { x, y, width, height }: Piece): readonly [number, number, number, number] {
	return [x / atlas.width, y / atlas.height, (x + width) / atlas.width, (y + height) / atlas.height];
}

/** Every text that the shell shows, for bringing the fonts in. */
export function signTexts({ event, hall }: Pick<PublishedHall, "event" | "hall">): string {
	const texts = [event.title, event.venue, hall.name, ...hall.quarters.map(({ name }) => name)];
	return `${texts.map((text) => text["zh-CN"] + text.en).join("")}入口欢迎Welcome0123456789–`;
}

export function drawSigns(
	context: CanvasRenderingContext2D,
	atlas: SignAtlas,
	{ event, hall, booths }: PublishedHall,
): void {
	context.fillStyle = "#ffffff";
	context.fillRect(0, 0, atlas.width, atlas.height);
	drawScreen(context, atlas.screen, event);
	drawEntrance(context, atlas.entrance);
	for (const quarter of hall.quarters) {
		const piece = atlas.quarters.get(quarter.id);
		if (!piece) continue;
		const numbers = booths.filter((booth) => booth.quarter === quarter.id).map(({ number }) => number);
		drawBanner(context, piece, quarter, numbers);
	}
}

function drawScreen(context: CanvasRenderingContext2D, piece: Piece, event: PublishedHall["event"]): void {
	const { x, y, width, height } = piece;
	context.save();
	context.beginPath();
	context.rect(x, y, width, height);
	context.clip();
	context.translate(x, y);
	const sky = context.createLinearGradient(0, 0, width, height);
	sky.addColorStop(0, "#07152f");
	sky.addColorStop(0.55, "#0f3f78");
	sky.addColorStop(1, "#1495a8");
	context.fillStyle = sky;
	context.fillRect(0, 0, width, height);
	drawWaves(context, width, height);

	const left = width * 0.08;
	const room = width * 0.84;
	context.fillStyle = "#ffffff";
	context.textBaseline = "alphabetic";
	fitFont(context, event.title["zh-CN"], { weight: 700, size: 132, width: room });
	context.fillText(event.title["zh-CN"], left, height * 0.42);
	fitFont(context, event.title.en, { weight: 400, size: 54, width: room });
	context.fillStyle = "#cfe9ff";
	context.fillText(event.title.en, left, height * 0.53);
	context.fillStyle = "#f6b54a";
	context.fillRect(left, height * 0.6, 120, 8);
	context.fillStyle = "#e8f2fb";
	fitFont(context, event.venue["zh-CN"], { weight: 400, size: 38, width: room });
	context.fillText(event.venue["zh-CN"], left, height * 0.71);
	fitFont(context, event.venue.en, { weight: 400, size: 30, width: room });
	context.fillText(event.venue.en, left, height * 0.77);
	context.restore();
}

/** Lines of light that swell to the right, as a quiet picture behind the title. */
function drawWaves(context: CanvasRenderingContext2D, width: number, height: number): void {
	context.globalCompositeOperation = "lighter";
	for (let line = 0; line < 34; line++) {
		const part = line / 33;
		context.beginPath();
		for (let step = 0; step <= 96; step++) {
			const t = step / 96;
			const swell = Math.sin(t * 5.2 + part * 2.6) * 0.11 + Math.sin(t * 11.3 - part * 4.1) * 0.035;
			const py = height * (0.86 - part * 0.42 * t + swell * (0.25 + t));
			if (step === 0) context.moveTo(0, py);
			else context.lineTo(t * width, py);
		}
		context.strokeStyle = `rgba(${Math.round(40 + 120 * part)}, ${Math.round(150 + 60 * part)}, 255, ${0.06 + 0.12 * part})`;
		context.lineWidth = 2;
		context.stroke();
	}
	context.globalCompositeOperation = "source-over";
}

function drawEntrance(context: CanvasRenderingContext2D, { x, y, width, height }: Piece): void {
	context.fillStyle = "#10233b";
	context.fillRect(x, y, width, height);
	context.fillStyle = "#ffffff";
	context.textBaseline = "middle";
	context.textAlign = "center";
	context.font = `700 52px ${HALL_FONT}`;
	context.fillText("欢迎 Welcome", x + width / 2, y + height / 2 + 2);
	context.textAlign = "left";
	context.textBaseline = "alphabetic";
}

function drawBanner(
	context: CanvasRenderingContext2D,
	{ x, y, width, height }: Piece,
	quarter: PublishedHall["hall"]["quarters"][number],
	numbers: readonly string[],
): void {
	context.fillStyle = quarter.colour;
	context.fillRect(x, y, width, height);
	const sheen = context.createLinearGradient(0, y, 0, y + height);
	sheen.addColorStop(0, "rgba(255,255,255,0.18)");
	sheen.addColorStop(0.5, "rgba(255,255,255,0)");
	sheen.addColorStop(1, "rgba(0,0,0,0.18)");
	context.fillStyle = sheen;
	context.fillRect(x, y, width, height);
	const range = numbers.length > 1 ? `${numbers[0]} – ${numbers[numbers.length - 1]}` : (numbers[0] ?? "");
	context.fillStyle = "#ffffff";
	context.textBaseline = "alphabetic";
	context.textAlign = "center";
	fitFont(context, quarter.name["zh-CN"], { weight: 700, size: 104, width: width * 0.86 });
	context.fillText(quarter.name["zh-CN"], x + width / 2, y + 118);
	fitFont(context, quarter.name.en, { weight: 400, size: 46, width: width * 0.86 });
	context.fillText(quarter.name.en, x + width / 2, y + 178);
	if (range) {
		context.globalAlpha = 0.85;
		context.font = `700 28px ${HALL_FONT}`;
		context.fillText(range, x + width / 2, y + 220);
		context.globalAlpha = 1;
	}
	context.textAlign = "left";
}

export const SKYLINE = { width: 2048, height: 512 } as const;

/** A city at blue hour seen through the windows: near and far towers with lit offices, low haze, the last of the sun. */
export function drawSkyline(context: CanvasRenderingContext2D): void {
	const { width, height } = SKYLINE;
	const sky = context.createLinearGradient(0, 0, 0, height);
	sky.addColorStop(0, "#16305f");
	sky.addColorStop(0.42, "#3f6ea8");
	sky.addColorStop(0.66, "#a9a7b4");
	sky.addColorStop(0.76, "#f0b98b");
	sky.addColorStop(0.84, "#d99a7c");
	sky.addColorStop(1, "#3a4a63");
	context.fillStyle = sky;
	context.fillRect(0, 0, width, height);
	const random = seeded(20261121);
	const layers = [
		{ count: 46, base: 0.86, low: 0.06, high: 0.24, body: "#7f8aa6", lit: 0.12 },
		{ count: 34, base: 0.9, low: 0.1, high: 0.36, body: "#50618a", lit: 0.3 },
		{ count: 22, base: 0.96, low: 0.12, high: 0.5, body: "#25365a", lit: 0.5 },
	];
	for (const { count, base, low, high, body, lit } of layers) {
		for (let i = 0; i < count; i++) {
			const w = width * (0.012 + 0.028 * random());
			const x = (i / count) * width + (random() - 0.5) * w;
			const top = height * (base - low - (high - low) * random() ** 2.2);
			drawTower(context, random, { x, top, width: w, bottom: height, body, lit });
		}
		const haze = context.createLinearGradient(0, height * 0.6, 0, height);
		haze.addColorStop(0, "rgba(240,190,150,0)");
		haze.addColorStop(1, "rgba(216,170,150,0.3)");
		context.fillStyle = haze;
		context.fillRect(0, height * 0.6, width, height * 0.4);
	}
	// Trees of the park before the hall.
	context.fillStyle = "#14241f";
	for (let x = -20; x < width + 20; x += 9) {
		context.beginPath();
		context.arc(x, height * (0.985 - 0.02 * random()), 12 + 15 * random(), 0, Math.PI * 2);
		context.fill();
	}
}

function drawTower(
	context: CanvasRenderingContext2D,
	random: () => number,
	{
		x,
		top,
		width,
		bottom,
		body,
		lit,
	}: { x: number; top: number; width: number; bottom: number; body: string; lit: number },
): void {
	context.fillStyle = body;
	context.fillRect(x, top, width, bottom - top);
	if (random() < 0.3) context.fillRect(x + width * 0.46, top - width * 0.5, Math.max(2, width * 0.06), width * 0.5);
	const floors = Math.floor((bottom - top) / 7);
	const columns = Math.max(2, Math.floor(width / 6));
	for (let floor = 1; floor < floors; floor++) {
		const wholeFloor = random() < 0.08;
		for (let column = 0; column < columns; column++) {
			if (!wholeFloor && random() > lit) continue;
			context.fillStyle = random() < 0.7 ? `rgba(255,214,150,${0.35 + 0.5 * random()})` : "rgba(200,225,255,0.5)";
			context.fillRect(
				x + 2 + (column / columns) * (width - 3),
				top + floor * 7,
				Math.max(1.5, width / columns - 2.5),
				3,
			);
		}
	}
}

/** The same city in every browser. Source: mulberry32, Tommy Ettinger. */
function seeded(seed: number): () => number {
	let state = seed;
	return () => {
		state = (state + 0x6d2b79f5) | 0;
		let t = Math.imul(state ^ (state >>> 15), 1 | state);
		t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
		return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
	};
}
