import { Matrix, Vector3 } from "@babylonjs/core/Maths/math.vector.js";
import type { AbstractMesh } from "@babylonjs/core/Meshes/abstractMesh.js";
import type { Vector3 as Point } from "#shared/space/vector.ts";

/** A mesh of the model, and the part that it belongs to. */
export interface PartShape {
	readonly mesh: AbstractMesh;
	/** Counted from 1; 0 is the rest of the model, which only hides what is behind it. */
	readonly part: number;
}

/** Triangles of a mesh, in its own frame. */
interface Surface {
	readonly positions: ArrayLike<number>;
	readonly indices: ArrayLike<number>;
}

/** Shared by all questions: rewritten by each, never kept. */
const toMesh = new Matrix();
const inMesh = new Vector3();
const onBox = new Vector3();
const rayOrigin = new Vector3();
const rayWay = new Vector3();

/**
 * What a hand or a ray meets of a model: where its meshes are in the hall is read from their world matrices, which the
 * caller keeps current. Allocates nothing but, once, what it needs to read a mesh's triangles.
 */
export class PartShapes {
	readonly #shapes: readonly PartShape[];
	readonly #surfaces = new Map<AbstractMesh, Surface>();

	constructor(shapes: readonly PartShape[]) {
		this.#shapes = shapes;
	}

	/** The part whose meshes' boxes are nearest to a point of the hall, 0 where none is within reach. In metres. */
	near(point: Readonly<Point>, reachMetres: number): number {
		let nearest = 0;
		let leastMetres = reachMetres;
		let leastSize = Number.POSITIVE_INFINITY;
		for (let at = 0; at < this.#shapes.length; at++) {
			const { mesh, part } = this.#shapes[at]!;
			if (part === 0) continue;
			const { minimum, maximum, extendSizeWorld } = mesh.getBoundingInfo().boundingBox;
			const world = mesh.getWorldMatrix();
			world.invertToRef(toMesh);
			Vector3.TransformCoordinatesFromFloatsToRef(point.x, point.y, point.z, toMesh, inMesh);
			onBox.copyFromFloats(
				Math.max(minimum.x, Math.min(maximum.x, inMesh.x)),
				Math.max(minimum.y, Math.min(maximum.y, inMesh.y)),
				Math.max(minimum.z, Math.min(maximum.z, inMesh.z)),
			);
			Vector3.TransformCoordinatesToRef(onBox, world, onBox);
			const metres = Math.hypot(onBox.x - point.x, onBox.y - point.y, onBox.z - point.z);
			if (metres > leastMetres) continue;
			// Within several boxes a hand means the smallest: a case is around everything that it holds.
			const size = extendSizeWorld.lengthSquared();
			if (nearest !== 0 && leastMetres - metres < 1e-6 && size >= leastSize) continue;
			nearest = part;
			leastMetres = metres;
			leastSize = size;
		}
		return nearest;
	}

	/**
	 * The part that a ray meets first, 0 where that is none or the rest of the model; where it meets it is written to
	 * `touchedAt`. Both in the hall; the direction need not be of any length.
	 */
	along(origin: Readonly<Point>, direction: Readonly<Point>, touchedAt: Point): number {
		let met = 0;
		let least = Number.POSITIVE_INFINITY;
		for (let at = 0; at < this.#shapes.length; at++) {
			const { mesh, part } = this.#shapes[at]!;
			mesh.getWorldMatrix().invertToRef(toMesh);
			Vector3.TransformCoordinatesFromFloatsToRef(origin.x, origin.y, origin.z, toMesh, rayOrigin);
			Vector3.TransformNormalFromFloatsToRef(direction.x, direction.y, direction.z, toMesh, rayWay);
			const { minimum, maximum } = mesh.getBoundingInfo().boundingBox;
			// As a share of `direction`, which is the same in every frame.
			if (shareToBox(minimum, maximum) >= least) continue;
			const share = shareToSurface(this.#surfaceOf(mesh));
			if (share >= least) continue;
			least = share;
			met = part;
		}
		if (least === Number.POSITIVE_INFINITY) return 0;
		touchedAt.x = origin.x + direction.x * least;
		touchedAt.y = origin.y + direction.y * least;
		touchedAt.z = origin.z + direction.z * least;
		return met;
	}

	#surfaceOf(mesh: AbstractMesh): Surface {
		let surface = this.#surfaces.get(mesh);
		if (!surface) {
			surface = { positions: mesh.getVerticesData("position") ?? [], indices: mesh.getIndices() ?? [] };
			this.#surfaces.set(mesh, surface);
		}
		return surface;
	}
}

/** How far along `rayWay` from `rayOrigin` a box begins; 0 from within, infinity where it is missed. */
function shareToBox(minimum: Vector3, maximum: Vector3): number {
	let enter = 0;
	let leave = Number.POSITIVE_INFINITY;
	for (let axis = 0; axis < 3; axis++) {
		const from = axis === 0 ? rayOrigin.x : axis === 1 ? rayOrigin.y : rayOrigin.z;
		const way = axis === 0 ? rayWay.x : axis === 1 ? rayWay.y : rayWay.z;
		const low = axis === 0 ? minimum.x : axis === 1 ? minimum.y : minimum.z;
		const high = axis === 0 ? maximum.x : axis === 1 ? maximum.y : maximum.z;
		if (way === 0) {
			if (from < low || from > high) return Number.POSITIVE_INFINITY;
			continue;
		}
		const one = (low - from) / way;
		const other = (high - from) / way;
		enter = Math.max(enter, Math.min(one, other));
		leave = Math.min(leave, Math.max(one, other));
	}
	return enter <= leave ? enter : Number.POSITIVE_INFINITY;
}

/** Of the first triangle met, from whichever side. Source: Möller and Trumbore, 1997. */
function shareToSurface({ positions, indices }: Surface): number {
	const { x: fromX, y: fromY, z: fromZ } = rayOrigin;
	const { x: wayX, y: wayY, z: wayZ } = rayWay;
	let least = Number.POSITIVE_INFINITY;
	for (let at = 0; at + 2 < indices.length; at += 3) {
		const a = indices[at]! * 3;
		const b = indices[at + 1]! * 3;
		const c = indices[at + 2]! * 3;
		const aX = positions[a]!;
		const aY = positions[a + 1]!;
		const aZ = positions[a + 2]!;
		const abX = positions[b]! - aX;
		const abY = positions[b + 1]! - aY;
		const abZ = positions[b + 2]! - aZ;
		const acX = positions[c]! - aX;
		const acY = positions[c + 1]! - aY;
		const acZ = positions[c + 2]! - aZ;
		const pX = wayY * acZ - wayZ * acY;
		const pY = wayZ * acX - wayX * acZ;
		const pZ = wayX * acY - wayY * acX;
		const determinant = abX * pX + abY * pY + abZ * pZ;
		if (determinant === 0) continue;
		const sX = fromX - aX;
		const sY = fromY - aY;
		const sZ = fromZ - aZ;
		const u = (sX * pX + sY * pY + sZ * pZ) / determinant;
		if (u < 0 || u > 1) continue;
		const qX = sY * abZ - sZ * abY;
		const qY = sZ * abX - sX * abZ;
		const qZ = sX * abY - sY * abX;
		const v = (wayX * qX + wayY * qY + wayZ * qZ) / determinant;
		if (v < 0 || u + v > 1) continue;
		const share = (acX * qX + acY * qY + acZ * qZ) / determinant;
		if (share >= 0 && share < least) least = share;
	}
	return least;
}
