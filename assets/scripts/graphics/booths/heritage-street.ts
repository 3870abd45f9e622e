import type { View } from "#assets/scripts/graphics/renderer/RendererPage.ts";
import { type BoothMedia, type MediaKit, modelOf } from "../MediaKit.ts";
import { archivePlate, drawingSheet, rubbing } from "../plates.ts";
import { withSky } from "../sky.ts";
import { words } from "../words.ts";

const sceneOf = (model: string) => ({ models: [{ url: modelOf("heritage-street", model) }], sun: 1.7, ambient: 0.9 });
const shot = (kit: MediaKit, model: string, view: View, width = 1100, height = 900) =>
	kit.picture(sceneOf(model), view, width, height);

const RECORD = {
	made: words("制作", "Made"),
	source: words("来历", "Source"),
	rights: words("权利", "Rights"),
};

export const heritageStreetMedia: readonly BoothMedia[] = [
	{
		name: "street-1907.webp",
		make: async (kit) =>
			(await kit.studio()).webp(
				archivePlate("heritage-street", {
					number: "ZS-1907-014",
					title: words("枕水街北段，自南岸望", "Zhenshui Street, from the south bank"),
					picture: await shot(kit, "heritage-street", {
						eye: [0.2, 0.1, 0.17],
						target: [-0.1, 0.075, -0.03],
						fov: 0.66,
						seconds: 2,
					}),
					pictureCss: "object-fit:cover",
					record: [
						{ side: RECORD.made, ...words("玻璃干版，12 × 16 厘米", "Glass dry plate, 12 × 16 cm") },
						{ side: RECORD.source, ...words("照相馆后人交来，1986 年", "Given by a photographer's heirs, 1986") },
						{
							side: words("看点", "Look for"),
							...words("三道马头墙，摇橹船正要过桥", "Three stepped gables; a boat about to pass the bridge"),
						},
					],
				}),
			),
	},
	{
		name: "bridge-1931.webp",
		make: async (kit) =>
			(await kit.studio()).webp(
				archivePlate("heritage-street", {
					number: "ZS-1931-102",
					tone: "silver",
					title: words("安渡桥，枯水期", "Andu Bridge at low water"),
					picture: await shot(kit, "arch-bridge", { eye: [0.34, 0.2, 0.62], target: [0, 0.09, 0], fov: 0.6 }),
					pictureCss: "object-fit:contain;transform:scale(.94)",
					record: [
						{ side: RECORD.made, ...words("银盐照片，测绘队自摄", "Silver print by the survey party") },
						{ side: RECORD.source, ...words("县志馆旧藏，裱于卡纸", "From the county records, mounted on card") },
						{
							side: words("看点", "Look for"),
							...words("十三块券石，正中一块是龙门石", "Thirteen arch stones; the middle one closes the ring"),
						},
					],
				}),
			),
	},
	{
		name: "bridge-drawing.webp",
		make: async (kit) =>
			(await kit.studio()).webp(
				drawingSheet("heritage-street", {
					title: words("安渡桥实测图", "Andu Bridge, measured drawing"),
					drawing: bridgeElevation(),
					block: [
						["图号 No.", "ZS-D-07"],
						["比例 Scale", "1 : 100"],
						["测绘 Survey", "1931.11"],
						["重绘 Redrawn", "2026.04"],
					],
					notes: [
						words("净跨 5.4 米，拱高 2.7 米：正好半圆。", "Clear span 5.4 m, rise 2.7 m: exactly a half circle."),
						words("龙门石最后落位，木架随后拆去。", "The keystone goes in last; then the timber comes out."),
						words("踏步十八级，挑担人一步一级。", "Eighteen steps, one for each step of a porter's stride."),
					],
				}),
			),
	},
	{
		name: "brackets-plate.webp",
		make: async (kit) =>
			(await kit.studio()).webp(
				archivePlate("heritage-street", {
					number: "ZS-1954-031",
					tone: "tinted",
					title: words("会馆檐下斗拱一攒", "A bracket set under the guild hall's eave"),
					picture: await shot(kit, "bracket-set", { eye: [0.42, 0.16, 0.68], target: [0, 0.185, 0], fov: 0.56 }),
					pictureCss: "transform:scale(.96)",
					record: [
						{ side: RECORD.made, ...words("手工设色照片，随修缮档案", "Hand-tinted print, with the repair papers") },
						{ side: RECORD.source, ...words("营造社木作师傅遗物", "From a master carpenter's effects") },
						{
							side: words("看点", "Look for"),
							...words("六层相叠，不用一钉；旁边可亲手拆开", "Six layers and no nail; take it apart beside this plate"),
						},
					],
				}),
			),
	},
	{
		name: "shop-sign.webp",
		make: async (kit) =>
			(await kit.studio()).webp(
				rubbing("heritage-street", {
					signs: ["枕水人家", "童叟无欺"],
					title: words("茶号石额拓片", "Rubbing of a tea shop's stone lintel"),
					note: words(
						"ZS-R-003 · 宣纸墨拓，2003 年修桥时自河埠石下出土，拓后石额砌回原处。",
						"ZS-R-003. Ink on xuan paper. Found under the landing when the bridge was repaired in 2003; the stone went back into its wall. It reads: “By the water, honest to old and young.”",
					),
				}),
			),
	},
	{
		name: "quay-360.webp",
		make: async (kit) => {
			const camera = await kit.camera();
			await camera.build({
				models: [{ url: modelOf("heritage-street", "heritage-street"), scale: 80 }],
				floor: "#5d6f5a",
				sun: 1.2,
				ambient: 0.75,
			});
			const png = await camera.sphere([-2.3, 5.6, -1.0], 2048, 4);
			return withSky(png, 2048, { zenith: "#5b86ad", horizon: "#f2dcb8", ground: "#5d6f5a", sun: [110, 14] });
		},
	},
];

/** The bridge of the model, in lines: half-round ring of thirteen stones, stepped deck, balustrade, water, dimensions. */
function bridgeElevation(): string {
	const [cx, base, r] = [440, 560, 172];
	const ring = r * 1.2;
	const line = `stroke="currentColor" fill="none"`;
	const at = (radius: number, share: number) =>
		`${(cx - Math.cos(share * Math.PI) * radius).toFixed(1)} ${(base - Math.sin(share * Math.PI) * radius).toFixed(1)}`;
	const joints = Array.from({ length: 14 }, (_, i) => `M${at(r, i / 13)}L${at(ring, i / 13)}`).join("");
	const half = 358;
	const rise = 246;
	const deck = (x: number) => base - rise * Math.cos((x / half) * (Math.PI / 2)) ** 0.8;
	const steps: string[] = [];
	for (let i = 0; i < 18; i++) {
		const [x0, x1] = [-half + (half * 2 * i) / 18, -half + (half * 2 * (i + 1)) / 18];
		const y = deck((x0 + x1) / 2).toFixed(1);
		steps.push(`${i ? "L" : "M"}${(cx + x0).toFixed(1)} ${y}L${(cx + x1).toFixed(1)} ${y}`);
	}
	const posts = Array.from({ length: 11 }, (_, i) => {
		const x = -half * 0.92 + (i / 10) * half * 1.84;
		const y = deck(x);
		return `<rect x="${(cx + x - 6).toFixed(1)}" y="${(y - 52).toFixed(1)}" width="12" height="52" ${line} stroke-width="3"/><circle cx="${(cx + x).toFixed(1)}" cy="${(y - 60).toFixed(1)}" r="7" ${line} stroke-width="3"/>`;
	});
	const rail = Array.from({ length: 31 }, (_, i) => {
		const x = -half * 0.92 + (i / 30) * half * 1.84;
		return `${i ? "L" : "M"}${(cx + x).toFixed(1)} ${(deck(x) - 38).toFixed(1)}`;
	});
	const courses = [0.25, 0.5, 0.75].map((k) => {
		const y = base - k * rise * 0.82;
		const inner = Math.sqrt(Math.max(0, ring ** 2 - (base - y) ** 2));
		const outer = half * (2 / Math.PI) * Math.acos(Math.min(1, ((base - y) / rise) ** (1 / 0.8)));
		return `M${cx - outer} ${y}H${cx - inner}M${cx + inner} ${y}H${cx + outer}`;
	});
	const size = (x0: number, x1: number, y: number, text: string) =>
		`<path d="M${x0} ${y - 14}V${y + 14}M${x1} ${y - 14}V${y + 14}M${x0} ${y}H${x1}" ${line} stroke-width="2"/><path d="M${x0 - 7} ${y + 7}L${x0 + 7} ${y - 7}M${x1 - 7} ${y + 7}L${x1 + 7} ${y - 7}" ${line} stroke-width="3.5"/><text x="${(x0 + x1) / 2}" y="${y - 12}" font-size="26" font-weight="500" text-anchor="middle" fill="currentColor">${text}</text>`;
	return `<path d="M${at(r, 0)}A${r} ${r} 0 0 1 ${at(r, 1)}M${at(ring, 0)}A${ring} ${ring} 0 0 1 ${at(ring, 1)}${joints}" ${line} stroke-width="4"/>
		<path d="M${at(r, 6 / 13)}L${at(ring, 6 / 13)}L${at(ring, 7 / 13)}L${at(r, 7 / 13)}Z" fill="#c8402f" opacity=".75"/>
		<path d="M${cx - half} ${base}V${deck(-half * 0.97)}${steps.join("").replace("M", "L")}V${base}" ${line} stroke-width="5"/><path d="${rail.join("")}" ${line} stroke-width="4"/>${posts.join("")}
		<path d="${courses.join("")}" ${line} stroke-width="1.6" opacity=".65"/>
		<path d="M20 ${base}H${cx - r}M${cx + r} ${base}H860" ${line} stroke-width="6"/>${[0, 1, 2].map((i) => `<path d="M${cx - r + 22 + i * 26} ${base + 20 + i * 15}h${2 * r - 44 - i * 52}" ${line} stroke-width="2" stroke-dasharray="${60 - i * 14} 12"/>`).join("")}
		<path d="M${cx} ${base - r}V${base}" ${line} stroke-width="2" stroke-dasharray="14 7 3 7"/><text x="${cx + 14}" y="${base - 66}" font-size="26" font-weight="500" fill="currentColor">2.7</text>
		${size(cx - r, cx + r, base + 112, "5.4")}${size(cx - half, cx + half, base + 190, "11.2 m")}
		<path d="M${cx + 10} ${base - ring + 4}L${cx + 150} 120H${cx + 330}" ${line} stroke-width="2"/><text x="${cx + 160}" y="108" font-size="28" font-weight="700" fill="currentColor">龙门石 keystone</text>`;
}
