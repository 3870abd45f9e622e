import type { HallChanges, PublishedBooth, PublishedHall } from "./PublishedHall.ts";

/** All of `after` where nothing came before it. */
export function changesBetween(before: PublishedHall | undefined, after: PublishedHall): HallChanges {
	const known = new Map(before?.booths.map((booth) => [booth.id, booth]));
	const order = after.booths.map(({ id }) => id);
	return {
		edition: after.edition,
		...(isSame(before?.event, after.event) ? {} : { event: after.event }),
		...(isSame(before?.halls, after.halls) ? {} : { halls: after.halls }),
		...(isSame(before?.hall, after.hall) ? {} : { hall: after.hall }),
		...(before && isSame([...known.keys()], order) ? {} : { order }),
		booths: after.booths.filter((booth) => !isSame(known.get(booth.id), booth)),
	};
}

/** What did not change is the same object as before. Throws where the changes are not those of this hall. */
export function applyHallChanges(before: PublishedHall, changes: HallChanges): PublishedHall {
	const { edition, event = before.event, halls = before.halls, hall = before.hall, order } = changes;
	const changed = new Map(changes.booths.map((booth) => [booth.id, booth]));
	const known = new Map(before.booths.map((booth) => [booth.id, booth]));
	const booths = (order ?? [...known.keys()]).map((id): PublishedBooth => {
		const booth = changed.get(id) ?? known.get(id);
		if (!booth) throw new Error(`the changes name a booth that nobody knows: ${id}`);
		return booth;
	});
	return { edition, event, halls, hall, booths };
}

function isSame(one: unknown, other: unknown): boolean {
	return one === other || JSON.stringify(one) === JSON.stringify(other);
}
