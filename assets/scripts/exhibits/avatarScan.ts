import { type Channel, linear, Model, type Rgb, type Tint } from "#assets/scripts/mesh/Model.ts";
import { join, type Surface, vertexAt } from "#assets/scripts/mesh/Surface.ts";
import { block, circle, cylinder, extrude, lathe, sphere, sweep } from "#assets/scripts/mesh/shapes.ts";
import { ball, blend, type Field, intersect, limb, minus, surfaceNets } from "#assets/scripts/mesh/surfaceNets.ts";
import { subtract, type Vec3 } from "#assets/scripts/mesh/vec3.ts";
import { faceted } from "./faceted.ts";
import { addEye, addFace, blush, faceField, lipsField, shortHair } from "./figureHead.ts";
import { onto } from "./onto.ts";
import { strut } from "./strut.ts";

const SKIN = linear("#e9b896");
const HAIR = "#2b2320";
const CLAY: Tint = "#b4694c";
/** Where along x one state of the bust gives way to the next. */
const CUT = { wire: -0.057, clay: 0.012 } as const;
/** The bust's own foot in the model, and its head's pivot above that. */
const FOOT: Vec3 = [0, 0.085, 0];
const HEAD: Vec3 = [0, 0.33, -0.004];

/** A scanning dome: cameras on ribs round a bust that is wireframe, clay and finished person in one. 0.86 m high. */
export function avatarScan(): Model {
	const model = new Model("avatar-scan", {
		paint: { colour: "#ffffff", roughness: 0.55 },
		metal: { colour: "#d5d8dc", metallic: 1, roughness: 0.32 },
		wire: { colour: "#ffc58f", emissive: "#c8641f" },
		light: { colour: "#fff4e2", emissive: "#ffe2b8" },
		scan: { colour: "#ff9a52", emissive: "#ff7a2a" },
	});
	buildDome(model);
	buildBust(model);

	const seconds = 7;
	const times = Array.from({ length: 29 }, (_, i) => (i / 28) * seconds);
	const channels: Channel[] = [
		{
			node: "scan-ring",
			path: "translation",
			times,
			values: times.map((t): Vec3 => [0, 0.37 - 0.26 * Math.cos((t / seconds) * Math.PI * 2), 0]),
		},
	];
	model.animate("scanning", channels);
	return model;
}

function buildDome(model: Model): void {
	const put = onto(model, model.node("dome"));
	put("paint", extrude(circle(0.345, 40), 0.03, { bevel: 0.008 }), [0, 0, 0], { tint: "#2a2322" });
	put(
		"light",
		lathe(
			[
				[0.3, 0.0312],
				[0.285, 0.0312],
			],
			48,
		),
	);
	put("paint", extrude(circle(0.15, 28), 0.022, { bevel: 0.004 }), [0, 0.029, 0], { tint: "#efe6dc" });
	put("metal", cylinder(0.022, 0.06, { segments: 16 }), [0, 0.05, 0]);

	const rib = (t: number, azimuth: number): Vec3 => {
		const a = t * Math.PI * 0.47;
		const r = 0.328 * Math.cos(a) ** 0.8;
		return [Math.sin(azimuth) * r, 0.02 + 0.83 * Math.sin(a), Math.cos(azimuth) * r];
	};
	// Open to the front, where the visitor looks in.
	const ribs = [-2.6, -1.95, -1.3, -0.72, 0.72, 1.3, 1.95, 2.6, Math.PI];
	ribs.forEach((azimuth, n) => {
		put(
			"metal",
			sweep(
				Array.from({ length: 11 }, (_, i) => rib(i / 10, azimuth)),
				{ radius: 0.0058, sides: 5 },
			),
		);
		put(
			"paint",
			block(0.05, 0.014, 0.03, { bevel: 0 }),
			[Math.sin(azimuth) * 0.318, 0.029, Math.cos(azimuth) * 0.318],
			{
				turn: [0, azimuth, 0],
				tint: "#a9543a",
			},
		);
		const heights = n % 2 ? [0.16, 0.4, 0.66] : [0.27, 0.53, 0.78];
		for (const t of heights) camera(put, rib(t, azimuth), azimuth);
		// A strip of light on the inside of every other rib.
		if (n % 2 === 0)
			put(
				"light",
				sweep(
					Array.from({ length: 7 }, (_, i): Vec3 => {
						const [x, y, z] = rib(0.06 + i * 0.028, azimuth);
						return [x * 0.972, y, z * 0.972];
					}),
					{ radius: 0.0042, sides: 4 },
				),
			);
	});
	for (const t of [0.34, 0.6, 0.86]) {
		const hoop = Array.from({ length: 23 }, (_, i) => rib(t, 0.72 + (i / 22) * (Math.PI * 2 - 1.44)));
		put("metal", sweep(hoop, { radius: 0.0042, sides: 4 }));
	}
	put("paint", cylinder(0.045, 0.022, { segments: 20 }), [0, 0.846, 0], { tint: "#a9543a" });

	const ring = onto(model, model.node("scan-ring", { at: [0, 0.11, 0] }));
	ring(
		"scan",
		sweep(
			Array.from(
				{ length: 44 },
				(_, i): Vec3 => [Math.sin((i / 44) * Math.PI * 2) * 0.246, 0, Math.cos((i / 44) * Math.PI * 2) * 0.246],
			),
			{ radius: 0.0035, sides: 4, closed: true },
		),
	);
}

/** A camera that looks from a rib to the bust's face. */
function camera(put: ReturnType<typeof onto>, [x, y, z]: Vec3, azimuth: number): void {
	const pitch = Math.atan2(y - 0.42, Math.hypot(x, z));
	// Built looking to +Z, then turned to the middle.
	const turn: Vec3 = [pitch, azimuth + Math.PI, 0];
	put("paint", block(0.036, 0.028, 0.022, { bevel: 0 }), [x, y - 0.014, z], { turn, tint: "#34302f" });
	const lens = lathe(
		[
			[0.011, 0],
			[0.012, 0.02],
			[0.0085, 0.022],
		],
		10,
	);
	const stand = Math.PI / 2 + pitch;
	put("metal", lens, [x * 0.97, y, z * 0.97], { turn: [stand, azimuth + Math.PI, 0] });
	const glass = lathe(
		[
			[0.0095, 0.019],
			[0, 0.0215],
		],
		10,
	);
	put("paint", glass, [x * 0.97, y, z * 0.97], { turn: [stand, azimuth + Math.PI, 0], tint: "#27405e" });
}

function buildBust(model: Model): void {
	const body: Field = blend(
		0.05,
		ball(0, 0.1, 0, 0.13, 0.14, 0.082),
		ball(0, 0.2, -0.01, 0.165, 0.056, 0.07),
		limb([-0.14, 0.205, -0.01], [-0.165, 0.1, 0.0], 0.052, 0.046),
		limb([0.14, 0.205, -0.01], [0.165, 0.1, 0.0], 0.052, 0.046),
	);
	const torso = intersect(body, ball(0, 0.25, 0, 0.22, 0.22, 0.17));
	const neck = limb([0, 0.2, -0.014], [0, 0.35, -0.006], 0.05, 0.044);
	const onNeck =
		(field: Field): Field =>
		(x, y, z) =>
			field(x - HEAD[0], y - HEAD[1], z - HEAD[2]);
	const face = onNeck(faceField());
	const hair = onNeck(shortHair());
	const skin = blend(0.02, neck, face);
	const shirt = minus(torso, limb([0, 0.215, 0.0], [0, 0.4, -0.01], 0.043, 0.05), 0.008);
	const whole: Field = (x, y, z) => Math.min(skin(x, y, z), hair(x, y, z), shirt(x, y, z));
	const between =
		(field: Field, from: number, to: number): Field =>
		(x, y, z) =>
			Math.max(field(x, y, z), from - x, x - to);
	const [low, high]: [Vec3, Vec3] = [
		[-0.23, 0.0, -0.14],
		[0.23, 0.57, 0.14],
	];

	const wire = model.node("wireframe", { at: FOOT, extras: { part: "wireframe" } });
	const net = surfaceNets(between(whole, -1, CUT.wire), low, [CUT.wire + 0.03, high[1], high[2]], 0.0305);
	model.add("wire", threads(net, 0.0014, CUT.wire - 0.004), { node: wire });

	const clay = model.node("clay", { at: FOOT, extras: { part: "clay" } });
	const sculpt = between(whole, CUT.wire, CUT.clay);
	model.add("paint", surfaceNets(sculpt, [CUT.wire - 0.02, 0, low[2]], [CUT.clay + 0.02, high[1], high[2]], 0.0172), {
		node: clay,
		tint: CLAY,
	});
	const eyeAt: Vec3 = [-0.034, HEAD[1] + 0.089, HEAD[2] + 0.0775];
	model.add("paint", sphere(0.0165, { segments: 12, rings: 8 }), {
		node: clay,
		at: eyeAt,
		scale: [1.05, 0.8, 0.7],
		tint: "#a55d43",
	});
	model.add("paint", sphere(0.0176, { segments: 12, rings: 8 }), {
		node: clay,
		at: [eyeAt[0], eyeAt[1] + 0.0076, eyeAt[2]],
		scale: [1.08, 0.62, 0.7],
		tint: CLAY,
	});

	const finished = model.node("finished", { at: FOOT, extras: { part: "finished" } });
	const done = (field: Field, cell: number, tint: Tint, from: Vec3, to: Vec3) =>
		model.add("paint", surfaceNets(between(field, CUT.clay, 1), from, to, cell), { node: finished, tint });
	const start = CUT.clay - 0.02;
	const flush = blush(SKIN) as (p: Vec3, n: Vec3) => Rgb;
	done(
		skin,
		0.0138,
		([x, y, z], n) => flush([x - HEAD[0], y - HEAD[1], z - HEAD[2]], n),
		[start, 0.2, -0.13],
		[0.13, 0.57, 0.14],
	);
	done(onNeck(lipsField()), 0.0075, "#b9695c", [start, 0.33, 0.04], [0.04, 0.376, 0.1]);
	done(hair, 0.0165, strands(linear(HAIR)), [start, 0.3, -0.14], [0.14, 0.57, 0.13]);
	done(shirt, 0.0185, "#2f5d6b", [start, 0, low[2]], [high[0], 0.3, high[2]]);
	const collar = Array.from({ length: 11 }, (_, i): Vec3 => {
		const a = 0.2 + (i / 10) * (Math.PI - 0.4);
		return [Math.sin(a) * 0.053, 0.25 - 0.012 * Math.cos(a), -0.012 + Math.cos(a) * 0.05];
	});
	model.add("paint", sweep(collar, { radius: 0.0095, sides: 7 }), { node: finished, tint: "#f4efe6" });
	const head = model.node("finished-eye", { parent: finished, at: HEAD });
	addEye(model, head, 1, {
		iris: "#5a3b22",
		skin: SKIN,
		hair: HAIR,
		materials: { skin: "paint", hair: "paint", cloth: "paint", eye: "paint", light: "paint" },
	});
}

const strands =
	([r, g, b]: Rgb): Tint =>
	([x, y, z]) => {
		const s = 0.8 + 0.45 * Math.abs(Math.sin(Math.atan2(x, z + 0.02) * 11 + y * 30));
		return [r * s, g * s, b * s];
	};

/** A surface's quads as a net of thin bars; it comes from surface nets, which make two triangles of each quad. Nothing beyond `until` on x. */
function threads(surface: Surface, radius: number, until: number): Surface {
	const seen = new Set<string>();
	const bars: Surface[] = [];
	const bar = (a: number, b: number) => {
		const key = a < b ? `${a} ${b}` : `${b} ${a}`;
		if (seen.has(key)) return;
		seen.add(key);
		const [from, to] = [vertexAt(surface, a).position, vertexAt(surface, b).position];
		// The cut itself stays open: one looks in.
		if (from[0] > until && to[0] > until) return;
		if (Math.hypot(...subtract(to, from)) > 1e-4) bars.push(strut(from, to, radius));
	};
	for (let i = 0; i + 1 < surface.triangles.length; i += 2) {
		const [first, second] = [surface.triangles[i], surface.triangles[i + 1]] as [readonly number[], readonly number[]];
		// The diagonal is what both share.
		const shared = first.filter((v) => second.includes(v));
		for (const triangle of [first, second]) {
			for (let k = 0; k < 3; k++) {
				const [a, b] = [triangle[k] as number, triangle[(k + 1) % 3] as number];
				if (!(shared.includes(a) && shared.includes(b))) bar(a, b);
			}
		}
	}
	return join(...bars);
}

/** One head in three weights, from a film's to a crowd's, each on its own block with its triangles beside it. */
export function headDetail(): Model {
	const model = new Model("head-detail", {
		paint: { colour: "#ffffff", roughness: 0.55 },
		light: { colour: "#ffb070", emissive: "#ff7a2a" },
	});
	const size = 0.72;
	const stand = onto(model, model.node("stand"));
	stand("paint", block(0.56, 0.03, 0.3, { bevel: 0.01 }), [0, 0, 0], { tint: "#2a2322" });
	[
		{ name: "close", x: -0.18, rise: 0.11, bars: 6 },
		{ name: "middle", x: 0, rise: 0.07, bars: 3 },
		{ name: "far", x: 0.18, rise: 0.03, bars: 1 },
	].forEach(({ name, x, rise, bars }, level) => {
		stand("paint", block(0.166, rise, 0.17, { bevel: 0.008 }), [x, 0.029, -0.02], {
			tint: ["#a9543a", "#c07a5c", "#d9a88c"][level] as string,
		});
		for (let i = 0; i < bars; i++)
			stand("light", block(0.018, 0.006, 0.004, { bevel: 0 }), [x - (bars - 1) * 0.0125 + i * 0.025, 0.0315, 0.1], {});
		const node = model.node(name, { at: [x, 0.029 + rise, -0.02], extras: { part: name } });
		const put = onto(model, node);
		put(
			"paint",
			lathe(
				[
					[0.05, 0],
					[0.034, 0.02],
					[0.033, 0.07],
				],
				[28, 12, 6][level] as number,
			),
			[0, 0, -0.006],
			{ tint: tintOf(SKIN) },
		);
		const head = model.node(`${name}-head`, { parent: node, at: [0, 0.062, 0] });
		if (level === 0) {
			addFace(model, head, {
				iris: "#5a3b22",
				skin: SKIN,
				hair: HAIR,
				lips: "#b9695c",
				size,
				materials: { skin: "paint", hair: "paint", cloth: "paint", eye: "paint", light: "paint" },
			});
			model.add("paint", surfaceNets(shortHair(), [-0.13, -0.02, -0.15], [0.13, 0.25, 0.12], 0.0125), {
				node: head,
				scale: size,
				tint: ([px, py, pz], n) =>
					(strands(linear(HAIR)) as (p: Vec3, n: Vec3) => Rgb)([px / size, py / size, pz / size], n),
			});
			return;
		}
		const cell = level === 1 ? 0.026 : 0.05;
		const [face, hair] = [faceField(), shortHair()];
		const whole: Field = (px, py, pz) => Math.min(face(px, py, pz), hair(px, py, pz));
		const shell = surfaceNets(whole, [-0.15, -0.06, -0.16], [0.15, 0.26, 0.16], cell);
		const isHair = ([px, py, pz]: Vec3) => hair(px, py, pz) < face(px, py, pz) + 0.002;
		model.add(
			"paint",
			faceted(shell, (at) => !isHair(at)),
			{ node: head, scale: size, tint: tintOf(SKIN) },
		);
		model.add("paint", faceted(shell, isHair), { node: head, scale: size, tint: "#3a2f2b" });
		for (const side of [-1, 1])
			model.add("paint", sphere(level === 1 ? 0.013 : 0.015, { segments: 6, rings: level === 1 ? 4 : 2 }), {
				node: head,
				at: [side * 0.034 * size, 0.09 * size, (level === 1 ? 0.083 : 0.078) * size],
				scale: [size, size * 1.1, size * 0.6],
				tint: "#3a2418",
			});
	});
	return model;
}

const tintOf =
	(colour: Rgb): Tint =>
	() =>
		colour;
