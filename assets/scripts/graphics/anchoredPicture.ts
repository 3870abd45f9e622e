import sharp from "sharp";
import { cross, dot, normalize, subtract, type Vec3 } from "#assets/scripts/mesh/vec3.ts";
import type { MediaKit } from "./MediaKit.ts";
import type { SceneRecipe, View } from "./renderer/RendererPage.ts";

export interface AnchoredPicture {
	/** A data address. */
	readonly src: string;
	readonly width: number;
	readonly height: number;
	/** Where the points asked for are seen, in the picture's pixels. */
	readonly points: readonly (readonly [x: number, y: number])[];
}

/** A model's picture without its empty margins, and where in it some points of the model lie: for lines to labels. */
export async function anchoredPicture(
	kit: MediaKit,
	recipe: SceneRecipe,
	view: View,
	{ width = 1100, height = 1000, points }: { width?: number; height?: number; readonly points: readonly Vec3[] },
): Promise<AnchoredPicture> {
	const camera = await kit.camera();
	await camera.build(recipe);
	await camera.size(width, height);
	const { data, info } = await sharp(await camera.picture(view))
		.trim()
		.png()
		.toBuffer({ resolveWithObject: true });
	const forward = normalize(subtract(view.target, view.eye));
	const right = normalize(cross(forward, [0, 1, 0]));
	const up = cross(right, forward);
	const focal = height / 2 / Math.tan((view.fov ?? 0.7) / 2);
	return {
		src: `data:image/png;base64,${data.toString("base64")}`,
		width: info.width,
		height: info.height,
		points: points.map((point) => {
			const way = subtract(point, view.eye);
			const far = dot(way, forward);
			return [
				width / 2 + (focal * dot(way, right)) / far + (info.trimOffsetLeft ?? 0),
				height / 2 - (focal * dot(way, up)) / far + (info.trimOffsetTop ?? 0),
			] as const;
		}),
	};
}
