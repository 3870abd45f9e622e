import { useQueryClient } from "@tanstack/react-query";
import { useCallback } from "react";
import { callEndpoint } from "#client/connection/callEndpoint.ts";
import { endpointKey, readAgain, useEndpoint } from "#client/ui/console/useEndpoint.ts";
import { readBoothBudget } from "#shared/features/budget/budgetEndpoints.ts";
import type { MediaItem, MediaList } from "#shared/features/media/Media.ts";
import { boothMedia, eventMedia } from "#shared/features/media/mediaEndpoints.ts";
import type { MediaPlace } from "./FileUpload.ts";

/** While something is being looked at, it is asked for this often: not every reader hears of changes. */
const LOOK_AGAIN_MS = 1_500;

/** The endpoints of one place: of its booth, or of the event. Both answer alike. */
function endpointsOf({ boothId }: MediaPlace): typeof eventMedia {
	return boothId === null ? eventMedia : (boothMedia as unknown as typeof eventMedia);
}

function paramsOf({ eventId, boothId }: MediaPlace, uploadId = "") {
	return { eventId, uploadId, ...(boothId === null ? {} : { boothId }) };
}

/** What was uploaded for a place. */
export function useMediaList(place: MediaPlace, { enabled = true, isBusy = false } = {}) {
	return useEndpoint(
		endpointsOf(place).list,
		{ params: paramsOf(place) },
		{ enabled, ...(isBusy ? { refetchIntervalMs: LOOK_AGAIN_MS } : {}) },
	);
}

export function isUnsettled(item: MediaItem): boolean {
	return item.state === "processing" || item.state === "receiving";
}

/** One upload; asked for again until something became of it. */
export function useMediaItem(place: MediaPlace, uploadId: string | null) {
	const queries = useQueryClient();
	const input = { params: paramsOf(place, uploadId ?? "") };
	const known = queries.getQueryData<MediaItem>(endpointKey(endpointsOf(place).read, input));
	const isOpen = known === undefined || isUnsettled(known);
	return useEndpoint(endpointsOf(place).read, input, {
		enabled: uploadId !== null,
		...(isOpen ? { refetchIntervalMs: LOOK_AGAIN_MS } : {}),
	});
}

/** Where a model lies as it came. */
export function originalAddress(place: MediaPlace, uploadId: string): string {
	const base = `/api/events/${encodeURIComponent(place.eventId)}`;
	const at = place.boothId === null ? base : `${base}/booths/${encodeURIComponent(place.boothId)}`;
	return `${at}/media/${encodeURIComponent(uploadId)}/original`;
}

/** What people do with what was uploaded; each throws what it was refused for. */
export function useMediaActions(place: MediaPlace) {
	const queries = useQueryClient();
	const { eventId, boothId } = place;
	const refresh = useCallback(
		() =>
			readAgain(
				queries,
				...[eventMedia.list, eventMedia.read, boothMedia.list, boothMedia.read, readBoothBudget].map(
					(endpoint) => endpoint,
				),
			),
		[queries],
	);
	const act = useCallback(
		async <Done>(
			what: (endpoints: typeof eventMedia, params: ReturnType<typeof paramsOf>) => Promise<Done>,
			uploadId: string,
		) => {
			const at = { eventId, boothId };
			const done = await what(endpointsOf(at), paramsOf(at, uploadId));
			await refresh();
			return done;
		},
		[eventId, boothId, refresh],
	);
	return {
		refresh,
		remove: (id: string) => act((endpoints, params) => callEndpoint(endpoints.remove, { params }), id),
		retry: (id: string) => act((endpoints, params) => callEndpoint(endpoints.retry, { params }), id),
		rename: (id: string, title: string) =>
			act((endpoints, params) => callEndpoint(endpoints.rename, { params, body: { title } }), id),
	};
}

/** The latest ready one with this address. */
export function findByAddress(list: MediaList | undefined, address: string): MediaItem | undefined {
	return list?.items.find((item) => item.address === address);
}
