import { dashboard, stepsPoster } from "../boards.ts";
import { type BoothMedia, type MediaKit, modelOf } from "../MediaKit.ts";
import { splitPoster } from "../splitPoster.ts";
import { words } from "../words.ts";

const BUILDING = { models: [{ url: modelOf("iot-sensors", "smart-riser") }], sun: 2, ambient: 1.05 } as const;
const building = (kit: MediaKit, width = 1000, height = 1200) =>
	kit.picture(BUILDING, { eye: [1.25, 0.78, 1.35], target: [0, 0.42, 0], fov: 0.64, seconds: 3 }, width, height);

export const iotSensorsMedia: readonly BoothMedia[] = [
	{
		name: "poster.webp",
		make: async (kit) =>
			(await kit.studio()).webp(
				splitPoster("iot-sensors", {
					kicker: words("楼宇物联", "Sensors for buildings"),
					title: words("一栋楼的神经", "The nerves of a building"),
					sky: "#dfe9bd",
					picture: await building(kit),
					points: [
						words("二十六种传感器，一个网关", "Twenty-six kinds of sensor, one gateway"),
						words("一节电池，十年不换", "One cell lasts ten years"),
						words("贴上去就入网，不动装修", "Stick it on and it joins; no builders"),
					],
				}),
			),
	},
	{
		name: "steps.webp",
		make: async (kit) =>
			(await kit.studio()).webp(
				stepsPoster("iot-sensors", {
					title: words("从一滴水到一张单", "From a drop to a ticket"),
					dark: true,
					steps: [
						{
							...words("感", "Sense"),
							drawing: "sensor",
							more: words("管道井里的贴片听见水声变了调。", "A patch in the riser hears the water change its tune."),
						},
						{
							...words("传", "Send"),
							drawing: "wave",
							more: words(
								"十二个字节穿过四层楼板，到达屋顶网关。",
								"Twelve bytes pass four floors to the gateway on the roof.",
							),
						},
						{
							...words("判", "Judge"),
							drawing: "clock",
							more: words(
								"与同楼层、同时刻的历史相比，确认是渗漏。",
								"Compared with this floor at this hour: it is a leak.",
							),
						},
						{
							...words("办", "Act"),
							drawing: "bell",
							more: words("关阀、派单、告诉住户，全程四十秒。", "Valve shut, ticket sent, tenant told: forty seconds."),
						},
					],
				}),
			),
	},
	{
		name: "building.webp",
		make: async (kit) =>
			(await kit.studio()).webp(
				dashboard("iot-sensors", {
					title: words("桂平路 18 号楼", "Guiping Road, block 18"),
					picture: await building(kit, 840, 900),
					tiles: [
						{ value: "1,046", unit: "", ...words("在线传感器", "Sensors on line") },
						{ value: "612", unit: "ppm", ...words("三层二氧化碳", "CO₂, third floor") },
						{ value: "24.3", unit: "°C", ...words("平均室温", "Mean temperature") },
						{ value: "0.6", unit: "m³/h", ...words("夜间用水", "Water at night") },
						{ value: "2", unit: "", ...words("待办事项", "Open tickets") },
					],
					series: [
						{
							name: words("在楼人数", "People inside"),
							values: [4, 3, 3, 6, 48, 210, 288, 296, 240, 301, 284, 150],
						},
						{
							name: words("二氧化碳", "CO₂, ppm"),
							values: [420, 418, 417, 425, 510, 640, 720, 705, 650, 690, 612, 560],
							limit: 1000,
						},
						{ name: words("空调用电", "Cooling, kW"), values: [12, 11, 11, 16, 60, 88, 96, 92, 84, 90, 78, 52] },
					],
					alarm: words(
						"二层会议室无人 20 分钟，灯与风已关",
						"Meeting room, floor 2: empty for 20 minutes, light and air off",
					),
				}),
				{ quality: 84 },
			),
	},
];
