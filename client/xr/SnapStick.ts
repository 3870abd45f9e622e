/** Pushed so far it counts, back so far it is let go: in between nothing changes, so that it never flutters. */
const PUSHED = 0.7;
const LET_GO = 0.4;

/** A thumbstick read as gestures: forward (held), or one snap to a side for each push. */
export class SnapStick {
	#gesture: "none" | "forward" | "side" = "none";
	#turned = 0;

	/** Whether it is pushed forward. */
	get isForward(): boolean {
		return this.#gesture === "forward";
	}

	/** 1 in the frame in which it was pushed to the right, −1 to the left; else 0. */
	get turned(): number {
		return this.#turned;
	}

	/** Axes of the Gamepad standard: right is +x, towards the wearer +y. */
	update(x: number, y: number): void {
		this.#turned = 0;
		if (this.#gesture === "forward") {
			// It may go to the side meanwhile: one still aims.
			if (y > -LET_GO && Math.abs(x) < PUSHED) this.#gesture = "none";
			return;
		}
		if (this.#gesture === "side") {
			if (Math.abs(x) < LET_GO) this.#gesture = "none";
			return;
		}
		if (y < -PUSHED && Math.abs(y) >= Math.abs(x)) this.#gesture = "forward";
		else if (Math.abs(x) > PUSHED) {
			this.#gesture = "side";
			this.#turned = Math.sign(x);
		}
	}
}
