import { type Channel, Model } from "#assets/scripts/mesh/Model.ts";
import { aboutAxis, type Quat } from "#assets/scripts/mesh/quaternion.ts";
import { join, place, type Surface } from "#assets/scripts/mesh/Surface.ts";
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
} from "#assets/scripts/mesh/shapes.ts";
import type { Vec3 } from "#assets/scripts/mesh/vec3.ts";
import { onto } from "./onto.ts";
import { seededRandom } from "./random.ts";
import { upright } from "./upright.ts";

const LINE = "#c2255c";
/** Floors, from the rails to the street. */
const Y = { rail: 0.07, platform: 0.108, mezzanine: 0.26, roof: 0.41, street: 0.46 } as const;
/** The train's way: two straights joined by half circles; the front one is the station. */
const TRACK = { half: 0.215, radius: 0.145, z: -0.015 } as const;
const LENGTH = 4 * TRACK.half + 2 * Math.PI * TRACK.radius;

/** A metro station cut open to the front, 0.86 m wide: street, concourse, platform, and a train that runs round behind. */
export function metroStation(): Model {
	const model = new Model("metro-station", {
		paint: { colour: "#ffffff", roughness: 0.65 },
		glass: { colour: "#bfe3ea", roughness: 0.05, alpha: 0.3 },
		light: { colour: "#ffffff", emissive: "#ffe9c4" },
	});
	ground(model);
	platform(model);
	concourse(model);
	street(model);

	const channels: Channel[] = [];
	const seconds = 18;
	const count = 108;
	const times = Array.from({ length: count + 1 }, (_, i) => (i / count) * seconds);
	for (let car = 0; car < 3; car++) {
		const name = `car-${car + 1}`;
		const states = times.map((t) => {
			// Four seconds at the platform, then once round: gently off, gently home.
			const f = Math.max(0, Math.min(1, (t - 4) / (seconds - 4)));
			const way = f * f * (3 - 2 * f);
			return stateAt(TRACK.half + 0.13 - car * 0.13 + way * LENGTH);
		});
		const first = states[0] as { at: Vec3; rotation: Quat };
		const put = onto(model, model.node(name, { at: first.at, rotation: first.rotation }));
		carriage(put, car);
		channels.push(
			{ node: name, path: "translation", times, values: states.map(({ at }) => at) },
			{ node: name, path: "rotation", times, values: states.map(({ rotation }) => rotation) },
		);
	}
	model.animate("service", channels);
	return model;
}

/** Where a car stands whose middle has gone `s` metres along the line from the station's left end; +X is its front. */
function stateAt(s: number): { at: Vec3; rotation: Quat } {
	const { half, radius, z } = TRACK;
	const arc = Math.PI * radius;
	const turns = Math.floor(s / LENGTH);
	let way = s - turns * LENGTH;
	let x = -half;
	let angle = 0;
	let centre: readonly [number, number] | undefined;
	if (way < 2 * half) x = -half + way;
	else if (way < 2 * half + arc) {
		angle = (way - 2 * half) / radius;
		centre = [half, z - radius];
	} else if (way < 4 * half + arc) {
		way -= 2 * half + arc;
		return { at: [half - way, Y.rail, z - 2 * radius], rotation: aboutAxis([0, 1, 0], Math.PI + turns * 2 * Math.PI) };
	} else {
		angle = Math.PI + (way - 4 * half - arc) / radius;
		centre = [-half, z - radius];
	}
	const at: Vec3 = centre
		? [centre[0] + Math.sin(angle) * radius, Y.rail, centre[1] + Math.cos(angle) * radius]
		: [x, Y.rail, z];
	return { at, rotation: aboutAxis([0, 1, 0], angle + turns * 2 * Math.PI) };
}

type Put = ReturnType<typeof onto>;

/** A car 0.12 m long: silver with the line's band, dark windows, doors; the outer ones have noses. */
function carriage(put: Put, car: number): void {
	const nose = car === 0 ? 1 : car === 2 ? -1 : 0;
	const side: Point2[] = [
		[-0.06, 0],
		[0.06, 0],
		[0.06, 0.05],
		[0.055, 0.07],
		[0.045, 0.078],
		[-0.045, 0.078],
		[-0.055, 0.07],
		[-0.06, 0.05],
	];
	const shaped = side.map(
		([x, y]): Point2 => [nose && Math.sign(x) === nose ? x - nose * Math.max(0, y - 0.02) * 0.16 : x, y],
	);
	put("paint", upright(shaped, 0.07, 0.004), [0, 0.016, 0], { tint: "#dfe3e6" });
	put("paint", block(0.1, 0.018, 0.056, { bevel: 0.003 }), [0, 0.002, 0], { tint: "#33383d" });
	put("paint", block(0.084, 0.007, 0.034, { bevel: 0.002 }), [0, 0.093, 0], { tint: "#aeb5ba" });
	for (const face of [1, -1]) {
		const turn: Vec3 = [0, face > 0 ? 0 : Math.PI, 0];
		put("paint", board(0.113, 0.009, 0.0008), [0, 0.029, face * 0.035], { turn, tint: LINE });
		put("paint", board(0.108, 0.026, 0.0006), [0, 0.047, face * 0.035], { turn, tint: "#18222b" });
		for (const x of [-0.036, 0, 0.036])
			for (const leaf of [-0.0062, 0.0062])
				put("paint", board(0.0115, 0.05, 0.0012), [x + leaf, 0.0285, face * 0.035], { turn, tint: "#c6ccd1" });
		for (const x of [-0.036, 0, 0.036])
			for (const leaf of [-0.0062, 0.0062])
				put("paint", board(0.0075, 0.022, 0.0016), [x + leaf, 0.05, face * 0.035], { turn, tint: "#18222b" });
	}
	if (nose) {
		put("paint", board(0.052, 0.026, 0.0012), [nose * 0.0565, 0.05, 0], {
			turn: [0, (nose * Math.PI) / 2, 0],
			tint: "#12191f",
		});
		put("paint", board(0.056, 0.008, 0.0012), [nose * 0.06, 0.026, 0], {
			turn: [0, (nose * Math.PI) / 2, 0],
			tint: LINE,
		});
		for (const z of [-0.022, 0.022])
			put("paint", sphere(0.0035, { segments: 6, rings: 4 }), [nose * 0.0605, 0.04, z], { tint: "#fff3c9" });
	}
}

/** Soil in its layers, open where the line runs; rails, sleepers, the tunnel's rings. */
function ground(model: Model): void {
	const put = onto(model, model.node("ground"));
	const strata = ([x, y, z]: Vec3) => {
		const w = y + 0.008 * Math.sin(x * 14 + z * 9);
		const shade = 0.9 + 0.2 * Math.abs(Math.sin(x * 97 + y * 131 + z * 71));
		const layer =
			w > 0.36
				? [0.2, 0.145, 0.095]
				: w > 0.25
					? [0.3, 0.235, 0.16]
					: w > 0.12
						? [0.25, 0.225, 0.19]
						: [0.17, 0.165, 0.16];
		return layer.map((c) => c * shade) as unknown as Vec3;
	};
	const soil = (w: number, h: number, d: number, at: Vec3) =>
		put("paint", block(w, h, d, { bevel: 0, divide: 0.08 }), at, { tint: strata });
	put("paint", extrude(roundedRectangle(0.9, 0.72, 0.02, 3), 0.02, { bevel: 0.004 }), [0, 0, -0.03], {
		tint: "#2a1420",
	});
	soil(0.86, 0.042, 0.68, [0, 0.019, -0.03]);
	for (const side of [-1, 1]) {
		soil(0.16, 0.39, 0.23, [side * 0.35, 0.06, 0.195]);
		soil(0.16, 0.21, 0.46, [side * 0.35, 0.24, -0.15]);
	}
	soil(0.54, 0.21, 0.23, [0, 0.24, -0.255]);

	const samples = Array.from({ length: 44 }, (_, i) => stateAt((i / 44) * LENGTH));
	for (const gauge of [-0.022, 0.022]) {
		const path = samples.map(({ at, rotation }): Vec3 => {
			const angle = 2 * Math.atan2(rotation[1], rotation[3]);
			return [at[0] + Math.sin(angle) * gauge, Y.rail - 0.003, at[2] + Math.cos(angle) * gauge];
		});
		put("paint", sweep(path, { radius: 0.003, sides: 3, closed: true }), [0, 0, 0], { tint: "#b3b8bc" });
	}
	const sleepers: Surface[] = [];
	const rings: Surface[] = [];
	const ring = Array.from({ length: 9 }, (_, i): Vec3 => {
		const a = -0.42 + (i / 8) * (Math.PI + 0.84);
		return [0, 0.05 + Math.sin(a) * 0.068, Math.cos(a) * 0.068];
	});
	for (let i = 0; i < 52; i++) {
		const { at, rotation } = stateAt((i / 52) * LENGTH);
		const angle = 2 * Math.atan2(rotation[1], rotation[3]);
		sleepers.push(
			place(block(0.009, 0.005, 0.066, { bevel: 0 }), { at: [at[0], Y.rail - 0.0095, at[2]], turn: [0, angle, 0] }),
		);
		const inside = Math.abs(at[0]) < 0.26 && at[2] > -0.1;
		if (inside || i % 2) continue;
		rings.push(place(sweep(ring, { radius: 0.0065, sides: 4 }), { at: [at[0], Y.rail, at[2]], turn: [0, angle, 0] }));
	}
	put("paint", join(...sleepers), [0, 0, 0], { tint: "#6f6a63" });
	put("paint", join(...rings), [0, 0, 0], { tint: "#a8a49b" });
}

/** The lower floor: slab and edge, columns, screen doors, escalators, benches, the wall with the line's map. */
function platform(model: Model): void {
	const node = model.node("platform");
	const put = onto(model, node);
	put("paint", block(0.52, Y.platform - 0.06, 0.26, { bevel: 0.002 }), [0, 0.06, 0.17], { tint: "#cfccc4" });
	put("paint", block(0.52, 0.0015, 0.012, { bevel: 0 }), [0, Y.platform, 0.056], { tint: "#f0b429" });
	put("paint", block(0.5, 0.001, 0.006, { bevel: 0 }), [0, Y.platform, 0.2], { tint: "#8c877c" });
	// Walls behind the track and at both ends, with openings for the train.
	put("paint", block(0.52, 0.155, 0.012, { bevel: 0 }), [0, 0.09, -0.094], { tint: "#e9e6df" });
	put("paint", board(0.5, 0.012, 0.001), [0, 0.178, -0.088], { tint: LINE });
	for (let i = 0; i < 9; i++)
		put(
			"paint",
			place(cylinder(0.0065, 0.002, { segments: 8, bevel: 0 }), { turn: [Math.PI / 2, 0, 0] }),
			[-0.2 + i * 0.05, 0.184, -0.087],
			{
				tint: i === 4 ? "#ffc94a" : "#ffffff",
			},
		);
	for (const side of [-1, 1]) {
		put("paint", block(0.012, 0.355, 0.24, { bevel: 0 }), [side * 0.264, 0.06, 0.18], { tint: "#b9b4aa" });
		put("paint", upright(portal(), 0.014), [side * 0.264, 0.06, -0.016], {
			turn: [0, Math.PI / 2, 0],
			tint: "#9a958b",
		});
	}
	for (let i = 0; i < 5; i++)
		put("paint", block(0.018, 0.14, 0.018, { bevel: 0.003 }), [-0.22 + i * 0.11, Y.platform, 0.262], {
			tint: "#efece5",
		});
	// Screen doors stand at the platform's edge, as high as a car.
	for (let i = 0; i < 14; i++)
		put("paint", block(0.004, 0.078, 0.006, { bevel: 0 }), [-0.24 + i * 0.037, Y.platform, 0.05], { tint: "#8d949a" });
	put("paint", block(0.49, 0.009, 0.009, { bevel: 0.001 }), [0, Y.platform + 0.077, 0.05], { tint: LINE });
	put("glass", board(0.486, 0.074, 0.002), [0, Y.platform + 0.002, 0.0485]);
	escalator(put, -0.06, 0.15);
	escalator(put, -0.06, 0.178);
	// A lift in its glass shaft.
	put("glass", block(0.05, 0.3, 0.05, { bevel: 0.001 }), [0.19, Y.platform + 0.001, 0.14]);
	put("paint", block(0.042, 0.052, 0.042, { bevel: 0.002 }), [0.19, Y.platform + 0.03, 0.14], { tint: "#dfe3e6" });
	for (const x of [-0.15, 0.09]) {
		put("paint", block(0.05, 0.005, 0.014, { bevel: 0.001 }), [x, Y.platform + 0.014, 0.24], { tint: "#9c6b3c" });
		put("paint", block(0.006, 0.014, 0.012, { bevel: 0 }), [x, Y.platform, 0.24], { tint: "#6b7076" });
	}
	for (const z of [0.11, 0.23]) put("light", block(0.46, 0.003, 0.008, { bevel: 0 }), [0, Y.mezzanine - 0.0195, z]);
	crowd(put, 5, 17, Y.platform, [-0.22, 0.16], [0.075, 0.25]);
}

/** An escalator rising to the right from the platform to the concourse. */
function escalator(put: Put, x: number, z: number): void {
	const rise = Y.mezzanine - Y.platform;
	const run = 0.2;
	const side: Point2[] = [
		[-0.03, 0],
		[0, 0],
		[run, rise - 0.008],
		[run + 0.03, rise - 0.008],
		[run + 0.03, rise + 0.003],
		[run - 0.004, rise + 0.003],
		[-0.006, 0.011],
		[-0.03, 0.011],
	];
	put("paint", upright(side, 0.02), [x, Y.platform, z], { tint: "#6f767c" });
	for (let i = 0; i < 12; i++) {
		const t = (i + 0.5) / 12;
		put("paint", block(0.0145, 0.003, 0.015, { bevel: 0 }), [x + t * run, Y.platform + t * (rise - 0.006) + 0.009, z], {
			tint: i % 2 ? "#3b4046" : "#4a5056",
		});
	}
	for (const edge of [-0.0105, 0.0105]) {
		const rail: Vec3[] = [
			[x - 0.03, Y.platform + 0.03, z + edge],
			[x - 0.002, Y.platform + 0.03, z + edge],
			[x + run - 0.002, Y.mezzanine + 0.026, z + edge],
			[x + run + 0.03, Y.mezzanine + 0.026, z + edge],
		];
		put("paint", sweep(rail, { radius: 0.0022, sides: 5 }), [0, 0, 0], { tint: "#17191b" });
		for (let i = 0; i < 4; i++) {
			const t = i / 3;
			put("paint", rod(0.0012, 0.024, 4), [x + t * run, Y.platform + t * rise + 0.006, z + edge], { tint: "#aeb5ba" });
		}
	}
}

/** The upper floor: gates, machines, the customer desk, columns; it slides out to the front. */
function concourse(model: Model): void {
	const node = model.node("concourse", { extras: { part: "concourse" } });
	const put = onto(model, node);
	// The slab leaves a well where the escalators rise.
	const slab = (x: number, z: number, w: number, d: number) =>
		put("paint", block(w, 0.014, d, { bevel: 0 }), [x, Y.mezzanine - 0.0145, z], { tint: "#d9d5cb" });
	slab(0, 0.02, 0.51, 0.22);
	slab(0, 0.248, 0.51, 0.096);
	slab(-0.175, 0.165, 0.16, 0.07);
	slab(0.205, 0.165, 0.1, 0.07);
	put("paint", block(0.51, 0.145, 0.01, { bevel: 0 }), [0, Y.mezzanine, -0.087], { tint: "#efece5" });
	put("paint", board(0.5, 0.02, 0.001), [0, Y.mezzanine + 0.105, -0.082], { tint: "#2a1420" });
	for (let i = 0; i < 5; i++)
		put("paint", board(0.05, 0.009, 0.001), [-0.2 + i * 0.1, Y.mezzanine + 0.1105, -0.0808], {
			tint: i % 2 ? "#ffc94a" : "#ffffff",
		});
	for (let i = 0; i < 6; i++) {
		put("paint", block(0.026, 0.05, 0.014, { bevel: 0.002 }), [-0.21 + i * 0.034, Y.mezzanine, -0.072], {
			tint: "#a81f4d",
		});
		put("paint", board(0.016, 0.014, 0.0006), [-0.21 + i * 0.034, Y.mezzanine + 0.028, -0.065], { tint: "#bfe8f2" });
	}
	for (let i = 0; i < 7; i++) {
		put("paint", block(0.006, 0.026, 0.036, { bevel: 0.001 }), [0.06, Y.mezzanine, -0.05 + i * 0.026], {
			turn: [0, Math.PI / 2, 0],
			tint: "#59626a",
		});
		put("paint", block(0.02, 0.003, 0.007, { bevel: 0 }), [0.06, Y.mezzanine + 0.026, -0.05 + i * 0.026], {
			tint: i % 3 ? "#39c07a" : "#d8443a",
		});
	}
	put("glass", block(0.003, 0.03, 0.1, { bevel: 0 }), [0.06, Y.mezzanine, 0.235]);
	put("glass", block(0.24, 0.026, 0.003, { bevel: 0 }), [0.03, Y.mezzanine, 0.2015]);
	put(
		"paint",
		lathe(
			[
				[0.03, 0],
				[0.03, 0.028],
				[0.034, 0.03],
				[0.034, 0.033],
				[0, 0.033],
			],
			16,
		),
		[0.19, Y.mezzanine, 0.02],
		{ tint: "#ffc94a" },
	);
	for (let i = 0; i < 5; i++)
		put("paint", block(0.018, 0.145, 0.018, { bevel: 0.003 }), [-0.22 + i * 0.11, Y.mezzanine, 0.262], {
			tint: "#efece5",
		});
	for (const z of [-0.02, 0.09]) put("light", block(0.46, 0.003, 0.01, { bevel: 0 }), [0, Y.roof - 0.008, z]);
	put("light", block(0.46, 0.003, 0.01, { bevel: 0 }), [0, Y.roof - 0.008, 0.22]);
	crowd(put, 11, 18, Y.mezzanine, [-0.23, 0.22], [-0.05, 0.11]);
	crowd(put, 12, 6, Y.mezzanine, [-0.22, 0.22], [0.22, 0.25]);
}

/** What lies above: the road with its lanes, trees, a few houses, the glass entrance and the sign. */
function street(model: Model): void {
	const node = model.node("street", { extras: { part: "street" } });
	const put = onto(model, node);
	put("paint", block(0.86, 0.012, 0.68, { bevel: 0 }), [0, Y.street - 0.009, -0.03], { tint: "#bdb8ad" });
	put("paint", block(0.53, 0.036, 0.4, { bevel: 0 }), [0, Y.roof + 0.003, 0.105], { tint: "#a8a398" });
	const up = Y.street + 0.003;
	put("paint", block(0.86, 0.002, 0.15, { bevel: 0 }), [0, up, -0.06], { tint: "#4b4f55" });
	for (let i = 0; i < 14; i++)
		put("paint", block(0.03, 0.0012, 0.004, { bevel: 0 }), [-0.4 + i * 0.062, up + 0.0014, -0.06], { tint: "#f2f1ea" });
	for (let i = 0; i < 8; i++)
		put("paint", block(0.05, 0.0012, 0.008, { bevel: 0 }), [0.28, up + 0.0014, -0.125 + i * 0.018], {
			tint: "#f2f1ea",
		});
	put("paint", block(0.86, 0.002, 0.09, { bevel: 0 }), [0, up, 0.262], { tint: "#7fa266" });
	// The entrance: steps down between glass walls under a curved roof.
	put("paint", block(0.12, 0.003, 0.06, { bevel: 0 }), [-0.2, up, 0.13], { tint: "#5a5650" });
	for (let i = 0; i < 6; i++)
		put("paint", block(0.016, 0.002, 0.05, { bevel: 0 }), [-0.243 + i * 0.017, up + 0.0025, 0.13], {
			tint: i % 2 ? "#3b3833" : "#8d887e",
		});
	for (const side of [-1, 1]) put("glass", block(0.12, 0.04, 0.002, { bevel: 0 }), [-0.2, up, 0.13 + side * 0.032]);
	const roof: Point2[] = [
		[-0.07, 0.038],
		[0.06, 0.05],
		[0.075, 0.056],
		[0.075, 0.06],
		[0.06, 0.055],
		[-0.07, 0.043],
	];
	put("paint", upright(roof, 0.08), [-0.2, up, 0.13], { tint: LINE });
	put("paint", rod(0.002, 0.07, 5), [-0.115, up, 0.185], { tint: "#6b7076" });
	put("paint", block(0.024, 0.024, 0.006, { bevel: 0.003 }), [-0.115, up + 0.066, 0.185], { tint: LINE });
	put("paint", board(0.014, 0.006, 0.001), [-0.115, up + 0.075, 0.188], { tint: "#ffffff" });
	// Houses along the far side.
	for (const [x, w, h, tint] of [
		[-0.34, 0.13, 0.075, "#d9c7ae"],
		[-0.19, 0.12, 0.105, "#c9d3d8"],
		[-0.03, 0.15, 0.062, "#e3d9c8"],
		[0.14, 0.12, 0.12, "#bcc9c4"],
		[0.31, 0.16, 0.085, "#dccfc0"],
	] as const) {
		put("paint", block(w, h, 0.14, { bevel: 0.002 }), [x, up, -0.275], { tint });
		for (let f = 0; f < Math.floor(h / 0.02); f++)
			put("paint", board(w - 0.02, 0.009, 0.0008), [x, up + 0.012 + f * 0.02, -0.205], { tint: "#4a5f6b" });
		put("paint", block(w * 0.4, 0.01, 0.06, { bevel: 0.001 }), [x - w * 0.1, up + h - 0.001, -0.28], {
			tint: "#9a958b",
		});
	}
	for (const [x, z, long, tint] of [
		[-0.3, -0.09, 0.042, "#e9eaea"],
		[-0.1, -0.03, 0.042, "#1d4fa0"],
		[0.12, -0.09, 0.1, "#2f9e6a"],
		[0.36, -0.03, 0.042, "#f0b429"],
	] as const) {
		const tall = long > 0.05 ? 0.022 : 0.009;
		put("paint", block(long, tall, 0.021, { bevel: 0.003 }), [x, up + 0.004, z], { tint });
		put(
			"paint",
			block(long * 0.6, 0.008, 0.019, { bevel: 0.002 }),
			[x, up + 0.004 + (long > 0.05 ? 0.009 : 0.009), z],
			{ tint: "#27333c" },
		);
	}
	const random = seededRandom(23);
	for (let i = 0; i < 17; i++) {
		const front = i < 9;
		const x = front ? -0.4 + i * 0.1 : -0.38 + (i - 9) * 0.108;
		if (front && Math.abs(x + 0.2) < 0.07) continue;
		const z = front ? 0.255 + (random() - 0.5) * 0.03 : 0.036;
		const size = 0.8 + random() * 0.5;
		put("paint", rod(0.0025, 0.02, 4), [x, up, z], { tint: "#5b4535" });
		put("paint", place(sphere(0.019 * size, { segments: 7, rings: 5 }), { scale: [1, 1.15, 1] }), [x, up + 0.034, z], {
			tint: ([px, py]) => [0.1 + 0.03 * Math.sin(px * 90), 0.22 + (py - 0.48) * 1.2, 0.08],
		});
	}
	crowd(put, 31, 12, up, [-0.1, 0.4], [0.07, 0.2]);
}

/** People as models have them: a coat, a head, each a little different. */
function crowd(put: Put, seed: number, count: number, y: number, [x0, x1]: Point2, [z0, z1]: Point2): void {
	const random = seededRandom(seed);
	const coats = ["#2f4a6b", "#a8443a", "#e0d6c4", "#3b4046", "#5f7f5a", "#c98d3a", "#7a5a86", "#f2f1ec"];
	for (let i = 0; i < count; i++) {
		const [x, z] = [x0 + (x1 - x0) * ((i + random() * 0.8) / count), z0 + (z1 - z0) * random()];
		const tall = 0.9 + random() * 0.2;
		const coat = coats[Math.floor(random() * coats.length)] as string;
		put(
			"paint",
			lathe(
				[
					[0.0042, 0],
					[0.0068, 0.017 * tall],
					[0.0048, 0.027 * tall],
					[0, 0.029 * tall],
				],
				5,
			),
			[x, y, z],
			{ tint: coat },
		);
		put("paint", sphere(0.0048, { segments: 5, rings: 3 }), [x, y + 0.0325 * tall, z], {
			tint: i % 3 ? "#d9a98a" : "#2b1f1a",
		});
	}
}

/** A wall with a round-headed opening for the train, seen along the line. */
function portal(): Point2[] {
	const points: Point2[] = [
		[0.076, 0],
		[0.076, 0.185],
		[-0.076, 0.185],
		[-0.076, 0],
		[-0.052, 0],
	];
	for (let i = 0; i <= 8; i++) {
		const a = Math.PI - (i / 8) * Math.PI;
		points.push([Math.cos(a) * 0.052, 0.08 + Math.sin(a) * 0.048]);
	}
	points.push([0.052, 0]);
	return points;
}
