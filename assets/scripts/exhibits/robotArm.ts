import { type Channel, Model, type ModelNode } from "#assets/scripts/mesh/Model.ts";
import { aboutAxis, fromTurn, multiply, type Quat, rotate } from "#assets/scripts/mesh/quaternion.ts";
import {
	block,
	circle,
	cylinder,
	extrude,
	lathe,
	roundedRectangle,
	sweep,
	torus,
} from "#assets/scripts/mesh/shapes.ts";
import { blend, type Field, limb, minus, surfaceNets } from "#assets/scripts/mesh/surfaceNets.ts";
import { add, type Vec3 } from "#assets/scripts/mesh/vec3.ts";
import { curve } from "./curve.ts";
import { onto } from "./onto.ts";

const ALONG_X: Vec3 = [0, 0, -Math.PI / 2];
const ALONG_Z: Vec3 = [Math.PI / 2, 0, 0];
const ORANGE = "#ee6f1d";
const DARK = "#2b2f34";
const TABLE = 0.05;

/** Metres between the axes, after an arm of the 10 kg class at about 1:1.6. */
const ARM = { shoulderUp: 0.245, shoulderOut: 0.045, lower: 0.29, fore: 0.28, tool: 0.165 } as const;

/** What the six axes are turned by; all zero is a straight lower arm with the forearm level. */
type Joints = readonly [number, number, number, number, number, number];

/**
 * A six-axis arm that takes a valve body from its tray, shows it to the camera, sets it down on the fixture, and brings
 * it back. 0.75 m high.
 */
export function robotArm(): Model {
	const model = new Model("robot-arm", {
		paint: { colour: "#ffffff", roughness: 0.42 },
		metal: { colour: "#ffffff", metallic: 1, roughness: 0.34 },
		light: { colour: "#bff2ff", emissive: "#49c8ec" },
	});
	cell(model);

	const motion = program();
	const start = motion.at(0);
	const names = ["axis-1", "axis-2", "axis-3", "axis-4", "axis-5", "axis-6"] as const;
	const pivots: readonly Vec3[] = [
		[0, TABLE + 0.09, 0],
		[0, ARM.shoulderUp - 0.09, ARM.shoulderOut],
		[0, ARM.lower, 0],
		[0, 0, 0.11],
		[0, 0, ARM.fore - 0.11],
		[0, 0, 0.055],
	];
	const nodes: ModelNode[] = [];
	names.forEach((name, i) => {
		nodes.push(
			model.node(name, {
				parent: nodes[i - 1] ?? model.root,
				at: pivots[i] as Vec3,
				rotation: turnOf(i, start.joints[i] as number),
				// Where it comes apart: a part of all six, each going on from the one before, would end at the aisle.
				...((i === 1 || i === 2 || i === 4) && { extras: { part: name } }),
			}),
		);
	});
	const [one, two, three, four, five, six] = nodes as [
		ModelNode,
		ModelNode,
		ModelNode,
		ModelNode,
		ModelNode,
		ModelNode,
	];
	carousel(model, one);
	lowerArm(model, two);
	elbow(model, three);
	forearm(model, four);
	wrist(model, five);
	gripper(model, six);

	const half = [-1, 1] as const;
	for (const side of half) {
		const finger = model.node(side < 0 ? "finger-left" : "finger-right", {
			parent: six,
			at: [side * start.opening, 0, 0.07],
		});
		const put = onto(model, finger);
		put("metal", block(0.012, 0.024, 0.02, { bevel: 0.003 }), [side * 0.006, -0.012, 0.004], { tint: "#c9ced2" });
		put("metal", block(0.008, 0.02, 0.038, { bevel: 0.002 }), [side * 0.004, -0.01, 0.024], { tint: "#aab2b8" });
		put("paint", block(0.004, 0.018, 0.016, { bevel: 0.001 }), [side * 0.001, -0.009, 0.034], { tint: "#1b1f22" });
	}

	const work = model.node("workpiece", { at: start.work.at, rotation: start.work.rotation });
	const piece = onto(model, work);
	piece("metal", extrude(roundedRectangle(0.036, 0.036, 0.006, 2), 0.03, { bevel: 0.002 }), [0, 0, 0], {
		tint: "#d7dbde",
	});
	piece("metal", cylinder(0.011, 0.012, { segments: 16, bevel: 0.0015 }), [0, 0.03, 0], { tint: "#c6a85a" });
	for (const side of half)
		piece(
			"metal",
			cylinder(0.008, 0.006, { segments: 12, bevel: 0.001 }),
			[0, 0.015, side * 0.018 - (side < 0 ? 0.006 : 0)],
			{
				turn: ALONG_Z,
				tint: "#c6a85a",
			},
		);

	const count = Math.round(motion.seconds * 12);
	const times = Array.from({ length: count + 1 }, (_, k) => (k / count) * motion.seconds);
	const states = times.map((t) => motion.at(t));
	const channels: Channel[] = names.map((node, i) => ({
		node,
		path: "rotation",
		times,
		values: states.map(({ joints }) => turnOf(i, joints[i] as number)),
	}));
	for (const side of half)
		channels.push({
			node: side < 0 ? "finger-left" : "finger-right",
			path: "translation",
			times,
			values: states.map(({ opening }): Vec3 => [side * opening, 0, 0.07]),
		});
	channels.push(
		{ node: "workpiece", path: "translation", times, values: states.map(({ work: { at } }) => at) },
		{ node: "workpiece", path: "rotation", times, values: states.map(({ work: { rotation } }) => rotation) },
	);
	model.animate("pick and place", channels);
	return model;
}

const turnOf = (axis: number, angle: number): Quat =>
	axis === 0 ? aboutAxis([0, 1, 0], angle) : aboutAxis(axis === 3 || axis === 5 ? [0, 0, 1] : [1, 0, 0], angle);

/** The axes that put the gripper's point at a place above the table, pointing down, its jaws turned by `yaw`. */
function reach([x, y, z]: Vec3, yaw: number): Joints {
	const swing = Math.atan2(x, z);
	const out = Math.hypot(x, z) - ARM.shoulderOut;
	const up = y + ARM.tool - (TABLE + ARM.shoulderUp);
	const far = Math.hypot(out, up);
	const raise = Math.atan2(out, up);
	const lean = raise - Math.acos((ARM.lower ** 2 + far ** 2 - ARM.fore ** 2) / (2 * ARM.lower * far));
	const elbowOut = out - Math.sin(lean) * ARM.lower;
	const elbowUp = up - Math.cos(lean) * ARM.lower;
	const tilt = Math.atan2(elbowOut, elbowUp);
	return [swing, lean, tilt - lean - Math.PI / 2, 0, Math.PI - tilt, swing - yaw];
}

/** Where the gripper's point is and how it is turned. */
function toolOf(joints: Joints): { at: Vec3; rotation: Quat } {
	let at: Vec3 = [0, TABLE, 0];
	let turn: Quat = [0, 0, 0, 1];
	const links: readonly Vec3[] = [
		[0, ARM.shoulderUp, ARM.shoulderOut],
		[0, ARM.lower, 0],
		[0, 0, 0],
		[0, 0, ARM.fore],
		[0, 0, 0],
		[0, 0, ARM.tool],
	];
	links.forEach((link, i) => {
		turn = multiply(turn, turnOf(i, joints[i] as number));
		at = add(at, rotate(turn, link));
	});
	return { at, rotation: turn };
}

const TRAY: Vec3 = [-0.24, TABLE + 0.018, 0.2];
const FIXTURE: Vec3 = [0.25, TABLE + 0.048, 0.18];

/** The whole round as poses between which the arm eases, and the workpiece that is in the jaws or lies still. */
function program() {
	const grip = 0.017;
	const [open, shut] = [0.028, 0.0182];
	const above = ([x, y, z]: Vec3, up: number): Vec3 => [x, y + grip + up, z];
	// Found by search: the piece hangs before the lens, the forearm rolled by a quarter turn.
	const shown: Joints = [0.55, -0.553, 0.809, 1.575, 0.709, 0.047];
	const rest = reach([0, 0.42, 0.3], 0);
	type Step = { joints: Joints; seconds: number; opening: number; holds: "tray" | "hand" | "fixture" };
	const legs = (from: Vec3, to: Vec3, fromYaw: number, toYaw: number, at: "tray" | "fixture"): Step[] => {
		const end = at === "tray" ? "fixture" : "tray";
		return [
			{ joints: reach(above(from, 0.1), fromYaw), seconds: 1.3, opening: open, holds: at },
			{ joints: reach(above(from, 0), fromYaw), seconds: 0.7, opening: open, holds: at },
			{ joints: reach(above(from, 0), fromYaw), seconds: 0.35, opening: shut, holds: at },
			{ joints: reach(above(from, 0.12), fromYaw), seconds: 0.7, opening: shut, holds: "hand" },
			{ joints: shown, seconds: 1.3, opening: shut, holds: "hand" },
			{ joints: [...shown.slice(0, 5), 1.62] as unknown as Joints, seconds: 1, opening: shut, holds: "hand" },
			{ joints: reach(above(to, 0.12), toYaw), seconds: 1.4, opening: shut, holds: "hand" },
			{ joints: reach(above(to, 0), toYaw), seconds: 0.8, opening: shut, holds: "hand" },
			{ joints: reach(above(to, 0), toYaw), seconds: 0.35, opening: open, holds: end },
			{ joints: reach(above(to, 0.1), toYaw), seconds: 0.6, opening: open, holds: end },
		];
	};
	const steps: Step[] = [
		{ joints: rest, seconds: 0, opening: open, holds: "tray" },
		...legs(TRAY, FIXTURE, 0, 0, "tray"),
		{ joints: rest, seconds: 1, opening: open, holds: "fixture" },
		...legs(FIXTURE, TRAY, 0, 0, "fixture"),
		{ joints: rest, seconds: 1, opening: open, holds: "tray" },
	];
	const seconds = steps.reduce((sum, step) => sum + step.seconds, 0);
	const lying = {
		tray: { at: TRAY, rotation: fromTurn([0, 0, 0]) },
		fixture: { at: FIXTURE, rotation: fromTurn([0, 0, 0]) },
	};
	return {
		seconds,
		at(t: number) {
			let left = t;
			let i = 1;
			while (i < steps.length - 1 && left > (steps[i] as Step).seconds) left -= (steps[i++] as Step).seconds;
			const [from, to] = [steps[i - 1] as Step, steps[i] as Step];
			const f = Math.min(1, left / to.seconds);
			const ease = f * f * (3 - 2 * f);
			const joints = from.joints.map((a, k) => a + ((to.joints[k] as number) - a) * ease) as unknown as Joints;
			const opening = from.opening + (to.opening - from.opening) * ease;
			if (to.holds !== "hand") return { joints, opening, work: lying[to.holds] };
			const tool = toolOf(joints);
			// The piece's own up is the tool's backward.
			const rotation = multiply(tool.rotation, fromTurn([-Math.PI / 2, 0, 0]));
			return { joints, opening, work: { at: add(tool.at, rotate(rotation, [0, -grip, 0])), rotation } };
		},
	};
}

/** Table, robot foot, tray of pieces, fixture, camera on its post. */
function cell(model: Model): void {
	const put = onto(model, model.node("cell"));
	put("paint", extrude(roundedRectangle(0.72, 0.62, 0.05, 4), TABLE - 0.008, { bevel: 0.008 }), [0, 0, 0.06], {
		tint: DARK,
	});
	put("metal", extrude(roundedRectangle(0.69, 0.59, 0.04, 3), 0.009, { bevel: 0.002 }), [0, TABLE - 0.009, 0.06], {
		tint: "#aeb4b9",
	});
	for (let i = 0; i < 9; i++)
		put("paint", block(0.004, 0.0012, 0.56, { bevel: 0 }), [-0.28 + i * 0.07, TABLE - 0.0004, 0.06], {
			tint: "#6b7278",
		});
	put("paint", extrude(roundedRectangle(0.2, 0.2, 0.03, 3), 0.016, { bevel: 0.003 }), [0, TABLE, 0], { tint: DARK });
	put(
		"paint",
		lathe(
			[
				[0.088, 0.014],
				[0.086, 0.03],
				[0.078, 0.08],
				[0.078, 0.088],
				[0, 0.088],
			],
			30,
		),
		[0, TABLE, 0],
		{
			tint: DARK,
		},
	);
	for (const [x, z] of [
		[1, 1],
		[-1, 1],
		[1, -1],
		[-1, -1],
	] as const)
		put("metal", cylinder(0.009, 0.01, { segments: 6, bevel: 0.001 }), [x * 0.085, TABLE + 0.015, z * 0.085], {
			tint: "#d5d9dc",
		});
	put("paint", block(0.06, 0.04, 0.03, { bevel: 0.004 }), [0, TABLE + 0.016, -0.095], { tint: "#3b4147" });
	// The tray: four nests, three of them filled.
	put("paint", block(0.16, 0.014, 0.16, { bevel: 0.003 }), [TRAY[0], TABLE, TRAY[2]], { tint: "#3d6f8f" });
	for (const [dx, dz] of [
		[0, 0],
		[-0.06, -0.045],
		[-0.06, 0.045],
		[0.055, -0.05],
	] as const) {
		const [x, z] = [TRAY[0] + dx * 0.85, TRAY[2] + dz];
		put("paint", block(0.05, 0.004, 0.05, { bevel: 0 }), [x, TABLE + 0.0135, z], { tint: "#27495f" });
		if (dx === 0 && dz === 0) continue;
		put("metal", extrude(roundedRectangle(0.034, 0.034, 0.006, 2), 0.03, { bevel: 0.002 }), [x, TABLE + 0.017, z], {
			tint: "#d7dbde",
		});
		put("metal", cylinder(0.011, 0.01, { segments: 12, bevel: 0.001 }), [x, TABLE + 0.047, z], { tint: "#c6a85a" });
	}
	// The fixture: a machined block with side clamps and a lit ring.
	put(
		"paint",
		extrude(roundedRectangle(0.12, 0.12, 0.012, 2), 0.036, { bevel: 0.003 }),
		[FIXTURE[0], TABLE, FIXTURE[2]],
		{
			tint: "#4a5157",
		},
	);
	put("light", torus(0.044, 0.0024, { segments: 26, sides: 5 }), [FIXTURE[0], TABLE + 0.038, FIXTURE[2]]);
	put("metal", cylinder(0.034, 0.012, { segments: 24, bevel: 0.002 }), [FIXTURE[0], TABLE + 0.035, FIXTURE[2]], {
		tint: "#c9ced2",
	});
	for (const side of [-1, 1])
		put("metal", block(0.014, 0.02, 0.026, { bevel: 0.003 }), [FIXTURE[0], TABLE + 0.036, FIXTURE[2] + side * 0.047], {
			tint: "#8c949a",
		});
	// The camera that looks at what it is shown.
	put("metal", block(0.022, 0.47, 0.022, { bevel: 0.002 }), [0.29, TABLE, -0.13], { tint: "#c3c9cd" });
	put("metal", block(0.022, 0.022, 0.1, { bevel: 0.002 }), [0.29, TABLE + 0.45, -0.08], { tint: "#c3c9cd" });
	put("paint", block(0.05, 0.05, 0.07, { bevel: 0.006 }), [0.29, TABLE + 0.398, -0.02], { tint: DARK });
	put("paint", cylinder(0.018, 0.026, { segments: 16, bevel: 0.002 }), [0.29, TABLE + 0.423, 0.015], {
		turn: ALONG_Z,
		tint: "#15181b",
	});
	put("light", torus(0.023, 0.0035, { segments: 20, sides: 5 }), [0.29, TABLE + 0.423, 0.04], { turn: ALONG_Z });
}

/** A joint's cap seen from the side: a dark disc with a ring of screws, to both sides of the arm. */
function caps(put: ReturnType<typeof onto>, at: Vec3, radius: number, half: number): void {
	for (const side of [-1, 1]) {
		const x = side > 0 ? half : -half - 0.012;
		put("paint", cylinder(radius, 0.012, { segments: 24, bevel: 0.003 }), [at[0] + x, at[1], at[2]], {
			turn: ALONG_X,
			tint: DARK,
		});
		for (let i = 0; i < 8; i++) {
			const a = (i / 8) * Math.PI * 2;
			const out = side > 0 ? half + 0.0105 : -half - 0.0145;
			put(
				"paint",
				cylinder(0.004, 0.004, { segments: 6, bevel: 0 }),
				[at[0] + out, at[1] + Math.cos(a) * radius * 0.74, at[2] + Math.sin(a) * radius * 0.74],
				{
					turn: ALONG_X,
					tint: "#8d949b",
				},
			);
		}
	}
}

/** A short barrel about X: the shape all its joints grow from. */
const barrel =
	(x: number, y: number, z: number, radius: number, half: number, round = 0.012): Field =>
	(px, py, pz) => {
		const r = Math.hypot(py - y, pz - z) - radius + round;
		const h = Math.abs(px - x) - half + round;
		return Math.min(Math.max(r, h), 0) + Math.hypot(Math.max(r, 0), Math.max(h, 0)) - round;
	};

function carousel(model: Model, node: ModelNode): void {
	const put = onto(model, node);
	const body = blend(
		0.035,
		limb([0, 0.02, 0], [0, 0.075, 0.005], 0.072, 0.066),
		barrel(0.0, ARM.shoulderUp - 0.09, ARM.shoulderOut, 0.062, 0.052),
		limb([0, 0.05, 0], [0, 0.13, ARM.shoulderOut - 0.005], 0.058, 0.05),
	);
	const flat: Field = (_x, y) => y;
	const cut = minus(body, (x, y, z) => flat(x, y, z) - 0.0, 0.002);
	put("paint", surfaceNets(cut, [-0.1, -0.02, -0.1], [0.1, 0.24, 0.13], 0.015), [0, 0, 0], { tint: ORANGE });
	put("paint", cylinder(0.076, 0.012, { segments: 30, bevel: 0.002 }), [0, -0.001, 0], { tint: "#50565c" });
	// The motor of the first axis stands behind.
	put("paint", cylinder(0.03, 0.07, { segments: 18, bevel: 0.005 }), [-0.035, 0.075, -0.06], { tint: DARK });
	put("paint", block(0.05, 0.05, 0.04, { bevel: 0.006 }), [0.038, 0.04, -0.066], { tint: DARK });
	caps(put, [0, ARM.shoulderUp - 0.09, ARM.shoulderOut], 0.05, 0.05);
}

function lowerArm(model: Model, node: ModelNode): void {
	const put = onto(model, node);
	const side = 0.078;
	const body = blend(
		0.03,
		barrel(side, 0, 0, 0.056, 0.024),
		barrel(side, ARM.lower, 0, 0.048, 0.024),
		limb([side, 0.02, 0], [side, ARM.lower - 0.02, 0], 0.036, 0.03),
	);
	const groove = limb([side + 0.034, 0.07, 0], [side + 0.034, ARM.lower - 0.07, 0], 0.016);
	put(
		"paint",
		surfaceNets(minus(body, groove, 0.008), [0.03, -0.08, -0.08], [0.13, ARM.lower + 0.07, 0.08], 0.015),
		[0, 0, 0],
		{
			tint: ORANGE,
		},
	);
	for (const [y, r] of [
		[0, 0.042],
		[ARM.lower, 0.036],
	] as const)
		put("paint", cylinder(r, 0.01, { segments: 24, bevel: 0.003 }), [side + 0.022, y, 0], {
			turn: ALONG_X,
			tint: DARK,
		});
	put(
		"paint",
		sweep(
			curve(
				[
					[side + 0.02, 0.0, -0.04],
					[side + 0.0, 0.06, -0.058],
					[side - 0.01, 0.16, -0.052],
					[side - 0.02, ARM.lower - 0.02, -0.062],
					[side - 0.05, ARM.lower + 0.035, -0.06],
				],
				14,
			),
			{ radius: 0.0085, sides: 7 },
		),
		[0, 0, 0],
		{ tint: "#1b1f22" },
	);
}

function elbow(model: Model, node: ModelNode): void {
	const put = onto(model, node);
	const body = blend(
		0.03,
		barrel(0.004, 0, 0, 0.05, 0.05),
		limb([0, 0.012, 0], [0, 0.004, 0.085], 0.044, 0.042),
		limb([0, 0.03, -0.012], [0, 0.03, -0.05], 0.036, 0.034),
	);
	const cut = minus(body, (_x, _y, z) => 0.104 - z, 0.003);
	put("paint", surfaceNets(cut, [-0.08, -0.08, -0.1], [0.08, 0.1, 0.13], 0.0145), [0, 0, 0], { tint: ORANGE });
	put("paint", cylinder(0.027, 0.04, { segments: 18, bevel: 0.005 }), [0.016, 0.034, -0.116], {
		turn: ALONG_Z,
		tint: DARK,
	});
	put("paint", cylinder(0.021, 0.03, { segments: 16, bevel: 0.005 }), [-0.026, 0.022, -0.106], {
		turn: ALONG_Z,
		tint: DARK,
	});
	put("paint", cylinder(0.04, 0.012, { segments: 24, bevel: 0.002 }), [-0.058, 0, 0], { turn: ALONG_X, tint: DARK });
	put("paint", cylinder(0.043, 0.007, { segments: 26, bevel: 0.002 }), [0, 0.004, 0.1], {
		turn: ALONG_Z,
		tint: "#50565c",
	});
}

function forearm(model: Model, node: ModelNode): void {
	const put = onto(model, node);
	const tip = ARM.fore - 0.11;
	const body = blend(
		0.02,
		limb([0, 0.002, 0.012], [0, 0, tip - 0.045], 0.041, 0.029),
		limb([-0.026, 0, tip - 0.05], [-0.026, 0, tip], 0.017, 0.02),
		limb([0.026, 0, tip - 0.05], [0.026, 0, tip], 0.017, 0.02),
	);
	const slot: Field = (x, _y, z) => Math.max(Math.abs(x) - 0.0165, tip - 0.034 - z);
	const cut = minus(minus(body, slot, 0.003), (_x, _y, z) => z, 0.002);
	put("paint", surfaceNets(cut, [-0.06, -0.06, -0.02], [0.06, 0.06, tip + 0.04], 0.0115), [0, 0, 0], { tint: ORANGE });
	for (const side of [-1, 1])
		put("paint", cylinder(0.018, 0.008, { segments: 18, bevel: 0.002 }), [side > 0 ? 0.043 : -0.051, 0, tip], {
			turn: ALONG_X,
			tint: DARK,
		});
}

function wrist(model: Model, node: ModelNode): void {
	const put = onto(model, node);
	const body = blend(0.012, barrel(0, 0, 0, 0.022, 0.016, 0.006), limb([0, 0, 0.0], [0, 0, 0.03], 0.019, 0.02));
	const cut = minus(body, (_x, _y, z) => 0.046 - z, 0.002);
	put("paint", surfaceNets(cut, [-0.03, -0.034, -0.034], [0.03, 0.034, 0.06], 0.0085), [0, 0, 0], { tint: DARK });
	put("metal", cylinder(0.021, 0.009, { segments: 20, bevel: 0.001 }), [0, 0, 0.046], {
		turn: ALONG_Z,
		tint: "#c9ced2",
	});
}

/** Flange, gripper body with its rail, a lit ring that shows the state. */
function gripper(model: Model, node: ModelNode): void {
	const put = onto(model, node);
	put("metal", cylinder(0.022, 0.008, { segments: 20, bevel: 0.001 }), [0, 0, 0], { turn: ALONG_Z, tint: "#aab2b8" });
	put("light", cylinder(0.0222, 0.004, { segments: 22, bevel: 0 }), [0, 0, 0.008], { turn: ALONG_Z });
	put("paint", extrude(roundedRectangle(0.07, 0.034, 0.008, 3), 0.05, { bevel: 0.003 }), [0, 0, 0.012], {
		turn: ALONG_Z,
		tint: "#3b4147",
	});
	put("metal", block(0.076, 0.014, 0.008, { bevel: 0.001 }), [0, -0.007, 0.065], { tint: "#8c949a" });
	for (const x of [-0.02, 0, 0.02])
		put("metal", extrude(circle(0.0035, 8), 0.002, { bevel: 0 }), [x, 0.018, 0.036], { tint: "#c9ced2" });
	put("paint", block(0.028, 0.004, 0.02, { bevel: 0.001 }), [0, 0.016, 0.028], { tint: ORANGE });
}
