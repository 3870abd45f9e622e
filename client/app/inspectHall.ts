import type { HallScene } from "#client/engine/HallScene.ts";
import type { QualityLevel } from "#client/engine/Quality.ts";
import { heldTextureBytes } from "#client/engine/textureBytes.ts";
import type { WalkingFeature } from "#client/features/walking/WalkingFeature.ts";
import type { XrFeature } from "#client/xr/XrFeature.ts";
import type { HallContents } from "./HallContents.ts";

export interface InspectHallOptions {
	readonly hall: HallScene;
	readonly walking: WalkingFeature;
	readonly immersive: XrFeature;
	/** Undefined until they have come in. */
	readonly contents: () => HallContents | undefined;
}

/**
 * Where the page's address has `?inspect`: lets developers and tests that work a headset by its controllers read the
 * wearer's body, what there is to press and what it costs, and jump where they want to look from.
 */
export function inspectHall({ hall, walking, immersive, contents }: InspectHallOptions): void {
	const pavilionInspect = () => ({
		...walking.rig,
		controls: immersive.inspect(),
		meets: (x: number, y: number) => hall.picking.at(x, y)?.target,
		pointsAt: immersive.pointsAt(),
		speed: immersive.speed,
		textureBytes: heldTextureBytes(hall.engine),
		coming: coming(contents()),
		held: {
			shown: hall.scene.meshes.filter((mesh) => mesh.isEnabled() && mesh.isVisible).map(({ name }) => name),
			meshes: hall.scene.meshes.length,
			textures: hall.scene.textures.length,
			materials: hall.scene.materials.length,
			geometries: hall.scene.geometries.length,
			lights: hall.scene.lights.length,
		},
		drawAt: (level: QualityLevel) => hall.quality.immerse(level),
		teleport: (x: number, z: number, heading: number) => walking.teleport(x, z, heading),
	});
	Object.assign(globalThis, { pavilionInspect });
}

/** How many booths and exhibits round the visitor are still to come in. */
function coming(contents: HallContents | undefined): number {
	if (!contents) return Number.POSITIVE_INFINITY;
	const { progress, closeProgress } = contents.booths;
	return [progress.getState(), closeProgress].reduce(
		(sum, { wanted, ready, failed }) => sum + wanted - ready - failed,
		0,
	);
}
