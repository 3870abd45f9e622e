import { parseCookie } from "cookie";
import type { Request } from "express";
import { RateLimiterMemory } from "rate-limiter-flexible";
import type { Recorder } from "#server/http/Recorder.ts";
import { type RefusedCall, refuseCall, type ServedEndpoint, serve, signedIn } from "#server/http/serve.ts";
import { composeEvent, type EventSnapshot } from "#shared/features/event/EventSnapshot.ts";
import type { PublishedHall } from "#shared/features/event/PublishedHall.ts";
import type { DraftChange } from "#shared/features/plan/planEndpoints.ts";
import {
	createPreviewLink,
	listPreviewLinks,
	listPublications,
	openPreview,
	openPreviewHall,
	type Publication,
	type PublishingObstacle,
	publishEvent,
	readPublishing,
	revokePreviewLink,
	showPublication,
	unpublishEvent,
} from "#shared/features/publishing/publishingEndpoints.ts";
import { compareSnapshots } from "./compareSnapshots.ts";
import type { PreviewLinkStore } from "./PreviewLinkStore.ts";
import type { PublicationStore } from "./PublicationStore.ts";
import type { TakenSnapshot } from "./takeSnapshot.ts";

const DAY_MS = 24 * 60 * 60_000;
const MAX_PREVIEW_LINKS = 50;
/** Lets its holder read the media of drafts. */
const PREVIEW_COOKIE = "pavilion_preview";
const OPENINGS_PER_MINUTE = 120;

export interface PublishingRoutesOptions {
	readonly publications: PublicationStore;
	readonly previews: PreviewLinkStore;
	readonly now: () => number;
	readonly take: (eventId: string, booths: "approved" | "draft") => Promise<TakenSnapshot | undefined>;
	/** Shows visitors what was published, or nothing. */
	readonly show: (eventId: string, snapshot: EventSnapshot | null) => Promise<void>;
	readonly preview: (snapshot: EventSnapshot) => Promise<ReadonlyMap<string, { readonly published: PublishedHall }>>;
	/** Of booths that are not approved as they stand, or over their budget. */
	readonly boothObstacles: (eventId: string, snapshot: EventSnapshot) => Promise<PublishingObstacle[]>;
	/** Keeps why booths go live over their budget, so that nobody is asked again about what they show. */
	readonly letThrough: (eventId: string, boothIds: readonly string[], reason: string) => Promise<void>;
	readonly tell: (eventId: string, change: DraftChange) => void;
	readonly record: Recorder;
}

/** From draft to what visitors see, and back. */
export function publishingRoutes(options: PublishingRoutesOptions): ServedEndpoint[] {
	const { publications, previews, now, take, show, tell, record } = options;
	const openings = new RateLimiterMemory({ points: OPENINGS_PER_MINUTE, duration: 60 });
	/** Events are shown one after the other, in the order they were published. */
	const showing = new Map<string, Promise<unknown>>();

	const inTurn = <Result>(eventId: string, work: () => Promise<Result>): Promise<Result> => {
		const mine = (showing.get(eventId) ?? Promise.resolve()).then(work, work);
		showing.set(eventId, mine);
		void mine
			.catch(() => {})
			.then(() => {
				if (showing.get(eventId) === mine) showing.delete(eventId);
			});
		return mine;
	};
	const liveSnapshot = async (eventId: string): Promise<{ live: number | null; snapshot: EventSnapshot | null }> => {
		const live = (await publications.list(eventId))?.find(({ isLive }) => isLive)?.number ?? null;
		return { live, snapshot: live === null ? null : ((await publications.snapshot(eventId, live)) ?? null) };
	};
	const obstaclesOf = async (eventId: string, { snapshot }: TakenSnapshot): Promise<PublishingObstacle[]> => [
		...planObstacles(snapshot),
		...(await options.boothObstacles(eventId, snapshot)),
	];
	const opened = async (token: string, address: string) => {
		try {
			await openings.consume(address);
		} catch (limit) {
			if (limit instanceof Error) throw limit;
			return refuseCall(429, "too-fast", { retryAfterMs: (limit as { msBeforeNext: number }).msBeforeNext });
		}
		return (await previews.open(token, now())) ?? refuseCall(404, "bad-link");
	};

	return [
		serve(readPublishing, async ({ params: { eventId } }) => {
			const taken = await take(eventId, "approved");
			if (!taken) return refuseCall(404, "not-found");
			const { live, snapshot } = await liveSnapshot(eventId);
			const differences = compareSnapshots(snapshot, taken.snapshot);
			return { live, revision: taken.revision, differences, obstacles: await obstaclesOf(eventId, taken) };
		}),
		serve(
			listPublications,
			async ({ params }) => (await publications.list(params.eventId)) ?? refuseCall(404, "not-found"),
		),
		serve(publishEvent, async (call): Promise<Publication | RefusedCall> => {
			const { eventId } = call.params;
			const { note, revision, overBudgetReason } = call.body;
			const actor = signedIn(call);
			return inTurn(eventId, async () => {
				const taken = await take(eventId, "approved");
				if (!taken) return refuseCall(404, "not-found");
				if (revision !== undefined && revision !== taken.revision) return refuseCall(409, "revision-stale");
				const hindering = (await obstaclesOf(eventId, taken)).filter(({ blocks }) => blocks);
				const isLetThrough = ({ code }: PublishingObstacle) => code === "over-budget" && overBudgetReason !== undefined;
				const blocking = hindering.filter((obstacle) => !isLetThrough(obstacle));
				if (blocking.length > 0) return refuseCall(422, "blocked", { details: blocking });
				const published = await publications.publish({
					eventId,
					snapshot: taken.snapshot,
					revision: taken.revision,
					note,
					by: actor.name,
					nowMs: now(),
				});
				if (published === "not-found") return refuseCall(404, "not-found");
				if (published === "stale") return refuseCall(409, "revision-stale");
				await show(eventId, taken.snapshot);
				tell(eventId, { what: "publication", number: published.number });
				const boothIds = hindering.filter(isLetThrough).flatMap(({ boothId }) => boothId ?? []);
				if (boothIds.length > 0 && overBudgetReason !== undefined) {
					await options.letThrough(eventId, boothIds, overBudgetReason);
					for (const boothId of boothIds) {
						const detail = { reason: overBudgetReason };
						await record({ eventId, actor, action: "booth-published-over-budget", subject: boothId, detail });
					}
				}
				await record({
					eventId,
					actor,
					action: "event-published",
					subject: String(published.number),
					detail: { note },
				});
				return published;
			});
		}),
		serve(showPublication, async (call): Promise<Publication | RefusedCall> => {
			const { eventId, number } = call.params;
			const actor = signedIn(call);
			return inTurn(eventId, async () => {
				const publication = (await publications.list(eventId))?.find((one) => String(one.number) === number);
				const snapshot = publication && (await publications.snapshot(eventId, publication.number));
				if (!publication || !snapshot || !(await publications.show(eventId, publication.number))) {
					return refuseCall(404, "not-found");
				}
				await show(eventId, snapshot);
				tell(eventId, { what: "publication", number: publication.number });
				await record({ eventId, actor, action: "publication-shown", subject: number });
				return { ...publication, isLive: true };
			});
		}),
		serve(unpublishEvent, async (call) => {
			const { eventId } = call.params;
			const actor = signedIn(call);
			return inTurn(eventId, async () => {
				if (!(await publications.show(eventId, null))) return refuseCall(404, "not-found");
				await show(eventId, null);
				tell(eventId, { what: "publication", number: null });
				await record({ eventId, actor, action: "event-unpublished", subject: eventId });
				return undefined;
			});
		}),
		serve(listPreviewLinks, ({ params }) => previews.list(params.eventId, now())),
		serve(createPreviewLink, async (call) => {
			const { eventId } = call.params;
			if (!(await take(eventId, "draft"))) return refuseCall(404, "not-found");
			if ((await previews.list(eventId, now())).length >= MAX_PREVIEW_LINKS) return refuseCall(409, "too-many");
			const actor = signedIn(call);
			const { token, ...link } = await previews.create(eventId, actor.name, now(), call.body.days * DAY_MS);
			await record({ eventId, actor, action: "preview-made", subject: link.id });
			return { ...link, address: `/preview/${token}` };
		}),
		serve(revokePreviewLink, async (call) => {
			const { eventId, previewId } = call.params;
			if (!(await previews.revoke(eventId, previewId))) return refuseCall(404, "not-found");
			await record({ eventId, actor: signedIn(call), action: "preview-revoked", subject: previewId });
			return undefined;
		}),
		serve(openPreview, async ({ params: { token }, address, request, response }) => {
			const link = await opened(token, address);
			if (!("eventId" in link)) return link;
			const taken = await take(link.eventId, "draft");
			if (!taken) return refuseCall(404, "bad-link");
			response.cookie(PREVIEW_COOKIE, token, {
				httpOnly: true,
				sameSite: "strict",
				secure: request.secure,
				path: "/content",
				maxAge: link.expiresAtMs - now(),
			});
			const { title, halls } = composeEvent(taken.snapshot.entries);
			return {
				eventId: link.eventId,
				title,
				halls: halls.map(({ id, name }) => ({ id, name })),
				expiresAtMs: link.expiresAtMs,
			};
		}),
		serve(openPreviewHall, async ({ params: { token, hallId }, address }) => {
			const link = await opened(token, address);
			if (!("eventId" in link)) return link;
			const taken = await take(link.eventId, "draft");
			const hall = taken && (await options.preview(taken.snapshot)).get(hallId);
			return hall ? hall.published : refuseCall(404, "not-found");
		}),
	];
}

/** Whether a request comes with a link to a draft that is still good. */
export async function holdsPreviewLink(previews: PreviewLinkStore, request: Request, nowMs: number): Promise<boolean> {
	const token = parseCookie(request.headers.cookie ?? "")[PREVIEW_COOKIE];
	return token !== undefined && (await previews.open(token, nowMs)) !== undefined;
}

/** What the plan itself has against being shown. */
function planObstacles({ entries }: EventSnapshot): PublishingObstacle[] {
	const obstacles: PublishingObstacle[] = [];
	const halls = entries.flatMap(({ object }) => (object.kind === "hall" ? [object.value] : []));
	for (const hall of halls) {
		const placed = entries.flatMap(({ hallId, object }) =>
			hallId === hall.id && object.kind === "booth" ? [object.value] : [],
		);
		if (placed.length === 0) {
			obstacles.push({ code: "no-booths", blocks: false, hallId: hall.id, boothId: null, label: hall.name["zh-CN"] });
		}
		for (const { boothId, number, x, z } of placed) {
			if (Math.abs(x) <= hall.size.width / 2 && Math.abs(z) <= hall.size.depth / 2) continue;
			obstacles.push({ code: "booth-outside", blocks: true, hallId: hall.id, boothId, label: number });
		}
	}
	return obstacles;
}
