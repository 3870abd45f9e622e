import { brushed } from "#assets/scripts/exhibits/brushed.ts";
import { type Stroke, YONG_STROKES } from "#assets/scripts/exhibits/yongStrokes.ts";
import { brochure } from "../boards.ts";
import { EXHIBITORS, markSvg } from "../logos.ts";
import { type BoothMedia, type MediaKit, modelOf } from "../MediaKit.ts";
import type { Sheet } from "../Studio.ts";
import { words } from "../words.ts";

const ID = "type-foundry";
const who = EXHIBITORS[ID];
const CASE = { models: [{ url: modelOf(ID, "type-case") }], ambient: 1, sun: 1.9 } as const;

const casePicture = (kit: MediaKit, width = 1000, height = 900) =>
	kit.picture(CASE, { eye: [0.34, 0.62, 1.2], target: [0, 0.28, 0], fov: 0.58 }, width, height);

/** A stroke's outline as SVG, in a box of 100 with y down. */
const outline = ({ path }: Stroke): string =>
	`M${brushed(path)
		.map(([x, y]) => `${x.toFixed(1)} ${(104 - y).toFixed(1)}`)
		.join("L")}Z`;

/** The square in which writing is taught, with 永 in it; one stroke may stand out. */
function square(
	size: number,
	ink: string,
	quiet: string,
	spot?: { readonly stroke: number; readonly colour: string },
): string {
	const strokes = YONG_STROKES.map(
		(stroke, i) => `<path d="${outline(stroke)}" fill="${spot ? (spot.stroke === i ? spot.colour : quiet) : ink}"/>`,
	);
	// The stroke that is meant lies over its neighbours.
	if (spot) strokes.push(...strokes.splice(spot.stroke, 1));
	return `<svg viewBox="-4 -2 108 108" width="${size}" height="${size}"><g fill="none" stroke="${who.accent}" stroke-opacity=".45" stroke-width=".7"><path d="M-3 -1H103V105H-3Z"/><path d="M50 -1V105M-3 52H103M-3 -1 103 105M103 -1-3 105" stroke-dasharray="3 3"/></g>${strokes.join("")}</svg>`;
}

/** 永 to the edges, and under it what it teaches. */
function eightStrokes(): Sheet {
	return {
		width: 1024,
		height: 1536,
		css: `.sheet{background:${who.secondary};color:#1d1a17}.big{position:absolute;left:42px;top:34px}
			.list{position:absolute;left:52px;right:52px;top:990px;display:grid;grid-template-columns:repeat(4,1fr);gap:18px 14px}
			.list div{display:flex;gap:12px;align-items:center}.list b{display:block;font-size:32px;font-weight:900;line-height:1.1}.list i{display:block;font-style:normal;font-size:17px;line-height:1.2;max-width:112px}
			h1{position:absolute;left:56px;bottom:150px;font-size:84px;font-weight:900;line-height:1.1}h2{position:absolute;left:60px;bottom:108px;font-size:32px;font-weight:500}
			footer{position:absolute;left:58px;bottom:40px;font-size:25px;font-weight:700}footer i{font-style:normal;font-weight:500;margin-left:12px;font-size:20px}`,
		html: `<div class="big">${square(940, "#1d1a17", "#1d1a17")}</div><div class="list">${YONG_STROKES.map(
			(stroke, i) =>
				`<div>${square(100, "#1d1a17", "#cfc4b0", { stroke: i, colour: who.accent })}<span><b>${stroke.zh}</b><i>${stroke.en}</i></span></div>`,
		).join(
			"",
		)}</div><h1>一个字，八种笔画</h1><h2>One character holds all eight strokes</h2><footer>${who.zh}<i>${who.en}</i></footer>`,
	};
}

/** A specimen: one word in five weights, then what the fonts can do. */
function specimen(): Sheet {
	const weights = [300, 400, 500, 700, 900];
	return {
		width: 1024,
		height: 1536,
		css: `.sheet{background:${who.primary};color:${who.secondary}}
			.row{position:absolute;left:60px;right:60px;border-top:2px solid rgba(239,230,212,.35);line-height:1;white-space:nowrap}.row b{position:absolute;right:0;top:20px;font-size:24px;font-weight:500}.row span{font-size:168px;display:block;padding-top:20px;letter-spacing:.02em}
			h1{position:absolute;left:60px;top:54px;font-size:58px;font-weight:900}h2{position:absolute;left:62px;top:138px;font-size:30px;font-weight:500;color:${who.accent === "#c8321f" ? "#ff8a70" : who.accent}}
			.foot{position:absolute;left:60px;right:60px;bottom:60px;display:grid;grid-template-columns:1fr 1fr 1fr;gap:34px;border-top:6px solid ${who.accent};padding-top:22px}.foot b{display:block;font-size:54px;font-weight:900}.foot i{display:block;font-style:normal;font-size:23px;line-height:1.35}.foot small{font-size:18px;opacity:.85}`,
		html: `<h1>展场黑，五种粗细</h1><h2>A sans for halls and headsets, in five weights</h2>${weights
			.map(
				(weight, i) =>
					`<div class="row" style="top:${204 + i * 208}px;font-weight:${weight}"><span>漕河泾字</span><b>${weight}</b></div>`,
			)
			.join(
				"",
			)}<div class="foot"><div><b>27,496</b><i>汉字<br><small>characters</small></i></div><div><b>10 m</b><i>标题可辨距离<br><small>headlines legible at ten metres</small></i></div><div><b>18 px</b><i>头显里的正文下限<br><small>smallest text in a headset</small></i></div></div>`,
	};
}

/** On the screen: the same words at the distances a hall has. */
async function distances(kit: MediaKit): Promise<Sheet> {
	const lines = [
		{ metres: "10 m", size: 118, weight: 900, zh: "数藏与设计" },
		{ metres: "5 m", size: 64, weight: 700, zh: "一个字，八种笔画" },
		{ metres: "2 m", size: 36, weight: 500, zh: "字怀放大一成，横画加粗半级" },
		{ metres: "1 m", size: 24, weight: 400, zh: "标点挤压、行距一点七，读起来不累。" },
	];
	return {
		width: 1280,
		height: 720,
		css: `.sheet{background:${who.secondary};color:#1d1a17}h1{position:absolute;left:56px;top:36px;font-size:32px;font-weight:900}h1 small{font-size:20px;font-weight:500;margin-left:14px}
			.l{position:absolute;left:56px;width:800px;border-top:2px solid #1d1a17;display:flex;align-items:center;gap:28px;white-space:nowrap}.l b{width:76px;font-size:24px;font-weight:700;color:${who.accent}}
			.pic{position:absolute;right:24px;bottom:20px;width:400px;height:620px;object-fit:contain;object-position:50% 100%}.mark{position:absolute;right:48px;top:34px}`,
		html: `<h1>走近一步，换一种字<small>A step closer, another cut</small></h1><div class="mark">${markSvg(who, 64, "#1d1a17", who.accent)}</div>${lines
			.map(
				({ metres, size, weight, zh }, i) =>
					`<div class="l" style="top:${[106, 316, 470, 584][i]}px;height:${[196, 140, 100, 90][i]}px"><b>${metres}</b><span style="font-size:${size}px;font-weight:${weight}">${zh}</span></div>`,
			)
			.join("")}<img class="pic" src="${await casePicture(kit, 760, 900)}">`,
	};
}

export const typeFoundryMedia: readonly BoothMedia[] = [
	{ name: "eight-strokes.webp", make: async (kit) => (await kit.studio()).webp(eightStrokes()) },
	{ name: "specimen.webp", make: async (kit) => (await kit.studio()).webp(specimen()) },
	{ name: "distances.webp", make: async (kit) => (await kit.studio()).webp(await distances(kit), { quality: 86 }) },
	{
		name: "setting-for-halls.pdf",
		make: async (kit) => {
			const pages = brochure(
				ID,
				{
					title: words("给展厅排字", "Setting type for halls and headsets"),
					picture: await casePicture(kit, 620, 560),
				},
				[
					{
						title: words("先量距离，再定字号", "Measure the distance, then choose the size"),
						paragraphs: [
							words(
								"一个人从过道看展位，第一眼在十米，第二眼在五米，停下来在两米。每一眼只读一层字：招牌、标题、正文。三层挤在一张板上，就一层也读不到。",
								"From the aisle the first look is from ten metres, the second from five; people stop at two. Each look reads one layer: sign, headline, text. With all three crowded on one board none is read.",
							),
							words(
								"汉字笔画多，远看先糊成一团灰。招牌字要放大字怀、减少对比；正文字可以收紧，但行距不少于一点六倍。",
								"Chinese characters have many strokes and turn grey from afar. Signs want open counters and little contrast; text may be tighter, but its lines stand at least 1.6 sizes apart.",
							),
						],
						table: {
							head: ["距离 Distance", "字高 Height", "粗细 Weight", "每行字数 Characters"],
							rows: [
								["10 m", "≥ 60 mm", "900", "4–8"],
								["5 m", "≥ 30 mm", "700", "8–12"],
								["2 m", "≥ 12 mm", "500", "14–20"],
								["1 m", "≥ 6 mm", "400", "20–28"],
								["头显 Headset", "≥ 0.8°", "500", "14–20"],
							],
						},
					},
					{
						title: words("永字八法", "The eight strokes of 永"),
						paragraphs: YONG_STROKES.map(({ zh, en }, i) =>
							words(`${i + 1}　${zh}：${STROKE_NOTES[i]?.zh ?? ""}`, `${en}. ${STROKE_NOTES[i]?.en ?? ""}`),
						),
					},
				],
			);
			return (await kit.studio()).pdf(pages, "给展厅排字");
		},
	},
];

const STROKE_NOTES = [
	words("侧锋落笔，如高处坠石。", "The brush lands on its side, like a stone from a height."),
	words("逆锋入，缓去急回，如勒马。", "Enter against the direction and rein it in."),
	words("不宜太直，直则无力。", "Not quite straight: straight is weak."),
	words("驻锋再跃，力在末端。", "Pause, then leap; the strength is at the end."),
	words("轻抬而进，如扬鞭。", "Light and rising, like a lifted whip."),
	words("左出而锋利，如梳发。", "Out to the left and keen, like combing hair."),
	words("短而疾，如鸟啄食。", "Short and quick, as a bird pecks."),
	words("徐行而收，如刀裂物。", "Slow, then closed: as a blade parts a thing."),
];
