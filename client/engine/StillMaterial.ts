import { Constants } from "@babylonjs/core/Engines/constants.js";
import type { Material } from "@babylonjs/core/Materials/material.js";
import { RawTexture } from "@babylonjs/core/Materials/Textures/rawTexture.js";
import { Color3 } from "@babylonjs/core/Maths/math.color.js";
import type { Scene } from "@babylonjs/core/scene.js";
import potpack from "potpack";
import { createBakedMaterial } from "./BakedMaterial.ts";
import { createCanvasTexture } from "./CanvasTexture.ts";
import type { Paint, StillLook, StillPicture } from "./StillPiece.ts";

/** Where a look lies: its column of the palette, and its place in the atlas of what shines. */
export interface LookPlace {
	/** For `uvs2`. */
	readonly palette: number;
	/** For `uvs`: a point where paint finds its glow, or left, top, right, bottom of a picture. */
	readonly atlas: readonly [number, number] | readonly [number, number, number, number];
}

/** Many paints and pictures as one material: what wears it is one draw. */
export interface StillMaterial {
	readonly material: Material;
	placeOf(look: StillLook): LookPlace;
	/** Pictures were drawn anew. */
	redraw(): void;
	dispose(): void;
}

export interface StillMaterialOptions {
	/** Of the atlas: pictures are drawn smaller, all by the same factor, until they fit. */
	readonly mostPixels: number;
}

/** Around each picture, so that its edge does not take its neighbour's colour when it is drawn small. Pixels. */
const GAP = 2;
/** A glow is a block this large, and read in its middle. Pixels. */
const GLOW = 8;
const BLACK = Color3.Black();
/** A picture is lit from behind and answers no lamp. */
const PICTURE_PAINT: Paint = {
	name: "picture",
	albedo: BLACK,
	emissive: BLACK,
	metallic: 1,
	roughness: 1,
	doubleSided: false,
};

interface Box {
	w: number;
	h: number;
	x?: number;
	y?: number;
	readonly draw: (context: CanvasRenderingContext2D, x: number, y: number, w: number, h: number) => void;
}

/**
 * Paints become columns of a palette (`uvs2` points at them; vertex colours multiply them), pictures and glows an atlas
 * (`uvs`) that shines by itself.
 */
export function createStillMaterial(
	name: string,
	looks: Iterable<StillLook>,
	scene: Scene,
	{ mostPixels }: StillMaterialOptions,
): StillMaterial {
	const columns = new Map<string, { column: number; paint: Paint }>();
	const glows = new Map<string, Box>();
	const pictures = new Map<StillPicture, Box>();
	const column = (paint: Paint) => {
		const key = paintKey(paint);
		const known = columns.get(key) ?? { column: columns.size, paint };
		columns.set(key, known);
	};
	for (const look of looks) {
		if (look.kind === "picture") {
			column(PICTURE_PAINT);
			if (!pictures.has(look.picture)) pictures.set(look.picture, pictureBox(look.picture));
		} else {
			column(look.paint);
			const glow = hexOf(look.paint.emissive);
			if (!glows.has(glow)) glows.set(glow, glowBox(glow));
		}
	}
	const atlas = pack([...glows.values()], [...pictures.values()], mostPixels);
	const texture = createCanvasTexture(`${name} atlas`, atlas, scene, (context) => {
		context.fillStyle = "#000000";
		context.fillRect(0, 0, atlas.width, atlas.height);
		for (const { x = 0, y = 0, w, h, draw } of atlas.boxes) draw(context, x + GAP, y + GAP, w - 2 * GAP, h - 2 * GAP);
	});
	const paints = [...columns.values()].map(({ paint }) => paint);
	const colours = paletteTexture(`${name} colours`, paints, scene, true, ({ albedo: { r, g, b } }) => [
		toSrgb(r),
		toSrgb(g),
		toSrgb(b),
	]);
	const surfaces = paletteTexture(`${name} surfaces`, paints, scene, false, ({ metallic, roughness }) => [
		255,
		Math.round(roughness * 255),
		Math.round(metallic * 255),
	]);

	const material = createBakedMaterial(name, scene, { palette: { colours, surfaces }, glow: texture });

	return {
		material,
		placeOf(look) {
			const paint = look.kind === "picture" ? PICTURE_PAINT : look.paint;
			const palette = (columns.get(paintKey(paint))!.column + 0.5) / paints.length;
			const box = look.kind === "picture" ? pictures.get(look.picture)! : glows.get(hexOf(look.paint.emissive))!;
			const [x, y] = [box.x ?? 0, box.y ?? 0];
			if (look.kind === "paint")
				return { palette, atlas: [(x + box.w / 2) / atlas.width, (y + box.h / 2) / atlas.height] };
			return {
				palette,
				atlas: [
					(x + GAP) / atlas.width,
					(y + GAP) / atlas.height,
					(x + box.w - GAP) / atlas.width,
					(y + box.h - GAP) / atlas.height,
				],
			};
		},
		redraw() {
			const context = texture.getContext() as unknown as CanvasRenderingContext2D;
			for (const { x = 0, y = 0, w, h, draw } of atlas.boxes) draw(context, x + GAP, y + GAP, w - 2 * GAP, h - 2 * GAP);
			texture.update(false);
		},
		dispose() {
			material.dispose(false, false);
			for (const held of [texture, colours, surfaces]) held.dispose();
		},
	};
}

function paintKey({ albedo, metallic, roughness }: Paint): string {
	return `${hexOf(albedo)} ${Math.round(metallic * 255)} ${Math.round(roughness * 255)}`;
}

function pictureBox(picture: StillPicture): Box {
	return {
		w: picture.width + 2 * GAP,
		h: picture.height + 2 * GAP,
		draw: (context, x, y, w, h) => context.drawImage(picture, x, y, w, h),
	};
}

function glowBox(hex: string): Box {
	return {
		w: GLOW,
		h: GLOW,
		draw(context, x, y, w, h) {
			context.fillStyle = hex;
			context.fillRect(x - GAP, y - GAP, w + 2 * GAP, h + 2 * GAP);
		},
	};
}

function pack(glows: readonly Box[], pictures: readonly Box[], mostPixels: number) {
	const pixels = pictures.reduce((sum, { w, h }) => sum + w * h, 0);
	const scale = Math.min(1, Math.sqrt(mostPixels / Math.max(1, pixels)));
	if (scale < 1) {
		for (const box of pictures) {
			box.w = Math.max(8, Math.floor(box.w * scale));
			box.h = Math.max(8, Math.floor(box.h * scale));
		}
	}
	const boxes = [...glows, ...pictures];
	const { w, h } = potpack(boxes);
	return { boxes, width: Math.max(GLOW, w), height: Math.max(GLOW, h) };
}

function toSrgb(value: number): number {
	const clamped = Math.max(0, Math.min(1, value));
	return Math.round((clamped <= 0.0031308 ? clamped * 12.92 : 1.055 * clamped ** (1 / 2.4) - 0.055) * 255);
}

function hexOf({ r, g, b }: Color3): string {
	return `#${[r, g, b].map((value) => toSrgb(value).toString(16).padStart(2, "0")).join("")}`;
}

function paletteTexture(
	name: string,
	paints: readonly Paint[],
	scene: Scene,
	gammaSpace: boolean,
	pixelOf: (paint: Paint) => readonly [number, number, number],
): RawTexture {
	const pixels = new Uint8Array(paints.length * 4);
	for (const [column, paint] of paints.entries()) pixels.set([...pixelOf(paint), 255], column * 4);
	// Nearest: a column must not bleed into its neighbour.
	const texture = RawTexture.CreateRGBATexture(
		pixels,
		paints.length,
		1,
		scene,
		false,
		false,
		Constants.TEXTURE_NEAREST_SAMPLINGMODE,
	);
	texture.name = name;
	texture.gammaSpace = gammaSpace;
	texture.coordinatesIndex = 1;
	texture.wrapU = texture.wrapV = Constants.TEXTURE_CLAMP_ADDRESSMODE;
	return texture;
}
