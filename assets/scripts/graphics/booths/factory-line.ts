import { heroPoster } from "../boards.ts";
import { type BoothMedia, type MediaKit, modelOf } from "../MediaKit.ts";
import { scheduleScreen, sequencePoster } from "../technicalBoards.ts";
import { words } from "../words.ts";

const LINE = { models: [{ url: modelOf("factory-line", "assembly-line") }], sun: 2, ambient: 0.95 } as const;
const close = (
	kit: MediaKit,
	eye: readonly [number, number, number],
	target: readonly [number, number, number],
	seconds = 0.2,
) => kit.picture(LINE, { eye, target, fov: 0.62, seconds }, 760, 560);

export const factoryLineMedia: readonly BoothMedia[] = [
	{
		name: "poster.webp",
		make: async (kit) =>
			(await kit.studio()).webp(
				heroPoster("factory-line", {
					title: words("五秒一拍，<br>批量为一", "Five seconds a beat, lots of one"),
					lead: words("每块托盘都知道自己要成为什么，<br>工位只需照做。", ""),
					picture: await kit.picture(
						LINE,
						{ eye: [0.4, 0.74, 1.16], target: [0, 0.09, 0.02], fov: 0.62, seconds: 0.1 },
						1300,
						940,
					),
					ground: "#f0b400",
					figures: [
						{ value: "720", ...words("件/小时", "pieces an hour") },
						{ value: "94.2%", ...words("综合效率", "OEE") },
						{ value: "0", ...words("换型停机", "stops to change over") },
					],
				}),
			),
	},
	{
		name: "stations.webp",
		make: async (kit) =>
			(await kit.studio()).webp(
				sequencePoster("factory-line", {
					title: words("一台泵的四十秒", "Forty seconds in the life of a pump"),
					ground: "#23262b",
					paper: "#f3f1ea",
					frames: [
						{
							time: "05 s",
							...words("压", "Press the seal"),
							picture: await close(kit, [0.42, 0.34, 0.62], [0.13, 0.16, 0.19]),
						},
						{
							time: "10 s",
							...words("装", "Set the gear"),
							picture: await close(kit, [0.72, 0.4, 0.52], [0.33, 0.14, 0.16], 2.6),
						},
						{
							time: "20 s",
							...words("拧", "Drive four screws"),
							picture: await close(kit, [0.4, 0.36, 0.14], [0.13, 0.17, -0.2]),
						},
						{
							time: "35 s",
							...words("验", "Test and release"),
							picture: await close(kit, [-0.82, 0.42, 0.24], [-0.36, 0.15, -0.06]),
						},
					],
				}),
			),
	},
	{
		name: "shift.webp",
		make: async (kit) =>
			(await kit.studio()).webp(
				scheduleScreen("factory-line", {
					title: words("三号线 · 本班", "Line 3, this shift"),
					hours: ["08", "10", "12", "14", "16"],
					now: 58,
					rows: [
						{
							...words("压装", "Press"),
							side: "96%",
							bars: [
								{ from: 0, to: 22, state: "done", label: "P-40" },
								{ from: 22.6, to: 47, state: "done", label: "P-55" },
								{ from: 50, to: 58, state: "now", label: "P-40L" },
								{ from: 58, to: 78, label: "P-40L" },
								{ from: 79, to: 99, label: "P-63" },
							],
						},
						{
							...words("装配", "Assembly"),
							side: "95%",
							bars: [
								{ from: 1, to: 23, state: "done", label: "P-40" },
								{ from: 23.6, to: 48, state: "done", label: "P-55" },
								{ from: 51, to: 58, state: "now", label: "P-40L" },
								{ from: 58, to: 79, label: "P-40L" },
							],
						},
						{
							...words("拧紧", "Screwing"),
							side: "91%",
							bars: [
								{ from: 2, to: 24, state: "done", label: "P-40" },
								{ from: 24.6, to: 41, state: "done", label: "P-55" },
								{ from: 41.4, to: 45, state: "late", label: "!" },
								{ from: 45.4, to: 51, state: "done" },
								{ from: 52, to: 58, state: "now", label: "P-40L" },
								{ from: 58, to: 80, label: "P-40L" },
							],
						},
						{
							...words("打标", "Marking"),
							side: "97%",
							bars: [
								{ from: 3, to: 25, state: "done", label: "P-40" },
								{ from: 25.6, to: 51.6, state: "done", label: "P-55" },
								{ from: 53, to: 58, state: "now" },
								{ from: 58, to: 81, label: "P-40L" },
							],
						},
						{
							...words("测试", "Test"),
							side: "94%",
							bars: [
								{ from: 4, to: 26, state: "done", label: "P-40" },
								{ from: 26.6, to: 52.4, state: "done", label: "P-55" },
								{ from: 54, to: 58, state: "now" },
								{ from: 58, to: 82, label: "P-40L" },
							],
						},
					],
					note: words(
						"11:22 拧紧头换批，孪生把 P-40L 提前四分钟，当班产量不变",
						"11:22 a spindle was changed; the twin moved P-40L four minutes ahead and the shift keeps its count",
					),
				}),
				{ quality: 86 },
			),
	},
];
