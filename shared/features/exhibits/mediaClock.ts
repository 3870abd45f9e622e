/** What of an exhibit's state tells where its video stands: one clock for everyone in the hall. */
export interface MediaClock {
	readonly playing: boolean;
	/** Where it stood, seconds, at `mediaSinceMs` of the hall's clock. */
	readonly mediaSeconds: number;
	readonly mediaSinceMs: number;
}

/** Where a video stands now, seconds. It neither runs backwards nor past its end, however the clocks are set. */
export function mediaSecondsAt(clock: MediaClock, nowMs: number, durationSeconds = Number.POSITIVE_INFINITY): number {
	const elapsed = clock.playing ? Math.max(0, nowMs - clock.mediaSinceMs) / 1000 : 0;
	return Math.min(clock.mediaSeconds + elapsed, durationSeconds);
}
