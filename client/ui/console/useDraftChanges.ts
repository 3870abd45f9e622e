import { type Query, useQueryClient } from "@tanstack/react-query";
import { useEffect, useEffectEvent, useState } from "react";
import { endpointAddress } from "#client/connection/callEndpoint.ts";
import { listBooths, previewBooth, readBooth } from "#shared/features/booths/boothEndpoints.ts";
import { listConsoleEvents } from "#shared/features/event/eventEndpoints.ts";
import {
	type DraftChange,
	draftChange,
	followBooth,
	followDraft,
	previewHall,
	readPlan,
} from "#shared/features/plan/planEndpoints.ts";
import { listPublications, readPublishing } from "#shared/features/publishing/publishingEndpoints.ts";

interface FollowOptions {
	/** Told of each change, for pages that do more than read again. */
	readonly onChange?: (change: DraftChange) => void;
	/** False: nothing is followed. */
	readonly enabled?: boolean;
}

/** Has whatever changes in an event's draft read again, wherever it is on the page. True while it is followed. */
export function useDraftChanges(eventId: string, options: FollowOptions = {}): boolean {
	return useChanges(endpointAddress(followDraft, { params: { eventId } }), eventId, options);
}

/** The same for who may see one booth only. */
export function useBoothChanges(eventId: string, boothId: string, options: FollowOptions = {}): boolean {
	return useChanges(endpointAddress(followBooth, { params: { eventId, boothId } }), eventId, options);
}

function useChanges(address: string, eventId: string, { onChange, enabled = true }: FollowOptions): boolean {
	const queries = useQueryClient();
	const [isFollowing, setFollowing] = useState(true);
	const hear = useEffectEvent((change: DraftChange) => {
		onChange?.(change);
		void queries.invalidateQueries({ predicate: (query) => concerns(change, eventId, query) });
	});
	useEffect(() => {
		if (!enabled) return;
		const source = new EventSource(address);
		let wasLost = false;
		source.onopen = () => {
			setFollowing(true);
			// Nobody tells what happened meanwhile.
			if (wasLost) void queries.invalidateQueries({ predicate: ({ queryKey }) => isOfEvent(queryKey[1], eventId) });
			wasLost = false;
		};
		source.onerror = () => {
			wasLost = true;
			setFollowing(false);
		};
		source.onmessage = ({ data }: MessageEvent<string>) => {
			const change = draftChange.safeParse(JSON.parse(data));
			if (change.success) hear(change.data);
		};
		return () => source.close();
	}, [address, eventId, enabled, queries]);
	return isFollowing;
}

const CHANGED_BY_PLAN = new Set<unknown>([readPlan, previewHall, readPublishing, listConsoleEvents].map(pathOf));
const CHANGED_BY_BOOTHS = new Set<unknown>([listBooths, previewHall, readPublishing].map(pathOf));
const CHANGED_BY_ONE_BOOTH = new Set<unknown>([readBooth, previewBooth].map(pathOf));
const CHANGED_BY_PUBLISHING = new Set<unknown>(
	[readPublishing, listPublications, listConsoleEvents, listBooths].map(pathOf),
);

function pathOf({ path }: { readonly path: string }): string {
	return path;
}

function concerns(change: DraftChange, eventId: string, { queryKey: [path, params] }: Query): boolean {
	if (path === listConsoleEvents.path) return change.what === "plan" || change.what === "publication";
	if (!isOfEvent(params, eventId)) return false;
	switch (change.what) {
		case "plan":
			return CHANGED_BY_PLAN.has(path) || CHANGED_BY_BOOTHS.has(path);
		case "booth":
			if (CHANGED_BY_BOOTHS.has(path)) return true;
			return (
				(params as { boothId?: string }).boothId === change.boothId &&
				(CHANGED_BY_ONE_BOOTH.has(path) || String(path).startsWith(`${readBooth.path}/`))
			);
		case "media":
			return /\/(media|uploads|budget)/.test(String(path));
		case "publication":
			return CHANGED_BY_PUBLISHING.has(path);
		default:
			return change satisfies never;
	}
}

function isOfEvent(params: unknown, eventId: string): boolean {
	return (params as { eventId?: string } | undefined)?.eventId === eventId;
}
