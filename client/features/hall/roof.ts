import type { Point3 } from "#client/engine/SurfaceBuilder.ts";
import { ceilingLights } from "./ceilingLights.ts";
import type { HallSite } from "./HallSite.ts";
import { PAINT } from "./hallPaint.ts";
import { addTruss } from "./truss.ts";

/** Metres below the roof at which lamps hang; nothing else of the roof hangs lower. */
export const LAMP_BELOW_ROOF = 1.75;
const TRUSS_BELOW_ROOF = 0.95;
/** Strips of glass along the hall: one over the main aisle, one over each side. Shares of the hall's width. */
const SKYLIGHTS = [
	{ at: 0, width: 0.075 },
	{ at: -0.29, width: 0.05 },
	{ at: 0.29, width: 0.05 },
] as const;

/**
 * The roof goes on beyond the walls by this, metres: so its rows of points keep off the half metres at which visitors
 * arrive. Chromium that draws by the processor puts what has a point exactly in the eye's plane before everything else.
 */
const EAVES = 0.07;

/** Sheet on purlins, skylights, box trusses both ways, ducts, and lamps on wires. */
export function addRoof(site: HallSite): void {
	const { matte, metal, light, mood } = site;
	const { size } = site.hall;
	const { width, depth, height } = size;
	const sheet: Point3 = [-width / 2 - EAVES, height, -depth / 2 - EAVES];
	matte.face(sheet, [width + 2 * EAVES, 0, 0], [0, 0, depth + 2 * EAVES], PAINT.roof, { grain: 4 });
	for (const skylight of SKYLIGHTS) {
		const [x, across] = [skylight.at * width, skylight.width * width];
		const corner: Point3 = [x - across / 2, height - 0.02, -depth / 2 + 0.6];
		light.face(corner, [across, 0, 0], [0, 0, depth - 1.2], mood.skylight);
		for (const side of [-1, 1]) {
			matte.box(
				{ x: x + (side * across) / 2, z: 0, width: 0.18, depth: depth - 1.2 },
				height - 0.34,
				height,
				PAINT.wall,
				{
					top: false,
					bottom: true,
					grain: 15,
				},
			);
		}
	}
	const purlins = Math.round(depth / 3);
	for (let i = 1; i < purlins; i++) {
		const z = -depth / 2 + (i * depth) / purlins;
		matte.box({ x: 0, z, width, depth: 0.12 }, height - 0.26, height, PAINT.purlin, {
			top: false,
			bottom: true,
			grain: 19,
		});
	}
	// Two ducts along the hall, kept square: they are seen from eight metres below.
	for (const side of [-1, 1]) {
		metal.box(
			{ x: side * width * 0.16, z: 0, width: 0.75, depth: depth - 1 },
			height - 0.95,
			height - 0.3,
			PAINT.duct,
			{
				bottom: true,
				grain: 12,
			},
		);
	}
	const trussAt = height - TRUSS_BELOW_ROOF;
	const rows = Math.max(2, Math.round(depth / 12));
	for (let i = 0; i < rows; i++) {
		const z = ((i + 0.5) / rows - 0.5) * depth;
		addTruss(metal, [-width / 2, trussAt, z], [width / 2, trussAt, z]);
	}
	const lampAt = height - LAMP_BELOW_ROOF;
	for (const lamp of ceilingLights(size)) {
		const { x, z, width, depth } = lamp;
		light.face([x - width / 2, lampAt, z - depth / 2], [width, 0, 0], [0, 0, depth], mood.lamp);
		for (const side of [-1, 1]) {
			const along: Point3 = [0, 0, -side * depth];
			const [edge, from] = [x + (side * width) / 2, z + (side * depth) / 2];
			light.face([edge, lampAt, from], along, [0, 0.05, 0], mood.lamp);
			metal.face([edge + side * 0.02, lampAt + 0.045, from], along, [0, 0.075, 0], PAINT.graphite);
			metal.face([x - (side * width) / 2, lampAt, from], [side * width, 0, 0], [0, 0.12, 0], PAINT.graphite);
		}
		for (const end of [-0.4, 0.4]) {
			const hook = z + depth * end;
			matte.face([x - 0.006, lampAt + 0.1, hook], [0.012, 0, 0], [0, LAMP_BELOW_ROOF - 0.1, 0], PAINT.graphite);
		}
	}
}
