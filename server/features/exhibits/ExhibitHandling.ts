import { ExhibitState } from "#shared/features/exhibits/ExhibitState.ts";
import { type ExhibitChange, HOLD_EXPIRES_MS } from "#shared/features/exhibits/exhibitMessages.ts";
import { mediaSecondsAt } from "#shared/features/exhibits/mediaClock.ts";

/** An exhibit nobody handled for this long, at a booth where nobody is, stands as it came again. */
export const EXHIBIT_RESETS_AFTER_MS = 120_000;
/** So many handled exhibits are synced at most: beyond it, the one left alone the longest stands as it came again. */
export const HANDLED_EXHIBITS_MAX = 512;

export type HandlingRefusal = "held" | "not-holder" | "busy";

/** The part of a synced map (and of a plain one) that is used here. */
export interface ExhibitStates {
	readonly size: number;
	get(key: string): ExhibitState | undefined;
	set(key: string, state: ExhibitState): unknown;
	delete(key: string): boolean;
}

/**
 * Who holds which exhibit, and how each stands: one holder an exhibit, one exhibit a holder, and only exhibits that
 * somebody handled. Who may reach what, and the clock, are the caller's.
 */
export class ExhibitHandling {
	readonly #states: ExhibitStates;
	/** When each handled exhibit was last touched, longest ago first. */
	readonly #touchedMs = new Map<string, number>();
	/** The one exhibit each holder holds. */
	readonly #heldBy = new Map<string, string>();

	constructor(states: ExhibitStates) {
		this.#states = states;
	}

	/** Takes it in hand, letting go of any other; null where it was granted. */
	hold(visitorId: string, key: string, nowMs: number): HandlingRefusal | null {
		const state = this.#states.get(key);
		if (state && state.holder !== visitorId && this.#isHeld(key, state, nowMs)) return "held";
		if (!state && !this.#makeRoom()) return "busy";
		const before = this.#heldBy.get(visitorId);
		if (before !== undefined && before !== key) this.#letGo(before);
		if (state && state.holder !== visitorId && state.holder !== "") this.#letGo(key); // its hold had run out
		const synced = this.#states.get(key);
		const held = synced ?? new ExhibitState();
		if (held.holder !== visitorId) held.holder = visitorId;
		if (!synced) this.#states.set(key, held);
		this.#heldBy.set(visitorId, key);
		this.#touch(key, nowMs);
		return null;
	}

	/** Changes what the visitor holds, and renews the hold; null where it was done. */
	change(visitorId: string, key: string, change: ExhibitChange, nowMs: number): HandlingRefusal | null {
		const state = this.#states.get(key);
		if (state?.holder !== visitorId || !this.#isHeld(key, state, nowMs)) return "not-holder";
		const { playing, mediaSeconds, part, partX, partY, partZ, ...rest } = change;
		for (const [field, value] of Object.entries(rest)) {
			if (value !== undefined) Object.assign(state, { [field]: value });
		}
		if (playing !== undefined || mediaSeconds !== undefined) {
			state.mediaSeconds = mediaSeconds ?? mediaSecondsAt(state, nowMs);
			state.mediaSinceMs = nowMs;
			state.playing = playing ?? state.playing;
		}
		if (part !== undefined && part !== state.part) takeOut(state, part);
		if (state.part !== 0) {
			state.partX = partX ?? state.partX;
			state.partY = partY ?? state.partY;
			state.partZ = partZ ?? state.partZ;
		}
		this.#touch(key, nowMs);
		return null;
	}

	release(visitorId: string, key: string): HandlingRefusal | null {
		if (this.#heldBy.get(visitorId) !== key) return "not-holder";
		this.#letGo(key);
		return null;
	}

	/** Whoever dropped or left lets go at once. */
	releaseAllOf(visitorId: string): void {
		const key = this.#heldBy.get(visitorId);
		if (key !== undefined) this.#letGo(key);
	}

	/** All exhibits of a booth stand as they came again, whoever holds them: it shows others now. */
	forgetBooth(boothId: string): void {
		for (const key of [...this.#touchedMs.keys()]) {
			if (key.startsWith(`${boothId}/`)) this.#forget(key);
		}
	}

	/**
	 * Ends holds that ran out or whose holder is out of reach, and forgets exhibits that are gone, or were left alone
	 * for EXHIBIT_RESETS_AFTER_MS where nobody is. Twice a second.
	 */
	sweep(
		nowMs: number,
		surroundings: {
			readonly isInReach: (visitorId: string, key: string) => boolean;
			readonly isThere: (key: string) => boolean;
			readonly isAnyoneAt: (key: string) => boolean;
		},
	): void {
		for (const [visitorId, key] of this.#heldBy) {
			const state = this.#states.get(key);
			if (!state) throw new Error(`ExhibitHandling: ${key} is held but not synced`);
			if (!this.#isHeld(key, state, nowMs) || !surroundings.isInReach(visitorId, key)) this.#letGo(key);
		}
		for (const [key, touchedMs] of this.#touchedMs) {
			if (!surroundings.isThere(key)) this.#forget(key);
			else if (nowMs - touchedMs >= EXHIBIT_RESETS_AFTER_MS && !surroundings.isAnyoneAt(key)) this.#forget(key);
		}
	}

	#isHeld(key: string, state: ExhibitState, nowMs: number): boolean {
		return state.holder !== "" && nowMs - (this.#touchedMs.get(key) ?? 0) < HOLD_EXPIRES_MS;
	}

	/** What is opened or taken out is so only while it is held; what stands as it came need not be synced. */
	#letGo(key: string): void {
		const state = this.#states.get(key);
		if (!state) return;
		this.#heldBy.delete(state.holder);
		state.holder = "";
		if (state.open) state.open = false;
		if (state.part !== 0) takeOut(state, 0);
		if (standsAsItCame(state)) this.#forget(key);
	}

	#forget(key: string): void {
		const holder = this.#states.get(key)?.holder;
		if (holder) this.#heldBy.delete(holder);
		this.#states.delete(key);
		this.#touchedMs.delete(key);
	}

	#touch(key: string, nowMs: number): void {
		this.#touchedMs.delete(key); // so that the map's own order is the order of touching
		this.#touchedMs.set(key, nowMs);
	}

	/** False when every exhibit that may be synced is in somebody's hands. */
	#makeRoom(): boolean {
		if (this.#states.size < HANDLED_EXHIBITS_MAX) return true;
		for (const key of this.#touchedMs.keys()) {
			if (this.#states.get(key)?.holder !== "") continue;
			this.#forget(key);
			return true;
		}
		return false;
	}
}

/** Of a model, one part at a time: it starts from where it is at home, and whichever was out goes back there. */
function takeOut(state: ExhibitState, part: number): void {
	state.part = part;
	state.partX = 0;
	state.partY = 0;
	state.partZ = 0;
}

const AS_IT_CAME = new ExhibitState();

function standsAsItCame(state: ExhibitState): boolean {
	return (
		state.yaw === AS_IT_CAME.yaw &&
		state.pitch === AS_IT_CAME.pitch &&
		state.zoom === AS_IT_CAME.zoom &&
		state.page === AS_IT_CAME.page &&
		state.apart === AS_IT_CAME.apart &&
		state.open === AS_IT_CAME.open &&
		state.playing === AS_IT_CAME.playing &&
		state.mediaSeconds === AS_IT_CAME.mediaSeconds &&
		state.part === AS_IT_CAME.part
	);
}
