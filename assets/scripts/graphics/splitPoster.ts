import type { Words } from "./boards.ts";
import { EXHIBITORS, type Exhibitor, type ExhibitorId, inkOn, markSvg } from "./logos.ts";
import type { Sheet } from "./Studio.ts";

/** A pale sky above with the thing standing in it, a slanted field of colour below with what there is to say. */
export function splitPoster(
	id: ExhibitorId,
	{
		kicker,
		title,
		points,
		picture,
		sky,
		pictureCss = "",
	}: {
		readonly kicker: Words;
		readonly title: Words;
		readonly points: readonly Words[];
		readonly picture: string;
		readonly sky: string;
		readonly pictureCss?: string;
	},
): Sheet {
	const who: Exhibitor = EXHIBITORS[id];
	const ink = inkOn(who.primary);
	const above = inkOn(sky);
	return {
		width: 1024,
		height: 1536,
		css: `.sheet{background:linear-gradient(color-mix(in oklab, ${sky}, white 10%), color-mix(in oklab, ${sky}, white 55%) 62%);color:${ink}}
			.kick{position:absolute;left:64px;top:64px;color:${above};font-size:34px;font-weight:700}.kick i{font-style:normal;font-weight:500;font-size:24px;margin-left:16px;opacity:.75}
			.mark{position:absolute;right:64px;top:56px}
			.field{position:absolute;left:0;right:0;top:812px;bottom:0;background:${who.primary};clip-path:polygon(0 104px,100% 0,100% 100%,0 100%)}
			.stripe{position:absolute;left:0;right:0;top:790px;height:140px;background:${who.accent};clip-path:polygon(0 104px,100% 0,100% 22px,0 126px)}
			.pic{position:absolute;left:40px;top:130px;width:944px;height:760px;object-fit:contain;object-position:50% 100%;filter:drop-shadow(0 22px 24px rgba(0,0,0,.25));${pictureCss}}
			.zh{position:absolute;left:64px;top:944px;right:50px;font-size:98px;font-weight:900;line-height:1.12}
			.en{position:absolute;left:66px;top:1066px;right:60px;font-size:36px;font-weight:500;line-height:1.25;opacity:.92}
			ul{position:absolute;left:64px;right:64px;top:1168px;list-style:none;display:grid;grid-template-columns:repeat(${points.length},1fr);gap:34px}
			li{font-size:27px;font-weight:700;line-height:1.4;border-top:5px solid ${ink};padding-top:16px}li small{display:block;font-size:19px;font-weight:500;line-height:1.4;margin-top:8px;opacity:.85}
			footer{position:absolute;left:64px;bottom:52px;font-size:28px;font-weight:700}footer i{font-style:normal;font-weight:500;font-size:20px;margin-left:14px;opacity:.85}`,
		html: `<div class="kick">${kicker.zh}<i>${kicker.en}</i></div><div class="mark">${markSvg(who, 76, above === "#ffffff" ? "#ffffff" : who.secondary, who.primary)}</div>
			<div class="field"></div><div class="stripe"></div><img class="pic" src="${picture}"><div class="zh">${title.zh}</div><div class="en">${title.en}</div>
			<ul>${points.map((p) => `<li>${p.zh}<small>${p.en}</small></li>`).join("")}</ul><footer>${who.zh}<i>${who.en}</i></footer>`,
	};
}
