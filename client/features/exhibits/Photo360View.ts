import { createCanvasTexture, fontsFor } from "#client/engine/CanvasTexture.ts";
import { paintBadge } from "./cards.ts";
import type { ExhibitPlace, ExhibitView } from "./ExhibitView.ts";
import { FramedPanel } from "./FramedPanel.ts";
import { fetchBitmap } from "./pictures.ts";
import { rectilinearView } from "./rectilinear.ts";

const VIEW_RADIANS = 1.5;
/** Of the photograph, for the sake of its preview: sharper than what is cut from it. */
const SOURCE_FACTOR = 2.5;

/** What the photograph shows straight ahead, framed and marked; the sphere itself is entered through the panel. */
export function createPhoto360View(place: ExhibitPlace<"photo360">): ExhibitView {
	const panel = new FramedPanel(place);
	const { slot, scene, settings } = place;
	return {
		async setDetail(detail, signal) {
			const budget = Math.min(settings.textureSize(detail, slot), 1024);
			const bitmap = await fetchBitmap(place.exhibit.image, budget * SOURCE_FACTOR, signal);
			await fontsFor("360°", [700]);
			const aspect = Math.max(0.5, Math.min(2, slot.width / slot.height));
			const width = Math.round(aspect >= 1 ? budget : budget * aspect);
			const height = Math.round(width / aspect);
			const pixels = readPixels(bitmap);
			bitmap.close();
			signal.throwIfAborted();
			const view = new ImageData(
				new Uint8ClampedArray(rectilinearView(pixels, width, height, VIEW_RADIANS)),
				width,
				height,
			);
			const name = `exhibit ${place.boothId}/${slot.name}`;
			const texture = createCanvasTexture(name, { width, height }, scene, (context) => {
				context.putImageData(view, 0, 0);
				paintBadge(context, width, height, "360°");
			});
			panel.show(texture, width / height);
		},
		show: ({ holder }) => panel.mark(holder !== ""),
		still: async () => panel.still(),
		dispose: () => panel.dispose(),
	};
}

function readPixels(bitmap: ImageBitmap): ImageData {
	const canvas = new OffscreenCanvas(bitmap.width, bitmap.height);
	const context = canvas.getContext("2d", { willReadFrequently: true });
	if (!context) throw new Error("no 2D canvas");
	context.drawImage(bitmap, 0, 0);
	return context.getImageData(0, 0, bitmap.width, bitmap.height);
}
