import { matchMaker } from "@colyseus/core";
import type { Logger } from "pino";
import type { HallPresence } from "#shared/features/event/PublishedHall.ts";
import type { Admission } from "./Admission.ts";
import { type DoorAnswer, HallDoor, type HallLoad } from "./HallDoor.ts";
import type { HallKey } from "./HallKey.ts";
import type { HallSeats } from "./HallSeats.ts";
import type { PavilionRoom } from "./PavilionRoom.ts";

/** An instance that nobody is in any more is closed after this long: a crowd comes and goes in waves. */
const EMPTY_CLOSES_AFTER_MS = 60_000;

interface Instance {
	readonly number: number;
	/** Of its room, once that is made. */
	readonly roomId: Promise<string>;
	room: PavilionRoom | undefined;
	emptySinceMs: number | undefined;
}

export interface OpenHallOptions {
	readonly key: HallKey;
	/** What the organizer allows now. */
	readonly limits: () => { readonly capacity: number; readonly instances: number };
	/** Makes a room; gives its id. */
	readonly open: (instance: number) => Promise<string>;
	readonly now: () => number;
	readonly log: Logger;
}

/** One running hall with all its instances, seen from the endpoints. */
export class OpenHall implements HallSeats {
	readonly #options: OpenHallOptions;
	readonly #door = new HallDoor();
	readonly #instances = new Map<number, Instance>();
	#isClosing = false;

	constructor(options: OpenHallOptions) {
		this.#options = options;
	}

	/** The first instance, which is open as long as the hall is. */
	async openFirst(): Promise<void> {
		await this.#opened(1).roomId;
	}

	/** The rooms of its instances, the first one first. */
	get roomIds(): readonly string[] {
		return this.#running.map(({ room }) => room.roomId);
	}

	/** Of all instances together. */
	get presence(): HallPresence {
		const { capacity, instances } = this.#options.limits();
		const inside = this.#running.reduce((sum, { room }) => sum + room.visitors.size, 0);
		return { inside, capacity: capacity * instances, waiting: this.#door.waiting(this.#options.now()) };
	}

	has(visitorId: string): boolean {
		return this.#instanceOf(visitorId) !== undefined;
	}

	isHeldByAnotherTab(visitorId: string, tab: string): boolean {
		return this.#running.some(({ room }) => room.isHeldByAnotherTab(visitorId, tab));
	}

	/**
	 * Where somebody may sit down, or their place in the queue. Whoever has a seat comes back to it, unless they would
	 * rather be in another instance, `towards`: `full` where that one has no seat for them.
	 */
	ask(visitorId: string, towards: number | undefined): DoorAnswer | { readonly kind: "full" } {
		const { now, limits } = this.#options;
		const seat = this.#instanceOf(visitorId);
		if (!seat) return this.#door.ask(visitorId, this.#load(), now(), towards);
		if (towards === undefined || towards === seat.number) return { kind: "seat", instance: seat.number };
		const room = this.#instances.get(towards)?.room;
		const other = room && { number: towards, inside: room.visitors.size };
		if (!other || !this.#door.mayMove(visitorId, other, limits().capacity, now())) return { kind: "full" };
		return { kind: "seat", instance: towards };
	}

	/** A single-use reservation for the client; throws when no seat is left. */
	async reserve(instance: number, admission: Admission): Promise<unknown> {
		const roomId = await this.#opened(instance).roomId;
		const listing = await matchMaker.driver.findOne({ roomId });
		if (!listing) throw new Error(`hall ${roomId} is not running`);
		// Given as authData it becomes `client.auth`; clients never see nor make one.
		return matchMaker.reserveSeatFor(listing, {}, admission);
	}

	maySit(visitorId: string, instance: number): boolean {
		const inside = this.#instances.get(instance)?.room?.visitors.size ?? 0;
		const { limits, now } = this.#options;
		return this.#door.maySit(visitorId, { number: instance, inside }, limits().capacity, now());
	}

	async seated(visitorId: string, instance: number): Promise<void> {
		this.#door.settle(visitorId);
		const others = this.#running.filter(({ number }) => number !== instance);
		await Promise.all(others.map(({ room }) => room.moveOut(visitorId)));
	}

	notSeated(visitorId: string): void {
		this.#door.settle(visitorId);
	}

	/** Closes the instances that nobody has been in for a while, but for the first. */
	sweep(): void {
		const { now, key, log } = this.#options;
		const nowMs = now();
		for (const instance of this.#instances.values()) {
			const { number, room } = instance;
			if (number === 1 || !room) continue;
			if (room.visitors.size > 0 || this.#door.isAwaited(number, nowMs)) {
				instance.emptySinceMs = undefined;
				continue;
			}
			instance.emptySinceMs ??= nowMs;
			if (nowMs - instance.emptySinceMs < EMPTY_CLOSES_AFTER_MS) continue;
			this.#instances.delete(number);
			room.closeHall().then(
				() => log.info({ ...key, instance: number, roomId: room.roomId }, "an empty instance closed"),
				(error) => log.error({ err: error, ...key, instance: number }, "an instance could not be closed"),
			);
		}
	}

	/** Everyone inside hears that the hall is closed and has left; then its rooms are gone. */
	async close(): Promise<void> {
		this.#isClosing = true;
		await Promise.allSettled([...this.#instances.values()].map(({ roomId }) => roomId));
		await Promise.all(this.#running.map(({ room }) => room.closeHall()));
	}

	get #running(): { readonly number: number; readonly room: PavilionRoom }[] {
		return [...this.#instances.values()]
			.flatMap(({ number, room }) => (room ? [{ number, room }] : []))
			.sort((a, b) => a.number - b.number);
	}

	#instanceOf(visitorId: string): { readonly number: number } | undefined {
		return this.#running.find(({ room }) => room.visitors.has(visitorId));
	}

	#load(): HallLoad {
		const open = [...this.#instances.values()].map(({ number, room }) => ({
			number,
			inside: room?.visitors.size ?? 0,
		}));
		return { ...this.#options.limits(), open };
	}

	/** Opened now where it is not; whoever asks for one that is on its way waits for the same. */
	#opened(number: number): Instance {
		const open = this.#instances.get(number);
		if (open) return open;
		if (this.#isClosing) throw new Error("OpenHall: it is being closed");
		const { key, log } = this.#options;
		const instance: Instance = {
			number,
			roomId: this.#options.open(number),
			room: undefined,
			emptySinceMs: undefined,
		};
		this.#instances.set(number, instance);
		instance.roomId.then(
			(roomId) => {
				instance.room = matchMaker.getLocalRoomById(roomId) as unknown as PavilionRoom;
				log.info({ ...key, instance: number, roomId }, "an instance opened");
			},
			() => this.#instances.delete(number),
		);
		return instance;
	}
}
