import { linear, Model, type Rgb } from "#assets/scripts/mesh/Model.ts";
import { join, type Surface } from "#assets/scripts/mesh/Surface.ts";
import { lathe, sheet, sphere, sweep } from "#assets/scripts/mesh/shapes.ts";
import type { Vec3 } from "#assets/scripts/mesh/vec3.ts";
import { seededRandom } from "./random.ts";

/** Metres from the plinth to the leaves' tips; the needle rises beyond them. */
const HEIGHT = 7.35;
const NEEDLE = 8.1;
const FLOORS = 30;
const LEAVES = 3;
/** How far the leaves turn on their way up, radians. */
const TWIST = 2.05;
/** The glass within: its share of the leaves' distance from the middle, and of the height. */
const GLASS = 0.66;
const GLASS_TOP = 0.9;
const LEAF_THICKNESS = 0.055;

/** From the middle to a leaf at a share of the height: a wide foot, a slender waist, a crown that opens. */
function reach(t: number): number {
	return 0.5 + 1.14 * (1 - t) ** 2.2 + 1.7 * Math.max(0, t - 0.58) ** 1.8;
}

/** Half a leaf's width as an angle: broad below, a tip above. */
function spread(t: number): number {
	return t < 0.88 ? 0.3 + 0.32 * (1 - t) ** 0.7 : 0.373 * Math.sqrt(Math.max(0, (1 - t) / 0.12));
}

/** A point of a leaf: `across` −1…1 from edge to edge, `out` metres outward from its inner face. */
function onLeaf(leaf: number, across: number, t: number, out: number): Vec3 {
	const angle = (leaf / LEAVES) * Math.PI * 2 + TWIST * t + across * spread(t);
	// Hollow towards the glass, as a petal is.
	const radius = reach(t) * (1 - 0.1 * across * across) + out;
	return [Math.sin(angle) * radius, t * HEIGHT, Math.cos(angle) * radius];
}

/** The glass: a triangle with soft corners that turns as the leaves do, its corners between them. */
function onGlass(angle: number, t: number, out = 0): Vec3 {
	const corner = angle - TWIST * t;
	const radius = reach(t) * GLASS * (1 - 0.1 * Math.cos(LEAVES * corner)) + out;
	return [Math.sin(angle) * radius, t * HEIGHT, Math.cos(angle) * radius];
}

/** From the colour of water at the foot over warm white to the violet of evening at the top. */
function glowAt({ 1: y }: Vec3): Rgb {
	const stops = ["#2fd0ff", "#a5e6ff", "#ffe4b4", "#ffb06e", "#c08cff"].map(linear);
	const at = Math.min(0.999, Math.max(0, y / HEIGHT)) * (stops.length - 1);
	const [from, to] = [stops[Math.floor(at)] as Rgb, stops[Math.floor(at) + 1] as Rgb];
	const mix = (c: 0 | 1 | 2) => from[c] + (to[c] - from[c]) * (at % 1);
	return [mix(0), mix(1), mix(2)];
}

/** The Future Tower: three leaves wound round a core of glass, their edges drawn in light, a needle between their tips. */
export function futureTower(): Model {
	const model = new Model("future-tower", {
		leaf: { colour: "#f1f4f7", metallic: 0.3, roughness: 0.28 },
		glass: { colour: "#2c5f92", metallic: 0.85, roughness: 0.12 },
		light: { colour: "#ffffff", emissive: "#ffffff" },
	});
	for (let leaf = 0; leaf < LEAVES; leaf++) {
		model.add("leaf", leafFace(leaf, LEAF_THICKNESS));
		model.add("leaf", leafFace(leaf, 0));
		for (const side of [-1, 1]) model.add("light", leafEdge(leaf, side), { tint: glowAt });
	}
	model.add("light", join(...louvres()), { tint: glowAt });
	model.add(
		"glass",
		sheet(24, 24, (u, v) => onGlass(u * Math.PI * 2, v * GLASS_TOP)),
	);
	model.add(
		"glass",
		sheet(24, 1, (u, v) => {
			const [x, y, z] = onGlass(u * Math.PI * 2, GLASS_TOP);
			return [x * (1 - v), y + v * 0.3, z * (1 - v)];
		}),
	);
	model.add("light", join(...rings(), ...windows()), { tint: glowAt });
	model.add("light", sphere(0.2, { segments: 16, rings: 10 }), { at: [0, HEIGHT * 0.955, 0], tint: "#fff1d6" });
	model.add(
		"leaf",
		lathe(
			[
				[0.05, GLASS_TOP * HEIGHT + 0.1],
				[0.045, HEIGHT],
				[0.012, NEEDLE - 0.05],
			],
			8,
		),
	);
	model.add("light", sphere(0.05, { segments: 10, rings: 6 }), { at: [0, NEEDLE - 0.03, 0], tint: "#ffd9d0" });
	return model;
}

function leafFace(leaf: number, out: number): Surface {
	return sheet(6, 30, (u, v) => onLeaf(leaf, (out > 0 ? 1 : -1) * (u * 2 - 1), v, out));
}

/** Closes the leaf's edge with a line of light. */
function leafEdge(leaf: number, side: number): Surface {
	const path: Vec3[] = [];
	for (let step = 0; step <= 34; step++) path.push(onLeaf(leaf, side, step / 34, LEAF_THICKNESS / 2));
	return sweep(path, { sides: 5, radius: (t) => 0.05 - 0.02 * t });
}

/** Slits in the leaves through which the light within is seen, shorter as they rise. */
function louvres(): Surface[] {
	const slits: Surface[] = [];
	for (let leaf = 0; leaf < LEAVES; leaf++) {
		for (let i = 0; i < 22; i++) {
			const t = 0.045 + i * 0.037;
			const half = 0.62 - 0.5 * (i / 22) + (i % 2) * 0.1;
			slits.push(sheet(4, 1, (u, v) => onLeaf(leaf, (u * 2 - 1) * half, t + v * 0.0058, LEAF_THICKNESS + 0.008)));
		}
	}
	return slits;
}

/** Lines of light round the glass. */
function rings(): Surface[] {
	return [0.03, 0.15, 0.28, 0.41, 0.54, 0.67, 0.8, GLASS_TOP].map((t) => {
		const path: Vec3[] = [];
		for (let i = 0; i < 30; i++) path.push(onGlass((i / 30) * Math.PI * 2, t, 0.02));
		return sweep(path, { sides: 4, closed: true, radius: 0.022 });
	});
}

/** Where people are still at work: strips of lit window, a centimetre before the glass. */
function windows(): Surface[] {
	const chance = seededRandom(20261101);
	const strips: Surface[] = [];
	const bays = 24;
	for (let floor = 1; floor < FLOORS; floor++) {
		const from = ((floor + 0.28) / FLOORS) * GLASS_TOP;
		const to = ((floor + 0.66) / FLOORS) * GLASS_TOP;
		for (let bay = 0; bay < bays; bay++) {
			if (chance() > 0.5) continue;
			strips.push(
				sheet(1, 1, (u, v) => onGlass(((bay + 0.08 + 0.84 * u) / bays) * Math.PI * 2, from + (to - from) * v, 0.014)),
			);
		}
	}
	return strips;
}
