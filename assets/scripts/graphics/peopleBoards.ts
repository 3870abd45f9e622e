import type { Words } from "./boards.ts";
import { EXHIBITORS, type Exhibitor, type ExhibitorId, inkOn, markSvg } from "./logos.ts";
import type { Sheet } from "./Studio.ts";

const POSTER = { width: 1024, height: 1536 } as const;
const SCREEN = { width: 1280, height: 720 } as const;

/** A concert's bill: the picture to all edges, the title standing down one side, the dates below. */
export function playbill(
	id: ExhibitorId,
	{
		title,
		line,
		picture,
		dates,
		ground,
	}: {
		readonly title: Words;
		readonly line: Words;
		readonly picture: string;
		readonly dates: readonly (Words & { readonly when: string })[];
		/** Two colours, from above to below. */
		readonly ground: readonly [string, string];
	},
): Sheet {
	const who: Exhibitor = EXHIBITORS[id];
	const ink = inkOn(ground[1]);
	return {
		...POSTER,
		css: `.sheet{background:linear-gradient(${ground[0]}, ${ground[1]} 88%);color:${ink}}
			.ray{position:absolute;left:50%;top:-120px;width:2400px;height:1500px;margin-left:-1200px;background:repeating-conic-gradient(from 0deg at 50% 0, rgba(255,255,255,.1) 0 5deg, transparent 5deg 12deg);-webkit-mask:linear-gradient(#000 30%,transparent 82%)}
			.pic{position:absolute;left:20px;top:200px;width:800px;height:880px;object-fit:contain;object-position:50% 100%;filter:drop-shadow(0 0 46px rgba(255,255,255,.25))}
			.zh{position:absolute;right:56px;top:74px;writing-mode:vertical-rl;font-weight:900;font-size:136px;line-height:1.08;letter-spacing:.03em}
			.en{position:absolute;left:64px;top:70px;width:640px;font-weight:900;font-size:54px;line-height:1.06;text-transform:uppercase;color:${who.accent}}
			.line{position:absolute;left:66px;top:1096px;width:900px;font-size:31px;font-weight:500;line-height:1.4}.line small{display:block;font-size:22px;opacity:.85}
			table{position:absolute;left:64px;right:64px;bottom:152px;width:896px;border-collapse:collapse}td{border-top:2px solid color-mix(in oklab, ${ink}, transparent 60%);padding:11px 0;font-size:28px;font-weight:700}td small{font-size:20px;font-weight:400;margin-left:14px;opacity:.85}
			td:first-child{width:210px;color:${who.accent};font-variant-numeric:tabular-nums}
			footer{position:absolute;left:64px;bottom:52px;display:flex;gap:18px;align-items:center;font-size:28px;font-weight:700}footer i{font-style:normal;font-weight:500;font-size:21px;margin-left:12px;opacity:.85}`,
		html: `<div class="ray"></div><img class="pic" src="${picture}"><div class="zh">${title.zh}</div><div class="en">${title.en}</div>
			<div class="line">${line.zh}<small>${line.en}</small></div>
			<table>${dates.map((d) => `<tr><td>${d.when}</td><td>${d.zh}<small>${d.en}</small></td></tr>`).join("")}</table>
			<footer>${markSvg(who, 56, ink, who.accent)}<div>${who.zh}<i>${who.en}</i></div></footer>`,
	};
}

/** Pictures in a grid with a word to each, as a sheet of contact prints: poses, signs, states. */
export function contactSheet(
	id: ExhibitorId,
	{
		title,
		cells,
		columns,
		note,
		paper,
	}: {
		readonly title: Words;
		readonly cells: readonly (Words & { readonly picture: string; readonly ground?: string })[];
		readonly columns: 2 | 3;
		readonly note: Words;
		readonly paper: string;
	},
): Sheet {
	const who: Exhibitor = EXHIBITORS[id];
	const ink = inkOn(paper);
	const rows = Math.ceil(cells.length / columns);
	const tall = Math.floor((1010 - (rows - 1) * 22) / rows);
	return {
		...POSTER,
		css: `.sheet{background:${paper};color:${ink}}
			h1{position:absolute;left:64px;top:64px;white-space:nowrap;font-size:76px;font-weight:900;line-height:1.12}
			h2{position:absolute;left:66px;top:170px;right:64px;font-size:34px;font-weight:500;opacity:.82}
			.mark{position:absolute;right:64px;top:64px}
			.grid{position:absolute;left:64px;right:64px;top:256px;display:grid;grid-template-columns:repeat(${columns},1fr);gap:22px}
			figure{position:relative;height:${tall}px;border-radius:14px;overflow:hidden}
			figure img{position:absolute;left:5%;top:4%;width:90%;height:${tall - 100}px;object-fit:contain;object-position:50% 60%}
			figcaption{position:absolute;left:20px;right:16px;bottom:12px;font-size:31px;font-weight:700;line-height:1.2}figcaption i{display:block;font-style:normal;font-weight:500;font-size:20px;opacity:.85}
			p{position:absolute;left:66px;right:66px;top:1292px;font-size:27px;line-height:1.5}p small{display:block;font-size:20px;line-height:1.4;opacity:.82;margin-top:4px}
			footer{position:absolute;left:66px;bottom:48px;font-size:28px;font-weight:700}footer i{font-style:normal;font-weight:500;font-size:21px;margin-left:14px;opacity:.82}`,
		html: `<h1>${title.zh}</h1><h2>${title.en}</h2><div class="mark">${markSvg(who, 92, ink, who.accent)}</div>
			<div class="grid">${cells
				.map(({ picture, zh, en, ground = who.primary }) => {
					const on = inkOn(ground);
					return `<figure style="background:radial-gradient(80% 70% at 50% 42%, color-mix(in oklab, ${ground}, white 26%), ${ground});color:${on}"><img src="${picture}"><figcaption>${zh}<i>${en}</i></figcaption></figure>`;
				})
				.join("")}</div><p>${note.zh}<small>${note.en}</small></p><footer>${who.zh}<i>${who.en}</i></footer>`,
	};
}

/** A broadcast as it goes out, 16:9: a picture, a name below it, a ticker, a clock. */
export function onAir(
	id: ExhibitorId,
	{
		headline,
		name,
		ticker,
		picture,
		ground,
		live,
	}: {
		readonly headline: Words;
		readonly name: Words;
		readonly ticker: readonly Words[];
		readonly picture: string;
		readonly ground: readonly [string, string];
		readonly live: Words;
	},
): Sheet {
	const who: Exhibitor = EXHIBITORS[id];
	const ink = inkOn(who.primary);
	const spot = inkOn(who.accent);
	return {
		...SCREEN,
		css: `.sheet{background:radial-gradient(90% 110% at 64% 40%, ${ground[0]}, ${ground[1]});color:#fff}
			.grid{position:absolute;inset:0;background:linear-gradient(90deg,rgba(255,255,255,.07) 1px,transparent 1px) 0 0/64px 100%,linear-gradient(rgba(255,255,255,.07) 1px,transparent 1px) 0 0/100% 64px}
			.pic{position:absolute;right:40px;top:24px;width:880px;height:560px;object-fit:contain;object-position:60% 100%}
			.bug{position:absolute;left:48px;top:40px;display:flex;gap:14px;align-items:center;font-size:26px;font-weight:700}.bug i{display:block;font-style:normal;font-size:16px;font-weight:500;opacity:.85}
			.live{position:absolute;right:48px;top:42px;background:${who.accent};color:${spot};font-size:21px;font-weight:900;padding:7px 16px}.live i{font-style:normal;font-weight:500;margin-left:8px}
			.low{position:absolute;left:48px;bottom:84px;width:900px}.low b{display:inline-block;background:${who.accent};color:${spot};font-size:22px;padding:6px 18px;font-weight:700}
			.low h1{background:${who.primary};color:${ink};font-size:44px;font-weight:900;line-height:1.2;padding:14px 24px 12px}.low h1 small{display:block;font-size:21px;font-weight:500;opacity:.9}
			.tick{position:absolute;left:0;right:0;bottom:0;height:56px;background:${who.secondary};color:#fff;font-size:21px;line-height:56px;padding-left:48px;white-space:nowrap}.tick i{font-style:normal;opacity:.75;margin:0 34px 0 10px;font-size:17px}`,
		html: `<div class="grid"></div><img class="pic" src="${picture}"><div class="bug">${markSvg(who, 54, "#ffffff", who.accent)}<div>${who.zh}<i>${who.en}</i></div></div>
			<div class="live">${live.zh}<i>${live.en}</i></div><div class="low"><b>${name.zh} · ${name.en}</b><h1>${headline.zh}<small>${headline.en}</small></h1></div>
			<div class="tick">${ticker.map((t) => `${t.zh}<i>${t.en}</i>`).join("")}</div>`,
	};
}
