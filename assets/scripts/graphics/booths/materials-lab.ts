import sharp from "sharp";
import { seededRandom } from "#assets/scripts/exhibits/random.ts";
import { anchoredPicture } from "../anchoredPicture.ts";
import { EXHIBITORS, markSvg } from "../logos.ts";
import { type BoothMedia, modelOf } from "../MediaKit.ts";
import type { Sheet } from "../Studio.ts";
import { labelledPlate } from "../scienceBoards.ts";
import { words } from "../words.ts";

const ID = "materials-lab";
const MICROSCOPE = { models: [{ url: modelOf(ID, "electron-microscope") }], sun: 1.8, ambient: 1 } as const;

export const materialsLabMedia: readonly BoothMedia[] = [
	{
		name: "column.webp",
		make: async (kit) =>
			(await kit.studio()).webp(
				labelledPlate(ID, {
					number: "SEM",
					title: words("从一根灯丝<br>到一颗原子", "From a filament to an atom"),
					lead: words(
						"镜筒被切开了四分之一：铜线圈是透镜，蓝白色的线是电子束。",
						"A slice of the column is cut away: the copper windings are the lenses, the blue line is the beam.",
					),
					paper: "#eef2f6",
					picture: await anchoredPicture(
						kit,
						MICROSCOPE,
						{ eye: [0.17, 0.6, 1.2], target: [0, 0.37, 0], fov: 0.7, seconds: 1 },
						{
							points: [
								[-0.13, 0.63, -0.01],
								[-0.172, 0.465, 0.006],
								[-0.163, 0.38, 0.003],
								[-0.172, 0.325, 0.006],
								[-0.15, 0.16, 0.025],
								[-0.104, 0.225, -0.036],
								[0.21, 0.33, 0.11],
							],
						},
					),
					box: [150, 420, 724, 760],
					labels: [
						{ ...words("电子枪", "Electron gun"), side: "right", at: [560, 440] },
						{ ...words("聚光镜", "Condenser lenses"), side: "left", at: [220, 640] },
						{ ...words("扫描线圈", "Scan coils"), side: "left", at: [220, 770] },
						{ ...words("物镜", "Objective lens"), side: "left", at: [220, 900] },
						{ ...words("样品台", "Specimen stage"), side: "left", at: [220, 1130] },
						{ ...words("探测器", "Detector"), side: "right", at: [620, 640] },
						{ ...words("钙钛矿晶格", "Perovskite crystal"), side: "right", at: [770, 720] },
					],
				}),
			),
	},
	{
		name: "micrograph.webp",
		make: async (kit) => (await kit.studio()).webp(micrographPoster(await grains()), { quality: 70 }),
	},
	{
		name: "diffraction.webp",
		make: async (kit) =>
			(await kit.studio()).webp(
				diffractionScreen(
					await kit.picture(
						MICROSCOPE,
						{ eye: [-0.02, 0.44, 0.66], target: [0.16, 0.29, 0.02], fov: 0.38, seconds: 2 },
						700,
						640,
					),
				),
				{ quality: 86 },
			),
	},
];

/** Grains of a film as an electron microscope would show them: nearest-seed cells, each lit by its own tilt. */
async function grains(): Promise<string> {
	const [width, height] = [1024, 1250];
	const random = seededRandom(314);
	const cell = 108;
	const columns = Math.ceil(width / cell) + 2;
	const rows = Math.ceil(height / cell) + 2;
	const seeds = Array.from({ length: columns * rows }, (_, i) => ({
		x: ((i % columns) - 1 + 0.1 + 0.8 * random()) * cell,
		y: (Math.floor(i / columns) - 1 + 0.1 + 0.8 * random()) * cell,
		tone: 92 + random() * 84,
		tilt: random() * Math.PI * 2,
		step: 7 + random() * 16,
		relief: random() > 0.72,
	}));
	const pixels = Buffer.alloc(width * height);
	for (let y = 0; y < height; y++) {
		for (let x = 0; x < width; x++) {
			const [ci, cj] = [Math.floor(x / cell) + 1, Math.floor(y / cell) + 1];
			let [near, second] = [Number.POSITIVE_INFINITY, Number.POSITIVE_INFINITY];
			let own = seeds[0] as (typeof seeds)[number];
			for (let j = Math.max(0, cj - 2); j <= Math.min(rows - 1, cj + 2); j++) {
				for (let i = Math.max(0, ci - 2); i <= Math.min(columns - 1, ci + 2); i++) {
					const seed = seeds[j * columns + i] as (typeof seeds)[number];
					const away = Math.hypot(x - seed.x, (y - seed.y) * 1.06);
					if (away < near) {
						second = near;
						near = away;
						own = seed;
					} else if (away < second) second = away;
				}
			}
			const edge = second - near;
			const across = (x - own.x) * Math.cos(own.tilt) + (y - own.y) * Math.sin(own.tilt);
			// Growth terraces on some grains, a bright rim before the dark boundary, the noise of few electrons.
			const terrace = own.relief ? (Math.abs(((across % own.step) + own.step) % own.step) < 2.2 ? 26 : 0) : 0;
			const rim = 46 * Math.exp(-(((edge - 9) / 5) ** 2));
			const gap = edge < 6 ? (6 - edge) * 17 : 0;
			const light = own.tone + across * 0.36 + terrace + rim - gap + (random() + random() - 1) * 26;
			pixels[y * width + x] = Math.max(8, Math.min(246, light));
		}
	}
	const webp = await sharp(pixels, { raw: { width, height, channels: 1 } })
		.blur(0.8)
		.webp({ quality: 78 })
		.toBuffer();
	return `data:image/webp;base64,${webp.toString("base64")}`;
}

function micrographPoster(picture: string): Sheet {
	const who = EXHIBITORS[ID];
	return {
		width: 1024,
		height: 1536,
		css: `.sheet{background:#0d1116;color:#fff}.pic{position:absolute;left:0;top:0;width:1024px;height:1250px}
			.veil{position:absolute;left:0;top:0;width:1024px;height:520px;background:linear-gradient(#0d1116e0,#0d111600)}
			h1{position:absolute;left:64px;top:64px;font-size:104px;font-weight:900;line-height:1.1}h2{position:absolute;left:66px;top:310px;font-size:34px;font-weight:500}
			.bar{position:absolute;left:0;right:0;top:1250px;height:74px;background:#000;border-top:3px solid ${who.accent};display:flex;gap:44px;align-items:center;padding:0 64px;font-size:24px}.bar s{display:inline-block;text-decoration:none;width:216px;height:12px;border:3px solid #fff;border-top:0;margin-right:12px}
			.note{position:absolute;left:64px;top:1352px;width:610px;font-size:25px;line-height:1.45}.note small{display:block;font-size:18px;opacity:.72;line-height:1.35;margin-top:4px}
			.sign{position:absolute;right:64px;top:1392px;display:flex;gap:14px;align-items:center;font-size:25px;font-weight:700}`,
		html: `<img class="pic" src="${picture}"><div class="veil"></div><h1>一粒晶粒<br>一粒光</h1><h2>Grain by grain, light by light</h2>
			<div class="bar"><span><s></s>1 µm</span><span>5.0 kV</span><span>WD 4.1 mm</span><span>×42,000</span><span>SE</span></div>
			<div class="note">钙钛矿薄膜的示意显微图：晶粒越大，边界越少，电池越耐用。<small>A drawn micrograph of a perovskite film, computed by script: larger grains, fewer boundaries, a longer-lived solar cell.</small></div>
			<div class="sign">${markSvg(who, 48, "#ffffff", who.accent)}${who.zh}</div>`,
	};
}

/** The pattern X-rays make of the crystal on the stand: a cubic lattice's lines where Bragg's law puts them. */
function diffractionScreen(crystal: string): Sheet {
	const who = EXHIBITORS[ID];
	const lattice = 6.28;
	const wavelength = 1.5406;
	const lines = [
		{ hkl: [1, 0, 0], high: 100 },
		{ hkl: [1, 1, 0], high: 34 },
		{ hkl: [1, 1, 1], high: 13 },
		{ hkl: [2, 0, 0], high: 72 },
		{ hkl: [2, 1, 0], high: 30 },
		{ hkl: [2, 1, 1], high: 24 },
		{ hkl: [2, 2, 0], high: 27 },
		{ hkl: [3, 0, 0], high: 19 },
	].map(({ hkl, high }) => {
		const d = lattice / Math.hypot(...hkl);
		return { name: hkl.join(""), high, at: (2 * Math.asin(wavelength / (2 * d)) * 180) / Math.PI };
	});
	const x = (degrees: number) => 60 + ((degrees - 10) / 38) * 640;
	const points = Array.from({ length: 700 }, (_, i) => {
		const degrees = 10 + (i / 699) * 38;
		const counts = lines.reduce(
			(sum, l) => sum + l.high / (1 + ((degrees - l.at) / 0.11) ** 2),
			2.5 + 6 * Math.exp(-(degrees - 10) / 6),
		);
		return `${x(degrees).toFixed(1)},${(500 - counts * 3.7).toFixed(1)}`;
	});
	return {
		width: 1280,
		height: 720,
		css: `.sheet{background:linear-gradient(100deg,#1b232d,#2c3947);color:#eef3f8}h1{position:absolute;left:56px;top:36px;font-size:46px;font-weight:900}h1 small{display:block;font-size:24px;font-weight:500;opacity:.75}
			.pic{position:absolute;right:30px;top:120px;width:440px;height:440px;object-fit:contain}.chart{position:absolute;left:16px;top:150px}text{font-family:"Noto Sans SC";font-size:20px;fill:#eef3f8}
			.facts{position:absolute;right:40px;bottom:44px;width:430px;font-size:23px;line-height:1.5;border-top:3px solid ${who.accent};padding-top:12px}.facts small{display:block;font-size:16px;opacity:.75}`,
		html: `<h1>晶体的指纹<small>A crystal's fingerprint</small></h1><img class="pic" src="${crystal}"><svg class="chart" width="760" height="560" viewBox="0 0 760 560">
			${[10, 20, 30, 40].map((d) => `<path d="M${x(d)} 500v10" stroke="#fff" opacity=".6"/><text x="${x(d)}" y="536" text-anchor="middle">${d}°</text>`).join("")}<path d="M60 500H720" stroke="#fff" opacity=".6"/><text x="720" y="536" text-anchor="end">2θ</text>
			<polyline points="${points.join(" ")}" fill="none" stroke="${who.accent}" stroke-width="3.5" stroke-linejoin="round"/>${lines.map((l) => `<text x="${x(l.at)}" y="${(484 - l.high * 3.7).toFixed(0)}" text-anchor="middle">${l.name}</text>`).join("")}</svg>
			<div class="facts">晶胞边长 6.28 Å，由八条谱线的位置算出。<small>Edge of the cell 6.28 Å, computed from the places of eight lines by Bragg's law.</small></div>`,
	};
}
