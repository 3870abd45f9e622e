import { PBRMaterial } from "@babylonjs/core/Materials/PBR/pbrMaterial.js";
import type { BaseTexture } from "@babylonjs/core/Materials/Textures/baseTexture.js";
import { DynamicTexture } from "@babylonjs/core/Materials/Textures/dynamicTexture.js";
import { Color3 } from "@babylonjs/core/Maths/math.color.js";
import { Mesh } from "@babylonjs/core/Meshes/mesh.js";
import { VertexData } from "@babylonjs/core/Meshes/mesh.vertexData.js";
import { setPickTarget } from "#client/engine/Picking.ts";
import { paintOf, pieceOf, type StillPicture, type StillPiece } from "#client/engine/StillPiece.ts";
import type { SlotPlace } from "./ExhibitView.ts";
import { fitFace } from "./fitInto.ts";

const FRAME_DEPTH = 0.018;
/** The picture stands a little proud of its frame, so that the two never fight for a pixel. */
const PICTURE_LIFT = 0.0015;
const FRAME_SHARE = 0.018;
const HELD_COLOUR = Color3.FromHexString("#35d0ba").toLinearSpace();

/**
 * A flat picture in a thin frame, fitted into the slot's face by the picture's aspect and centred in it. Unlit, so that
 * it reads the same under every lamp; the frame is part of the fit. Owns the texture it shows.
 */
export class FramedPanel {
	readonly #place: SlotPlace;
	readonly #picture: Mesh;
	readonly #frame: Mesh;
	readonly #material: PBRMaterial;
	readonly #frameMaterial: PBRMaterial;
	readonly #frameColour: Color3;
	#texture: BaseTexture | null = null;
	#aspect = 0;

	constructor(place: SlotPlace, frameColour = "#20262b") {
		this.#place = place;
		const name = `exhibit ${place.boothId}/${place.slot.name}`;
		this.#material = unlit(`${name} picture`, place);
		this.#frameMaterial = unlit(`${name} frame`, place);
		this.#frameColour = Color3.FromHexString(frameColour).toLinearSpace();
		this.#frameMaterial.albedoColor = this.#frameColour;
		this.#frame = new Mesh(`${name} frame`, place.scene, place.node);
		this.#frame.material = this.#frameMaterial;
		this.#frame.isPickable = false;
		this.#picture = new Mesh(`${name} picture`, place.scene, place.node);
		this.#picture.material = this.#material;
		this.#picture.setEnabled(false);
		this.#frame.setEnabled(false);
		setPickTarget(this.#picture, { kind: "exhibit", boothId: place.boothId, slot: place.slot.name });
	}

	get texture(): BaseTexture | null {
		return this.#texture;
	}

	/** Shows a texture of this aspect in place of the one before, which is disposed unless it is `kept` elsewhere. */
	show(texture: BaseTexture, aspect: number, before: "dispose" | "keep" = "dispose"): void {
		if (this.#picture.isDisposed()) {
			// It came in after the visitor had left.
			texture.dispose();
			return;
		}
		if (this.#texture !== texture && before === "dispose") this.#texture?.dispose();
		this.#texture = texture;
		this.#material.albedoTexture = texture;
		if (Math.abs(aspect - this.#aspect) > 1e-4) this.#fit(aspect);
		this.#picture.setEnabled(true);
		this.#frame.setEnabled(true);
	}

	/** Frame and picture as they are now; a moving picture has no still. */
	still(): StillPiece[] {
		const frame = paintOf(this.#frameMaterial);
		if (!(this.#texture instanceof DynamicTexture) || !frame) return [];
		// Its edges have its front's normals: which way they face cannot be told from them.
		const pieces = [pieceOf(this.#frame, { kind: "paint", paint: { ...frame, doubleSided: true } })];
		const picture = this.#texture.getContext().canvas as unknown as StillPicture;
		pieces.push(pieceOf(this.#picture, { kind: "picture", picture }));
		return pieces;
	}

	/** The frame lights up while someone has the exhibit in hand. */
	mark(isHeld: boolean): void {
		this.#frameMaterial.albedoColor = isHeld ? HELD_COLOUR : this.#frameColour;
	}

	dispose(): void {
		this.#texture?.dispose();
		this.#texture = null;
		this.#picture.dispose();
		this.#frame.dispose();
		this.#material.dispose();
		this.#frameMaterial.dispose();
	}

	#fit(aspect: number): void {
		this.#aspect = aspect;
		const { slot } = this.#place;
		const border = Math.min(slot.width, slot.height) * FRAME_SHARE;
		const inner = { width: slot.width - 2 * border, height: slot.height - 2 * border };
		const face = fitFace(inner, aspect);
		const depth = Math.min(FRAME_DEPTH, slot.depth / 2);
		const middle = slot.height / 2;
		quad(face.width, face.height, middle, depth).applyToMesh(this.#picture);
		block(face.width + 2 * border, face.height + 2 * border, middle, depth - PICTURE_LIFT).applyToMesh(this.#frame);
	}
}

function unlit(name: string, { scene }: SlotPlace): PBRMaterial {
	const material = new PBRMaterial(name, scene);
	material.unlit = true;
	return material;
}

/** Faces +Z; v runs down the picture, as in glTF and as canvases count. */
function quad(width: number, height: number, middle: number, z: number): VertexData {
	const data = new VertexData();
	const [x, top, bottom] = [width / 2, middle + height / 2, middle - height / 2];
	data.positions = [-x, bottom, z, x, bottom, z, x, top, z, -x, top, z];
	data.normals = [0, 0, 1, 0, 0, 1, 0, 0, 1, 0, 0, 1];
	data.uvs = [0, 1, 1, 1, 1, 0, 0, 0];
	// Babylon's materials wind their fronts clockwise, whichever hand the scene has.
	data.indices = [0, 2, 1, 0, 3, 2];
	return data;
}

/** A slab from the slot's back to `depth`: its front and its four edges; nobody sees its back. */
function block(width: number, height: number, middle: number, depth: number): VertexData {
	const [x, top, bottom] = [width / 2, middle + height / 2, middle - height / 2];
	const corners = [
		[-x, bottom],
		[x, bottom],
		[x, top],
		[-x, top],
	] as const;
	const positions = [...corners.flatMap(([cx, cy]) => [cx, cy, depth]), ...corners.flatMap(([cx, cy]) => [cx, cy, 0])];
	const indices = [0, 2, 1, 0, 3, 2];
	for (let side = 0; side < 4; side++) {
		const next = (side + 1) % 4;
		indices.push(side, next + 4, side + 4, side, next, next + 4);
	}
	const data = new VertexData();
	data.positions = positions;
	data.normals = positions.map((_, at) => (at % 3 === 2 ? 1 : 0));
	data.indices = indices;
	return data;
}
