import type { Vector3 } from "./vector.ts";

/**
 * One that is written to in every frame. A class of its own: all objects written `{ x, y, z }` share one layout, and where
 * one of them anywhere holds a text, V8 makes an object of every number that is put into any of them.
 */
export class Point implements Vector3 {
	x = 0;
	y = 0;
	z = 0;
}
