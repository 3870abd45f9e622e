import { SLOT_BITS } from "#shared/features/roster/RosterState.ts";

const SLOTS = 1 << SLOT_BITS;

/**
 * Small numbers for the people in a hall. Freed ones are given first, so they stay small; each time a number is
 * given again its generation rises, so a late packet is never taken for its new owner's.
 */
export class SlotPool {
	readonly #free: number[] = [];
	readonly #generations: number[] = [];

	take(): { slot: number; generation: number } {
		const slot = this.#free.pop() ?? this.#generations.length;
		if (slot >= SLOTS) throw new Error("SlotPool: every slot is taken");
		const generation = ((this.#generations[slot] ?? -1) + 1) & 255;
		this.#generations[slot] = generation;
		return { slot, generation };
	}

	giveBack(slot: number): void {
		this.#free.push(slot);
	}
}
