import { createCanvasTexture } from "#client/engine/CanvasTexture.ts";
import type { PdfPages } from "#client/ui/reader/PdfPages.ts";
import { drawCard } from "./cards.ts";
import { AS_IT_CAME, type ExhibitDetail, type ExhibitPlace, type ExhibitView } from "./ExhibitView.ts";
import { FramedPanel } from "./FramedPanel.ts";
import { fetchMedia } from "./pictures.ts";

/** A document is opened for whoever stands this close: its reader is a megabyte, and people pass many on their way. */
const READ_WITHIN_METRES = 3;

export interface DocumentView extends ExhibitView {
	/** The document itself, opened at the latest now: the reader beside the view draws from the same. */
	readonly pages: Promise<PdfPages>;
}

/** A page of a PDF on its stand: a card with its title from afar, the page everyone sees to whoever stands at it. */
export function createDocumentView(place: ExhibitPlace<"document">): DocumentView {
	const { scene, settings, exhibit } = place;
	const name = `exhibit ${place.boothId}/${place.slot.name}`;
	const panel = new FramedPanel(place);
	const life = new AbortController();
	let opening: Promise<PdfPages> | undefined;
	let wanted = AS_IT_CAME.page;
	let shownPage = -1;
	let drawing: AbortController | undefined;
	let detail: ExhibitDetail = "far";
	let isAsked = false;

	function open(): Promise<PdfPages> {
		opening ??= (async () => {
			const [{ PdfPages }, response] = await Promise.all([
				import("#client/ui/reader/PdfPages.ts"),
				fetchMedia(exhibit.document, life.signal),
			]);
			const pages = await PdfPages.open(new Uint8Array(await response.arrayBuffer()), life.signal);
			life.signal.addEventListener("abort", () => void pages.dispose(), { once: true });
			return pages;
		})();
		return opening;
	}

	async function showPage(signal: AbortSignal): Promise<void> {
		const pages = await open();
		const index = Math.min(wanted, pages.count - 1);
		if (index === shownPage) return;
		const canvas = await pages.draw(index, settings.textureSize("near", place.slot), signal);
		const { width, height } = canvas;
		const texture = createCanvasTexture(`${name} page`, { width, height }, scene, (context) => {
			context.drawImage(canvas, 0, 0);
		});
		panel.show(texture, width / height);
		shownPage = index;
	}

	async function showCover(signal: AbortSignal): Promise<void> {
		const texts = {
			sign: "document" as const,
			title: exhibit.title[settings.language()],
			foot: settings.words().document,
		};
		const { texture, aspect } = await drawCard(place, texts, detail, signal);
		panel.show(texture, aspect);
		shownPage = -1;
	}

	return {
		get pages() {
			return open();
		},
		show({ page, holder }) {
			panel.mark(holder !== "");
			if (page === wanted) return;
			wanted = page;
			if (!isAsked) return; // its page comes when somebody stands at it
			drawing?.abort();
			drawing = new AbortController();
			const signal = AbortSignal.any([drawing.signal, life.signal]);
			// A page that cannot be drawn leaves the one before.
			showPage(signal).catch(() => {});
		},
		update(_deltaSeconds, distance) {
			if (isAsked || detail === "far" || distance > READ_WITHIN_METRES) return;
			isAsked = true;
			showPage(life.signal).catch((error: unknown) => {
				if (!life.signal.aborted) place.onFailed?.(error);
			});
		},
		async setDetail(next, signal) {
			detail = next;
			// A page that was read stays: it says more than its title.
			if (shownPage < 0) await showCover(signal);
		},
		async translate(signal) {
			if (shownPage < 0) await showCover(signal);
		},
		still: async () => panel.still(),
		dispose() {
			life.abort();
			panel.dispose();
		},
	};
}
