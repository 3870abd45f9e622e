import type { ThinEngine } from "@babylonjs/core/Engines/thinEngine.js";
import { RawTexture } from "@babylonjs/core/Materials/Textures/rawTexture.js";
import { Texture } from "@babylonjs/core/Materials/Textures/texture.js";
import type { Scene } from "@babylonjs/core/scene.js";
import { fitFont, fontsFor, HALL_FONT, wrapText } from "#client/engine/CanvasTexture.ts";
import { CellPool } from "./CellPool.ts";
import { drawLabelIcon, LABEL_ICONS, type LabelIcon } from "./labelIcons.ts";

/** A piece of the atlas, in pixels from its top left corner. */
export interface AtlasPiece {
	readonly x: number;
	readonly y: number;
	readonly width: number;
	readonly height: number;
}

/** A text to be drawn, and what its piece is kept by. Made once: a key put together each frame would be garbage. */
export interface LabelText {
	readonly text: string;
	readonly isStaff: boolean;
	readonly key: string;
}

export function nameText(text: string, isStaff: boolean): LabelText {
	return { text, isStaff, key: `${isStaff ? "staff" : "name"} ${text}` };
}

export function bubbleText(text: string): LabelText {
	return { text, isStaff: false, key: `line ${text}` };
}

export const ATLAS_SIZE = 2048;

const NAME = { width: 512, height: 64, columns: 4, rows: 16, top: 0 } as const;
const BUBBLE = { width: 512, height: 192, columns: 4, rows: 4, top: 1024 } as const;
const ICON = { width: 128, height: 128, columns: 16, rows: 1, top: 1792 } as const;
type Region = typeof NAME | typeof BUBBLE | typeof ICON;

/** Font sizes, pixels of the atlas: what is drawn is scaled by them. */
export const NAME_TEXT_PIXELS = 38;
export const BUBBLE_TEXT_PIXELS = 32;
const NAME_LEAST_PIXELS = 26;
const BUBBLE_LINES = 3;
const BUBBLE_LINE_PIXELS = 40;
/** Names and lines drawn in one frame at most: each costs a third of a millisecond. */
const DRAWN_PER_FRAME = 2;

/**
 * Names, lines of chat and icons in one texture, so that all of them are one draw. Only the piece that changed is sent
 * to the graphics card: 0.3 ms for a name, where the whole would be 28.
 */
export class LabelAtlas {
	readonly texture: RawTexture;
	readonly #engine: ThinEngine;
	readonly #canvas: HTMLCanvasElement;
	readonly #context: CanvasRenderingContext2D;
	readonly #names = new CellPool(NAME.columns * NAME.rows);
	readonly #bubbles = new CellPool(BUBBLE.columns * BUBBLE.rows);
	readonly #pieces = new Map<string, AtlasPiece>();
	readonly #fontsLoading = new Set<string>();
	readonly #fontsLoaded = new Set<string>();
	readonly #icons = new Map<LabelIcon, AtlasPiece>();
	#mayDraw = 0;
	#disposed = false;

	constructor(scene: Scene) {
		this.#engine = scene.getEngine() as unknown as ThinEngine;
		this.texture = RawTexture.CreateRGBATexture(
			// Empty: its pieces come one by one, and no copy of 16 MB is kept.
			null,
			ATLAS_SIZE,
			ATLAS_SIZE,
			scene,
			false,
			false,
			Texture.BILINEAR_SAMPLINGMODE,
		);
		this.texture.name = "labels";
		this.#canvas = document.createElement("canvas");
		this.#canvas.width = BUBBLE.width;
		this.#canvas.height = BUBBLE.height;
		this.#context = this.#canvas.getContext("2d", { willReadFrequently: true })!;
		const restored = this.#engine.onContextRestoredObservable.add(() => this.#drawAnew());
		this.texture.onDisposeObservable.addOnce(() => this.#engine.onContextRestoredObservable.remove(restored));
		this.#drawIcons();
	}

	beginFrame(): void {
		this.#names.beginRound();
		this.#bubbles.beginRound();
		this.#mayDraw = DRAWN_PER_FRAME;
	}

	/** Where a name is drawn; undefined until it is, and while there are more than the atlas holds. */
	name(name: LabelText): AtlasPiece | undefined {
		return this.#piece(this.#names, NAME, name, drawName);
	}

	/** Where a line of chat is drawn. */
	bubble(line: LabelText): AtlasPiece | undefined {
		return this.#piece(this.#bubbles, BUBBLE, line, drawBubble);
	}

	icon(icon: LabelIcon): AtlasPiece {
		return this.#icons.get(icon)!;
	}

	dispose(): void {
		this.#disposed = true;
		this.texture.dispose();
	}

	#piece(
		pool: CellPool,
		region: Region,
		label: LabelText,
		draw: (context: CanvasRenderingContext2D, label: LabelText) => { width: number; height: number },
	): AtlasPiece | undefined {
		const { key, text } = label;
		if (pool.find(key) !== undefined) return this.#pieces.get(key);
		if (this.#mayDraw === 0 || !this.#hasFonts(text)) return undefined;
		const cell = pool.take(key);
		if (cell === undefined) return undefined;
		this.#mayDraw--;
		this.#context.clearRect(0, 0, region.width, region.height);
		const { width, height } = draw(this.#context, label);
		const place = placeOf(region, cell);
		this.#send(place);
		const piece = { x: place.x, y: place.y, width, height };
		this.#pieces.set(key, piece);
		if (this.#pieces.size > 2 * (NAME.columns * NAME.rows + BUBBLE.columns * BUBBLE.rows)) this.#forgetUnused();
		return piece;
	}

	/** Whoever lost their cell draws anew anyway. */
	#forgetUnused(): void {
		for (const key of this.#pieces.keys()) {
			if (this.#names.find(key) === undefined && this.#bubbles.find(key) === undefined) this.#pieces.delete(key);
		}
	}

	#hasFonts(text: string): boolean {
		if (this.#fontsLoaded.has(text)) return true;
		if (!this.#fontsLoading.has(text)) {
			this.#fontsLoading.add(text);
			void fontsFor(text, [500, 700]).then(() => {
				this.#fontsLoading.delete(text);
				if (!this.#disposed) this.#fontsLoaded.add(text);
			});
		}
		return false;
	}

	#drawIcons(): void {
		LABEL_ICONS.forEach((icon, cell) => {
			const context = this.#context;
			context.clearRect(0, 0, ICON.width, ICON.height);
			context.save();
			context.translate(ICON.width / 2, ICON.height / 2);
			context.scale(1.2, 1.2);
			context.shadowColor = "rgba(0,0,0,0.35)";
			context.shadowBlur = 3;
			drawLabelIcon(context, icon);
			context.restore();
			const place = placeOf(ICON, cell);
			this.#send(place);
			this.#icons.set(icon, place);
		});
	}

	#drawAnew(): void {
		this.#names.clear();
		this.#bubbles.clear();
		this.#pieces.clear();
		this.#drawIcons();
	}

	/** Blending expects colours that are multiplied by their alpha: between a letter and nothing lies no dark seam then. */
	#send({ x, y, width, height }: AtlasPiece): void {
		const internal = this.texture.getInternalTexture();
		if (!internal) return;
		const { data } = this.#context.getImageData(0, 0, width, height);
		for (let i = 0; i < data.length; i += 4) {
			const alpha = data[i + 3]! / 255;
			data[i] = data[i]! * alpha;
			data[i + 1] = data[i + 1]! * alpha;
			data[i + 2] = data[i + 2]! * alpha;
		}
		this.#engine.updateTextureData(internal, new Uint8Array(data.buffer), x, y, width, height, 0, 0, false);
	}
}

function placeOf(region: Region, cell: number): AtlasPiece {
	return {
		x: (cell % region.columns) * region.width,
		y: region.top + Math.floor(cell / region.columns) * region.height,
		width: region.width,
		height: region.height,
	};
}

function drawName(context: CanvasRenderingContext2D, { text, isStaff }: LabelText): { width: number; height: number } {
	const padding = 24;
	fitFont(context, text, {
		weight: 700,
		size: NAME_TEXT_PIXELS,
		width: NAME.width - 2 * padding - 4,
		least: NAME_LEAST_PIXELS,
	});
	const shown = shortened(context, text, NAME.width - 2 * padding - 4);
	const width = Math.min(NAME.width - 2, Math.ceil(context.measureText(shown).width) + 2 * padding);
	context.fillStyle = isStaff ? "rgba(8, 92, 82, 0.92)" : "rgba(14, 19, 30, 0.78)";
	context.beginPath();
	context.roundRect(1, 1, width - 2, NAME.height - 2, (NAME.height - 2) / 2);
	context.fill();
	context.fillStyle = "#ffffff";
	context.textBaseline = "middle";
	context.textAlign = "center";
	context.fillText(shown, width / 2, NAME.height / 2 + 2);
	return { width, height: NAME.height };
}

function drawBubble(context: CanvasRenderingContext2D, { text }: LabelText): { width: number; height: number } {
	const padding = 22;
	const tail = 16;
	context.font = `500 ${BUBBLE_TEXT_PIXELS}px ${HALL_FONT}`;
	const lines = wrapText(context, text, BUBBLE.width - 2 * padding - 4, BUBBLE_LINES);
	const widest = Math.max(60, ...lines.map((line) => context.measureText(line).width));
	const width = Math.min(BUBBLE.width - 2, Math.ceil(widest) + 2 * padding);
	const height = lines.length * BUBBLE_LINE_PIXELS + 2 * padding - 4;
	context.fillStyle = "rgba(255, 255, 255, 0.96)";
	context.beginPath();
	context.roundRect(1, 1, width - 2, height - 2, 24);
	context.fill();
	context.beginPath();
	context.moveTo(width / 2 - 16, height - 2);
	context.lineTo(width / 2, height + tail - 2);
	context.lineTo(width / 2 + 16, height - 2);
	context.fill();
	context.fillStyle = "#16202c";
	context.textBaseline = "middle";
	context.textAlign = "center";
	lines.forEach((line, i) => {
		context.fillText(line, width / 2, padding + (i + 0.5) * BUBBLE_LINE_PIXELS, BUBBLE.width - 2 * padding);
	});
	return { width, height: height + tail };
}

function shortened(context: CanvasRenderingContext2D, text: string, width: number): string {
	if (context.measureText(text).width <= width) return text;
	const letters = [...text];
	while (letters.length > 1 && context.measureText(`${letters.join("")}…`).width > width) letters.pop();
	return `${letters.join("")}…`;
}
