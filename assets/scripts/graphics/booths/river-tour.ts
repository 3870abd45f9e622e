import { brochure, heroPoster } from "../boards.ts";
import { type BoothMedia, modelOf } from "../MediaKit.ts";
import { drawingSheet, tableScreen, wayPoster } from "../plates.ts";
import { words } from "../words.ts";

const BOAT = { models: [{ url: modelOf("river-tour", "river-cruiser") }], sun: 1.6, ambient: 0.9 };
const TELEGRAPH = { models: [{ url: modelOf("river-tour", "engine-telegraph") }], sun: 1.8, ambient: 1 };

export const riverTourMedia: readonly BoothMedia[] = [
	{
		name: "evening.webp",
		make: async (kit) =>
			(await kit.studio()).webp(
				heroPoster("river-tour", {
					title: words("看两岸，<br>从水上看", "The two banks, seen from the water"),
					lead: words("六十分钟，两岸灯火。登船前先在这里<br>走一遍三层甲板，选好您的座位。", ""),
					picture: await kit.picture(
						BOAT,
						{ eye: [0.62, 0.26, 0.72], target: [0.02, 0.1, 0], fov: 0.62, seconds: 1 },
						1300,
						760,
					),
					ground: "#0f5f78",
					figures: [
						{ value: "60 min", ...words("一程", "a round") },
						{ value: "400", ...words("客位", "guests") },
						{ value: "3", ...words("层甲板", "decks") },
					],
				}),
			),
	},
	{
		name: "route.webp",
		make: async (kit) =>
			(await kit.studio()).webp(
				wayPoster("river-tour", {
					title: words("夜航<br>六景", "The evening round in six sights"),
					ground: "#12283a",
					sketch: riverSketch(),
					way: RIVER,
					stops: [
						{ x: 420, y: 1330, side: "right", time: "19:00", ...words("南码头登船", "South Pier, boarding") },
						{ x: 356, y: 1140, side: "left", time: "19:08", ...words("老船坞", "The old dockyard") },
						{ x: 470, y: 960, side: "right", time: "19:19", ...words("万国楼群", "The row of old banks") },
						{ x: 640, y: 800, side: "left", time: "19:27", ...words("河口转弯", "The bend at the creek") },
						{ x: 700, y: 610, side: "left", time: "19:36", ...words("双子灯塔", "The twin beacons") },
						{ x: 800, y: 400, side: "left", time: "19:48", ...words("未来塔回头", "Future Tower, and back") },
					],
					note: words(
						"航线与地名为示例。<br>大风六级以上停航。",
						"Route and names are samples. No sailing above force 6.",
					),
				}),
			),
	},
	{
		name: "decks.webp",
		make: async (kit) =>
			(await kit.studio()).webp(
				drawingSheet("river-tour", {
					title: words("三层甲板", "Three decks"),
					ground: "dark",
					drawing: deckPlans(),
					block: [
						["船长 Length", "51.6 m"],
						["型宽 Beam", "11.8 m"],
						["吃水 Draught", "1.6 m"],
						["动力 Power", "纯电 electric"],
					],
					notes: [
						words("日光甲板：露天座与凉篷吧台。", "Sun deck: open benches and a bar under the awning."),
						words("观景厅：靠窗沙发，中岛吧。", "Lounge: sofas at the windows, an island bar."),
						words("宴会厅：十八桌与小舞台。", "Saloon: eighteen tables and a small stage."),
					],
				}),
			),
	},
	{
		name: "departures.webp",
		make: async (kit) =>
			(await kit.studio()).webp(
				tableScreen("river-tour", {
					title: words("今晚航班", "Tonight's sailings"),
					clock: "18:24",
					head: [
						words("开航", "Departs"),
						words("航线", "Route"),
						words("码头", "Pier"),
						words("余位", "Seats"),
						words("状态", "Status"),
					],
					rows: [
						{
							soon: true,
							cells: [
								words("18:30", ""),
								words("落日航线", "Sunset round"),
								words("南 1", "South 1"),
								words("12", ""),
								words("正在登船", "Boarding"),
							],
						},
						{
							cells: [
								words("19:00", ""),
								words("夜航六景", "Six sights"),
								words("南 2", "South 2"),
								words("86", ""),
								words("准点", "On time"),
							],
						},
						{
							cells: [
								words("19:30", ""),
								words("评弹之夜", "Ballad night"),
								words("南 1", "South 1"),
								words("31", ""),
								words("准点", "On time"),
							],
						},
						{
							cells: [
								words("20:00", ""),
								words("夜航六景", "Six sights"),
								words("北 1", "North 1"),
								words("140", ""),
								words("准点", "On time"),
							],
						},
						{
							cells: [
								words("21:00", ""),
								words("静音航线", "Quiet round"),
								words("南 2", "South 2"),
								words("58", ""),
								words("准点", "On time"),
							],
						},
					],
					note: words(
						"开航前 10 分钟停止检票，轮椅乘客请走南 2 码头坡道。",
						"Gates close ten minutes before departure; step-free boarding at South 2.",
					),
				}),
				{ quality: 86 },
			),
	},
	{
		name: "guide.pdf",
		make: async (kit) => {
			const boat = (eye: readonly [number, number, number]) =>
				kit.picture(BOAT, { eye, target: [0, 0.1, 0], fov: 0.62, seconds: 1 }, 860, 530);
			const pages = brochure(
				"river-tour",
				{ title: words("夜航手册", "A guide for the evening round"), picture: await boat([0.62, 0.3, 0.72]) },
				[
					{
						title: words("上船以后", "Once on board"),
						picture: await boat([-0.5, 0.34, 0.78]),
						paragraphs: [
							words(
								"先到日光甲板吹吹风，再回观景厅坐下。船头灯亮起时，左手边是老船坞；过河口转弯后，请换到右舷。",
								"Take the air on the sun deck first, then sit in the lounge. When the bow light comes on, the old dockyard is to port; after the bend, change to starboard.",
							),
							words(
								"全程纯电推进，机舱声音低于一次谈话。静音航线不播音乐，适合带着婴儿或想安静的人。",
								"The boat runs on batteries and its engine room is quieter than a talk. The quiet round plays no music and suits babies and anyone who likes peace.",
							),
						],
						table: {
							head: ["甲板 Deck", "座位 Seats", "适合 Good for"],
							rows: [
								["日光甲板 Sun deck", "120", "拍照、吹风 pictures, fresh air"],
								["观景厅 Lounge", "90", "聊天、靠窗 talking, windows"],
								["宴会厅 Saloon", "190", "用餐、演出 dinner, a show"],
							],
						},
					},
					{
						title: words("车钟怎样说话", "How a telegraph talks"),
						picture: await kit.picture(
							TELEGRAPH,
							{ eye: [0.34, 0.5, 0.98], target: [0, 0.29, 0], fov: 0.62, seconds: 1.4 },
							620,
							560,
						),
						paragraphs: [
							words(
								"驾驶台与机舱曾经只靠两只钟面通话：手柄推到哪一格，机舱的铃就响，轮机员把指针对到同一格，表示听见了。绿格前进，红格后退，条数越多越快。",
								"Bridge and engine room once spoke through two dials. Where the lever went a bell rang below, and the engineer set his pointer to the same field to say he had heard. Green is ahead, red astern; more bars mean faster.",
							),
						],
					},
				],
			);
			return (await kit.studio()).pdf(pages, "浦江夜航手册");
		},
	},
];

/** The river as one line, from the pier northwards. */
const RIVER =
	"M420 1330C330 1240 330 1160 400 1060C480 950 600 900 640 800C680 700 660 640 730 540C780 470 800 440 800 400";

function riverSketch(): string {
	const towers = (x: number, y: number, sizes: readonly (readonly [number, number])[]) =>
		sizes
			.map(([w, h], i) => {
				const left = x + sizes.slice(0, i).reduce((sum, [width]) => sum + width + 7, 0);
				const lights = Array.from(
					{ length: Math.floor(h / 26) },
					(_, k) =>
						`<rect x="${left + 6}" y="${y - h + 12 + k * 26}" width="${w - 12}" height="5" fill="#f2b95c" opacity="${0.25 + 0.5 * ((i * 7 + k * 5) % 3 === 0 ? 1 : 0)}"/>`,
				);
				return `<rect x="${left}" y="${y - h}" width="${w}" height="${h}" fill="#1b3a50"/>${lights.join("")}`;
			})
			.join("");
	return `<path d="${RIVER}" fill="none" stroke="#1d5a78" stroke-width="150" stroke-linecap="round"/><path d="${RIVER}" fill="none" stroke="#23698b" stroke-width="96" stroke-linecap="round"/>
		${towers(650, 1250, [
			[44, 150],
			[34, 210],
			[52, 120],
			[40, 260],
			[60, 170],
			[36, 110],
		])}${towers(76, 900, [
			[40, 90],
			[54, 120],
			[40, 80],
			[60, 104],
		])}${towers(86, 700, [
			[46, 130],
			[38, 180],
			[50, 90],
		])}
		<path d="M884 520l14 -150 6 -80 6 80 14 150Z" fill="#1b3a50"/><circle cx="904" cy="352" r="17" fill="#1b3a50"/><circle cx="904" cy="280" r="7" fill="#f2b95c"/>`;
}

/** The decks of the model from above: sun deck, lounge, saloon. */
function deckPlans(): string {
	const s = `fill="none" stroke="currentColor"`;
	const deck = (y: number, from: number, to: number, half: number, label: string, inside: string) => {
		const [a, b] = [440 + from * 960, 440 + to * 960];
		const bow = b - (b - a) * 0.28;
		return `<path d="M${a} ${y - half}H${bow}Q${b - 6} ${y - half * 0.8} ${b} ${y}Q${b - 6} ${y + half * 0.8} ${bow} ${y + half}H${a}Z" ${s} stroke-width="5"/>${inside}<text x="30" y="${y - half - 16}" font-size="28" font-weight="700" fill="currentColor">${label}</text>`;
	};
	const round = (x: number, y: number, r: number) =>
		`<circle cx="${x.toFixed(0)}" cy="${y.toFixed(0)}" r="${r}" ${s} stroke-width="3"/>`;
	const tables = Array.from({ length: 9 }, (_, i) =>
		[-46, 46].map((z) => round(440 + (-0.33 + i * 0.062) * 960, 668 + z, 15)).join(""),
	).join("");
	const sofas = Array.from({ length: 6 }, (_, i) =>
		[-66, 50]
			.map(
				(z) =>
					`<rect x="${(440 + (-0.33 + i * 0.078) * 960 - 24).toFixed(0)}" y="${400 + z}" width="48" height="16" ${s} stroke-width="3"/>`,
			)
			.join(""),
	).join("");
	const benches = Array.from(
		{ length: 5 },
		(_, i) =>
			`<rect x="${(440 + (-0.12 + i * 0.036) * 960 - 5).toFixed(0)}" y="104" width="10" height="72" ${s} stroke-width="3"/>`,
	).join("");
	return `${deck(140, -0.372, 0.216, 84, "1 日光甲板 Sun deck", `${benches}<rect x="99" y="72" width="202" height="136" rx="10" fill="#1f9fb8" opacity=".5"/><rect x="500" y="96" width="90" height="92" rx="22" ${s} stroke-width="4"/>`)}
		${deck(400, -0.36, 0.2, 82, "2 观景厅 Lounge", `${sofas}<rect x="340" y="384" width="106" height="32" rx="15" fill="#f2b95c" opacity=".8"/>`)}
		${deck(668, -0.385, 0.285, 90, "3 宴会厅 Saloon", `${tables}<circle cx="656" cy="668" r="29" fill="#f2b95c" opacity=".8"/>`)}`;
}
