import { toHall } from "#shared/space/vector.ts";
import type { HallHarness } from "./hall.ts";

/** Of the slot, in the hall. */
export function middleOfExhibit({ pavilion, eventId, hallId }: HallHarness, boothId: string, slotName: string) {
	const booth = pavilion.library.hall(eventId, hallId)?.booths.find(({ id }) => id === boothId);
	const slot = pavilion.library
		.content(eventId, hallId, boothId)
		?.template?.slots.find(({ name }) => name === slotName);
	if (!booth || !slot) throw new Error(`${boothId} has no ${slotName}`);
	const { x, z } = toHall(booth, slot.position.x, slot.position.z, { x: 0, z: 0 });
	return { x, y: slot.position.y + slot.height / 2, z };
}
