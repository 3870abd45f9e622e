import { ImageProcessingConfiguration } from "@babylonjs/core/Materials/imageProcessingConfiguration.js";
import { StandardMaterial } from "@babylonjs/core/Materials/standardMaterial.js";
import { Color3 } from "@babylonjs/core/Maths/math.color.js";
import type { Quaternion, Vector3 } from "@babylonjs/core/Maths/math.vector.js";
import { CreateSphere } from "@babylonjs/core/Meshes/Builders/sphereBuilder.js";
import { Mesh } from "@babylonjs/core/Meshes/mesh.js";
import { VertexData } from "@babylonjs/core/Meshes/mesh.vertexData.js";
import type { Scene } from "@babylonjs/core/scene.js";
import { XR_OVER_HALL } from "./xrDrawing.ts";

/** Half the angle that stays clear when the tunnel is drawn to its narrowest, radians. */
const NARROWEST = 0.44;
/** From clear to black the edge takes this long, radians. */
const SOFT_EDGE = 0.35;
const RADIUS = 0.4;
const AROUND = 40;
/** Depth scale at which the tunnel lies outside of what a headset shows. */
const WIDEST_SCALE = 0.18;
/** The tunnel closes and opens so much of its way in a second. */
const FOLLOW_PER_SECOND = 7;
const BLINK_SECONDS = 0.22;

/**
 * What makes movement that the body does not feel bearable: a dark tunnel whose edge comes in while the view glides or
 * turns, and a blink over a jump. Two meshes round the head that are only drawn when they show.
 */
export class Vignette {
	readonly #tunnel: Mesh;
	readonly #lid: Mesh;
	readonly #lidMaterial: StandardMaterial;
	readonly #materials: readonly StandardMaterial[];
	#closed = 0;
	#blinkLeft = 0;

	constructor(scene: Scene) {
		this.#tunnel = createTunnel(scene);
		const black = createBlack("xr.vignette", scene);
		this.#tunnel.material = black;
		this.#tunnel.hasVertexAlpha = true;
		this.#lid = CreateSphere("xr.blink", { diameter: RADIUS * 0.8, segments: 4, sideOrientation: 1 }, scene);
		this.#lidMaterial = createBlack("xr.blink", scene);
		this.#lid.material = this.#lidMaterial;
		this.#materials = [black, this.#lidMaterial];
		for (const mesh of [this.#tunnel, this.#lid]) {
			mesh.isPickable = false;
			mesh.alwaysSelectAsActiveMesh = true;
			// Over everything but what is told before the eyes.
			mesh.renderingGroupId = XR_OVER_HALL;
			mesh.alphaIndex = 0;
			mesh.setEnabled(false);
		}
	}

	/** How far the tunnel is closed now, 0–1. */
	get closed(): number {
		return this.#closed;
	}

	/** Dark for a moment, at once: a jump. */
	blink(): void {
		this.#blinkLeft = BLINK_SECONDS;
	}

	/** One frame. `wanted` is how far the tunnel should be closed, 0–1. */
	update(head: Readonly<Vector3>, orientation: Readonly<Quaternion>, wanted: number, seconds: number): void {
		this.#closed += (wanted - this.#closed) * (1 - Math.exp(-FOLLOW_PER_SECOND * seconds));
		if (this.#closed < 0.02 && wanted === 0) this.#closed = 0;
		this.#blinkLeft = Math.max(0, this.#blinkLeft - seconds);
		this.#place(this.#tunnel, this.#closed > 0, head, orientation);
		this.#place(this.#lid, this.#blinkLeft > 0, head, orientation);
		this.#tunnel.scaling.z = WIDEST_SCALE + (1 - WIDEST_SCALE) * this.#closed;
		this.#lidMaterial.alpha = Math.min(1, (this.#blinkLeft / BLINK_SECONDS) * 1.6);
	}

	dispose(): void {
		this.#tunnel.dispose();
		this.#lid.dispose();
		for (const material of this.#materials) material.dispose();
	}

	#place(mesh: Mesh, isShown: boolean, head: Readonly<Vector3>, orientation: Readonly<Quaternion>): void {
		if (mesh.isEnabled() !== isShown) mesh.setEnabled(isShown);
		if (!isShown) return;
		mesh.position.copyFrom(head);
		mesh.rotationQuaternion ??= orientation.clone();
		mesh.rotationQuaternion.copyFrom(orientation);
	}
}

function createBlack(name: string, scene: Scene): StandardMaterial {
	const material = new StandardMaterial(name, scene);
	material.disableLighting = true;
	material.emissiveColor = Color3.Black();
	material.diffuseColor = Color3.Black();
	material.specularColor = Color3.Black();
	material.backFaceCulling = false;
	material.disableDepthWrite = true;
	// As its colours say, not as the hall's camera would expose them.
	material.imageProcessingConfiguration = new ImageProcessingConfiguration();
	return material;
}

/** Rings round −Z: clear at the first, black at the second, and on to behind the head. */
function createTunnel(scene: Scene): Mesh {
	const angles = [NARROWEST, NARROWEST + SOFT_EDGE, 1.4, 2.4];
	const positions: number[] = [];
	const colors: number[] = [];
	const indices: number[] = [];
	for (const [ring, angle] of angles.entries()) {
		for (let step = 0; step <= AROUND; step++) {
			const turn = (step / AROUND) * 2 * Math.PI;
			positions.push(
				Math.sin(angle) * Math.cos(turn) * RADIUS,
				Math.sin(angle) * Math.sin(turn) * RADIUS,
				-Math.cos(angle) * RADIUS,
			);
			colors.push(0, 0, 0, ring === 0 ? 0 : 1);
			if (ring === 0 || step === 0) continue;
			const here = ring * (AROUND + 1) + step;
			const inner = here - AROUND - 1;
			indices.push(inner - 1, inner, here, inner - 1, here, here - 1);
		}
	}
	const data = new VertexData();
	data.positions = positions;
	data.colors = colors;
	data.indices = indices;
	const mesh = new Mesh("xr.vignette", scene);
	data.applyToMesh(mesh);
	return mesh;
}
