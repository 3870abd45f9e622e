import { refuseCall, type ServedEndpoint, serve } from "#server/http/serve.ts";
import {
	type BoothVisits,
	readBoothVisits,
	readVisitsSummary,
	type VisitsSummary,
} from "#shared/features/visits/visitEndpoints.ts";
import type { VisitStore } from "./VisitStore.ts";

export interface VisitsRoutesOptions {
	readonly visits: VisitStore;
	readonly now: () => number;
	/**
	 * Booth ids of an event in the order of its halls, of one that is closed to visitors as well; undefined where there
	 * is no such event.
	 */
	readonly boothIds: (eventId: string) => Promise<readonly string[] | undefined>;
	/** Also one that no visitor has seen yet. */
	readonly hasBooth: (eventId: string, boothId: string) => Promise<boolean>;
}

/** The share of its time that a server gives to summing up, however often it is asked. */
const SHARE_OF_TIME = 1 / 20;

interface Remembered {
	readonly summary: Promise<VisitsSummary>;
	freshUntilMs: number;
}

/**
 * After 100,000 visits it takes a third of a second, in which SQLite keeps
 * the whole server waiting; so an answer is given again until twenty times its cost has passed. A small event's is
 * always fresh.
 */
export function visitsRoutes(options: VisitsRoutesOptions): ServedEndpoint[] {
	const { visits, now } = options;
	const remembered = new Map<string, Remembered>();
	const summarize = (eventId: string, boothIds: readonly string[]): Promise<VisitsSummary> => {
		const before = remembered.get(eventId);
		if (before && now() < before.freshUntilMs) return before.summary;
		const startedAtMs = now();
		const current: Remembered = {
			summary: summarizeVisits(visits, eventId, boothIds, startedAtMs),
			// Who asks meanwhile waits for this one.
			freshUntilMs: Number.POSITIVE_INFINITY,
		};
		const settle = () => {
			const costMs = now() - startedAtMs;
			current.freshUntilMs = costMs < 5 ? 0 : now() + costMs / SHARE_OF_TIME;
		};
		current.summary.then(settle, () => {
			current.freshUntilMs = 0;
		});
		remembered.set(eventId, current);
		return current.summary;
	};

	return [
		serve(readVisitsSummary, async ({ params: { eventId } }) => {
			const boothIds = await options.boothIds(eventId);
			return boothIds ? summarize(eventId, boothIds) : refuseCall(404, "not-found");
		}),
		serve(readBoothVisits, async ({ params: { eventId, boothId } }) => {
			const boothIds = await options.boothIds(eventId);
			const { booths } = boothIds ? await summarize(eventId, boothIds) : { booths: [] };
			const found = booths.find((booth) => booth.boothId === boothId);
			if (found) return found;
			return (await options.hasBooth(eventId, boothId)) ? unvisited(boothId) : refuseCall(404, "not-found");
		}),
	];
}

/** Every booth of the event, visited or not, and behind them those that were visited before they were taken away. */
export async function summarizeVisits(
	visits: VisitStore,
	eventId: string,
	boothIds: readonly string[],
	nowMs: number,
): Promise<VisitsSummary> {
	const visited = new Map((await visits.summarize(eventId, nowMs)).map((booth) => [booth.boothId, booth]));
	const shown = boothIds.map((boothId) => visited.get(boothId) ?? unvisited(boothId));
	const gone = [...visited.values()].filter((booth) => !boothIds.includes(booth.boothId));
	return { eventId, generatedAtMs: nowMs, booths: [...shown, ...gone] };
}

function unvisited(boothId: string): BoothVisits {
	return {
		boothId,
		visitors: 0,
		visits: 0,
		engagedVisits: 0,
		totalDwellSeconds: 0,
		medianDwellSeconds: 0,
		insideNow: 0,
	};
}
