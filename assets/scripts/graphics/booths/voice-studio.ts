import { seededRandom } from "#assets/scripts/exhibits/random.ts";
import { anchoredPicture } from "../anchoredPicture.ts";
import { EXHIBITORS, markSvg } from "../logos.ts";
import { type BoothMedia, type MediaKit, modelOf } from "../MediaKit.ts";
import type { Sheet } from "../Studio.ts";
import { labelledPlate } from "../scienceBoards.ts";
import { words } from "../words.ts";

const ID = "voice-studio";
const who = EXHIBITORS[ID];
const MICROPHONE = { models: [{ url: modelOf(ID, "studio-microphone") }], ambient: 1.1, sun: 2.2 } as const;

/** A spoken phrase as bars, mirrored at a middle line: loud where syllables are. */
function speech(
	count: number,
	seed: number,
	{ width, height, colour }: { readonly width: number; readonly height: number; readonly colour: string },
): string {
	const random = seededRandom(seed);
	const step = width / count;
	const bars = Array.from({ length: count }, (_, i) => {
		const syllable = Math.abs(Math.sin((i / count) * Math.PI * 7 + seed)) ** 1.6;
		const phrase = Math.sin((i / count) * Math.PI) ** 0.5;
		const tall = Math.max(4, height * syllable * phrase * (0.45 + 0.55 * random()));
		return `<rect x="${(i * step).toFixed(1)}" y="${((height - tall) / 2).toFixed(1)}" width="${(step * 0.56).toFixed(1)}" height="${tall.toFixed(1)}" rx="${(step * 0.28).toFixed(1)}"/>`;
	});
	return `<svg width="${width}" height="${height}" fill="${colour}">${bars.join("")}</svg>`;
}

/** One sentence in three voices, each a band across the poster. */
function threeVoices(): Sheet {
	const bands = [
		{
			ground: "#f2c14e",
			ink: "#24150c",
			zh: "外婆的沪语",
			en: "Grandmother, in Shanghainese",
			seed: 3,
			note: "72 岁 · 采集 40 分钟",
		},
		{
			ground: "#c8553d",
			ink: "#ffffff",
			zh: "新闻的普通话",
			en: "The news, in Mandarin",
			seed: 8,
			note: "34 岁 · 采集 3 小时",
		},
		{
			ground: "#2f4b4a",
			ink: "#ffffff",
			zh: "说英语的自己",
			en: "Yourself, in English",
			seed: 14,
			note: "28 岁 · 采集 12 分钟",
		},
	];
	return {
		width: 1024,
		height: 1536,
		css: `.sheet{background:#1e120b;color:#fff}h1{position:absolute;left:60px;top:64px;font-size:90px;font-weight:900;line-height:1.1;white-space:nowrap}h2{position:absolute;left:64px;top:190px;font-size:38px;font-weight:500;opacity:.9}
			.band{position:absolute;left:0;right:0;height:322px}.band svg{position:absolute;left:60px;top:24px}.band b{position:absolute;left:62px;bottom:58px;font-size:46px;font-weight:900}.band i{position:absolute;left:64px;bottom:24px;font-style:normal;font-size:25px;font-weight:500}.band u{position:absolute;right:60px;bottom:26px;text-decoration:none;font-size:24px;font-weight:500}
			footer{position:absolute;left:60px;bottom:52px;display:flex;gap:20px;align-items:center;font-size:30px;font-weight:700}footer i{font-style:normal;font-weight:500;font-size:21px;margin-left:12px;opacity:.85}
			p{position:absolute;left:62px;bottom:148px;font-size:26px;line-height:1.4}p small{font-size:20px;opacity:.85;margin-left:14px}`,
		html: `<h1>同一句话，三副嗓子</h1><h2>One sentence, three voices</h2>${bands
			.map(
				({ ground, ink, zh, en, seed, note }, i) =>
					`<div class="band" style="top:${272 + i * 330}px;background:${ground};color:${ink}">${speech(74, seed, { width: 904, height: 176, colour: ink })}<b>${zh}</b><i>${en}</i><u>${note}</u></div>`,
			)
			.join("")}<p>“侬好，欢迎到漕河泾来白相。”<small>Hello, and welcome to Caohejing.</small></p>
			<footer>${markSvg(who, 60, "#ffffff", who.accent)}<div>${who.zh}<i>${who.en}</i></div></footer>`,
	};
}

/** What the engineer sees: tracks against time, the microphone beside them, a level meter. */
async function session(kit: MediaKit): Promise<Sheet> {
	const tracks = [
		{ zh: "人声 主轨", en: "Voice, main", colour: "#f2c14e", from: 4, to: 78, seed: 3 },
		{ zh: "人声 备选", en: "Voice, second take", colour: "#d9a441", from: 4, to: 70, seed: 5 },
		{ zh: "合成 沪语", en: "Synthetic, Shanghainese", colour: "#e8704f", from: 30, to: 94, seed: 9 },
		{ zh: "合成 英语", en: "Synthetic, English", colour: "#5fb0a8", from: 44, to: 100, seed: 12 },
		{ zh: "房间底噪", en: "Room tone", colour: "#8d8379", from: 0, to: 100, seed: 21 },
	];
	const picture = await kit.picture(
		MICROPHONE,
		{ eye: [0.3, 0.5, 0.85], target: [-0.01, 0.4, 0], fov: 0.46 },
		620,
		760,
	);
	const rows = tracks.map(({ zh, en, colour, from, to, seed }, i) => {
		const width = Math.round(((to - from) / 100) * 640);
		return `<div class="row" style="top:${120 + i * 104}px"><b>${zh}<i>${en}</i></b><div class="clip" style="left:${216 + (from / 100) * 640}px;width:${width}px;background:color-mix(in oklab, ${colour}, black 62%)">${speech(Math.round(width / 6), seed, { width, height: i === 4 ? 22 : 76, colour })}</div></div>`;
	});
	const meter = Array.from({ length: 24 }, (_, i) => {
		const lit = i < 17;
		const colour = i > 20 ? "#ff5d4f" : i > 15 ? "#f2c14e" : "#5fb07a";
		return `<div style="height:11px;margin-bottom:4px;background:${lit ? colour : "rgba(255,255,255,.12)"}"></div>`;
	}).reverse();
	return {
		width: 1280,
		height: 720,
		css: `.sheet{background:linear-gradient(120deg,#24170f,#120b07);color:#f6efe6}h1{position:absolute;left:40px;top:26px;font-size:38px;font-weight:900}h1 small{font-size:21px;font-weight:500;opacity:.8;margin-left:16px}
			.row{position:absolute;left:40px;width:870px;height:96px;border-top:1px solid rgba(255,255,255,.16)}.row b{position:absolute;left:0;top:18px;font-size:24px;font-weight:700}.row i{display:block;font-style:normal;font-size:16px;font-weight:400;opacity:.75}
			.clip{position:absolute;top:7px;height:84px;border-radius:6px;overflow:hidden;display:flex;align-items:center}.head{position:absolute;left:592px;top:104px;height:548px;width:3px;background:#fff}
			.pic{position:absolute;right:96px;top:40px;width:270px;height:610px;object-fit:contain}.meter{position:absolute;right:40px;top:200px;width:40px}.db{position:absolute;right:32px;top:580px;font-size:19px;font-weight:700}
			.note{position:absolute;left:40px;bottom:20px;font-size:21px;color:#f2c14e}.note small{font-size:16px;color:#f6efe6;opacity:.8;margin-left:14px}`,
		html: `<h1>录音 · 第 3 遍<small>Take 3</small></h1>${rows.join("")}<div class="head"></div><img class="pic" src="${picture}"><div class="meter">${meter.join("")}</div><div class="db">−9 dB</div>
			<div class="note">合成轨由本人授权，仅用于这一条<small>Synthetic tracks licensed by the speaker, for this piece only</small></div>`,
	};
}

export const voiceStudioMedia: readonly BoothMedia[] = [
	{
		name: "microphone.webp",
		make: async (kit) =>
			(await kit.studio()).webp(
				labelledPlate(ID, {
					number: "5",
					title: words("声音从哪里<br>进来", "Where a voice comes in"),
					lead: words(
						"把台上的话筒滑开：网罩、音头、机身、防震架，由外到里。",
						"Slide the microphone on the stand apart: grille, capsule, body, shock mount, from outside in.",
					),
					paper: "#f6ecd9",
					box: [212, 372, 640, 860],
					picture: await anchoredPicture(
						kit,
						MICROPHONE,
						{ eye: [0.32, 0.42, 1.2], target: [-0.01, 0.29, 0], fov: 0.55 },
						{
							width: 900,
							height: 1200,
							points: [
								[-0.11, 0.53, 0.12],
								[-0.08, 0.385, 0.03],
								[-0.15, 0.27, 0.05],
								[0.02, 0.55, 0.03],
								[0.0, 0.508, 0.01],
								[0.04, 0.4, 0.01],
								[0.06, 0.03, 0.03],
							],
						},
					),
					labels: [
						{ at: [288, 500], side: "left", ...words("防喷网", "Pop screen") },
						{ at: [288, 710], side: "left", ...words("防震架", "Shock mount, 24 cords") },
						{ at: [288, 900], side: "left", ...words("鹅颈", "Gooseneck") },
						{ at: [740, 470], side: "right", ...words("网罩", "Grille, 44 wires") },
						{ at: [740, 580], side: "right", ...words("镀金音头", "Gold-sputtered capsule") },
						{ at: [740, 720], side: "right", ...words("机身与前级", "Body and preamplifier") },
						{ at: [806, 1120], side: "right", ...words("底座", "Foot, 2.4 kg") },
					],
				}),
			),
	},
	{ name: "voices.webp", make: async (kit) => (await kit.studio()).webp(threeVoices()) },
	{ name: "session.webp", make: async (kit) => (await kit.studio()).webp(await session(kit), { quality: 86 }) },
];
