import { EXHIBITORS, type Exhibitor, type ExhibitorId, inkOn, markSvg } from "./logos.ts";
import type { Sheet } from "./Studio.ts";

export interface Words {
	readonly zh: string;
	readonly en: string;
}

export const POSTER = { width: 1024, height: 1536 } as const;
export const SCREEN = { width: 1280, height: 720 } as const;

export const pair = (words: Words, zh: string, en: string): string =>
	`<div class="${zh}">${words.zh}</div><div class="${en}">${words.en}</div>`;
export const foot = (who: Exhibitor, ink: string): string =>
	`<footer>${markSvg(who, 62, ink, who.accent)}<div><b>${who.zh}</b><i>${who.en}</i></div></footer>`;
export const FOOT = `footer{position:absolute;left:72px;bottom:64px;display:flex;gap:22px;align-items:center}
	footer b{display:block;font-size:34px;font-weight:700;line-height:1.2}footer i{display:block;font-style:normal;font-size:22px;font-weight:500;opacity:.8}`;

/** One colour to the edges, a large headline, the thing itself, three figures. */
export function heroPoster(
	id: ExhibitorId,
	{
		title,
		lead,
		picture,
		figures,
		ground,
		pictureCss = "",
	}: {
		readonly title: Words;
		readonly lead: Words;
		readonly picture: string;
		readonly figures: readonly (Words & { readonly value: string })[];
		readonly ground: string;
		readonly pictureCss?: string;
	},
): Sheet {
	const who: Exhibitor = EXHIBITORS[id];
	const ink = inkOn(ground);
	return {
		...POSTER,
		css: `${FOOT}.sheet{background:radial-gradient(120% 70% at 68% 58%, color-mix(in oklab, ${ground}, white 22%), ${ground} 62%, color-mix(in oklab, ${ground}, black 28%));color:${ink}}
			.bar{position:absolute;left:72px;top:78px;width:96px;height:14px;background:${who.accent}}
			.zh{position:absolute;left:72px;top:118px;right:60px;font-weight:900;font-size:118px;line-height:1.14;letter-spacing:.01em}
			.en{position:absolute;left:74px;top:404px;right:90px;font-weight:500;font-size:44px;line-height:1.25}
			.lzh{position:absolute;left:74px;top:496px;width:680px;font-size:30px;line-height:1.6;font-weight:500;opacity:.95}
			.len{display:none}
			.pic{position:absolute;left:36px;top:622px;width:952px;height:556px;object-fit:contain;object-position:50% 100%;filter:drop-shadow(0 24px 30px rgba(0,0,0,.28));${pictureCss}}
			ul{position:absolute;left:72px;right:72px;bottom:196px;display:flex;list-style:none;gap:36px}
			li{flex:1;border-top:4px solid ${who.accent};padding-top:16px}
			li b{display:block;font-size:64px;font-weight:900;line-height:1.05}li span{display:block;font-size:25px;font-weight:500;margin-top:6px}li em{display:block;font-style:normal;font-size:19px;opacity:.8;line-height:1.3}`,
		html: `<div class="bar"></div>${pair(title, "zh", "en")}${pair(lead, "lzh", "len")}<img class="pic" src="${picture}">
			<ul>${figures.map((f) => `<li><b>${f.value}</b><span>${f.zh}</span><em>${f.en}</em></li>`).join("")}</ul>${foot(who, ink)}`,
	};
}

/** Paper-white with a coloured rail; numbered parts with a drawing each. */
export function stepsPoster(
	id: ExhibitorId,
	{
		title,
		steps,
		dark = false,
	}: {
		readonly title: Words;
		readonly steps: readonly (Words & { readonly more: Words; readonly drawing: string })[];
		readonly dark?: boolean;
	},
): Sheet {
	const who: Exhibitor = EXHIBITORS[id];
	const [paper, ink, quiet] = dark
		? [who.secondary, "#ffffff", "rgba(255,255,255,.7)"]
		: ["#fbfaf7", "#17191c", "#5b6068"];
	const size = steps.length > 3 ? 258 : 342;
	return {
		...POSTER,
		css: `${FOOT}.sheet{background:${paper};color:${ink}}
			.rail{position:absolute;left:0;top:0;bottom:0;width:28px;background:${who.primary}}
			.zh{position:absolute;left:84px;top:84px;right:60px;font-weight:900;font-size:92px;line-height:1.16}
			.en{position:absolute;left:86px;top:${steps.length > 3 ? 210 : 214}px;font-weight:500;font-size:38px;color:${quiet}}
			ol{position:absolute;left:84px;right:72px;top:318px;list-style:none}
			li{height:${size}px;display:grid;grid-template-columns:230px 1fr;gap:44px;align-items:center;border-top:2px solid ${dark ? "rgba(255,255,255,.22)" : "#d9d6ce"}}
			li svg{width:200px;height:200px}
			li b{font-size:44px;font-weight:700;display:block;line-height:1.2}li b i{font-style:normal;color:${dark ? who.accent : who.primary};margin-right:18px}
			li u{text-decoration:none;display:block;font-size:24px;font-weight:500;color:${quiet};margin-bottom:12px}
			li p{font-size:${steps.length > 3 ? 26 : 30}px;line-height:1.45}li small{display:block;font-size:${steps.length > 3 ? 19 : 22}px;line-height:1.4;color:${quiet};margin-top:6px}`,
		html: `<div class="rail"></div>${pair(title, "zh", "en")}<ol>${steps
			.map(
				(s, i) =>
					`<li>${drawing(s.drawing, who, ink)}<div><b><i>${i + 1}</i>${s.zh}</b><u>${s.en}</u><p>${s.more.zh}</p><small>${s.more.en}</small></div></li>`,
			)
			.join("")}</ol>${foot(who, dark ? "#ffffff" : who.primary)}`,
	};
}

/** A page of a catalogue: the piece alone, its name running down the side, a seal. */
export function cataloguePlate(
	id: ExhibitorId,
	{
		title,
		era,
		note,
		picture,
		paper = "#f1ebde",
		pictureCss = "",
	}: {
		readonly title: Words;
		readonly era: Words;
		readonly note: Words;
		readonly picture: string;
		readonly paper?: string;
		readonly pictureCss?: string;
	},
): Sheet {
	const who: Exhibitor = EXHIBITORS[id];
	const ink = inkOn(paper);
	return {
		...POSTER,
		css: `.sheet{background:radial-gradient(90% 60% at 42% 46%, color-mix(in oklab, ${paper}, white 45%), ${paper});color:${ink}}
			.frame{position:absolute;inset:44px;border:2px solid color-mix(in oklab, ${ink}, transparent 70%)}
			.pic{position:absolute;left:88px;top:170px;width:690px;height:960px;object-fit:contain;${pictureCss}}
			.zh{position:absolute;right:96px;top:110px;writing-mode:vertical-rl;font-weight:900;font-size:86px;letter-spacing:.16em}
			.ezh{position:absolute;right:218px;top:116px;writing-mode:vertical-rl;font-weight:400;font-size:32px;letter-spacing:.2em;opacity:.75}
			.seal{position:absolute;right:98px;bottom:330px}
			.text{position:absolute;left:100px;right:100px;bottom:98px;border-top:2px solid color-mix(in oklab, ${ink}, transparent 65%);padding-top:24px}
			.text h2{font-size:36px;font-weight:500;margin-bottom:4px}.text h3{font-size:22px;font-weight:400;opacity:.72;margin-bottom:14px}
			.text p{font-size:26px;line-height:1.55}.text small{display:block;font-size:20px;line-height:1.4;opacity:.72;margin-top:8px}`,
		html: `<div class="frame"></div><img class="pic" src="${picture}"><div class="zh">${title.zh}</div><div class="ezh">${era.zh}</div>
			<div class="seal">${markSvg(who, 92, paper, who.accent)}</div>
			<div class="text"><h2>${title.en}</h2><h3>${era.en}</h3><p>${note.zh}</p><small>${note.en}</small></div>`,
	};
}

/** Type set large and flush: for the design award. */
export function typePoster(
	id: ExhibitorId,
	{
		big,
		title,
		rows,
		note,
		inverse = false,
		picture,
	}: {
		readonly big: string;
		readonly title: Words;
		readonly rows: readonly (Words & { readonly side: string })[];
		readonly note: Words;
		readonly inverse?: boolean;
		readonly picture?: string;
	},
): Sheet {
	const who: Exhibitor = EXHIBITORS[id];
	const [ground, ink] = inverse ? [who.secondary, who.primary] : [who.primary, who.secondary];
	return {
		...POSTER,
		css: `${FOOT}.sheet{background:${ground};color:${ink}}
			.big{position:absolute;left:56px;top:16px;font-weight:900;font-size:430px;line-height:1;letter-spacing:-.05em;white-space:nowrap}
			.leaf{position:absolute;right:-90px;top:240px;width:560px;height:560px;border-radius:0 100% 0 100%;background:${who.accent};mix-blend-mode:${inverse ? "screen" : "multiply"}}
			.pic{position:absolute;right:40px;top:300px;width:460px;height:520px;object-fit:contain}
			.zh{position:absolute;left:72px;top:452px;font-weight:900;font-size:96px;line-height:1.12;width:600px}
			.en{position:absolute;left:74px;top:680px;font-weight:500;font-size:36px;width:500px;line-height:1.22}
			table{position:absolute;left:72px;right:72px;bottom:300px;border-collapse:collapse;width:880px}
			td{border-top:3px solid ${ink};padding:16px 0 14px;vertical-align:top;font-size:34px;font-weight:700}td small{display:block;font-size:22px;font-weight:400}
			td:first-child{width:250px;font-weight:900}
			.note{position:absolute;left:72px;right:72px;bottom:182px;font-size:23px;line-height:1.5}`,
		html: `<div class="leaf"></div><div class="big">${big}</div>${picture ? `<img class="pic" src="${picture}">` : ""}${pair(title, "zh", "en")}
			<table>${rows.map((r) => `<tr><td>${r.side}</td><td>${r.zh}<small>${r.en}</small></td></tr>`).join("")}</table>
			<div class="note">${note.zh}<br>${note.en}</div>${foot(who, ink)}`,
	};
}

/** A dashboard as a control room shows it, 16:9. */
export function dashboard(
	id: ExhibitorId,
	{
		title,
		picture,
		tiles,
		series,
		alarm,
	}: {
		readonly title: Words;
		readonly picture: string;
		readonly tiles: readonly (Words & { readonly value: string; readonly unit: string })[];
		readonly series: readonly { readonly name: Words; readonly values: readonly number[]; readonly limit?: number }[];
		readonly alarm: Words;
	},
): Sheet {
	const who: Exhibitor = EXHIBITORS[id];
	return {
		...SCREEN,
		css: `.sheet{background:radial-gradient(80% 90% at 50% 55%, color-mix(in oklab, ${who.primary}, black 62%), #070b11);color:#e8eef5}
			h1{position:absolute;left:36px;top:22px;font-size:30px;font-weight:700}h1 small{font-size:19px;font-weight:400;opacity:.7;margin-left:14px}
			.clock{position:absolute;right:36px;top:26px;font-size:22px;font-variant-numeric:tabular-nums;opacity:.85}
			.pic{position:absolute;left:296px;top:84px;width:646px;height:520px;object-fit:contain}
			.tiles{position:absolute;left:36px;top:86px;width:236px}
			.tile{background:rgba(255,255,255,.06);border-left:4px solid ${who.accent};padding:12px 16px;margin-bottom:12px;height:112px}
			.tile b{font-size:36px;font-weight:700;line-height:1.15}.tile b small{font-size:19px;font-weight:400;margin-left:6px;opacity:.8}.tile span{display:block;font-size:18px}.tile em{display:block;font-style:normal;font-size:14px;opacity:.65}
			.charts{position:absolute;right:36px;top:86px;width:280px}
			.chart{background:rgba(255,255,255,.06);padding:12px 14px;margin-bottom:12px;height:153px}.chart span{font-size:17px}.chart em{font-style:normal;font-size:13px;opacity:.65;margin-left:8px}
			.alarm{position:absolute;left:290px;right:336px;bottom:26px;background:rgba(255,255,255,.08);border:1px solid ${who.accent};padding:12px 18px;font-size:19px}.alarm small{display:block;font-size:14px;opacity:.7}`,
		html: `<img class="pic" src="${picture}"><h1>${title.zh}<small>${title.en}</small></h1><div class="clock">2026-11-01 10:24</div>
			<div class="tiles">${tiles.map((t) => `<div class="tile"><b>${t.value}<small>${t.unit}</small></b><span>${t.zh}</span><em>${t.en}</em></div>`).join("")}</div>
			<div class="charts">${series.map((s) => `<div class="chart"><span>${s.name.zh}</span><em>${s.name.en}</em>${curveChart(s.values, who, s.limit)}</div>`).join("")}</div>
			<div class="alarm">${alarm.zh}<small>${alarm.en}</small></div>`,
	};
}

function curveChart(values: readonly number[], who: Exhibitor, limit?: number): string {
	const [w, h] = [252, 92];
	const top = Math.max(...values, limit ?? 0) * 1.08;
	const points = values.map(
		(v, i) => `${((i / (values.length - 1)) * w).toFixed(1)},${(h - (v / top) * h).toFixed(1)}`,
	);
	const line =
		limit === undefined
			? ""
			: `<path d="M0 ${(h - (limit / top) * h).toFixed(1)}H${w}" stroke="#ff6b5e" stroke-width="1.5" stroke-dasharray="6 5"/>`;
	return `<svg width="${w}" height="${h}" style="display:block;margin-top:8px"><polygon points="0,${h} ${points.join(" ")} ${w},${h}" fill="${who.accent}" opacity=".18"/><polyline points="${points.join(" ")}" fill="none" stroke="${who.accent}" stroke-width="2.5"/>${line}</svg>`;
}

export interface DocumentPage {
	readonly title: Words;
	readonly paragraphs: readonly Words[];
	readonly table?: { readonly head: readonly string[]; readonly rows: readonly (readonly string[])[] };
	readonly picture?: string;
}

/** A brochure in A4: a cover, pages in both languages, a back with the address. */
export function brochure(
	id: ExhibitorId,
	cover: { readonly title: Words; readonly picture: string },
	pages: readonly DocumentPage[],
): Sheet[] {
	const who: Exhibitor = EXHIBITORS[id];
	const ink = inkOn(who.primary);
	const size = { width: 794, height: 1123 } as const;
	const css = `.cover{position:absolute;inset:0;background:${who.primary};color:${ink}}
		.cover .zh{position:absolute;left:64px;top:96px;right:60px;font-size:66px;font-weight:900;line-height:1.2}.cover .en{position:absolute;left:66px;top:286px;right:80px;font-size:30px;font-weight:500}
		.cover img{position:absolute;left:40px;width:714px;height:560px;bottom:170px;object-fit:contain}.cover .who{position:absolute;left:64px;bottom:60px;display:flex;gap:18px;align-items:center;font-size:24px;font-weight:700}.cover .who i{display:block;font-style:normal;font-weight:400;font-size:17px}
		.page{position:absolute;inset:0;background:#fff;color:#1b1e22;padding:78px 68px}
		.page h2{font-size:38px;font-weight:900;line-height:1.25;color:${inkOn(who.primary) === "#ffffff" ? who.primary : who.secondary}}.page h3{font-size:21px;font-weight:500;color:#666c74;margin:4px 0 26px}
		.page p{font-size:18px;line-height:1.75;margin-bottom:4px}.page p.en{font-size:14.5px;line-height:1.55;color:#596069;margin-bottom:20px}
		.page img{display:block;width:620px;height:360px;object-fit:contain;margin:6px auto 20px}
		.page table{border-collapse:collapse;width:100%;font-size:15.5px;margin-top:14px}.page th{background:${who.primary};color:${ink};text-align:left;padding:10px 12px;font-weight:700}.page td{padding:9px 12px;border-bottom:1px solid #dcdfe3}
		.no{position:absolute;right:68px;bottom:44px;font-size:14px;color:#8a9099}.run{position:absolute;left:68px;bottom:44px;font-size:14px;color:#8a9099}`;
	const name = `<div class="who">${markSvg(who, 56, ink, who.accent)}<div>${who.zh}<i>${who.en}</i></div></div>`;
	const first: Sheet = {
		...size,
		css,
		html: `<div class="cover">${pair(cover.title, "zh", "en")}<img src="${cover.picture}">${name}</div>`,
	};
	return [
		first,
		...pages.map(
			(p, i): Sheet => ({
				...size,
				css: "",
				html: `<div class="page"><h2>${p.title.zh}</h2><h3>${p.title.en}</h3>${p.picture ? `<img src="${p.picture}">` : ""}${p.paragraphs.map((t) => `<p>${t.zh}</p><p class="en">${t.en}</p>`).join("")}
				${p.table ? `<table><tr>${p.table.head.map((h) => `<th>${h}</th>`).join("")}</tr>${p.table.rows.map((r) => `<tr>${r.map((c) => `<td>${c}</td>`).join("")}</tr>`).join("")}</table>` : ""}
				<div class="run">${who.zh} · ${who.en}</div><div class="no">${i + 2}</div></div>`,
			}),
		),
	];
}

/** Line drawings in a 100 × 100 box for {@link stepsPoster}. */
function drawing(name: string, who: Exhibitor, ink: string): string {
	const a = who.accent;
	const p = who.primary === "#20262e" ? "#7d8894" : who.primary;
	const s = `fill="none" stroke="${ink}" stroke-width="3" stroke-linejoin="round" stroke-linecap="round"`;
	const shapes: Readonly<Record<string, string>> = {
		map: `<path ${s} d="M12 30 50 14 88 30 50 48Z"/><path ${s} d="M12 50 50 68 88 50M12 68 50 86 88 68"/><circle cx="50" cy="30" r="7" fill="${a}"/>`,
		plug: `<circle ${s} cx="20" cy="24" r="9"/><circle ${s} cx="20" cy="76" r="9"/><circle ${s} cx="82" cy="50" r="13"/><path ${s} d="M29 24h18q12 0 14 14l2 8M29 76h18q12 0 14-14l2-8"/><circle cx="82" cy="50" r="6" fill="${a}"/>`,
		bell: `<path ${s} d="M26 70V46a24 24 0 0 1 48 0v24l8 8H18Z"/><path ${s} d="M42 84a8 8 0 0 0 16 0"/><circle cx="76" cy="26" r="11" fill="${a}"/>`,
		ear: `<path ${s} d="M20 40v20M34 28v44M48 16v68M62 30v40M76 40v20"/><path d="M48 30v40" stroke="${a}" stroke-width="5"/>`,
		book: `<path ${s} d="M50 26q-18-12-38-6v56q20-6 38 6 18-12 38-6V20q-20-6-38 6Zm0 0v56"/><path d="M60 36q10-4 18-2M60 50q10-4 18-2" stroke="${a}" stroke-width="4"/>`,
		hand: `<circle ${s} cx="30" cy="30" r="13"/><circle ${s} cx="72" cy="36" r="11"/><path ${s} d="M10 82q2-30 20-30 14 0 18 14M52 84q2-26 20-26t20 26"/><path d="M44 74h18m-7-7 8 7-8 7" stroke="${a}" stroke-width="4" fill="none"/>`,
		sensor: `<path ${s} d="M8 70h84M50 12v58M50 20 14 70M50 20 86 70M50 36 28 70M50 36 72 70"/><circle cx="32" cy="45" r="6" fill="${a}"/><circle cx="68" cy="45" r="6" fill="${a}"/>`,
		wave: `<path ${s} d="M8 50q10-40 21 0t21 0 21 0 21 0"/><path d="M8 80h84" stroke="${p}" stroke-width="3"/><path d="M50 50v30" stroke="${a}" stroke-width="4"/>`,
		shield: `<path ${s} d="M50 10 84 22v26q0 28-34 42-34-14-34-42V22Z"/><path d="M34 50l12 12 22-24" stroke="${a}" stroke-width="6" fill="none"/>`,
		window: `<path ${s} d="M14 20h72v60H14ZM14 36h72"/><path d="M26 50h28M26 64h40" stroke="${a}" stroke-width="5"/>`,
		clock: `<circle ${s} cx="50" cy="50" r="38"/><path ${s} d="M50 26v26l18 12"/><path d="M50 12a38 38 0 0 1 38 38" stroke="${a}" stroke-width="7" fill="none"/>`,
		house: `<path ${s} d="M12 50 50 16l38 34M22 44v40h56V44"/><path d="M42 84V60h16v24" fill="${a}"/>`,
		people: `<circle ${s} cx="50" cy="26" r="12"/><circle ${s} cx="20" cy="44" r="9"/><circle ${s} cx="80" cy="44" r="9"/><path ${s} d="M28 84q2-36 22-36t22 36M6 78q2-20 14-20M94 78q-2-20-14-20"/><circle cx="50" cy="26" r="5" fill="${a}"/>`,
		key: `<circle ${s} cx="30" cy="50" r="18"/><path ${s} d="M48 50h42v14M74 50v12"/><circle cx="30" cy="50" r="7" fill="${a}"/>`,
		grow: `<path ${s} d="M50 90V46M50 58Q20 58 16 26q32 0 34 32M50 50q4-34 34-34 0 34-34 34"/><circle cx="84" cy="16" r="6" fill="${a}"/>`,
	};
	return `<svg viewBox="0 0 100 100">${shapes[name] ?? ""}</svg>`;
}
