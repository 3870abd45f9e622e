import { type Channel, Model, type ModelNode } from "#assets/scripts/mesh/Model.ts";
import { aboutAxis, type Quat } from "#assets/scripts/mesh/quaternion.ts";
import { join, place, type Surface } from "#assets/scripts/mesh/Surface.ts";
import {
	block,
	board,
	circle,
	cylinder,
	extrude,
	type Point2,
	rod,
	roundedRectangle,
	sheet,
	sphere,
	sweep,
} from "#assets/scripts/mesh/shapes.ts";
import type { Vec3 } from "#assets/scripts/mesh/vec3.ts";
import { onto } from "./onto.ts";
import { seededRandom } from "./random.ts";
import { upright } from "./upright.ts";

/** The ground of the model; below it stands its cabinet of drawers. */
const TOP = 0.235;
const LOW = TOP - 0.045;
const CARD = "#f4f1ea";
const WOOD = "#b98a58";
const NEW = "#e08a3c";

/** Half the board in x and z. */
const BOARD = { x: 0.62, z: 0.43 } as const;

/** The river's middle and half its width along x: it bends round the new quarter's point. */
const river = (x: number) => 0.06 + 0.13 * Math.sin(x * 4.1 - 0.5) + 0.05 * Math.sin(x * 9 + 1);
const riverHalf = (x: number) => 0.062 + 0.014 * Math.sin(x * 6 + 0.6);

/**
 * A planner's model of a district on a river bend, 1.24 m wide: card and timber for what stands, colour for what is
 * planned. Water, transport and the new quarter lift out.
 */
export function riversidePlan(): Model {
	const model = new Model("riverside-plan", {
		card: { colour: "#ffffff", roughness: 0.75 },
		water: { colour: "#ffffff", roughness: 0.1, metallic: 0.15 },
		light: { colour: "#ff9f43", emissive: "#d9701a" },
	});
	land(model);
	water(model);
	// What is planned lies above what stands, so it is taken out with it and goes further.
	const city = quarters(model);
	newQuarter(model, city);
	const channels = transport(model, city);
	model.animate("an ordinary day", channels);
	return model;
}

const inRiver = (x: number, z: number, margin: number) => Math.abs(z - river(x)) < riverHalf(x) + margin;

/** The board with its wooden frame and the river's bed cut into it; parks are felt, streets are left light. */
function land(model: Model): void {
	const put = onto(model, model.node("land"));
	put("card", extrude(roundedRectangle(1.2, 0.82, 0.01, 1), 0.03, { bevel: 0 }), [0, 0, 0], { tint: "#23343c" });
	put(
		"card",
		extrude(roundedRectangle(BOARD.x * 2 + 0.03, BOARD.z * 2 + 0.03, 0.012, 2), LOW - 0.028, { bevel: 0.004 }),
		[0, 0.028, 0],
		{
			tint: WOOD,
		},
	);
	// Two rows of shallow drawers for the sheets, front and back.
	for (const side of [-1, 1])
		for (let row = 0; row < 2; row++)
			for (let i = 0; i < 3; i++) {
				const turn: Vec3 = [0, side > 0 ? 0 : Math.PI, 0];
				const z = side * (BOARD.z + 0.015);
				put("card", board(0.38, 0.058, 0.004), [(i - 1) * 0.405, 0.044 + row * 0.068, z], { turn, tint: "#c79a68" });
				put("card", board(0.07, 0.016, 0.006), [(i - 1) * 0.405, 0.066 + row * 0.068, z], { turn, tint: "#2f5d6e" });
			}
	put(
		"card",
		extrude(roundedRectangle(BOARD.x * 2 + 0.05, BOARD.z * 2 + 0.05, 0.012, 2), 0.024, { bevel: 0.003 }),
		[0, LOW, 0],
		{ tint: WOOD },
	);
	// Two banks, from the board's edge to the shore, and the quay's wall below.
	for (const side of [-1, 1]) {
		const edge = (x: number) => river(x) + side * riverHalf(x);
		put(
			"card",
			sheet(48, 5, (u, v) => {
				const x = -BOARD.x + u * 2 * BOARD.x;
				const t = side > 0 ? 1 - v : v;
				return [x, TOP, edge(x) + (side * BOARD.z - edge(x)) * t];
			}),
			[0, 0, 0],
			{ tint: "#e6dfd0" },
		);
		put(
			"card",
			sheet(48, 1, (u, v) => {
				const x = -BOARD.x + (side > 0 ? 1 - u : u) * 2 * BOARD.x;
				return [x, TOP - 0.02 * (1 - v), edge(x)];
			}),
			[0, 0, 0],
			{ tint: "#c9bea8" },
		);
		// The board's own edges: along its length, and at both ends as far as the shore.
		put("card", board(BOARD.x * 2, 0.024, 0.001), [0, TOP - 0.024, side * (BOARD.z - 0.001)], {
			turn: [0, side > 0 ? 0 : Math.PI, 0],
			tint: "#d5cbb6",
		});
		for (const end of [-1, 1]) {
			const from = edge(end * BOARD.x);
			const long = Math.abs(side * BOARD.z - from);
			put("card", board(long, 0.024, 0.001), [end * (BOARD.x - 0.001), TOP - 0.024, (from + side * BOARD.z) / 2], {
				turn: [0, (end * Math.PI) / 2, 0],
				tint: "#d5cbb6",
			});
		}
		const quay = Array.from({ length: 41 }, (_, i): Vec3 => {
			const x = -BOARD.x + (i / 40) * 2 * BOARD.x;
			return [x, TOP + 0.0012, edge(x) + side * 0.003];
		});
		put("card", sweep(quay, { radius: 0.0026, sides: 4 }), [0, 0, 0], { tint: "#c9bea8" });
	}
	for (const [x, z, w, d] of [
		[-0.47, -0.15, 0.17, 0.12],
		[0.4, -0.3, 0.2, 0.1],
		[-0.2, 0.35, 0.16, 0.09],
	] as const)
		put("card", extrude(roundedRectangle(w, d, 0.02, 3), 0.0022, { bevel: 0 }), [x, TOP - 0.0005, z], {
			tint: "#9dbb86",
		});
}

/** The river's surface and its side arm as one sheet of blue; ripples follow the stream. */
function water(model: Model): void {
	const node = model.node("water", { extras: { part: "water" } });
	const put = onto(model, node);
	const y = TOP - 0.0065;
	put(
		"water",
		sheet(64, 7, (u, v) => {
			const x = -BOARD.x + u * 2 * BOARD.x;
			const z = river(x) + (1 - 2 * v) * (riverHalf(x) + 0.002);
			return [x, y + 0.0009 * Math.sin(x * 60 + z * 25) + 0.0007 * Math.sin(z * 90 - x * 40), z];
		}),
		[0, 0, 0],
		{
			tint: ([x, , z]) => {
				const deep = 1 - Math.min(1, Math.abs(z - river(x)) / riverHalf(x)) ** 2;
				return [0.1 - 0.06 * deep, 0.36 - 0.14 * deep, 0.5 - 0.12 * deep];
			},
		},
	);
	for (const end of [-1, 1]) {
		const x = end * BOARD.x;
		const face: Point2[] = [
			[-riverHalf(x), y - 0.013],
			[riverHalf(x), y - 0.013],
			[riverHalf(x), y],
			[-riverHalf(x), y],
		];
		put("water", upright(face, 0.001), [x, 0, river(x)], { turn: [0, Math.PI / 2, 0], tint: "#2f7394" });
	}
}

/** Whatever stands today, in white card: perimeter blocks along streets, a few towers, a church of culture, trees. */
function quarters(model: Model): ModelNode {
	const node = model.node("existing-city", { extras: { part: "existing-city" } });
	const put = onto(model, node);
	const random = seededRandom(41);
	const card: Surface[] = [];
	const shade: Surface[] = [];
	const pitch = 0.082;
	for (let i = -7; i <= 7; i++) {
		for (let k = -5; k <= 5; k++) {
			const [x, z] = [i * pitch + 0.008 * Math.sin(k), k * pitch];
			if (Math.abs(x) > BOARD.x - 0.045 || Math.abs(z) > BOARD.z - 0.035) continue;
			if (inRiver(x, z, 0.05) || isNew(x, z, 0.05) || isPark(x, z)) continue;
			if (Math.abs(z + 0.205) < 0.03 || Math.abs(x + 0.295) < 0.03) continue;
			const kind = random();
			const near = Math.max(0, 1 - Math.hypot(x + 0.12, z + 0.32) / 0.35);
			const at = (s: Surface) => place(s, { at: [x, TOP, z] });
			if (kind < 0.45) {
				const h = 0.014 + random() * 0.016;
				const [w, d] = [0.056, 0.054];
				card.push(
					at(
						extrude(roundedRectangle(w, d, 0.002, 1), h, {
							bevel: 0,
							hole: roundedRectangle(w - 0.026, d - 0.026, 0.001, 1),
						}),
					),
				);
			} else if (kind < 0.78) {
				for (const dz of [-0.019, 0.005, 0.026]) {
					if (random() < 0.15) continue;
					const h = 0.016 + random() * 0.022;
					card.push(at(place(block(0.052, h, 0.012, { bevel: 0 }), { at: [0, 0, dz - 0.004] })));
				}
			} else {
				const h = 0.045 + near * 0.1 + random() * 0.03;
				card.push(at(block(0.026, h, 0.026, { bevel: 0.001 })));
				card.push(at(block(0.05, 0.012, 0.048, { bevel: 0 })));
				shade.push(at(place(block(0.014, 0.004, 0.014, { bevel: 0 }), { at: [0, h, 0] })));
			}
		}
	}
	put("card", join(...card), [0, 0, 0], { tint: CARD });
	put("card", join(...shade), [0, 0, 0], { tint: "#d8d1c2" });
	const trees: Surface[] = [];
	const tree = (x: number, z: number) => {
		const size = 0.0075 + random() * 0.004;
		trees.push(place(sphere(size, { segments: 5, rings: 3 }), { at: [x, TOP + size * 0.75, z] }));
	};
	for (let i = 0; i < 54; i++) {
		const x = -0.6 + (i / 53) * 1.2;
		const side = i % 2 ? 1 : -1;
		const z = river(x) + side * (riverHalf(x) + 0.02);
		if (!isNew(x, z, 0.02)) tree(x, z);
	}
	for (let i = 0; i < 60; i++) {
		const [x, z] = [-0.6 + random() * 1.2, -0.41 + random() * 0.82];
		if (isPark(x, z) && !inRiver(x, z, 0.02)) tree(x, z);
	}
	put("card", join(...trees), [0, 0, 0], { tint: "#7d9c66" });
	return node;
}

const PARKS = [
	[-0.47, -0.15, 0.085, 0.06],
	[0.4, -0.3, 0.1, 0.05],
	[-0.2, 0.35, 0.08, 0.045],
] as const;
const isPark = (x: number, z: number) => PARKS.some(([px, pz, w, d]) => Math.abs(x - px) < w && Math.abs(z - pz) < d);
/** The new quarter's point lies in the bend on the near bank. */
const NEW_AT = { x: 0.24, z: 0.33, w: 0.2, d: 0.085 } as const;
const isNew = (x: number, z: number, margin: number) =>
	Math.abs(x - NEW_AT.x) < NEW_AT.w + margin &&
	z > river(x) &&
	z - NEW_AT.z < NEW_AT.d + margin &&
	NEW_AT.z - z < NEW_AT.d + margin + 0.05;

/** What is planned: terraces along the water, three towers on a shared deck, a hall with a folded roof, a square. */
function newQuarter(model: Model, city: ModelNode): void {
	const node = model.node("new-quarter", { parent: city, extras: { part: "new-quarter" } });
	const put = onto(model, node);
	const { x: cx, z: cz, w, d } = NEW_AT;
	put("card", extrude(roundedRectangle(w * 2, d * 2, 0.02, 3), 0.004, { bevel: 0.001 }), [cx, TOP, cz], {
		tint: "#efd9bd",
	});
	put(
		"card",
		extrude(roundedRectangle(0.12, 0.05, 0.012, 3), 0.0015, { bevel: 0 }),
		[cx - 0.02, TOP + 0.0035, cz - 0.03],
		{ tint: "#8fb07a" },
	);
	const up = TOP + 0.004;
	const floors = (x: number, z: number, fw: number, fd: number, count: number, turn = 0, shrink = 0) => {
		for (let f = 0; f < count; f++) {
			const k = 1 - shrink * f;
			put("card", extrude(roundedRectangle(fw * k, fd * k, 0.005, 1), 0.0066, { bevel: 0 }), [x, up + f * 0.0088, z], {
				turn: [0, turn + f * shrink * 3, 0],
				tint: NEW,
			});
		}
		const k = 0.9 - shrink * count;
		put("card", block(fw * k, count * 0.0088, fd * k, { bevel: 0 }), [x, up, z], {
			turn: [0, turn + count * shrink * 1.5, 0],
			tint: "#fff2e0",
		});
	};
	floors(cx + 0.13, cz + 0.03, 0.05, 0.05, 15, 0.2, 0.012);
	floors(cx + 0.06, cz + 0.045, 0.042, 0.042, 10, -0.1, 0.01);
	floors(cx + 0.155, cz - 0.042, 0.05, 0.036, 6);
	for (const [i, x] of [-0.16, -0.105, -0.05].entries()) floors(cx + x, cz + 0.05, 0.042, 0.04, i === 1 ? 3 : 4);
	floors(cx - 0.16, cz - 0.02, 0.045, 0.03, 3);
	// The hall of culture: a folded roof over glass, turned to the water.
	const roof: Point2[] = [];
	for (let i = 0; i <= 6; i++) roof.push([-0.055 + i * 0.0183, 0.024 + (i % 2 ? 0.014 : 0) + i * 0.001]);
	for (let i = 6; i >= 0; i--) roof.push([-0.055 + i * 0.0183, 0.021 + (i % 2 ? 0.014 : 0) + i * 0.001]);
	put("card", block(0.1, 0.022, 0.034, { bevel: 0 }), [cx + 0.03, up, cz - 0.045], { tint: "#d8e6ea" });
	put("card", upright(roof, 0.05), [cx + 0.03, up, cz - 0.045], { tint: NEW });
	const random = seededRandom(5);
	for (let i = 0; i < 22; i++) {
		const [x, z] = [cx - 0.19 + (i / 21) * 0.36, cz - 0.078 + (i % 3) * 0.006];
		put("card", place(sphere(0.0072 + random() * 0.003, { segments: 5, rings: 3 }), {}), [x, up + 0.005, z], {
			tint: "#6f9a55",
		});
	}
	put("light", extrude(circle(0.012, 18), 0.0012, { bevel: 0, hole: circle(0.0095, 18) }), [cx - 0.075, up, cz - 0.04]);
	put("light", extrude(circle(0.004, 10), 0.003, { bevel: 0 }), [cx - 0.075, up, cz - 0.04]);
}

/** Bridges, the tram with its stops, the metro's line and the ferry: what connects the banks. */
function transport(model: Model, city: ModelNode): Channel[] {
	const node = model.node("transport", { parent: city, extras: { part: "transport" } });
	const put = onto(model, node);
	const road = (points: readonly Vec3[], width: number, tint: string, lift = 0.0008) => {
		for (let i = 1; i < points.length; i++) {
			const [a, b] = [points[i - 1] as Vec3, points[i] as Vec3];
			const long = Math.hypot(b[0] - a[0], b[2] - a[2]);
			const angle = Math.atan2(b[0] - a[0], b[2] - a[2]);
			put(
				"card",
				block(width, 0.0014, long + width * 0.3, { bevel: 0 }),
				[(a[0] + b[0]) / 2, TOP + lift, (a[2] + b[2]) / 2],
				{ turn: [0, angle, 0], tint },
			);
		}
	};
	road(
		[
			[-BOARD.x, TOP, -0.205],
			[BOARD.x, TOP, -0.205],
		],
		0.02,
		"#bdb5a6",
	);
	const bridgeAt = (x: number, high: number, width: number) => {
		const [z0, z1] = [river(x) - riverHalf(x) - 0.02, river(x) + riverHalf(x) + 0.02];
		const deck = Array.from({ length: 11 }, (_, i): Point2 => {
			const t = i / 10;
			return [z0 + (z1 - z0) * t, TOP + 0.004 + high * Math.sin(Math.PI * t)];
		});
		const outline: Point2[] = [...deck, ...[...deck].reverse().map(([z, y]): Point2 => [z, y - 0.0045])];
		put(
			"card",
			upright(
				outline.map(([z, y]): Point2 => [-z, y]),
				width,
			),
			[x, 0, 0],
			{ turn: [0, Math.PI / 2, 0], tint: WOOD },
		);
		for (const t of [0.33, 0.67])
			put("card", block(width * 0.7, 0.014 + high * 0.8, 0.006, { bevel: 0 }), [x, TOP - 0.016, z0 + (z1 - z0) * t], {
				tint: "#8f6a42",
			});
		return [z0, z1] as const;
	};
	const [a0, a1] = bridgeAt(-0.295, 0.008, 0.026);
	road(
		[
			[-0.295, TOP, -BOARD.z],
			[-0.295, TOP, a0],
		],
		0.02,
		"#bdb5a6",
		0.0011,
	);
	road(
		[
			[-0.295, TOP, a1],
			[-0.295, TOP, BOARD.z],
		],
		0.02,
		"#bdb5a6",
		0.0011,
	);
	bridgeAt(0.13, 0.014, 0.01);

	// The metro under everything, shown as planners do: a lit line with its stops.
	const metro = Array.from({ length: 25 }, (_, i): Vec3 => {
		const x = -0.6 + (i / 24) * 1.2;
		return [x, TOP + 0.0035, -0.24 + (0.3 / (1 + Math.exp(-(x - 0.02) * 9))) * 1.95];
	});
	put("light", sweep(metro, { radius: 0.0022, sides: 5 }), [0, 0, 0]);
	for (const i of [2, 7, 11, 16, 22]) {
		const [x, y, z] = metro[i] as Vec3;
		put("card", cylinder(0.0085, 0.005, { segments: 14, bevel: 0.001 }), [x, y - 0.003, z], { tint: "#ffffff" });
		put("light", cylinder(0.0045, 0.0062, { segments: 10, bevel: 0 }), [x, y - 0.003, z]);
	}
	// Landing stages, and the ferry between them.
	const stage = (x: number, side: 1 | -1): Vec3 => {
		const z = river(x) + side * (riverHalf(x) - 0.006);
		put("card", block(0.03, 0.006, 0.02, { bevel: 0.001 }), [x, TOP - 0.008, z], { tint: WOOD });
		put("card", rod(0.0016, 0.02, 5), [x + 0.01, TOP - 0.005, z], { tint: "#5f6d74" });
		return [x, TOP - 0.0055, river(x) + side * (riverHalf(x) - 0.026)];
	};
	const [near, far] = [stage(0.36, 1), stage(-0.06, -1)];
	const channels: Channel[] = [];
	const seconds = 24;
	const ferry = onto(model, model.node("ferry", { at: near, parent: node }));
	ferry("card", extrude(hull(0.017, 0.05), 0.007, { bevel: 0.001 }), [0, 0, 0], { tint: "#ffffff" });
	ferry("card", block(0.011, 0.006, 0.022, { bevel: 0.001 }), [0, 0.0065, -0.002], { tint: NEW });
	ferry("card", block(0.009, 0.004, 0.008, { bevel: 0 }), [0, 0.012, 0.004], { tint: "#2f5d6e" });
	const times = Array.from({ length: 49 }, (_, i) => (i / 48) * seconds);
	const ease = (f: number) => f * f * (3 - 2 * f);
	const ferryAt = (t: number): { at: Vec3; heading: number } => {
		const out = t < seconds / 2;
		const f = ease(Math.max(0, Math.min(1, ((out ? t : t - seconds / 2) - 1.5) / (seconds / 2 - 3))));
		const along = out ? f : 1 - f;
		const x = near[0] + (far[0] - near[0]) * along;
		// In the fairway while under way, at the bank at both ends.
		const off = 1 - Math.sin(Math.PI * Math.min(1, Math.max(0, along)));
		const bank = near[2] - river(near[0]) + (far[2] - river(far[0]) - (near[2] - river(near[0]))) * along;
		return { at: [x, near[1], river(x) + bank * off], heading: 0 };
	};
	const places = times.map((t) => ferryAt(t).at);
	let heading = -Math.PI / 2;
	const facing: Quat[] = places.map((p, i) => {
		const q = places[Math.min(places.length - 1, i + 1)] as Vec3;
		const moved = Math.hypot(q[0] - p[0], q[2] - p[2]);
		if (moved > 0.0008) {
			const wanted = Math.atan2(q[0] - p[0], q[2] - p[2]);
			let way = wanted - heading;
			while (way > Math.PI) way -= 2 * Math.PI;
			while (way < -Math.PI) way += 2 * Math.PI;
			heading += way;
		}
		return aboutAxis([0, 1, 0], heading);
	});
	channels.push(
		{ node: "ferry", path: "translation", times, values: places },
		{ node: "ferry", path: "rotation", times, values: facing },
	);

	// A tram to and fro on the north bank's avenue.
	const tram = onto(model, model.node("tram", { at: [-0.5, TOP + 0.0022, -0.205], parent: node }));
	for (const x of [-0.026, 0, 0.026]) {
		tram("card", block(0.024, 0.011, 0.009, { bevel: 0.002 }), [x, 0, 0], { tint: "#2f5d6e" });
		tram("card", block(0.0205, 0.004, 0.0094, { bevel: 0 }), [x, 0.005, 0], { tint: "#dff0f2" });
	}
	channels.push({
		node: "tram",
		path: "translation",
		times,
		values: times.map(
			(t): Vec3 => [0.5 * -Math.cos(ease(1 - Math.abs((2 * t) / seconds - 1)) * Math.PI), TOP + 0.0022, -0.205],
		),
	});
	return channels;
}

const hull = (width: number, long: number): Point2[] => [
	[-width / 2, -long / 2],
	[width / 2, -long / 2],
	[width / 2, long * 0.2],
	[width * 0.3, long * 0.4],
	[0, long / 2],
	[-width * 0.3, long * 0.4],
	[-width / 2, long * 0.2],
];
