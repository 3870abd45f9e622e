import type { PoseBuffer } from "#client/features/poses/PoseBuffer.ts";
import { PoseRelay } from "#server/features/poses/PoseRelay.ts";
import { createPoseSample } from "#shared/features/poses/PoseSample.ts";
import { orientationOf } from "#shared/space/heading.ts";
import type { FloorPoint } from "#shared/space/vector.ts";

const TICK_MS = 50;
/** A lap ends as it began. The relay's own rhythms fit into it. */
const LAP_TICKS = 400;
/** Everyone goes round so often in a lap: at a person's pace. */
const ROUNDS = 6;
const CIRCLE_METRES = 0.45;
const EYES_METRES = 1.6;
/** Whoever looks on has slot 0. */
const ONLOOKER = 0;
/** Where the hall's clock stands in a batch. */
const TIME_AT = 1;

/**
 * What the hall sends to one who looks on at a crowd that goes round in circles: made beforehand by the hall's own relay,
 * with its tiers, so that playing it costs the page no more than the socket would. The first lap begins with everyone's
 * first pose; the second is played on and on.
 */
export class PoseRecording {
	readonly #batches: readonly (Uint8Array | undefined)[];
	#sinceMs = Number.NaN;
	#played = 0;

	constructor(onlooker: FloorPoint, middles: readonly FloorPoint[]) {
		const relay = new PoseRelay();
		const sample = createPoseSample();
		const batches: (Uint8Array | undefined)[] = [];
		let batch: Uint8Array | undefined;
		const recipients = {
			canTake: (slot: number) => slot === ONLOOKER,
			send: (_slot: number, bytes: Uint8Array) => {
				batch = bytes.slice();
			},
		};
		for (let slot = 0; slot <= middles.length; slot++) relay.join(slot);
		for (let tick = 0; tick < 2 * LAP_TICKS; tick++) {
			const nowMs = (tick + 1) * TICK_MS;
			sample.head.position.y = EYES_METRES;
			place(sample, onlooker.x, onlooker.z, 0);
			if (tick === 0) relay.accept(ONLOOKER, 0, sample, nowMs);
			// Ten poses a second each, half of them in each tick.
			for (let i = 0; i < middles.length; i++) {
				if (tick > 0 && (i + tick) % 2 === 1) continue;
				const { x, z } = middles[i]!;
				const sentMs = nowMs - ((i * 7) % TICK_MS);
				const turned = ((sentMs / (LAP_TICKS * TICK_MS)) * ROUNDS + i * 0.618) * Math.PI * 2;
				place(sample, x + Math.cos(turned) * CIRCLE_METRES, z - Math.sin(turned) * CIRCLE_METRES, turned);
				relay.accept(i + 1, 0, sample, sentMs);
			}
			batch = undefined;
			relay.tick(nowMs, recipients);
			batches.push(batch);
		}
		this.#batches = batches;
	}

	/** Gives the buffer whatever has come until now. */
	play(buffer: PoseBuffer, nowMs: number): void {
		if (Number.isNaN(this.#sinceMs)) this.#sinceMs = nowMs;
		const due = Math.floor((nowMs - this.#sinceMs) / TICK_MS);
		for (; this.#played < due; this.#played++) {
			const played = this.#played;
			const batch = this.#batches[played < LAP_TICKS ? played : LAP_TICKS + (played % LAP_TICKS)];
			if (!batch) continue;
			setTime(batch, played * TICK_MS);
			buffer.take(batch, nowMs);
		}
	}
}

function place(sample: ReturnType<typeof createPoseSample>, x: number, z: number, heading: number): void {
	sample.head.position.x = x;
	sample.head.position.z = z;
	sample.heading = Math.atan2(Math.sin(heading), Math.cos(heading));
	orientationOf(sample.heading, 0, sample.head.orientation);
}

/** Little-endian, byte by byte: a view would be garbage. */
function setTime(batch: Uint8Array, ms: number): void {
	for (let i = 0; i < 4; i++) batch[TIME_AT + i] = (ms >>> (8 * i)) & 255;
}
