import type { PublishedHall } from "#shared/features/event/PublishedHall.ts";

export type Doors = "before" | "open" | "after";

/** Without times the doors are always open. The server decides who comes in; this is what the lobby says. */
export function doorsAt(event: Pick<PublishedHall["event"], "opensAt" | "closesAt">, nowMs: number): Doors {
	if (event.opensAt !== undefined && nowMs < Date.parse(event.opensAt)) return "before";
	if (event.closesAt !== undefined && nowMs >= Date.parse(event.closesAt)) return "after";
	return "open";
}
