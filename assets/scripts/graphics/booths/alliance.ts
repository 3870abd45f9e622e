import { brochure, heroPoster, stepsPoster } from "../boards.ts";
import { type BoothMedia, modelOf } from "../MediaKit.ts";
import { words } from "../words.ts";

const EMBLEM = { models: [{ url: modelOf("alliance", "alliance-emblem") }], sun: 1.8 } as const;

export const allianceMedia: readonly BoothMedia[] = [
	{
		name: "poster.webp",
		make: async (kit) =>
			(await kit.studio()).webp(
				heroPoster("alliance", {
					title: words("一起做，<br>做得成", "Together, and therefore done"),
					lead: words("高校、院所与企业共用一套设备目录、<br>一张课题清单、一份人才地图。", ""),
					picture: await kit.picture(
						EMBLEM,
						{ eye: [0.25, 0.42, 1.5], target: [0, 0.28, 0], fov: 0.6, seconds: 2 },
						1024,
						900,
					),
					ground: "#1b3670",
					figures: [
						{ value: "32", ...words("成员单位", "member institutions") },
						{ value: "480", ...words("台共享设备", "shared instruments") },
						{ value: "57", ...words("项联合课题", "joint projects") },
					],
				}),
			),
	},
	{
		name: "join.webp",
		make: async (kit) =>
			(await kit.studio()).webp(
				stepsPoster("alliance", {
					title: words("加入之后", "What members get"),
					dark: false,
					steps: [
						{
							...words("用设备", "Use equipment"),
							drawing: "key",
							more: words(
								"480 台仪器在线预约，成员价统一公示。",
								"480 instruments to book online, at one published price.",
							),
						},
						{
							...words("找伙伴", "Find partners"),
							drawing: "people",
							more: words(
								"把难题写清楚，联盟秘书处两周内给出三家建议。",
								"Describe the problem; within two weeks you hear of three possible partners.",
							),
						},
						{
							...words("育人才", "Grow people"),
							drawing: "grow",
							more: words(
								"学生进企业、工程师进课堂，学分与工时互认。",
								"Students go into companies, engineers into classrooms; both count.",
							),
						},
					],
				}),
			),
	},
	{
		name: "charter.pdf",
		make: async (kit) => {
			const pages = brochure(
				"alliance",
				{
					title: words("联盟章程<br>摘要", "The charter in brief"),
					picture: await kit.picture(
						EMBLEM,
						{ eye: [0.2, 0.4, 1.3], target: [0, 0.28, 0], fov: 0.65, seconds: 1 },
						1000,
						820,
					),
				},
				[
					{
						title: words("我们约定", "What we agree on"),
						paragraphs: [
							words(
								"开放：成员购置的通用仪器，每周至少开放二十小时给其他成员预约。",
								"Open: general instruments bought by members are open to others for at least twenty hours a week.",
							),
							words(
								"对等：联合课题的成果按投入共享，事先写明，不在事后商量。",
								"Even: results of joint projects are shared by what was put in, written down before and not argued after.",
							),
							words(
								"可退出：任何成员提前三个月告知即可退出，已开始的课题做完为止。",
								"Free to leave: any member may leave with three months' notice, finishing what was begun.",
							),
						],
					},
					{
						title: words("六个工作组", "Six working groups"),
						paragraphs: [
							words(
								"每组由一家发起单位牵头，每季度公开一次进展。",
								"Each is led by a founding institution and reports in public every quarter.",
							),
						],
						table: {
							head: ["工作组 Group", "方向 Field"],
							rows: [
								["一 1", "城市数字孪生 Digital twins of cities"],
								["二 2", "智能制造 Intelligent manufacturing"],
								["三 3", "金融服务 Financial services"],
								["四 4", "文化遗产 Cultural heritage"],
								["五 5", "设计教育 Design education"],
								["六 6", "政务服务 Public services"],
							],
						},
					},
				],
			);
			return (await kit.studio()).pdf(pages, "漕河泾科创联盟章程摘要");
		},
	},
];
