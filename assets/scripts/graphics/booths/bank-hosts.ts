import { heroPoster, stepsPoster } from "../boards.ts";
import { captions, shoot } from "../film.ts";
import { type BoothMedia, modelOf } from "../MediaKit.ts";
import { words } from "../words.ts";

const HOST = { models: [{ url: modelOf("bank-hosts", "bank-host") }], ambient: 0.95, sun: 1.1 } as const;

const STORY = captions(
	[
		{ from: 0.3, to: 3, zh: "您好，我是小溪", en: "Hello, I am Xiaoxi" },
		{ from: 3.1, to: 6, zh: "普通话、沪语、英语都可以", en: "Mandarin, Shanghainese or English, as you like" },
		{ from: 6.1, to: 8.8, zh: "不确定的，我请柜员来", en: "Where I am not sure, I fetch a colleague" },
	],
	"#ff8da6",
);

export const bankHostsMedia: readonly BoothMedia[] = [
	{
		name: "poster.webp",
		make: async (kit) =>
			(await kit.studio()).webp(
				heroPoster("bank-hosts", {
					title: words("先听懂，<br>再回答", "First understand, then answer"),
					lead: words("小溪的每一句业务口径都来自行内知识库，<br>并附上出处与版本。", ""),
					picture: await kit.picture(
						HOST,
						{ eye: [0.16, 0.46, 1.15], target: [0, 0.32, 0], fov: 0.72, seconds: 1.2 },
						1024,
						920,
					),
					ground: "#5a3fd0",
					figures: [
						{ value: "3", ...words("种语言即时切换", "languages, switched live") },
						{ value: "0.6 s", ...words("开口应答", "to the first word") },
						{ value: "92%", ...words("一次办结", "settled the first time") },
					],
				}),
			),
	},
	{
		name: "how.webp",
		make: async (kit) =>
			(await kit.studio()).webp(
				stepsPoster("bank-hosts", {
					title: words("一次对话的三步", "Three steps of one talk"),
					dark: true,
					steps: [
						{
							...words("听", "Listen"),
							drawing: "ear",
							more: words(
								"方言与嘈杂环境下的识别，敏感信息在本地遮蔽。",
								"Speech in dialect and noise; personal data is masked on the spot.",
							),
						},
						{
							...words("查", "Look up"),
							drawing: "book",
							more: words(
								"只从已审定的知识条目作答，条目过期自动停用。",
								"Answers only from approved entries; what has expired is not used.",
							),
						},
						{
							...words("交", "Hand over"),
							drawing: "hand",
							more: words(
								"转人工时附上全部上文，客户不必再说一遍。",
								"A colleague gets the whole conversation, so nobody repeats themselves.",
							),
						},
					],
				}),
			),
	},
	{
		name: "greeting.webm",
		make: (kit) =>
			shoot(kit, {
				scene: { ...HOST, background: "#2a1d63" },
				seconds: 9,
				view: (t) => ({
					eye: [0.22 * Math.sin(t * 0.5), 0.45, 0.98 - 0.08 * Math.sin(t * 0.35)],
					target: [0.12, 0.39, 0],
					fov: 0.55,
				}),
				caption: STORY,
				tune: {
					chords: [
						[60, 64, 67, 71],
						[57, 60, 64, 67],
						[53, 57, 60, 64],
						[55, 59, 62, 65],
					],
					beatsPerMinute: 100,
				},
			}),
	},
	{
		name: "greeting.webp",
		make: async (kit) => {
			const camera = await kit.camera();
			await camera.build({ ...HOST, background: "#2a1d63" });
			await camera.size(854, 480);
			const jpeg = await camera.frame(
				{ eye: [0.2, 0.45, 0.95], target: [0.12, 0.39, 0], fov: 0.55, seconds: 1 },
				STORY(1.6),
			);
			await camera.frame({ eye: [1, 1, 1], target: [0, 0, 0] }, "");
			return kit.toWebp(jpeg);
		},
	},
];
