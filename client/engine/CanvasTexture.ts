import { DynamicTexture } from "@babylonjs/core/Materials/Textures/dynamicTexture.js";
import type { Scene } from "@babylonjs/core/scene.js";
import { loadFonts } from "#client/ui/loadFonts.ts";

/** The hall's typeface, for every text drawn in 3D. */
export const HALL_FONT = '"Noto Sans SC", sans-serif';

/** Fonts that do not come in this long are drawn without: a sign in the system's font is better than none. */
const FONT_PATIENCE_MS = 6000;

/** Brings the pieces of the typeface that these texts need; draw after it. Never throws. */
export async function fontsFor(text: string, weights: readonly number[] = [400, 700]): Promise<void> {
	if (typeof document === "undefined" || !document.fonts) return;
	await loadFonts();
	const loads = weights.map((weight) => document.fonts.load(`${weight} 32px ${HALL_FONT}`, text));
	const patience = new Promise((resolve) => setTimeout(resolve, FONT_PATIENCE_MS));
	await Promise.race([Promise.allSettled(loads), patience]);
}

/** Draws a picture once; again after the graphics card lost it. */
export function createCanvasTexture(
	name: string,
	size: { readonly width: number; readonly height: number },
	scene: Scene,
	draw: (context: CanvasRenderingContext2D) => void,
): DynamicTexture {
	const texture = new DynamicTexture(name, size, scene, true);
	texture.anisotropicFilteringLevel = 8;
	const paint = () => {
		draw(texture.getContext() as unknown as CanvasRenderingContext2D);
		// Not flipped: v runs down the picture, as in glTF and as canvases count.
		texture.update(false);
	};
	paint();
	const engine = scene.getEngine();
	const restored = engine.onContextRestoredObservable.add(paint);
	texture.onDisposeObservable.addOnce(() => engine.onContextRestoredObservable.remove(restored));
	return texture;
}

/** The largest font size up to `size` at which `text` is no wider than `width`; sets the context's font. */
export function fitFont(
	context: CanvasRenderingContext2D,
	text: string,
	{ weight, size, width, least = 8 }: { weight: number; size: number; width: number; least?: number },
): number {
	context.font = `${weight} ${size}px ${HALL_FONT}`;
	const measured = context.measureText(text).width;
	const fitted = measured <= width ? size : Math.max(least, Math.floor((size * width) / measured));
	context.font = `${weight} ${fitted}px ${HALL_FONT}`;
	return fitted;
}

/** Breaks a text into lines no wider than `width` in the context's font: between words, and anywhere in Chinese. */
export function wrapText(context: CanvasRenderingContext2D, text: string, width: number, mostLines: number): string[] {
	const lines: string[] = [];
	let line = "";
	for (const piece of text.match(/[\p{L}\p{N}\p{P}]+\s*/gu)?.flatMap(splitHan) ?? []) {
		if (line && context.measureText((line + piece).trimEnd()).width > width) {
			lines.push(line.trimEnd());
			line = "";
		}
		line += piece;
	}
	if (line) lines.push(line.trimEnd());
	if (lines.length <= mostLines) return lines;
	const kept = lines.slice(0, mostLines);
	kept[mostLines - 1] = `${kept[mostLines - 1]!.slice(0, -1)}…`;
	return kept;
}

/** Chinese may break after every character, but no line begins with its punctuation. */
function splitHan(piece: string): string[] {
	return /\p{Script=Han}/u.test(piece) ? (piece.match(/.[\p{P}\s]*/gu) ?? [piece]) : [piece];
}
