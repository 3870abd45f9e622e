import { matchMaker } from "@colyseus/core";
import type { HallPresence } from "#shared/features/event/PublishedHall.ts";
import type { Admission } from "./Admission.ts";
import type { PavilionRoom } from "./PavilionRoom.ts";

/** One running hall, seen from the endpoints. */
export class OpenHall {
	readonly roomId: string;
	readonly #capacity: () => number;

	constructor(roomId: string, capacity: () => number) {
		this.roomId = roomId;
		this.#capacity = capacity;
	}

	get presence(): HallPresence {
		return { inside: this.#room.visitors.size, capacity: this.#capacity() };
	}

	has(visitorId: string): boolean {
		return this.#room.visitors.has(visitorId);
	}

	isHeldByAnotherTab(visitorId: string, tab: string): boolean {
		return this.#room.isHeldByAnotherTab(visitorId, tab);
	}

	/** A single-use reservation for the client; throws when no seat is left. */
	async reserve(admission: Admission): Promise<unknown> {
		const listing = await matchMaker.driver.findOne({ roomId: this.roomId });
		if (!listing) throw new Error(`hall ${this.roomId} is not running`);
		// Given as authData it becomes `client.auth`; clients never see nor make one.
		return matchMaker.reserveSeatFor(listing, {}, admission);
	}

	get #room(): PavilionRoom {
		return matchMaker.getLocalRoomById(this.roomId) as unknown as PavilionRoom;
	}
}

/** The halls that run in this process, by event and hall. */
export class HallDirectory {
	readonly #halls = new Map<string, OpenHall>();

	/** Opens a hall: `roomClass` is bound to it, and its room lives as long as the server. */
	async open(
		eventId: string,
		hallId: string,
		roomClass: new () => PavilionRoom,
		capacity: () => number,
	): Promise<void> {
		const name = `${eventId}.${hallId}`;
		matchMaker.defineRoomType(name, roomClass);
		const room = await matchMaker.createRoom(name, {});
		this.#halls.set(name, new OpenHall(room.roomId, capacity));
	}

	find(eventId: string, hallId: string): OpenHall | undefined {
		return this.#halls.get(`${eventId}.${hallId}`);
	}
}
