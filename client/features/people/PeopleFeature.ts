import { createStore, type StoreApi } from "zustand/vanilla";
import type { HallConnection } from "#client/connection/HallConnection.ts";
import type { PublishedHall } from "#shared/features/event/PublishedHall.ts";
import { type AvatarLook, unpackLook } from "#shared/features/roster/look.ts";
import { Mark, type RosterEntry, shownLook } from "#shared/features/roster/RosterState.ts";
import {
	changeLookRequest,
	findElsewhereRequest,
	markRequest,
	VISITOR_NAME_MAX,
} from "#shared/features/roster/rosterMessages.ts";

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
	/** Of the hall's instances the one they are in; undefined for those of one's own. */
	readonly instance?: number | undefined;
}

/** Those of other instances whose names were looked for. */
export interface PeopleElsewhere {
	readonly people: readonly Person[];
	/** How many have such a name, shown or not. */
	readonly found: number;
}

export interface PeopleState {
	/** Everyone in the hall, this visitor included, by public visitor id. */
	readonly people: ReadonlyMap<string, Person>;
	/** This visitor's own entry; null for a moment after joining. */
	readonly me: Person | null;
}

interface PeopleOptions {
	readonly connection: HallConnection;
	/** Followed live: which booth a number means. */
	readonly published: StoreApi<Pick<PublishedHall, "booths">>;
}

/** Entries change in bursts (a crowd typing); the list follows this often. */
const TELL_EVERY_MS = 120;

/** Who is in the hall, and what this visitor shows of themself. */
export class PeopleFeature {
	readonly state: StoreApi<PeopleState> = createStore<PeopleState>(() => ({ people: new Map(), me: null }));
	readonly #connection: HallConnection;
	readonly #published: PeopleOptions["published"];
	readonly #people = new Map<string, { readonly person: Omit<Person, "boothId">; readonly booth: number }>();
	#timer: ReturnType<typeof setTimeout> | undefined;
	#undo: (() => void)[] = [];

	constructor({ connection, published }: PeopleOptions) {
		this.#connection = connection;
		this.#published = published;
	}

	start(): void {
		this.#undo = [
			this.#connection.watch("roster", {
				added: (id, entry) => this.#put(id, entry),
				changed: (id, entry) => this.#put(id, entry),
				removed: (id) => {
					this.#people.delete(id);
					this.#tellSoon();
				},
			}),
			// Somebody may be at a booth that this page has only just heard of.
			this.#published.subscribe(() => this.#tellSoon()),
		];
		this.#tell();
	}

	stop(): void {
		for (const undoing of this.#undo.splice(0)) undoing();
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

	/** Throws RequestRefused. */
	async findElsewhere(name: string): Promise<PeopleElsewhere> {
		const { people, found } = await this.#connection.request(findElsewhereRequest, {
			name: name.slice(0, VISITOR_NAME_MAX),
		});
		const boothIds = this.#boothIds();
		return {
			found,
			people: people.map(({ id, name, marks, look, booth, instance }) => ({
				...personOf(id, { name, marks }),
				look: unpackLook(look),
				boothId: boothIds.get(booth) ?? null,
				instance,
			})),
		};
	}

	#put(id: string, entry: RosterEntry): void {
		const person = { ...personOf(id, entry), look: unpackLook(shownLook(entry)) };
		this.#people.set(id, { person, booth: entry.booth });
		this.#tellSoon();
	}

	#tellSoon(): void {
		this.#timer ??= setTimeout(() => this.#tell(), TELL_EVERY_MS);
	}

	#tell(): void {
		clearTimeout(this.#timer);
		this.#timer = undefined;
		const boothIds = this.#boothIds();
		const people = new Map<string, Person>();
		for (const [id, { person, booth }] of this.#people) {
			people.set(id, { ...person, boothId: boothIds.get(booth) ?? null });
		}
		this.state.setState({ people, me: people.get(this.#connection.visitorId) ?? null });
	}

	#boothIds(): ReadonlyMap<number, string> {
		return new Map(this.#published.getState().booths.map(({ index, id }) => [index, id]));
	}
}

function personOf(id: string, { name, marks }: Pick<RosterEntry, "name" | "marks">) {
	const has = (mark: Mark) => (marks & mark) !== 0;
	return {
		id,
		name,
		typing: has(Mark.typing),
		handRaised: has(Mark.handRaised),
		staff: has(Mark.staff),
		away: has(Mark.away),
		dropped: has(Mark.dropped),
		immersive: has(Mark.immersive),
		noGoTo: has(Mark.noGoTo),
	};
}
