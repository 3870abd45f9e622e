import * as z from "zod";
import { defineEndpoint } from "../../endpoint.ts";

export const boothVisits = z
	.object({
		boothId: z.string(),
		/** Different people. */
		visitors: z.int(),
		visits: z.int(),
		/** Of ENGAGED_SECONDS or more. */
		engagedVisits: z.int(),
		totalDwellSeconds: z.number(),
		medianDwellSeconds: z.number(),
		insideNow: z.int(),
	})
	.readonly();
export type BoothVisits = z.infer<typeof boothVisits>;

export const visitsSummary = z
	.object({ eventId: z.string(), generatedAtMs: z.number(), booths: z.array(boothVisits).readonly() })
	.readonly();
export type VisitsSummary = z.infer<typeof visitsSummary>;

export const readVisitsSummary = defineEndpoint({
	method: "GET",
	path: "/events/:eventId/visits/summary",
	access: "visits.read",
	summary: "Per booth: visitors, visits, engaged visits, dwell, inside now.",
	reply: visitsSummary,
	refusals: ["not-found"],
});

export const readBoothVisits = defineEndpoint({
	method: "GET",
	path: "/events/:eventId/booths/:boothId/visits/summary",
	access: "booth.visits.read",
	summary: "The same of one booth, for its exhibitor.",
	reply: boothVisits,
	refusals: ["not-found"],
});
