import type { View } from "#assets/scripts/graphics/renderer/RendererPage.ts";
import { brochure, heroPoster } from "../boards.ts";
import { type BoothMedia, type MediaKit, modelOf } from "../MediaKit.ts";
import { drawingSheet, pictureScreen } from "../plates.ts";
import { words } from "../words.ts";

const CRANE = { models: [{ url: modelOf("maker-crafts", "crane-automaton") }], sun: 1.6, ambient: 0.95 };
const shot = (kit: MediaKit, view: View, width = 1100, height = 1000) => kit.picture(CRANE, view, width, height);
const WHOLE: View = { eye: [0.42, 0.4, 0.98], target: [0, 0.24, 0], fov: 0.62, seconds: 0 };
const WORKS: View = { eye: [0.3, 0.2, 0.62], target: [0, 0.12, 0], fov: 0.56, seconds: 0.5 };

export const makerCraftsMedia: readonly BoothMedia[] = [
	{
		name: "turn.webp",
		make: async (kit) =>
			(await kit.studio()).webp(
				heroPoster("maker-crafts", {
					title: words("摇一摇，<br>鹤就飞", "Turn the crank and the crane flies"),
					lead: words("三个凸轮、三根顶杆，<br>没有马达，也没有电池。<br>周末一天，做一台带回家。", ""),
					picture: await shot(kit, WHOLE, 1200, 1060),
					pictureCss: "left:380px;top:474px;width:620px;height:704px",
					ground: "#8e3a63",
					figures: [
						{ value: "46", ...words("个木件", "wooden parts") },
						{ value: "0", ...words("颗电池", "batteries") },
						{ value: "1 day", ...words("做好一台", "to make one") },
					],
				}),
			),
	},
	{
		name: "cams.webp",
		make: async (kit) =>
			(await kit.studio()).webp(
				drawingSheet("maker-crafts", {
					title: words("圆变直，直变飞", "Round becomes straight becomes flight"),
					drawing: camDrawing(),
					block: [
						["木料 Wood", "榉 · 枫"],
						["偏心 Throw", "15.5 mm"],
						["行程 Lift", "31 mm"],
						["一圈 A turn", "3 s"],
					],
					notes: [
						words("凸轮偏着心，一圈一起落。", "Off its middle, the cam lifts the rod once a turn."),
						words("推在翅根外 52 mm，扬起 17°。", "Pushed 52 mm from the hinge, the wing rises 17°."),
						words("颈的凸轮晚四分之一圈。", "The neck's cam comes a quarter turn later."),
					],
				}),
			),
	},
	{
		name: "workshop.webp",
		make: async (kit) =>
			(await kit.studio()).webp(
				pictureScreen("maker-crafts", {
					title: words("看得见的<br>机器", "A machine with nothing to hide"),
					lead: words(
						"箱子前后敞开，凸轮怎样推、顶杆怎样走，孩子一看就懂。看懂了，就想自己改一改。",
						"The box is open front and back: a child sees what pushes what, and having seen it, wants to change it.",
					),
					picture: await shot(kit, WORKS, 1300, 1000),
					ground: "#4b2036",
					points: [
						words("6 岁起", "from age six"),
						words("每班 10 人", "ten to a class"),
						words("含全部木料", "wood included"),
					],
				}),
				{ quality: 86 },
			),
	},
	{
		name: "build-it.pdf",
		make: async (kit) => {
			const pages = brochure(
				"maker-crafts",
				{
					title: words("木鹤<br>制作书", "The wooden crane: build it yourself"),
					picture: await shot(kit, WHOLE, 760, 690),
				},
				[
					{
						title: words("要准备什么", "What you need"),
						picture: await shot(kit, WORKS, 780, 490),
						paragraphs: [
							words(
								"一块三毫米椴木板、一根六毫米黄铜轴、砂纸和白胶。所有木件都能用线锯锯出来，图样按一比一附在网站上。",
								"A board of 3 mm lime, a 6 mm brass rod, sandpaper and white glue. Every part can be cut with a fretsaw; patterns at full size are on the web site.",
							),
						],
						table: {
							head: ["件 Part", "数 Count", "尺寸 Size"],
							rows: [
								["凸轮 Cam", "3", "⌀ 72 × 15 mm"],
								["顶杆 Follower", "3", "⌀ 8 × 210 mm"],
								["翅板 Wing", "2", "130 × 76 mm"],
								["羽 Feather", "31", "62–90 mm"],
								["侧板 Side", "2", "176 × 186 mm"],
							],
						},
					},
					{
						title: words("装配的次序", "Putting it together"),
						picture: await shot(
							kit,
							{ eye: [-0.5, 0.36, -0.85], target: [0, 0.24, 0], fov: 0.62, seconds: 1.2 },
							780,
							520,
						),
						paragraphs: [
							words(
								"先把三个凸轮穿在轴上，两翅的朝上，颈的朝后，试转无误再上胶。然后装侧板、顶板、顶杆，最后才是鹤。",
								"Thread the three cams on the shaft first, the wings' pointing up and the neck's to the back; turn it once before you glue. Then sides, top and followers, and the bird last of all.",
							),
							words(
								"翅膀不动？多半是顶杆太紧。用铅笔芯在孔里转几圈，石墨就是最好的油。",
								"Wings stuck? Most likely a follower is tight. Twirl a pencil lead in its hole; graphite is the best oil there is.",
							),
						],
					},
				],
			);
			return (await kit.studio()).pdf(pages, "木鹤制作书");
		},
	},
];

/** Cam, follower and wing in line, at the model's own measures (four units to the millimetre's half). */
function camDrawing(): string {
	const s = `fill="none" stroke="currentColor"`;
	const k = 2.5;
	const view = (cx: number, turn: number, label: string, lit: boolean) => {
		const [sy, throwBy, r] = [590, 15.5 * k, 36 * k];
		const [ex, ey] = [cx + Math.sin(turn) * throwBy, sy - Math.cos(turn) * throwBy];
		const seat = sy - r - throwBy * Math.cos(turn);
		const hinge = { x: cx - 44 * k * 1.2, y: 150 };
		const rise = Math.asin((15.5 * Math.cos(turn)) / 52);
		const tip = { x: hinge.x + Math.cos(rise) * 118 * k * 0.92, y: hinge.y - Math.sin(rise) * 118 * k * 0.92 };
		return `<circle cx="${ex}" cy="${ey}" r="${r}" fill="${lit ? "#e0a53a" : "none"}" fill-opacity=".35" stroke="currentColor" stroke-width="5"/><circle cx="${cx}" cy="${sy}" r="15" ${s} stroke-width="4"/><circle cx="${ex}" cy="${ey}" r="5" fill="currentColor"/>
			<path d="M${cx - 55} ${seat}H${cx + 55}V${seat - 20}H${cx - 55}ZM${cx - 9} ${seat - 20}V${hinge.y - Math.sin(rise) * 52 * k + 12}h18V${seat - 20}" ${s} stroke-width="4"/>
			<path d="M${hinge.x} ${hinge.y}L${tip.x} ${tip.y}" ${s} stroke-width="11" stroke-linecap="round"/><circle cx="${hinge.x}" cy="${hinge.y}" r="10" fill="currentColor"/>
			<path d="M${cx - 120} 330H${cx - 18}M${cx + 18} 330H${cx + 120}M${cx - 120} 350H${cx - 18}M${cx + 18} 350H${cx + 120}" ${s} stroke-width="3"/>
			<path d="M${cx} ${sy - r - throwBy - 30}V${sy + r + 60}" ${s} stroke-width="1.8" stroke-dasharray="16 7 4 7"/><text x="${cx}" y="${sy + r + 96}" font-size="28" font-weight="700" text-anchor="middle" fill="currentColor">${label}</text>`;
	};
	const arrow = `<path d="M410 640q30 34 62 0m0 0l-20 -2m20 2l2 20" ${s} stroke-width="4"/>`;
	return `${view(210, 0, "0° 翅扬 up", true)}${view(650, Math.PI, "180° 翅落 down", false)}${arrow}`;
}
