import { anchoredPicture } from "../anchoredPicture.ts";
import { brochure } from "../boards.ts";
import { EXHIBITORS, markSvg } from "../logos.ts";
import { type BoothMedia, type MediaKit, modelOf } from "../MediaKit.ts";
import type { Sheet } from "../Studio.ts";
import { fieldPoster, labelledPlate } from "../scienceBoards.ts";
import { words } from "../words.ts";

const ID = "hospital-scanner";
const SCANNER = { models: [{ url: modelOf(ID, "hospital-scanner") }], sun: 1.5, ambient: 0.95 } as const;
const TUBE = { models: [{ url: modelOf(ID, "xray-tube") }], sun: 2, ambient: 1 } as const;
const PHANTOM = { models: [{ url: modelOf(ID, "test-phantom") }], sun: 2, ambient: 1 } as const;

const scannerPicture = (kit: MediaKit, width = 900, height = 700) =>
	kit.picture(SCANNER, { eye: [1.15, 0.98, 1.6], target: [0.06, 0.44, 0], fov: 0.72, seconds: 5 }, width, height);

export const hospitalScannerMedia: readonly BoothMedia[] = [
	{
		name: "poster.webp",
		make: async (kit) =>
			(await kit.studio()).webp(
				fieldPoster(ID, {
					title: words("看得更清，照得更少", "See more, with less radiation"),
					lead: words("光子计数探测器把每一个光子都记下来：<br>细节多一倍，剂量少四成。", ""),
					picture: await scannerPicture(kit, 1300, 1100),
					pictureBox: [30, 60, 964, 850],
					field: "radial-gradient(70% 75% at 42% 48%, #e8f8f7, #bfe6e4 60%, #93cfcd)",
					behind: rings("#0f3d4a"),
					facts: [
						{ value: "0.28 s", ...words("转一圈", "per rotation") },
						{ value: "0.2 mm", ...words("空间分辨率", "spatial resolution") },
						{ value: "−42%", ...words("胸部平扫剂量", "dose, chest scan") },
					],
				}),
			),
	},
	{
		name: "inside.webp",
		make: async (kit) =>
			(await kit.studio()).webp(
				labelledPlate(ID, {
					number: "1",
					title: words("罩壳后面<br>转着什么", "What turns behind the cover"),
					lead: words(
						"把展台上的模型滑开，就能看到同样的部件。",
						"Slide the model on the stand apart to see the same parts.",
					),
					paper: "#eef7f7",
					picture: await anchoredPicture(
						kit,
						SCANNER,
						// A quarter turn on: the tube to the left, the detector to the right.
						{ eye: [1.75, 0.82, 1.2], target: [0, 0.4, 0], fov: 0.66, seconds: 0.375 },
						{
							width: 1200,
							points: [
								[-0.36, 0.5, 0.315],
								[-0.4, 0.75, 0.255],
								[-0.39, 0.52, -0.31],
								[0.4, 0.38, 0.1],
								[-0.3, 0.52, 0.43],
							],
						},
					),
					box: [112, 470, 800, 680],
					labels: [
						{ ...words("X 射线球管", "X-ray tube"), side: "right", at: [262, 1100] },
						{ ...words("高压发生器", "Generator"), side: "right", at: [310, 430] },
						{ ...words("探测器", "Detector"), side: "right", at: [700, 470] },
						{ ...words("检查床", "Patient table"), side: "right", at: [770, 700] },
						{ ...words("操作面板", "Controls"), side: "right", at: [214, 1185] },
					],
				}),
			),
	},
	{
		name: "slices.webp",
		make: async (kit) => (await kit.studio()).webp(sliceWall(), { quality: 84 }),
	},
	{
		name: "brochure.pdf",
		make: async (kit) => {
			const pages = brochure(
				ID,
				{
					title: words("一次 CT 检查<br>的前前后后", "A CT examination, before and after"),
					picture: await scannerPicture(kit),
				},
				[
					{
						title: words("您会经历什么", "What you will experience"),
						paragraphs: [
							words(
								"从进门到出门大约十分钟，真正的扫描只有几秒。技师在隔壁房间，全程看得见您，也听得见您。",
								"About ten minutes from door to door, of which the scan itself takes seconds. The radiographer is next door and sees and hears you all the time.",
							),
							words(
								"取下金属物品，平躺在检查床上。床会滑入圆环，您会听见轻微的旋转声；请按提示屏气一次。",
								"Take off what is metal and lie down. The table glides into the ring, you hear a soft whirr; please hold your breath once when asked.",
							),
						],
						picture: await kit.picture(
							SCANNER,
							{ eye: [1.35, 1.0, 1.0], target: [0.1, 0.42, 0], fov: 0.72, seconds: 0 },
							860,
							500,
						),
						table: {
							head: ["步骤 Step", "时间 Time"],
							rows: [
								["登记与准备 Registering, changing", "5 min"],
								["摆位 Positioning", "2 min"],
								["扫描 Scan", "4–8 s"],
								["图像质控 Quality check", "2 min"],
							],
						},
					},
					{
						title: words("射线从哪里来", "Where the rays come from"),
						paragraphs: [
							words(
								"球管里，电子从灯丝飞向高速旋转的阳极盘，撞击处只有约一毫米见方。盘子必须旋转，否则会在瞬间烧穿。展台右侧的模型可以拆开细看。",
								"In the tube electrons fly from a filament to a spinning anode and strike a spot about a millimetre square. The disc must turn or it would melt at once. The model to the right of the stand comes apart.",
							),
							words(
								"每天早晨，第一个接受扫描的不是病人，而是装着已知密度圆棒的测试模体：数值稍有偏差，机器就不开诊。",
								"Each morning the first to be scanned is not a patient but a test cylinder with rods of known density: if the figures are off, the machine stays closed.",
							),
						],
						picture: await kit.picture(
							TUBE,
							{ eye: [0.5, 0.5, 0.75], target: [0, 0.24, 0], fov: 0.72, seconds: 0.2 },
							860,
							500,
						),
					},
					{
						title: words("每天的第一次扫描", "The day's first scan"),
						paragraphs: [
							words(
								"八根棒材的 CT 值与标准值的允许偏差是 ±4 HU；细棒用来检查分辨率。结果自动存档三十年。",
								"The eight rods may differ from their known values by ±4 HU; the fine ones test resolution. Results are kept for thirty years.",
							),
						],
						picture: await kit.picture(PHANTOM, { eye: [0.42, 0.42, 0.7], target: [0, 0.2, 0], fov: 0.72 }, 860, 500),
						table: {
							head: ["材料 Material", "标准值 Expected, HU", "今晨 This morning"],
							rows: [
								["空气 Air", "−1000", "−999"],
								["聚乙烯 Polyethylene", "−95", "−94"],
								["水 Water", "0", "+1"],
								["丙烯酸 Acrylic", "+120", "+121"],
								["骨当量 Bone equivalent", "+480", "+478"],
							],
						},
					},
				],
			);
			return (await kit.studio()).pdf(pages, "一次 CT 检查的前前后后");
		},
	},
];

/** Rings as a scanner's bore would cast them, for a poster's field. */
function rings(ink: string): string {
	return `<svg width="1024" height="930" viewBox="0 0 1024 930">${Array.from(
		{ length: 9 },
		(_, i) =>
			`<circle cx="420" cy="440" r="${170 + i * 72}" fill="none" stroke="${ink}" stroke-width="1.6" opacity="${(0.26 - i * 0.024).toFixed(3)}" stroke-dasharray="${i % 2 ? "2 9" : "none"}"/>`,
	).join("")}</svg>`;
}

/** The reading room's screen: slices of the test torso from collar bone to liver, one enlarged with its measurements. */
function sliceWall(): Sheet {
	const who = EXHIBITORS[ID];
	const small = Array.from({ length: 12 }, (_, i) => i / 11);
	return {
		width: 1280,
		height: 720,
		css: `.sheet{background:#06090b;color:#dbe7ea}
			.grid{position:absolute;left:28px;top:74px;display:grid;grid-template-columns:repeat(4,150px);gap:10px}
			.cell{position:relative;width:150px;height:196px;background:#000}.cell.on{outline:3px solid ${who.accent}}.cell svg{position:absolute;left:3px;top:16px}
			.cell i{position:absolute;left:6px;bottom:3px;font-style:normal;font-size:12px;opacity:.75}
			.main{position:absolute;left:676px;top:74px;width:576px;height:530px;background:#000}.main svg{position:absolute;left:14px;top:0}
			h1{position:absolute;left:28px;top:18px;font-size:28px;font-weight:700}h1 small{font-size:18px;font-weight:400;opacity:.7;margin-left:14px}
			.who{position:absolute;right:28px;top:20px;display:flex;gap:12px;align-items:center;font-size:19px}
			.note{position:absolute;font-size:15px;line-height:1.4;color:${who.primary}}
			.foot{position:absolute;left:676px;right:28px;bottom:30px;display:grid;grid-template-columns:repeat(4,1fr);gap:10px}.foot div{border-top:2px solid ${who.accent};padding-top:8px;font-size:15px;opacity:.95}.foot b{display:block;font-size:25px}`,
		html: `<h1>胸部 · 测试体模<small>Chest · test torso, no patient</small></h1><div class="who">${markSvg(who, 34, "#ffffff", who.accent)}澈影</div>
			<div class="grid">${small.map((z, i) => `<div class="cell${i === 5 ? " on" : ""}">${slice(z, 144, i)}<i>${i * 24 + 12} mm</i></div>`).join("")}</div>
			<div class="main">${slice(5 / 11, 530, 40)}
				<svg width="548" height="530" viewBox="7 12 86 79" fill="none" stroke="${who.accent}" stroke-width=".35"><path d="M24 44h26M24 42.6v2.8M50 42.6v2.8"/><circle cx="34" cy="38" r="3.4"/></svg>
				<div class="note" style="left:120px;top:224px">110.2 mm</div><div class="note" style="left:196px;top:128px">5.1 mm</div>
				<div class="note" style="left:14px;top:12px">W 1500 L −450<br>0.4 mm · 100 kV</div><div class="note" style="right:14px;top:12px;text-align:right">132 mm<br>R ⟵</div></div>
			<div class="foot"><div><b>1.9 mSv</b>有效剂量 dose</div><div><b>0.28 s</b>转速 rotation</div><div><b>3.6 s</b>扫描 scan</div><div><b>±1 HU</b>均匀性 evenness</div></div>`,
	};
}

/** A drawn axial slice of a chest: 0 at the collar bones, 1 at the liver. */
function slice(z: number, size: number, seed: number): string {
	const id = `n${seed}`;
	const wide = 33 + 8 * Math.min(1, z * 3);
	const deep = 21 + 5 * z;
	const lung = Math.max(0, Math.sin(Math.PI * Math.min(1, 0.16 + z * 0.9))) * 0.98;
	const heart = Math.max(0, 1 - Math.abs(z - 0.6) / 0.34);
	const liver = Math.max(0, (z - 0.72) / 0.28);
	const rib = (side: number, k: number) => {
		const a = (-72 + k * 33 + z * 46 * (k % 2 ? 1 : 0.6)) * (Math.PI / 180);
		const [x, y] = [50 + side * Math.cos(a) * (wide - 4.2), 46 + Math.sin(a) * (deep - 3.4)];
		return `<ellipse cx="${x.toFixed(1)}" cy="${y.toFixed(1)}" rx="3.1" ry="1.25" fill="#f4f4f2" transform="rotate(${((Math.atan2(Math.cos(a) * deep, -side * Math.sin(a) * wide) * 180) / Math.PI).toFixed(0)} ${x.toFixed(1)} ${y.toFixed(1)})"/>`;
	};
	const lungPath = (side: number) => {
		const w = 11.5 * lung;
		const h = 15.5 * lung * (1 - liver * 0.25);
		const cx = 50 + side * (5.5 + w * 1.05);
		return `<path d="M${cx - side * w} ${46 + h * 0.35}Q${cx - side * w * 1.05} ${46 - h} ${cx + side * w * 0.1} ${46 - h}Q${cx + side * w * 1.15} ${46 - h * 0.7} ${cx + side * w * 1.05} ${46 + h * 0.4}Q${cx + side * w * 0.6} ${46 + h * 1.1} ${cx - side * w * 0.35} ${46 + h * 0.98}Z" fill="#15181b"/>`;
	};
	const vessels = Array.from({ length: 26 }, (_, k) => {
		const side = k % 2 ? 1 : -1;
		const a = k * 2.4 + seed;
		const r = 3 + ((k * 7 + seed * 3) % 13);
		const x = 50 + side * (9 + Math.abs(Math.cos(a)) * r * lung);
		const y = 46 + Math.sin(a) * r * 0.85 * lung;
		return `<circle cx="${x.toFixed(1)}" cy="${y.toFixed(1)}" r="${(0.9 - r * 0.04).toFixed(2)}" fill="#8d9497"/>`;
	}).join("");
	return `<svg width="${size}" height="${size}" viewBox="7 12 86 ${size > 300 ? 79 : 72}"><defs><filter id="${id}" x="0" y="0" width="1" height="1"><feGaussianBlur in="SourceGraphic" stdDeviation=".42" result="s"/><feTurbulence type="fractalNoise" baseFrequency="${(1.1 * (size / 500)).toFixed(2)}" numOctaves="2" seed="${seed + 3}"/><feColorMatrix values="0 0 0 0 .5  0 0 0 0 .5  0 0 0 0 .5  .0 .55 0 0 -.12"/><feComposite in2="s" operator="in" result="g"/><feBlend in="s" in2="g" mode="overlay"/></filter></defs>
		<g filter="url(#${id})"><ellipse cx="50" cy="46" rx="${wide + 2}" ry="${deep + 2}" fill="#4c5356"/><ellipse cx="50" cy="46" rx="${wide}" ry="${deep}" fill="#2d3336"/><ellipse cx="50" cy="46" rx="${wide - 2.4}" ry="${deep - 1.8}" fill="#7f8789"/>
		${lung > 0.12 ? lungPath(-1) + lungPath(1) + vessels : ""}
		${liver > 0 ? `<ellipse cx="${36 + 2 * liver}" cy="47" rx="${(15 * liver).toFixed(1)}" ry="${(13.5 * liver).toFixed(1)}" fill="#a3a9aa"/><ellipse cx="66" cy="54" rx="${(8 * liver).toFixed(1)}" ry="${(6 * liver).toFixed(1)}" fill="#b3b8b9"/>` : ""}
		<ellipse cx="${50 + 5 * heart}" cy="${41 + heart}" rx="${(5.5 + 8.5 * heart).toFixed(1)}" ry="${(6 + 5.5 * heart).toFixed(1)}" fill="#9aa1a3"/>
		${heart > 0.3 ? `<ellipse cx="54" cy="43" rx="4.6" ry="3.6" fill="#d5d9d9"/><ellipse cx="46" cy="40.5" rx="3.6" ry="3" fill="#c9cdcd"/>` : `<circle cx="47" cy="40" r="2.6" fill="#d2d6d6"/><circle cx="54" cy="42" r="2.1" fill="#d2d6d6"/><circle cx="50" cy="46" r="1.7" fill="#050606"/>`}
		<circle cx="56.5" cy="57" r="2.4" fill="#d8dcdc"/><ellipse cx="50" cy="60.5" rx="5.6" ry="4.6" fill="#e9eae8"/><ellipse cx="50" cy="60.5" rx="4" ry="3.1" fill="#c3c6c4"/><circle cx="50" cy="66" r="1.9" fill="#5a6063"/>
		<path d="M50 67.6l-1.2 5h2.4ZM46 65l-8 1.4 8 1ZM54 65l8 1.4-8 1Z" fill="#eceded"/><ellipse cx="50" cy="${46 - deep + 3.4}" rx="4.6" ry="1.4" fill="#eceded"/>
		${[-1, 1].map((s) => Array.from({ length: 5 }, (_, k) => rib(s, k)).join("")).join("")}
		${z < 0.25 ? [-1, 1].map((s) => `<ellipse cx="${50 + s * 27}" cy="54" rx="6" ry="1.4" fill="#f1f1ef" transform="rotate(${s * 24} ${50 + s * 27} 54)"/>`).join("") : ""}</g>
		<path d="M18 ${52 + deep * 0.9}q32 9 64 0" fill="none" stroke="#3a4144" stroke-width="1.2"/></svg>`;
}
