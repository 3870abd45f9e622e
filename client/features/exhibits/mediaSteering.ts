/** Further off than this, a video is put where it belongs; nearer, it is hurried or held back. */
export const SEEK_BEYOND_SECONDS = 1;
/** Nobody sees or hears less. */
const CLOSE_ENOUGH_SECONDS = 0.06;
const MOST_NUDGE = 0.08;
const NUDGE_PER_SECOND_OFF = 0.4;

/** Heard in full this near, not at all from the other on, metres. */
const FULL_SOUND_METRES = 2;
const SILENT_METRES = 12;

export type Steering = { readonly seekTo: number } | { readonly rate: number };

/** How a playing video gets from where it is to where the hall's clock says: a jump, or a rate nobody notices. */
export function steer(isAt: number, belongsAt: number): Steering {
	const off = belongsAt - isAt;
	if (Math.abs(off) > SEEK_BEYOND_SECONDS) return { seekTo: belongsAt };
	if (Math.abs(off) < CLOSE_ENOUGH_SECONDS) return { rate: 1 };
	return { rate: 1 + Math.max(-MOST_NUDGE, Math.min(MOST_NUDGE, off * NUDGE_PER_SECOND_OFF)) };
}

/** How loud a video is from a distance, 0–1. */
export function loudnessAt(distance: number): number {
	const fade = 1 - (distance - FULL_SOUND_METRES) / (SILENT_METRES - FULL_SOUND_METRES);
	const clamped = Math.max(0, Math.min(1, fade));
	return clamped * clamped;
}
