import { Router } from "express";
import type { BoothVisits, VisitsSummary } from "#shared/features/visits/visitMessages.ts";
import type { VisitStore } from "./VisitStore.ts";

export interface VisitsRoutesOptions {
	readonly visits: VisitStore;
	readonly now: () => number;
	/** Booth ids of an event in the order of its halls, or undefined where there is no such event. */
	readonly boothIds: (eventId: string) => readonly string[] | undefined;
}

/** `GET /events/:eventId/visits/summary` */
export function visitsRoutes(options: VisitsRoutesOptions): Router {
	const routes = Router();
	routes.get("/events/:eventId/visits/summary", async (request, response) => {
		const boothIds = options.boothIds(request.params.eventId);
		response.setHeader("Cache-Control", "no-store");
		if (!boothIds) {
			response.status(404).json({ reason: "not-found" });
			return;
		}
		response.json(await summarizeVisits(options.visits, request.params.eventId, boothIds, options.now()));
	});
	return routes;
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
