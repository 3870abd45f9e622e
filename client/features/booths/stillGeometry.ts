import { MeshoptSimplifier } from "meshoptimizer/simplifier";
import { STAND } from "./stillForms.ts";

/** One mesh of a booth, as the worker gets it. */
export interface StillMesh {
	/** What it is shown and left out with: a slot, or the stand. */
	readonly segment: string;
	readonly positions: Float32Array;
	readonly normals: Float32Array;
	/** RGBA, linear; empty: white. */
	readonly colours: Float32Array;
	readonly indices: Uint32Array;
	/** Column-major, as WebGL and Babylon keep it, to the booth's frame. */
	readonly matrix: Float32Array;
	/** Of paint: the place of its glow in the atlas. Of a picture: left, top, right, bottom. */
	readonly atlas: readonly [number, number] | readonly [number, number, number, number];
	/** Of paint: its column of the palette as a coordinate. Of a picture: black. */
	readonly palette: number;
	/** Of a picture: its own coordinates. */
	readonly uvs?: Float32Array;
	/** Seen from behind too. */
	readonly doubleSided?: boolean;
}

export interface StillGeometry {
	readonly positions: Float32Array;
	readonly normals: Float32Array;
	readonly colours: Float32Array;
	readonly uvs: Float32Array;
	readonly uvs2: Float32Array;
	/** By segment, finest first: as many forms each as {@link STILL_FORMS}. */
	readonly segments: readonly { readonly name: string; readonly forms: readonly Uint32Array[] }[];
}

/** Triangles that a segment may keep, and how far from its true shape that may lead it, in parts of its size. */
interface FormBudget {
	readonly triangles: number;
	readonly error: number;
}

/** As many as {@link STILL_FORMS}, finest first. */
const STAND_FORMS: readonly FormBudget[] = [
	{ triangles: 6000, error: 0.002 },
	{ triangles: 2200, error: 0.01 },
	{ triangles: 700, error: 0.04 },
];
const EXHIBIT_FORMS: readonly FormBudget[] = [
	{ triangles: 1400, error: 0.04 },
	{ triangles: 500, error: 0.1 },
	{ triangles: 160, error: 0.25 },
];

/** How much a difference of colour counts against one of shape. */
const COLOUR_WEIGHT = 0.35;

/**
 * All meshes of a booth in one, in the booth's frame, each segment in forms of fewer and fewer triangles over the same
 * vertices. Pictures stay as they are. Runs in a worker: a hall's worth of it would stop the picture.
 */
export async function buildStillGeometry(meshes: readonly StillMesh[]): Promise<StillGeometry> {
	await MeshoptSimplifier.ready;
	const bySegment = new Map<string, StillMesh[]>();
	for (const mesh of meshes) {
		const known = bySegment.get(mesh.segment);
		if (known) known.push(mesh);
		else bySegment.set(mesh.segment, [mesh]);
	}
	const parts: Part[] = [];
	for (const [name, own] of bySegment) {
		const painted = join(own.filter(({ uvs }) => !uvs));
		const pictures = join(own.filter(({ uvs }) => uvs));
		let triangles = painted.indices;
		const forms = (name === STAND ? STAND_FORMS : EXHIBIT_FORMS).map((budget) => {
			triangles = simplify(painted, triangles, budget);
			return triangles;
		});
		parts.push({ name, vertices: painted, forms });
		parts.push({ name, vertices: pictures, forms: forms.map(() => pictures.indices) });
	}
	return assemble(parts);
}

interface Vertices {
	readonly positions: Float32Array;
	readonly normals: Float32Array;
	readonly colours: Float32Array;
	readonly uvs: Float32Array;
	readonly uvs2: Float32Array;
	readonly indices: Uint32Array;
}

interface Part {
	readonly name: string;
	readonly vertices: Vertices;
	/** Each uses only vertices that the one before uses. */
	readonly forms: readonly Uint32Array[];
}

function join(meshes: readonly StillMesh[]): Vertices {
	const count = meshes.reduce((sum, { positions }) => sum + positions.length / 3, 0);
	const positions = new Float32Array(count * 3);
	const normals = new Float32Array(count * 3);
	const colours = new Float32Array(count * 4);
	const uvs = new Float32Array(count * 2);
	const uvs2 = new Float32Array(count * 2);
	const sides = (mesh: StillMesh) => (mesh.doubleSided ? 2 : 1);
	const indices = new Uint32Array(meshes.reduce((sum, mesh) => sum + mesh.indices.length * sides(mesh), 0));
	let vertex = 0;
	let index = 0;
	for (const mesh of meshes) {
		const own = mesh.positions.length / 3;
		place(mesh, positions, normals, vertex);
		for (let i = 0; i < own; i++) {
			const at = vertex + i;
			uvs2[at * 2] = mesh.palette;
			uvs2[at * 2 + 1] = 0.5;
			const { atlas } = mesh;
			if (mesh.uvs && atlas.length === 4) {
				uvs[at * 2] = atlas[0] + mesh.uvs[i * 2]! * (atlas[2] - atlas[0]);
				uvs[at * 2 + 1] = atlas[1] + mesh.uvs[i * 2 + 1]! * (atlas[3] - atlas[1]);
				// Lit from behind, and by nothing else.
				colours.set([0, 0, 0, 1], at * 4);
			} else {
				uvs[at * 2] = atlas[0];
				uvs[at * 2 + 1] = atlas[1];
				if (mesh.colours.length > 0) colours.set(mesh.colours.subarray(i * 4, i * 4 + 4), at * 4);
				else colours.set([1, 1, 1, 1], at * 4);
			}
		}
		for (let i = 0; i < mesh.indices.length; i++) indices[index + i] = vertex + mesh.indices[i]!;
		faceOutward(indices.subarray(index, index + mesh.indices.length), positions, normals);
		if (mesh.doubleSided) {
			const back = index + mesh.indices.length;
			for (let i = 0; i < mesh.indices.length; i++) indices[back + i] = indices[back - 1 - i]!;
		}
		vertex += own;
		index += mesh.indices.length * sides(mesh);
	}
	return { positions, normals, colours, uvs, uvs2, indices };
}

function place(
	{ positions, normals, matrix: m }: StillMesh,
	toPositions: Float32Array,
	toNormals: Float32Array,
	vertex: number,
) {
	for (let from = 0, to = vertex * 3; from < positions.length; from += 3, to += 3) {
		const [x, y, z] = [positions[from]!, positions[from + 1]!, positions[from + 2]!];
		toPositions[to] = x * m[0]! + y * m[4]! + z * m[8]! + m[12]!;
		toPositions[to + 1] = x * m[1]! + y * m[5]! + z * m[9]! + m[13]!;
		toPositions[to + 2] = x * m[2]! + y * m[6]! + z * m[10]! + m[14]!;
		const [nx, ny, nz] = [normals[from]!, normals[from + 1]!, normals[from + 2]!];
		const [tx, ty, tz] = [
			nx * m[0]! + ny * m[4]! + nz * m[8]!,
			nx * m[1]! + ny * m[5]! + nz * m[9]!,
			nx * m[2]! + ny * m[6]! + nz * m[10]!,
		];
		const length = Math.hypot(tx, ty, tz) || 1;
		toNormals[to] = tx / length;
		toNormals[to + 1] = ty / length;
		toNormals[to + 2] = tz / length;
	}
}

/** Materials and mirrored nodes wind their fronts either way: the normals say which side is out. */
function faceOutward(indices: Uint32Array, positions: Float32Array, normals: Float32Array): void {
	for (let i = 0; i < indices.length; i += 3) {
		const [a, b, c] = [indices[i]! * 3, indices[i + 1]! * 3, indices[i + 2]! * 3];
		const [ux, uy, uz] = [
			positions[b]! - positions[a]!,
			positions[b + 1]! - positions[a + 1]!,
			positions[b + 2]! - positions[a + 2]!,
		];
		const [vx, vy, vz] = [
			positions[c]! - positions[a]!,
			positions[c + 1]! - positions[a + 1]!,
			positions[c + 2]! - positions[a + 2]!,
		];
		const along =
			(uy * vz - uz * vy) * (normals[a]! + normals[b]! + normals[c]!) +
			(uz * vx - ux * vz) * (normals[a + 1]! + normals[b + 1]! + normals[c + 1]!) +
			(ux * vy - uy * vx) * (normals[a + 2]! + normals[b + 2]! + normals[c + 2]!);
		if (along < 0) [indices[i + 1], indices[i + 2]] = [indices[i + 2]!, indices[i + 1]!];
	}
}

function simplify(
	{ positions, colours }: Vertices,
	indices: Uint32Array,
	{ triangles, error }: FormBudget,
): Uint32Array {
	if (indices.length <= triangles * 3) return indices;
	const [fewer] = MeshoptSimplifier.simplifyWithAttributes(
		indices,
		positions,
		3,
		colours,
		4,
		[COLOUR_WEIGHT, COLOUR_WEIGHT, COLOUR_WEIGHT],
		null,
		triangles * 3,
		error,
		// Hard edges are seams between vertices of one place: without leave to cross them nothing angular gets simpler.
		["Permissive", "Prune"],
	);
	return fewer;
}

/** Only vertices that are still used. */
function assemble(parts: readonly Part[]): StillGeometry {
	const kept = parts.map(({ vertices, forms }) => {
		const renumbered = new Int32Array(vertices.positions.length / 3).fill(-1);
		let count = 0;
		for (const index of forms[0] ?? []) if (renumbered[index] === -1) renumbered[index] = count++;
		return { renumbered, count };
	});
	const total = kept.reduce((sum, { count }) => sum + count, 0);
	const positions = new Float32Array(total * 3);
	const normals = new Float32Array(total * 3);
	const colours = new Float32Array(total * 4);
	const uvs = new Float32Array(total * 2);
	const uvs2 = new Float32Array(total * 2);
	const segments = new Map<string, Uint32Array[][]>();
	let base = 0;
	for (const [number, { name, vertices, forms }] of parts.entries()) {
		const { renumbered, count } = kept[number]!;
		for (let from = 0; from < renumbered.length; from++) {
			if (renumbered[from] === -1) continue;
			const to = base + renumbered[from]!;
			for (let c = 0; c < 3; c++) {
				positions[to * 3 + c] = vertices.positions[from * 3 + c]!;
				normals[to * 3 + c] = vertices.normals[from * 3 + c]!;
			}
			for (let c = 0; c < 4; c++) colours[to * 4 + c] = vertices.colours[from * 4 + c]!;
			for (let c = 0; c < 2; c++) {
				uvs[to * 2 + c] = vertices.uvs[from * 2 + c]!;
				uvs2[to * 2 + c] = vertices.uvs2[from * 2 + c]!;
			}
		}
		const lists = segments.get(name) ?? forms.map(() => []);
		segments.set(name, lists);
		for (const [form, indices] of forms.entries()) {
			lists[form]!.push(indices.map((index) => base + renumbered[index]!));
		}
		base += count;
	}
	return {
		positions,
		normals,
		colours,
		uvs,
		uvs2,
		segments: [...segments].map(([name, lists]) => ({ name, forms: lists.map(concatenated) })),
	};
}

function concatenated(lists: readonly Uint32Array[]): Uint32Array {
	const out = new Uint32Array(lists.reduce((sum, { length }) => sum + length, 0));
	let at = 0;
	for (const list of lists) {
		out.set(list, at);
		at += list.length;
	}
	return out;
}
