import { bend, type Surface } from "#assets/scripts/mesh/Surface.ts";
import { extrude, type Point2 } from "#assets/scripts/mesh/shapes.ts";

/**
 * A spur or helical gear lying in the floor plane. Teeth are trapezia with eased flanks: pitch radius is
 * `module · teeth / 2`, so two gears of one module mesh at the sum of theirs. `twist` in radians over its width.
 */
export function gear(teeth: number, module: number, width: number, bore: number, { twist = 0 } = {}): Surface {
	const pitch = (module * teeth) / 2;
	const [root, tip] = [pitch - 1.2 * module, pitch + 0.95 * module];
	const step = (Math.PI * 2) / teeth;
	const outline: Point2[] = [];
	for (let i = 0; i < teeth; i++) {
		const a = i * step;
		for (const [r, share] of [
			[root, -0.36],
			[tip, -0.13],
			[tip, 0.13],
			[root, 0.36],
		] as const) {
			const angle = a + share * step;
			outline.push([Math.cos(angle) * r, Math.sin(angle) * r]);
		}
	}
	const hole = outline.map((_, i): Point2 => {
		const angle = -0.36 * step + (i / outline.length) * Math.PI * 2;
		return [Math.cos(angle) * bore, Math.sin(angle) * bore];
	});
	const flat = extrude(outline, width, {
		bevel: module * 0.12,
		hole,
		holeWall: false,
		divide: twist ? width / 2 : 100,
	});
	if (twist === 0) return flat;
	return bend(flat, ([x, y, z]) => {
		const angle = (y / width - 0.5) * twist;
		return [x * Math.cos(angle) - z * Math.sin(angle), y, x * Math.sin(angle) + z * Math.cos(angle)];
	});
}
