import * as z from "zod";
import type { FloorRectangle, Quaternion, Vector3 } from "../../space/vector.ts";
import { SLOT_KINDS } from "./BoothDocument.ts";
import type { BoothSlot, BoothTemplate } from "./BoothTemplate.ts";

export type BoothTemplateFault =
	| "not-a-glb"
	| "truncated"
	| "json-too-large"
	| "json-invalid"
	| "external-uri"
	| "too-many-nodes"
	| "node-graph-invalid"
	| "transform-invalid"
	| "footprint-missing"
	| "footprint-invalid"
	| "slot-invalid"
	| "slot-name-invalid"
	| "slot-name-taken"
	| "slot-outside"
	| "obstacle-invalid";

/** Why a GLB cannot serve as a booth's template, in words for whoever made it. */
export class BoothTemplateError extends Error {
	override readonly name = "BoothTemplateError";
	readonly fault: BoothTemplateFault;

	constructor(fault: BoothTemplateFault, message: string) {
		super(message);
		this.fault = fault;
	}
}

export const BOOTH_TEMPLATE_LIMITS = {
	jsonBytes: 4 * 1024 * 1024,
	nodes: 10_000,
	slots: 60,
	obstacles: 200,
	/** Metres along one side of the footprint. */
	footprint: 40,
	/** Metres that a slot may stand outside the footprint, so that a sign can hang over the aisle. */
	overhang: 1,
	height: 20,
} as const;

/**
 * Reads from a GLB's JSON chunk what the hall must know of a booth: footprint, slots, obstacles. It draws nothing and
 * reads no geometry. Whatever the bytes are, it returns a template or throws a {@link BoothTemplateError}.
 */
export function readBoothTemplate(bytes: Uint8Array): BoothTemplate {
	const gltf = parseJson(jsonChunk(bytes));
	refuseExternalFiles(gltf);
	const placed = placeNodes(gltf);
	return { footprint: readFootprint(placed), ...readPlaces(placed, readFootprint(placed)) };
}

/** glTF 2.0 §4.4: 12 bytes of header, then chunks of length, type and data; the first is JSON. */
const HEADER_BYTES = 12;
const CHUNK_HEADER_BYTES = 8;
const MAGIC = 0x46546c67;
const JSON_CHUNK = 0x4e4f534a;

function jsonChunk(bytes: Uint8Array): Uint8Array {
	const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
	if (bytes.byteLength < HEADER_BYTES || view.getUint32(0, true) !== MAGIC) {
		throw new BoothTemplateError("not-a-glb", "This is not a binary glTF file (.glb).");
	}
	if (view.getUint32(4, true) !== 2) {
		throw new BoothTemplateError("not-a-glb", "Only glTF 2.0 is understood.");
	}
	if (view.getUint32(8, true) > bytes.byteLength || bytes.byteLength < HEADER_BYTES + CHUNK_HEADER_BYTES) {
		throw new BoothTemplateError("truncated", "The file ends before the length it announces.");
	}
	const length = view.getUint32(HEADER_BYTES, true);
	if (view.getUint32(HEADER_BYTES + 4, true) !== JSON_CHUNK) {
		throw new BoothTemplateError("not-a-glb", "The file's first chunk is not JSON.");
	}
	if (length > BOOTH_TEMPLATE_LIMITS.jsonBytes) {
		throw new BoothTemplateError("json-too-large", `Its JSON is larger than ${BOOTH_TEMPLATE_LIMITS.jsonBytes} bytes.`);
	}
	const start = HEADER_BYTES + CHUNK_HEADER_BYTES;
	if (start + length > bytes.byteLength) {
		throw new BoothTemplateError("truncated", "The file ends in the middle of its JSON.");
	}
	return bytes.subarray(start, start + length);
}

const index = z.int().min(0);
const file = z.object({ uri: z.string().optional() });
const extras = z.record(z.string(), z.unknown());
const gltfNode = z.object({
	name: z.string().optional(),
	children: z.array(index).optional(),
	translation: z.tuple([z.number(), z.number(), z.number()]).optional(),
	rotation: z.tuple([z.number(), z.number(), z.number(), z.number()]).optional(),
	scale: z.tuple([z.number(), z.number(), z.number()]).optional(),
	matrix: z.array(z.number()).length(16).optional(),
	// Other tools may write anything here; only objects can be meant for us.
	extras: z.unknown().optional(),
});
type GltfNode = z.infer<typeof gltfNode>;
const gltfJson = z.object({
	scene: index.optional(),
	scenes: z.array(z.object({ nodes: z.array(index).optional() })).min(1),
	nodes: z.array(gltfNode).min(1),
	buffers: z.array(file).optional(),
	images: z.array(file).optional(),
});
type GltfJson = z.infer<typeof gltfJson>;

function parseJson(chunk: Uint8Array): GltfJson {
	let json: unknown;
	try {
		json = JSON.parse(new TextDecoder("utf-8", { fatal: true }).decode(chunk));
	} catch {
		throw new BoothTemplateError("json-invalid", "Its JSON cannot be read.");
	}
	const nodes = (json as { nodes?: unknown } | null)?.nodes;
	if (Array.isArray(nodes) && nodes.length > BOOTH_TEMPLATE_LIMITS.nodes) {
		throw new BoothTemplateError("too-many-nodes", `It has more than ${BOOTH_TEMPLATE_LIMITS.nodes} nodes.`);
	}
	const parsed = gltfJson.safeParse(json);
	if (!parsed.success) {
		const issue = parsed.error.issues[0];
		throw new BoothTemplateError(
			"json-invalid",
			`Its JSON is not glTF (${issue?.path.join(".") || "at its top"}: ${issue?.message}).`,
		);
	}
	return parsed.data;
}

function refuseExternalFiles({ buffers = [], images = [] }: GltfJson): void {
	for (const { uri } of [...buffers, ...images]) {
		if (uri !== undefined && !uri.startsWith("data:")) {
			throw new BoothTemplateError(
				"external-uri",
				`It refers to another file (${uri.slice(0, 80)}); embed everything.`,
			);
		}
	}
}

interface PlacedNode {
	readonly node: GltfNode;
	readonly extras: Readonly<Record<string, unknown>>;
	readonly matrix: Matrix;
	readonly isRoot: boolean;
}

function placeNodes(gltf: GltfJson): readonly PlacedNode[] {
	const scene = gltf.scenes[gltf.scene ?? 0];
	if (!scene) throw new BoothTemplateError("node-graph-invalid", "Its default scene does not exist.");
	const placed: PlacedNode[] = [];
	const seen = new Set<number>();
	// A list of our own instead of recursion: a chain of thousands of nodes must not exhaust the stack.
	const open = (scene.nodes ?? []).map((at) => ({ at, parent: IDENTITY, isRoot: true }));
	for (let next = open.pop(); next; next = open.pop()) {
		const node = gltf.nodes[next.at];
		if (!node) throw new BoothTemplateError("node-graph-invalid", `Node ${next.at} does not exist.`);
		if (seen.has(next.at)) {
			throw new BoothTemplateError("node-graph-invalid", `Node ${next.at} has two parents or contains itself.`);
		}
		seen.add(next.at);
		const matrix = multiply(next.parent, localMatrix(node));
		if (!matrix.every((value) => Number.isFinite(value) && Math.abs(value) < 1e6)) {
			throw new BoothTemplateError("transform-invalid", `Node ${nameOf(node)} stands nowhere on this earth.`);
		}
		placed.push({ node, extras: extras.safeParse(node.extras).data ?? {}, matrix, isRoot: next.isRoot });
		for (const child of node.children ?? []) open.push({ at: child, parent: matrix, isRoot: false });
	}
	return placed;
}

const size = z.object({
	width: z.number().positive().max(BOOTH_TEMPLATE_LIMITS.footprint),
	depth: z.number().positive().max(BOOTH_TEMPLATE_LIMITS.footprint),
});

function readFootprint(placed: readonly PlacedNode[]): BoothTemplate["footprint"] {
	const root = placed.find((one) => one.isRoot && "footprint" in one.extras);
	if (!root) {
		throw new BoothTemplateError(
			"footprint-missing",
			"Its root node has no extras.footprint { width, depth } in metres.",
		);
	}
	const parsed = size.safeParse(root.extras.footprint);
	if (!parsed.success) {
		throw new BoothTemplateError(
			"footprint-invalid",
			`extras.footprint must give width and depth between 0 and ${BOOTH_TEMPLATE_LIMITS.footprint} m.`,
		);
	}
	return parsed.data;
}

const slotExtras = z.object({
	slot: z.enum(SLOT_KINDS),
	width: z.number().positive().max(BOOTH_TEMPLATE_LIMITS.footprint),
	height: z.number().positive().max(BOOTH_TEMPLATE_LIMITS.height),
	depth: z.number().positive().max(BOOTH_TEMPLATE_LIMITS.footprint),
});

/** The keys that a booth document's `exhibits` may have. */
const SLOT_NAME = /^[\w.-]{1,40}$/;

function readPlaces(
	placed: readonly PlacedNode[],
	footprint: BoothTemplate["footprint"],
): Pick<BoothTemplate, "slots" | "obstacles"> {
	const slots: BoothSlot[] = [];
	const obstacles: FloorRectangle[] = [];
	const names = new Set<string>();
	for (const one of placed) {
		if ("slot" in one.extras) {
			const slot = readSlot(one, footprint);
			if (names.has(slot.name)) {
				throw new BoothTemplateError("slot-name-taken", `Two slots are named "${slot.name}".`);
			}
			names.add(slot.name);
			slots.push(slot);
		}
		if ("obstacle" in one.extras) obstacles.push(readObstacle(one));
	}
	if (slots.length > BOOTH_TEMPLATE_LIMITS.slots) {
		throw new BoothTemplateError("slot-invalid", `It has more than ${BOOTH_TEMPLATE_LIMITS.slots} slots.`);
	}
	if (obstacles.length > BOOTH_TEMPLATE_LIMITS.obstacles) {
		throw new BoothTemplateError("obstacle-invalid", `It has more than ${BOOTH_TEMPLATE_LIMITS.obstacles} obstacles.`);
	}
	// By name, so that two exports of one stand read alike whatever order their tool wrote.
	slots.sort((a, b) => (a.name < b.name ? -1 : 1));
	return { slots, obstacles };
}

function readSlot({ node, extras: given, matrix }: PlacedNode, footprint: BoothTemplate["footprint"]): BoothSlot {
	const name = node.name ?? "";
	if (!SLOT_NAME.test(name)) {
		throw new BoothTemplateError(
			"slot-name-invalid",
			`The slot node ${nameOf(node)} needs a name of 1 to 40 letters, digits, ".", "-" or "_".`,
		);
	}
	const parsed = slotExtras.safeParse(given);
	if (!parsed.success) {
		const what = parsed.error.issues[0]?.path.join(".");
		throw new BoothTemplateError(
			"slot-invalid",
			`Slot "${name}": extras.${what} is not as it should be (slot is one of ${SLOT_KINDS.join(", ")}; width, height and depth are metres).`,
		);
	}
	const { translation: position, rotation: orientation, scale } = decompose(matrix, node);
	const reachX = footprint.width / 2 + BOOTH_TEMPLATE_LIMITS.overhang;
	const reachZ = footprint.depth / 2 + BOOTH_TEMPLATE_LIMITS.overhang;
	if (
		Math.abs(position.x) > reachX ||
		Math.abs(position.z) > reachZ ||
		position.y < -BOOTH_TEMPLATE_LIMITS.overhang ||
		position.y > BOOTH_TEMPLATE_LIMITS.height
	) {
		throw new BoothTemplateError("slot-outside", `Slot "${name}" lies outside the booth's footprint.`);
	}
	const { slot: kind, width, height, depth } = parsed.data;
	return {
		name,
		kind,
		position,
		orientation,
		width: extent(width, scale.x, name),
		height: extent(height, scale.y, name),
		depth: extent(depth, scale.z, name),
	};
}

function extent(own: number, scale: number, name: string): number {
	// To the micrometre: a turned node's scale is 1 only to the last bits.
	const metres = Math.round(own * scale * 1e6) / 1e6;
	if (!(metres > 0.001 && metres <= BOOTH_TEMPLATE_LIMITS.footprint)) {
		throw new BoothTemplateError(
			"slot-invalid",
			`Slot "${name}" is ${metres} m large once its node's scale is applied.`,
		);
	}
	return metres;
}

function readObstacle({ node, extras: given, matrix }: PlacedNode): FloorRectangle {
	const parsed = size.safeParse(given.obstacle);
	if (!parsed.success) {
		throw new BoothTemplateError(
			"obstacle-invalid",
			`${nameOf(node)}: extras.obstacle must give width and depth in metres.`,
		);
	}
	const { translation, scale } = decompose(matrix, node);
	const width = parsed.data.width * scale.x;
	const depth = parsed.data.depth * scale.z;
	const reach = BOOTH_TEMPLATE_LIMITS.footprint;
	if (Math.max(width, depth) > reach || Math.hypot(translation.x, translation.z) > reach) {
		throw new BoothTemplateError("obstacle-invalid", `${nameOf(node)} is larger than any booth.`);
	}
	return {
		x: translation.x,
		z: translation.z,
		width,
		depth,
		// Where the node's local +Z points on the floor: a turn by r takes +Z to (sin r, cos r).
		rotation: Math.atan2(matrix[8] ?? 0, matrix[10] ?? 1),
	};
}

const nameOf = (node: GltfNode): string => (node.name ? `"${node.name.slice(0, 60)}"` : "without a name");

/** Column-major, as glTF writes it. */
type Matrix = readonly number[];
const IDENTITY: Matrix = [1, 0, 0, 0, 0, 1, 0, 0, 0, 0, 1, 0, 0, 0, 0, 1];

function localMatrix({
	matrix,
	translation: t = [0, 0, 0],
	rotation: q = [0, 0, 0, 1],
	scale: s = [1, 1, 1],
}: GltfNode): Matrix {
	if (matrix) return matrix;
	const [x, y, z, w] = q;
	return [
		(1 - 2 * (y * y + z * z)) * s[0],
		2 * (x * y + z * w) * s[0],
		2 * (x * z - y * w) * s[0],
		0,
		2 * (x * y - z * w) * s[1],
		(1 - 2 * (x * x + z * z)) * s[1],
		2 * (y * z + x * w) * s[1],
		0,
		2 * (x * z + y * w) * s[2],
		2 * (y * z - x * w) * s[2],
		(1 - 2 * (x * x + y * y)) * s[2],
		0,
		t[0],
		t[1],
		t[2],
		1,
	];
}

function multiply(a: Matrix, b: Matrix): Matrix {
	const out: number[] = [];
	for (let column = 0; column < 4; column++) {
		for (let row = 0; row < 4; row++) {
			let sum = 0;
			for (let k = 0; k < 4; k++) sum += (a[k * 4 + row] ?? 0) * (b[column * 4 + k] ?? 0);
			out.push(sum);
		}
	}
	return out;
}

function decompose(m: Matrix, node: GltfNode): { translation: Vector3; rotation: Quaternion; scale: Vector3 } {
	const at = (i: number) => m[i] ?? 0;
	const scale = {
		x: Math.hypot(at(0), at(1), at(2)),
		y: Math.hypot(at(4), at(5), at(6)),
		z: Math.hypot(at(8), at(9), at(10)),
	};
	const determinant =
		at(0) * (at(5) * at(10) - at(6) * at(9)) -
		at(4) * (at(1) * at(10) - at(2) * at(9)) +
		at(8) * (at(1) * at(6) - at(2) * at(5));
	// A mirrored slot would show its texts mirrored, and one without extent has no direction.
	if (!(Math.min(scale.x, scale.y, scale.z) > 1e-6) || determinant <= 0) {
		throw new BoothTemplateError("transform-invalid", `Node ${nameOf(node)} is mirrored or scaled to nothing.`);
	}
	const rotation = quaternionOf(
		[at(0) / scale.x, at(1) / scale.x, at(2) / scale.x],
		[at(4) / scale.y, at(5) / scale.y, at(6) / scale.y],
		[at(8) / scale.z, at(9) / scale.z, at(10) / scale.z],
	);
	return { translation: { x: at(12), y: at(13), z: at(14) }, rotation, scale };
}

type Column = readonly [number, number, number];

/** From the three axes of a turned frame. Source: Mike Day, "Converting a Rotation Matrix to a Quaternion". */
function quaternionOf([m00, m01, m02]: Column, [m10, m11, m12]: Column, [m20, m21, m22]: Column): Quaternion {
	let t: number;
	let q: Column;
	let w: number;
	if (m22 < 0) {
		if (m00 > m11) {
			t = 1 + m00 - m11 - m22;
			[q, w] = [[t, m01 + m10, m20 + m02], m12 - m21];
		} else {
			t = 1 - m00 + m11 - m22;
			[q, w] = [[m01 + m10, t, m12 + m21], m20 - m02];
		}
	} else if (m00 < -m11) {
		t = 1 - m00 - m11 + m22;
		[q, w] = [[m20 + m02, m12 + m21, t], m01 - m10];
	} else {
		t = 1 + m00 + m11 + m22;
		[q, w] = [[m12 - m21, m20 - m02, m01 - m10], t];
	}
	// Exact for a rotation; a sheared matrix still gets a unit quaternion near it.
	const length = Math.hypot(q[0], q[1], q[2], w) || 1;
	const rounded = (value: number) => value / length;
	return { x: rounded(q[0]), y: rounded(q[1]), z: rounded(q[2]), w: rounded(w) };
}
