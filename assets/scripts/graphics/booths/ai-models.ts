import { heroPoster } from "../boards.ts";
import { comparePoster } from "../comparePoster.ts";
import { EXHIBITORS, markSvg } from "../logos.ts";
import { type BoothMedia, modelOf } from "../MediaKit.ts";
import type { Sheet } from "../Studio.ts";
import { sceneScreen } from "../sceneScreen.ts";
import { words } from "../words.ts";

const TOWER = { models: [{ url: modelOf("ai-models", "transformer-tower") }], sun: 2, ambient: 1.1 } as const;
const card = (apart = 0) =>
	({ models: [{ url: modelOf("ai-models", "accelerator-card"), apart }], sun: 2.4, ambient: 1.1 }) as const;

export const aiModelsMedia: readonly BoothMedia[] = [
	{
		name: "poster.webp",
		make: async (kit) =>
			(await kit.studio()).webp(
				heroPoster("ai-models", {
					title: words("厂里的话，<br>它听得懂", "It speaks shop-floor"),
					lead: words("用四十亿字的规程、工单与图纸说明训练，<br>装在一张卡上，不连外网。", ""),
					picture: await kit.picture(
						TOWER,
						{ eye: [0.25, 0.55, 1.15], target: [0, 0.27, 0], fov: 0.62, seconds: 1 },
						1000,
						1100,
					),
					ground: "#00734a",
					figures: [
						{ value: "7B", ...words("参数", "parameters") },
						{ value: "1 张", ...words("卡就能跑", "card runs it") },
						{ value: "86%", ...words("工单一次答对", "tickets right first time") },
					],
				}),
			),
	},
	{
		name: "first-word.webp",
		make: async (kit) =>
			(await kit.studio()).webp(
				comparePoster("ai-models", {
					title: words("问完，<br>等多久？", "How long until it speaks?"),
					unit: words("从提问到第一个字", "from the question to the first word"),
					bars: [
						{ ...words("云端通用模型", "General model, in the cloud"), value: 1.8, shown: "1.8 s" },
						{ ...words("厂内服务器，七百亿参数", "Plant server, 70 billion"), value: 0.9, shown: "0.9 s" },
						{ ...words("一张卡，七十亿参数", "One card, 7 billion"), value: 0.21, shown: "0.21 s" },
					],
					notes: [
						words("推理时整卡 61 瓦，十六个人可以同时问。", "61 W for the card while sixteen people ask at once."),
						words("答案附出处；拿不准时，它会说不知道。", "Answers name their source; where unsure, it says so."),
					],
					picture: await kit.picture(card(0.9), { eye: [0.55, 0.66, 0.9], target: [0, 0.27, 0], fov: 0.66 }, 900, 900),
				}),
			),
	},
	{ name: "answer.webp", make: async (kit) => (await kit.studio()).webp(answerScreen(), { quality: 84 }) },
	{ name: "attention.webp", make: async (kit) => (await kit.studio()).webp(attentionScreen(), { quality: 84 }) },
	{
		name: "card.webp",
		make: async (kit) =>
			(await kit.studio()).webp(
				sceneScreen("ai-models", {
					title: words("一张卡<br>一座厂", "One card, one plant"),
					lead: words(
						"标准服务器里插一张，够八百人同时问。",
						"One in an ordinary server answers eight hundred people.",
					),
					picture: await kit.picture(card(), { eye: [0.35, 0.6, 0.75], target: [0, 0.2, 0], fov: 0.6 }, 1000, 800),
					pins: [
						{ value: "48 GB", ...words("显存", "memory"), at: [980, 120] },
						{ value: "61 W", ...words("典型功耗", "typical power"), at: [520, 570] },
					],
				}),
				{ quality: 84 },
			),
	},
];

/** A question from the line, the answer with its sources, and how sure the model was of each word. */
function answerScreen(): Sheet {
	const who = EXHIBITORS["ai-models"];
	const answer: readonly (readonly [string, number])[] = [
		["先停", 0.93],
		["三号", 0.97],
		["主轴", 0.95],
		["，", 1],
		["查", 0.72],
		["冷却油", 0.88],
		["滤网", 0.91],
		["；", 1],
		["压差", 0.84],
		["超过", 0.9],
		["0.35", 0.96],
		["MPa", 0.99],
		["就", 0.64],
		["换", 0.9],
		["。", 1],
	];
	const odds = [
		["冷却油", 88],
		["润滑脂", 6],
		["皮带", 3],
		["编码器", 2],
	] as const;
	return {
		width: 1280,
		height: 720,
		css: `.sheet{background:#06241a;color:#f3f7f1}
			h1{position:absolute;left:48px;top:34px;display:flex;gap:16px;align-items:center;font-size:32px;font-weight:900}h1 small{font-size:19px;font-weight:500;opacity:.7}
			.ask{position:absolute;left:48px;top:118px;width:720px;background:#00734a;padding:22px 28px;font-size:30px;font-weight:700;border-radius:4px 22px 22px 22px}.ask small{display:block;font-size:18px;font-weight:400;opacity:.85;margin-top:6px}
			.say{position:absolute;left:48px;top:262px;width:760px;font-size:44px;font-weight:700;line-height:1.62}.say span{padding:2px 3px;border-bottom:6px solid}
			.en{position:absolute;left:48px;top:500px;width:740px;font-size:21px;line-height:1.5;opacity:.85}
			.src{position:absolute;left:48px;bottom:44px;display:flex;gap:14px}.src div{border:2px solid ${who.accent};padding:10px 16px;font-size:18px}.src small{opacity:.7;margin-left:8px;font-size:15px}
			.side{position:absolute;right:48px;top:118px;width:350px;background:rgba(255,255,255,.06);padding:24px 26px 28px}.side h2{font-size:22px}.side h3{font-size:16px;font-weight:400;opacity:.7;margin-bottom:18px}
			.o{margin-bottom:16px;font-size:22px;font-weight:700}.o b{float:right;color:${who.accent}}.o i{display:block;height:14px;background:${who.accent};margin-top:6px}
			.fig{margin-top:30px;font-size:17px;opacity:.85;line-height:1.6}`,
		html: `<h1>${markSvg(who, 42, "#ffffff", who.accent)}产线问答<small>A question from the line</small></h1>
			<div class="ask">三号主轴温度报警，先查什么？<small>Spindle 3 reports over-temperature. What first?</small></div>
			<div class="say">${answer.map(([text, sure]) => `<span style="border-color:hsl(${(sure * 120 - 40).toFixed(0)} 80% 55%)">${text}</span>`).join("")}</div>
			<div class="en">Stop spindle 3 and check the cooling oil's filter; change it where the pressure drop is above 0.35 MPa.</div>
			<div class="src"><div>维护规程 4.2.7<small>Maintenance rule</small></div><div>工单 #18834<small>Ticket</small></div></div>
			<div class="side"><h2>“查”之后是哪个词？</h2><h3>Which word after “check”?</h3>${odds.map(([w, p]) => `<div class="o">${w}<b>${p}%</b><i style="width:${Math.max(3, p)}%"></i></div>`).join("")}
			<div class="fig">首字 0.21 秒 · 共 15 个词<br>First word after 0.21 s, 15 in all</div></div>`,
	};
}

/** Which words looked at which: one head of one layer, as a square of squares. */
function attentionScreen(): Sheet {
	const who = EXHIBITORS["ai-models"];
	const tokens = ["三号", "主轴", "温度", "报警", "先", "查", "什么", "？"];
	const looks = (row: number, column: number): number => {
		if (column > row) return 0;
		const near = Math.exp(-(row - column) / 1.6);
		const pairs: Readonly<Record<string, number>> = {
			"1,0": 0.9,
			"3,2": 0.95,
			"5,1": 0.8,
			"6,5": 0.7,
			"3,1": 0.6,
			"6,3": 0.75,
			"7,6": 0.6,
		};
		return Math.min(1, 0.22 * near + (pairs[`${row},${column}`] ?? 0));
	};
	const cell = 62;
	let squares = "";
	tokens.forEach((token, row) => {
		squares += `<text x="-14" y="${row * cell + 40}" text-anchor="end" font-size="28" font-weight="700" fill="#f3f7f1">${token}</text><text x="${row * cell + 29}" y="-16" text-anchor="middle" font-size="24" font-weight="700" fill="#f3f7f1">${token}</text>`;
		for (let column = 0; column <= row; column++)
			squares += `<rect x="${column * cell}" y="${row * cell}" width="${cell - 4}" height="${cell - 4}" fill="${who.accent}" opacity="${(0.08 + 0.92 * looks(row, column)).toFixed(2)}"/>`;
	});
	return {
		width: 1280,
		height: 720,
		css: `.sheet{background:radial-gradient(80% 100% at 30% 50%,#0a5a3c,#06241a);color:#fff}svg{position:absolute;left:150px;top:130px;overflow:visible}
			.t{position:absolute;right:56px;top:150px;width:440px}.t b{display:block;font-size:66px;font-weight:900;line-height:1.15}.t i{display:block;font-style:normal;font-size:27px;color:${who.accent};margin:14px 0 26px}.t p{font-size:25px;line-height:1.6}.t small{display:block;font-size:18px;line-height:1.5;opacity:.8;margin-top:10px}`,
		html: `<svg width="500" height="500">${squares}</svg><div class="t"><b>词看词</b><i>Words look at words</i><p>越亮，看得越久。“查”看着“主轴”，“报警”看着“温度”。</p><small>The brighter, the longer the look: “check” at “spindle”, “alarm” at “temperature”.</small></div>`,
	};
}
