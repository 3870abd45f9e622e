import { PoseBuffer } from "#client/features/poses/PoseBuffer.ts";
import { PoseRelay } from "#server/features/poses/PoseRelay.ts";
import { createPoseSample, type PoseSample } from "#shared/features/poses/PoseSample.ts";
import { BATCH_HEADER_BYTES, createRelayedPose, PoseBatchReader } from "#shared/features/poses/poseBatch.ts";
import { POSE_PACKET_MAX_BYTES, readPosePacket, writePosePacket } from "#shared/features/poses/posePacket.ts";

/** Ground that each visitor has in the crowd, square metres: a busy hall. */
const SQUARE_METRES_EACH = 9;
const TICK_MS = 50;
const RUNS = 300;

export type PoseFigures = Readonly<Record<string, unknown>>;

/** Codec, relay and buffer; `stopwatch` in ms. */
export function measurePoses(stopwatch: () => number): PoseFigures[] {
	return [
		measureCodec("pose up, body", sampleAt(3.2, -7.1, false), stopwatch),
		measureCodec("pose up, both hands", sampleAt(3.2, -7.1, true), stopwatch),
		...[100, 400, 1600].map((visitors) => measureRelay(visitors, stopwatch)),
	];
}

function measureCodec(name: string, sample: PoseSample, stopwatch: () => number): PoseFigures {
	const bytes = new Uint8Array(POSE_PACKET_MAX_BYTES);
	const read = createPoseSample();
	let length = 0;
	const write = measure(
		stopwatch,
		() => {
			for (let i = 0; i < 1000; i++) length = writePosePacket(sample, i, bytes);
		},
		1000,
	);
	const packet = bytes.slice(0, length);
	let sequences = 0;
	const readTimes = measure(
		stopwatch,
		() => {
			for (let i = 0; i < 1000; i++) sequences += readPosePacket(packet, read) ?? 0;
		},
		1000,
	);
	if (sequences === 0) throw new Error("nothing was read");
	return { bench: name, bytes: length, writeNs: write, readNs: readTimes };
}

/** Everyone moves, ten poses a second each, half of them in each tick. */
function measureRelay(visitors: number, stopwatch: () => number): PoseFigures {
	const relay = new PoseRelay();
	const side = Math.sqrt(visitors * SQUARE_METRES_EACH);
	const poses = Array.from({ length: visitors }, (_, slot) =>
		sampleAt(((slot * 0.618_034) % 1) * side - side / 2, (slot / visitors) * side - side / 2, false),
	);
	let sentBytes = 0;
	let last = new Uint8Array(0);
	const recipients = {
		canTake: () => true,
		send: (_slot: number, batch: Uint8Array) => {
			sentBytes += batch.length;
			last = batch as Uint8Array<ArrayBuffer>;
		},
	};
	for (let slot = 0; slot < visitors; slot++) relay.join(slot);
	let nowMs = 0;
	let tick = 0;
	const step = () => {
		nowMs += TICK_MS;
		tick++;
		for (let slot = tick & 1; slot < visitors; slot += 2) {
			const pose = poses[slot]!;
			pose.head.position.x += Math.sin(tick / 20 + slot) * 0.1;
			relay.accept(slot, 0, pose, nowMs - (slot % 50));
		}
		relay.tick(nowMs, recipients);
	};
	for (let i = 0; i < 40; i++) step();
	sentBytes = 0;
	const before = tick;
	const times = measure(stopwatch, step, 1);
	const sentPerTick = sentBytes / (tick - before);
	const reader = new PoseBatchReader();
	const read = createRelayedPose();
	reader.begin(last);
	let poseCount = 0;
	while (reader.next(read)) poseCount++;

	const buffer = new PoseBuffer();
	let takenMs = 0;
	const take = measure(
		stopwatch,
		() => {
			takenMs += TICK_MS;
			new DataView(last.buffer, last.byteOffset).setUint32(1, takenMs, true);
			buffer.take(last, takenMs);
		},
		poseCount,
	);
	const show = measure(
		stopwatch,
		() => {
			for (let slot = 0; slot < visitors; slot++) buffer.read(slot, 0, takenMs, read.sample);
		},
		visitors,
	);
	return {
		bench: "relay",
		visitors,
		tickUs: { p10: round(times.p10 / 1000), p50: round(times.p50 / 1000) },
		nsPerPoseTaken: round(times.p50 / (visitors / 2)),
		nsPerPoseDelivered: round(times.p50 / (sentPerTick * (poseCount / last.length))),
		bytesPerPose: round((last.length - BATCH_HEADER_BYTES) / poseCount),
		downKilobytesPerSecond: round((sentPerTick * (1000 / TICK_MS)) / visitors / 1000),
		posesPerBatch: poseCount,
		takeNsPerPose: take,
		readNsPerVisitor: show,
	};
}

function sampleAt(x: number, z: number, hands: boolean): PoseSample {
	const sample = createPoseSample();
	Object.assign(sample.head.position, { x, y: 1.62, z });
	for (const hand of [sample.left, sample.right]) {
		hand.tracked = hands;
		Object.assign(hand.position, { x: x + 0.3, y: 1.2, z: z - 0.4 });
	}
	return sample;
}

/** p10 and p50 of what `run` takes for each of the `calls` it makes, ns. */
function measure(stopwatch: () => number, run: () => void, calls: number): { p10: number; p50: number } {
	for (let i = 0; i < 50; i++) run();
	const times: number[] = [];
	for (let i = 0; i < RUNS; i++) {
		const from = stopwatch();
		run();
		times.push(((stopwatch() - from) * 1e6) / calls);
	}
	times.sort((a, b) => a - b);
	return { p10: round(times[Math.floor(RUNS * 0.1)]!), p50: round(times[Math.floor(RUNS * 0.5)]!) };
}

function round(value: number): number {
	return Math.round(value * 100) / 100;
}
