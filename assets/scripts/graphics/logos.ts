import type { Sheet, Studio } from "./Studio.ts";

export interface Exhibitor {
	readonly zh: string;
	readonly en: string;
	readonly primary: string;
	readonly secondary: string;
	readonly accent: string;
	/** The mark, drawn in a 100 × 100 box; `ink` is what it is drawn with, `spot` its second colour. */
	mark(ink: string, spot: string): string;
}

const ring = (points: number, radius: number, cx = 50, cy = 50, from = -90): string =>
	Array.from({ length: points }, (_, i) => {
		const angle = ((from + (i * 360) / points) * Math.PI) / 180;
		return `${(cx + Math.cos(angle) * radius).toFixed(2)},${(cy + Math.sin(angle) * radius).toFixed(2)}`;
	}).join(" ");

export const EXHIBITORS = {
	"smart-park": {
		zh: "澄境智园",
		en: "Clearscape Smart Park",
		primary: "#0a6cc2",
		secondary: "#10263f",
		accent: "#35d0ba",
		// Three isometric storeys, the middle one lifted out.
		mark: (ink, spot) => `
			<path d="M50 6 92 27 50 48 8 27Z" fill="${ink}"/>
			<path d="M8 43 50 64 92 43V52L50 73 8 52Z" fill="${spot}"/>
			<path d="M8 66 50 87 92 66V75L50 96 8 75Z" fill="${ink}"/>`,
	},
	"cable-bridge": {
		zh: "虹跨孪生",
		en: "Hongkua Bridge Twin",
		primary: "#0d6470",
		secondary: "#18262b",
		accent: "#ff7a2f",
		mark: (ink, spot) => `
			<path d="M46 8h8v84h-8z" fill="${ink}"/><path d="M4 74h92v7H4z" fill="${ink}"/>
			${[18, 32, 46].map((d, i) => `<path d="M50 ${14 + i * 13} ${50 - d + i * 2} 74M50 ${14 + i * 13} ${50 + d - i * 2} 74" stroke="${i === 1 ? spot : ink}" stroke-width="4" fill="none"/>`).join("")}
			<path d="M50 14 6 74M50 14 94 74" stroke="${spot}" stroke-width="4" fill="none"/>`,
	},
	"auto-parts": {
		zh: "锐驰传动",
		en: "Ruichi Drivetrain",
		primary: "#20262e",
		secondary: "#0e1216",
		accent: "#c8f031",
		mark: (ink, spot) => `
			<polygon points="${ring(6, 46)}" fill="none" stroke="${ink}" stroke-width="9"/>
			<path d="M24 62 50 36l10 10 18-18" stroke="${spot}" stroke-width="10" fill="none"/><circle cx="50" cy="66" r="8" fill="${ink}"/>`,
	},
	"bank-hosts": {
		zh: "言溪数字人",
		en: "Yanxi Virtual Hosts",
		primary: "#5a3fd0",
		secondary: "#1d1545",
		accent: "#ff8da6",
		// A speech bubble whose tail becomes a stream.
		mark: (ink, spot) => `
			<path d="M50 8a38 34 0 0 1 0 68q-8 0-15-2L14 88l6-21A34 34 0 0 1 50 8Z" fill="${ink}"/>
			<path d="M28 42q11-14 22 0t22 0" stroke="${spot}" stroke-width="8" fill="none" stroke-linecap="round"/>`,
	},
	"digital-collections": {
		zh: "拾光数藏",
		en: "Shiguang Digital Collections",
		primary: "#234a42",
		secondary: "#ece4d3",
		accent: "#b5382a",
		// A seal: a square with a vase left white.
		mark: (ink, spot) => `
			<rect x="6" y="6" width="88" height="88" rx="8" fill="${spot}"/>
			<path d="M40 16h20v8q-3 8 4 15 12 9 12 22 0 15-16 23H40Q24 76 24 61q0-13 12-22 7-7 4-15Z" fill="${ink}"/>
			<path d="M29 57h42" stroke="${spot}" stroke-width="4"/>`,
	},
	"design-award": {
		zh: "新芽设计大赛",
		en: "Sprout Design Award",
		primary: "#f2b705",
		secondary: "#141414",
		accent: "#e4406f",
		mark: (ink, spot) => `
			<path d="M46 94V56A38 38 0 0 0 8 18v4a38 38 0 0 0 34 38v34Z" fill="${ink}"/>
			<path d="M54 94V42A36 36 0 0 1 92 6v6a36 36 0 0 1-32 36v46Z" fill="${spot}"/>`,
	},
	"government-hall": {
		zh: "漕事通政务大厅",
		en: "One-Stop Government Hall",
		primary: "#a8242b",
		secondary: "#f3ede2",
		accent: "#d39b36",
		mark: (ink, spot) => `
			<path d="M50 6 94 32v8H6v-8Z" fill="${ink}"/>
			${[16, 36, 56, 76].map((x) => `<path d="M${x} 46h8v30h-8z" fill="${ink}"/>`).join("")}
			<path d="M6 82h88v11H6z" fill="${spot}"/>`,
	},
	alliance: {
		zh: "漕河泾科创联盟",
		en: "Caohejing Innovation Alliance",
		primary: "#1b3670",
		secondary: "#e8ecf4",
		accent: "#d0a02c",
		mark: (ink, spot) =>
			`${Array.from(
				{ length: 6 },
				(_, i) =>
					`<ellipse cx="50" cy="27" rx="13" ry="22" fill="${i % 2 ? spot : ink}" transform="rotate(${i * 60} 50 50)" opacity="0.92"/>`,
			).join("")}<circle cx="50" cy="50" r="7" fill="${ink}"/>`,
	},
	"hospital-scanner": {
		zh: "澈影医学影像",
		en: "Cheying Medical Imaging",
		primary: "#bfe6e4",
		secondary: "#0f3d4a",
		accent: "#ff7a4d",
		// A bore with a body of light in it.
		mark: (ink, spot) => `
			<path d="M50 6a44 44 0 1 1 0 88a44 44 0 1 1 0-88Zm0 17a27 27 0 1 0 0 54a27 27 0 1 0 0-54Z" fill="${ink}" fill-rule="evenodd"/>
			<path d="M31 56a19 10 0 0 0 38 0Z" fill="${spot}"/><path d="M20 54h60v5H20z" fill="${ink}"/>`,
	},
	"heritage-street": {
		zh: "枕水街巷文化",
		en: "Zhenshui Heritage Streets",
		primary: "#37505c",
		secondary: "#f1ece0",
		accent: "#c8402f",
		// A horse-head gable over its reflection.
		mark: (ink, spot) => `
			<path d="M6 44V34h14V22h14V10h32v12h14v12h14v10H82V60H18V44Z" fill="${ink}"/>
			<path d="M43 60V42a7 7 0 0 1 14 0v18Z" fill="${spot}"/><path d="M10 70q10-7 20 0t20 0 20 0 20 0M22 86q7-6 14 0t14 0 14 0 14 0" stroke="${ink}" stroke-width="6" fill="none" stroke-linecap="round"/>`,
	},
	"robot-works": {
		zh: "合臂机器人",
		en: "Hebi Robotics",
		primary: "#e8691b",
		secondary: "#26292e",
		accent: "#ffd9a8",
		// Three links of an arm and its gripper.
		mark: (ink, spot) => `
			<path d="M12 94h44v-8H12Z" fill="${ink}"/><path d="M34 82 24 46 58 24l22 16" stroke="${ink}" stroke-width="12" fill="none" stroke-linejoin="round" stroke-linecap="round"/>
			<circle cx="24" cy="46" r="5" fill="${spot}"/><circle cx="58" cy="24" r="5" fill="${spot}"/><path d="M72 66V52l8-6 8 6v14" stroke="${spot}" stroke-width="8" fill="none" stroke-linejoin="round"/>`,
	},
	"metro-ops": {
		zh: "申轨智运",
		en: "Shengui Metro Operations",
		primary: "#a81f4d",
		secondary: "#2a1420",
		accent: "#ffc94a",
		// A line with an interchange, in a tunnel's round.
		mark: (ink, spot) => `
			<circle cx="50" cy="50" r="41" fill="none" stroke="${ink}" stroke-width="10"/>
			<path d="M2 62H34L66 36H98" stroke="${ink}" stroke-width="10" fill="none"/><circle cx="50" cy="49" r="13" fill="${spot}" stroke="${ink}" stroke-width="7"/>`,
	},
	"factory-line": {
		zh: "节拍工坊",
		en: "Takt Works",
		primary: "#f0b400",
		secondary: "#23262b",
		accent: "#d63a2f",
		// Pallets on a belt, one of them lifted out.
		mark: (ink, spot) => `
			<rect x="4" y="58" width="92" height="26" rx="13" fill="none" stroke="${ink}" stroke-width="9"/>
			<path d="M12 30h22v20H12zM66 30h22v20H66z" fill="${ink}"/><path d="M39 12h22v20H39z" fill="${spot}"/>`,
	},
	"ev-chassis": {
		zh: "一川底盘",
		en: "Yichuan Chassis",
		primary: "#1d8a5a",
		secondary: "#11241c",
		accent: "#d9f25a",
		// A skateboard seen from above: four wheels, a pack, a bolt through it.
		mark: (ink, spot) => `
			<rect x="8" y="8" width="18" height="30" rx="6" fill="${ink}"/><rect x="74" y="8" width="18" height="30" rx="6" fill="${ink}"/><rect x="8" y="62" width="18" height="30" rx="6" fill="${ink}"/><rect x="74" y="62" width="18" height="30" rx="6" fill="${ink}"/>
			<rect x="33" y="12" width="34" height="76" rx="8" fill="${ink}"/><path d="M55 22 40 54h9l-4 24 16-33h-9Z" fill="${spot}"/>`,
	},
	"wind-farm": {
		zh: "御海风电",
		en: "Yuhai Offshore Wind",
		primary: "#4fb0d4",
		secondary: "#0f2c3d",
		accent: "#e0582f",
		mark: (ink, spot) =>
			`${[0, 120, 240].map((turn) => `<path d="M46 42 50 2q8 20 4 40Z" fill="${ink}" transform="rotate(${turn + 18} 50 46)"/>`).join("")}
			<circle cx="50" cy="46" r="7" fill="${spot}"/><path d="M48 54h4l3 26H45Z" fill="${ink}"/><path d="M6 88q11-9 22 0t22 0 22 0 22 0" stroke="${ink}" stroke-width="7" fill="none"/>`,
	},
	"city-plan": {
		zh: "临江规划馆",
		en: "Riverside Planning Studio",
		primary: "#2f5d6e",
		secondary: "#f2eee6",
		accent: "#e08a3c",
		// A river between two banks of blocks.
		mark: (ink, spot) => `
			<path d="M6 6h26v26H6zM38 6h16v18H38zM6 38h20v18H6z" fill="${ink}"/><path d="M68 56h26v38H68zM44 74h18v20H44z" fill="${ink}"/>
			<path d="M6 88Q40 84 50 56T94 22V6H78Q70 26 46 40T6 70Z" fill="${spot}"/>`,
	},
	"craft-lane": {
		zh: "百工里",
		en: "Hundred Crafts Lane",
		primary: "#b84f2b",
		secondary: "#2c1f19",
		accent: "#f0c558",
		// A jar in the mouth of a kiln.
		mark: (ink, spot) => `
			<path d="M8 92V50a42 42 0 0 1 84 0v42H80V52a30 30 0 0 0-60 0v40Z" fill="${ink}"/>
			<path d="M43 40h14v7q14 8 14 23 0 13-9 22H38q-9-9-9-22 0-15 14-23Z" fill="${spot}"/>`,
	},
	"live-stage": {
		zh: "星野现场",
		en: "Xingye Live",
		primary: "#c2237e",
		secondary: "#1a0f33",
		accent: "#36d3f2",
		// A star between two beams of light.
		mark: (ink, spot) => `
			<path d="M4 6h20l20 58-16 6ZM96 6H76L56 64l16 6Z" fill="${spot}"/>
			<path d="M50 26 58 48 82 49 63 63 70 86 50 72 30 86 37 63 18 49 42 48Z" fill="${ink}"/>`,
	},
	"cloud-edge": {
		zh: "岚泊云边",
		en: "Lanbo Cloud and Edge",
		primary: "#2340c7",
		secondary: "#0c1433",
		accent: "#4fe3ff",
		// A cloud moored to a rack of two.
		mark: (ink, spot) => `
			<path d="M26 54a20 20 0 0 1 2-39 26 26 0 0 1 49 6 17 17 0 0 1-1 33Z" fill="${ink}"/>
			<path d="M22 62h56v12H22zM22 80h56v12H22z" fill="${ink}"/><circle cx="68" cy="68" r="4" fill="${spot}"/><circle cx="68" cy="86" r="4" fill="${spot}"/>
			<path d="M40 40h24" stroke="${spot}" stroke-width="8" stroke-linecap="round"/>`,
	},
	"avatar-lab": {
		zh: "拟像工坊",
		en: "Likeness Works",
		primary: "#a9543a",
		secondary: "#33201b",
		accent: "#ffb070",
		// A head in profile, half of it a net.
		mark: (ink, spot) => `
			<path d="M52 8a36 36 0 0 1 36 36q0 14-9 24v24H50V8Z" fill="${ink}"/>
			<path d="M46 10Q20 12 17 40L8 58l9 3v14h17v17h12M46 28H22M46 46H15M46 62H18M46 78H30M34 14v78" fill="none" stroke="${spot}" stroke-width="5"/>`,
	},
	"motion-capture": {
		zh: "动域捕捉",
		en: "Dongyu Motion Capture",
		primary: "#0b7a4b",
		secondary: "#10211a",
		accent: "#ff5a36",
		// A striding figure of markers and lines.
		mark: (ink, spot) => `
			<path d="M54 16 46 48 24 40M46 48 62 62 82 50M46 48 34 70 18 90M46 48 66 70 72 94" fill="none" stroke="${ink}" stroke-width="6" stroke-linejoin="round"/>
			<circle cx="56" cy="14" r="11" fill="${ink}"/>${[
				[24, 40],
				[82, 50],
				[34, 70],
				[18, 90],
				[66, 70],
				[72, 92],
				[46, 48],
			]
				.map(([x, y]) => `<circle cx="${x}" cy="${y}" r="7" fill="${spot}"/>`)
				.join("")}`,
	},
	"ink-studio": {
		zh: "砚池书坊",
		en: "Inkwell Studio",
		primary: "#33323a",
		secondary: "#efe8d8",
		accent: "#c2302a",
		// A drop over the pool of an ink stone, on a round seal.
		mark: (ink, spot) => `
			<circle cx="50" cy="50" r="46" fill="${spot}"/>
			<path d="M50 12C60 28 64 36 64 45a14 14 0 0 1-28 0C36 36 40 28 50 12Z" fill="${ink}"/>
			<path d="M18 56h12a20 15 0 0 0 40 0h12a32 27 0 0 1-64 0Z" fill="${ink}"/>`,
	},
	"surgery-planning": {
		zh: "准心手术规划",
		en: "Zhunxin Surgical Planning",
		primary: "#c2405a",
		secondary: "#2b0f1a",
		accent: "#27d3b4",
		// A heart under a reticle.
		mark: (ink, spot) => `
			<path d="M50 90Q8 58 8 34A21 21 0 0 1 50 28A21 21 0 0 1 92 34Q92 58 50 90Z" fill="${ink}"/>
			<path d="M50 30v40M30 50h40" stroke="${spot}" stroke-width="7"/><circle cx="50" cy="50" r="13" fill="none" stroke="${spot}" stroke-width="6"/>`,
	},
	"news-anchor": {
		zh: "晓播融媒",
		en: "Xiaobo Newsroom",
		primary: "#14488f",
		secondary: "#0c1f3f",
		accent: "#ffb400",
		// The sun comes up over a desk.
		mark: (ink, spot) => `
			<path d="M22 56a28 28 0 0 1 56 0Z" fill="${spot}"/>
			<path d="M6 62h88v9l-12 21H18L6 71Z" fill="${ink}"/><path d="M50 8v14M16 22l10 10M84 22 74 32" stroke="${ink}" stroke-width="7" stroke-linecap="round"/>`,
	},
	"river-tour": {
		zh: "浦济夜航",
		en: "Puji River Cruises",
		primary: "#0f5f78",
		secondary: "#12283a",
		accent: "#f2b95c",
		// A boat under a moon, on two waves.
		mark: (ink, spot) => `
			<circle cx="66" cy="24" r="16" fill="${spot}"/>
			<path d="M6 56h88q-6 20-22 22H28Q12 76 6 56ZM20 50l4-16h30l8 16Z" fill="${ink}"/>
			<path d="M6 90q11-8 22 0t22 0 22 0 22 0" stroke="${ink}" stroke-width="6" fill="none" stroke-linecap="round"/>`,
	},
	"sign-language": {
		zh: "手语桥",
		en: "Handbridge",
		primary: "#f3ad94",
		secondary: "#3b1f3f",
		accent: "#5b2f73",
		// A thumb up over an arch.
		mark: (ink, spot) => `
			<path d="M40 10q12 0 12 14v16h26q9 0 9 9 0 7-6 9 4 4 2 9-2 5-7 5 2 9-8 10H40q-12 0-20-8V44q14-6 14-22 0-12 6-12Z" fill="${ink}"/>
			<path d="M6 94q44-22 88 0" fill="none" stroke="${spot}" stroke-width="9" stroke-linecap="round"/>`,
	},
	"chip-foundry": {
		zh: "硅屿芯造",
		en: "Silicon Isle Foundry",
		primary: "#b4551f",
		secondary: "#24140b",
		accent: "#ffd27a",
		// A die with its leads; in it an island above the water.
		mark: (ink, spot) => `
			<rect x="22" y="22" width="56" height="56" rx="6" fill="none" stroke="${ink}" stroke-width="8"/>
			${[34, 50, 66].map((d) => `<path d="M${d} 6v14M${d} 80v14M6 ${d}h14M80 ${d}h14" stroke="${ink}" stroke-width="7"/>`).join("")}
			<path d="M34 56q8-18 16-18t16 18Z" fill="${spot}"/><path d="M34 66h32" stroke="${spot}" stroke-width="5"/>`,
	},
	"private-5g": {
		zh: "晨翎专网",
		en: "Chenling Private 5G",
		primary: "#c01f5d",
		secondary: "#2b0a1b",
		accent: "#ffc24b",
		// A mast between two wings of waves.
		mark: (ink, spot) => `
			<path d="M50 40 64 92H36Z" fill="${ink}"/><circle cx="50" cy="30" r="10" fill="${spot}"/>
			<path d="M28 50a28 28 0 0 1 0-40M72 50a28 28 0 0 0 0-40" stroke="${ink}" stroke-width="8" fill="none" stroke-linecap="round"/>
			<path d="M13 57a48 48 0 0 1 0-50M87 57a48 48 0 0 0 0-50" stroke="${spot}" stroke-width="7" fill="none" stroke-linecap="round"/>`,
	},
	"voice-studio": {
		zh: "听见录音棚",
		en: "Tingjian Voice Studio",
		primary: "#4a2a1a",
		secondary: "#1e120b",
		accent: "#f2c14e",
		// A capsule between two waves.
		mark: (ink, spot) => `
			<rect x="34" y="8" width="32" height="54" rx="16" fill="${ink}"/><path d="M34 30h32M34 42h32" stroke="${spot}" stroke-width="5"/>
			<path d="M22 42v6a28 28 0 0 0 56 0v-6M50 78v16M34 94h32" fill="none" stroke="${ink}" stroke-width="8" stroke-linecap="round"/>
			<path d="M6 34v26M94 34v26" stroke="${spot}" stroke-width="8" stroke-linecap="round"/>`,
	},
	astronomy: {
		zh: "望舒天文台",
		en: "Wangshu Observatory",
		primary: "#161b3d",
		secondary: "#0a0d22",
		accent: "#ffb648",
		// A dish under the moon.
		mark: (ink, spot) => `
			<path d="M14 34A44 44 0 0 0 76 84Z" fill="${ink}"/><path d="M45 59 66 36" stroke="${ink}" stroke-width="7"/><path d="M30 74 20 96H66L54 80Z" fill="${ink}"/>
			<path d="M84 6a21 21 0 1 0 8 33 18 18 0 0 1-8-33Z" fill="${spot}"/>`,
	},
	"product-design": {
		zh: "物外设计",
		en: "Beyond Things Design",
		primary: "#2f46b8",
		secondary: "#eef0f4",
		accent: "#ff7a45",
		// A cube drawn apart: three faces, one of them gone ahead.
		mark: (ink, spot) => `
			<path d="M46 34v50L10 66V18Z" fill="${ink}"/><path d="M54 38 90 20v48L54 86Z" fill="${ink}" opacity=".72"/>
			<path d="M50 4 88 14 52 28 14 14Z" fill="${spot}"/>`,
	},
	"anatomy-class": {
		zh: "形神解剖课堂",
		en: "Xingshen Anatomy Class",
		primary: "#f0a35e",
		secondary: "#43231a",
		accent: "#c73e3a",
		// An open eye whose lid is the page of a book.
		mark: (ink, spot) => `
			<path d="M4 54Q50 4 96 54Q50 104 4 54Zm13 0Q50 88 83 54Q50 20 17 54Z" fill="${ink}" fill-rule="evenodd"/>
			<circle cx="50" cy="54" r="19" fill="${ink}"/><circle cx="50" cy="54" r="9" fill="${spot}"/><path d="M50 6v14M24 14l7 12M76 14l-7 12" stroke="${ink}" stroke-width="7"/>`,
	},
	"type-foundry": {
		zh: "永字坊",
		en: "Yongzi Type Foundry",
		primary: "#2b2622",
		secondary: "#efe6d4",
		accent: "#c8321f",
		// A piece of type seen on its face: the dot and the upright of the first character.
		mark: (ink, spot) => `
			<path d="M8 8h84v84H8Z" fill="none" stroke="${ink}" stroke-width="7"/><path d="M8 30h6v12H8Z" fill="${ink}"/>
			<path d="M44 18q12 4 14 16-6 2-9-1-3-7-5-15Z" fill="${spot}"/><path d="M30 42q14-4 26-2l-2 38q-1 6-8 2l-8-6q6 1 8-1l1-26-15 2Z" fill="${ink}"/>`,
	},
	"maker-crafts": {
		zh: "木机工坊",
		en: "Woodworks Automata",
		primary: "#8e3a63",
		secondary: "#33161f",
		accent: "#eab24a",
		// A cam, its follower, and a wing on top.
		mark: (ink, spot) => `
			<circle cx="46" cy="70" r="25" fill="${spot}"/><circle cx="54" cy="76" r="6" fill="${ink}"/>
			<path d="M30 36h32v7H30Z" fill="${ink}"/><path d="M43 22h6v18h-6Z" fill="${ink}"/><path d="M4 26Q28 4 50 12 74 2 96 18 70 18 52 28 28 22 4 26Z" fill="${ink}"/>`,
	},
	"virtual-lab": {
		zh: "试界虚拟实验室",
		en: "Shijie Virtual Lab",
		primary: "#1f7f3a",
		secondary: "#0e2a17",
		accent: "#ffe14d",
		// A flask whose contents are half drawn, half cubes.
		mark: (ink, spot) => `
			<path d="M34 4h32v9h-5v24L92 88q4 8-5 8H13q-9 0-5-8L39 37V13h-5Z" fill="${ink}"/>
			<path d="M34 62h32l16 26H18Z" fill="${spot}"/><path d="M44 68h10v10H44zM60 76h8v8h-8z" fill="${ink}"/>`,
	},
	"city-library": {
		zh: "漕河泾城市书房",
		en: "Caohejing City Library",
		primary: "#566b2c",
		secondary: "#1f2817",
		accent: "#f0b445",
		// Steps that are also an open book.
		mark: (ink, spot) => `
			<path d="M6 90V70h14V54h14V38h14V22l0 68Z" fill="${ink}"/>
			<path d="M94 90V22q-20-6-42 4v64q22-10 42 0Z" fill="${spot}"/>`,
	},
	"materials-lab": {
		zh: "晶格材料实验室",
		en: "Jingge Materials Lab",
		primary: "#43566c",
		secondary: "#1b232d",
		accent: "#ff9f1c",
		// A cell of a lattice, its middle atom lit.
		mark: (ink, spot) => `
			<path d="M50 8 86 29V71L50 92 14 71V29ZM14 29 50 50 86 29M50 50V92" fill="none" stroke="${ink}" stroke-width="6" stroke-linejoin="round"/>
			${[
				[50, 8],
				[86, 29],
				[86, 71],
				[50, 92],
				[14, 71],
				[14, 29],
			]
				.map(([x, y]) => `<circle cx="${x}" cy="${y}" r="8" fill="${ink}"/>`)
				.join("")}<circle cx="50" cy="50" r="13" fill="${spot}"/>`,
	},
	"brain-computer": {
		zh: "知渡脑机",
		en: "Zhidu Neural",
		primary: "#c9b6f4",
		secondary: "#241a3a",
		accent: "#ff5d73",
		// Two halves of a brain, and a line that leaves one of them as a signal.
		mark: (ink, spot) => `
			<path d="M46 10q-18-4-24 10-14 4-12 20-8 12 2 24 2 18 20 18 6 8 14 4Z" fill="none" stroke="${ink}" stroke-width="8" stroke-linejoin="round"/>
			<path d="M56 10q18-4 24 10 14 4 12 20 8 12-2 24-2 18-20 18-6 8-14 4Z" fill="${ink}"/>
			<path d="M20 50h12l7-14 8 28 6-14h40" stroke="${spot}" stroke-width="7" fill="none" stroke-linejoin="round" stroke-linecap="round"/>`,
	},
	"ai-models": {
		zh: "茂言模型",
		en: "Maoyan Models",
		primary: "#00734a",
		secondary: "#06241a",
		accent: "#d7ff6b",
		// A net of five words, the one in the middle spoken.
		mark: (ink, spot) => `
			<path d="M20 22 50 50 80 22M20 78 50 50 80 78M20 22v56M80 22v56" stroke="${ink}" stroke-width="6" fill="none"/>
			${[
				[20, 22],
				[80, 22],
				[20, 78],
				[80, 78],
			]
				.map(([x, y]) => `<circle cx="${x}" cy="${y}" r="12" fill="${ink}"/>`)
				.join("")}<circle cx="50" cy="50" r="17" fill="${spot}"/>`,
	},
	"iot-sensors": {
		zh: "脉井物联",
		en: "Maijing Building Sensors",
		primary: "#9dbf2c",
		secondary: "#1f2a10",
		accent: "#e4572e",
		// A well's frame (the character 井) with a pulse in its middle.
		mark: (ink, spot) => `
			<path d="M32 8v84M68 8v84M8 32h84M8 68h84" stroke="${ink}" stroke-width="10"/>
			<circle cx="50" cy="50" r="11" fill="${spot}"/>`,
	},
	"xr-optics": {
		zh: "澜镜光学",
		en: "Lanjing Optics",
		primary: "#f59a23",
		secondary: "#20160a",
		accent: "#3f74ff",
		// Two lenses and the light folded between them.
		mark: (ink, spot) => `
			<path d="M26 8q22 42 0 84Q4 50 26 8ZM74 8q22 42 0 84-22-42 0-84Z" fill="${ink}"/>
			<path d="M2 30h70L28 50h44L2 70" stroke="${spot}" stroke-width="7" fill="none" stroke-linejoin="round"/>`,
	},
	rehab: {
		zh: "行新康复",
		en: "Xingxin Rehabilitation",
		primary: "#c2440e",
		secondary: "#33150a",
		accent: "#ffd166",
		// A walker of two strokes, the joints lit.
		mark: (ink, spot) => `
			<circle cx="54" cy="14" r="11" fill="${ink}"/><path d="M52 30 46 56 66 72 62 96M46 56 32 74 12 86M50 36 74 46M50 36 28 50" fill="none" stroke="${ink}" stroke-width="10" stroke-linecap="round" stroke-linejoin="round"/>
			<circle cx="46" cy="56" r="8" fill="${spot}"/><circle cx="66" cy="72" r="7" fill="${spot}"/><circle cx="32" cy="74" r="7" fill="${spot}"/>`,
	},
} as const satisfies Readonly<Record<string, Exhibitor>>;

export type ExhibitorId = keyof typeof EXHIBITORS;

export const markSvg = (who: Exhibitor, size: number, ink: string, spot: string): string =>
	`<svg viewBox="0 0 100 100" width="${size}" height="${size}">${who.mark(ink, spot)}</svg>`;

/**
 * The mark on a tile of the exhibitor's first colour: seen on a sign of that colour only the mark is left, and on any
 * other ground it stays legible. Names stand beside it as text, in the visitor's language.
 */
export async function drawLogo(studio: Studio, id: ExhibitorId): Promise<Uint8Array> {
	return studio.webp(logoSheet(id), { transparent: true, quality: 90 });
}

function logoSheet(id: ExhibitorId): Sheet {
	const who: Exhibitor = EXHIBITORS[id];
	return {
		width: 512,
		height: 512,
		css: `.sheet{display:grid;place-items:center;background:${who.primary};border-radius:92px}`,
		html: markSvg(who, 348, inkOn(who.primary), who.accent),
	};
}

/** White or near-black, whichever reads better on a colour (WCAG relative luminance). */
export function inkOn(hex: string): string {
	const [r, g, b] = [1, 3, 5].map((at) => {
		const c = Number.parseInt(hex.slice(at, at + 2), 16) / 255;
		return c <= 0.04045 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4;
	}) as [number, number, number];
	return 0.2126 * r + 0.7152 * g + 0.0722 * b > 0.36 ? "#15171a" : "#ffffff";
}
