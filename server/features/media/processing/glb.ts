import sharp from "sharp";
import type { BoothCost } from "#shared/features/budget/BoothCost.ts";
import { FileRefused } from "./FileRefused.ts";

/** Beyond these a file costs the server, or a headset, more than any exhibit is worth; each is far above honest work. */
export const GLB_LIMITS = {
	/** A node takes about 150 bytes of JSON. */
	jsonBytes: 8 * 1024 * 1024,
	nodes: 20_000,
	/** The glTF validator takes seconds for a chain of thousands; the deepest rigs have a few dozen. */
	depth: 200,
	primitives: 20_000,
	accessors: 100_000,
	/** Of one accessor: more than the largest file could hold without compression. */
	elements: 30_000_000,
	/** What is compressed may unfold to this, all together. */
	unfoldedBytes: 1024 * 1024 * 1024,
	/** With every repetition of a mesh; ten million and more are refused, and so is half of that: a headset draws 200,000. */
	triangles: 5_000_000,
	textures: 256,
	/** Of one texture, and of all together: 8192², and eight of those. */
	texturePixels: 67_108_864,
	allPixels: 8 * 67_108_864,
	channels: 20_000,
} as const;

/** What the pipeline understands. Anything else that a file says it cannot do without is refused. */
const UNDERSTOOD = new Set([
	"EXT_meshopt_compression",
	"EXT_texture_webp",
	"KHR_lights_punctual",
	"KHR_materials_anisotropy",
	"KHR_materials_clearcoat",
	"KHR_materials_emissive_strength",
	"KHR_materials_ior",
	"KHR_materials_iridescence",
	"KHR_materials_pbrSpecularGlossiness",
	"KHR_materials_sheen",
	"KHR_materials_specular",
	"KHR_materials_transmission",
	"KHR_materials_unlit",
	"KHR_materials_volume",
	"KHR_mesh_quantization",
	"KHR_texture_transform",
]);
/** Without these a model would look wrong, whether the file insists on them or not. */
const NEEDED_WHERE_USED = new Set([
	"EXT_mesh_gpu_instancing",
	"KHR_draco_mesh_compression",
	"KHR_texture_basisu",
	"KHR_materials_variants",
]);

interface GltfJson {
	readonly scene?: number;
	readonly scenes?: readonly { readonly nodes?: readonly number[] }[];
	readonly nodes?: readonly GltfNode[];
	readonly meshes?: readonly { readonly primitives?: readonly GltfPrimitive[] }[];
	readonly accessors?: readonly { readonly count?: number; readonly type?: string; readonly componentType?: number }[];
	readonly bufferViews?: readonly GltfBufferView[];
	readonly buffers?: readonly { readonly uri?: string; readonly byteLength?: number }[];
	readonly images?: readonly { readonly uri?: string; readonly bufferView?: number }[];
	readonly textures?: readonly unknown[];
	readonly materials?: readonly { readonly name?: string }[];
	readonly animations?: readonly { readonly name?: string; readonly channels?: readonly unknown[] }[];
	readonly extensionsUsed?: readonly string[];
	readonly extensionsRequired?: readonly string[];
}
interface GltfNode {
	readonly name?: string;
	readonly mesh?: number;
	readonly children?: readonly number[];
	readonly extras?: Readonly<Record<string, unknown>>;
}
interface GltfPrimitive {
	readonly attributes?: Readonly<Record<string, number>>;
	readonly indices?: number;
	readonly mode?: number;
}
interface GltfBufferView {
	readonly buffer?: number;
	readonly byteOffset?: number;
	readonly byteLength?: number;
	readonly extensions?: Readonly<Record<string, { readonly count?: number; readonly byteStride?: number }>>;
}

export interface GlbParts {
	readonly json: GltfJson;
	/** Empty where the file has none. */
	readonly binary: Uint8Array;
}

const MAGIC = 0x46546c67;
const JSON_CHUNK = 0x4e4f534a;
const BIN_CHUNK = 0x004e4942;

/** Takes a GLB apart into JSON and bytes. Whatever the bytes are, it throws nothing but a {@link FileRefused}. */
export function openGlb(bytes: Uint8Array): GlbParts {
	const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
	if (bytes.byteLength < 20 || view.getUint32(0, true) !== MAGIC || view.getUint32(4, true) !== 2) {
		throw new FileRefused("wrong-type", "not a binary glTF 2.0");
	}
	const length = view.getUint32(8, true);
	if (length > bytes.byteLength) throw new FileRefused("unreadable", "the file ends before its announced length");
	// What comes behind is no part of the model, and could be anything.
	if (length < bytes.byteLength)
		throw new FileRefused("polyglot", `${bytes.byteLength - length} bytes after the model`);
	let json: GltfJson | undefined;
	let binary = new Uint8Array(0);
	for (let at = 12; at + 8 <= length; ) {
		const size = view.getUint32(at, true);
		const type = view.getUint32(at + 4, true);
		if (at + 8 + size > length) throw new FileRefused("unreadable", "a chunk is longer than the file");
		const chunk = bytes.subarray(at + 8, at + 8 + size);
		if (at === 12 && type === JSON_CHUNK) json = parse(chunk);
		else if (type === BIN_CHUNK && binary.length === 0) binary = chunk as Uint8Array<ArrayBuffer>;
		else throw new FileRefused("polyglot", "a chunk that is neither JSON nor geometry");
		at += 8 + size;
	}
	if (!json) throw new FileRefused("unreadable", "its first chunk is not JSON");
	return { json, binary };
}

function parse(chunk: Uint8Array): GltfJson {
	if (chunk.byteLength > GLB_LIMITS.jsonBytes) throw new FileRefused("model-too-complex", "JSON of more than 8 MB");
	try {
		const json = JSON.parse(new TextDecoder("utf-8", { fatal: true }).decode(chunk));
		if (typeof json === "object" && json !== null && !Array.isArray(json)) return json as GltfJson;
	} catch (error) {
		throw new FileRefused("unreadable", "its JSON cannot be read", { cause: error });
	}
	throw new FileRefused("unreadable", "its JSON is no glTF");
}

/** Refuses what would cost too much to even look at. Nothing is decoded here. */
export function checkGlb({ json, binary }: GlbParts): void {
	for (const { uri } of [...list(json.buffers), ...list(json.images)]) {
		if (uri !== undefined && !String(uri).startsWith("data:")) {
			throw new FileRefused("model-external-files", String(uri).slice(0, 120));
		}
	}
	const used = list(json.extensionsUsed);
	const foreign =
		list(json.extensionsRequired).find((name) => !UNDERSTOOD.has(name)) ??
		used.find((name) => NEEDED_WHERE_USED.has(name));
	if (foreign !== undefined) throw new FileRefused("model-unsupported", String(foreign).slice(0, 80));

	const counts: [what: string, count: number, limit: number][] = [
		["nodes", list(json.nodes).length, GLB_LIMITS.nodes],
		["primitives", list(json.meshes).flatMap(({ primitives }) => list(primitives)).length, GLB_LIMITS.primitives],
		["accessors", list(json.accessors).length, GLB_LIMITS.accessors],
		["buffer views", list(json.bufferViews).length, GLB_LIMITS.accessors],
		["textures", list(json.textures).length, GLB_LIMITS.textures],
		["images", list(json.images).length, GLB_LIMITS.textures],
		["animated channels", list(json.animations).flatMap(({ channels }) => list(channels)).length, GLB_LIMITS.channels],
		[
			"elements of an accessor",
			list(json.accessors).reduce((most, { count = 0 }) => Math.max(most, count), 0),
			GLB_LIMITS.elements,
		],
		["bytes once unfolded", unfoldedBytes(json), GLB_LIMITS.unfoldedBytes],
		["bytes of geometry announced", list(json.buffers)[0]?.byteLength ?? 0, binary.length + 3],
	];
	for (const [what, count, limit] of counts) {
		if (!(count <= limit)) throw new FileRefused("model-too-complex", `${count} ${what}, at most ${limit}`);
	}
	walk(json);
	const { triangles } = countGeometry(json);
	if (triangles > GLB_LIMITS.triangles) throw new FileRefused("model-too-many-triangles", String(triangles));
}

function unfoldedBytes(json: GltfJson): number {
	const compressed = list(json.bufferViews).flatMap(({ extensions }) => Object.values(extensions ?? {}));
	return compressed.reduce((sum, { count = 0, byteStride = 0 }) => sum + count * byteStride, 0);
}

/** Every node has one parent at most, and none contains itself. Its own list instead of recursion. */
function walk(json: GltfJson): void {
	const nodes = list(json.nodes);
	const parents = new Set<number>();
	for (const [at, { children }] of nodes.entries()) {
		for (const child of list(children)) {
			if (!Number.isInteger(child) || !nodes[child])
				throw new FileRefused("model-invalid", `node ${at}: no child ${child}`);
			if (parents.has(child)) throw new FileRefused("model-cycle", `node ${child} has two parents`);
			parents.add(child);
		}
	}
	const open = nodes.flatMap((_, at) => (parents.has(at) ? [] : [{ at, depth: 1 }]));
	let reached = 0;
	for (let next = open.pop(); next; next = open.pop()) {
		reached++;
		if (next.depth > GLB_LIMITS.depth)
			throw new FileRefused("model-too-complex", `nodes nested deeper than ${GLB_LIMITS.depth}`);
		for (const child of list(nodes[next.at]?.children)) open.push({ at: child, depth: next.depth + 1 });
	}
	// Whatever no root leads to leads back to itself.
	if (reached < nodes.length) throw new FileRefused("model-cycle", "a node contains itself");
}

export interface GlbMeasure extends BoothCost {
	readonly parts: readonly string[];
	readonly slots: readonly string[];
	readonly animations: readonly string[];
	readonly materials: readonly string[];
}

/** What a checked GLB costs, from its JSON and the heads of its pictures: nothing is decoded. */
export async function measureGlb(glb: GlbParts, fileBytes: number): Promise<GlbMeasure> {
	const { json } = glb;
	const sizes = await pictureSizes(glb);
	const extrasOf = (key: string) =>
		list(json.nodes).flatMap(({ extras }) => (typeof extras?.[key] === "string" ? [extras[key]] : []));
	const slots = list(json.nodes).flatMap(({ name, extras }) => (extras?.slot !== undefined && name ? [name] : []));
	return {
		...countGeometry(json),
		textureBytes: sizes.reduce((sum, { width, height }) => sum + Math.round((width * height * 16) / 3), 0),
		bytes: fileBytes,
		parts: [...new Set(extrasOf("part"))],
		slots,
		animations: list(json.animations).map(({ name = "" }) => name),
		materials: list(json.materials).map(({ name = "" }) => name),
	};
}

/** Refuses pictures that would unfold to more than any model needs. */
export async function checkPictures(glb: GlbParts): Promise<void> {
	let all = 0;
	for (const { width, height } of await pictureSizes(glb)) {
		const pixels = width * height;
		all += pixels;
		if (pixels > GLB_LIMITS.texturePixels || all > GLB_LIMITS.allPixels) {
			throw new FileRefused("picture-too-large", `texture of ${width} × ${height}`);
		}
	}
}

async function pictureSizes({ json, binary }: GlbParts): Promise<{ width: number; height: number }[]> {
	const sizes: { width: number; height: number }[] = [];
	for (const { bufferView, uri } of list(json.images)) {
		const { byteOffset = 0, byteLength = 0 } = list(json.bufferViews)[bufferView ?? -1] ?? {};
		const bytes = uri?.startsWith("data:") ? fromDataUri(uri) : binary.subarray(byteOffset, byteOffset + byteLength);
		try {
			const { width = 0, height = 0 } = await sharp(bytes, { limitInputPixels: false }).metadata();
			sizes.push({ width, height });
		} catch (error) {
			throw new FileRefused("model-invalid", "a texture cannot be read", { cause: error });
		}
	}
	return sizes;
}

function fromDataUri(uri: string): Uint8Array {
	return Buffer.from(uri.slice(uri.indexOf(",") + 1), "base64");
}

const TRIANGLES = 4;

function countGeometry(json: GltfJson): { triangles: number; draws: number } {
	let triangles = 0;
	let draws = 0;
	for (const { mesh } of list(json.nodes)) {
		for (const { attributes, indices, mode = TRIANGLES } of list(list(json.meshes)[mesh ?? -1]?.primitives)) {
			draws++;
			const count = list(json.accessors)[indices ?? attributes?.POSITION ?? -1]?.count ?? 0;
			if (mode === TRIANGLES) triangles += Math.floor(count / 3);
			else if (mode > TRIANGLES) triangles += Math.max(0, count - 2);
		}
	}
	return { triangles, draws };
}

/** What a stranger's JSON has where a list should be. */
function list<Item>(value: readonly Item[] | undefined): readonly Item[] {
	return Array.isArray(value) ? (value as readonly Item[]) : [];
}
