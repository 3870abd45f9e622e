import type { Camera } from "@babylonjs/core/Cameras/camera.js";
import { PBRMaterial } from "@babylonjs/core/Materials/PBR/pbrMaterial.js";
import { CreateSphere } from "@babylonjs/core/Meshes/Builders/sphereBuilder.js";
import { Mesh } from "@babylonjs/core/Meshes/mesh.js";
import { VertexData } from "@babylonjs/core/Meshes/mesh.vertexData.js";
import type { Scene } from "@babylonjs/core/scene.js";
import { type PickTarget, setPickTarget } from "#client/engine/Picking.ts";
import { loadPicture } from "./pictures.ts";

/** Far enough that both eyes of a headset see the same picture. */
const RADIUS = 30;
/** Nearer than anything of the hall, so that no ray reaches through. */
const STOP_RADIUS = 0.45;
const FADE_PER_SECOND = 3;
/** Drawn after the hall, over a cleared depth buffer. */
const RENDERING_GROUP = 2;
const LONGEST_SIDE = 4096;

/** A 360° photograph round the viewer's head, faded in over the hall; its middle lies where the viewer looked. */
export class PhotoSphere {
	readonly #scene: Scene;
	readonly #sphere: Mesh;
	readonly #stop: Mesh;
	readonly #material: PBRMaterial;
	#texture: { dispose(): void } | undefined;
	#leaving: (() => void) | undefined;

	constructor(scene: Scene, target: PickTarget) {
		this.#scene = scene;
		this.#material = new PBRMaterial("photo sphere", scene);
		this.#material.unlit = true;
		this.#material.backFaceCulling = false;
		this.#material.alpha = 0;
		this.#sphere = new Mesh("photo sphere", scene);
		panoramaSphere(48, 32).applyToMesh(this.#sphere);
		this.#sphere.material = this.#material;
		this.#sphere.renderingGroupId = RENDERING_GROUP;
		this.#sphere.isPickable = false;
		this.#sphere.alwaysSelectAsActiveMesh = true;
		this.#sphere.setEnabled(false);
		this.#stop = CreateSphere(
			"photo sphere stop",
			{ diameter: 2 * STOP_RADIUS, segments: 8, sideOrientation: Mesh.DOUBLESIDE },
			scene,
		);
		this.#stop.visibility = 0;
		setPickTarget(this.#stop, target);
		this.#stop.setEnabled(false);
	}

	async load(address: string, maxSide: number, signal: AbortSignal): Promise<void> {
		const { texture } = await loadPicture(
			"photo sphere",
			address,
			Math.min(LONGEST_SIDE, maxSide),
			this.#scene,
			signal,
		);
		if (this.isGone) {
			texture.dispose();
			return;
		}
		this.#texture = texture;
		this.#material.albedoTexture = texture;
		const camera = this.#scene.activeCamera;
		if (camera) {
			const ahead = camera.getForwardRay().direction;
			this.#sphere.rotation.y = Math.atan2(-ahead.x, -ahead.z);
			this.#follow(camera);
		}
		this.#sphere.setEnabled(true);
		this.#stop.setEnabled(true);
	}

	update(deltaSeconds: number): void {
		if (!this.#sphere.isEnabled()) return;
		const camera = this.#scene.activeCamera;
		if (camera) this.#follow(camera);
		const way = this.#leaving ? -1 : 1;
		this.#material.alpha = Math.max(0, Math.min(1, this.#material.alpha + way * FADE_PER_SECOND * deltaSeconds));
		if (this.#leaving && this.#material.alpha === 0) this.#leaving();
	}

	/** Fades out, then disposes. */
	leave(): void {
		if (!this.#sphere.isEnabled()) return this.dispose();
		this.#stop.setEnabled(false);
		this.#leaving = () => this.dispose();
	}

	get isGone(): boolean {
		return this.#sphere.isDisposed();
	}

	dispose(): void {
		this.#leaving = undefined;
		this.#sphere.dispose();
		this.#stop.dispose();
		this.#texture?.dispose();
		this.#material.dispose();
	}

	#follow(camera: Camera): void {
		this.#sphere.position.copyFrom(camera.globalPosition);
		this.#stop.position.copyFrom(camera.globalPosition);
	}
}

/** Seen from inside: the picture's middle at −Z, its right towards +X, its top up. */
function panoramaSphere(columns: number, rows: number): VertexData {
	const positions: number[] = [];
	const uvs: number[] = [];
	const indices: number[] = [];
	for (let row = 0; row <= rows; row++) {
		const polar = (row / rows) * Math.PI;
		for (let column = 0; column <= columns; column++) {
			const around = (column / columns - 0.5) * 2 * Math.PI;
			positions.push(
				RADIUS * Math.sin(polar) * Math.sin(around),
				RADIUS * Math.cos(polar),
				-RADIUS * Math.sin(polar) * Math.cos(around),
			);
			uvs.push(column / columns, row / rows);
			if (row === rows || column === columns) continue;
			const at = row * (columns + 1) + column;
			indices.push(at, at + 1, at + columns + 1, at + 1, at + columns + 2, at + columns + 1);
		}
	}
	const data = new VertexData();
	data.positions = positions;
	data.uvs = uvs;
	data.normals = positions.map((value) => -value / RADIUS);
	data.indices = indices;
	return data;
}
