import type { Words } from "./boards.ts";
import { EXHIBITORS, type Exhibitor, type ExhibitorId, inkOn, markSvg } from "./logos.ts";
import type { Sheet } from "./Studio.ts";

const POSTER = { width: 1024, height: 1536 } as const;
const SCREEN = { width: 1280, height: 720 } as const;

/** A numbered point of a picture, in hundredths of the picture's box from its left upper corner. */
export interface Point extends Words {
	readonly x: number;
	readonly y: number;
}

/** An engineering drawing: a fine grid, the thing with numbered points, a parts list, a title block. */
export function blueprintPoster(
	id: ExhibitorId,
	{
		title,
		picture,
		points,
		sheet,
		ground,
	}: {
		readonly title: Words;
		readonly picture: string;
		readonly points: readonly Point[];
		/** The drawing's number and scale, as title blocks have them. */
		readonly sheet: { readonly number: string; readonly scale: string };
		readonly ground: string;
	},
): Sheet {
	const who: Exhibitor = EXHIBITORS[id];
	const ink = inkOn(ground);
	const line = `color-mix(in oklab, ${ink}, transparent 88%)`;
	return {
		...POSTER,
		css: `.sheet{background:linear-gradient(${line} 2px,transparent 2px) 0 0/100% 128px,linear-gradient(90deg,${line} 2px,transparent 2px) 0 0/128px 100%,linear-gradient(${line} 1px,transparent 1px) 0 0/100% 32px,linear-gradient(90deg,${line} 1px,transparent 1px) 0 0/32px 100%,${ground};color:${ink}}
			.frame{position:absolute;inset:36px;border:3px solid ${ink}}
			.zh{position:absolute;left:76px;top:66px;right:60px;font-weight:900;font-size:92px;line-height:1.15}
			.en{position:absolute;left:78px;top:184px;right:60px;font-weight:500;font-size:36px;line-height:1.25;opacity:.85}
			.pic{position:absolute;left:76px;top:270px;width:872px;height:720px}.pic img{width:100%;height:100%;object-fit:contain;filter:drop-shadow(0 18px 26px rgba(0,0,0,.35))}
			.dot{position:absolute;width:50px;height:50px;margin:-25px 0 0 -25px;border-radius:50%;background:${who.accent};color:${inkOn(who.accent)};font-weight:900;font-size:28px;line-height:46px;text-align:center;border:2px solid ${ink}}
			ol{position:absolute;left:76px;right:76px;top:1012px;columns:2;column-gap:40px;list-style:none}
			li{break-inside:avoid;display:grid;grid-template-columns:44px 1fr;padding:9px 0;border-bottom:1px solid color-mix(in oklab, ${ink}, transparent 65%);font-size:28px;font-weight:700;line-height:1.25}
			li b{color:${ink === "#ffffff" ? who.accent : who.primary};font-weight:900}li small{display:block;font-size:19px;font-weight:400;opacity:.8}
			.block{position:absolute;left:36px;right:36px;bottom:36px;height:126px;border:3px solid ${ink};display:grid;grid-template-columns:1fr 200px 200px}
			.block>div{border-left:2px solid ${ink};padding:16px 20px;font-size:19px;line-height:1.35}.block>div:first-child{border:0;display:flex;gap:20px;align-items:center;font-size:30px;font-weight:700}
			.block i{display:block;font-style:normal;font-size:20px;font-weight:400;opacity:.8}.block b{display:block;font-size:30px}`,
		html: `<div class="frame"></div><div class="zh">${title.zh}</div><div class="en">${title.en}</div>
			<div class="pic"><img src="${picture}">${points.map((p, i) => `<div class="dot" style="left:${p.x}%;top:${p.y}%">${i + 1}</div>`).join("")}</div>
			<ol>${points.map((p, i) => `<li><b>${i + 1}</b><div>${p.zh}<small>${p.en}</small></div></li>`).join("")}</ol>
			<div class="block"><div>${markSvg(who, 70, ink, who.accent)}<span>${who.zh}<i>${who.en}</i></span></div>
			<div>图号 Sheet<b>${sheet.number}</b></div><div>比例 Scale<b>${sheet.scale}</b></div></div>`,
	};
}

/** The picture above to the edges on a pale ground, one figure as large as it goes, the words below on the colour. */
export function splitPoster(
	id: ExhibitorId,
	{
		title,
		more,
		figure,
		picture,
		sky,
		ground,
	}: {
		readonly title: Words;
		readonly more: Words;
		readonly figure: Words & { readonly value: string };
		readonly picture: string;
		/** From top to bottom behind the picture. */
		readonly sky: readonly [string, string];
		readonly ground: string;
	},
): Sheet {
	const who: Exhibitor = EXHIBITORS[id];
	const ink = inkOn(ground);
	return {
		...POSTER,
		css: `.sheet{background:${ground};color:${ink}}
			.top{position:absolute;inset:0 0 600px 0;background:linear-gradient(${sky[0]},${sky[1]})}
			.fig{position:absolute;left:60px;top:54px;color:${inkOn(sky[0])}}.fig b{display:block;font-size:190px;font-weight:900;line-height:1;letter-spacing:-.03em}.fig span{font-size:32px;font-weight:700}.fig em{display:block;font-style:normal;font-size:22px;font-weight:500;opacity:.75}
			.pic{position:absolute;left:30px;right:30px;width:964px;top:336px;height:594px;object-fit:contain;object-position:50% 100%;filter:drop-shadow(0 26px 26px rgba(0,0,0,.3))}
			.edge{position:absolute;left:0;right:0;bottom:592px;height:16px;background:${who.accent}}
			.zh{position:absolute;left:60px;right:50px;bottom:352px;font-weight:900;font-size:96px;line-height:1.16}
			.en{position:absolute;left:62px;right:60px;top:1192px;font-weight:500;font-size:34px;line-height:1.25}
			.more{position:absolute;left:62px;right:62px;top:1256px;font-size:27px;line-height:1.55}.more small{display:block;font-size:20px;line-height:1.4;opacity:.8;margin-top:4px}
			.who{position:absolute;left:62px;right:62px;bottom:40px;display:flex;gap:18px;align-items:center;font-size:28px;font-weight:700}.who i{font-style:normal;font-weight:400;font-size:21px;opacity:.8}`,
		html: `<div class="top"></div><div class="fig"><b>${figure.value}</b><span>${figure.zh}</span><em>${figure.en}</em></div><img class="pic" src="${picture}"><div class="edge"></div>
			<div class="zh">${title.zh}</div><div class="en">${title.en}</div><div class="more">${more.zh}<small>${more.en}</small></div>
			<div class="who">${markSvg(who, 54, ink, who.accent)}${who.zh}<i>${who.en}</i></div>`,
	};
}

/** A slide for a stand's screen: one sentence, the thing, three figures along the foot. */
export function slide(
	id: ExhibitorId,
	{
		title,
		picture,
		figures,
		ground,
	}: {
		readonly title: Words;
		readonly picture: string;
		readonly figures: readonly (Words & { readonly value: string })[];
		readonly ground: string;
	},
): Sheet {
	const who: Exhibitor = EXHIBITORS[id];
	const ink = inkOn(ground);
	return {
		...SCREEN,
		css: `.sheet{background:radial-gradient(70% 100% at 74% 46%, color-mix(in oklab, ${ground}, white 26%), ${ground} 75%);color:${ink}}
			.zh{position:absolute;left:56px;top:64px;width:600px;font-weight:900;font-size:72px;line-height:1.18}
			.en{position:absolute;left:58px;top:264px;width:500px;font-weight:500;font-size:30px;line-height:1.3;opacity:.88}
			.pic{position:absolute;right:36px;top:36px;width:650px;height:510px;object-fit:contain;filter:drop-shadow(0 18px 22px rgba(0,0,0,.35))}
			ul{position:absolute;left:56px;right:56px;bottom:34px;display:flex;gap:40px;list-style:none}li{flex:1;border-top:4px solid ${who.accent};padding-top:12px}
			li b{font-size:46px;font-weight:900;line-height:1.1}li span{margin-left:14px;font-size:23px;font-weight:700}li em{display:block;font-style:normal;font-size:18px;opacity:.8}`,
		html: `<img class="pic" src="${picture}"><div class="zh">${title.zh}</div><div class="en">${title.en}</div>
			<ul>${figures.map((f) => `<li><b>${f.value}</b><span>${f.zh}</span><em>${f.en}</em></li>`).join("")}</ul>`,
	};
}

export interface Bar {
	/** Start and end in hundredths of the time shown. */
	readonly from: number;
	readonly to: number;
	readonly state?: "done" | "now" | "late" | "planned";
	readonly label?: string;
}

/** Rows of bars against time, as planners read them. */
export function scheduleScreen(
	id: ExhibitorId,
	{
		title,
		hours,
		now,
		rows,
		note,
	}: {
		readonly title: Words;
		readonly hours: readonly string[];
		/** Where the clock stands, in hundredths. */
		readonly now: number;
		readonly rows: readonly (Words & { readonly bars: readonly Bar[]; readonly side: string })[];
		readonly note: Words;
	},
): Sheet {
	const who: Exhibitor = EXHIBITORS[id];
	const colour = {
		done: "rgba(255,255,255,.34)",
		now: who.accent,
		late: "#ff6b5e",
		planned: "rgba(255,255,255,.12)",
	} as const;
	const height = Math.floor(500 / rows.length);
	return {
		...SCREEN,
		css: `.sheet{background:linear-gradient(color-mix(in oklab, ${who.primary}, black 66%),#0a0d11);color:#e9eef3}
			h1{position:absolute;left:36px;top:20px;font-size:32px;font-weight:700}h1 small{font-size:19px;font-weight:400;opacity:.7;margin-left:14px}
			.hours{position:absolute;left:270px;right:140px;top:84px;display:flex;justify-content:space-between;font-size:17px;opacity:.75;font-variant-numeric:tabular-nums}
			.row{position:absolute;left:36px;right:36px;border-top:1px solid rgba(255,255,255,.14)}
			.row b{position:absolute;left:0;top:10px;font-size:22px;font-weight:700;line-height:1.2}.row b small{display:block;font-size:15px;font-weight:400;opacity:.65}
			.row i{position:absolute;right:0;top:12px;font-style:normal;font-size:24px;font-weight:700;font-variant-numeric:tabular-nums}
			.bars{position:absolute;left:234px;right:104px;top:8px;bottom:8px}.bar{position:absolute;top:0;bottom:0;border-radius:5px;font-size:16px;font-weight:700;padding:0 9px;display:flex;align-items:center;white-space:nowrap;overflow:hidden;color:#0c1116}
			.now{position:absolute;top:108px;height:514px;width:3px;background:#fff}.now::before{content:"";position:absolute;left:-6px;top:-6px;width:15px;height:15px;border-radius:50%;background:#fff}
			.note{position:absolute;left:36px;right:36px;bottom:14px;font-size:20px;border-left:6px solid ${who.accent};padding-left:16px}.note small{display:block;font-size:15px;opacity:.75}`,
		html: `<h1>${title.zh}<small>${title.en}</small></h1><div class="hours">${hours.map((h) => `<span>${h}</span>`).join("")}</div>
			${rows
				.map(
					(r, i) =>
						`<div class="row" style="top:${116 + i * height}px;height:${height}px"><b>${r.zh}<small>${r.en}</small></b><div class="bars">${r.bars
							.map((b) => {
								const state = b.state ?? "planned";
								const ink = state === "planned" || state === "done" ? "color:#e9eef3;" : "";
								return `<div class="bar" style="left:${b.from}%;width:${b.to - b.from}%;background:${colour[state]};${ink}">${b.label ?? ""}</div>`;
							})
							.join("")}</div><i>${r.side}</i></div>`,
				)
				.join("")}
			<div class="now" style="left:calc(270px + (100% - 410px) * ${now / 100})"></div><div class="note">${note.zh}<small>${note.en}</small></div>`,
	};
}

/** A table on a screen: what a workshop's monitor lists. */
export function listScreen(
	id: ExhibitorId,
	{
		title,
		head,
		rows,
	}: {
		readonly title: Words;
		readonly head: readonly string[];
		/** The last cell is a state: it takes a coloured dot. */
		readonly rows: readonly { readonly cells: readonly string[]; readonly state: "good" | "watch" | "bad" }[];
	},
): Sheet {
	const who: Exhibitor = EXHIBITORS[id];
	const dots = { good: "#39c07a", watch: "#f0b429", bad: "#ff5d4f" } as const;
	return {
		...SCREEN,
		css: `.sheet{background:#f4f5f6;color:#171b20}
			.bar{position:absolute;left:0;right:0;top:0;height:112px;background:${who.primary};color:${inkOn(who.primary)}}
			h1{position:absolute;left:44px;top:22px;color:${inkOn(who.primary)};font-size:42px;font-weight:900;line-height:1.1}h1 small{display:block;font-size:22px;font-weight:400;opacity:.85}
			.mark{position:absolute;right:44px;top:24px}
			table{position:absolute;left:44px;right:44px;top:132px;width:1192px;border-collapse:collapse;font-variant-numeric:tabular-nums}
			th{text-align:left;font-size:20px;font-weight:500;color:#69717b;padding:8px 0 12px}td{border-top:2px solid #d9dde1;font-size:29px;font-weight:500;height:${Math.floor(500 / rows.length)}px}
			td:first-child{font-weight:700}td u{display:inline-block;width:20px;height:20px;border-radius:50%;margin-right:14px}`,
		html: `<div class="bar"></div><h1>${title.zh}<small>${title.en}</small></h1><div class="mark">${markSvg(who, 66, inkOn(who.primary), who.accent)}</div>
			<table><tr>${head.map((h) => `<th>${h}</th>`).join("")}</tr>${rows
				.map(
					(r) =>
						`<tr>${r.cells.map((c, i) => `<td>${i === r.cells.length - 1 ? `<u style="background:${dots[r.state]}"></u>` : ""}${c}</td>`).join("")}</tr>`,
				)
				.join("")}</table>`,
	};
}

/** One motion in four pictures, read like a strip of film; the numerals stand as tall as the frames. */
export function sequencePoster(
	id: ExhibitorId,
	{
		title,
		frames,
		ground,
		paper,
	}: {
		readonly title: Words;
		readonly frames: readonly (Words & { readonly picture: string; readonly time: string })[];
		readonly ground: string;
		/** Behind the pictures. */
		readonly paper: string;
	},
): Sheet {
	const who: Exhibitor = EXHIBITORS[id];
	const ink = inkOn(ground);
	const height = Math.floor(1060 / frames.length);
	return {
		...POSTER,
		css: `.sheet{background:${ground};color:${ink}}
			.zh{position:absolute;left:60px;top:54px;right:60px;font-weight:900;font-size:112px;line-height:1.12}
			.en{position:absolute;left:62px;top:${title.zh.includes("<br>") ? 308 : 188}px;right:60px;font-weight:500;font-size:36px}
			.strip{position:absolute;left:0;right:0;bottom:128px;height:${height * frames.length}px}
			.frame{position:relative;height:${height - 12}px;margin-bottom:12px;background:${paper};color:${inkOn(paper)};overflow:hidden}
			.frame b{position:absolute;left:60px;top:50%;transform:translateY(-54%);font-size:${Math.floor(height * 0.74)}px;font-weight:900;line-height:1;color:${ground};font-variant-numeric:tabular-nums}
			.frame div{position:absolute;left:${Math.floor(height * 0.74)}px;top:50%;transform:translateY(-50%);width:300px;font-size:62px;font-weight:900;line-height:1.15}.frame small{display:block;font-size:26px;font-weight:400;line-height:1.25;margin-top:4px;opacity:.8}
			.frame i{position:absolute;left:${Math.floor(height * 0.74)}px;bottom:16px;font-style:normal;font-size:20px;font-weight:500;opacity:.65;font-variant-numeric:tabular-nums}
			.frame img{position:absolute;right:36px;top:14px;height:${height - 34}px;width:460px;object-fit:contain}
			.who{position:absolute;left:60px;bottom:36px;display:flex;gap:18px;align-items:center;font-size:30px;font-weight:700}.who span{font-weight:400;font-size:22px;opacity:.85}`,
		html: `<div class="zh">${title.zh}</div><div class="en">${title.en}</div><div class="strip">${frames
			.map(
				(f, i) =>
					`<div class="frame"><b>${i + 1}</b><div>${f.zh}<small>${f.en}</small></div><i>${f.time}</i><img src="${f.picture}"></div>`,
			)
			.join("")}</div><div class="who">${markSvg(who, 58, ink, who.accent)}${who.zh}<span>${who.en}</span></div>`,
	};
}
