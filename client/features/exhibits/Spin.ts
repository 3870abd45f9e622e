/** Only the last of a drag counts: who stopped before letting go gives no swing. */
const REMEMBERED_MS = 90;
/** Most of the swing is gone in half a second. */
const SLOWS_PER_SECOND = 4;
const FASTEST_RADIANS_PER_SECOND = 9;
/** Slower than this it stands. */
const STANDS_RADIANS_PER_SECOND = 0.06;

/** What a hand gives a thing it lets go of while turning it: it turns on for a moment, ever slower. */
export class Spin {
	/** Of the last moves: when, and how far. */
	readonly #moves: { readonly atMs: number; readonly yaw: number; readonly pitch: number }[] = [];
	#yaw = 0;
	#pitch = 0;

	get isTurning(): boolean {
		return this.#yaw !== 0 || this.#pitch !== 0;
	}

	/** The hand turned it by so many radians. */
	move(yaw: number, pitch: number, atMs: number): void {
		this.#moves.push({ atMs, yaw, pitch });
		this.#forget(atMs);
	}

	/** The hand let go. */
	letGo(atMs: number): void {
		this.#forget(atMs);
		const first = this.#moves[0];
		const seconds = first ? Math.max(0.016, (atMs - first.atMs) / 1000) : 1;
		const limit = (radians: number) =>
			Math.max(-FASTEST_RADIANS_PER_SECOND, Math.min(FASTEST_RADIANS_PER_SECOND, radians / seconds));
		this.#yaw = limit(this.#moves.reduce((sum, { yaw }) => sum + yaw, 0));
		this.#pitch = limit(this.#moves.reduce((sum, { pitch }) => sum + pitch, 0));
		this.#moves.length = 0;
	}

	/** Taken in hand again, or the model is another one. */
	stop(): void {
		this.#moves.length = 0;
		this.#yaw = 0;
		this.#pitch = 0;
	}

	/** How far it turns in the time that passed. */
	step(deltaSeconds: number): { readonly yaw: number; readonly pitch: number } {
		const turned = { yaw: this.#yaw * deltaSeconds, pitch: this.#pitch * deltaSeconds };
		const left = Math.exp(-SLOWS_PER_SECOND * deltaSeconds);
		this.#yaw *= left;
		this.#pitch *= left;
		if (Math.hypot(this.#yaw, this.#pitch) < STANDS_RADIANS_PER_SECOND) this.stop();
		return turned;
	}

	#forget(nowMs: number): void {
		while (this.#moves[0] && nowMs - this.#moves[0].atMs > REMEMBERED_MS) this.#moves.shift();
	}
}
