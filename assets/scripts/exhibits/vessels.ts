import sharp from "sharp";
import { Model } from "#assets/scripts/mesh/Model.ts";
import { bend, join, place, type Surface } from "#assets/scripts/mesh/Surface.ts";
import {
	circle,
	extrude,
	lathe,
	type Point2,
	roundedRectangle,
	sphere,
	sweep,
	torus,
} from "#assets/scripts/mesh/shapes.ts";
import type { Vec3 } from "#assets/scripts/mesh/vec3.ts";
import { curve } from "./curve.ts";

/** A blue-and-white vase with lotus scrolls, waves and banana leaves, its pattern drawn for its own curve. 0.42 m. */
export async function porcelainVase(): Promise<Model> {
	const model = new Model("porcelain-vase", {
		porcelain: { colour: "#ffffff", roughness: 0.1, texture: await vasePattern() },
		glaze: { colour: "#f3f4f0", roughness: 0.12 },
		wood: { colour: "#3a211a", roughness: 0.45 },
	});
	const outside: Point2[] = smoothProfile(
		[
			[0.062, 0],
			[0.066, 0.012],
			[0.062, 0.03],
			[0.078, 0.085],
			[0.108, 0.16],
			[0.122, 0.225],
			[0.112, 0.285],
			[0.074, 0.322],
			[0.043, 0.345],
			[0.036, 0.372],
			[0.041, 0.4],
			[0.056, 0.418],
		],
		34,
	);
	const vase = model.node("vase", { at: [0, 0.035, 0], extras: { part: "vase" } });
	model.add("porcelain", lathe(outside, 48), { node: vase });
	model.add(
		"glaze",
		lathe(
			[
				[0.056, 0.418],
				[0.0545, 0.4215],
				[0.051, 0.42],
				[0.037, 0.4],
				[0.031, 0.372],
				[0.036, 0.34],
				[0.06, 0.315],
			],
			36,
		),
		{ node: vase },
	);
	model.add("glaze", place(torus(0.062, 0.004, { segments: 36, sides: 6 }), { at: [0, 0.003, 0] }), { node: vase });
	const stand = model.node("stand");
	model.add(
		"wood",
		lathe(
			[
				[0, 0],
				[0.088, 0],
				[0.092, 0.006],
				[0.086, 0.014],
				[0.078, 0.02],
				[0.084, 0.027],
				[0.082, 0.034],
				[0, 0.035],
			],
			36,
		),
		{ node: stand },
	);
	return model;
}

/** Rows from the foot (bottom) to the lip (top); the pattern repeats around, so its sides meet. */
async function vasePattern(): Promise<Uint8Array> {
	const [w, h] = [1024, 768];
	const ink = "#23459c";
	const pale = "#6f8fd0";
	const rows: string[] = [];
	const line = (y: number, thick = 4) => `<rect x="0" y="${y}" width="${w}" height="${thick}" fill="${ink}"/>`;
	const repeat = (count: number, draw: (x: number, step: number, i: number) => string) =>
		Array.from({ length: count }, (_, i) => draw((i + 0.5) * (w / count), w / count, i)).join("");
	// v runs over the whole profile's length, from the lip at the top of the image.
	rows.push(line(6, 5), line(18, 2));
	rows.push(
		repeat(
			16,
			(x, s) =>
				`<path d="M${x - s / 2} 100 Q${x} 22 ${x + s / 2} 100" fill="none" stroke="${ink}" stroke-width="4"/><path d="M${x - s / 3} 100Q${x} 46 ${x + s / 3} 100Z" fill="${pale}"/><path d="M${x} 50V100" stroke="${ink}" stroke-width="2"/>`,
		),
	);
	rows.push(line(102, 4), line(112, 2));
	// Key fret on the neck.
	rows.push(
		repeat(
			24,
			(x, s) =>
				`<path d="M${x - s / 2} 146h${s * 0.8}v-22h-${s * 0.55}v12h${s * 0.3}" fill="none" stroke="${ink}" stroke-width="4"/>`,
		),
	);
	rows.push(line(156, 3));
	// Cloud collar on the shoulder.
	rows.push(
		repeat(
			8,
			(x, s) =>
				`<path d="M${x - s / 2} 162C${x - s * 0.42} 200 ${x - s * 0.2} 186 ${x - s * 0.18} 210C${x - s * 0.16} 236 ${x - s * 0.05} 222 ${x} 252C${x + s * 0.05} 222 ${x + s * 0.16} 236 ${x + s * 0.18} 210C${x + s * 0.2} 186 ${x + s * 0.42} 200 ${x + s / 2} 162Z" fill="${pale}" stroke="${ink}" stroke-width="4"/><circle cx="${x}" cy="194" r="11" fill="#f6f7f4" stroke="${ink}" stroke-width="3"/>`,
		),
	);
	// Lotus scroll on the belly.
	const lotus = (x: number, y: number, s: number) =>
		[0, 1, 2, 3, 4, 5, 6]
			.map(
				(k) =>
					`<ellipse cx="${x}" cy="${y - s * 0.55}" rx="${s * 0.2}" ry="${s * 0.5}" fill="${k % 2 ? ink : pale}" stroke="${ink}" stroke-width="3" transform="rotate(${-96 + k * 32} ${x} ${y})"/>`,
			)
			.join("") +
		`<circle cx="${x}" cy="${y}" r="${s * 0.24}" fill="#f6f7f4" stroke="${ink}" stroke-width="4"/><path d="M${x - s * 0.6} ${y + s * 0.34}Q${x} ${y + s * 0.7} ${x + s * 0.6} ${y + s * 0.34}" fill="none" stroke="${ink}" stroke-width="5"/>`;
	const count = 4;
	rows.push(
		repeat(count, (x, s, i) => {
			const up = i % 2 ? -1 : 1;
			const mid = 380;
			const leafs = [0.14, 0.32, 0.68, 0.86].map((f, k) => {
				const lx = x + (f - 0.5) * s;
				const ly = mid + Math.sin(f * Math.PI * 2) * 62 * up;
				const dir = k % 2 ? 1 : -1;
				return `<path d="M${lx} ${ly}q${14 * dir} ${-44 * up} ${52 * dir} ${-30 * up}q${-16 * dir} ${34 * up} ${-52 * dir} ${30 * up}Z" fill="${ink}"/><path d="M${lx} ${ly}q${-18 * dir} ${40 * up} ${-44 * dir} ${26 * up}q${14 * dir} ${-30 * up} ${44 * dir} ${-26 * up}Z" fill="${pale}" stroke="${ink}" stroke-width="2"/>`;
			});
			return `<path d="M${x - s / 2} ${mid}C${x - s * 0.3} ${mid + 90 * up} ${x - s * 0.2} ${mid + 90 * up} ${x} ${mid}S${x + s * 0.3} ${mid - 90 * up} ${x + s / 2} ${mid}" fill="none" stroke="${ink}" stroke-width="6"/>${leafs.join("")}${lotus(x, mid - 4, 62)}`;
		}),
	);
	rows.push(line(500, 4), line(512, 2));
	// Waves, then banana leaves down to the foot.
	rows.push(
		repeat(22, (x, s) =>
			[0, 1, 2]
				.map(
					(k) =>
						`<circle cx="${x}" cy="548" r="${s * (0.5 - k * 0.15)}" fill="none" stroke="${k ? pale : ink}" stroke-width="3" clip-path="url(#upper)"/>`,
				)
				.join(""),
		),
	);
	rows.push(line(548, 4));
	rows.push(
		repeat(
			14,
			(x, s) =>
				`<path d="M${x} 560C${x + s * 0.5} 600 ${x + s * 0.46} 680 ${x + s * 0.4} 722H${x - s * 0.4}C${x - s * 0.46} 680 ${x - s * 0.5} 600 ${x} 560Z" fill="#eef1f4" stroke="${ink}" stroke-width="4"/><path d="M${x} 590C${x + s * 0.26} 625 ${x + s * 0.24} 690 ${x + s * 0.2} 722H${x - s * 0.2}C${x - s * 0.24} 690 ${x - s * 0.26} 625 ${x} 590Z" fill="${pale}"/><path d="M${x} 575V722" stroke="${ink}" stroke-width="3"/>`,
		),
	);
	rows.push(line(724, 5), line(740, 3));
	const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="${w}" height="${h}"><defs><clipPath id="upper"><rect x="0" y="512" width="${w}" height="37"/></clipPath></defs><rect width="${w}" height="${h}" fill="#f4f5f1"/>${rows.join("")}</svg>`;
	return sharp(Buffer.from(svg)).png({ palette: true, colours: 48, effort: 10, compressionLevel: 9 }).toBuffer();
}

/** A bronze square ding of the Shang shape: four legs, two upright handles, flanges, masks in low relief. 0.4 m. */
export function bronzeDing(): Model {
	const model = new Model("bronze-ding", {
		bronze: { colour: "#ffffff", metallic: 0.78, roughness: 0.46 },
		stone: { colour: "#2b2a28", roughness: 0.6 },
	});
	// Bare bronze where hands would touch, verdigris in the hollows and below.
	const patina = ([x, y, z]: Vec3, [, ny]: Vec3): Vec3 => {
		const n = 0.5 + 0.5 * Math.sin(x * 71 + y * 43) * Math.sin(z * 67 - y * 31) * Math.sin((x + z) * 29);
		const t = Math.max(0, Math.min(1, 0.25 + 0.75 * n - 0.25 * ny - y * 0.5));
		return [0.35 * (1 - t) + 0.13 * t, 0.235 * (1 - t) + 0.28 * t, 0.11 * (1 - t) + 0.2 * t];
	};
	const ding = model.node("ding", { at: [0, 0.03, 0], extras: { part: "ding" } });
	const put = (surface: Surface, at: Vec3 = [0, 0, 0], turn: Vec3 = [0, 0, 0]) =>
		model.add("bronze", surface, { node: ding, at, turn, tint: patina });

	const [w, d, low, high] = [0.3, 0.22, 0.15, 0.315];
	const flare = (surface: Surface) =>
		bend(surface, ([x, y, z]) => [
			x * (0.93 + 0.07 * Math.min(1, y / 0.165)),
			y,
			z * (0.93 + 0.07 * Math.min(1, y / 0.165)),
		]);
	put(
		flare(
			extrude(roundedRectangle(w, d, 0.01, 2), high - low, {
				bevel: 0.006,
				divide: 0.03,
				hole: roundedRectangle(w - 0.03, d - 0.03, 0.006, 2),
			}),
		),
		[0, low, 0],
	);
	put(extrude(roundedRectangle(w * 0.92, d * 0.9, 0.01, 2), 0.016, { bevel: 0.004 }), [0, low, 0]);
	put(
		extrude(roundedRectangle(w + 0.024, d + 0.024, 0.012, 2), 0.02, {
			bevel: 0.005,
			hole: roundedRectangle(w - 0.03, d - 0.03, 0.006, 2),
		}),
		[0, high - 0.004, 0],
	);
	for (const x of [-1, 1]) {
		for (const z of [-1, 1]) {
			put(
				lathe(
					[
						[0.017, 0],
						[0.02, 0.006],
						[0.0175, 0.02],
						[0.018, 0.08],
						[0.024, 0.12],
						[0.03, 0.152],
					],
					14,
				),
				[x * (w / 2 - 0.042), 0, z * (d / 2 - 0.04)],
			);
			put(torus(0.0195, 0.0035, { segments: 14, sides: 6 }), [x * (w / 2 - 0.042), 0.07, z * (d / 2 - 0.04)]);
			// Hooked flanges at the corners.
			for (let k = 0; k < 5; k++)
				put(
					extrude(
						[
							[0, 0.012],
							[0.011, 0.008],
							[0.013, 0],
							[0.011, -0.008],
							[0, -0.012],
						],
						0.022,
						{ bevel: 0.003 },
					),
					[x * (w / 2 - 0.006), low + 0.014 + k * 0.029, z * (d / 2 - 0.006)],
					[0, Math.atan2(x, z) - Math.PI / 2, 0],
				);
		}
		// Upright handles on the short sides.
		const arch = Array.from({ length: 11 }, (_, i): Vec3 => {
			const a = Math.PI * (i / 10);
			return [0, Math.sin(a) * 0.075 + (i === 0 || i === 10 ? -0.03 : 0), Math.cos(a) * 0.05];
		});
		put(sweep(arch, { radius: 0.0125, sides: 8 }), [x * (w / 2 - 0.004), high + 0.014, 0]);
	}
	// Masks: brows, eyes, nose ridge, jaws, on all four faces.
	for (const [face, half] of [
		[0, d / 2],
		[Math.PI, d / 2],
		[Math.PI / 2, w / 2],
		[-Math.PI / 2, w / 2],
	] as const) {
		const wide = Math.abs(Math.sin(face)) > 0.5 ? 0.62 : 1;
		const onFace = (surface: Surface, x: number, y: number, out = 0.004) =>
			put(
				place(surface, { at: [x * wide, low + y, half * (0.945 + 0.055 * (y / 0.165)) + out] }),
				[0, 0, 0],
				[0, face, 0],
			);
		onFace(
			place(
				extrude(
					[
						[0.007, 0],
						[0.009, 0.08],
						[-0.009, 0.08],
						[-0.007, 0],
					],
					0.012,
					{ bevel: 0.003 },
				),
				{ turn: [-Math.PI / 2, 0, 0], scale: [1, 1, 1] },
			),
			0,
			0.036,
			0.011,
		);
		for (const side of [-1, 1]) {
			onFace(place(sphere(0.0135, { segments: 12, rings: 8 }), { scale: [1.25, 0.9, 0.7] }), side * 0.055, 0.085);
			onFace(
				place(torus(0.019, 0.003, { segments: 14, sides: 5 }), { turn: [Math.PI / 2, 0, 0], scale: [1.3, 0.95, 1] }),
				side * 0.055,
				0.085,
				0.001,
			);
			const curl = (points: readonly (readonly [number, number])[]) =>
				sweep(
					curve(
						points.map(([a, b]): Vec3 => [a * side * wide, b, 0]),
						12,
					),
					{ radius: (t) => 0.0045 * (1 - 0.5 * t), sides: 6 },
				);
			onFace(
				curl([
					[0.014, 0.106],
					[0.04, 0.12],
					[0.078, 0.122],
					[0.104, 0.108],
					[0.106, 0.09],
					[0.094, 0.086],
				]),
				0,
				0,
				0.002,
			);
			onFace(
				curl([
					[0.012, 0.036],
					[0.03, 0.026],
					[0.054, 0.034],
					[0.06, 0.05],
					[0.048, 0.054],
				]),
				0,
				0,
				0.002,
			);
			onFace(
				curl([
					[0.1, 0.03],
					[0.112, 0.05],
					[0.108, 0.07],
					[0.094, 0.066],
				]),
				0,
				0,
				0.002,
			);
		}
		// A row of bosses under the rim.
		for (let k = 0; k < 8; k++)
			onFace(
				place(sphere(0.0065, { segments: 8, rings: 5 }), { scale: [1, 1, 0.6] }),
				-0.119 + k * 0.034,
				0.145,
				0.001,
			);
	}
	const stand = model.node("stand");
	model.add("stone", extrude(roundedRectangle(0.36, 0.28, 0.02, 3), 0.03, { bevel: 0.005 }), { node: stand });
	return model;
}

/** A jade bi with its rows of grain, held in a wooden cradle. */
export function jadeBi(): Model {
	const model = new Model("jade-bi", {
		jade: { colour: "#a9c9a4", roughness: 0.16 },
		wood: { colour: "#3a211a", roughness: 0.45 },
	});
	const bi = model.node("bi", { at: [0, 0.2, 0], turn: [-0.1, 0, 0], extras: { part: "bi" } });
	const disc = lathe(
		[
			[0.045, -0.008],
			[0.045, 0.008],
			[0.05, 0.011],
			[0.055, 0.0085],
			[0.14, 0.0085],
			[0.145, 0.011],
			[0.152, 0.008],
			[0.152, -0.008],
			[0.145, -0.011],
			[0.14, -0.0085],
			[0.055, -0.0085],
			[0.05, -0.011],
			[0.045, -0.008],
		]
			.map(([r = 0, h = 0]) => [r, -h] as const)
			.reverse(),
		44,
	);
	const cloud = ([x, y, z]: Vec3): Vec3 => {
		const n = 0.5 + 0.5 * Math.sin(x * 23 + y * 31) * Math.cos(y * 19 - z * 11 + x * 9);
		return [0.82 + 0.18 * n, 0.9 + 0.1 * n, 0.78 + 0.22 * n];
	};
	model.add("jade", disc, { node: bi, turn: [Math.PI / 2, 0, 0], tint: cloud });
	const grains: Surface[] = [];
	for (let row = 0; row < 5; row++) {
		const r = 0.066 + row * 0.0165;
		const count = Math.round((r * Math.PI * 2) / 0.0178);
		for (let i = 0; i < count; i++) {
			const a = (i / count) * Math.PI * 2 + row * 0.3;
			grains.push(
				place(
					lathe(
						[
							[0.0062, 0],
							[0.005, 0.0026],
							[0, 0.0036],
						],
						6,
					),
					{ at: [Math.cos(a) * r, Math.sin(a) * r, 0.0082], turn: [Math.PI / 2, 0, 0] },
				),
			);
		}
	}
	model.add("jade", join(...grains), { node: bi, tint: cloud });
	const stand = model.node("stand");
	model.add("wood", extrude(roundedRectangle(0.26, 0.12, 0.03, 4), 0.018, { bevel: 0.005 }), { node: stand });
	for (const side of [-1, 1]) {
		model.add(
			"wood",
			sweep(
				[
					[side * 0.03, 0.012, 0.0],
					[side * 0.07, 0.03, 0.0],
					[side * 0.115, 0.075, 0.002],
					[side * 0.13, 0.13, 0.006],
				],
				{ radius: (t) => 0.012 - 0.004 * t, sides: 8 },
			),
			{ node: stand },
		);
		model.add("wood", sphere(0.011, { segments: 10, rings: 7 }), { node: stand, at: [side * 0.131, 0.134, 0.006] });
	}
	model.add("wood", extrude(circle(0.05, 20), 0.034, { bevel: 0.01 }), { node: stand, at: [0, 0.014, 0] });
	return model;
}

function smoothProfile(points: readonly Point2[], steps: number): Point2[] {
	const at = (i: number) => points[Math.max(0, Math.min(points.length - 1, i))] as Point2;
	return Array.from({ length: steps + 1 }, (_, k): Point2 => {
		const t = (k / steps) * (points.length - 1);
		const i = Math.min(points.length - 2, Math.floor(t));
		const f = t - i;
		const c = (a: 0 | 1) => {
			const [v0, v1, v2, v3] = [at(i - 1)[a], at(i)[a], at(i + 1)[a], at(i + 2)[a]];
			return (
				0.5 *
				(2 * v1 + (v2 - v0) * f + (2 * v0 - 5 * v1 + 4 * v2 - v3) * f * f + (3 * v1 - v0 - 3 * v2 + v3) * f * f * f)
			);
		};
		return [Math.max(0.001, c(0)), c(1)];
	});
}
