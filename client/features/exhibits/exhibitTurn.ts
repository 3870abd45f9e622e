const STEPS = 256;
const LEVEL_PITCH = 128;
const NATURAL_ZOOM = 64;

export function yawRadians(yaw: number): number {
	return (yaw / STEPS) * 2 * Math.PI;
}

export function pitchRadians(pitch: number): number {
	return ((pitch - LEVEL_PITCH) / STEPS) * 2 * Math.PI;
}

export function zoomFactor(zoom: number): number {
	return zoom / NATURAL_ZOOM;
}

/** Any turn comes to one of 256 steps; a whole turn is none. */
export function yawOf(radians: number): number {
	const steps = Math.round((radians / (2 * Math.PI)) * STEPS);
	return ((steps % STEPS) + STEPS) % STEPS;
}

/** Tilted by a quarter turn at most: a model is never upside down. */
export function pitchOf(radians: number): number {
	const quarter = STEPS / 4;
	const steps = Math.round((radians / (2 * Math.PI)) * STEPS);
	return LEVEL_PITCH + Math.max(-quarter, Math.min(quarter, steps));
}

/** From half its size on the plinth to three times. */
export function zoomOf(factor: number): number {
	return Math.round(NATURAL_ZOOM * Math.max(0.5, Math.min(3, factor)));
}

/** The way from one angle to another, the short way round: in [−π, π). */
export function shortWay(from: number, to: number): number {
	const turn = 2 * Math.PI;
	return ((((to - from + Math.PI) % turn) + turn) % turn) - Math.PI;
}
