import { Model } from "#assets/scripts/mesh/Model.ts";
import { join, place, type Surface } from "#assets/scripts/mesh/Surface.ts";
import {
	block,
	circle,
	extrude,
	type Point2,
	roundedRectangle,
	sheet,
	sweep,
	torus,
} from "#assets/scripts/mesh/shapes.ts";
import type { Vec3 } from "#assets/scripts/mesh/vec3.ts";
import { onto } from "./onto.ts";

const [A, B] = [0.15, 0.19];

/** A carved ink stone in its box: lid, stone, ink stick and tray come apart. 0.38 m long, twice the size of life. */
export function inkStone(): Model {
	const model = new Model("ink-stone", {
		stone: { colour: "#ffffff", roughness: 0.46 },
		wood: { colour: "#ffffff", roughness: 0.32 },
		ink: { colour: "#08080a", roughness: 0.07 },
		gold: { colour: "#cf9a3a", metallic: 0.85, roughness: 0.35 },
		jade: { colour: "#b9d3c0", roughness: 0.12 },
	});
	const tray = model.node("tray", { at: [0, 0.01, 0], extras: { part: "tray" } });
	const put = onto(model, tray);
	put("wood", extrude(egg(1.13), 0.022, { bevel: 0.006 }), [0, 0.012, 0], { tint: "#4a2216" });
	put("wood", extrude(egg(1.13), 0.02, { bevel: 0.004, hole: egg(1.045) }), [0, 0.03, 0], { tint: "#57291a" });
	for (const [x, z] of [
		[-0.09, -0.13],
		[0.09, -0.13],
		[-0.1, 0.12],
		[0.1, 0.12],
	] as const)
		put("wood", extrude(circle(0.02, 10), 0.014, { bevel: 0.003 }), [x, 0, z], { tint: "#3a190f" });

	const stone = model.node("stone", { at: [0, 0.044, 0], extras: { part: "stone" } });
	const top = sheet(84, 30, (u, v): Vec3 => {
		const [ox, oz] = onEgg(u * Math.PI * 2);
		const [x, z] = [ox * (1 - v), oz * (1 - v)];
		return [x, relief(x, z, v), z];
	});
	const side = sheet(84, 3, (u, v): Vec3 => {
		const [ox, oz] = onEgg(u * Math.PI * 2);
		const out = 1 + 0.02 * Math.sin(v * Math.PI);
		return [ox * out, v * relief(ox, oz, 0), oz * out];
	});
	const stoneTint = ([x, y, z]: Vec3): Vec3 => {
		const vein = Math.max(0, Math.sin(x * 90 + Math.sin(z * 60) * 2.4) - 0.86) * 0.8;
		const high = Math.max(0, y - 0.035) * 3.2;
		return [0.085 + vein * 0.12 + high, 0.06 + vein * 0.12 + high * 0.9, 0.075 + vein * 0.1 + high * 0.95];
	};
	model.add("stone", join(top, side), { node: stone, tint: stoneTint });
	for (const [angle, radius, hand] of CLOUDS) {
		const [x, z] = onEgg(angle);
		model.add("stone", cloud(radius, hand), {
			node: stone,
			at: [x * 0.84, 0.041, z * 0.84],
			turn: [0, angle + Math.PI / 2, 0],
			tint: "#84706f",
		});
	}
	model.add("ink", extrude(pool(0.92), 0.003, { bevel: 0 }), { node: stone, at: [0, 0.0155, 0] });

	const stick = model.node("ink-stick", {
		at: [0.045, 0.0865, 0.075],
		turn: [0, 0.55, 0],
		extras: { part: "ink-stick" },
	});
	model.add("stone", block(0.036, 0.02, 0.15, { bevel: 0.005 }), { node: stick, tint: "#17171a" });
	model.add("gold", block(0.024, 0.0012, 0.13, { bevel: 0 }), { node: stick, at: [0, 0.0196, 0] });
	model.add("stone", block(0.021, 0.0012, 0.127, { bevel: 0 }), { node: stick, at: [0, 0.0202, 0], tint: "#17171a" });
	for (let i = 0; i < 4; i++) model.add("gold", sign(i), { node: stick, at: [0, 0.0216, -0.045 + i * 0.03] });

	// The lid stands open behind, so that the carving is seen before anything is taken apart.
	const lid = model.node("lid", { at: [0, 0.228, -0.262], turn: [1.4, 0, 0], extras: { part: "lid" } });
	const cap = onto(model, lid);
	cap("wood", extrude(egg(1.13), 0.018, { bevel: 0.007 }), [0, 0, 0], { tint: "#5c2c1b" });
	cap("jade", extrude(circle(0.052, 30), 0.006, { bevel: 0.002, hole: circle(0.017, 30) }), [0, 0.0165, -0.02]);
	cap("gold", torus(0.053, 0.0016, { segments: 32, sides: 5 }), [0, 0.018, -0.02]);
	for (const r of [0.027, 0.042])
		cap("wood", torus(r, 0.0012, { segments: 28, sides: 4 }), [0, 0.0225, -0.02], { tint: "#7c9a86" });
	// A stand for it: two bent feet.
	for (const x of [-0.07, 0.07])
		put("wood", block(0.02, 0.03, 0.09, { bevel: 0.005 }), [x, 0, -0.255], { tint: "#3a190f" });
	put("wood", extrude(roundedRectangle(0.4, 0.53, 0.05, 4), 0.01, { bevel: 0.003 }), [0, -0.01, -0.045], {
		tint: "#241009",
	});
	return model;
}

const onEgg = (a: number): Point2 => {
	const z = Math.cos(a) * B;
	return [Math.sin(a) * A * (1 + 0.12 * Math.cos(a)), z];
};
const egg = (size: number): Point2[] =>
	Array.from({ length: 48 }, (_, i): Point2 => {
		const [x, z] = onEgg((i / 48) * Math.PI * 2);
		return [x * size, z * size];
	});

/** The grinding floor is a moon; the ink stands in a pool behind it. */
const FLOOR = { z: 0.05, r: 0.098 } as const;
const POOL = { z: -0.092, x: 0.078, deep: 0.044 } as const;
const pool = (size: number): Point2[] =>
	circle(1, 26).map(([x, z]): Point2 => [x * POOL.x * size, POOL.z + z * POOL.deep * size]);

/** Height of the carved top at a point: rim, round floor, pool behind it. */
function relief(x: number, z: number, v: number): number {
	const rim = 0.041 - 0.006 * Math.max(0, 1 - v / 0.05) ** 2;
	const moon = Math.hypot(x, z - FLOOR.z);
	const step = (edge: number, soft: number, d: number) => Math.max(0, Math.min(1, (edge - d) / soft));
	const inFloor = step(FLOOR.r, 0.008, moon);
	const inPool = step(1.08, 0.14, Math.hypot(x / POOL.x, (z - POOL.z) / POOL.deep));
	return rim - 0.009 * inFloor * (1 + 0.16 * (1 - (moon / FLOOR.r) ** 2)) - 0.03 * inPool * (1 - inFloor);
}

/** A curling cloud: a spiral that thins inwards, with a tail along the rim. */
function cloud(radius: number, hand: 1 | -1): Surface {
	const path = Array.from({ length: 20 }, (_, i): Vec3 => {
		const t = i / 19;
		if (t < 0.25) return [-radius * (1 - t / 0.25) * 1.1, 0, -hand * radius];
		const s = (t - 0.25) / 0.75;
		const a = -Math.PI / 2 + s * Math.PI * 3;
		const r = radius * (1 - 0.78 * s);
		return [Math.cos(a) * r, 0.001 + 0.002 * s, hand * Math.sin(a) * r];
	});
	return sweep(path, {
		radius: (t) => radius * (0.1 + 0.16 * Math.sin(Math.min(1, t * 1.6) * Math.PI * 0.5)),
		sides: 6,
	});
}
const CLOUDS: readonly (readonly [number, number, 1 | -1])[] = [
	[1.72, 0.022, 1],
	[2.12, 0.024, -1],
	[2.52, 0.026, 1],
	[2.92, 0.024, -1],
	[3.36, 0.024, 1],
	[3.77, 0.026, -1],
	[4.16, 0.024, 1],
	[4.56, 0.022, -1],
];

/** Marks on the stick, each of a few bars: read as writing, not as any word. */
function sign(index: number): Surface {
	const bars: readonly (readonly [number, number, number, number])[][] = [
		[
			[0, -0.006, 0.014, 0.002],
			[0, 0, 0.012, 0.002],
			[0, 0.006, 0.016, 0.002],
			[0, 0, 0.002, 0.014],
		],
		[
			[-0.005, 0, 0.002, 0.014],
			[0.005, 0, 0.002, 0.014],
			[0, -0.006, 0.012, 0.002],
			[0, 0.006, 0.012, 0.002],
			[0, 0, 0.01, 0.002],
		],
		[
			[0, -0.005, 0.016, 0.002],
			[0, 0.001, 0.002, 0.013],
			[-0.005, 0.004, 0.002, 0.007],
			[0.005, 0.004, 0.002, 0.007],
		],
		[
			[0, -0.006, 0.012, 0.002],
			[0, -0.002, 0.016, 0.002],
			[-0.004, 0.004, 0.002, 0.009],
			[0.004, 0.004, 0.002, 0.009],
		],
	];
	return join(
		...(bars[index] ?? []).map(([x, z, w, d]) => place(block(w, 0.0008, d, { bevel: 0 }), { at: [x, 0, z] })),
	);
}
