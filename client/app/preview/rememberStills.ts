import type { StillPiece } from "#client/engine/StillPiece.ts";
import type { ExhibitMount, ExhibitViews } from "#client/features/booths/ExhibitMount.ts";
import type { Exhibit } from "#shared/features/booths/BoothDocument.ts";

/**
 * Exhibits as booths ask for them, each still of a slot made once for what it shows: a booth whose colours change under
 * one's hands is composed again and again, and its models are read once. Pieces are copies, so they outlive their views.
 */
export function rememberStills(views: ExhibitViews, language: () => string): ExhibitViews {
	const made = new Map<string, { readonly shows: string; readonly pieces: readonly StillPiece[] }>();
	return {
		async still(mount: ExhibitMount) {
			const place = `${mount.boothId}/${mount.slot.name}`;
			const shows = JSON.stringify([language(), mount.slot, seenOf(mount.exhibit)]);
			const known = made.get(place);
			if (known?.shows === shows) return known.pieces;
			const pieces = await views.still(mount);
			made.set(place, { shows, pieces });
			return pieces;
		},
		mount: (mount) => views.mount(mount),
		isInUse: (key) => views.isInUse(key),
	};
}

/** What of an exhibit is seen from some way off: words beside a model or a picture are not. */
function seenOf(exhibit: Exhibit): unknown {
	switch (exhibit.kind) {
		case "model":
			return [exhibit.kind, exhibit.model];
		case "image":
		case "photo360":
			return [exhibit.kind, exhibit.image];
		default:
			return exhibit;
	}
}
