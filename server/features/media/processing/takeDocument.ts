import { copyFile, readFile } from "node:fs/promises";
import { join } from "node:path";
import { PDFiumLibrary } from "@hyzyla/pdfium";
import sharp from "sharp";
import { FileRefused } from "./FileRefused.ts";
import type { Taken } from "./Job.ts";
import { refuseActivePdf } from "./pdfScan.ts";

/** A thick catalogue; each page is drawn ahead. */
const PAGES_AT_MOST = 300;
/** Points; the most that PDF itself allows (ISO 32000-1, annex C). */
const POINTS_AT_MOST = 14_400;
/** Longest side: the first page fills a poster, the others are chosen by. */
const COVER_PIXELS = 1600;
const THUMBNAIL_PIXELS = 320;

/** Refuses what does more than be read, opens it, and draws its pages ahead. The document itself stays as it came. */
export async function takeDocument(path: string, output: string, folder: string): Promise<Taken> {
	const bytes = await readFile(path);
	refuseActivePdf(bytes);
	const library = await PDFiumLibrary.init();
	try {
		const { pages, width, height } = await drawPages(library, bytes, folder);
		await copyFile(path, output);
		return {
			files: [{ path: output, ending: "pdf" }, ...pages.map((page) => ({ path: page, ending: "webp" }))],
			facts: {
				kind: "document",
				bytes: bytes.length,
				pages: pages.length - 1,
				width,
				height,
				cover: null,
				thumbnails: [],
			},
			reduction: null,
			checklist: null,
			keepsOriginal: false,
		};
	} finally {
		library.destroy();
	}
}

/** The cover, then every page small. */
async function drawPages(library: PDFiumLibrary, bytes: Uint8Array, folder: string) {
	const document = await library.loadDocument(bytes).catch((error: Error) => {
		const isLocked = /password|security/i.test(error.message);
		throw new FileRefused(isLocked ? "pdf-encrypted" : "pdf-unreadable", error.message.slice(0, 300), { cause: error });
	});
	try {
		const count = document.getPageCount();
		if (count < 1) throw new FileRefused("pdf-unreadable", "no pages");
		if (count > PAGES_AT_MOST) throw new FileRefused("pdf-too-many-pages", `${count} pages, at most ${PAGES_AT_MOST}`);
		const first = sizeOf(document.getPage(0));
		const pages = [await draw(0, COVER_PIXELS, join(folder, "cover.webp"))];
		for (let index = 0; index < count; index++) {
			pages.push(await draw(index, THUMBNAIL_PIXELS, join(folder, `page-${index}.webp`)));
		}
		return { pages, ...first };
	} finally {
		document.destroy();
	}

	async function draw(index: number, pixels: number, output: string): Promise<string> {
		const page = document.getPage(index);
		const { width, height } = sizeOf(page);
		const scale = pixels / Math.max(width, height);
		const size = { width: Math.max(1, Math.round(width * scale)), height: Math.max(1, Math.round(height * scale)) };
		try {
			const drawn = await page.render({ ...size, render: async ({ data }) => data });
			await sharp(drawn.data, { raw: { width: drawn.width, height: drawn.height, channels: 4 } })
				.flatten({ background: "#ffffff" })
				.webp({ quality: 82 })
				.toFile(output);
			return output;
		} catch (error) {
			throw new FileRefused("pdf-unreadable", `page ${index + 1}: ${(error as Error).message}`.slice(0, 300), {
				cause: error,
			});
		}
	}
}

function sizeOf(page: { getOriginalSize(): { originalWidth: number; originalHeight: number } }) {
	const { originalWidth: width, originalHeight: height } = page.getOriginalSize();
	const isSane = width > 0 && height > 0 && Math.max(width, height) <= POINTS_AT_MOST;
	if (!isSane) throw new FileRefused("pdf-unreadable", `a page of ${width} × ${height} points`);
	return { width, height };
}
