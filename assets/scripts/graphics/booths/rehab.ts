import { stride } from "#assets/scripts/exhibits/stride.ts";
import { dashboard } from "../boards.ts";
import { EXHIBITORS, markSvg } from "../logos.ts";
import { type BoothMedia, type MediaKit, modelOf } from "../MediaKit.ts";
import type { Sheet } from "../Studio.ts";
import { fieldPoster } from "../scienceBoards.ts";
import { words } from "../words.ts";

const ID = "rehab";
const TRAINER = { models: [{ url: modelOf(ID, "gait-trainer") }], sun: 1.6, ambient: 1 } as const;
const trainer = (kit: MediaKit, seconds: number, width = 900, height = 1000) =>
	kit.picture(TRAINER, { eye: [0.6, 0.62, 1.35], target: [0, 0.41, 0], fov: 0.68, seconds }, width, height);
const degrees = (radians: number): number => Math.round((radians * 180) / Math.PI);

export const rehabMedia: readonly BoothMedia[] = [
	{
		name: "poster.webp",
		make: async (kit) =>
			(await kit.studio()).webp(
				fieldPoster(ID, {
					title: words("再走一步，再走一步", "One more step, and one more"),
					lead: words("跌不倒，也不硬拖：您用多少力，机器就少用多少力。<br>每一步都记得住进步。", ""),
					picture: await trainer(kit, 0.1, 1000, 1150),
					pictureBox: [100, 50, 824, 860],
					field: "linear-gradient(180deg, #ffe0ad, #ffb067 70%, #f08a45)",
					behind: footprints("#c2440e"),
					paper: "#fff6ea",
					facts: [
						{ value: "1,200", ...words("步/节课", "steps a session") },
						{ value: "−38%", ...words("治疗师负重", "load on therapists") },
						{ value: "6 周", ...words("平均独立行走", "six weeks to walking alone") },
					],
				}),
			),
	},
	{
		name: "stride.webp",
		make: async (kit) => (await kit.studio()).webp(stridePoster()),
	},
	{
		name: "session.webp",
		make: async (kit) =>
			(await kit.studio()).webp(
				dashboard(ID, {
					title: words("第 14 节训练", "Session fourteen"),
					picture: await trainer(kit, 0.8, 900, 820),
					tiles: [
						{ value: "864", unit: "/ 1,200", ...words("步数", "Steps") },
						{ value: "0.62", unit: "m/s", ...words("速度", "Speed") },
						{ value: "24", unit: "%", ...words("减重", "Weight carried") },
						{ value: "41", unit: "%", ...words("机器助力", "Help by the machine") },
						{ value: "102", unit: "bpm", ...words("心率", "Heart rate") },
					],
					series: [
						{
							name: words("膝关节角度", "Knee, degrees"),
							values: Array.from({ length: 31 }, (_, i) => degrees(stride(i / 15).knee) + 2),
						},
						{
							name: words("十四节课的助力", "Help, %"),
							values: [86, 84, 80, 81, 74, 70, 68, 63, 60, 57, 52, 49, 44, 41],
						},
						{
							name: words("左右对称", "Symmetry, %"),
							values: [62, 64, 66, 65, 70, 73, 72, 76, 79, 80, 83, 84, 86, 88],
						},
					],
					alarm: words(
						"今天第一次连续走完五分钟；建议下节减重降到 20%",
						"Five minutes without a rest for the first time; next session carry 20% instead of 24",
					),
				}),
				{ quality: 86 },
			),
	},
];

/** A line of footprints across the field. */
function footprints(ink: string): string {
	const prints = Array.from({ length: 9 }, (_, i) => {
		const [x, y] = [i * 128 - 20, 800 - i * 84 + (i % 2 ? 46 : -46)];
		return `<g transform="translate(${x} ${y}) rotate(57)" opacity="${(0.1 + i * 0.02).toFixed(2)}"><ellipse cx="0" cy="-26" rx="17" ry="27"/><ellipse cx="2" cy="22" rx="13" ry="16"/></g>`;
	});
	return `<svg width="1024" height="930" viewBox="0 0 1024 930" fill="${ink}">${prints.join("")}</svg>`;
}

/** One stride in ten figures, and below them what hip, knee and ankle do meanwhile: from the same table as the model. */
function stridePoster(): Sheet {
	const who = EXHIBITORS[ID];
	const [thigh, shank, sole] = [84, 81, 15];
	const leg = (x: number, hipY: number, t: number, colour: string, width: number): string => {
		const { hip, knee, foot } = stride(t);
		const k = [x + Math.sin(hip) * thigh, hipY + Math.cos(hip) * thigh] as const;
		const a = [k[0] + Math.sin(hip - knee) * shank, k[1] + Math.cos(hip - knee) * shank] as const;
		const turn = hip - knee + foot;
		const at = (fx: number, fy: number) =>
			`${(a[0] + Math.cos(turn) * fx + Math.sin(turn) * fy).toFixed(1)} ${(a[1] - Math.sin(turn) * fx + Math.cos(turn) * fy).toFixed(1)}`;
		return `<path d="M${x} ${hipY.toFixed(1)}L${k[0].toFixed(1)} ${k[1].toFixed(1)}L${a[0].toFixed(1)} ${a[1].toFixed(1)}L${at(-14, sole)}L${at(36, sole)}" stroke="${colour}" stroke-width="${width}"/>`;
	};
	const low = (t: number): number => {
		const { hip, knee, foot } = stride(t);
		const turn = hip - knee + foot;
		return Math.max(
			...[-14, 36].map(
				(fx) => Math.cos(hip) * thigh + Math.cos(hip - knee) * shank - Math.sin(turn) * fx + Math.cos(turn) * sole,
			),
		);
	};
	const figures = Array.from({ length: 10 }, (_, i) => {
		const t = i / 10;
		const x = 128 + i * 84;
		const hipY = 700 - Math.max(low(t), low(t + 0.5));
		return `${leg(x, hipY, t + 0.5, "#f3c39b", 9)}<path d="M${x} ${hipY}L${x + 5} ${hipY - 96}" stroke="#33150a" stroke-width="13"/><circle cx="${x + 9}" cy="${hipY - 132}" r="21" fill="#33150a" stroke="none"/>${leg(x, hipY, t, i === 7 ? who.primary : "#33150a", 11)}`;
	});
	const curve = (joint: "hip" | "knee" | "foot", top: number, colour: string, zh: string, en: string) => {
		const values = Array.from({ length: 61 }, (_, i) => degrees(stride(i / 60)[joint]));
		const points = values.map((v, i) => `${(92 + (i / 60) * 846).toFixed(1)},${(top + 92 - v * 1.75).toFixed(1)}`);
		return `<path d="M92 ${top + 92}H938" stroke="#33150a" stroke-width="1.5" opacity=".35"/><polyline points="${points.join(" ")}" stroke="${colour}" stroke-width="7"/><text x="92" y="${top - 18}">${zh} <tspan opacity=".7" font-size="19">${en} · ${Math.min(...values)}° … ${Math.max(...values)}°</tspan></text>`;
	};
	return {
		width: 1024,
		height: 1536,
		css: `.sheet{background:#fff6ea;color:#33150a}h1{position:absolute;left:72px;top:64px;font-size:96px;font-weight:900;line-height:1.12}h2{position:absolute;left:74px;top:190px;font-size:34px;font-weight:500;opacity:.8}
			svg.g{position:absolute;inset:0}text{font-family:"Noto Sans SC";font-size:26px;font-weight:700;fill:#33150a;stroke:none}
			.note{position:absolute;left:72px;bottom:62px;width:600px;font-size:24px;line-height:1.5}.note small{display:block;font-size:18px;line-height:1.35;opacity:.75;margin-top:4px}.sign{position:absolute;right:72px;bottom:74px;display:flex;gap:14px;align-items:center;font-size:27px;font-weight:700;color:${who.primary}}`,
		html: `<h1>一步，拆成十拍</h1><h2>One stride in ten beats</h2><svg class="g" width="1024" height="1536" viewBox="0 0 1024 1536" fill="none" stroke-linecap="round" stroke-linejoin="round">
			<path d="M60 704H964" stroke="#33150a" stroke-width="4"/>${figures.join("")}${Array.from({ length: 10 }, (_, i) => `<text x="${128 + i * 84}" y="746" text-anchor="middle" style="font-size:20px;font-weight:500">${i * 10}%</text>`).join("")}
			${curve("hip", 840, "#33150a", "髋", "Hip")}${curve("knee", 1052, who.primary, "膝", "Knee")}${curve("foot", 1214, "#e0a23a", "踝", "Ankle")}</svg>
			<div class="note">橙色那一拍，膝盖弯到最深：外骨骼最要紧的一瞬。<small>The orange beat is where the knee bends most: the moment that matters to the exoskeleton.</small></div>
			<div class="sign">${markSvg(who, 50, who.primary, who.accent)}${who.zh}</div>`,
	};
}
