import type { BoothMedia, MediaKit } from "./MediaKit.ts";

/** A place that is sold in the hall; none of these is anybody. */
interface SponsorPicture {
	readonly width: number;
	readonly height: number;
	readonly css: string;
	readonly html: string;
}

const TEXT = `
	.zh{font-weight:900;letter-spacing:.08em}
	.en{font-weight:500;letter-spacing:.02em}
	.line{font-weight:400;line-height:1.5}
	.line span{display:block}
	svg{display:block;position:absolute}`;

/** Tides, one behind the other: a long banner is read from its mark down. */
const mantideCloud: SponsorPicture = {
	width: 512,
	height: 1024,
	css: `${TEXT}
		.sheet{background:linear-gradient(#0b2447 0%,#0f3a63 46%,#136a7d 100%);color:#f3f8fb;text-align:center}
		.mark{left:156px;top:118px;width:200px;height:200px}
		.name{position:absolute;top:366px;width:100%}
		.zh{font-size:104px;text-indent:.08em}
		.en{font-size:40px;margin-top:8px;color:#9fdde0}
		.line{position:absolute;top:590px;width:100%;font-size:34px}
		.line .en{font-size:25px;color:#c5e3ea;margin-top:6px}
		.sea{left:0;bottom:0;width:512px;height:300px}`,
	html: `
		<svg class="mark" viewBox="0 0 100 100" fill="none" stroke-linecap="round" stroke-width="7">
			<path d="M10 66a40 40 0 1 1 80 0" stroke="#f3f8fb"/>
			<path d="M26 66a24 24 0 1 1 48 0" stroke="#5fd3cf"/>
			<path d="M4 84q11.5-9 23 0t23 0 23 0 23 0" stroke="#f3f8fb"/>
		</svg>
		<div class="name"><div class="zh">漫潮云</div><div class="en">Mantide Cloud</div></div>
		<div class="line"><span>算力如潮，随需而来</span><span class="en">Compute that comes with the tide</span></div>
		<svg class="sea" viewBox="0 0 512 300" preserveAspectRatio="none">
			<path d="M0 96q64-52 128 0t128 0 128 0 128 0V300H0Z" fill="#1b8792" opacity=".55"/>
			<path d="M0 160q64 52 128 0t128 0 128 0 128 0V300H0Z" fill="#36b3ab" opacity=".5"/>
			<path d="M0 226q64-46 128 0t128 0 128 0 128 0V300H0Z" fill="#7fe0cf" opacity=".55"/>
		</svg>`,
};

/** A rule whose marks stand closer and closer. */
const hengyanMetrology: SponsorPicture = {
	width: 1024,
	height: 576,
	css: `${TEXT}
		.sheet{background:#14181f;color:#f4efe4}
		.zh{position:absolute;left:84px;top:96px;font-size:116px}
		.en{position:absolute;left:90px;top:262px;font-size:46px;color:#d9b46a}
		.line{position:absolute;right:84px;top:118px;font-size:34px;text-align:right}
		.line .en{position:static;font-size:26px;color:#b9b3a6;margin-top:6px}
		.rule{left:0;bottom:0;width:1024px;height:196px}`,
	html: `
		<div class="zh">衡砚计量</div><div class="en">Hengyan Metrology</div>
		<div class="line"><span>量到微米</span><span>心里有数</span><span class="en">Known to the micron</span></div>
		<svg class="rule" viewBox="0 0 1024 196">
			<path d="M0 0H1024V196H0Z" fill="#d9b46a"/>
			${Array.from({ length: 65 }, (_, i) => {
				const x = 24 + 976 * (1 - (1 - i / 64) ** 1.3);
				const isLong = i % 8 === 0;
				return `<path d="M${x.toFixed(1)} 0v${isLong ? 116 : i % 4 === 0 ? 84 : 56}" stroke="#14181f" stroke-width="${isLong ? 5 : 3}"/>`;
			}).join("")}
		</svg>`,
};

/** An egret over the water, at dusk. */
const egretIsle: SponsorPicture = {
	width: 1024,
	height: 576,
	css: `${TEXT}
		.sheet{background:linear-gradient(#f7f3ea 0%,#f3dcc0 62%,#e9b98c 100%);color:#23313a}
		.scene{left:0;top:0;width:1024px;height:576px}
		.zh{position:absolute;left:84px;top:92px;font-size:116px}
		.en{position:absolute;left:90px;top:256px;font-size:46px;color:#a2532a}
		.line{position:absolute;left:90px;top:346px;font-size:34px}
		.line .en{position:static;font-size:26px;color:#4b5a61;margin-top:6px}`,
	html: `
		<svg class="scene" viewBox="0 0 1024 576">
			<circle cx="806" cy="318" r="118" fill="#e2743c"/>
			<path d="M0 488h1024v88H0Z" fill="#2f5562"/>
			<path d="M640 488h332M676 516h260M722 544h168" stroke="#e2743c" stroke-width="9" stroke-linecap="round"/>
			<g fill="none" stroke="#fbfaf6" stroke-linecap="round" stroke-linejoin="round">
				<path d="M812 430v72M838 430v72" stroke-width="6" stroke="#23313a"/>
				<path d="M790 330q-46-26-30-78 8-28 34-26" stroke-width="17"/>
			</g>
			<path d="M786 316q74-10 118 54 12 26 2 44-60 34-112-2-40-40-8-96Z" fill="#fbfaf6"/>
			<path d="M792 218l62 8-60 12Z" fill="#23313a"/>
		</svg>
		<div class="zh">鹭屿储能</div><div class="en">Egret Isle Storage</div>
		<div class="line"><span>把白天的风，留到晚上</span><span class="en">Today&#39;s wind, kept for tonight</span></div>`,
};

/** What lies on the floor is read from above and from aslant: few words, large. */
const floorSticker = (
	colours: { readonly ground: string; readonly ink: string; readonly soft: string },
	{ zh, en, line, enLine, mark }: Readonly<Record<"zh" | "en" | "line" | "enLine" | "mark", string>>,
): SponsorPicture => ({
	width: 1024,
	height: 512,
	css: `${TEXT}
		.sheet{background:${colours.ground};color:${colours.ink}}
		.frame{position:absolute;inset:22px;border:5px solid ${colours.ink};border-radius:28px}
		.mark{left:84px;top:116px;width:280px;height:280px}
		.words{position:absolute;left:428px;top:88px}
		.zh{font-size:118px}
		.en{font-size:48px;margin-top:4px;color:${colours.soft}}
		.line{font-size:36px;margin-top:20px}
		.line .en{font-size:27px;margin-top:0;color:inherit;opacity:.8}`,
	html: `
		<div class="frame"></div>
		<svg class="mark" viewBox="0 0 100 100">${mark}</svg>
		<div class="words"><div class="zh">${zh}</div><div class="en">${en}</div>
			<div class="line"><span>${line}</span><span class="en">${enLine}</span></div></div>`,
});

const songjianCoffee = floorSticker(
	{ ground: "#f2ede2", ink: "#2c4034", soft: "#8a5a34" },
	{
		zh: "松间咖啡",
		en: "Songjian Coffee",
		line: "展位之间，歇一杯",
		enLine: "A cup between two booths",
		// A pine in the steam of a cup.
		mark: `
			<path d="M50 4 30 34h10L24 58h52L60 34h10Z" fill="#2c4034"/>
			<path d="M16 66h58v12q0 16-18 16H34q-18 0-18-16Z" fill="#8a5a34"/>
			<path d="M74 70h8q8 0 8 7t-8 7h-9" fill="none" stroke="#8a5a34" stroke-width="6"/>`,
	},
);

const yanxiaRides = floorSticker(
	{ ground: "#1f3a5f", ink: "#f5f1e6", soft: "#f0b95b" },
	{
		zh: "檐下出行",
		en: "Yanxia Rides",
		line: "散展回家，随叫随走",
		enLine: "Home from the fair",
		// A roof's eave over a road.
		mark: `
			<path d="M4 44Q34 34 50 10q16 24 46 34-14 6-26 2-12-6-20-14-8 8-20 14-12 4-26-2Z" fill="#f5f1e6"/>
			<path d="M42 50h16l20 46H22Z" fill="#f0b95b"/>
			<path d="M50 56v8M50 72v9M50 88v8" stroke="#1f3a5f" stroke-width="5"/>`,
	},
);

const PICTURES = {
	"sponsor-mantide-cloud": mantideCloud,
	"sponsor-hengyan-metrology": hengyanMetrology,
	"sponsor-egret-isle": egretIsle,
	"sponsor-songjian-coffee": songjianCoffee,
	"sponsor-yanxia-rides": yanxiaRides,
} as const satisfies Readonly<Record<string, SponsorPicture>>;

/** The pictures on the sponsors' surfaces of the carnival's hall. */
export const SPONSOR_MEDIA: readonly BoothMedia[] = Object.entries(PICTURES).map(([name, picture]) => ({
	name: `${name}.webp`,
	make: async (kit: MediaKit) => (await kit.studio()).webp(picture, { quality: 84 }),
}));
