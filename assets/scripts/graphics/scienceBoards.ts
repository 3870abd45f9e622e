import type { AnchoredPicture } from "./anchoredPicture.ts";
import type { Words } from "./boards.ts";
import { EXHIBITORS, type Exhibitor, type ExhibitorId, inkOn, markSvg } from "./logos.ts";
import type { Sheet } from "./Studio.ts";

const POSTER = { width: 1024, height: 1536 } as const;
const SCREEN = { width: 1280, height: 720 } as const;

const sign = (who: Exhibitor, ink: string): string =>
	`<div class="sign">${markSvg(who, 58, ink, who.accent)}<div><b>${who.zh}</b><i>${who.en}</i></div></div>`;
const SIGN = `.sign{position:absolute;display:flex;gap:20px;align-items:center}.sign b{display:block;font-size:31px;font-weight:700;line-height:1.2}
	.sign i{display:block;font-style:normal;font-size:20px;font-weight:500;opacity:.8}`;

interface Label extends Words {
	/** Where the words stand, in the poster's pixels: their line's near end. Their side of it is away from the picture. */
	readonly at: readonly [x: number, y: number];
	readonly side: "left" | "right";
}

/** A plate from an atlas: the thing in the middle of the paper, thin lines to the names of its parts. */
export function labelledPlate(
	id: ExhibitorId,
	{
		title,
		lead,
		picture,
		labels,
		number,
		paper = "#f6f1e6",
		box = [112, 380, 800, 800],
	}: {
		readonly title: Words;
		readonly lead: Words;
		readonly picture: AnchoredPicture;
		/** One for each of the picture's points, in their order. */
		readonly labels: readonly Label[];
		readonly number: string;
		readonly paper?: string;
		/** Left, top, width and height of the picture. */
		readonly box?: readonly [number, number, number, number];
	},
): Sheet {
	const who: Exhibitor = EXHIBITORS[id];
	const ink = inkOn(paper);
	const [left, top, wide, high] = box;
	const fit = Math.min(wide / picture.width, high / picture.height);
	const pointed = (i: number): readonly [number, number] => {
		const [x, y] = picture.points[i] ?? [0, 0];
		return [
			Math.round(left + wide / 2 + (x - picture.width / 2) * fit),
			Math.round(top + high / 2 + (y - picture.height / 2) * fit),
		];
	};
	const line = inkOn(paper) === "#ffffff" ? who.accent : who.secondary;
	return {
		...POSTER,
		css: `${SIGN}.sheet{background:radial-gradient(70% 48% at 50% 52%, color-mix(in oklab, ${paper}, white ${ink === "#ffffff" ? 12 : 60}%), ${paper});color:${ink}}
			.sign{left:72px;bottom:60px}.no{position:absolute;right:72px;top:72px;font-size:150px;font-weight:900;line-height:.9;color:${who.accent}}
			.head{position:absolute;left:72px;top:70px;width:760px}h1{font-size:96px;font-weight:900;line-height:1.12}
			h2{margin:14px 0 0 2px;font-size:34px;font-weight:500;line-height:1.25;opacity:.8}
			.pic{position:absolute;left:${left}px;top:${top}px;width:${wide}px;height:${high}px;object-fit:contain}
			svg.lines{position:absolute;inset:0}
			.l{position:absolute;width:260px}.l b{display:block;font-size:29px;font-weight:700;line-height:1.2}.l i{display:block;font-style:normal;font-size:19px;opacity:.75;line-height:1.25}
			.l.right{text-align:right}
			.lead{position:absolute;left:72px;right:72px;bottom:168px;border-top:3px solid ${line};padding-top:20px;font-size:27px;line-height:1.5}.lead small{display:block;font-size:20px;line-height:1.4;opacity:.75;margin-top:6px}`,
		html: `<div class="no">${number}</div><div class="head"><h1>${title.zh}</h1><h2>${title.en}</h2></div><img class="pic" src="${picture.src}">
			<svg class="lines" width="1024" height="1536" viewBox="0 0 1024 1536" fill="none">${labels
				.map(({ at }, i) => {
					const [x, y] = pointed(i);
					return `<path d="M${at[0]} ${at[1]}H${Math.round(at[0] + (x - at[0]) * 0.3)}L${x} ${y}" stroke="${line}" stroke-width="2.2"/><circle cx="${x}" cy="${y}" r="6" fill="${who.accent}" stroke="${line}" stroke-width="2"/>`;
				})
				.join("")}</svg>
			${labels
				.map(({ at, side, zh, en }) =>
					side === "left"
						? `<div class="l right" style="left:${at[0] - 272}px;top:${at[1] - 22}px"><b>${zh}</b><i>${en}</i></div>`
						: `<div class="l" style="left:${at[0] + 12}px;top:${at[1] - 22}px"><b>${zh}</b><i>${en}</i></div>`,
				)
				.join("")}
			<div class="lead">${lead.zh}<small>${lead.en}</small></div>${sign(who, ink)}`,
	};
}

/** The thing large against a field of colour that ends two thirds down; below it on paper the headline and a row of facts. */
export function fieldPoster(
	id: ExhibitorId,
	{
		title,
		lead,
		picture,
		facts,
		field,
		paper = "#ffffff",
		pictureBox = [0, 70, 1024, 860],
		behind = "",
	}: {
		readonly title: Words;
		readonly lead: Words;
		readonly picture: string;
		readonly facts: readonly (Words & { readonly value: string })[];
		/** CSS background of the field. */
		readonly field: string;
		readonly paper?: string;
		readonly pictureBox?: readonly [number, number, number, number];
		/** SVG in a 1024 × 930 box behind the picture. */
		readonly behind?: string;
	},
): Sheet {
	const who: Exhibitor = EXHIBITORS[id];
	const ink = inkOn(paper);
	return {
		...POSTER,
		css: `${SIGN}.sheet{background:${paper};color:${ink}}.field{position:absolute;left:0;top:0;width:1024px;height:930px;background:${field};overflow:hidden}
			.pic{position:absolute;left:${pictureBox[0]}px;top:${pictureBox[1]}px;width:${pictureBox[2]}px;height:${pictureBox[3]}px;object-fit:contain;filter:drop-shadow(0 26px 26px rgba(0,0,0,.25))}
			h1{position:absolute;left:64px;top:962px;font-size:92px;font-weight:900;line-height:1.12;white-space:nowrap}
			h2{position:absolute;left:66px;top:1080px;right:64px;font-size:33px;font-weight:500;line-height:1.25;opacity:.82}
			p{position:absolute;left:66px;top:1136px;width:890px;font-size:26px;line-height:1.5}
			ul{position:absolute;left:64px;right:64px;top:1240px;display:flex;list-style:none;border-top:4px solid ${who.accent}}
			li{flex:1;padding:16px 18px 0 0}li b{font-size:56px;font-weight:900;line-height:1.1}li span{display:block;font-size:23px;font-weight:500}li i{display:block;font-style:normal;font-size:17px;opacity:.75}
			.sign{left:64px;bottom:48px}`,
		html: `<div class="field">${behind}</div><img class="pic" src="${picture}"><h1>${title.zh}</h1><h2>${title.en}</h2><p>${lead.zh}</p>
			<ul>${facts.map((f) => `<li><b>${f.value}</b><span>${f.zh}</span><i>${f.en}</i></li>`).join("")}</ul>${sign(who, ink)}`,
	};
}

/** A slide beside a talk, 16:9: the thing to the right, what is said about it to the left. */
export function slideScreen(
	id: ExhibitorId,
	{
		title,
		points,
		picture,
		ground,
		behind = "",
	}: {
		readonly title: Words;
		readonly points: readonly Words[];
		readonly picture: string;
		/** "#rrggbb", or two of them for a fall from left to right. */
		readonly ground: readonly [string, string];
		/** SVG in a 720 × 720 box behind the picture. */
		readonly behind?: string;
	},
): Sheet {
	const who: Exhibitor = EXHIBITORS[id];
	const ink = inkOn(ground[0]);
	return {
		...SCREEN,
		css: `.sheet{background:linear-gradient(100deg, ${ground[0]} 38%, ${ground[1]});color:${ink}}
			.behind{position:absolute;right:0;top:0}.pic{position:absolute;right:20px;top:36px;width:690px;height:648px;object-fit:contain}
			h1{position:absolute;left:64px;top:58px;width:600px;font-size:56px;font-weight:900;line-height:1.18}h1 small{display:block;font-size:25px;font-weight:500;opacity:.8;margin-top:8px;line-height:1.25}
			ol{position:absolute;left:64px;bottom:62px;width:540px;list-style:none}
			li{display:grid;grid-template-columns:52px 1fr;padding:13px 0;border-top:1.5px solid color-mix(in oklab, ${ink}, transparent 72%)}
			li b{font-size:30px;font-weight:900;color:${who.accent}}li span{font-size:24px;font-weight:500;line-height:1.35}li i{display:block;font-style:normal;font-size:16px;font-weight:400;opacity:.75}`,
		html: `<div class="behind">${behind}</div><img class="pic" src="${picture}"><h1>${title.zh}<small>${title.en}</small></h1>
			<ol>${points.map((p, i) => `<li><b>${i + 1}</b><span>${p.zh}<i>${p.en}</i></span></li>`).join("")}</ol>`,
	};
}
