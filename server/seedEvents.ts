import { readdir, stat } from "node:fs/promises";
import { join } from "node:path";
import type { Logger } from "pino";
import type { EventStore } from "./features/event/EventStore.ts";
import { eventFolder } from "./features/event/eventFolder.ts";
import { readEvent } from "./features/event/readEvent.ts";
import type { PublicationStore } from "./features/publishing/PublicationStore.ts";
import { type DraftSource, takeSnapshot } from "./features/publishing/takeSnapshot.ts";
import type { BlobFolder } from "./storage/BlobFolder.ts";

export interface SeedOptions {
	/** Each folder in it is an event. */
	readonly folder: string;
	readonly events: EventStore;
	readonly publications: PublicationStore;
	readonly drafts: DraftSource;
	readonly blobs: BlobFolder;
	readonly nowMs: number;
	readonly log: Logger;
}

/** Where there is no event yet: the events of a folder, published as they are. What is broken is left out and logged. */
export async function seedEvents({
	folder,
	events,
	publications,
	drafts,
	blobs,
	nowMs,
	log,
}: SeedOptions): Promise<void> {
	if ((await events.list()).length > 0) return;
	const by = "Pavilion";
	for (const name of (await readdir(folder)).sort()) {
		const path = join(folder, name);
		if (!(await stat(path)).isDirectory()) continue;
		try {
			const read = await readEvent(eventFolder(path, blobs), ({ path: file, part, error }) =>
				log.error({ err: error, event: name, file, part }, "a part of an event could not be read"),
			);
			await events.create({ ...read, by, nowMs });
			const taken = await takeSnapshot(drafts, read.eventId, "approved");
			if (!taken) continue;
			await publications.publish({
				eventId: read.eventId,
				snapshot: taken.snapshot,
				revision: null,
				note: "",
				by,
				nowMs,
			});
		} catch (error) {
			log.error({ err: error, event: name }, "an event could not be read");
		}
	}
}
