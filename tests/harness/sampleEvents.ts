import { cp, mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import type { z } from "zod";
import type { eventDocument } from "#shared/features/event/EventDocument.ts";
import { SAMPLE_EVENT } from "./hall.ts";

const SAMPLES = fileURLToPath(new URL("../../assets/events/", import.meta.url));

type EventInput = z.input<typeof eventDocument>;

export interface SampleEvents extends AsyncDisposable {
	/** For `startHall({ sampleEvents })`. */
	readonly folder: string;
	/** Of the sample event within it: `booths/<id>/booth.json` and media. */
	readonly eventFolder: string;
}

/** A copy of the sample event to change, as an organizer would; `await using` removes it. */
export async function copySampleEvents(
	change: (event: EventInput) => EventInput = (event) => event,
): Promise<SampleEvents> {
	const folder = await mkdtemp(join(tmpdir(), "pavilion-events-"));
	await cp(SAMPLES, folder, { recursive: true });
	const eventFolder = join(folder, SAMPLE_EVENT);
	const path = join(eventFolder, "event.json");
	await writeFile(path, JSON.stringify(change(JSON.parse(await readFile(path, "utf8")) as EventInput)));
	return {
		folder,
		eventFolder,
		async [Symbol.asyncDispose]() {
			await rm(folder, { recursive: true, force: true });
		},
	};
}
