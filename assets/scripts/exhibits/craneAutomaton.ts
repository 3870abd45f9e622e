import { type Channel, Model, type ModelNode } from "#assets/scripts/mesh/Model.ts";
import { aboutAxis, fromTurn } from "#assets/scripts/mesh/quaternion.ts";
import { place, type Surface } from "#assets/scripts/mesh/Surface.ts";
import {
	block,
	circle,
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
import { curve } from "./curve.ts";
import { onto } from "./onto.ts";
import { upright } from "./upright.ts";

const FLAT = { bevel: 0 } as const;
const SHAFT_Y = 0.092;
const TOP = 0.206;
/** How far the cams' middle lies from the shaft's: half a follower's way. */
const THROW = 0.0155;
const CAM = 0.036;
/** Where a follower meets its wing, from the hinge. */
const LEVER = 0.052;
const BODY_Y = 0.345;
const SECONDS = 3;

const WOOD = {
	pale: "#d9b27c",
	mid: "#b98148",
	dark: "#6e4526",
	red: "#b8392c",
	white: "#f3eee4",
	black: "#24211f",
} as const;

/** A wooden crane that flies when its crank is turned: shaft, cams, followers and wings, all to be seen. 0.5 m high. */
export function craneAutomaton(): Model {
	const model = new Model("crane-automaton", {
		wood: { colour: "#ffffff", roughness: 0.56 },
		brass: { colour: "#c79a45", metallic: 1, roughness: 0.3 },
	});
	box(model, model.node("box"));
	crankshaft(model);
	const followers = ["left", "right", "neck"] as const;
	const x = { left: -LEVER, right: LEVER, neck: 0 } as const;
	/** The wings' cams point up together, the neck's a quarter later. */
	const phase = { left: 0, right: 0, neck: -Math.PI / 2 } as const;
	const seat = (name: (typeof followers)[number], turn: number) => SHAFT_Y + CAM + THROW * Math.cos(turn + phase[name]);
	for (const name of followers) {
		const node = model.node(`follower-${name}`, { at: [x[name], seat(name, 0), 0] });
		const put = onto(model, node);
		const top = name === "neck" ? BODY_Y - 0.03 : BODY_Y + 0.004;
		put("wood", cylinder(0.022, 0.008, { segments: 18, bevel: 0.002 }), [0, 0, 0], { tint: WOOD.mid });
		put("wood", rod(0.0042, top - (SHAFT_Y + CAM), 9), [0, 0.006, 0], { tint: WOOD.pale });
		if (name !== "neck")
			put("brass", sphere(0.0062, { segments: 10, rings: 7 }), [0, top - (SHAFT_Y + CAM) + 0.004, 0]);
	}

	const bird = model.node("bird", { at: [0, BODY_Y, 0], extras: { part: "bird" } });
	craneBody(model, bird);
	for (const side of [-1, 1] as const) {
		const wing = model.node(side < 0 ? "wing-left" : "wing-right", { at: [side * 0.017, 0.014, 0.005], parent: bird });
		craneWing(model, wing, side);
	}
	const neck = model.node("neck", { at: [0, 0.018, 0.07], parent: bird });
	craneNeck(model, neck);

	const steps = 36;
	const times = Array.from({ length: steps + 1 }, (_, i) => (i / steps) * SECONDS);
	const turnAt = (t: number) => (t / SECONDS) * Math.PI * 2;
	const wingAngle = (t: number) => Math.asin((THROW * Math.cos(turnAt(t) + phase.left)) / LEVER) * 1.15;
	const channels: Channel[] = [
		{ node: "crankshaft", path: "rotation", times, values: times.map((t) => aboutAxis([1, 0, 0], turnAt(t))) },
		...followers.map(
			(name): Channel => ({
				node: `follower-${name}`,
				path: "translation",
				times,
				values: times.map((t): Vec3 => [x[name], seat(name, turnAt(t)), 0]),
			}),
		),
		{ node: "wing-right", path: "rotation", times, values: times.map((t) => fromTurn([0, 0, wingAngle(t) + 0.12])) },
		{ node: "wing-left", path: "rotation", times, values: times.map((t) => fromTurn([0, 0, -wingAngle(t) - 0.12])) },
		{ node: "neck", path: "rotation", times, values: times.map((t) => fromTurn([0.16 * Math.sin(turnAt(t)), 0, 0])) },
	];
	model.animate("flying", channels);
	return model;
}

function box(model: Model, node: ModelNode): void {
	const put = onto(model, node);
	put("wood", extrude(roundedRectangle(0.4, 0.26, 0.02, 4), 0.02, { bevel: 0.005 }), [0, 0, 0], { tint: WOOD.dark });
	for (const side of [-1, 1]) {
		// Side walls with a hand-hold's curve cut from their edges, tenons showing through the top.
		const wall: Point2[] = [];
		for (let i = 0; i <= 10; i++) {
			const t = i / 10;
			wall.push([0.088 - 0.014 * Math.sin(t * Math.PI), 0.02 + t * (TOP - 0.02)]);
		}
		const outline = [...wall, ...[...wall].reverse().map(([z, y]): Point2 => [-z, y])];
		put("wood", place(upright(outline, 0.014, 0.001), { turn: [0, Math.PI / 2, 0] }), [side * 0.125, 0, 0], {
			tint: WOOD.mid,
		});
		put("brass", place(torus(0.011, 0.0028, { segments: 18, sides: 6 }), { turn: [0, 0, Math.PI / 2] }), [
			side * 0.1325,
			SHAFT_Y,
			0,
		]);
		for (const z of [-0.05, 0.05])
			put("wood", block(0.015, 0.006, 0.03, { bevel: 0.001 }), [side * 0.125, TOP + 0.014, z], { tint: WOOD.pale });
	}
	put("wood", extrude(roundedRectangle(0.3, 0.2, 0.012, 3), 0.016, { bevel: 0.003 }), [0, TOP, 0], { tint: WOOD.mid });
	for (const x of [-LEVER, 0, LEVER])
		put("brass", torus(0.0066, 0.0022, { segments: 14, sides: 5 }), [x, TOP + 0.0165, 0]);
	// Two posts carry the bird; clouds and waves stand in slots; a red sun behind.
	for (const z of [-0.045, 0.038])
		put("wood", rod(0.0046, BODY_Y - TOP - 0.03, 9), [0, TOP + 0.014, z], { tint: WOOD.dark });
	const puff = (list: readonly (readonly [number, number, number])[]): Point2[] => {
		const points: Point2[] = [];
		for (let a = 0; a <= 32; a++) {
			const angle = (a / 32) * Math.PI;
			const [c, s] = [Math.cos(angle), Math.sin(angle)];
			let r = 0.004;
			for (const [cx, cy, cr] of list) {
				const along = cx * c + cy * s;
				const off = cr ** 2 - (cx * s - cy * c) ** 2;
				if (off > 0) r = Math.max(r, along + Math.sqrt(off));
			}
			points.push([c * r, s * r]);
		}
		return points;
	};
	const cloud = puff([
		[0, 0.012, 0.022],
		[-0.03, 0.004, 0.018],
		[0.03, 0.004, 0.018],
		[-0.055, 0, 0.011],
		[0.056, 0, 0.012],
	]);
	for (const [x, z, s, tint] of [
		[-0.07, 0.08, 1, "#f3eee4"],
		[0.085, 0.072, 0.8, "#e5e9ea"],
		[0.06, -0.08, 1.05, "#d8e0e4"],
	] as const)
		put("wood", place(upright(cloud, 0.009, 0.0015), { scale: [s, s, 1] }), [x, TOP + 0.015, z], { tint });
	put("wood", rod(0.004, 0.15, 8), [-0.09, TOP + 0.01, -0.08], { tint: WOOD.dark });
	put(
		"wood",
		place(cylinder(0.046, 0.008, { segments: 34, bevel: 0.002 }), { turn: [Math.PI / 2, 0, 0] }),
		[-0.09, TOP + 0.19, -0.084],
		{ tint: WOOD.red },
	);
	// The maker's plate.
	put("brass", block(0.07, 0.016, 0.002, { bevel: 0.0006 }), [0, 0.002, 0.1295]);
}

function crankshaft(model: Model): void {
	const shaft = model.node("crankshaft", { at: [0, SHAFT_Y, 0], extras: { part: "crankshaft" } });
	const put = onto(model, shaft);
	const lying = (surface: Surface) => place(surface, { turn: [0, 0, -Math.PI / 2] });
	put("brass", lying(rod(0.006, 0.33, 12)), [-0.145, 0, 0]);
	// At rest the wings' cams point straight up; the neck's points to the back.
	for (const [x, angle, tint] of [
		[-LEVER, 0, WOOD.pale],
		[LEVER, 0, WOOD.pale],
		[0, -Math.PI / 2, WOOD.red],
	] as const) {
		const at: Vec3 = [x - 0.0075, THROW * Math.cos(angle), THROW * Math.sin(angle)];
		put("wood", lying(cylinder(CAM, 0.015, { segments: 32, bevel: 0.002 })), at, { tint });
		for (const k of [0, 1, 2]) {
			const a = (k / 3) * Math.PI * 2;
			put(
				"wood",
				lying(cylinder(0.0075, 0.0156, { segments: 14, bevel: 0 })),
				[at[0] - 0.0003, at[1] + Math.cos(a) * 0.021, at[2] + Math.sin(a) * 0.021],
				{ tint: WOOD.dark },
			);
		}
		put("wood", lying(cylinder(0.0115, 0.026, { segments: 16, bevel: 0.002 })), [x - 0.013, 0, 0], { tint: WOOD.mid });
	}
	put("wood", block(0.013, 0.07, 0.016, { bevel: 0.004 }), [0.176, -0.058, 0], { tint: WOOD.dark });
	put("brass", lying(cylinder(0.0042, 0.02, { segments: 10, bevel: 0.001 })), [0.176, -0.05, 0]);
	put(
		"wood",
		lying(
			lathe(
				[
					[0.006, 0],
					[0.011, 0.006],
					[0.0125, 0.022],
					[0.009, 0.038],
					[0.011, 0.046],
					[0, 0.05],
				],
				18,
			),
		),
		[0.186, -0.05, 0],
		{ tint: WOOD.red },
	);
}

function craneBody(model: Model, node: ModelNode): void {
	const put = onto(model, node);
	// An egg drawn out to the tail, lying along z.
	const hull = lathe(
		[
			[0, -0.1],
			[0.012, -0.09],
			[0.026, -0.055],
			[0.034, -0.01],
			[0.033, 0.03],
			[0.024, 0.062],
			[0.012, 0.082],
			[0, 0.088],
		],
		22,
	);
	put("wood", place(hull, { turn: [Math.PI / 2, 0, 0], scale: [0.86, 1, 0.95] }), [0, 0, 0], { tint: WOOD.white });
	for (let i = 0; i < 5; i++) {
		const spread = (i - 2) * 0.2;
		put("wood", feather(0.09, 0.011), [Math.sin(spread) * 0.01, 0.012 - Math.abs(i - 2) * 0.003, -0.078], {
			tint: WOOD.black,
			turn: [0.14, Math.PI + spread, 0],
		});
	}
	// Legs folded back under the tail.
	for (const side of [-1, 1]) {
		put(
			"wood",
			sweep(
				[
					[side * 0.01, -0.026, -0.03],
					[side * 0.008, -0.03, -0.1],
					[side * 0.007, -0.024, -0.175],
				],
				{ radius: 0.0024, sides: 6 },
			),
			[0, 0, 0],
			{ tint: WOOD.dark },
		);
	}
	for (const side of [-1, 1])
		put("brass", place(cylinder(0.004, 0.012, { segments: 10, bevel: 0.001 }), { turn: [Math.PI / 2, 0, 0] }), [
			side * 0.017,
			0.014,
			-0.001,
		]);
}

/** A blade lying flat that points to +Z from its root. */
function feather(length: number, width: number): Surface {
	const outline: Point2[] = [
		[-width * 0.35, 0],
		[-width * 0.5, length * 0.5],
		[-width * 0.34, length * 0.86],
		[0, length],
		[width * 0.34, length * 0.86],
		[width * 0.5, length * 0.5],
		[width * 0.35, 0],
	];
	return extrude(outline, 0.0022, FLAT);
}

function craneWing(model: Model, node: ModelNode, side: 1 | -1): void {
	const put = onto(model, node);
	const arm: Point2[] = [
		[0, 0.034],
		[0.05, 0.042],
		[0.105, 0.03],
		[0.13, 0.008],
		[0.125, -0.012],
		[0.08, -0.024],
		[0, -0.03],
	];
	put(
		"wood",
		extrude(
			arm.map(([x, z]): Point2 => [side * x, z]),
			0.007,
			{ bevel: 0.002 },
		),
		[0, 0, 0],
		{ tint: WOOD.white },
	);
	// Secondaries behind the arm, black primaries fanned at its end.
	for (let i = 0; i < 6; i++)
		put("wood", feather(0.062, 0.021), [side * (0.01 + i * 0.0175), 0.001 + (i % 2) * 0.0016, -0.012], {
			tint: i % 2 ? "#e6e0d2" : WOOD.white,
			turn: [0, Math.PI + side * 0.05, 0],
		});
	for (let i = 0; i < 7; i++) {
		const angle = Math.PI - side * (0.25 + i * 0.2);
		put(
			"wood",
			feather(0.085 - i * 0.004, 0.0165),
			[side * (0.108 + i * 0.0028), 0.0006 + (i % 2) * 0.0016, -0.006 + i * 0.0045],
			{ tint: i % 2 ? "#332e2b" : WOOD.black, turn: [0, angle, 0] },
		);
	}
	put("brass", place(cylinder(0.0032, 0.058, { segments: 8, bevel: 0.001 }), { turn: [Math.PI / 2, 0, 0] }), [
		side * 0.002,
		0.004,
		-0.029,
	]);
}

function craneNeck(model: Model, node: ModelNode): void {
	const put = onto(model, node);
	const way = curve(
		[
			[0, -0.012, -0.008],
			[0, 0.012, 0.022],
			[0, 0.05, 0.034],
			[0, 0.088, 0.042],
			[0, 0.112, 0.066],
		],
		18,
	);
	const split = 9;
	put("wood", sweep(way.slice(0, split + 1), { radius: (t) => 0.0145 - 0.0045 * t, sides: 10 }), [0, 0, 0], {
		tint: WOOD.white,
	});
	put("wood", sweep(way.slice(split), { radius: (t) => 0.01 - 0.002 * t, sides: 10 }), [0, 0, 0], { tint: WOOD.black });
	put("wood", place(sphere(0.0135, { segments: 14, rings: 9 }), { scale: [0.86, 0.9, 1.25] }), [0, 0.116, 0.073], {
		tint: WOOD.white,
	});
	put("wood", place(sphere(0.009, { segments: 12, rings: 6 }), { scale: [0.9, 0.6, 1.1] }), [0, 0.1255, 0.072], {
		tint: WOOD.red,
	});
	put(
		"wood",
		place(
			lathe(
				[
					[0.0052, 0],
					[0.0034, 0.02],
					[0, 0.052],
				],
				9,
			),
			{ turn: [Math.PI / 2 + 0.18, 0, 0] },
		),
		[0, 0.115, 0.084],
		{ tint: "#c9a24f" },
	);
	for (const s of [-1, 1])
		put("wood", sphere(0.0019, { segments: 7, rings: 5 }), [s * 0.0105, 0.118, 0.081], { tint: "#120f0d" });
	put("wood", extrude(circle(0.006, 10), 0.002, FLAT), [0, -0.016, -0.004], { tint: WOOD.dark });
}
