import { VertexBuffer } from "@babylonjs/core/Buffers/buffer.js";
import { Constants } from "@babylonjs/core/Engines/constants.js";
import { Material } from "@babylonjs/core/Materials/material.js";
import { PBRMaterial } from "@babylonjs/core/Materials/PBR/pbrMaterial.js";
import { RawTexture } from "@babylonjs/core/Materials/Textures/rawTexture.js";
import { Color3 } from "@babylonjs/core/Maths/math.color.js";
import { Vector3 } from "@babylonjs/core/Maths/math.vector.js";
import { Mesh } from "@babylonjs/core/Meshes/mesh.js";
import { VertexData } from "@babylonjs/core/Meshes/mesh.vertexData.js";
import type { Scene } from "@babylonjs/core/scene.js";

/*
 * Many plain materials in one draw: meshes whose materials have no textures become one mesh whose texture coordinates
 * point into a palette, a picture of one column per material.
 */

/** As many plain materials as one model can have before the rest keep draws of their own. */
const PALETTE_SIZE = 16;
const IDENTITY_COLOUR = [1, 1, 1, 1] as const;

/** A plain material of a model: one column of the palette. */
export interface Plain {
	readonly name: string;
	readonly albedo: Color3;
	readonly emissive: Color3;
	readonly metallic: number;
	readonly roughness: number;
}

/** Which meshes can share one draw, and the column of each of their materials; the others keep draws of their own. */
export function splitPlain(meshes: readonly Mesh[]) {
	const columns = new Map<Material, number>();
	const plain: Mesh[] = [];
	const own: Mesh[] = [];
	for (const mesh of meshes) {
		const { material } = mesh;
		if (material && isPlain(material) && (columns.has(material) || columns.size < PALETTE_SIZE)) {
			if (!columns.has(material)) columns.set(material, columns.size);
			plain.push(mesh);
		} else own.push(mesh);
	}
	return { plain, own, columns, materials: [...columns.keys()].map((material) => readPlain(material as PBRMaterial)) };
}

function isPlain(material: Material): boolean {
	return (
		material instanceof PBRMaterial &&
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

/** Positions and normals in the file's own frame, whatever nodes it had. */
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

export function mergePlain(
	name: string,
	meshes: readonly Mesh[],
	columns: ReadonlyMap<Material, number>,
	scene: Scene,
): Mesh {
	const parts = meshes.map((mesh) => ({ ...placedData(mesh), mesh, column: columns.get(mesh.material!)! }));
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
	const mesh = new Mesh(name, scene);
	data.applyToMesh(mesh);
	mesh.sideOrientation = Material.CounterClockWiseSideOrientation;
	mesh.isPickable = false;
	return mesh;
}

/** The palettes as a material. */
export function createPaletteMaterial(
	name: string,
	materials: readonly Plain[],
	surfaces: RawTexture,
	scene: Scene,
): { readonly material: PBRMaterial; dispose(): void } {
	const { albedo, emissive } = createColourPalettes(materials, scene);
	const material = new PBRMaterial(name, scene);
	material.sideOrientation = Material.CounterClockWiseSideOrientation;
	material.albedoTexture = albedo;
	material.emissiveTexture = emissive;
	material.emissiveColor = Color3.White();
	material.metallicTexture = surfaces;
	material.metallic = 1;
	material.roughness = 1;
	material.useRoughnessFromMetallicTextureGreen = true;
	material.useMetallnessFromMetallicTextureBlue = true;
	material.useRoughnessFromMetallicTextureAlpha = false;
	return {
		material,
		dispose() {
			material.dispose(false, false);
			albedo.dispose();
			emissive.dispose();
		},
	};
}

/** How rough and how metallic each material is: the same whatever its colours. */
export function createSurfacePalette(materials: readonly Plain[], scene: Scene): RawTexture {
	const pixels = new Uint8Array(PALETTE_SIZE * 4);
	materials.forEach(({ metallic, roughness }, column) => {
		pixels.set([255, Math.round(roughness * 255), Math.round(metallic * 255), 255], column * 4);
	});
	return paletteTexture("palette surfaces", pixels, scene, false);
}

function createColourPalettes(materials: readonly Plain[], scene: Scene) {
	const albedo = new Uint8Array(PALETTE_SIZE * 4);
	const emissive = new Uint8Array(PALETTE_SIZE * 4);
	const srgb = ({ r, g, b }: Color3) => [r, g, b].map((value) => Math.round(Math.min(1, value) ** (1 / 2.2) * 255));
	materials.forEach((material, column) => {
		albedo.set([...srgb(material.albedo), 255], column * 4);
		emissive.set([...srgb(material.emissive), 255], column * 4);
	});
	return {
		albedo: paletteTexture("palette colours", albedo, scene, true),
		emissive: paletteTexture("palette glow", emissive, scene, true),
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
