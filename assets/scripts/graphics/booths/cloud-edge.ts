import { brochure, dashboard, heroPoster } from "../boards.ts";
import { comparePoster } from "../comparePoster.ts";
import { flattened } from "../flattened.ts";
import { type BoothMedia, type MediaKit, modelOf } from "../MediaKit.ts";
import { words } from "../words.ts";

const ROOM = { models: [{ url: modelOf("cloud-edge", "server-rack") }], sun: 1.9, ambient: 0.95 } as const;
const PLATE = { models: [{ url: modelOf("cloud-edge", "cold-plate"), apart: 0.8 }], sun: 2.2, ambient: 1 } as const;
const roomPicture = (kit: MediaKit, width = 1100, height = 800) =>
	kit.picture(ROOM, { eye: [1.0, 1.0, 2.0], target: [0.02, 0.36, 0.05], fov: 0.72, seconds: 3 }, width, height);
const platePicture = (kit: MediaKit, width = 900, height = 900) =>
	kit.picture(PLATE, { eye: [0.62, 0.72, 0.85], target: [0.03, 0.3, 0], fov: 0.65, seconds: 1 }, width, height);

export const cloudEdgeMedia: readonly BoothMedia[] = [
	{
		name: "poster.webp",
		make: async (kit) =>
			(await kit.studio()).webp(
				heroPoster("cloud-edge", {
					title: words("算力，<br>放在隔壁", "Computing, next door"),
					lead: words("两只机柜、一台液冷分配单元，<br>装进园区里一间十二平方米的屋子。", ""),
					picture: await roomPicture(kit),
					ground: "#2340c7",
					figures: [
						{ value: "3 ms", ...words("到产线的时延", "to the production line") },
						{ value: "1.12", ...words("全年能效 PUE", "PUE over the year") },
						{ value: "21 天", ...words("从进场到上电", "from arrival to power") },
					],
				}),
			),
	},
	{
		name: "cooling.webp",
		make: async (kit) =>
			(await kit.studio()).webp(
				comparePoster("cloud-edge", {
					title: words("冷却，<br>花多少电？", "What does cooling cost?"),
					unit: words("每 100 kW 算力的冷却用电", "power to cool 100 kW of computing"),
					bars: [
						{ ...words("整房风冷", "Room air"), value: 38, shown: "38 kW" },
						{ ...words("背板水冷", "Rear door"), value: 22, shown: "22 kW" },
						{ ...words("冷板液冷", "Cold plates"), value: 9, shown: "9 kW" },
					],
					notes: [
						words(
							"铜板里的水道宽 0.12 毫米，贴着芯片把热带走。",
							"Channels 0.12 mm wide take the heat off right at the chip.",
						),
						words(
							"45 °C 的回水，冬天送去食堂与宿舍的热水箱。",
							"In winter the 45 °C return warms the canteen's hot water.",
						),
					],
					picture: await platePicture(kit),
				}),
			),
	},
	{
		name: "operations.webp",
		make: async (kit) =>
			(await kit.studio()).webp(
				dashboard("cloud-edge", {
					title: words("边缘机房 07 号", "Edge room 07"),
					picture: await kit.picture(
						ROOM,
						{ eye: [-0.95, 1.1, 2.1], target: [0, 0.36, 0.05], fov: 0.76, seconds: 9 },
						1000,
						800,
					),
					tiles: [
						{ value: "87.4", unit: "kW", ...words("算力负载", "IT load") },
						{ value: "31.2", unit: "°C", ...words("供水温度", "Supply water") },
						{ value: "44.6", unit: "°C", ...words("回水温度", "Return water") },
						{ value: "2.9", unit: "ms", ...words("产线时延", "To the line") },
						{ value: "1 / 2", unit: "", ...words("泵：一用一备", "Pumps running") },
					],
					series: [
						{
							name: words("负载", "Load, kW"),
							values: [42, 40, 39, 44, 61, 78, 86, 88, 84, 87, 90, 87],
							limit: 120,
						},
						{
							name: words("冷却用电", "Cooling, kW"),
							values: [4.1, 4, 3.9, 4.2, 5.4, 6.8, 7.6, 7.9, 7.5, 7.7, 8, 7.7],
						},
						{ name: words("回收热量", "Heat reused, kW"), values: [20, 20, 21, 26, 38, 44, 50, 58, 52, 46, 61, 60] },
					],
					alarm: words(
						"刀片 B-11 冷板流量偏低 4%，已切换快接头并派单",
						"Blade B-11: plate flow 4% low, coupling swapped, ticket sent",
					),
				}),
				{ quality: 84 },
			),
	},
	{
		name: "handbook.pdf",
		make: async (kit) => {
			const pages = brochure(
				"cloud-edge",
				{
					title: words("边缘机房<br>建设手册", "Building an edge room"),
					picture: await flattened(await roomPicture(kit, 800, 600), "#2340c7"),
				},
				[
					{
						title: words("一间屋子里有什么", "What is in the room"),
						paragraphs: [
							words(
								"标准配置是两只 42U 机柜、一台液冷分配单元和室外干冷器。冷水 31 °C 进、45 °C 出，全年不开压缩机；两台泵一用一备，切换时芯片感觉不到。",
								"The standard set is two 42U racks, a coolant distribution unit and a dry cooler outdoors. Water goes in at 31 °C and out at 45 °C with no compressor all year; of two pumps one waits, and a chip never notices the change.",
							),
							words(
								"刀片带着无滴漏快接头，可以在运行中抽出、检修、推回。展台上的模型按这个顺序演示。",
								"Blades have dripless couplings: they are pulled out, serviced and pushed back while the rest runs. The model on the stand shows it in this order.",
							),
						],
						picture: await flattened(
							await kit.picture(
								ROOM,
								{ eye: [0.35, 0.72, 1.15], target: [-0.1, 0.42, 0.2], fov: 0.62, seconds: 3 },
								760,
								440,
							),
							"#ffffff",
						),
					},
					{
						title: words("选型与周期", "Sizes and schedule"),
						paragraphs: [
							words(
								"三种规格使用同一套管路与监控；先装小的，以后并柜扩容，不必停机。",
								"Three sizes share pipes and monitoring: begin small and add racks later without stopping.",
							),
						],
						table: {
							head: ["规格 Size", "算力 IT load", "占地 Floor", "周期 Time"],
							rows: [
								["EB-1 边缘盒 edge box", "0.2 kW", "壁挂 wall", "1 天 day"],
								["ER-60 单柜 one rack", "60 kW", "7 m²", "15 天 days"],
								["ER-120 双柜 two racks", "120 kW", "12 m²", "21 天 days"],
								["ER-480 八柜 eight racks", "480 kW", "38 m²", "60 天 days"],
							],
						},
					},
				],
			);
			return (await kit.studio()).pdf(pages, "岚泊云边 边缘机房建设手册");
		},
	},
];
