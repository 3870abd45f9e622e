import type { Quaternion } from "./vector.ts";

/** One that is written to in every frame; a class of its own for the reason that {@link Point} is one. */
export class Turn implements Quaternion {
	x = 0;
	y = 0;
	z = 0;
	w = 1;
}
