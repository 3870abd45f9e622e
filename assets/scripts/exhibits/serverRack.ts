import { type Channel, Model, type ModelNode, spin } from "#assets/scripts/mesh/Model.ts";
import {
	block,
	board,
	circle,
	cylinder,
	extrude,
	rod,
	roundedRectangle,
	sweep,
	torus,
} from "#assets/scripts/mesh/shapes.ts";
import type { Vec3 } from "#assets/scripts/mesh/vec3.ts";
import { curve } from "./curve.ts";
import { onto } from "./onto.ts";

const COLD = "#2f7fe0";
const WARM = "#e2562f";
const DARK = "#14171d";
const FLOOR = 0.05;
const RACK = { width: 0.27, height: 0.66, depth: 0.46 } as const;
/** Two height units of a 42-unit rack at this scale. */
const UNIT = 0.031;
const PITCH = UNIT + 0.0055;
/** Which places of the open rack hold the blades that slide. */
const SLIDING: readonly number[] = [7, 10, 13];
/** Where the row stands: forward, so that what is pulled out of it goes towards the visitor. */
const ROW = 0.12;
const COOLANT = -0.62;
const CLOSED = -0.34;
const OPEN = -0.06;

type Put = ReturnType<typeof onto>;

/**
 * An edge machine room at about 1:3: two racks, the unit that pumps their coolant, and beyond the wall the dry cooler that
 * gives the heat to the air. Blades slide out for a look at their cold plates.
 */
export function serverRack(): Model {
	const model = new Model("server-rack", {
		paint: { colour: "#ffffff", roughness: 0.42 },
		metal: { colour: "#ffffff", metallic: 1, roughness: 0.32 },
		glass: { colour: "#a8c4d8", roughness: 0.06, alpha: 0.24 },
		light: { colour: "#7fe9ff", emissive: "#35cfff" },
	});
	const room = model.node("room");
	const put = onto(model, room);
	put("paint", block(1.7, 0.03, 1.06, { bevel: 0.008 }), [0, 0, 0], { tint: "#1b2236" });
	// The raised floor inside, slabs and a strip of green outside.
	for (let i = 0; i < 5; i++)
		for (let k = 0; k < 5; k++)
			put("paint", block(0.222, 0.021, 0.2, { bevel: 0 }), [-0.72 + i * 0.226, 0.029, -0.41 + k * 0.205], {
				tint: (i + k) % 2 ? "#dfe3e8" : "#e9edf0",
			});
	put("paint", block(0.5, 0.017, 0.94, { bevel: 0.003 }), [0.58, 0.029, -0.02], { tint: "#9c9f9b" });
	put("paint", block(0.5, 0.03, 0.07, { bevel: 0.01 }), [0.58, 0.029, 0.48], { tint: "#5f8f4a" });
	put("paint", block(0.045, 0.74, 0.7, { bevel: 0.004 }), [0.325, 0.029, -0.14], { tint: "#f2f1ec" });
	put("paint", block(0.055, 0.02, 0.71, { bevel: 0.004 }), [0.325, 0.768, -0.14], { tint: "#2340c7" });
	put("light", block(0.8, 0.006, 0.016, { bevel: 0 }), [-0.36, 0.051, 0.45]);

	// A tray for fibres above the racks, hung from two frames.
	for (const z of [-0.07, 0.05])
		put("metal", block(1.06, 0.006, 0.006, { bevel: 0 }), [-0.27, 0.82, z], { tint: "#c8ccd2" });
	for (let i = 0; i < 15; i++)
		put("metal", block(0.006, 0.005, 0.12, { bevel: 0 }), [-0.79 + i * 0.074, 0.816, -0.01], { tint: "#c8ccd2" });
	for (const [z, tint] of [
		[-0.04, "#f2b705"],
		[-0.015, "#f2b705"],
		[0.015, "#38c1a6"],
	] as const)
		put(
			"paint",
			sweep(
				[
					[-0.8, 0.826, z],
					[-0.4, 0.829, z],
					[0.2, 0.826, z],
				],
				{ radius: 0.008, sides: 6 },
			),
			[0, 0, 0],
			{ tint },
		);
	for (const x of [CLOSED, OPEN]) {
		for (const dx of [-0.03, 0.02])
			put(
				"paint",
				sweep(
					curve(
						[
							[x + dx, 0.829, -0.02],
							[x + dx, 0.8, 0.01],
							[x + dx, 0.7, 0.02],
						],
						6,
					),
					{ radius: 0.006, sides: 5 },
				),
				[0, 0, 0],
				{
					tint: "#f2b705",
				},
			);
	}

	// Pipes: cold to the racks, warm back, both through the wall to the cooler.
	const pipe = (tint: string, radius: number, ...points: Vec3[]) =>
		put("metal", sweep(bends(points, radius * 3), { radius, sides: 7 }), [0, 0, 0], { tint });
	for (const [tint, side, y] of [
		[COLD, 0, 0.79],
		[WARM, 1, 0.75],
	] as const) {
		const z = -0.4 + side * 0.07;
		for (const x of [COOLANT, CLOSED, OPEN])
			pipe(
				tint,
				0.014,
				[x - 0.05 + side * 0.1, y, z],
				[x - 0.05 + side * 0.1, 0.3 - side * 0.05, z],
				[x - 0.05 + side * 0.1, 0.3 - side * 0.05, ROW - 0.2],
			);
		pipe(tint, 0.017, [COOLANT - 0.05, y, z], [0.22, y, z], [0.22, 0.24 + side * 0.1, z], [0.46, 0.24 + side * 0.1, z]);
		for (const x of [-0.48, -0.2, 0.12])
			put("metal", torus(0.02, 0.006, { segments: 10, sides: 5 }), [x, y, z], {
				turn: [0, 0, Math.PI / 2],
				tint: "#d8dce0",
			});
	}

	const inService = model.node("rack-in-service", { at: [CLOSED, FLOOR, ROW], extras: { part: "rack-in-service" } });
	rackFrame(onto(model, inService), { open: false });
	bladesInService(onto(model, inService));
	const opened = model.node("rack-open", { at: [OPEN, FLOOR, ROW] });
	rackFrame(onto(model, opened), { open: true });
	shutBlades(onto(model, opened));
	const slides = openBlades(model, opened);
	coolantUnit(model);
	const fans = dryCooler(model);

	model.animate("coolant and service", [...slides, ...fans, ...activity(model, inService)]);
	return model;
}

function rackFrame(put: Put, { open }: { readonly open: boolean }): void {
	const { width, height, depth } = RACK;
	for (const sx of [-1, 1])
		for (const z of [-depth / 2 + 0.012, depth / 2 - 0.012])
			put("paint", block(0.022, height, 0.022, { bevel: 0 }), [sx * (width / 2 - 0.012), 0, z], { tint: DARK });
	put("paint", block(width, 0.022, depth, { bevel: 0.004 }), [0, height - 0.012, 0], { tint: DARK });
	put("paint", block(width, 0.03, depth, { bevel: 0.004 }), [0, 0, 0], { tint: DARK });
	put("paint", block(0.008, height - 0.05, depth - 0.05, { bevel: 0 }), [-width / 2 + 0.008, 0.03, 0], {
		tint: "#20252e",
	});
	if (!open)
		put("paint", block(0.008, height - 0.05, depth - 0.05, { bevel: 0 }), [width / 2 - 0.008, 0.03, 0], {
			tint: "#20252e",
		});
	put("paint", block(0.1, 0.018, 0.006, { bevel: 0.001 }), [0, height - 0.012, depth / 2 + 0.001], { tint: "#2340c7" });
	for (const sx of [-1, 1])
		put(
			"metal",
			block(0.004, height - 0.06, 0.006, { bevel: 0 }),
			[sx * (width / 2 - 0.027), 0.03, depth / 2 - 0.004],
			{ tint: "#b9bec6" },
		);
	// Manifolds at the back, one cold, one warm, with a coupling for each blade.
	for (const [sx, tint] of [
		[-1, COLD],
		[1, WARM],
	] as const) {
		put("metal", cylinder(0.011, height - 0.12, { segments: 10, bevel: 0.003 }), [sx * 0.09, 0.06, -depth / 2 + 0.02], {
			tint,
		});
		for (let i = 0; i < 8; i++)
			put("metal", rod(0.005, 0.03, 6), [sx * 0.09, 0.1 + i * 0.062, -depth / 2 + 0.02], {
				turn: [Math.PI / 2, 0, 0],
				tint: "#d6d9dd",
			});
	}
	if (!open) {
		put("glass", block(width - 0.01, height - 0.03, 0.006, { bevel: 0.001 }), [0, 0.016, depth / 2 + 0.018]);
		put("metal", block(0.006, 0.09, 0.014, { bevel: 0.002 }), [width / 2 - 0.02, 0.3, depth / 2 + 0.026], {
			tint: "#d6d9dd",
		});
	}
}

/** Behind the glass door: what a rack in service looks like. */
function bladesInService(put: Put): void {
	for (let i = 0; i < 16; i++) {
		const y = 0.05 + i * PITCH;
		const storage = i % 5 === 4;
		put("paint", board(0.212, UNIT, 0.3), [0, y, -0.08], { tint: storage ? "#3a4250" : "#272d38" });
		if (storage) {
			for (let k = 0; k < 6; k++)
				put("paint", board(0.027, UNIT - 0.008, 0.004), [-0.08 + k * 0.0318, y + 0.004, 0.22], { tint: "#596273" });
		} else {
			put("paint", board(0.12, UNIT - 0.012, 0.003), [-0.02, y + 0.006, 0.22], { tint: "#0d0f13" });
			put("light", board(0.012, 0.005, 0.003), [0.075, y + 0.016, 0.22]);
		}
		put("paint", board(0.006, 0.006, 0.003), [0.094, y + 0.012, 0.22], { tint: "#46ff8a" });
	}
	put("paint", board(0.212, 0.022, 0.3), [0, 0.618, -0.09], { tint: "#272d38" });
	for (let k = 0; k < 12; k++)
		put("paint", board(0.009, 0.008, 0.003), [-0.08 + k * 0.0135, 0.625, 0.21], {
			tint: k % 3 ? "#46ff8a" : "#ffc247",
		});
}

function shutBlades(put: Put): void {
	for (let i = 0; i < 16; i++) {
		if (SLIDING.includes(i)) continue;
		const y = 0.05 + i * PITCH;
		put("paint", block(0.212, UNIT, 0.38, { bevel: 0 }), [0, y, 0.03], { tint: "#272d38" });
		put("paint", board(0.12, UNIT - 0.012, 0.003), [-0.02, y + 0.006, 0.22], { tint: "#0d0f13" });
		put("light", board(0.012, 0.005, 0.003), [0.075, y + 0.016, 0.22]);
	}
}

/** Blades that are parts of their own and slide out in turn. */
function openBlades(model: Model, rack: ModelNode): Channel[] {
	const seconds = 18;
	return SLIDING.map((i, k) => {
		const y = 0.05 + i * PITCH;
		const slide = model.node(`blade-slide-${k + 1}`, { parent: rack, at: [0, y, 0.1] });
		blade(onto(model, model.node(`blade-${k + 1}`, { parent: slide, extras: { part: `blade-${k + 1}` } })));
		const times = Array.from({ length: 37 }, (_, n) => (n / 36) * seconds);
		// Each is out for a third of the clip; the next comes as it goes in.
		const values = times.map((t): Vec3 => {
			const phase = (((t / seconds - k / 3) % 1) + 1) % 1;
			const out = smoothStep(phase / 0.12) * (1 - smoothStep((phase - 0.36) / 0.12));
			return [0, y, 0.1 + 0.2 * out];
		});
		return { node: `blade-slide-${k + 1}`, path: "translation", times, values } as const;
	});
}

function blade(put: Put): void {
	const depth = 0.38;
	put("paint", block(0.212, 0.004, depth, { bevel: 0 }), [0, 0, 0], { tint: "#3b4351" });
	for (const sx of [-1, 1])
		put("paint", block(0.004, 0.02, depth, { bevel: 0 }), [sx * 0.104, 0, 0], { tint: "#3b4351" });
	put("paint", block(0.216, UNIT, 0.012, { bevel: 0.002 }), [0, 0, depth / 2], { tint: "#2340c7" });
	put("paint", block(0.12, UNIT - 0.012, 0.003, { bevel: 0 }), [-0.02, 0.006, depth / 2 + 0.006], { tint: "#0d0f13" });
	for (const sx of [-1, 1])
		put(
			"paint",
			sweep(
				curve(
					[
						[sx * 0.096, 0.004, 0.194],
						[sx * 0.096, 0.008, 0.212],
						[sx * 0.096, 0.022, 0.212],
						[sx * 0.096, 0.026, 0.194],
					],
					6,
				),
				{ radius: 0.003, sides: 5 },
			),
			[0, 0, 0],
			{
				tint: "#d6d9dd",
			},
		);
	put("paint", block(0.012, 0.005, 0.003, { bevel: 0 }), [0.072, 0.016, depth / 2 + 0.006], { tint: "#8ff0ff" });
	put("paint", block(0.2, 0.003, depth - 0.03, { bevel: 0 }), [0, 0.004, -0.006], { tint: "#12633f" });
	for (const z of [-0.06, 0.075]) {
		put("paint", block(0.062, 0.011, 0.062, { bevel: 0.003 }), [0, 0.007, z], { tint: "#e09a63" });
		for (const sx of [-1, 1])
			for (let m = 0; m < 3; m++)
				put("paint", block(0.005, 0.015, 0.084, { bevel: 0 }), [sx * (0.05 + m * 0.014), 0.007, z], {
					tint: m % 2 ? "#1d222b" : "#274a8f",
				});
	}
	const tube = (tint: string, ...points: Vec3[]) =>
		put("paint", sweep(curve(points, 8), { radius: 0.005, sides: 5 }), [0, 0, 0], { tint });
	tube(
		COLD,
		[-0.018, 0.018, 0.075],
		[-0.022, 0.026, 0.02],
		[-0.018, 0.018, -0.06],
		[-0.03, 0.025, -0.12],
		[-0.06, 0.018, -0.19],
	);
	tube(
		WARM,
		[0.018, 0.018, 0.075],
		[0.022, 0.026, 0.02],
		[0.018, 0.018, -0.06],
		[0.03, 0.025, -0.12],
		[0.06, 0.018, -0.19],
	);
	for (const x of [-0.045, 0.045])
		put("paint", block(0.07, 0.018, 0.05, { bevel: 0.002 }), [x, 0.005, -0.155], { tint: "#1d222b" });
}

/** The coolant distribution unit: pumps and a plate exchanger behind a window. */
function coolantUnit(model: Model): void {
	const node = model.node("coolant-unit", { at: [COOLANT, FLOOR, ROW], extras: { part: "coolant-unit" } });
	const put = onto(model, node);
	put("paint", block(0.24, 0.66, 0.008, { bevel: 0 }), [0, 0, -0.22], { tint: "#dfe3e8" });
	for (const sx of [-1, 1])
		put("paint", block(0.008, 0.66, 0.44, { bevel: 0 }), [sx * 0.118, 0, 0], { tint: "#eceff2" });
	put("paint", block(0.246, 0.012, 0.456, { bevel: 0.003 }), [0, 0.656, 0], { tint: "#eceff2" });
	put("paint", block(0.246, 0.03, 0.456, { bevel: 0.004 }), [0, 0, 0], { tint: "#9aa2ac" });
	put("paint", block(0.23, 0.2, 0.012, { bevel: 0.003 }), [0, 0.44, 0.215], { tint: "#eceff2" });
	put("paint", block(0.11, 0.07, 0.006, { bevel: 0.001 }), [0, 0.52, 0.221], { tint: "#0b1020" });
	put("light", block(0.09, 0.004, 0.003, { bevel: 0 }), [0, 0.538, 0.227]);
	for (let i = 0; i < 7; i++)
		put("light", block(0.006, 0.008 + 0.02 * Math.abs(Math.sin(i * 1.3)), 0.003, { bevel: 0 }), [
			-0.036 + i * 0.012,
			0.548,
			0.227,
		]);
	// Two pumps, of which one is the other's reserve.
	for (const x of [-0.055, 0.055]) {
		put("metal", cylinder(0.036, 0.09, { segments: 14, bevel: 0.006 }), [x, 0.17, 0.1], { tint: "#2340c7" });
		put("metal", cylinder(0.028, 0.07, { segments: 10, bevel: 0.004 }), [x, 0.25, 0.1], { tint: "#c8ccd2" });
		for (let i = 0; i < 6; i++) {
			const a = (i / 6) * Math.PI * 2;
			put(
				"metal",
				block(0.004, 0.055, 0.008, { bevel: 0 }),
				[x + Math.sin(a) * 0.03, 0.256, 0.1 + Math.cos(a) * 0.03],
				{ turn: [0, a, 0], tint: "#8f969e" },
			);
		}
		put("metal", cylinder(0.044, 0.02, { segments: 14, bevel: 0.004 }), [x, 0.15, 0.1], { tint: "#3c434d" });
		put(
			"metal",
			sweep(
				bends(
					[
						[x, 0.16, 0.1],
						[x, 0.08, 0.1],
						[x, 0.08, -0.05],
					],
					0.03,
				),
				{ radius: 0.014, sides: 8 },
			),
			[0, 0, 0],
			{ tint: x < 0 ? COLD : WARM },
		);
	}
	for (let i = 0; i < 14; i++)
		put("metal", block(0.1, 0.2, 0.006, { bevel: 0 }), [0, 0.12, -0.15 + i * 0.0095], {
			tint: i % 2 ? "#c8ccd2" : "#a9b0b8",
		});
}

/** Two fans over a finned coil, outside the wall. */
function dryCooler(model: Model): Channel[] {
	const node = model.node("dry-cooler", { at: [0.59, 0.046, -0.14], extras: { part: "dry-cooler" } });
	const put = onto(model, node);
	for (const sx of [-1, 1])
		for (const z of [-0.23, 0.23])
			put("metal", block(0.024, 0.1, 0.024, { bevel: 0.002 }), [sx * 0.13, 0, z], { tint: "#8f969e" });
	for (let i = 0; i < 22; i++)
		for (const sx of [-1, 1])
			put("metal", block(0.03, 0.2, 0.004, { bevel: 0 }), [sx * 0.125, 0.1, -0.238 + i * 0.0226], { tint: "#c3c9cf" });
	for (let r = 0; r < 4; r++)
		for (const sx of [-1, 1])
			put("metal", rod(0.006, 0.5, 6), [sx * 0.143, 0.125 + r * 0.048, -0.25], {
				turn: [Math.PI / 2, 0, 0],
				tint: "#d98a54",
			});
	put("paint", extrude(roundedRectangle(0.3, 0.52, 0.02, 3), 0.05, { bevel: 0.006 }), [0, 0.295, 0], {
		tint: "#e6e9ec",
	});
	for (const z of [-0.246, 0.246])
		put("paint", block(0.27, 0.2, 0.008, { bevel: 0 }), [0, 0.1, z], { tint: "#e6e9ec" });
	put("paint", block(0.31, 0.02, 0.53, { bevel: 0.004 }), [0, 0.09, 0], { tint: "#2340c7" });
	const channels: Channel[] = [];
	[-0.125, 0.125].forEach((z, k) => {
		put("paint", extrude(circle(0.112, 24), 0.05, { bevel: 0, hole: circle(0.1, 24) }), [0, 0.34, z], {
			tint: "#14171d",
		});
		for (const r of [0.045, 0.085])
			put("metal", torus(r, 0.0024, { segments: 18, sides: 3 }), [0, 0.392, z], { tint: "#3c434d" });
		for (let i = 0; i < 3; i++)
			put("metal", block(0.205, 0.003, 0.004, { bevel: 0 }), [0, 0.3905, z], {
				turn: [0, (i * Math.PI) / 3, 0],
				tint: "#3c434d",
			});
		const name = `fan-${k + 1}`;
		const fan = model.node(name, { parent: node, at: [0, 0.362, z] });
		const turning = onto(model, fan);
		turning("paint", cylinder(0.028, 0.02, { segments: 14, bevel: 0.004 }), [0, -0.008, 0], { tint: "#2a3040" });
		for (let i = 0; i < 5; i++) {
			const a = (i / 5) * Math.PI * 2;
			turning("paint", block(0.072, 0.003, 0.045, { bevel: 0 }), [Math.cos(a) * 0.06, 0, -Math.sin(a) * 0.06], {
				turn: [0.5, a, 0],
				tint: "#4fd8f2",
			});
		}
		channels.push(spin(name, [0, k ? -1 : 1, 0], 18, 9));
	});
	return channels;
}

/** Activity lights: a light that is off has gone back behind its bezel. */
function activity(model: Model, rack: ModelNode): Channel[] {
	return [0, 1].map((group) => {
		const name = `activity-${group + 1}`;
		const node = model.node(name, { parent: rack });
		const put = onto(model, node);
		for (let i = 0; i < 16; i++) {
			if (i % 5 === 4) continue;
			for (let k = 0; k < 4; k++)
				if ((i * 7 + k * 5) % 2 === group)
					put("light", board(0.004, 0.004, 0.002), [-0.06 + k * 0.014, 0.063 + i * PITCH, 0.223]);
		}
		const times = Array.from({ length: 37 }, (_, n) => n * 0.5);
		const values = times.map((_, n): Vec3 => [0, 0, (n * 5 + group * 3) % 7 < 3 ? -0.02 : 0]);
		return { node: name, path: "translation", times, values, steps: true } as const;
	});
}

const smoothStep = (t: number): number => {
	const x = Math.max(0, Math.min(1, t));
	return x * x * (3 - 2 * x);
};

/** A path of straight runs whose corners are rounded off. */
function bends(points: readonly Vec3[], radius: number): Vec3[] {
	const path: Vec3[] = [];
	points.forEach((point, i) => {
		const before = points[i - 1];
		const after = points[i + 1];
		if (!before || !after) {
			path.push(point);
			return;
		}
		const toward = (other: Vec3): Vec3 => {
			const away = Math.hypot(other[0] - point[0], other[1] - point[1], other[2] - point[2]);
			const share = Math.min(0.45, radius / away);
			return [0, 1, 2].map(
				(a) => (point[a] as number) + ((other[a] as number) - (point[a] as number)) * share,
			) as unknown as Vec3;
		};
		const [from, to] = [toward(before), toward(after)];
		for (let k = 0; k <= 3; k++) {
			const t = k / 3;
			path.push(
				[0, 1, 2].map(
					(a) =>
						(1 - t) ** 2 * (from[a] as number) + 2 * t * (1 - t) * (point[a] as number) + t * t * (to[a] as number),
				) as unknown as Vec3,
			);
		}
	});
	return path;
}
