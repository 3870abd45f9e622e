import "@babylonjs/core/Meshes/thinInstanceMesh.js";
import { ImageProcessingConfiguration } from "@babylonjs/core/Materials/imageProcessingConfiguration.js";
import { StandardMaterial } from "@babylonjs/core/Materials/standardMaterial.js";
import { Color3 } from "@babylonjs/core/Maths/math.color.js";
import { Matrix, Quaternion, Vector3 } from "@babylonjs/core/Maths/math.vector.js";
import { CreateDisc } from "@babylonjs/core/Meshes/Builders/discBuilder.js";
import { Mesh } from "@babylonjs/core/Meshes/mesh.js";
import { VertexData } from "@babylonjs/core/Meshes/mesh.vertexData.js";
import type { Scene } from "@babylonjs/core/scene.js";
import { XR_OVER_HALL } from "./xrDrawing.ts";

/** Two hands, and what a headset may add. */
const MOST = 4;
const RADIUS = 0.0028;
/** Of a ray that points at nothing. */
const STUB_METRES = 0.28;
/** Half an angle, radians: the dot is as large to the eye at any distance. */
const DOT_ANGLE = 0.0065;
/** The dot stands before what it lies on by this share of its distance. */
const BEFORE = 0.006;
const SIDES = 6;

/** Rays of light from hands to what they point at, and a dot where they end. Two draws for all of them. */
export class Lasers {
	readonly #beam: Mesh;
	readonly #dot: Mesh;
	readonly #materials: readonly StandardMaterial[];
	readonly #beams = new Float32Array(MOST * 16);
	readonly #dots = new Float32Array(MOST * 16);
	#beamCount = 0;
	#dotCount = 0;

	constructor(scene: Scene) {
		this.#beam = createBeam(scene);
		this.#dot = CreateDisc("xr.laser.dot", { radius: 1, tessellation: 24, sideOrientation: 2 }, scene);
		this.#materials = [createLight("xr.laser", scene), createLight("xr.laser.dot", scene)];
		this.#beam.material = this.#materials[0]!;
		this.#dot.material = this.#materials[1]!;
		this.#beam.hasVertexAlpha = true;
		for (const mesh of [this.#beam, this.#dot]) {
			mesh.isPickable = false;
			mesh.alwaysSelectAsActiveMesh = true;
			mesh.renderingGroupId = XR_OVER_HALL;
			mesh.alphaIndex = 2_000;
			mesh.setEnabled(false);
		}
		this.#beam.thinInstanceSetBuffer("matrix", this.#beams, 16, false);
		this.#dot.thinInstanceSetBuffer("matrix", this.#dots, 16, false);
	}

	begin(): void {
		this.#beamCount = 0;
		this.#dotCount = 0;
	}

	/** A ray of this frame; without a `distance` it points at nothing. `isOnPanel` makes its dot the smaller one. */
	draw(
		origin: Readonly<Vector3>,
		direction: Readonly<Vector3>,
		distance: number | undefined,
		isOnPanel: boolean,
	): void {
		if (this.#beamCount === MOST) return;
		turnTowards(direction, turn);
		size.x = 1;
		size.y = 1;
		size.z = distance === undefined ? STUB_METRES : Math.max(0.02, distance);
		Matrix.ComposeToRef(size, turn, origin, placed);
		placed.copyToArray(this.#beams, this.#beamCount++ * 16);
		if (distance === undefined) return;
		const before = distance * (1 - BEFORE) - 0.002;
		at.x = origin.x + direction.x * before;
		at.y = origin.y + direction.y * before;
		at.z = origin.z + direction.z * before;
		size.setAll(Math.max(0.004, distance * DOT_ANGLE * (isOnPanel ? 0.8 : 1)));
		Matrix.ComposeToRef(size, turn, at, placed);
		placed.copyToArray(this.#dots, this.#dotCount++ * 16);
	}

	end(): void {
		show(this.#beam, this.#beamCount);
		show(this.#dot, this.#dotCount);
	}

	dispose(): void {
		this.#beam.dispose();
		this.#dot.dispose();
		for (const material of this.#materials) material.dispose();
	}
}

/** Scratch: every draw is over before the next. */
const size = Vector3.One();
const at = Vector3.Zero();
const turn = Quaternion.Identity();
const placed = Matrix.Identity();

function show(mesh: Mesh, count: number): void {
	if (mesh.isEnabled() !== count > 0) mesh.setEnabled(count > 0);
	if (count === 0) return;
	mesh.thinInstanceCount = count;
	mesh.thinInstanceBufferUpdated("matrix");
}

/** The turn that takes −Z to a direction. */
function turnTowards({ x, y, z }: Readonly<Vector3>, out: Quaternion): void {
	// Half way between −Z and the direction; straight behind, any turn about Y does.
	const w = 1 - z;
	const isBehind = w < 1e-6;
	// Not set(): each number handed to it may become an object.
	out.x = isBehind ? 0 : y;
	out.y = isBehind ? 1 : -x;
	out.z = 0;
	out.w = isBehind ? 0 : w;
	out.normalize();
}

function createLight(name: string, scene: Scene): StandardMaterial {
	const material = new StandardMaterial(name, scene);
	material.disableLighting = true;
	material.emissiveColor = new Color3(0.72, 0.9, 1);
	material.backFaceCulling = false;
	material.imageProcessingConfiguration = new ImageProcessingConfiguration();
	return material;
}

/** One metre along −Z, fading out. */
function createBeam(scene: Scene): Mesh {
	const positions: number[] = [];
	const colors: number[] = [];
	const indices: number[] = [];
	const rings = [
		[0, 0.95],
		[0.25, 0.5],
		[1, 0.12],
	] as const;
	for (const [ring, [along, alpha]] of rings.entries()) {
		for (let side = 0; side <= SIDES; side++) {
			const turned = (side / SIDES) * 2 * Math.PI;
			positions.push(Math.cos(turned) * RADIUS, Math.sin(turned) * RADIUS, -along);
			colors.push(1, 1, 1, alpha);
			if (ring === 0 || side === 0) continue;
			const here = ring * (SIDES + 1) + side;
			const before = here - SIDES - 1;
			indices.push(before - 1, before, here, before - 1, here, here - 1);
		}
	}
	const data = new VertexData();
	data.positions = positions;
	data.colors = colors;
	data.indices = indices;
	const mesh = new Mesh("xr.laser", scene);
	data.applyToMesh(mesh);
	return mesh;
}
