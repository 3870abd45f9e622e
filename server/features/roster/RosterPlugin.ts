import { answer, HallPlugin, refuse } from "#server/hall/HallPlugin.ts";
import type { Visitor } from "#server/hall/Visitor.ts";
import { packLook } from "#shared/features/roster/look.ts";
import { Mark, packSeat, RosterEntry, showLook } from "#shared/features/roster/RosterState.ts";
import { changeLookRequest, markRequest } from "#shared/features/roster/rosterMessages.ts";

export interface RosterPluginOptions {
	/** Whether a name carries what the organizer's word list forbids. */
	readonly isBadName: (name: string) => boolean;
	/** Keeps a changed name and look before the hall hears of it. */
	readonly keepProfile: (visitor: Visitor) => Promise<void>;
}

/** Who is here, as everyone sees it: one small entry of the synced state for each visitor. */
export class RosterPlugin extends HallPlugin {
	readonly #options: RosterPluginOptions;

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
	];

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
