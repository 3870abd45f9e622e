import type { View } from "#assets/scripts/graphics/renderer/RendererPage.ts";
import { brochure, dashboard, heroPoster } from "../boards.ts";
import { type BoothMedia, type MediaKit, modelOf } from "../MediaKit.ts";
import { withSky } from "../sky.ts";
import { words } from "../words.ts";

const PARK = { models: [{ url: modelOf("smart-park", "smart-park") }] } as const;
const OVERVIEW: View = { eye: [1.0, 0.95, 1.5], target: [0.02, 0.05, 0.02], fov: 0.9, seconds: 3 };
const parkPicture = (kit: MediaKit) => kit.picture(PARK, OVERVIEW, 1200, 900);

export const smartParkMedia: readonly BoothMedia[] = [
	{
		name: "poster.webp",
		make: async (kit) =>
			(await kit.studio()).webp(
				heroPoster("smart-park", {
					title: words("看得见的<br>每一度电", "Every kilowatt-hour, in plain sight"),
					lead: words("把楼宇、能源、停车与安防接进同一个三维孪生，<br>值班员不再在七套系统之间来回切换。", ""),
					picture: await parkPicture(kit),
					ground: "#0a6cc2",
					figures: [
						{ value: "18%", ...words("年节电", "less electricity a year") },
						{ value: "6 周", ...words("从图纸到上线", "from drawings to live") },
						{ value: "7→1", ...words("系统合为一屏", "systems on one screen") },
					],
				}),
			),
	},
	{
		name: "control-room.webp",
		make: async (kit) =>
			(await kit.studio()).webp(
				dashboard("smart-park", {
					title: words("园区运行中心", "Park operations"),
					picture: await kit.picture(PARK, { ...OVERVIEW, eye: [0.2, 1.35, 1.35], seconds: 9 }, 1200, 840),
					tiles: [
						{ value: "1,284", unit: "kW", ...words("当前用电", "Power now") },
						{ value: "412", unit: "kW", ...words("光伏出力", "Solar output") },
						{ value: "73", unit: "%", ...words("车位占用", "Parking in use") },
						{ value: "26.1", unit: "°C", ...words("冷站出水", "Chiller outlet") },
						{ value: "3", unit: "", ...words("待处理告警", "Open alarms") },
					],
					series: [
						{
							name: words("负荷", "Load, kW"),
							values: [620, 600, 590, 640, 830, 1090, 1240, 1284, 1260, 1190, 1150, 1210],
							limit: 1400,
						},
						{ name: words("光伏", "Solar, kW"), values: [0, 0, 20, 110, 240, 350, 412, 405, 380, 300, 160, 40] },
						{
							name: words("入园车辆", "Cars per hour"),
							values: [12, 10, 30, 180, 420, 260, 120, 140, 160, 130, 210, 300],
						},
					],
					alarm: words(
						"B2 冷却塔 3 号风机振动偏高，已派单",
						"Cooling tower B2, fan 3: vibration above normal, ticket sent",
					),
				}),
				{ quality: 86 },
			),
	},
	{
		name: "above-the-lake-360.webp",
		make: async (kit) => {
			const camera = await kit.camera();
			await camera.build({
				models: [{ url: modelOf("smart-park", "smart-park"), scale: 300 }],
				floor: "#8aa878",
				sun: 2.2,
			});
			const png = await camera.sphere([96, 46, 60], 2048, 5);
			return withSky(png, 2048, { zenith: "#2f78c4", horizon: "#cfe6f5", ground: "#8aa878", sun: [60, 34] });
		},
	},
	{
		name: "brochure.pdf",
		make: async (kit) => {
			const picture = await parkPicture(kit);
			const pages = brochure(
				"smart-park",
				{ title: words("澄境园区孪生<br>产品手册", "Clearscape park twin: the product in brief"), picture },
				[
					{
						title: words("它解决什么问题", "The problem it solves"),
						paragraphs: [
							words(
								"一座中等规模的园区往往有七套以上的子系统：楼控、电力、光伏、停车、门禁、消防、工单。它们各有各的账号和地图，值班员靠经验把它们拼在一起。澄境先把空间统一，再让每台设备回到它真实的位置上。",
								"A park of ordinary size has seven or more subsystems: building control, power, solar, parking, access, fire, tickets. Each has its own accounts and its own map, and whoever is on duty joins them by experience. Clearscape unifies the space first, then puts every device back where it stands.",
							),
							words(
								"孪生不是一张漂亮的图，而是每天用来决策的工具：哪栋楼的冷站可以提前关机，哪片停车场该引导分流，哪台风机下周该检修。",
								"The twin is not a handsome picture but a tool for daily decisions: which chiller can stop early, which car park should send drivers elsewhere, which fan needs attention next week.",
							),
						],
						picture: await kit.picture(
							PARK,
							{ eye: [0.75, 0.34, 0.75], target: [0.25, 0.1, 0], fov: 0.7, seconds: 6 },
							1200,
							640,
						),
					},
					{
						title: words("接入与交付", "Connection and delivery"),
						paragraphs: [
							words(
								"支持 BACnet、Modbus TCP、MQTT 与 OPC UA；离线网关可在断网 72 小时内缓存数据。所有数据保留在园区自有服务器。",
								"BACnet, Modbus TCP, MQTT and OPC UA are supported; the gateway buffers data for up to 72 hours offline. All data stays on the park's own servers.",
							),
						],
						table: {
							head: ["阶段 Phase", "内容 Work", "周期 Time"],
							rows: [
								["一 1", "图纸与点位核对 Drawings and point list", "1 周 week"],
								["二 2", "三维底图与设备绑定 Base map and binding", "2 周 weeks"],
								["三 3", "看板、告警、工单 Views, alarms, tickets", "2 周 weeks"],
								["四 4", "试运行与培训 Trial and training", "1 周 week"],
							],
						},
					},
				],
			);
			return (await kit.studio()).pdf(pages, "澄境园区孪生产品手册");
		},
	},
];
