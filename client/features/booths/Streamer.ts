import type { FloorPoint } from "#shared/space/vector.ts";

/** How much of the hall is kept in, by what the device can hold. */
export interface StreamingReach {
	/** What is nearer than this is wanted, metres… */
	readonly wantedMetres: number;
	/** …the nearest this many of them… */
	readonly wantedCount: number;
	/** …as far as they fit into this much of the graphics card's memory; the nearest always comes in. */
	readonly memoryBytes: number;
}

/** Something stays in until it is this much further away than it had to be to come in, so that nobody paces it in and out. */
const KEEP_FACTOR = 1.3;
const KEEP_EXTRA = 3;
const HELD_NEARER = 3;
const FIRST_RETRY_MS = 3000;
const LONGEST_RETRY_MS = 120_000;

type Stage = "absent" | "loading" | "ready" | "failed";

interface Entry {
	readonly id: string;
	x: number;
	z: number;
	distance: number;
	wanted: boolean;
	stage: Stage;
	/** What it took when it was last in. */
	bytes: number | undefined;
	/** Ready, but of an older revision than the index says. */
	stale: boolean;
	attempts: number;
	retryAtMs: number;
}

export interface StreamingProgress {
	readonly wanted: number;
	readonly ready: number;
	readonly failed: number;
}

/**
 * Which of many things in the hall (booths, exhibits) to bring in next and which to let go: by distance, one at a time,
 * with hysteresis and within a budget of memory. What one walked away from longest ago goes first: it is the furthest.
 * Knows no scene.
 */
export class Streamer {
	readonly #entries = new Map<string, Entry>();
	/** The same, nearest first as they were followed last: they are asked four times a second, and leave no garbage. */
	readonly #order: Entry[] = [];

	/** Adds one or moves it; `changed` says that what is in is no longer what should be. */
	place(id: string, { x, z }: FloorPoint, changed = false): void {
		const known = this.#entries.get(id);
		if (!known) {
			const entry: Entry = {
				id,
				x,
				z,
				distance: Number.POSITIVE_INFINITY,
				wanted: false,
				stage: "absent",
				bytes: undefined,
				stale: false,
				attempts: 0,
				retryAtMs: 0,
			};
			this.#entries.set(id, entry);
			this.#order.push(entry);
			return;
		}
		known.x = x;
		known.z = z;
		if (!changed) return;
		if (known.stage === "ready" || known.stage === "loading") known.stale = true;
		known.attempts = 0;
		known.retryAtMs = 0;
	}

	remove(id: string): void {
		const entry = this.#entries.get(id);
		if (!entry) return;
		this.#entries.delete(id);
		this.#order.splice(this.#order.indexOf(entry), 1);
	}

	/**
	 * Where the visitor stands now; returns what is in and no longer worth keeping, furthest first. What is `held` counts
	 * as {@link HELD_NEARER} times nearer than it is.
	 */
	follow(
		{ x, z }: FloorPoint,
		{ wantedMetres, wantedCount, memoryBytes }: StreamingReach,
		isHeld: (id: string) => boolean = isNeverHeld,
	): readonly string[] {
		const order = this.#order;
		for (let i = 0; i < order.length; i++) {
			const entry = order[i]!;
			const dx = entry.x - x;
			const dz = entry.z - z;
			entry.distance = Math.sqrt(dx * dx + dz * dz) / (isHeld(entry.id) ? HELD_NEARER : 1);
		}
		sortByDistance(order);
		let evicted: string[] | undefined;
		const typical = this.#typicalBytes();
		let left = memoryBytes;
		for (let rank = 0; rank < order.length; rank++) {
			const entry = order[rank]!;
			const bytes = entry.bytes ?? typical;
			const fits = rank === 0 || bytes <= left;
			entry.wanted = fits && rank < wantedCount && entry.distance <= wantedMetres;
			const kept = fits && rank < wantedCount + KEEP_EXTRA && entry.distance <= wantedMetres * KEEP_FACTOR;
			if (entry.wanted || (kept && entry.stage !== "absent")) left -= bytes;
			if (!kept && entry.stage !== "absent") {
				evicted ??= [];
				evicted.unshift(entry.id);
				entry.stage = "absent";
				entry.stale = false;
				entry.attempts = 0;
				entry.retryAtMs = 0;
			}
		}
		return evicted ?? NOTHING;
	}

	/** The nearest that is wanted and not in, or not in as it is now; it counts as loading from here on. */
	next(nowMs: number): string | undefined {
		let best: Entry | undefined;
		for (let i = 0; i < this.#order.length; i++) {
			const entry = this.#order[i]!;
			const due =
				entry.stage === "absent" ||
				(entry.stage === "ready" && entry.stale) ||
				(entry.stage === "failed" && nowMs >= entry.retryAtMs);
			if (!entry.wanted || !due || (entry.stale && nowMs < entry.retryAtMs)) continue;
			if (!best || entry.distance < best.distance) best = entry;
		}
		if (best) {
			best.stage = "loading";
			best.stale = false;
		}
		return best?.id;
	}

	/** It is in, and took so much of the graphics card's memory. */
	succeeded(id: string, bytes: number): void {
		const entry = this.#entries.get(id);
		if (entry?.stage !== "loading") return;
		entry.stage = "ready";
		entry.bytes = bytes;
		entry.attempts = 0;
		entry.retryAtMs = 0;
	}

	/** It is tried again later, each time after twice as long. */
	failed(id: string, nowMs: number): void {
		const entry = this.#entries.get(id);
		if (entry?.stage !== "loading") return;
		entry.stage = "failed";
		entry.retryAtMs = nowMs + Math.min(FIRST_RETRY_MS * 2 ** entry.attempts, LONGEST_RETRY_MS);
		entry.attempts++;
	}

	distanceTo(id: string): number {
		return this.#entries.get(id)?.distance ?? Number.POSITIVE_INFINITY;
	}

	/** For what was never in: as much as the others took. */
	#typicalBytes(): number {
		let sum = 0;
		let known = 0;
		for (let i = 0; i < this.#order.length; i++) {
			const { bytes } = this.#order[i]!;
			if (bytes === undefined) continue;
			sum += bytes;
			known++;
		}
		return known === 0 ? 0 : sum / known;
	}

	get progress(): StreamingProgress {
		let wanted = 0;
		let ready = 0;
		let failed = 0;
		for (let i = 0; i < this.#order.length; i++) {
			const entry = this.#order[i]!;
			if (!entry.wanted) continue;
			wanted++;
			if (entry.stage === "ready") ready++;
			else if (entry.stage === "failed" || entry.attempts > 0) failed++;
		}
		return { wanted, ready, failed };
	}
}

const NOTHING: readonly string[] = [];

function isNeverHeld(): boolean {
	return false;
}

/** Where it lies, and what is equally far stays as it was: from one time to the next hardly anything changes its place. */
function sortByDistance(order: Entry[]): void {
	for (let i = 1; i < order.length; i++) {
		const entry = order[i]!;
		let place = i;
		for (; place > 0 && order[place - 1]!.distance > entry.distance; place--) order[place] = order[place - 1]!;
		order[place] = entry;
	}
}
