import { type VisitChange, VisitTracker } from "#server/features/visits/VisitTracker.ts";

const VISITORS = 2000;
const BOOTHS = 250;
const ROUNDS = 400;
const JUDGE_EVERY_MS = 500;

export interface VisitTrackerFigures {
	readonly visitors: number;
	readonly booths: number;
	/** To judge every visitor once, which a hall does twice a second. */
	readonly roundMs: { readonly p10: number; readonly p50: number; readonly p99: number };
}

/** Two thousand visitors who walk and stop among 250 booths in ten rows. */
export function measureVisitTracker(random: () => number, stopwatch: () => number): VisitTrackerFigures {
	const booths = Array.from({ length: BOOTHS }, (_, position) => ({
		index: position + 1,
		x: (position % 25) * 4,
		z: Math.floor(position / 25) * 7,
		rotation: (position % 4) * (Math.PI / 2),
		footprint: { width: 3, depth: 3 },
	}));
	const tracker = new VisitTracker(booths);
	const xs = Float64Array.from({ length: VISITORS }, () => random() * 100);
	const zs = Float64Array.from({ length: VISITORS }, () => random() * 70);
	const changes: VisitChange[] = [];
	const rounds: number[] = [];
	for (let round = 0; round < ROUNDS; round++) {
		const nowMs = (round + 1) * JUDGE_EVERY_MS + 1_800_000_000_000;
		for (let visitor = 0; visitor < VISITORS; visitor++) {
			// Half of them walk, for twenty seconds; then the other half.
			if ((Math.floor(round / 40) + visitor) % 2 === 0) continue;
			xs[visitor] = (xs[visitor]! + random()) % 100;
			zs[visitor] = (zs[visitor]! + random()) % 70;
		}
		const before = stopwatch();
		for (let visitor = 0; visitor < VISITORS; visitor++) {
			tracker.judge(visitor, xs[visitor]!, zs[visitor]!, nowMs, changes);
		}
		rounds.push(stopwatch() - before);
		changes.length = 0;
	}
	rounds.sort((a, b) => a - b);
	const at = (part: number) => Number(rounds[Math.floor(rounds.length * part)]!.toFixed(3));
	return { visitors: VISITORS, booths: BOOTHS, roundMs: { p10: at(0.1), p50: at(0.5), p99: at(0.99) } };
}
