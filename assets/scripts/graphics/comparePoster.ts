import type { Words } from "./boards.ts";
import { EXHIBITORS, type Exhibitor, type ExhibitorId, inkOn, markSvg } from "./logos.ts";
import type { Sheet } from "./Studio.ts";

/** One question, two or more answers as bars to one scale, and the thing that explains the difference. */
export function comparePoster(
	id: ExhibitorId,
	{
		title,
		unit,
		bars,
		notes,
		picture,
		pictureCss = "",
	}: {
		readonly title: Words;
		readonly unit: Words;
		/** The last one is ours. */
		readonly bars: readonly (Words & { readonly value: number; readonly shown: string })[];
		readonly notes: readonly Words[];
		readonly picture: string;
		readonly pictureCss?: string;
	},
): Sheet {
	const who: Exhibitor = EXHIBITORS[id];
	const ground = who.secondary;
	const ink = inkOn(ground);
	const rows = bars.length > 3 ? { height: 72, gap: 11 } : { height: 84, gap: 16 };
	const most = Math.max(...bars.map(({ value }) => value));
	return {
		width: 1024,
		height: 1536,
		css: `.sheet{background:${ground};color:${ink}}
			.disc{position:absolute;right:-260px;top:-240px;width:980px;height:980px;border-radius:50%;background:radial-gradient(circle at 40% 62%, color-mix(in oklab, ${who.primary}, white 18%), ${who.primary} 60%)}
			.pic{position:absolute;right:24px;top:40px;width:620px;height:600px;object-fit:contain;filter:drop-shadow(0 20px 26px rgba(0,0,0,.35));${pictureCss}}
			h1{position:absolute;left:64px;top:520px;width:700px;font-size:96px;font-weight:900;line-height:1.12;text-shadow:0 2px 18px ${ground}}
			h2{position:absolute;left:66px;top:752px;width:800px;font-size:36px;font-weight:500;line-height:1.25;opacity:.9}
			.bars{position:absolute;left:64px;right:64px;top:856px}.unit{font-size:22px;opacity:.75;margin-bottom:16px}
			.bar{height:${rows.height}px;margin-bottom:${rows.gap}px;position:relative;background:color-mix(in oklab, ${ink}, transparent 92%)}
			.bar s{position:absolute;left:0;top:0;bottom:0;background:color-mix(in oklab, ${ink}, transparent 72%)}.bar.ours s{background:${who.accent}}
			.bar b{position:absolute;left:20px;top:${rows.height / 2 - 30}px;font-size:${rows.height / 3}px;font-weight:700}.bar i{position:absolute;left:20px;top:${rows.height / 2 + 6}px;font-style:normal;font-size:19px;opacity:.85}
			.bar em{position:absolute;right:18px;top:${rows.height / 2 - 30}px;font-style:normal;font-size:44px;font-weight:900}
			.bar.ours em{color:${inkOn(who.accent)}}.bar.ours.short em{color:${who.accent}}.bar.ours b,.bar.ours i{color:${inkOn(who.accent)};opacity:1}.bar.ours.short b,.bar.ours.short i{left:auto;color:${ink}}
			.notes{position:absolute;left:64px;right:64px;bottom:150px;display:grid;grid-template-columns:1fr 1fr;gap:40px}
			.notes p{font-size:24px;line-height:1.5;border-left:4px solid ${who.accent};padding-left:18px}.notes small{display:block;font-size:18px;line-height:1.4;opacity:.75;margin-top:6px}
			footer{position:absolute;left:64px;bottom:56px;display:flex;gap:18px;align-items:center}footer b{font-size:30px}footer i{font-style:normal;font-size:21px;opacity:.8;margin-left:10px}`,
		html: `<div class="disc"></div><img class="pic" src="${picture}"><h1>${title.zh}</h1><h2>${title.en}</h2>
			<div class="bars"><div class="unit">${unit.zh} · ${unit.en}</div>${bars
				.map(({ zh, en, value, shown }, i) => {
					const width = (value / most) * 100;
					const ours = i === bars.length - 1;
					const style = ours && width < 45 ? `left:calc(${width}% + 20px)` : "";
					return `<div class="bar ${ours ? "ours" : ""} ${width < 45 ? "short" : ""}"><s style="width:${width}%"></s><b style="${style}">${zh}</b><i style="${style}">${en}</i><em>${shown}</em></div>`;
				})
				.join("")}</div>
			<div class="notes">${notes.map((n) => `<p>${n.zh}<small>${n.en}</small></p>`).join("")}</div>
			<footer>${markSvg(who, 54, ink, who.accent)}<b>${who.zh}</b><i>${who.en}</i></footer>`,
	};
}
