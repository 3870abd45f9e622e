import { brochure, dashboard, heroPoster, stepsPoster } from "../boards.ts";
import { type BoothMedia, type MediaKit, modelOf } from "../MediaKit.ts";
import { withSky } from "../sky.ts";
import { words } from "../words.ts";

const BRIDGE = { models: [{ url: modelOf("cable-bridge", "cable-bridge") }] } as const;
const picture = (kit: MediaKit) =>
	kit.picture(BRIDGE, { eye: [0.55, 0.5, 1.05], target: [0, 0.27, 0], fov: 1.0, seconds: 4 }, 1200, 900);

export const cableBridgeMedia: readonly BoothMedia[] = [
	{
		name: "poster.webp",
		make: async (kit) =>
			(await kit.studio()).webp(
				heroPoster("cable-bridge", {
					title: words("听见桥<br>在说什么", "Hear what the bridge is saying"),
					lead: words("索力、振动、位移与风，在同一条时间轴上。<br>异常先于肉眼出现，也先于事故被处理。", ""),
					picture: await picture(kit),
					ground: "#0d6470",
					figures: [
						{ value: "412", ...words("测点", "measuring points") },
						{ value: "0.2 mm", ...words("位移分辨率", "movement resolved") },
						{ value: "11 年", ...words("连续数据", "of continuous data") },
					],
				}),
			),
	},
	{
		name: "method.webp",
		make: async (kit) =>
			(await kit.studio()).webp(
				stepsPoster("cable-bridge", {
					title: words("从振动到索力", "From vibration to cable force"),
					steps: [
						{
							...words("测", "Measure"),
							drawing: "sensor",
							more: words(
								"每根索上一只加速度计，50 次/秒，太阳能供电，十年免换电池。",
								"One accelerometer per cable, 50 samples a second, solar powered for ten years.",
							),
						},
						{
							...words("算", "Compute"),
							drawing: "wave",
							more: words(
								"由基频求索力，修正温度、垂度与抗弯刚度的影响，误差小于 2%。",
								"Force from the fundamental frequency, corrected for temperature, sag and stiffness; error below 2%.",
							),
						},
						{
							...words("护", "Care"),
							drawing: "shield",
							more: words(
								"与设计值和十一年历史对照，给出维护建议而不只是报警。",
								"Compared with the design and eleven years of history: advice for upkeep, not only an alarm.",
							),
						},
					],
				}),
			),
	},
	{
		name: "pylon-360.webp",
		make: async (kit) => {
			const camera = await kit.camera();
			await camera.build({
				models: [{ url: modelOf("cable-bridge", "cable-bridge"), scale: 600 }],
				floor: "#3e7d90",
				sun: 2.4,
			});
			const png = await camera.sphere([0, 150, 78], 2048, 3);
			return withSky(png, 2048, { zenith: "#3b6ea8", horizon: "#f3d9b8", ground: "#3e7d90", sun: [-70, 16] });
		},
	},
	{
		name: "monitoring.webp",
		make: async (kit) =>
			(await kit.studio()).webp(
				dashboard("cable-bridge", {
					title: words("全桥健康监测", "Bridge health"),
					picture: await kit.picture(
						BRIDGE,
						{ eye: [0.2, 0.42, 1.1], target: [0, 0.27, 0], fov: 0.95, seconds: 7 },
						1200,
						840,
					),
					tiles: [
						{ value: "5.4", unit: "m/s", ...words("桥面风速", "Wind on deck") },
						{ value: "+38", unit: "mm", ...words("跨中挠度", "Mid-span deflection") },
						{ value: "0.61", unit: "Hz", ...words("一阶竖弯", "First vertical mode") },
						{ value: "31", unit: "°C", ...words("箱梁温度", "Girder temperature") },
						{ value: "0", unit: "", ...words("超限索", "Cables out of range") },
					],
					series: [
						{
							name: words("S17 索力", "Cable S17, kN"),
							values: [3120, 3118, 3125, 3130, 3142, 3138, 3129, 3124, 3127, 3133, 3131, 3126],
							limit: 3600,
						},
						{
							name: words("跨中挠度", "Deflection, mm"),
							values: [12, 14, 19, 26, 34, 38, 36, 30, 27, 31, 38, 35],
							limit: 90,
						},
						{ name: words("车流", "Vehicles per min"), values: [18, 12, 9, 14, 46, 88, 72, 51, 48, 55, 79, 91] },
					],
					alarm: words(
						"一切正常；下次人工巡检 11 月 9 日，建议重点：S22、S23 下锚头",
						"All normal; next inspection on 9 November, look closely at the lower anchors of S22 and S23",
					),
				}),
				{ quality: 86 },
			),
	},
	{
		name: "handbook.pdf",
		make: async (kit) => {
			const pages = brochure(
				"cable-bridge",
				{
					title: words("斜拉桥孪生<br>技术说明", "A cable-stayed bridge and its twin: technical note"),
					picture: await picture(kit),
				},
				[
					{
						title: words("为什么测索力", "Why measure the cables"),
						paragraphs: [
							words(
								"斜拉索承担了主梁的大部分重量。单根索的松弛不会立刻被看见，却会把荷载悄悄转给邻近的索。定期人工测量一座大桥要三周，而结构每天都在变化。",
								"The stays carry most of the girder's weight. One slack cable is not seen at once, yet it quietly passes its load to its neighbours. Measuring a large bridge by hand takes three weeks, while the structure changes every day.",
							),
							words(
								"连续监测让我们第一次看到索力随日照、车流和季节的呼吸，也因此能分辨什么是呼吸，什么是病。",
								"Continuous monitoring shows how the forces breathe with sun, traffic and season, and so lets us tell breathing from illness.",
							),
						],
						picture: await kit.picture(
							{ models: [{ url: modelOf("cable-bridge", "stay-cable") }] },
							{ eye: [0.6, 0.62, 0.9], target: [0, 0.29, 0], fov: 0.62 },
							1200,
							700,
						),
					},
					{
						title: words("测点清单", "Measuring points"),
						paragraphs: [
							words(
								"传感器均可在不封闭交通的条件下更换；数据网关设在两座塔内，互为备份。",
								"Every sensor can be replaced without closing the road; the two gateways stand in the pylons and back each other up.",
							),
						],
						table: {
							head: ["项目 Quantity", "传感器 Sensor", "数量 Count", "频率 Rate"],
							rows: [
								["索力 Cable force", "加速度计 Accelerometer", "176", "50 Hz"],
								["梁振动 Girder vibration", "加速度计 Accelerometer", "48", "100 Hz"],
								["位移 Movement", "GNSS、倾角 GNSS, tilt", "36", "10 Hz"],
								["应变 Strain", "光纤光栅 Fibre Bragg", "112", "20 Hz"],
								["风与温湿度 Wind, climate", "气象站 Weather station", "40", "1 Hz"],
							],
						},
					},
				],
			);
			return (await kit.studio()).pdf(pages, "斜拉桥孪生技术说明");
		},
	},
];
