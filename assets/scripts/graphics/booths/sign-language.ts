import { brochure, heroPoster } from "../boards.ts";
import { type BoothMedia, type MediaKit, modelOf } from "../MediaKit.ts";
import { contactSheet } from "../peopleBoards.ts";
import { words } from "../words.ts";

const ID = "sign-language";
const HANDS = { models: [{ url: modelOf(ID, "signing-hands") }], ambient: 1, sun: 1.6 } as const;

const signPicture = (kit: MediaKit, seconds: number, width = 620, height = 600) =>
	kit.picture(HANDS, { eye: [0.12, 0.42, 1.15], target: [0, 0.27, 0.02], fov: 0.52, seconds }, width, height);

export const signLanguageMedia: readonly BoothMedia[] = [
	{
		name: "thanks.webp",
		make: async (kit) =>
			(await kit.studio()).webp(
				heroPoster(ID, {
					title: words("谢谢，<br>弯两下拇指", "Thank you: bow your thumb twice"),
					lead: words("窗口、病房、课堂，手语翻译随叫随到：<br>数字手语员看得见表情，也看得懂你的手。", ""),
					picture: await signPicture(kit, 3.6, 1000, 760),
					ground: "#f3ad94",
					figures: [
						{ value: "8,200", ...words("国家通用手语词", "signs of the national standard") },
						{ value: "0.7 s", ...words("话音到手势", "from voice to sign") },
						{ value: "61", ...words("位聋人顾问", "deaf advisers") },
					],
				}),
			),
	},
	{
		name: "four-signs.webp",
		make: async (kit) =>
			(await kit.studio()).webp(
				contactSheet(ID, {
					title: words("今天学会四个手势", "Four signs to take home"),
					columns: 2,
					paper: "#fbf1e8",
					cells: [
						{ picture: await signPicture(kit, 1.4), ground: "#3b1f3f", ...words("你", "You") },
						{ picture: await signPicture(kit, 2.9), ground: "#4b6f8c", ...words("好", "Good") },
						{ picture: await signPicture(kit, 4.4), ground: "#b5573f", ...words("谢谢", "Thank you") },
						{ picture: await signPicture(kit, 6.3), ground: "#7c4b8a", ...words("爱", "Love") },
					],
					note: words(
						"“你”和“好”连着打，就是“你好”。台上的手会一遍遍示范。",
						"“You” and “good” in a row say hello. The hands on the stand show it again and again.",
					),
				}),
			),
	},
	{
		name: "counter-signs.pdf",
		make: async (kit) => {
			const pages = brochure(
				ID,
				{
					title: words("柜台手语<br>十二句", "Twelve sentences for a counter"),
					picture: await signPicture(kit, 2.9, 620, 520),
				},
				[
					{
						title: words("先看着对方", "First, look at the person"),
						paragraphs: [
							words(
								"手语在脸上的部分和在手上的一样多。打手势前先与对方目光相接，说话时不要低头看键盘；听不懂，就请对方再打一遍，这不失礼。",
								"As much of a sign is on the face as on the hands. Meet the other's eyes before you sign, do not look down at a keyboard; if you did not understand, ask for it again, which is not impolite.",
							),
							words(
								"下面十二句按窗口最常用的顺序排列，动作依照《国家通用手语常用词表》，地方打法另注。",
								"The twelve sentences are in the order counters need them; movements follow the list of common signs of the national standard, local forms are noted.",
							),
						],
						picture: await signPicture(kit, 4.4, 620, 400),
					},
					{
						title: words("十二句", "The twelve"),
						paragraphs: [
							words(
								"括号里是手的数目。扫描展台旁的链接，可以慢速看每一句。",
								"The number of hands stands in brackets. The link at the stand shows each sentence slowly.",
							),
						],
						table: {
							head: ["中文", "English", "要点 Remember"],
							rows: [
								["你好 (1)", "Hello", "先指，再竖拇指 point, then thumb"],
								["谢谢 (1)", "Thank you", "拇指弯两下 bow the thumb twice"],
								["请坐 (2)", "Please sit", "一手平伸在下 flat hand below"],
								["请稍等 (1)", "One moment", "手背抵下颌 hand under the chin"],
								["带证件了吗 (2)", "Your documents?", "扬眉表示疑问 raise your brows"],
								["在这里签名 (2)", "Sign here", "指位置，再写 point, then write"],
								["写下来 (1)", "Please write it", "空写两下 write in the air"],
								["我不明白 (1)", "I do not follow", "摇手，摇头 shake hand and head"],
								["再来一次 (1)", "Once more", "食指转一圈 one turn of the finger"],
								["办好了 (1)", "It is done", "拇指向前一点 thumb forward"],
								["需要帮忙吗 (2)", "May I help?", "双手向前托 both hands offer"],
								["再见 (1)", "Goodbye", "挥手 wave"],
							],
						},
					},
				],
			);
			return (await kit.studio()).pdf(pages, "柜台手语十二句");
		},
	},
];
