import { RateLimiterMemory, RateLimiterRes } from "rate-limiter-flexible";
import type { HallBus } from "#server/hall/HallBus.ts";
import type { HallKey } from "#server/hall/HallKey.ts";
import { answer, HallPlugin, refuse } from "#server/hall/HallPlugin.ts";
import type { Visitor } from "#server/hall/Visitor.ts";
import type { ReplyOf } from "#shared/contract.ts";
import { packLook } from "#shared/features/roster/look.ts";
import { matchName } from "#shared/features/roster/matchName.ts";
import { Mark, packSeat, RosterEntry, showLook, shownLook } from "#shared/features/roster/RosterState.ts";
import {
	changeLookRequest,
	FOUND_PEOPLE_MAX,
	findElsewhereRequest,
	markRequest,
	type PersonElsewhere,
} from "#shared/features/roster/rosterMessages.ts";
import { findQuestion, type Whereabouts, whereIsQuestion } from "./peopleQuestions.ts";

export interface RosterPluginOptions {
	readonly hall: HallKey;
	readonly bus: HallBus;
	/** Whether a name carries what the organizer's word list forbids. */
	readonly isBadName: (name: string) => boolean;
	/** Keeps a changed name and look before the hall hears of it. */
	readonly keepProfile: (visitor: Visitor) => Promise<void>;
}

/** Each goes through everyone's name. */
const SEARCHES = 10;
const SEARCHES_SECONDS = 5;

/** Who is here, as everyone sees it: one small entry of the synced state for each visitor. */
export class RosterPlugin extends HallPlugin {
	readonly #options: RosterPluginOptions;
	readonly #searches = new RateLimiterMemory({ points: SEARCHES, duration: SEARCHES_SECONDS });
	#stopAnswering: readonly (() => void)[] = [];

	constructor(options: RosterPluginOptions) {
		super();
		this.#options = options;
	}

	override readonly requests = [
		answer(markRequest, (visitor, marks) => {
			for (const [name, on] of Object.entries(marks)) {
				if (on !== undefined) this.mark(visitor, Mark[name as keyof typeof marks], on);
			}
			return null;
		}),
		answer(changeLookRequest, async (visitor, { name, look }) => {
			if (this.#options.isBadName(name)) return refuse("bad-name");
			await this.#options.keepProfile({ ...visitor, name, look });
			visitor.name = name;
			visitor.look = look;
			this.#show(visitor);
			return null;
		}),
		answer(findElsewhereRequest, async (visitor, { name }) => {
			try {
				await this.#searches.consume(visitor.id);
			} catch (limit) {
				if (limit instanceof RateLimiterRes) return refuse("too-fast", limit.msBeforeNext);
				throw limit;
			}
			return this.#findElsewhere(name);
		}),
	];

	override onCreate(): void {
		const { bus, hall } = this.#options;
		this.#stopAnswering = [
			bus.answer(whereIsQuestion, hall, ({ visitorId }) => this.#whereIs(visitorId)),
			bus.answer(findQuestion, hall, ({ name }) => this.#findHere(name)),
		];
	}

	override onDispose(): void {
		for (const stop of this.#stopAnswering) stop();
	}

	override onVisitorJoined(visitor: Visitor): void {
		const entry = new RosterEntry();
		entry.seat = packSeat(visitor.slot, visitor.generation);
		entry.name = visitor.name;
		entry.marks = visitor.noGoToAtFirst ? Mark.noGoTo : 0;
		showLook(entry, packLook(visitor.look));
		this.room.state.roster.set(visitor.id, entry);
	}

	override onVisitorDropped(visitor: Visitor): void {
		this.mark(visitor, Mark.dropped, true);
		this.mark(visitor, Mark.typing, false);
		this.mark(visitor, Mark.immersive, false);
	}

	override onVisitorResumed(visitor: Visitor): void {
		this.mark(visitor, Mark.dropped, false);
		this.#show(visitor);
	}

	override onVisitorLeft(visitor: Visitor): void {
		this.room.state.roster.delete(visitor.id);
	}

	/** Does nothing for a visitor who left meanwhile. */
	mark(visitor: Visitor, mark: Mark, on: boolean): void {
		const entry = this.#entryOf(visitor);
		if (!entry) return;
		const marks = on ? entry.marks | mark : entry.marks & ~mark;
		if (marks !== entry.marks) entry.marks = marks;
	}

	isMarked(visitor: Visitor, mark: Mark): boolean {
		return ((this.#entryOf(visitor)?.marks ?? 0) & mark) !== 0;
	}

	/** `index` as in the hall's index of booths; 0 for none. */
	setBooth(visitor: Visitor, index: number): void {
		const entry = this.#entryOf(visitor);
		if (entry && entry.booth !== index) entry.booth = index;
	}

	async #findElsewhere(name: string): Promise<ReplyOf<typeof findElsewhereRequest>> {
		const { bus, hall } = this.#options;
		const { instance } = this.room;
		const answers = await bus.ask(findQuestion, hall, { name });
		const others = answers.filter((answer) => answer.instance !== instance).sort((a, b) => a.instance - b.instance);
		return {
			people: others.flatMap(({ people }) => people).slice(0, FOUND_PEOPLE_MAX),
			found: others.reduce((sum, { found }) => sum + found, 0),
			elsewhere: others.reduce((sum, { inside }) => sum + inside, 0),
			instance,
		};
	}

	#findHere(name: string) {
		const { instance, state, visitors } = this.room;
		const people: PersonElsewhere[] = [];
		let found = 0;
		for (const [id, { name: theirs, look, marks, booth }] of state.roster) {
			if (!matchName(theirs, name)) continue;
			found++;
			if (people.length === FOUND_PEOPLE_MAX) continue;
			people.push({ id, name: theirs, look: shownLook({ look, marks }), marks, booth, instance });
		}
		return { instance, inside: visitors.size, found, people };
	}

	#whereIs(visitorId: string): Whereabouts | null {
		const visitor = this.room.visitors.get(visitorId);
		if (!visitor?.client) return null;
		return { instance: this.room.instance, acceptsCompany: !this.isMarked(visitor, Mark.noGoTo) };
	}

	#show(visitor: Visitor): void {
		const entry = this.#entryOf(visitor);
		if (!entry) return;
		if (entry.name !== visitor.name) entry.name = visitor.name;
		showLook(entry, packLook(visitor.look));
	}

	#entryOf(visitor: Visitor): RosterEntry | undefined {
		return this.room.state.roster.get(visitor.id);
	}
}
