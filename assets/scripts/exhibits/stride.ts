/** Joint angles over one stride from heel strike, each tenth of it, in degrees: hip and knee bent, foot raised. */
const HIP = [28, 24, 16, 8, -2, -9, -3, 12, 24, 30];
const KNEE = [5, 15, 16, 10, 6, 10, 33, 58, 54, 22];
const FOOT = [0, -4, 3, 6, 9, 7, -14, -4, 1, 1];

interface JointAngles {
	readonly hip: number;
	readonly knee: number;
	readonly foot: number;
}

/** A healthy stride at a share of its way (wrapping), in radians. Shaped after published gait curves; of no one person. */
export const stride = (t: number): JointAngles => ({ hip: along(HIP, t), knee: along(KNEE, t), foot: along(FOOT, t) });

/** A periodic Catmull–Rom through the table. */
function along(table: readonly number[], t: number): number {
	const at = (i: number) => table[((i % table.length) + table.length) % table.length] as number;
	const x = t * table.length;
	const i = Math.floor(x);
	const f = x - i;
	const [a, b, c, d] = [at(i - 1), at(i), at(i + 1), at(i + 2)];
	const degrees =
		0.5 * (2 * b + (c - a) * f + (2 * a - 5 * b + 4 * c - d) * f * f + (3 * b - a - 3 * c + d) * f * f * f);
	return (degrees * Math.PI) / 180;
}
