import { mkdtempSync, writeFileSync } from "node:fs";
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import sharp from "sharp";
import { describe, expect, it } from "vitest";
import { checkBoothModel } from "#server/features/media/processing/checkBoothModel.ts";
import { openGlb } from "#server/features/media/processing/glb.ts";
import { unpackGlb } from "#server/features/media/processing/packGlb.ts";
import { takeModel } from "#server/features/media/processing/takeModel.ts";
import { readBoothTemplate } from "#shared/features/booths/readBoothTemplate.ts";
import { SLOT_LIMITS } from "#shared/features/budget/BoothBudget.ts";
import { temporaryFolder } from "#tests/harness/databases.ts";
import { ASSET, announcedTriangles, chainOfNodes, model, rawGlb } from "./files.ts";

const folder = temporaryFolder();

async function take(bytes: Uint8Array, kind: "model" | "stand" = "model") {
	const path = join(mkdtempSync(join(folder, "model-")), "model");
	writeFileSync(path, bytes);
	const taken = await takeModel(path, kind, `${path}.glb`);
	const written = await readFile(`${path}.glb`);
	return { taken, written, document: await unpackGlb(written) };
}

const scene = { asset: ASSET, scene: 0, scenes: [{ nodes: [0] }] };

describe("[MEDIA8] a model that would cost too much to look at is refused before it is decoded", () => {
	it.each<[string, () => Uint8Array | Promise<Uint8Array>, string]>([
		["ten million triangles", () => announcedTriangles(10_000_000), "model-too-many-triangles"],
		["more triangles than a number holds", () => announcedTriangles(1e300), "model-too-complex"],
		[
			"a node that contains itself",
			() => rawGlb({ ...scene, nodes: [{ children: [1] }, { children: [0] }] }),
			"model-cycle",
		],
		["a node that is its own child", () => rawGlb({ ...scene, nodes: [{ children: [0] }] }), "model-cycle"],
		[
			"a node of two parents",
			() => rawGlb({ ...scene, nodes: [{ children: [1, 2] }, { children: [2] }, {}] }),
			"model-cycle",
		],
		["a child that is not there", () => rawGlb({ ...scene, nodes: [{ children: [7] }] }), "model-invalid"],
		["a chain of five thousand nodes", () => chainOfNodes(5_000), "model-too-complex"],
		[
			"a hundred thousand nodes",
			() => rawGlb({ ...scene, nodes: Array.from({ length: 100_000 }, () => ({})) }),
			"model-too-complex",
		],
		[
			"a picture of another host",
			() => rawGlb({ ...scene, nodes: [{}], images: [{ uri: "https://example.com/a.png" }] }),
			"model-external-files",
		],
		[
			"geometry in a file beside it",
			() => rawGlb({ ...scene, nodes: [{}], buffers: [{ uri: "../../etc/passwd", byteLength: 4 }] }),
			"model-external-files",
		],
		[
			"a compression that nobody here reads",
			() => rawGlb({ ...scene, nodes: [{}], extensionsRequired: ["KHR_draco_mesh_compression"] }),
			"model-unsupported",
		],
		[
			"eight kilobytes that unfold to a terabyte",
			() =>
				rawGlb({
					...scene,
					nodes: [{}],
					bufferViews: [
						{ buffer: 0, byteLength: 8, extensions: { EXT_meshopt_compression: { count: 1e9, byteStride: 1024 } } },
					],
				}),
			"model-too-complex",
		],
		[
			"something behind its end",
			async () => Buffer.concat([await model({ steps: 1 }), Buffer.from("<script>alert(1)</script>")]),
			"polyglot",
		],
		["half of it", async () => (await model()).subarray(0, 2_000), "unreadable"],
		["JSON that is none", () => rawGlb("{"), "unreadable"],
		["a list instead of glTF", () => rawGlb([]), "unreadable"],
		["geometry that the validator refuses", () => rawGlb({ ...scene, nodes: [{ mesh: 3 }] }), "model-invalid"],
	])("%s", async (_what, make, reason) => {
		await expect(take(await make())).rejects.toMatchObject({ reason });
	});

	it("says what the validator found", async () => {
		await expect(take(rawGlb({ ...scene, nodes: [{ mesh: 3 }] }))).rejects.toMatchObject({
			detail: expect.stringContaining("UNRESOLVED_REFERENCE"),
		});
	});

	it("a picture on it of a billion pixels", async () => {
		const { pngBomb } = await import("./files.ts");
		const bomb = pngBomb(40_000, 40_000);
		const padded = Buffer.concat([bomb, Buffer.alloc((4 - (bomb.length % 4)) % 4)]);
		const glb = rawGlb(
			{
				...scene,
				nodes: [{}],
				buffers: [{ byteLength: padded.length }],
				bufferViews: [{ buffer: 0, byteLength: bomb.length }],
				images: [{ bufferView: 0, mimeType: "image/png" }],
			},
			padded,
		);
		await expect(take(glb)).rejects.toMatchObject({ reason: "picture-too-large" });
	});
});

describe("[MEDIA9] a model is reduced until it fits its place, and means the same", () => {
	it("many pieces of one material become one draw, its parts stay their own", async () => {
		const { taken, document } = await take(await model({ pieces: 60 }));
		expect(taken.reduction?.before.draws).toBe(61);
		expect(taken.reduction?.after.draws).toBe(2);
		expect(taken.reduction?.after.triangles).toBe(taken.reduction?.before.triangles);
		expect(taken.facts).toMatchObject({ kind: "model", parts: ["rotor"], animations: ["turn"] });
		const rotor = document
			.getRoot()
			.listNodes()
			.find((node) => node.getName() === "rotor");
		expect(rotor?.getExtras()).toEqual({ part: "rotor" });
		// Fewer bits may put the mesh below its node, with the scale that they need.
		const [mesh] = [rotor, ...(rotor?.listChildren() ?? [])].flatMap((node) => node?.getMesh() ?? []);
		expect(mesh?.listPrimitives().map((primitive) => primitive.getMaterial()?.getName())).toEqual(["brand.accent"]);
		const [turn] = document.getRoot().listAnimations();
		expect(turn?.listChannels()[0]?.getTargetNode()).toBe(rotor);
	});

	it("stands where it stood, to a millimetre", async () => {
		const { document } = await take(await model({ pieces: 3 }));
		const [max] = document
			.getRoot()
			.listNodes()
			.filter((node) => node.getName() !== "rotor" && node.getMesh())
			.map((node) => node.getMesh()!.listPrimitives()[0]!.getAttribute("POSITION")!.getMaxNormalized([0, 0, 0]));
		expect(max).toBeDefined();
		const { getBounds } = await import("@gltf-transform/functions");
		const bounds = getBounds(document.getRoot().getDefaultScene()!);
		expect(bounds.max[0]).toBeCloseTo(3.2, 2);
		expect(bounds.max[1]).toBeCloseTo(1.3, 2);
		expect(bounds.min[2]).toBeCloseTo(0, 2);
	});

	it("too many triangles become as many as fit", async () => {
		const { taken } = await take(await model({ pieces: 2, steps: 120 }));
		expect(taken.reduction?.before.triangles).toBe(86_400);
		expect(taken.reduction?.after.triangles).toBeLessThanOrEqual(SLOT_LIMITS.model.triangles);
		expect(taken.reduction?.after.triangles).toBeGreaterThan(200);
		expect(taken.reduction?.fits).toBe(true);
	});

	it("textures are written anew, smaller, and tell nothing of who made them", async () => {
		const bytes = await model({ pieces: 1, texture: 4096 });
		expect(bytes.includes("secret of the photographer")).toBe(true);
		const { taken, written, document } = await take(bytes);
		expect(written.includes("secret of the photographer")).toBe(false);
		expect(taken.reduction?.after.textureBytes).toBeLessThanOrEqual(SLOT_LIMITS.model.textureBytes);
		const [texture] = document.getRoot().listTextures();
		expect(await sharp(texture!.getImage()!).metadata()).toMatchObject({ format: "webp", width: 1024, height: 1024 });
	});

	it("what was reduced can be handed in again", async () => {
		const first = await take(await model({ pieces: 5, texture: 256 }));
		const second = await take(first.written);
		expect(second.taken.reduction?.after.triangles).toBe(first.taken.reduction?.after.triangles);
		expect(second.taken.reduction?.after.draws).toBe(first.taken.reduction?.after.draws);
		expect(openGlb(second.written).json.extensionsRequired).toContain("EXT_meshopt_compression");
	});
});

describe("[MEDIA10] a booth's own GLB is told what it lacks", () => {
	it("one with footprint, slots and brand materials is taken, and is a template afterwards", async () => {
		const { taken, written } = await take(await model({ stand: true }), "stand");
		expect(readBoothTemplate(written).slots.map(({ name }) => name)).toEqual(["fascia", "poster-1"]);
		expect(taken.facts).toMatchObject({ kind: "stand", slots: ["fascia", "poster-1"] });
		expect(taken.checklist?.filter(({ result }) => result === "missing")).toEqual([]);
		expect(taken.checklist).toContainEqual({ code: "brand-materials", result: "warning", detail: "brand.secondary" });
	});

	it("one without is refused with the list", async () => {
		const refused = await take(await model(), "stand").catch((error) => error);
		expect(refused).toMatchObject({ reason: "stand-incomplete" });
		expect(refused.checklist).toContainEqual({
			code: "footprint",
			result: "missing",
			detail: expect.stringContaining("footprint"),
		});
	});

	it.each<[string, unknown, string]>([
		["no slots", { ...scene, nodes: [{ extras: { footprint: { width: 3, depth: 3 } } }] }, "slots"],
		["a footprint of nothing", { ...scene, nodes: [{ extras: { footprint: { width: 0, depth: 3 } } }] }, "footprint"],
		["another file", { ...scene, nodes: [{}], images: [{ uri: "wall.png" }] }, "embedded"],
		[
			"a slot outside",
			{
				...scene,
				nodes: [
					{ extras: { footprint: { width: 3, depth: 3 } }, children: [1] },
					{ name: "poster-1", translation: [30, 0, 0], extras: { slot: "poster", width: 1, height: 1, depth: 0.1 } },
				],
			},
			"inside-footprint",
		],
	])("%s", (_what, json, code) => {
		expect(checkBoothModel(rawGlb(json))).toContainEqual(expect.objectContaining({ code, result: "missing" }));
	});

	it("whatever the bytes, there is a list", () => {
		expect(checkBoothModel(Buffer.from("glTF"))).toEqual([
			expect.objectContaining({ code: "readable", result: "missing" }),
		]);
	});
});
