import { anchoredPicture } from "../anchoredPicture.ts";
import { type BoothMedia, modelOf } from "../MediaKit.ts";
import { fieldPoster, labelledPlate, slideScreen } from "../scienceBoards.ts";
import { words } from "../words.ts";

const ID = "surgery-planning";
const HEART = { models: [{ url: modelOf(ID, "planning-heart") }], sun: 1.5, ambient: 0.95 } as const;
const VERTEBRA = { models: [{ url: modelOf(ID, "guided-vertebra") }], sun: 1.7, ambient: 0.95 } as const;

export const surgeryPlanningMedia: readonly BoothMedia[] = [
	{
		name: "poster.webp",
		make: async (kit) =>
			(await kit.studio()).webp(
				fieldPoster(ID, {
					title: words("先在模型上做一遍", "Do it once on the model"),
					lead: words("把病人自己的心脏复制到手上：打开、测量、试一遍，<br>再进手术室。", ""),
					picture: await kit.picture(HEART, { eye: [0.3, 0.62, 1.15], target: [-0.02, 0.3, 0], fov: 0.72 }, 1200, 1100),
					pictureBox: [70, 60, 884, 850],
					field: "linear-gradient(160deg, #e8889a, #c2405a 58%, #8d2440)",
					behind: pulse(),
					paper: "#2b0f1a",
					facts: [
						{ value: "3 h", ...words("从影像到模型", "from scan to model") },
						{ value: "0.3 mm", ...words("几何误差", "geometric error") },
						{ value: "−31%", ...words("手术时间", "time in surgery") },
					],
				}),
			),
	},
	{
		name: "guide.webp",
		make: async (kit) =>
			(await kit.studio()).webp(
				labelledPlate(ID, {
					number: "L3",
					title: words("两枚螺钉<br>的路", "The way of two screws"),
					lead: words(
						"导板只贴合这一节椎骨：放得上去，钉道就是对的。",
						"The guide fits this one vertebra and no other: where it sits, the way is right.",
					),
					paper: "#fbeef0",
					picture: await anchoredPicture(
						kit,
						VERTEBRA,
						{ eye: [0.34, 0.72, 0.82], target: [0, 0.17, 0.02], fov: 0.6 },
						{
							points: [
								[-0.085, 0.287, 0.14],
								[0.105, 0.27, 0.262],
								[0.18, 0.27, 0.1],
								[-0.02, 0.292, -0.09],
								[0, 0.19, 0.235],
							],
						},
					),
					box: [120, 440, 784, 700],
					labels: [
						{ ...words("打印导板", "Printed guide"), side: "left", at: [280, 480] },
						{ ...words("椎弓根螺钉", "Pedicle screw"), side: "right", at: [770, 1150] },
						{ ...words("横突", "Transverse process"), side: "left", at: [790, 372] },
						{ ...words("椎体", "Vertebral body"), side: "left", at: [500, 400] },
						{ ...words("棘突", "Spinous process"), side: "left", at: [270, 1130] },
					],
				}),
			),
	},
	{
		name: "four-chambers.webp",
		make: async (kit) =>
			(await kit.studio()).webp(
				slideScreen(ID, {
					title: words("室间隔缺损：<br>补片该多大", "A hole in the septum: how large a patch"),
					ground: ["#2b0f1a", "#6b1f36"],
					picture: await kit.picture(
						HEART,
						{ eye: [0.32, 0.48, 0.92], target: [-0.02, 0.29, 0], fov: 0.72 },
						1100,
						1000,
					),
					points: [
						words("由 CT 分割出四个腔室与大血管", "Chambers and vessels segmented from CT"),
						words("绿色：计划的补片与导管路径", "In green: the planned patch and the catheter's way"),
						words("补片 16 mm，距传导束 4.2 mm，安全", "Patch 16 mm, 4.2 mm clear of the conduction bundle: safe"),
					],
				}),
				{ quality: 86 },
			),
	},
];

/** A heartbeat across the poster's field. */
function pulse(): string {
	const beat = (x: number) => `l60 0q14-34 28 0l18 0 10 22 22-190 24 246 14-78 18 0q24-60 48 0l${x} 0`;
	return `<svg width="1024" height="930" viewBox="0 0 1024 930" fill="none" stroke="#ffffff" stroke-width="4" opacity=".3" stroke-linejoin="round"><path d="M-60 520${beat(90)}${beat(90)}${beat(90)}${beat(90)}"/></svg>`;
}
