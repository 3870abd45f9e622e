import { unreadBooth } from "#server/features/event/readEvent.ts";
import type { BoothDraft } from "#shared/features/booths/BoothDraft.ts";
import type { EventDocument } from "#shared/features/event/EventDocument.ts";
import { type SnapshotEntry, takeApart } from "#shared/features/event/EventSnapshot.ts";

const both = (text: string) => ({ "zh-CN": text, en: text });

/** An event of two halls and three booths. */
export const SMALL_EVENT: EventDocument = {
	version: 1,
	id: "fair",
	title: both("Fair"),
	summary: both("A small fair"),
	venue: both("Here"),
	beforeOpening: both("Soon"),
	afterClosing: both("Over"),
	halls: ["main", "second"].map((id) => ({
		id,
		name: both(id),
		size: { width: 40, depth: 30, height: 8 },
		arrival: { x: 0, z: 12, radius: 1.5, heading: 0 },
		walls: [{ from: { x: -5, z: 0 }, to: { x: 5, z: 0 }, height: 4 }],
		blocks: [],
		furniture: [{ kind: "bench", x: 3, z: 3, width: 2, depth: 0.5, rotation: 0 }],
		signs: [],
		surfaces: [],
		passages: [{ x: 0, z: -15, rotation: 0, width: 3, to: id === "main" ? "second" : "main" }],
		quarters: [],
		booths:
			id === "main"
				? [
						{ boothId: "robots", number: "A01", x: -8, z: -8, rotation: 0 },
						{ boothId: "chips", number: "A02", x: 0, z: -8, rotation: 0 },
					]
				: [{ boothId: "clouds", number: "B01", x: 4, z: -8, rotation: 1 }],
		capacity: 100,
	})),
};

export const smallDraft = (boothId: string): BoothDraft => ({
	...unreadBooth(boothId, ""),
	name: both(boothId),
	tagline: both(`What ${boothId} do`),
	description: both(`All about ${boothId}`),
});

/** For `EventStore.create`. */
export function smallEvent(): {
	eventId: string;
	entries: SnapshotEntry[];
	booths: Map<string, { draft: BoothDraft; isApproved: boolean }>;
	by: string;
	nowMs: number;
} {
	const ids = ["robots", "chips", "clouds"];
	return {
		eventId: SMALL_EVENT.id,
		entries: takeApart(SMALL_EVENT),
		booths: new Map(ids.map((id) => [id, { draft: smallDraft(id), isApproved: id !== "clouds" }])),
		by: "Ada",
		nowMs: 1_000,
	};
}
