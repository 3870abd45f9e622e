import { createStore, type StoreApi } from "zustand/vanilla";
import type { HallConnection } from "#client/connection/HallConnection.ts";
import type { PublishedHall } from "#shared/features/event/PublishedHall.ts";
import { type AvatarLook, unpackLook } from "#shared/features/roster/look.ts";
import { Mark, type RosterEntry, shownLook } from "#shared/features/roster/RosterState.ts";
import { changeLookRequest, markRequest } from "#shared/features/roster/rosterMessages.ts";

/** One visitor, as the people list shows them. */
export interface Person {
	readonly id: string;
	readonly name: string;
	readonly look: AvatarLook;
	/** Null in the aisles. */
	readonly boothId: string | null;
	readonly typing: boolean;
	readonly handRaised: boolean;
	readonly staff: boolean;
	readonly away: boolean;
	/** Their connection dropped a moment ago. */
	readonly dropped: boolean;
	readonly immersive: boolean;
	/** Does not want others to come to them. */
	readonly noGoTo: boolean;
}

export interface PeopleState {
	/** Everyone in the hall, this visitor included, by public visitor id. */
	readonly people: ReadonlyMap<string, Person>;
	/** This visitor's own entry; null for a moment after joining. */
	readonly me: Person | null;
}

interface PeopleOptions {
	readonly connection: HallConnection;
	readonly booths: PublishedHall["booths"];
}

/** Entries change in bursts (a crowd typing); the list follows this often. */
const TELL_EVERY_MS = 120;

/** Who is in the hall, and what this visitor shows of themself. */
export class PeopleFeature {
	readonly state: StoreApi<PeopleState> = createStore<PeopleState>(() => ({ people: new Map(), me: null }));
	readonly #connection: HallConnection;
	readonly #boothIds: ReadonlyMap<number, string>;
	readonly #people = new Map<string, Person>();
	#timer: ReturnType<typeof setTimeout> | undefined;
	#unwatch: (() => void) | undefined;

	constructor({ connection, booths }: PeopleOptions) {
		this.#connection = connection;
		this.#boothIds = new Map(booths.map(({ index, id }) => [index, id]));
	}

	start(): void {
		this.#unwatch = this.#connection.watch("roster", {
			added: (id, entry) => this.#put(id, entry),
			changed: (id, entry) => this.#put(id, entry),
			removed: (id) => {
				this.#people.delete(id);
				this.#tellSoon();
			},
		});
		this.#tell();
	}

	stop(): void {
		this.#unwatch?.();
		clearTimeout(this.#timer);
		this.#timer = undefined;
	}

	/** Throws RequestRefused. */
	async raiseHand(handRaised: boolean): Promise<void> {
		await this.#connection.request(markRequest, { handRaised });
	}

	/** The page went to the back or came to the front. */
	setAway(away: boolean): void {
		void this.#connection.request(markRequest, { away }).catch(() => {});
	}

	/** Throws RequestRefused. */
	async setNoGoTo(noGoTo: boolean): Promise<void> {
		await this.#connection.request(markRequest, { noGoTo });
	}

	/** Throws RequestRefused. */
	async changeLook(name: string, look: AvatarLook): Promise<void> {
		await this.#connection.request(changeLookRequest, { name, look });
	}

	#put(id: string, entry: RosterEntry): void {
		const has = (mark: Mark) => (entry.marks & mark) !== 0;
		this.#people.set(id, {
			id,
			name: entry.name,
			look: unpackLook(shownLook(entry)),
			boothId: this.#boothIds.get(entry.booth) ?? null,
			typing: has(Mark.typing),
			handRaised: has(Mark.handRaised),
			staff: has(Mark.staff),
			away: has(Mark.away),
			dropped: has(Mark.dropped),
			immersive: has(Mark.immersive),
			noGoTo: has(Mark.noGoTo),
		});
		this.#tellSoon();
	}

	#tellSoon(): void {
		this.#timer ??= setTimeout(() => this.#tell(), TELL_EVERY_MS);
	}

	#tell(): void {
		clearTimeout(this.#timer);
		this.#timer = undefined;
		this.state.setState({
			people: new Map(this.#people),
			me: this.#people.get(this.#connection.visitorId) ?? null,
		});
	}
}
