import { HAND_BYTES, writeHands, writeLean } from "#shared/features/poses/handBytes.ts";
import { rollOf } from "#shared/features/poses/orientation.ts";
import type { PoseSample } from "#shared/features/poses/PoseSample.ts";
import {
	ageBits,
	BATCH_HEADER_BYTES,
	BLOCK_HEADER_BYTES,
	BLOCK_MAX_POSES,
	BODY_BYTES,
	bodyWord0,
	bodyWord1,
	cellOf,
	POSE_SLOTS,
	REPEATED,
	writeBatchHeader,
	writeBody,
} from "#shared/features/poses/poseBatch.ts";

/**
 * Who hears whom at the full rate: those within this many cells of one's own, which is 41 to 61 m. Everyone else is
 * heard once a second. More tiers are more rings: what a ring costs is one more copy of blocks that exist anyway.
 */
const NEAR_RINGS = 2;
/** Everybody is repeated once in this many ticks: once a second at 50 ms. */
const REPEAT_TICKS = 20;

const HANDS_BYTES = 2 * HAND_BYTES;
const NOBODY = -1;

/** Those who are sent batches, by slot. */
export interface PoseRecipients {
	/** False while nobody listens there, or while what was sent before is still waiting. */
	canTake(slot: number): boolean;
	/** The same bytes may go to many; they are never written again. */
	send(slot: number, batch: Uint8Array): void;
}

/** Which poses of a cell: those since the last tick, those whose turn it is to be repeated, or all. */
type Which = "fresh" | "repeats" | "everyone";

/** Where its bytes lie in the scratch of this tick. */
interface Run {
	from: number;
	to: number;
}

interface Cell {
	readonly x: number;
	readonly z: number;
	/** Head of the list of those in it. */
	first: number;
	/** What is new in the cell since the last tick, encoded once for all who hear it. */
	readonly fresh: Run;
}

/**
 * Keeps everyone's latest pose, encoded as it will be sent, and once per tick gives each recipient one batch: what is
 * new in the cells near them, and a twentieth of everybody else. Newest wins: a pose that was overtaken within a tick
 * is never sent. Pure: knows no socket and no clock. Nothing is allocated per pose; a batch is allocated once per cell
 * that has recipients, because a socket may hold on to it.
 */
export class PoseRelay {
	/** What the transport wants before each batch, so that a frame is built once and not once per recipient. */
	readonly #prefix: Uint8Array;
	readonly #present = new Uint8Array(POSE_SLOTS);
	/** Present slots, in no order; `#rank` is each one's place in it. */
	readonly #slots = new Uint16Array(POSE_SLOTS);
	readonly #rank = new Uint16Array(POSE_SLOTS);
	#count = 0;

	readonly #isFresh = new Uint8Array(POSE_SLOTS);
	readonly #isNew = new Uint8Array(POSE_SLOTS);
	/** Got everybody's pose in this tick already. */
	readonly #welcomed = new Uint8Array(POSE_SLOTS);
	readonly #word0 = new Uint32Array(POSE_SLOTS);
	readonly #word1 = new Uint32Array(POSE_SLOTS);
	readonly #hands = new Uint8Array(POSE_SLOTS * HANDS_BYTES);
	readonly #handsLength = new Uint8Array(POSE_SLOTS);
	readonly #heardAtMs = new Float64Array(POSE_SLOTS);

	/** Those of a cell are a list through these. */
	readonly #next = new Int16Array(POSE_SLOTS).fill(NOBODY);
	readonly #previous = new Int16Array(POSE_SLOTS).fill(NOBODY);
	readonly #cellOfSlot: (Cell | undefined)[] = new Array(POSE_SLOTS).fill(undefined);
	readonly #cells = new Map<number, Cell>();

	#scratch = new Uint8Array(16_384);
	#used = 0;
	#tick = 0;
	readonly #repeats: Run = { from: 0, to: 0 };

	constructor(prefix: Uint8Array = new Uint8Array(0)) {
		this.#prefix = prefix;
	}

	/** How many are here. */
	get size(): number {
		return this.#count;
	}

	/** From now on this slot hears others; first everybody at once. Also after a resume, which may have missed some. */
	join(slot: number): void {
		if (slot >= POSE_SLOTS) throw new Error(`PoseRelay: slot ${slot} does not fit into a pose`);
		this.#isNew[slot] = 1;
		if (this.#present[slot]) return;
		this.#present[slot] = 1;
		this.#isFresh[slot] = 0;
		this.#rank[slot] = this.#count;
		this.#slots[this.#count++] = slot;
	}

	leave(slot: number): void {
		if (!this.#present[slot]) return;
		this.#unlink(slot);
		this.#present[slot] = 0;
		this.#isFresh[slot] = 0;
		const last = this.#slots[--this.#count]!;
		const rank = this.#rank[slot]!;
		this.#slots[rank] = last;
		this.#rank[last] = rank;
	}

	/** Takes the pose of someone who joined. */
	accept(slot: number, generation: number, sample: Readonly<PoseSample>, nowMs: number): void {
		if (!this.#present[slot]) return;
		this.#word0[slot] = bodyWord0(slot, generation, sample);
		this.#word1[slot] = bodyWord1(sample);
		const hands = slot * HANDS_BYTES;
		const length = writeHands(sample, this.#hands, hands) - hands;
		if (length > 0) writeLean(rollOf(sample.head.orientation), this.#hands, hands);
		this.#handsLength[slot] = length;
		this.#heardAtMs[slot] = nowMs;
		this.#isFresh[slot] = 1;
		this.#enterCell(slot, cellOf(sample.head.position.x), cellOf(sample.head.position.z));
	}

	/** Sends everyone their batch of this tick. */
	tick(nowMs: number, recipients: PoseRecipients): void {
		this.#tick = (this.#tick + 1) % REPEAT_TICKS;
		if (this.#count > 1) {
			this.#encode(nowMs);
			this.#welcome(nowMs, recipients);
			for (const cell of this.#cells.values()) this.#sendToCell(cell, nowMs, recipients);
		}
		for (let i = 0; i < this.#count; i++) {
			const slot = this.#slots[i]!;
			this.#isFresh[slot] = 0;
			this.#welcomed[slot] = 0;
		}
	}

	#encode(nowMs: number): void {
		this.#used = 0;
		for (const cell of this.#cells.values()) {
			cell.fresh.from = this.#used;
			this.#writeBlocks(cell, "fresh", nowMs);
			cell.fresh.to = this.#used;
		}
		this.#repeats.from = this.#used;
		for (const cell of this.#cells.values()) this.#writeBlocks(cell, "repeats", nowMs);
		this.#repeats.to = this.#used;
	}

	/** Those who are new get everyone's current pose before anything else. */
	#welcome(nowMs: number, recipients: PoseRecipients): void {
		let snapshot: Uint8Array | undefined;
		for (let i = 0; i < this.#count; i++) {
			const slot = this.#slots[i]!;
			if (!this.#isNew[slot] || !recipients.canTake(slot)) continue;
			snapshot ??= this.#snapshot(nowMs);
			recipients.send(slot, snapshot);
			this.#isNew[slot] = 0;
			this.#welcomed[slot] = 1;
		}
	}

	#snapshot(nowMs: number): Uint8Array {
		const from = this.#used;
		for (const cell of this.#cells.values()) this.#writeBlocks(cell, "everyone", nowMs);
		const batch = this.#beginBatch(nowMs, this.#used - from);
		batch.set(this.#scratch.subarray(from, this.#used), batch.length - (this.#used - from));
		this.#used = from;
		return batch;
	}

	#sendToCell(cell: Cell, nowMs: number, recipients: PoseRecipients): void {
		let batch: Uint8Array | undefined;
		for (let slot = cell.first; slot !== NOBODY; slot = this.#next[slot]!) {
			if (this.#isNew[slot] || this.#welcomed[slot] || !recipients.canTake(slot)) continue;
			batch ??= this.#batchFor(cell, nowMs);
			if (batch.length === this.#prefix.length + BATCH_HEADER_BYTES) return;
			recipients.send(slot, batch);
		}
	}

	/** Own poses are in it: leaving them out would make every recipient's batch another one. Clients skip theirs. */
	#batchFor(cell: Cell, nowMs: number): Uint8Array {
		let length = this.#repeats.to - this.#repeats.from;
		for (let x = cell.x - NEAR_RINGS; x <= cell.x + NEAR_RINGS; x++) {
			for (let z = cell.z - NEAR_RINGS; z <= cell.z + NEAR_RINGS; z++) {
				const near = this.#cells.get(cellKey(x, z));
				if (near) length += near.fresh.to - near.fresh.from;
			}
		}
		const batch = this.#beginBatch(nowMs, length);
		let at = batch.length - length;
		for (let x = cell.x - NEAR_RINGS; x <= cell.x + NEAR_RINGS; x++) {
			for (let z = cell.z - NEAR_RINGS; z <= cell.z + NEAR_RINGS; z++) {
				const near = this.#cells.get(cellKey(x, z));
				if (near) at = this.#copy(near.fresh, batch, at);
			}
		}
		this.#copy(this.#repeats, batch, at);
		return batch;
	}

	#beginBatch(nowMs: number, blocksLength: number): Uint8Array {
		const batch = new Uint8Array(this.#prefix.length + BATCH_HEADER_BYTES + blocksLength);
		batch.set(this.#prefix);
		writeBatchHeader(nowMs, batch, this.#prefix.length);
		return batch;
	}

	#copy(run: Run, batch: Uint8Array, at: number): number {
		// Byte by byte: a run is a few dozen bytes, where a view would be garbage.
		const scratch = this.#scratch;
		for (let from = run.from; from < run.to; from++) batch[at++] = scratch[from]!;
		return at;
	}

	#writeBlocks(cell: Cell, which: Which, nowMs: number): void {
		let bodies = this.#firstOf(cell.first, which, false);
		let withHands = this.#firstOf(cell.first, which, true);
		while (bodies !== NOBODY || withHands !== NOBODY) {
			const header = this.#reserve(BLOCK_HEADER_BYTES);
			this.#scratch[header] = cell.x;
			this.#scratch[header + 1] = cell.z;
			let count = 0;
			for (; bodies !== NOBODY && count < BLOCK_MAX_POSES; count++) {
				this.#write(bodies, nowMs);
				bodies = this.#firstOf(this.#next[bodies]!, which, false);
			}
			this.#scratch[header + 2] = count;
			count = 0;
			for (; withHands !== NOBODY && count < BLOCK_MAX_POSES; count++) {
				this.#write(withHands, nowMs);
				withHands = this.#firstOf(this.#next[withHands]!, which, true);
			}
			this.#scratch[header + 3] = count;
		}
	}

	/** The first from `slot` on that belongs into these blocks. */
	#firstOf(slot: number, which: Which, hands: boolean): number {
		for (; slot !== NOBODY; slot = this.#next[slot]!) {
			if (this.#handsLength[slot]! > 0 !== hands) continue;
			if (which === "fresh" && !this.#isFresh[slot]) continue;
			if (which === "repeats" && slot % REPEAT_TICKS !== this.#tick) continue;
			return slot;
		}
		return NOBODY;
	}

	#write(slot: number, nowMs: number): void {
		const handsLength = this.#handsLength[slot]!;
		let at = this.#reserve(BODY_BYTES + handsLength);
		const age = this.#isFresh[slot] ? ageBits(nowMs - this.#heardAtMs[slot]!) : REPEATED;
		at = writeBody(this.#word0[slot]!, this.#word1[slot]!, age, this.#scratch, at);
		const hands = slot * HANDS_BYTES;
		for (let i = 0; i < handsLength; i++) this.#scratch[at + i] = this.#hands[hands + i]!;
	}

	#reserve(length: number): number {
		const at = this.#used;
		this.#used += length;
		if (this.#used > this.#scratch.length) {
			const larger = new Uint8Array(this.#scratch.length * 2);
			larger.set(this.#scratch);
			this.#scratch = larger;
		}
		return at;
	}

	#enterCell(slot: number, x: number, z: number): void {
		const before = this.#cellOfSlot[slot];
		if (before && before.x === x && before.z === z) return;
		this.#unlink(slot);
		const key = cellKey(x, z);
		let cell = this.#cells.get(key);
		if (!cell) {
			cell = { x, z, first: NOBODY, fresh: { from: 0, to: 0 } };
			this.#cells.set(key, cell);
		}
		this.#next[slot] = cell.first;
		this.#previous[slot] = NOBODY;
		if (cell.first !== NOBODY) this.#previous[cell.first] = slot;
		cell.first = slot;
		this.#cellOfSlot[slot] = cell;
	}

	#unlink(slot: number): void {
		const cell = this.#cellOfSlot[slot];
		if (!cell) return;
		const next = this.#next[slot]!;
		const previous = this.#previous[slot]!;
		if (previous === NOBODY) cell.first = next;
		else this.#next[previous] = next;
		if (next !== NOBODY) this.#previous[next] = previous;
		this.#next[slot] = NOBODY;
		this.#previous[slot] = NOBODY;
		this.#cellOfSlot[slot] = undefined;
		if (cell.first === NOBODY) this.#cells.delete(cellKey(cell.x, cell.z));
	}
}

/** Cells reach from −16 to 15 each way; their neighbours a little further. */
function cellKey(x: number, z: number): number {
	return (x + 64) * 256 + (z + 64);
}
