import { readFile, writeFile } from "node:fs/promises";
import { type Document, Logger, PropertyType } from "@gltf-transform/core";
import { EXTTextureWebP, type Transmission } from "@gltf-transform/extensions";
import {
	dedup,
	dequantize,
	listTextureSlots,
	metalRough,
	palette,
	prune,
	simplify,
	weld,
} from "@gltf-transform/functions";
import { validateBytes } from "gltf-validator";
import { MeshoptSimplifier } from "meshoptimizer/simplifier";
import sharp from "sharp";
import { SLOT_LIMITS } from "#shared/features/budget/BoothBudget.ts";
import type { BoothCost } from "#shared/features/budget/BoothCost.ts";
import type { StandCheck } from "#shared/features/media/Media.ts";
import { checkBoothModel } from "./checkBoothModel.ts";
import { FileRefused } from "./FileRefused.ts";
import { checkGlb, checkPictures, GLB_LIMITS, type GlbMeasure, type GlbParts, measureGlb, openGlb } from "./glb.ts";
import type { Taken } from "./Job.ts";
import { joinStill } from "./joinStill.ts";
import { packGlb, unpackGlb } from "./packGlb.ts";

/** Longest side of a texture, tried from the left until all together fit their slot. */
const TEXTURE_SIDES = [2048, 1024, 512, 256];
/** How far a surface may move, as a part of the model's radius; tried from the left until the triangles fit. */
const SIMPLIFY_ERRORS = [0.001, 0.004, 0.012, 0.03];
/** Glass that bends what is behind it draws the hall twice in a headset; this much of its colour is seen instead. */
const GLASS_ALPHA = 0.35;

/** Caps, then the validator, then the pipeline: what is served was written here. Throws a {@link FileRefused}. */
export async function takeModel(path: string, kind: "model" | "stand", output: string): Promise<Taken> {
	const bytes = await readFile(path);
	const glb = openGlb(bytes);
	checkGlb(glb);
	await checkPictures(glb);
	await validate(bytes);
	const checklist = kind === "stand" ? standChecklist(bytes) : null;
	const before = await measureGlb(glb, bytes.length);

	const packed = await reduce(bytes, glb, kind);
	const reduced = openGlb(packed);
	const after = await measureGlb(reduced, packed.length);
	await writeFile(output, packed);
	const limit = SLOT_LIMITS[kind];
	return {
		files: [{ path: output, ending: "glb" }],
		facts: {
			kind,
			...costOf(after),
			parts: [...after.parts],
			animations: [...after.animations],
			slots: [...after.slots],
		},
		reduction: { before: costOf(before), after: costOf(after), limit, fits: fits(after, limit) },
		checklist,
		keepsOriginal: true,
	};
}

function costOf({ triangles, draws, textureBytes, bytes }: GlbMeasure): BoothCost {
	return { triangles, draws, textureBytes, bytes };
}

function fits(cost: BoothCost, limit: BoothCost): boolean {
	return (
		cost.triangles <= limit.triangles &&
		cost.draws <= limit.draws &&
		cost.textureBytes <= limit.textureBytes &&
		cost.bytes <= limit.bytes
	);
}

/** Told to whoever made the file: the first few, with how many there are. */
const ERRORS_TOLD = 3;

/** glTF's own validator: what it calls an error, some reader will stumble over. */
async function validate(bytes: Uint8Array): Promise<void> {
	const { issues } = await validateBytes(new Uint8Array(bytes), { maxIssues: 200 });
	const errors = issues.messages.filter(({ severity }) => severity === 0);
	if (errors.length === 0) return;
	const told = errors.slice(0, ERRORS_TOLD).map(({ code, message, pointer }) => `${code} ${pointer ?? ""}: ${message}`);
	throw new FileRefused("model-invalid", `${issues.numErrors} errors. ${told.join(" ")}`.slice(0, 1000));
}

function standChecklist(bytes: Uint8Array): StandCheck[] {
	const checklist = checkBoothModel(bytes);
	if (checklist.some(({ result }) => result === "missing")) throw new StandIncomplete(checklist);
	return checklist;
}

/** A booth's own GLB that cannot be one yet: the list says what it lacks. */
export class StandIncomplete extends FileRefused {
	readonly checklist: StandCheck[];

	constructor(checklist: StandCheck[]) {
		super("stand-incomplete");
		this.checklist = checklist;
	}
}

async function reduce(bytes: Uint8Array, { json }: GlbParts, kind: "model" | "stand"): Promise<Uint8Array> {
	await MeshoptSimplifier.ready;
	const document = await unpackGlb(bytes);
	document.setLogger(new Logger(Logger.Verbosity.SILENT));
	keepDefaultScene(document, json.scene);
	const limit = SLOT_LIMITS[kind];

	await document.transform(dequantize(), metalRough());
	simplifyGlass(document);
	dropLights(document);
	await document.transform(
		dedup({
			propertyTypes: [PropertyType.ACCESSOR, PropertyType.TEXTURE, PropertyType.MATERIAL],
			keepUniqueNames: true,
		}),
		prune({ keepLeaves: true, keepExtras: true, keepAttributes: false }),
	);
	if (kind === "model" && materialsOf(document).length > limit.draws) await document.transform(palette({ min: 2 }));
	joinStill(document);
	await document.transform(weld(), prune({ keepLeaves: true, keepExtras: true }));
	await simplifyTo(document, limit.triangles);
	await shrinkTextures(document, limit.textureBytes);
	return packGlb(document);
}

/** What other scenes hold is never seen. */
function keepDefaultScene(document: Document, index = 0): void {
	const root = document.getRoot();
	const scenes = root.listScenes();
	const shown = root.getDefaultScene() ?? scenes[index] ?? scenes[0];
	if (!shown) throw new FileRefused("model-invalid", "it has no scene");
	root.setDefaultScene(shown);
	for (const scene of scenes) if (scene !== shown) scene.dispose();
}

function materialsOf(document: Document) {
	return document.getRoot().listMaterials();
}

function simplifyGlass(document: Document): void {
	for (const material of materialsOf(document)) {
		const glass = material.getExtension<Transmission>("KHR_materials_transmission");
		if (!glass || glass.getTransmissionFactor() === 0) continue;
		const [red, green, blue] = material.getBaseColorFactor();
		material.setAlphaMode("BLEND").setBaseColorFactor([red, green, blue, GLASS_ALPHA]);
	}
	dropExtensions(document, ["KHR_materials_transmission", "KHR_materials_volume"]);
}

/** The hall has its own light. */
function dropLights(document: Document): void {
	dropExtensions(document, ["KHR_lights_punctual"]);
}

function dropExtensions(document: Document, names: readonly string[]): void {
	for (const extension of document.getRoot().listExtensionsUsed()) {
		if (names.includes(extension.extensionName)) extension.dispose();
	}
}

async function simplifyTo(document: Document, limit: number): Promise<void> {
	for (const error of SIMPLIFY_ERRORS) {
		const triangles = countTriangles(document);
		if (triangles <= limit) return;
		await document.transform(simplify({ simplifier: MeshoptSimplifier, ratio: limit / triangles, error }));
	}
}

function countTriangles(document: Document): number {
	let triangles = 0;
	for (const node of document.getRoot().listNodes()) {
		for (const primitive of node.getMesh()?.listPrimitives() ?? []) {
			const count = (primitive.getIndices() ?? primitive.getAttribute("POSITION"))?.getCount() ?? 0;
			triangles += count / 3;
		}
	}
	return triangles;
}

/** Written anew, each one: what else a picture carried along is gone. */
async function shrinkTextures(document: Document, limitBytes: number): Promise<void> {
	const textures = document.getRoot().listTextures();
	if (textures.length === 0) return;
	const sizes = await Promise.all(
		textures.map(async (texture) => {
			const { width = 1, height = 1 } = await sharp(texture.getImage() ?? new Uint8Array()).metadata();
			return { width, height };
		}),
	);
	const bytesAt = (side: number) =>
		sizes.reduce((sum, { width, height }) => {
			const scale = Math.min(1, side / Math.max(width, height));
			return sum + (width * scale * height * scale * 16) / 3;
		}, 0);
	const side = TEXTURE_SIDES.find((candidate) => bytesAt(candidate) <= limitBytes) ?? TEXTURE_SIDES.at(-1)!;
	document.createExtension(EXTTextureWebP).setRequired(true);
	for (const texture of textures) {
		const isData = listTextureSlots(texture).some((slot) => /normal|metallicRoughness|occlusion/i.test(slot));
		const image = await sharp(texture.getImage() ?? new Uint8Array(), { limitInputPixels: GLB_LIMITS.texturePixels })
			.resize({ width: side, height: side, fit: "inside", withoutEnlargement: true })
			// Directions and roughness show every block of a strong compression as a dent.
			.webp({ quality: isData ? 92 : 84, effort: 4, smartSubsample: isData })
			.toBuffer();
		texture.setImage(new Uint8Array(image)).setMimeType("image/webp").setURI("");
	}
}
