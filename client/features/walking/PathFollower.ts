import type { WalkableFloor } from "#shared/features/walking/WalkableFloor.ts";
import { RUNNING_SPEED, WALKING_SPEED } from "#shared/features/walking/walkingMessages.ts";
import { headingTowards, wrapAngle } from "#shared/space/heading.ts";
import type { FloorPoint } from "#shared/space/vector.ts";
import type { VisitorRig } from "./VisitorRig.ts";
import type { Walker } from "./Walker.ts";

/** A corner of the way counts as reached from here, metres; the end more exactly. */
const CORNER_REACHED = 0.2;
const END_REACHED = 0.06;
/** Whoever has further to go hurries. */
const HURRY_BEYOND = 9;
/** The view follows the way only where it would leave the view, and unhurriedly. */
const VIEW_SLACK = 0.6;
const VIEW_TURNING_SPEED = 1.4;
/** No nearer to the next corner for so long: something is in the way. */
const STUCK_SECONDS = 0.7;

/** Walks a way that was found on the navigation mesh, corner by corner. */
export class PathFollower {
	readonly #rig: VisitorRig;
	readonly #walker: Walker;
	/** The view does not turn by itself for visitors who want less motion. */
	readonly #turnsView: () => boolean;
	#path: readonly FloorPoint[] = [];
	#next = 0;
	#nearest = Number.POSITIVE_INFINITY;
	#stuckSeconds = 0;

	constructor(rig: VisitorRig, walker: Walker, turnsView: () => boolean) {
		this.#rig = rig;
		this.#walker = walker;
		this.#turnsView = turnsView;
	}

	get isWalking(): boolean {
		return this.#next < this.#path.length;
	}

	/** The way without its first point, where the visitor stands. */
	begin(path: readonly FloorPoint[]): void {
		this.#path = path;
		this.#aimAt(Math.min(1, path.length));
	}

	cancel(): void {
		this.#path = [];
		this.#next = 0;
	}

	/** One frame; false when the way is at its end, or cannot be walked on. */
	follow(floor: WalkableFloor, seconds: number): boolean {
		const target = this.#path[this.#next];
		if (!target) return false;
		const { feet } = this.#rig;
		const dx = target.x - feet.x;
		const dz = target.z - feet.z;
		const distance = Math.hypot(dx, dz);
		const isLast = this.#next === this.#path.length - 1;
		if (distance < (isLast ? END_REACHED : CORNER_REACHED)) {
			this.#aimAt(this.#next + 1);
			return this.isWalking ? this.follow(floor, seconds) : false;
		}
		if (distance < this.#nearest - 0.01) {
			this.#nearest = distance;
			this.#stuckSeconds = 0;
		} else {
			this.#stuckSeconds += seconds;
			if (this.#stuckSeconds > STUCK_SECONDS) {
				this.cancel();
				return false;
			}
		}
		// Slower over the last half metre, so that nobody swings round the mark.
		const speed = Math.min(
			this.#remaining(distance) > HURRY_BEYOND ? RUNNING_SPEED : WALKING_SPEED,
			isLast ? Math.max(0.4, distance * 5) : Number.POSITIVE_INFINITY,
		);
		this.#walker.move((dx / distance) * speed, (dz / distance) * speed, floor, seconds);
		if (this.#turnsView() && distance > 0.6) this.#turnView(dx, dz, seconds);
		return true;
	}

	#turnView(dx: number, dz: number, seconds: number): void {
		const off = wrapAngle(headingTowards(dx, dz) - this.#rig.heading);
		const beyond = Math.abs(off) - VIEW_SLACK;
		if (beyond <= 0) return;
		this.#rig.look(Math.sign(off) * Math.min(beyond, VIEW_TURNING_SPEED * seconds), 0);
	}

	#remaining(toNext: number): number {
		let remaining = toNext;
		for (let i = this.#next + 1; i < this.#path.length; i++) {
			remaining += Math.hypot(this.#path[i]!.x - this.#path[i - 1]!.x, this.#path[i]!.z - this.#path[i - 1]!.z);
		}
		return remaining;
	}

	#aimAt(index: number): void {
		this.#next = index;
		this.#nearest = Number.POSITIVE_INFINITY;
		this.#stuckSeconds = 0;
	}
}
