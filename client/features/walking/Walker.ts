import type { WalkableFloor } from "#shared/features/walking/WalkableFloor.ts";
import { RUNNING_SPEED, WALKING_SPEED } from "#shared/features/walking/walkingMessages.ts";
import type { VisitorRig } from "./VisitorRig.ts";
import type { WalkIntent } from "./WalkIntent.ts";

/** Time in which a body gets most of the way to the speed it wants, seconds: soft, but never felt as late. */
const EASE_SECONDS = 0.09;
/** Keys turn this fast, radians per second. */
const TURNING_SPEED = 1.9;
/** Below this nobody sees a movement. */
const STILL_SPEED = 0.02;

/** Moves a rig over the floor as it is wanted: eased, along walls, at a person's speed. */
export class Walker {
	readonly #rig: VisitorRig;
	#velocityX = 0;
	#velocityZ = 0;

	constructor(rig: VisitorRig) {
		this.#rig = rig;
	}

	/** Metres per second over the floor. */
	get speed(): number {
		return Math.hypot(this.#velocityX, this.#velocityZ);
	}

	halt(): void {
		this.#velocityX = 0;
		this.#velocityZ = 0;
	}

	/** Looks round as an intent says. */
	turn(intent: Readonly<WalkIntent>, seconds: number): void {
		this.#rig.look(intent.yaw + clampUnit(intent.turn) * TURNING_SPEED * seconds, intent.pitch);
	}

	/** Turns and steps as an intent says, seen from where the rig looks. */
	follow(intent: Readonly<WalkIntent>, floor: WalkableFloor, seconds: number): void {
		const rig = this.#rig;
		this.turn(intent, seconds);
		const sin = Math.sin(rig.heading);
		const cos = Math.cos(rig.heading);
		// Forward is (−sin h, −cos h), right is (cos h, −sin h); diagonal steps are no faster.
		const length = Math.max(1, Math.hypot(intent.forward, intent.right));
		const speed = (intent.run ? RUNNING_SPEED : WALKING_SPEED) / length;
		this.move(
			(-sin * intent.forward + cos * intent.right) * speed,
			(-cos * intent.forward - sin * intent.right) * speed,
			floor,
			seconds,
		);
	}

	/** Towards a wanted velocity in the hall's frame, metres per second. */
	move(wantedX: number, wantedZ: number, floor: WalkableFloor, seconds: number): void {
		if (!(seconds > 0)) return;
		const share = 1 - Math.exp(-seconds / EASE_SECONDS);
		this.#velocityX += (wantedX - this.#velocityX) * share;
		this.#velocityZ += (wantedZ - this.#velocityZ) * share;
		if (wantedX === 0 && wantedZ === 0 && this.speed < STILL_SPEED) {
			this.halt();
			return;
		}
		const { feet } = this.#rig;
		const beforeX = feet.x;
		const beforeZ = feet.z;
		floor.slide(beforeX, beforeZ, this.#velocityX * seconds, this.#velocityZ * seconds, feet);
		// What a wall took is gone: nobody shoots off along it or away from it later.
		this.#velocityX = (feet.x - beforeX) / seconds;
		this.#velocityZ = (feet.z - beforeZ) / seconds;
	}
}

function clampUnit(value: number): number {
	return Math.min(1, Math.max(-1, value));
}
