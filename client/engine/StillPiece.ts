import { VertexBuffer } from "@babylonjs/core/Buffers/buffer.js";
import type { Material } from "@babylonjs/core/Materials/material.js";
import { PBRMaterial } from "@babylonjs/core/Materials/PBR/pbrMaterial.js";
import type { BaseTexture } from "@babylonjs/core/Materials/Textures/baseTexture.js";
import { Color3 } from "@babylonjs/core/Maths/math.color.js";
import type { AbstractMesh } from "@babylonjs/core/Meshes/abstractMesh.js";

/** Paint without pictures: what a palette can hold. Colours are linear. */
export interface Paint {
	readonly name: string;
	readonly albedo: Color3;
	readonly emissive: Color3;
	readonly metallic: number;
	readonly roughness: number;
	/** Seen from behind too. */
	readonly doubleSided: boolean;
}

/** What can be drawn into an atlas and knows its own size in pixels. */
export type StillPicture = HTMLCanvasElement | OffscreenCanvas;

/** How a piece looks at rest: painted, or a lit picture that its texture coordinates 0–1 run over, v downward. */
export type StillLook =
	| { readonly kind: "paint"; readonly paint: Paint }
	| { readonly kind: "picture"; readonly picture: StillPicture };

/** A surface as it stands, to be drawn together with others. */
export interface StillPiece {
	readonly positions: Float32Array;
	readonly normals: Float32Array;
	/** RGBA, linear; empty: white. */
	readonly colours: Float32Array;
	readonly indices: Uint32Array;
	/** Of a picture. */
	readonly uvs?: Float32Array;
	/** To the scene's frame, column-major as Babylon and WebGL keep it. */
	readonly world: Float32Array;
	readonly look: StillLook;
}

/** Glass thinner than this is left out of a still: drawn as a solid thing it would hide what stands behind it. */
const SOLID_ALPHA = 0.6;
const BLACK = Color3.Black();

/** Paint of a material; of one with pictures, what it would be without them. Undefined for what is seen through. */
export function paintOf(material: Material | null): Paint | undefined {
	if (!(material instanceof PBRMaterial)) return undefined;
	if (material.alpha < SOLID_ALPHA) return undefined;
	const { name, albedoColor, emissiveColor, emissiveIntensity, metallic, roughness, unlit } = material;
	return {
		name,
		albedo: unlit ? BLACK : albedoColor.clone(),
		emissive: unlit ? albedoColor.clone() : emissiveColor.scale(emissiveIntensity),
		// A black metal answers no lamp at all.
		metallic: unlit ? 1 : (metallic ?? 0),
		roughness: unlit ? 1 : (roughness ?? 1),
		doubleSided: !material.backFaceCulling,
	};
}

/** Copies of what a mesh holds as it stands now, bent by its bones if it has any: the mesh may go, the piece stays. */
export function pieceOf(mesh: AbstractMesh, look: StillLook): StillPiece {
	const positions = Float32Array.from(mesh.getPositionData(true, true) ?? []);
	const normals = mesh.getNormalsData(true, true);
	const uvs = look.kind === "picture" ? mesh.getVerticesData(VertexBuffer.UVKind) : undefined;
	return {
		positions,
		normals: normals ? Float32Array.from(normals) : new Float32Array(positions.length),
		colours: coloursOf(mesh, positions.length / 3),
		indices: Uint32Array.from(mesh.getIndices() ?? []),
		...(uvs ? { uvs: Float32Array.from(uvs) } : {}),
		world: Float32Array.from(mesh.computeWorldMatrix(true).asArray()),
		look,
	};
}

/** A whole model. What it has in pictures becomes colours of its vertices: it is for looking at from some way off. */
export async function piecesOf(meshes: readonly AbstractMesh[]): Promise<StillPiece[]> {
	const pieces: StillPiece[] = [];
	for (const mesh of meshes) {
		const paint = paintOf(mesh.material);
		if (!paint || mesh.getTotalVertices() === 0) continue;
		const piece = pieceOf(mesh, { kind: "paint", paint });
		const texture = (mesh.material as PBRMaterial).albedoTexture;
		const uvs = texture && mesh.getVerticesData(VertexBuffer.UVKind);
		if (!texture || !uvs) pieces.push(piece);
		else pieces.push({ ...piece, colours: await coloursFrom(texture, uvs, piece.colours) });
	}
	return pieces;
}

/** Vertex colours as RGBA, whatever the file had; empty without any. */
function coloursOf(mesh: AbstractMesh, vertices: number): Float32Array {
	const buffer = mesh.getVertexBuffer(VertexBuffer.ColorKind);
	const given = buffer && mesh.getVerticesData(VertexBuffer.ColorKind);
	if (!given || vertices === 0) return new Float32Array(0);
	const size = Math.round(given.length / vertices);
	if (size === 4) return Float32Array.from(given);
	const colours = new Float32Array(vertices * 4).fill(1);
	for (let i = 0; i < vertices; i++) for (let c = 0; c < size; c++) colours[i * 4 + c] = given[i * size + c]!;
	return colours;
}

/** Each vertex's own place in a picture, times the colour it had. A picture that cannot be read changes nothing. */
async function coloursFrom(texture: BaseTexture, uvs: ArrayLike<number>, own: Float32Array): Promise<Float32Array> {
	const { width, height } = texture.getSize();
	const pixels = (await texture.readPixels()?.catch(() => null)) ?? null;
	if (!(pixels instanceof Uint8Array) || pixels.length < width * height * 4) return own;
	const vertices = uvs.length / 2;
	const colours = new Float32Array(vertices * 4);
	const wrapped = (value: number) => value - Math.floor(value);
	for (let i = 0; i < vertices; i++) {
		const x = Math.min(width - 1, Math.floor(wrapped(uvs[i * 2]!) * width));
		const y = Math.min(height - 1, Math.floor(wrapped(uvs[i * 2 + 1]!) * height));
		for (let c = 0; c < 3; c++) {
			const linear = (pixels[(y * width + x) * 4 + c]! / 255) ** 2.2;
			colours[i * 4 + c] = linear * (own[i * 4 + c] ?? 1);
		}
		colours[i * 4 + 3] = 1;
	}
	return colours;
}
