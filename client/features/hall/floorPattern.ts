import { seededRandom } from "./seededRandom.ts";

/** Metres that one repeat of the floor's picture covers: a slab between joints. */
export const SLAB = 3;

/** Terrazzo: a repeating picture of stone chips in pale cement, with a joint along two sides. RGBA, sRGB. */
export function terrazzo(size: number, joint: boolean): Uint8Array {
	const pixels = new Uint8Array(size * size * 4);
	const random = seededRandom(7);
	const base = new Float32Array(size * size).fill(0);
	// Chips are discs that wrap round the edges, so that the picture repeats without a seam.
	for (let i = 0; i < size * 2.2; i++) {
		const cx = random() * size;
		const cy = random() * size;
		const radius = 0.8 + random() ** 3 * 4.5;
		const tone = (random() - 0.5) * 34;
		for (let dy = -Math.ceil(radius); dy <= radius; dy++) {
			for (let dx = -Math.ceil(radius); dx <= radius; dx++) {
				if (dx * dx + dy * dy > radius * radius * (0.7 + 0.5 * random())) continue;
				const x = (Math.floor(cx) + dx + size) % size;
				const y = (Math.floor(cy) + dy + size) % size;
				base[y * size + x] = tone;
			}
		}
	}
	for (let y = 0; y < size; y++) {
		for (let x = 0; x < size; x++) {
			const i = y * size + x;
			const grain = (random() - 0.5) * 7;
			const inJoint = joint && (x < 2 || y < 2);
			const value = inJoint ? 128 : 186 + base[i]! + grain;
			pixels[i * 4] = value;
			pixels[i * 4 + 1] = value * 0.992;
			pixels[i * 4 + 2] = value * 0.975;
			pixels[i * 4 + 3] = 255;
		}
	}
	return pixels;
}

/** Short pile: fine flecks, multiplied with the carpet's colour. RGBA, sRGB. */
export function pile(size: number): Uint8Array {
	const pixels = new Uint8Array(size * size * 4);
	const random = seededRandom(11);
	for (let i = 0; i < size * size; i++) {
		const value = 200 + (random() - 0.5) * 90;
		pixels.set([value, value, value, 255], i * 4);
	}
	return pixels;
}
