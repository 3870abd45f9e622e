import { stepsPoster } from "../boards.ts";
import { explodedPoster } from "../explodedPoster.ts";
import { EXHIBITORS, markSvg } from "../logos.ts";
import { type BoothMedia, modelOf } from "../MediaKit.ts";
import type { Sheet } from "../Studio.ts";
import { splitPoster } from "../splitPoster.ts";
import { words } from "../words.ts";

const STATION = { models: [{ url: modelOf("private-5g", "base-station") }], sun: 2, ambient: 1 } as const;
const ANTENNA = {
	models: [{ url: modelOf("private-5g", "panel-antenna"), apart: 1 }],
	sun: 2.2,
	ambient: 1,
} as const;

export const private5gMedia: readonly BoothMedia[] = [
	{
		name: "poster.webp",
		make: async (kit) =>
			(await kit.studio()).webp(
				splitPoster("private-5g", {
					kicker: words("企业自己的 5G", "5G of your own"),
					title: words("屋顶上的一张网", "A network on your roof"),
					sky: "#f2b8cd",
					picture: await kit.picture(
						STATION,
						{ eye: [0.75, 1.0, 1.3], target: [0, 0.38, 0], fov: 0.72, seconds: 1 },
						1200,
						960,
					),
					points: [
						words("数据不出厂区，核心网就在机柜里", "Data stays on site: the core is in the cabinet"),
						words("一座屋顶站，覆盖十四万平方米", "One roof covers fourteen hectares"),
						words("上行 750 兆，给机器视觉留足路", "750 Mbit/s up, room for machine vision"),
					],
				}),
			),
	},
	{
		name: "antenna.webp",
		make: async (kit) =>
			(await kit.studio()).webp(
				explodedPoster("private-5g", {
					title: words("一面天线有五层", "Five layers of an antenna"),
					paper: "#2b0a1b",
					picture: await kit.picture(ANTENNA, { eye: [0.85, 0.62, 0.8], target: [0, 0.34, 0.1], fov: 0.7 }, 900, 1400),
					labels: [
						{
							...words("天线罩", "Radome"),
							at: [0.2, 0.28],
							more: words("挡雨，不挡电波。", "Stops rain, not radio."),
						},
						{
							...words("滤波器", "Filters"),
							at: [0.72, 0.2],
							more: words("只放自己的频段过去。", "Let only their own band pass."),
						},
						{
							...words("九十六个振子", "96 elements"),
							at: [0.6, 0.45],
							more: words("合力把波束拧向一台小车。", "Together they bend a beam to one vehicle."),
						},
						{
							...words("收发电路", "Radio board"),
							at: [0.79, 0.48],
							more: words("三十二路，各管三个振子。", "Thirty-two paths, three elements each."),
						},
						{
							...words("射频接头", "Connectors"),
							at: [0.56, 0.755],
							more: words("四根电缆，热缩管封到底。", "Four cables, sealed to the last millimetre."),
						},
						{
							...words("散热翅片", "Cooling fins"),
							at: [0.88, 0.38],
							more: words("没有风扇，也就没有停机。", "No fan, so nothing that stops."),
						},
					],
				}),
			),
	},
	{
		name: "steps.webp",
		make: async (kit) =>
			(await kit.studio()).webp(
				stepsPoster("private-5g", {
					title: words("三周开通", "On air in three weeks"),
					steps: [
						{
							...words("勘", "Survey"),
							drawing: "map",
							more: words(
								"背着测试仪走一遍车间，金属货架和行车都画进模型。",
								"A walk through the shops with a meter; racks and cranes go into the model.",
							),
						},
						{
							...words("立", "Raise"),
							drawing: "sensor",
							more: words(
								"抱杆、天线与机柜两天装完，屋面不打一个孔。",
								"Mast, antennas and cabinet stand in two days, without one hole in the roof.",
							),
						},
						{
							...words("管", "Run"),
							drawing: "key",
							more: words(
								"谁能入网、走哪条切片，由厂里自己在网页上定。",
								"Who may join, and on which slice, is set by the plant itself in a web page.",
							),
						},
					],
				}),
			),
	},
	{ name: "coverage.webp", make: async (kit) => (await kit.studio()).webp(coverageScreen(), { quality: 84 }) },
];

/** A plan of the works with the field strength over it and the vehicles that are on the network now. */
function coverageScreen(): Sheet {
	const who = EXHIBITORS["private-5g"];
	const [columns, rows, cell] = [52, 34, 15];
	const station = { x: 25, y: 15 };
	const halls = [
		{ x: 4, y: 4, w: 16, h: 11, name: "冲压 Press shop" },
		{ x: 22, y: 11, w: 13, h: 9, name: "总装 Assembly" },
		{ x: 38, y: 5, w: 11, h: 13, name: "立体库 High-bay store" },
		{ x: 6, y: 20, w: 12, h: 10, name: "涂装 Paint" },
		{ x: 24, y: 24, w: 20, h: 7, name: "发货场 Dispatch yard" },
	];
	const inside = (x: number, y: number) => halls.some((h) => x >= h.x && x < h.x + h.w && y >= h.y && y < h.y + h.h);
	let cells = "";
	for (let y = 0; y < rows; y++)
		for (let x = 0; x < columns; x++) {
			const [dx, dy] = [x - station.x, y - station.y];
			const angle = Math.atan2(dy, dx);
			// Three sectors, each strongest along its own direction; walls take 9 dB.
			const lobe = Math.max(...[0.5, 2.6, 4.7].map((to) => Math.cos((angle - to) * 0.9) ** 2));
			const decibel = -52 - 22 * Math.log10(1 + Math.hypot(dx, dy)) + 7 * lobe - (inside(x, y) ? 9 : 0);
			const share = Math.max(0, Math.min(1, (decibel + 96) / 42));
			const hue = 338 + share * 78;
			cells += `<rect x="${x * cell}" y="${y * cell}" width="${cell - 1}" height="${cell - 1}" fill="hsl(${hue.toFixed(0)} 86% ${(16 + share * 46).toFixed(0)}%)"/>`;
		}
	const vehicles = [
		[9, 8],
		[15, 12],
		[27, 17],
		[31, 13],
		[41, 9],
		[45, 15],
		[29, 27],
		[38, 28],
		[12, 25],
		[20, 18],
	] as const;
	const list = [
		["AGV-07", "2.1 ms", "−61 dBm"],
		["AGV-12", "2.4 ms", "−66 dBm"],
		["行车 Crane 3", "3.0 ms", "−71 dBm"],
		["质检 Vision 5", "3.6 ms", "−74 dBm"],
		["手持 Handheld 21", "4.8 ms", "−79 dBm"],
	];
	return {
		width: 1280,
		height: 720,
		css: `.sheet{background:#160510;color:#fff}
			.map{position:absolute;left:36px;top:104px;width:780px;height:580px;overflow:hidden;border-radius:10px;background:#22091a}
			h1{position:absolute;left:36px;top:28px;font-size:36px;font-weight:900;display:flex;gap:16px;align-items:center}h1 small{font-size:20px;font-weight:500;opacity:.75}
			.side{position:absolute;left:850px;right:36px;top:104px}
			.big{display:flex;gap:16px;margin-bottom:18px}.big div{flex:1;background:#2b0a1b;border-top:5px solid ${who.accent};padding:14px 16px}.big b{display:block;font-size:40px;font-weight:900;line-height:1.1}.big span{font-size:17px}.big em{display:block;font-style:normal;font-size:13px;opacity:.7}
			table{width:100%;border-collapse:collapse;font-size:19px}td{padding:11px 0;border-bottom:1px solid #4a1830}td:nth-child(n+2){text-align:right;font-variant-numeric:tabular-nums;color:${who.accent}}
			.key{margin-top:22px;height:16px;border-radius:8px;background:linear-gradient(90deg,hsl(338 86% 16%),hsl(377 86% 39%),hsl(416 86% 62%))}.keys{display:flex;justify-content:space-between;font-size:15px;opacity:.8;margin-top:6px}`,
		html: `<h1>${markSvg(who, 44, "#ffffff", who.accent)}厂区覆盖<small>Coverage of the works, live</small></h1>
			<svg class="map" viewBox="0 -35 780 580">${cells}${halls
				.map(
					(h) =>
						`<rect x="${h.x * cell}" y="${h.y * cell}" width="${h.w * cell}" height="${h.h * cell}" fill="none" stroke="#fff" stroke-width="3"/><text x="${h.x * cell + 9}" y="${h.y * cell + 24}" font-size="16" font-weight="700" fill="#fff" style="paint-order:stroke;stroke:#22091a;stroke-width:4px">${h.name}</text>`,
				)
				.join(
					"",
				)}${vehicles.map(([x, y]) => `<circle cx="${x * cell}" cy="${y * cell}" r="8" fill="#fff" stroke="#22091a" stroke-width="3"/>`).join("")}
				<path d="M${station.x * cell} ${station.y * cell - 22}l17 34h-34Z" fill="#fff" stroke="#22091a" stroke-width="3"/></svg>
			<div class="side"><div class="big"><div><b>147</b><span>在网终端</span><em>devices on air</em></div><div><b>99.998%</b><span>本月可用</span><em>this month</em></div></div>
			<table>${list.map((row) => `<tr>${row.map((c) => `<td>${c}</td>`).join("")}</tr>`).join("")}</table>
			<div class="key"></div><div class="keys"><span>−96 dBm</span><span>−54 dBm</span></div></div>`,
	};
}
