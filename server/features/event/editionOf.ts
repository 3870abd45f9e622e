import { createHash } from "node:crypto";
import type { PublishedHall } from "#shared/features/event/PublishedHall.ts";

/** A number for what a hall's index says: another one for another index, the same for the same, over restarts too. */
export function editionOf(hall: Omit<PublishedHall, "edition">): number {
	const hash = createHash("sha256").update(JSON.stringify(hall)).digest();
	// 0 is a state that was not filled yet.
	return hash.readUInt32BE(0) || 1;
}
