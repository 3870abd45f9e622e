import { cp, mkdir, mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
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
	const sample = join(SAMPLES, SAMPLE_EVENT);
	const eventFolder = join(folder, SAMPLE_EVENT);
	const event = change(JSON.parse(await readFile(join(sample, "event.json"), "utf8")) as EventInput);
	await mkdir(eventFolder);
	await writeFile(join(eventFolder, "event.json"), JSON.stringify(event));
	await cp(join(sample, "media"), join(eventFolder, "media"), { recursive: true });
	// Only what is shown: a small event is copied in no time.
	for (const { boothId } of event.halls.flatMap(({ booths }) => booths)) {
		const booth = join("booths", boothId);
		await cp(join(sample, booth), join(eventFolder, booth), { recursive: true }).catch((error) => {
			if (error.code !== "ENOENT") throw error;
		});
	}
	return {
		folder,
		eventFolder,
		async [Symbol.asyncDispose]() {
			await rm(folder, { recursive: true, force: true });
		},
	};
}
