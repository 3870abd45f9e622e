import type { HallConnection } from "#client/connection/HallConnection.ts";
import { createRelayedPose, PoseBatchReader } from "#shared/features/poses/poseBatch.ts";
import { slotOfSeat } from "#shared/features/roster/RosterState.ts";
import type { FloorPoint } from "#shared/space/vector.ts";

/**
 * Where others stand, as the hall tells it to this connection once it has said where it is itself: answers by name,
 * undefined before the first pose.
 */
export function followPlaces(connection: HallConnection): (name: string) => FloorPoint | undefined {
	const slots = new Map<string, number>();
	const places = new Map<number, FloorPoint>();
	const reader = new PoseBatchReader();
	const pose = createRelayedPose();
	connection.watch("roster", { added: (_id, { name, seat }) => void slots.set(name, slotOfSeat(seat)) });
	connection.onPoses((bytes) => {
		if (!reader.begin(bytes)) return;
		while (reader.next(pose)) {
			if (pose.still) continue;
			const { x, z } = pose.sample.head.position;
			places.set(pose.slot, { x, z });
		}
	});
	return (name) => places.get(slots.get(name) ?? -1);
}
