import { readFileSync } from "node:fs";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
	BOOTH_TEMPLATE_LIMITS,
	BoothTemplateError,
	type BoothTemplateFault,
	readBoothTemplate,
} from "#shared/features/booths/readBoothTemplate.ts";

interface Gltf {
	scene?: number;
	scenes?: { nodes?: number[] }[];
	nodes?: Record<string, unknown>[];
	buffers?: { uri?: string }[];
	images?: { uri?: string }[];
}

const poster = { slot: "poster", width: 0.8, height: 1.2, depth: 0.02 };

/** A booth with one node per argument below a root of 4 × 3 m. */
function booth(...nodes: Record<string, unknown>[]): Gltf {
	return {
		scene: 0,
		scenes: [{ nodes: [0] }],
		nodes: [{ extras: { footprint: { width: 4, depth: 3 } }, children: nodes.map((_, i) => i + 1) }, ...nodes],
	};
}

function glb(json: unknown, { magic = 0x46546c67, version = 2, cut = 0 } = {}): Uint8Array {
	const text = new TextEncoder().encode(typeof json === "string" ? json : JSON.stringify(json));
	const padded = new Uint8Array(Math.ceil(text.length / 4) * 4).fill(0x20);
	padded.set(text);
	const bytes = new Uint8Array(20 + padded.length);
	const view = new DataView(bytes.buffer);
	view.setUint32(0, magic, true);
	view.setUint32(4, version, true);
	view.setUint32(8, bytes.length, true);
	view.setUint32(12, padded.length, true);
	view.setUint32(16, 0x4e4f534a, true);
	bytes.set(padded, 20);
	return bytes.subarray(0, bytes.length - cut);
}

function faultOf(bytes: Uint8Array): BoothTemplateFault {
	try {
		readBoothTemplate(bytes);
	} catch (error) {
		expect(error).toBeInstanceOf(BoothTemplateError);
		expect((error as Error).message).toMatch(/\w{2,}.*\.$/);
		return (error as BoothTemplateError).fault;
	}
	throw new Error("It was read.");
}

describe("[TEMPLATE1] a booth's footprint, slots and obstacles are read from its GLB's nodes, in the booth's frame", () => {
	it("reads a footprint from the root's extras", () => {
		expect(readBoothTemplate(glb(booth()))).toEqual({ footprint: { width: 4, depth: 3 }, slots: [], obstacles: [] });
	});

	it("carries a slot through its parents' translation, turn and scale", () => {
		const json = booth(
			{ translation: [1, 0, 0], rotation: [0, Math.SQRT1_2, 0, Math.SQRT1_2], scale: [2, 2, 2], children: [2] },
			{ name: "poster-1", translation: [0, 0.4, 0.25], extras: poster },
		);
		json.nodes?.[0] && Object.assign(json.nodes[0], { children: [1] });
		const [slot] = readBoothTemplate(glb(json)).slots;
		expect(slot).toMatchObject({ name: "poster-1", kind: "poster", width: 1.6, height: 2.4, depth: 0.04 });
		// A quarter turn about +Y takes +Z to +X.
		expect(slot?.position.x).toBeCloseTo(1.5);
		expect(slot?.position.y).toBeCloseTo(0.8);
		expect(slot?.position.z).toBeCloseTo(0);
		expect(slot?.orientation.y).toBeCloseTo(Math.SQRT1_2);
		expect(slot?.orientation.w).toBeCloseTo(Math.SQRT1_2);
	});

	it("reads a matrix as it reads translation, rotation and scale", () => {
		const angle = 0.7;
		const [sin, cos] = [Math.sin(angle), Math.cos(angle)];
		const written = { name: "a", extras: poster };
		const byParts = booth({
			...written,
			translation: [0.5, 1, -1],
			rotation: [0, Math.sin(angle / 2), 0, Math.cos(angle / 2)],
		});
		const byMatrix = booth({ ...written, matrix: [cos, 0, -sin, 0, 0, 1, 0, 0, sin, 0, cos, 0, 0.5, 1, -1, 1] });
		const [a] = readBoothTemplate(glb(byParts)).slots;
		const [b] = readBoothTemplate(glb(byMatrix)).slots;
		for (const axis of ["x", "y", "z"] as const) {
			expect(b?.position[axis]).toBeCloseTo(a?.position[axis] ?? Number.NaN);
			expect(b?.orientation[axis]).toBeCloseTo(a?.orientation[axis] ?? Number.NaN);
		}
	});

	it("reads an obstacle's turn about +Y", () => {
		const turn = -1.1;
		const json = booth({
			translation: [1, 0, 0.5],
			rotation: [0, Math.sin(turn / 2), 0, Math.cos(turn / 2)],
			extras: { obstacle: { width: 2, depth: 0.5 } },
		});
		const [obstacle] = readBoothTemplate(glb(json)).obstacles;
		expect(obstacle).toMatchObject({ x: 1, z: 0.5 });
		expect(obstacle?.width).toBeCloseTo(2);
		expect(obstacle?.rotation).toBeCloseTo(turn);
	});

	it("gives unit quaternions for any turn", () => {
		const axis = fc.double({ min: -1, max: 1, noNaN: true });
		fc.assert(
			fc.property(axis, axis, axis, axis, (x, y, z, w) => {
				const length = Math.hypot(x, y, z, w);
				fc.pre(length > 0.1);
				const rotation = [x / length, y / length, z / length, w / length];
				const [slot] = readBoothTemplate(glb(booth({ name: "a", rotation, extras: poster }))).slots;
				const q = slot?.orientation ?? { x: 0, y: 0, z: 0, w: 0 };
				expect(Math.hypot(q.x, q.y, q.z, q.w)).toBeCloseTo(1, 9);
				// The same turn: q and −q are one.
				const dot =
					q.x * (rotation[0] ?? 0) + q.y * (rotation[1] ?? 0) + q.z * (rotation[2] ?? 0) + q.w * (rotation[3] ?? 0);
				expect(Math.abs(dot)).toBeCloseTo(1, 6);
			}),
		);
	});

	it("ignores extras that other tools wrote", () => {
		expect(readBoothTemplate(glb(booth({ extras: "a note" }, { extras: { colour: 3 } }))).slots).toEqual([]);
	});
});

describe("[TEMPLATE2] a GLB that cannot be a booth is refused with a plain reason, whatever its bytes", () => {
	const chain = (count: number): Gltf => ({
		scenes: [{ nodes: [0] }],
		nodes: Array.from({ length: count }, (_, i) => ({
			...(i < count - 1 && { children: [i + 1] }),
			...(i === 0 && { extras: { footprint: { width: 3, depth: 3 } } }),
		})),
	});

	it.each<[string, BoothTemplateFault, Uint8Array]>([
		["nothing", "not-a-glb", new Uint8Array()],
		["another file", "not-a-glb", new TextEncoder().encode("<!doctype html><title>404</title>")],
		["wrong magic", "not-a-glb", glb(booth(), { magic: 0x46546c68 })],
		["glTF 1", "not-a-glb", glb(booth(), { version: 1 })],
		["the end is missing", "truncated", glb(booth(), { cut: 8 })],
		["only a header", "truncated", glb(booth()).slice(0, 12)],
		["text that is no JSON", "json-invalid", glb("{ footprint: 3 }")],
		["JSON that is no glTF", "json-invalid", glb([1, 2, 3])],
		["nodes of the wrong shape", "json-invalid", glb({ scenes: [{}], nodes: [{ children: "all" }] })],
		["an external buffer", "external-uri", glb({ ...booth(), buffers: [{ uri: "https://elsewhere.example/a.bin" }] })],
		["an external image", "external-uri", glb({ ...booth(), images: [{ uri: "../../secret.png" }] })],
		["too many nodes", "too-many-nodes", glb(chain(BOOTH_TEMPLATE_LIMITS.nodes + 1))],
		["a node that contains itself", "node-graph-invalid", glb(booth({ children: [1] }))],
		["two nodes that contain each other", "node-graph-invalid", glb(booth({ children: [2] }, { children: [1] }))],
		["a child that does not exist", "node-graph-invalid", glb(booth({ children: [9] }))],
		["a scene that does not exist", "node-graph-invalid", glb({ ...booth(), scene: 4 })],
		["no footprint", "footprint-missing", glb({ scenes: [{ nodes: [0] }], nodes: [{}] })],
		[
			"a footprint of nothing",
			"footprint-invalid",
			glb({ scenes: [{ nodes: [0] }], nodes: [{ extras: { footprint: { width: 0, depth: 3 } } }] }),
		],
		[
			"a footprint larger than halls",
			"footprint-invalid",
			glb({ scenes: [{ nodes: [0] }], nodes: [{ extras: { footprint: { width: 3, depth: 400 } } }] }),
		],
		["an unknown kind of slot", "slot-invalid", glb(booth({ name: "a", extras: { ...poster, slot: "hologram" } }))],
		[
			"a slot without height",
			"slot-invalid",
			glb(booth({ name: "a", extras: { slot: "poster", width: 1, depth: 1 } })),
		],
		["a slot of absurd width", "slot-invalid", glb(booth({ name: "a", extras: { ...poster, width: 1e9 } }))],
		["a slot made absurd by scale", "slot-invalid", glb(booth({ name: "a", scale: [1e5, 1e5, 1e5], extras: poster }))],
		["a slot without a name", "slot-name-invalid", glb(booth({ extras: poster }))],
		["a slot whose name no booth can write", "slot-name-invalid", glb(booth({ name: "poster one!", extras: poster }))],
		[
			"two slots of one name",
			"slot-name-taken",
			glb(booth({ name: "a", extras: poster }, { name: "a", extras: poster })),
		],
		["a slot far away", "slot-outside", glb(booth({ name: "a", translation: [50, 0, 0], extras: poster }))],
		["a mirrored slot", "transform-invalid", glb(booth({ name: "a", scale: [-1, 1, 1], extras: poster }))],
		["a slot scaled to nothing", "transform-invalid", glb(booth({ name: "a", scale: [1, 0, 1], extras: poster }))],
		["a node beyond all measure", "transform-invalid", glb(booth({ translation: [1e300, 0, 0] }))],
		["an obstacle without depth", "obstacle-invalid", glb(booth({ extras: { obstacle: { width: 1 } } }))],
		[
			"an obstacle larger than a booth",
			"obstacle-invalid",
			glb(booth({ scale: [90, 1, 90], extras: { obstacle: { width: 1, depth: 1 } } })),
		],
	])("%s: %s", (_, fault, bytes) => {
		expect(faultOf(bytes)).toBe(fault);
	});

	it("JSON that is too large is refused before it is read", () => {
		const bytes = new Uint8Array(20 + BOOTH_TEMPLATE_LIMITS.jsonBytes + 4);
		bytes.set(glb(booth()).subarray(0, 20));
		const view = new DataView(bytes.buffer);
		view.setUint32(8, bytes.length, true);
		view.setUint32(12, BOOTH_TEMPLATE_LIMITS.jsonBytes + 4, true);
		expect(faultOf(bytes)).toBe("json-too-large");
	});

	it("a chain of thousands of nodes is followed to its end", () => {
		expect(readBoothTemplate(glb(chain(BOOTH_TEMPLATE_LIMITS.nodes))).footprint.width).toBe(3);
	});

	const answersOrRefuses = (bytes: Uint8Array) => {
		try {
			readBoothTemplate(bytes);
		} catch (error) {
			if (!(error instanceof BoothTemplateError)) throw error;
		}
	};

	it("random bytes raise nothing else", () => {
		fc.assert(fc.property(fc.uint8Array({ maxLength: 400 }), answersOrRefuses));
	});

	it("random JSON raises nothing else", () => {
		fc.assert(
			fc.property(fc.json({ maxDepth: 5 }), (json) => answersOrRefuses(glb(json))),
			{ numRuns: 300 },
		);
	});

	it("random nodes raise nothing else", () => {
		const number = fc.oneof(fc.double(), fc.constantFrom(0, 1, -1, 1e308, -1e308, 5e-324));
		const node = fc.record(
			{
				name: fc.string({ maxLength: 50 }),
				children: fc.array(fc.nat({ max: 6 }), { maxLength: 3 }),
				translation: fc.tuple(number, number, number),
				rotation: fc.tuple(number, number, number, number),
				scale: fc.tuple(number, number, number),
				matrix: fc.array(number, { minLength: 16, maxLength: 16 }),
				extras: fc.record(
					{
						slot: fc.constantFrom("poster", "plinth", "x"),
						width: number,
						height: number,
						depth: number,
						footprint: fc.record({ width: number, depth: number }),
						obstacle: fc.record({ width: number, depth: number }),
					},
					{ requiredKeys: [] },
				),
			},
			{ requiredKeys: [] },
		);
		fc.assert(
			fc.property(fc.array(node, { maxLength: 6 }), (nodes) => {
				const json = booth(...nodes);
				answersOrRefuses(glb(json));
			}),
			{ numRuns: 500 },
		);
	});

	it("a shipped template with any one byte changed raises nothing else", () => {
		const bytes = readFileSync(new URL("../../../assets/booths/templates/inline.glb", import.meta.url));
		const json = 20 + bytes.readUInt32LE(12);
		fc.assert(
			fc.property(fc.nat({ max: json - 1 }), fc.integer({ min: 1, max: 255 }), (at, change) => {
				const copy = Uint8Array.from(bytes.subarray(0, json));
				copy[at] = (copy[at] ?? 0) ^ change;
				answersOrRefuses(copy);
			}),
			{ numRuns: 300 },
		);
	});
});
