import { brochure, dashboard, heroPoster, stepsPoster } from "../boards.ts";
import { type BoothMedia, modelOf } from "../MediaKit.ts";
import { words } from "../words.ts";

const HALL = { models: [{ url: modelOf("government-hall", "government-hall") }], sun: 1.5 } as const;
const KIOSK = { models: [{ url: modelOf("government-hall", "service-kiosk") }], sun: 1.5 } as const;

export const governmentHallMedia: readonly BoothMedia[] = [
	{
		name: "poster.webp",
		make: async (kit) =>
			(await kit.studio()).webp(
				heroPoster("government-hall", {
					title: words("进一扇门，<br>办所有事", "One door for everything"),
					lead: words("186 个事项，八个综合窗口，任一窗口都能办。<br>线上预审，现场只来一次。", ""),
					picture: await kit.picture(
						HALL,
						{ eye: [0.32, 0.44, 0.62], target: [0, 0.035, 0.0], fov: 0.85, seconds: 6 },
						1200,
						900,
					),
					ground: "#a8242b",
					figures: [
						{ value: "186", ...words("事项通办", "services at any window") },
						{ value: "9 min", ...words("平均等候", "average wait") },
						{ value: "1 次", ...words("最多跑一趟", "visit at most") },
					],
				}),
			),
	},
	{
		name: "four-steps.webp",
		make: async (kit) =>
			(await kit.studio()).webp(
				stepsPoster("government-hall", {
					title: words("办一件事，四步", "Four steps, and done"),
					steps: [
						{
							...words("问", "Ask"),
							drawing: "window",
							more: words(
								"用一句话说你要办什么，系统给出材料清单。",
								"Say in a sentence what you need; you get the list of papers.",
							),
						},
						{
							...words("传", "Send"),
							drawing: "plug",
							more: words(
								"手机上传，预审通过再来。已有的证照不必再交。",
								"Upload by phone and come once approved; what we hold, you need not bring.",
							),
						},
						{
							...words("约", "Book"),
							drawing: "clock",
							more: words("选时段，到点直接去窗口，不用取号。", "Pick a time and walk straight to the window."),
						},
						{
							...words("领", "Collect"),
							drawing: "house",
							more: words(
								"当场领，或寄到家，自助机 24 小时可取。",
								"On the spot, by post, or from the terminal day and night.",
							),
						},
					],
				}),
			),
	},
	{
		name: "queue.webp",
		make: async (kit) =>
			(await kit.studio()).webp(
				dashboard("government-hall", {
					title: words("大厅此刻", "The hall right now"),
					picture: await kit.picture(
						HALL,
						{ eye: [0.0, 0.62, 0.52], target: [0, 0.02, 0.01], fov: 0.8, seconds: 12 },
						1200,
						840,
					),
					tiles: [
						{ value: "14", unit: "", ...words("等候人数", "People waiting") },
						{ value: "7", unit: "min", ...words("预计等候", "Expected wait") },
						{ value: "8/8", unit: "", ...words("开放窗口", "Windows open") },
						{ value: "231", unit: "", ...words("今日办结", "Settled today") },
						{ value: "99.1", unit: "%", ...words("满意率", "Satisfied") },
					],
					series: [
						{ name: words("到访", "Visitors per hour"), values: [0, 12, 46, 71, 62, 40, 22, 38, 66, 58, 34, 9] },
						{ name: words("等候", "Wait, minutes"), values: [0, 2, 6, 11, 9, 7, 4, 6, 10, 8, 5, 2], limit: 15 },
						{ name: words("自助办理", "At terminals"), values: [1, 6, 18, 27, 31, 22, 16, 19, 28, 26, 20, 12] },
					],
					alarm: words(
						"十点半人流高峰将至，已请 2 位导办到门口",
						"The half-past-ten peak is near; two guides are on their way to the door",
					),
				}),
				{ quality: 86 },
			),
	},
	{
		name: "terminal.webp",
		make: async (kit) =>
			(await kit.studio()).webp(
				dashboard("government-hall", {
					title: words("自助终端一览", "The self-service terminals"),
					picture: await kit.picture(KIOSK, { eye: [0.42, 0.45, 0.95], target: [0, 0.21, 0], fov: 0.52 }, 1200, 840),
					tiles: [
						{ value: "42", unit: "", ...words("可办事项", "Services") },
						{ value: "24", unit: "h", ...words("全天开放", "Open") },
						{ value: "3", unit: "min", ...words("平均用时", "Average time") },
						{ value: "4", unit: "", ...words("终端台数", "Terminals") },
						{ value: "12", unit: "", ...words("无障碍语音", "Voice-guided services") },
					],
					series: [
						{ name: words("打印证明", "Certificates printed"), values: [3, 5, 9, 14, 12, 8, 7, 9, 13, 12, 10, 6] },
						{ name: words("社保查询", "Insurance queries"), values: [2, 4, 12, 16, 13, 9, 5, 8, 12, 10, 7, 5] },
						{ name: words("夜间办理", "At night"), values: [4, 3, 2, 1, 1, 2, 3, 5, 8, 7, 6, 5] },
					],
					alarm: words("终端 2 号纸张余量 18%，已通知补纸", "Terminal 2 has 18% paper left; a refill is on its way"),
				}),
				{ quality: 86 },
			),
	},
	{
		name: "guide.pdf",
		make: async (kit) => {
			const pages = brochure(
				"government-hall",
				{
					title: words("漕事通<br>办事指南", "One-Stop Government Hall: a guide"),
					picture: await kit.picture(
						HALL,
						{ eye: [0.36, 0.44, 0.6], target: [0, 0.03, 0], fov: 0.85, seconds: 3 },
						1200,
						900,
					),
				},
				[
					{
						title: words("来之前", "Before you come"),
						paragraphs: [
							words(
								"先在线上说明要办的事。系统会告诉您需要哪些材料、哪些已经由我们保存、哪一天人最少。",
								"Tell us online what you need. You will learn which papers are needed, which we already hold, and which day is quietest.",
							),
							words(
								"若您行动不便、需要手语或沪语协助，请在预约时注明，导办会在门口等您。",
								"If you have difficulty walking, or would like sign language or Shanghainese, say so when booking; a guide will meet you at the door.",
							),
						],
					},
					{
						title: words("常办事项与时限", "Common services and how long they take"),
						paragraphs: [
							words(
								"以下为示例大厅的承诺时限，自材料齐全之日起计算。",
								"Promised times of this sample hall, counted from the day the papers are complete.",
							),
						],
						table: {
							head: ["事项 Service", "窗口 Window", "时限 Time"],
							rows: [
								["营业执照设立 New business licence", "任一 any", "当日 same day"],
								["营业执照变更 Change of licence", "任一 any", "当日 same day"],
								["社保登记 Social insurance", "任一、终端 any, terminal", "即办 at once"],
								["居住证办理 Residence permit", "任一 any", "7 日 days"],
								["施工许可预审 Building permit, first check", "5–8", "3 日 days"],
							],
						},
					},
				],
			);
			return (await kit.studio()).pdf(pages, "漕事通办事指南");
		},
	},
];
