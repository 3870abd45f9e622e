import { type Channel, Model } from "#assets/scripts/mesh/Model.ts";
import { join, place, type Surface } from "#assets/scripts/mesh/Surface.ts";
import { block, cylinder, extrude, roundedRectangle } from "#assets/scripts/mesh/shapes.ts";
import { turn, type Vec3 } from "#assets/scripts/mesh/vec3.ts";
import { brushed } from "./brushed.ts";
import { onto } from "./onto.ts";
import { seededRandom } from "./random.ts";
import { upright } from "./upright.ts";
import { YONG_STROKES } from "./yongStrokes.ts";

/** Characters of level and upright strokes only, as a sort shows them: x and y of each bar's middle, its width and height, in tenths. */
const SORTS: Readonly<Record<string, readonly (readonly [number, number, number, number])[]>> = {
	一: [[5, 5, 8, 1.2]],
	二: [
		[5, 7, 5.6, 1.1],
		[5, 2.6, 8.4, 1.1],
	],
	三: [
		[5, 8, 6.4, 1],
		[5, 5, 5, 1],
		[5, 2, 8.4, 1],
	],
	十: [
		[5, 5.4, 8.4, 1.1],
		[5, 5, 1.2, 8.4],
	],
	工: [
		[5, 8, 7, 1.1],
		[5, 5, 1.2, 6],
		[5, 2, 8.6, 1.1],
	],
	土: [
		[5, 6, 6, 1.1],
		[5, 5.4, 1.2, 7],
		[5, 1.9, 8.6, 1.1],
	],
	王: [
		[5, 8.2, 7, 1],
		[5, 5.2, 6, 1],
		[5, 1.9, 8.6, 1],
		[5, 5, 1.2, 6.4],
	],
	上: [
		[4.6, 5.2, 1.2, 7],
		[6.6, 5.6, 3.4, 1],
		[5, 1.9, 8.6, 1.1],
	],
	正: [
		[5, 8.2, 7.4, 1],
		[5.2, 5, 1.1, 6.4],
		[7, 5.2, 3, 1],
		[2.8, 3.8, 1.1, 4],
		[5, 1.8, 8.6, 1],
	],
	口: [
		[2.4, 5, 1.2, 6.6],
		[7.6, 5, 1.2, 6.6],
		[5, 7.8, 6.4, 1.1],
		[5, 2.3, 6.4, 1.1],
	],
	日: [
		[2.8, 5, 1.2, 8],
		[7.2, 5, 1.2, 8],
		[5, 8.5, 5.6, 1],
		[5, 5, 4.6, 1],
		[5, 1.6, 5.6, 1],
	],
	田: [
		[2, 5, 1.1, 7],
		[8, 5, 1.1, 7],
		[5, 8.1, 7, 1],
		[5, 5, 6, 0.9],
		[5, 1.9, 7, 1],
		[5, 5, 1, 6.4],
	],
	中: [
		[2.4, 6, 1.1, 4.4],
		[7.6, 6, 1.1, 4.4],
		[5, 7.9, 6.2, 1],
		[5, 4.2, 6.2, 1],
		[5, 5, 1.2, 9],
	],
	山: [
		[5, 5.4, 1.2, 7.6],
		[2, 4, 1.1, 4.4],
		[8, 4, 1.1, 4.4],
		[5, 2.1, 7, 1.1],
	],
	出: [
		[5, 5.2, 1.1, 8.6],
		[2.6, 7, 1, 3],
		[7.4, 7, 1, 3],
		[5, 5.4, 5.6, 0.9],
		[2, 3, 1, 3],
		[8, 3, 1, 3],
		[5, 1.7, 7, 1],
	],
};
const NAMES = Object.keys(SORTS);
/** The case leans towards the compositor. */
const LEAN = 0.42;
const GLYPH_UNIT = 0.0036;
const INK = "#2c2622";

/** A case of movable type, a composing stick with a line set, and the character 永 in its eight strokes. 0.62 m high. */
export function typeCase(): Model {
	const model = new Model("type-case", {
		wood: { colour: "#ffffff", roughness: 0.62 },
		lead: { colour: "#c6cad0", metallic: 0.55, roughness: 0.45 },
		lacquer: { colour: "#c8321f", roughness: 0.28 },
	});
	const desk = onto(model, model.node("desk"));
	desk("wood", extrude(roundedRectangle(0.54, 0.44, 0.02, 4), 0.026, { bevel: 0.006 }), [0, 0, 0], { tint: "#2b2320" });
	// Two cheeks hold the case at its slope.
	for (const side of [-1, 1])
		desk(
			"wood",
			place(
				upright(
					[
						[-0.165, 0],
						[0.16, 0],
						[0.16, 0.155],
						[0.13, 0.17],
						[-0.165, 0.04],
					],
					0.016,
					0.002,
				),
				{ turn: [0, Math.PI / 2, 0] },
			),
			[side * 0.225, 0.025, 0],
			{ tint: "#6b4a30" },
		);

	const random = seededRandom(29);
	const at = (x: number, up: number, along: number): Vec3 => {
		// On the slope: `along` runs from its foot at the front to its head at the back.
		const [px, py, pz] = turn([x, up, -along], [LEAN, 0, 0]);
		return [px, py + 0.062, pz + 0.152];
	};
	const tilt: Vec3 = [LEAN, 0, 0];
	const tray = onto(model, model.node("case", { extras: { part: "case" } }));
	const [wide, long] = [0.49, 0.345];
	tray("wood", block(wide, 0.008, long, { bevel: 0 }), at(0, 0, long / 2), { turn: tilt, tint: "#8a6444" });
	for (const side of [-1, 1])
		tray("wood", block(0.014, 0.034, long, { bevel: 0.003 }), at(side * (wide / 2 - 0.007), 0.002, long / 2), {
			turn: tilt,
			tint: "#5b3d27",
		});
	for (const along of [0.007, long - 0.007])
		tray("wood", block(wide, 0.034, 0.014, { bevel: 0.003 }), at(0, 0.002, along), { turn: tilt, tint: "#5b3d27" });
	const [columns, rows] = [6, 4];
	const [cell, row] = [(wide - 0.028) / columns, (long - 0.028) / rows];
	for (let i = 1; i < columns; i++)
		tray("wood", block(0.005, 0.024, long - 0.028, { bevel: 0 }), at(-wide / 2 + 0.014 + i * cell, 0.007, long / 2), {
			turn: tilt,
			tint: "#7a5638",
		});
	for (let j = 1; j < rows; j++)
		tray("wood", block(wide - 0.028, 0.024, 0.005, { bevel: 0 }), at(0, 0.0072, 0.014 + j * row), {
			turn: tilt,
			tint: "#7a5638",
		});

	// Two to four sorts stand in each box, some leaning a little; a few boxes are nearly used up.
	const sorts = onto(model, model.node("sorts", { extras: { part: "sorts" } }));
	const size = 0.0285;
	for (let j = 0; j < rows; j++) {
		for (let i = 0; i < columns; i++) {
			const name = NAMES[(i * 3 + j * 5) % NAMES.length] as string;
			for (const [dx, dz] of [
				[-0.5, -0.5],
				[0.5, -0.5],
				[-0.5, 0.5],
				[0.5, 0.5],
			] as const) {
				if (random() < 0.22) continue;
				const x = -wide / 2 + 0.014 + (i + 0.5) * cell + dx * (size + 0.004);
				const along = 0.014 + (j + 0.5) * row + dz * (size + 0.006);
				const own: Vec3 = [LEAN + (random() - 0.5) * 0.05, (random() - 0.5) * 0.1, 0];
				const { body, face } = sort(name, size, 0.026);
				sorts("lead", body, at(x, 0.0082, along), { turn: own });
				sorts("lead", face, at(x, 0.0082, along), { turn: own, tint: INK });
			}
		}
	}

	// The stick lies on the ledge: a brass tray with one line, its knee pushed up to it.
	const stick = onto(
		model,
		model.node("composing-stick", { at: [0, 0.026, 0.196], extras: { part: "composing-stick" } }),
	);
	stick("lead", block(0.36, 0.004, 0.05, { bevel: 0.001 }), [0, 0.0, 0], { tint: "#d9b36a" });
	stick("lead", block(0.36, 0.026, 0.004, { bevel: 0.001 }), [0, 0.003, -0.025], { tint: "#d9b36a" });
	stick("lead", block(0.006, 0.026, 0.05, { bevel: 0.001 }), [-0.177, 0.003, 0], { tint: "#d9b36a" });
	stick("lead", block(0.012, 0.03, 0.046, { bevel: 0.002 }), [0.125, 0.0038, 0], { tint: "#a8843f" });
	stick("lead", cylinder(0.008, 0.01, { segments: 14 }), [0.15, 0.0038, 0.008], { tint: "#a8843f" });
	["中", "山", "出", "日", "工", "正", "三"].forEach((name, i) => {
		const { body, face } = sort(name, 0.037, 0.034);
		stick("lead", body, [-0.15 + i * 0.0405, 0.0038, 0]);
		stick("lead", face, [-0.15 + i * 0.0405, 0.0038, 0], { tint: INK });
	});

	// The glyph on the back rail, every stroke a part; in turn each comes forward as it is written.
	const rail = onto(model, model.node("rail"));
	rail("wood", block(0.42, 0.2, 0.03, { bevel: 0.004 }), [0, 0.025, -0.19], { tint: "#3a2a20" });
	rail("wood", block(0.44, 0.012, 0.05, { bevel: 0.003 }), [0, 0.224, -0.19], { tint: "#6b4a30" });
	// Behind it the square with eight rays in which writing is taught.
	rail("wood", block(0.37, 0.372, 0.012, { bevel: 0.003 }), [0, 0.235, -0.2], { tint: "#f3ead6" });
	const red = "#d98672";
	for (const [width, height, x, y] of [
		[0.35, 0.004, 0, 0.244],
		[0.35, 0.004, 0, 0.594],
		[0.004, 0.354, -0.173, 0.244],
		[0.004, 0.354, 0.173, 0.244],
	] as const)
		rail("wood", block(width, height, 0.002, { bevel: 0 }), [x, y, -0.1932], { tint: red });
	for (let i = 0; i < 14; i++) {
		const t = (i + 0.5) / 14 - 0.5;
		rail("wood", block(0.013, 0.0025, 0.002, { bevel: 0 }), [t * 0.345, 0.42, -0.1933], { tint: red });
		rail("wood", block(0.0025, 0.013, 0.002, { bevel: 0 }), [0, 0.4135 + t * 0.345, -0.1933], { tint: red });
		for (const way of [-1, 1])
			rail("wood", block(0.013, 0.0022, 0.002, { bevel: 0 }), [t * 0.345, 0.42 + way * t * 0.345, -0.1933], {
				turn: [0, 0, (way * Math.PI) / 4],
				tint: red,
			});
	}
	const channels: Channel[] = [];
	const seconds = 10;
	YONG_STROKES.forEach(({ name, path }, i) => {
		// Taken apart by the outer node, written by the inner one.
		const part = model.node(name, { at: [0, 0.238, -0.166], extras: { part: name } });
		const node = model.node(`${name}-stroke`, { parent: part });
		const thick = 0.034 - (i % 2) * 0.006;
		model.add(
			"lacquer",
			upright(
				brushed(path).map(([x, y]) => [x * GLYPH_UNIT, y * GLYPH_UNIT] as const),
				thick,
				0.003,
			),
			{ node, at: [-50 * GLYPH_UNIT, 0, 0] },
		);
		const start = 0.4 + i * 1.05;
		const times = [0, start, start + 0.45, start + 0.9, start + 1.5, seconds].filter(
			(t, k, all) => t <= seconds && (k === 0 || t > (all[k - 1] as number)),
		);
		const out = [0, 0, 0.06, 0.06, 0, 0];
		channels.push({
			node: `${name}-stroke`,
			path: "translation",
			times,
			values: times.map((_, k): Vec3 => [0, 0, out[k] ?? 0]),
		});
	});
	model.animate("eight-strokes", channels);
	return model;
}

/** One piece of type: a body of lead, on top the character with ink on it, mirrored as type is. */
function sort(name: string, size: number, tall: number): { body: Surface; face: Surface } {
	const tenth = size / 10;
	const bars = (SORTS[name] ?? []).map(([x, y, w, h], i) =>
		place(block(w * tenth, 0.003 + (i % 3) * 0.0001, h * tenth, { bevel: 0 }), {
			at: [(5 - x) * tenth, tall - 0.0004, (5 - y) * tenth],
		}),
	);
	return { body: block(size, tall, size, { bevel: 0.0012 }), face: join(...bars) };
}
