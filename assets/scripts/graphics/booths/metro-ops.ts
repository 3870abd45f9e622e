import { EXHIBITORS, markSvg } from "../logos.ts";
import { type BoothMedia, type MediaKit, modelOf } from "../MediaKit.ts";
import type { Sheet } from "../Studio.ts";
import { splitPoster } from "../technicalBoards.ts";
import { words } from "../words.ts";

const WHO = EXHIBITORS["metro-ops"];
const STATION = { models: [{ url: modelOf("metro-ops", "metro-station") }], sun: 1.8, ambient: 1 } as const;
const station = (kit: MediaKit, width = 1300, height = 1000) =>
	kit.picture(STATION, { eye: [0.42, 0.52, 1.28], target: [0, 0.27, 0], fov: 0.58, seconds: 1 }, width, height);

interface Stop {
	readonly zh: string;
	readonly en: string;
	readonly x: number;
	readonly y: number;
	readonly change?: boolean;
	/** Where the name stands: to the right unless said. */
	readonly side?: "left" | "above" | "below";
	/** Moves the name clear of lines. */
	readonly nudge?: readonly [number, number];
}

const MAIN: readonly Stop[] = [
	{ zh: "云桥", en: "Yunqiao", x: 150, y: 250 },
	{ zh: "北场", en: "North Field", x: 150, y: 370, nudge: [6, -16] },
	{ zh: "科苑", en: "Science Court", x: 250, y: 500, change: true, nudge: [-12, -42] },
	{ zh: "澄湖", en: "Clear Lake", x: 390, y: 580, side: "below" },
	{ zh: "漕浦", en: "Caopu", x: 540, y: 580, change: true, side: "below", nudge: [8, 14] },
	{ zh: "会展", en: "Exhibition Hall", x: 690, y: 650, change: true, nudge: [-6, -44] },
	{ zh: "临江", en: "Riverside", x: 740, y: 780 },
	{ zh: "船坞", en: "Dockyard", x: 740, y: 900 },
];
const OTHERS: readonly { readonly colour: string; readonly path: string; readonly stops: readonly Stop[] }[] = [
	{
		colour: "#2d7fb8",
		path: "M40 500H430L540 580 700 420H980",
		stops: [
			{ zh: "西岭", en: "West Ridge", x: 90, y: 500, side: "below" },
			{ zh: "文汇", en: "Wenhui", x: 800, y: 420, side: "above" },
			{ zh: "东林", en: "East Wood", x: 930, y: 420, side: "below" },
		],
	},
	{
		colour: "#3f9c6a",
		path: "M330 980V820L540 580V300H760",
		stops: [
			{ zh: "南浜", en: "South Creek", x: 330, y: 900, side: "left" },
			{ zh: "中学路", en: "School Road", x: 432, y: 704, side: "left" },
			{ zh: "体育场", en: "Stadium", x: 660, y: 300, side: "above" },
		],
	},
	{
		colour: "#e0952c",
		path: "M990 700 900 650H690L560 800V980",
		stops: [
			{ zh: "机场", en: "Airport", x: 900, y: 650, side: "above" },
			{ zh: "工坊", en: "Works", x: 560, y: 900, side: "left" },
		],
	},
];

/** The network as its passengers know it: one line in the exhibitor's colour, its trains on it. */
function linePoster(): Sheet {
	const paper = "#f8f2ea";
	const dot = (s: Stop, colour: string, size: number) =>
		s.change
			? `<rect x="${s.x - 19}" y="${s.y - 19}" width="38" height="38" rx="19" fill="#fff" stroke="#2a1420" stroke-width="8"/>`
			: `<circle cx="${s.x}" cy="${s.y}" r="${size}" fill="#fff" stroke="${colour}" stroke-width="7"/>`;
	const name = (s: Stop, size: number) => {
		const [dx, dy, anchor] =
			s.side === "left"
				? [-32, 0, "end"]
				: s.side === "above"
					? [0, -58, "middle"]
					: s.side === "below"
						? [0, 54, "middle"]
						: [32, 0, "start"];
		const [x, y] = [s.x + dx + (s.nudge?.[0] ?? 0), s.y + dy + 4 + (s.nudge?.[1] ?? 0)];
		return `<text x="${x}" y="${y}" text-anchor="${anchor}" font-size="${size}" font-weight="700" fill="#2a1420">${s.zh}</text><text x="${x}" y="${y + size * 0.78}" text-anchor="${anchor}" font-size="${size * 0.62}" fill="#6b5a60">${s.en}</text>`;
	};
	const main = `M${MAIN.map((s) => `${s.x} ${s.y}`).join("L")}`;
	const train = (x: number, y: number, turn: number) =>
		`<g transform="translate(${x} ${y}) rotate(${turn})"><rect x="-36" y="-13" width="72" height="26" rx="10" fill="#2a1420"/><rect x="-27" y="-6" width="54" height="8" rx="3" fill="${WHO.accent}"/></g>`;
	return {
		width: 1024,
		height: 1536,
		css: `.sheet{background:${paper};color:#2a1420}
			.head{position:absolute;left:0;right:0;top:0;height:330px;background:${WHO.primary};color:#fff}
			.zh{position:absolute;left:64px;top:56px;color:#fff;font-weight:900;font-size:118px;line-height:1.1}.en{position:absolute;left:66px;top:208px;color:#fff;font-weight:500;font-size:38px}
			svg.map{position:absolute;left:0;top:200px}
			.facts{position:absolute;left:64px;right:64px;bottom:150px;display:flex;gap:34px}.facts div{flex:1;border-top:6px solid ${WHO.primary};padding-top:12px;font-size:25px;font-weight:700;line-height:1.3}.facts b{display:block;font-size:56px;font-weight:900;line-height:1.1}.facts small{display:block;font-size:18px;font-weight:400;color:#6b5a60}
			.who{position:absolute;left:64px;bottom:46px;display:flex;gap:18px;align-items:center;font-size:30px;font-weight:700}.who i{font-style:normal;font-weight:400;font-size:22px;color:#6b5a60}`,
		html: `<div class="head"></div><div class="zh">每 90 秒一趟</div><div class="en">A train every 90 seconds, and room on it</div>
			<svg class="map" width="1024" height="1050" viewBox="0 0 1024 1050" font-family="Noto Sans SC">
			<path d="M1024 560Q860 560 850 760T1024 1010" fill="#cfe3ea"/>
			${OTHERS.map((o) => `<path d="${o.path}" fill="none" stroke="${o.colour}" stroke-width="14" stroke-linejoin="round" stroke-linecap="round"/>`).join("")}
			<path d="${main}" fill="none" stroke="${WHO.primary}" stroke-width="26" stroke-linejoin="round" stroke-linecap="round"/>
			${OTHERS.map((o) => o.stops.map((s) => dot(s, o.colour, 10) + name(s, 23)).join("")).join("")}
			${MAIN.map((s) => dot(s, WHO.primary, 14) + name(s, 32)).join("")}
			${train(150, 308, 90)}${train(318, 540, 30)}${train(620, 617, 25)}${train(740, 842, 90)}</svg>
			<div class="facts"><div><b>90 s</b>高峰间隔<small>between trains at rush hour</small></div><div><b>12 min</b>提前知道站台将满<small>before a platform fills, we know</small></div><div><b>−17%</b>牵引用电<small>electricity for traction</small></div></div>
			<div class="who">${markSvg(WHO, 60, WHO.primary, WHO.accent)}${WHO.zh}<i>${WHO.en}</i></div>`,
	};
}

/** A dispatcher's train graph: stations down, time across, every train a line; one of them late. */
function trainGraph(): Sheet {
	const [left, right, top, bottom] = [190, 1244, 112, 570];
	const stops = MAIN.map((s, i) => ({ ...s, line: top + ((bottom - top) * i) / (MAIN.length - 1) }));
	const minute = (right - left) / 40;
	const now = left + 23 * minute;
	const run = (start: number, down: boolean, late: number): { readonly past: string; readonly future: string } => {
		const order = down ? stops : [...stops].reverse();
		let t = start;
		const points: (readonly [number, number])[] = [];
		order.forEach((stop, i) => {
			points.push([t, stop.line]);
			t += 0.55 + (late > 0 && i === 3 ? late : 0);
			points.push([t, stop.line]);
			t += 2.15;
		});
		const text = (list: readonly (readonly [number, number])[]) =>
			list.map(([m, y]) => `${(left + m * minute).toFixed(1)},${y.toFixed(1)}`).join(" ");
		const before = points.filter(([m]) => left + m * minute <= now);
		const after = points.filter(([m]) => left + m * minute > now);
		const [a, b] = [before[before.length - 1], after[0]];
		if (!a || !b) return { past: text(before), future: text(after) };
		const nowMinute = (now - left) / minute;
		const share = (nowMinute - a[0]) / (b[0] - a[0] || 1);
		const at = [nowMinute, a[1] + (b[1] - a[1]) * share] as const;
		return { past: text([...before, at]), future: text([at, ...after]) };
	};
	const lines: string[] = [];
	for (let i = -7; i < 16; i++) {
		for (const down of [true, false]) {
			const late = down && i === 4 ? 2.4 : down && i === 5 ? 1.1 : 0;
			const { past, future } = run(i * 3.4 + (down ? 0 : 1.1), down, late);
			const colour = late > 1.5 ? WHO.accent : down ? "#ff7fa3" : "#7fb8e6";
			lines.push(
				`<polyline points="${past}" fill="none" stroke="${colour}" stroke-width="${late ? 4 : 2.4}"/><polyline points="${future}" fill="none" stroke="${colour}" stroke-width="${late ? 4 : 2}" stroke-dasharray="7 6" opacity=".6"/>`,
			);
		}
	}
	const grid = Array.from({ length: 9 }, (_, i) => {
		const x = left + i * 5 * minute;
		const clock = `08:${String(5 + i * 5).padStart(2, "0")}`;
		return `<path d="M${x} ${top - 14}V${bottom + 10}" stroke="#fff" opacity=".12"/><text x="${x}" y="${top - 24}" font-size="16" fill="#fff" opacity=".75" text-anchor="middle">${clock}</text>`;
	}).join("");
	const names = stops
		.map(
			(s) =>
				`<path d="M${left} ${s.line}H${right}" stroke="#fff" opacity=".16"/><text x="36" y="${s.line + 2}" font-size="21" font-weight="700" fill="#fff">${s.zh}</text><text x="36" y="${s.line + 18}" font-size="13" fill="#fff" opacity=".65">${s.en}</text>`,
		)
		.join("");
	return {
		width: 1280,
		height: 720,
		css: `.sheet{background:linear-gradient(#2a1420,#120a10);color:#fff}h1{position:absolute;left:36px;top:18px;font-size:30px;font-weight:700}h1 small{font-size:18px;font-weight:400;opacity:.7;margin-left:14px}
			.alarm{position:absolute;left:36px;right:36px;bottom:16px;border:1px solid ${WHO.accent};padding:8px 18px;font-size:21px;background:rgba(255,255,255,.06)}.alarm small{display:block;font-size:15px;opacity:.75}`,
		html: `<h1>一号线 · 运行图<small>Line 1, train graph</small></h1>
			<svg width="1280" height="720" style="position:absolute;left:0;top:0" font-family="Noto Sans SC"><defs><clipPath id="area"><rect x="${left}" y="${top - 8}" width="${right - left}" height="${bottom - top + 16}"/></clipPath></defs>${grid}${names}<g clip-path="url(#area)">${lines.join("")}</g>
			<path d="M${now} ${top - 16}V${bottom + 12}" stroke="${WHO.accent}" stroke-width="3"/><text x="${now + 8}" y="${bottom + 26}" font-size="17" font-weight="700" fill="${WHO.accent}">现在 now 08:28</text></svg>
			<div class="alarm">1127 次在澄湖多停 2 分 24 秒；已让 1129 次缓行，四站后回到计划<small>Train 1127 held at Clear Lake for 2 min 24 s; 1129 slowed, back on plan in four stops</small></div>`,
	};
}

export const metroOpsMedia: readonly BoothMedia[] = [
	{ name: "lines.webp", make: async (kit) => (await kit.studio()).webp(linePoster()) },
	{
		name: "poster.webp",
		make: async (kit) =>
			(await kit.studio()).webp(
				splitPoster("metro-ops", {
					title: words("看得见的<br>地下", "The underground, in plain sight"),
					more: words(
						"客流、列车、扶梯、通风在同一个站的孪生里一起算：先看见哪里会挤，再决定开哪台扶梯、放哪趟空车。",
						"Passengers, trains, escalators and air are computed together in one twin of the station: see where it will be crowded, then choose which escalator runs and where an empty train goes.",
					),
					figure: { value: "12 min", ...words("提前预报站台拥挤", "of warning before a platform fills") },
					picture: await station(kit),
					sky: ["#f3dfe4", "#f8f2ea"],
					ground: "#2a1420",
				}),
			),
	},
	{ name: "train-graph.webp", make: async (kit) => (await kit.studio()).webp(trainGraph(), { quality: 86 }) },
];
