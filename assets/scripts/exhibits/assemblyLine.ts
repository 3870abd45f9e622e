import { type Channel, Model } from "#assets/scripts/mesh/Model.ts";
import { aboutAxis, type Quat } from "#assets/scripts/mesh/quaternion.ts";
import { place, type Surface } from "#assets/scripts/mesh/Surface.ts";
import {
	block,
	board,
	cylinder,
	extrude,
	lathe,
	type Point2,
	rod,
	roundedRectangle,
	sphere,
	sweep,
	torus,
} from "#assets/scripts/mesh/shapes.ts";
import type { Vec3 } from "#assets/scripts/mesh/vec3.ts";
import { onto } from "./onto.ts";
import { upright } from "./upright.ts";

const YELLOW = "#f0b400";
const DARK = "#23262b";
const FLOOR = 0.024;
const BELT = 0.118;
/** The line's middle: two straights and two half circles, eight places along it. */
const LOOP = { half: 0.2, radius: 0.195, first: 0.075 } as const;
const LENGTH = 4 * LOOP.half + 2 * Math.PI * LOOP.radius;
const PLACES = 8;
/** One beat: stations work while pallets wait, then every pallet moves on by a place. */
const BEAT = { seconds: 5, leaves: 2.1, arrives: 4.3 } as const;

type Put = ReturnType<typeof onto>;

/**
 * An assembly line for small pumps on a round of pallets, 1 m wide. One beat is the whole clip: when it starts anew
 * every pallet stands where the one before it stood, so each shows one part more, added while the tool is down on it.
 */
export function assemblyLine(): Model {
	const model = new Model("assembly-line", {
		paint: { colour: "#ffffff", roughness: 0.5 },
		metal: { colour: "#ffffff", metallic: 1, roughness: 0.36 },
		glass: { colour: "#cfe8ee", roughness: 0.05, alpha: 0.26 },
		light: { colour: "#ffffff", emissive: "#ffe08a" },
	});
	hall(model);
	const put = onto(model, model.node("stations"));
	const channels: Channel[] = [];

	for (let i = 0; i < PLACES; i++) {
		const name = `pallet-${i + 1}`;
		const times = [0, BEAT.leaves];
		const steps = 12;
		for (let k = 1; k <= steps; k++) times.push(BEAT.leaves + ((BEAT.arrives - BEAT.leaves) * k) / steps);
		times.push(BEAT.seconds);
		const states = times.map((t) => {
			const f = Math.max(0, Math.min(1, (t - BEAT.leaves) / (BEAT.arrives - BEAT.leaves)));
			return onLoop(i + f * f * (3 - 2 * f));
		});
		const first = states[0] as { at: Vec3; rotation: Quat };
		pallet(onto(model, model.node(name, { at: first.at, rotation: first.rotation })), i);
		channels.push(
			{ node: name, path: "translation", times, values: states.map(({ at }) => at) },
			{ node: name, path: "rotation", times, values: states.map(({ rotation }) => rotation) },
		);
	}

	// A tool that is down when the beat begins, up while the pallets move.
	const plunge = (name: string, at: Vec3, lift: number): Put => {
		const node = model.node(name, { at });
		const up: Vec3 = [at[0], at[1] + lift, at[2]];
		channels.push({
			node: name,
			path: "translation",
			times: [0, 0.5, 1.1, 4.3, 4.8, 5],
			values: [at, at, up, up, at, at],
		});
		return onto(model, node);
	};
	const swing = (name: string, parent: Parameters<Model["node"]>[1], home: number, away: number): Put => {
		const node = model.node(name, { ...parent, rotation: aboutAxis([0, 1, 0], home) });
		channels.push({
			node: name,
			path: "rotation",
			times: [0, 0.5, 1.7, 3.1, 4.4, 5],
			values: [home, home, away, away, home, home].map((a) => aboutAxis([0, 1, 0], a)),
		});
		return onto(model, node);
	};

	press(put, plunge("press-ram", over(1, 0.046), 0.04));
	scara(model, put, swing);
	inspection(put);
	screwing(put, plunge("screw-spindle", over(4, 0.05), 0.032));
	marking(put);
	testing(put, plunge("test-probe", over(6, 0.052), 0.03));
	unloading(put, swing);
	loading(put);
	model.animate("one beat", channels);
	return model;
}

/** A place along the line, counted in beats. */
function onLoop(place: number): { at: Vec3; rotation: Quat } {
	const { half, radius, first } = LOOP;
	const arc = Math.PI * radius;
	const whole = first + (place / PLACES) * LENGTH;
	const turns = Math.floor(whole / LENGTH);
	const s = whole - turns * LENGTH;
	const full = turns * Math.PI * 2;
	const y = BELT + 0.002;
	if (s < 2 * half) return { at: [-half + s, y, radius], rotation: aboutAxis([0, 1, 0], full) };
	if (s < 2 * half + arc) {
		const a = (s - 2 * half) / radius;
		return { at: [half + Math.sin(a) * radius, y, Math.cos(a) * radius], rotation: aboutAxis([0, 1, 0], a + full) };
	}
	if (s < 4 * half + arc)
		return { at: [half - (s - 2 * half - arc), y, -radius], rotation: aboutAxis([0, 1, 0], Math.PI + full) };
	const a = Math.PI + (s - 4 * half - arc) / radius;
	return { at: [-half + Math.sin(a) * radius, y, Math.cos(a) * radius], rotation: aboutAxis([0, 1, 0], a + full) };
}

const over = (place: number, height: number): Vec3 => {
	const { at } = onLoop(place);
	return [at[0], at[1] + height, at[2]];
};

/** Floor with its marked ways, the two rails on legs, the belt between them, cabinet and signal lamp in the middle. */
function hall(model: Model): void {
	const put = onto(model, model.node("hall"));
	put("paint", extrude(roundedRectangle(1.06, 0.84, 0.03, 4), FLOOR - 0.004, { bevel: 0.005 }), [0, 0, 0], {
		tint: DARK,
	});
	put("paint", extrude(roundedRectangle(1.03, 0.81, 0.02, 3), 0.005, { bevel: 0.001 }), [0, FLOOR - 0.005, 0], {
		tint: "#b9bfc3",
	});
	const loop = (grow: number, steps = 11): Point2[] => {
		const points: Point2[] = [];
		for (const side of [1, -1])
			for (let i = 0; i <= steps; i++) {
				const a = (i / steps) * Math.PI + (side > 0 ? 0 : Math.PI);
				points.push([side * LOOP.half + Math.sin(a) * (LOOP.radius + grow), Math.cos(a) * (LOOP.radius + grow)]);
			}
		return points;
	};
	put(
		"paint",
		extrude(roundedRectangle(0.99, 0.77, 0.06, 4), 0.0012, {
			bevel: 0,
			hole: roundedRectangle(0.976, 0.756, 0.053, 4),
			holeWall: false,
		}),
		[0, FLOOR, 0],
		{ tint: YELLOW },
	);
	put("paint", extrude(loop(0.03), 0.012, { bevel: 0, hole: loop(-0.03) }), [0, BELT - 0.012, 0], { tint: "#2f3439" });
	for (const edge of [-0.036, 0.036])
		put("metal", extrude(loop(edge + 0.005), 0.03, { bevel: 0.001, hole: loop(edge - 0.005) }), [0, BELT - 0.022, 0], {
			tint: "#cdd3d7",
		});
	for (let i = 0; i < 16; i++) {
		const { at, rotation } = onLoop(i / 2 + 0.25);
		const angle = 2 * Math.atan2(rotation[1], rotation[3]);
		put("paint", block(0.012, BELT - FLOOR - 0.02, 0.07, { bevel: 0 }), [at[0], FLOOR, at[2]], {
			turn: [0, angle, 0],
			tint: "#8d949a",
		});
		put("paint", block(0.02, 0.004, 0.084, { bevel: 0 }), [at[0], FLOOR, at[2]], {
			turn: [0, angle, 0],
			tint: "#3b4046",
		});
	}
	// Motor of the belt, control cabinet with its screen, the lamp that tells how things are.
	put("paint", cylinder(0.018, 0.05, { segments: 14, bevel: 0.003 }), [0.0, BELT - 0.05, 0.12], {
		turn: [Math.PI / 2, 0, 0],
		tint: "#3f6f86",
	});
	put("paint", block(0.13, 0.15, 0.07, { bevel: 0.004 }), [-0.12, FLOOR, -0.02], { tint: "#e4e7e9" });
	put("paint", block(0.0015, 0.14, 0.0715, { bevel: 0 }), [-0.12, FLOOR + 0.004, -0.0198], { tint: "#aeb5ba" });
	put("light", board(0.034, 0.022, 0.001), [-0.15, FLOOR + 0.1, 0.015]);
	put("paint", block(0.01, 0.012, 0.006, { bevel: 0.001 }), [-0.09, FLOOR + 0.09, 0.017], { tint: "#d63a2f" });
	put("paint", rod(0.003, 0.06, 6), [-0.07, FLOOR + 0.15, -0.03], { tint: "#8d949a" });
	for (const [i, tint] of ["#39c07a", "#f0b400", "#d63a2f"].entries())
		put("paint", cylinder(0.0075, 0.016, { segments: 12, bevel: 0.001 }), [-0.07, FLOOR + 0.208 + i * 0.017, -0.03], {
			tint,
		});
	// A board over the line tells the day's count.
	for (const x of [-0.09, 0.13])
		put("paint", block(0.008, 0.26, 0.008, { bevel: 0 }), [x, FLOOR, 0.055], { tint: "#3b4046" });
	put("paint", block(0.25, 0.085, 0.012, { bevel: 0.003 }), [0.02, FLOOR + 0.235, 0.055], { tint: "#15181b" });
	for (const [i, h] of [0.03, 0.04, 0.036, 0.05, 0.046, 0.055, 0.052].entries())
		put("light", board(0.014, h, 0.001), [-0.06 + i * 0.02, FLOOR + 0.245, 0.061]);
	put("paint", board(0.05, 0.05, 0.001), [0.108, FLOOR + 0.252, 0.061], { tint: "#39c07a" });
	put("paint", block(0.09, 0.05, 0.07, { bevel: 0.004 }), [0.1, FLOOR, -0.05], { tint: "#59626a" });
	put("paint", block(0.06, 0.03, 0.05, { bevel: 0.006 }), [0.1, FLOOR + 0.05, -0.05], { tint: "#3f6f86" });
}

/** A pallet and the pump on it, which has as many parts as stations it has passed. */
function pallet(put: Put, stage: number): void {
	put("paint", block(0.066, 0.01, 0.06, { bevel: 0.002 }), [0, 0, 0], { tint: "#3f6f86" });
	put("paint", block(0.05, 0.004, 0.046, { bevel: 0 }), [0, 0.0095, 0], { tint: "#2a4c5d" });
	for (const [x, z] of [
		[1, 1],
		[-1, 1],
		[1, -1],
		[-1, -1],
	] as const)
		put("paint", rod(0.002, 0.012, 5), [x * 0.02, 0.013, z * 0.018], { tint: "#d5d9dc" });
	const base = 0.0135;
	const parts: readonly (() => void)[] = [
		() => {
			put("paint", extrude(roundedRectangle(0.034, 0.03, 0.007, 2), 0.012, { bevel: 0.001 }), [0, base, 0], {
				tint: "#c9ced2",
			});
			for (const side of [-1, 1])
				put(
					"paint",
					place(cylinder(0.005, 0.008, { segments: 10, bevel: 0 }), { turn: [0, 0, Math.PI / 2] }),
					[side * 0.021 + 0.004, base + 0.006, 0],
					{ tint: "#aeb5ba" },
				);
		},
		() => put("paint", torus(0.0095, 0.003, { segments: 14, sides: 5 }), [0, base + 0.0125, 0], { tint: "#15181b" }),
		() =>
			put("paint", cylinder(0.0085, 0.008, { segments: 12, bevel: 0.001 }), [0, base + 0.012, 0], { tint: "#c98d3a" }),
		() =>
			put("paint", extrude(roundedRectangle(0.031, 0.027, 0.006, 2), 0.008, { bevel: 0.002 }), [0, base + 0.0185, 0], {
				tint: DARK,
			}),
		() => {
			for (const [x, z] of [
				[1, 1],
				[-1, 1],
				[1, -1],
				[-1, -1],
			] as const)
				put("paint", rod(0.0022, 0.003, 6), [x * 0.0115, base + 0.026, z * 0.0095], { tint: "#dfe3e6" });
		},
		() => put("paint", block(0.013, 0.001, 0.008, { bevel: 0 }), [0, base + 0.0264, 0], { tint: YELLOW }),
		() => put("paint", sphere(0.0032, { segments: 8, rings: 5 }), [0, base + 0.0275, 0.0105], { tint: "#39c07a" }),
	];
	for (const add of parts.slice(0, stage)) add();
}

/** Two columns and a head over the line; the ram has its own place. */
function press(put: Put, ram: Put): void {
	const [x, , z] = over(1, 0);
	for (const side of [-1, 1]) {
		put("paint", block(0.022, 0.22, 0.03, { bevel: 0.003 }), [x + side * 0.06, FLOOR, z - 0.052], { tint: YELLOW });
		put("paint", block(0.02, 0.22, 0.02, { bevel: 0.003 }), [x + side * 0.06, FLOOR, z + 0.052], { tint: YELLOW });
	}
	put("paint", block(0.15, 0.05, 0.14, { bevel: 0.006 }), [x, FLOOR + 0.212, z], { tint: YELLOW });
	put("paint", board(0.1, 0.02, 0.001), [x, FLOOR + 0.228, z + 0.07], { tint: DARK });
	put("metal", cylinder(0.026, 0.05, { segments: 18, bevel: 0.004 }), [x, FLOOR + 0.26, z], { tint: "#c3c9cd" });
	put("paint", cylinder(0.014, 0.02, { segments: 12, bevel: 0.003 }), [x, FLOOR + 0.308, z], { tint: DARK });
	ram("metal", cylinder(0.012, 0.09, { segments: 14, bevel: 0.001 }), [0, 0.006, 0], { tint: "#dfe3e6" });
	ram("paint", block(0.042, 0.01, 0.036, { bevel: 0.002 }), [0, -0.003, 0], { tint: DARK });
}

/** A SCARA that sets the gear: two links swing from its bowl of gears to the pallet. */
function scara(
	model: Model,
	put: Put,
	swing: (name: string, at: Parameters<Model["node"]>[1], home: number, away: number) => Put,
): void {
	const target = over(2, 0);
	const foot: Vec3 = [target[0] + 0.01, FLOOR, target[2] + 0.15];
	put("paint", block(0.07, 0.08, 0.07, { bevel: 0.005 }), foot, { tint: "#59626a" });
	put("paint", cylinder(0.026, 0.09, { segments: 18, bevel: 0.004 }), [foot[0], foot[1] + 0.08, foot[2]], {
		tint: "#e9ecee",
	});
	const reachOut = Math.hypot(target[0] - foot[0], target[2] - foot[2]);
	const link = 0.085;
	const bend = Math.acos(Math.min(1, reachOut / 2 / link));
	const heading = Math.atan2(target[0] - foot[0], target[2] - foot[2]);
	const upper = swing("scara-upper", { at: [foot[0], FLOOR + 0.172, foot[2]] }, heading + bend, heading + bend + 1.35);
	upper("paint", place(arm(link), {}), [0, 0, 0], { tint: YELLOW });
	upper("paint", cylinder(0.017, 0.014, { segments: 14, bevel: 0.002 }), [0, 0.02, 0], { tint: DARK });
	const parent = model.root.children.find(({ name }) => name === "scara-upper");
	if (!parent) throw new Error("assemblyLine: no upper link");
	const lower = swing("scara-lower", { at: [0, 0.021, link], parent }, -2 * bend, -2 * bend + 0.5);
	lower("paint", arm(link), [0, 0, 0], { tint: "#e9ecee" });
	lower("paint", cylinder(0.013, 0.03, { segments: 12, bevel: 0.003 }), [0, 0.02, link * 0.2], { tint: DARK });
	lower("paint", cylinder(0.005, 0.075, { segments: 8, bevel: 0 }), [0, -0.04, link], { tint: "#aeb5ba" });
	lower("paint", cylinder(0.0085, 0.008, { segments: 12, bevel: 0.001 }), [0, -0.046, link], { tint: "#c98d3a" });
	// The bowl that sorts the gears.
	const bowl: Point2[] = [
		[0.012, 0.01],
		[0.03, 0.016],
		[0.036, 0.04],
		[0.033, 0.04],
		[0.028, 0.02],
		[0, 0.014],
	];
	put("paint", cylinder(0.028, 0.075, { segments: 16, bevel: 0.003 }), [foot[0] - 0.105, FLOOR, foot[2] + 0.03], {
		tint: "#3f6f86",
	});
	put("metal", lathe(bowl, 20), [foot[0] - 0.105, FLOOR + 0.066, foot[2] + 0.03], { tint: "#cdd3d7" });
	for (let i = 0; i < 7; i++) {
		const a = i * 0.9;
		put(
			"paint",
			cylinder(0.0065, 0.005, { segments: 8, bevel: 0 }),
			[foot[0] - 0.105 + Math.sin(a) * 0.017, FLOOR + 0.084 + (i % 3) * 0.003, foot[2] + 0.03 + Math.cos(a) * 0.017],
			{ tint: "#c98d3a" },
		);
	}
}

/** A link along +Z, rounded at both ends. */
const arm = (long: number): Surface => {
	const points: Point2[] = [];
	for (let i = 0; i <= 7; i++) {
		const a = (i / 7) * Math.PI;
		points.push([-Math.cos(a) * 0.014, long + Math.sin(a) * 0.014]);
	}
	for (let i = 0; i <= 7; i++) {
		const a = Math.PI + (i / 7) * Math.PI;
		points.push([-Math.cos(a) * 0.019, Math.sin(a) * 0.019]);
	}
	return extrude(points, 0.02, { bevel: 0.003 });
};

/** An arch with a camera looking down through a ring of light. */
function inspection(put: Put): void {
	const { at, rotation } = onLoop(3);
	const angle = 2 * Math.atan2(rotation[1], rotation[3]);
	const outline: Point2[] = [
		[-0.07, 0],
		[-0.056, 0],
		[-0.056, 0.2],
		[0.056, 0.2],
		[0.056, 0],
		[0.07, 0],
		[0.07, 0.214],
		[-0.07, 0.214],
	];
	put("paint", upright(outline, 0.02, 0.002), [at[0], FLOOR, at[2]], {
		turn: [0, angle + Math.PI / 2, 0],
		tint: "#e9ecee",
	});
	put("paint", block(0.03, 0.05, 0.03, { bevel: 0.004 }), [at[0], FLOOR + 0.16, at[2]], {
		turn: [0, angle, 0],
		tint: DARK,
	});
	put("light", torus(0.024, 0.0045, { segments: 22, sides: 6 }), [at[0], FLOOR + 0.148, at[2]]);
}

/** A gantry whose spindle drives four screws. */
function screwing(put: Put, spindle: Put): void {
	const [x, , z] = over(4, 0);
	for (const side of [-1, 1])
		put("paint", block(0.02, 0.25, 0.02, { bevel: 0.003 }), [x + side * 0.075, FLOOR, z - 0.055], { tint: "#59626a" });
	put("metal", block(0.2, 0.024, 0.02, { bevel: 0.002 }), [x, FLOOR + 0.235, z - 0.052], { tint: "#cdd3d7" });
	put("paint", block(0.045, 0.05, 0.06, { bevel: 0.004 }), [x, FLOOR + 0.215, z - 0.012], { tint: YELLOW });
	spindle("paint", block(0.034, 0.07, 0.03, { bevel: 0.004 }), [0, 0.03, 0], { tint: DARK });
	for (const [dx, dz] of [
		[1, 1],
		[-1, 1],
		[1, -1],
		[-1, -1],
	] as const)
		spindle("paint", rod(0.0025, 0.034, 6), [dx * 0.0115, -0.004, dz * 0.0095], { tint: "#cdd3d7" });
}

/** A laser behind glass. */
function marking(put: Put): void {
	const [x, , z] = over(5, 0);
	put("paint", block(0.14, 0.05, 0.14, { bevel: 0.005 }), [x, FLOOR + 0.19, z], { tint: "#e9ecee" });
	for (const side of [-1, 1]) {
		put("paint", block(0.014, 0.2, 0.014, { bevel: 0 }), [x + side * 0.06, FLOOR, z + 0.06], { tint: "#aeb5ba" });
		put("paint", block(0.014, 0.2, 0.014, { bevel: 0 }), [x + side * 0.06, FLOOR, z - 0.06], { tint: "#aeb5ba" });
		put("glass", block(0.11, 0.09, 0.003, { bevel: 0 }), [x, FLOOR + 0.1, z + side * 0.062]);
	}
	put("paint", cylinder(0.016, 0.04, { segments: 14, bevel: 0.002, top: 0.02 }), [x, FLOOR + 0.152, z], { tint: DARK });
	put("light", rod(0.0016, 0.03, 5), [x, BELT + 0.042, z]);
}

/** A probe that asks the pump for its pressure; the gauge stands where all can read it. */
function testing(put: Put, probe: Put): void {
	const target = over(6, 0);
	const away = Math.atan2(target[0] + LOOP.half, target[2]);
	const [ox, oz] = [Math.sin(away), Math.cos(away)];
	const post: Vec3 = [target[0] + ox * 0.075, FLOOR, target[2] + oz * 0.075];
	put("paint", block(0.034, 0.24, 0.034, { bevel: 0.004 }), post, { turn: [0, away, 0], tint: "#59626a" });
	put(
		"paint",
		block(0.03, 0.03, 0.09, { bevel: 0.004 }),
		[target[0] + ox * 0.04, FLOOR + 0.21, target[2] + oz * 0.04],
		{ turn: [0, away, 0], tint: YELLOW },
	);
	put("paint", cylinder(0.03, 0.012, { segments: 22, bevel: 0.003 }), [post[0], FLOOR + 0.275, post[2] + 0.006], {
		turn: [Math.PI / 2, 0, 0],
		tint: "#f4f5f6",
	});
	put("paint", board(0.003, 0.02, 0.001), [post[0] + 0.004, FLOOR + 0.272, post[2] + 0.018], {
		turn: [0, 0, -0.6],
		tint: "#d63a2f",
	});
	put(
		"paint",
		sweep(
			[
				[post[0], FLOOR + 0.24, post[2]],
				[post[0], FLOOR + 0.25, post[2]],
			],
			{ radius: 0.008, sides: 6 },
		),
		[0, 0, 0],
		{ tint: "#59626a" },
	);
	probe("paint", cylinder(0.007, 0.07, { segments: 10, bevel: 0.001 }), [0, 0.004, 0], { tint: "#cdd3d7" });
	probe("paint", block(0.03, 0.006, 0.026, { bevel: 0.001 }), [0, 0, 0], { tint: DARK });
}

/** A post with an arm that lifts finished pumps into the crate on a driverless cart. */
function unloading(
	put: Put,
	swing: (name: string, at: Parameters<Model["node"]>[1], home: number, away: number) => Put,
): void {
	const target = over(7, 0);
	const foot: Vec3 = [target[0] - 0.09, FLOOR, target[2] + 0.09];
	put("paint", cylinder(0.022, 0.15, { segments: 16, bevel: 0.004 }), foot, { tint: "#e9ecee" });
	const heading = Math.atan2(target[0] - foot[0], target[2] - foot[2]);
	const long = Math.hypot(target[0] - foot[0], target[2] - foot[2]);
	const lift = swing("unloader", { at: [foot[0], FLOOR + 0.15, foot[2]] }, heading, heading - 2.1);
	lift("paint", block(0.024, 0.022, long + 0.05, { bevel: 0.004 }), [0, 0, long / 2], { tint: YELLOW });
	lift("paint", cylinder(0.026, 0.012, { segments: 16, bevel: 0.002 }), [0, -0.002, 0], { tint: DARK });
	lift("paint", block(0.034, 0.02, 0.03, { bevel: 0.003 }), [0, -0.016, long], { tint: DARK });
	for (const side of [-1, 1])
		lift("paint", block(0.004, 0.02, 0.016, { bevel: 0 }), [side * 0.017, -0.03, long], { tint: "#cdd3d7" });
	// The cart with its crate, half full.
	const [x, z] = [foot[0] + 0.045, foot[2] + 0.125];
	put("paint", extrude(roundedRectangle(0.16, 0.1, 0.02, 3), 0.03, { bevel: 0.004 }), [x, FLOOR + 0.006, z], {
		tint: YELLOW,
	});
	put("paint", extrude(roundedRectangle(0.162, 0.102, 0.02, 3), 0.006, { bevel: 0 }), [x, FLOOR + 0.014, z], {
		tint: DARK,
	});
	put(
		"paint",
		extrude(roundedRectangle(0.12, 0.08, 0.006, 2), 0.04, { bevel: 0, hole: roundedRectangle(0.112, 0.072, 0.004, 2) }),
		[x, FLOOR + 0.036, z],
		{ tint: "#3f6f86" },
	);
	for (let i = 0; i < 5; i++) {
		const [px, pz] = [x - 0.036 + (i % 3) * 0.036, z - 0.016 + Math.floor(i / 3) * 0.034];
		put("paint", block(0.03, 0.02, 0.026, { bevel: 0.003 }), [px, FLOOR + 0.037, pz], { tint: "#c9ced2" });
		put("paint", block(0.027, 0.006, 0.023, { bevel: 0.001 }), [px, FLOOR + 0.057, pz], { tint: DARK });
	}
}

/** The one place with a person: a rack of castings, a bench, and whoever loads them. */
function loading(put: Put): void {
	const [x, , z] = over(0, 0);
	put("paint", block(0.09, 0.006, 0.06, { bevel: 0.001 }), [x - 0.03, FLOOR + 0.1, z + 0.145], { tint: "#9c6b3c" });
	for (const dx of [-0.07, 0.01])
		put("paint", block(0.006, 0.1, 0.05, { bevel: 0 }), [x + dx, FLOOR, z + 0.145], { tint: "#59626a" });
	for (let i = 0; i < 3; i++)
		put("paint", block(0.026, 0.012, 0.024, { bevel: 0.003 }), [x - 0.058 + i * 0.03, FLOOR + 0.106, z + 0.145], {
			tint: "#c9ced2",
		});
	const [px, pz] = [x + 0.075, z + 0.11];
	// A worker in 1:18: boots, trousers, jacket, arms forward, helmet.
	const person = (material: "paint", surface: Surface, at: Vec3, tint: string, turn?: Vec3) =>
		put(material, surface, [px + at[0], FLOOR + at[1], pz + at[2]], turn ? { tint, turn } : { tint });
	for (const side of [-1, 1]) {
		person(
			"paint",
			cylinder(0.0075, 0.046, { segments: 8, bevel: 0.001, top: 0.0085 }),
			[side * 0.0085, 0, 0],
			"#2f3d4d",
		);
		person(
			"paint",
			sweep(
				[
					[side * 0.019, 0.077, 0],
					[side * 0.024, 0.06, -0.008],
					[side * 0.014, 0.062, -0.03],
				],
				{ radius: 0.0048, sides: 6 },
			),
			[0, 0, 0],
			"#3f6f86",
		);
		person("paint", sphere(0.0052, { segments: 6, rings: 4 }), [side * 0.014, 0.062, -0.032], "#d9a98a");
	}
	person(
		"paint",
		place(
			lathe(
				[
					[0.015, 0.044],
					[0.0165, 0.06],
					[0.019, 0.076],
					[0.012, 0.084],
					[0, 0.086],
				],
				12,
			),
			{ scale: [1.1, 1, 0.72] },
		),
		[0, 0, 0],
		"#3f6f86",
	);
	person("paint", sphere(0.0105, { segments: 10, rings: 7 }), [0, 0.097, -0.001], "#d9a98a");
	person(
		"paint",
		lathe(
			[
				[0.0145, 0],
				[0.0122, 0.002],
				[0.0112, 0.009],
				[0.006, 0.0135],
				[0, 0.0145],
			],
			12,
		),
		[0, 0.1, -0.001],
		YELLOW,
	);
	put("paint", block(0.1, 0.002, 0.08, { bevel: 0 }), [px, FLOOR, pz], { tint: "#4b5157" });
}
