import { NullEngine } from "@babylonjs/core/Engines/nullEngine.js";
import { Vector3 } from "@babylonjs/core/Maths/math.vector.js";
import { TransformNode } from "@babylonjs/core/Meshes/transformNode.js";
import { Scene } from "@babylonjs/core/scene.js";
import { Document, NodeIO } from "@gltf-transform/core";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { AS_IT_CAME, type ExhibitPlace } from "#client/features/exhibits/ExhibitView.ts";
import { createModelView } from "#client/features/exhibits/ModelView.ts";

/** A bar of 4 × 1 × 1 metres, off its origin, of a body and a cap that comes off; the cap turns by an animation. */
async function barGlb(): Promise<string> {
	const document = new Document();
	const buffer = document.createBuffer();
	const box = (width: number) => {
		const [x, y, z] = [width / 2, 0.5, 0.5];
		const corners = [-1, 1].flatMap((a) => [-1, 1].flatMap((b) => [-1, 1].map((c) => [a * x, b * y, c * z])));
		const position = document
			.createAccessor()
			.setType("VEC3")
			.setArray(new Float32Array(corners.flat()))
			.setBuffer(buffer);
		const indices = document
			.createAccessor()
			.setType("SCALAR")
			.setArray(new Uint16Array([0, 1, 2, 2, 1, 3, 4, 6, 5, 5, 6, 7, 0, 2, 4, 4, 2, 6, 1, 5, 3, 3, 5, 7]))
			.setBuffer(buffer);
		const primitive = document.createPrimitive().setAttribute("POSITION", position).setIndices(indices);
		return document.createMesh().addPrimitive(primitive);
	};
	const body = document.createNode("body").setMesh(box(3)).setTranslation([10, 3, 0]);
	const cap = document.createNode("cap").setMesh(box(1)).setTranslation([12, 3, 0]).setExtras({ part: "cap" });
	document.createScene().addChild(body).addChild(cap);
	const times = document
		.createAccessor()
		.setType("SCALAR")
		.setArray(new Float32Array([0, 1]))
		.setBuffer(buffer);
	const turns = document
		.createAccessor()
		.setType("VEC4")
		.setArray(new Float32Array([0, 0, 0, 1, Math.SQRT1_2, 0, 0, Math.SQRT1_2]))
		.setBuffer(buffer);
	const sampler = document.createAnimationSampler().setInput(times).setOutput(turns);
	const channel = document.createAnimationChannel().setTargetNode(cap).setTargetPath("rotation").setSampler(sampler);
	document.createAnimation("spin").addSampler(sampler).addChannel(channel);
	const bytes = await new NodeIO().writeBinary(document);
	return `data:model/gltf-binary;base64,${Buffer.from(bytes).toString("base64")}`;
}

let engine: NullEngine;
let scene: Scene;
let bar: string;

beforeEach(async () => {
	engine = new NullEngine();
	scene = new Scene(engine);
	scene.useRightHandedSystem = true;
	bar = await barGlb();
});

afterEach(() => {
	scene.dispose();
	engine.dispose();
});

function placeAt(model: string): ExhibitPlace<"model"> {
	const node = new TransformNode("slot", scene);
	node.position.set(5, 1, -2);
	return {
		boothId: "a",
		slot: {
			name: "plinth",
			kind: "plinth",
			position: { x: 0, y: 0, z: 0 },
			orientation: { x: 0, y: 0, z: 0, w: 1 },
			width: 0.8,
			height: 1.2,
			depth: 0.6,
		},
		exhibit: { kind: "model", model, title: { "zh-CN": "杆", en: "Bar" } },
		node,
		scene,
		settings: {
			language: () => "en",
			volume: () => 1,
			hallNowMs: () => 0,
			textureSize: () => 512,
			words: () => ({ unavailable: "", video: "", document: "", link: "" }),
		},
	};
}

function bounds(names: readonly string[]): { min: Vector3; max: Vector3 } {
	const min = new Vector3(1e9, 1e9, 1e9);
	const max = min.scale(-1);
	for (const mesh of scene.meshes.filter(({ name }) => names.includes(name))) {
		mesh.computeWorldMatrix(true);
		const box = mesh.getBoundingInfo().boundingBox;
		min.minimizeInPlace(box.minimumWorld);
		max.maximizeInPlace(box.maximumWorld);
	}
	return { min, max };
}

const never = new AbortController().signal;
const counts = () => ({
	meshes: scene.meshes.length,
	nodes: scene.transformNodes.length,
	materials: scene.materials.length,
	// Babylon keeps one of its own for all PBR materials of a scene.
	textures: scene.textures.filter((texture) => texture !== scene.environmentBRDFTexture).length,
	geometries: scene.geometries.length,
	animations: scene.animationGroups.length,
});

describe("a model in its slot", () => {
	it("[EXHIBIT14] stands in the middle of the slot's floor, as large as it fits, its aspect kept", async () => {
		const view = createModelView(placeAt(bar));
		await view.setDetail("near", never);
		const { min, max } = bounds(["body", "cap"]);
		expect(max.x - min.x).toBeCloseTo(0.8, 5);
		expect(max.y - min.y).toBeCloseTo(0.2, 5);
		expect(max.z - min.z).toBeCloseTo(0.2, 5);
		expect(min.y).toBeCloseTo(1, 5);
		expect((min.x + max.x) / 2).toBeCloseTo(5, 5);
		expect((min.z + max.z) / 2).toBeCloseTo(-2, 5);
		view.dispose();
	});

	it("[EXHIBIT6] follows the synced state: turned, larger, taken apart, and back", async () => {
		const view = createModelView(placeAt(bar));
		await view.setDetail("far", never);
		const settle = () => {
			for (let frame = 0; frame < 300; frame++) view.update?.(1 / 60, 3);
		};
		const before = bounds(["cap"]);
		view.show?.({ ...AS_IT_CAME, apart: 255 });
		settle();
		expect(bounds(["cap"]).min.x).toBeGreaterThan(before.max.x - 0.05);
		expect(bounds(["body"]).min.x).toBeCloseTo(4.6, 3);
		view.show?.({ ...AS_IT_CAME, yaw: 64 });
		settle();
		const turned = bounds(["body", "cap"]);
		expect(turned.max.z - turned.min.z).toBeCloseTo(0.8, 2);
		expect(turned.max.x - turned.min.x).toBeCloseTo(0.2, 2);
		view.show?.({ ...AS_IT_CAME, zoom: 128 });
		settle();
		const large = bounds(["body", "cap"]);
		expect(large.max.x - large.min.x).toBeCloseTo(1.6, 2);
		expect(large.min.y).toBeCloseTo(1, 3);
		view.dispose();
	});

	it("[EXHIBIT6] a part that its animation moves is taken apart from wherever that has it", async () => {
		const view = createModelView(placeAt(bar));
		await view.setDetail("far", never);
		view.show?.({ ...AS_IT_CAME, apart: 255 });
		for (let frame = 0; frame < 300; frame++) view.update?.(1 / 60, 3);
		const apart = bounds(["cap"]);
		// As a channel of an animation writes it, in metres of the file: a fifth of that here.
		const cap = scene.getMeshByName("cap")!;
		cap.position.y += 0.5;
		view.show?.({ ...AS_IT_CAME, apart: 255, zoom: AS_IT_CAME.zoom });
		view.update?.(1 / 60, 3);
		expect(bounds(["cap"]).min.y).toBeCloseTo(apart.min.y + 0.1, 3);
		expect(bounds(["cap"]).min.x).toBeCloseTo(apart.min.x, 3);
		view.dispose();
	});

	it("plays its animation while someone is near, and rests otherwise", async () => {
		const view = createModelView(placeAt(bar));
		await view.setDetail("far", never);
		expect(scene.animationGroups[0]?.isPlaying).toBe(false);
		await view.setDetail("near", never);
		expect(scene.animationGroups[0]?.isPlaying).toBe(true);
		await view.setDetail("far", never);
		expect(scene.animationGroups[0]?.isPlaying).toBe(false);
		view.dispose();
	});

	it("[EXHIBIT18] lights up the parts of a name, and is as it was afterwards", async () => {
		const view = createModelView(placeAt(bar));
		expect(view.middle()).toBeUndefined();
		await view.setDetail("near", never);
		expect(view.partNames).toEqual(["cap"]);
		const material = (name: string) => scene.meshes.find((mesh) => mesh.name === name)?.material;
		const before = { cap: material("cap"), body: material("body"), counts: counts() };
		view.highlight("cap");
		expect(material("cap")).not.toBe(before.cap);
		expect(material("body")).toBe(before.body);
		view.highlight("no such part");
		expect({ cap: material("cap"), body: material("body"), counts: counts() }).toEqual(before);
		// What one looks at is the model, not the middle of the higher slot it stands in: 4 × 1 m in 0.8 m of width.
		expect(view.middle()?.y).toBeCloseTo(1.1);
		view.dispose();
	});

	it("[EXHIBIT16] is gone without a trace once disposed", async () => {
		const place = placeAt(bar);
		const before = counts();
		const view = createModelView(place);
		await view.setDetail("near", never);
		expect(counts().meshes).toBeGreaterThan(before.meshes);
		view.dispose();
		expect(counts()).toEqual(before);
	});

	it("[EXHIBIT16] leaves nothing behind when it is given up while it comes in", async () => {
		const place = placeAt(bar);
		const before = counts();
		const view = createModelView(place);
		const loading = view.setDetail("near", never);
		view.dispose();
		await expect(loading).rejects.toThrow();
		expect(counts()).toEqual(before);
	});

	it("[EXHIBIT15] a file that is no model is told, and leaves nothing behind", async () => {
		const place = placeAt("data:model/gltf-binary;base64,bm90IGEgbW9kZWw=");
		const before = counts();
		const view = createModelView(place);
		await expect(view.setDetail("near", never)).rejects.toThrow();
		view.dispose();
		expect(counts()).toEqual(before);
	});
});
