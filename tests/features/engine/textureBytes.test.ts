import { NullEngine } from "@babylonjs/core/Engines/nullEngine.js";
import { StandardMaterial } from "@babylonjs/core/Materials/standardMaterial.js";
import { RawTexture } from "@babylonjs/core/Materials/Textures/rawTexture.js";
import { Mesh } from "@babylonjs/core/Meshes/mesh.js";
import { TransformNode } from "@babylonjs/core/Meshes/transformNode.js";
import { Scene } from "@babylonjs/core/scene.js";
import { expect, it } from "vitest";
import { addedTextureBytes, heldTextureBytes, heldTextures } from "#client/engine/textureBytes.ts";

it("[BOOTH7] a booth's textures are those it brought in for itself: neither what it shares nor what came in elsewhere", () => {
	const engine = new NullEngine();
	const scene = new Scene(engine);
	const root = new TransformNode("booth", scene);
	const piece = (name: string, texture: RawTexture, parent?: TransformNode) => {
		const mesh = new Mesh(name, scene);
		const material = new StandardMaterial(name, scene);
		material.diffuseTexture = texture;
		mesh.material = material;
		mesh.parent = parent ?? null;
	};
	const picture = (side: number) => {
		const texture = RawTexture.CreateRGBATexture(new Uint8Array(side * side * 4), side, side, scene, false);
		// Engines that draw keep this list by themselves.
		engine.getLoadedTexturesCache().push(texture.getInternalTexture()!);
		return texture;
	};

	const shared = picture(512);
	const before = heldTextures(engine);
	piece("shared by all", shared, root);
	const own = picture(64);
	piece("own", own, root);
	piece("own, once more", own, root);
	// Meanwhile a headset's controllers come in.
	piece("controller", picture(1024));

	expect(addedTextureBytes(root, before)).toBe(64 * 64 * 4);
	expect(heldTextureBytes(engine)).toBe((512 * 512 + 64 * 64 + 1024 * 1024) * 4);
	engine.dispose();
});
