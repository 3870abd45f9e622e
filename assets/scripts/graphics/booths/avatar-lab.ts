import { anchoredPicture } from "../anchoredPicture.ts";
import { type BoothMedia, type MediaKit, modelOf } from "../MediaKit.ts";
import { contactSheet } from "../peopleBoards.ts";
import { labelledPlate, slideScreen } from "../scienceBoards.ts";
import { words } from "../words.ts";

const ID = "avatar-lab";
const DOME = { models: [{ url: modelOf(ID, "avatar-scan") }], ambient: 1, sun: 1.7 } as const;
const HEADS = { models: [{ url: modelOf(ID, "head-detail") }], ambient: 1, sun: 1.7 } as const;

/** One of the three heads, by how far to the side and how high it stands. */
const headPicture = (kit: MediaKit, x: number, y: number) =>
	kit.picture(HEADS, { eye: [x + 0.12, y + 0.07, 0.62], target: [x, y + 0.014, -0.02], fov: 0.262 }, 560, 640);

export const avatarLabMedia: readonly BoothMedia[] = [
	{
		name: "states.webp",
		make: async (kit) =>
			(await kit.studio()).webp(
				labelledPlate(ID, {
					number: "27",
					title: words("一次快门，<br>三种状态", "One shutter, three states"),
					lead: words(
						"27 台相机同时曝光，0.2 毫秒；四小时后，你会在自己的头上看到同样的三段。",
						"Twenty-seven cameras fire within 0.2 ms; four hours later the same three stages are yours.",
					),
					paper: "#f7ece2",
					box: [132, 372, 760, 860],
					picture: await anchoredPicture(
						kit,
						DOME,
						{ eye: [0.12, 0.56, 1.75], target: [0, 0.43, 0], fov: 0.58, seconds: 3 },
						{
							width: 1000,
							height: 1100,
							points: [
								[-0.15, 0.28, 0.05],
								[-0.02, 0.34, 0.09],
								[0.12, 0.28, 0.06],
								[0.075, 0.56, 0.06],
								[0.2, 0.68, 0.16],
							],
						},
					),
					labels: [
						{ at: [268, 1040], side: "left", ...words("网格", "Mesh, 3,200 quads") },
						{ at: [268, 700], side: "left", ...words("泥塑", "Clay: only the form") },
						{ at: [800, 1070], side: "right", ...words("成品", "Finished: cloth and skin") },
						{ at: [800, 800], side: "right", ...words("毛发", "Hair, combed by hand") },
						{ at: [790, 520], side: "right", ...words("相机", "A camera on its rib") },
					],
				}),
			),
	},
	{
		name: "weights.webp",
		make: async (kit) =>
			(await kit.studio()).webp(
				contactSheet(ID, {
					title: words("同一张脸，三种重量", "One face in three weights"),
					columns: 2,
					paper: "#33201b",
					cells: [
						{
							picture: await headPicture(kit, -0.18, 0.27),
							ground: "#a9543a",
							...words("特写 · 四千面", "Close-up · 4,000 triangles"),
						},
						{
							picture: await headPicture(kit, 0, 0.235),
							ground: "#c48a5a",
							...words("对话 · 六百面", "Conversation · 600 triangles"),
						},
						{
							picture: await headPicture(kit, 0.18, 0.19),
							ground: "#5f7d7a",
							...words("人群 · 一百六十面", "Crowd · 160 triangles"),
						},
						{
							picture: await kit.picture(
								DOME,
								{ eye: [0.5, 0.5, 0.9], target: [0, 0.44, 0], fov: 0.5, seconds: 1 },
								700,
								640,
							),
							ground: "#2b4450",
							...words("原件 · 采集当日", "The source · on the day of capture"),
						},
					],
					note: words(
						"离得越远，用得越轻；换档时眼睛与发际线不动，所以看不出来。",
						"The farther away, the lighter; eyes and hairline stay put when the weight changes, so nobody notices.",
					),
				}),
			),
	},
	{
		name: "slot.webp",
		make: async (kit) =>
			(await kit.studio()).webp(
				slideScreen(ID, {
					title: words("从坐下到出门<br>二十分钟", "Twenty minutes from chair to door"),
					ground: ["#33201b", "#a9543a"],
					picture: await kit.picture(
						DOME,
						{ eye: [0.55, 0.62, 1.45], target: [0, 0.43, 0], fov: 0.6, seconds: 2.4 },
						1000,
						940,
					),
					points: [
						words("签署授权：用在哪里、用多久", "Sign the licence: where it is used and for how long"),
						words("一次拍摄，二十种表情", "One session, twenty expressions"),
						words("现场看泥塑，当天拿成品", "See the clay at once, the finished head the same day"),
						words("随时撤回，删除有回执", "Withdraw at any time; deletion is confirmed in writing"),
					],
				}),
			),
	},
];
