import { anchoredPicture } from "../anchoredPicture.ts";
import { brochure } from "../boards.ts";
import { EXHIBITORS } from "../logos.ts";
import { type BoothMedia, type MediaKit, modelOf } from "../MediaKit.ts";
import type { Sheet } from "../Studio.ts";
import { labelledPlate, slideScreen } from "../scienceBoards.ts";
import { words } from "../words.ts";

const ID = "anatomy-class";
const EYE = { models: [{ url: modelOf(ID, "eye-model") }], sun: 1.6, ambient: 1 } as const;
const KNEE = { models: [{ url: modelOf(ID, "knee-joint") }], sun: 1.6, ambient: 1 } as const;
const eyePicture = (kit: MediaKit, width = 900, height = 760) =>
	kit.picture(EYE, { eye: [0.2, 0.45, 0.95], target: [0.02, 0.22, 0], fov: 0.6 }, width, height);
const kneePicture = (kit: MediaKit, seconds: number, width = 700, height = 900) =>
	kit.picture(KNEE, { eye: [0.75, 0.5, 0.95], target: [-0.02, 0.29, 0], fov: 0.64, seconds }, width, height);

export const anatomyClassMedia: readonly BoothMedia[] = [
	{
		name: "eye.webp",
		make: async (kit) =>
			(await kit.studio()).webp(
				labelledPlate(ID, {
					number: "I",
					title: words("眼", "The eye, cut open"),
					lead: words(
						"光穿过角膜、瞳孔和晶状体，在视网膜上倒着落成一幅画；大脑再把它扶正。",
						"Light passes cornea, pupil and lens and falls upside down on the retina; the brain sets the picture upright.",
					),
					paper: "#f8efe0",
					picture: await anchoredPicture(
						kit,
						EYE,
						{ eye: [0.2, 0.45, 0.95], target: [0.02, 0.22, 0], fov: 0.6 },
						{
							points: [
								[-0.147, 0.265, 0.09],
								[-0.081, 0.305, 0.109],
								[-0.06, 0.258, 0.088],
								[0.019, 0.32, -0.119],
								[0.091, 0.265, -0.098],
								[0.165, 0.26, -0.19],
								[0.078, 0.181, 0.092],
								[0.051, 0.417, -0.031],
							],
						},
					),
					box: [150, 440, 724, 740],
					labels: [
						{ ...words("角膜", "Cornea"), side: "left", at: [190, 760] },
						{ ...words("虹膜", "Iris"), side: "left", at: [230, 560] },
						{ ...words("晶状体", "Lens"), side: "left", at: [230, 960] },
						{ ...words("视网膜", "Retina"), side: "right", at: [610, 390] },
						{ ...words("视盘", "Optic disc"), side: "right", at: [800, 470] },
						{ ...words("视神经", "Optic nerve"), side: "right", at: [820, 830] },
						{ ...words("巩膜", "Sclera"), side: "right", at: [800, 960] },
						{ ...words("上直肌", "Upper muscle"), side: "left", at: [400, 400] },
					],
				}),
			),
	},
	{
		name: "knee.webp",
		make: async (kit) =>
			(await kit.studio()).webp(
				labelledPlate(ID, {
					number: "II",
					title: words("膝", "The knee"),
					lead: words(
						"两根骨头本不相合，全靠两片垫子和四条绳子：这就是它会受伤、也值得爱护的原因。",
						"Two bones that do not fit, made to by two pads and four ropes: why it gets hurt, and why it deserves care.",
					),
					paper: "#43231a",
					picture: await anchoredPicture(
						kit,
						KNEE,
						{ eye: [0.42, 0.46, 1.12], target: [-0.02, 0.29, 0], fov: 0.62, seconds: 0.01 },
						{
							width: 900,
							points: [
								[0.02, 0.52, 0.03],
								[0.046, 0.333, 0.05],
								[0.002, 0.357, 0.097],
								[0.055, 0.286, 0.035],
								[0.078, 0.24, 0.012],
								[0, 0.255, 0.09],
								[-0.068, 0.13, -0.012],
								[0.016, 0.1, 0.028],
							],
						},
					),
					box: [212, 330, 600, 860],
					labels: [
						{ ...words("股骨", "Thigh bone"), side: "right", at: [760, 440] },
						{ ...words("软骨", "Cartilage"), side: "right", at: [790, 620] },
						{ ...words("髌骨", "Kneecap"), side: "left", at: [300, 640] },
						{ ...words("半月板", "Meniscus"), side: "right", at: [790, 750] },
						{ ...words("内侧副韧带", "Inner band"), side: "right", at: [780, 880] },
						{ ...words("髌腱", "Kneecap tendon"), side: "left", at: [290, 790] },
						{ ...words("腓骨", "Calf bone"), side: "left", at: [270, 1080] },
						{ ...words("胫骨", "Shin bone"), side: "right", at: [780, 1030] },
					],
				}),
			),
	},
	{
		name: "lesson.webp",
		make: async (kit) =>
			(await kit.studio()).webp(
				slideScreen(ID, {
					title: words("一节四十分钟的<br>解剖课", "Anatomy in forty minutes"),
					ground: ["#f0a35e", "#fbd9ae"],
					picture: await eyePicture(kit, 1000, 940),
					points: [
						words(
							"每人面前一只眼球，老师说哪里，哪里就亮",
							"An eye before each pupil; what the teacher names lights up",
						),
						words("自己动手：一层一层拆开，再装回去", "Take it apart layer by layer, and put it back"),
						words("下课前三道题，错题自动回到模型上", "Three questions to end with; each miss leads back to the model"),
					],
				}),
				{ quality: 86 },
			),
	},
	{
		name: "quiz.webp",
		make: async (kit) => (await kit.studio()).webp(quizCard(await kneePicture(kit, 0.01), await kneePicture(kit, 3))),
	},
	{
		name: "worksheet.pdf",
		make: async (kit) => {
			const pages = brochure(
				ID,
				{ title: words("学习单：<br>眼与膝", "Worksheet: the eye and the knee"), picture: await eyePicture(kit) },
				[
					{
						title: words("看一看，填一填", "Look, then fill in"),
						paragraphs: [
							words(
								"把眼球模型滑到最开，从前往后写下六层的名字。哪几层是透明的？为什么必须透明？",
								"Slide the eye apart as far as it goes and write down six layers from front to back. Which are clear, and why must they be?",
							),
							words(
								"在视网膜上找到血管汇合的白点。那里没有感光细胞：请用右边的十字和圆点找出您自己的盲点。",
								"Find the pale spot on the retina where the vessels meet. Nothing there senses light: use a cross and a dot to find your own blind spot.",
							),
						],
						table: {
							head: ["层 Layer", "透明吗 Clear?", "做什么 What it does"],
							rows: [
								["角膜 Cornea", "", ""],
								["虹膜 Iris", "", ""],
								["晶状体 Lens", "", ""],
								["玻璃体 Vitreous", "", ""],
								["视网膜 Retina", "", ""],
							],
						},
					},
					{
						title: words("动一动，想一想", "Move, then think"),
						paragraphs: [
							words(
								"看膝关节弯曲的动画。哪一条韧带在弯曲时最紧？哪一条在伸直时最紧？",
								"Watch the knee bend. Which band is tightest when it is bent, and which when it is straight?",
							),
							words(
								"半月板外厚内薄，像两个开口相对的字母 C。如果把它拿掉，骨头之间的压力会怎样变化？",
								"The menisci are thick outside and thin inside, like two letters C facing each other. What becomes of the pressure between the bones without them?",
							),
						],
						picture: await kneePicture(kit, 3, 560, 640),
					},
				],
			);
			return (await kit.studio()).pdf(pages, "学习单：眼与膝");
		},
	},
];

/** One question of the lesson, as the small screens ask it. */
function quizCard(straight: string, bent: string): Sheet {
	const who = EXHIBITORS[ID];
	return {
		width: 1280,
		height: 720,
		css: `.sheet{background:#fbf3e6;color:#2a1710}h1{position:absolute;left:60px;top:44px;font-size:52px;font-weight:900}h1 small{display:block;font-size:25px;font-weight:500;opacity:.75;margin-top:4px}
			.a{position:absolute;top:196px;width:330px;height:470px;background:#fff;border-radius:18px}.a img{position:absolute;left:15px;top:16px;width:300px;height:380px;object-fit:contain}.a b{position:absolute;left:0;right:0;bottom:20px;text-align:center;font-size:26px}
			ol{position:absolute;right:60px;top:196px;width:440px;list-style:none}li{height:104px;margin-bottom:18px;background:#fff;border-radius:18px;display:flex;align-items:center;gap:20px;padding:0 24px;font-size:29px;font-weight:700;line-height:1.2}
			li i{font-style:normal;width:54px;height:54px;line-height:54px;border-radius:50%;text-align:center;background:${who.primary};flex:none}li small{display:block;font-size:18px;font-weight:400;opacity:.75}
			li.yes{background:${who.accent};color:#fff}li.yes i{background:#fff;color:${who.accent}}`,
		html: `<h1>弯下去的时候，是谁拉住了小腿？<small>As the knee bends, what holds the shin back?</small></h1>
			<div class="a" style="left:60px"><img src="${straight}"><b>伸直 straight</b></div><div class="a" style="left:410px"><img src="${bent}"><b>弯曲 bent</b></div>
			<ol><li><i>A</i><span>前交叉韧带<small>Front crossed ligament</small></span></li><li class="yes"><i>B</i><span>后交叉韧带<small>Rear crossed ligament</small></span></li><li><i>C</i><span>髌腱<small>Kneecap tendon</small></span></li><li><i>D</i><span>半月板<small>Menisci</small></span></li></ol>`,
	};
}
