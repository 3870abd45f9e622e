import { Material } from "@babylonjs/core/Materials/material.js";
import { PBRMaterial } from "@babylonjs/core/Materials/PBR/pbrMaterial.js";
import type { Mesh } from "@babylonjs/core/Meshes/mesh.js";
import type { Scene } from "@babylonjs/core/scene.js";
import { createCanvasTexture, fitFont, fontsFor, HALL_FONT, wrapText } from "#client/engine/CanvasTexture.ts";
import { SurfaceBuilder } from "#client/engine/SurfaceBuilder.ts";
import type { Language, LocalizedText } from "#shared/features/event/text.ts";

/** What a sign says; the same before and after the booth's content is in, but for the logo. */
export interface SignText {
	readonly number: string;
	readonly name: LocalizedText;
	readonly tagline: LocalizedText;
	readonly colours: { readonly primary: string; readonly secondary: string; readonly accent: string };
}

/** A lit picture of a given shape, in metres, origin at its bottom centre, facing +Z. */
export interface LitPicture {
	readonly mesh: Mesh;
	/** Draws again, when a font or a logo has come in. */
	redraw(): void;
	dispose(): void;
}

const OTHER: Readonly<Record<Language, Language>> = { "zh-CN": "en", en: "zh-CN" };
/** Texels along a sign: a name is read from ten metres away. */
const SIGN_WIDTH = 1024;
const PANEL_WIDTH = 640;

export interface SignLook {
	readonly text: SignText;
	readonly language: Language;
	/** The picture once it is in. */
	readonly logo: CanvasImageSource | undefined;
}

/** The fascia: logo, name large in the visitor's language and small in the other, number in the accent colour. */
export function createSign(
	scene: Scene,
	size: { readonly width: number; readonly height: number },
	look: () => SignLook,
): LitPicture {
	const height = clamp(Math.round((SIGN_WIDTH * size.height) / size.width), 64, SIGN_WIDTH);
	return createLitPicture(`sign ${look().text.number}`, scene, size, { width: SIGN_WIDTH, height }, (context) =>
		drawSign(context, SIGN_WIDTH, height, look()),
	);
}

/** A standing panel with everything a booth's index and content say in words: shown where its scene cannot be. */
export function createTextPanel(
	scene: Scene,
	size: { readonly width: number; readonly height: number },
	look: () => SignLook & { readonly description: LocalizedText | undefined },
): LitPicture {
	const height = Math.round((PANEL_WIDTH * size.height) / size.width);
	return createLitPicture(`panel ${look().text.number}`, scene, size, { width: PANEL_WIDTH, height }, (context) =>
		drawPanel(context, PANEL_WIDTH, height, look()),
	);
}

export function fontsForSign({ name, tagline, number }: SignText, more = ""): Promise<void> {
	return fontsFor(name["zh-CN"] + name.en + tagline["zh-CN"] + tagline.en + number + more);
}

function createLitPicture(
	name: string,
	scene: Scene,
	size: { readonly width: number; readonly height: number },
	pixels: { readonly width: number; readonly height: number },
	draw: (context: CanvasRenderingContext2D) => void,
): LitPicture {
	const texture = createCanvasTexture(name, pixels, scene, draw);
	const builder = new SurfaceBuilder();
	builder.face([-size.width / 2, 0, 0], [size.width, 0, 0], [0, size.height, 0], [1, 1, 1]);
	const mesh = builder.build(name, scene);
	const material = new PBRMaterial(name, scene);
	material.unlit = true;
	material.albedoTexture = texture;
	material.sideOrientation = Material.CounterClockWiseSideOrientation;
	mesh.material = material;
	return {
		mesh,
		redraw() {
			draw(texture.getContext() as unknown as CanvasRenderingContext2D);
			texture.update(false);
		},
		dispose() {
			mesh.dispose();
			material.dispose();
			texture.dispose();
		},
	};
}

function drawSign(
	context: CanvasRenderingContext2D,
	width: number,
	height: number,
	{ text, language, logo }: SignLook,
): void {
	const { primary, accent } = text.colours;
	context.globalAlpha = 1;
	context.fillStyle = primary;
	context.fillRect(0, 0, width, height);
	const sheen = context.createLinearGradient(0, 0, 0, height);
	sheen.addColorStop(0, "rgba(255,255,255,0.16)");
	sheen.addColorStop(1, "rgba(0,0,0,0.16)");
	context.fillStyle = sheen;
	context.fillRect(0, 0, width, height);

	const pad = height * 0.14;
	const numberWidth = Math.max(height * 1.15, width * 0.11);
	context.fillStyle = accent;
	context.fillRect(width - numberWidth, 0, numberWidth, height);
	context.textAlign = "center";
	context.textBaseline = "middle";
	context.fillStyle = inkOn(accent);
	fitFont(context, text.number, { weight: 700, size: height * 0.5, width: numberWidth * 0.8 });
	context.fillText(text.number, width - numberWidth / 2, height * 0.53);

	let left = pad * 1.4;
	if (logo) {
		const side = height - 2 * pad;
		drawContained(context, logo, left, pad, side * 1.6, side);
		left += side * 1.6 + pad;
	}
	const room = width - numberWidth - left - pad;
	const tall = height > 96;
	context.textAlign = "left";
	context.fillStyle = inkOn(primary);
	const main = text.name[language];
	const second = text.name[OTHER[language]];
	fitFont(context, main, { weight: 700, size: height * (tall ? 0.46 : 0.56), width: room });
	context.fillText(main, left, height * (tall ? 0.38 : 0.53));
	if (tall) {
		context.globalAlpha = 0.82;
		fitFont(context, second, { weight: 400, size: height * 0.21, width: room });
		context.fillText(second, left, height * 0.77);
		context.globalAlpha = 1;
	}
}

function drawPanel(
	context: CanvasRenderingContext2D,
	width: number,
	height: number,
	{ text, language, logo, description }: SignLook & { readonly description: LocalizedText | undefined },
): void {
	const pad = 44;
	context.globalAlpha = 1;
	context.fillStyle = "#f7f6f3";
	context.fillRect(0, 0, width, height);
	context.fillStyle = text.colours.primary;
	context.fillRect(0, 0, width, height * 0.3);
	context.fillStyle = text.colours.accent;
	context.fillRect(0, height * 0.3, width, 10);
	context.fillStyle = inkOn(text.colours.primary);
	context.textAlign = "left";
	context.textBaseline = "alphabetic";
	context.font = `700 40px ${HALL_FONT}`;
	context.fillText(text.number, pad, 78);
	if (logo) drawContained(context, logo, width - pad - 150, 36, 150, 90);
	fitFont(context, text.name[language], { weight: 700, size: 72, width: width - 2 * pad });
	context.fillText(text.name[language], pad, height * 0.3 - 84);
	fitFont(context, text.name[OTHER[language]], { weight: 400, size: 34, width: width - 2 * pad });
	context.fillText(text.name[OTHER[language]], pad, height * 0.3 - 34);

	context.fillStyle = "#1c232b";
	context.font = `700 38px ${HALL_FONT}`;
	let y = height * 0.3 + 78;
	for (const line of wrapText(context, text.tagline[language], width - 2 * pad, 3)) {
		context.fillText(line, pad, y);
		y += 52;
	}
	if (!description) return;
	y += 16;
	context.fillStyle = "#3c4752";
	context.font = `400 28px ${HALL_FONT}`;
	const lines = Math.floor((height - y - pad) / 42);
	for (const line of wrapText(context, description[language], width - 2 * pad, lines)) {
		context.fillText(line, pad, y);
		y += 42;
	}
}

/** Inside the rectangle, never stretched. */
function drawContained(
	context: CanvasRenderingContext2D,
	image: CanvasImageSource,
	x: number,
	y: number,
	width: number,
	height: number,
): void {
	const own = image as { width: number; height: number };
	const scale = Math.min(width / own.width, height / own.height);
	const w = own.width * scale;
	const h = own.height * scale;
	context.drawImage(image, x + (width - w) / 2, y + (height - h) / 2, w, h);
}

/** Black or white, whichever is read better. Relative luminance as in WCAG 2.2. */
function inkOn(colour: string): string {
	const [r, g, b] = [1, 3, 5].map((from) => {
		const value = Number.parseInt(colour.slice(from, from + 2), 16) / 255;
		return value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4;
	});
	return 0.2126 * r! + 0.7152 * g! + 0.0722 * b! > 0.3 ? "#10161d" : "#ffffff";
}

function clamp(value: number, least: number, most: number): number {
	return Math.max(least, Math.min(most, value));
}
