import type { Sheet } from "./Studio.ts";

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
} as const satisfies Readonly<Record<string, Exhibitor>>;

export type ExhibitorId = keyof typeof EXHIBITORS;

export const markSvg = (who: Exhibitor, size: number, ink: string, spot: string): string =>
	`<svg viewBox="0 0 100 100" width="${size}" height="${size}">${who.mark(ink, spot)}</svg>`;

/**
 * The mark on a tile of the exhibitor's first colour: seen on a sign of that colour only the mark is left, and on any
 * other ground it stays legible. Names stand beside it as text, in the visitor's language.
 */
export function logoSheet(id: ExhibitorId): Sheet {
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
