import { createLinkView, createTextView, createUnavailableView } from "./CardView.ts";
import { createDocumentView } from "./DocumentView.ts";
import type { ExhibitPlace, ExhibitView } from "./ExhibitView.ts";
import { createImageView } from "./ImageView.ts";
import { createModelView } from "./ModelView.ts";
import { createPhoto360View } from "./Photo360View.ts";
import { createVideoView } from "./VideoView.ts";

export { createUnavailableView };

/** The view of an exhibit, by its kind. */
export function createExhibitView(place: ExhibitPlace): ExhibitView {
	const { exhibit } = place;
	switch (exhibit.kind) {
		case "model":
			return createModelView({ ...place, exhibit });
		case "image":
			return createImageView({ ...place, exhibit });
		case "photo360":
			return createPhoto360View({ ...place, exhibit });
		case "video":
			return createVideoView({ ...place, exhibit });
		case "document":
			return createDocumentView({ ...place, exhibit });
		case "text":
			return createTextView({ ...place, exhibit });
		case "link":
			return createLinkView({ ...place, exhibit });
		default:
			return exhibit satisfies never;
	}
}
