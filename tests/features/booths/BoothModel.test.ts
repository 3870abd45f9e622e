import { readdirSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { VertexBuffer } from "@babylonjs/core/Buffers/buffer.js";
import { Ray } from "@babylonjs/core/Culling/ray.js";
import { NullEngine } from "@babylonjs/core/Engines/nullEngine.js";
import { PBRMaterial } from "@babylonjs/core/Materials/PBR/pbrMaterial.js";
import { Vector3 } from "@babylonjs/core/Maths/math.vector.js";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { createHallScene, type HallScene } from "#client/engine/HallScene.ts";
import { loadGlb } from "#client/engine/loadGlb.ts";
import { setPickTarget } from "#client/engine/Picking.ts";
import { BoothModel } from "#client/features/booths/BoothModel.ts";
import { readBoothTemplate } from "#shared/features/booths/readBoothTemplate.ts";

const TEMPLATES = fileURLToPath(new URL("../../../assets/booths/templates/", import.meta.url));
const templates = readdirSync(TEMPLATES).filter((name) => name.endsWith(".glb"));
const COLOURS = { primary: "#ff0000", secondary: "#00ff00", accent: "#0000ff" };

describe("a template made ready for many booths", () => {
	let hall: HallScene;

	beforeEach(() => {
		hall = createHallScene(null, { engine: new NullEngine(), now: () => 0 });
		// Babylon makes these when first asked for; they are the scene's, no model's.
		expect(hall.scene.defaultMaterial).toBeDefined();
		new PBRMaterial("first", hall.scene).dispose();
	});
	afterEach(() => hall.dispose());

	const holdings = () => {
		const { meshes, materials, textures, geometries, transformNodes, animationGroups } = hall.scene;
		return [meshes, materials, textures, geometries, transformNodes, animationGroups].map((list) => list.length);
	};

	async function open(name: string) {
		const bytes = new Uint8Array(readFileSync(TEMPLATES + name));
		const template = readBoothTemplate(bytes);
		const model = new BoothModel(await loadGlb(bytes, hall.scene, new AbortController().signal), template, hall.scene);
		return { model, template };
	}

	it.each(templates)(
		"[BOOTH1] %s is at most two draws in any colours, and within its footprint's reach",
		async (name) => {
			const { model, template } = await open(name);
			const body = model.instantiate("a", COLOURS, hall.scene);
			expect(body.meshes.length).toBeGreaterThan(0);
			expect(body.meshes.length).toBeLessThanOrEqual(2);
			for (const mesh of body.meshes) {
				mesh.computeWorldMatrix(true);
				const { minimumWorld, maximumWorld } = mesh.getBoundingInfo().boundingBox;
				expect(minimumWorld.x).toBeGreaterThanOrEqual(-template.footprint.width / 2 - 0.5);
				expect(maximumWorld.x).toBeLessThanOrEqual(template.footprint.width / 2 + 0.5);
				expect(minimumWorld.z).toBeGreaterThanOrEqual(-template.footprint.depth / 2 - 0.5);
				expect(maximumWorld.z).toBeLessThanOrEqual(template.footprint.depth / 2 + 0.5);
				expect(minimumWorld.y).toBeGreaterThan(-0.05);
			}
			body.dispose();
			model.dispose();
		},
	);

	it.each(templates)(
		"[BOOTH2] %s leaves nothing behind, and a second booth of it shares its geometry",
		async (name) => {
			const before = holdings();
			const { model } = await open(name);
			const loaded = holdings();
			const a = model.instantiate("a", COLOURS, hall.scene);
			const b = model.instantiate("b", { ...COLOURS, primary: "#123456" }, hall.scene);
			expect(a.meshes[0]!.geometry).toBe(b.meshes[0]!.geometry);
			expect(a.meshes[0]!.material).not.toBe(b.meshes[0]!.material);
			a.dispose();
			expect(b.meshes[0]!.getTotalVertices()).toBeGreaterThan(0);
			b.dispose();
			expect(holdings()).toEqual(loaded);
			model.dispose();
			expect(holdings()).toEqual(before);
		},
	);

	it("[BOOTH1] merging keeps every triangle and turns every normal to unit length", async () => {
		for (const name of templates) {
			const bytes = new Uint8Array(readFileSync(TEMPLATES + name));
			const container = await loadGlb(bytes, hall.scene, new AbortController().signal);
			const triangles = container.meshes.reduce((sum, mesh) => sum + mesh.getTotalIndices() / 3, 0);
			const model = new BoothModel(container, readBoothTemplate(bytes), hall.scene);
			const { meshes } = model.instantiate("a", COLOURS, hall.scene);
			expect(meshes.reduce((sum, mesh) => sum + mesh.getTotalIndices() / 3, 0)).toBe(triangles);
			const normals = meshes[0]!.getVerticesData(VertexBuffer.NormalKind)!;
			for (let i = 0; i < normals.length; i += 3) {
				expect(Math.abs(Math.hypot(normals[i]!, normals[i + 1]!, normals[i + 2]!) - 1)).toBeLessThan(1e-3);
			}
		}
	});

	it("[BOOTH5] a ray at a stand's furniture means the booth; one at the floor of the stand goes through to the floor", async () => {
		const { model, template } = await open("inline.glb");
		const { hitBoxes } = model.instantiate("a", COLOURS, hall.scene);
		setPickTarget(hitBoxes, { kind: "booth", boothId: "a" });
		const wall = template.obstacles.reduce((a, b) => (a.z < b.z ? a : b));
		const eye = new Vector3(wall.x, 1.6, 6);
		const pick = hall.picking.along(new Ray(eye, new Vector3(0, 0, -1), 50));
		expect(pick?.target).toEqual({ kind: "booth", boothId: "a" });
		// Straight down on a spot where nothing stands.
		expect(hall.picking.along(new Ray(new Vector3(0.1, 2, 0.9), new Vector3(0, -1, 0), 50))).toBeUndefined();
	});
});
