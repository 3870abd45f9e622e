/** Pixels as `ImageData` has them: RGBA, rows from the top. */
export interface Pixels {
	readonly width: number;
	readonly height: number;
	readonly data: Uint8ClampedArray;
}

/**
 * What a camera in the middle of an equirectangular photograph sees straight ahead: straight lines stay straight, where
 * a mere cut-out of the photograph would bend them.
 */
export function rectilinearView(
	panorama: Pixels,
	width: number,
	height: number,
	fieldOfView: number,
): Uint8ClampedArray {
	const out = new Uint8ClampedArray(width * height * 4);
	const reach = Math.tan(fieldOfView / 2);
	for (let row = 0; row < height; row++) {
		const y = -((row + 0.5) / height - 0.5) * 2 * reach * (height / width);
		for (let column = 0; column < width; column++) {
			const x = ((column + 0.5) / width - 0.5) * 2 * reach;
			const u = Math.atan2(x, 1) / (2 * Math.PI) + 0.5;
			const v = 0.5 - Math.atan2(y, Math.hypot(x, 1)) / Math.PI;
			sample(panorama, u * panorama.width - 0.5, v * panorama.height - 0.5, out, (row * width + column) * 4);
		}
	}
	return out;
}

/** Between the four pixels around; wraps across the seam. */
function sample({ width, height, data }: Pixels, x: number, y: number, out: Uint8ClampedArray, at: number): void {
	const left = Math.floor(x);
	const top = Math.max(0, Math.min(height - 1, Math.floor(y)));
	const bottom = Math.min(height - 1, top + 1);
	const [fx, fy] = [x - left, Math.max(0, Math.min(1, y - top))];
	const l = ((left % width) + width) % width;
	const r = (l + 1) % width;
	for (let channel = 0; channel < 4; channel++) {
		const upper = data[(top * width + l) * 4 + channel]! * (1 - fx) + data[(top * width + r) * 4 + channel]! * fx;
		const lower = data[(bottom * width + l) * 4 + channel]! * (1 - fx) + data[(bottom * width + r) * 4 + channel]! * fx;
		out[at + channel] = upper * (1 - fy) + lower * fy;
	}
}
