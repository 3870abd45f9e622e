import type { ExhibitDetail, ExhibitPlace, ExhibitView } from "./ExhibitView.ts";
import { FramedPanel } from "./FramedPanel.ts";
import { loadPicture } from "./pictures.ts";

/** A picture in a thin frame; small until the visitor comes near. */
export function createImageView(place: ExhibitPlace<"image">): ExhibitView {
	const panel = new FramedPanel(place);
	const name = `exhibit ${place.boothId}/${place.slot.name}`;
	return {
		async setDetail(detail: ExhibitDetail, signal: AbortSignal) {
			const size = place.settings.textureSize(detail, place.slot);
			const picture = await loadPicture(name, place.exhibit.image, size, place.scene, signal);
			panel.show(picture.texture, picture.aspect);
		},
		still: async () => panel.still(),
		dispose: () => panel.dispose(),
	};
}
