import { cataloguePlate } from "../boards.ts";
import { type BoothMedia, modelOf } from "../MediaKit.ts";
import { drawingSheet, inkPoster, pictureScreen } from "../plates.ts";
import { words } from "../words.ts";

const DESK = { models: [{ url: modelOf("ink-studio", "ink-desk") }], sun: 1.5, ambient: 0.9 };
const STONE = { models: [{ url: modelOf("ink-studio", "ink-stone") }], sun: 1.8, ambient: 1 };

export const inkStudioMedia: readonly BoothMedia[] = [
	{
		name: "still.webp",
		make: async (kit) =>
			(await kit.studio()).webp(
				inkPoster("ink-studio", {
					sign: "静",
					column: "一砚清水，半窗天光",
					title: words("先磨墨，再落笔", "Grind the ink before you lift the brush"),
					note: words(
						"磨一池墨要一刻钟。我们不替您省掉它：手在转圈，心就慢下来。",
						"A pool of ink takes a quarter of an hour to grind. We do not spare you that: while the hand goes round, the mind slows down.",
					),
					picture: await kit.picture(
						DESK,
						{ eye: [0.05, 0.3, 1.15], target: [0, 0.14, 0], fov: 0.5, seconds: 5 },
						1400,
						620,
					),
				}),
			),
	},
	{
		name: "stone.webp",
		make: async (kit) =>
			(await kit.studio()).webp(
				cataloguePlate("ink-studio", {
					title: words("云月砚", "Cloud and moon ink stone"),
					era: words("紫石 · 今制", "Purple stone, made this year"),
					note: words(
						"砚堂为月，墨池在后，八朵云绕池而行。盖、砚、墨、匣可以一件件取开。",
						"The grinding floor is the moon, the pool lies behind it and eight clouds go round. Lid, stone, stick and tray come apart.",
					),
					picture: await kit.picture(
						STONE,
						{ eye: [0.16, 0.56, 1.0], target: [0, 0.19, -0.05], fov: 0.62 },
						1000,
						1200,
					),
					paper: "#e4dfd6",
				}),
			),
	},
	{
		name: "eight-strokes.webp",
		make: async (kit) =>
			(await kit.studio()).webp(
				drawingSheet("ink-studio", {
					title: words("永字八法", "One sign, eight strokes"),
					drawing: eightStrokes(),
					block: [
						["课次 Lesson", "1 / 12"],
						["时长 Time", "90 min"],
						["纸 Paper", "毛边纸"],
						["笔 Brush", "兼毫 中号"],
					],
					notes: [
						words(
							"点、横、竖、钩、提、撇、短撇、捺都在里面。",
							"Dot, bar, post, hook, lift, sweep, peck and press are all in it.",
						),
						words("每一笔先停，再走，再收。", "Each stroke rests, travels and is gathered in."),
						words("写满一页，再换下一字。", "Fill a page before going on to the next."),
					],
				}),
			),
	},
	{
		name: "scroll.webp",
		make: async (kit) =>
			(await kit.studio()).webp(
				pictureScreen("ink-studio", {
					title: words("卷轴<br>慢慢看", "A scroll is read an arm at a time"),
					lead: words(
						"手卷从右向左展开，左手放、右手收，一次只看一臂长。展台上的《晴峦归棹》会自己展开、再卷起。",
						"A handscroll opens from right to left: one hand lets go, the other gathers. The scroll on the desk unrolls and rolls up by itself.",
					),
					picture: await kit.picture(
						DESK,
						{ eye: [0.12, 0.76, 0.98], target: [0.0, 0.09, 0.0], fov: 0.62, seconds: 8.4 },
						1300,
						1000,
					),
					ground: "#33323a",
					points: [
						words("每日三场", "three sessions a day"),
						words("每场八席", "eight seats"),
						words("笔墨自带走", "keep what you write"),
					],
				}),
				{ quality: 86 },
			),
	},
];

/** The sign for "for ever" in its practice square, each of its strokes named where it begins. */
function eightStrokes(): string {
	const s = `stroke="#c2302a" fill="none"`;
	const [x0, y0, w] = [130, 90, 620];
	const names: readonly (readonly [string, string, number, number, number, number, "start" | "end"])[] = [
		["侧 点", "dot", 440, 176, 700, 60, "start"],
		["勒 横", "bar", 352, 300, 112, 250, "end"],
		["努 竖", "post", 470, 470, 776, 720, "start"],
		["趯 钩", "hook", 402, 640, 300, 772, "end"],
		["策 提", "lift", 212, 400, 112, 400, "end"],
		["掠 撇", "sweep", 268, 560, 112, 560, "end"],
		["啄 短撇", "peck", 640, 306, 776, 290, "start"],
		["磔 捺", "press", 622, 566, 776, 600, "start"],
	];
	return `<rect x="${x0}" y="${y0}" width="${w}" height="${w}" ${s} stroke-width="5"/>
		<path d="M${x0} ${y0}L${x0 + w} ${y0 + w}M${x0 + w} ${y0}L${x0} ${y0 + w}M${x0 + w / 2} ${y0}V${y0 + w}M${x0} ${y0 + w / 2}H${x0 + w}" ${s} stroke-width="2.5" stroke-dasharray="14 10" opacity=".7"/>
		<text x="${x0 + w / 2}" y="${y0 + w * 0.872}" font-size="${w * 0.96}" font-weight="900" text-anchor="middle" fill="#1b1917" font-family="Noto Sans SC">永</text>
		${names
			.map(
				([zh, en, x, y, tx, ty, side], i) =>
					`<path d="M${x} ${y}L${tx + (side === "start" ? -8 : 8)} ${ty - 8}" stroke="#c2302a" stroke-width="2.5"/><circle cx="${x}" cy="${y}" r="15" fill="#c2302a"/><text x="${x}" y="${y + 7}" font-size="20" font-weight="700" fill="#fff" text-anchor="middle">${i + 1}</text><text x="${tx}" y="${ty}" font-size="28" font-weight="700" text-anchor="${side}" fill="currentColor">${zh}</text><text x="${tx}" y="${ty + 26}" font-size="20" text-anchor="${side}" fill="currentColor" opacity=".75">${en}</text>`,
			)
			.join("")}`;
}
