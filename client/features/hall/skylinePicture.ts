import type { HallMood } from "#shared/features/event/EventDocument.ts";
import { seededRandom } from "./seededRandom.ts";

type Context = CanvasRenderingContext2D;

export const SKYLINE = { width: 3072, height: 512 } as const;
/** Share of the picture's height, from its top, where the city meets the ground. */
const GROUND = 0.93;

interface SkyMood {
	/** From the top to the horizon. */
	readonly sky: readonly string[];
	/** Far to near: the bodies' colour, how many of their windows are lit, what lies before them as haze. */
	readonly layers: readonly {
		readonly body: string;
		readonly shade: string;
		readonly lit: number;
		readonly haze: string;
	}[];
	readonly window: () => string;
	readonly trees: readonly [string, string];
	readonly ground: string;
}

const LAYERS = [
	{ count: 74, low: 0.05, high: 0.2 },
	{ count: 52, low: 0.08, high: 0.3 },
	{ count: 34, low: 0.1, high: 0.4 },
] as const;

function skyOf(mood: HallMood, random: () => number): SkyMood {
	switch (mood) {
		case "day":
			return {
				sky: ["#5d9fdf", "#86bdec", "#b7daf3", "#e2eff6", "#eff4f3"],
				layers: [
					{ body: "#b4c8d9", shade: "#a5bccf", lit: 0.25, haze: "rgba(228,239,246,0.55)" },
					{ body: "#93acc3", shade: "#7f9ab4", lit: 0.45, haze: "rgba(224,236,244,0.4)" },
					{ body: "#7290ad", shade: "#5b7a98", lit: 0.6, haze: "rgba(222,234,240,0.26)" },
				],
				window: () =>
					random() < 0.5 ? `rgba(226,240,250,${0.25 + 0.4 * random()})` : `rgba(46,72,100,${0.12 + 0.25 * random()})`,
				trees: ["#5f8a57", "#416f48"],
				ground: "#8fa08f",
			};
		case "evening":
			return {
				sky: ["#132a58", "#2c5590", "#6f7fae", "#e2a684", "#f2b98c"],
				layers: [
					{ body: "#7f8aa6", shade: "#717c9a", lit: 0.14, haze: "rgba(240,190,150,0.34)" },
					{ body: "#4d5d86", shade: "#414f77", lit: 0.34, haze: "rgba(216,160,150,0.24)" },
					{ body: "#22325a", shade: "#1a274a", lit: 0.52, haze: "rgba(120,110,150,0.16)" },
				],
				window: () =>
					random() < 0.72 ? `rgba(255,214,150,${0.35 + 0.55 * random()})` : `rgba(200,225,255,${0.3 + 0.3 * random()})`,
				trees: ["#16302a", "#0f211f"],
				ground: "#1d2a40",
			};
		default:
			return mood satisfies never;
	}
}

/** The city across the river, through the windows: three ranks of towers, a few with heads of their own, trees before them. */
export function drawSkyline(context: Context, mood: HallMood): void {
	const { width, height } = SKYLINE;
	const random = seededRandom(20261121);
	const { sky, layers, window, trees, ground } = skyOf(mood, random);
	const gradient = context.createLinearGradient(0, 0, 0, height * GROUND);
	sky.forEach((colour, i) => {
		gradient.addColorStop(i / (sky.length - 1), colour);
	});
	context.fillStyle = gradient;
	context.fillRect(0, 0, width, height);
	drawClouds(context, random, mood);
	LAYERS.forEach(({ count, low, high }, rank) => {
		const { body, shade, lit, haze } = layers[rank]!;
		for (let i = 0; i < count; i++) {
			const w = width * (0.009 + 0.013 * random());
			const x = ((i + random() * 0.8) / count) * width - w / 2;
			const tall = low + (high - low) * random() ** 2;
			drawTower(context, random, { x, width: w, top: height * (GROUND - tall), body, shade, lit, window });
		}
		if (rank === 1)
			for (const [i, draw] of LANDMARKS.entries()) {
				for (const at of [0.11, 0.61]) draw(context, width * (at + i * 0.085), height, body, shade, mood === "evening");
			}
		const veil = context.createLinearGradient(0, height * 0.45, 0, height * GROUND);
		veil.addColorStop(0, haze.replace(/[\d.]+\)$/, "0)"));
		veil.addColorStop(1, haze);
		context.fillStyle = veil;
		context.fillRect(0, height * 0.45, width, height * 0.55);
	});
	context.fillStyle = ground;
	context.fillRect(0, height * GROUND, width, height);
	trees.forEach((colour, row) => {
		context.fillStyle = colour;
		for (let x = -20; x < width + 20; x += 8) {
			const radius = 9 + 12 * random();
			context.beginPath();
			context.arc(x, height * (0.925 + 0.035 * row) + 8 * random(), radius, 0, Math.PI * 2);
			context.fill();
		}
		context.fillRect(0, height * (0.94 + 0.035 * row), width, height);
	});
}

function drawClouds(context: Context, random: () => number, mood: HallMood): void {
	const { width, height } = SKYLINE;
	for (let i = 0; i < 46; i++) {
		const [x, y] = [random() * width, height * (0.08 + 0.5 * random())];
		const [rx, ry] = [90 + 240 * random(), 5 + 12 * random()];
		const cloud = context.createRadialGradient(0, 0, 0, 0, 0, 1);
		const alpha = mood === "day" ? 0.28 : 0.12;
		cloud.addColorStop(0, mood === "day" ? `rgba(255,255,255,${alpha})` : `rgba(255,200,170,${alpha})`);
		cloud.addColorStop(1, "rgba(255,255,255,0)");
		context.save();
		context.translate(x, y);
		context.scale(rx, ry);
		context.fillStyle = cloud;
		context.fillRect(-1, -1, 2, 2);
		context.restore();
	}
}

interface Tower {
	readonly x: number;
	readonly width: number;
	readonly top: number;
	readonly body: string;
	readonly shade: string;
	readonly lit: number;
	readonly window: () => string;
}

function drawTower(context: Context, random: () => number, { x, width, top, body, shade, lit, window }: Tower): void {
	const bottom = SKYLINE.height * GROUND;
	context.fillStyle = body;
	context.fillRect(x, top, width, bottom - top);
	context.fillStyle = shade;
	context.fillRect(x + width * 0.62, top, width * 0.38, bottom - top);
	const head = random();
	context.fillStyle = body;
	if (head < 0.25) context.fillRect(x + width * 0.2, top - width * 0.28, width * 0.6, width * 0.3);
	else if (head < 0.4) context.fillRect(x + width * 0.46, top - width * 0.7, Math.max(2, width * 0.07), width * 0.7);
	const floors = Math.floor((bottom - top) / 6);
	const columns = Math.max(2, Math.floor(width / 6));
	for (let floor = 1; floor < floors; floor++) {
		const wholeFloor = random() < 0.06;
		for (let column = 0; column < columns; column++) {
			if (!wholeFloor && random() > lit) continue;
			context.fillStyle = window();
			context.fillRect(
				x + 2 + (column / columns) * (width - 3),
				top + floor * 6,
				Math.max(1.5, width / columns - 2.5),
				2.6,
			);
		}
	}
}

type DrawLandmark = (context: Context, x: number, height: number, body: string, shade: string, isLit: boolean) => void;

/** Towers that one would know again; none of them stands anywhere. */
const LANDMARKS: readonly DrawLandmark[] = [
	// A mast with three lenses.
	(context, x, height, body, shade, isLit) => {
		const foot = height * GROUND;
		context.fillStyle = shade;
		context.beginPath();
		context.moveTo(x - 15, foot);
		context.lineTo(x - 3, foot - height * 0.5);
		context.lineTo(x + 3, foot - height * 0.5);
		context.lineTo(x + 15, foot);
		context.fill();
		context.fillRect(x - 1.2, foot - height * 0.62, 2.4, height * 0.14);
		for (const [up, rx, ry] of [
			[0.16, 26, 12],
			[0.34, 19, 9],
			[0.47, 11, 5.5],
		] as const) {
			context.fillStyle = body;
			context.beginPath();
			context.ellipse(x, foot - height * up, rx, ry, 0, 0, Math.PI * 2);
			context.fill();
			context.fillStyle = isLit ? "rgba(255,190,210,0.9)" : "rgba(240,248,255,0.6)";
			context.fillRect(x - rx * 0.9, foot - height * up - 1, rx * 1.8, 2);
		}
	},
	// One that turns as it rises.
	(context, x, height, body, shade, isLit) => {
		const foot = height * GROUND;
		for (let i = 0; i < 60; i++) {
			const t = i / 60;
			const half = 21 - 10 * t;
			const turn = Math.sin(t * 2.3) * half;
			const y = foot - t * height * 0.55;
			context.fillStyle = body;
			context.fillRect(x - half, y - height * 0.0096, half * 2, height * 0.0098);
			context.fillStyle = shade;
			context.fillRect(x + turn * 0.5, y - height * 0.0096, half - turn * 0.5, height * 0.0098);
			if (i % 3 !== 0) continue;
			context.fillStyle = isLit ? "rgba(190,225,255,0.55)" : "rgba(235,245,252,0.4)";
			context.fillRect(x - half + 2, y, half * 2 - 4, 1.2);
		}
	},
	// One with a gate of sky at its head.
	(context, x, height, body, shade) => {
		const foot = height * GROUND;
		const top = foot - height * 0.46;
		context.fillStyle = body;
		context.beginPath();
		context.moveTo(x - 22, foot);
		context.lineTo(x - 13, top);
		context.lineTo(x - 6, top);
		context.lineTo(x - 8, top + 26);
		context.lineTo(x + 8, top + 26);
		context.lineTo(x + 6, top);
		context.lineTo(x + 13, top);
		context.lineTo(x + 22, foot);
		context.fill();
		context.fillRect(x - 13, top - 4, 26, 5);
		context.fillStyle = shade;
		context.beginPath();
		context.moveTo(x + 8, foot);
		context.lineTo(x + 8, top + 26);
		context.lineTo(x + 10, top);
		context.lineTo(x + 13, top);
		context.lineTo(x + 22, foot);
		context.fill();
	},
	// One in storeys like a pagoda.
	(context, x, height, body, shade, isLit) => {
		const foot = height * GROUND;
		let y = foot;
		for (let i = 0; i < 9; i++) {
			const tall = height * (0.072 - 0.005 * i);
			const half = 20 - 1.7 * i;
			context.fillStyle = body;
			context.fillRect(x - half, y - tall, half * 2, tall);
			context.fillStyle = shade;
			context.fillRect(x + half * 0.3, y - tall, half * 0.7, tall);
			context.fillStyle = isLit ? "rgba(255,205,130,0.8)" : "rgba(245,248,250,0.5)";
			context.fillRect(x - half, y - tall, half * 2, 2);
			y -= tall;
		}
		context.fillStyle = shade;
		context.fillRect(x - 1.2, y - height * 0.08, 2.4, height * 0.08);
	},
];
