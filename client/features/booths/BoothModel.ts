import type { AssetContainer } from "@babylonjs/core/assetContainer.js";
import { VertexBuffer } from "@babylonjs/core/Buffers/buffer.js";
import { Constants } from "@babylonjs/core/Engines/constants.js";
import type { Material } from "@babylonjs/core/Materials/material.js";
import { Material as MaterialConstants } from "@babylonjs/core/Materials/material.js";
import { MultiMaterial } from "@babylonjs/core/Materials/multiMaterial.js";
import { PBRMaterial } from "@babylonjs/core/Materials/PBR/pbrMaterial.js";
import type { BaseTexture } from "@babylonjs/core/Materials/Textures/baseTexture.js";
import { RawTexture } from "@babylonjs/core/Materials/Textures/rawTexture.js";
import { Color3 } from "@babylonjs/core/Maths/math.color.js";
import { Vector3 } from "@babylonjs/core/Maths/math.vector.js";
import { Mesh } from "@babylonjs/core/Meshes/mesh.js";
import { VertexData } from "@babylonjs/core/Meshes/mesh.vertexData.js";
import type { Scene } from "@babylonjs/core/scene.js";
import { SurfaceBuilder } from "#client/engine/SurfaceBuilder.ts";
import type { BoothDocument } from "#shared/features/booths/BoothDocument.ts";
import type { BoothTemplate } from "#shared/features/booths/BoothTemplate.ts";
import { type FloorPoint, fromHall } from "#shared/space/vector.ts";

type Colours = BoothDocument["colours"];

/** As many plain materials as one model can have before the rest keep draws of their own. */
const PALETTE_SIZE = 16;
const BRAND = /^brand\.(primary|secondary|accent)\b/;
const IDENTITY_COLOUR = [1, 1, 1, 1] as const;
/** A ray into a stand's furniture means the stand only up to here; its roof beams let rays through. */
const SOLID_HEIGHT = 2.4;

/** A plain material of the template: one column of the palette. */
interface Plain {
	readonly name: string;
	readonly albedo: Color3;
	readonly emissive: Color3;
	readonly metallic: number;
	readonly roughness: number;
}

/**
 * A template's GLB made ready for many booths: whatever is plain paint becomes one mesh whose texture coordinates point
 * into a palette, one column per material; each booth brings a palette in its own colours. So a stand of seven materials
 * is one draw. What has textures or is see-through keeps its own.
 */
export class BoothModel {
	readonly #plain: Mesh | undefined;
	readonly #plainMaterials: readonly Plain[];
	readonly #own: readonly Mesh[];
	readonly #surfaces: RawTexture | undefined;
	readonly #hitBoxes: Mesh;
	readonly #container: AssetContainer;

	constructor(container: AssetContainer, template: BoothTemplate, scene: Scene) {
		this.#container = container;
		const primitives = container.meshes.filter(
			(mesh): mesh is Mesh => mesh instanceof Mesh && mesh.getTotalVertices() > 0,
		);
		const palette = new Map<Material, number>();
		const plain: Mesh[] = [];
		const own: Mesh[] = [];
		for (const mesh of primitives) {
			const material = mesh.material;
			if (material && isPlain(material) && (palette.has(material) || palette.size < PALETTE_SIZE)) {
				if (!palette.has(material)) palette.set(material, palette.size);
				plain.push(mesh);
			} else own.push(mesh);
		}
		this.#plainMaterials = [...palette.keys()].map((material) => readPlain(material as PBRMaterial));
		this.#plain = plain.length > 0 ? mergePlain(plain, palette, scene) : undefined;
		this.#surfaces = this.#plain && createSurfacePalette(this.#plainMaterials, scene);
		this.#own = own.map((mesh) => bakeOwn(mesh, scene));
		this.#hitBoxes = buildHitBoxes(primitives, template, scene);
		for (const mesh of [this.#plain, ...this.#own, this.#hitBoxes]) mesh?.setEnabled(false);
	}

	/** A booth in its colours. Its meshes share this model's geometry, so they must go before it does. */
	instantiate(name: string, colours: Colours, scene: Scene): BoothBody {
		const meshes: Mesh[] = [];
		const materials: Material[] = [];
		const textures: BaseTexture[] = [];
		if (this.#plain) {
			const { albedo, emissive } = createColourPalettes(this.#plainMaterials, colours, scene);
			const material = new PBRMaterial(`${name} paint`, scene);
			material.sideOrientation = MaterialConstants.CounterClockWiseSideOrientation;
			material.albedoTexture = albedo;
			material.emissiveTexture = emissive;
			material.emissiveColor = Color3.White();
			// Lamps: brighter than white paint under them.
			material.emissiveIntensity = 1.6;
			material.metallicTexture = this.#surfaces!;
			material.metallic = 1;
			material.roughness = 1;
			material.useRoughnessFromMetallicTextureGreen = true;
			material.useMetallnessFromMetallicTextureBlue = true;
			material.useRoughnessFromMetallicTextureAlpha = false;
			const mesh = this.#plain.clone(`${name} stand`, null, true);
			mesh.material = material;
			meshes.push(mesh);
			materials.push(material);
			textures.push(albedo, emissive);
		}
		for (const prototype of this.#own) {
			const mesh = prototype.clone(`${name} ${prototype.name}`, null, true);
			const brand = prototype.material && BRAND.exec(prototype.material.name);
			if (brand && prototype.material instanceof PBRMaterial) {
				const material = prototype.material.clone(`${name} ${prototype.material.name}`, false);
				material.albedoColor = brandColour(brand, colours);
				mesh.material = material;
				materials.push(material);
			}
			meshes.push(mesh);
		}
		const hitBoxes = this.#hitBoxes.clone(`${name} hit boxes`, null, true);
		for (const mesh of [...meshes, hitBoxes]) mesh.setEnabled(true);
		return {
			meshes,
			materials,
			hitBoxes,
			dispose() {
				for (const mesh of [...meshes, hitBoxes]) mesh.dispose(true, false);
				for (const material of materials) material.dispose(false, false);
				for (const texture of textures) texture.dispose();
			},
		};
	}

	dispose(): void {
		for (const mesh of [this.#plain, ...this.#own, this.#hitBoxes]) mesh?.dispose(true, false);
		this.#surfaces?.dispose();
		this.#container.dispose();
	}
}

/** One booth's meshes, in the booth's frame: give them their place, then freeze. */
export interface BoothBody {
	readonly meshes: readonly Mesh[];
	/** The materials that are this booth's own. */
	readonly materials: readonly Material[];
	/** Not drawn; answers rays for walls, counters and plinths. */
	readonly hitBoxes: Mesh;
	dispose(): void;
}

function isPlain(material: Material): boolean {
	return (
		material instanceof PBRMaterial &&
		!(material instanceof MultiMaterial) &&
		material.getActiveTextures().every((texture) => texture === material.getScene().environmentTexture) &&
		material.alpha >= 1 &&
		!material.needAlphaBlending() &&
		!material.unlit &&
		material.backFaceCulling &&
		!material.clearCoat.isEnabled
	);
}

function readPlain(material: PBRMaterial): Plain {
	return {
		name: material.name,
		albedo: material.albedoColor.clone(),
		emissive: material.emissiveColor.scale(material.emissiveIntensity),
		metallic: material.metallic ?? 0,
		roughness: material.roughness ?? 1,
	};
}

function brandColour(brand: RegExpExecArray, colours: Colours): Color3 {
	return Color3.FromHexString(colours[brand[1] as keyof Colours]).toLinearSpace();
}

/** Positions and normals in the booth's frame, whatever nodes the file had. */
function placedData(mesh: Mesh): { positions: Float32Array; normals: Float32Array; indices: number[] } {
	const world = mesh.computeWorldMatrix(true);
	const positions = Float32Array.from(mesh.getVerticesData(VertexBuffer.PositionKind) ?? []);
	const normals = Float32Array.from(
		mesh.getVerticesData(VertexBuffer.NormalKind) ?? new Float32Array(positions.length),
	);
	const point = new Vector3();
	for (let i = 0; i < positions.length; i += 3) {
		Vector3.TransformCoordinatesFromFloatsToRef(positions[i]!, positions[i + 1]!, positions[i + 2]!, world, point);
		point.toArray(positions, i);
		Vector3.TransformNormalFromFloatsToRef(normals[i]!, normals[i + 1]!, normals[i + 2]!, world, point);
		point.normalize().toArray(normals, i);
	}
	const indices = Array.from(mesh.getIndices() ?? []);
	if (world.determinant() < 0) {
		for (let i = 0; i < indices.length; i += 3) [indices[i], indices[i + 1]] = [indices[i + 1]!, indices[i]!];
	}
	return { positions, normals, indices };
}

/** Vertex colours as RGBA, whatever the file had; white without any. */
function coloursOf(mesh: Mesh, vertices: number): Float32Array {
	const out = new Float32Array(vertices * 4);
	const buffer = mesh.getVertexBuffer(VertexBuffer.ColorKind);
	const given = mesh.getVerticesData(VertexBuffer.ColorKind);
	const size = buffer && given ? Math.round(given.length / vertices) : 0;
	for (let i = 0; i < vertices; i++) {
		for (let c = 0; c < 4; c++) out[i * 4 + c] = c < size ? given![i * size + c]! : IDENTITY_COLOUR[c]!;
	}
	return out;
}

function mergePlain(meshes: readonly Mesh[], palette: ReadonlyMap<Material, number>, scene: Scene): Mesh {
	const parts = meshes.map((mesh) => ({ ...placedData(mesh), mesh, column: palette.get(mesh.material!)! }));
	const vertices = parts.reduce((sum, { positions }) => sum + positions.length / 3, 0);
	const positions = new Float32Array(vertices * 3);
	const normals = new Float32Array(vertices * 3);
	const colours = new Float32Array(vertices * 4);
	const uvs = new Float32Array(vertices * 2);
	const indices: number[] = [];
	let base = 0;
	for (const part of parts) {
		const count = part.positions.length / 3;
		positions.set(part.positions, base * 3);
		normals.set(part.normals, base * 3);
		colours.set(coloursOf(part.mesh, count), base * 4);
		for (let i = 0; i < count; i++) {
			uvs[(base + i) * 2] = (part.column + 0.5) / PALETTE_SIZE;
			uvs[(base + i) * 2 + 1] = 0.5;
		}
		for (const index of part.indices) indices.push(base + index);
		base += count;
	}
	const data = new VertexData();
	Object.assign(data, { positions, normals, colors: colours, uvs, indices });
	const mesh = new Mesh("booth prototype", scene);
	data.applyToMesh(mesh);
	mesh.sideOrientation = MaterialConstants.CounterClockWiseSideOrientation;
	mesh.isPickable = false;
	return mesh;
}

function bakeOwn(source: Mesh, scene: Scene): Mesh {
	const { positions, normals, indices } = placedData(source);
	const data = new VertexData();
	Object.assign(data, { positions, normals, indices, colors: coloursOf(source, positions.length / 3) });
	for (const [kind, key] of [
		[VertexBuffer.UVKind, "uvs"],
		[VertexBuffer.UV2Kind, "uvs2"],
	] as const) {
		const values = source.getVerticesData(kind);
		if (values) data[key] = Float32Array.from(values);
	}
	const mesh = new Mesh(source.name, scene);
	data.applyToMesh(mesh);
	mesh.sideOrientation = MaterialConstants.CounterClockWiseSideOrientation;
	mesh.material = source.material;
	mesh.isPickable = false;
	return mesh;
}

function createSurfacePalette(materials: readonly Plain[], scene: Scene): RawTexture {
	const pixels = new Uint8Array(PALETTE_SIZE * 4);
	materials.forEach(({ metallic, roughness }, column) => {
		pixels.set([255, Math.round(roughness * 255), Math.round(metallic * 255), 255], column * 4);
	});
	return paletteTexture("booth surfaces", pixels, scene, false);
}

function createColourPalettes(materials: readonly Plain[], colours: Colours, scene: Scene) {
	const albedo = new Uint8Array(PALETTE_SIZE * 4);
	const emissive = new Uint8Array(PALETTE_SIZE * 4);
	const srgb = ({ r, g, b }: Color3) => [r, g, b].map((value) => Math.round(Math.min(1, value) ** (1 / 2.2) * 255));
	materials.forEach((material, column) => {
		const brand = BRAND.exec(material.name);
		albedo.set([...srgb(brand ? brandColour(brand, colours) : material.albedo), 255], column * 4);
		emissive.set([...srgb(material.emissive), 255], column * 4);
	});
	return {
		albedo: paletteTexture("booth colours", albedo, scene, true),
		emissive: paletteTexture("booth glow", emissive, scene, true),
	};
}

function paletteTexture(name: string, pixels: Uint8Array, scene: Scene, gammaSpace: boolean): RawTexture {
	// Nearest: a column must not bleed into its neighbour.
	const texture = RawTexture.CreateRGBATexture(
		pixels,
		PALETTE_SIZE,
		1,
		scene,
		false,
		false,
		Constants.TEXTURE_NEAREST_SAMPLINGMODE,
	);
	texture.name = name;
	texture.gammaSpace = gammaSpace;
	texture.wrapU = texture.wrapV = Constants.TEXTURE_CLAMP_ADDRESSMODE;
	return texture;
}

/** A box on each obstacle, as high as what stands in it: a few dozen triangles for rays instead of ten thousand. */
function buildHitBoxes(meshes: readonly Mesh[], template: BoothTemplate, scene: Scene): Mesh {
	const heights = template.obstacles.map(() => 0);
	const local: FloorPoint = { x: 0, z: 0 };
	for (const mesh of meshes) {
		const { positions } = placedData(mesh);
		for (let i = 0; i < positions.length; i += 3) {
			const y = positions[i + 1]!;
			if (y > SOLID_HEIGHT) continue;
			template.obstacles.forEach((obstacle, index) => {
				if (y <= heights[index]!) return;
				fromHall(obstacle, positions[i]!, positions[i + 2]!, local);
				const inside = Math.abs(local.x) <= obstacle.width / 2 + 0.02 && Math.abs(local.z) <= obstacle.depth / 2 + 0.02;
				if (inside) heights[index] = y;
			});
		}
	}
	const builder = new SurfaceBuilder();
	template.obstacles.forEach((obstacle, index) => {
		builder.box(obstacle, 0, Math.max(0.1, heights[index]!), [1, 1, 1]);
	});
	for (const slot of template.slots) {
		if (slot.kind !== "fascia") continue;
		const { x, y, z, w } = slot.orientation;
		const rotation = 2 * Math.atan2(y, w);
		if (Math.abs(x) > 0.1 || Math.abs(z) > 0.1) continue;
		const place = {
			x: slot.position.x,
			z: slot.position.z,
			width: slot.width,
			depth: Math.max(slot.depth, 0.1),
			rotation,
		};
		builder.box(place, slot.position.y, slot.position.y + slot.height, [1, 1, 1], { bottom: true });
	}
	const mesh = builder.build("booth hit boxes", scene);
	// Answers rays, is never drawn: Babylon skips what is not visible at all, yet picks it.
	mesh.visibility = 0;
	return mesh;
}
