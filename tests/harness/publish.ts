import type * as z from "zod";
import { eventDocument } from "#shared/features/event/EventDocument.ts";
import { takeApart } from "#shared/features/event/EventSnapshot.ts";
import type { HallHarness } from "./hall.ts";

export type EventInput = z.input<typeof eventDocument>;

/** Shows visitors the hall's event as changed, as publishing does while people are inside. */
export async function publish(hall: HallHarness, change: (event: EventInput) => void): Promise<void> {
	const { library, organizing } = hall.pavilion;
	const event: EventInput | undefined = structuredClone(library.events.find(({ id }) => id === hall.eventId));
	if (!event) throw new Error("publish: the event is not on show");
	change(event);
	const booths = Object.fromEntries(await organizing.booths.approved(hall.eventId));
	await library.show(hall.eventId, { version: 1, entries: takeApart(eventDocument.parse(event)), booths, empty: {} });
}
