import "@babylonjs/core/Meshes/thinInstanceMesh.js";
import { StandardMaterial } from "@babylonjs/core/Materials/standardMaterial.js";
import { Matrix } from "@babylonjs/core/Maths/math.vector.js";
import { CreateIcoSphere } from "@babylonjs/core/Meshes/Builders/icoSphereBuilder.js";
import { CreateTorus } from "@babylonjs/core/Meshes/Builders/torusBuilder.js";
import type { Mesh } from "@babylonjs/core/Meshes/mesh.js";
import type { Scene } from "@babylonjs/core/scene.js";
import type { WalkableFloor } from "#shared/features/walking/WalkableFloor.ts";
import type { FloorPoint, Vector3 } from "#shared/space/vector.ts";

/** As a ball thrown along the pointing hand, metres per second: held level it lands some four metres ahead. */
const THROW_SPEED = 8.2;
const GRAVITY = 9.8;
const DOTS = 26;
const DOT_DIAMETER = 0.028;
/** A landing this near to a free spot is moved there: one points at an edge more easily than past it. */
const SNAP_METRES = 0.5;

/** Where a thrown arc comes down on the floor, and how long it flies; undefined for what is no direction. */
export function landingOf(
	origin: Readonly<Vector3>,
	direction: Readonly<Vector3>,
	out: FloorPoint,
): number | undefined {
	const rise = direction.y * THROW_SPEED;
	const seconds = (rise + Math.sqrt(rise * rise + 2 * GRAVITY * Math.max(0, origin.y))) / GRAVITY;
	if (!Number.isFinite(seconds)) return undefined;
	out.x = origin.x + direction.x * THROW_SPEED * seconds;
	out.z = origin.z + direction.z * THROW_SPEED * seconds;
	return seconds;
}

/** The arc of dots from a controller to the floor, and the ring where it lands: red where nobody can stand. */
export class TeleportArc {
	/** Where a landing would be, if `canLand`. */
	readonly landing: FloorPoint = { x: 0, z: 0 };
	readonly #dots: Mesh;
	readonly #ring: Mesh;
	readonly #material: StandardMaterial;
	readonly #matrices = new Float32Array(DOTS * 16);
	readonly #thrown: FloorPoint = { x: 0, z: 0 };
	#canLand = false;

	constructor(scene: Scene) {
		this.#material = new StandardMaterial("xr.teleport", scene);
		this.#material.disableLighting = true;
		this.#dots = CreateIcoSphere("xr.teleport.arc", { radius: DOT_DIAMETER / 2, subdivisions: 2 }, scene);
		this.#ring = CreateTorus("xr.teleport.ring", { diameter: 0.6, thickness: 0.06, tessellation: 36 }, scene);
		this.#ring.scaling.y = 0.15;
		for (const mesh of [this.#dots, this.#ring]) {
			mesh.material = this.#material;
			mesh.isPickable = false;
			mesh.alwaysSelectAsActiveMesh = true;
			mesh.setEnabled(false);
		}
		for (let dot = 0; dot < DOTS; dot++) Matrix.IdentityReadOnly.copyToArray(this.#matrices, dot * 16);
		this.#dots.thinInstanceSetBuffer("matrix", this.#matrices, 16, false);
	}

	get isAiming(): boolean {
		return this.#ring.isEnabled();
	}

	get canLand(): boolean {
		return this.#canLand;
	}

	/** One frame of aiming along a controller's ray. */
	aim(origin: Readonly<Vector3>, direction: Readonly<Vector3>, floor: WalkableFloor): void {
		const seconds = landingOf(origin, direction, this.#thrown);
		if (seconds === undefined) return this.hide();
		this.#canLand = floor.nearestFree(this.#thrown.x, this.#thrown.z, this.landing, SNAP_METRES);
		// Far outside the hall the nearest free spot lies at a wall: that is not where the arc points.
		const off = Math.hypot(this.landing.x - this.#thrown.x, this.landing.z - this.#thrown.z);
		if (off > SNAP_METRES + 0.01) this.#canLand = false;
		const shown = this.#canLand ? this.landing : this.#thrown;
		for (let dot = 0; dot < DOTS; dot++) {
			const time = (seconds * (dot + 1)) / DOTS;
			const at = dot * 16;
			this.#matrices[at + 12] = origin.x + direction.x * THROW_SPEED * time;
			this.#matrices[at + 13] = origin.y + direction.y * THROW_SPEED * time - (GRAVITY / 2) * time * time;
			this.#matrices[at + 14] = origin.z + direction.z * THROW_SPEED * time;
		}
		this.#dots.thinInstanceBufferUpdated("matrix");
		this.#ring.position.set(shown.x, 0.02, shown.z);
		if (this.#canLand) this.#material.emissiveColor.set(0.36, 0.78, 1);
		else this.#material.emissiveColor.set(0.95, 0.25, 0.22);
		this.#dots.setEnabled(true);
		this.#ring.setEnabled(true);
	}

	hide(): void {
		this.#dots.setEnabled(false);
		this.#ring.setEnabled(false);
	}

	dispose(): void {
		this.#dots.dispose();
		this.#ring.dispose();
		this.#material.dispose();
	}
}
