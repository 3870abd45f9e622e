import { Model, type Tint } from "#assets/scripts/mesh/Model.ts";
import { join, place, type Surface } from "#assets/scripts/mesh/Surface.ts";
import {
	block,
	circle,
	cylinder,
	extrude,
	lathe,
	type Point2,
	roundedRectangle,
	sphere,
} from "#assets/scripts/mesh/shapes.ts";
import type { Vec3 } from "#assets/scripts/mesh/vec3.ts";
import { cutaway, ringProfile } from "./cutaway.ts";
import { onto } from "./onto.ts";
import { upright } from "./upright.ts";

const ALONG_X: Vec3 = [0, 0, -Math.PI / 2];
const AXIS = 0.19;
/** All but the quarter that faces the visitor from above. */
const OPEN = { from: 0, sweep: Math.PI * 1.5 } as const;

/** The third joint of an arm, cut open: strain-wave gear, motor, brake and encoders on one hollow shaft. 0.36 m long. */
export function jointModule(): Model {
	const model = new Model("joint-module", {
		paint: { colour: "#ffffff", roughness: 0.5 },
		metal: { colour: "#ffffff", metallic: 1, roughness: 0.33 },
	});
	const part = (name: string, extras: Readonly<Record<string, unknown>> | undefined = { part: name }) => {
		const put = onto(model, model.node(name, extras ? { extras } : {}));
		return (material: string, surface: Surface, x: number, tint: Tint) =>
			put(material, surface, [x, AXIS, 0], { turn: ALONG_X, tint });
	};
	/** Something repeated round the axis, `radius` out, at angles as lathes count them. */
	const around = (one: Surface, count: number, radius: number, { from = 0, sweep = Math.PI * 2 } = {}): Surface =>
		join(
			...Array.from({ length: count }, (_, i) => {
				const a = from + ((i + 0.5) / count) * sweep;
				return place(one, { at: [Math.sin(a) * radius, 0, Math.cos(a) * radius], turn: [0, a, 0] });
			}),
		);

	const stand = onto(model, model.node("stand"));
	stand("paint", extrude(roundedRectangle(0.46, 0.28, 0.02, 3), 0.022, { bevel: 0.004 }), [0, 0, 0], {
		tint: "#26292e",
	});
	for (const x of [-0.085, 0.065])
		stand("paint", upright(saddle(), 0.022, 0.003), [x, 0.02, 0], { turn: [0, Math.PI / 2, 0], tint: "#3b4147" });
	stand("paint", block(0.2, 0.003, 0.05, { bevel: 0.001 }), [0, 0.022, 0.105], { tint: "#e8691b" });

	const flange = part("output-flange");
	flange("metal", cutaway(ringProfile(0.026, 0.098, 0, 0.018), 40, OPEN), -0.19, "#cfd3d6");
	flange("metal", cutaway(ringProfile(0.026, 0.062, 0, 0.02), 32, OPEN), -0.172, "#b6bcc1");
	flange("metal", around(cylinder(0.0055, 0.006, { segments: 6, bevel: 0.001 }), 9, 0.083, OPEN), -0.1955, "#7d858c");

	const bearing = part("cross-roller-bearing");
	bearing("metal", cutaway(ringProfile(0.066, 0.084, 0, 0.028), 40, OPEN), -0.166, "#d9dcdf");
	bearing("metal", cutaway(ringProfile(0.096, 0.114, 0, 0.028), 40, OPEN), -0.166, "#c3c8cc");
	bearing(
		"metal",
		around(
			place(cylinder(0.0058, 0.013, { segments: 6, bevel: 0 }), { turn: [0, 0, 0.78], at: [0.0045, 0.0095, 0] }),
			16,
			0.09,
			OPEN,
		),
		-0.166,
		"#8c949a",
	);

	const circular = part("circular-spline");
	circular("metal", splined(0.0885, 0.0865, 0.114, 0.028), -0.125, "#b98f4a");

	const flex = part("flexspline");
	const cup: Point2[] = [
		[0.0835, 0],
		[0.0855, 0],
		[0.0855, 0.062],
		[0.08, 0.068],
		[0.036, 0.068],
		[0.036, 0.062],
		[0.078, 0.062],
		[0.0835, 0.057],
	];
	// The cup's mouth is drawn out by the cam to meet the teeth at two sides.
	flex("metal", place(cutaway([...cup].reverse(), 40, OPEN), { scale: [1.008, 1, 0.986] }), -0.126, "#e3e6e8");

	const wave = part("wave-generator");
	wave(
		"metal",
		place(extrude(circle(0.062, 32), 0.02, { bevel: 0, hole: circle(0.023, 32) }), { scale: [1.02, 1, 0.965] }),
		-0.122,
		"#8c949a",
	);
	wave(
		"metal",
		place(lathe(closed(ringProfile(0.063, 0.067, 0, 0.016)), 32), { scale: [1.02, 1, 0.965] }),
		-0.12,
		"#d9dcdf",
	);
	wave(
		"metal",
		place(lathe(closed(ringProfile(0.0775, 0.081, 0, 0.016)), 32), { scale: [1.015, 1, 0.972] }),
		-0.12,
		"#d9dcdf",
	);
	wave(
		"metal",
		place(around(sphere(0.0058, { segments: 6, rings: 4 }), 18, 0.0722), { scale: [1.017, 1, 0.968] }),
		-0.112,
		"#f2f3f4",
	);

	const shaft = part("hollow-shaft");
	shaft("metal", cutaway(ringProfile(0.0165, 0.0215, 0, 0.35), 24, OPEN), -0.17, "#cfd3d6");

	const rotor = part("motor-rotor");
	rotor("paint", lathe(closed(ringProfile(0.0225, 0.047, 0, 0.064)), 32), -0.03, "#5d656c");
	for (const side of [0, 1])
		rotor(
			"paint",
			join(
				...Array.from({ length: 10 }, (_, i) => {
					const a = ((i * 2 + side) / 20) * Math.PI * 2;
					return place(block(0.0125, 0.056, 0.006, { bevel: 0.001 }), {
						at: [Math.sin(a) * 0.049, 0.004, Math.cos(a) * 0.049],
						turn: [0, a, 0],
					});
				}),
			),
			-0.03,
			side ? "#30363b" : "#a7aeb4",
		);

	const stator = part("motor-stator");
	stator("paint", cutaway(ringProfile(0.092, 0.112, 0, 0.056), 44, OPEN), -0.026, "#59626a");
	stator("paint", around(block(0.014, 0.056, 0.034, { bevel: 0 }), 14, 0.075, OPEN), -0.026, "#6a737b");
	stator("paint", around(block(0.024, 0.078, 0.026, { bevel: 0.007 }), 14, 0.077, OPEN), -0.037, "#c4692c");

	const brake = part("brake");
	brake("paint", cutaway(ringProfile(0.024, 0.078, 0, 0.024), 36, OPEN), 0.062, "#3b4147");
	brake("metal", lathe(closed(ringProfile(0.023, 0.084, 0, 0.005)), 36), 0.055, "#b6bcc1");
	brake("paint", cutaway(ringProfile(0.046, 0.068, 0, 0.003), 36, OPEN), 0.0855, "#b8442b");

	const encoder = part("encoders");
	encoder("paint", lathe(closed(ringProfile(0.024, 0.062, 0, 0.003)), 40), 0.1, "#dfe6ea");
	encoder("paint", around(block(0.004, 0.001, 0.014, { bevel: 0 }), 28, 0.053), 0.0988, "#15181b");
	encoder("paint", cutaway(ringProfile(0.026, 0.098, 0, 0.004), 40, OPEN), 0.122, "#1c6b45");
	encoder("paint", around(block(0.017, 0.005, 0.017, { bevel: 0.001 }), 8, 0.075, OPEN), 0.1258, "#1b1f22");
	encoder("paint", around(block(0.008, 0.004, 0.005, { bevel: 0 }), 18, 0.05, OPEN), 0.1258, "#c9a14a");

	const cover = part("rear-cover");
	const lid: Point2[] = [
		[0.112, 0],
		[0.12, 0],
		[0.12, 0.03],
		[0.108, 0.044],
		[0.024, 0.044],
		[0.024, 0.038],
		[0.104, 0.038],
		[0.112, 0.028],
	];
	cover("paint", cutaway([...lid].reverse(), 36, OPEN), 0.146, "#26292e");
	cover("paint", around(cylinder(0.005, 0.005, { segments: 6, bevel: 0 }), 9, 0.092, OPEN), 0.1895, "#9aa1a8");

	// The housing parts at its lower half, which stays on the stand.
	for (const [name, from, sweep] of [
		["housing-lower", 0, Math.PI],
		["housing-upper", Math.PI, Math.PI / 2],
	] as const) {
		const housing = part(name, name === "housing-lower" ? undefined : { part: name });
		const wall: Point2[] = [
			[0.1145, 0.268],
			[0.1145, 0],
			[0.128, 0],
			[0.128, 0.03],
			[0.122, 0.036],
			[0.122, 0.232],
			[0.128, 0.238],
			[0.128, 0.268],
		];
		housing("paint", cutaway(wall, name === "housing-lower" ? 32 : 16, { from, sweep }), -0.124, "#ee6f1d");
		housing(
			"paint",
			around(block(0.006, 0.186, 0.012, { bevel: 0 }), Math.round(sweep * 5), 0.125, { from, sweep }),
			-0.083,
			"#d9611a",
		);
	}
	return model;
}

const closed = (profile: readonly Point2[]): Point2[] => [...profile, profile[0] as Point2];

/** A ring with teeth inside, its front quarter cut away. */
function splined(root: number, tip: number, outer: number, width: number): Surface {
	const teeth = 44;
	const points: Point2[] = [];
	const at = (radius: number, a: number): Point2 => [Math.sin(a) * radius, Math.cos(a) * radius];
	for (let i = 0; i <= 40; i++) points.push(at(outer, (i / 40) * OPEN.sweep));
	for (let i = teeth; i >= 0; i--) {
		const a = (i / teeth) * OPEN.sweep;
		points.push(at(root, Math.min(OPEN.sweep, a + 0.016)), at(tip, Math.max(0, a - 0.016)));
	}
	return extrude(points, width, { bevel: 0 });
}

/** A saddle that carries the round of the housing. */
function saddle(): Point2[] {
	const points: Point2[] = [[0.12, 0]];
	for (let i = 0; i <= 12; i++) {
		const a = -0.72 + (i / 12) * 1.44;
		points.push([Math.sin(-a) * 0.1285, AXIS - 0.02 - Math.cos(a) * 0.1285]);
	}
	points.push([-0.12, 0]);
	return points;
}
