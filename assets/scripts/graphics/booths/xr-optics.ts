import { brochure } from "../boards.ts";
import { comparePoster } from "../comparePoster.ts";
import { explodedPoster } from "../explodedPoster.ts";
import { flattened } from "../flattened.ts";
import { type BoothMedia, type MediaKit, modelOf } from "../MediaKit.ts";
import { sceneScreen } from "../sceneScreen.ts";
import { words } from "../words.ts";

const headset = (apart = 0) =>
	({ models: [{ url: modelOf("xr-optics", "xr-headset"), apart }], sun: 2.2, ambient: 1.1 }) as const;
const whole = (kit: MediaKit, width = 900, height = 900) =>
	kit.picture(headset(), { eye: [0.75, 0.7, 1.05], target: [0, 0.34, 0], fov: 0.6 }, width, height);

export const xrOpticsMedia: readonly BoothMedia[] = [
	{
		name: "apart.webp",
		make: async (kit) =>
			(await kit.studio()).webp(
				explodedPoster("xr-optics", {
					title: words("光走过的路", "The way of the light"),
					paper: "#fff6e9",
					picture: await kit.picture(
						headset(1),
						{ eye: [1.5, 0.75, 0.95], target: [0, 0.45, 0.25], fov: 0.7 },
						1200,
						1000,
					),
					labels: [
						{
							...words("摄像头与前罩", "Cameras, visor"),
							at: [0.14, 0.14],
							more: words("七只眼睛看房间，一片玻璃护住它们。", "Seven eyes on the room, one pane to guard them."),
						},
						{
							...words("主板", "Main board"),
							at: [0.38, 0.36],
							more: words("从转头到换画面，十一毫秒。", "Eleven milliseconds from a turn to a new picture."),
						},
						{
							...words("头带与电池", "Straps, battery"),
							at: [0.86, 0.34],
							more: words("重量放到脑后，脸上只剩 190 克。", "Weight moves behind the head: 190 g on the face."),
						},
						{
							...words("微显示屏", "Displays"),
							at: [0.47, 0.5],
							more: words("每英寸 3,400 像素，随瞳距移动。", "3,400 pixels an inch; they follow the eyes."),
						},
						{
							...words("折叠透镜", "Pancake lenses"),
							at: [0.57, 0.53],
							more: words("光在里面来回三次。", "Light goes to and fro three times."),
						},
						{
							...words("面罩", "Cushion"),
							at: [0.75, 0.63],
							more: words("硅胶，可拆下清洗。", "Silicone, comes off to be washed."),
						},
					],
				}),
			),
	},
	{
		name: "thickness.webp",
		make: async (kit) =>
			(await kit.studio()).webp(
				comparePoster("xr-optics", {
					title: words("眼前，<br>薄了多少？", "How thin can it be?"),
					unit: words("从眼睛到屏幕的光学厚度", "optical depth from eye to screen"),
					bars: [
						{ ...words("菲涅尔透镜", "Fresnel lens"), value: 44, shown: "44 mm" },
						{ ...words("非球面透镜", "Aspheric lens"), value: 37, shown: "37 mm" },
						{ ...words("折叠透镜", "Pancake lens"), value: 17, shown: "17 mm" },
					],
					notes: [
						words(
							"半反镜与偏振片让光折返三次，路不变短，壳变薄。",
							"A half mirror and polarisers fold the path three times: same way, thinner shell.",
						),
						words(
							"代价是亮度：我们的屏多亮四倍，把它补回来。",
							"It costs brightness: our panels are four times as bright to repay it.",
						),
					],
					picture: await whole(kit),
				}),
			),
	},
	{
		name: "sight.webp",
		make: async (kit) =>
			(await kit.studio()).webp(
				sceneScreen("xr-optics", {
					title: words("戴着它<br>逛展", "Walk the fair in it"),
					lead: words(
						"这座大厅支持 WebXR：戴上头显，在浏览器里点“进入”，就站在这个展位前。",
						"This hall speaks WebXR: put a headset on, choose “enter” in its browser, and stand at this booth.",
					),
					picture: await kit.picture(
						headset(),
						{ eye: [-0.55, 0.62, -0.95], target: [0, 0.36, 0], fov: 0.58 },
						1000,
						860,
					),
					pins: [
						{ value: "104°", ...words("视场", "field of view"), at: [1010, 110] },
						{ value: "90 Hz", ...words("刷新", "refresh"), at: [560, 560] },
						{ value: "58–72 mm", ...words("瞳距", "eye distance"), at: [960, 600] },
					],
					ground: "#20160a",
				}),
				{ quality: 84 },
			),
	},
	{
		name: "data-sheet.pdf",
		make: async (kit) => {
			const pages = brochure(
				"xr-optics",
				{
					title: words("近眼光学模组<br>PX-17", "Near-eye module PX-17"),
					picture: await flattened(await whole(kit, 760, 720), "#f59a23"),
				},
				[
					{
						title: words("参数", "Data"),
						paragraphs: [
							words(
								"模组由两片折叠透镜、一块硅基微显示屏和瞳距电机组成，供整机厂直接装配。出厂时逐只标定畸变与色差，数据写在模组自己的存储里。",
								"A module has two pancake lenses, a silicon micro-display and the motor for the eyes' distance, ready for makers of headsets. Distortion and colour are measured for every one and stored inside it.",
							),
						],
						table: {
							head: ["参数 Parameter", "数值 Value"],
							rows: [
								["视场 Field of view", "104° × 98°"],
								["分辨率 Resolution", "3,552 × 3,840"],
								["光学厚度 Optical depth", "17 mm"],
								["透镜调制 MTF at 20 lp/mm", "0.41"],
								["瞳距 Eye distance", "58–72 mm"],
								["亮度 At the eye", "180 cd/m²"],
								["质量 Mass, one eye", "28 g"],
							],
						},
					},
				],
			);
			return (await kit.studio()).pdf(pages, "澜镜光学 PX-17 数据手册");
		},
	},
];
