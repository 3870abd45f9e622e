import { linear, Model, type Rgb } from "#assets/scripts/mesh/Model.ts";
import { join, type Surface } from "#assets/scripts/mesh/Surface.ts";
import { lathe, sheet, sphere, sweep } from "#assets/scripts/mesh/shapes.ts";
import type { Vec3 } from "#assets/scripts/mesh/vec3.ts";
import { seededRandom } from "./random.ts";

/** Metres from the plinth to the lattice's upper edge; the needle rises beyond it. */
const HEIGHT = 6.9;
const NEEDLE = 7.9;
const FLOORS = 24;
/** The tower's turn from foot to top. */
const TWIST = (Math.PI * 2) / 3;
/** The glass stands inside the lattice. */
const GLASS = 0.8;
const GLASS_TOP = 0.9;

/** Half the tower's thickness at a share of its height: wide foot, waist at two thirds, a crown that opens again. */
function thickness(t: number): number {
	return 0.86 + 0.72 * (1 - t) ** 2.1 + 0.5 * Math.max(0, t - 0.62) ** 1.5;
}

/** A point of the tower's skin: a triangle with soft corners that turns as it rises. `angle` is radians about +Y. */
function skin(angle: number, t: number, part = 1): Vec3 {
	const corner = angle - TWIST * t;
	const radius = thickness(t) * part * (1 + 0.13 * Math.cos(3 * corner));
	return [Math.sin(angle) * radius, t * HEIGHT, Math.cos(angle) * radius];
}

/** From the colour of water at the foot over warm white to the violet of evening at the top. */
function glowAt({ 1: y }: Vec3): Rgb {
	const stops = ["#3fd8ff", "#bfeaff", "#ffe2b0", "#ffb37a", "#c79bff"].map(linear);
	const at = Math.min(0.999, Math.max(0, y / HEIGHT)) * (stops.length - 1);
	const [from, to] = [stops[Math.floor(at)] as Rgb, stops[Math.floor(at) + 1] as Rgb];
	const mix = (c: 0 | 1 | 2) => from[c] + (to[c] - from[c]) * (at % 1);
	return [mix(0), mix(1), mix(2)];
}

/** The Future Tower: three leaves of glass wound into one, held by a lattice of two crossing families of tubes. */
export function futureTower(): Model {
	const model = new Model("future-tower", {
		frame: { colour: "#e9edf2", metallic: 0.55, roughness: 0.3 },
		glass: { colour: "#3d6d99", metallic: 0.85, roughness: 0.14 },
		light: { colour: "#ffffff", emissive: "#ffffff" },
	});
	model.add("frame", join(...lattice()));
	model.add("frame", join(...corners()));
	model.add("frame", collar());
	model.add(
		"glass",
		sheet(36, 28, (u, v) => skin(u * Math.PI * 2, v * GLASS_TOP, GLASS)),
	);
	model.add(
		"glass",
		sheet(36, 1, (u, v) => {
			const [x, , z] = skin(u * Math.PI * 2, GLASS_TOP, GLASS * (1 - v));
			return [x, GLASS_TOP * HEIGHT + v * 0.12, z];
		}),
	);
	for (const surface of [...rings(), ...windows()]) model.add("light", surface, { tint: glowAt });
	model.add("light", sphere(0.26, { segments: 20, rings: 12 }), { at: [0, HEIGHT * 0.965, 0], tint: "#ffe9c8" });
	model.add(
		"frame",
		lathe(
			[
				[0.05, GLASS_TOP * HEIGHT + 0.1],
				[0.045, HEIGHT],
				[0.012, NEEDLE - 0.05],
			],
			8,
		),
	);
	model.add("light", sphere(0.045, { segments: 10, rings: 6 }), { at: [0, NEEDLE - 0.03, 0], tint: "#ffd9d0" });
	return model;
}

function lattice(): Surface[] {
	const tubes: Surface[] = [];
	const struts = 12;
	for (const turn of [1, -1]) {
		for (let i = 0; i < struts; i++) {
			const path: Vec3[] = [];
			for (let step = 0; step <= 22; step++) {
				const t = step / 22;
				path.push(skin((i / struts) * Math.PI * 2 + turn * t * Math.PI * 0.62 + TWIST * t, t));
			}
			tubes.push(sweep(path, { sides: 4, radius: 0.026 }));
		}
	}
	return tubes;
}

/** The three edges of the leaves, which end as horns above the crown. */
function corners(): Surface[] {
	return [0, 1, 2].map((i) => {
		const path: Vec3[] = [];
		for (let step = 0; step <= 30; step++) {
			const t = (step / 30) * 1.06;
			path.push(skin((i / 3) * Math.PI * 2 + TWIST * t, t, 1.01));
		}
		return sweep(path, { sides: 7, radius: (t) => 0.062 - 0.045 * t ** 3 });
	});
}

/** Closes the foot: lattice and glass rise out of it. */
function collar(): Surface {
	return sheet(36, 3, (u, v) => {
		const angle = u * Math.PI * 2;
		const [y, part] = (
			[
				[0, 1.1],
				[0.12, 1.1],
				[0.2, 1.05],
				[0.2, 0.78],
			] as const
		)[Math.round(v * 3)] as readonly [number, number];
		const [x, , z] = skin(angle, 0, part);
		return [x, y, z];
	});
}

function rings(): Surface[] {
	return [0.05, 0.22, 0.39, 0.56, 0.73, 0.9, 1].map((t) => {
		const path: Vec3[] = [];
		for (let i = 0; i < 36; i++) path.push(skin((i / 36) * Math.PI * 2, t, 1.025));
		return sweep(path, { sides: 5, closed: true, radius: t === 1 ? 0.04 : 0.03 });
	});
}

/** Where people are still at work: strips of lit window, a centimetre before the glass. */
function windows(): Surface[] {
	const chance = seededRandom(20261101);
	const strips: Surface[] = [];
	const bays = 36;
	for (let floor = 1; floor < FLOORS; floor++) {
		const from = ((floor + 0.3) / FLOORS) * GLASS_TOP;
		const to = ((floor + 0.62) / FLOORS) * GLASS_TOP;
		for (let bay = 0; bay < bays; bay++) {
			if (chance() > 0.42) continue;
			strips.push(
				sheet(1, 1, (u, v) =>
					skin(((bay + 0.08 + 0.84 * u) / bays) * Math.PI * 2, from + (to - from) * v, GLASS + 0.012),
				),
			);
		}
	}
	return strips;
}
