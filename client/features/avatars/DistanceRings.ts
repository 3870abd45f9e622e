/** Width of a ring, metres. */
export const RING_METRES = 0.5;
/** Beyond the last one nobody is counted. */
const RINGS = 128;

/** The ring of whoever is not in view. */
export const OUT_OF_VIEW = -1;

/** How many of those in view are how far from the eyes: in rings around them, kept as people come, go and move. */
export class DistanceRings {
	readonly counts = new Uint16Array(RINGS);

	/** Someone who was in the ring `from` is at a distance now; returns the ring of that. */
	move(from: number, distance: number): number {
		const ring = Math.min(Math.floor(distance / RING_METRES), RINGS);
		if (ring === from) return ring;
		this.leave(from);
		if (ring < RINGS) this.counts[ring]!++;
		return ring;
	}

	/** Someone of that ring is in view no longer. */
	leave(ring: number): void {
		if (ring !== OUT_OF_VIEW && ring < RINGS) this.counts[ring]!--;
	}
}
