import { type Channel, Model, type ModelNode, type Rgb } from "#assets/scripts/mesh/Model.ts";
import { fromTurn, type Quat } from "#assets/scripts/mesh/quaternion.ts";
import { place, type Surface } from "#assets/scripts/mesh/Surface.ts";
import {
	block,
	circle,
	cylinder,
	extrude,
	lathe,
	type Point2,
	panel,
	rod,
	roundedRectangle,
	sphere,
	sweep,
} from "#assets/scripts/mesh/shapes.ts";
import type { Vec3 } from "#assets/scripts/mesh/vec3.ts";
import { onto } from "./onto.ts";
import { seededRandom } from "./random.ts";

const FLAT = { bevel: 0 } as const;
const FLOOR = 0.022;
const [WIDE, DEEP, HIGH] = [0.5, 0.38, 0.4] as const;
const LEVELS = 6;
const RISE = 0.046;
const BOOKS = ["#a83b32", "#c98a3c", "#e0cfa6", "#3f6b74", "#2f4a6b", "#6b7f4a", "#7a4a63", "#d8d2c4"] as const;

/** A city library cut open at 1:90: a hill of reading terraces, high stacks with a picking robot, a cart that brings the books. 0.52 m wide. */
export function librarySection(): Model {
	const model = new Model("library-section", {
		matte: { colour: "#ffffff", roughness: 0.82 },
		glow: { colour: "#ffffff", emissive: "#ffd79a" },
		glass: { colour: "#bfd8e2", roughness: 0.05, alpha: 0.3 },
	});
	const random = seededRandom(63);
	shell(model, model.node("shell"), random);
	terraces(model, model.node("terraces", { extras: { part: "terraces" } }), random);
	stacks(model, model.node("stacks", { extras: { part: "stacks" } }), random);
	roof(model, model.node("roof", { at: [0, FLOOR + HIGH, 0], extras: { part: "roof" } }));
	model.animate("lending", [...pickingRobot(model), ...cart(model)]);
	return model;
}

type Put = ReturnType<typeof onto>;

function shell(model: Model, node: ModelNode, random: () => number): void {
	const put = onto(model, node);
	put("matte", extrude(roundedRectangle(0.54, 0.46, 0.016, 3), FLOOR - 0.006, { bevel: 0.004 }), [0, 0, 0], {
		tint: "#26303a",
	});
	put("matte", extrude(roundedRectangle(0.52, 0.44, 0.012, 2), FLOOR, FLAT), [0, 0, 0], { tint: "#d9d3c6" });
	// Back wall with tall windows lit from outside, cut side walls, fins along them.
	put("matte", block(WIDE, HIGH, 0.008, { bevel: 0.001, divide: 0.08 }), [0, FLOOR, -DEEP / 2], { tint: "#e9e4d8" });
	for (let i = 0; i < 5; i++)
		put("glow", panel(0.018, HIGH * 0.62), [-0.215 + i * 0.046, FLOOR + HIGH * 0.3, -DEEP / 2 + 0.0056], {
			tint: "#cfe3ee",
		});
	for (const side of [-1, 1]) {
		put(
			"matte",
			block(0.008, HIGH, DEEP * 0.62, { bevel: 0.001, divide: 0.07 }),
			[side * (WIDE / 2), FLOOR, -DEEP * 0.19],
			{ tint: "#e9e4d8" },
		);
		put("matte", block(0.0094, 0.0124, DEEP, FLAT), [side * (WIDE / 2), FLOOR + HIGH - 0.012, 0], { tint: "#b5543c" });
		put("matte", block(0.0082, 0.03, DEEP * 0.4, FLAT), [side * (WIDE / 2), FLOOR, DEEP * 0.31], { tint: "#b5543c" });
		for (let i = 0; i < 12; i++)
			put(
				"matte",
				block(0.011, HIGH - 0.002, 0.003, FLAT),
				[side * (WIDE / 2 + 0.006), FLOOR, -DEEP / 2 + 0.012 + i * 0.019],
				{ tint: i % 3 ? "#c9684c" : "#b5543c" },
			);
		for (const z of [0.06, 0.17])
			put("matte", cylinder(0.0055, HIGH, { segments: 10, bevel: 0 }), [side * (WIDE / 2 - 0.012), FLOOR, z], {
				tint: "#f3efe6",
			});
	}
	// The hall: a round desk, low shelves, a lane of light for the cart.
	put("matte", extrude(circle(0.03, 22), 0.012, { bevel: 0.001, hole: circle(0.021, 22) }), [0.17, FLOOR, 0.12], {
		tint: "#8a5a36",
	});
	put("matte", extrude(circle(0.0315, 22), 0.0016, { bevel: 0, hole: circle(0.02, 22) }), [0.17, FLOOR + 0.012, 0.12], {
		tint: "#f5f1e8",
	});
	put(
		"glow",
		sweep(
			LANE.map(([x, z]): Vec3 => [x, FLOOR + 0.0006, z]),
			{ radius: 0.0011, sides: 4, closed: true },
		),
	);
	for (const [x, z] of [
		[0.035, 0.19],
		[0.105, 0.19],
	] as const) {
		put("matte", block(0.05, 0.017, 0.012, { bevel: 0.001 }), [x, FLOOR, z], { tint: "#8a5a36" });
		books(put, [x - 0.023, FLOOR + 0.003, z + 0.0062], 13, 0.0035, random);
	}
	for (const [x, z] of [
		[0.225, 0.19],
		[-0.228, 0.2],
	] as const) {
		put(
			"matte",
			lathe(
				[
					[0.008, 0],
					[0.011, 0.012],
					[0, 0.012],
				],
				10,
			),
			[x, FLOOR, z],
			{ tint: "#f3efe6" },
		);
		for (let i = 0; i < 7; i++)
			put(
				"matte",
				place(sphere(0.012, { segments: 6, rings: 4 }), { scale: [0.8, 1.2, 0.8] }),
				[x + (random() - 0.5) * 0.016, FLOOR + 0.024 + random() * 0.018, z + (random() - 0.5) * 0.016],
				{ tint: i % 2 ? "#5f8a4a" : "#4a7340" },
			);
	}
	for (const [x, z, seat] of [
		[0.17, 0.116, 0.8],
		[0.2, 0.155, 1],
		[0.13, 0.145, 1],
		[0.06, 0.165, 1],
		[0.085, 0.165, 0.7],
		[0.0, 0.18, 1],
	] as const)
		reader(put, [x, FLOOR, z], random, seat);
}

/** The cart's way round the hall, a rounded oblong. */
const LANE: readonly Point2[] = roundedRectangle(0.2, 0.09, 0.035, 6).map(([x, z]): Point2 => [x + 0.105, z + 0.045]);

/** A row of spines along +X, at the front of a shelf. */
function books(put: Put, [x, y, z]: Vec3, count: number, pitch: number, random: () => number): void {
	for (let i = 0; i < count; i++) {
		if (random() < 0.12) continue;
		const height = 0.0085 + 0.004 * random();
		put("matte", panel(pitch * 0.86, height), [x + (i + 0.5) * pitch, y, z], {
			tint: BOOKS[Math.floor(random() * BOOKS.length)] ?? "#a83b32",
		});
	}
}

/** A hill of terraces: each step's riser is a shelf, each tread a place to read. */
function terraces(model: Model, node: ModelNode, random: () => number): void {
	const put = onto(model, node);
	const left = -WIDE / 2 + 0.006;
	for (let i = 0; i < LEVELS; i++) {
		const y = FLOOR + i * RISE;
		const front = 0.155 - i * 0.05;
		const right = 0.0 - i * 0.012;
		const edge: Point2[] = [];
		const wave = (t: number) => front + 0.01 * Math.sin(t * 5 + i * 1.3) - 0.05 * Math.max(0, t - 0.72) ** 1.5 * 4;
		for (let k = 0; k <= 14; k++) {
			const t = k / 14;
			edge.push([left + (right - left) * t, wave(t)]);
		}
		const back = -DEEP / 2 + 0.005;
		put("matte", extrude([...edge, [right, back], [left, back]], RISE, FLAT), [0, y, 0], {
			tint: ["#efe9dd", "#e8e1d2"][i % 2] ?? "#efe9dd",
		});
		put(
			"matte",
			extrude(
				[...edge, [right, back], [left, back]].map(([x, z], k): Point2 => (k < 15 ? [x, z + 0.004] : [x, z])),
				0.004,
				FLAT,
			),
			[0, y + RISE - 0.0005, 0],
			{ tint: "#b88a56" },
		);
		// Two rows of books in the riser, following its curve; a line of light under the nosing.
		for (let k = 0; k < 14; k++) {
			const [a, b] = [edge[k] as Point2, edge[k + 1] as Point2];
			const turn = -Math.atan2(b[1] - a[1], b[0] - a[0]);
			const long = Math.hypot(b[0] - a[0], b[1] - a[1]);
			const normal: Point2 = [Math.sin(turn), Math.cos(turn)];
			put(
				"matte",
				panel(long, RISE - 0.004),
				[(a[0] + b[0]) / 2 + normal[0] * 0.0008, y + 0.002, (a[1] + b[1]) / 2 + normal[1] * 0.0008],
				{ turn: [0, turn, 0], tint: "#6e4a30" },
			);
			for (const row of [0.005, 0.0235]) {
				const count = Math.max(2, Math.round(long / 0.0052));
				for (let n = 0; n < count; n++) {
					if (random() < 0.14) continue;
					const t = (n + 0.5) / count;
					const height = 0.0105 + 0.0045 * random();
					put(
						"matte",
						panel((long / count) * 0.82, height),
						[a[0] + (b[0] - a[0]) * t + normal[0] * 0.0016, y + row, a[1] + (b[1] - a[1]) * t + normal[1] * 0.0016],
						{ turn: [0, turn, 0], tint: BOOKS[Math.floor(random() * BOOKS.length)] ?? "#a83b32" },
					);
				}
			}
		}
		put(
			"glow",
			sweep(
				edge.map(([x, z]): Vec3 => [x, y + RISE - 0.0022, z + 0.0042]),
				{ radius: 0.0009, sides: 3 },
			),
			[0, 0, 0],
			{ tint: "#ffe2b4" },
		);
		const top = y + RISE + 0.0035;
		const tables = i === LEVELS - 1 ? 2 : 3;
		for (let k = 0; k < tables; k++) {
			const x = left + 0.036 + k * 0.068 - (i % 2) * 0.006;
			const z = front - 0.024;
			if (x > right - 0.025) continue;
			put("matte", block(0.03, 0.002, 0.014, FLAT), [x, top + 0.0075, z], { tint: "#c99a62" });
			for (const side of [-1, 1])
				put("matte", block(0.0016, 0.0075, 0.012, FLAT), [x + side * 0.013, top, z], { tint: "#5a4632" });
			put("glow", place(sphere(0.0022, { segments: 6, rings: 4 }), {}), [x + 0.01, top + 0.0135, z], {
				tint: "#ffe9c4",
			});
			if (random() < 0.8) reader(put, [x - 0.006, top, z - 0.011], random, 0.72);
			if (random() < 0.5) reader(put, [x + 0.008, top, z - 0.011], random, 0.72);
		}
		if (i % 2 === 0) reader(put, [left + 0.18 - i * 0.012, top, front - 0.02], random, 1);
	}
}

const STACK = { from: 0.03, to: 0.238, z: -0.168, rows: 10, bins: 12 } as const;
const binX = (i: number) => STACK.from + ((i + 0.5) / STACK.bins) * (STACK.to - STACK.from);
const binY = (row: number) => FLOOR + 0.012 + row * 0.0365;

function stacks(model: Model, node: ModelNode, random: () => number): void {
	const put = onto(model, node);
	for (let i = 0; i <= STACK.bins; i += 2)
		put(
			"matte",
			block(0.002, 0.375, 0.028, FLAT),
			[STACK.from + (i / STACK.bins) * (STACK.to - STACK.from), FLOOR, STACK.z],
			{ tint: "#4a5560" },
		);
	for (let row = 0; row <= STACK.rows; row++)
		put(
			"matte",
			block(STACK.to - STACK.from, 0.0018, 0.028, FLAT),
			[(STACK.from + STACK.to) / 2, binY(row) - 0.002, STACK.z],
			{ tint: "#5d6974" },
		);
	for (let row = 0; row < STACK.rows; row++)
		for (let i = 0; i < STACK.bins; i++) {
			if (random() < 0.1) continue;
			const bin: Rgb = random() < 0.5 ? [0.09, 0.17, 0.26] : [0.12, 0.24, 0.28];
			put("matte", block(0.0145, 0.018, 0.024, FLAT), [binX(i), binY(row), STACK.z], { tint: () => bin });
			for (let k = 0; k < 4; k++)
				put("matte", panel(0.0028, 0.007), [binX(i) - 0.0049 + k * 0.0033, binY(row) + 0.0178, STACK.z + 0.006], {
					tint: BOOKS[Math.floor(random() * BOOKS.length)] ?? "#a83b32",
				});
		}
	// Rails of the robot, above and below.
	for (const y of [FLOOR, FLOOR + 0.378])
		put("matte", block(STACK.to - STACK.from + 0.01, 0.004, 0.006, FLAT), [(STACK.from + STACK.to) / 2, y, AISLE], {
			tint: "#e0a53a",
		});
}

const AISLE = -0.128;

/** A mast that runs along the stacks and a carriage on it; they stop at bins and come back to the hand-over shelf. */
function pickingRobot(model: Model): Channel[] {
	const stops: readonly (readonly [number, number])[] = [
		[1, 0],
		[7, 6],
		[7, 6],
		[1, 0],
		[1, 0],
		[10, 8],
		[10, 8],
		[4, 3],
		[4, 3],
		[1, 0],
	];
	const mast = model.node("picker-mast", { at: [binX(1), FLOOR, AISLE] });
	const put = onto(model, mast);
	put("matte", block(0.02, 0.012, 0.016, { bevel: 0.002 }), [0, 0.004, 0], { tint: "#f3f1ec" });
	for (const x of [-0.0075, 0.0075])
		put("matte", block(0.0028, 0.362, 0.003, FLAT), [x, 0.014, 0], { tint: "#e8e6e0" });
	put("matte", block(0.02, 0.006, 0.01, { bevel: 0.001 }), [0, 0.37, 0], { tint: "#f3f1ec" });
	const carriage = model.node("picker-carriage", { at: [0, binY(0) - FLOOR, 0], parent: mast });
	const on = onto(model, carriage);
	on("matte", block(0.021, 0.004, 0.02, { bevel: 0.001 }), [0, -0.005, 0.002], { tint: "#e0722f" });
	on("matte", block(0.0145, 0.016, 0.016, { bevel: 0.001 }), [0, -0.001, 0.003], { tint: "#23404f" });
	on("glow", block(0.012, 0.0024, 0.0012, FLAT), [0, 0.006, 0.0115], { tint: "#ffe2b4" });
	const times: number[] = [];
	let t = 0;
	stops.forEach(([x, y], i) => {
		const before = stops[i - 1];
		if (before)
			t +=
				before[0] === x && before[1] === y
					? 1
					: 0.6 + 0.22 * Math.max(Math.abs(x - before[0]), Math.abs(y - before[1]));
		times.push(t);
	});
	return [
		{ node: "picker-mast", path: "translation", times, values: stops.map(([x]): Vec3 => [binX(x), FLOOR, AISLE]) },
		{
			node: "picker-carriage",
			path: "translation",
			times,
			values: stops.map(([, y]): Vec3 => [0, binY(y) - FLOOR, 0]),
		},
	];
}

/** A cart with a mast of trays that follows the lane of light. */
function cart(model: Model): Channel[] {
	const start = LANE[0] as Point2;
	const node = model.node("book-cart", { at: [start[0], FLOOR + 0.0015, start[1]] });
	const put = onto(model, node);
	put("matte", extrude(roundedRectangle(0.026, 0.02, 0.006, 3), 0.008, { bevel: 0.002 }), [0, 0.002, 0], {
		tint: "#f5f3ee",
	});
	put("glow", extrude(roundedRectangle(0.0266, 0.0206, 0.006, 3), 0.0014, FLAT), [0, 0.0052, 0]);
	for (const y of [0.016, 0.027]) {
		put("matte", block(0.024, 0.0014, 0.017, FLAT), [0, y, 0], { tint: "#e0722f" });
		for (let i = 0; i < 6; i++)
			put("matte", block(0.0026, 0.007 + 0.0012 * (i % 3), 0.011, FLAT), [-0.0085 + i * 0.0034, y + 0.0014, 0], {
				tint: BOOKS[(i * 3 + (y > 0.02 ? 1 : 0)) % BOOKS.length] ?? "#a83b32",
			});
	}
	for (const x of [-0.0115, 0.0115])
		put("matte", block(0.0014, 0.03, 0.002, FLAT), [x, 0.008, -0.006], { tint: "#8d959c" });
	const seconds = 16;
	const loop = [...LANE, start];
	let total = 0;
	const way = loop.map(([x, z], i) => {
		const before = loop[i - 1];
		if (before) total += Math.hypot(x - before[0], z - before[1]);
		return total;
	});
	const times = way.map((d) => (d / total) * seconds);
	const heading = loop.map(([x, z], i) => {
		const next = loop[i + 1] ?? (loop[1] as Point2);
		return Math.atan2(-(next[1] - z), next[0] - x);
	});
	// Turned on without a jump where the angle wraps.
	for (let i = 1; i < heading.length; i++)
		while ((heading[i] as number) > (heading[i - 1] as number) + Math.PI)
			heading[i] = (heading[i] as number) - Math.PI * 2;
	for (let i = 1; i < heading.length; i++)
		while ((heading[i] as number) < (heading[i - 1] as number) - Math.PI)
			heading[i] = (heading[i] as number) + Math.PI * 2;
	return [
		{ node: "book-cart", path: "translation", times, values: loop.map(([x, z]): Vec3 => [x, FLOOR + 0.0015, z]) },
		{ node: "book-cart", path: "rotation", times, values: heading.map((a): Quat => fromTurn([0, a, 0])) },
	];
}

function roof(model: Model, node: ModelNode): void {
	const put = onto(model, node);
	const [w, d] = [WIDE + 0.04, DEEP + 0.03];
	// A frame of beams with glass between, and a sawtooth of solar blades over the stacks.
	for (let i = 0; i <= 6; i++)
		put("matte", block(0.006, 0.014, d - 0.004, FLAT), [-w / 2 + 0.003 + (i / 6) * (w - 0.006), 0.0005, 0], {
			tint: "#f3efe6",
		});
	for (let k = 0; k <= 4; k++)
		put("matte", block(w, 0.01, 0.006, FLAT), [0, 0.002, -d / 2 + 0.003 + (k / 4) * (d - 0.006)], { tint: "#f3efe6" });
	put("glass", block(w - 0.01, 0.002, d - 0.01, FLAT), [0, 0.009, 0]);
	for (let i = 0; i < 5; i++) {
		const x = 0.05 + i * 0.044;
		put("matte", place(block(0.034, 0.002, d * 0.62, FLAT), { turn: [0, 0, 0.5] }), [x, 0.022, -0.04], {
			tint: "#1f3350",
		});
		put("matte", block(0.003, 0.014, d * 0.6, FLAT), [x + 0.012, 0.012, -0.04], { tint: "#c9cdd0" });
	}
	for (const x of [-0.19, -0.12, -0.05]) put("matte", rod(0.004, 0.012, 8), [x, 0.011, -0.12], { tint: "#b5543c" });
}

function reader(put: Put, at: Vec3, random: () => number, size: number): void {
	const coats = ["#3d5a80", "#a0523d", "#5b6b4a", "#7a4b63", "#c79a45", "#444a58"] as const;
	const coat = coats[Math.floor(random() * coats.length)] ?? "#3d5a80";
	const shape: Surface = lathe(
		[
			[0.0017, 0],
			[0.0031, 0.0085],
			[0.0029, 0.0125],
			[0, 0.015],
		],
		6,
	);
	put("matte", shape, at, { tint: coat, scale: [1, size, 1] });
	put("matte", sphere(0.0019, { segments: 6, rings: 4 }), [at[0], at[1] + 0.0166 * size, at[2]], {
		tint: random() < 0.5 ? "#2a211d" : "#e0b48f",
	});
}
