import { type Channel, Model, spin } from "#assets/scripts/mesh/Model.ts";
import { block, board, circle, cylinder, extrude, rod, sphere, sweep, torus } from "#assets/scripts/mesh/shapes.ts";
import type { Vec3 } from "#assets/scripts/mesh/vec3.ts";
import { onto } from "./onto.ts";

type Put = ReturnType<typeof onto>;
const SIDE = 0.42;
const PITCH = 0.125;
const FLOORS = 4;
const GROUND = 0.155;
/** The shaft in the rear left corner. */
const SHAFT = { x: -0.13, z: -0.12 } as const;
const floorAt = (level: number): number => GROUND + level * PITCH;

/** An office building cut open at its corner: pipes and ducts rise beside the lift, sensors on every floor, the gateway above. */
export function smartRiser(): Model {
	const model = new Model("smart-riser", {
		paint: { colour: "#ffffff", roughness: 0.55 },
		metal: { colour: "#ffffff", metallic: 1, roughness: 0.35 },
		glass: { colour: "#bcd8dd", roughness: 0.06, alpha: 0.22 },
		light: { colour: "#f2501f", emissive: "#b8300c" },
	});
	const tower = onto(model, model.node("building"));
	basement(tower);
	for (let level = 0; level < FLOORS; level++) storey(tower, level);
	riser(tower);
	const roof = model.node("roof", { at: [0, floorAt(FLOORS), 0], extras: { part: "roof" } });
	rooftop(onto(model, roof));
	const fan = onto(model, model.node("roof-fan", { parent: roof, at: [-0.12, 0.088, 0.08] }));
	for (let i = 0; i < 5; i++) {
		const a = (i / 5) * Math.PI * 2;
		fan("paint", block(0.032, 0.002, 0.016, { bevel: 0 }), [Math.cos(a) * 0.024, 0, -Math.sin(a) * 0.024], {
			turn: [0.5, a, 0],
			tint: "#3c4630",
		});
	}
	const facade = onto(model, model.node("facade", { extras: { part: "facade" } }));
	glazing(facade);

	const car = onto(model, model.node("lift-car", { at: [SHAFT.x + 0.035, GROUND, SHAFT.z + 0.005] }));
	car("paint", block(0.062, 0.085, 0.07, { bevel: 0.003 }), [0, 0.004, 0], { tint: "#f3f1e8" });
	car("paint", board(0.046, 0.07, 0.002), [0, 0.01, 0.035], { tint: "#9dbf2c" });
	car("light", board(0.03, 0.004, 0.002), [0, 0.083, 0.035]);

	model.animate("a day in the building", [liftRides(), spin("roof-fan", [0, 1, 0], 16, 20), ...readings(model)]);
	return model;
}

function basement(put: Put): void {
	put("paint", block(SIDE + 0.08, 0.018, SIDE + 0.08, { bevel: 0.004 }), [0, 0, 0], { tint: "#1f2a10" });
	put("paint", block(SIDE, 0.13, 0.012, { bevel: 0 }), [0, 0.017, -SIDE / 2], { tint: "#8f938a" });
	put("paint", block(0.012, 0.13, SIDE, { bevel: 0 }), [-SIDE / 2, 0.017, 0], { tint: "#9a9e94" });
	put("paint", block(SIDE - 0.01, 0.006, SIDE - 0.01, { bevel: 0 }), [0.003, 0.0165, 0.003], { tint: "#b5b8ad" });
	// Plant room: a tank, two pumps, meters, the distribution board.
	put("metal", cylinder(0.038, 0.1, { segments: 16, bevel: 0.012 }), [0.12, 0.022, -0.12], { tint: "#d8dcd6" });
	for (const z of [-0.03, 0.04]) {
		put("metal", cylinder(0.02, 0.05, { segments: 12, bevel: 0.004 }), [0.11, 0.04, z], {
			turn: [0, 0, Math.PI / 2],
			tint: "#2f74b8",
		});
		put("paint", block(0.07, 0.018, 0.04, { bevel: 0.002 }), [0.09, 0.022, z], { tint: "#5d6157" });
		put(
			"metal",
			sweep(
				[
					[0.06, 0.04, z],
					[-0.02, 0.04, z],
					[-0.06, 0.04, -0.16],
				],
				{ radius: 0.007, sides: 7 },
			),
			[0, 0, 0],
			{ tint: "#2f74b8" },
		);
		sensor(put, [0.085, 0.068, z]);
	}
	put("paint", block(0.05, 0.09, 0.02, { bevel: 0.002 }), [0.02, 0.022, -0.19], { tint: "#d9dbd4" });
	for (let i = 0; i < 3; i++)
		put("paint", board(0.012, 0.012, 0.002), [0.004 + i * 0.016, 0.085, -0.18], { tint: "#1f2a10" });
	put("paint", block(0.045, 0.02, 0.08, { bevel: 0.008 }), [0.13, 0.03, 0.14], { tint: "#e4572e" });
	put("paint", block(0.04, 0.016, 0.04, { bevel: 0.006 }), [0.13, 0.048, 0.138], { tint: "#2b3036" });
	for (const [x, z] of [
		[0.11, 0.118],
		[0.15, 0.118],
		[0.11, 0.162],
		[0.15, 0.162],
	] as const)
		put("paint", cylinder(0.008, 0.008, { segments: 8, bevel: 0.001 }), [x - 0.004, 0.031, z], {
			turn: [0, 0, Math.PI / 2],
			tint: "#16181b",
		});
	put("paint", block(0.014, 0.05, 0.014, { bevel: 0.002 }), [0.185, 0.022, 0.14], { tint: "#f3f1e8" });
	sensor(put, [0.185, 0.074, 0.14]);
}

function storey(put: Put, level: number): void {
	const y = floorAt(level);
	const h = PITCH - 0.012;
	put("paint", block(SIDE, 0.012, SIDE, { bevel: 0.001 }), [0, y - 0.012, 0], { tint: "#d9dbd2" });
	put("paint", block(SIDE - 0.012, 0.002, SIDE - 0.012, { bevel: 0 }), [0.002, y - 0.0005, 0.002], {
		tint: ["#c9b79c", "#a9b7a0", "#b9b3c4", "#c4ab98"][level] as string,
	});
	put("paint", block(SIDE, h, 0.012, { bevel: 0 }), [0, y, -SIDE / 2 + 0.006], { tint: "#f3f1e8" });
	put("paint", block(0.012, h, SIDE - 0.012, { bevel: 0 }), [-SIDE / 2 + 0.006, y, 0.006], { tint: "#ece9dd" });
	for (const [x, z] of [
		[-0.03, 0.195],
		[0.195, -0.03],
	] as const)
		put("paint", block(0.018, h, 0.018, { bevel: 0.002 }), [x, y, z], { tint: "#bfc2b7" });
	// Supply duct below the ceiling, with outlets.
	const duct = y + h - 0.022;
	put("metal", block(0.3, 0.016, 0.03, { bevel: 0.002 }), [0.05, duct, -0.085], { tint: "#cfd4d0" });
	put("metal", block(0.028, 0.014, 0.24, { bevel: 0.002 }), [0.12, duct + 0.001, 0.03], { tint: "#c5cac6" });
	for (const z of [0.0, 0.075, 0.14])
		put("paint", block(0.034, 0.004, 0.02, { bevel: 0 }), [0.12, duct - 0.003, z], { tint: "#f7f7f2" });
	// Lamps.
	for (const z of [0.02, 0.12]) put("light", block(0.09, 0.003, 0.008, { bevel: 0 }), [0.01, y + h - 0.006, z]);
	furniture(put, level, y);
	for (const at of [
		[0.195, y + 0.07, -0.016],
		[-0.016, y + 0.07, 0.195],
		[0.02, y + 0.085, -SIDE / 2 + 0.016],
		[-SIDE / 2 + 0.016, y + 0.07, 0.06],
		[0.12, duct - 0.008, 0.11],
	] as const)
		sensor(put, at);
	// Its own line to the riser.
	put(
		"paint",
		sweep(
			[
				[0.04, y + h - 0.004, 0.07],
				[-0.04, y + h - 0.004, 0.02],
				[SHAFT.x + 0.09, y + h - 0.004, SHAFT.z + 0.02],
			],
			{ radius: 0.0022, sides: 4 },
		),
		[0, 0, 0],
		{ tint: "#e4572e" },
	);
}

function furniture(put: Put, level: number, y: number): void {
	const desk = (x: number, z: number, turn: number) => {
		put("paint", block(0.07, 0.004, 0.034, { bevel: 0 }), [x, y + 0.034, z], { turn: [0, turn, 0], tint: "#f7f3ea" });
		for (const s of [-0.03, 0.03])
			put("metal", block(0.003, 0.034, 0.028, { bevel: 0 }), [x + Math.cos(turn) * s, y, z - Math.sin(turn) * s], {
				turn: [0, turn, 0],
				tint: "#9aa09a",
			});
		put("paint", block(0.026, 0.017, 0.002, { bevel: 0 }), [x, y + 0.042, z - 0.008], {
			turn: [0, turn, 0],
			tint: "#22282d",
		});
		put("paint", block(0.018, 0.018, 0.018, { bevel: 0.005 }), [x, y + 0.006, z + 0.032], {
			turn: [0, turn, 0],
			tint: level % 2 ? "#9dbf2c" : "#4c7a86",
		});
	};
	if (level === 0) {
		// Reception: a counter, gates, a bench, a plant.
		put("paint", block(0.1, 0.04, 0.024, { bevel: 0.004 }), [0.09, y, 0.02], { tint: "#9dbf2c" });
		for (let i = 0; i < 3; i++)
			put("metal", block(0.006, 0.03, 0.036, { bevel: 0.002 }), [-0.04 + i * 0.028, y, 0.1], { tint: "#c9cec9" });
		put("paint", block(0.03, 0.014, 0.09, { bevel: 0.004 }), [0.165, y, 0.13], { tint: "#4c7a86" });
		put("paint", cylinder(0.012, 0.018, { segments: 9, bevel: 0.002, top: 0.014 }), [-0.17, y, 0.17], {
			tint: "#e4572e",
		});
		put("paint", sphere(0.024, { segments: 8, rings: 6 }), [-0.17, y + 0.036, 0.17], { tint: "#5f8f3a" });
		return;
	}
	if (level === 2) {
		put("paint", block(0.13, 0.005, 0.05, { bevel: 0.002 }), [0.05, y + 0.034, 0.09], { tint: "#c99b66" });
		put("paint", block(0.05, 0.034, 0.02, { bevel: 0 }), [0.05, y, 0.09], { tint: "#6b5a48" });
		for (let i = 0; i < 4; i++)
			for (const side of [-1, 1])
				put("paint", block(0.016, 0.018, 0.016, { bevel: 0.004 }), [0.005 + i * 0.03, y + 0.006, 0.09 + side * 0.042], {
					tint: "#4c7a86",
				});
		put("paint", board(0.08, 0.045, 0.003), [0.06, y + 0.035, -SIDE / 2 + 0.012], { tint: "#22282d" });
		return;
	}
	for (const z of [0.02, 0.12]) for (const x of [-0.12, -0.01, 0.1]) if (!(x < -0.1 && z < 0.05)) desk(x, z, 0);
}

/** What rises beside the lift: cold, warm, fire water, drain, power and data. */
function riser(put: Put): void {
	const top = floorAt(FLOORS) + 0.05;
	const pipes = [
		["#2f74b8", 0.0085],
		["#d8452c", 0.0085],
		["#b02a1e", 0.0065],
		["#6b7466", 0.01],
	] as const;
	pipes.forEach(([tint, radius], i) => {
		const x = SHAFT.x + 0.1 + i * 0.027;
		put("metal", rod(radius, top - 0.03, 10), [x, 0.022, SHAFT.z - 0.055], { tint });
		for (let level = 0; level < FLOORS; level++) {
			const y = floorAt(level) + 0.03;
			put("metal", torus(radius + 0.002, 0.003, { segments: 10, sides: 4 }), [x, y, SHAFT.z - 0.055], {
				tint: "#d8dcd6",
			});
			if (i < 2)
				put(
					"metal",
					sweep(
						[
							[x, y + 0.03 + i * 0.012, SHAFT.z - 0.055],
							[x, y + 0.03 + i * 0.012, SHAFT.z - 0.02],
							[0.17, y + 0.03 + i * 0.012, SHAFT.z - 0.02],
						],
						{ radius: 0.004, sides: 6 },
					),
					[0, 0, 0],
					{ tint },
				);
		}
	});
	put("metal", block(0.05, top - 0.03, 0.008, { bevel: 0 }), [SHAFT.x + 0.22, 0.022, SHAFT.z - 0.07], {
		tint: "#c5cac6",
	});
	for (let i = 0; i < 5; i++)
		put("paint", rod(0.0028, top - 0.03, 5), [SHAFT.x + 0.204 + i * 0.008, 0.022, SHAFT.z - 0.063], {
			tint: i === 2 ? "#e4572e" : "#2b3036",
		});
	for (let level = 0; level < FLOORS; level++) sensor(put, [SHAFT.x + 0.1, floorAt(level) + 0.03, SHAFT.z - 0.044]);
	// Lift rails.
	for (const x of [0.0, 0.07])
		put("metal", block(0.004, FLOORS * PITCH, 0.004, { bevel: 0 }), [SHAFT.x + x, GROUND, SHAFT.z - 0.03], {
			tint: "#8d938c",
		});
}

function rooftop(put: Put): void {
	put("paint", block(SIDE, 0.014, SIDE, { bevel: 0.001 }), [0, -0.012, 0], { tint: "#c9ccbf" });
	for (const z of [-SIDE / 2 + 0.006, SIDE / 2 - 0.006])
		put("paint", block(SIDE, 0.02, 0.012, { bevel: 0.001 }), [0, 0.0015, z], { tint: "#f3f1e8" });
	for (const x of [-SIDE / 2 + 0.006, SIDE / 2 - 0.006])
		put("paint", block(0.012, 0.0195, SIDE - 0.024, { bevel: 0.001 }), [x, 0.0015, 0], { tint: "#f3f1e8" });
	// Chiller, garden, and the gateway on its post.
	put("metal", block(0.11, 0.07, 0.12, { bevel: 0.004 }), [-0.12, 0.004, 0.08], { tint: "#d4d8d3" });
	put(
		"paint",
		extrude(circle(0.038, 18), 0.014, {
			bevel: 0.002,
			hole: circle(0.033, 18),
		}),
		[-0.12, 0.073, 0.08],
		{ tint: "#2b3036" },
	);
	for (let i = 0; i < 8; i++)
		put("metal", board(0.096, 0.003, 0.003), [-0.12, 0.012 + i * 0.007, 0.14], { tint: "#9aa09a" });
	put("paint", block(0.17, 0.014, 0.1, { bevel: 0.003 }), [0.09, 0.002, 0.12], { tint: "#8a6a4a" });
	for (let i = 0; i < 9; i++)
		put(
			"paint",
			sphere(0.017 + 0.004 * (i % 3), { segments: 7, rings: 5 }),
			[0.025 + (i % 5) * 0.032, 0.022, 0.098 + Math.floor(i / 5) * 0.044],
			{ tint: i % 2 ? "#6f9a3a" : "#87b04a" },
		);
	put("metal", cylinder(0.006, 0.12, { segments: 8, bevel: 0.001 }), [0.1, 0.002, -0.1], { tint: "#b9beb6" });
	put("paint", block(0.075, 0.055, 0.03, { bevel: 0.008 }), [0.1, 0.09, -0.092], { tint: "#f7f7f2" });
	put("paint", board(0.05, 0.01, 0.002), [0.1, 0.126, -0.077], { tint: "#9dbf2c" });
	for (let i = 0; i < 3; i++) put("light", board(0.006, 0.006, 0.002), [0.084 + i * 0.016, 0.104, -0.077]);
	for (const x of [0.07, 0.13])
		put("paint", cylinder(0.004, 0.075, { segments: 8, bevel: 0.001 }), [x, 0.14, -0.094], { tint: "#1f2a10" });
	put("metal", cylinder(0.003, 0.09, { segments: 6, bevel: 0.001 }), [-0.17, 0.002, -0.16], { tint: "#b9beb6" });
	for (let i = 0; i < 3; i++) {
		const a = (i / 3) * Math.PI * 2;
		put(
			"paint",
			sphere(0.006, { segments: 6, rings: 4 }),
			[-0.17 + Math.cos(a) * 0.018, 0.09, -0.16 + Math.sin(a) * 0.018],
			{ tint: "#2b3036" },
		);
		put(
			"metal",
			block(0.018, 0.002, 0.002, { bevel: 0 }),
			[-0.17 + Math.cos(a) * 0.009, 0.089, -0.16 + Math.sin(a) * 0.009],
			{ turn: [0, -a, 0], tint: "#b9beb6" },
		);
	}
}

function glazing(put: Put): void {
	for (let level = 0; level < FLOORS; level++) {
		const y = floorAt(level);
		put("glass", block(0.13, PITCH - 0.014, 0.004, { bevel: 0 }), [-0.125, y, SIDE / 2 - 0.004]);
		put("glass", block(0.004, PITCH - 0.014, 0.15, { bevel: 0 }), [SIDE / 2 - 0.004, y, -0.125]);
		for (let i = 0; i < 3; i++) {
			put("paint", block(0.004, PITCH - 0.014, 0.008, { bevel: 0 }), [-0.185 + i * 0.06, y, SIDE / 2], {
				tint: "#5d6157",
			});
			put("paint", block(0.008, PITCH - 0.014, 0.004, { bevel: 0 }), [SIDE / 2, y, -0.195 + i * 0.07], {
				tint: "#5d6157",
			});
		}
	}
}

/** A white puck with a bead that is seen across the aisle. */
function sensor(put: Put, at: Vec3): void {
	put("paint", sphere(0.0115, { segments: 8, rings: 4 }), [at[0], at[1], at[2]], {
		scale: [1, 0.62, 1],
		tint: "#ffffff",
	});
	put("light", sphere(0.0085, { segments: 7, rings: 4 }), [at[0], at[1] + 0.003, at[2]]);
}

/** The lift's day: up two, down one, to the top, home. */
function liftRides(): Channel {
	const stops = [0, 2, 1, 3, 0];
	const times: number[] = [];
	const values: Vec3[] = [];
	for (let n = 0; n <= 64; n++) {
		const t = n / 4;
		const leg = Math.min(3, Math.floor(t / 4));
		const share = smoothStep((t / 4 - leg - 0.25) / 0.7);
		const level = (stops[leg] as number) + ((stops[leg + 1] as number) - (stops[leg] as number)) * share;
		times.push(t);
		values.push([SHAFT.x + 0.035, GROUND + level * PITCH, SHAFT.z + 0.005]);
	}
	return { node: "lift-car", path: "translation", times, values };
}

/** Readings on their way up the data line: a bead for each floor, one floor's height in a turn. */
function readings(model: Model): Channel[] {
	const put = onto(model, model.node("readings"));
	for (let level = 0; level < FLOORS; level++)
		put("light", sphere(0.007, { segments: 7, rings: 5 }), [SHAFT.x + 0.22, floorAt(level) - 0.02, SHAFT.z - 0.058]);
	const times = Array.from({ length: 33 }, (_, n) => n / 2);
	// Eight turns in the clip; it jumps back just where the next bead is.
	const values = times.map((t): Vec3 => [0, ((t / 2) % 1) * PITCH * 0.99, 0]);
	return [{ node: "readings", path: "translation", times, values, steps: true }];
}

const smoothStep = (t: number): number => {
	const x = Math.max(0, Math.min(1, t));
	return x * x * (3 - 2 * x);
};
