import { type Channel, Model, type ModelNode, type Tint } from "#assets/scripts/mesh/Model.ts";
import { aboutAxis, IDENTITY, multiply, type Quat, rotate } from "#assets/scripts/mesh/quaternion.ts";
import { place, type Surface } from "#assets/scripts/mesh/Surface.ts";
import {
	block,
	circle,
	cylinder,
	extrude,
	lathe,
	roundedRectangle,
	sphere,
	sweep,
	torus,
} from "#assets/scripts/mesh/shapes.ts";
import { add, cross, dot, length, normalize, scale, subtract, type Vec3 } from "#assets/scripts/mesh/vec3.ts";
import { faceted } from "./faceted.ts";
import { onto } from "./onto.ts";
import { truss } from "./truss.ts";

const SECONDS = 8;
/** The performer is drawn life-size and stands in the volume at this scale. */
const K = 0.325;
const FLOOR = 0.026;

const LEFT = "#2fa8e0";
const RIGHT = "#f0623a";
const MIDDLE = "#e9e4d4";

const THIGH = 0.43;
const SHIN = 0.42;
const ANKLE = 0.085;
const UPPER_ARM = 0.28;
const FOREARM = 0.26;

/** A capture volume: eight cameras on a girder frame round a skeleton that does tai chi, its hands drawing their paths. */
export function motionCapture(): Model {
	const model = new Model("motion-capture", {
		paint: { colour: "#ffffff", roughness: 0.6 },
		metal: { colour: "#c8ccd0", metallic: 1, roughness: 0.34 },
		red: { colour: "#ff8a72", emissive: "#ff2f1c" },
		figure: { colour: "#ffffff", roughness: 0.38 },
		leftPath: { colour: "#a9dcf5", emissive: "#1f86c0", alpha: 0.75 },
		rightPath: { colour: "#ffc4ae", emissive: "#d0431c", alpha: 0.75 },
	});
	buildVolume(model);
	buildPerformer(model);
	return model;
}

function buildVolume(model: Model): void {
	const put = onto(model, model.node("volume"));
	put("paint", extrude(roundedRectangle(1.02, 0.72, 0.03, 3), 0.02, { bevel: 0.005 }), [0, 0, 0], { tint: "#10211a" });
	put("paint", extrude(roundedRectangle(0.8, 0.52, 0.02, 3), 0.006, { bevel: 0.002 }), [0, 0.0195, 0], {
		tint: "#3c4a44",
	});
	for (let i = -3; i <= 3; i++)
		put("paint", block(0.003, 0.0014, 0.5, { bevel: 0 }), [i * 0.12, 0.0252, 0], { tint: "#6f8078" });
	for (let i = -2; i <= 2; i++)
		put("paint", block(0.78, 0.0014, 0.003, { bevel: 0 }), [0, 0.0256, i * 0.11], { tint: "#6f8078" });
	// The calibration wand, and a bench the performer left a bottle on.
	put("metal", block(0.11, 0.008, 0.008, { bevel: 0 }), [0.3, 0.0268, 0.19]);
	put("metal", block(0.008, 0.008, 0.09, { bevel: 0 }), [0.3, 0.0268, 0.145]);
	for (const [x, z] of [
		[0.25, 0.19],
		[0.35, 0.19],
		[0.3, 0.104],
	] as const)
		put("paint", sphere(0.008, { segments: 8, rings: 6 }), [x, 0.04, z], { tint: "#ffffff" });

	const [wide, deep, top] = [0.47, 0.32, 0.74];
	for (const x of [-wide, wide]) {
		for (const z of [-deep, deep]) {
			const bays = Array.from({ length: 7 }, (_, i): Vec3 => [x, 0.02 + (i * (top - 0.02)) / 6, z]);
			put("metal", truss(bays, { size: 0.026, bar: 0.0024 }));
			put("paint", block(0.07, 0.008, 0.07, { bevel: 0.002 }), [x, 0.0195, z], { tint: "#0b7a4b" });
		}
	}
	const run = (from: Vec3, to: Vec3, bays: number) =>
		truss(
			Array.from(
				{ length: bays + 1 },
				(_, i): Vec3 => [from[0] + ((to[0] - from[0]) * i) / bays, from[1], from[2] + ((to[2] - from[2]) * i) / bays],
			),
			{ size: 0.026, bar: 0.0024 },
		);
	for (const z of [-deep, deep]) put("metal", run([-wide, top, z], [wide, top, z], 9));
	for (const x of [-wide, wide]) put("metal", run([x, top, -deep], [x, top, deep], 6));

	for (const [x, z] of [
		[-wide, -deep],
		[wide, -deep],
		[-wide, deep],
		[wide, deep],
		[-0.16, -deep],
		[0.16, -deep],
		[-wide, 0],
		[wide, 0],
	] as const) {
		const at: Vec3 = [x * 0.985, top - 0.045, z * 0.98];
		const azimuth = Math.atan2(-x, -z);
		const pitch = Math.atan2(at[1] - 0.28, Math.hypot(x, z));
		const turn: Vec3 = [Math.PI / 2 + pitch, azimuth, 0];
		put("paint", place(cylinder(0.02, 0.036, { segments: 14, bevel: 0.003 }), { at: [0, -0.02, 0] }), at, {
			turn,
			tint: "#1c2320",
		});
		const ring = lathe(
			[
				[0.0185, 0.0165],
				[0.0105, 0.0175],
			],
			14,
		);
		put("red", ring, at, { turn });
		put(
			"paint",
			lathe(
				[
					[0.0105, 0.0168],
					[0.0095, 0.026],
					[0, 0.024],
				],
				12,
			),
			at,
			{ turn, tint: "#0d1420" },
		);
		put("metal", block(0.008, 0.034, 0.008, { bevel: 0 }), [at[0], at[1] + 0.012, at[2]]);
	}
	// An operator's desk would stand outside; what belongs to the volume is its status beacon.
	put("red", cylinder(0.008, 0.014, { segments: 10 }), [wide, top + 0.018, deep]);
}

interface Pose {
	readonly hips: Vec3;
	readonly hipsTurn: Quat;
	readonly chestTurn: Quat;
	readonly headTurn: Quat;
	/** In the room. */
	readonly wrists: readonly [Vec3, Vec3];
}

const HIP: Vec3 = [0.095, -0.04, 0];
const CHEST: Vec3 = [0, 0.13, 0];
const SHOULDER: Vec3 = [0.185, 0.31, 0];
const NECK: Vec3 = [0, 0.38, 0.0];
const FOOT: Vec3 = [0.27, ANKLE, 0.02];

/** "Wave hands like clouds": the weight goes from foot to foot, the hands circle in turn. */
function pose(t: number): Pose {
	const w = (t / SECONDS) * Math.PI * 2;
	const hips: Vec3 = [0.13 * Math.sin(w), 0.83 - 0.025 * Math.cos(2 * w), 0.01];
	const yaw = 0.42 * Math.sin(w + 0.25);
	const wrist = (side: 1 | -1): Vec3 => {
		const a = w * 2 + (side > 0 ? 0 : Math.PI);
		const own: Vec3 = [
			side * 0.16 + side * 0.25 * Math.cos(a) * 0.9,
			1.16 + 0.27 * Math.sin(a),
			0.34 + 0.09 * Math.sin(a + 0.6),
		];
		return add(rotate(aboutAxis([0, 1, 0], yaw * 0.9), own), [hips[0], 0, hips[2]]);
	};
	return {
		hips,
		hipsTurn: aboutAxis([0, 1, 0], yaw * 0.45),
		chestTurn: multiply(aboutAxis([0, 1, 0], yaw * 0.55), aboutAxis([1, 0, 0], 0.04)),
		headTurn: multiply(aboutAxis([0, 1, 0], yaw * 0.5), aboutAxis([1, 0, 0], 0.1)),
		wrists: [wrist(1), wrist(-1)],
	};
}

/** Every joint's own rotation, by the name of its node. */
function jointsAt(t: number): Readonly<Record<string, Quat>> {
	const { hips, hipsTurn, chestTurn, headTurn, wrists } = pose(t);
	const chestWorld = multiply(hipsTurn, chestTurn);
	const joints: Record<string, Quat> = { hips: hipsTurn, chest: chestTurn, head: headTurn };
	for (const side of [1, -1] as const) {
		const name = side > 0 ? "left" : "right";
		const mirrored = ([x, y, z]: Vec3): Vec3 => [x * side, y, z];
		const hip = add(hips, rotate(hipsTurn, mirrored(HIP)));
		const toes: Vec3 = normalize([side * 0.35, 0, 1]);
		const leg = twoBones(hip, mirrored(FOOT), THIGH, SHIN, toes);
		joints[`${name}-thigh`] = multiply(inverse(hipsTurn), leg.upper);
		joints[`${name}-shin`] = multiply(inverse(leg.upper), leg.lower);
		joints[`${name}-foot`] = multiply(inverse(leg.lower), hanging([0, -1, 0], toes));
		const chest = add(hips, rotate(hipsTurn, CHEST));
		const shoulder = add(chest, rotate(chestWorld, mirrored(SHOULDER)));
		const arm = twoBones(shoulder, wrists[side > 0 ? 0 : 1], UPPER_ARM, FOREARM, normalize([side * 0.8, -0.7, -0.25]));
		joints[`${name}-arm`] = multiply(inverse(chestWorld), arm.upper);
		joints[`${name}-forearm`] = multiply(inverse(arm.upper), arm.lower);
	}
	return joints;
}

function buildPerformer(model: Model): void {
	const small = ([x, y, z]: Vec3): Vec3 => [x * K, y * K, z * K];
	const rest = pose(0);
	const turns = jointsAt(0);
	const joint = (name: string, at: Vec3, parent: ModelNode): ModelNode =>
		model.node(name, { at: small(at), rotation: turns[name] ?? IDENTITY, parent });
	const put = (node: ModelNode, surface: Surface, at: Vec3, tint: Tint, turn: Vec3 = [0, 0, 0]) =>
		model.add("figure", surface, { node, scale: K, at: small(at), turn, tint });
	const marker = (node: ModelNode, at: Vec3) => put(node, sphere(0.026, { segments: 8, rings: 6 }), at, "#ffffff");
	/** A bone as animators draw it: a long octahedron from its joint, hanging down. */
	const bone = (node: ModelNode, long: number, tint: string, girth = 0.04) => {
		const shape = lathe(
			[
				[0, -long],
				[girth, -long * 0.2],
				[0, 0],
			],
			4,
		);
		put(node, faceted(shape), [0, 0, 0], tint);
		put(node, sphere(0.034, { segments: 10, rings: 7 }), [0, 0, 0], "#4a524e");
	};

	const performer = model.node("performer", { at: [0, FLOOR, 0], extras: { part: "performer" } });
	const hips = joint("hips", rest.hips, performer);
	put(hips, faceted(place(sphere(0.1, { segments: 8, rings: 4 }), { scale: [1.25, 0.7, 0.8] })), [0, 0, 0], MIDDLE);
	for (const [x, z] of [
		[-0.11, 0.075],
		[0.11, 0.075],
		[-0.07, -0.085],
		[0.07, -0.085],
	] as const)
		marker(hips, [x, 0.04, z]);
	put(
		hips,
		faceted(
			lathe(
				[
					[0, 0],
					[0.045, 0.06],
					[0, 0.13],
				],
				4,
			),
		),
		[0, 0.02, 0],
		MIDDLE,
	);

	const chest = joint("chest", CHEST, hips);
	put(
		chest,
		faceted(
			lathe(
				[
					[0, 0],
					[0.045, 0.09],
					[0, 0.38],
				],
				4,
			),
		),
		[0, 0, -0.03],
		MIDDLE,
	);
	// Ribs as hoops, collar bones, the markers on breastbone and back.
	for (const [y, rx, rz] of [
		[0.06, 0.11, 0.085],
		[0.13, 0.128, 0.1],
		[0.2, 0.125, 0.1],
		[0.27, 0.1, 0.085],
	] as const)
		put(chest, place(torus(1, 0.1, { segments: 18, sides: 5 }), { scale: [rx, 0.1, rz] }), [0, y, 0], MIDDLE);
	for (const side of [-1, 1])
		put(
			chest,
			sweep(
				[
					[0, 0.3, 0.02],
					[side * SHOULDER[0], SHOULDER[1], 0],
				],
				{ radius: (t) => 0.024 - 0.01 * t, sides: 5 },
			),
			[0, 0, 0],
			side > 0 ? LEFT : RIGHT,
		);
	marker(chest, [0, 0.27, 0.105]);
	marker(chest, [0, 0.12, 0.125]);
	marker(chest, [0, 0.29, -0.11]);

	const head = joint("head", NECK, chest);
	put(
		head,
		sweep(
			[
				[0, 0, -0.02],
				[0, 0.1, 0],
			],
			{ radius: 0.026, sides: 6 },
		),
		[0, 0, 0],
		MIDDLE,
	);
	put(head, place(sphere(0.1, { segments: 14, rings: 9 }), { scale: [0.84, 1.12, 1] }), [0, 0.2, 0.015], MIDDLE);
	put(
		head,
		place(torus(0.098, 0.014, { segments: 20, sides: 5 }), { scale: [0.86, 1, 1] }),
		[0, 0.235, 0.012],
		"#1c2320",
	);
	for (const a of [0.6, -0.6, 2.5, -2.5]) marker(head, [Math.sin(a) * 0.098, 0.24, 0.015 + Math.cos(a) * 0.112]);
	put(head, sphere(0.016, { segments: 6, rings: 5 }), [0, 0.19, 0.115], "#c9c2ae");

	for (const side of [1, -1] as const) {
		const name = side > 0 ? "left" : "right";
		const tint = side > 0 ? LEFT : RIGHT;
		const mirrored = ([x, y, z]: Vec3): Vec3 => [x * side, y, z];
		const arm = joint(`${name}-arm`, mirrored(SHOULDER), chest);
		bone(arm, UPPER_ARM, tint);
		marker(arm, [side * 0.02, 0.045, 0]);
		marker(arm, [side * 0.045, -0.15, 0]);
		const forearm = joint(`${name}-forearm`, [0, -UPPER_ARM, 0], arm);
		bone(forearm, FOREARM, tint, 0.034);
		marker(forearm, [side * 0.042, 0, -0.02]);
		marker(forearm, [0.032, -FOREARM + 0.02, 0]);
		marker(forearm, [-0.032, -FOREARM + 0.02, 0]);
		put(
			forearm,
			place(sphere(0.04, { segments: 8, rings: 6 }), { scale: [0.85, 1.3, 0.5] }),
			[0, -FOREARM - 0.055, 0],
			tint,
		);
		for (let i = 0; i < 4; i++)
			put(
				forearm,
				sweep(
					[
						[-0.024 + i * 0.016, -FOREARM - 0.09, 0],
						[-0.03 + i * 0.02, -FOREARM - 0.165, 0.012],
					],
					{ radius: 0.0085, sides: 4 },
				),
				[0, 0, 0],
				tint,
			);
		put(
			forearm,
			sweep(
				[
					[side * -0.03, -FOREARM - 0.04, 0.01],
					[side * -0.06, -FOREARM - 0.1, 0.02],
				],
				{ radius: 0.0095, sides: 4 },
			),
			[0, 0, 0],
			tint,
		);

		const thigh = joint(`${name}-thigh`, mirrored(HIP), hips);
		bone(thigh, THIGH, tint, 0.055);
		marker(thigh, [side * 0.06, -0.2, 0.01]);
		const shin = joint(`${name}-shin`, [0, -THIGH, 0], thigh);
		bone(shin, SHIN, tint, 0.046);
		marker(shin, [side * 0.048, 0, 0.01]);
		marker(shin, [0, -0.2, 0.05]);
		const foot = joint(`${name}-foot`, [0, -SHIN, 0], shin);
		put(foot, sphere(0.03, { segments: 8, rings: 6 }), [0, 0, 0], "#4a524e");
		put(foot, block(0.085, 0.05, 0.24, { bevel: 0.02 }), [0, -ANKLE, 0.055], tint);
		marker(foot, [0, -0.03, 0.16]);
		marker(foot, [0, -0.02, -0.06]);
		marker(foot, [side * 0.045, 0.01, 0]);
	}

	const keys = 48;
	const times = Array.from({ length: keys + 1 }, (_, i) => (i / keys) * SECONDS);
	const all = times.map(jointsAt);
	const channels: Channel[] = Object.keys(turns).map((node) => ({
		node,
		path: "rotation" as const,
		times,
		values: inOneHemisphere(all.map((turn) => turn[node] as Quat)),
	}));
	channels.push({ node: "hips", path: "translation", times, values: times.map((t) => small(pose(t).hips)) });
	model.animate("tai-chi", channels);

	// What the hands draw in one round.
	for (const [index, material] of [
		[0, "leftPath"],
		[1, "rightPath"],
	] as const) {
		const path = Array.from({ length: 60 }, (_, i): Vec3 => small(pose((i / 60) * SECONDS).wrists[index]));
		const node = model.node(index ? "right-path" : "left-path", { at: [0, FLOOR, 0], extras: { part: "paths" } });
		model.add(material, sweep(path, { radius: 0.0022, sides: 4, closed: true }), { node });
	}
}

/** Two bones from a joint to a target, the joint between them on the pole's side; each hangs along its own −Y. */
function twoBones(from: Vec3, to: Vec3, first: number, second: number, pole: Vec3): { upper: Quat; lower: Quat } {
	const way = subtract(to, from);
	const far = Math.min(length(way), first + second - 1e-3);
	const along = normalize(way);
	const cos = (first * first + far * far - second * second) / (2 * first * far);
	const side = normalize(subtract(pole, scale(along, dot(pole, along))));
	const middle = add(from, add(scale(along, first * cos), scale(side, first * Math.sqrt(Math.max(0, 1 - cos * cos)))));
	const end = add(from, scale(along, far));
	return { upper: hanging(subtract(middle, from), pole), lower: hanging(subtract(end, middle), pole) };
}

/** The rotation that takes −Y to a direction and +Z as near to `front` as that allows. */
function hanging(down: Vec3, front: Vec3): Quat {
	const y = scale(normalize(down), -1);
	const z = normalize(subtract(front, scale(y, dot(front, y))));
	const x = cross(y, z);
	const trace = x[0] + y[1] + z[2];
	if (trace > 0) {
		const s = Math.sqrt(trace + 1) * 2;
		return [(y[2] - z[1]) / s, (z[0] - x[2]) / s, (x[1] - y[0]) / s, s / 4];
	}
	if (x[0] > y[1] && x[0] > z[2]) {
		const s = Math.sqrt(1 + x[0] - y[1] - z[2]) * 2;
		return [s / 4, (y[0] + x[1]) / s, (z[0] + x[2]) / s, (y[2] - z[1]) / s];
	}
	if (y[1] > z[2]) {
		const s = Math.sqrt(1 + y[1] - x[0] - z[2]) * 2;
		return [(y[0] + x[1]) / s, s / 4, (z[1] + y[2]) / s, (z[0] - x[2]) / s];
	}
	const s = Math.sqrt(1 + z[2] - x[0] - y[1]) * 2;
	return [(z[0] + x[2]) / s, (z[1] + y[2]) / s, s / 4, (x[1] - y[0]) / s];
}

const inverse = ([x, y, z, w]: Quat): Quat => [-x, -y, -z, w];

/** The same turns, each by the sign that is near the one before: players that do not look would go the long way round. */
function inOneHemisphere(turns: readonly Quat[]): Quat[] {
	const out: Quat[] = [];
	for (const q of turns) {
		const before = out[out.length - 1] ?? q;
		const same = before[0] * q[0] + before[1] * q[1] + before[2] * q[2] + before[3] * q[3] >= 0;
		out.push(same ? q : [-q[0], -q[1], -q[2], -q[3]]);
	}
	return out;
}

/** One of the volume's cameras, which comes apart along its axis: filter, lens, ring of lamps, body, clamp. */
export function captureCamera(): Model {
	const model = new Model("capture-camera", {
		paint: { colour: "#ffffff", roughness: 0.5 },
		metal: { colour: "#ffffff", metallic: 1, roughness: 0.3 },
		red: { colour: "#ff9a86", emissive: "#ff2a18" },
		glass: { colour: "#b8434a", roughness: 0.05, alpha: 0.45 },
	});
	const y = 0.3;
	const along: Vec3 = [Math.PI / 2, 0, 0];
	const clamp = onto(model, model.node("clamp", { extras: { part: "clamp" } }));
	clamp("paint", extrude(roundedRectangle(0.32, 0.26, 0.03, 4), 0.026, { bevel: 0.006 }), [0, 0, -0.02], {
		tint: "#10211a",
	});
	clamp("metal", cylinder(0.016, 0.15, { segments: 16 }), [0, 0.026, -0.06], { tint: "#aab1b6" });
	clamp("metal", block(0.19, 0.02, 0.06, { bevel: 0.005 }), [0, 0.172, -0.06], { tint: "#8d959b" });
	for (const side of [-1, 1]) {
		clamp("metal", block(0.014, 0.15, 0.05, { bevel: 0.004 }), [side * 0.094, 0.18, -0.06], { tint: "#8d959b" });
		clamp(
			"paint",
			place(cylinder(0.026, 0.024, { segments: 12 }), { turn: [0, 0, Math.PI / 2] }),
			[side * 0.116 + 0.012, y, -0.06],
			{ tint: "#0b7a4b" },
		);
	}

	const body = onto(model, model.node("body", { at: [0, y, 0], extras: { part: "body" } }));
	body(
		"paint",
		lathe(
			[
				[0, -0.15],
				[0.066, -0.15],
				[0.078, -0.14],
				[0.084, -0.02],
				[0.084, 0.01],
				[0.05, 0.012],
			],
			36,
		),
		[0, 0, 0],
		{ turn: along, tint: "#232b28" },
	);
	// Cooling fins round the back.
	for (let i = 0; i < 22; i++) {
		const a = (i / 22) * Math.PI * 2;
		body("metal", block(0.005, 0.012, 0.09, { bevel: 0 }), [Math.sin(a) * 0.078, Math.cos(a) * 0.078 - 0.006, -0.075], {
			turn: [0, 0, -a],
			tint: "#5c6662",
		});
	}
	body("metal", torus(0.084, 0.004, { segments: 36, sides: 6 }), [0, 0, 0.004], { turn: along, tint: "#0fa365" });
	body("paint", block(0.03, 0.02, 0.012, { bevel: 0.002 }), [0, -0.03, -0.155], { tint: "#d9a441" });
	body("red", sphere(0.006, { segments: 8, rings: 6 }), [0.03, 0.03, -0.152]);

	const lamps = onto(model, model.node("ring-light", { at: [0, y, 0.03], extras: { part: "ring-light" } }));
	lamps(
		"paint",
		lathe(
			[
				[0.046, -0.012],
				[0.1, -0.012],
				[0.104, 0.0],
				[0.1, 0.01],
				[0.046, 0.01],
				[0.046, -0.012],
			],
			36,
		),
		[0, 0, 0],
		{ turn: along, tint: "#161b19" },
	);
	for (const [count, radius] of [
		[14, 0.06],
		[20, 0.082],
	] as const) {
		for (let i = 0; i < count; i++) {
			const a = (i / count) * Math.PI * 2;
			const lamp = lathe(
				[
					[0.0075, 0],
					[0.006, 0.005],
					[0, 0.0075],
				],
				8,
			);
			lamps("red", lamp, [Math.sin(a) * radius, Math.cos(a) * radius, 0.0102], { turn: along });
		}
	}

	const lens = onto(model, model.node("lens", { at: [0, y, 0.05], extras: { part: "lens" } }));
	lens(
		"metal",
		lathe(
			[
				[0.034, -0.03],
				[0.041, -0.028],
				[0.041, 0.02],
				[0.045, 0.026],
				[0.045, 0.05],
				[0.038, 0.052],
				[0.03, 0.03],
				[0, 0.024],
			],
			32,
		),
		[0, 0, 0],
		{ turn: along, tint: "#343b39" },
	);
	lens("metal", torus(0.0415, 0.0022, { segments: 32, sides: 5 }), [0, 0, 0.004], { turn: along, tint: "#e2e5e6" });
	for (let i = 0; i < 24; i++) {
		const a = (i / 24) * Math.PI * 2;
		lens(
			"metal",
			block(0.0045, 0.003, 0.02, { bevel: 0 }),
			[Math.sin(a) * 0.045, Math.cos(a) * 0.045 - 0.0015, 0.038],
			{ turn: [0, 0, -a], tint: "#565e5b" },
		);
	}
	lens("paint", place(sphere(0.03, { segments: 20, rings: 8 }), { scale: [1, 1, 0.35] }), [0, 0, 0.026], {
		tint: "#141a3a",
	});

	const filter = onto(model, model.node("filter", { at: [0, y, 0.112], extras: { part: "filter" } }));
	filter("metal", torus(0.041, 0.0045, { segments: 32, sides: 8 }), [0, 0, 0], { turn: along, tint: "#202624" });
	filter("glass", extrude(circle(0.04, 32), 0.004, { bevel: 0.001 }), [0, 0, -0.002], { turn: along });
	return model;
}
