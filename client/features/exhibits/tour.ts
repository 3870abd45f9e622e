/** The way through a booth's exhibits: by the names of their slots, as one counts them. */
export function tourOf<Place extends { readonly slot: string }>(places: Iterable<Place>): Place[] {
	return [...places].sort((one, other) => one.slot.localeCompare(other.slot, "en", { numeric: true }));
}

/** The slot after or before this one; after the last comes the first. Undefined where there is no other. */
export function nextOnTour(slots: readonly string[], slot: string, way: 1 | -1): string | undefined {
	const at = slots.indexOf(slot);
	if (at < 0 || slots.length < 2) return undefined;
	return slots[(at + way + slots.length) % slots.length];
}
