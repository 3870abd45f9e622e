import { brochure, stepsPoster } from "../boards.ts";
import { type BoothMedia, type MediaKit, modelOf } from "../MediaKit.ts";
import { blueprintPoster, listScreen, slide } from "../technicalBoards.ts";
import { words } from "../words.ts";

const CHASSIS = { models: [{ url: modelOf("ev-chassis", "ev-chassis") }], sun: 2 } as const;
const MODULE = { models: [{ url: modelOf("ev-chassis", "battery-module") }], sun: 2.2, ambient: 1 } as const;
const chassis = (kit: MediaKit, width = 1300, height = 860) =>
	kit.picture(CHASSIS, { eye: [0.8, 0.6, 0.9], target: [0, 0.2, 0], fov: 0.74, seconds: 0.4 }, width, height);
const cells = (kit: MediaKit, width = 1200, height = 860) =>
	kit.picture(MODULE, { eye: [0.37, 0.47, 0.52], target: [0, 0.105, 0], fov: 0.7 }, width, height);

export const evChassisMedia: readonly BoothMedia[] = [
	{
		name: "drawing.webp",
		make: async (kit) =>
			(await kit.studio()).webp(
				blueprintPoster("ev-chassis", {
					title: words("没有车身的车", "The car before its body"),
					picture: await kit.picture(
						CHASSIS,
						{ eye: [0.52, 0.98, 0.92], target: [0, 0.17, 0], fov: 0.76, seconds: 0.4 },
						1300,
						1060,
					),
					ground: "#e9efe4",
					sheet: { number: "YC-P2-01", scale: "1 : 5" },
					points: [
						{ x: 45, y: 42, ...words("电池包，82 千瓦时", "Battery pack, 82 kWh") },
						{ x: 70, y: 39, ...words("前驱动单元", "Front drive unit") },
						{ x: 27, y: 20, ...words("后驱动单元", "Rear drive unit") },
						{ x: 80, y: 32, ...words("双叉臂与螺旋弹簧", "Wishbones and coil springs") },
						{ x: 37, y: 13, ...words("白车身线框", "Lines of the body in white") },
						{ x: 92, y: 57, ...words("碰撞横梁", "Crash beam") },
					],
				}),
			),
	},
	{
		name: "platform.webp",
		make: async (kit) =>
			(await kit.studio()).webp(
				stepsPoster("ev-chassis", {
					title: words("一块底盘，三种车", "One chassis, three cars"),
					dark: true,
					steps: [
						{
							...words("量", "Measure"),
							drawing: "sensor",
							more: words(
								"轴距 2.7 到 3.1 米可调，电池模组按排增减，孪生自动复算重心与轴荷。",
								"Wheelbase from 2.7 to 3.1 m, modules added by the row; the twin recomputes balance and axle loads.",
							),
						},
						{
							...words("压", "Crash"),
							drawing: "shield",
							more: words(
								"四种碰撞在虚拟台上跑完 600 次，实车只撞 9 台。",
								"Four kinds of crash run 600 times on the virtual rig; only nine real cars are spent.",
							),
						},
						{
							...words("跑", "Drive"),
							drawing: "wave",
							more: words(
								"12 万公里的路谱直接作用到悬架模型上，弹簧与衬套在图纸阶段就定型。",
								"120,000 km of road go straight into the suspension model; springs and bushes settle on the drawing board.",
							),
						},
					],
				}),
			),
	},
	{
		name: "chassis.webp",
		make: async (kit) =>
			(await kit.studio()).webp(
				slide("ev-chassis", {
					title: words("先有底盘，<br>再有车", "The chassis comes first"),
					picture: await chassis(kit, 1100, 860),
					ground: "#11241c",
					figures: [
						{ value: "82 kWh", ...words("电量", "of energy") },
						{ value: "320 kW", ...words("双电机", "from two motors") },
						{ value: "49 : 51", ...words("前后轴荷", "front to rear") },
					],
				}),
			),
	},
	{
		name: "cells.webp",
		make: async (kit) =>
			(await kit.studio()).webp(
				listScreen("ev-chassis", {
					title: words("十二只电芯，此刻", "Twelve cells, now"),
					head: ["电芯 Cells", "电压 V", "温度 °C", "内阻 mΩ", "状态 State"],
					rows: [
						{ cells: ["1 – 3", "3.318", "27.4", "0.42", "均衡 Even"], state: "good" },
						{ cells: ["4 – 6", "3.317", "27.9", "0.42", "均衡 Even"], state: "good" },
						{ cells: ["7 – 9", "3.316", "28.6", "0.43", "均衡 Even"], state: "good" },
						{ cells: ["10 – 12", "3.309", "29.8", "0.47", "补电 Topping up"], state: "watch" },
					],
				}),
				{ quality: 86 },
			),
	},
	{
		name: "handbook.pdf",
		make: async (kit) =>
			(await kit.studio()).pdf(
				brochure(
					"ev-chassis",
					{
						title: words("P2 滑板底盘<br>工程读本", "The P2 skateboard chassis: notes for engineers"),
						picture: await chassis(kit, 800, 560),
					},
					[
						{
							title: words("为什么把车分成上下两半", "Why a car comes in two halves"),
							paragraphs: [
								words(
									"电动车的贵重部分都在座椅以下：电池、电机、悬架、转向。把它们做成一块完整的底盘，车身就可以像房子换屋顶一样更换：轿车、货厢、小巴共用一套验证。",
									"What is costly in an electric car lies below the seats: battery, motors, suspension, steering. Built as one complete chassis, it can carry one body or another as a house its roof: saloon, van and minibus share one set of tests.",
								),
								words(
									"孪生从第一张图纸起就与底盘同行，量产之后继续接收车队的路谱，为下一代留下真实的载荷。",
									"The twin goes with the chassis from the first drawing and, once it is on the road, keeps receiving what the fleet drives over: real loads for the next one.",
								),
							],
							picture: await cells(kit, 760, 440),
						},
						{
							title: words("主要参数", "Main data"),
							paragraphs: [
								words(
									"展示车为 1:5 模型，下列数值为示例底盘的设计值。",
									"The stand shows a model at 1:5; these are the sample chassis's design figures.",
								),
							],
							table: {
								head: ["项目 Item", "数值 Value"],
								rows: [
									["轴距 Wheelbase", "2,950 mm"],
									["轮距 Track", "1,650 mm"],
									["电池 Battery", "82 kWh, LFP, 12 模组 modules"],
									["前电机 Front motor", "120 kW"],
									["后电机 Rear motor", "200 kW"],
									["整备质量（底盘） Chassis mass", "1,040 kg"],
									["快充 Fast charge", "10–80%, 19 min"],
								],
							},
						},
					],
				),
				"一川底盘 P2 工程读本",
			),
	},
];
