import { readFile, rename, writeFile } from "node:fs/promises";
import { join } from "node:path";
import type { z } from "zod";
import type { eventDocument } from "#shared/features/event/EventDocument.ts";
import type { HallHarness } from "./hall.ts";

export type EventInput = z.input<typeof eventDocument>;

/** Publishes the hall's event as changed, as an organizer does while people are inside. */
export async function publish(hall: HallHarness, change: (event: EventInput) => void): Promise<void> {
	const path = join(hall.dataFolder, "events", hall.eventId, "event.json");
	const event = JSON.parse(await readFile(path, "utf8")) as EventInput;
	change(event);
	await writeFile(`${path}.new`, JSON.stringify(event));
	await rename(`${path}.new`, path);
	await hall.pavilion.library.refresh();
}
