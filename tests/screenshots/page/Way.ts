import { headingTowards } from "#shared/space/heading.ts";
import type { PathPoint } from "./PictureHall.ts";

/** A way through points, straight from one to the next. */
export class Way {
	readonly metres: number;
	readonly #points: readonly PathPoint[];
	/** From the start to each point. */
	readonly #gone: readonly number[];

	constructor(points: readonly PathPoint[]) {
		this.#points = points;
		const gone = [0];
		for (let i = 1; i < points.length; i++) {
			const [a, b] = [points[i - 1]!, points[i]!];
			gone.push(gone[i - 1]! + Math.hypot(b.x - a.x, b.z - a.z));
		}
		this.#gone = gone;
		this.metres = gone.at(-1) ?? 0;
	}

	/** Where one is after so many metres, and the way one goes. */
	at(metres: number): { x: number; z: number; heading: number } {
		const next = Math.max(
			1,
			this.#gone.findIndex((gone) => gone >= metres),
		);
		const [a, b] = [this.#points[next - 1]!, this.#points[next]!];
		const length = this.#gone[next]! - this.#gone[next - 1]!;
		const share = length > 0 ? Math.min(1, (metres - this.#gone[next - 1]!) / length) : 0;
		return {
			x: a.x + (b.x - a.x) * share,
			z: a.z + (b.z - a.z) * share,
			heading: headingTowards(b.x - a.x, b.z - a.z),
		};
	}
}
