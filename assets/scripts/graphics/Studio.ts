import { readFileSync } from "node:fs";
import { extname, join } from "node:path";
import { type Browser, chromium, type Page } from "playwright-core";
import sharp from "sharp";

const ROOT = join(import.meta.dirname, "../../..");
/** Answered by us and never by a network: pages need an origin so that fonts may load. */
const ORIGIN = "http://studio.invalid";

const TYPES: Readonly<Record<string, string>> = {
	".css": "text/css",
	".html": "text/html; charset=utf-8",
	".js": "text/javascript",
	".woff2": "font/woff2",
	".woff": "font/woff",
	".png": "image/png",
	".webp": "image/webp",
	".hdr": "application/octet-stream",
	".glb": "model/gltf-binary",
};

export interface Sheet {
	/** CSS pixels. */
	readonly width: number;
	readonly height: number;
	readonly css: string;
	readonly html: string;
}

/** A headless Chromium that draws graphics: HTML and CSS in, pixels or PDF out, with the repository's own fonts. */
export class Studio {
	readonly #browser: Browser;
	readonly #onOpened: (file: string) => void;

	private constructor(browser: Browser, onOpened: (file: string) => void) {
		this.#browser = browser;
		this.#onOpened = onOpened;
	}

	/** `onOpened` hears, each time that a page asks for it, of every file that it gets from the repository; packages are not told. */
	static async open(onOpened: (file: string) => void): Promise<Studio> {
		return new Studio(
			await chromium.launch({
				executablePath: process.env.CHROMIUM ?? "/usr/bin/chromium",
				args: [
					"--no-sandbox",
					"--use-angle=swiftshader",
					"--enable-unsafe-swiftshader",
					"--disable-background-networking",
					"--disable-component-update",
					"--disable-sync",
					"--no-first-run",
				],
			}),
			onOpened,
		);
	}

	async close(): Promise<void> {
		await this.#browser.close();
	}

	/** A page on our origin; `/repo/…` is this repository, everything else but `html` is refused. */
	async page(width: number, height: number, html: string, folder?: string): Promise<Page> {
		const page = await this.#browser.newPage({ viewport: { width, height } });
		page.on("pageerror", (error) => console.error("studio page:", error.message));
		await page.route("**/*", async (route) => {
			const { origin, pathname } = new URL(route.request().url());
			if (origin !== ORIGIN) return route.abort();
			if (pathname === "/") return route.fulfill({ contentType: TYPES[".html"] as string, body: html });
			const ours = pathname.startsWith("/repo/") ? decodeURIComponent(pathname.slice("/repo/".length)) : undefined;
			const file = ours ? join(ROOT, ours) : folder && join(folder, decodeURIComponent(pathname));
			if (!file) return route.abort();
			if (ours && !ours.startsWith("node_modules/")) this.#onOpened(ours);
			try {
				const contentType = TYPES[extname(file)] ?? "application/octet-stream";
				return await route.fulfill({ contentType, body: readFileSync(file) });
			} catch {
				console.error("studio: no file", pathname);
				return route.abort();
			}
		});
		await page.goto(`${ORIGIN}/`);
		return page;
	}

	/** WebP of a sheet; with `transparent` what the sheet leaves bare stays so. */
	async webp(sheet: Sheet, { transparent = false, quality = 82 } = {}): Promise<Uint8Array> {
		const page = await this.page(sheet.width, sheet.height, documentOf(sheet));
		try {
			await settle(page);
			const png = await page.screenshot({ omitBackground: transparent, type: "png" });
			return await sharp(png).webp({ quality, alphaQuality: 90, smartSubsample: true, effort: 6 }).toBuffer();
		} finally {
			await page.close();
		}
	}

	/** One sheet per page, all of the first one's size. */
	async pdf(sheets: readonly Sheet[], title: string): Promise<Uint8Array> {
		const [first] = sheets;
		if (!first) throw new Error("Studio: a PDF without pages");
		const { width, height } = first;
		const css = `@page{size:${width}px ${height}px;margin:0} .sheet{break-after:page}`;
		const html = sheets.map(
			(sheet) => `<div class="sheet" style="width:${width}px;height:${height}px">${sheet.html}</div>`,
		);
		const page = await this.page(
			width,
			height,
			documentOf({ width, height, css: sheets.map((sheet) => sheet.css).join("\n") + css, html: html.join("") }, title),
		);
		try {
			await settle(page);
			return await page.pdf({ width: `${width}px`, height: `${height}px`, printBackground: true, tagged: true });
		} finally {
			await page.close();
		}
	}
}

async function settle(page: Page): Promise<void> {
	await page.evaluate(async () => {
		// The unicode-range files load only once their glyphs are laid out.
		await document.fonts.ready;
		await Promise.all([...document.images].map((image) => image.decode()));
	});
}

function documentOf({ css, html, width, height }: Sheet, title = ""): string {
	const weights = [300, 400, 500, 700, 900];
	const fonts = weights.map(
		(weight) => `<link rel="stylesheet" href="/repo/node_modules/@fontsource/noto-sans-sc/${weight}.css">`,
	);
	return `<!doctype html><html lang="zh-CN"><head><meta charset="utf-8"><title>${title}</title>${fonts.join("")}
<style>*{box-sizing:border-box;margin:0;padding:0}html,body{width:${width}px;background:transparent}
body{font-family:"Noto Sans SC";-webkit-font-smoothing:antialiased;-webkit-print-color-adjust:exact}
.sheet{position:relative;width:${width}px;height:${height}px;overflow:hidden}${css}</style></head>
<body>${html.includes('class="sheet"') ? html : `<div class="sheet">${html}</div>`}</body></html>`;
}
