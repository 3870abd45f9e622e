import { brochure, stepsPoster } from "../boards.ts";
import { type BoothMedia, type MediaKit, modelOf } from "../MediaKit.ts";
import { playbill } from "../peopleBoards.ts";
import { words } from "../words.ts";

const ID = "live-stage";
const STAGE = { models: [{ url: modelOf(ID, "virtual-singer") }], ambient: 0.95, sun: 1.3 } as const;
const NIGHT = { ...STAGE, ambient: 0.7, sun: 1, background: "#140a2c" } as const;

const stagePicture = (kit: MediaKit, width = 1000, height = 1100) =>
	kit.picture(STAGE, { eye: [0.3, 0.56, 1.55], target: [0, 0.38, 0], fov: 0.62, seconds: 1 }, width, height);
const singerPicture = (kit: MediaKit) =>
	kit.picture(STAGE, { eye: [0.12, 0.42, 0.92], target: [0, 0.31, 0], fov: 0.55, seconds: 2.4 }, 560, 460);

export const liveStageMedia: readonly BoothMedia[] = [
	{
		name: "playbill.webp",
		make: async (kit) =>
			(await kit.studio()).webp(
				playbill(ID, {
					title: words("星野登场", "Xingye live<br>in the hall"),
					line: words(
						"一位虚拟歌手，一座 360° 圆形舞台，三百支荧光棒。",
						"One virtual singer, one stage in the round, three hundred glow sticks.",
					),
					picture: await stagePicture(kit),
					ground: ["#7a1f9c", "#c2237e"],
					dates: [
						{ when: "10:30", ...words("开场彩排，欢迎围观", "Open rehearsal, come and watch") },
						{ when: "14:00", ...words("点歌半小时", "Half an hour of requests") },
						{ when: "19:30", ...words("漕河泾夜场", "The Caohejing night show") },
					],
				}),
			),
	},
	{
		name: "how.webp",
		make: async (kit) =>
			(await kit.studio()).webp(
				stepsPoster(ID, {
					title: words("一场虚拟演出", "What makes a virtual concert"),
					dark: true,
					steps: [
						{
							...words("声", "Voice"),
							drawing: "ear",
							more: words(
								"声库由真人歌手授权录制，每首歌都标注演唱者与调校师。",
								"The voice bank was recorded under licence; each song names its singer and its editor.",
							),
						},
						{
							...words("身", "Body"),
							drawing: "people",
							more: words(
								"舞者在后台动捕，动作经重定向，20 毫秒后到达舞台。",
								"A dancer is captured backstage; retargeted movement reaches the stage in 20 ms.",
							),
						},
						{
							...words("光", "Light"),
							drawing: "sensor",
							more: words(
								"同一份灯光台数据同时驱动真灯与虚拟灯，不会各亮各的。",
								"One lighting desk drives real and virtual lamps, so they never disagree.",
							),
						},
					],
				}),
			),
	},
	{
		name: "on-stage-360.webp",
		make: async (kit) => {
			const camera = await kit.camera();
			// Life-size, from where she stands: the hall in front, the screen behind.
			await camera.build({
				...NIGHT,
				models: [{ url: modelOf(ID, "virtual-singer"), scale: 5.2, turn: Math.PI }],
				floor: "#2a1a44",
			});
			return kit.toWebp(await camera.sphere([0.35, 2.0, -0.75], 2048, 1), 78);
		},
	},
	{
		name: "rider.pdf",
		make: async (kit) => {
			const pages = brochure(
				ID,
				{
					title: words("演出技术清单", "Technical rider for a virtual concert"),
					picture: await stagePicture(kit, 560, 620),
				},
				[
					{
						title: words("我们带来什么", "What we bring"),
						paragraphs: [
							words(
								"星野的演出是一套完整的现场：渲染、动捕、声音与灯光四个小组，一辆 9.6 米厢车，装台 11 小时。",
								"A concert of Xingye is a complete live show: four crews for rendering, motion capture, sound and light, one 9.6 m lorry, eleven hours to build.",
							),
							words(
								"舞台模型与真实装台图共用一份数据，场馆提前两周就能在自己的大厅里看到成品。",
								"The stage model and the rigging plan share one set of data, so a venue sees the result in its own hall two weeks before.",
							),
						],
						picture: await singerPicture(kit),
					},
					{
						title: words("场馆需要准备什么", "What the venue provides"),
						paragraphs: [
							words(
								"数值按直径 12 米的圆形舞台计算；更小的场地请联系我们重新核算。",
								"The figures are for a round stage of 12 m; for smaller places ask us to work them out anew.",
							),
						],
						table: {
							head: ["项目 Item", "需求 Needed"],
							rows: [
								["净高 Clear height", "9.5 m"],
								["吊点 Rigging points", "12 × 500 kg"],
								["供电 Power", "3 × 125 A, 400 V"],
								["网络 Network", "2 × 10 Gbit/s"],
								["显示屏 LED wall", "14 × 7 m, P2.6"],
								["化妆间 Dressing rooms", "2（舞者与工作人员 dancers and crew）"],
							],
						},
					},
				],
			);
			return (await kit.studio()).pdf(pages, "星野现场 演出技术清单");
		},
	},
];
