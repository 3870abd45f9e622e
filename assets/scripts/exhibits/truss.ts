import { join, type Surface } from "#assets/scripts/mesh/Surface.ts";
import { sweep } from "#assets/scripts/mesh/shapes.ts";
import { add, cross, dot, normalize, scale, subtract, type Vec3 } from "#assets/scripts/mesh/vec3.ts";
import { strut } from "./strut.ts";

const THIRD = (Math.PI * 2) / 3;

/** A lattice girder along a path: three chords with a zigzag on each face, one bay from point to point. */
export function truss(
	path: readonly Vec3[],
	{ size, bar, closed = false }: { readonly size: number; readonly bar: number; readonly closed?: boolean },
): Surface {
	const count = path.length;
	const at = (i: number) => path[(i + count) % count] as Vec3;
	let across: Vec3 | undefined;
	const corners = path.map((centre, i): readonly Vec3[] => {
		const tangent = normalize(
			subtract(closed || i < count - 1 ? at(i + 1) : centre, closed || i > 0 ? at(i - 1) : centre),
		);
		across ??= normalize(cross(Math.abs(tangent[1]) > 0.9 ? [1, 0, 0] : [0, 1, 0], tangent));
		across = normalize(subtract(across, scale(tangent, dot(across, tangent))));
		const up = cross(tangent, across);
		return [0, 1, 2].map((k) => {
			const [x, y] = [Math.cos(k * THIRD) * size * 0.55, Math.sin(k * THIRD) * size * 0.55];
			return add(centre, add(scale(across as Vec3, x), scale(up, y)));
		});
	});
	const pieces: Surface[] = [0, 1, 2].map((k) =>
		sweep(
			corners.map((c) => c[k] as Vec3),
			{ radius: bar, sides: 3, closed },
		),
	);
	for (let i = 0; i < (closed ? count : count - 1); i++) {
		const [from, to] = [corners[i], corners[(i + 1) % count]] as [readonly Vec3[], readonly Vec3[]];
		for (let k = 0; k < 3; k++) {
			// Turned about from bay to bay, so that the bars meet.
			const [a, b] = (i + k) % 2 ? [k, (k + 1) % 3] : [(k + 1) % 3, k];
			pieces.push(strut(from[a] as Vec3, to[b] as Vec3, bar * 0.6));
		}
	}
	return join(...pieces);
}
