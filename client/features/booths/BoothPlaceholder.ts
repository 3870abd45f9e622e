import { Material } from "@babylonjs/core/Materials/material.js";
import { PBRMaterial } from "@babylonjs/core/Materials/PBR/pbrMaterial.js";
import { TransformNode } from "@babylonjs/core/Meshes/transformNode.js";
import type { Scene } from "@babylonjs/core/scene.js";
import { setPickTarget } from "#client/engine/Picking.ts";
import { type LinearColour, linearColour, SurfaceBuilder } from "#client/engine/SurfaceBuilder.ts";
import type { PublishedBooth } from "#shared/features/event/PublishedHall.ts";
import type { LocalizedText } from "#shared/features/event/text.ts";
import { createSign, createTextPanel, type LitPicture, type SignLook } from "./BoothSign.ts";

const WHITE: LinearColour = [0.82, 0.81, 0.79];
const CARPET: LinearColour = [0.1, 0.105, 0.115];
const SIGN = { foot: 2.56, height: 0.42 } as const;
const WALL_HEIGHT = 2.5;
const FURNITURE_HEIGHT = 0.95;
const PANEL = { width: 1.1, height: 2 } as const;

/** One material for the placeholders of all booths: their colours are in their vertices. */
export function createPlaceholderMaterial(scene: Scene): PBRMaterial {
	const material = new PBRMaterial("booth placeholders", scene);
	material.metallic = 0;
	material.roughness = 0.8;
	material.sideOrientation = Material.CounterClockWiseSideOrientation;
	return material;
}

/**
 * What stands for a booth from the first moment, drawn from the hall's index alone: its sign in its colours over the
 * plain volumes of what one would bump into. If its scene cannot be read, a panel with its texts joins it.
 */
export class BoothPlaceholder {
	readonly #root: TransformNode;
	readonly #volume;
	readonly #sign: LitPicture;
	readonly #scene: Scene;
	#panel: LitPicture | undefined;

	constructor(booth: PublishedBooth, look: () => SignLook, material: PBRMaterial, scene: Scene) {
		this.#scene = scene;
		this.#root = new TransformNode(`booth ${booth.id} placeholder`, scene);
		this.#root.position.set(booth.x, 0, booth.z);
		this.#root.rotation.y = booth.rotation;
		this.#volume = buildVolume(booth).build(`booth ${booth.id} placeholder`, scene);
		this.#volume.material = material;
		setPickTarget(this.#volume, { kind: "booth", boothId: booth.id });
		this.#sign = createSign(scene, { width: booth.footprint.width - 0.1, height: SIGN.height }, look);
		this.#place(this.#volume, 0, 0, 0);
		this.#place(this.#sign.mesh, 0, SIGN.foot, booth.footprint.depth / 2 + 0.005);
	}

	/** Adds the booth's texts, because its scene did not come. */
	showTexts(booth: PublishedBooth, look: () => SignLook & { readonly description: LocalizedText | undefined }): void {
		this.#panel?.dispose();
		this.#panel = createTextPanel(this.#scene, PANEL, look);
		setPickTarget(this.#panel.mesh, { kind: "booth", boothId: booth.id });
		this.#place(this.#panel.mesh, 0, 0.1, booth.footprint.depth / 2 - 0.35);
	}

	redraw(): void {
		this.#sign.redraw();
		this.#panel?.redraw();
	}

	#place(mesh: LitPicture["mesh"], x: number, y: number, z: number): void {
		mesh.parent = this.#root;
		mesh.position.set(x, y, z);
		mesh.freezeWorldMatrix();
		mesh.doNotSyncBoundingInfo = true;
	}

	dispose(): void {
		this.#panel?.dispose();
		this.#sign.dispose();
		this.#volume.dispose();
		this.#root.dispose();
	}
}

function buildVolume({ footprint, obstacles, colours }: PublishedBooth): SurfaceBuilder {
	const builder = new SurfaceBuilder({
		shade: (_x, y, _z, _nx, ny) => (Math.abs(ny) > 0.7 ? 1 : 1 - 0.4 * Math.exp(-y / 0.3)),
		grain: 0.7,
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
