import { cataloguePlate, typePoster } from "../boards.ts";
import { explodedPoster } from "../explodedPoster.ts";
import { type BoothMedia, modelOf } from "../MediaKit.ts";
import { sceneScreen } from "../sceneScreen.ts";
import { words } from "../words.ts";

const chip = (apart = 0) =>
	({ models: [{ url: modelOf("chip-foundry", "chip-package"), apart }], sun: 2.4, ambient: 1.05 }) as const;
const WAFER = { models: [{ url: modelOf("chip-foundry", "silicon-wafer") }], sun: 2.4, ambient: 1.15 } as const;

export const chipFoundryMedia: readonly BoothMedia[] = [
	{
		name: "layers.webp",
		make: async (kit) =>
			(await kit.studio()).webp(
				explodedPoster("chip-foundry", {
					title: words("揭开一枚芯片", "A chip, opened"),
					paper: "#fbf3e8",
					picture: await kit.picture(
						chip(0.75),
						{ eye: [0.75, 1.05, 1.75], target: [0, 0.5, 0], fov: 0.75 },
						900,
						1300,
					),
					labels: [
						{
							...words("镀镍铜盖", "Lid"),
							at: [0.3, 0.16],
							more: words("把热摊开，交给上面的冷板。", "Spreads the heat for the cold plate above."),
						},
						{
							...words("高带宽内存", "Memory stacks"),
							at: [0.66, 0.44],
							more: words("八层叠成一座小楼，每座 24 GB。", "Eight layers high, 24 GB in each."),
						},
						{
							...words("计算芯粒", "Compute die"),
							at: [0.4, 0.51],
							more: words("二十个核心，彼此由网格相连。", "Twenty cores joined by a mesh."),
						},
						{
							...words("硅中介层", "Interposer"),
							at: [0.7, 0.55],
							more: words("一厘米里走过两万根线。", "Twenty thousand lines in a centimetre."),
						},
						{
							...words("微凸点", "Microbumps"),
							at: [0.19, 0.6],
							more: words("间距 36 微米，是头发的一半。", "36 µm apart, half the width of a hair."),
						},
						{
							...words("有机基板", "Substrate"),
							at: [0.72, 0.66],
							more: words("十四层铜线，把信号带到焊球。", "Fourteen layers of copper lead to the balls."),
						},
					],
				}),
			),
	},
	{
		name: "chiplets.webp",
		make: async (kit) =>
			(await kit.studio()).webp(
				typePoster("chip-foundry", {
					big: "2.5D",
					title: words("小芯粒，<br>大系统", "Small dies,<br>large systems"),
					rows: [
						{ side: "31 天", ...words("从版图到首枚封装样片", "from layout to the first packaged sample") },
						{ side: "94.2%", ...words("四芯粒封装的成品率", "yield of a package of four dies") },
						{ side: "1 片起", ...words("高校与初创公司可拼片", "shuttles open to schools and start-ups") },
					],
					note: words(
						"一枚大芯片坏一处就整枚作废；拆成芯粒，只换坏的那一块。",
						"One flaw spoils a large chip; of chiplets only the bad one is replaced.",
					),
					picture: await kit.picture(chip(), { eye: [0.5, 1.15, 1.3], target: [0, 0.5, 0], fov: 0.75 }, 760, 860),
				}),
			),
	},
	{
		name: "wafer.webp",
		make: async (kit) =>
			(await kit.studio()).webp(
				cataloguePlate("chip-foundry", {
					title: words("晶圆", "Wafer"),
					era: words("三百毫米，一百零八枚", "300 mm, 108 dies"),
					note: words(
						"线比光的波长还细，白光因此散成彩色；涂黑的四枚未过电测。",
						"Its lines are finer than light is long, hence the colours. Four inked dies failed their test.",
					),
					picture: await kit.picture(WAFER, { eye: [0.28, 0.36, 0.98], target: [0, 0.26, 0], fov: 0.62 }, 860, 960),
					paper: "#1d130c",
					pictureCss: "width:610px",
				}),
			),
	},
	{
		name: "floor-plan.webp",
		make: async (kit) =>
			(await kit.studio()).webp(
				sceneScreen("chip-foundry", {
					title: words("放大<br>一百倍", "One hundred times larger"),
					lead: words(
						"从核心到内存，一次读取走过的路不到四毫米。路短了，电也就省了。",
						"From core to memory a read travels less than four millimetres; a short way saves power.",
					),
					picture: await kit.picture(
						chip(),
						{ eye: [0.16, 1.02, 0.86], target: [0.02, 0.47, -0.02], fov: 0.62 },
						1100,
						860,
					),
					pins: [
						{ value: "20", ...words("核心", "cores"), at: [600, 300] },
						{ value: "3.2 TB/s", ...words("内存带宽", "memory bandwidth"), at: [1060, 390] },
						{ value: "0.4 pJ/bit", ...words("芯粒互连", "die to die"), at: [520, 560] },
					],
				}),
				{ quality: 84 },
			),
	},
];
