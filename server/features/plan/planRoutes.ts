import type { Request } from "express";
import { eventStream } from "#server/http/eventStream.ts";
import { refuseCall, type ServedEndpoint, serve, signedIn } from "#server/http/serve.ts";
import type { PublishedHall } from "#shared/features/event/PublishedHall.ts";
import {
	type DraftChange,
	editPlan,
	followBooth,
	followDraft,
	previewHall,
	readPlan,
} from "#shared/features/plan/planEndpoints.ts";
import type { Right, Scope } from "#shared/rights.ts";
import type { PlanStore } from "./PlanStore.ts";

export interface PlanRoutesOptions {
	readonly plans: PlanStore;
	readonly now: () => number;
	readonly tell: (eventId: string, change: DraftChange) => void;
	readonly follow: (eventId: string, listener: (change: DraftChange) => void) => () => void;
	/** A hall as it would be published now, or with every booth as its form stands. */
	readonly preview: (
		eventId: string,
		hallId: string,
		booths: "approved" | "draft",
	) => Promise<PublishedHall | undefined>;
	/** Whether whoever asked may still. */
	readonly stillMay: (request: Request, right: Right, scope: Scope) => Promise<boolean>;
}

/** The plan of an event: reading, editing, seeing it as it would be, and hearing of others' changes. */
export function planRoutes(options: PlanRoutesOptions): ServedEndpoint[] {
	const { plans, now, tell, follow, stillMay } = options;
	return [
		serve(
			readPlan,
			async ({ params, query }) => (await plans.read(params.eventId, query.after)) ?? refuseCall(404, "not-found"),
		),
		serve(editPlan, async (call) => {
			const { eventId } = call.params;
			const outcome = await plans.edit(eventId, call.body.edits, signedIn(call).name, now());
			switch (outcome.status) {
				case "kept":
					tell(eventId, { what: "plan", revision: outcome.revision });
					return { revision: outcome.revision, entries: [...outcome.entries] };
				case "stale":
					return refuseCall(409, "revision-stale", { details: { stale: outcome.stale } });
				case "refused":
					return refuseCall(outcome.reason === "not-found" ? 404 : 422, outcome.reason);
				default:
					return outcome satisfies never;
			}
		}),
		serve(
			previewHall,
			async ({ params, query }) =>
				(await options.preview(params.eventId, params.hallId, query.booths)) ?? refuseCall(404, "not-found"),
		),
		serve(followDraft, async ({ params: { eventId }, request, response }) => {
			if (!(await plans.read(eventId, Number.MAX_SAFE_INTEGER))) return refuseCall(404, "not-found");
			eventStream<DraftChange>({
				request,
				response,
				follow: (listener) => follow(eventId, listener),
				mayListen: () => stillMay(request, "event.read", { eventId }),
			});
			return undefined;
		}),
		serve(followBooth, async ({ params: { eventId, boothId }, request, response }) => {
			if (!(await plans.read(eventId, Number.MAX_SAFE_INTEGER))) return refuseCall(404, "not-found");
			eventStream<DraftChange>({
				request,
				response,
				follow: (listener) =>
					follow(eventId, (change) => {
						if (isAbout(change, boothId)) listener(change);
					}),
				mayListen: () => stillMay(request, "booth.read", { eventId, boothId }),
			});
			return undefined;
		}),
	];
}

/** What an exhibitor hears: of their own booth, and that something was published. */
function isAbout(change: DraftChange, boothId: string): boolean {
	if (change.what === "publication") return true;
	return (change.what === "booth" || change.what === "media") && change.boothId === boothId;
}
