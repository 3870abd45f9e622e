import { type FloorPoint, toHall } from "../../space/vector.ts";
import type { BoothContent, PublishedHall } from "../event/PublishedHall.ts";

/** Where a slot that holds an exhibit stands on the hall's floor; undefined where there is none. */
export function slotInHall(
	hall: PublishedHall,
	content: BoothContent | undefined,
	slotName: string,
): FloorPoint | undefined {
	const booth = hall.booths.find(({ id }) => id === content?.id);
	const slot = content?.template?.slots.find(({ name }) => name === slotName);
	if (!booth || !slot || !content?.exhibits[slotName]) return undefined;
	return toHall(booth, slot.position.x, slot.position.z, { x: 0, z: 0 });
}
