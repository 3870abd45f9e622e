import sharp from "sharp";
import { type Channel, Model } from "#assets/scripts/mesh/Model.ts";
import { fromTurn } from "#assets/scripts/mesh/quaternion.ts";
import { join, place, type Surface } from "#assets/scripts/mesh/Surface.ts";
import { block, cylinder, extrude, roundedRectangle, sheet } from "#assets/scripts/mesh/shapes.ts";
import type { Vec3 } from "#assets/scripts/mesh/vec3.ts";
import { onto } from "./onto.ts";

const WOOD = "#a5713f";
const DARK = "#6b4426";
const FELL = { y: 0.21, z: 0.12 } as const;
const HARNESS_Z = -0.03;
const BACK = { y: 0.21, z: -0.2 } as const;
/** How far a harness lifts its half of the warp. */
const LIFT = 0.022;
const WIDTH = 0.26;
const SECONDS = 2.4;

/** A silk loom at 1:5 that weaves: two harnesses take turns, the shuttle runs, the reed beats. */
export async function drawLoom(): Promise<Model> {
	const model = new Model("draw-loom", {
		wood: { colour: "#ffffff", roughness: 0.6 },
		silk: { colour: "#ffffff", roughness: 0.38, texture: await brocade() },
		thread: { colour: "#ffffff", roughness: 0.5 },
	});
	const frame = model.node("frame");
	const put = onto(model, frame);
	const beam = (x: number, y: number, z: number, w: number, h: number, d: number, tint = WOOD) =>
		put("wood", block(w, h, d, { bevel: 0.003 }), [x, y, z], { tint });
	put("wood", extrude(roundedRectangle(0.44, 0.52, 0.02, 3), 0.016, { bevel: 0.004 }), [0, 0, 0], { tint: "#2e2019" });
	for (const side of [-1, 1]) {
		const x = side * 0.175;
		for (const z of [-0.215, 0.2]) beam(x, 0.016, z, 0.026, 0.235, 0.03);
		beam(x, 0.016, -0.035, 0.026, 0.43, 0.034);
		beam(x, 0.09, -0.0, 0.02, 0.022, 0.44, DARK);
		beam(x, 0.2, -0.0, 0.022, 0.024, 0.47);
		// Braces from the tall posts, as carpenters do them: notched in at the rail.
		for (const end of [-1, 1])
			put(
				"wood",
				place(block(0.014, 0.2, 0.014, { bevel: 0.002 }), { turn: [-end * 0.62, 0, 0] }),
				[x, 0.222, -0.035 + end * 0.118],
				{
					tint: DARK,
				},
			);
	}
	beam(0, 0.43, -0.035, 0.38, 0.026, 0.036);
	beam(0, 0.395, -0.035, 0.34, 0.012, 0.016, DARK);
	beam(0, 0.05, -0.215, 0.34, 0.024, 0.02, DARK);
	beam(0, 0.05, 0.2, 0.34, 0.024, 0.02, DARK);
	// The weaver's bench, cushion and all.
	beam(0, 0.115, 0.235, 0.3, 0.014, 0.05, DARK);
	put("wood", block(0.16, 0.012, 0.044, { bevel: 0.005 }), [0, 0.129, 0.235], { tint: "#8e2f2a" });

	const roller = (radius: number, length: number, segments = 18): Surface =>
		place(cylinder(radius, length, { segments, bevel: 0.002 }), { turn: [0, 0, Math.PI / 2], at: [length / 2, 0, 0] });
	const beams = model.node("beams");
	for (const [y, z, r] of [
		[FELL.y - 0.006, 0.185, 0.02],
		[BACK.y - 0.012, BACK.z - 0.012, 0.024],
	] as const) {
		model.add("wood", roller(r * 0.8, 0.36), { node: beams, at: [0, y, z], tint: WOOD });
		for (const side of [-1, 1])
			model.add("wood", roller(r * 1.5, 0.012, 8), { node: beams, at: [side * (WIDTH / 2 + 0.016), y, z], tint: DARK });
		model.add("thread", roller(r * (z > 0 ? 1.05 : 1.18), WIDTH), {
			node: beams,
			at: [0, y, z],
			tint: z > 0 ? "#a8312c" : "#e8d9b4",
		});
	}
	// The finished cloth from the fell to the breast beam, and hanging down over it.
	const cloth: Vec3[] = [
		[0, FELL.y, FELL.z],
		[0, FELL.y + 0.001, 0.16],
		[0, FELL.y + 0.014, 0.186],
		[0, FELL.y + 0.002, 0.204],
		[0, FELL.y - 0.05, 0.2125],
		[0, FELL.y - 0.1, 0.2135],
	];
	const pass = (v: number): Vec3 => {
		const t = v * (cloth.length - 1);
		const i = Math.min(cloth.length - 2, Math.floor(t));
		const [a, b] = [cloth[i] as Vec3, cloth[i + 1] as Vec3];
		return [0, a[1] + (b[1] - a[1]) * (t - i), a[2] + (b[2] - a[2]) * (t - i)];
	};
	const woven = sheet(
		1,
		15,
		(u, v) => {
			const p = pass(1 - v);
			return [(u - 0.5) * WIDTH, p[1], p[2]];
		},
		{ bothSides: true },
	);
	model.add("silk", textured(woven), { node: beams });

	// Warp: two halves, each a fan of threads hinged at the fell and at the back beam and bent at its harness.
	const threads = (from: number, to: number, odd: 0 | 1): Surface =>
		join(
			...Array.from({ length: 22 }, (_, i) => {
				const x = ((i + 0.25 + odd * 0.5) / 22 - 0.5) * WIDTH;
				return sheet(1, 1, (u, v) => [x + (u - 0.5) * 0.0026, 0, from + (to - from) * (1 - v)], { bothSides: true });
			}),
		);
	const angles = { front: LIFT / (FELL.z - HARNESS_Z), back: LIFT / (HARNESS_Z - BACK.z) };
	const channels: Channel[] = [];
	const open = [0, 0.12, 0.38, 0.5, 0.62, 0.88, 1].map((t) => t * SECONDS);
	const sign = (odd: 0 | 1) => [0, 1, 1, 0, -1, -1, 0].map((s) => (odd ? -s : s));
	for (const odd of [0, 1] as const) {
		const letter = odd ? "b" : "a";
		const tint = odd ? "#efe2c0" : "#e0c890";
		const front = model.node(`warp-${letter}-front`, { at: [0, FELL.y, FELL.z] });
		model.add("thread", threads(HARNESS_Z - FELL.z, 0, odd), { node: front, tint });
		const back = model.node(`warp-${letter}-back`, { at: [0, BACK.y, BACK.z] });
		model.add("thread", threads(0, HARNESS_Z - BACK.z, odd), { node: back, tint });
		const z = HARNESS_Z + (odd ? -0.007 : 0.007);
		const harness = model.node(`harness-${letter}`, { at: [0, FELL.y, z] });
		for (const y of [-0.068, 0.062])
			model.add("wood", block(WIDTH + 0.03, 0.008, 0.006, { bevel: 0.0015 }), {
				node: harness,
				at: [0, y, 0],
				tint: WOOD,
			});
		for (let i = 0; i < 22; i++) {
			const x = ((i + 0.25 + odd * 0.5) / 22 - 0.5) * WIDTH;
			model.add("wood", block(0.0011, 0.126, 0.0011, { bevel: 0 }), {
				node: harness,
				at: [x, -0.062, 0],
				tint: "#c9b58e",
			});
		}
		for (const side of [-1, 1])
			model.add("wood", block(0.0016, 0.13, 0.0016, { bevel: 0 }), {
				node: harness,
				at: [side * 0.11, 0.068, 0],
				tint: "#cbb994",
			});
		const s = sign(odd);
		channels.push(
			{
				node: harness.name,
				path: "translation",
				times: open,
				values: s.map((k): Vec3 => [0, FELL.y + k * LIFT, z]),
			},
			// The fan before the harness lies towards −Z of its hinge, so a positive turn about x lowers it.
			{ node: front.name, path: "rotation", times: open, values: s.map((k) => fromTurn([k * angles.front, 0, 0])) },
			{ node: back.name, path: "rotation", times: open, values: s.map((k) => fromTurn([-k * angles.back, 0, 0])) },
		);
		const pedal = model.node(`pedal-${letter}`, { at: [odd ? 0.045 : -0.045, 0.036, -0.13] });
		model.add("wood", block(0.024, 0.008, 0.25, { bevel: 0.002 }), { node: pedal, at: [0, 0, 0.125], tint: DARK });
		channels.push({
			node: pedal.name,
			path: "rotation",
			times: open,
			values: s.map((k) => fromTurn([-0.05 + k * 0.05, 0, 0])),
		});
	}

	// The reed hangs from the cape and swings to the fell after each pick.
	const PIVOT = 0.4;
	const reed = model.node("reed", { at: [0, PIVOT, 0.012] });
	for (const side of [-1, 1])
		model.add("wood", block(0.01, PIVOT - 0.17, 0.01, { bevel: 0.001 }), {
			node: reed,
			at: [side * (WIDTH / 2 + 0.008), 0.17 - PIVOT, 0],
			tint: WOOD,
		});
	for (const y of [0.168, 0.238])
		model.add("wood", block(WIDTH + 0.03, 0.016, 0.014, { bevel: 0.003 }), {
			node: reed,
			at: [0, y - PIVOT, 0],
			tint: DARK,
		});
	for (let i = 0; i < 36; i++)
		model.add("wood", block(0.0012, 0.058, 0.004, { bevel: 0 }), {
			node: reed,
			at: [((i + 0.5) / 36 - 0.5) * WIDTH, 0.182 - PIVOT, 0],
			tint: "#d9c9a0",
		});
	const away = fromTurn([0.02, 0, 0]);
	const beaten = fromTurn([-0.5, 0, 0]);
	channels.push({
		node: "reed",
		path: "rotation",
		times: [0, 0.1, 0.38, 0.48, 0.54, 0.62, 0.86, 0.96, 1].map((t) => t * SECONDS),
		values: [beaten, away, away, beaten, beaten, away, away, beaten, beaten],
	});

	const shuttle = model.node("shuttle", { at: [-0.17, FELL.y + 0.004, 0.055] });
	const boat = extrude(
		[
			[-0.04, 0],
			[-0.022, 0.0085],
			[0.022, 0.0085],
			[0.04, 0],
			[0.022, -0.0085],
			[-0.022, -0.0085],
		],
		0.01,
		{ bevel: 0.003 },
	);
	model.add("wood", boat, { node: shuttle, tint: "#7a3b22" });
	model.add(
		"thread",
		place(cylinder(0.0042, 0.03, { segments: 8, bevel: 0.001 }), { turn: [0, 0, Math.PI / 2], at: [0.015, 0.011, 0] }),
		{
			node: shuttle,
			tint: "#b8322b",
		},
	);
	const [left, right]: readonly [Vec3, Vec3] = [
		[-0.185, FELL.y - 0.003, 0.055],
		[0.185, FELL.y - 0.003, 0.055],
	];
	channels.push({
		node: "shuttle",
		path: "translation",
		times: [0, 0.15, 0.33, 0.65, 0.83, 1].map((t) => t * SECONDS),
		values: [left, left, right, right, left, left],
	});
	model.animate("weaving", channels);
	return model;
}

/** Gives a sheet of one column its place on the pattern, by its vertices' order. */
function textured(surface: Surface): Surface {
	const half = surface.vertices.length / 2;
	return {
		...surface,
		vertices: surface.vertices.map((vertex, i) => ({
			...vertex,
			uv: [vertex.position[0] / WIDTH + 0.5, Math.floor((i % half) / 2) / (half / 2 - 1)] as const,
		})),
	};
}

/** Cloud brocade: gold clouds and blue medallions on red. */
async function brocade(): Promise<Uint8Array> {
	const size = 320;
	const cloud = (x: number, y: number, s: number, turn: number) =>
		`<g transform="translate(${x} ${y}) rotate(${turn}) scale(${s})" fill="none" stroke="#e8b94f" stroke-width="5" stroke-linecap="round"><path d="M-30 8q-14 -4 -8 -16q8 -10 18 -2q4 -16 20 -12q12 4 10 14q14 -6 20 4q4 12 -12 14Z" fill="#c8912f"/><path d="M-16 6q8 -8 14 0M8 4q8 -8 14 0"/></g>`;
	const medallion = (x: number, y: number) =>
		`<g transform="translate(${x} ${y})"><circle r="31" fill="#1f4d86" stroke="#e8b94f" stroke-width="4"/>${Array.from({ length: 8 }, (_, i) => `<ellipse cy="-16" rx="7" ry="12" fill="${i % 2 ? "#e8d7a8" : "#4fa08c"}" transform="rotate(${i * 45})"/>`).join("")}<circle r="7" fill="#e8b94f"/></g>`;
	const cells: string[] = [];
	for (let i = 0; i <= 4; i++)
		for (let k = 0; k <= 4; k++) {
			const [x, y] = [i * 80, k * 80];
			cells.push((i + k) % 2 ? cloud(x, y, 0.92, k % 2 ? 180 : 0) : medallion(x, y));
		}
	const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="${size}" height="${size}"><rect width="${size}" height="${size}" fill="#a8282a"/>${cells.join("")}</svg>`;
	return sharp(Buffer.from(svg)).png({ palette: true, colours: 24, effort: 10, compressionLevel: 9 }).toBuffer();
}
