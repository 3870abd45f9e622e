import type { EventSnapshot, SnapshotEntry } from "#shared/features/event/EventSnapshot.ts";
import type { PublishingDifference } from "#shared/features/publishing/publishingEndpoints.ts";

/** What visitors will see otherwise than before; `before` is null where they see nothing yet. */
export function compareSnapshots(before: EventSnapshot | null, after: EventSnapshot): PublishingDifference[] {
	const differences: PublishingDifference[] = [];
	const was = new Map(before?.entries.map((entry) => [entry.objectId, entry]));
	const is = new Map(after.entries.map((entry) => [entry.objectId, entry]));
	for (const objectId of new Set([...was.keys(), ...is.keys()])) {
		const [one, other] = [was.get(objectId), is.get(objectId)];
		const change = changeOf(one?.object, other?.object);
		const entry = other ?? one;
		if (!change || !entry) continue;
		differences.push({ what: partOf(entry), change, hallId: entry.hallId, id: objectId, label: labelOf(entry, after) });
	}
	const placed = new Map(
		after.entries.flatMap(({ object, hallId }) =>
			object.kind === "booth" ? [[object.value.boothId, { hallId, number: object.value.number }] as const] : [],
		),
	);
	for (const boothId of new Set([...Object.keys(before?.booths ?? {}), ...Object.keys(after.booths)])) {
		const change = changeOf(before?.booths[boothId], after.booths[boothId]);
		// A booth that is taken out of the hall is told as a thing of the plan.
		if (!change || (change === "removed" && !placed.has(boothId))) continue;
		const booth = after.booths[boothId] ?? before?.booths[boothId];
		const place = placed.get(boothId);
		const name = booth?.name["zh-CN"] || booth?.name.en || boothId;
		const label = place ? `${place.number} ${name}` : name;
		differences.push({ what: "booth", change, hallId: place?.hallId ?? null, id: boothId, label });
	}
	return differences;
}

function changeOf(before: unknown, after: unknown): PublishingDifference["change"] | undefined {
	if (before === undefined) return after === undefined ? undefined : "added";
	if (after === undefined) return "removed";
	return JSON.stringify(sorted(before)) === JSON.stringify(sorted(after)) ? undefined : "changed";
}

/** Keys in their order: the same document may have been written by another version. */
function sorted(value: unknown): unknown {
	if (Array.isArray(value)) return value.map(sorted);
	if (typeof value !== "object" || value === null) return value;
	return Object.fromEntries(
		Object.entries(value)
			.filter(([, inner]) => inner !== undefined)
			.sort(([a], [b]) => (a < b ? -1 : 1))
			.map(([key, inner]) => [key, sorted(inner)]),
	);
}

function partOf({ object }: SnapshotEntry): PublishingDifference["what"] {
	return object.kind === "event" || object.kind === "hall" ? object.kind : "plan";
}

function labelOf({ object }: SnapshotEntry, { booths }: EventSnapshot): string {
	switch (object.kind) {
		case "event":
			return object.value.title["zh-CN"];
		case "hall":
		case "quarter":
		case "landmark":
			return object.value.name["zh-CN"];
		case "surface":
			return object.value.sponsor["zh-CN"];
		case "booth":
			return [object.value.number, booths[object.value.boothId]?.name["zh-CN"]].filter(Boolean).join(" ");
		default:
			// It has no name; pages say what kind of thing it is.
			return object.kind;
	}
}
