import { NullEngine } from "@babylonjs/core/Engines/nullEngine.js";
import { Vector3 } from "@babylonjs/core/Maths/math.vector.js";
import { TransformNode } from "@babylonjs/core/Meshes/transformNode.js";
import { Scene } from "@babylonjs/core/scene.js";
import { Document, type Mesh, NodeIO } from "@gltf-transform/core";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { AS_IT_CAME, type ExhibitPlace } from "#client/features/exhibits/ExhibitView.ts";
import { createModelView, type ModelView } from "#client/features/exhibits/ModelView.ts";

/** A file of boxes, by a function that makes one so many metres wide, high and deep about its node's origin. */
async function glbOf(
	build: (document: Document, box: (width: number, height?: number, depth?: number) => Mesh) => void,
): Promise<string> {
	const document = new Document();
	const buffer = document.createBuffer();
	build(document, (width, height = 1, depth = 1) => {
		const [x, y, z] = [width / 2, height / 2, depth / 2];
		const corners = [-1, 1].flatMap((a) => [-1, 1].flatMap((b) => [-1, 1].map((c) => [a * x, b * y, c * z])));
		const position = document
			.createAccessor()
			.setType("VEC3")
			.setArray(new Float32Array(corners.flat()))
			.setBuffer(buffer);
		const indices = document
			.createAccessor()
			.setType("SCALAR")
			.setArray(
				new Uint16Array(
					[
						[0, 1, 2, 2, 1, 3],
						[4, 6, 5, 5, 6, 7],
						[0, 2, 4, 4, 2, 6],
						[1, 5, 3, 3, 5, 7],
						[0, 4, 1, 1, 4, 5],
						[2, 3, 6, 6, 3, 7],
					].flat(),
				),
			)
			.setBuffer(buffer);
		const primitive = document.createPrimitive().setAttribute("POSITION", position).setIndices(indices);
		return document.createMesh().addPrimitive(primitive);
	});
	const bytes = await new NodeIO().writeBinary(document);
	return `data:model/gltf-binary;base64,${Buffer.from(bytes).toString("base64")}`;
}

/** A bar of 4 × 1 × 1 metres, off its origin, of a body and a cap that comes off; the cap turns by an animation. */
function barGlb(): Promise<string> {
	return glbOf((document, box) => {
		const buffer = document.getRoot().listBuffers()[0]!;
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
	});
}

/** A crate, turned and made larger by its node, with a core in it; a foot below, and before that a cover that is no part. */
function cratesGlb(): Promise<string> {
	return glbOf((document, box) => {
		const crate = document.createNode("crate").setMesh(box(1)).setExtras({ part: "crate" });
		crate.setScale([2, 2, 2]).setRotation([0, Math.SQRT1_2, 0, Math.SQRT1_2]);
		const core = document
			.createNode("core")
			.setMesh(box(0.2, 0.2, 0.2))
			.setExtras({ part: "core" });
		const foot = document
			.createNode("foot")
			.setMesh(box(1, 0.2, 1))
			.setTranslation([0, -2, 0]);
		foot.setExtras({ part: "foot" });
		const cover = document
			.createNode("cover")
			.setMesh(box(1, 1, 0.1))
			.setTranslation([0, -2, 2]);
		document.createScene().addChild(crate.addChild(core)).addChild(foot).addChild(cover);
	});
}

let engine: NullEngine;
let scene: Scene;
let bar: string;
let lessMotion = false;

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
			lessMotion: () => lessMotion,
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

/** So many frames, of a sixtieth of a second each. */
function run(view: ModelView, frames: number): void {
	for (let frame = 0; frame < frames; frame++) view.update?.(1 / 60, 3);
}

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

	it("[EXHIBIT24] at rest is drawn as one mesh for each paint, looks the same, and is in pieces as soon as one moves or is lit", async () => {
		const view = createModelView(placeAt(await cratesGlb()));
		await view.setDetail("near", never);
		run(view, 2);
		const PIECES = ["crate", "core", "foot", "cover"];
		const joined = () =>
			scene.meshes.filter(({ name }) => name.startsWith("exhibit a/plinth") && !name.endsWith("hit"));
		const drawn = () =>
			scene.meshes.filter(
				(mesh) => mesh.isEnabled() && mesh.isVisible && mesh.visibility > 0 && mesh.getTotalVertices(),
			);
		expect(drawn()).toEqual(joined());
		expect(drawn()).toHaveLength(1);
		const [pieces, whole] = [bounds(PIECES), bounds(joined().map(({ name }) => name))];
		expect(Vector3.Distance(pieces.min, whole.min) + Vector3.Distance(pieces.max, whole.max)).toBeLessThan(1e-5);
		const names = () => drawn().map(({ name }) => name);
		view.show?.({ ...AS_IT_CAME, yaw: 64 });
		run(view, 1);
		expect(drawn()).toEqual(joined());
		for (const state of [
			{ ...AS_IT_CAME, apart: 255 },
			{ ...AS_IT_CAME, part: 1, partY: 64 },
		]) {
			view.show?.(state);
			run(view, 1);
			expect(names().sort()).toEqual(PIECES.toSorted());
			view.show?.(AS_IT_CAME);
			run(view, 300);
			expect(drawn()).toEqual(joined());
		}
		view.highlight("core");
		expect(names().sort()).toEqual(PIECES.toSorted());
		view.highlight(null);
		expect(drawn()).toEqual(joined());
		view.dispose();
	});

	it("[EXHIBIT24] what an animation moves is never joined", async () => {
		const view = createModelView(placeAt(bar));
		await view.setDetail("near", never);
		run(view, 2);
		expect(scene.getMeshByName("cap")?.isVisible).toBe(true);
		expect(scene.meshes.some(({ name }) => name.startsWith("exhibit a/plinth") && !name.endsWith("hit"))).toBe(false);
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

describe("a part of a model, taken out by itself", () => {
	/** The bar as it stands: its radius in metres, and the middle of its cap. */
	const RADIUS = Math.hypot(0.8, 0.2, 0.2) / 2;
	const CAP = { x: 5.3, y: 1.1, z: -2 };
	const middle = (mesh: string) => {
		const { min, max } = bounds([mesh]);
		return min.add(max).scale(0.5);
	};
	const out = (x: number, y: number, z: number) => ({ ...AS_IT_CAME, part: 1, partX: x, partY: y, partZ: z });
	const opened = async () => {
		const view = createModelView(placeAt(bar));
		await view.setDetail("far", never);
		return view;
	};

	it("[EXHIBIT19] stands out from its home by 64ths of the radius, in the slot's frame, and turns and grows with the model", async () => {
		const view = await opened();
		view.show?.(out(0, 64, 32));
		run(view, 300);
		expect(middle("cap").y).toBeCloseTo(CAP.y + RADIUS, 3);
		expect(middle("cap").z).toBeCloseTo(CAP.z + RADIUS / 2, 3);
		expect(middle("body").y).toBeCloseTo(CAP.y, 5);
		// A quarter turn takes the slot's +Z to +X; twice the size, it is twice as far out.
		view.show?.({ ...out(0, 0, 32), yaw: 64, zoom: 128 });
		run(view, 300);
		expect(middle("cap").x).toBeCloseTo(5 + RADIUS, 2);
		expect(middle("cap").z).toBeCloseTo(-2 - 0.6, 2);
		// With the others spread, it is out from where they have it.
		view.show?.({ ...AS_IT_CAME, apart: 255 });
		run(view, 300);
		const spread = middle("cap");
		view.show?.({ ...out(-32, 0, 0), apart: 255 });
		run(view, 300);
		expect(middle("cap").x).toBeCloseTo(spread.x - RADIUS / 2, 3);
		view.dispose();
	});

	it("[EXHIBIT21] others see it follow smoothly; in one's own hand it is there within two frames", async () => {
		const view = await opened();
		view.show?.(out(0, 64, 0));
		run(view, 2);
		const others = (middle("cap").y - CAP.y) / RADIUS;
		expect(others).toBeGreaterThan(0.1);
		expect(others).toBeLessThan(0.4);
		view.show?.(AS_IT_CAME);
		run(view, 120);
		view.carry(1, { x: 0, y: 63.6, z: 0 });
		run(view, 2);
		expect((middle("cap").y - CAP.y) / RADIUS).toBeGreaterThan(0.95);
		// The hall tells whole steps; the hand is where it is.
		view.show?.(out(0, 64, 0));
		run(view, 60);
		expect(middle("cap").y).toBeCloseTo(CAP.y + (63.6 / 64) * RADIUS, 4);
		view.dispose();
	});

	it("[EXHIBIT21] let go of, it swings through home and rests there within 0.6 s, at any rate of frames", async () => {
		for (const framesPerSecond of [10, 60, 90]) {
			const view = await opened();
			view.carry(1, { x: 0, y: 127, z: 0 });
			run(view, 10);
			view.show?.(AS_IT_CAME);
			let lowest = Number.POSITIVE_INFINITY;
			for (let frame = 0; frame < 0.6 * framesPerSecond; frame++) {
				view.update?.(1 / framesPerSecond, 3);
				lowest = Math.min(lowest, middle("cap").y - CAP.y);
			}
			expect(lowest).toBeLessThan(-0.01);
			expect(Math.abs(middle("cap").y - CAP.y)).toBeLessThan(0.01 * RADIUS);
			run(view, 60);
			expect(middle("cap").y).toBeCloseTo(CAP.y, 6);
			view.dispose();
		}
	});

	it("[EXHIBIT21] for who wants less motion it glides home", async () => {
		lessMotion = true;
		try {
			const view = await opened();
			view.carry(1, { x: 0, y: 127, z: 0 });
			run(view, 10);
			view.show?.(AS_IT_CAME);
			let before = middle("cap").y;
			for (let frame = 0; frame < 36; frame++) {
				run(view, 1);
				expect(middle("cap").y).toBeLessThanOrEqual(before);
				expect(middle("cap").y).toBeGreaterThan(CAP.y - 1e-6);
				before = middle("cap").y;
			}
			expect(before - CAP.y).toBeLessThan(0.02 * RADIUS);
			view.dispose();
		} finally {
			lessMotion = false;
		}
	});

	it("[EXHIBIT21] a hand keeps the spot that it took, whatever the model does meanwhile, to the end of its reach", async () => {
		const view = await opened();
		const [spot, offset] = [
			{ x: 0, y: 0, z: 0 },
			{ x: 0, y: 0, z: 0 },
		];
		const corner = { x: CAP.x + 0.1, y: CAP.y + 0.1, z: CAP.z + 0.1 };
		const moveTo = (x: number, y: number, z: number) => {
			view.offsetOf(spot, { x, y, z }, offset);
			view.carry(1, offset);
			run(view, 30);
		};
		view.spotOn(1, corner, spot);
		moveTo(corner.x, corner.y + 0.2, corner.z);
		expect(middle("cap").y).toBeCloseTo(CAP.y + 0.2, 3);
		view.show?.({ ...out(0, 30, 0), yaw: 64, zoom: 100 });
		run(view, 300);
		moveTo(5, 1.5, -1.8);
		// The corner of the cap is where the hand is: the cap's box touches that point.
		expect(view.partNear({ x: 5, y: 1.5, z: -1.8 }, 0.002)).toBe(1);
		// Taken again where it is out, it does not jump.
		const before = middle("cap");
		const at = { x: before.x, y: before.y, z: before.z };
		view.spotOn(1, at, spot);
		moveTo(at.x, at.y, at.z);
		expect(Vector3.Distance(middle("cap"), before)).toBeLessThan(1e-3);
		view.offsetOf(spot, { x: 50, y: 60, z: 70 }, offset);
		expect(Math.hypot(offset.x, offset.y, offset.z)).toBeCloseTo(127, 3);
		view.dispose();
	});

	it("[EXHIBIT22] a hand takes the part nearest to it within reach, wherever that has been moved to", async () => {
		const view = await opened();
		expect(view.partNear(CAP, 0.01)).toBe(1);
		expect(view.partNear({ ...CAP, y: CAP.y + 0.14 }, 0.05)).toBe(1);
		expect(view.partNear({ ...CAP, y: CAP.y + 0.14 }, 0.03)).toBe(0);
		// The body is no part.
		expect(view.partNear({ x: 4.8, y: 1.1, z: -2 }, 0.05)).toBe(0);
		view.show?.(out(0, 64, 0));
		run(view, 300);
		expect(view.partNear(CAP, 0.05)).toBe(0);
		expect(view.partNear({ ...CAP, y: CAP.y + RADIUS }, 0.05)).toBe(1);
		view.show?.({ ...AS_IT_CAME, yaw: 128 });
		run(view, 300);
		expect(view.partNear({ ...CAP, x: 4.7 }, 0.05)).toBe(1);
		view.dispose();
	});

	it("[EXHIBIT22] a ray takes the first thing that it meets, and tells where", async () => {
		const view = await opened();
		const touched = { x: 0, y: 0, z: 0 };
		expect(view.partAlong({ ...CAP, z: 3 }, { x: 0, y: 0, z: -2 }, touched)).toBe(1);
		expect(touched.x).toBeCloseTo(CAP.x, 5);
		expect(touched.z).toBeCloseTo(-1.9, 5);
		// From the other end the body hides the cap; past it there is nothing, and behind one there is nothing either.
		expect(view.partAlong({ ...CAP, x: 0 }, { x: 1, y: 0, z: 0 }, touched)).toBe(0);
		expect(view.partAlong({ ...CAP, y: 1.3, z: 3 }, { x: 0, y: 0, z: -1 }, touched)).toBe(0);
		expect(view.partAlong({ ...CAP, z: 3 }, { x: 0, y: 0, z: 1 }, touched)).toBe(0);
		view.show?.(out(0, 32, 0));
		run(view, 300);
		expect(view.partAlong({ ...CAP, z: 3 }, { x: 0, y: 0, z: -1 }, touched)).toBe(0);
		expect(view.partAlong({ ...CAP, y: CAP.y + RADIUS / 2, z: 3 }, { x: 0, y: 0, z: -1 }, touched)).toBe(1);
		view.dispose();
	});

	it("[EXHIBIT22] within the boxes of several parts a hand means the smallest; a part in a part is itself", async () => {
		const view = createModelView(placeAt(await cratesGlb()));
		await view.setDetail("far", never);
		// In the order of the file, whatever their names and depth.
		expect([1, 2, 3, 4].map((part) => view.partName(part))).toEqual(["crate", "core", "foot", undefined]);
		expect(view.partNear(middle("crate"), 0.01)).toBe(2);
		const touched = { x: 0, y: 0, z: 0 };
		const { x, y } = middle("crate");
		expect(view.partAlong({ x, y, z: 5 }, { x: 0, y: 0, z: -1 }, touched)).toBe(1);
		const under = middle("foot");
		expect(view.partAlong({ ...touched, y: under.y, z: 5 }, { x: 0, y: 0, z: -1 }, touched)).toBe(0);
		expect(view.partAlong({ ...touched, y: under.y, z: -9 }, { x: 0, y: 0, z: 1 }, touched)).toBe(3);
		// The core goes along with its crate, the foot stays.
		const [core, foot] = [middle("core"), middle("foot")];
		view.show?.({ ...AS_IT_CAME, part: 1, partX: 0, partY: 64, partZ: 0 });
		run(view, 300);
		expect(middle("core").y).toBeGreaterThan(core.y + 0.1);
		expect(middle("foot").y).toBeCloseTo(foot.y, 5);
		expect(view.partNear(middle("core"), 0.001)).toBe(2);
		view.dispose();
	});

	it("[EXHIBIT23] taken by its name, it comes towards the viewer, and never past halfway", async () => {
		const view = await opened();
		const offset = { x: 0, y: 0, z: 0 };
		expect(view.partOfName("cap", CAP)).toBe(1);
		expect(view.partOfName("no such part", CAP)).toBe(0);
		view.offsetTowards(1, { ...CAP, z: 3 }, offset);
		expect(offset.x).toBeCloseTo(0, 3);
		expect(offset.z).toBeCloseTo(0.8 * 64, 3);
		view.offsetTowards(1, { ...CAP, z: CAP.z + 0.2 }, offset);
		expect(offset.z * (RADIUS / 64)).toBeCloseTo(0.1, 3);
		view.dispose();
	});
});
