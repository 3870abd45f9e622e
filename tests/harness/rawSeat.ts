import { WebSocket } from "ws";
import { PROTOCOL_VERSION } from "#shared/protocol.ts";
import type { HallHarness } from "./hall.ts";

/** A seat spoken to in bytes, as something that is not our client would. */
export interface RawSeat {
	readonly socket: WebSocket;
	readonly visitorId: string;
	/** Resolves with the close code. */
	readonly closed: Promise<number>;
	/** Frames received, newest last. */
	readonly frames: Buffer[];
}

export interface RawSeatOptions {
	readonly origin?: string;
	readonly name?: string;
}

export interface SeatReservation {
	readonly visitorId: string;
	readonly deviceToken: string;
	readonly reservation: { readonly processId: string; readonly roomId: string; readonly sessionId: string };
}

/** Asks the join endpoint as a page would; the answer as it is. */
export function askForSeat(
	hall: HallHarness,
	change: Record<string, unknown> = {},
	headers: Record<string, string> = {},
) {
	return fetch(`${hall.origin}/api/events/${hall.eventId}/halls/${hall.hallId}/join`, {
		method: "POST",
		headers: { "content-type": "application/json", ...headers },
		body: JSON.stringify({
			protocol: PROTOCOL_VERSION,
			name: "Raw",
			look: { body: 0, colour: 0, accent: 0, face: 0, badge: 0 },
			language: "en",
			tab: crypto.randomUUID(),
			...change,
		}),
	});
}

/** The socket is open and the server has let it in; nothing is acknowledged yet. */
export async function takeRawSeat(hall: HallHarness, options: RawSeatOptions = {}): Promise<RawSeat> {
	const response = await askForSeat(hall, options.name === undefined ? {} : { name: options.name });
	const { reservation, visitorId } = (await response.json()) as SeatReservation;
	const address = `${hall.origin.replace("http", "ws")}/${reservation.processId}/${reservation.roomId}?sessionId=${reservation.sessionId}`;
	const socket = new WebSocket(address, options.origin === undefined ? {} : { origin: options.origin });
	const frames: Buffer[] = [];
	socket.on("message", (data) => frames.push(data as Buffer));
	const closed = new Promise<number>((resolve) => socket.on("close", (code) => resolve(code)));
	await new Promise<void>((resolve, reject) => {
		socket.once("message", () => resolve());
		socket.once("error", reject);
	});
	return { socket, visitorId, closed, frames };
}

/** Colyseus' frame kinds that a client sends. */
export const Frame = { join: 10, leave: 12, data: 13, bytes: 17, ping: 18 } as const;
