import { readdirSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { Ray } from "@babylonjs/core/Culling/ray.js";
import { NullEngine } from "@babylonjs/core/Engines/nullEngine.js";
import { PBRMaterial } from "@babylonjs/core/Materials/PBR/pbrMaterial.js";
import { Matrix, Quaternion, Vector3 } from "@babylonjs/core/Maths/math.vector.js";
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
		"[BOOTH1] %s is at most one draw beside its paint, and within its footprint's reach",
		async (name) => {
			const { model, template } = await open(name);
			const body = model.instantiate("a", COLOURS);
			expect(body.meshes.length).toBeLessThanOrEqual(1);
			const pieces = model.pieces(COLOURS);
			expect(pieces.length).toBeGreaterThan(0);
			const point = new Vector3();
			for (const { positions, world } of pieces) {
				const matrix = Matrix.FromArray(world);
				for (let i = 0; i < positions.length; i += 3) {
					Vector3.TransformCoordinatesFromFloatsToRef(
						positions[i]!,
						positions[i + 1]!,
						positions[i + 2]!,
						matrix,
						point,
					);
					expect(Math.abs(point.x)).toBeLessThanOrEqual(template.footprint.width / 2 + 0.5);
					expect(Math.abs(point.z)).toBeLessThanOrEqual(template.footprint.depth / 2 + 0.5);
					expect(point.y).toBeGreaterThan(-0.05);
				}
			}
			body.dispose();
			model.dispose();
		},
	);

	it.each(templates)("[BOOTH2] %s leaves nothing behind, and booths of it share what they can", async (name) => {
		const before = holdings();
		const { model } = await open(name);
		const loaded = holdings();
		const a = model.instantiate("a", COLOURS);
		const b = model.instantiate("b", { ...COLOURS, primary: "#123456" });
		expect(a.hitBoxes.geometry).toBe(b.hitBoxes.geometry);
		expect(model.pieces(COLOURS)[0]?.positions).toBe(model.pieces(COLOURS)[0]?.positions);
		a.dispose();
		expect(b.hitBoxes.getTotalVertices()).toBeGreaterThan(0);
		b.dispose();
		expect(holdings()).toEqual(loaded);
		model.dispose();
		expect(holdings()).toEqual(before);
	});

	it.each(templates)("[BOOTH1] %s wears its exhibitor's colours", async (name) => {
		const { model } = await open(name);
		const albedos = model.pieces(COLOURS).flatMap(({ look }) => (look.kind === "paint" ? [look.paint] : []));
		const primary = albedos.find((paint) => paint.name.startsWith("brand.primary"));
		expect(primary?.albedo.toHexString()).toBe("#FF0000");
		model.dispose();
	});

	it.each(templates)("[BOOTH5] in %s nothing of the stand is in front of an exhibit", async (name) => {
		const { model, template } = await open(name);
		const { hitBoxes } = model.instantiate("a", COLOURS);
		setPickTarget(hitBoxes, { kind: "booth", boothId: "a" });
		for (const { name: slot, kind, position, orientation, height } of template.slots) {
			if (kind === "fascia" || kind === "staff") continue;
			const { x, y, z, w } = orientation;
			const out = new Vector3(0, 0, 1).applyRotationQuaternion(new Quaternion(x, y, z, w));
			const middle = new Vector3(position.x, position.y + height / 2, position.z);
			// From a hand before it to a finger before what it hangs on: a column may stand in front of it further off.
			const way = new Ray(middle.add(out.scale(0.2)), out.scale(-1), 0.18);
			expect(hall.picking.along(way)?.target, slot).toBeUndefined();
		}
		model.dispose();
	});

	it("[BOOTH5] a ray at a stand's furniture means the booth; one at the floor of the stand goes through to the floor", async () => {
		const { model, template } = await open("inline.glb");
		const { hitBoxes } = model.instantiate("a", COLOURS);
		setPickTarget(hitBoxes, { kind: "booth", boothId: "a" });
		const wall = template.obstacles.reduce((a, b) => (a.z < b.z ? a : b));
		const eye = new Vector3(wall.x, 1.6, 6);
		const pick = hall.picking.along(new Ray(eye, new Vector3(0, 0, -1), 50));
		expect(pick?.target).toEqual({ kind: "booth", boothId: "a" });
		// Straight down on a spot where nothing stands.
		expect(hall.picking.along(new Ray(new Vector3(0.1, 2, 0.9), new Vector3(0, -1, 0), 50))).toBeUndefined();
	});
});
