import type { Exhibit } from "#shared/features/booths/BoothDocument.ts";
import type { Language } from "#shared/features/event/text.ts";
import { type CardTexts, drawCard } from "./cards.ts";
import type { ExhibitDetail, ExhibitPlace, ExhibitView } from "./ExhibitView.ts";
import { FramedPanel } from "./FramedPanel.ts";

/** A typeset card in the visitor's language: texts and links are nothing else, and what cannot be shown becomes one. */
export function createCardView<Kind extends Exhibit["kind"]>(
	place: ExhibitPlace<Kind>,
	textsOf: (exhibit: ExhibitPlace<Kind>["exhibit"], language: Language) => CardTexts,
): ExhibitView {
	const panel = new FramedPanel(place);
	let detail: ExhibitDetail = "far";
	const draw = async (signal: AbortSignal) => {
		const texts = textsOf(place.exhibit, place.settings.language());
		const { texture, aspect } = await drawCard(place, texts, detail, signal);
		panel.show(texture, aspect);
	};
	return {
		setDetail(next, signal) {
			detail = next;
			return draw(signal);
		},
		translate: draw,
		still: async () => panel.still(),
		dispose: () => panel.dispose(),
	};
}

export function createTextView(place: ExhibitPlace<"text">): ExhibitView {
	return createCardView(place, (exhibit, language) => ({
		title: exhibit.title[language],
		body: exhibit.body[language],
		...(exhibit.caption ? { foot: exhibit.caption[language] } : {}),
	}));
}

export function createLinkView(place: ExhibitPlace<"link">): ExhibitView {
	return createCardView(place, (exhibit, language) => ({
		sign: "link",
		title: exhibit.title[language],
		...(exhibit.caption ? { body: exhibit.caption[language] } : {}),
		foot: new URL(exhibit.url).host,
	}));
}

/** A card on a plinth need not be as large as what should stand there. */
const UNAVAILABLE_METRES = { width: 0.6, height: 0.42 };

export function createUnavailableView(place: ExhibitPlace): ExhibitView {
	const { slot } = place;
	const width = Math.min(slot.width, UNAVAILABLE_METRES.width);
	const height = Math.min(slot.height, UNAVAILABLE_METRES.height);
	const small = place.exhibit.kind === "model" ? { ...place, slot: { ...slot, width, height } } : place;
	return createCardView(small, (exhibit, language) => ({
		sign: "unavailable",
		title: exhibit.title[language],
		foot: place.settings.words().unavailable,
	}));
}
