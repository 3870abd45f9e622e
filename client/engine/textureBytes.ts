import type { AbstractEngine } from "@babylonjs/core/Engines/abstractEngine.js";
import { Constants } from "@babylonjs/core/Engines/constants.js";
import type { InternalTexture } from "@babylonjs/core/Materials/Textures/internalTexture.js";
import type { TransformNode } from "@babylonjs/core/Meshes/transformNode.js";

/** What the textures that an engine holds now take of the graphics card's memory, as far as sizes and formats tell. */
export function heldTextureBytes(engine: AbstractEngine): number {
	let bytes = 0;
	for (const texture of engine.getLoadedTexturesCache()) bytes += textureBytes(texture);
	return bytes;
}

/** The textures that an engine holds now: to tell later what came in since. */
export function heldTextures(engine: AbstractEngine): ReadonlySet<InternalTexture> {
	return new Set(engine.getLoadedTexturesCache());
}

/** What the textures of everything under a node take, but for those that were there `before`: others use them as well. */
export function addedTextureBytes(node: TransformNode, before: ReadonlySet<InternalTexture>): number {
	const added = new Set<InternalTexture>();
	for (const { material } of node.getChildMeshes()) {
		for (const texture of material?.getActiveTextures() ?? []) {
			const held = texture.getInternalTexture();
			if (held && !before.has(held)) added.add(held);
		}
	}
	let bytes = 0;
	for (const texture of added) bytes += textureBytes(texture);
	return bytes;
}

function textureBytes({
	width,
	height,
	depth,
	isCube,
	is2DArray,
	is3D,
	generateMipMaps,
	type,
}: InternalTexture): number {
	const layers = isCube ? 6 : is2DArray || is3D ? Math.max(1, depth) : 1;
	const perPixel = 4 * channelBytes(type);
	return width * height * layers * perPixel * (generateMipMaps ? 4 / 3 : 1);
}

function channelBytes(type: number): number {
	if (type === Constants.TEXTURETYPE_FLOAT) return 4;
	if (type === Constants.TEXTURETYPE_HALF_FLOAT) return 2;
	return 1;
}
