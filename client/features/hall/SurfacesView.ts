import type { DynamicTexture } from "@babylonjs/core/Materials/Textures/dynamicTexture.js";
import type { Mesh } from "@babylonjs/core/Meshes/mesh.js";
import type { Scene } from "@babylonjs/core/scene.js";
import { createBakedMaterial } from "#client/engine/BakedMaterial.ts";
import { createCanvasTexture, fitFont, fontsFor, HALL_FONT } from "#client/engine/CanvasTexture.ts";
import { setPickTarget } from "#client/engine/Picking.ts";
import type { SponsorSurface } from "#shared/features/event/EventDocument.ts";
import type { FloorLight } from "./floorLight.ts";
import type { Hall } from "./HallSite.ts";
import type { Piece } from "./signAtlas.ts";
import { layOutSurfaces, type SurfaceAtlas } from "./surfaceAtlas.ts";
import { buildSurfaceFaces } from "./surfaceForms.ts";

/** What stands on a surface while its picture comes in, and where it cannot be had. */
const CLOTH: Readonly<Record<SponsorSurface["tier"], { ground: string; ink: string }>> = {
	platinum: { ground: "#dfe4ea", ink: "#2a3140" },
	gold: { ground: "#c9a35a", ink: "#2b2112" },
	silver: { ground: "#aeb6bf", ink: "#20262e" },
};
/** A picture that fits this nearly is not set into a ground of its own colour. */
const NEARLY = 0.02;

/** The sponsors' pictures, from one atlas in one draw. Each fills its surface and is never stretched. */
export class SurfacesView {
	readonly mesh: Mesh;
	/** Resolved when every picture is on its surface, or is known not to come. */
	readonly ready: Promise<void>;
	readonly #abort = new AbortController();
	readonly #texture: DynamicTexture;
	readonly #atlas: SurfaceAtlas;
	readonly #surfaces: readonly SponsorSurface[];
	readonly #pictures: (ImageBitmap | undefined)[] = [];

	constructor(scene: Scene, hall: Hall, surfaces: readonly SponsorSurface[], floor: FloorLight) {
		this.#surfaces = surfaces;
		this.#atlas = layOutSurfaces(surfaces);
		this.#texture = createCanvasTexture("sponsor surfaces", this.#atlas, scene, (context) => this.#draw(context));
		const { builder, endsOf } = buildSurfaceFaces(hall, this.#atlas, floor);
		this.mesh = builder.build("sponsor surfaces", scene);
		this.mesh.material = createBakedMaterial("sponsor surfaces", scene, { picture: this.#texture });
		this.mesh.freezeWorldMatrix();
		this.mesh.doNotSyncBoundingInfo = true;
		this.mesh.material.freeze();
		setPickTarget(this.mesh, ({ faceId }) => {
			const surface = endsOf.findIndex((end) => faceId < end);
			return surface < 0 ? undefined : { kind: "surface", surface };
		});
		this.ready = this.#bringPictures();
	}

	dispose(): void {
		this.#abort.abort();
		for (const picture of this.#pictures) picture?.close();
		this.mesh.dispose(false, true);
		this.#texture.dispose();
	}

	/** All of them, then one upload: each would cost a frame of its own. */
	async #bringPictures(): Promise<void> {
		const { signal } = this.#abort;
		const coming = this.#surfaces.map(async ({ image }, i) => {
			const response = await fetch(image, { signal });
			if (!response.ok) throw new Error(`${image} answered ${response.status}`);
			const picture = await createImageBitmap(await response.blob());
			if (signal.aborted) picture.close();
			else this.#pictures[i] = picture;
		});
		const names = this.#surfaces.map(({ sponsor }) => sponsor["zh-CN"] + sponsor.en).join("");
		await Promise.allSettled([...coming, fontsFor(names)]);
		if (signal.aborted) return;
		this.#draw(this.#texture.getContext() as unknown as CanvasRenderingContext2D);
		this.#texture.update(false);
	}

	#draw(context: CanvasRenderingContext2D): void {
		context.imageSmoothingQuality = "high";
		for (const [i, surface] of this.#surfaces.entries()) {
			const piece = this.#atlas.pieces[i]!;
			const picture = this.#pictures[i];
			context.save();
			context.beginPath();
			// The edge goes on a little beyond the piece, where smaller pictures of it are mixed.
			context.rect(piece.x - 2, piece.y - 2, piece.width + 4, piece.height + 4);
			context.clip();
			if (picture) drawPicture(context, piece, surface, picture);
			else drawCloth(context, piece, surface);
			context.restore();
		}
	}
}

/**
 * As large as it fits, on a ground of the colour that its edge has. What fits is the surface's to say: its piece is of
 * whole pixels.
 */
function drawPicture(
	context: CanvasRenderingContext2D,
	{ x, y, width, height }: Piece,
	surface: SponsorSurface,
	picture: ImageBitmap,
): void {
	const ratio = picture.width / picture.height / (surface.width / surface.height);
	if (Math.abs(ratio - 1) < NEARLY) {
		context.drawImage(picture, x - 2, y - 2, width + 4, height + 4);
		return;
	}
	context.fillStyle = edgeColour(picture);
	context.fillRect(x - 2, y - 2, width + 4, height + 4);
	const [w, h] = ratio > 1 ? [width, height / ratio] : [width * ratio, height];
	context.drawImage(picture, x + (width - w) / 2, y + (height - h) / 2, w, h);
}

/** The mean of a picture's border. */
function edgeColour(picture: ImageBitmap): string {
	const side = 16;
	const canvas = new OffscreenCanvas(side, side);
	const context = canvas.getContext("2d", { willReadFrequently: true })!;
	context.fillStyle = "#ffffff";
	context.fillRect(0, 0, side, side);
	context.drawImage(picture, 0, 0, side, side);
	const { data } = context.getImageData(0, 0, side, side);
	const sum = [0, 0, 0];
	let counted = 0;
	for (let row = 0; row < side; row++) {
		for (let column = 0; column < side; column++) {
			if (row > 0 && row < side - 1 && column > 0 && column < side - 1) continue;
			for (let c = 0; c < 3; c++) sum[c]! += data[(row * side + column) * 4 + c]!;
			counted++;
		}
	}
	return `rgb(${sum.map((value) => Math.round(value / counted)).join(" ")})`;
}

/** The sponsor's name in both languages, in the colour of what they gave. */
function drawCloth(context: CanvasRenderingContext2D, piece: Piece, { tier, sponsor }: SponsorSurface): void {
	const { x, y, width, height } = piece;
	const { ground, ink } = CLOTH[tier];
	context.fillStyle = ground;
	context.fillRect(x - 2, y - 2, width + 4, height + 4);
	context.fillStyle = ink;
	context.textAlign = "center";
	context.textBaseline = "middle";
	const size = Math.min(height * 0.3, width * 0.16);
	const room = width * 0.86;
	const [first, second] = [sponsor["zh-CN"], sponsor.en];
	const isOne = first === second;
	context.font = `700 ${size}px ${HALL_FONT}`;
	fitFont(context, first, { weight: 700, size, width: room });
	context.fillText(first, x + width / 2, y + height * (isOne ? 0.5 : 0.42));
	if (isOne) return;
	fitFont(context, second, { weight: 400, size: size * 0.6, width: room });
	context.fillText(second, x + width / 2, y + height * 0.42 + size * 0.95);
}
