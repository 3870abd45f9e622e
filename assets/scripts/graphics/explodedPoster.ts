import type { Words } from "./boards.ts";
import { EXHIBITORS, type Exhibitor, type ExhibitorId, inkOn, markSvg } from "./logos.ts";
import type { Sheet } from "./Studio.ts";

interface PartLabel extends Words {
	readonly more: Words;
	/** Where its leader ends, in the picture's box, 0…1 from its top left. */
	readonly at: readonly [number, number];
}

const [WIDTH, HEIGHT] = [1024, 1536];
/** A tall picture stands between its labels; a wide one lies between a row above and a row below. */
const TALL = { left: 272, top: 330, width: 480, height: 960 } as const;
const WIDE = { left: 64, top: 620, width: 896, height: 520 } as const;

/** A thing taken apart on squared paper, each part named at the end of a line; labels alternate between the margins. */
export function explodedPoster(
	id: ExhibitorId,
	{
		title,
		picture,
		labels,
		paper = "#f4f5f2",
	}: {
		readonly title: Words;
		readonly picture: string;
		readonly labels: readonly PartLabel[];
		readonly paper?: string;
	},
): Sheet {
	const who: Exhibitor = EXHIBITORS[id];
	const ink = inkOn(paper);
	const strong =
		inkOn(who.primary) === "#ffffff" && ink !== "#ffffff" ? who.primary : ink === "#ffffff" ? who.accent : ink;
	const rows = Math.ceil(labels.length / 2);
	// As large as the box lets it be; labels point into what is then seen.
	const [wide, high] = pixelsOf(picture);
	const lies = wide > high * 0.95;
	const box = lies ? WIDE : TALL;
	const scale = Math.min(box.width / wide, box.height / high);
	const seen = {
		left: box.left + (box.width - wide * scale) / 2,
		top: box.top + (box.height - high * scale) / 2,
		width: wide * scale,
		height: high * scale,
	};
	const columns = Math.ceil(labels.length / 2);
	const placed = labels.map((label, i) => {
		const [px, py] = [seen.left + label.at[0] * seen.width, seen.top + label.at[1] * seen.height];
		if (lies) {
			const above = i < columns;
			const x = 64 + (i % columns) * 308;
			const y = above ? 372 : 1168;
			return {
				label,
				style: `left:${x}px;top:${y}px`,
				right: false,
				line: `M${x + 4} ${above ? 566 : 1158}v${above ? 16 : -16}L${px} ${py}`,
				px,
				py,
			};
		}
		const left = i % 2 === 0;
		const y = box.top + 40 + ((Math.floor(i / 2) + (left ? 0 : 0.46)) * (box.height - 120)) / rows;
		const from = left ? 268 : WIDTH - 268;
		return {
			label,
			style: `${left ? "left" : "right"}:64px;top:${y}px`,
			right: !left,
			line: `M${from} ${y + 26}H${left ? from + 18 : from - 18}L${px} ${py}`,
			px,
			py,
		};
	});
	return {
		width: WIDTH,
		height: HEIGHT,
		css: `.sheet{background:${paper};color:${ink};background-image:linear-gradient(color-mix(in oklab, ${ink}, transparent 92%) 1px,transparent 1px),linear-gradient(90deg,color-mix(in oklab, ${ink}, transparent 92%) 1px,transparent 1px);background-size:32px 32px}
			header{position:absolute;left:0;right:0;top:0;padding:70px 64px 34px;background:${who.primary};color:${inkOn(who.primary)}}
			header b{display:block;font-size:88px;font-weight:900;line-height:1.1}header i{display:block;font-style:normal;font-size:34px;font-weight:500;margin-top:10px;opacity:.92}
			.pic{position:absolute;left:${box.left}px;top:${box.top}px;width:${box.width}px;height:${box.height}px;object-fit:contain}
			svg.lines{position:absolute;inset:0}
			.label{position:absolute;width:${lies ? 282 : 222}px}.label.right{text-align:right}
			.label b{display:block;font-size:34px;font-weight:900;line-height:1.15;color:${strong}}.label u{display:block;text-decoration:none;font-size:20px;font-weight:700;margin:2px 0 8px}
			.label p{font-size:20px;line-height:1.42;font-weight:500}.label small{display:block;font-size:16px;line-height:1.35;opacity:.75;margin-top:4px}
			footer{position:absolute;left:64px;right:64px;bottom:52px;border-top:3px solid ${strong};padding-top:22px;display:flex;gap:18px;align-items:center}
			footer b{font-size:30px;font-weight:700}footer i{font-style:normal;font-size:21px;font-weight:500;opacity:.8;margin-left:auto}`,
		html: `<header><b>${title.zh}</b><i>${title.en}</i></header><img class="pic" src="${picture}">
			<svg class="lines" width="${WIDTH}" height="${HEIGHT}">${placed.map(({ line, px, py }) => `<path d="${line}" fill="none" stroke="${strong}" stroke-width="2.5"/><circle cx="${px}" cy="${py}" r="7" fill="${who.accent}" stroke="${strong}" stroke-width="2.5"/>`).join("")}</svg>
			${placed.map(({ label, style, right }) => `<div class="label ${right ? "right" : ""}" style="${style}"><b>${label.zh}</b><u>${label.en}</u><p>${label.more.zh}</p><small>${label.more.en}</small></div>`).join("")}
			<footer>${markSvg(who, 54, strong, who.accent)}<b>${who.zh}</b><i>${who.en}</i></footer>`,
	};
}

/** Width and height from a PNG's header, which stands in the address itself. */
function pixelsOf(picture: string): readonly [number, number] {
	const head = Buffer.from(picture.slice(picture.indexOf(",") + 1).slice(0, 64), "base64");
	return [head.readUInt32BE(16), head.readUInt32BE(20)];
}
