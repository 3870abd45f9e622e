import { brochure, dashboard } from "../boards.ts";
import { type BoothMedia, type MediaKit, modelOf } from "../MediaKit.ts";
import { blueprintPoster, splitPoster } from "../technicalBoards.ts";
import { words } from "../words.ts";

const TURBINE = { models: [{ url: modelOf("wind-farm", "wind-turbine") }], sun: 2 } as const;
const whole = (kit: MediaKit, width = 1000, height = 1100) =>
	kit.picture(TURBINE, { eye: [0.5, 0.62, 2.3], target: [0, 0.58, 0], fov: 0.62, seconds: 0.15 }, width, height);
const nacelle = (kit: MediaKit, width = 1300, height = 1060) =>
	kit.picture(TURBINE, { eye: [0.52, 0.93, 0.6], target: [0, 0.74, 0], fov: 0.56, seconds: 0.2 }, width, height);

export const windFarmMedia: readonly BoothMedia[] = [
	{
		name: "nacelle.webp",
		make: async (kit) =>
			(await kit.studio()).webp(
				blueprintPoster("wind-farm", {
					title: words("机舱里有什么", "Inside the nacelle"),
					picture: await nacelle(kit),
					ground: "#0f2c3d",
					sheet: { number: "YH-16-03", scale: "1 : 90" },
					points: [
						{ x: 16, y: 45, ...words("轮毂与变桨轴承", "Hub and pitch bearings") },
						{ x: 34, y: 46, ...words("主轴", "Main shaft") },
						{ x: 46, y: 45, ...words("行星齿轮箱", "Planetary gearbox") },
						{ x: 60, y: 42, ...words("制动盘与联轴器", "Brake disc and coupling") },
						{ x: 75, y: 45, ...words("发电机", "Generator") },
						{ x: 48, y: 66, ...words("偏航驱动与齿圈", "Yaw drives and ring gear") },
					],
				}),
			),
	},
	{
		name: "poster.webp",
		make: async (kit) =>
			(await kit.studio()).webp(
				splitPoster("wind-farm", {
					title: words("风停之前，<br>先知道", "Know before the wind drops"),
					more: words(
						"把风场的每台机组、每条海缆和每艘运维船放进同一个孪生：先算出下周的风与浪，再决定谁出海、修哪台。",
						"Every turbine, cable and service vessel of the farm in one twin: it works out next week's wind and waves first, then who sails and what is mended.",
					),
					figure: { value: "31%", ...words("出海次数减少", "fewer trips to sea") },
					picture: await whole(kit),
					sky: ["#bfe0ee", "#f4efe4"],
					ground: "#0f2c3d",
				}),
			),
	},
	{
		name: "watch.webp",
		make: async (kit) =>
			(await kit.studio()).webp(
				dashboard("wind-farm", {
					title: words("东洋示范风场", "Dongyang sample wind farm"),
					picture: await whole(kit, 900, 840),
					tiles: [
						{ value: "612", unit: "MW", ...words("此刻出力", "Output now") },
						{ value: "9.4", unit: "m/s", ...words("轮毂高度风速", "Wind at hub height") },
						{ value: "1.3", unit: "m", ...words("有效波高", "Significant wave height") },
						{ value: "61/62", unit: "", ...words("在运机组", "Turbines running") },
						{ value: "2", unit: "", ...words("在航运维船", "Vessels at sea") },
					],
					series: [
						{
							name: words("出力", "Output, MW"),
							values: [410, 380, 360, 402, 455, 520, 566, 601, 633, 640, 622, 612],
							limit: 992,
						},
						{ name: words("风速", "Wind, m/s"), values: [7.8, 7.5, 7.2, 7.6, 8.1, 8.6, 9.0, 9.3, 9.6, 9.7, 9.5, 9.4] },
						{
							name: words("T17 齿轮箱振动", "T17 gearbox, mm/s"),
							values: [1.1, 1.1, 1.2, 1.2, 1.3, 1.5, 1.6, 1.8, 2.1, 2.3, 2.4, 2.6],
							limit: 4.5,
						},
					],
					alarm: words(
						"T17 高速级轴承：预计 41 天后到限；周四浪窗可上塔",
						"T17 high-speed bearing: limit in about 41 days; a calm window on Thursday",
					),
				}),
				{ quality: 86 },
			),
	},
	{
		name: "handbook.pdf",
		make: async (kit) =>
			(await kit.studio()).pdf(
				brochure(
					"wind-farm",
					{
						title: words("海上风场孪生<br>读本", "The twin of an offshore wind farm: a reader"),
						picture: await whole(kit, 700, 760),
					},
					[
						{
							title: words("一次出海值多少钱", "What one trip costs"),
							paragraphs: [
								words(
									"运维船出海一天的费用，足够一台机组停上两天。多数故障并不突然：轴承的振动、齿轮油里的铁屑、发电机绕组的温差，都在几周前就开始变化。",
									"A day at sea costs as much as a turbine standing still for two. Few faults are sudden: a bearing's vibration, iron in the gear oil, the spread of winding temperatures begin to change weeks before.",
								),
								words(
									"孪生把这些变化折算成剩余天数，再与十天的风浪预报、备件和船期放在一起，给出一份可以照着执行的出海计划。",
									"The twin turns these changes into days that remain, sets them beside ten days of wind and waves, spare parts and vessels, and gives a plan one can simply follow.",
								),
							],
							picture: await nacelle(kit, 800, 440),
						},
						{
							title: words("我们听什么", "What we listen to"),
							paragraphs: [
								words(
									"每台机组 84 个测点；原始波形在机舱内分析，只把特征量送上岸。",
									"84 points per turbine; raw waveforms are analysed in the nacelle, only their features go ashore.",
								),
							],
							table: {
								head: ["部件 Part", "信号 Signal", "提前量 Warning"],
								rows: [
									["主轴承 Main bearing", "温度、振动 Temperature, vibration", "30–60 天 days"],
									["齿轮箱 Gearbox", "振动、油中铁屑 Vibration, iron in oil", "40–90 天 days"],
									["发电机 Generator", "绕组温差 Winding temperatures", "15–30 天 days"],
									["叶片 Blades", "声音、摆振 Sound, edgewise motion", "7–20 天 days"],
									["单桩 Monopile", "倾角、固有频率 Tilt, natural frequency", "数月 months"],
								],
							},
						},
					],
				),
				"御海风电 海上风场孪生读本",
			),
	},
];
