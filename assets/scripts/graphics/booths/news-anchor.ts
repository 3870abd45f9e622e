import { EXHIBITORS, markSvg } from "../logos.ts";
import { type BoothMedia, type MediaKit, modelOf } from "../MediaKit.ts";
import { onAir } from "../peopleBoards.ts";
import type { Sheet } from "../Studio.ts";
import { fieldPoster } from "../scienceBoards.ts";
import { words } from "../words.ts";

const ID = "news-anchor";
const STUDIO = { models: [{ url: modelOf(ID, "news-anchor") }], ambient: 0.95, sun: 1.5 } as const;

const anchorPicture = (kit: MediaKit, seconds: number, width: number, height: number) =>
	kit.picture(STUDIO, { eye: [-0.1, 0.56, 0.86], target: [0.02, 0.5, 0], fov: 0.5, seconds }, width, height);

/** What goes out when, with the time each item takes drawn to scale down the page. */
function rundown(): Sheet {
	const who = EXHIBITORS[ID];
	const items = [
		{ at: "18:30:00", long: 40, zh: "片头与提要", en: "Titles and headlines", by: "小播 Xiaobo" },
		{
			at: "18:30:40",
			long: 150,
			zh: "漕河泾：数字孪生进厂区",
			en: "Digital twins come to the factory",
			by: "小播 Xiaobo",
		},
		{ at: "18:33:10", long: 105, zh: "现场连线嘉年华大厅", en: "Live from the carnival hall", by: "记者 reporter" },
		{
			at: "18:34:55",
			long: 120,
			zh: "沪语时段：菜场与天气",
			en: "In Shanghainese: market and weather",
			by: "小播 Xiaobo",
		},
		{ at: "18:36:55", long: 75, zh: "手语同屏摘要", en: "Summary with sign language", by: "双人 two hosts" },
		{ at: "18:38:10", long: 50, zh: "更正与署名", en: "Corrections and credits", by: "编辑 editor" },
	];
	const scale = 1040 / 540;
	let top = 330;
	const rows = items.map(({ at, long, zh, en, by }, i) => {
		const height = Math.round(long * scale);
		const row = `<div class="item" style="top:${top}px;height:${height - 8}px;background:${["#14488f", "#1d5fb8", "#0f8a8a", "#1d5fb8", "#e09a00", "#5b6673"][i]};color:${i === 4 ? "#111" : "#fff"}"><b>${zh}</b><i>${en}</i><u>${by}</u></div><div class="at" style="top:${top}px">${at}</div>`;
		top += height;
		return row;
	});
	return {
		width: 1024,
		height: 1536,
		css: `.sheet{background:#f3f6fa;color:#0c1f3f}h1{position:absolute;left:60px;top:58px;font-size:104px;font-weight:900;line-height:1.1}h2{position:absolute;left:63px;top:184px;font-size:36px;font-weight:500}
			.mark{position:absolute;right:60px;top:62px}.clock{position:absolute;left:63px;top:250px;right:60px;border-top:5px solid #0c1f3f;padding-top:12px;font-size:24px;font-weight:700}
			.item{position:absolute;left:262px;right:60px;padding:10px 22px;display:flex;flex-wrap:wrap;align-content:center;align-items:baseline;gap:0 16px}.item b{font-size:36px;line-height:1.2}.item i{font-style:normal;font-size:22px;opacity:.95}.item u{text-decoration:none;font-size:20px;margin-left:auto;opacity:.95}
			.at{position:absolute;left:63px;font-size:34px;font-weight:900;font-variant-numeric:tabular-nums;line-height:1;padding-top:8px}
			footer{position:absolute;left:63px;right:60px;bottom:52px;font-size:25px;line-height:1.4}footer small{display:block;font-size:20px;opacity:.8}`,
		html: `<h1>今晚串联单</h1><h2>Tonight's rundown, drawn to scale</h2><div class="mark">${markSvg(who, 96, who.primary, who.accent)}</div>
			<div class="clock">9 分钟 · 9 minutes on air</div>${rows.join("")}<footer>蓝色由小播播报，琥珀色与手语同屏。<small>Blue is read by Xiaobo; amber is shared with a signing host.</small></footer>`,
	};
}

export const newsAnchorMedia: readonly BoothMedia[] = [
	{
		name: "poster.webp",
		make: async (kit) =>
			(await kit.studio()).webp(
				fieldPoster(ID, {
					title: words("凌晨三点，也准点", "On time, even at three in the morning"),
					lead: words("编辑定稿、主播上屏、三语播出，一条消息 90 秒。<br>每条都标明由数字主播播报，署名到编辑。", ""),
					field: "radial-gradient(90% 80% at 50% 40%,#3d82dd,#14488f 62%,#0c1f3f)",
					behind:
						'<svg width="1024" height="930"><path d="M0 760 1024 520V930H0Z" fill="#ffb400"/><path d="M0 800 1024 560V930H0Z" fill="#0c1f3f"/></svg>',
					picture: await kit.picture(
						STUDIO,
						{ eye: [0.32, 0.56, 1.42], target: [0, 0.41, 0], fov: 0.6, seconds: 1 },
						1000,
						1000,
					),
					pictureBox: [62, 50, 900, 860],
					facts: [
						{ value: "90 s", ...words("从定稿到播出", "from final copy to air") },
						{ value: "3", ...words("普通话、沪语、英语", "Mandarin, Shanghainese, English") },
						{ value: "24 h", ...words("全天可播", "ready all day") },
					],
				}),
			),
	},
	{ name: "rundown.webp", make: async (kit) => (await kit.studio()).webp(rundown()) },
	{
		name: "on-air.webp",
		make: async (kit) =>
			(await kit.studio()).webp(
				onAir(ID, {
					headline: words("元创未来嘉年华今日开幕", "The Meta-Creation Future carnival opens today"),
					name: words("数字主播 小播", "Xiaobo, virtual anchor"),
					ticker: [
						words("论坛直播 14:00 开始", "Forum live from 14:00"),
						words("漕河泾站今日加开夜班车", "Extra night trains at Caohejing"),
						words("晴，最高 24 度", "Sunny, up to 24 °C"),
					],
					picture: await anchorPicture(kit, 2.6, 1100, 760),
					ground: ["#2f74c9", "#0b1d3c"],
					live: words("直播", "LIVE"),
				}),
				{ quality: 86 },
			),
	},
];
