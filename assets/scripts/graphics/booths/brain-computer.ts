import { brochure } from "../boards.ts";
import { comparePoster } from "../comparePoster.ts";
import { flattened } from "../flattened.ts";
import { EXHIBITORS, markSvg } from "../logos.ts";
import { type BoothMedia, type MediaKit, modelOf } from "../MediaKit.ts";
import type { Sheet } from "../Studio.ts";
import { splitPoster } from "../splitPoster.ts";
import { words } from "../words.ts";

const head = (apart = 0) =>
	({ models: [{ url: modelOf("brain-computer", "brain-headset"), apart }], sun: 2, ambient: 1.05 }) as const;
const portrait = (kit: MediaKit, width = 1000, height = 1100) =>
	kit.picture(head(), { eye: [-1.1, 0.62, 0.75], target: [0, 0.34, 0], fov: 0.62, seconds: 0 }, width, height);

export const brainComputerMedia: readonly BoothMedia[] = [
	{
		name: "poster.webp",
		make: async (kit) =>
			(await kit.studio()).webp(
				splitPoster("brain-computer", {
					kicker: words("脑机接口", "Brain–computer interface"),
					title: words("想到，就能写下", "Thought of is written"),
					sky: "#f1ecfc",
					picture: await portrait(kit),
					points: [
						words("戴上即用，三分钟校准", "Put it on: three minutes to calibrate"),
						words("信号在设备里解码，不上传原始脑电", "Decoded in the device; raw signals stay there"),
						words("为说不出话的人而做", "Made for people who cannot speak"),
					],
				}),
			),
	},
	{
		name: "letters.webp",
		make: async (kit) =>
			(await kit.studio()).webp(
				comparePoster("brain-computer", {
					title: words("一分钟，<br>几个字？", "How many letters a minute?"),
					unit: words("失语志愿者的平均打字速度", "mean typing speed of volunteers without speech"),
					bars: [
						{ ...words("字母板与眨眼", "Letter board and blinks"), value: 6, shown: "6" },
						{ ...words("头皮脑电头环", "Scalp headset"), value: 21, shown: "21" },
						{ ...words("眼动追踪", "Eye tracking"), value: 34, shown: "34" },
						{ ...words("皮层电极栅", "Cortical grid"), value: 78, shown: "78" },
					],
					notes: [
						words("头环无创，适合每天在家使用。", "The headset is worn, not implanted: for every day at home."),
						words(
							"电极栅需要手术，只用于获批的临床研究。",
							"The grid needs surgery: only in approved clinical studies.",
						),
					],
					picture: await kit.picture(
						head(0.9),
						{ eye: [-1.25, 0.85, 0.85], target: [0, 0.44, 0], fov: 0.62, seconds: 0 },
						1000,
						1000,
					),
				}),
			),
	},
	{ name: "signals.webp", make: async (kit) => (await kit.studio()).webp(signalScreen(), { quality: 84 }) },
	{
		name: "white-paper.pdf",
		make: async (kit) => {
			const pages = brochure(
				"brain-computer",
				{
					title: words("脑电，<br>归本人所有", "Signals belong to the person"),
					picture: await flattened(await portrait(kit, 760, 760), "#c9b6f4"),
				},
				[
					{
						title: words("信号怎样变成字", "How signals become letters"),
						paragraphs: [
							words(
								"想象握拳时，运动皮层上 8 至 13 赫兹的节律会减弱。头环在十二个位置听这种变化，设备里的解码器把它译成“选中”或“下一个”，再由语言模型补全词句。",
								"When someone imagines closing a hand, the rhythm of 8 to 13 Hz over the motor cortex grows weak. The headset listens for this in twelve places; a decoder in the device reads it as “choose” or “next”, and a language model completes the words.",
							),
							words(
								"电极栅离神经元更近，可以直接读出想写的笔画方向，所以更快；代价是一次手术。我们建议先从头环开始。",
								"The grid lies closer to the neurons and reads the direction of each imagined stroke, hence its speed; its price is an operation. We advise starting with the headset.",
							),
						],
						table: {
							head: ["项目 Item", "头环 Headset", "电极栅 Grid"],
							rows: [
								["触点 Contacts", "12", "20"],
								["采样 Sampling", "500 Hz", "2,000 Hz"],
								["校准 Calibration", "3 分钟 min", "20 分钟 min"],
								["延迟 Delay", "480 ms", "160 ms"],
								["佩戴 Use", "每天 daily", "临床研究 clinical study"],
							],
						},
					},
					{
						title: words("我们不做的事", "What we do not do"),
						paragraphs: [
							words(
								"不把原始脑电传出设备；不用它判断情绪、性格或注意力；不卖给雇主和学校。使用者随时可以删除全部数据，设备立即忘记校准。",
								"Raw signals do not leave the device. They are not used to judge mood, character or attention, and are not sold to employers or schools. A user may delete everything at any time; the device then forgets its calibration.",
							),
							words("本展台的数据为示例，不构成医疗建议。", "Figures at this stand are samples and no medical advice."),
						],
						picture: await flattened(
							await kit.picture(
								head(),
								{ eye: [-0.62, 0.72, -0.3], target: [-0.02, 0.5, 0], fov: 0.55, seconds: 0 },
								760,
								440,
							),
							"#ffffff",
						),
					},
				],
			);
			return (await kit.studio()).pdf(pages, "知渡脑机 白皮书");
		},
	},
];

/** Twelve channels as a recorder draws them, the moment of a decision marked, and what was written. */
function signalScreen(): Sheet {
	const who = EXHIBITORS["brain-computer"];
	const names = ["Fp1", "Fp2", "C3", "C4", "T7", "T8", "P3", "P4", "Cz", "Pz", "O1", "O2"];
	const [wide, row] = [760, 44];
	const traces = names.map((name, i) => {
		const points: string[] = [];
		for (let x = 0; x <= wide; x += 3) {
			const t = x / 90;
			// The rhythm fades over the motor cortex while a hand is imagined.
			const imagined = Math.exp(-(((x - 430) / 90) ** 2));
			const motor = name === "C3" || name === "Cz" || name === "P3";
			const rhythm = (motor ? 1 - 0.94 * imagined : 1) * (i > 9 ? 17 : 14);
			const y =
				rhythm * Math.sin(t * 19 + i * 1.7) * (0.7 + 0.3 * Math.sin(t * 1.3 + i)) +
				2.5 * Math.sin(t * 3.1 + i * 2.3) +
				1.6 * Math.sin(t * 41 + i * 5.1);
			points.push(`${x},${(row * i + 26 + y * 0.9).toFixed(1)}`);
		}
		const strong = name === "C3" || name === "Cz";
		return `<text x="-12" y="${row * i + 32}" text-anchor="end" font-size="17" font-weight="700" fill="${strong ? who.accent : "#cfc4ea"}">${name}</text><polyline points="${points.join(" ")}" fill="none" stroke="${strong ? who.accent : "#c9b6f4"}" stroke-width="${strong ? 2.6 : 1.6}"/>`;
	});
	return {
		width: 1280,
		height: 720,
		css: `.sheet{background:radial-gradient(90% 120% at 30% 40%,#33264f,#1a1230);color:#fff}
			h1{position:absolute;left:44px;top:30px;display:flex;gap:16px;align-items:center;font-size:34px;font-weight:900}h1 small{font-size:19px;font-weight:500;opacity:.75}
			svg.t{position:absolute;left:96px;top:120px;overflow:visible}
			.side{position:absolute;right:44px;top:120px;width:330px}
			.said{background:#c9b6f4;color:#241a3a;padding:24px 26px 28px}.said i{display:block;font-style:normal;font-size:17px;font-weight:500;opacity:.8;margin-bottom:8px}.said b{font-size:46px;font-weight:900;line-height:1.2}.said u{text-decoration:none;color:${who.accent}}
			.said em{display:block;font-style:normal;font-size:20px;margin-top:6px}
			.next{display:grid;grid-template-columns:1fr 1fr;gap:12px;margin-top:16px}.next div{background:rgba(255,255,255,.08);padding:14px 16px;font-size:26px;font-weight:700}.next small{display:block;font-size:15px;font-weight:400;opacity:.75}.next .on{outline:3px solid ${who.accent}}
			.fig{margin-top:18px;display:flex;gap:26px}.fig b{display:block;font-size:34px;font-weight:900}.fig span{font-size:15px;opacity:.8}`,
		html: `<h1>${markSvg(who, 44, "#ffffff", who.accent)}实时解码<small>Decoding live</small></h1>
			<svg class="t" width="${wide}" height="${row * names.length}"><rect x="360" y="-6" width="150" height="${row * names.length + 4}" fill="${who.accent}" opacity=".16"/><text x="368" y="-14" font-size="16" fill="${who.accent}" font-weight="700">想象握拳 imagined fist</text>${traces.join("")}</svg>
			<div class="side"><div class="said"><i>写下 Written</i><b>今天天气<u>好</u></b><em>Fine weather today</em></div>
			<div class="next"><div class="on">，我们<small>, shall we · 61%</small></div><div>。<small>full stop · 22%</small></div><div>吗？<small>is it? · 9%</small></div><div>极了<small>very · 4%</small></div></div>
			<div class="fig"><div><b>21</b><span>字/分 letters a minute</span></div><div><b>93%</b><span>正确率 correct</span></div></div></div>`,
	};
}
