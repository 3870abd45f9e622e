import type { Language } from "#shared/features/event/text.ts";
import type { JoinReply } from "#shared/features/roster/joinEndpoint.ts";
import type { AvatarLook } from "#shared/features/roster/look.ts";
import type { JoinRequest } from "#shared/features/roster/rosterMessages.ts";
import { PROTOCOL_VERSION } from "#shared/protocol.ts";
import { ColyseusConnection } from "./ColyseusConnection.ts";
import type { HallConnection } from "./HallConnection.ts";
import { RequestRefused } from "./RequestRefused.ts";
import { randomKey } from "./randomKey.ts";

/** A join that gets no answer for this long is tried again. */
const ANSWER_WITHIN_MS = 6_000;

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
}

/**
 * Takes a seat in the hall. Throws {@link RequestRefused} with the hall's reason (`hall-full`, `not-open-yet`,
 * `event-closed`, `entry-password`, `outdated`, `unknown-booth`, `too-fast`, …), or `offline` where no hall answers.
 */
export async function joinHall(options: JoinHallOptions): Promise<HallConnection> {
	const tab = randomKey();
	const ask = (takeOver: boolean) => askForSeat(options, tab, takeOver);
	return ColyseusConnection.open(options.origin, ask);
}

async function askForSeat(options: JoinHallOptions, tab: string, takeOver: boolean): Promise<JoinReply> {
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
		tab,
		takeOver,
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
	if (!response.ok) throw new RequestRefused("join", await readRefusal(response));
	const reply = (await response.json()) as JoinReply;
	deviceToken.write(reply.deviceToken);
	return reply;
}

/** A proxy in between may answer with a page of its own. */
async function readRefusal(response: Response): Promise<{ reason: string; retryAfterMs?: number }> {
	try {
		const body = await response.json();
		if (typeof body?.reason === "string") return body;
	} catch {
		// Not ours: below.
	}
	return { reason: response.status >= 500 ? "offline" : "invalid" };
}
