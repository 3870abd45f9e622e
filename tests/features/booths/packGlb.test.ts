import { Document, type Node } from "@gltf-transform/core";
import { beforeAll, describe, expect, it } from "vitest";
import { packGlb, unpackGlb } from "#server/features/media/processing/packGlb.ts";

/** A stand with two empty slots, a lid that comes off and turns, and two parts of one shape; everything twice too often. */
function stand(): Document {
	const document = new Document();
	const buffer = document.createBuffer();
	const accessor = (type: "VEC3" | "SCALAR" | "VEC4", array: Float32Array<ArrayBuffer> | Uint16Array<ArrayBuffer>) =>
		document.createAccessor().setType(type).setArray(array).setBuffer(buffer);
	/** Every triangle with corners of its own, as naive exporters write them. */
	const slab = (width: number, material: string) => {
		const steps = 24;
		const positions: number[] = [];
		for (let i = 0; i < steps; i++) {
			for (let k = 0; k < steps; k++) {
				const [x0, x1] = [(i / steps) * width, ((i + 1) / steps) * width];
				const [z0, z1] = [k / steps, (k + 1) / steps];
				positions.push(x0, 0, z0, x0, 0, z1, x1, 0, z1, x0, 0, z0, x1, 0, z1, x1, 0, z0);
			}
		}
		const count = positions.length / 3;
		const primitive = document
			.createPrimitive()
			.setMaterial(document.createMaterial(material).setBaseColorFactor([0.5, 0.5, 0.5, 1]))
			.setAttribute("POSITION", accessor("VEC3", new Float32Array(positions)))
			.setAttribute(
				"NORMAL",
				accessor(
					"VEC3",
					Float32Array.from({ length: count * 3 }, (_, i) => (i % 3 === 1 ? 1 : 0)),
				),
			)
			.setIndices(
				accessor(
					"SCALAR",
					Uint16Array.from({ length: count }, (_, i) => i),
				),
			);
		return document.createMesh().addPrimitive(primitive);
	};
	const slot = (name: string, x: number) =>
		document
			.createNode(name)
			.setTranslation([x, 0.9, -0.4])
			.setExtras({ slot: { kind: "plinth" } });
	const lid = document
		.createNode("lid")
		.setMesh(slab(1, "brand.accent"))
		.setTranslation([0.2, 1, 0])
		.setExtras({ part: "lid" });
	const knob = document.createNode("knob").setMesh(slab(0.1, "metal")).setExtras({ part: "knob" });
	lid.addChild(knob);
	const root = document
		.createNode("stand")
		.setMesh(slab(3, "brand.primary"))
		.addChild(slot("plinth-1", -1))
		.addChild(slot("plinth-2", 1))
		.addChild(lid)
		.addChild(document.createNode("twin").setMesh(slab(3, "brand.secondary")).setTranslation([0, 2, 0]));
	const scene = document.createScene("stand").addChild(root);
	document.getRoot().setDefaultScene(scene);
	const sampler = document
		.createAnimationSampler()
		.setInput(accessor("SCALAR", new Float32Array([0, 1])))
		.setOutput(accessor("VEC4", new Float32Array([0, 0, 0, 1, 0, Math.SQRT1_2, 0, Math.SQRT1_2])));
	const channel = document.createAnimationChannel().setTargetNode(lid).setTargetPath("rotation").setSampler(sampler);
	document.createAnimation("turn").addSampler(sampler).addChannel(channel);
	return document;
}

describe("[TEMPLATE8] a model means the same after it was packed", () => {
	let before: Document;
	let after: Document;
	let bytes: Uint8Array;

	beforeAll(async () => {
		before = stand();
		bytes = await packGlb(stand());
		after = await unpackGlb(bytes);
	});

	const named = (document: Document) =>
		document
			.getRoot()
			.listNodes()
			.filter((node) => node.getName());
	const find = (document: Document, name: string): Node => named(document).find((node) => node.getName() === name)!;

	it("keeps every named node with its extras, empty slots too, and where each stands", () => {
		expect(named(after).map((node) => node.getName())).toEqual(named(before).map((node) => node.getName()));
		for (const node of named(before)) {
			const packed = find(after, node.getName());
			expect(packed.getExtras()).toEqual(node.getExtras());
			expect(packed.getParentNode()?.getName()).toEqual(node.getParentNode()?.getName());
		}
		for (const name of ["plinth-1", "plinth-2"]) {
			expect(find(after, name).getWorldTranslation()).toEqual(find(before, name).getWorldTranslation());
			expect(find(after, name).getWorldScale()).toEqual([1, 1, 1]);
		}
	});

	it("keeps materials by their names, brand colours even where two look the same", () => {
		const names = (document: Document) =>
			document
				.getRoot()
				.listMaterials()
				.map((material) => material.getName())
				.sort();
		expect(names(after)).toEqual(names(before));
	});

	it("keeps animations on the nodes that they move", () => {
		const [turn] = after.getRoot().listAnimations();
		expect(turn?.getName()).toBe("turn");
		expect(
			turn?.listChannels().map((channel) => [channel.getTargetNode()?.getName(), channel.getTargetPath()]),
		).toEqual([["lid", "rotation"]]);
	});

	it("keeps every triangle where it was, to a millimetre", () => {
		expect(extentOf(after).triangles).toBe(extentOf(before).triangles);
		for (const side of ["min", "max"] as const) {
			extentOf(after)[side].forEach((value, axis) => {
				expect(Math.abs(value - extentOf(before)[side][axis]!)).toBeLessThan(0.001);
			});
		}
	});

	it("is a fraction of what it was, and the same bytes each time", async () => {
		const naive = before
			.getRoot()
			.listAccessors()
			.reduce((sum, accessor) => sum + accessor.getByteLength(), 0);
		expect(bytes.length).toBeLessThan(naive / 5);
		expect(Buffer.from(await packGlb(stand())).equals(bytes)).toBe(true);
	});
});

function extentOf(document: Document) {
	const min = [1e9, 1e9, 1e9];
	const max = [-1e9, -1e9, -1e9];
	let triangles = 0;
	for (const node of document.getRoot().listNodes()) {
		const m = node.getWorldMatrix();
		for (const primitive of node.getMesh()?.listPrimitives() ?? []) {
			triangles += (primitive.getIndices()?.getCount() ?? 0) / 3;
			const position = primitive.getAttribute("POSITION")!;
			for (let i = 0; i < position.getCount(); i++) {
				const [x, y, z] = position.getElement(i, [0, 0, 0]) as [number, number, number];
				for (let axis = 0; axis < 3; axis++) {
					const value = m[axis]! * x + m[axis + 4]! * y + m[axis + 8]! * z + m[axis + 12]!;
					min[axis] = Math.min(min[axis]!, value);
					max[axis] = Math.max(max[axis]!, value);
				}
			}
		}
	}
	return { min, max, triangles };
}
