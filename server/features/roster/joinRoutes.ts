import type { Logger } from "pino";
import { RateLimiterMemory } from "rate-limiter-flexible";
import type { Admission } from "#server/hall/Admission.ts";
import type { HallKey } from "#server/hall/HallKey.ts";
import type { OpenHall } from "#server/hall/OpenHall.ts";
import type { Actor } from "#server/http/Actor.ts";
import { refuseCall, type ServedEndpoint, serve } from "#server/http/serve.ts";
import type { PublishedHall } from "#shared/features/event/PublishedHall.ts";
import { joinHallEndpoint, type QueuePlace } from "#shared/features/roster/joinEndpoint.ts";
import { PROTOCOL_VERSION } from "#shared/protocol.ts";
import type { Whereabouts } from "./peopleQuestions.ts";

export interface JoinRoutesOptions {
	readonly log: Logger;
	readonly now: () => number;
	readonly joinsPerMinute: number;
	readonly published: (eventId: string, hallId: string) => PublishedHall | undefined;
	readonly joinable: (eventId: string, hallId: string) => OpenHall | undefined;
	/** In which instance of a hall somebody is. */
	readonly whereIs: (hall: HallKey, visitorId: string) => Promise<Whereabouts | undefined>;
	/** Why somebody may not come into an event; undefined where they may. */
	readonly entryRefusal: (
		eventId: string,
		entrant: {
			readonly actor: Actor | null;
			readonly ticket: string | undefined;
			readonly deviceToken: string | undefined;
		},
	) => Promise<string | undefined>;
	/** Whether a name carries what the organizer's word list forbids. */
	readonly isBadName: (name: string) => boolean;
	/** The visitor a device token stands for; without one, or with an unknown one, a new visitor and a new token. */
	readonly identify: (
		deviceToken: string | undefined,
		profile: Pick<Admission, "name" | "look" | "language">,
	) => Promise<{ readonly visitorId: string; readonly deviceToken: string }>;
}

/**
 * `POST /api/events/:eventId/halls/:hallId/join`: the only way to a seat. Colyseus' own matchmaking routes are not
 * mounted; this one limits size and rate, checks version and dates, and reserves the seat itself, or tells the place in the queue.
 */
export function joinRoutes(options: JoinRoutesOptions): ServedEndpoint[] {
	const perAddress = new RateLimiterMemory({ points: options.joinsPerMinute, duration: 60 });
	const joinHall = serve(joinHallEndpoint, async ({ params, body: join, address, actor }) => {
		const refuse = (status: number, reason: string, retryAfterMs?: number) =>
			refuseCall(status, reason, retryAfterMs === undefined ? {} : { retryAfterMs });
		try {
			await perAddress.consume(address);
		} catch (limit) {
			if (limit instanceof Error) throw limit;
			return refuse(429, "too-fast", (limit as { msBeforeNext: number }).msBeforeNext);
		}
		if (join.protocol !== PROTOCOL_VERSION) return refuse(426, "outdated");

		if (options.isBadName(join.name)) return refuse(403, "bad-name");
		const { eventId, hallId } = params;
		const published = options.published(eventId, hallId);
		const hall = options.joinable(eventId, hallId);
		if (!published || !hall) return refuse(404, "not-found");
		const closed = whyClosed(published, options.now());
		if (closed) return refuse(403, closed);
		const { deviceToken: known, entryTicket: ticket } = join;
		const uninvited = await options.entryRefusal(eventId, { actor, ticket, deviceToken: known });
		if (uninvited !== undefined) return refuse(403, uninvited);

		const { visitorId, deviceToken } = await options.identify(join.deviceToken, join);
		if (!join.takeOver && hall.isHeldByAnotherTab(visitorId, join.tab)) return refuse(409, "taken-over");
		if (join.boothId !== undefined && !published.booths.some((booth) => booth.id === join.boothId)) {
			return refuse(404, "unknown-booth");
		}

		let towards: number | undefined;
		if (join.toVisitorId !== undefined) {
			const there = await options.whereIs(params, join.toVisitorId);
			// Whoever has no seat yet comes in all the same, wherever there is one.
			if (!there && hall.has(visitorId)) return refuse(404, "gone");
			if (there && !there.acceptsCompany && hall.has(visitorId)) return refuse(403, "opted-out");
			towards = there?.acceptsCompany ? there.instance : undefined;
		}
		const answer = hall.ask(visitorId, towards);
		if (answer.kind === "full") return refuse(409, "instance-full");
		if (answer.kind === "wait") {
			const { place, waiting, askAgainMs, isOnTime } = answer;
			// Whoever waits as they were told must not use up what an address may ask: a school or a fair shares one.
			if (isOnTime) await perAddress.reward(address);
			const details: QueuePlace = { place, waiting, deviceToken };
			return refuseCall(503, "hall-full", { retryAfterMs: askAgainMs, details });
		}

		let reservation: unknown;
		try {
			reservation = await hall.reserve(answer.instance, {
				visitorId,
				name: join.name,
				look: join.look,
				language: join.language,
				noGoTo: join.noGoTo,
				boothId: join.boothId,
				fromHallId: join.fromHallId,
				toVisitorId: join.toVisitorId,
				tab: join.tab,
				takeOver: join.takeOver,
			});
		} catch (error) {
			options.log.warn({ err: error, visitorId }, "no seat could be reserved");
			hall.notSeated(visitorId);
			return refuse(503, "hall-full", 5_000);
		}
		return { reservation, deviceToken, visitorId };
	});
	return [joinHall];
}

function whyClosed({ event }: PublishedHall, nowMs: number): "not-open-yet" | "event-closed" | undefined {
	if (event.opensAt !== undefined && nowMs < Date.parse(event.opensAt)) return "not-open-yet";
	if (event.closesAt !== undefined && nowMs >= Date.parse(event.closesAt)) return "event-closed";
	return undefined;
}
