import { type Channel, Model, type ModelNode } from "#assets/scripts/mesh/Model.ts";
import { fromTurn } from "#assets/scripts/mesh/quaternion.ts";
import { place, type Surface } from "#assets/scripts/mesh/Surface.ts";
import { block, cylinder, lathe, rod, sweep, torus } from "#assets/scripts/mesh/shapes.ts";
import type { Vec3 } from "#assets/scripts/mesh/vec3.ts";
import { curve } from "./curve.ts";
import { onto } from "./onto.ts";

const LOWER = 0.24;
const UPPER = 0.22;
const REST = { lower: 0.52, upper: -1.5, head: 0.5 } as const;

/** A balanced desk lamp that bows and looks up again; shade and light engine come off. 0.5 m high, life-size. */
export function deskLamp(): Model {
	const model = new Model("desk-lamp", {
		paint: { colour: "#ffffff", roughness: 0.38 },
		steel: { colour: "#c9cdd0", metallic: 1, roughness: 0.28 },
		light: { colour: "#ffffff", emissive: "#ffe3b0" },
	});
	const foot = model.node("foot", { at: [-0.06, 0, 0] });
	const base = onto(model, foot);
	base(
		"paint",
		lathe(
			[
				[0, 0],
				[0.086, 0],
				[0.09, 0.004],
				[0.09, 0.014],
				[0.084, 0.02],
				[0.03, 0.024],
				[0.02, 0.034],
				[0, 0.034],
			],
			40,
		),
		[0, 0, 0],
		{ tint: "#2b3a8c" },
	);
	base(
		"steel",
		lathe(
			[
				[0.011, 0.03],
				[0.012, 0.062],
				[0, 0.064],
			],
			18,
		),
	);
	base("paint", cylinder(0.012, 0.004, { segments: 18, bevel: 0.001 }), [0.058, 0.0195, 0.03], { tint: "#ff7a45" });
	const cord: Vec3[] = [
		[-0.085, 0.008, 0],
		[-0.11, 0.005, 0.012],
		[-0.125, 0.004, 0.05],
		[-0.105, 0.004, 0.085],
	];
	base("paint", sweep(curve(cord, 14), { radius: 0.003, sides: 6 }), [0, 0, 0], { tint: "#ff7a45" });

	const lower = model.node("lower-arm", { at: [0, 0.06, 0], turn: [0, 0, REST.lower], parent: foot });
	arm(model, lower, LOWER, "#eef0f4");
	const upper = model.node("upper-arm", { at: [0, LOWER, 0], turn: [0, 0, REST.upper], parent: lower });
	arm(model, upper, UPPER, "#eef0f4");
	const head = model.node("head", { at: [0, UPPER, 0], turn: [0, 0, REST.head], parent: upper });
	joint(model, head);
	const shade = model.node("shade", { parent: head, extras: { part: "shade" } });
	// The shade opens along +X of the head, which hangs down at rest.
	const along = (surface: Surface) => place(surface, { turn: [0, 0, -Math.PI / 2] });
	model.add(
		"paint",
		along(
			lathe(
				[
					[0.018, -0.02],
					[0.024, 0],
					[0.034, 0.02],
					[0.066, 0.07],
					[0.07, 0.078],
				],
				36,
			),
		),
		{ node: shade, tint: "#2b3a8c" },
	);
	model.add(
		"paint",
		along(
			lathe(
				[
					[0.07, 0.078],
					[0.068, 0.0785],
					[0.063, 0.07],
					[0.032, 0.021],
					[0.02, 0.002],
				],
				36,
			),
		),
		{ node: shade, tint: "#f5f6f8" },
	);
	model.add(
		"steel",
		along(
			lathe(
				[
					[0, -0.034],
					[0.012, -0.034],
					[0.018, -0.026],
					[0.018, -0.018],
					[0, -0.018],
				],
				22,
			),
		),
		{ node: shade },
	);
	for (let i = 0; i < 10; i++) {
		const a = (i / 10) * Math.PI * 2;
		model.add("steel", block(0.014, 0.0016, 0.0024, { bevel: 0 }), {
			node: shade,
			at: [-0.006, Math.cos(a) * 0.0215, Math.sin(a) * 0.0215],
		});
	}
	const engine = model.node("light-engine", { parent: head, extras: { part: "light-engine" } });
	model.add("steel", along(cylinder(0.03, 0.008, { segments: 28, bevel: 0.002 })), { node: engine, at: [0.026, 0, 0] });
	model.add(
		"light",
		along(
			lathe(
				[
					[0.045, 0],
					[0.044, 0.006],
					[0.03, 0.012],
					[0, 0.014],
				],
				32,
			),
		),
		{ node: engine, at: [0.045, 0, 0] },
	);

	const seconds = Array.from({ length: 33 }, (_, i) => i * 0.25);
	const bow = (t: number) => 0.5 - 0.5 * Math.cos((t / 8) * Math.PI * 2);
	const look = (t: number) => Math.sin((t / 8) * Math.PI * 4) * 0.25;
	const turning = (node: string, rest: number, by: (t: number) => number): Channel => ({
		node,
		path: "rotation",
		times: seconds,
		values: seconds.map((t) => fromTurn([0, 0, rest + by(t)])),
	});
	model.animate("bowing", [
		turning("lower-arm", REST.lower, (t) => -0.5 * bow(t)),
		turning("upper-arm", REST.upper, (t) => 0.35 * bow(t)),
		turning("head", REST.head, (t) => 0.12 * bow(t) + look(t)),
	]);
	return model;
}

/** Two rods side by side between two joints, a spring beside them. */
function arm(model: Model, node: ModelNode, length: number, tint: string): void {
	const put = onto(model, node);
	for (const z of [-0.012, 0.012])
		put("paint", place(block(0.01, length, 0.004, { bevel: 0.001 }), {}), [0, 0, z], { tint });
	joint(model, node);
	const turns = 9;
	const spring = Array.from({ length: turns * 9 + 1 }, (_, i): Vec3 => {
		const a = (i / 9) * Math.PI * 2;
		return [-0.014 + Math.cos(a) * 0.0058, length * 0.16 + (i / (turns * 9)) * length * 0.36, Math.sin(a) * 0.0058];
	});
	put("steel", sweep(spring, { radius: 0.0012, sides: 4 }));
	put("steel", rod(0.0012, length * 0.36, 5), [-0.014, length * 0.52, 0]);
	for (const y of [length * 0.16, length * 0.88])
		put("steel", block(0.02, 0.003, 0.006, { bevel: 0.0005 }), [-0.007, y - 0.0015, 0]);
}

function joint(model: Model, node: ModelNode): void {
	const lying = (surface: Surface) => place(surface, { turn: [Math.PI / 2, 0, 0] });
	model.add("steel", lying(cylinder(0.012, 0.034, { segments: 22, bevel: 0.002 })), { node, at: [0, 0, -0.017] });
	model.add("paint", lying(torus(0.012, 0.0022, { segments: 22, sides: 5 })), {
		node,
		at: [0, 0, 0.0165],
		tint: "#ff7a45",
	});
}
