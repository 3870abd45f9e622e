import { useQueryClient } from "@tanstack/react-query";
import { useCallback, useMemo, useState } from "react";
import { callEndpoint } from "#client/connection/callEndpoint.ts";
import { endpointKey, useEndpoint } from "#client/ui/console/useEndpoint.ts";
import { previewBooth } from "#shared/features/booths/boothEndpoints.ts";
import type { PublishedHall } from "#shared/features/event/PublishedHall.ts";
import { previewHall } from "#shared/features/plan/planEndpoints.ts";
import type { BoothFootprints } from "#shared/features/plan/planPlacement.ts";

interface Footprints {
	readonly footprints: BoothFootprints;
	/** The hall as visitors would see it, when it was last read. */
	readonly published: PublishedHall | undefined;
	/** Learns what a booth covers that stands nowhere yet; what cannot be read covers a stand's usual size. */
	readonly learn: (boothId: string) => Promise<void>;
}

/** What the booths of a hall cover, and those that were asked about. */
export function useFootprints(eventId: string, hallId: string): Footprints {
	const queries = useQueryClient();
	const { data: published } = useEndpoint(
		previewHall,
		{ params: { eventId, hallId }, query: { booths: "draft" } },
		{ keepsPrevious: true },
	);
	const [asked, setAsked] = useState<BoothFootprints>(new Map());
	const learn = useCallback(
		async (boothId: string) => {
			const input = { params: { eventId, boothId } };
			try {
				const { booth } = await queries.fetchQuery({
					queryKey: endpointKey(previewBooth, input),
					queryFn: () => callEndpoint(previewBooth, input),
				});
				setAsked((before) => new Map(before).set(boothId, booth));
			} catch {
				// A booth whose template cannot be read is placed all the same; the plan shows a usual stand.
			}
		},
		[eventId, queries],
	);
	const footprints = useMemo(
		() => new Map([...asked, ...(published?.booths ?? []).map((booth) => [booth.id, booth] as const)]),
		[asked, published],
	);
	return { footprints, published, learn };
}
