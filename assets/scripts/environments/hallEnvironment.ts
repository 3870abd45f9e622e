import { hallRadiance, MOODS } from "./hallRadiance.ts";
import { prefilterEnvironment } from "./prefilterEnvironment.ts";

/** Bytes of `assets/environments/hall.env` (evening) and `hall-day.env`. */
export function hallEnvironment(mood: keyof typeof MOODS): Promise<Uint8Array> {
	const radiance = hallRadiance(MOODS[mood]);
	// Averaged over a texel, so that the strips' edges do not step.
	const offsets = [-0.0045, 0, 0.0045];
	const one = new Float64Array(3);
	return prefilterEnvironment((x, y, z, out) => {
		out.fill(0);
		for (const u of offsets) {
			for (const v of offsets) {
				const [sx, sy, sz] = [x + u * (1 - x * x) - v * x * z, y + v * (1 - y * y), z + u * (1 - Math.abs(z))];
				const length = Math.hypot(sx, sy, sz);
				radiance(sx / length, sy / length, sz / length, one);
				for (let c = 0; c < 3; c++) out[c]! += one[c]! / 9;
			}
		}
	});
}
