import sharp from "sharp";
import { type Channel, Model, type ModelNode } from "#assets/scripts/mesh/Model.ts";
import { aboutAxis } from "#assets/scripts/mesh/quaternion.ts";
import { place, type Surface } from "#assets/scripts/mesh/Surface.ts";
import {
	block,
	circle,
	cylinder,
	extrude,
	lathe,
	type Point2,
	roundedRectangle,
	sheet,
	sphere,
	sweep,
	torus,
} from "#assets/scripts/mesh/shapes.ts";
import type { Vec3 } from "#assets/scripts/mesh/vec3.ts";
import { curve } from "./curve.ts";
import { onto } from "./onto.ts";
import { seededRandom } from "./random.ts";
import { upright } from "./upright.ts";

const FLAT = { bevel: 0 } as const;
const TOP = 0.05;
/** The roll hides a strip of paper inside itself, so a strip is a little narrower than the roll is thick. */
const STRIP = 0.064;
const STRIPS = 8;
const ROLL = 0.035;
const PAPER = { x: 0.33, z: 0.135, deep: 0.2 } as const;

/** A scholar's desk: brushes on their stand, ink, seal and water, and a handscroll that unrolls. 0.92 × 0.6 m. */
export async function inkDesk(): Promise<Model> {
	const model = new Model("ink-desk", {
		matte: { colour: "#ffffff", roughness: 0.72 },
		gloss: { colour: "#ffffff", roughness: 0.16 },
		painting: { colour: "#ffffff", roughness: 0.9, texture: await landscape() },
	});
	const desk = model.node("desk");
	const put = onto(model, desk);
	put("gloss", extrude(roundedRectangle(0.92, 0.6, 0.012, 2), 0.026, { bevel: 0.005 }), [0, TOP - 0.026, 0], {
		tint: "#4a2417",
	});
	put("gloss", extrude(roundedRectangle(0.88, 0.56, 0.008, 2), 0.016, { bevel: 0 }), [0, TOP - 0.042, 0], {
		tint: "#2f160e",
	});
	for (const x of [-0.4, 0.4])
		for (const z of [-0.25, 0.25])
			put("gloss", block(0.06, 0.012, 0.06, { bevel: 0.003 }), [x, 0, z], { tint: "#2f160e" });
	put("matte", block(0.8, 0.003, 0.27, { bevel: 0.001 }), [0, TOP, PAPER.z], { tint: "#5f6b62" });

	brushStand(model, [-0.27, TOP, -0.14]);
	inkSlab(model, [0.27, TOP, -0.13]);

	// A rest like five hills, one brush across it; a celadon water pot; a seal on its paste.
	const hills: Point2[] = Array.from({ length: 41 }, (_, i): Point2 => {
		const t = i / 40;
		return [
			(t - 0.5) * 0.13,
			0.012 + 0.03 * Math.abs(Math.sin(t * Math.PI * 5)) ** 0.8 * (1 - 0.9 * (t - 0.5) ** 2 * 2),
		];
	});
	put("gloss", upright([[-0.065, 0], ...hills, [0.065, 0]], 0.022, 0.002), [0.0, TOP, -0.16], { tint: "#a9c4b8" });
	brush(put, [-0.052, TOP + 0.024, -0.1], [Math.PI / 2 - 0.12, 0, 0.25], "#3a2a1a", 0.21);
	put(
		"gloss",
		lathe(
			[
				[0, 0],
				[0.02, 0],
				[0.036, 0.012],
				[0.04, 0.026],
				[0.03, 0.04],
				[0.017, 0.045],
				[0.014, 0.044],
				[0.026, 0.037],
				[0.03, 0.026],
				[0, 0.024],
			],
			22,
		),
		[0.115, TOP, -0.2],
		{ tint: "#8fb7a6" },
	);
	put("gloss", extrude(circle(0.03, 20), 0.022, { bevel: 0.004 }), [0.12, TOP, -0.075], { tint: "#f1f2ee" });
	put("gloss", torus(0.0295, 0.0016, { segments: 20, sides: 5 }), [0.12, TOP + 0.016, -0.075], { tint: "#29509a" });
	put("matte", extrude(circle(0.024, 18), 0.003, FLAT), [0.12, TOP + 0.0215, -0.075], { tint: "#b3221c" });
	put("gloss", block(0.024, 0.05, 0.024, { bevel: 0.003 }), [0.052, TOP, -0.06], {
		tint: "#d9c9a0",
		turn: [0, 0.3, 0],
	});
	put("gloss", place(sphere(0.013, { segments: 10, rings: 7 }), { scale: [1, 1.1, 1.2] }), [0.052, TOP + 0.06, -0.06], {
		tint: "#cbb888",
	});
	put("gloss", block(0.03, 0.012, 0.22, { bevel: 0.004 }), [-0.4, TOP + 0.003, PAPER.z], { tint: "#2b1712" });

	scroll(model, desk);
	return model;
}

/** Strips of paper that ride inside the roll and stay behind, each where it belongs, once the roll has passed. */
function scroll(model: Model, desk: ModelNode): void {
	const y = TOP + 0.0042;
	const put = onto(model, desk);
	const knobs = (node: ModelNode, radius: number) => {
		for (const side of [-1, 1]) {
			const turn: Vec3 = [side * (Math.PI / 2), 0, 0];
			const at = (out: number): Vec3 => [0, 0, side * (PAPER.deep / 2 + out)];
			model.add("gloss", cylinder(0.0095, 0.026, { segments: 12, bevel: 0.003 }), {
				node,
				at: at(0.0),
				turn,
				tint: "#3c1a10",
			});
			model.add("gloss", cylinder(0.0125, 0.009, { segments: 12, bevel: 0.003 }), {
				node,
				at: at(0.018),
				turn,
				tint: "#e9dcc0",
			});
			// The roll's end: turns of paper, light and dark.
			for (let k = 0; k < 4; k++)
				model.add(
					"matte",
					lathe(
						[
							[radius * (0.36 + 0.16 * k), 0.0004 * (4 - k)],
							[radius * (0.28 + 0.16 * k), 0.0004 * (4 - k)],
						],
						16,
					),
					{
						node,
						at: at(0.0002),
						turn,
						tint: k % 2 ? "#b9a888" : "#e6dcc4",
					},
				);
		}
	};
	// At rest in the file the scroll lies open, so that it is whole where nothing plays.
	const home = PAPER.x - STRIP * 0.5;
	const end = home - STRIPS * STRIP;
	const opening = 6;
	const [hold, closing, pause] = [3.5, 4.5, 1];
	const total = opening + hold + closing + pause;
	const rollAt = (share: number) => home + (end - home) * share;
	const times = [0, pause, pause + opening, pause + opening + hold, total];
	const roll = model.node("roll", { at: [rollAt(1), y + ROLL, PAPER.z] });
	model.add(
		"matte",
		place(cylinder(ROLL, PAPER.deep, { segments: 26, bevel: 0.001 }), {
			turn: [Math.PI / 2, 0, 0],
			at: [0, 0, -PAPER.deep / 2],
		}),
		{
			node: roll,
			tint: "#8aa0a6",
		},
	);
	model.add("matte", block(0.012, 0.0012, PAPER.deep, FLAT), {
		node: roll,
		at: [0, ROLL - 0.0004, 0],
		tint: "#c9a24a",
	});
	knobs(roll, ROLL);
	const turnOf = (share: number) => aboutAxis([0, 0, 1], (share * STRIPS * STRIP) / ROLL);
	const keys = 25;
	const turnTimes: number[] = [];
	const turns = [];
	for (const [from, seconds, a, b] of [
		[pause, opening, 0, 1],
		[pause + opening + hold, closing, 1, 0],
	] as const)
		for (let k = 0; k <= keys; k++) {
			turnTimes.push(from + (k / keys) * seconds);
			turns.push(turnOf(a + ((b - a) * k) / keys));
		}
	const channels: Channel[] = [
		{
			node: "roll",
			path: "translation",
			times,
			values: [0, 0, 1, 1, 0].map((s): Vec3 => [rollAt(s), y + ROLL, PAPER.z]),
		},
		{ node: "roll", path: "rotation", times: turnTimes, values: turns },
	];
	const width = STRIP + 0.0004;
	for (let i = 0; i < STRIPS; i++) {
		const x = home - (i + 0.5) * STRIP;
		const name = `paper-${i + 1}`;
		const strip = model.node(name, { at: [x, y, PAPER.z] });
		const paper = sheet(2, 2, (u, v): Vec3 => [(u - 0.5) * width, 0, (0.5 - v) * PAPER.deep]);
		model.add("painting", onPainting(paper, i), { node: strip });
		const reached = (i + 0.5) / STRIPS;
		const inside: Vec3 = [0, ROLL, 0];
		const at = (share: number): Vec3 =>
			share < reached ? [rollAt(share) + inside[0], y + inside[1], PAPER.z] : [x, y, PAPER.z];
		const t0 = pause + reached * opening;
		const t1 = pause + opening + hold + (1 - reached) * closing;
		// Lifted into the roll's middle while it rides, set down in a twentieth of a second.
		const low: Vec3 = [x, y, PAPER.z];
		channels.push({
			node: name,
			path: "translation",
			times: [0, pause, t0, t0 + 0.05, t1 - 0.05, t1, total],
			values: [at(0), at(0), [x, y + ROLL, PAPER.z], low, low, [x, y + ROLL, PAPER.z], at(0)],
		});
	}
	// The fixed end: a thin stave under the first strip.
	const stave = model.node("stave", { at: [home + 0.004, y + 0.006, PAPER.z] });
	model.add(
		"matte",
		place(cylinder(0.0085, PAPER.deep, { segments: 14, bevel: 0.001 }), {
			turn: [Math.PI / 2, 0, 0],
			at: [0, 0, -PAPER.deep / 2],
		}),
		{
			node: stave,
			tint: "#8aa0a6",
		},
	);
	knobs(stave, 0.0085);
	put("gloss", block(0.02, 0.014, 0.07, { bevel: 0.004 }), [home + 0.05, TOP + 0.003, PAPER.z], { tint: "#7f9c8c" });
	model.animate("unrolling", channels);
}

/** The painting runs from right to left, as handscrolls are read. */
function onPainting(surface: Surface, strip: number): Surface {
	return {
		...surface,
		vertices: surface.vertices.map((vertex) => ({
			...vertex,
			uv: [1 - (strip + 0.5 - vertex.position[0] / STRIP) / STRIPS, 0.5 + vertex.position[2] / PAPER.deep] as const,
		})),
	};
}

type Put = ReturnType<typeof onto>;

function brush(put: Put, at: Vec3, turn: Vec3, shaft: string, length = 0.19): void {
	const body = lathe(
		[
			[0.0045, 0],
			[0.0058, 0.004],
			[0.005, length - 0.012],
			[0.0036, length],
			[0, length],
		],
		9,
	);
	const hair = lathe(
		[
			[0, -0.05],
			[0.0028, -0.036],
			[0.0066, -0.018],
			[0.005, 0],
			[0, 0.001],
		],
		9,
	);
	put("gloss", body, at, { turn, tint: shaft });
	put("matte", hair, at, { turn, tint: "#2a2522" });
	put("gloss", place(cylinder(0.0064, 0.007, { segments: 9, bevel: 0.001 }), { at: [0, -0.001, 0] }), at, {
		turn,
		tint: "#e6d9b8",
	});
}

function brushStand(model: Model, at: Vec3): void {
	const stand = model.node("brush-stand", { at, extras: { part: "brush-stand" } });
	const put = onto(model, stand);
	const tint = "#5a2a1a";
	put("gloss", extrude(roundedRectangle(0.27, 0.085, 0.02, 3), 0.016, { bevel: 0.005 }), [0, 0, 0], { tint });
	for (const side of [-1, 1]) {
		const post = curve(
			[
				[side * 0.112, 0.01, 0],
				[side * 0.118, 0.11, 0],
				[side * 0.112, 0.22, 0],
				[side * 0.118, 0.285, 0],
			],
			14,
		);
		put("gloss", sweep(post, { radius: (t) => 0.009 - 0.002 * t, sides: 8 }), [0, 0, 0], { tint });
	}
	const cape = curve(
		[
			[-0.15, 0.292, 0],
			[-0.12, 0.276, 0],
			[0, 0.284, 0],
			[0.12, 0.276, 0],
			[0.15, 0.292, 0],
		],
		20,
	);
	put("gloss", sweep(cape, { radius: 0.0095, sides: 8 }), [0, 0, 0], { tint });
	for (const side of [-1, 1])
		put("gloss", sphere(0.013, { segments: 10, rings: 7 }), [side * 0.153, 0.294, 0], { tint });
	const shafts = ["#c49a58", "#7a3b22", "#e1c98c", "#3a2a1c", "#b0803f"] as const;
	shafts.forEach((shaft, i) => {
		const x = (i - 2) * 0.045;
		const length = 0.165 - 0.012 * Math.abs(i - 2);
		put("gloss", block(0.005, 0.016, 0.005, { bevel: 0.001 }), [x, 0.262, 0], { tint });
		put("matte", torus(0.0042, 0.0008, { segments: 10, sides: 4 }), [x, 0.258, 0], {
			tint: "#8e2a22",
			turn: [Math.PI / 2, 0, 0],
		});
		brush(put, [x, 0.252 - length, 0], [0, 0, 0], shaft, length);
	});
}

function inkSlab(model: Model, at: Vec3): void {
	const slab = model.node("ink-slab", { at, extras: { part: "ink-slab" } });
	const put = onto(model, slab);
	const outer = roundedRectangle(0.15, 0.2, 0.03, 6);
	const inner = roundedRectangle(0.126, 0.172, 0.024, 6);
	put("matte", extrude(outer, 0.028, { bevel: 0.004, hole: inner }), [0, 0, 0], { tint: "#2d2b30" });
	// The floor falls towards the ink at the back.
	const floor = sheet(12, 14, (u, v): Vec3 => {
		const [x, z] = [(u - 0.5) * 0.13, (0.5 - v) * 0.176];
		const deep = z < -0.028 ? Math.min(1, (-0.028 - z) / 0.03) : 0;
		return [x, 0.021 - 0.013 * deep - 0.003 * (1 - (x / 0.066) ** 2), z];
	});
	put("matte", floor, [0, 0, 0], { tint: "#38353b" });
	put("gloss", extrude(roundedRectangle(0.118, 0.056, 0.022, 4), 0.004, FLAT), [0, 0.01, -0.055], { tint: "#060607" });
	put("matte", block(0.022, 0.014, 0.09, { bevel: 0.003 }), [0.022, 0.026, 0.04], {
		tint: "#121214",
		turn: [-0.16, 0.5, 0],
	});
	put("gloss", block(0.012, 0.001, 0.05, FLAT), [0.022, 0.0405, 0.04], { tint: "#b8892f", turn: [-0.16, 0.5, 0] });
}

/** Mountains in ink: ridges lighter the farther they are, mist between, pines, a hut, a boat, a seal. */
async function landscape(): Promise<Uint8Array> {
	const [w, h] = [896, 352];
	const random = seededRandom(77);
	const ridge = (base: number, high: number, step: number, peaks: readonly (readonly [number, number])[]) => {
		const points: string[] = [];
		for (let x = -20; x <= w + 20; x += step) {
			let y = base;
			for (const [cx, s] of peaks) y -= high * Math.exp(-(((x - cx) / s) ** 2)) * (0.8 + 0.4 * random());
			points.push(`${x.toFixed(0)},${(y + (random() - 0.5) * step * 0.5).toFixed(1)}`);
		}
		return `M-20,${h} L${points.join(" L")} L${w + 20},${h}Z`;
	};
	const layer = (d: string, colour: string, id: string) =>
		`<linearGradient id="${id}" x1="0" y1="0" x2="0" y2="1"><stop offset="0" stop-color="${colour}" stop-opacity=".95"/><stop offset=".55" stop-color="${colour}" stop-opacity=".45"/><stop offset="1" stop-color="${colour}" stop-opacity="0"/></linearGradient><path d="${d}" fill="url(#${id})"/>`;
	const pine = (x: number, y: number, s: number) =>
		`<path d="M${x} ${y}q${-4 * s} ${-20 * s} ${3 * s} ${-42 * s}" stroke="#22201d" stroke-width="${3.4 * s}" fill="none"/>${[0, 1, 2, 3, 4].map((k) => `<ellipse cx="${x + (k % 2 ? 11 : -9) * s}" cy="${y - (14 + k * 8) * s}" rx="${(15 - k * 1.6) * s}" ry="${4.6 * s}" fill="#26312b"/>`).join("")}`;
	const strokes = Array.from({ length: 90 }, () => {
		const x = random() * w;
		const y = 120 + random() * 130;
		return `<path d="M${x.toFixed(0)} ${y.toFixed(0)}q${(4 + random() * 8).toFixed(1)} ${(10 + random() * 14).toFixed(1)} ${(2 + random() * 6).toFixed(1)} ${(22 + random() * 20).toFixed(1)}" stroke="#2a2723" stroke-width="${(0.8 + random() * 1.4).toFixed(1)}" fill="none" opacity=".28"/>`;
	});
	const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="${w}" height="${h}"><rect width="${w}" height="${h}" fill="#ece2cb"/>
		<rect y="0" width="${w}" height="24" fill="#8aa0a6"/><rect y="${h - 24}" width="${w}" height="24" fill="#8aa0a6"/><rect y="24" width="${w}" height="4" fill="#cdb88a"/><rect y="${h - 28}" width="${w}" height="4" fill="#cdb88a"/>
		<svg y="28" height="${h - 56}" width="${w}" viewBox="0 28 ${w} ${h - 56}">
		<circle cx="742" cy="82" r="24" fill="#d9785a" opacity=".55"/>
		${layer(
			ridge(190, 96, 9, [
				[120, 90],
				[330, 120],
				[560, 80],
				[800, 110],
			]),
			"#9aa8a6",
			"a",
		)}
		${layer(
			ridge(236, 150, 7, [
				[60, 60],
				[230, 64],
				[460, 80],
				[660, 46],
			]),
			"#66726f",
			"b",
		)}
		${layer(
			ridge(280, 176, 5, [
				[150, 46],
				[196, 34],
				[540, 52],
				[600, 30],
			]),
			"#353a38",
			"c",
		)}
		${strokes.join("")}
		${layer(
			ridge(318, 60, 6, [
				[40, 70],
				[360, 90],
				[690, 60],
				[860, 50],
			]),
			"#23211f",
			"d",
		)}
		<path d="M0 304q220 -10 420 2t480 -4V330H0Z" fill="#cfd3c6" opacity=".5"/>
		${pine(92, 268, 1.2)}${pine(122, 276, 0.9)}${pine(372, 268, 1.3)}${pine(404, 276, 1)}${pine(702, 282, 1.1)}${pine(676, 288, 0.8)}
		<path d="M438 280l26 -18 26 18Zm6 0v16h40v-16" fill="#4a3a2c"/><path d="M250 306q24 9 52 0l-6 7h-38Zm14 -2q12 -14 24 0" fill="#2c2621"/>
		</svg><rect x="26" y="52" width="26" height="26" fill="#b3261e"/><path d="M32 58h14M32 65h14M32 72h14M39 58v14" stroke="#ece2cb" stroke-width="2.4"/></svg>`;
	return sharp(Buffer.from(svg)).png({ palette: true, colours: 40, effort: 10, compressionLevel: 9 }).toBuffer();
}
