import type { View } from "#assets/scripts/graphics/renderer/RendererPage.ts";
import { brochure } from "../boards.ts";
import { type BoothMedia, type MediaKit, modelOf } from "../MediaKit.ts";
import { bandsPoster, patternPoster, pictureScreen } from "../plates.ts";
import { words } from "../words.ts";

const sceneOf = (model: string) => ({ models: [{ url: modelOf("craft-lane", model) }], sun: 1.6, ambient: 0.9 });
const shot = (kit: MediaKit, model: string, view: View, width = 1100, height = 900) =>
	kit.picture(sceneOf(model), view, width, height);
const KILN: View = { eye: [-0.72, 0.78, 1.85], target: [0.0, 0.22, 0.02], fov: 0.74, seconds: 0.4 };
const STAGES: View = { eye: [0.05, 0.5, 2.4], target: [0, 0.19, 0.2], fov: 0.48, seconds: 0.3 };
const LOOM: View = { eye: [0.46, 0.52, 0.72], target: [0, 0.2, 0.0], fov: 0.6, seconds: 0.6 };
const BASKET: View = { eye: [0.32, 0.42, 0.72], target: [0, 0.215, 0], fov: 0.6 };

export const craftLaneMedia: readonly BoothMedia[] = [
	{
		name: "three-workshops.webp",
		make: async (kit) =>
			(await kit.studio()).webp(
				bandsPoster("craft-lane", {
					title: words("三间作坊", "One lane, three workshops, a hundred hands"),
					bands: [
						{
							...words("窑", "The kiln"),
							ground: "#b84f2b",
							picture: await shot(kit, "dragon-kiln", KILN),
							more: words(
								"依山而上，一火烧三日。窑头烧柴，窑尾出烟，瓷坯在当中各得其温。",
								"It climbs the hill and burns three days. Wood at the foot, smoke at the head, and every pot finds its heat between.",
							),
						},
						{
							...words("织", "The loom"),
							ground: "#23303f",
							picture: await shot(kit, "draw-loom", LOOM),
							more: words(
								"两片综轮流提经，梭从当中穿过，箅把纬线打紧。模型按真机次序运转。",
								"Two harnesses take turns, the shuttle passes between, the reed beats it home. The model works in that order.",
							),
						},
						{
							...words("漆", "The lacquer"),
							ground: "#e9dfc9",
							picture: await shot(kit, "lacquer-basket", BASKET, 900, 900),
							more: words(
								"竹编为骨，漆层为肤，螺钿为花。三层漆盒装进一只竹提。",
								"Bamboo for bones, lacquer for skin, shell for flowers: three boxes in one carrier.",
							),
						},
					],
				}),
			),
	},
	{
		name: "brocade.webp",
		make: async (kit) =>
			(await kit.studio()).webp(
				patternPoster("craft-lane", {
					tile: brocadeTile(),
					size: 256,
					title: words("云中团花", "Roundels among clouds"),
					note: words(
						"织机上正在织的纹样。四云一花为一个单位，左右上下都能接续，织多长都不断。",
						"What the loom is weaving. Clouds and roundels meet on every side, so the cloth may be as long as you like.",
					),
					picture: await shot(kit, "draw-loom", { eye: [0.12, 0.42, 0.62], target: [0, 0.19, 0.14], fov: 0.5 }),
				}),
			),
	},
	{
		name: "six-stages.webp",
		make: async (kit) =>
			(await kit.studio()).webp(
				pictureScreen("craft-lane", {
					title: words("一只罐子，<br>六个样子", "One jar, six times"),
					lead: words(
						"练泥、拉坯、利坯、素烧、画青花、上釉。展台上六只罐子同高同形，可以一只只拿起来看。",
						"Clay, thrown, trimmed, fired once, painted, glazed. All six on the table share one shape; lift them out one by one.",
					),
					picture: await shot(kit, "dragon-kiln", STAGES, 1600, 800),
					pictureCss: "left:470px;width:790px",
					ground: "#8f3d22",
					points: [
						words("72 道", "hands, it is said"),
						words("1300 ℃", "in the kiln"),
						words("3 日", "from fire to opening"),
					],
				}),
				{ quality: 86 },
			),
	},
	{
		name: "workbook.pdf",
		make: async (kit) => {
			const pages = brochure(
				"craft-lane",
				{
					title: words("百工里<br>作坊手册", "Hundred Crafts Lane: a workshop book"),
					picture: await shot(kit, "dragon-kiln", KILN, 900, 650),
				},
				[
					{
						title: words("在窑边的一天", "A day at the kiln"),
						picture: await shot(kit, "dragon-kiln", STAGES, 900, 490),
						paragraphs: [
							words(
								"上午揉泥、上轮，学会让泥居中；下午修坯，在素坯上画一圈青花。晾干一周后入窑，烧好寄到家。",
								"In the morning you wedge clay and learn to centre it; in the afternoon you trim, and paint one band of blue. A week later it is fired and sent to your home.",
							),
						],
						table: {
							head: ["工序 Step", "用时 Time", "谁来做 Who"],
							rows: [
								["揉泥、拉坯 Wedge and throw", "2 h", "您与师傅 you, with a potter"],
								["利坯 Trim", "1 h", "师傅示范 potter, you watch"],
								["素烧 First firing", "900 ℃ · 1 日 day", "窑工 kiln crew"],
								["画青花 Paint", "2 h", "您 you"],
								["釉烧 Glaze firing", "1300 ℃ · 3 日 days", "窑工 kiln crew"],
							],
						},
					},
					{
						title: words("织机怎样记住花样", "How a loom remembers a pattern"),
						picture: await shot(kit, "draw-loom", LOOM, 860, 500),
						paragraphs: [
							words(
								"每一根经线只有两种状态：提起，或不提。把一行行“提与不提”排好，就是花样；织机因此被称作最早会读程序的机器之一。",
								"A warp thread knows two states: lifted or not. Row upon row of lifted and not lifted is the pattern, and so the loom is called one of the first machines to read a program.",
							),
							words(
								"展台的织机每 2.4 秒织两纬，次序是：开口、投梭、打纬、换综。",
								"The loom on the stand lays two picks in 2.4 seconds: open the shed, throw the shuttle, beat, change.",
							),
						],
					},
					{
						title: words("竹与漆", "Bamboo and lacquer"),
						picture: await shot(kit, "lacquer-basket", BASKET, 640, 520),
						paragraphs: [
							words(
								"竹篾一压一挑编成提篮，漆盒三层叠放，盒盖用螺钿嵌一枝梅。每层漆要等前一层干透，红漆十二遍，磨到能照见人。",
								"Bamboo strips go over one and under the next; three lacquer boxes stand in the basket, and on the lid a plum branch is laid in shell. Each coat waits for the last to dry: twelve coats of red, rubbed until you see your face.",
							),
						],
					},
				],
			);
			return (await kit.studio()).pdf(pages, "百工里作坊手册");
		},
	},
];

/** The loom's repeat, drawn large: clouds and roundels by turns. */
function brocadeTile(): string {
	const cloud = (x: number, y: number, turn: number) =>
		`<g transform="translate(${x} ${y}) rotate(${turn}) scale(1.28)" fill="#cf9a38" stroke="#f2cb74" stroke-width="4" stroke-linecap="round"><path d="M-30 8q-14 -4 -8 -16q8 -10 18 -2q4 -16 20 -12q12 4 10 14q14 -6 20 4q4 12 -12 14Z"/><path d="M-16 5q8 -8 14 0M8 3q8 -8 14 0" fill="none" stroke="#8a2320"/></g>`;
	const roundel = (x: number, y: number) =>
		`<g transform="translate(${x} ${y})"><circle r="52" fill="#1f4d86" stroke="#f2cb74" stroke-width="5"/><circle r="44" fill="none" stroke="#7fa6cf" stroke-width="2"/>${Array.from({ length: 8 }, (_, i) => `<ellipse cy="-25" rx="10" ry="19" fill="${i % 2 ? "#ead9ab" : "#4fa08c"}" stroke="#17385f" stroke-width="2" transform="rotate(${i * 45})"/>`).join("")}<circle r="10" fill="#f2cb74"/></g>`;
	const all = [roundel(64, 64), roundel(192, 192), cloud(192, 64, 0), cloud(64, 192, 180)];
	return `<rect width="256" height="256" fill="#a8282a"/>${all.join("")}`;
}
