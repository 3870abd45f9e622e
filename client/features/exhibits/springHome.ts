import type { Vector3 } from "#shared/space/vector.ts";

/** A little less damped than it takes not to overshoot: lively, and within 1 % of its way home in half a second. */
const RADIANS_PER_SECOND = 16;
const DAMPING = 0.64;

const DECAY_PER_SECOND = RADIANS_PER_SECOND * DAMPING;
const SWING_PER_SECOND = RADIANS_PER_SECOND * Math.sqrt(1 - DAMPING ** 2);

/**
 * Moves what is `offset` from home, at `velocity`, on by so many seconds; both are rewritten. The exact motion of the
 * spring: slow frames neither blow it up nor change its way. Allocates nothing.
 */
export function springHome(offset: Vector3, velocity: Vector3, deltaSeconds: number): void {
	const left = Math.exp(-DECAY_PER_SECOND * deltaSeconds);
	const cos = left * Math.cos(SWING_PER_SECOND * deltaSeconds);
	const sin = (left * Math.sin(SWING_PER_SECOND * deltaSeconds)) / SWING_PER_SECOND;
	const stay = cos + DECAY_PER_SECOND * sin;
	const slow = cos - DECAY_PER_SECOND * sin;
	const pull = RADIANS_PER_SECOND ** 2 * sin;
	const { x, y, z } = offset;
	offset.x = stay * x + sin * velocity.x;
	offset.y = stay * y + sin * velocity.y;
	offset.z = stay * z + sin * velocity.z;
	velocity.x = slow * velocity.x - pull * x;
	velocity.y = slow * velocity.y - pull * y;
	velocity.z = slow * velocity.z - pull * z;
}
