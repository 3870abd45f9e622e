import sharp from "sharp";
import { Model, type ModelNode, type Rgb, spin } from "#assets/scripts/mesh/Model.ts";
import { bend, place, type Surface } from "#assets/scripts/mesh/Surface.ts";
import {
	block,
	cylinder,
	extrude,
	lathe,
	type Point2,
	panel,
	rod,
	roundedRectangle,
	sheet,
	sphere,
	sweep,
} from "#assets/scripts/mesh/shapes.ts";
import type { Vec3 } from "#assets/scripts/mesh/vec3.ts";
import { onto } from "./onto.ts";
import { seededRandom } from "./random.ts";
import { upright } from "./upright.ts";

const FLAT = { bevel: 0 } as const;
/** The hill's rise, and with it the kiln's: about one in four, as draught wants it. */
const SLOPE = 0.24;
const LENGTH = 1.2;

/**
 * A climbing kiln at 1:16, its vault opened in the middle so that the stacked ware is seen; before it one jar in six
 * stages, from the lump of clay to the glaze, each to be lifted out. 1.7 × 1.1 m.
 */
export async function dragonKiln(): Promise<Model> {
	const painted = await jarPattern();
	const model = new Model("dragon-kiln", {
		matte: { colour: "#ffffff", roughness: 0.88 },
		glow: { colour: "#ffffff", emissive: "#c23c08" },
		glaze: { colour: "#ffffff", roughness: 0.12 },
		painted: { colour: "#e9dccb", roughness: 0.8, texture: painted },
		porcelain: { colour: "#f6f9fa", roughness: 0.08, texture: painted },
	});
	const random = seededRandom(41);
	const ground = model.node("ground");
	const put = onto(model, ground);
	put("matte", extrude(roundedRectangle(1.7, 1.1, 0.03, 3), 0.03, { bevel: 0.006 }), [0, 0, 0], { tint: "#3a2a20" });
	// The hill: a wedge with a soft edge, greener where nobody walks.
	const hill = sheet(26, 12, (u, v): Vec3 => {
		const x = (u - 0.5) * 1.62;
		const z = -0.54 + (1 - v) * 0.53;
		const crest = Math.max(0, (x + 0.62) * SLOPE);
		const edge = Math.min(1, Math.min(u, 1 - u) / 0.04) * Math.min(1, v / 0.1, (1 - v) / 0.06);
		return [x, 0.031 + (crest + 0.008 * Math.sin(x * 11) * Math.sin(z * 17)) * Math.max(0, edge) ** 0.7, z];
	});
	put("matte", hill, [0, 0, 0], { tint: grass });
	put("matte", block(1.62, 0.004, 0.4, FLAT), [0, 0.03, 0.33], { tint: "#b9a888" });

	const kiln = model.node("kiln", { at: [-0.6, 0.036, -0.22], turn: [0, 0, Math.atan(SLOPE)] });
	const vault = onto(model, kiln);
	vault("matte", block(LENGTH, 0.02, 0.24, FLAT), [LENGTH / 2, -0.012, 0], { tint: "#8d6a4e" });
	const rings = 26;
	for (let i = 0; i < rings; i++) {
		const x = ((i + 0.5) / rings) * LENGTH;
		const open = i >= 9 && i < 19;
		const shade = 0.8 + 0.3 * random();
		const brick: Rgb = [0.34 * shade, 0.155 * shade, 0.085 * shade];
		const step = LENGTH / rings;
		const ring = place(upright(archOutline(0.088, 0.105, open ? 0.56 : 0), step - 0.003, 0), {
			turn: [0, Math.PI / 2, 0],
		});
		vault("matte", ring, [x, 0.006, 0], { tint: () => brick });
		if (i % 3 === 1 && !open)
			vault("matte", cylinder(0.014, 0.016, { segments: 8, bevel: 0.003 }), [x, 0.11, 0.012], { tint: "#6d4530" });
	}
	// The front wall's stump where the vault is open, and the steps on which ware stands.
	vault("matte", block(LENGTH * 0.385, 0.02, 0.015, FLAT), [LENGTH * 0.538, 0.006, 0.096], { tint: "#7a4630" });
	vault("glow", block(LENGTH * 0.95, 0.002, 0.15, FLAT), [LENGTH / 2, 0.0085, -0.005], { tint: "#c24a18" });
	const glazes = ["#bcd3c6", "#eceae2", "#7fa08c", "#4d2f22", "#dfe6ea"] as const;
	for (let i = 0; i < 10; i++) {
		for (let row = 0; row < 3; row++) {
			const x = LENGTH * (9.6 / rings) + i * 0.0455;
			const height = 0.026 + 0.016 * random();
			for (let k = 0; k < (row === 0 ? 2 : 1); k++)
				vault("glaze", pot(0.011, height), [x, 0.011 + k * (height + 0.001), -0.055 + row * 0.05], {
					tint: glazes[(i * 3 + row + k) % 5] ?? "#eceae2",
				});
		}
	}
	// Fire mouth below, chimney above.
	vault("matte", block(0.05, 0.16, 0.26, { bevel: 0.006, divide: 0.06 }), [-0.012, -0.012, 0], { tint: "#8a5438" });
	vault("glow", place(upright(halfRound(0.036), 0.004), { turn: [0, -Math.PI / 2, 0] }), [-0.0385, 0.02, 0], {
		tint: "#ffd08a",
	});
	vault("matte", block(0.09, 0.2, 0.2, { bevel: 0.006, divide: 0.06 }), [LENGTH + 0.03, -0.02, 0], { tint: "#83503a" });
	const upper = [-0.6 + (LENGTH + 0.03) * 0.972, 0.036 + (LENGTH + 0.03) * 0.236 + 0.14, -0.22] as const;
	put("matte", cylinder(0.045, 0.2, { segments: 14, bevel: 0.004, top: 0.034 }), [...upper], { tint: "#7d4a34" });
	put("matte", cylinder(0.04, 0.02, { segments: 14, bevel: 0.003 }), [upper[0], upper[1] + 0.196, upper[2]], {
		tint: "#5a3527",
	});

	// The stoker's shed over the mouth: four posts, a tiled roof that lifts off.
	for (const x of [-0.76, -0.46])
		for (const z of [-0.4, -0.04]) put("matte", rod(0.008, 0.27, 7), [x, 0.03, z], { tint: "#5b3b26" });
	const shed = model.node("shed-roof", { at: [-0.61, 0.29, -0.22], extras: { part: "shed-roof" } });
	for (const turn of [0, Math.PI])
		model.add("matte", ribbedSlope(0.4, 0.23, 0.1), { node: shed, turn: [0, turn, 0], tint: "#4a4f52" });
	model.add("matte", block(0.41, 0.014, 0.02, { bevel: 0.003 }), { node: shed, at: [0, 0.094, 0], tint: "#3c4144" });

	// Firewood, saggars waiting, two at work, bamboo behind.
	for (let row = 0; row < 3; row++)
		for (let i = 0; i < 7 - row; i++)
			put(
				"matte",
				place(cylinder(0.013, 0.11, { segments: 7, bevel: 0 }), { turn: [Math.PI / 2, 0, 0] }),
				[-0.8 + row * 0.013 + i * 0.0262, 0.044 + row * 0.0225, 0.045],
				{ tint: ["#8a6238", "#7a5530", "#9a7144"][(i + row) % 3] ?? "#8a6238" },
			);
	for (let i = 0; i < 9; i++)
		put(
			"matte",
			cylinder(0.026, 0.026, { segments: 12, bevel: 0.002 }),
			[-0.22 + (i % 5) * 0.056, 0.034 + (i > 4 ? 0.0265 : 0), 0.06 + (i > 4 ? 0.004 : 0)],
			{ tint: i % 2 ? "#b0835c" : "#a47650" },
		);
	worker(model, ground, [-0.72, 0.034, -0.06], 2.6, "#31506b");
	worker(model, ground, [0.13, 0.034, 0.05], -2.4, "#6b4a31");
	for (let i = 0; i < 22; i++) {
		const x = -0.1 + 0.88 * random();
		const z = -0.5 + 0.08 * random();
		const tall = 0.26 + 0.16 * random();
		const lean = (random() - 0.5) * 0.12;
		const foot = 0.03 + Math.max(0, (x + 0.62) * SLOPE) * 0.5;
		put("matte", rod(0.0035, tall, 4), [x, foot, z], { tint: "#6f8d3d", turn: [lean, 0, lean] });
		for (let k = 0; k < 3; k++)
			put(
				"matte",
				place(sphere(0.028, { segments: 5, rings: 3 }), { scale: [1, 0.3, 0.6] }),
				[x + (random() - 0.5) * 0.06, foot + tall * (0.55 + 0.17 * k), z + 0.02 * (random() - 0.5) + lean * tall],
				{ tint: ["#5f7f34", "#7a9a45", "#4e6c2c"][k % 3] ?? "#5f7f34", turn: [0.3, random() * 6, 0.3] },
			);
	}

	stages(model);
	model.animate("throwing", [spin("2-thrown", [0, 1, 0], 2.4, 2)]);
	return model;
}

const grass = ([x, , z]: Vec3): Rgb => {
	const n = 0.5 + 0.5 * Math.sin(x * 23 + z * 7) * Math.sin(z * 31 - x * 5);
	const worn = Math.max(0, 1 - Math.abs(z + 0.2) / 0.16);
	return [0.15 + 0.16 * worn + 0.04 * n, 0.17 + 0.05 * worn + 0.05 * n, 0.07 + 0.07 * worn];
};

/** Half a ring in (x, y); `from` is the share of it, from the front, that is left out. */
function archOutline(inner: number, outer: number, from: number): Point2[] {
	const steps = from > 0 ? 4 : 7;
	const points: Point2[] = [];
	const angle = (i: number) => Math.PI * (from + ((1 - from) * i) / steps);
	// Turned a quarter about y, +x of the outline becomes −z: the front is at the left.
	for (let i = 0; i <= steps; i++) points.push([-Math.cos(angle(i)) * outer, Math.sin(angle(i)) * outer * 1.04]);
	for (let i = steps; i >= 0; i--) points.push([-Math.cos(angle(i)) * inner, Math.sin(angle(i)) * inner * 1.04]);
	return points;
}

const halfRound = (r: number): Point2[] =>
	Array.from(
		{ length: 11 },
		(_, i): Point2 => [Math.cos((i / 10) * Math.PI) * r, Math.sin((i / 10) * Math.PI) * r * 1.5],
	);

const pot = (r: number, h: number): Surface =>
	lathe(
		[
			[0, 0],
			[r * 0.7, 0],
			[r * 1.2, h * 0.45],
			[r * 0.6, h * 0.85],
			[r * 0.75, h],
			[0, h * 0.9],
		],
		6,
	);

function ribbedSlope(width: number, run: number, rise: number): Surface {
	const ribs = Math.round(width / 0.02);
	return sheet(
		ribs * 2,
		2,
		(u, v) => [(0.5 - u) * width, rise * (1 - v) ** 1.2 + ((u * ribs * 2) % 2 < 0.5 ? 0.005 : 0), v * run],
		{ bothSides: true },
	);
}

function worker(model: Model, node: ModelNode, at: Vec3, facing: number, coat: string): void {
	const parts: readonly (readonly [Surface, string])[] = [
		[
			lathe(
				[
					[0.011, 0],
					[0.015, 0.05],
				],
				8,
			),
			"#2c3138",
		],
		[
			lathe(
				[
					[0.017, 0.044],
					[0.019, 0.07],
					[0.0165, 0.086],
					[0, 0.092],
				],
				9,
			),
			coat,
		],
		[place(sphere(0.0095, { segments: 9, rings: 6 }), { at: [0, 0.101, 0] }), "#d9a982"],
		[
			lathe(
				[
					[0.024, 0.104],
					[0, 0.119],
				],
				10,
			),
			"#c9a75c",
		],
	];
	for (const [surface, tint] of parts) model.add("matte", surface, { node, at, turn: [0, facing, 0], tint });
	for (const side of [-1, 1])
		model.add(
			"matte",
			sweep(
				[
					[side * 0.016, 0.082, 0],
					[side * 0.021, 0.066, 0.01],
					[side * 0.01, 0.062, 0.026],
				],
				{ radius: 0.0046, sides: 5 },
			),
			{ node, at, turn: [0, facing, 0], tint: coat },
		);
}

/** From the foot up to the lip, then a little way in. */
const JAR: readonly Point2[] = [
	[0.044, 0],
	[0.047, 0.006],
	[0.046, 0.014],
	[0.056, 0.045],
	[0.074, 0.09],
	[0.086, 0.13],
	[0.084, 0.162],
	[0.066, 0.187],
	[0.04, 0.202],
	[0.033, 0.212],
	[0.035, 0.224],
	[0.041, 0.231],
	[0.037, 0.232],
	[0.028, 0.214],
];

/** The same jar six times: lump, thrown, trimmed, fired once, painted, glazed. */
function stages(model: Model): void {
	const names = ["1-clay", "2-thrown", "3-trimmed", "4-bisque", "5-painted", "6-glazed"] as const;
	names.forEach((name, i) => {
		const x = -0.69 + i * 0.276;
		const at: Vec3 = [x, 0.03, 0.33];
		const foot = model.node(`stand-${i + 1}`, { at });
		const dark = i === 5 ? "#7a2f25" : "#5a3a26";
		model.add("matte", cylinder(0.098, 0.026, { segments: 26, bevel: 0.005 }), { node: foot, tint: dark });
		// A bead for each step done.
		for (let k = 0; k <= i; k++)
			model.add("matte", place(panel(0.01, 0.01), { at: [(k - i / 2) * 0.018, 0.008, 0.0985] }), {
				node: foot,
				tint: "#e3b65a",
			});
		const node = model.node(name, { at: [x, 0.056, 0.33], extras: { part: name } });
		const put = onto(model, node);
		if (name === "1-clay") {
			const lump = bend(sphere(0.072, { segments: 18, rings: 11 }), ([px, py, pz]): Vec3 => {
				const n = 1 + 0.06 * Math.sin(px * 60 + py * 25) + 0.05 * Math.sin(pz * 75 - py * 50 + 1);
				return [px * n * 1.05, Math.max(0, (py + 0.056) * 0.94), pz * n];
			});
			put("matte", lump, [0, 0, 0], { tint: "#a8917a" });
			put("matte", block(0.06, 0.045, 0.05, { bevel: 0.008 }), [0.03, 0.0, 0.062], {
				tint: "#b39d86",
				turn: [0, 0.5, 0],
			});
		} else if (name === "2-thrown") {
			put("matte", cylinder(0.085, 0.012, { segments: 26, bevel: 0.003 }), [0, 0, 0], { tint: "#6b6259" });
			const wet = JAR.map(
				([r, y], k): Point2 => [r * 0.94 + (k > 1 && k < 9 ? 0.0022 * (k % 2) : 0), 0.012 + y * 0.93],
			);
			put("matte", lathe(wet, 22), [0, 0, 0], { tint: ([, y]) => [0.3 + 0.25 * y, 0.235 + 0.22 * y, 0.18 + 0.2 * y] });
			// A slip mark, so that the turning is seen.
			put("matte", sphere(0.007, { segments: 6, rings: 4 }), [0.072, 0.112, 0], { tint: "#cbb7a0" });
		} else if (name === "3-trimmed") put("matte", lathe(JAR, 22), [0, 0, 0], { tint: "#d8cbb9" });
		else if (name === "4-bisque")
			put("matte", lathe(JAR, 22), [0, 0, 0], { tint: ([, y]) => [0.78, 0.5 + 0.25 * y, 0.36 + 0.4 * y] });
		else {
			const material = name === "5-painted" ? "painted" : "porcelain";
			put(material, lathe(JAR, 28));
		}
	});
}

/** Waves at the foot, peonies round the belly, a cloud collar; it meets itself round the back. */
async function jarPattern(): Promise<Uint8Array> {
	const [w, h] = [768, 448];
	const [ink, pale] = ["#28489a", "#7d98d2"];
	const repeat = (count: number, draw: (x: number, step: number, i: number) => string) =>
		Array.from({ length: count }, (_, i) => draw((i + 0.5) * (w / count), w / count, i)).join("");
	const line = (y: number, thick: number) => `<rect y="${y}" width="${w}" height="${thick}" fill="${ink}"/>`;
	const peony = (x: number, y: number, s: number) =>
		`${[1, 0.7, 0.42]
			.map((k, ring) =>
				Array.from(
					{ length: 7 },
					(_, i) =>
						`<ellipse cx="${x}" cy="${y - s * k * 0.62}" rx="${s * k * 0.36}" ry="${s * k * 0.46}" fill="${(i + ring) % 2 ? pale : "#cdd8ee"}" stroke="${ink}" stroke-width="2.4" transform="rotate(${i * 51.4 + ring * 24} ${x} ${y})"/>`,
				).join(""),
			)
			.join("")}<circle cx="${x}" cy="${y}" r="${s * 0.15}" fill="${ink}"/>`;
	const leaf = (x: number, y: number, turn: number) =>
		`<path d="M0 0q18 -22 44 -8q-16 20 -44 8Z" fill="${ink}" transform="translate(${x} ${y}) rotate(${turn})"/>`;
	const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="${w}" height="${h}"><rect width="${w}" height="${h}" fill="#fdfdfb"/>
		${line(70, 5)}${line(84, 2)}${repeat(8, (x, s) => `<path d="M${x - s / 2} 94C${x - s * 0.3} 92 ${x - s * 0.34} 122 ${x - s * 0.14} 118Q${x} 122 ${x} 148Q${x} 122 ${x + s * 0.14} 118C${x + s * 0.34} 122 ${x + s * 0.3} 92 ${x + s / 2} 94Z" fill="${pale}" stroke="${ink}" stroke-width="3"/>`)}
		<path d="M0 232${repeat(4, (x, s) => `C${x - s * 0.3} 190 ${x - s * 0.2} 190 ${x} 232S${x + s * 0.3} 274 ${x + s / 2} 232`)}" fill="none" stroke="${ink}" stroke-width="5"/>
		${repeat(4, (x, s, i) => leaf(x - s * 0.32, 206, -20) + leaf(x - s * 0.25, 208, 150) + leaf(x + s * 0.3, 256, 20) + leaf(x + s * 0.25, 254, 190) + peony(x, 230, i % 2 ? 50 : 56))}
		${line(316, 3)}${line(324, 6)}${repeat(18, (x, s) => [0.5, 0.34, 0.18].map((k, i) => `<path d="M${x - s * k} 376a${s * k} ${s * k} 0 0 1 ${s * 2 * k} 0" fill="none" stroke="${i ? pale : ink}" stroke-width="3"/>`).join(""))}
		${line(378, 5)}${line(392, 2)}</svg>`;
	return sharp(Buffer.from(svg)).png({ palette: true, colours: 24, effort: 10, compressionLevel: 9 }).toBuffer();
}
