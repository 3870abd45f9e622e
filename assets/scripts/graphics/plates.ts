import { FOOT, foot, POSTER, pair, SCREEN, type Words } from "./boards.ts";
import { EXHIBITORS, type Exhibitor, type ExhibitorId, inkOn, markSvg } from "./logos.ts";
import type { Sheet } from "./Studio.ts";

/** Stone, card and old silver: a grain laid over a sheet, as a data address for CSS. */
const grain = (size: number, strength: number, colour = "0 0 0"): string => {
	const [r, g, b] = colour.split(" ");
	const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="512" height="512"><filter id="n"><feTurbulence type="fractalNoise" baseFrequency="${size}" numOctaves="3" seed="4" stitchTiles="stitch"/><feColorMatrix values="0 0 0 0 ${r} 0 0 0 0 ${g} 0 0 0 0 ${b} ${strength} 0 0 0 ${-strength / 2.6}"/></filter><rect width="512" height="512" filter="url(#n)"/></svg>`;
	return `url("data:image/svg+xml;base64,${Buffer.from(svg).toString("base64")}")`;
};

/** A photograph mounted on archive card, with the card's typed record below it. */
export function archivePlate(
	id: ExhibitorId,
	{
		number,
		title,
		picture,
		record,
		tone = "sepia",
		pictureCss = "",
	}: {
		readonly number: string;
		readonly title: Words;
		readonly picture: string;
		/** The record's lines: what is asked, and what is known. */
		readonly record: readonly (Words & { readonly side: Words })[];
		readonly tone?: "sepia" | "silver" | "tinted";
		readonly pictureCss?: string;
	},
): Sheet {
	const who: Exhibitor = EXHIBITORS[id];
	const [filter, sky, card] = {
		sepia: ["sepia(.95) contrast(1.05) brightness(.96)", "#d8c39a,#c9b084", "#e4d8c0"],
		silver: ["grayscale(1) contrast(1.16)", "#c9cbcb,#a9adae", "#dcdad4"],
		tinted: ["sepia(.32) saturate(1.25) contrast(.98)", "#e3dcc4,#d3c6a2", "#ece4d2"],
	}[tone] as [string, string, string];
	return {
		...POSTER,
		css: `.sheet{background:${card};color:#2a241c}.sheet:after{content:"";position:absolute;inset:0;background:${grain(0.8, 0.5, ".3 .22 .1")};opacity:.5;mix-blend-mode:multiply}
			.no{position:absolute;left:92px;top:74px;right:92px;display:flex;justify-content:space-between;font-size:30px;font-weight:500;letter-spacing:.08em;border-bottom:3px double #6d5f49;padding-bottom:18px}
			.photo{position:absolute;left:92px;top:160px;width:840px;height:730px;background:#fbf7ec;padding:26px;box-shadow:0 6px 18px rgba(60,40,10,.35)}
			.photo div{position:relative;width:100%;height:100%;overflow:hidden;background:linear-gradient(${sky} 62%,color-mix(in oklab,${sky.split(",")[1]},black 22%));filter:${filter}}
			.photo div:after{content:"";position:absolute;inset:0;background:radial-gradient(ellipse at 50% 46%,transparent 52%,rgba(40,24,4,.5)),${grain(1.3, 0.9, ".2 .12 .02")};background-blend-mode:normal}
			.photo img{position:absolute;left:0;top:0;width:100%;height:100%;object-fit:contain;${pictureCss}}
			.c{position:absolute;width:58px;height:58px;background:#3a3126;clip-path:polygon(0 0,100% 0,0 100%)}
			.zh{position:absolute;left:92px;top:928px;right:92px;font-size:68px;font-weight:900;line-height:1.2}.en{position:absolute;left:94px;top:1018px;right:92px;font-size:34px;font-weight:500;opacity:.82}
			table{position:absolute;left:92px;top:1092px;width:840px;border-collapse:collapse}td{border-top:1.5px solid #8d7d62;padding:12px 0 11px;vertical-align:top;font-size:30px;font-weight:500;line-height:1.3}
			td:first-child{width:200px;font-weight:400;color:#6d5f49}td small{display:block;font-size:23px;font-weight:400;color:#5d5240;line-height:1.35}
			.seal{position:absolute;right:80px;bottom:44px;transform:rotate(-7deg);opacity:.9;border:5px solid ${who.accent};border-radius:50%;padding:16px;mix-blend-mode:multiply;line-height:0}`,
		html: `<div class="no"><span>${number}</span><span>${who.zh}</span></div><div class="photo"><div><img src="${picture}"></div></div>
			<i class="c" style="left:82px;top:150px"></i><i class="c" style="left:884px;top:150px;transform:rotate(90deg)"></i><i class="c" style="left:884px;top:842px;transform:rotate(180deg)"></i><i class="c" style="left:82px;top:842px;transform:rotate(270deg)"></i>
			${pair(title, "zh", "en")}<table>${record.map((r) => `<tr><td>${r.side.zh}<small>${r.side.en}</small></td><td>${r.zh}<small>${r.en}</small></td></tr>`).join("")}</table>
			<div class="seal">${markSvg(who, 76, who.accent, who.accent)}</div>`,
	};
}

/** An ink rubbing from stone or wood: white signs on soft black, on the paper it was pulled with. */
export function rubbing(
	id: ExhibitorId,
	{
		signs,
		title,
		note,
	}: {
		/** Columns from right to left, a few signs each. */
		readonly signs: readonly string[];
		readonly title: Words;
		readonly note: Words;
	},
): Sheet {
	const who: Exhibitor = EXHIBITORS[id];
	const longest = Math.max(...signs.map((column) => column.length));
	const size = Math.min(300, 960 / longest, 760 / signs.length);
	return {
		...POSTER,
		css: `.sheet{background:#efe7d5;color:#241f18}
			.stone{position:absolute;left:110px;top:96px;width:804px;height:1010px;background:#1b1a19;overflow:hidden;clip-path:polygon(1% .6%,34% 0,71% .9%,99.4% .2%,100% 42%,99% 81%,99.7% 99.3%,58% 100%,22% 99.1%,.4% 99.8%,0 60%,.9% 28%)}
			.stone:after{content:"";position:absolute;inset:0;background:${grain(0.62, 2.4, ".93 .9 .83")};opacity:.6;mix-blend-mode:screen}
			.stone:before{content:"";position:absolute;inset:26px;border:6px solid #e9e0cc;opacity:.82}
			.signs{position:absolute;inset:0;display:flex;flex-direction:row-reverse;justify-content:center;align-items:center;gap:${Math.round(size * 0.12)}px}
			.signs b{writing-mode:vertical-rl;font-size:${Math.round(size)}px;font-weight:900;color:#efe7d5;letter-spacing:.02em;line-height:1.06}
			.zh{position:absolute;left:110px;top:1150px;font-size:56px;font-weight:900}.en{position:absolute;left:112px;top:1230px;font-size:28px;font-weight:500;opacity:.8}
			p{position:absolute;left:112px;top:1290px;width:660px;font-size:25px;line-height:1.5}p small{display:block;font-size:19.5px;line-height:1.4;opacity:.75;margin-top:6px}
			.seal{position:absolute;right:112px;top:1160px;background:${who.accent};padding:20px;border-radius:8px;line-height:0}`,
		html: `<div class="stone"><div class="signs">${signs.map((column) => `<b>${column}</b>`).join("")}</div></div>${pair(title, "zh", "en")}<p>${note.zh}<small>${note.en}</small></p><div class="seal">${markSvg(who, 96, "#fff6ea", "#fff6ea")}</div>`,
	};
}

/** A measured drawing on its sheet: frame, grid, title block. */
export function drawingSheet(
	id: ExhibitorId,
	{
		title,
		drawing,
		block,
		notes,
		ground = "paper",
	}: {
		readonly title: Words;
		/** Drawn in a box of 880 × 820 with `currentColor`. */
		readonly drawing: string;
		readonly block: readonly (readonly [string, string])[];
		readonly notes: readonly Words[];
		readonly ground?: "paper" | "blue" | "dark";
	},
): Sheet {
	const who: Exhibitor = EXHIBITORS[id];
	const [paper, ink, line] = {
		paper: ["#f4efe3", "#232a30", "rgba(60,70,80,.13)"],
		blue: ["#17467c", "#eef6ff", "rgba(255,255,255,.12)"],
		dark: [who.secondary, "#f3f1ec", "rgba(255,255,255,.1)"],
	}[ground] as [string, string, string];
	return {
		...POSTER,
		css: `.sheet{background:${paper};color:${ink}}
			.grid{position:absolute;inset:44px;border:3px solid ${ink};background:repeating-linear-gradient(0deg,${line} 0 1px,transparent 1px 40px),repeating-linear-gradient(90deg,${line} 0 1px,transparent 1px 40px)}
			.zh{position:absolute;left:84px;top:78px;right:84px;font-size:78px;font-weight:900;line-height:1.15}.en{position:absolute;left:86px;top:176px;right:84px;font-size:33px;font-weight:500;opacity:.85}
			.d{position:absolute;left:72px;top:246px;width:880px;height:820px}
			ol{position:absolute;left:84px;top:1102px;width:500px;list-style:none}li{font-size:28px;line-height:1.35;font-weight:500;margin-bottom:14px;padding-left:40px;position:relative}li i{position:absolute;left:0;font-style:normal;font-weight:900;color:${ground === "paper" ? who.primary : who.accent}}li small{display:block;font-size:21px;font-weight:400;opacity:.8}
			table{position:absolute;right:44px;bottom:44px;width:360px;border-collapse:collapse;background:${paper}}td{border:3px solid ${ink};padding:9px 14px;font-size:21px;font-weight:500}td:first-child{width:130px;font-weight:400;opacity:.9}
			.m{position:absolute;right:64px;top:1072px;line-height:0}`,
		html: `<div class="grid"></div>${pair(title, "zh", "en")}<svg class="d" viewBox="0 0 880 820">${drawing}</svg>
			<ol>${notes.map((n, i) => `<li><i>${i + 1}</i>${n.zh}<small>${n.en}</small></li>`).join("")}</ol>
			<div class="m">${markSvg(who, 78, ink, who.accent)}</div><table>${block.map(([k, v]) => `<tr><td>${k}</td><td>${v}</td></tr>`).join("")}</table>`,
	};
}

/** Wide bands one below the other, each with its own ground, a thing and what happens to it. */
export function bandsPoster(
	id: ExhibitorId,
	{
		title,
		bands,
	}: {
		readonly title: Words;
		readonly bands: readonly (Words & {
			readonly more: Words;
			readonly picture: string;
			readonly ground: string;
			readonly pictureCss?: string;
		})[];
	},
): Sheet {
	const who: Exhibitor = EXHIBITORS[id];
	const head = 300;
	const height = (1536 - head) / bands.length;
	return {
		...POSTER,
		css: `.sheet{background:${who.secondary};color:${inkOn(who.secondary)}}
			.zh{position:absolute;left:64px;top:58px;font-size:96px;font-weight:900;line-height:1.1}.en{position:absolute;left:67px;top:186px;width:700px;font-size:36px;font-weight:500;line-height:1.2}
			.m{position:absolute;right:64px;top:70px;line-height:0}
			.band{position:absolute;left:0;width:1024px;height:${height}px;overflow:hidden}
			.band img{position:absolute;top:${Math.round(height * 0.06)}px;width:440px;height:${Math.round(height * 0.88)}px;object-fit:contain;filter:drop-shadow(0 12px 14px rgba(0,0,0,.3))}
			.band div{position:absolute;top:0;height:100%;width:500px;display:flex;flex-direction:column;justify-content:center}
			.band b{font-size:58px;font-weight:900;line-height:1.15}.band u{text-decoration:none;font-size:27px;font-weight:500;opacity:.85;margin-bottom:12px}.band p{font-size:29px;line-height:1.42;font-weight:500}.band small{font-size:23px;line-height:1.32;opacity:.85;margin-top:8px}`,
		html: `${pair(title, "zh", "en")}<div class="m">${markSvg(who, 150, inkOn(who.secondary), who.accent)}</div>${bands
			.map(
				(b, i) =>
					`<div class="band" style="top:${head + i * height}px;background:${b.ground};color:${inkOn(b.ground)}"><img src="${b.picture}" style="${i % 2 ? "left:540px" : "left:44px"};${b.pictureCss ?? ""}"><div style="${i % 2 ? "left:64px" : "left:520px;width:448px"}"><b>${b.zh}</b><u>${b.en}</u><p>${b.more.zh}</p><small>${b.more.en}</small></div></div>`,
			)
			.join("")}`,
	};
}

/** A way drawn as a line with its stops, over a sketch of the land it passes. */
export function wayPoster(
	id: ExhibitorId,
	{
		title,
		ground,
		sketch,
		way,
		stops,
		note,
	}: {
		readonly title: Words;
		readonly ground: string;
		/** SVG in a box of 1024 × 1536, under everything. */
		readonly sketch: string;
		/** SVG path data in the same box. */
		readonly way: string;
		readonly stops: readonly (Words & {
			readonly x: number;
			readonly y: number;
			readonly side: "left" | "right";
			readonly time: string;
		})[];
		readonly note: Words;
	},
): Sheet {
	const who: Exhibitor = EXHIBITORS[id];
	const ink = inkOn(ground);
	return {
		...POSTER,
		css: `${FOOT}.sheet{background:${ground};color:${ink}}svg.w{position:absolute;inset:0}
			.zh{position:absolute;left:72px;top:74px;width:640px;font-size:104px;font-weight:900;line-height:1.12}.en{position:absolute;left:75px;top:322px;width:460px;font-size:36px;font-weight:500;line-height:1.22}
			.stop{position:absolute;width:340px}.stop b{display:block;font-size:37px;font-weight:700;line-height:1.15}.stop i{display:block;font-style:normal;font-size:21px;font-weight:500;opacity:.85}.stop em{font-style:normal;font-size:24px;font-weight:900;color:${who.accent}}
			.stop.left{text-align:right}
			.note{position:absolute;right:72px;bottom:62px;width:420px;font-size:23px;line-height:1.45;text-align:right}.note small{display:block;font-size:18.5px;opacity:.8;line-height:1.35}`,
		html: `<svg class="w" viewBox="0 0 1024 1536">${sketch}<path d="${way}" fill="none" stroke="${who.accent}" stroke-width="13" stroke-linecap="round" stroke-linejoin="round" stroke-dasharray="1 26"/>${stops.map((s) => `<circle cx="${s.x}" cy="${s.y}" r="17" fill="${ground}" stroke="${ink}" stroke-width="9"/>`).join("")}</svg>
			${pair(title, "zh", "en")}${stops.map((s) => `<div class="stop ${s.side}" style="top:${s.y - 44}px;left:${s.side === "right" ? s.x + 78 : s.x - 418}px"><em>${s.time}</em><b>${s.zh}</b><i>${s.en}</i></div>`).join("")}
			<div class="note">${note.zh}<small>${note.en}</small></div>${foot(who, ink)}`,
	};
}

/** One large sign as if brushed, a column of text beside it. */
export function inkPoster(
	id: ExhibitorId,
	{
		sign,
		column,
		title,
		note,
		paper = "#f3eee2",
		ink = "#191715",
		picture,
	}: {
		readonly sign: string;
		readonly column: string;
		readonly title: Words;
		readonly note: Words;
		readonly paper?: string;
		readonly ink?: string;
		readonly picture?: string;
	},
): Sheet {
	const who: Exhibitor = EXHIBITORS[id];
	return {
		...POSTER,
		css: `.sheet{background:${paper};color:${ink}}.sheet:after{content:"";position:absolute;inset:0;background:${grain(0.05, 0.3, ".5 .4 .2")};opacity:.35;mix-blend-mode:multiply}
			.sign{position:absolute;left:20px;top:60px;width:760px;height:900px}
			.col{position:absolute;right:84px;top:92px;writing-mode:vertical-rl;font-size:46px;font-weight:400;letter-spacing:.3em;line-height:1.7}
			.seal{position:absolute;right:92px;top:850px;background:${who.accent};padding:16px;border-radius:8px;line-height:0}
			.pic{position:absolute;left:72px;top:900px;width:880px;height:330px;object-fit:contain;object-position:0 100%}
			.zh{position:absolute;left:76px;bottom:218px;font-size:54px;font-weight:900}.en{position:absolute;left:78px;bottom:168px;font-size:28px;font-weight:500;opacity:.85}
			.note{position:absolute;left:78px;bottom:56px;width:860px;font-size:25px;line-height:1.45;border-top:2px solid ${ink};padding-top:16px}.note small{font-size:20px;opacity:.75;display:block;line-height:1.35}`,
		html: `<svg class="sign" viewBox="0 0 760 900"><defs><filter id="brush" x="-20%" y="-20%" width="140%" height="140%"><feTurbulence type="fractalNoise" baseFrequency=".012 .05" numOctaves="4" seed="11" result="n"/><feDisplacementMap in="SourceGraphic" in2="n" scale="15" result="d"/><feTurbulence type="fractalNoise" baseFrequency=".005 .09" numOctaves="3" seed="3" result="dry"/><feColorMatrix in="dry" values="0 0 0 0 0 0 0 0 0 0 0 0 0 0 0 0 0 0 -6 5.1" result="mask"/><feComposite in="d" in2="mask" operator="in"/></filter></defs><text x="380" y="720" text-anchor="middle" font-size="730" font-weight="900" font-family="Noto Sans SC" fill="${ink}" filter="url(#brush)">${sign}</text></svg>
			<div class="col">${column}</div><div class="seal">${markSvg(who, 92, paper, who.accent)}</div>${picture ? `<img class="pic" src="${picture}">` : ""}${pair(title, "zh", "en")}<div class="note">${note.zh}<small>${note.en}</small></div>`,
	};
}

/** 16:9: the thing large at the right, a few words at the left. */
export function pictureScreen(
	id: ExhibitorId,
	{
		title,
		lead,
		picture,
		ground,
		points = [],
		pictureCss = "",
	}: {
		readonly title: Words;
		readonly lead: Words;
		readonly picture: string;
		readonly ground: string;
		readonly points?: readonly Words[];
		readonly pictureCss?: string;
	},
): Sheet {
	const who: Exhibitor = EXHIBITORS[id];
	const ink = inkOn(ground);
	return {
		...SCREEN,
		css: `.sheet{background:radial-gradient(70% 100% at 72% 45%,color-mix(in oklab,${ground},white 20%),${ground} 70%);color:${ink}}
			.pic{position:absolute;left:500px;top:36px;width:744px;height:648px;object-fit:contain;filter:drop-shadow(0 18px 24px rgba(0,0,0,.3));${pictureCss}}
			.bar{position:absolute;left:56px;top:60px;width:68px;height:10px;background:${who.accent}}
			.zh{position:absolute;left:56px;top:90px;width:520px;font-size:66px;font-weight:900;line-height:1.16}.en{position:absolute;left:58px;top:252px;width:440px;font-size:27px;font-weight:500;line-height:1.25}
			.lzh{position:absolute;left:58px;top:336px;width:410px;font-size:22px;line-height:1.55;font-weight:500}.len{position:absolute;left:58px;top:446px;width:400px;font-size:16.5px;line-height:1.45;opacity:.85}
			ul{position:absolute;left:58px;bottom:112px;list-style:none;display:flex;gap:26px}li{font-size:20px;font-weight:700;border-top:3px solid ${who.accent};padding-top:8px}li small{display:block;font-size:14.5px;font-weight:400;opacity:.85}
			footer{position:absolute;left:58px;bottom:36px;display:flex;gap:14px;align-items:center}footer b{display:block;font-size:19px}footer i{display:block;font-style:normal;font-size:14px;opacity:.85}`,
		html: `<img class="pic" src="${picture}"><div class="bar"></div>${pair(title, "zh", "en")}${pair(lead, "lzh", "len")}${points.length ? `<ul>${points.map((p) => `<li>${p.zh}<small>${p.en}</small></li>`).join("")}</ul>` : ""}${foot(who, ink).replace('width="62" height="62"', 'width="40" height="40"')}`,
	};
}

/** 16:9: a board of departures, loans or sessions, as stations have them. */
export function tableScreen(
	id: ExhibitorId,
	{
		title,
		head,
		rows,
		note,
		clock,
	}: {
		readonly title: Words;
		readonly head: readonly Words[];
		/** The last cell of a row is its state; one marked `soon` is lit. */
		readonly rows: readonly { readonly cells: readonly Words[]; readonly soon?: boolean }[];
		readonly note: Words;
		readonly clock: string;
	},
): Sheet {
	const who: Exhibitor = EXHIBITORS[id];
	return {
		...SCREEN,
		css: `.sheet{background:linear-gradient(color-mix(in oklab,${who.primary},black 66%),color-mix(in oklab,${who.primary},black 78%));color:#f4f6f8}
			header{position:absolute;left:0;right:0;top:0;height:112px;background:${who.primary};color:${inkOn(who.primary)};display:flex;align-items:center;gap:22px;padding:0 44px}
			header b{font-size:44px;font-weight:900}header i{font-style:normal;font-size:23px;font-weight:500;opacity:.9}header em{font-style:normal;font-size:46px;font-weight:700;margin-left:auto;font-variant-numeric:tabular-nums}
			table{position:absolute;left:44px;right:44px;top:128px;width:1192px;border-collapse:collapse}th{text-align:left;font-size:19px;font-weight:500;opacity:.75;padding:10px 0 8px}
			td{border-top:1.5px solid rgba(255,255,255,.2);height:${Math.floor(470 / rows.length)}px;font-size:30px;font-weight:700;vertical-align:middle;font-variant-numeric:tabular-nums;padding-right:14px}td small{display:block;font-size:17px;font-weight:400;opacity:.75}
			tr.soon td{color:${who.accent}}
			.note{position:absolute;left:44px;right:44px;bottom:22px;font-size:20px;opacity:.92}.note small{font-size:16px;opacity:.8;margin-left:14px}`,
		html: `<header>${markSvg(who, 62, inkOn(who.primary), who.accent)}<b>${title.zh}</b><i>${title.en}</i><em>${clock}</em></header>
			<table><tr>${head.map((h) => `<th>${h.zh} ${h.en}</th>`).join("")}</tr>${rows.map((r) => `<tr class="${r.soon ? "soon" : ""}">${r.cells.map((c) => `<td>${c.zh}${c.en ? `<small>${c.en}</small>` : ""}</td>`).join("")}</tr>`).join("")}</table>
			<div class="note">${note.zh}<small>${note.en}</small></div>`,
	};
}

/** A pattern to the edges, and on it a label as on the bolt of cloth. */
export function patternPoster(
	id: ExhibitorId,
	{
		tile,
		size,
		title,
		note,
		picture,
	}: {
		/** One repeat, as SVG in a box of `size` × `size`. */
		readonly tile: string;
		readonly size: number;
		readonly title: Words;
		readonly note: Words;
		readonly picture?: string;
	},
): Sheet {
	const who: Exhibitor = EXHIBITORS[id];
	const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="${size}" height="${size}">${tile}</svg>`;
	return {
		...POSTER,
		css: `.sheet{background:url("data:image/svg+xml;base64,${Buffer.from(svg).toString("base64")}") 50% 0/${size}px}
			.label{position:absolute;left:112px;right:112px;bottom:112px;height:620px;background:#f7f1e4;color:#2a1d16;outline:5px solid #2a1d16;outline-offset:-26px;padding:74px 70px}
			.label:before{content:"";position:absolute;left:50%;top:-64px;width:96px;height:96px;margin-left:-48px;border-radius:50%;background:#f7f1e4}
			.m{position:absolute;left:50%;top:-42px;margin-left:-30px;line-height:0}
			.zh{font-size:92px;font-weight:900;line-height:1.1}.en{font-size:34px;font-weight:500;margin:10px 0 26px;line-height:1.2}
			p{font-size:27px;line-height:1.5;width:${picture ? 350 : 660}px}p small{display:block;font-size:21px;line-height:1.4;opacity:.8;margin-top:10px}
			.pic{position:absolute;right:44px;bottom:44px;width:320px;height:330px;object-fit:contain;object-position:100% 100%}`,
		html: `<div class="label"><div class="m">${markSvg(who, 60, who.primary, who.accent)}</div>${pair(title, "zh", "en")}<p>${note.zh}<small>${note.en}</small></p>${picture ? `<img class="pic" src="${picture}">` : ""}</div>`,
	};
}
