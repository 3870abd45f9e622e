import { useQueries } from "@tanstack/react-query";
import { callEndpoint } from "#client/connection/callEndpoint.ts";
import { endpointKey } from "#client/ui/console/useEndpoint.ts";
import { readPresence } from "#shared/features/event/hallEndpoints.ts";
import type { HallPresence } from "#shared/features/event/PublishedHall.ts";
import type { HallInOverview } from "./overview.ts";

const EVERY_MS = 10_000;

/** How many are inside each hall, in their order; undefined for one that is not public. */
export function usePresence(
	eventId: string,
	halls: readonly HallInOverview[],
	isLive: boolean,
): readonly (HallPresence | undefined)[] {
	const answers = useQueries({
		queries: halls.map(({ hallId }) => {
			const input = { params: { eventId, hallId } };
			return {
				queryKey: endpointKey(readPresence, input),
				queryFn: () => callEndpoint(readPresence, input),
				// A hall of the draft that was never published has nobody in it, and no address.
				enabled: isLive,
				retry: false,
				refetchInterval: EVERY_MS,
			};
		}),
	});
	return answers.map(({ data }) => data);
}
