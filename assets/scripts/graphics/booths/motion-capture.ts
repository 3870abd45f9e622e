import { type BoothMedia, type MediaKit, modelOf } from "../MediaKit.ts";
import { contactSheet } from "../peopleBoards.ts";
import { fieldPoster } from "../scienceBoards.ts";
import { blueprintPoster, scheduleScreen } from "../technicalBoards.ts";
import { words } from "../words.ts";

const ID = "motion-capture";
const VOLUME = { models: [{ url: modelOf(ID, "motion-capture") }], ambient: 1, sun: 1.8 } as const;
const CAMERA = { models: [{ url: modelOf(ID, "capture-camera") }], ambient: 1.1, sun: 2.2 } as const;

/** The performer at a moment of the round, seen from the front. */
const moment = (kit: MediaKit, seconds: number) =>
	kit.picture(VOLUME, { eye: [0.06, 0.34, 1], target: [0, 0.3, 0], fov: 0.5, seconds }, 560, 620);

export const motionCaptureMedia: readonly BoothMedia[] = [
	{
		name: "clouds.webp",
		make: async (kit) =>
			(await kit.studio()).webp(
				fieldPoster(ID, {
					title: words("云手，留在数据里", "Cloud hands, kept as data"),
					lead: words("一位 71 岁的太极拳师，八台相机，五十三个标记点。<br>每一圈手的轨迹，学生都能停下来看。", ""),
					field: "linear-gradient(160deg,#0b7a4b,#0a3a28 75%)",
					behind:
						'<svg width="1024" height="930" fill="none" stroke="#ffffff" stroke-opacity=".16" stroke-width="3"><circle cx="512" cy="470" r="180"/><circle cx="512" cy="470" r="300"/><circle cx="512" cy="470" r="420"/><path d="M512 50a210 210 0 0 1 0 420 210 210 0 0 0 0 420"/></svg>',
					picture: await kit.picture(
						VOLUME,
						{ eye: [0.42, 0.5, 1.5], target: [0, 0.36, 0], fov: 0.62, seconds: 1.2 },
						1200,
						960,
					),
					pictureBox: [12, 90, 1000, 800],
					facts: [
						{ value: "0.1 mm", ...words("标记点精度", "marker accuracy") },
						{ value: "240 Hz", ...words("采样", "samples a second") },
						{ value: "18 ms", ...words("到达屏幕", "to the screen") },
					],
				}),
			),
	},
	{
		name: "moments.webp",
		make: async (kit) =>
			(await kit.studio()).webp(
				contactSheet(ID, {
					title: words("云手六拍", "Six counts of “cloud hands”"),
					columns: 2,
					paper: "#eef3ec",
					cells: [
						{
							picture: await moment(kit, 0.2),
							ground: "#0b7a4b",
							...words("起 · 重心居中", "Rise · weight in the middle"),
						},
						{
							picture: await moment(kit, 1.5),
							ground: "#2b8f79",
							...words("左移 · 左手上", "To the left · left hand up"),
						},
						{
							picture: await moment(kit, 2.7),
							ground: "#1d6a8c",
							...words("转腰 · 手随腰走", "Turn · hands follow the waist"),
						},
						{
							picture: await moment(kit, 4.1),
							ground: "#0b7a4b",
							...words("还中 · 两手交替", "Centre · the hands change"),
						},
						{
							picture: await moment(kit, 5.4),
							ground: "#c9552f",
							...words("右移 · 右手上", "To the right · right hand up"),
						},
						{
							picture: await moment(kit, 6.7),
							ground: "#93622a",
							...words("合 · 气沉双脚", "Close · down into both feet"),
						},
					],
					note: words(
						"橙为右，蓝为左；细线是手腕走过的路。",
						"Orange is right, blue is left; the thin lines are where the wrists went.",
					),
				}),
			),
	},
	{
		name: "camera.webp",
		make: async (kit) =>
			(await kit.studio()).webp(
				blueprintPoster(ID, {
					title: words("一台动捕相机", "A capture camera"),
					ground: "#10211a",
					picture: await kit.picture(CAMERA, { eye: [0.42, 0.42, 0.72], target: [0, 0.235, 0], fov: 0.56 }, 1100, 940),
					points: [
						{ x: 37, y: 46, ...words("滤光片", "Filter, 850 nm only") },
						{ x: 41, y: 26, ...words("镜头", "Lens, 12 mm") },
						{ x: 52, y: 12, ...words("环形红外灯", "Ring of 34 infrared lamps") },
						{ x: 66, y: 24, ...words("机身与散热片", "Body with cooling fins") },
						{ x: 77, y: 33, ...words("俯仰旋钮", "Tilt knob") },
						{ x: 56, y: 88, ...words("底座", "Foot") },
					],
					sheet: { number: "MC-08", scale: "1 : 1" },
				}),
			),
	},
	{
		name: "schedule.webp",
		make: async (kit) =>
			(await kit.studio()).webp(
				scheduleScreen(ID, {
					title: words("今日采集", "Today in the volume"),
					hours: ["10", "11", "12", "13", "14", "15", "16", "17"],
					now: 46,
					rows: [
						{
							...words("太极 · 云手", "Tai chi · cloud hands"),
							side: "53",
							bars: [
								{ from: 2, to: 16, state: "done" },
								{ from: 62, to: 74, state: "planned" },
							],
						},
						{
							...words("观众试穿", "Visitors try the suit"),
							side: "37",
							bars: [
								{ from: 18, to: 38, state: "done" },
								{ from: 42, to: 58, state: "now" },
							],
						},
						{
							...words("街舞双人", "Street dance, two dancers"),
							side: "106",
							bars: [{ from: 76, to: 88, state: "planned" }],
						},
						{
							...words("重新标定", "Calibration"),
							side: "3",
							bars: [
								{ from: 38, to: 42, state: "done" },
								{ from: 58, to: 62, state: "planned" },
							],
						},
						{
							...words("数据交付", "Data handed over"),
							side: "–",
							bars: [{ from: 88, to: 98, state: "planned" }],
						},
					],
					note: words(
						"右列为标记点数；试穿在柜台登记，每位八分钟。",
						"The right column is the number of markers; sign up at the counter to try the suit, eight minutes each.",
					),
				}),
				{ quality: 86 },
			),
	},
];
