import { Color3 } from "@babylonjs/core/Maths/math.color.js";
import type { Scene } from "@babylonjs/core/scene.js";
import { type LinearColour, linearColour } from "#client/engine/linearColour.ts";
import { type MergedGeometry, MergedMesh } from "#client/engine/MergedMesh.ts";
import { mirrorInFloor } from "#client/engine/mirrored.ts";
import { setPickTarget } from "#client/engine/Picking.ts";
import { createStillMaterial, type LookPlace, type StillMaterial } from "#client/engine/StillMaterial.ts";
import type { Paint, StillLook } from "#client/engine/StillPiece.ts";
import { SurfaceBuilder } from "#client/engine/SurfaceBuilder.ts";
import type { PublishedBooth } from "#shared/features/event/PublishedHall.ts";
import { drawSign, fontsForSign, type SignLook } from "./BoothSign.ts";

/** Booths of one cell are one draw. Metres. */
const CELL = 20;
/** Of one sign, in the hall's atlas of them. Pixels. */
const SIGN_PIXELS = { width: 320, height: 44 } as const;
/** Of all signs together. */
const ATLAS_PIXELS = 2_000_000;

const WHITE: LinearColour = [0.82, 0.81, 0.79];
const CARPET: LinearColour = [0.1, 0.105, 0.115];
const SIGN = { foot: 2.56, height: 0.42 } as const;
const WALL_HEIGHT = 2.5;
const FURNITURE_HEIGHT = 0.95;

const PAINT: Paint = {
	name: "far booths",
	albedo: Color3.White(),
	emissive: Color3.Black(),
	metallic: 0,
	roughness: 0.8,
	doubleSided: false,
};
const PAINTED: StillLook = { kind: "paint", paint: PAINT };

/**
 * What stands for every booth from the first frame, drawn from the hall's index alone: its sign in its colours over the
 * plain volumes of what one would bump into. Booths that are near each other share a draw; one whose scene is in is left
 * out of it.
 */
export class FarBooths {
	readonly #cells = new Map<string, MergedMesh>();
	readonly #cellOf = new Map<string, MergedMesh>();
	readonly #signs = new Map<string, HTMLCanvasElement>();
	readonly #look: (booth: PublishedBooth) => SignLook;
	readonly #booths: readonly PublishedBooth[];
	readonly #material: StillMaterial | undefined;
	#isDisposed = false;

	constructor(booths: readonly PublishedBooth[], look: (booth: PublishedBooth) => SignLook, scene: Scene) {
		this.#booths = booths;
		this.#look = look;
		if (booths.length === 0) return;
		for (const booth of booths) {
			const canvas = document.createElement("canvas");
			canvas.width = SIGN_PIXELS.width;
			canvas.height = SIGN_PIXELS.height;
			this.#signs.set(booth.id, canvas);
			this.#drawSign(booth);
		}
		const looks: StillLook[] = [...this.#signs.values()].map((picture) => ({ kind: "picture", picture }));
		this.#material = createStillMaterial("far booths", [PAINTED, ...looks], scene, { mostPixels: ATLAS_PIXELS });
		const byCell = new Map<string, PublishedBooth[]>();
		for (const booth of booths) {
			const cell = `${Math.floor(booth.x / CELL)} ${Math.floor(booth.z / CELL)}`;
			byCell.set(cell, [...(byCell.get(cell) ?? []), booth]);
		}
		for (const [cell, own] of byCell) this.#buildCell(cell, own, this.#material, scene);
		this.#material.material.freeze();
		void this.#redrawWithFonts();
	}

	/** A booth whose own scene stands is left out. */
	show(boothId: string, isShown: boolean): void {
		this.#cellOf.get(boothId)?.show(boothId, isShown);
	}

	/** Signs anew: in another language. */
	redraw(): void {
		for (const booth of this.#booths) this.#drawSign(booth);
		this.#material?.redraw();
	}

	dispose(): void {
		this.#isDisposed = true;
		for (const cell of this.#cells.values()) cell.dispose();
		this.#material?.dispose();
	}

	async #redrawWithFonts(): Promise<void> {
		for (const booth of this.#booths) await fontsForSign(booth);
		if (!this.#isDisposed) this.redraw();
	}

	#drawSign(booth: PublishedBooth): void {
		const { width, height } = SIGN_PIXELS;
		const context = this.#signs.get(booth.id)!.getContext("2d")!;
		drawSign(context, width, height, this.#look(booth));
	}

	#buildCell(name: string, booths: readonly PublishedBooth[], material: StillMaterial, scene: Scene): void {
		const parts = booths.map((booth) => {
			const picture = this.#signs.get(booth.id)!;
			return {
				booth,
				...boothGeometry(booth, material.placeOf(PAINTED), material.placeOf({ kind: "picture", picture })),
			};
		});
		const merged = new MergedMesh(`far booths ${name}`, joined(parts), material.material, scene);
		const { mesh } = merged;
		mesh.freezeWorldMatrix();
		mesh.doNotSyncBoundingInfo = true;
		mirrorInFloor(mesh);
		setPickTarget(mesh, ({ faceId }) => {
			const boothId = merged.segmentAt(faceId);
			return boothId === undefined ? undefined : { kind: "booth", boothId };
		});
		this.#cells.set(name, merged);
		for (const { id } of booths) this.#cellOf.set(id, merged);
	}
}

interface BoothGeometry {
	readonly positions: readonly number[];
	readonly normals: readonly number[];
	readonly colours: readonly number[];
	readonly uvs: readonly number[];
	readonly uvs2: readonly number[];
	readonly indices: readonly number[];
}

/** In the hall's frame. */
function boothGeometry(booth: PublishedBooth, paint: LookPlace, sign: LookPlace): BoothGeometry {
	const volume = buildVolume(booth).gathered;
	const face = new SurfaceBuilder();
	const width = booth.footprint.width - 0.1;
	const front = booth.footprint.depth / 2 + 0.005;
	const uv = sign.atlas as readonly [number, number, number, number];
	face.face([-width / 2, SIGN.foot, front], [width, 0, 0], [0, SIGN.height, 0], [0, 0, 0], { uv });
	const picture = face.gathered;
	const painted = volume.positions.length / 3;
	const pictured = picture.positions.length / 3;
	const [glowX, glowY] = paint.atlas;
	const cos = Math.cos(booth.rotation);
	const sin = Math.sin(booth.rotation);
	const turned = (values: readonly number[], x: number, z: number) => {
		const out = [...values];
		for (let i = 0; i < out.length; i += 3) {
			out[i] = values[i]! * cos + values[i + 2]! * sin + x;
			out[i + 2] = -values[i]! * sin + values[i + 2]! * cos + z;
		}
		return out;
	};
	const repeated = (count: number, ...pair: readonly [number, number]) =>
		Array.from({ length: count }, () => pair).flat();
	return {
		positions: turned([...volume.positions, ...picture.positions], booth.x, booth.z),
		normals: turned([...volume.normals, ...picture.normals], 0, 0),
		colours: [...volume.colours, ...picture.colours],
		uvs: [...repeated(painted, glowX, glowY), ...picture.uvs],
		uvs2: [...repeated(painted, paint.palette, 0.5), ...repeated(pictured, sign.palette, 0.5)],
		indices: [...volume.indices, ...picture.indices.map((index) => index + painted)],
	};
}

function joined(parts: readonly (BoothGeometry & { readonly booth: PublishedBooth })[]): MergedGeometry {
	const segments = new Map<string, readonly Uint32Array[]>();
	let base = 0;
	for (const { booth, positions, indices } of parts) {
		const from = base;
		segments.set(booth.id, [Uint32Array.from(indices, (index) => index + from)]);
		base += positions.length / 3;
	}
	return {
		positions: Float32Array.from(parts.flatMap(({ positions }) => positions)),
		normals: Float32Array.from(parts.flatMap(({ normals }) => normals)),
		colours: Float32Array.from(parts.flatMap(({ colours }) => colours)),
		uvs: Float32Array.from(parts.flatMap(({ uvs }) => uvs)),
		uvs2: Float32Array.from(parts.flatMap(({ uvs2 }) => uvs2)),
		segments,
	};
}

function buildVolume({ footprint, obstacles, colours }: PublishedBooth): SurfaceBuilder {
	const builder = new SurfaceBuilder({
		shade: (_x, y, _z, _nx, ny) => (Math.abs(ny) > 0.7 ? 1 : 1 - 0.4 * Math.exp(-y / 0.3)),
		grain: 1.3,
	});
	const { width, depth } = footprint;
	builder.box({ x: 0, z: 0, width: width - 0.02, depth: depth - 0.02 }, 0, 0.014, CARPET);
	for (const obstacle of obstacles) {
		// Long and thin is a wall; the rest is furniture.
		const isWall = Math.min(obstacle.width, obstacle.depth) < 0.25 && Math.max(obstacle.width, obstacle.depth) > 0.8;
		builder.box(obstacle, 0.014, isWall ? WALL_HEIGHT : FURNITURE_HEIGHT, WHITE);
	}
	const primary = linearColour(colours.primary);
	const front = depth / 2 - 0.06;
	builder.box({ x: 0, z: front, width, depth: 0.12 }, SIGN.foot - 0.04, SIGN.foot + SIGN.height + 0.04, primary, {
		bottom: true,
	});
	for (const side of [-1, 1]) {
		builder.box({ x: side * (width / 2 - 0.04), z: front, width: 0.07, depth: 0.07 }, 0, SIGN.foot - 0.04, WHITE);
	}
	return builder;
}
