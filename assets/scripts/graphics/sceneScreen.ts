import type { Words } from "./boards.ts";
import { EXHIBITORS, type Exhibitor, type ExhibitorId, markSvg } from "./logos.ts";
import type { Sheet } from "./Studio.ts";

/** 16:9: the thing large on a dark stage, what it is beside it, with values pinned to it. */
export function sceneScreen(
	id: ExhibitorId,
	{
		title,
		lead,
		picture,
		pins,
		ground,
	}: {
		readonly title: Words;
		readonly lead: Words;
		readonly picture: string;
		/** `at` in the whole screen, pixels of 1280 × 720. */
		readonly pins: readonly (Words & { readonly value: string; readonly at: readonly [number, number] })[];
		readonly ground?: string;
	},
): Sheet {
	const who: Exhibitor = EXHIBITORS[id];
	const dark = ground ?? who.secondary;
	return {
		width: 1280,
		height: 720,
		css: `.sheet{background:radial-gradient(70% 90% at 68% 52%, color-mix(in oklab, ${who.primary}, ${dark} 35%), ${dark});color:#fff}
			.pic{position:absolute;right:20px;top:40px;width:820px;height:640px;object-fit:contain;filter:drop-shadow(0 18px 26px rgba(0,0,0,.4))}
			.text{position:absolute;left:56px;top:150px;width:400px}.text b{display:block;font-size:64px;font-weight:900;line-height:1.14}.text i{display:block;font-style:normal;font-size:26px;font-weight:500;margin:14px 0 22px;color:${who.accent}}
			.text p{font-size:21px;line-height:1.6}.text small{display:block;font-size:16px;line-height:1.45;opacity:.75;margin-top:8px}
			.pin{position:absolute;background:rgba(8,10,16,.72);border-left:4px solid ${who.accent};padding:9px 14px 10px;white-space:nowrap}.pin b{font-size:26px;font-weight:700;display:block;line-height:1.15}.pin span{font-size:15px}.pin em{font-style:normal;font-size:13px;opacity:.7;margin-left:8px}
			.who{position:absolute;left:56px;top:52px;display:flex;gap:14px;align-items:center;font-size:22px;font-weight:700}`,
		html: `<img class="pic" src="${picture}"><div class="who">${markSvg(who, 46, "#ffffff", who.accent)}${who.zh}</div>
			<div class="text"><b>${title.zh}</b><i>${title.en}</i><p>${lead.zh}</p><small>${lead.en}</small></div>
			${pins.map((p) => `<div class="pin" style="left:${p.at[0]}px;top:${p.at[1]}px"><b>${p.value}</b><span>${p.zh}</span><em>${p.en}</em></div>`).join("")}`,
	};
}
