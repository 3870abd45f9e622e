import sharp from "sharp";
import { seededRandom } from "#assets/scripts/exhibits/random.ts";
import { brochure, dashboard } from "../boards.ts";
import { EXHIBITORS, markSvg } from "../logos.ts";
import { type BoothMedia, type MediaKit, modelOf } from "../MediaKit.ts";
import type { Sheet } from "../Studio.ts";
import { fieldPoster } from "../scienceBoards.ts";
import { words } from "../words.ts";

const ID = "astronomy";
const TELESCOPE = { models: [{ url: modelOf(ID, "radio-telescope") }], sun: 1.7, ambient: 0.9 } as const;
const SPHERE = { models: [{ url: modelOf(ID, "armillary-sphere") }], sun: 2.2, ambient: 1 } as const;
const telescope = (kit: MediaKit, width = 1000, height = 900) =>
	kit.picture(TELESCOPE, { eye: [0.9, 0.66, 1.2], target: [0, 0.39, 0], fov: 0.8, seconds: 4 }, width, height);

export const astronomyMedia: readonly BoothMedia[] = [
	{
		name: "poster.webp",
		make: async (kit) =>
			(await kit.studio()).webp(
				fieldPoster(ID, {
					title: words("一只四十米的耳朵", "An ear forty metres wide"),
					lead: words("一面会转的白色大碗，把天上最轻的声音聚到一点。<br>周六夜里，由您来转动它。", ""),
					picture: await telescope(kit, 1200, 1150),
					pictureBox: [90, 60, 844, 850],
					field: "radial-gradient(90% 80% at 50% 105%, #45508f, #161b3d 62%, #0a0d22)",
					behind: starTrails(),
					paper: "#161b3d",
					facts: [
						{ value: "40 m", ...words("主反射面", "main dish") },
						{ value: "1.4 GHz", ...words("氢线", "the hydrogen line") },
						{ value: "0.3 mm", ...words("面形精度", "surface accuracy") },
					],
				}),
			),
	},
	{
		name: "pulsar.webp",
		make: async (kit) => (await kit.studio()).webp(pulsarPoster()),
	},
	{
		name: "under-the-dish-360.webp",
		make: async (kit) => {
			const camera = await kit.camera();
			await camera.build({
				models: [{ ...TELESCOPE.models[0], scale: 60 }],
				floor: "#1b2622",
				ambient: 0.34,
				sun: 0.55,
			});
			return underNightSky(await camera.sphere([9.5, 3.5, 16.2], 2048, 3), 2048);
		},
	},
	{
		name: "observing.webp",
		make: async (kit) =>
			(await kit.studio()).webp(
				dashboard(ID, {
					title: words("观测席", "The observer's desk"),
					picture: await telescope(kit, 1000, 820),
					tiles: [
						{ value: "21.106", unit: "cm", ...words("观测波长", "Wavelength") },
						{ value: "62.4", unit: "°", ...words("仰角", "Elevation") },
						{ value: "18.2", unit: "K", ...words("系统噪温", "System temperature") },
						{ value: "3.1", unit: "m/s", ...words("风速", "Wind") },
						{ value: "27", unit: "", ...words("今日观测者", "Observers today") },
					],
					series: [
						{
							name: words("银道面 30° 氢线", "Hydrogen at l = 30°"),
							values: [2, 3, 5, 9, 22, 48, 63, 51, 38, 57, 88, 96, 72, 40, 21, 34, 29, 12, 5, 3],
						},
						{
							name: words("脉冲轮廓", "Pulse profile"),
							values: [4, 5, 4, 6, 5, 8, 21, 68, 97, 72, 38, 44, 19, 7, 5, 6, 4, 5],
						},
						{ name: words("指向误差", "Pointing, arcsec"), values: [6, 4, 5, 3, 3, 2, 3, 4, 3, 2, 2, 3], limit: 10 },
					],
					alarm: words(
						"正在跟踪：人马臂方向的中性氢。下一位：一所小学的天文社",
						"Tracking neutral hydrogen towards the Sagittarius arm. Next at the desk: a primary school's astronomy club",
					),
				}),
				{ quality: 86 },
			),
	},
	{
		name: "guide.pdf",
		make: async (kit) => {
			const pages = brochure(
				ID,
				{
					title: words("第一次用<br>射电望远镜", "Your first night at a radio telescope"),
					picture: await telescope(kit, 900, 720),
				},
				[
					{
						title: words("看不见的天空", "A sky the eye does not see"),
						paragraphs: [
							words(
								"氢原子每隔一千万年才翻转一次，发出波长 21 厘米的电波。宇宙里的氢多到数不清，于是我们每时每刻都听得见它。",
								"A hydrogen atom flips once in some ten million years and sends out a wave of 21 centimetres. There is so much hydrogen that it is heard at every moment.",
							),
							words(
								"把望远镜对准银河，谱线会分成几个峰：每一个峰是一条旋臂，峰的位置告诉您它在靠近还是远离。",
								"Point the telescope at the Milky Way and the line splits into peaks: each is a spiral arm, and its place says whether the arm comes or goes.",
							),
						],
						table: {
							head: ["时间 Time", "做什么 What you do"],
							rows: [
								["19:30", "认识望远镜，安全须知 Meet the telescope; safety"],
								["20:00", "对准北极星附近的校准源 Point at a calibration source"],
								["20:30", "扫描银道面，每 10° 一次 Scan the plane of the Galaxy, every 10°"],
								["21:30", "画出您自己的旋臂图 Draw your own map of the arms"],
								["22:00", "带走数据 Take your data home"],
							],
						},
					},
					{
						title: words("从浑仪开始", "It began with rings"),
						paragraphs: [
							words(
								"展台上的浑仪按上海的纬度安放：固定的环是地平与子午，转动的环是赤道与黄道，二十四个小点是二十四节气。",
								"The armillary sphere on the stand is set for Shanghai's latitude: the fixed rings are horizon and meridian, the turning ones equator and ecliptic, the twenty-four dots the solar terms.",
							),
							words(
								"八百年里它一直是最精密的天文仪器。今天的大碗做的是同一件事：知道自己指向哪里。",
								"For eight centuries nothing measured the sky better. Today's dish does the same thing: it knows where it points.",
							),
						],
						picture: await kit.picture(
							SPHERE,
							{ eye: [0.42, 0.46, 0.8], target: [0, 0.27, 0], fov: 0.66, seconds: 3 },
							860,
							560,
						),
					},
				],
			);
			return (await kit.studio()).pdf(pages, "第一次用射电望远镜");
		},
	},
];

/** Stars going round the pole, as a long exposure keeps them. */
function starTrails(): string {
	const random = seededRandom(21);
	const [cx, cy] = [512, 330];
	const arcs = Array.from({ length: 130 }, () => {
		const r = 30 + random() * 760;
		const a = random() * Math.PI * 2;
		const b = a + 0.32;
		return `<path d="M${(cx + Math.cos(a) * r).toFixed(1)} ${(cy + Math.sin(a) * r).toFixed(1)}A${r.toFixed(1)} ${r.toFixed(1)} 0 0 1 ${(cx + Math.cos(b) * r).toFixed(1)} ${(cy + Math.sin(b) * r).toFixed(1)}" stroke="${random() > 0.8 ? "#ffd59a" : random() > 0.5 ? "#cfe0ff" : "#ffffff"}" stroke-width="${(0.8 + random() * 2).toFixed(1)}" opacity="${(0.2 + random() * 0.6).toFixed(2)}"/>`;
	});
	return `<svg width="1024" height="930" viewBox="0 0 1024 930" fill="none" stroke-linecap="round">${arcs.join("")}</svg>`;
}

/** Pulse after pulse of one pulsar, stacked in time: computed here, in the manner observatories have long printed them. */
function pulsarPoster(): Sheet {
	const who = EXHIBITORS[ID];
	const random = seededRandom(1919);
	const rows = 66;
	const marked = 40;
	const lines = Array.from({ length: rows }, (_, row) => {
		const y = 392 + row * 12;
		const strength = (40 + random() * 95) * Math.min(1, 0.45 + row * 0.06);
		const drift = (row % 13) * 0.004 - 0.026;
		const peaks = [
			{ at: 0.42 + drift + (random() - 0.5) * 0.02, wide: 0.022 + random() * 0.012, high: strength },
			{
				at: 0.52 + drift * 0.6 + (random() - 0.5) * 0.02,
				wide: 0.03 + random() * 0.012,
				high: strength * (0.35 + random() * 0.7),
			},
			{ at: 0.6 + (random() - 0.5) * 0.03, wide: 0.025, high: strength * random() * 0.5 },
		];
		const points = Array.from({ length: 150 }, (_, i) => {
			const t = i / 149;
			const height = peaks.reduce((sum, p) => sum + p.high * Math.exp(-(((t - p.at) / p.wide) ** 2)), 0);
			return `${(112 + t * 800).toFixed(1)},${(y - height - random() * 3.4 - random() * height * 0.12).toFixed(1)}`;
		});
		return `<polyline points="${points.join(" ")}" fill="${row === marked ? "none" : "#0b0e22"}" stroke="${row === marked ? who.accent : "#eef1ff"}" stroke-width="${row === marked ? 4 : 2}"/>`;
	});
	return {
		width: 1024,
		height: 1536,
		css: `.sheet{background:#0b0e22;color:#fff}svg.p{position:absolute;inset:0}
			h1{position:absolute;left:72px;top:70px;font-size:86px;font-weight:900;letter-spacing:.02em}h2{position:absolute;left:74px;top:190px;font-size:33px;font-weight:500;opacity:.8}
			.note{position:absolute;left:72px;width:600px;bottom:72px;font-size:25px;line-height:1.5}.note small{display:block;font-size:19px;opacity:.7;line-height:1.4;margin-top:6px}
			.period{position:absolute;right:72px;bottom:150px;text-align:right;font-size:72px;font-weight:900;color:${who.accent};line-height:1}.period small{display:block;font-size:22px;font-weight:500;color:#fff;margin-top:8px}
			.sign{position:absolute;right:72px;bottom:66px;display:flex;gap:14px;align-items:center;font-size:24px;font-weight:700}`,
		html: `<svg class="p" width="1024" height="1536" viewBox="0 0 1024 1536" stroke-linejoin="round">${lines.join("")}${lines[marked]}</svg><h1>一秒一次的灯塔</h1><h2>A lighthouse, once a second</h2>
			<div class="note">每一行是一颗脉冲星转一圈；六十六圈叠在一起。橙色那一圈，是一位五年级同学第一次自己录到的。<small>Each line is one turn of a pulsar, sixty-six of them stacked. The amber one is the first a fifth-grader recorded by herself. Drawn by script.</small></div>
			<div class="period">1.337 s<small>周期 period</small></div><div class="sign">${markSvg(who, 44, "#ffffff", who.accent)}${who.zh}</div>`,
	};
}

/** Stars and the Milky Way behind an equirectangular picture whose sky is transparent. */
async function underNightSky(png: Buffer, width: number): Promise<Uint8Array> {
	const height = width / 2;
	const random = seededRandom(7);
	const stars = Array.from({ length: 1500 }, () => {
		const x = random() * width;
		const y = random() * height * 0.5;
		const river = Math.abs(y - height * (0.26 - 0.17 * Math.sin((x / width) * Math.PI * 2)));
		const size = 0.5 + random() ** 6 * 2.6 + (river < 60 ? random() * 0.3 : 0);
		return `<circle cx="${x.toFixed(1)}" cy="${y.toFixed(1)}" r="${size.toFixed(2)}" fill="${random() > 0.75 ? "#ffe2b8" : "#eaf0ff"}" opacity="${(0.3 + random() * 0.7).toFixed(2)}"/>`;
	});
	const river = Array.from({ length: 61 }, (_, i) => {
		const x = (i / 60) * width;
		return `${x.toFixed(0)},${(height * (0.26 - 0.17 * Math.sin((x / width) * Math.PI * 2))).toFixed(0)}`;
	}).join(" ");
	const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}"><defs><linearGradient id="s" x1="0" y1="0" x2="0" y2="1"><stop offset="0" stop-color="#070a1c"/><stop offset=".36" stop-color="#141a3e"/><stop offset=".5" stop-color="#454b78"/><stop offset=".502" stop-color="#161f1c"/><stop offset="1" stop-color="#101614"/></linearGradient><filter id="b" x="-10%" y="-50%" width="120%" height="200%"><feGaussianBlur stdDeviation="26"/></filter><filter id="c" x="-10%" y="-50%" width="120%" height="200%"><feGaussianBlur stdDeviation="9"/></filter></defs>
		<rect width="${width}" height="${height}" fill="url(#s)"/><polyline points="${river}" fill="none" stroke="#8d93cf" stroke-width="96" opacity=".34" filter="url(#b)"/><polyline points="${river}" fill="none" stroke="#e8d9c8" stroke-width="26" opacity=".28" filter="url(#c)"/>${stars.join("")}
		<rect y="${height * 0.502}" width="${width}" height="${height * 0.5}" fill="#141b19"/></svg>`;
	return sharp(Buffer.from(svg))
		.composite([{ input: png }])
		.webp({ quality: 80, effort: 6, smartSubsample: true })
		.toBuffer();
}
