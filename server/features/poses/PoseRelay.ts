import {
	COARSE_BLOCK_HEADER_BYTES,
	COARSE_POSE_MAX_BYTES,
	coarseBits,
	STILL_MAX_BYTES,
	writeCoarsePose,
	writeSlot,
} from "#shared/features/poses/coarsePose.ts";
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
	POSE_SLOTS,
	writeBatchHeader,
	writeBody,
} from "#shared/features/poses/poseBatch.ts";
import { PoseGrid, type PosePlot, type PoseQuad, type WholeRun } from "./PoseGrid.ts";

/** Who hears whom how often, in ticks of 50 ms. Distances are in plots (5.12 m) and quads (10.24 m) of {@link PoseGrid}. */
const TIERS = {
	/** Each new pose at once: the plots next to one's own, 5 to 10 m. */
	near: { plots: 1 },
	/** Whoever moved, five times a second: the ring of plots around those, to 10 to 15 m. */
	close: { plots: 2, ticks: 4 },
	/** Whoever moved, coarsely, twice a second: to 20 to 30 m. */
	middle: { quads: 2, ticks: 10 },
	/**
	 * Everybody once a second, as far as bodies are drawn: coarsely, or that they are as they were told last. All are
	 * written out now and then, for whoever came near meanwhile or was skipped.
	 */
	far: { metres: 60, ticks: 20, everybodyTicks: 100 },
	/** Everybody, coarsely, six times a minute, which is in every second turn of everybody: dots of the map. */
	map: { ticks: 200 },
} as const;

/** A pose is new to a coarse block for so long: whoever moves sends one in that time. */
const COARSE_FRESH_MS = 100;

/**
 * 11 KB a second of poses to one visitor are enough for a usual crowd. Where there are more, whole poses come less often
 * until it is so: the ring first, then what is next to one, at last one's own plot.
 */
const BUDGET_BYTES_PER_TICK = 540;
const MOST_STRAIN = 3;
/** Share of the difference by which the mean follows each tick: it knows about the last second. */
const MEAN_FOLLOWS = 0.05;
/** Less than this share of the budget, and there is room for more. */
const RELAXES_BELOW = 0.6;
/** Never changed more often. */
const STRAIN_TICKS = 20;

const HANDS_BYTES = 2 * HAND_BYTES;
const NOBODY = -1;
/** No coarse pose has these bits. */
const NEVER_TOLD = 0xffff_ffff;

/** Those who are sent batches, by slot. */
export interface PoseRecipients {
	/** False while nobody listens there, or while what was sent before is still waiting. */
	canTake(slot: number): boolean;
	/** The same bytes may go to many; they are never written again. */
	send(slot: number, batch: Uint8Array): void;
}

/**
 * Keeps everyone's latest pose, encoded as it will be sent, and once per tick gives each recipient one batch: the nearer
 * others are, the more often and the finer. Each is encoded once for a plot or quad and tier, whoever hears it, and one
 * batch serves everyone in a plot. Newest wins: a pose that was overtaken is never sent. Pure: knows no socket and no
 * clock. Nothing is allocated per pose; a batch is allocated once per plot that has recipients, because a socket may
 * hold on to it.
 */
export class PoseRelay {
	readonly #frameOf: (length: number) => Uint8Array;
	readonly #present = new Uint8Array(POSE_SLOTS);
	/** Present slots, in no order; `#rank` is each one's place in it. */
	readonly #slots = new Uint16Array(POSE_SLOTS);
	readonly #rank = new Uint16Array(POSE_SLOTS);
	#count = 0;

	readonly #isNew = new Uint8Array(POSE_SLOTS);
	/** Got everybody's pose in this tick already. */
	readonly #welcomed = new Uint8Array(POSE_SLOTS);
	/** Heard by everybody at once, wherever they are. */
	readonly #performs = new Uint8Array(POSE_SLOTS);
	#performers = 0;
	readonly #word0 = new Uint32Array(POSE_SLOTS);
	readonly #word1 = new Uint32Array(POSE_SLOTS);
	readonly #coarse = new Uint32Array(POSE_SLOTS);
	readonly #hands = new Uint8Array(POSE_SLOTS * HANDS_BYTES);
	readonly #handsLength = new Uint8Array(POSE_SLOTS);
	readonly #heardAtMs = new Float64Array(POSE_SLOTS);
	/** The tick that sends it next. */
	readonly #heardAtTick = new Int32Array(POSE_SLOTS);
	/** The tick in which all who draw them were sent them last, or would have been had they not stood just there still. */
	readonly #toldAtTick = new Int32Array(POSE_SLOTS);
	/** How they were sent last to those in the middle, and to all who draw them. */
	readonly #toldMiddle = new Uint32Array(POSE_SLOTS).fill(NEVER_TOLD);
	readonly #toldFar = new Uint32Array(POSE_SLOTS).fill(NEVER_TOLD);
	readonly #grid = new PoseGrid();
	/** Those who went into a quad whose turn comes too late for them; and where each one's block begins in the scratch. */
	readonly #crossers = new Uint16Array(POSE_SLOTS);
	readonly #crosserFrom = new Uint32Array(POSE_SLOTS + 1);
	#crosserCount = 0;

	/** What this tick's batches are put together of. */
	#scratch = new Uint8Array(65_536);
	#used = 0;
	#tick = 0;
	readonly #stage: PosePlot[] = [];
	/** Of the block that is being put together. */
	readonly #runs: WholeRun[] = [];
	readonly #sorted = new Uint16Array(POSE_SLOTS);
	readonly #still = new Uint16Array(POSE_SLOTS);
	/** The batch that is being put together. */
	#draft = new Uint8Array(65_536);
	#drafted = 0;
	#blocks = 0;

	/** `frameOf` makes what the transport sends around a batch of so many bytes: those are written at its end. */
	constructor(frameOf: (length: number) => Uint8Array = (length) => new Uint8Array(length)) {
		this.#frameOf = frameOf;
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
		this.#heardAtTick[slot] = -TIERS.middle.ticks;
		this.#toldMiddle[slot] = NEVER_TOLD;
		this.#toldFar[slot] = NEVER_TOLD;
		this.#rank[slot] = this.#count;
		this.#slots[this.#count++] = slot;
	}

	leave(slot: number): void {
		if (!this.#present[slot]) return;
		this.setPerforms(slot, false);
		this.#grid.remove(slot);
		this.#present[slot] = 0;
		const last = this.#slots[--this.#count]!;
		const rank = this.#rank[slot]!;
		this.#slots[rank] = last;
		this.#rank[last] = rank;
	}

	/** Whether everybody hears each pose of theirs at once, as of who stands on the stage. */
	setPerforms(slot: number, performs: boolean): void {
		if (!this.#present[slot] || performs === (this.#performs[slot] === 1)) return;
		this.#performs[slot] = performs ? 1 : 0;
		this.#performers += performs ? 1 : -1;
	}

	/** Takes the pose of someone who joined. */
	accept(slot: number, generation: number, sample: Readonly<PoseSample>, nowMs: number): void {
		if (!this.#present[slot]) return;
		this.#word0[slot] = bodyWord0(slot, generation, sample);
		this.#word1[slot] = bodyWord1(sample);
		this.#coarse[slot] = coarseBits(generation, sample);
		const hands = slot * HANDS_BYTES;
		const length = writeHands(sample, this.#hands, hands) - hands;
		if (length > 0) writeLean(rollOf(sample.head.orientation), this.#hands, hands);
		this.#handsLength[slot] = length;
		this.#heardAtMs[slot] = nowMs;
		this.#heardAtTick[slot] = this.#tick + 1;
		// What came while they stood nowhere passed them by.
		if (!this.#grid.quadOf(slot)) this.#isNew[slot] = 1;
		const hasCrossed = this.#grid.put(slot, sample.head.position.x, sample.head.position.z);
		if (!hasCrossed) return;
		// The same bits mean another place there.
		this.#toldMiddle[slot] = NEVER_TOLD;
		this.#toldFar[slot] = NEVER_TOLD;
		if (this.#crosserCount < POSE_SLOTS) this.#crossers[this.#crosserCount++] = slot;
	}

	/** Sends everyone their batch of this tick. */
	tick(nowMs: number, recipients: PoseRecipients): void {
		this.#tick++;
		if (this.#count < 2) {
			this.#crosserCount = 0;
			return;
		}
		this.#used = 0;
		this.#encode(nowMs);
		this.#welcome(nowMs, recipients);
		const { plots } = this.#grid;
		for (let i = 0; i < plots.length; i++) this.#sendToPlot(plots[i]!, nowMs, recipients);
		for (let i = 0; i < this.#count; i++) this.#welcomed[this.#slots[i]!] = 0;
		this.#crosserCount = 0;
	}

	#encode(nowMs: number): void {
		const { plots, quads } = this.#grid;
		this.#stage.length = 0;
		for (let i = 0; i < plots.length; i++) {
			const plot = plots[i]!;
			this.#encodeWhole(plot, plot.near, 1, nowMs);
			this.#encodeWhole(plot, plot.close, this.#isDue(plot.phase, TIERS.close.ticks) ? TIERS.close.ticks : 0, nowMs);
			this.#encodeWhole(plot, plot.performers, this.#performers > 0 ? 1 : 0, nowMs, true);
			if (plot.performers.to > plot.performers.from) this.#stage.push(plot);
		}
		for (let i = 0; i < quads.length; i++) {
			const quad = quads[i]!;
			// One of them at a time: what everybody is sent, the movers need not be sent as well.
			const isFar = this.#isDue(quad.phase, TIERS.far.ticks);
			const isMiddle = !isFar && this.#isDue(quad.phase, TIERS.middle.ticks);
			quad.everyone.from = this.#used;
			if (isFar)
				this.#encodeCoarse(quad, this.#isDue(quad.phase, TIERS.far.everybodyTicks) ? "everybody" : "moved", nowMs);
			quad.everyone.to = this.#used;
			quad.movers.from = this.#used;
			if (isMiddle) this.#encodeCoarse(quad, "nearMoved", nowMs);
			quad.movers.to = this.#used;
		}
		this.#encodeCrossers(nowMs);
	}

	/** Whoever went out of a quad before its turn and into one after its turn would be heard of too late. */
	#encodeCrossers(nowMs: number): void {
		let count = 0;
		for (let i = 0; i < this.#crosserCount; i++) {
			const slot = this.#crossers[i]!;
			const quad = this.#grid.quadOf(slot);
			if (!quad || this.#nextTurn(quad.phase) - this.#toldAtTick[slot]! <= TIERS.far.ticks) continue;
			this.#crossers[count] = slot;
			this.#crosserFrom[count++] = this.#used;
			this.#sorted[0] = slot;
			this.#writeCoarseBlocks(quad, 1, 0, nowMs);
			this.#toldAtTick[slot] = this.#tick;
			this.#toldFar[slot] = this.#coarse[slot]!;
		}
		this.#crosserFrom[count] = this.#used;
		this.#crosserCount = count;
	}

	#nextTurn(phase: number): number {
		const passed = (this.#tick + phase) % TIERS.far.ticks;
		return passed === 0 ? this.#tick : this.#tick + TIERS.far.ticks - passed;
	}

	#isDue(phase: number, ticks: number): boolean {
		return (this.#tick + phase) % ticks === 0;
	}

	/** Of those who were heard in the last ticks (0: of nobody): first the ones without hands, then the others. */
	#encodeWhole(plot: PosePlot, run: WholeRun, ticks: number, nowMs: number, onlyPerformers = false): void {
		run.from = this.#used;
		run.bodies = ticks > 0 ? this.#writeAll(plot, false, ticks, nowMs, onlyPerformers) : 0;
		run.handsFrom = this.#used;
		run.withHands = ticks > 0 ? this.#writeAll(plot, true, ticks, nowMs, onlyPerformers) : 0;
		run.to = this.#used;
	}

	/** Returns how many. */
	#writeAll(plot: PosePlot, withHands: boolean, ticks: number, nowMs: number, onlyPerformers: boolean): number {
		let count = 0;
		for (let slot = plot.first; slot !== NOBODY && count < BLOCK_MAX_POSES; slot = this.#grid.next[slot]!) {
			if (this.#handsLength[slot]! > 0 !== withHands || !this.#wasHeard(slot, ticks)) continue;
			if (onlyPerformers && !this.#performs[slot]) continue;
			this.#writeWhole(slot, nowMs);
			count++;
		}
		return count;
	}

	#wasHeard(slot: number, ticks: number): boolean {
		return this.#heardAtTick[slot]! > this.#tick - ticks;
	}

	#writeWhole(slot: number, nowMs: number): void {
		const handsLength = this.#handsLength[slot]!;
		this.#reserve(BODY_BYTES + handsLength);
		const at = writeBody(
			this.#word0[slot]!,
			this.#word1[slot]!,
			ageBits(nowMs - this.#heardAtMs[slot]!),
			this.#scratch,
			this.#used,
		);
		const hands = slot * HANDS_BYTES;
		for (let i = 0; i < handsLength; i++) this.#scratch[at + i] = this.#hands[hands + i]!;
		this.#used = at + handsLength;
	}

	/**
	 * A quad's people: `moved` writes out those who are not as they were told last and names the others, `everybody` writes
	 * out all. `nearMoved` is for those in the middle, who hear of the others in the same second anyway; `snapshot` is for
	 * one who is new.
	 */
	#encodeCoarse(quad: PoseQuad, who: "nearMoved" | "moved" | "everybody" | "snapshot", nowMs: number): void {
		const told = who === "nearMoved" ? this.#toldMiddle : who === "moved" ? this.#toldFar : undefined;
		let poses = 0;
		let still = 0;
		for (let i = 0; i < quad.plots.length; i++) {
			for (let slot = quad.plots[i]!.first; slot !== NOBODY; slot = this.#grid.next[slot]!) {
				if (told?.[slot] !== this.#coarse[slot]) this.#sorted[poses++] = slot;
				else if (who === "moved") this.#still[still++] = slot;
				if (who === "snapshot") continue;
				this.#toldMiddle[slot] = this.#coarse[slot]!;
				if (who === "nearMoved") continue;
				this.#toldFar[slot] = this.#coarse[slot]!;
				this.#toldAtTick[slot] = this.#tick;
			}
		}
		sortSlots(this.#sorted, poses);
		sortSlots(this.#still, still);
		this.#writeCoarseBlocks(quad, poses, still, nowMs);
	}

	/** Of so many of the sorted slots, and of those who are still. */
	#writeCoarseBlocks({ x, z }: PoseQuad, poses: number, still: number, nowMs: number): void {
		for (let first = 0; first < poses || first < still; first += BLOCK_MAX_POSES) {
			const lastPose = Math.min(poses, first + BLOCK_MAX_POSES);
			const lastStill = Math.min(still, first + BLOCK_MAX_POSES);
			this.#reserve(COARSE_BLOCK_HEADER_BYTES + BLOCK_MAX_POSES * (COARSE_POSE_MAX_BYTES + STILL_MAX_BYTES));
			let at = this.#used;
			this.#scratch[at++] = x;
			this.#scratch[at++] = z;
			this.#scratch[at++] = Math.max(0, lastPose - first);
			this.#scratch[at++] = Math.max(0, lastStill - first);
			for (let i = first, before = -1; i < lastPose; i++) {
				const slot = this.#sorted[i]!;
				const isFresh = nowMs - this.#heardAtMs[slot]! <= COARSE_FRESH_MS;
				at = writeCoarsePose(slot, before, this.#coarse[slot]!, isFresh, this.#scratch, at);
				before = slot;
			}
			for (let i = first, before = -1; i < lastStill; i++) {
				const slot = this.#still[i]!;
				at = writeSlot(slot, before, this.#scratch, at);
				before = slot;
			}
			this.#used = at;
		}
	}

	/** Those who are new get everyone's place before anything else. */
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
		const { quads } = this.#grid;
		for (let i = 0; i < quads.length; i++) this.#encodeCoarse(quads[i]!, "snapshot", nowMs);
		this.#beginDraft();
		this.#add(from, this.#used);
		this.#used = from;
		return this.#finishDraft(nowMs);
	}

	#sendToPlot(plot: PosePlot, nowMs: number, recipients: PoseRecipients): void {
		let batch: Uint8Array | undefined;
		for (let slot = plot.first; slot !== NOBODY; slot = this.#grid.next[slot]!) {
			if (this.#isNew[slot] || this.#welcomed[slot] || !recipients.canTake(slot)) continue;
			if (!batch) {
				this.#draftFor(plot);
				if (this.#drafted === 0) return;
				batch = this.#finishDraft(nowMs);
			}
			recipients.send(slot, batch);
		}
	}

	/** Own poses are in it: leaving them out would make every recipient's batch another one. Clients skip theirs. */
	#draftFor(plot: PosePlot): void {
		this.#beginDraft();
		this.#addWhole(plot);
		this.#addStage(plot);
		this.#addCoarse(plot);
		const { strain } = plot;
		strain.meanBytes += (this.#drafted - strain.meanBytes) * MEAN_FOLLOWS;
		if (this.#tick - strain.changedAtTick < STRAIN_TICKS) return;
		if (strain.meanBytes > BUDGET_BYTES_PER_TICK && strain.level < MOST_STRAIN) strain.level++;
		else if (strain.meanBytes < BUDGET_BYTES_PER_TICK * RELAXES_BELOW && strain.level > 0) strain.level--;
		else return;
		strain.changedAtTick = this.#tick;
	}

	/** Whole poses of the plots around, in blocks of the frames they are written in. */
	#addWhole({ x, z, strain }: PosePlot): void {
		const rings = strain.level === 0 ? TIERS.close.plots : TIERS.near.plots;
		const nearRings = TIERS.near.plots + 1 - Math.max(1, strain.level);
		for (let frameX = (x - rings) >> 2; frameX <= (x + rings) >> 2; frameX++) {
			for (let frameZ = (z - rings) >> 2; frameZ <= (z + rings) >> 2; frameZ++) {
				this.#addFrame(frameX, frameZ, x, z, rings, nearRings);
			}
		}
	}

	#addFrame(frameX: number, frameZ: number, x: number, z: number, rings: number, nearRings: number): void {
		const toX = Math.min((frameX << 2) + 3, x + rings);
		const toZ = Math.min((frameZ << 2) + 3, z + rings);
		let runs = 0;
		let bodies = 0;
		let withHands = 0;
		for (let plotX = Math.max(frameX << 2, x - rings); plotX <= toX; plotX++) {
			for (let plotZ = Math.max(frameZ << 2, z - rings); plotZ <= toZ; plotZ++) {
				const plot = this.#grid.plotAt(plotX, plotZ);
				if (!plot) continue;
				const run = Math.max(Math.abs(plotX - x), Math.abs(plotZ - z)) <= nearRings ? plot.near : plot.close;
				// More than a block can count: whoever is left out is heard coarsely.
				if (bodies + run.bodies > BLOCK_MAX_POSES || withHands + run.withHands > BLOCK_MAX_POSES) continue;
				bodies += run.bodies;
				withHands += run.withHands;
				this.#runs[runs++] = run;
			}
		}
		if (bodies + withHands === 0) return;
		this.#addHeader(frameX, frameZ, bodies, withHands);
		for (let i = 0; i < runs; i++) this.#add(this.#runs[i]!.from, this.#runs[i]!.handsFrom);
		for (let i = 0; i < runs; i++) this.#add(this.#runs[i]!.handsFrom, this.#runs[i]!.to);
	}

	/** Who performs, for those who do not hear them at once anyway. */
	#addStage({ x, z, strain }: PosePlot): void {
		const nearRings = TIERS.near.plots + 1 - Math.max(1, strain.level);
		for (let i = 0; i < this.#stage.length; i++) {
			const { x: stageX, z: stageZ, performers } = this.#stage[i]!;
			if (Math.max(Math.abs(stageX - x), Math.abs(stageZ - z)) <= nearRings) continue;
			this.#addHeader(stageX >> 2, stageZ >> 2, performers.bodies, performers.withHands);
			this.#add(performers.from, performers.to);
		}
	}

	#addCoarse(plot: PosePlot): void {
		const { quads } = this.#grid;
		for (let i = 0; i < quads.length; i++) {
			const quad = quads[i]!;
			const dx = Math.abs(quad.x - (plot.x >> 1));
			const dz = Math.abs(quad.z - (plot.z >> 1));
			if (quad.movers.to > quad.movers.from) {
				if (Math.max(dx, dz) <= TIERS.middle.quads) this.#add(quad.movers.from, quad.movers.to);
			} else if (quad.everyone.to > quad.everyone.from) {
				const isDrawn = dx * dx + dz * dz <= DRAWN_QUADS * DRAWN_QUADS;
				if (isDrawn || this.#isDue(quad.phase, TIERS.map.ticks)) this.#add(quad.everyone.from, quad.everyone.to);
			}
		}
		for (let i = 0; i < this.#crosserCount; i++) {
			const quad = this.#grid.quadOf(this.#crossers[i]!)!;
			const dx = quad.x - (plot.x >> 1);
			const dz = quad.z - (plot.z >> 1);
			if (dx * dx + dz * dz <= DRAWN_QUADS * DRAWN_QUADS) this.#add(this.#crosserFrom[i]!, this.#crosserFrom[i + 1]!);
		}
	}

	#beginDraft(): void {
		this.#drafted = 0;
		this.#blocks = 0;
	}

	#addHeader(frameX: number, frameZ: number, bodies: number, withHands: number): void {
		this.#makeRoom(BLOCK_HEADER_BYTES);
		let at = this.#drafted;
		this.#draft[at++] = frameX;
		this.#draft[at++] = frameZ;
		this.#draft[at++] = bodies;
		this.#draft[at++] = withHands;
		this.#drafted = at;
		this.#blocks++;
	}

	#add(from: number, to: number): void {
		this.#makeRoom(to - from);
		// Byte by byte: a run is a few dozen bytes, where a view would be garbage.
		const scratch = this.#scratch;
		const draft = this.#draft;
		let at = this.#drafted;
		for (let i = from; i < to; i++) draft[at++] = scratch[i]!;
		this.#drafted = at;
	}

	#finishDraft(nowMs: number): Uint8Array {
		const length = BATCH_HEADER_BYTES + this.#drafted;
		const batch = this.#frameOf(length);
		const at = writeBatchHeader(nowMs, this.#blocks, batch, batch.length - length);
		const draft = this.#draft;
		for (let i = 0; i < this.#drafted; i++) batch[at + i] = draft[i]!;
		return batch;
	}

	#reserve(length: number): void {
		if (this.#used + length > this.#scratch.length) this.#scratch = larger(this.#scratch);
	}

	#makeRoom(length: number): void {
		while (this.#drafted + length > this.#draft.length) this.#draft = larger(this.#draft);
	}
}

/** A quad is drawn whose middle is so far from the middle of one's own; the nearest corners are 15 m nearer. */
const DRAWN_QUADS = (TIERS.far.metres + 15) / 10.24;

function larger(bytes: Uint8Array<ArrayBuffer>): Uint8Array<ArrayBuffer> {
	const twice = new Uint8Array(bytes.length * 2);
	twice.set(bytes);
	return twice;
}

/** In place, by insertion: a quad's people are few and nearly in order. A view that sorts itself would be garbage. */
function sortSlots(slots: Uint16Array, count: number): void {
	for (let i = 1; i < count; i++) {
		const slot = slots[i]!;
		let at = i;
		for (; at > 0 && slots[at - 1]! > slot; at--) slots[at] = slots[at - 1]!;
		slots[at] = slot;
	}
}
