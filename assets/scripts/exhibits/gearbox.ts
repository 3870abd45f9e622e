import { type Channel, Model, type ModelNode, spin } from "#assets/scripts/mesh/Model.ts";
import { fromTurn } from "#assets/scripts/mesh/quaternion.ts";
import { place } from "#assets/scripts/mesh/Surface.ts";
import { block, cylinder, extrude, lathe, type Point2, roundedRectangle, torus } from "#assets/scripts/mesh/shapes.ts";
import { gear } from "./gears.ts";

/** A two-stage reducer for an electric axle, its upper housing lifted off, turning at its true ratios. Axes along X. */
export function gearbox(): Model {
	const model = new Model("gearbox", {
		steel: { colour: "#c7cbcf", metallic: 1, roughness: 0.3 },
		gear: { colour: "#9aa0a6", metallic: 1, roughness: 0.38 },
		housing: { colour: "#8f969c", metallic: 0.75, roughness: 0.55 },
		seal: { colour: "#191b1e", roughness: 0.6 },
		accent: { colour: "#c8f031", roughness: 0.4 },
		brass: { colour: "#c9a14a", metallic: 1, roughness: 0.35 },
	});
	const m = 0.0105;
	const stages = { input: 17, idlerLarge: 43, idlerSmall: 16, output: 52 } as const;
	const first = (m * (stages.input + stages.idlerLarge)) / 2;
	const second = (m * (stages.idlerSmall + stages.output)) / 2;
	const y = 0.33;
	const z2 = 0;
	const z3 = second;
	const alongX = { turn: [0, 0, -Math.PI / 2] } as const;
	const half = Math.PI;

	// Meshing: a gap of one faces a tooth of the other when each is turned by half its own pitch as needed.
	const shaft = (name: string, z: number, part: string, phase: number): ModelNode =>
		model.node(name, { at: [0, y, z], rotation: fromTurn([phase, 0, 0]), extras: { part } });
	const input = shaft("input-shaft", z2 - first, "input-shaft", 0);
	const idler = shaft("layshaft", z2, "layshaft", half / stages.idlerLarge);
	const output = shaft("output-shaft", z3, "output-shaft", half / stages.output + half / stages.idlerLarge);

	const rod = (node: ModelNode, radius: number, from: number, to: number, material = "steel") =>
		model.add(material, cylinder(radius, to - from, { segments: 18, bevel: 0.003 }), {
			node,
			at: [from, 0, 0],
			...alongX,
		});
	const wheel = (node: ModelNode, teeth: number, width: number, bore: number, x: number, twist: number) =>
		model.add("gear", gear(teeth, m, width, bore, { twist }), { node, at: [x - width / 2, 0, 0], ...alongX });

	rod(input, 0.026, -0.34, 0.21);
	rod(input, 0.036, -0.2, -0.05);
	wheel(input, stages.input, 0.1, 0.026, -0.11, 0.42);
	for (let i = 0; i < 10; i++) {
		const a = (i / 10) * Math.PI * 2;
		model.add("steel", block(0.08, 0.006, 0.007, { bevel: 0.001 }), {
			node: input,
			at: [-0.3, Math.cos(a) * 0.026 - 0.003, Math.sin(a) * 0.026],
			turn: [a, 0, 0],
		});
	}
	rod(idler, 0.032, -0.21, 0.21);
	wheel(idler, stages.idlerLarge, 0.085, 0.12, -0.11, -0.17);
	model.add("gear", web(0.125, 0.034), { node: idler, at: [-0.122, 0, 0], ...alongX });
	wheel(idler, stages.idlerSmall, 0.115, 0.03, 0.08, -0.5);
	rod(output, 0.044, -0.21, 0.36);
	wheel(output, stages.output, 0.1, 0.155, 0.08, 0.155);
	model.add("gear", web(0.16, 0.045), { node: output, at: [0.068, 0, 0], ...alongX });
	model.add(
		"steel",
		lathe(
			[
				[0.04, 0],
				[0.09, 0],
				[0.092, 0.004],
				[0.092, 0.02],
				[0.05, 0.026],
			],
			24,
		),
		{ node: output, at: [0.34, 0, 0], ...alongX },
	);
	for (let i = 0; i < 6; i++) {
		const a = (i / 6) * Math.PI * 2;
		model.add("brass", cylinder(0.008, 0.014, { segments: 6, bevel: 0.001 }), {
			node: output,
			at: [0.358, Math.cos(a) * 0.07, Math.sin(a) * 0.07],
			...alongX,
		});
	}

	// Bearings sit in the walls; each a pair of rings with balls.
	const bearings = model.node("bearings", { extras: { part: "bearings" } });
	for (const [z, r] of [
		[z2 - first, 0.028],
		[z2, 0.033],
		[z3, 0.046],
	] as const) {
		for (const x of [-0.19, 0.19]) {
			const at = [x - 0.014, y, z] as const;
			model.add("steel", collar(r + 0.021, r + 0.03, 0.028), { node: bearings, at: [...at], ...alongX });
			model.add("steel", collar(r, r + 0.009, 0.028), { node: bearings, at: [...at], ...alongX });
			model.add("seal", collar(r + 0.008, r + 0.022, 0.02), { node: bearings, at: [x - 0.01, y, z], ...alongX });
		}
	}

	// Lower housing: two walls with bearing saddles, a floor, a flange, ribs.
	const lower = model.node("housing-lower", { extras: { part: "housing-lower" } });
	const front = z3 + 0.33;
	const rear = z2 - first - 0.13;
	const middle = (front + rear) / 2;
	const long = front - rear;
	for (const x of [-0.19, 0.19])
		model.add(
			"housing",
			place(
				extrude(
					saddleWall(
						rear,
						front,
						[
							[z2 - first, 0.06],
							[z2, 0.065],
							[z3, 0.078],
						],
						y,
					),
					0.034,
					{ bevel: 0.003 },
				),
				{ turn: [0, 0, -Math.PI / 2] },
			),
			{ node: lower, at: [x - 0.017, y, 0] },
		);
	model.add("housing", block(0.37, 0.03, long - 0.02, { bevel: 0.006 }), { node: lower, at: [0, 0.02, middle] });
	for (const z of [rear + 0.012, front - 0.012])
		model.add("housing", block(0.38, y - 0.05, 0.024, { bevel: 0.005 }), { node: lower, at: [0, 0.03, z] });
	for (const x of [-0.22, 0.22]) {
		for (let i = 0; i < 7; i++)
			model.add("housing", block(0.034, y - 0.1, 0.014, { bevel: 0.003 }), {
				node: lower,
				at: [x, 0.03, rear + 0.09 + (i * (long - 0.18)) / 6],
			});
		model.add("housing", block(0.07, 0.026, long, { bevel: 0.005 }), { node: lower, at: [x, y - 0.052, middle] });
		for (let i = 0; i < 6; i++) {
			model.add("steel", cylinder(0.012, 0.016, { segments: 6, bevel: 0.002 }), {
				node: lower,
				at: [x * 1.03, y - 0.026, rear + 0.06 + (i * (long - 0.12)) / 5],
			});
		}
	}
	model.add("accent", block(0.004, 0.07, 0.2, { bevel: 0.001 }), { node: lower, at: [-0.239, 0.14, middle + 0.02] });
	model.add("accent", torus(0.05, 0.007, { segments: 20, sides: 6 }), {
		node: lower,
		at: [-0.216, y, z2 - first],
		turn: [0, 0, Math.PI / 2],
	});

	const base = model.node("base");
	model.add("seal", extrude(roundedRectangle(0.66, long + 0.06, 0.03, 3), 0.02, { bevel: 0.004 }), {
		node: base,
		at: [0, 0, middle],
	});

	// 1 turn of the output needs 52/16 · 43/17 = 8.22 of the input: over 17 · 16 turns all come home together.
	const channels: Channel[] = [];
	const seconds = 64;
	const turns = { output: 4, idler: 13 } as const;
	channels.push(spinPart("output-shaft", seconds, turns.output, half / stages.output + half / stages.idlerLarge));
	channels.push(spinPart("layshaft", seconds, -turns.idler, half / stages.idlerLarge));
	channels.push(spinPart("input-shaft", seconds, turns.idler * (stages.idlerLarge / stages.input), 0));
	model.animate("turning", channels);
	return model;
}

/**
 * A shaft's turn over the clip. A whole number of teeth has passed at the end, so the loop closes without a seam even
 * where the turn itself is not whole.
 */
function spinPart(node: string, seconds: number, turns: number, phase: number): Channel {
	if (Number.isInteger(turns)) return spin(node, [1, 0, 0], seconds, turns, fromTurn([phase, 0, 0]));
	const count = Math.ceil(Math.abs(turns) * 8);
	const times = Array.from({ length: count + 1 }, (_, i) => (i / count) * seconds);
	return {
		node,
		path: "rotation",
		times,
		values: times.map((_, i) => fromTurn([phase + (i / count) * turns * Math.PI * 2, 0, 0])),
	};
}

const collar = (inner: number, outer: number, width: number) =>
	lathe(
		[
			[inner, width],
			[inner, 0],
			[outer, 0],
			[outer, width],
			[inner, width],
		],
		18,
	);

/** A disc with lightening holes' look: a thin web between hub and rim. */
const web = (outer: number, bore: number) =>
	lathe(
		[
			[bore, 0],
			[bore + 0.02, -0.006],
			[bore + 0.03, 0.004],
			[outer - 0.02, 0.006],
			[outer, 0],
			[outer, 0.024],
			[outer - 0.02, 0.018],
			[bore + 0.03, 0.02],
			[bore + 0.02, 0.03],
			[bore, 0.024],
		],
		28,
	);

/** The outline of a housing wall seen from its side, in (y, z): half-round seats for the bearings in its upper edge. */
function saddleWall(
	rear: number,
	front: number,
	seats: readonly (readonly [number, number])[],
	height: number,
): Point2[] {
	const points: Point2[] = [];
	const low = -(height - 0.03);
	points.push([-low, rear], [0, rear]);
	for (const [z, r] of seats) {
		for (let i = 0; i <= 10; i++) {
			const a = (i / 10) * Math.PI;
			points.push([Math.sin(a) * r, z - Math.cos(a) * r]);
		}
	}
	points.push([0, front], [-low, front]);
	// Turning an extrusion onto its side takes +x to −y.
	return points;
}
