import type { View } from "#assets/scripts/graphics/renderer/RendererPage.ts";
import { dashboard, heroPoster } from "../boards.ts";
import { type BoothMedia, type MediaKit, modelOf } from "../MediaKit.ts";
import { wayPoster } from "../plates.ts";
import { words } from "../words.ts";

const LIBRARY = { models: [{ url: modelOf("city-library", "library-section") }], sun: 1.3, ambient: 0.95 };
const shot = (kit: MediaKit, view: View, width = 1200, height = 1000) => kit.picture(LIBRARY, view, width, height);

export const cityLibraryMedia: readonly BoothMedia[] = [
	{
		name: "hill.webp",
		make: async (kit) =>
			(await kit.studio()).webp(
				heroPoster("city-library", {
					title: words("一座山，<br>全是书", "A hill, and all of it books"),
					lead: words("沿书阶往上走，每一级都能坐下。<br>要找的书，机器人三分钟送到手边。", ""),
					picture: await shot(
						kit,
						{ eye: [0.34, 0.42, 0.98], target: [0, 0.22, 0], fov: 0.62, seconds: 5 },
						1200,
						1060,
					),
					pictureCss: "top:600px;height:590px",
					ground: "#566b2c",
					figures: [
						{ value: "620 k", ...words("册藏书", "volumes") },
						{ value: "840", ...words("个座位", "seats") },
						{ value: "3 min", ...words("送到座位", "to your seat") },
					],
				}),
			),
	},
	{
		name: "way-of-a-book.webp",
		make: async (kit) =>
			(await kit.studio()).webp(
				wayPoster("city-library", {
					title: words("一本书<br>走过的路", "The way of a book"),
					ground: "#1f2817",
					sketch: section(),
					way: "M170 1312V1210H420V1130H720V640H830V560M830 640V1150H620V1210H500V1030H420V850H330V690",
					stops: [
						{ x: 170, y: 1312, side: "right", time: "0:00", ...words("放进还书口", "Returned") },
						{ x: 720, y: 900, side: "left", time: "0:40", ...words("上架归仓", "Put away") },
						{ x: 830, y: 560, side: "left", time: "1:10", ...words("抓手取出", "Picked for you") },
						{ x: 620, y: 1210, side: "right", time: "1:50", ...words("小车接驳", "On the cart") },
						{ x: 330, y: 690, side: "left", time: "3:00", ...words("到您手边", "At your seat") },
					],
					note: words("时间为工作日下午的平均。<br>夜间书库休息，次日八点送出。", "Averages of a weekday afternoon."),
				}),
			),
	},
	{
		name: "right-now.webp",
		make: async (kit) =>
			(await kit.studio()).webp(
				dashboard("city-library", {
					title: words("馆内此刻", "The library right now"),
					picture: await shot(kit, { eye: [0.05, 0.36, 1.0], target: [0, 0.22, 0], fov: 0.6, seconds: 9 }, 1200, 1000),
					tiles: [
						{ value: "512", unit: "", ...words("在馆读者", "Readers inside") },
						{ value: "328", unit: "", ...words("空余座位", "Seats free") },
						{ value: "46", unit: "", ...words("待送图书", "Books under way") },
						{ value: "2.9", unit: "min", ...words("平均送达", "To a seat, average") },
						{ value: "38", unit: "dB", ...words("静音阅览区", "Quiet terraces") },
					],
					series: [
						{ name: words("入馆", "Visitors per hour"), values: [4, 38, 62, 71, 66, 84, 96, 102, 88, 60, 34, 12] },
						{ name: words("借出", "Loans per hour"), values: [2, 20, 41, 52, 40, 58, 77, 81, 70, 44, 21, 6] },
						{
							name: words("机器人出勤", "Robot trips"),
							values: [1, 14, 26, 33, 27, 38, 49, 52, 45, 28, 13, 3],
							limit: 60,
						},
					],
					alarm: words(
						"第四级书阶靠窗有三席空位，灯已为您点亮",
						"Three window seats are free on the fourth terrace; their lamps are lit for you",
					),
				}),
				{ quality: 86 },
			),
	},
];

/** The building cut open: terraces at the left, stacks at the right, in thin lines under the way. */
function section(): string {
	const line = (d: string, width = 3, opacity = 0.5) =>
		`<path d="${d}" fill="none" stroke="#a9b889" stroke-width="${width}" opacity="${opacity}"/>`;
	const steps = Array.from({ length: 6 }, (_, i) => {
		const [y, right] = [1250 - i * 95, 470 - i * 46];
		const spines = Array.from(
			{ length: Math.floor((right - 96) / 13) },
			(_, k) =>
				`<rect x="${98 + k * 13}" y="${y - 84 + ((k * 7 + i * 5) % 4) * 6}" width="9" height="${60 - ((k * 7 + i * 5) % 4) * 6}" fill="${["#6b7f3a", "#8a6a2f", "#44552a", "#9a8440"][(k + i) % 4]}" opacity=".55"/>`,
		).join("");
		return `${line(`M90 ${y}H${right}V${y - 95}`)}${spines}`;
	}).join("");
	const bins = Array.from({ length: 60 }, (_, i) => {
		const [x, y] = [700 + (i % 6) * 40, 560 + Math.floor(i / 6) * 66];
		return `<rect x="${x}" y="${y}" width="32" height="44" fill="#3d5a4a" opacity="${(i * 7) % 5 ? 0.6 : 0.2}"/>`;
	}).join("");
	return `${line("M80 1270V520H960V1270ZM60 520L90 486H930L964 520", 5, 0.7)}${steps}${bins}${line("M690 550V1230M944 550V1230", 4)}`;
}
