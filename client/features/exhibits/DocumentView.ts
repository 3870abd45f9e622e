import { createCanvasTexture } from "#client/engine/CanvasTexture.ts";
import { drawCard } from "./cards.ts";
import { AS_IT_CAME, type ExhibitPlace, type ExhibitView } from "./ExhibitView.ts";
import { FramedPanel } from "./FramedPanel.ts";
import type { PdfPages } from "./PdfPages.ts";
import { fetchMedia } from "./pictures.ts";

export interface DocumentView extends ExhibitView {
	/** The document itself, once a near look brought it in: the reader beside the view draws from the same. */
	readonly pages: Promise<PdfPages>;
}

/** A page of a PDF on its stand: a card with its title from afar, the page everyone sees from near. */
export function createDocumentView(place: ExhibitPlace<"document">): DocumentView {
	const { scene, settings, exhibit } = place;
	const name = `exhibit ${place.boothId}/${place.slot.name}`;
	const panel = new FramedPanel(place);
	const life = new AbortController();
	let opening: Promise<PdfPages> | undefined;
	let wanted = AS_IT_CAME.page;
	let shownPage = -1;
	let drawing: AbortController | undefined;

	function open(): Promise<PdfPages> {
		opening ??= (async () => {
			const [{ PdfPages }, response] = await Promise.all([
				import("./PdfPages.ts"),
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
		const canvas = await pages.draw(index, settings.textureSize("near"), signal);
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
		const { texture, aspect } = await drawCard(place, texts, "far", signal);
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
			if (shownPage < 0) return; // its first page comes with the near look
			drawing?.abort();
			drawing = new AbortController();
			const signal = AbortSignal.any([drawing.signal, life.signal]);
			// A page that cannot be drawn leaves the one before.
			showPage(signal).catch(() => {});
		},
		async setDetail(detail, signal) {
			// A page that was read stays: from afar it says more than its title.
			if (detail === "near") await showPage(AbortSignal.any([signal, life.signal]));
			else if (shownPage < 0) await showCover(signal);
		},
		async translate(signal) {
			if (shownPage < 0) await showCover(signal);
		},
		dispose() {
			life.abort();
			panel.dispose();
		},
	};
}
