import { heroPoster, stepsPoster } from "../boards.ts";
import { type BoothMedia, modelOf } from "../MediaKit.ts";
import { words } from "../words.ts";

const HOST = { models: [{ url: modelOf("bank-hosts", "bank-host") }], ambient: 0.95, sun: 1.1 } as const;

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
];
