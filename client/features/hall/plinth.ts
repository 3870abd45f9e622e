import type { LinearColour } from "#client/engine/linearColour.ts";
import type { Point3, SurfaceBuilder } from "#client/engine/SurfaceBuilder.ts";
import type { Landmark } from "#shared/features/event/EventDocument.ts";
import type { FormBuilder } from "./FormBuilder.ts";
import { grey, type HallSite } from "./HallSite.ts";
import { PAINT } from "./hallPaint.ts";
import { uvOf } from "./signAtlas.ts";

/** Metres above the floor at which a landmark stands on its plinth. */
export const PLINTH_HEIGHT = 0.74;
const BAND = { from: 0.1, to: 0.56 } as const;
const SEGMENTS = 32;
/** Of the upper step, of the plinth's radius. */
const STEP = 0.8;

/** What shines on the plinth: lines of light, and the name on its lower step, as often as it fits. */
export function addPlinth(site: HallSite, landmark: Landmark): void {
	const { light, signs, atlas, mood } = site;
	const { radius } = landmark;
	ring(light, landmark, radius - 0.09, BAND.from - 0.05, BAND.from - 0.015, mood.edge);
	ring(light, landmark, radius * STEP + 0.006, BAND.to + 0.03, BAND.to + 0.06, mood.edge);
	addHalo(site, landmark);
	const piece = atlas.plinth;
	const around = 2 * Math.PI * (radius + 0.006);
	const repeats = Math.max(1, Math.floor((around * piece.height) / piece.width / (BAND.to - BAND.from)));
	const [left, top, right, bottom] = uvOf(atlas, piece);
	const each = Math.ceil(SEGMENTS / repeats);
	const wide = (right - left) / each;
	ring(signs, landmark, radius + 0.006, BAND.from + 0.01, BAND.to - 0.01, grey(mood.signs), each * repeats, (i) => {
		const from = left + (i % each) * wide;
		return [from, top, from + wide, bottom];
	});
}

/** Two round steps. */
export function addPlinthBody(forms: FormBuilder, landmark: Landmark): void {
	const { radius } = landmark;
	forms.frame = landmark;
	const lower = [
		[radius - 0.1, 0],
		[radius - 0.1, BAND.from],
		[radius, BAND.from],
		[radius, BAND.to],
		[radius - 0.02, BAND.to + 0.02],
		[radius * STEP, BAND.to + 0.02],
		[radius * STEP, PLINTH_HEIGHT - 0.02],
		[radius * STEP - 0.02, PLINTH_HEIGHT],
		[0, PLINTH_HEIGHT],
	] as const;
	forms.lathe({}, lower, PAINT.white, SEGMENTS);
}

/** Over the landmark, radii of the plinth and metres below the roof: a ring of light on wires. */
const HALO = { radius: 1.55, belowRoof: 2.1, height: 0.22, wires: 6 } as const;

function addHalo({ hall, metal, light, mood }: HallSite, landmark: Landmark): void {
	const radius = landmark.radius * HALO.radius;
	const foot = hall.size.height - HALO.belowRoof;
	ring(light, landmark, radius, foot, foot + HALO.height, mood.lamp);
	// Its inner side, which looks to the middle.
	ring(light, landmark, 0.12 - radius, foot, foot + HALO.height, mood.edge);
	for (let i = 0; i < HALO.wires; i++) {
		const angle = (i / HALO.wires) * Math.PI * 2;
		const [x, z] = [landmark.x + Math.sin(angle) * radius, landmark.z + Math.cos(angle) * radius];
		metal.rod([x, foot + HALO.height, z], [x, hall.size.height, z], 0.016, PAINT.graphite);
	}
}

/** A band round the landmark that looks outward; with a negative radius, inward. */
function ring(
	builder: SurfaceBuilder,
	{ x, z, rotation }: Landmark,
	radius: number,
	from: number,
	to: number,
	colour: LinearColour,
	segments = SEGMENTS,
	uvAt?: (segment: number) => readonly [number, number, number, number],
): void {
	const at = (i: number): Point3 => {
		const angle = rotation + (i / segments) * Math.PI * 2 * Math.sign(radius);
		return [x + Math.sin(angle) * Math.abs(radius), from, z + Math.cos(angle) * Math.abs(radius)];
	};
	for (let i = 0; i < segments; i++) {
		const [a, b] = [at(i), at(i + 1)];
		builder.face(a, [b[0] - a[0], 0, b[2] - a[2]], [0, to - from, 0], colour, uvAt && { uv: uvAt(i) });
	}
}
