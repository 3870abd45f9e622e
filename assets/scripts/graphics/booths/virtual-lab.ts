import { EXHIBITORS, inkOn, markSvg } from "../logos.ts";
import { type BoothMedia, type MediaKit, modelOf } from "../MediaKit.ts";
import type { Sheet } from "../Studio.ts";
import { fieldPoster, slideScreen } from "../scienceBoards.ts";
import { words } from "../words.ts";

const ID = "virtual-lab";
const STILL = { models: [{ url: modelOf(ID, "distillation") }], sun: 1.7, ambient: 1 } as const;
const CAFFEINE = { models: [{ url: modelOf(ID, "caffeine") }], sun: 1.8, ambient: 1 } as const;
const still = (kit: MediaKit, width = 1100, height = 1000) =>
	kit.picture(STILL, { eye: [0.18, 0.44, 0.98], target: [0, 0.245, 0], fov: 0.62, seconds: 1.6 }, width, height);
const molecule = (kit: MediaKit, seconds: number, width = 620, height = 620) =>
	kit.picture(CAFFEINE, { eye: [0.2, 0.4, 0.98], target: [0, 0.32, 0], fov: 0.5, seconds }, width, height);

export const virtualLabMedia: readonly BoothMedia[] = [
	{
		name: "poster.webp",
		make: async (kit) =>
			(await kit.studio()).webp(
				fieldPoster(ID, {
					title: words("打翻一千次也没关系", "Spill it a thousand times"),
					lead: words("真实的反应方程和热力学，虚拟的烧杯。<br>敢试错的学生，才学得会化学。", ""),
					picture: await still(kit, 1200, 1100),
					pictureBox: [60, 70, 904, 840],
					field: "radial-gradient(80% 70% at 50% 55%, #fff7c9, #ffe14d 58%, #f2c70f)",
					behind: hexagons("#1f7f3a"),
					paper: "#1f7f3a",
					facts: [
						{ value: "312", ...words("个实验", "experiments") },
						{ value: "0", ...words("起事故", "accidents") },
						{ value: "4.2 万", ...words("名学生", "pupils, forty-two thousand") },
					],
				}),
			),
	},
	{
		name: "elements.webp",
		make: async (kit) => (await kit.studio()).webp(elementsPoster(), { quality: 84 }),
	},
	{
		name: "lesson.webp",
		make: async (kit) =>
			(await kit.studio()).webp(
				slideScreen(ID, {
					title: words("蒸馏：<br>先走的是谁？", "Distilling: who leaves first?"),
					ground: ["#0e2a17", "#1f7f3a"],
					picture: await still(kit, 1100, 1000),
					points: [
						words("酒精 78.4 ℃ 沸腾，水要等到 100 ℃", "Alcohol boils at 78.4 °C, water waits until 100"),
						words("冷却水从低处进、高处出：为什么？", "Cooling water enters low and leaves high: why?"),
						words("收集前三分之一，再测一次密度", "Collect the first third, then measure density again"),
					],
				}),
				{ quality: 86 },
			),
	},
	{
		name: "boiling-curve.webp",
		make: async (kit) => (await kit.studio()).webp(boilingCurve()),
	},
	{
		name: "caffeine.webp",
		make: async (kit) => (await kit.studio()).webp(moleculeCard(await molecule(kit, 0.6))),
	},
];

/** A honeycomb fading to the edges. */
function hexagons(ink: string): string {
	const cells: string[] = [];
	for (let row = 0; row < 11; row++) {
		for (let column = 0; column < 10; column++) {
			const [x, y] = [column * 112 + (row % 2) * 56, row * 97];
			const far = Math.hypot(x - 512, y - 465) / 640;
			const corners = [0, 1, 2, 3, 4, 5].map(
				(k) =>
					`${(x + Math.sin((k * Math.PI) / 3) * 62).toFixed(1)},${(y + Math.cos((k * Math.PI) / 3) * 62).toFixed(1)}`,
			);
			cells.push(`<polygon points="${corners.join(" ")}" opacity="${Math.min(0.32, far * 0.34).toFixed(2)}"/>`);
		}
	}
	return `<svg width="1024" height="930" viewBox="0 0 1024 930" fill="none" stroke="${ink}" stroke-width="3">${cells.join("")}</svg>`;
}

const SYMBOLS =
	"H He Li Be B C N O F Ne Na Mg Al Si P S Cl Ar K Ca Sc Ti V Cr Mn Fe Co Ni Cu Zn Ga Ge As Se Br Kr Rb Sr Y Zr Nb Mo Tc Ru Rh Pd Ag Cd In Sn Sb Te I Xe Cs Ba La Ce Pr Nd Pm Sm Eu Gd Tb Dy Ho Er Tm Yb Lu Hf Ta W Re Os Ir Pt Au Hg Tl Pb Bi Po At Rn Fr Ra Ac Th Pa U Np Pu Am Cm Bk Cf Es Fm Md No Lr Rf Db Sg Bh Hs Mt Ds Rg Cn Nh Fl Mc Lv Ts Og".split(
		" ",
	);
/** Up to lawrencium: the newest characters are in few fonts. */
const NAMES =
	"氢氦锂铍硼碳氮氧氟氖钠镁铝硅磷硫氯氩钾钙钪钛钒铬锰铁钴镍铜锌镓锗砷硒溴氪铷锶钇锆铌钼锝钌铑钯银镉铟锡锑碲碘氙铯钡镧铈镨钕钷钐铕钆铽镝钬铒铥镱镥铪钽钨铼锇铱铂金汞铊铅铋钋砹氡钫镭锕钍镤铀镎钚镅锔锫锎锿镄钔锘铹";
/** The last element of each period. */
const PERIOD_ENDS = [2, 10, 18, 36, 54, 86, 118] as const;

/** The periodic table set on its side: groups run down the poster, the rare earths stand to the right. */
function elementsPoster(): Sheet {
	const who = EXHIBITORS[ID];
	const cells = SYMBOLS.map((symbol, i) => {
		const number = i + 1;
		const period = PERIOD_ENDS.findIndex((end) => number <= end);
		const first = period === 0 ? 1 : (PERIOD_ENDS[period - 1] as number) + 1;
		const last = PERIOD_ENDS[period] as number;
		const place = number - first;
		const rare = period >= 5 && place >= 2 && place <= 16;
		// Counted from the end beyond the first two, so that every noble gas stands in the last row.
		const group = rare ? place + 1 : place < (period === 0 ? 1 : 2) ? place + 1 : 18 - (last - number);
		const block = rare ? "f" : group <= 2 || number === 2 ? "s" : group > 12 ? "p" : "d";
		const column = rare ? period + 2 + 0.3 : period;
		return `<div class="e ${block}" style="left:${64 + column * 97}px;top:${286 + (group - 1) * 60}px"><i>${number}</i><b>${symbol}</b><u>${[...NAMES][i] ?? ""}</u></div>`;
	});
	return {
		width: 1024,
		height: 1536,
		css: `.sheet{background:#f5faf3;color:#10271a}h1{position:absolute;left:64px;top:60px;font-size:92px;font-weight:900;color:${who.primary}}h2{position:absolute;left:66px;top:184px;font-size:33px;font-weight:500;opacity:.8}
			.e{position:absolute;width:93px;height:56px;border-radius:7px}.e i{position:absolute;left:6px;top:2px;font-style:normal;font-size:12px;opacity:.75}.e b{position:absolute;left:26px;top:12px;font-size:25px;font-weight:700;line-height:1.2}.e u{position:absolute;right:7px;bottom:4px;text-decoration:none;font-size:16px;font-weight:500}
			.s{background:#ffd84a}.p{background:#a9dcb4}.d{background:#bfe0f2}.f{background:#f4c3b0}
			.key{position:absolute;right:64px;top:74px;display:grid;grid-template-columns:auto auto;gap:8px 18px;font-size:20px;align-items:center}.key div{display:flex;gap:10px;align-items:center}.key span{width:28px;height:28px;border-radius:6px}
			.note{position:absolute;left:64px;bottom:50px;width:560px;font-size:19px;line-height:1.4}.sign{position:absolute;right:64px;bottom:54px;display:flex;gap:14px;align-items:center;font-size:25px;font-weight:700}`,
		html: `<h1>一百一十八</h1><h2>One hundred and eighteen, and all that is</h2>
			<div class="key">${(["s", "p", "d", "f"] as const).map((b) => `<div><span class="${b}"></span>${b} 区 block</div>`).join("")}</div>${cells.join("")}
			<div class="note">横着读是一族，竖着读是一周期。贴在床头，一天认一格。 Read across for a family, down for a period; one a day by the bedside.</div>
			<div class="sign">${markSvg(who, 46, who.primary, inkOn(who.accent) === "#ffffff" ? who.accent : "#e0a800")}${who.zh}</div>`,
	};
}

/** What the lab's own instrument shows while the still runs. */
function boilingCurve(): Sheet {
	const who = EXHIBITORS[ID];
	const points = Array.from({ length: 90 }, (_, i) => {
		const t = i / 89;
		const degrees =
			t < 0.28
				? 22 + (78.6 - 22) * (1 - (1 - t / 0.28) ** 1.7)
				: t < 0.58
					? 78.6 + 1.6 * (t - 0.28)
					: t < 0.72
						? 79.1 + 20.7 * ((t - 0.58) / 0.14) ** 1.3
						: 99.8;
		return `${(150 + t * 1040).toFixed(1)},${(590 - (degrees - 10) * 4.6).toFixed(1)}`;
	});
	const at = (degrees: number) => 590 - (degrees - 10) * 4.6;
	return {
		width: 1280,
		height: 720,
		css: `.sheet{background:#0e2a17;color:#eaf6ec}h1{position:absolute;left:60px;top:34px;font-size:44px;font-weight:900}h1 small{font-size:24px;font-weight:500;opacity:.75;margin-left:18px}svg{position:absolute;left:0;top:0}text{font-family:"Noto Sans SC";font-size:24px;fill:#eaf6ec}`,
		html: `<h1>温度曲线<small>Temperature at the head</small></h1><svg width="1280" height="720" viewBox="0 0 1280 720">
			${[20, 40, 60, 80, 100].map((d) => `<path d="M150 ${at(d)}H1190" stroke="#ffffff" opacity=".16"/><text x="132" y="${at(d) + 8}" text-anchor="end">${d} ℃</text>`).join("")}
			<path d="M150 ${at(78.4)}H1190" stroke="${who.accent}" stroke-dasharray="6 8" stroke-width="2"/><polyline points="${points.join(" ")}" fill="none" stroke="${who.accent}" stroke-width="7" stroke-linejoin="round"/>
			<path d="M441 ${at(70)}v60M753 ${at(70)}v60" stroke="#fff" opacity=".5" stroke-width="2"/><text x="597" y="${at(66)}" text-anchor="middle">酒精馏出 · alcohol comes over</text><text x="1040" y="${at(90)}" text-anchor="middle">水 · water</text><text x="252" y="${at(24)}">加热 · heating</text>
			<text x="150" y="650">0 min</text><text x="1190" y="650" text-anchor="end">24 min</text></svg>`,
	};
}

function moleculeCard(picture: string): Sheet {
	const who = EXHIBITORS[ID];
	const rows = [
		["咖啡", "Coffee", "95 mg"],
		["红茶", "Black tea", "47 mg"],
		["绿茶", "Green tea", "28 mg"],
		["黑巧克力", "Dark chocolate", "12 mg"],
	] as const;
	return {
		width: 1280,
		height: 720,
		css: `.sheet{background:linear-gradient(100deg,#ffe14d 52%,#fff3ad);color:#10271a}.pic{position:absolute;right:30px;top:30px;width:600px;height:660px;object-fit:contain}
			h1{position:absolute;left:60px;top:50px;font-size:76px;font-weight:900;line-height:1.1}h1 small{display:block;font-size:30px;font-weight:500}h1 em{font-style:normal;display:block;font-size:36px;font-weight:700;color:${who.primary};margin-top:10px}
			table{position:absolute;left:60px;bottom:56px;width:560px;border-collapse:collapse;font-size:28px;font-weight:700}td{border-top:2px solid #10271a;padding:12px 0}td small{font-size:19px;font-weight:400;margin-left:12px}td:last-child{text-align:right}`,
		html: `<h1>咖啡因<small>Caffeine</small><em>C₈H₁₀N₄O₂</em></h1><img class="pic" src="${picture}"><table>${rows.map(([zh, en, mg]) => `<tr><td>${zh}<small>${en}</small></td><td>${mg}</td></tr>`).join("")}</table>`,
	};
}
