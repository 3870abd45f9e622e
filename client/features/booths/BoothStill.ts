import type { TransformNode } from "@babylonjs/core/Meshes/transformNode.js";
import { MergedMesh } from "#client/engine/MergedMesh.ts";
import { mirrorInFloor } from "#client/engine/mirrored.ts";
import { createStillMaterial } from "#client/engine/StillMaterial.ts";
import type { StillPiece } from "#client/engine/StillPiece.ts";
import type { StillBuilder } from "./StillBuilder.ts";
import type { StillMesh } from "./stillGeometry.ts";

/** Of a booth's posters, screens and signs together: 3 MB of texture with its mip-maps. */
const ATLAS_PIXELS = 600_000;

/** A whole booth as one draw, exhibits and all, any of which can be left out. */
export interface BoothStill {
	readonly merged: MergedMesh;
	dispose(): void;
}

/** `pieces` by segment, in the booth's frame. */
export async function composeBoothStill(
	name: string,
	pieces: ReadonlyMap<string, readonly StillPiece[]>,
	root: TransformNode,
	builder: StillBuilder,
	signal: AbortSignal,
): Promise<BoothStill> {
	const scene = root.getScene();
	const looks = [...pieces.values()].flat().map(({ look }) => look);
	const paint = createStillMaterial(name, looks, scene, { mostPixels: ATLAS_PIXELS });
	try {
		const meshes: StillMesh[] = [];
		for (const [segment, own] of pieces) {
			for (const { positions, normals, colours, indices, uvs, world, look } of own) {
				const isPaint = look.kind === "paint";
				meshes.push({
					segment,
					positions,
					normals,
					colours,
					indices,
					matrix: world,
					...paint.placeOf(look),
					...(isPaint || !uvs ? {} : { uvs }),
					doubleSided: isPaint && look.paint.doubleSided,
				});
			}
		}
		const { segments, ...vertices } = await builder.build(meshes);
		signal.throwIfAborted();
		const byName = new Map(segments.map(({ name: segment, forms }) => [segment, forms]));
		const merged = new MergedMesh(name, { ...vertices, segments: byName }, paint.material, scene);
		const { mesh } = merged;
		mesh.parent = root;
		mesh.freezeWorldMatrix();
		mesh.doNotSyncBoundingInfo = true;
		mirrorInFloor(mesh);
		paint.material.freeze();
		return {
			merged,
			dispose() {
				merged.dispose();
				paint.dispose();
			},
		};
	} catch (error) {
		paint.dispose();
		throw error;
	}
}
