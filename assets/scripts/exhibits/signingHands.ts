import { type Channel, linear, Model, type ModelNode, type Rgb, type Tint } from "#assets/scripts/mesh/Model.ts";
import { aboutAxis, multiply, type Quat } from "#assets/scripts/mesh/quaternion.ts";
import { place } from "#assets/scripts/mesh/Surface.ts";
import { extrude, lathe, roundedRectangle, sphere, sweep, torus } from "#assets/scripts/mesh/shapes.ts";
import { ball, blend, type Field, limb, surfaceNets } from "#assets/scripts/mesh/surfaceNets.ts";
import type { Vec3 } from "#assets/scripts/mesh/vec3.ts";
import { curve } from "./curve.ts";
import { onto } from "./onto.ts";

const SKIN = linear("#eab394");
const PALE = linear("#f6cdb2");
const NAIL = linear("#fbe0d2");
const TIP = linear("#e2937a");

/** Hands are drawn at 1.35 times their size: signs are read from across the aisle. */
const K = 1.35;
const FOREARM = 0.2;

/** Radians. */
interface Hand {
	/** Forearm from upright: forward, then inward, and how far it is drawn up out of the stand. */
	readonly forward: number;
	readonly inward: number;
	readonly up?: number;
	/** Wrist: forward, inward, and turned about the fingers so that the thumb goes up (1 is a quarter turn). */
	readonly bow?: number;
	readonly bent?: number;
	readonly roll?: number;
	/** 0 straight, 1 in a fist. */
	readonly index: number;
	readonly others: number;
	/** 0 stands out, 1 lies across the palm; and the bend of its last joint. */
	readonly thumb: number;
	readonly nod?: number;
}

const REST: Hand = { forward: 0.25, inward: 0.12, bow: 0.05, roll: 0.25, index: 0.16, others: 0.22, thumb: 0.35 };
const THUMB_UP: Hand = { forward: 0.75, inward: 0.1, bow: 0.75, roll: 1, index: 1, others: 1, thumb: -0.15 };

/** Chinese Sign Language, at their seconds: 你 points, 好 shows the thumb, 谢谢 bows it twice, 爱 strokes it. */
const RIGHT: readonly (readonly [seconds: number, hand: Hand])[] = [
	[0, REST],
	[0.7, { forward: 0.7, inward: 0.1, bow: 0.75, roll: 0.15, index: 0, others: 1, thumb: 0.95 }],
	[1.7, { forward: 0.78, inward: 0.1, bow: 0.75, roll: 0.15, index: 0, others: 1, thumb: 0.95 }],
	[2.3, THUMB_UP],
	[3.2, THUMB_UP],
	[3.6, { ...THUMB_UP, nod: 1 }],
	[4.0, THUMB_UP],
	[4.4, { ...THUMB_UP, nod: 1 }],
	[4.8, THUMB_UP],
	[5.3, THUMB_UP],
	[6.2, { forward: 0.42, inward: 0.3, up: 0.05, bow: 0.5, bent: 0.85, roll: 0.1, index: 0.1, others: 0.1, thumb: 0.3 }],
	[
		6.8,
		{ forward: 0.52, inward: 0.42, up: 0.05, bow: 0.55, bent: 0.8, roll: 0.1, index: 0.16, others: 0.18, thumb: 0.3 },
	],
	[
		7.4,
		{ forward: 0.46, inward: 0.3, up: 0.055, bow: 0.5, bent: 0.85, roll: 0.1, index: 0.08, others: 0.1, thumb: 0.3 },
	],
	[
		8.0,
		{ forward: 0.52, inward: 0.42, up: 0.05, bow: 0.55, bent: 0.8, roll: 0.1, index: 0.16, others: 0.18, thumb: 0.3 },
	],
	[9.2, REST],
	[10, REST],
];
const LEFT: readonly (readonly [seconds: number, hand: Hand])[] = [
	[0, REST],
	[5.3, REST],
	[6.0, { ...THUMB_UP, forward: 0.62, inward: 0.2, bow: 0.7 }],
	[8.2, { ...THUMB_UP, forward: 0.62, inward: 0.2, bow: 0.7 }],
	[9.2, REST],
	[10, REST],
];

/** A pair of hands that says hello, thank you and love. Only thumb, forefinger and the other three bend apart: these signs need no more. */
export function signingHands(): Model {
	const model = new Model("signing-hands", {
		skin: { colour: "#ffffff", roughness: 0.5 },
		cloth: { colour: "#ffffff", roughness: 0.8 },
		light: { colour: "#ffe3b0", emissive: "#ffb648" },
	});
	const put = onto(model, model.node("stand"));
	put("cloth", extrude(roundedRectangle(0.5, 0.26, 0.06, 6), 0.05, { bevel: 0.012 }), [0, 0, 0], { tint: "#3b1f3f" });
	put("light", extrude(roundedRectangle(0.506, 0.266, 0.063, 6), 0.006, { bevel: 0 }), [0, 0.012, 0]);
	for (const side of [-1, 1]) {
		put(
			"cloth",
			lathe(
				[
					[0.078, 0],
					[0.074, 0.03],
					[0.062, 0.034],
					[0.058, 0.012],
					[0, 0.01],
				],
				28,
			),
			[side * 0.14, 0.048, 0],
			{ tint: "#e8876b" },
		);
	}
	const channels: Channel[] = [];
	for (const [side, name, poses] of [
		[1, "right", RIGHT],
		[-1, "left", LEFT],
	] as const)
		channels.push(...buildHand(model, name, side, poses));
	model.animate("hello-thanks-love", channels);
	return model;
}

/** `side` is 1 for the right hand, which stands to −x and has its thumb to +x. */
function buildHand(model: Model, name: string, side: 1 | -1, poses: readonly (readonly [number, Hand])[]): Channel[] {
	const first = turnsOf(poses[0]?.[1] ?? REST, side);
	const foot: Vec3 = [side * -0.14, 0.07, 0];
	const node = (part: string, at: Vec3, parent: ModelNode): ModelNode =>
		model.node(`${name}-${part}`, { at: [at[0] * K, at[1] * K, at[2] * K], rotation: first[part] as Quat, parent });
	const put = (
		to: ModelNode,
		surface: Parameters<typeof place>[0],
		tint: Tint,
		at: Vec3 = [0, 0, 0],
		turn: Vec3 = [0, 0, 0],
		material = "skin",
	) => model.add(material, surface, { node: to, scale: K, at: [at[0] * K, at[1] * K, at[2] * K], turn, tint });

	const hand = model.node(`${name}-hand`, { extras: { part: `${name}-hand` } });
	const forearm = model.node(`${name}-forearm`, { at: foot, rotation: first.forearm as Quat, parent: hand });
	// The sleeve goes on below, into the stand's collar.
	const sleeve = sweep(
		curve(
			[
				[0, -0.036, 0],
				[0, 0.03, 0],
				[0, 0.1, 0],
				[0, 0.155, 0],
			],
			8,
		),
		{ radius: (t) => 0.044 - 0.008 * t, sides: 18 },
	);
	put(forearm, sleeve, "#fbf3ea");
	put(forearm, place(torus(0.035, 0.006, { segments: 22, sides: 7 }), {}), "#e8876b", [0, 0.154, 0]);
	put(
		forearm,
		surfaceNets(limb([0, 0.13, 0], [0, FOREARM, 0], 0.03, 0.025), [-0.045, 0.12, -0.045], [0.045, 0.235, 0.045], 0.011),
		skin,
	);

	const palm = node("palm", [0, FOREARM, 0], forearm);
	const body: Field = blend(
		0.018,
		limb([0, 0, 0], [0, 0.02, 0], 0.025, 0.026),
		limb([side * 0.014, 0.016, 0], [side * 0.028, 0.086, -0.002], 0.0175, 0.0135),
		limb([side * 0.003, 0.016, 0], [side * 0.0095, 0.09, -0.003], 0.0175, 0.014),
		limb([side * -0.008, 0.016, 0], [side * -0.0095, 0.087, -0.003], 0.0175, 0.0135),
		limb([side * -0.016, 0.018, 0], [side * -0.027, 0.079, -0.001], 0.0175, 0.0125),
		ball(side * 0.024, 0.034, 0.01, 0.02, 0.028, 0.017),
		ball(side * -0.022, 0.036, 0.008, 0.014, 0.028, 0.014),
	);
	put(palm, surfaceNets(body, [-0.06, -0.04, -0.04], [0.06, 0.115, 0.045], 0.0092), skin);

	// Each finger: a limb to the middle joint, then one that curves a little; a nail at its back.
	const segment = (to: ModelNode, at: Vec3, long: number, from: number, until: number) => {
		put(
			to,
			sweep([at, [at[0], at[1] + long * 0.5, at[2] - 0.001], [at[0], at[1] + long, at[2]]], {
				radius: (t) => from + (until - from) * t - 0.0006 * Math.sin(Math.PI * t),
				sides: 10,
			}),
			skin,
		);
		put(to, sphere(from * 1.01, { segments: 10, rings: 8 }), skin, at);
	};
	const tip = (to: ModelNode, at: Vec3, long: number, from: number, until: number) => {
		const path = curve(
			[at, [at[0], at[1] + long * 0.45, at[2] + 0.001], [at[0], at[1] + long - until, at[2] + 0.004]],
			5,
		);
		put(to, sweep(path, { radius: (t) => from + (until - from) * t, sides: 10 }), (p, n) =>
			mix((skin as (p: Vec3, n: Vec3) => Rgb)(p, n), TIP, (p[1] / K - at[1]) / long - 0.45),
		);
		put(to, sphere(from * 1.01, { segments: 10, rings: 8 }), skin, at);
		put(to, sphere(until, { segments: 10, rings: 8 }), () => TIP, path[path.length - 1] as Vec3);
		put(
			to,
			place(sphere(until * 0.85, { segments: 8, rings: 6 }), { scale: [0.85, 1.25, 0.4] }),
			() => NAIL,
			[at[0], at[1] + long - until * 1.2, at[2] - until * 0.62 + 0.004],
			[-0.12, 0, 0],
		);
	};
	const index = node("index", [side * 0.0285, 0.09, -0.002], palm);
	segment(index, [0, 0, 0], 0.044, 0.0112, 0.0098);
	tip(node("index-tip", [0, 0.044, 0], index), [0, 0, 0], 0.046, 0.0098, 0.0078);

	const others = node("others", [0, 0.09, -0.002], palm);
	const bent = node("others-tip", [0, 0.046, 0], others);
	for (const [x, y, first0, second, girth] of [
		[side * 0.0095, 0.003, 0.043, 0.053, 0.0115],
		[side * -0.0095, 0.0, 0.046, 0.047, 0.0108],
		[side * -0.027, -0.009, 0.055, 0.031, 0.0096],
	] as const) {
		segment(others, [x, y, 0], first0, girth, girth - 0.0013);
		tip(bent, [x, y + first0 - 0.046, 0], second, girth - 0.0013, girth - 0.0032);
	}

	const thumb = node("thumb", [side * 0.03, 0.026, 0.01], palm);
	segment(thumb, [0, 0, 0], 0.043, 0.0142, 0.0118);
	tip(node("thumb-tip", [0, 0.043, 0], thumb), [0, 0, 0], 0.037, 0.0118, 0.0092);

	// Between poses joints ease in and out, ten times a second.
	const seconds = poses[poses.length - 1]?.[0] ?? 10;
	const times = Array.from({ length: seconds * 10 + 1 }, (_, i) => i / 10);
	const at = (t: number): Hand => {
		const next = Math.max(
			1,
			poses.findIndex(([when]) => when >= t),
		);
		const [[t0, a], [t1, b]] = [poses[next - 1], poses[next]] as [readonly [number, Hand], readonly [number, Hand]];
		const s = Math.min(1, Math.max(0, (t - t0) / (t1 - t0)));
		return between(a, b, s * s * (3 - 2 * s));
	};
	const frames = times.map((t) => turnsOf(at(t), side));
	const channels: Channel[] = Object.keys(first).map((part) => ({
		node: `${name}-${part}`,
		path: "rotation" as const,
		times,
		values: frames.map((frame) => frame[part] as Quat),
	}));
	channels.push({
		node: `${name}-forearm`,
		path: "translation",
		times,
		values: times.map((t): Vec3 => [foot[0], foot[1] + (at(t).up ?? 0), foot[2]]),
	});
	return channels;
}

/** Paler on the palm's side. */
const skin: Tint = (_, [, , z]) => mix(SKIN, PALE, 0.5 + z);

const mix = (a: Rgb, b: Rgb, t: number): Rgb => {
	const s = Math.min(1, Math.max(0, t));
	return [a[0] + (b[0] - a[0]) * s, a[1] + (b[1] - a[1]) * s, a[2] + (b[2] - a[2]) * s];
};

function between(a: Hand, b: Hand, s: number): Hand {
	const of = (key: keyof Hand) => (a[key] ?? 0) + ((b[key] ?? 0) - (a[key] ?? 0)) * s;
	return {
		forward: of("forward"),
		inward: of("inward"),
		up: of("up"),
		bow: of("bow"),
		bent: of("bent"),
		roll: of("roll"),
		index: of("index"),
		others: of("others"),
		thumb: of("thumb"),
		nod: of("nod"),
	};
}

/** Every joint's rotation: +x bends toward the palm, which faces the viewer. */
function turnsOf(hand: Hand, side: 1 | -1): Readonly<Record<string, Quat>> {
	const { forward, inward, bow = 0, bent = 0, roll = 0, index, others, thumb, nod = 0 } = hand;
	const x = (angle: number) => aboutAxis([1, 0, 0], angle);
	const y = (angle: number) => aboutAxis([0, 1, 0], angle);
	const z = (angle: number) => aboutAxis([0, 0, 1], angle);
	const across = Math.max(0, thumb);
	return {
		forearm: multiply(z(-side * inward), x(forward)),
		palm: multiply(multiply(x(bow), z(-side * bent)), y(side * roll * (Math.PI / 2))),
		index: x(index * 1.5),
		"index-tip": x(index * 1.75 + 0.06),
		others: x(others * 1.5),
		"others-tip": x(others * 1.75 + 0.08),
		// From standing out to the side to lying over the bent fingers.
		thumb: multiply(
			multiply(z(-side * (0.75 - 0.55 * across - Math.min(0, thumb) * 0.6)), x(0.25 + 0.75 * across)),
			y(side * -0.5),
		),
		"thumb-tip": multiply(z(side * (0.08 + 0.75 * across + 1.15 * nod)), x(0.12 + 0.25 * nod)),
	};
}
