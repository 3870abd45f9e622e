import { brochure, typePoster } from "../boards.ts";
import { type BoothMedia, modelOf } from "../MediaKit.ts";
import { words } from "../words.ts";

const AWARD = { models: [{ url: modelOf("design-award", "design-award") }], sun: 1.9 } as const;

export const designAwardMedia: readonly BoothMedia[] = [
	{
		name: "call.webp",
		make: async (kit) =>
			(await kit.studio()).webp(
				typePoster("design-award", {
					big: "新芽",
					title: words("2026<br>征集开始", "Call for entries: the first good idea is enough"),
					rows: [
						{ side: "11.01", ...words("开放报名", "Entries open") },
						{ side: "12.31", ...words("截止提交", "Entries close") },
						{ side: "02.20", ...words("入围公布", "Shortlist") },
						{ side: "04.18", ...words("颁奖与展览", "Award and exhibition") },
					],
					note: words(
						"学生与毕业五年内的设计师均可参加，不收报名费。",
						"Open to students and designers within five years of graduation. No fee.",
					),
				}),
			),
	},
	{
		name: "jury.webp",
		make: async (kit) =>
			(await kit.studio()).webp(
				typePoster("design-award", {
					big: "4×",
					inverse: true,
					title: words("四个<br>组别", "Four categories, one question: who is better off?"),
					rows: [
						{ side: "产品", ...words("日常之物", "Things of every day") },
						{ side: "服务", ...words("看不见的秩序", "Order one does not see") },
						{ side: "空间", ...words("可以停留的地方", "Places to stay a while") },
						{ side: "交互", ...words("与机器相处", "Getting on with machines") },
					],
					note: words(
						"评审只看三点：问题是否真实，做法是否恰当，结果是否可用。",
						"The jury asks three things: is the problem real, is the answer fitting, does it work.",
					),
					picture: await kit.picture(
						AWARD,
						{ eye: [0.5, 0.45, 1.15], target: [0, 0.22, 0], fov: 0.5, seconds: 1.2 },
						1000,
						1000,
					),
				}),
			),
	},
	{
		name: "shortlist.pdf",
		make: async (kit) => {
			const picture = await kit.picture(
				AWARD,
				{ eye: [0.35, 0.36, 1.15], target: [0, 0.2, 0], fov: 0.5, seconds: 0.6 },
				1000,
				820,
			);
			const pages = brochure(
				"design-award",
				{ title: words("往届入围<br>作品选", "From the shortlists of past years"), picture },
				[
					{
						title: words("会倾斜的水壶", "The kettle that leans"),
						paragraphs: [
							words(
								"为手部力量不足的老人设计：壶身绕把手支点倾倒，不需要抬起。倒一杯水所用的力，从 14 牛降到 3 牛。",
								"For people whose hands have little strength: the body tips about a pivot in its handle and need not be lifted. Pouring a cup takes 3 newtons instead of 14.",
							),
							words(
								"产品组金芽奖，2025。已由两家养老机构试用八个月。",
								"Gold Sprout, products, 2025. In use at two care homes for eight months.",
							),
						],
					},
					{
						title: words("候诊的时间", "Time in the waiting room"),
						paragraphs: [
							words(
								"把叫号改为“还有几位、大约几分钟、可以去哪里”。候诊区的平均等待没有变短，投诉减少了六成。",
								"Instead of calling numbers it says how many are ahead, about how many minutes, and where one may go meanwhile. The wait was no shorter; complaints fell by three fifths.",
							),
							words("服务组金芽奖，2025。", "Gold Sprout, services, 2025."),
						],
						table: {
							head: ["年份 Year", "参赛 Entries", "入围 Shortlisted", "投产 In production"],
							rows: [
								["2023", "612", "48", "7"],
								["2024", "905", "60", "11"],
								["2025", "1,340", "72", "13"],
							],
						},
					},
					{
						title: words("怎样提交", "How to enter"),
						paragraphs: [
							words(
								"三张图、三百字、一段不超过一分钟的视频，或一个能在浏览器里打开的模型。评审先看问题，再看答案。",
								"Three pictures, three hundred words, and a film of up to one minute, or a model that opens in a browser. The jury reads the problem before the answer.",
							),
						],
					},
				],
			);
			return (await kit.studio()).pdf(pages, "新芽设计大赛 往届入围作品选");
		},
	},
];
