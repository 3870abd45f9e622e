/**
 * A projection whose near plane is another one: what lies before `plane` (a point p of the eye's frame with
 * n·p + d < 0, the eye itself among them) is not drawn. Column-major, clip space −1…1. The far plane is tilted with it,
 * as little as keeps all in that was in. Source: Eric Lengyel, "Oblique View Frustum Depth Projection and Clipping", 2005.
 */
export function clipBehindPlane(
	projection: ArrayLike<number>,
	[a, b, c, d]: readonly [a: number, b: number, c: number, d: number],
): Float32Array {
	const m = Float32Array.from(projection);
	// The corner of the frustum across from the plane.
	const x = (Math.sign(a) + m[8]!) / m[0]!;
	const y = (Math.sign(b) + m[9]!) / m[5]!;
	const w = (1 + m[10]!) / m[14]!;
	const scale = 2 / (a * x + b * y - c + d * w);
	m[2] = a * scale;
	m[6] = b * scale;
	m[10] = c * scale + 1;
	m[14] = d * scale;
	return m;
}
