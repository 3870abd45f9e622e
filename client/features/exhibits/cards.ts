import type { BaseTexture } from "@babylonjs/core/Materials/Textures/baseTexture.js";
import { createCanvasTexture, fontsFor, HALL_FONT } from "#client/engine/CanvasTexture.ts";
import { type Typeset, typeset } from "./breakLines.ts";
import type { ExhibitDetail, SlotPlace } from "./ExhibitView.ts";

const PAPER = "#fbfcfb";
const INK = "#16211f";
const SOFT_INK = "#4a5b57";
const ACCENT = "#0a635a";

/** Body text smaller than this is not read from two metres. */
const READABLE_METRES = 0.026;

type Context = CanvasRenderingContext2D;

export interface CardTexts {
	readonly title: string;
	readonly body?: string;
	/** A line at the foot: a host, a kind, a state. */
	readonly foot?: string;
	readonly sign?: "link" | "document" | "video" | "unavailable";
}

/** A card as large as the slot's face, typeset for it in the visitor's language; for reading from two metres. */
export async function drawCard(
	place: SlotPlace,
	texts: CardTexts,
	detail: ExhibitDetail,
	signal: AbortSignal,
): Promise<{ texture: BaseTexture; aspect: number }> {
	const { slot, scene, settings } = place;
	await fontsFor([texts.title, texts.body, texts.foot].join(""));
	signal.throwIfAborted();
	const pixelsPerMetre = Math.min(settings.textureSize(detail, slot) / Math.max(slot.width, slot.height), 1400);
	const width = Math.max(64, Math.round(slot.width * pixelsPerMetre));
	const height = Math.max(64, Math.round(slot.height * pixelsPerMetre));
	const name = `exhibit ${place.boothId}/${slot.name} card`;
	const texture = createCanvasTexture(name, { width, height }, scene, (context) => {
		paintCard(context, { width, height, pixelsPerMetre }, texts);
	});
	return { texture, aspect: width / height };
}

function paintCard(
	context: Context,
	{ width, height, pixelsPerMetre }: { width: number; height: number; pixelsPerMetre: number },
	texts: CardTexts,
): void {
	const quiet = texts.sign === "unavailable";
	context.fillStyle = quiet ? "#e9eeec" : PAPER;
	context.fillRect(0, 0, width, height);
	context.textBaseline = "top";
	context.textAlign = "left";
	const unit = Math.min(width, height);
	const margin = unit * 0.075;
	const inner = width - 2 * margin;
	if (!quiet) {
		context.fillStyle = ACCENT;
		context.fillRect(0, 0, width, Math.max(2, unit * 0.016));
	}
	let top = margin * 1.15;
	if (texts.sign) {
		const size = unit * 0.15;
		paintSign(context, texts.sign, margin, top, size);
		top += size + margin * 0.55;
	}
	const least = Math.max(7, READABLE_METRES * pixelsPerMetre);
	let bottom = height - margin;
	if (texts.foot) {
		const footMost = Math.max(least, Math.min(unit * 0.05, 0.045 * pixelsPerMetre));
		const foot = typesetIn(context, 500, texts.foot, inner, height * 0.2, { most: footMost, least });
		bottom -= foot.lines.length * foot.size * 1.35;
		paintLines(context, foot, 500, quiet ? SOFT_INK : ACCENT, margin, bottom, 1.35);
		bottom -= margin * 0.4;
	}
	const titleShare = texts.body ? 0.34 : 1;
	const titleMost = Math.max(least * 1.5, Math.min(unit * 0.11, 0.11 * pixelsPerMetre));
	const title = typesetIn(context, 700, texts.title, inner, (bottom - top) * titleShare, {
		most: titleMost,
		least: Math.min(titleMost, least),
	});
	paintLines(context, title, 700, quiet ? SOFT_INK : INK, margin, top, 1.25);
	top += title.lines.length * title.size * 1.25 + margin * 0.5;
	if (!texts.body) return;
	const body = typesetIn(context, 400, texts.body, inner, bottom - top, {
		most: Math.max(least, Math.min(title.size * 0.72, 0.07 * pixelsPerMetre)),
		least,
	});
	paintLines(context, body, 400, SOFT_INK, margin, top, 1.5);
}

function typesetIn(
	context: Context,
	weight: number,
	text: string,
	width: number,
	height: number,
	sizes: { most: number; least: number },
): Typeset {
	const lineHeight = weight === 700 ? 1.25 : weight === 500 ? 1.35 : 1.5;
	return typeset(text, { width, height }, { ...sizes, lineHeight }, (size) => {
		context.font = `${weight} ${size}px ${HALL_FONT}`;
		return (line) => context.measureText(line).width;
	});
}

function paintLines(
	context: Context,
	{ lines, size }: Typeset,
	weight: number,
	colour: string,
	x: number,
	top: number,
	lineHeight: number,
): void {
	context.font = `${weight} ${size}px ${HALL_FONT}`;
	context.fillStyle = colour;
	const lead = (lineHeight - 1) * size * 0.5;
	for (const [at, line] of lines.entries()) context.fillText(line, x, top + lead + at * size * lineHeight);
}

function paintSign(context: Context, sign: NonNullable<CardTexts["sign"]>, x: number, y: number, size: number): void {
	context.save();
	context.translate(x, y);
	context.scale(size / 24, size / 24);
	context.lineWidth = 2;
	context.lineCap = "round";
	context.lineJoin = "round";
	context.strokeStyle = sign === "unavailable" ? SOFT_INK : ACCENT;
	context.stroke(new Path2D(SIGNS[sign]));
	context.restore();
}

/** Strokes on a field of 24 × 24. */
const SIGNS: Readonly<Record<NonNullable<CardTexts["sign"]>, string>> = {
	link: "M12 6H6a2 2 0 0 0-2 2v10a2 2 0 0 0 2 2h10a2 2 0 0 0 2-2v-6M11 13l9-9M15 4h5v5",
	document: "M14 3v5h5M6 3h8l5 5v12a1 1 0 0 1-1 1H6a1 1 0 0 1-1-1V4a1 1 0 0 1 1-1zM9 13h6M9 17h6",
	video: "M4 6h16v12H4zM10 9.5v5l4.5-2.5z",
	unavailable: "M3 7l9 9 9-9M12 16v5M5 3l14 14M8 21h8",
};

/** A round mark in the middle of a picture: it plays, or it is entered. */
export function paintBadge(context: Context, width: number, height: number, badge: "play" | "360°"): void {
	const radius = Math.min(width, height) * 0.13;
	const [x, y] = badge === "play" ? [width / 2, height / 2] : [width - radius * 1.35, height - radius * 1.35];
	context.beginPath();
	context.arc(x, y, radius, 0, 2 * Math.PI);
	context.fillStyle = "rgba(8, 17, 15, 0.72)";
	context.fill();
	context.lineWidth = Math.max(1.5, radius * 0.06);
	context.strokeStyle = "#ffffff";
	context.stroke();
	context.fillStyle = "#ffffff";
	if (badge === "play") {
		context.beginPath();
		context.moveTo(x - radius * 0.3, y - radius * 0.45);
		context.lineTo(x + radius * 0.5, y);
		context.lineTo(x - radius * 0.3, y + radius * 0.45);
		context.closePath();
		context.fill();
		return;
	}
	context.font = `700 ${radius * 0.62}px ${HALL_FONT}`;
	context.textAlign = "center";
	context.textBaseline = "middle";
	context.fillText(badge, x, y);
}
