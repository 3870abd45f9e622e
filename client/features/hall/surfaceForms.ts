import { type Point3, SurfaceBuilder } from "#client/engine/SurfaceBuilder.ts";
import type { SponsorSurface } from "#shared/features/event/EventDocument.ts";
import { toHall } from "#shared/space/vector.ts";
import { FLOOR_LIGHT_RANGE, type FloorLight } from "./floorLight.ts";
import { grey, type Hall, type HallSite } from "./HallSite.ts";
import { moodLight } from "./hallMood.ts";
import { PAINT } from "./hallPaint.ts";
import { uvOf } from "./signAtlas.ts";
import type { SurfaceAtlas } from "./surfaceAtlas.ts";

/** Round a screen, and how deep its case is. Metres. */
const BEZEL = 0.06;
const CASE = 0.16;
/** A screen whose lower edge is higher than this hangs. */
const HANGS_FROM = 1.8;
const ROD = 0.05;
/** What lies on the floor: above carpets, rugs and their marks. */
const ON_FLOOR = 0.018;
/** Light on the floor changes within this. Metres. */
const FLOOR_GRAIN = 0.6;
/** Cloth lets half of the light behind it through. */
const BACK = 0.82;

/** What carries the sponsors' surfaces: rods and wires, cases and feet. */
export function addSurfaceFrames(site: HallSite): void {
	for (const surface of site.hall.surfaces ?? []) {
		if (surface.kind === "banner") addBannerFrame(site, surface);
		else if (surface.kind === "screen") addScreenFrame(site, surface);
	}
}

/** A rod above and one below hold the cloth straight; two wires carry it. */
function addBannerFrame({ hall, metal }: HallSite, { x, y, z, rotation, width, height }: SponsorSurface): void {
	const rod = { x, z, rotation, width: width + 0.12, depth: ROD };
	const top = y + height;
	metal.box(rod, top, top + ROD, PAINT.aluminium, { bottom: true, grain: 30 });
	metal.box(rod, y - ROD, y, PAINT.aluminium, { bottom: true, grain: 30 });
	for (const end of [-0.42, 0.42]) {
		const at = toHall({ x, z, rotation }, end * width, 0, { x: 0, z: 0 });
		if (top + ROD < hall.size.height) {
			metal.rod([at.x, top + ROD, at.z], [at.x, hall.size.height, at.z], 0.014, PAINT.graphite);
		}
	}
}

/** A case with a narrow edge; it hangs by two tubes, or stands on a foot. */
function addScreenFrame(site: HallSite, surface: SponsorSurface): void {
	const { hall, matte, metal, light, mood } = site;
	const { x, y, z, rotation, width, height } = surface;
	const place = { x, z, rotation };
	const at = (alongX: number, alongZ: number) => toHall(place, alongX, alongZ, { x: 0, z: 0 });
	const body = { ...at(0, -CASE / 2), rotation, width: width + 2 * BEZEL, depth: CASE };
	const [foot, top] = [Math.max(0, y - BEZEL), y + height + BEZEL];
	metal.box(body, foot, top, PAINT.graphite, { bottom: true, grain: 30 });
	if (y > HANGS_FROM) {
		for (const end of [-0.34, 0.34]) {
			const rod = at(end * width, -CASE / 2);
			if (top < hall.size.height)
				metal.tube([rod.x, top, rod.z], [rod.x, hall.size.height, rod.z], ROD, PAINT.graphite);
		}
		return;
	}
	const plinth = { ...at(0, -CASE / 2), rotation, width: Math.min(width, Math.max(0.7, width * 0.6)), depth: 0.5 };
	matte.box(plinth, 0, 0.06, PAINT.graphite, { grain: 1 });
	light.box({ ...plinth, width: plinth.width - 0.04, depth: 0.46 }, 0.06, 0.07, mood.edge, { top: false });
	if (foot <= 0.07) return;
	for (const end of [-0.3, 0.3]) {
		const post = { ...at(end * plinth.width, -CASE / 2), rotation, width: 0.1, depth: 0.1 };
		metal.box(post, 0.06, foot, PAINT.graphite, { top: false, grain: 4 });
	}
}

/** The pictures themselves, all one draw; `facesOf` says where each surface's triangles end. */
export interface SurfaceFaces {
	readonly builder: SurfaceBuilder;
	/** Index of the first triangle behind each surface, in their order. */
	readonly endsOf: readonly number[];
}

export function buildSurfaceFaces(hall: Hall, atlas: SurfaceAtlas, floor: FloorLight): SurfaceFaces {
	const mood = moodLight(hall);
	const builder = new SurfaceBuilder();
	const floorLevel = floorLevels(hall, floor);
	const endsOf: number[] = [];
	for (const [i, surface] of (hall.surfaces ?? []).entries()) {
		const uv = uvOf(atlas, atlas.pieces[i]!);
		const { x, z, rotation, width, height, y } = surface;
		const corner = (alongX: number, alongZ: number, above: number): Point3 => {
			const at = toHall({ x, z, rotation }, alongX, alongZ, { x: 0, z: 0 });
			return [at.x, above, at.z];
		};
		const between = (from: Point3, to: Point3): Point3 => [to[0] - from[0], to[1] - from[1], to[2] - from[2]];
		switch (surface.kind) {
			case "banner": {
				const hung = new SurfaceBuilder({ shade: fold, grain: 0.7 });
				const [left, right] = [corner(-width / 2, 0.004, y), corner(width / 2, 0.004, y)];
				hung.face(left, between(left, right), [0, height, 0], grey(mood.signs), { uv });
				const [backLeft, backRight] = [corner(width / 2, -0.004, y), corner(-width / 2, -0.004, y)];
				hung.face(backLeft, between(backLeft, backRight), [0, height, 0], grey(mood.signs * BACK), { uv });
				builder.append(hung);
				break;
			}
			case "screen": {
				const [left, right] = [corner(-width / 2, 0.006, y), corner(width / 2, 0.006, y)];
				builder.face(left, between(left, right), [0, height, 0], grey(mood.screen), { uv, grain: 100 });
				break;
			}
			case "floor": {
				const laid = new SurfaceBuilder({ shade: (atX, _y, atZ) => floorLevel(atX, atZ), grain: FLOOR_GRAIN });
				const near = corner(-width / 2, height / 2, ON_FLOOR);
				const right = corner(width / 2, height / 2, ON_FLOOR);
				const far = corner(-width / 2, -height / 2, ON_FLOOR);
				laid.face(near, between(near, right), between(near, far), grey(1), { uv });
				builder.append(laid);
				break;
			}
			default:
				surface.kind satisfies never;
		}
		endsOf.push(builder.gathered.indices.length / 3);
	}
	return { builder, endsOf };
}

/** Cloth hangs in the faintest of waves: what keeps it from looking like a board. */
function fold(x: number, _y: number, z: number): number {
	return 1 + 0.035 * Math.sin((x + z) * 4.2);
}

/** How bright the floor is, of white: what lies on it is lit as it is. */
function floorLevels({ size }: Hall, { width, height, pixels }: FloorLight): (x: number, z: number) => number {
	return (x, z) => {
		const column = Math.min(width - 1, Math.max(0, Math.floor((x / size.width + 0.5) * width)));
		const row = Math.min(height - 1, Math.max(0, Math.floor((z / size.depth + 0.5) * height)));
		const at = (row * width + column) * 4;
		return ((pixels[at]! + pixels[at + 1]! + pixels[at + 2]!) / 3 / 255) * FLOOR_LIGHT_RANGE;
	};
}
