/** An instance of a hall, as the door sees it. */
export interface InstanceLoad {
	/** From 1; the first is always open. */
	readonly number: number;
	readonly inside: number;
}

/** What the organizer allows, and what there is. */
export interface HallLoad {
	/** Of one instance. */
	readonly capacity: number;
	/** How many instances may be open. */
	readonly instances: number;
	/** Those that are open or on their way to be. */
	readonly open: readonly InstanceLoad[];
}

export type DoorAnswer =
	/** Of an instance that may not be open yet. */
	| { readonly kind: "seat"; readonly instance: number }
	| {
			readonly kind: "wait";
			/** 1 is next. */
			readonly place: number;
			readonly waiting: number;
			readonly askAgainMs: number;
			/** They waited before, and did not ask sooner than they were told. */
			readonly isOnTime: boolean;
	  };

/** Whoever does not ask for this long has gone away; twice what anybody is told to wait, and a slow network's worth. */
export const PLACE_KEPT_MS = 20_000;
/** As long as the room keeps a reservation. */
export const SEAT_HELD_MS = 10_000;

interface Held {
	readonly instance: number;
	readonly untilMs: number;
	/** They waited for it: nobody else sits down on it. */
	readonly isPromised: boolean;
}

/**
 * Who is let into which instance of one hall, and who waits: the fullest instance that has room, for a crowd wants to be
 * together; else a new one; else a place in the queue, first come first served. Each who waits ahead has a claim on one
 * of the free seats, so nobody overtakes.
 */
export class HallDoor {
	/** When each asked last, in the order in which they came. */
	readonly #queue = new Map<string, number>();
	/** Seats that were given and are not sat on yet, by visitor. */
	readonly #held = new Map<string, Held>();

	/** Of somebody who is in no instance; with `towards`, they would rather be in that one. */
	ask(visitorId: string, hall: HallLoad, nowMs: number, towards?: number): DoorAnswer {
		this.#forgetOld(nowMs);
		const ahead = this.#ahead(visitorId);
		const isWaited = this.#queue.has(visitorId) || this.#queue.size > 0;
		const before = this.#held.get(visitorId);
		if (before || this.#freeSeats(hall) > ahead) {
			const instance = before?.instance ?? this.#choose(hall, towards);
			this.#queue.delete(visitorId);
			const isPromised = before?.isPromised ?? isWaited;
			this.#held.set(visitorId, { instance, untilMs: nowMs + SEAT_HELD_MS, isPromised });
			return { kind: "seat", instance };
		}
		const place = ahead + 1;
		const askAgainMs = Math.min(8_000, 2_000 + 50 * place);
		const askedBeforeMs = this.#queue.get(visitorId);
		// A map keeps the place of a key that is set again.
		this.#queue.set(visitorId, nowMs);
		const isOnTime = askedBeforeMs !== undefined && nowMs - askedBeforeMs >= askAgainMs / 2;
		return { kind: "wait", place, waiting: this.#queue.size, askAgainMs, isOnTime };
	}

	/** Of somebody who is in another instance and wants to go over to this one. */
	mayMove(visitorId: string, instance: InstanceLoad, capacity: number, nowMs: number): boolean {
		this.#forgetOld(nowMs);
		if (instance.inside + this.#heldIn(instance.number, visitorId) >= capacity) return false;
		this.#held.set(visitorId, { instance: instance.number, untilMs: nowMs + SEAT_HELD_MS, isPromised: false });
		return true;
	}

	/** Whether somebody may sit down now who was given a seat of this instance some time ago. */
	maySit(visitorId: string, instance: InstanceLoad, capacity: number, nowMs: number): boolean {
		this.#forgetOld(nowMs);
		return instance.inside + this.#heldIn(instance.number, visitorId, true) < capacity;
	}

	/** They are inside, or could not be. */
	settle(visitorId: string): void {
		this.#held.delete(visitorId);
	}

	/** Whether somebody is on their way into an instance. */
	isAwaited(instance: number, nowMs: number): boolean {
		this.#forgetOld(nowMs);
		return this.#heldIn(instance, "") > 0;
	}

	waiting(nowMs: number): number {
		this.#forgetOld(nowMs);
		return this.#queue.size;
	}

	/** Seats that somebody was promised after waiting are taken; of the others only sitting down makes them so. */
	#freeSeats({ capacity, instances, open }: HallLoad): number {
		const usable = open.filter(({ number }) => number <= instances);
		const free = usable.map(({ number, inside }) => Math.max(0, capacity - inside - this.#heldIn(number, "", true)));
		return free.reduce((sum, seats) => sum + seats, (instances - usable.length) * capacity);
	}

	#choose({ capacity, instances, open }: HallLoad, towards: number | undefined): number {
		const usable = open.filter(({ number }) => number <= instances);
		const roomy = usable
			.map(({ number, inside }) => ({ number, taken: inside + this.#heldIn(number, "") }))
			.filter(({ taken }) => taken < capacity);
		const wanted = roomy.find(({ number }) => number === towards);
		if (wanted) return wanted.number;
		const [fullest] = roomy.sort((a, b) => b.taken - a.taken || a.number - b.number);
		if (fullest) return fullest.number;
		for (let number = 1; number <= instances; number++) {
			if (!usable.some((instance) => instance.number === number)) return number;
		}
		// Every seat left is one that somebody was given and may never sit down on: whoever sits first has it.
		const [emptiest] = [...usable].sort(
			(a, b) => a.inside + this.#heldIn(a.number, "", true) - b.inside - this.#heldIn(b.number, "", true),
		);
		if (!emptiest) throw new Error("HallDoor: a seat was free in no instance");
		return emptiest.number;
	}

	#heldIn(instance: number, exceptVisitorId: string, onlyPromised = false): number {
		let count = 0;
		for (const [visitorId, held] of this.#held) {
			if (held.instance !== instance || visitorId === exceptVisitorId) continue;
			if (held.isPromised || !onlyPromised) count++;
		}
		return count;
	}

	#ahead(visitorId: string): number {
		let ahead = 0;
		for (const other of this.#queue.keys()) {
			if (other === visitorId) break;
			ahead++;
		}
		return ahead;
	}

	#forgetOld(nowMs: number): void {
		for (const [visitorId, askedMs] of this.#queue) {
			if (nowMs - askedMs > PLACE_KEPT_MS) this.#queue.delete(visitorId);
		}
		for (const [visitorId, { untilMs }] of this.#held) {
			if (nowMs > untilMs) this.#held.delete(visitorId);
		}
	}
}
