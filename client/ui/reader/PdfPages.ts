import { GlobalWorkerOptions, getDocument, type PDFDocumentProxy, type PDFPageProxy } from "pdfjs-dist";

GlobalWorkerOptions.workerSrc = "/pdfjs/pdf.worker.min.mjs";

/** The pages of one PDF, drawn one at a time; everything pdf.js needs is on this host. */
export class PdfPages {
	readonly #document: PDFDocumentProxy;
	readonly #close: () => Promise<void>;
	#queue: Promise<unknown> = Promise.resolve();

	private constructor(document: PDFDocumentProxy, close: () => Promise<void>) {
		this.#document = document;
		this.#close = close;
	}

	static async open(bytes: Uint8Array, signal: AbortSignal): Promise<PdfPages> {
		const task = getDocument({
			data: bytes,
			cMapUrl: "/pdfjs/cmaps/",
			standardFontDataUrl: "/pdfjs/standard_fonts/",
			wasmUrl: "/pdfjs/wasm/",
			iccUrl: "/pdfjs/iccs/",
			useSystemFonts: false,
			// Of a stranger's file, only the pages are wanted.
			enableXfa: false,
			stopAtErrors: false,
		});
		const abort = () => void task.destroy();
		signal.addEventListener("abort", abort, { once: true });
		try {
			const document = await task.promise;
			signal.throwIfAborted();
			return new PdfPages(document, () => task.destroy());
		} catch (error) {
			await task.destroy();
			signal.throwIfAborted();
			throw error;
		} finally {
			signal.removeEventListener("abort", abort);
		}
	}

	get count(): number {
		return this.#document.numPages;
	}

	/**
	 * Draws a page (from 0) onto a canvas of its own, its longest side as given. One at a time, a little in each frame;
	 * `atOnce` does not wait for frames: for small pictures, where frames are slow.
	 */
	draw(index: number, longestSide: number, signal: AbortSignal, atOnce = false): Promise<HTMLCanvasElement> {
		const drawn = this.#queue.then(() => this.#draw(index, longestSide, signal, atOnce));
		this.#queue = drawn.catch(() => {});
		return drawn;
	}

	/** Width over height of a page (from 0). */
	async aspectOf(index: number): Promise<number> {
		const { width, height } = (await this.#page(index)).getViewport({ scale: 1 });
		return width / height;
	}

	async dispose(): Promise<void> {
		await this.#close();
	}

	async #draw(index: number, longestSide: number, signal: AbortSignal, atOnce: boolean): Promise<HTMLCanvasElement> {
		signal.throwIfAborted();
		const page = await this.#page(index);
		const natural = page.getViewport({ scale: 1 });
		const viewport = page.getViewport({ scale: longestSide / Math.max(natural.width, natural.height) });
		const canvas = document.createElement("canvas");
		canvas.width = Math.round(viewport.width);
		canvas.height = Math.round(viewport.height);
		const rendering = page.render({ canvas, viewport, background: "#ffffff", intent: atOnce ? "print" : "display" });
		const abort = () => rendering.cancel();
		signal.addEventListener("abort", abort, { once: true });
		try {
			await rendering.promise;
		} finally {
			signal.removeEventListener("abort", abort);
			page.cleanup();
		}
		signal.throwIfAborted();
		return canvas;
	}

	#page(index: number): Promise<PDFPageProxy> {
		return this.#document.getPage(Math.max(0, Math.min(this.count - 1, index)) + 1);
	}
}
