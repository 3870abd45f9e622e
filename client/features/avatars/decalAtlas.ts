import type { DynamicTexture } from "@babylonjs/core/Materials/Textures/dynamicTexture.js";
import type { Scene } from "@babylonjs/core/scene.js";
import { createCanvasTexture } from "#client/engine/CanvasTexture.ts";
import { AVATAR_BADGES, AVATAR_FACES } from "#shared/features/roster/look.ts";

/**
 * Faces and badges as masks rather than pictures, so that every body paints them in colours of its own: red is the
 * plate, green the ink on it, blue a second tone. Rows: faces with open eyes, with closed eyes, chests, faces speaking;
 * laughing faces are in the two columns that faces leave free.
 */
export const DECAL_COLUMNS = 8;
export const DECAL_ROWS = 4;
export const CHEST_ROW = 2;

export const Mood = { open: 0, closed: 1, speaking: 2, laughing: 3 } as const;
export type FaceMood = (typeof Mood)[keyof typeof Mood];

/** The rows that have faces, in the order of moods. */
const FACE_ROWS = [0, 1, 3] as const;

/** Where a face is in the atlas: column + 8 × row. */
export function faceCell(face: number, mood: FaceMood): number {
	if (mood !== Mood.laughing) return face + DECAL_COLUMNS * FACE_ROWS[mood];
	return AVATAR_FACES.length + (face % 2) + DECAL_COLUMNS * FACE_ROWS[(face >> 1) as 0 | 1 | 2];
}

const CELL = 256;

type FaceName = (typeof AVATAR_FACES)[number];
type BadgeName = (typeof AVATAR_BADGES)[number];
type Context = CanvasRenderingContext2D;

const PLATE = "#ff0000";
/** On the plate: where ink is, the plate is too. */
const INK = "#ffff00";
const TONE = "#ff00ff";
const CLEAR = "#000000";

export function createDecalAtlas(scene: Scene): DynamicTexture {
	const texture = createCanvasTexture(
		"avatar decals",
		{ width: CELL * DECAL_COLUMNS, height: CELL * DECAL_ROWS },
		scene,
		drawDecals,
	);
	texture.anisotropicFilteringLevel = 4;
	return texture;
}

function drawDecals(context: Context): void {
	context.fillStyle = CLEAR;
	context.fillRect(0, 0, CELL * DECAL_COLUMNS, CELL * DECAL_ROWS);
	AVATAR_FACES.forEach((name, face) => {
		for (const mood of Object.values(Mood)) inCell(context, faceCell(face, mood), () => drawFace(context, name, mood));
	});
	AVATAR_BADGES.forEach((name, column) => {
		inCell(context, column + DECAL_COLUMNS * CHEST_ROW, () => drawChest(context, name));
	});
}

/** With the cell's middle at the origin and its edges at ±100. */
function inCell(context: Context, cell: number, draw: () => void): void {
	const column = cell % DECAL_COLUMNS;
	const row = Math.floor(cell / DECAL_COLUMNS);
	context.save();
	context.beginPath();
	context.rect(column * CELL, row * CELL, CELL, CELL);
	context.clip();
	context.translate((column + 0.5) * CELL, (row + 0.5) * CELL);
	context.scale(CELL / 200, CELL / 200);
	context.lineCap = "round";
	context.lineJoin = "round";
	draw();
	context.restore();
}

function drawFace(context: Context, name: FaceName, mood: FaceMood): void {
	context.fillStyle = PLATE;
	context.beginPath();
	context.roundRect(-80, -62, 160, 132, 62);
	context.fill();

	if (name !== "visor") drawCheeks(context);
	if (name === "visor") drawVisor(context, mood === Mood.closed);
	else drawEyes(context, name, mood);
	if (name === "freckles") drawFreckles(context);
	if (name === "glasses") drawGlasses(context);
	if (mood === Mood.speaking) drawOpenMouth(context);
	else if (mood === Mood.laughing) drawLaughingMouth(context);
	else drawMouth(context, name);
}

function drawCheeks(context: Context): void {
	for (const side of [-1, 1]) {
		const gradient = context.createRadialGradient(side * 52, 24, 2, side * 52, 24, 20);
		gradient.addColorStop(0, "rgba(255, 0, 120, 1)");
		gradient.addColorStop(1, "rgba(255, 0, 0, 1)");
		context.fillStyle = gradient;
		context.beginPath();
		context.ellipse(side * 52, 24, 18, 13, 0, 0, Math.PI * 2);
		context.fill();
	}
}

function drawEyes(context: Context, name: FaceName, mood: FaceMood): void {
	context.fillStyle = INK;
	context.strokeStyle = INK;
	context.lineWidth = 7;
	for (const side of [-1, 1]) {
		const x = side * 34;
		if (mood === Mood.laughing) {
			arc(context, x, -6, 16, "up");
		} else if (name === "calm" || (name === "wink" && side > 0)) {
			arc(context, x, -12, 15, name === "calm" ? "down" : "up");
		} else if (mood === Mood.closed) {
			arc(context, x, -8, 14, "down");
		} else {
			context.beginPath();
			context.ellipse(x, -10, 13, 18, 0, 0, Math.PI * 2);
			context.fill();
			// A glint, or they stare.
			context.fillStyle = PLATE;
			context.beginPath();
			context.arc(x + 4.5, -17, 4.8, 0, Math.PI * 2);
			context.fill();
			context.fillStyle = INK;
		}
	}
}

function arc(context: Context, x: number, y: number, half: number, way: "up" | "down"): void {
	const bend = way === "down" ? 14 : -14;
	context.beginPath();
	context.moveTo(x - half, y);
	context.quadraticCurveTo(x, y + bend, x + half, y);
	context.stroke();
}

function drawVisor(context: Context, blinking: boolean): void {
	context.fillStyle = INK;
	context.beginPath();
	context.roundRect(-72, -42, 144, 56, 28);
	context.fill();
	context.strokeStyle = TONE;
	context.lineWidth = 8;
	context.globalAlpha = blinking ? 0.45 : 0.9;
	context.beginPath();
	context.moveTo(-50, -24);
	context.lineTo(-18, -24);
	context.stroke();
	context.globalAlpha = 1;
}

function drawFreckles(context: Context): void {
	context.fillStyle = TONE;
	for (const [x, y] of [
		[-62, 16],
		[-48, 12],
		[-54, 27],
		[62, 16],
		[48, 12],
		[54, 27],
	] as const) {
		context.beginPath();
		context.arc(x, y, 4.2, 0, Math.PI * 2);
		context.fill();
	}
}

function drawGlasses(context: Context): void {
	context.strokeStyle = INK;
	context.lineWidth = 6;
	for (const side of [-1, 1]) {
		context.beginPath();
		context.arc(side * 34, -10, 26, 0, Math.PI * 2);
		context.stroke();
	}
	context.beginPath();
	context.moveTo(-8, -12);
	context.quadraticCurveTo(0, -17, 8, -12);
	context.stroke();
}

function drawMouth(context: Context, name: FaceName): void {
	context.strokeStyle = INK;
	context.lineWidth = 7;
	context.beginPath();
	if (name === "calm") {
		context.moveTo(-15, 36);
		context.quadraticCurveTo(0, 42, 15, 36);
	} else {
		const half = name === "glasses" || name === "visor" ? 20 : 26;
		context.moveTo(-half, 30);
		context.quadraticCurveTo(0, 54, half, 30);
	}
	context.stroke();
}

function drawOpenMouth(context: Context): void {
	context.fillStyle = INK;
	context.beginPath();
	context.ellipse(0, 40, 17, 13, 0, 0, Math.PI * 2);
	context.fill();
	context.fillStyle = TONE;
	context.beginPath();
	context.ellipse(0, 47, 10, 5, 0, 0, Math.PI * 2);
	context.fill();
}

function drawLaughingMouth(context: Context): void {
	context.fillStyle = INK;
	context.beginPath();
	context.moveTo(-25, 28);
	context.lineTo(25, 28);
	context.bezierCurveTo(24, 62, -24, 62, -25, 28);
	context.fill();
	context.fillStyle = TONE;
	context.beginPath();
	context.ellipse(0, 48, 12, 5.5, 0, 0, Math.PI * 2);
	context.fill();
}

/** On the chest nothing lies on a plate, so ink is green alone. */
const CHEST_INK = "#00ff00";
const CHEST_ACCENT = "#0000ff";

/** In fields of 24 × 24. */
const BADGES: Readonly<Record<BadgeName, string | null>> = {
	none: null,
	star: "M12 3l2.7 5.6 6.1.8-4.5 4.2 1.1 6L12 16.7 6.6 19.6l1.1-6L3.2 9.4l6.1-.8z",
	leaf: "M5 19c0-9 5-14 15-14 0 10-5 15-13 13.4M5 21c1-5 4-8 8-10",
	chip: "M7 7h10v10H7zM10 3v4M14 3v4M10 17v4M14 17v4M3 10h4M3 14h4M17 10h4M17 14h4",
	bridge: "M2 17h20M6 21V4M18 21V4M6 5C4 11 3 14 2 16M6 5c2 7 4 10 6 11 2-1 4-4 6-11M18 5c2 6 3 9 4 11",
	cloud: "M7 18a4 4 0 010-8 6 6 0 0111-1 4.5 4.5 0 010 9z",
	gear: "M12 8a4 4 0 100 8 4 4 0 000-8zM12 2v4M12 18v4M2 12h4M18 12h4M5 5l3 3M16 16l3 3M19 5l-3 3M8 16l-3 3",
	heart: "M12 20C5 15 3 11.5 3 8.5A4.5 4.5 0 0112 7a4.5 4.5 0 019 1.5C21 11.5 19 15 12 20z",
};
const FILLED: ReadonlySet<BadgeName> = new Set(["star", "cloud", "heart"]);

/** A lapel in the second colour, and the badge on the wearer's left. */
function drawChest(context: Context, name: BadgeName): void {
	context.fillStyle = CHEST_ACCENT;
	context.beginPath();
	context.moveTo(-46, -100);
	context.lineTo(46, -100);
	context.quadraticCurveTo(26, -62, 0, -34);
	context.quadraticCurveTo(-26, -62, -46, -100);
	context.fill();
	const path = BADGES[name];
	if (!path) return;
	context.translate(46, -4);
	context.fillStyle = PLATE;
	context.beginPath();
	context.arc(0, 0, 31, 0, Math.PI * 2);
	context.fill();
	context.scale(1.75, 1.75);
	context.translate(-12, -12);
	context.strokeStyle = CHEST_INK;
	context.fillStyle = CHEST_INK;
	context.lineWidth = 2.2;
	const shape = new Path2D(path);
	if (FILLED.has(name)) context.fill(shape);
	context.stroke(shape);
}
