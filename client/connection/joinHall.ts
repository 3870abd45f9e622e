import type { Language } from "#shared/features/event/text.ts";
import type { JoinReply, QueuePlace } from "#shared/features/roster/joinEndpoint.ts";
import type { AvatarLook } from "#shared/features/roster/look.ts";
import type { JoinRequest } from "#shared/features/roster/rosterMessages.ts";
import { PROTOCOL_VERSION } from "#shared/protocol.ts";
import { type AskForSeat, ColyseusConnection, type HowToSit } from "./ColyseusConnection.ts";
import type { HallConnection } from "./HallConnection.ts";
import { RequestRefused } from "./RequestRefused.ts";
import { randomKey } from "./randomKey.ts";

/** A join that gets no answer for this long is tried again. */
const ANSWER_WITHIN_MS = 6_000;
/** Where the hall does not say when. */
const ASK_AGAIN_MS = 1_000;
/** Of these somebody who waits in the queue need not hear: their place is kept for a while. */
const PASSING_REFUSALS: ReadonlySet<string> = new Set(["offline", "too-fast"]);

export interface VisitorProfile {
	readonly name: string;
	readonly look: AvatarLook;
	readonly language: Language;
	readonly noGoTo: boolean;
}

/** Where the proof of being the same visitor is kept between visits. */
export interface DeviceTokenStore {
	read(): string | undefined;
	write(token: string): void;
}

export interface JoinHallOptions {
	/** `https://host:port` of the hall; the page's own in a browser. */
	readonly origin: string;
	readonly eventId: string;
	readonly hallId: string;
	/** Asked again at every resume: name, look or language may have changed meanwhile. */
	readonly profile: () => VisitorProfile;
	/** Arrive in front of this booth. */
	readonly boothId?: string | undefined;
	/** They come through the passage from this hall. */
	readonly fromHallId?: string | undefined;
	readonly deviceToken: DeviceTokenStore;
	/** For an event that is not open to everyone; asked again at every resume. */
	readonly entryTicket?: () => string | undefined;
	/** Who gives it waits where the hall is full, and hears their place each time that it is told; others are refused. */
	readonly onQueued?: (queue: Pick<QueuePlace, "place" | "waiting">) => void;
	/** Ends the waiting. */
	readonly signal?: AbortSignal;
}

/**
 * Takes a seat in the hall. Throws {@link RequestRefused} with the hall's reason (`hall-full`, `not-open-yet`,
 * `event-closed`, `entry-password`, `outdated`, `unknown-booth`, `too-fast`, …), or `offline` where no hall answers.
 */
export async function joinHall(options: JoinHallOptions): Promise<HallConnection> {
	const tab = randomKey();
	const ask: AskForSeat = (how) => askForSeat(options, tab, how);
	let isQueued = false;
	for (;;) {
		try {
			return await ColyseusConnection.open(options.origin, ask);
		} catch (error) {
			const waits = error instanceof RequestRefused && options.onQueued !== undefined;
			if (!waits || !(error.reason === "hall-full" || (isQueued && PASSING_REFUSALS.has(error.reason)))) throw error;
			isQueued = true;
			const queue = error.details as QueuePlace | undefined;
			if (queue) options.onQueued({ place: queue.place, waiting: queue.waiting });
			await pause(error.retryAfterMs ?? ASK_AGAIN_MS, options.signal);
		}
	}
}

async function askForSeat(options: JoinHallOptions, tab: string, how: HowToSit): Promise<JoinReply> {
	const { origin, eventId, hallId, deviceToken, boothId, fromHallId } = options;
	const known = deviceToken.read();
	const ticket = options.entryTicket?.();
	const body: JoinRequest = {
		protocol: PROTOCOL_VERSION,
		...options.profile(),
		...(known === undefined ? {} : { deviceToken: known }),
		...(ticket === undefined ? {} : { entryTicket: ticket }),
		...(boothId === undefined ? {} : { boothId }),
		...(fromHallId === undefined ? {} : { fromHallId }),
		...how,
		tab,
	};
	let response: Response;
	try {
		response = await fetch(`${origin}/api/events/${eventId}/halls/${hallId}/join`, {
			method: "POST",
			headers: { "content-type": "application/json" },
			body: JSON.stringify(body),
			signal: AbortSignal.timeout(ANSWER_WITHIN_MS),
		});
	} catch {
		throw new RequestRefused("join", { reason: "offline" });
	}
	if (!response.ok) {
		const refusal = await readRefusal(response);
		// A place in the queue is kept for whoever asks with it again.
		if (refusal.details?.deviceToken !== undefined) deviceToken.write(refusal.details.deviceToken);
		throw new RequestRefused("join", refusal);
	}
	const reply = (await response.json()) as JoinReply;
	deviceToken.write(reply.deviceToken);
	return reply;
}

interface JoinRefusal {
	readonly reason: string;
	readonly retryAfterMs?: number;
	readonly details?: QueuePlace;
}

/** A proxy in between may answer with a page of its own. */
async function readRefusal(response: Response): Promise<JoinRefusal> {
	try {
		const body = await response.json();
		if (typeof body?.reason === "string") return body;
	} catch {
		// Not ours: below.
	}
	return { reason: response.status >= 500 ? "offline" : "invalid" };
}

/** Rejects when the signal comes. */
function pause(ms: number, signal: AbortSignal | undefined): Promise<void> {
	return new Promise((resolve, reject) => {
		signal?.throwIfAborted();
		const stop = () => {
			clearTimeout(timer);
			reject(signal?.reason);
		};
		const timer = setTimeout(() => {
			signal?.removeEventListener("abort", stop);
			resolve();
		}, ms);
		signal?.addEventListener("abort", stop, { once: true });
	});
}
