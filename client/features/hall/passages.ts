import type { Point3 } from "#client/engine/SurfaceBuilder.ts";
import { PASSAGE_DEPTH, PASSAGE_POST } from "#shared/features/walking/passages.ts";
import { toHall } from "#shared/space/vector.ts";
import { grey, type HallSite } from "./HallSite.ts";
import { PAINT } from "./hallPaint.ts";
import { uvOf } from "./signAtlas.ts";

/** Metres. */
export const PASSAGE_HEIGHT = 2.7;
const HEADER = 1.05;
const LINE = 0.035;
const THRESHOLD = 0.02;

/** A portal in the hall's own architecture: graphite posts with a line of light, the other hall's name over the opening. */
export function addPassages(site: HallSite): void {
	for (const passage of site.hall.passages ?? []) addPassage(site, passage);
}

function addPassage(site: HallSite, passage: NonNullable<HallSite["hall"]["passages"]>[number]): void {
	const { matte, light, signs, atlas, mood } = site;
	const pieces = atlas.passages.get(passage.to);
	const { width, rotation } = passage;
	const at = (x: number, z: number) => toHall(passage, x, z, { x: 0, z: 0 });
	const box = (x: number, z: number, w: number, d: number) => ({ ...at(x, z), width: w, depth: d, rotation });
	const whole = width + 2 * PASSAGE_POST;
	const top = PASSAGE_HEIGHT + HEADER;
	for (const side of [-1, 1]) {
		const x = side * (width / 2 + PASSAGE_POST / 2);
		matte.box(box(x, 0, PASSAGE_POST, PASSAGE_DEPTH), 0, PASSAGE_HEIGHT, PAINT.graphite, { top: false, grain: 0.9 });
		// The reveal shines: one sees from afar where to go in.
		light.box(box(side * (width / 2 - 0.006), 0, 0.012, LINE * 2), 0.03, PASSAGE_HEIGHT, mood.edge, { top: false });
	}
	matte.box(box(0, 0, whole, PASSAGE_DEPTH), PASSAGE_HEIGHT, top, PAINT.graphite, { bottom: true, grain: 1.2 });
	light.box(box(0, 0, width, LINE * 2), PASSAGE_HEIGHT - 0.012, PASSAGE_HEIGHT, mood.edge, { bottom: true });
	light.box(box(0, 0, whole + 0.02, LINE), top, top + LINE, mood.edge);
	matte.box(box(0, 0, width, PASSAGE_DEPTH + 0.5), 0, THRESHOLD, PAINT.oak, { grain: 1 });
	if (!pieces) return;

	for (const turn of [0, Math.PI]) {
		const out = PASSAGE_DEPTH / 2;
		const facing = { ...passage, rotation: rotation + turn };
		const point = (x: number, y: number, z: number): Point3 => {
			const spot = toHall(facing, x, z, { x: 0, z: 0 });
			return [spot.x, y, spot.z];
		};
		const face = (w: number, foot: number, tall: number, z: number, level: number, piece: typeof pieces.name) => {
			const [left, right] = [point(-w / 2, foot, z), point(w / 2, foot, z)];
			signs.face(left, [right[0] - left[0], 0, right[2] - left[2]], [0, tall, 0], grey(level), {
				uv: uvOf(atlas, piece),
			});
		};
		const tall = HEADER - 0.2;
		const wide = Math.min(whole - 0.2, (tall * pieces.name.width) / pieces.name.height);
		const height = (wide * pieces.name.height) / pieces.name.width;
		face(wide, PASSAGE_HEIGHT + (HEADER - height) / 2, height, out + 0.006, mood.screen, pieces.name);
		// What lies behind is not to be seen from here: a way that leads into light.
		face(width, THRESHOLD, PASSAGE_HEIGHT - THRESHOLD, 0.02, mood.signs, pieces.view);
	}
}
