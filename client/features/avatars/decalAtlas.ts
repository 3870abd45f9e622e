import type { DynamicTexture } from "@babylonjs/core/Materials/Textures/dynamicTexture.js";
import type { Scene } from "@babylonjs/core/scene.js";
import { createCanvasTexture } from "#client/engine/CanvasTexture.ts";
import { AVATAR_BADGES, AVATAR_FACES } from "#shared/features/roster/look.ts";

/**
 * Faces and badges as masks rather than pictures, so that every body paints them in colours of its own: red is the
 * plate, green the ink on it, blue a second tone. Rows: faces with open eyes, with closed eyes, chests, faces speaking.
 */
export const DECAL_COLUMNS = 8;
export const DECAL_ROWS = 4;
export const DecalRow = { open: 0, closed: 1, chest: 2, speaking: 3 } as const;

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
	AVATAR_FACES.forEach((name, column) => {
		inCell(context, column, DecalRow.open, () => drawFace(context, name, "open"));
		inCell(context, column, DecalRow.closed, () => drawFace(context, name, "closed"));
		inCell(context, column, DecalRow.speaking, () => drawFace(context, name, "speaking"));
	});
	AVATAR_BADGES.forEach((name, column) => {
		inCell(context, column, DecalRow.chest, () => drawChest(context, name));
	});
}

/** With the cell's middle at the origin and its edges at ±100. */
function inCell(context: Context, column: number, row: number, draw: () => void): void {
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

function drawFace(context: Context, name: FaceName, state: "open" | "closed" | "speaking"): void {
	context.fillStyle = PLATE;
	context.beginPath();
	context.roundRect(-80, -62, 160, 132, 62);
	context.fill();

	if (name !== "visor") drawCheeks(context);
	if (name === "visor") drawVisor(context, state === "closed");
	else drawEyes(context, name, state === "closed");
	if (name === "freckles") drawFreckles(context);
	if (name === "glasses") drawGlasses(context);
	if (state === "speaking") drawOpenMouth(context);
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

function drawEyes(context: Context, name: FaceName, closed: boolean): void {
	context.fillStyle = INK;
	context.strokeStyle = INK;
	context.lineWidth = 7;
	for (const side of [-1, 1]) {
		const x = side * 34;
		if (name === "calm" || (name === "wink" && side > 0)) {
			arc(context, x, -12, 15, name === "calm" ? "down" : "up");
		} else if (closed) {
			arc(context, x, -8, 14, "down");
		} else {
			context.beginPath();
			context.ellipse(x, -10, 11.5, 16, 0, 0, Math.PI * 2);
			context.fill();
			// A glint, or they stare.
			context.fillStyle = PLATE;
			context.beginPath();
			context.arc(x + 4, -16, 4.2, 0, Math.PI * 2);
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
