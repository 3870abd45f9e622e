/**
 * What an exhibition hall looks like from its middle, as light: a bright grid of ceiling panels under a dark roof, pale
 * walls with a high band of windows, a mid-grey floor that throws some of it back. Radiance RGBE, equirectangular.
 */
export function hallLight(width = 256, height = 128): Uint8Array {
	const rows: Uint8Array[] = [];
	for (let y = 0; y < height; y++) {
		const line = new Uint8Array(width * 4);
		for (let x = 0; x < width; x++) {
			let [r, g, b] = [0, 0, 0];
			// Four samples a texel: the panels' edges are sharp and the texels coarse.
			for (const [ox, oy] of [
				[0.25, 0.25],
				[0.75, 0.25],
				[0.25, 0.75],
				[0.75, 0.75],
			] as const) {
				const theta = ((y + oy) / height) * Math.PI;
				const phi = ((x + ox) / width) * Math.PI * 2;
				const sample = radiance(Math.sin(theta) * Math.sin(phi), Math.cos(theta), Math.sin(theta) * Math.cos(phi));
				r += sample[0] / 4;
				g += sample[1] / 4;
				b += sample[2] / 4;
			}
			line.set(rgbe(r, g, b), x * 4);
		}
		rows.push(line);
	}
	const header = new TextEncoder().encode(`#?RADIANCE\nFORMAT=32-bit_rle_rgbe\n\n-Y ${height} +X ${width}\n`);
	return concat([header, ...rows.map((line) => runLengths(line, width))]);
}

const HALF_WIDTH = 24;
const HALF_DEPTH = 18;
const CEILING = 7.4;
const EYE = 1.6;

function radiance(dx: number, dy: number, dz: number): readonly [number, number, number] {
	const toX = HALF_WIDTH / Math.max(1e-6, Math.abs(dx));
	const toZ = HALF_DEPTH / Math.max(1e-6, Math.abs(dz));
	const toY = (dy > 0 ? CEILING : EYE) / Math.max(1e-6, Math.abs(dy));
	const t = Math.min(toX, toY, toZ);
	const [px, py, pz] = [dx * t, dy * t, dz * t];
	if (t === toY && dy > 0) {
		const cellX = ((px + 100) % 4) - 2;
		const cellZ = ((pz + 100) % 3) - 1.5;
		const inPanel = Math.abs(cellX) < 1.35 && Math.abs(cellZ) < 0.42;
		return inPanel ? [7.6, 7.4, 7.0] : [0.34, 0.35, 0.37];
	}
	if (t === toY) {
		const pool = 0.5 + 0.14 * Math.cos(px * 1.57) * Math.cos(pz * 2.09);
		return [pool * 0.86, pool * 0.85, pool * 0.83];
	}
	const window = py > 4.4 && py < 6.4 && t === toZ && dz < 0;
	if (window) return [3.1, 3.5, 4.2];
	const wall = 0.72 - 0.1 * Math.max(0, -py) + 0.04 * py;
	return [wall, wall * 0.99, wall * 0.96];
}

/** Ward's shared exponent. */
function rgbe(r: number, g: number, b: number): readonly [number, number, number, number] {
	const largest = Math.max(r, g, b);
	if (largest < 1e-32) return [0, 0, 0, 0];
	const exponent = Math.floor(Math.log2(largest)) + 1;
	const factor = 256 / 2 ** exponent;
	return [Math.min(255, r * factor), Math.min(255, g * factor), Math.min(255, b * factor), exponent + 128];
}

/** A scanline in the format's run-length encoding: each of the four channels on its own. */
function runLengths(line: Uint8Array, width: number): Uint8Array {
	const out: number[] = [2, 2, width >> 8, width & 255];
	for (let channel = 0; channel < 4; channel++) {
		const at = (i: number) => line[i * 4 + channel] as number;
		let i = 0;
		while (i < width) {
			let run = 1;
			while (run < 127 && i + run < width && at(i + run) === at(i)) run++;
			if (run >= 3) {
				out.push(128 + run, at(i));
				i += run;
				continue;
			}
			const start = i;
			while (i < width && i - start < 128) {
				if (i + 2 < width && at(i) === at(i + 1) && at(i) === at(i + 2)) break;
				i++;
			}
			out.push(i - start);
			for (let k = start; k < i; k++) out.push(at(k));
		}
	}
	return Uint8Array.from(out);
}

function concat(parts: readonly Uint8Array[]): Uint8Array {
	const bytes = new Uint8Array(parts.reduce((sum, part) => sum + part.length, 0));
	let at = 0;
	for (const part of parts) {
		bytes.set(part, at);
		at += part.length;
	}
	return bytes;
}
