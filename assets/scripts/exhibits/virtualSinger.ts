import sharp from "sharp";
import { type Channel, linear, Model, type ModelNode, type Rgb, type Tint } from "#assets/scripts/mesh/Model.ts";
import { fromTurn } from "#assets/scripts/mesh/quaternion.ts";
import { place, type Surface } from "#assets/scripts/mesh/Surface.ts";
import { arcBand, block, cylinder, extrude, lathe, sheet, sphere, sweep, torus } from "#assets/scripts/mesh/shapes.ts";
import { ball, blend, type Field, limb, minus, surfaceNets } from "#assets/scripts/mesh/surfaceNets.ts";
import type { Vec3 } from "#assets/scripts/mesh/vec3.ts";
import { curve } from "./curve.ts";
import { addFace, arc } from "./figureHead.ts";
import { onto } from "./onto.ts";
import { seededRandom } from "./random.ts";
import { truss } from "./truss.ts";

const SECONDS = 8;
/** The singer is drawn 1.28 m tall, from her soles, and stands at this size on the stage. */
const K = 0.3;
const STAGE = 0.084;
/** Underside of the girder ring. */
const TOP = 0.7;

const SKIN = linear("#f8d8c6");
const INK = linear("#191228");
const WHITE: Rgb = [0.93, 0.92, 0.96];
const PINK = linear("#ff5f9e");
const LILAC = linear("#a996ff");

/** Xingye, a virtual singer in concert: a round stage, a ring of lights that turns, glow sticks that wave. 0.9 m high. */
export async function virtualSinger(): Promise<Model> {
	const model = new Model("virtual-singer", {
		paint: { colour: "#ffffff", roughness: 0.5 },
		metal: { colour: "#c9ccd8", metallic: 1, roughness: 0.35 },
		glow: { colour: "#ffb3dc", emissive: "#ff4fa6" },
		cyan: { colour: "#b8f6ff", emissive: "#32cdf0" },
		screen: { colour: "#ffffff", roughness: 0.3, emissive: "#140a2b", texture: await stagePictures() },
		warmBeam: { colour: "#ffb9e4", emissive: "#ff6fbf", alpha: 0.085 },
		coldBeam: { colour: "#bfeaff", emissive: "#58b9ff", alpha: 0.085 },
	});
	buildStage(model);
	const channels = [...buildLights(model), ...buildAudience(model), ...buildSinger(model)];
	model.animate("concert", channels);
	return model;
}

function buildStage(model: Model): void {
	const put = onto(model, model.node("stage"));
	put("paint", drum(0.318, 0.018, 44), [0, 0, 0], { tint: "#15101f" });
	for (const [radius, y, height, tint] of [
		[0.228, 0.016, 0.034, "#221838"],
		[0.206, 0.048, 0.034, "#2b1f49"],
	] as const)
		put("paint", drum(radius, height, 36), [0, y, 0], { tint });
	// Light in each riser, and a floor of rings and rays.
	put(
		"glow",
		lathe(
			[
				[0.2295, 0.032],
				[0.2295, 0.042],
			],
			48,
		),
	);
	put(
		"cyan",
		lathe(
			[
				[0.2075, 0.064],
				[0.2075, 0.074],
			],
			48,
		),
	);
	put(
		"screen",
		inPicture(
			sheet(48, 1, (u, v) => {
				const [a, r] = [u * Math.PI * 2, 0.201 * (1 - v) + 0.001];
				return [Math.sin(a) * r, 0.0826, Math.cos(a) * r];
			}),
			([x, , z]) => [x / 0.402 + 0.5, 0.75 + z / 0.804],
		),
	);
	// Three steps at the front.
	[0.05, 0.034, 0.018].forEach((y, i) => {
		put("paint", block(0.09, 0.016, 0.03, { bevel: 0 }), [0, y, 0.205 + i * 0.022], { tint: "#3a2b62" });
		put("cyan", block(0.084, 0.003, 0.001, { bevel: 0 }), [0, y + 0.01, 0.2205 + i * 0.022]);
	});

	// The curved screen behind: a skyline of sound under a star.
	const [from, to, radius, foot, tall] = [Math.PI * 0.7, Math.PI * 1.3, 0.268, 0.03, 0.46];
	put(
		"paint",
		extrude(arcBand(radius + 0.002, radius + 0.018, from - 0.02, to + 0.02, 14), tall + 0.02),
		[0, foot - 0.01, 0],
		{
			tint: "#120d1d",
		},
	);
	const wall = sheet(20, 1, (u, v) => {
		const a = to + (from - to) * u;
		return [Math.sin(a) * radius, foot + v * tall, Math.cos(a) * radius];
	});
	put("screen", {
		...wall,
		vertices: wall.vertices.map((vertex) => ({
			...vertex,
			uv: [vertex.uv?.[0] ?? 0, (vertex.uv?.[1] ?? 0) / 2] as const,
		})),
	});

	// Four towers and a ring of girder above.
	const top = TOP;
	for (const a of [0.98, 2.3, -0.98, -2.3]) {
		const [x, z] = [Math.sin(a) * 0.272, Math.cos(a) * 0.272];
		const bays = Array.from({ length: 7 }, (_, i): Vec3 => [x, 0.018 + (i * (top - 0.018)) / 6, z]);
		put("metal", truss(bays, { size: 0.026, bar: 0.0022 }));
		put("paint", block(0.05, 0.012, 0.05, { bevel: 0 }), [x, 0.017, z], { turn: [0, a, 0], tint: "#2b2440" });
	}
	const ring = Array.from({ length: 16 }, (_, i): Vec3 => {
		const a = (i / 16) * Math.PI * 2;
		return [Math.sin(a) * 0.272, top + 0.012, Math.cos(a) * 0.272];
	});
	put("metal", truss(ring, { size: 0.028, bar: 0.0022, closed: true }));
	put(
		"glow",
		lathe(
			[
				[0.2515, -0.003],
				[0.2565, -0.003],
				[0.2565, 0.003],
			],
			40,
		),
		[0, top - 0.004, 0],
	);

	// Curved stacks of speakers hang from the front towers, subwoofers stand below.
	for (const side of [-1, 1]) {
		const [x, z] = [side * 0.2, 0.185];
		for (let i = 0; i < 6; i++) {
			const bow = i * i * 0.0011;
			put("paint", block(0.062, 0.021, 0.034, { bevel: 0 }), [x, top - 0.075 - i * 0.023, z - bow], {
				turn: [0.05 * i, side * 0.5, 0],
				tint: i % 2 ? "#1b1626" : "#241d33",
			});
		}
		put("metal", cylinder(0.0018, 0.06, { segments: 6 }), [x, top - 0.055, z]);
		for (const [dx, y] of [
			[0, 0.018],
			[0.0, 0.06],
		] as const)
			put("paint", block(0.06, 0.04, 0.05, { bevel: 0 }), [side * (0.245 + dx), y, 0.105], {
				turn: [0, side * 0.9, 0],
				tint: "#1b1626",
			});
		// Wedge monitors before the singer.
		put("paint", block(0.04, 0.018, 0.026, { bevel: 0.005 }), [side * 0.1, 0.08, 0.152], {
			turn: [-0.5, side * 0.5, 0],
			tint: "#15101f",
		});
	}
}

/** Moving heads: a ring overhead that turns to and fro, and a row behind that tilts. */
function buildLights(model: Model): Channel[] {
	const ring = model.node("light-ring", { at: [0, TOP - 0.024, 0] });
	const put = onto(model, ring);
	const reach = TOP - 0.024 - STAGE;
	const tilt = Math.atan2(0.15, reach);
	for (let i = 0; i < 6; i++) {
		const a = (i / 6) * Math.PI * 2 + 0.3;
		const at: Vec3 = [Math.sin(a) * 0.225, 0, Math.cos(a) * 0.225];
		const turn: Vec3 = [tilt, a, 0];
		put("paint", LAMP, at, {
			turn,
			tint: "#221d30",
		});
		put("paint", block(0.042, 0.006, 0.014, { bevel: 0 }), [at[0], 0.012, at[2]], {
			turn: [0, a, 0],
			tint: "#2e2842",
		});
		put("glow", LENS, at, { turn });
		beam(model, ring, "warmBeam", at, turn, (reach - 0.03) / Math.cos(tilt));
	}
	const back = model.node("back-lights", { at: [0, 0.51, -0.262] });
	const row = onto(model, back);
	row("metal", place(cylinder(0.004, 0.34, { segments: 8, bevel: 0 }), { turn: [0, 0, Math.PI / 2] }), [0.17, 0, 0]);
	for (const x of [-0.14, -0.07, 0, 0.07, 0.14]) {
		const turn: Vec3 = [Math.PI + 0.22, 0, x * -1.6];
		row("paint", LAMP, [x, 0.006, 0], {
			turn,
			tint: "#221d30",
		});
		row("cyan", LENS, [x, 0.006, 0], { turn });
		beam(model, back, "coldBeam", [x, 0.006, 0], turn, 0.24);
	}
	const times = keys(32);
	return [
		{
			node: "light-ring",
			path: "rotation",
			times,
			values: times.map((t) => fromTurn([0, 0.62 * Math.sin(phase(t)), 0])),
		},
		{
			node: "back-lights",
			path: "rotation",
			times,
			values: times.map((t) => fromTurn([0.28 * Math.sin(phase(t) * 2) - 0.05, 0, 0])),
		},
	];
}

/** Nested cones: light thins out along the way. */
function beam(model: Model, node: ModelNode, material: string, at: Vec3, turn: Vec3, length: number): void {
	for (const share of [1, 0.66, 0.32]) {
		const [wide, deep] = [0.011 + 0.055 * share * (length / 0.6), length * share];
		const cone = lathe(
			[
				[wide * (0.97 + 0.03 * share), -0.021 - deep],
				[0.011, -0.021],
			],
			10,
		);
		model.add(material, cone, { node, at, turn });
	}
}

/** Heads and glow sticks round the stage; the sticks lean together with the song. */
function buildAudience(model: Model): Channel[] {
	const people = onto(model, model.node("audience"));
	const sticks = model.node("glow-sticks");
	const random = seededRandom(11);
	for (let row = 0; row < 2; row++) {
		const count = row ? 28 : 24;
		for (let i = 0; i < count; i++) {
			const a = -Math.PI * 0.58 + ((i + 0.5 * row + random() * 0.3) / count) * Math.PI * 1.16;
			if (Math.abs(a) < 0.16 && row === 0) continue;
			const r = 0.262 + row * 0.032 + random() * 0.006;
			if ([0.98, -0.98].some((tower) => Math.abs(a - tower) < 0.12)) continue;
			if (Math.abs(Math.abs(a) - 1.16) < 0.22 && row === 0) continue;
			const [x, z] = [Math.sin(a) * r, Math.cos(a) * r];
			const tall = 0.026 + random() * 0.008;
			const shade = ["#2b2340", "#3a2a55", "#4a2f5e", "#231c38", "#54304f"][Math.floor(random() * 5)] as string;
			people(
				"paint",
				lathe(
					[
						[0.0085, 0],
						[0.0075, tall],
						[0, tall + 0.003],
					],
					5,
				),
				[x, 0.017, z],
				{ tint: shade },
			);
			people("paint", sphere(0.0062, { segments: 5, rings: 3 }), [x, 0.017 + tall + 0.004, z], {
				tint: random() > 0.5 ? "#1a1320" : "#3b2a2a",
			});
			if (random() < 0.72) {
				const side = random() > 0.5 ? 1 : -1;
				const stick = sweep(
					[
						[0, 0, 0],
						[side * 0.004, 0.024, 0],
					],
					{ radius: 0.0018, sides: 3 },
				);
				model.add("cyan", stick, { node: sticks, at: [x + Math.cos(a) * 0.008 * side, 0.017 + tall, z] });
			}
		}
	}
	const times = keys(32);
	return [
		{
			node: "glow-sticks",
			path: "translation",
			times,
			values: times.map((t): Vec3 => [0.003 * Math.sin(phase(t) * 8), 0.0025 * (1 + Math.cos(phase(t) * 16)), 0]),
		},
	];
}

function buildSinger(model: Model): Channel[] {
	const materials = { skin: "paint", hair: "paint", cloth: "paint", eye: "paint", light: "paint" } as const;
	const put =
		(node: ModelNode) =>
		(surface: Surface, tint: Tint, at: Vec3 = [0, 0, 0], turn: Vec3 = [0, 0, 0]) =>
			model.add("paint", surface, { node, scale: K, at: scaled(at), turn, tint: inFigure(tint) });

	// Legs stand still; all above sways at the waist.
	const legs = model.node("singer", { at: [0, STAGE, 0.02], extras: { part: "singer" } });
	const leg = put(legs);
	for (const { hip, knee, ankle } of [
		{ hip: [-0.052, 0.66, 0], knee: [-0.068, 0.37, 0.016], ankle: [-0.078, 0.06, -0.004] },
		{ hip: [0.052, 0.66, 0], knee: [0.086, 0.375, 0.036], ankle: [0.112, 0.06, 0.002] },
	] as const) {
		const path = curve([hip, knee, ankle], 12);
		const thick = (t: number) =>
			0.062 -
			0.034 * t +
			0.01 * Math.sin(Math.max(0, t - 0.5) * 2 * Math.PI) ** 2 -
			0.004 * Math.exp(-(((t - 0.5) / 0.08) ** 2));
		const length = path.length - 1;
		const part = (from: number, to: number, extra: number, tint: Tint) =>
			leg(
				sweep(path.slice(from, to + 1), { sides: 9, radius: (t) => thick((from + t * (to - from)) / length) + extra }),
				tint,
			);
		part(1, 5, 0, () => SKIN);
		part(4, 8, 0.003, () => INK);
		part(7, length, 0.006, () => WHITE);
		leg(place(torus(thick(7 / length) + 0.004, 0.009, { segments: 14, sides: 5 }), {}), () => PINK, path[7] as Vec3);
		leg(place(sphere(0.036, { segments: 8, rings: 6 }), { scale: [1, 0.9, 2] }), () => WHITE, [
			ankle[0] - 0.001,
			0.048,
			ankle[2] + 0.034,
		]);
		leg(block(0.076, 0.026, 0.15, { bevel: 0.01 }), () => PINK, [ankle[0], 0, ankle[2] + 0.032]);
	}

	const waist = 0.74;
	const torso = model.node("torso", { parent: legs, at: scaled([0, waist, 0]) });
	const body = put(torso);
	const chest: Field = blend(
		0.035,
		limb([0, -0.06, 0], [0, 0.02, 0], 0.085, 0.068),
		ball(0, 0.15, 0.004, 0.095, 0.105, 0.07),
		ball(-0.036, 0.165, 0.05, 0.04),
		ball(0.036, 0.165, 0.05, 0.04),
		limb([-0.1, 0.225, -0.006], [0.1, 0.225, -0.006], 0.042),
		limb([0, 0.24, -0.004], [0, 0.34, 0.002], 0.04, 0.031),
	);
	body(
		surfaceNets((x, y, z) => Math.max(chest(x, y, z), 0.16 - y), [-0.17, 0.14, -0.1], [0.17, 0.37, 0.11], 0.028),
		() => SKIN,
	);
	// The bodice's edge dips between the two halves.
	const edge = (x: number) => 0.212 - 0.02 * Math.exp(-((x / 0.02) ** 2)) - 1.2 * x * x;
	body(
		surfaceNets(
			(x, y, z) => Math.max(chest(x, y, z) - 0.006, y - edge(x)),
			[-0.17, -0.1, -0.1],
			[0.17, 0.25, 0.12],
			0.026,
		),
		([, y]) => mix(INK, linear("#46319c"), y * 4.5),
	);
	for (const [y, z] of [
		[0.05, 0.076],
		[0.085, 0.083],
		[0.12, 0.09],
	] as const)
		body(place(sphere(0.009, { segments: 7, rings: 5 }), { scale: [1, 1, 0.6] }), () => linear("#ffd447"), [0, y, z]);
	// A skirt of two pleated layers, a sash, a bow behind.
	for (const [top, hem, wide, tall, tint] of [
		[0.0, 0.185, 7, -0.2, (t: number) => mix(LILAC, linear("#3a2496"), t)],
		[0.004, 0.15, 7, -0.125, (t: number) => mix(WHITE, PINK, t ** 2)],
	] as const) {
		const skirt = sheet(
			28,
			2,
			(u, v) => {
				const a = u * Math.PI * 2;
				const r = (0.072 + top) * (1 - v) + hem * v ** 0.8 + v * 0.016 * Math.cos(a * wide);
				return [Math.sin(a) * r, 0.012 + tall * v, Math.cos(a) * r * 0.9];
			},
			{ bothSides: true },
		);
		body(skirt, ([, y]) => tint(Math.min(1, Math.max(0, (0.012 - y) / -tall))));
	}
	body(place(torus(0.074, 0.016, { segments: 18, sides: 6 }), { scale: [1, 1, 0.9] }), () => PINK, [0, 0.014, 0]);
	for (const side of [-1, 1]) {
		body(
			place(sphere(0.05, { segments: 8, rings: 5 }), { scale: [1.3, 0.8, 0.5] }),
			() => PINK,
			[side * 0.062, 0.03, -0.088],
			[0, 0, side * 0.3],
		);
		body(
			sweep(
				curve(
					[
						[side * 0.01, 0.02, -0.09],
						[side * 0.05, -0.12, -0.16],
						[side * 0.09, -0.3, -0.17],
					],
					7,
				),
				{ radius: (t) => 0.014 + 0.018 * t, section: RIBBON },
			),
			() => PINK,
		);
	}
	// A choker, and puffed sleeves.
	body(torus(0.036, 0.008, { segments: 14, sides: 5 }), () => INK, [0, 0.285, -0.001]);
	body(sphere(0.012, { segments: 8, rings: 6 }), () => linear("#49e0ff"), [0, 0.277, 0.04]);
	for (const side of [-1, 1])
		body(place(sphere(0.058, { segments: 10, rings: 6 }), { scale: [0.95, 0.85, 0.95] }), () => WHITE, [
			side * 0.138,
			0.205,
			-0.006,
		]);

	// The right hand holds the microphone, the left reaches for the last row.
	const right = model.node("arm-right", { parent: torso, at: scaled([-0.135, 0.2, 0]) });
	arm(put(right), [0, 0, 0], [-0.085, -0.14, 0.05], [0.034, -0.025, 0.175]);
	put(right)(
		place(sphere(0.031, { segments: 10, rings: 7 }), { scale: [1, 1.05, 0.95] }),
		() => INK,
		[0.05, -0.01, 0.19],
	);
	put(right)(
		place(cylinder(0.0135, 0.105, { segments: 10, top: 0.017 }), { turn: [0.0, 0, -0.5] }),
		() => INK,
		[0.034, -0.05, 0.2],
	);
	put(right)(sphere(0.027, { segments: 10, rings: 6 }), () => linear("#c7c3da"), [0.09, 0.055, 0.2]);
	put(right)(
		place(torus(0.022, 0.005, { segments: 14, sides: 5 }), { turn: [0, 0, -0.5] }),
		() => PINK,
		[0.079, 0.035, 0.2],
	);

	const left = model.node("arm-left", { parent: torso, at: scaled([0.135, 0.2, 0]) });
	arm(put(left), [0, 0, 0], [0.135, 0.09, 0.02], [0.205, 0.27, 0.045]);
	put(left)(
		place(sphere(0.03, { segments: 10, rings: 7 }), { scale: [0.95, 1.2, 0.6] }),
		() => INK,
		[0.215, 0.303, 0.049],
	);
	for (const [from, to] of [
		[
			[0.226, 0.325, 0.05],
			[0.256, 0.39, 0.055],
		],
		[
			[0.214, 0.33, 0.05],
			[0.226, 0.402, 0.055],
		],
		[
			[0.2, 0.325, 0.05],
			[0.196, 0.392, 0.055],
		],
		[
			[0.19, 0.296, 0.055],
			[0.155, 0.33, 0.07],
		],
	] as const)
		put(left)(sweep([from, to], { sides: 6, radius: (t) => 0.0105 - 0.002 * t }), () => INK);

	// Her head: a bob in lilac that turns pink, a star clip, an earpiece.
	const head = model.node("head", { parent: torso, at: scaled([0, 0.335, 0.002]) });
	addFace(model, head, {
		iris: "#d2408f",
		skin: SKIN,
		hair: "#5d4bb0",
		materials,
		size: K,
		cell: 0.0168,
		wide: 1.22,
		singing: true,
		covered: true,
		lips: "#e0607c",
	});
	const cap: Field = blend(0.02, ball(0, 0.118, -0.014, 0.104, 0.106, 0.106), ball(0, 0.02, -0.046, 0.1, 0.1, 0.066));
	const hole: Field = blend(0.012, ball(0, 0.052, 0.1, 0.07, 0.1, 0.078), ball(0, 0.085, 0.112, 0.052, 0.04, 0.06));
	const fringe: Field = blend(
		0.014,
		limb([0.01, 0.196, 0.05], [-0.02, 0.125, 0.098], 0.016, 0.008),
		limb([0.01, 0.196, 0.05], [0.03, 0.128, 0.098], 0.016, 0.008),
		limb([-0.03, 0.19, 0.04], [-0.064, 0.118, 0.078], 0.018, 0.009),
		limb([0.04, 0.19, 0.04], [0.074, 0.118, 0.07], 0.018, 0.009),
		limb([-0.086, 0.13, 0.034], [-0.094, -0.035, 0.034], 0.017, 0.006),
		limb([0.086, 0.13, 0.034], [0.094, -0.035, 0.034], 0.017, 0.006),
	);
	const strands: Tint = ([x, y, z]) => {
		const strand = 0.84 + 0.3 * Math.abs(Math.sin(Math.atan2(x, z + 0.02) * 9 + y * 12));
		const c = mix(LILAC, PINK, Math.min(1, Math.max(0, (0.11 - y) / 0.2)));
		return [c[0] * strand, c[1] * strand, c[2] * strand];
	};
	const hair = put(head);
	hair(
		surfaceNets(blend(0.012, minus(cap, hole, 0.01), fringe), [-0.14, -0.1, -0.15], [0.14, 0.25, 0.13], 0.0245),
		strands,
	);
	hair(
		place(extrude(starOutline(0.036, 0.015), 0.014, { bevel: 0.003 }), { turn: [Math.PI / 2, 0, 0] }),
		() => linear("#ffd447"),
		[0.078, 0.165, 0.07],
		[0, 0.6, 0.2],
	);
	hair(
		sweep(
			arc(0.112, 0.1, Math.PI - 0.1, 14).map(([a, b]): Vec3 => [a, 0.098 + b, -0.03]),
			{ radius: 0.006, sides: 6 },
		),
		() => INK,
	);
	hair(
		place(cylinder(0.022, 0.018, { segments: 12 }), { turn: [0, 0, Math.PI / 2] }),
		() => linear("#49e0ff"),
		[-0.1, 0.085, -0.012],
	);

	// A long ponytail, which lags behind the head.
	const tail = model.node("ponytail", { parent: head, at: scaled([0, 0.165, -0.1]) });
	const path = curve(
		[
			[0, 0.01, 0.02],
			[0, 0.03, -0.06],
			[0.01, -0.08, -0.13],
			[0.02, -0.27, -0.12],
			[0.03, -0.46, -0.15],
			[0.06, -0.62, -0.2],
		],
		18,
	);
	put(tail)(
		sweep(path, { sides: 9, radius: (t) => 0.018 + 0.045 * Math.sin(Math.PI * Math.min(1, t * 1.02 + 0.06)) ** 0.8 }),
		([x, y, z]) => {
			const c = mix(LILAC, PINK, Math.min(1, Math.max(0, -y / 0.55)));
			const strand = 0.82 + 0.3 * Math.abs(Math.sin(Math.atan2(x - 0.01, z + 0.1) * 4 + y * 6));
			return [c[0] * strand, c[1] * strand, c[2] * strand];
		},
	);
	put(tail)(
		place(torus(0.026, 0.011, { segments: 16, sides: 6 }), { turn: [1.2, 0, 0] }),
		() => WHITE,
		[0, 0.012, -0.01],
	);

	const times = keys(48);
	const sway = (node: string, turn: (w: number) => Vec3): Channel => ({
		node,
		path: "rotation",
		times,
		values: times.map((t) => fromTurn(turn(phase(t)))),
	});
	return [
		sway("torso", (w) => [0.02 * Math.sin(4 * w), 0.16 * Math.sin(2 * w), 0.05 * Math.sin(4 * w)]),
		sway("head", (w) => [-0.06 + 0.05 * Math.sin(8 * w), 0.22 * Math.sin(2 * w + 0.5), 0.07 * Math.sin(4 * w + 0.6)]),
		sway("ponytail", (w) => [0.07 * Math.sin(8 * w + 1), 0, 0.16 * Math.sin(4 * w - 0.7)]),
		sway("arm-left", (w) => [0.1 * Math.sin(4 * w), 0.25 * Math.sin(2 * w), 0.12 + 0.24 * Math.sin(4 * w)]),
		sway("arm-right", (w) => [0.03 * Math.sin(4 * w), 0.03 * Math.sin(2 * w), 0]),
	];
}

/** Bare to the elbow, then a long glove with a pink edge. */
function arm(put: (surface: Surface, tint: Tint, at?: Vec3) => void, shoulder: Vec3, elbow: Vec3, wrist: Vec3): void {
	put(sweep(curve([shoulder, elbow], 4), { sides: 9, radius: (t) => 0.031 - 0.006 * t }), () => SKIN);
	put(sphere(0.0265, { segments: 9, rings: 6 }), () => INK, elbow);
	put(
		sweep(curve([elbow, wrist], 4), { sides: 9, radius: (t) => 0.027 - 0.009 * t + 0.003 * Math.sin(Math.PI * t) }),
		() => INK,
	);
	const near: Vec3 = [elbow[0] * 0.84, elbow[1] * 0.84, elbow[2] * 0.84];
	put(sweep([near, elbow], { sides: 9, radius: 0.0285 }), () => PINK);
}

/** A low round platform; its underside is never seen. */
const drum = (radius: number, height: number, segments: number): Surface =>
	lathe(
		[
			[radius, 0],
			[radius, height - 0.004],
			[radius - 0.004, height],
			[0, height],
		],
		segments,
	);

const LAMP = lathe(
	[
		[0.0135, -0.02],
		[0.0155, -0.014],
		[0.013, 0.012],
		[0, 0.017],
	],
	8,
);
const LENS = lathe(
	[
		[0, -0.026],
		[0.0135, -0.02],
	],
	8,
);

const RIBBON = [
	[1, 0.12],
	[-1, 0.12],
	[-1, -0.12],
	[1, -0.12],
] as const;

const starOutline = (outer: number, inner: number) =>
	Array.from({ length: 10 }, (_, i) => {
		const [r, a] = [i % 2 ? inner : outer, (i / 10) * Math.PI * 2 - Math.PI / 2];
		return [Math.cos(a) * r, Math.sin(a) * r] as const;
	});

const keys = (count: number): number[] => Array.from({ length: count + 1 }, (_, i) => (i / count) * SECONDS);
const phase = (t: number): number => (t / SECONDS) * Math.PI * 2;
const scaled = ([x, y, z]: Vec3): Vec3 => [x * K, y * K, z * K];

/** Tints are thought in the figure's own metres, pieces are given in the stage's. */
const inFigure = (tint: Tint): Tint =>
	typeof tint === "string" ? tint : ([x, y, z], normal) => tint([x / K, y / K, z / K], normal);

const mix = (a: Rgb, b: Rgb, t: number): Rgb => {
	const s = Math.min(1, Math.max(0, t));
	return [a[0] + (b[0] - a[0]) * s, a[1] + (b[1] - a[1]) * s, a[2] + (b[2] - a[2]) * s];
};

/** Where each vertex lies in the pictures below: 0…1 from the left, 0…1 from the top. */
const inPicture = (surface: Surface, place: (position: Vec3) => readonly [number, number]): Surface => ({
	...surface,
	vertices: surface.vertices.map((vertex) => ({ ...vertex, uv: place(vertex.position) })),
});

/** Above what the curved screen shows, below the floor's rings and rays. */
async function stagePictures(): Promise<Uint8Array> {
	const bars = Array.from({ length: 40 }, (_, i) => {
		const tall = 26 + 70 * Math.abs(Math.sin(i * 0.9) * Math.cos(i * 0.37 + 0.5));
		return `<rect x="${8 + i * 12.5}" y="${250 - tall}" width="7.5" height="${tall}" fill="url(#bar)"/>`;
	});
	const random = seededRandom(5);
	const dots = Array.from({ length: 70 }, () => {
		const [x, y, r] = [random() * 512, random() * 150, 0.6 + random() * 1.5];
		return `<circle cx="${x.toFixed(1)}" cy="${y.toFixed(1)}" r="${r.toFixed(1)}" fill="#fff" opacity=".85"/>`;
	});
	const petals = [0, 60, 120, 180, 240, 300].map(
		(a) =>
			`<path d="M256 52Q272 26 256 2 240 26 256 52Z" fill="#ffe9f6" opacity=".8" transform="rotate(${a} 256 52)"/>`,
	);
	const rays = Array.from({ length: 12 }, (_, i) => {
		const corner = (degrees: number) => {
			const a = ((i * 30 + degrees) * Math.PI) / 180;
			return `${(256 + Math.cos(a) * 262).toFixed(1)} ${(384 + Math.sin(a) * 131).toFixed(1)}`;
		};
		return `<path d="M256 384L${corner(-5)}L${corner(5)}Z" fill="#ff62ad" opacity=".6"/>`;
	});
	const rings = [0.3, 0.55, 0.8].map(
		(r) =>
			`<ellipse cx="256" cy="384" rx="${256 * r}" ry="${128 * r}" fill="none" stroke="#9fe9ff" stroke-width="4" opacity=".9"/>`,
	);
	const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="512" height="512"><defs>
		<linearGradient id="sky" x2="0" y2="1"><stop offset="0" stop-color="#1f0b57"/><stop offset=".6" stop-color="#6a21a6"/><stop offset="1" stop-color="#ff4f9a"/></linearGradient>
		<linearGradient id="bar" x2="0" y2="1"><stop offset="0" stop-color="#fdf3ff"/><stop offset="1" stop-color="#45dcff"/></linearGradient>
		<radialGradient id="halo"><stop offset="0" stop-color="#ffd3ef"/><stop offset="1" stop-color="#ffd3ef" stop-opacity="0"/></radialGradient></defs>
		<rect width="512" height="256" fill="url(#sky)"/>${dots.join("")}<g transform="translate(0 24) scale(1 .54)"><circle cx="256" cy="52" r="130" fill="url(#halo)" opacity=".75"/>${petals.join("")}
		<circle cx="256" cy="52" r="9" fill="#ffb82e"/></g>${bars.join("")}
		<rect y="256" width="512" height="256" fill="#1c1236"/>${rays.join("")}${rings.join("")}</svg>`;
	return sharp(Buffer.from(svg)).png({ palette: true, colours: 128, dither: 0.6 }).toBuffer();
}
