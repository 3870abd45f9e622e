import { Model, type ModelNode } from "#assets/scripts/mesh/Model.ts";
import { aboutAxis, type Quat } from "#assets/scripts/mesh/quaternion.ts";
import { block, cylinder, extrude, roundedRectangle, sphere, sweep, torus } from "#assets/scripts/mesh/shapes.ts";
import { ball, blend, limb, surfaceNets } from "#assets/scripts/mesh/surfaceNets.ts";
import type { Vec3 } from "#assets/scripts/mesh/vec3.ts";
import { curve } from "./curve.ts";
import { onto } from "./onto.ts";
import { stride } from "./stride.ts";

const THIGH = 0.165;
const SHANK = 0.16;
/** From the ankle to the sole. */
const ANKLE = 0.03;
const BELT = 0.1;
const STEP_SECONDS = 2.4;

/** A walker in an exoskeleton on a treadmill, held by a harness: one stride, over and over. 0.85 m tall. */
export function gaitTrainer(): Model {
	const model = new Model("gait-trainer", {
		body: { colour: "#ffffff", roughness: 0.45 },
		metal: { colour: "#ffffff", metallic: 0.85, roughness: 0.35 },
		light: { colour: "#ffd166", emissive: "#ffb52e" },
	});
	const frame = onto(model, model.node("treadmill"));
	frame("body", extrude(roundedRectangle(0.54, 0.3, 0.03, 4), 0.05, { bevel: 0.01 }), [0, 0, 0], { tint: "#33302e" });
	for (const z of [-0.13, 0.13]) {
		frame("body", block(0.54, 0.056, 0.04, { bevel: 0.012 }), [0, 0.048, z], { tint: "#e9e4dd" });
		frame("light", block(0.4, 0.004, 0.006, { bevel: 0 }), [0, 0.1035, z]);
		// Rails along both sides, posts at the ends.
		frame(
			"metal",
			sweep(
				curve(
					[
						[-0.19, 0.09, z * 1.06],
						[-0.19, 0.38, z * 1.1],
						[-0.17, 0.42, z * 1.1],
						[0.0, 0.425, z * 1.1],
						[0.17, 0.42, z * 1.1],
						[0.21, 0.38, z * 1.1],
						[0.235, 0.09, z * 1.06],
					],
					26,
				),
				{ radius: 0.0085, sides: 8 },
			),
			[0, 0, 0],
			{ tint: "#d7dadd" },
		);
		// The frame that carries the harness.
		frame(
			"metal",
			sweep(
				curve(
					[
						[-0.24, 0.05, z * 0.9],
						[-0.25, 0.5, z * 0.86],
						[-0.23, 0.78, z * 0.7],
						[-0.15, 0.845, z * 0.55],
						[0.015, 0.85, z * 0.5],
					],
					18,
				),
				{ radius: 0.011, sides: 8 },
			),
			[0, 0, 0],
			{ tint: "#c2440e" },
		);
	}
	frame(
		"metal",
		sweep(
			[
				[0.015, 0.85, -0.068],
				[0.015, 0.85, 0.068],
			],
			{ radius: 0.011, sides: 10 },
		),
		[0, 0, 0],
		{ tint: "#c2440e" },
	);
	frame(
		"metal",
		sweep(
			[
				[-0.247, 0.45, -0.112],
				[-0.247, 0.45, 0.112],
			],
			{ radius: 0.009, sides: 8 },
		),
		[0, 0, 0],
		{ tint: "#c2440e" },
	);
	frame("body", block(0.04, 0.12, 0.212, { bevel: 0.01 }), [-0.245, 0.16, 0], { tint: "#e9e4dd" });
	for (const x of [-0.252, 0.252])
		frame("body", block(0.034, 0.03, 0.222, { bevel: 0.01 }), [x, 0.078, 0], { tint: "#c2440e" });
	frame("body", block(0.47, 0.047, 0.218, { bevel: 0 }), [0, 0.048, 0], { tint: "#1d1c1c" });
	// The therapist's screen.
	frame(
		"metal",
		sweep(
			[
				[0.215, 0.36, -0.14],
				[0.23, 0.5, -0.12],
			],
			{ radius: 0.006, sides: 8 },
		),
		[0, 0, 0],
		{ tint: "#9aa0a5" },
	);
	frame("body", block(0.012, 0.1, 0.15, { bevel: 0.004 }), [0.235, 0.49, -0.07], {
		turn: [0, 0, 0.25],
		tint: "#1d1c1c",
	});
	frame("light", block(0.003, 0.08, 0.13, { bevel: 0 }), [0.2265, 0.5, -0.07], { turn: [0, 0, 0.25] });

	const belt = onto(model, model.node("belt"));
	for (let i = 0; i < 8; i++)
		belt("body", block(0.012, 0.0012, 0.2, { bevel: 0 }), [-0.2 + i * 0.056, 0.0949, 0], { tint: "#4c4946" });

	const hips = model.node("walker", { at: [0, 0.44, 0] });
	const torso = onto(model, hips);
	const shape = blend(
		0.03,
		ball(0, 0.005, 0, 0.05, 0.045, 0.066),
		limb([0, 0.02, 0], [0.004, 0.13, 0], 0.048, 0.054),
		ball(0.004, 0.15, 0, 0.05, 0.055, 0.078),
		limb([0.006, 0.19, 0], [0.01, 0.235, 0], 0.022, 0.02),
		ball(0.016, 0.277, 0, 0.044, 0.052, 0.039),
		...[-1, 1].flatMap((s) => [
			limb([0.002, 0.178, s * 0.078], [-0.02, 0.085, s * 0.108], 0.024, 0.019),
			limb([-0.02, 0.085, s * 0.108], [0.055, 0.012, s * 0.135], 0.018, 0.013),
			ball(0.064, 0.003, s * 0.139, 0.018, 0.014, 0.013),
		]),
	);
	torso("body", surfaceNets(shape, [-0.1, -0.06, -0.17], [0.12, 0.35, 0.17], 0.0138), [0, 0, 0], {
		tint: ([x, y, z]) => {
			if (y > 0.205) return y > 0.297 || x < -0.004 ? [0.05, 0.04, 0.035] : [0.83, 0.6, 0.47];
			if (Math.abs(z) > 0.088 && y < 0.1) return [0.83, 0.6, 0.47];
			return y < 0.035 ? [0.16, 0.18, 0.22] : [0.93, 0.92, 0.88];
		},
	});
	// Harness: a belt, a vest, straps to the beam.
	torso("body", torus(0.061, 0.011, { segments: 24, sides: 6 }), [0, 0.035, 0], {
		scale: [0.9, 1.5, 1.12],
		tint: "#c2440e",
	});
	torso("body", torus(0.062, 0.009, { segments: 24, sides: 6 }), [0.004, 0.115, 0], {
		scale: [0.92, 1.6, 1.12],
		tint: "#c2440e",
	});
	for (const s of [-1, 1]) {
		torso(
			"body",
			sweep(
				curve(
					[
						[0.05, 0.115, s * 0.035],
						[0.05, 0.16, s * 0.046],
						[0.012, 0.206, s * 0.056],
						[-0.036, 0.165, s * 0.046],
						[-0.044, 0.115, s * 0.035],
					],
					18,
				),
				{ radius: 0.0085, sides: 6 },
			),
			[0, 0, 0],
			{ tint: "#c2440e" },
		);
		torso(
			"body",
			sweep(
				[
					[0.012, 0.206, s * 0.056],
					[0.015, 0.4, s * 0.06],
				],
				{ radius: 0.0035, sides: 5 },
			),
			[0, 0, 0],
			{ tint: "#2a2725" },
		);
		// The drive at each hip.
		torso("body", cylinder(0.034, 0.026, { segments: 22, bevel: 0.005 }), [0, -0.004, s * 0.082], {
			turn: [s * (Math.PI / 2), 0, 0],
			tint: "#3a3734",
		});
	}
	torso("body", block(0.028, 0.1, 0.1, { bevel: 0.01 }), [-0.068, 0.03, 0], { tint: "#3a3734" });
	torso("light", block(0.003, 0.012, 0.05, { bevel: 0 }), [-0.083, 0.1, 0]);

	const count = 40;
	const channels: { hip: Quat[]; knee: Quat[]; foot: Quat[] }[] = [];
	const lowest = Array.from({ length: count + 1 }, () => Number.POSITIVE_INFINITY);
	[1, -1].forEach((side, leg) => {
		const name = side > 0 ? "right" : "left";
		const keys = { hip: [] as Quat[], knee: [] as Quat[], foot: [] as Quat[] };
		for (let i = 0; i <= count; i++) {
			const t = i / count + leg * 0.5;
			const { hip, knee, foot } = stride(t);
			keys.hip.push(aboutAxis([0, 0, 1], hip));
			keys.knee.push(aboutAxis([0, 0, 1], -knee));
			keys.foot.push(aboutAxis([0, 0, 1], foot));
			// Heel and ball of the foot, below the hip: the lower one bears.
			const ankleY = -Math.cos(hip) * THIGH - Math.cos(hip - knee) * SHANK;
			const turn = hip - knee + foot;
			for (const x of [-0.03, 0.075])
				lowest[i] = Math.min(lowest[i] as number, ankleY + Math.sin(turn) * x - Math.cos(turn) * ANKLE);
		}
		channels.push(keys);
		const thighNode = model.node(`${name}-thigh`, {
			parent: hips,
			at: [0, 0, side * 0.046],
			rotation: keys.hip[0] as Quat,
		});
		thigh(onto(model, thighNode), side);
		const shankNode = model.node(`${name}-shank`, {
			parent: thighNode,
			at: [0, -THIGH, 0],
			rotation: keys.knee[0] as Quat,
		});
		shank(onto(model, shankNode), side);
		const footNode: ModelNode = model.node(`${name}-foot`, {
			parent: shankNode,
			at: [0, -SHANK, 0],
			rotation: keys.foot[0] as Quat,
		});
		foot(onto(model, footNode), side);
	});
	const times = Array.from({ length: count + 1 }, (_, i) => (i / count) * STEP_SECONDS);
	const pitch = 0.056;
	model.animate("walking", [
		{ node: "walker", path: "translation", times, values: lowest.map((low): Vec3 => [0, BELT - 0.004 - low, 0]) },
		{
			node: "belt",
			path: "translation",
			// Marks move one pitch and jump back: as fast as the standing foot does.
			times: Array.from(
				{ length: 14 },
				(_, i) => (Math.ceil(i / 2) / 7) * STEP_SECONDS + (i % 2 || i === 0 ? 0 : 1e-3),
			),
			values: Array.from({ length: 14 }, (_, i): Vec3 => [i % 2 ? -pitch : 0, 0, 0]),
		},
		...["right", "left"].flatMap((name, i) => {
			const keys = channels[i] as (typeof channels)[number];
			return [
				{ node: `${name}-thigh`, path: "rotation" as const, times, values: keys.hip },
				{ node: `${name}-shank`, path: "rotation" as const, times, values: keys.knee },
				{ node: `${name}-foot`, path: "rotation" as const, times, values: keys.foot },
			];
		}),
	]);
	return model;
}

type Put = ReturnType<typeof onto>;
const TROUSERS = "#2c323d";
const DRIVE = "#3a3734";
const ORANGE = "#c2440e";

function thigh(put: Put, side: number): void {
	put(
		"body",
		surfaceNets(
			limb([0, -0.005, 0], [0, -THIGH + 0.008, 0], 0.042, 0.031),
			[-0.05, -0.21, -0.05],
			[0.05, 0.045, 0.05],
			0.0155,
		),
		[0, 0, 0],
		{ tint: TROUSERS },
	);
	put("body", block(0.026, THIGH, 0.013, { bevel: 0.004 }), [0, -THIGH, side * 0.0455], { tint: "#e9e4dd" });
	put("body", torus(0.041, 0.008, { segments: 22, sides: 6 }), [0, -0.085, 0], { scale: [1, 2.2, 1], tint: ORANGE });
	put("body", cylinder(0.026, 0.022, { segments: 20, bevel: 0.004 }), [0, -THIGH, side * 0.039], {
		turn: [side * (Math.PI / 2), 0, 0],
		tint: DRIVE,
	});
	put("body", cylinder(0.012, 0.004, { segments: 14, bevel: 0.001 }), [0, -THIGH, side * 0.061], {
		turn: [side * (Math.PI / 2), 0, 0],
		tint: ORANGE,
	});
}

function shank(put: Put, side: number): void {
	put(
		"body",
		surfaceNets(
			blend(
				0.02,
				limb([0, 0.002, 0], [0, -SHANK + 0.01, 0], 0.029, 0.02),
				ball(-0.012, -0.045, 0, 0.022, 0.045, 0.025),
			),
			[-0.05, -0.19, -0.045],
			[0.045, 0.04, 0.045],
			0.0145,
		),
		[0, 0, 0],
		{
			tint: ([, y]) => (y < -0.125 ? [0.83, 0.6, 0.47] : [0.026, 0.032, 0.045]),
		},
	);
	put("body", block(0.022, SHANK - 0.02, 0.012, { bevel: 0.004 }), [0, -SHANK, side * 0.04], { tint: "#e9e4dd" });
	put("body", torus(0.033, 0.007, { segments: 20, sides: 6 }), [-0.003, -0.07, 0], {
		scale: [1, 2.2, 1],
		tint: ORANGE,
	});
	put("body", cylinder(0.016, 0.018, { segments: 16, bevel: 0.003 }), [0, -SHANK, side * 0.034], {
		turn: [side * (Math.PI / 2), 0, 0],
		tint: DRIVE,
	});
}

function foot(put: Put, side: number): void {
	put(
		"body",
		surfaceNets(
			blend(
				0.02,
				ball(-0.012, -0.008, 0, 0.024, 0.018, 0.021),
				limb([-0.008, -0.01, 0], [0.056, -0.016, side * 0.003], 0.018, 0.012),
			),
			[-0.05, -0.036, -0.04],
			[0.09, 0.03, 0.04],
			0.0115,
		),
		[0, 0, 0],
		{ tint: "#f1efe9" },
	);
	put("body", extrude(roundedRectangle(0.116, 0.05, 0.02, 4), 0.007, { bevel: 0.002 }), [0.022, -ANKLE, 0], {
		tint: ORANGE,
	});
	put("body", block(0.02, 0.036, 0.008, { bevel: 0.002 }), [0, -0.028, side * 0.032], { tint: "#e9e4dd" });
	put("body", sphere(0.006, { segments: 8, rings: 6 }), [0.07, -0.018, side * 0.02], { tint: ORANGE });
}
