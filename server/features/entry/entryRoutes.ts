import { refuseCall, type ServedEndpoint, serve } from "#server/http/serve.ts";
import { showProof } from "#shared/features/entry/entryEndpoints.ts";
import type { EntryGate } from "./EntryGate.ts";

export interface EntryRoutesOptions {
	readonly gate: Pick<EntryGate, "prove">;
	/** Whether visitors may know of the event at all. */
	readonly isPublic: (eventId: string) => boolean;
}

/** `POST /api/events/:eventId/door`: what is asked for there, for a ticket. */
export function entryRoutes({ gate, isPublic }: EntryRoutesOptions): ServedEndpoint[] {
	return [
		serve(showProof, async ({ params: { eventId }, body, address }) => {
			if (!isPublic(eventId)) return refuseCall(404, "not-found");
			const outcome = await gate.prove(eventId, body, address);
			if ("ticket" in outcome) return outcome;
			if ("waitMs" in outcome) return refuseCall(429, "too-fast", { retryAfterMs: outcome.waitMs });
			return refuseCall(outcome.refused === "not-found" ? 404 : 403, outcome.refused);
		}),
	];
}
