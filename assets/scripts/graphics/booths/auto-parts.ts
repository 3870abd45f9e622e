import { brochure, dashboard, heroPoster } from "../boards.ts";
import { type BoothMedia, type MediaKit, modelOf } from "../MediaKit.ts";
import { words } from "../words.ts";

const GEARBOX = { models: [{ url: modelOf("auto-parts", "gearbox") }], sun: 2.6, ambient: 1 } as const;
const TURBO = { models: [{ url: modelOf("auto-parts", "turbocharger") }], sun: 2.6, ambient: 1 } as const;
const gearboxPicture = (kit: MediaKit, width = 1200, height = 900) =>
	kit.picture(GEARBOX, { eye: [1.15, 0.95, 0.75], target: [0, 0.27, 0.17], fov: 0.95, seconds: 1 }, width, height);
const turboPicture = (kit: MediaKit, width = 1200, height = 1000) =>
	kit.picture(TURBO, { eye: [0.75, 0.55, 0.75], target: [0, 0.27, 0], fov: 0.85, seconds: 0.3 }, width, height);

export const autoPartsMedia: readonly BoothMedia[] = [
	{
		name: "gearbox.webp",
		make: async (kit) =>
			(await kit.studio()).webp(
				heroPoster("auto-parts", {
					title: words("安静，<br>是算出来的", "Quiet is a matter of arithmetic"),
					lead: words("同轴两级斜齿减速，齿形修形到 2 微米。<br>一万转时舱内只听得见风。", ""),
					picture: await gearboxPicture(kit),
					ground: "#20262e",
					figures: [
						{ value: "8.22", ...words("总速比", "total ratio") },
						{ value: "97.6%", ...words("综合效率", "combined efficiency") },
						{ value: "62 dB", ...words("一米处噪声", "at one metre") },
					],
				}),
			),
	},
	{
		name: "turbocharger.webp",
		make: async (kit) =>
			(await kit.studio()).webp(
				heroPoster("auto-parts", {
					title: words("油门到增压<br>0.28 秒", "Pedal to boost in 0.28 s"),
					lead: words("48 V 电机直接推动转子，<br>不等废气，先把空气送进去。", ""),
					picture: await turboPicture(kit),
					ground: "#3b4450",
					figures: [
						{ value: "145k", ...words("转/分", "revolutions a minute") },
						{ value: "6 kW", ...words("电机功率", "electric assist") },
						{ value: "−11%", ...words("瞬态油耗", "fuel in transients") },
					],
				}),
			),
	},
	{
		name: "test-bench.webp",
		make: async (kit) =>
			(await kit.studio()).webp(
				dashboard("auto-parts", {
					title: words("耐久台架 4 号", "Endurance bench 4"),
					picture: await gearboxPicture(kit, 1200, 840),
					tiles: [
						{ value: "9,860", unit: "rpm", ...words("输入转速", "Input speed") },
						{ value: "312", unit: "N·m", ...words("输入扭矩", "Input torque") },
						{ value: "84", unit: "°C", ...words("油温", "Oil temperature") },
						{ value: "1,204", unit: "h", ...words("累计运行", "Hours run") },
						{ value: "0", unit: "", ...words("停机", "Stops") },
					],
					series: [
						{
							name: words("效率", "Efficiency, %"),
							values: [95.1, 96.2, 96.9, 97.3, 97.5, 97.6, 97.6, 97.5, 97.3, 97.0, 96.6, 96.1],
							limit: 95,
						},
						{ name: words("噪声", "Noise, dB"), values: [48, 50, 53, 55, 58, 59, 60, 61, 62, 62, 63, 64], limit: 68 },
						{ name: words("油温", "Oil, °C"), values: [32, 44, 55, 63, 70, 75, 79, 81, 83, 84, 84, 84], limit: 110 },
					],
					alarm: words("第 1,200 小时齿面检查：无点蚀，继续运行", "Inspection at 1,200 hours: no pitting, running on"),
				}),
				{ quality: 86 },
			),
	},
	{
		name: "datasheet.pdf",
		make: async (kit) => {
			const pages = brochure(
				"auto-parts",
				{
					title: words("电驱减速器<br>与电动增压器", "E-axle reducer and electric turbocharger"),
					picture: await gearboxPicture(kit),
				},
				[
					{
						title: words("RD-822 减速器", "Reducer RD-822"),
						paragraphs: [
							words(
								"面向 150 kW 级电驱桥。壳体分箱面与轴线重合，拆上盖即可检查全部齿面；展台上的模型按真实速比转动。",
								"For e-axles of the 150 kW class. The housing parts at the shafts' plane, so every tooth can be inspected by lifting the cover; the model on the stand turns at its true ratios.",
							),
						],
						picture: await gearboxPicture(kit, 1200, 640),
						table: {
							head: ["参数 Parameter", "数值 Value"],
							rows: [
								["一级 First stage", "17 / 43 齿 teeth"],
								["二级 Second stage", "16 / 52 齿 teeth"],
								["最高输入转速 Top input speed", "16,000 rpm"],
								["额定输出扭矩 Rated output torque", "3,100 N·m"],
								["干重 Dry mass", "23.4 kg"],
							],
						},
					},
					{
						title: words("ET-6 电动增压器", "Electric turbocharger ET-6"),
						paragraphs: [
							words(
								"电机位于两轮之间，与轴承壳共用水冷。48 V 供电时 0.28 秒达到目标压比；减速时转子回收能量。",
								"The motor sits between the wheels and shares the bearing housing's water cooling. On 48 V it reaches its pressure ratio in 0.28 s; slowing down, the rotor gives energy back.",
							),
						],
						picture: await turboPicture(kit, 1200, 760),
					},
				],
			);
			return (await kit.studio()).pdf(pages, "锐驰传动 产品数据");
		},
	},
];
