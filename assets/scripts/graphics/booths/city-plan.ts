import { brochure, dashboard, stepsPoster } from "../boards.ts";
import { EXHIBITORS, markSvg } from "../logos.ts";
import { type BoothMedia, type MediaKit, modelOf } from "../MediaKit.ts";
import type { Sheet } from "../Studio.ts";
import { withSky } from "../sky.ts";
import { words } from "../words.ts";

const WHO = EXHIBITORS["city-plan"];
const PLAN = { models: [{ url: modelOf("city-plan", "riverside-plan") }], sun: 1.8 } as const;
const STREET = { models: [{ url: modelOf("city-plan", "sponge-street") }], sun: 1.9 } as const;
const plan = (kit: MediaKit, width = 1300, height = 900) =>
	kit.picture(PLAN, { eye: [0.5, 1.12, 1.35], target: [0, 0.14, 0.02], fov: 0.68, seconds: 6 }, width, height);
const street = (kit: MediaKit, width = 1000, height = 1000) =>
	kit.picture(STREET, { eye: [0.5, 0.86, 0.95], target: [0, 0.27, 0], fov: 0.62 }, width, height);

/** The plan from straight above, as on a notice board: a key at its foot, north marked, the dates one can have a say. */
function noticePoster(picture: string): Sheet {
	const key = [
		["#e08a3c", "临江新区（规划）", "Riverside quarter, planned"],
		["#f4f1ea", "现状建筑", "What stands today"],
		["#2f7394", "水系与岸线", "Water and quays"],
		["#9dbb86", "公园", "Parks"],
		["#ff9f43", "地铁规划线", "Metro, planned"],
		["#b98a58", "桥", "Bridges"],
	];
	return {
		width: 1024,
		height: 1536,
		css: `.sheet{background:${WHO.secondary};color:#1d3038}
			.zh{position:absolute;left:64px;top:60px;font-weight:900;font-size:92px;line-height:1.15}.en{position:absolute;left:66px;top:174px;font-weight:500;font-size:34px;color:#567079}
			.map{position:absolute;left:64px;top:262px;width:896px;height:640px;background:#dfe6e4;overflow:hidden;border:3px solid #1d3038}.map img{position:absolute;left:50%;top:50%;width:101%;height:101%;transform:translate(-50%,-50%);object-fit:cover}
			.north{position:absolute;right:88px;top:286px;width:84px;height:84px;border-radius:50%;background:#fff;text-align:center;font-size:22px;font-weight:900;padding-top:8px}.north svg{display:block;margin:0 auto}
			.scale{position:absolute;left:88px;top:852px;background:#fff;padding:6px 14px;font-size:18px;font-weight:700}.scale i{display:inline-block;width:120px;height:8px;background:linear-gradient(90deg,#1d3038 50%,#fff 50%);border:2px solid #1d3038;margin-right:12px}
			ul{position:absolute;left:64px;right:64px;top:930px;display:grid;grid-template-columns:1fr 1fr;gap:14px 40px;list-style:none}li{display:grid;grid-template-columns:52px 1fr;gap:16px;align-items:center;font-size:27px;font-weight:700;line-height:1.2}li small{display:block;font-size:19px;font-weight:400;color:#567079}li i{height:36px;border:2px solid #1d3038}
			.say{position:absolute;left:0;right:0;bottom:0;height:330px;background:${WHO.primary};color:#fff;padding:40px 64px}.say b{font-size:48px;font-weight:900}.say span{display:block;font-size:26px;font-weight:500;margin-top:2px}.say p{font-size:25px;line-height:1.5;margin-top:14px}.say small{font-size:20px;opacity:.85}
			.who{position:absolute;left:64px;bottom:34px;display:flex;gap:16px;align-items:center;font-size:27px;font-weight:700;color:#fff}.who em{font-style:normal;font-weight:400;font-size:20px;opacity:.85}`,
		html: `<div class="zh">临江新区规划公示</div><div class="en">The riverside quarter: plan on public display</div>
			<div class="map"><img src="${picture}"></div><div class="north"><svg width="28" height="34"><path d="M14 0 27 34 14 26 1 34Z" fill="#1d3038"/></svg>N</div><div class="scale"><i></i>0 — 200 — 400 m</div>
			<ul>${key.map(([colour, zh, en]) => `<li><i style="background:${colour}"></i><div>${zh}<small>${en}</small></div></li>`).join("")}</ul>
			<div class="say"><b>您怎么看？</b><span>What do you think?</span><p>在展台拆开模型，把新区拿起来，看看没有它的河湾。<br><small>Take the model apart, lift the new quarter, and look at the bend without it.</small></p></div>
			<div class="who">${markSvg(WHO, 48, "#ffffff", WHO.accent)}${WHO.zh}<em>${WHO.en}</em></div>`,
	};
}

export const cityPlanMedia: readonly BoothMedia[] = [
	{
		name: "notice.webp",
		make: async (kit) =>
			(await kit.studio()).webp(
				noticePoster(
					await kit.picture(PLAN, { eye: [0.001, 1.75, 0.12], target: [0, 0.2, 0], fov: 0.6, seconds: 8 }, 1300, 930),
				),
			),
	},
	{
		name: "over-the-bend-360.webp",
		make: async (kit) => {
			const camera = await kit.camera();
			await camera.build({
				models: [{ url: modelOf("city-plan", "riverside-plan"), scale: 900, at: [0, -203, 0] }],
				floor: "#d9d2c2",
				sun: 2.1,
			});
			const png = await camera.sphere([60, 80, 120], 2048, 7);
			return withSky(png, 2048, { zenith: "#4c86b8", horizon: "#f1e6d3", ground: "#d9d2c2", sun: [40, 24] });
		},
	},
	{
		name: "sponge.webp",
		make: async (kit) =>
			(await kit.studio()).webp(
				stepsPoster("city-plan", {
					title: words("一场大雨的去处", "Where a downpour goes"),
					steps: [
						{
							...words("渗", "Soak"),
							drawing: "grow",
							more: words(
								"透水路面和雨水花园先接住头一小时的雨，七成渗进碎石层。",
								"Porous paving and rain gardens take the first hour; seven tenths soak into the gravel.",
							),
						},
						{
							...words("蓄", "Hold"),
							drawing: "window",
							more: words(
								"路面下的蓄水模块存住暴雨，每百米 180 立方米，高峰过后再放。",
								"Crates under the road hold a cloudburst, 180 m³ for every 100 m, and let it go afterwards.",
							),
						},
						{
							...words("用", "Use"),
							drawing: "house",
							more: words(
								"存下的水浇树、冲路；多余的经管道缓缓回到河里。",
								"What is kept waters trees and washes streets; the rest returns slowly to the river.",
							),
						},
					],
				}),
			),
	},
	{
		name: "options.webp",
		make: async (kit) =>
			(await kit.studio()).webp(
				dashboard("city-plan", {
					title: words("方案乙 · 此刻推演", "Option B, as computed now"),
					picture: await plan(kit, 1200, 840),
					tiles: [
						{ value: "12,400", unit: "", ...words("新增居民", "New residents") },
						{ value: "7.5", unit: "min", ...words("步行到车站", "Walk to a stop") },
						{ value: "41", unit: "%", ...words("绿地与水面", "Green and water") },
						{ value: "+1.8", unit: "h", ...words("滨江冬至日照", "Winter sun on the quay") },
						{ value: "0.32", unit: "m", ...words("百年洪水余量", "Freeboard, 100-year flood") },
					],
					series: [
						{
							name: words("早高峰过江", "Crossing at rush hour"),
							values: [900, 1400, 2600, 4800, 6900, 7400, 6100, 4300, 3000, 2500, 2300, 2200],
							limit: 8000,
						},
						{
							name: words("轮渡客流", "Ferry passengers"),
							values: [40, 60, 120, 310, 420, 380, 260, 240, 290, 340, 410, 450],
						},
						{
							name: words("河面风速", "Wind on the river, m/s"),
							values: [2.1, 2.0, 2.2, 2.6, 3.1, 3.4, 3.9, 4.2, 4.0, 3.6, 3.1, 2.7],
						},
					],
					alarm: words(
						"塔楼东移 12 米后，步道冬季风速降到 4.2 米/秒以下",
						"With the tower 12 m further east, winter wind on the walk stays below 4.2 m/s",
					),
				}),
				{ quality: 86 },
			),
	},
	{
		name: "plan.pdf",
		make: async (kit) =>
			(await kit.studio()).pdf(
				brochure(
					"city-plan",
					{
						title: words("临江新区<br>规划读本", "The riverside quarter: the plan in brief"),
						picture: await plan(kit, 860, 600),
					},
					[
						{
							title: words("三件事", "Three things"),
							paragraphs: [
								words(
									"第一，岸线还给人。新区退后二十五米，沿河留出连续的步道，从老桥一直走到轮渡站。",
									"First, the river bank belongs to people. The quarter stands back 25 m and leaves an unbroken walk from the old bridge to the ferry.",
								),
								words(
									"第二，先有车站，再有楼。地铁、电车与轮渡在同一个广场换乘，停车位按车站距离递减。",
									"Second, the station before the towers. Metro, tram and ferry meet on one square, and parking shrinks the nearer one lives to it.",
								),
								words(
									"第三，雨水留在街上。每条新街都能吞下五十年一遇的暴雨。",
									"Third, rain stays in the street. Every new street takes the storm that comes once in fifty years.",
								),
							],
							picture: await street(kit, 700, 520),
						},
						{
							title: words("用地与指标", "Land and figures"),
							paragraphs: [
								words("以下为示例方案，供公示演示使用。", "A sample plan, made to show how a public display can work."),
							],
							table: {
								head: ["用地 Use", "面积 Area", "占比 Share"],
								rows: [
									["居住 Housing", "21.4 ha", "34%"],
									["公共与文化 Public, culture", "6.3 ha", "10%"],
									["商务 Offices", "9.4 ha", "15%"],
									["公园与岸线 Parks, quays", "17.0 ha", "27%"],
									["道路与广场 Streets, squares", "8.9 ha", "14%"],
								],
							},
						},
					],
				),
				"临江新区规划读本",
			),
	},
];
