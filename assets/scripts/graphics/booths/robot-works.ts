import { heroPoster } from "../boards.ts";
import { type BoothMedia, type MediaKit, modelOf } from "../MediaKit.ts";
import { listScreen, sequencePoster, slide } from "../technicalBoards.ts";
import { words } from "../words.ts";

const ARM = { models: [{ url: modelOf("robot-works", "robot-arm") }], sun: 2 } as const;
const JOINT = { models: [{ url: modelOf("robot-works", "joint-module") }], sun: 2.4, ambient: 1 } as const;
const armAt = (kit: MediaKit, seconds: number, width = 900, height = 760) =>
	kit.picture(ARM, { eye: [0.72, 0.66, 1.1], target: [0, 0.31, 0.06], fov: 0.78, seconds }, width, height);

export const robotWorksMedia: readonly BoothMedia[] = [
	{
		name: "one-cycle.webp",
		make: async (kit) =>
			(await kit.studio()).webp(
				sequencePoster("robot-works", {
					title: words("一个节拍", "One cycle, seen four times"),
					ground: "#e8691b",
					paper: "#f6efe7",
					frames: [
						{ time: "00:02.0", ...words("取", "Pick from the tray"), picture: await armAt(kit, 2.1, 640, 520) },
						{ time: "00:04.6", ...words("示", "Show it to the camera"), picture: await armAt(kit, 4.7, 640, 520) },
						{ time: "00:07.6", ...words("放", "Set down on the fixture"), picture: await armAt(kit, 7.5, 640, 520) },
						{ time: "00:09.5", ...words("回", "Home, ready for the next"), picture: await armAt(kit, 9.5, 640, 520) },
					],
				}),
			),
	},
	{
		name: "joint.webp",
		make: async (kit) =>
			(await kit.studio()).webp(
				heroPoster("robot-works", {
					title: words("拧得动，<br>也停得住", "Strong to turn, sure to stop"),
					lead: words("谐波减速、无框电机、双编码器与制动器，<br>装在同一根空心轴上。", ""),
					picture: await kit.picture(JOINT, { eye: [0.36, 0.48, 0.62], target: [0, 0.17, 0], fov: 0.68 }, 1300, 1000),
					ground: "#26292e",
					figures: [
						{ value: "1:101", ...words("减速比", "reduction") },
						{ value: "0.3′", ...words("回差", "of backlash") },
						{ value: "7.8 kg", ...words("整个关节", "the whole joint") },
					],
				}),
			),
	},
	{
		name: "at-work.webp",
		make: async (kit) =>
			(await kit.studio()).webp(
				slide("robot-works", {
					title: words("先在孪生里<br>走一遍", "Every path is walked in the twin before steel moves"),
					picture: await armAt(kit, 4.7),
					ground: "#3a3f46",
					figures: [
						{ value: "0.02 mm", ...words("重复定位", "repeatability") },
						{ value: "10 kg", ...words("负载", "payload") },
						{ value: "20 min", ...words("换产", "to change over") },
					],
				}),
			),
	},
	{
		name: "axes.webp",
		make: async (kit) =>
			(await kit.studio()).webp(
				listScreen("robot-works", {
					title: words("六根轴的健康", "How the six axes are"),
					head: ["轴 Axis", "温度 °C", "扭矩 Torque", "剩余寿命 Life left", "状态 State"],
					rows: [
						{ cells: ["J1", "41", "38%", "31,200 h", "良好 Good"], state: "good" },
						{ cells: ["J2", "47", "62%", "27,900 h", "良好 Good"], state: "good" },
						{ cells: ["J3", "45", "55%", "28,400 h", "良好 Good"], state: "good" },
						{ cells: ["J4", "39", "21%", "34,000 h", "良好 Good"], state: "good" },
						{ cells: ["J5", "52", "44%", "9,100 h", "关注 Watch"], state: "watch" },
						{ cells: ["J6", "38", "17%", "35,600 h", "良好 Good"], state: "good" },
					],
				}),
				{ quality: 86 },
			),
	},
	{
		name: "joint-slide.webp",
		make: async (kit) =>
			(await kit.studio()).webp(
				slide("robot-works", {
					title: words("拆开看：<br>一个关节", "One joint, twelve parts"),
					picture: await kit.picture(JOINT, { eye: [-0.44, 0.42, 0.56], target: [0, 0.17, 0], fov: 0.68 }, 1000, 800),
					ground: "#e8691b",
					figures: [
						{ value: "12", ...words("个部件", "parts") },
						{ value: "25 mm", ...words("空心轴孔", "hollow bore") },
						{ value: "19 bit", ...words("编码器", "encoders") },
					],
				}),
			),
	},
];
