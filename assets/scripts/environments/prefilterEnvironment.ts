import sharp from "sharp";

/** Linear radiance over all directions: `sample(x, y, z)` of a unit vector. */
export type Radiance = (x: number, y: number, z: number, out: Float64Array) => void;

/** Face order and axes of a cube map: what `s` (right) and `t` (down) of each face point at. Source: OpenGL ES 3.0, table 3.21. */
const FACES: readonly ((s: number, t: number) => readonly [number, number, number])[] = [
	(s, t) => [1, -t, -s],
	(s, t) => [-1, -t, s],
	(s, t) => [s, 1, t],
	(s, t) => [s, -1, -t],
	(s, t) => [s, -t, 1],
	(s, t) => [-s, -t, -1],
];

/** Babylon's own default: with it, `alpha = 2 ^ (mip / 0.8) / size` is the roughness² of each mip. */
const LOD_GENERATION_SCALE = 0.8;
const SAMPLES = 384;

/**
 * Bakes an environment for image based lighting into Babylon's `.env`: a cube map whose mips are blurred as GGX of rising
 * roughness, RGBD in PNG, and the irradiance as a polynomial. Done here and not in the browser, where it costs a second.
 */
export async function prefilterEnvironment(radiance: Radiance, size = 128): Promise<Uint8Array> {
	const mips = Math.log2(size) + 1;
	const images: Uint8Array[] = [];
	for (let mip = 0; mip < mips; mip++) {
		const width = size >> mip;
		const alpha = mip === 0 ? 0 : Math.min(1, 2 ** (mip / LOD_GENERATION_SCALE) / size);
		for (const face of FACES) images.push(await encodeFace(radiance, face, width, alpha));
	}
	let position = 0;
	const mipmaps = images.map(({ length }) => {
		const at = position;
		position += length;
		return { length, position: at };
	});
	const manifest = JSON.stringify({
		version: 2,
		width: size,
		imageType: "image/png",
		irradiance: irradiancePolynomial(radiance),
		specular: { mipmaps, lodGenerationScale: LOD_GENERATION_SCALE },
	});
	const magic = Uint8Array.from([0x86, 0x16, 0x87, 0x96, 0xf6, 0xd6, 0x96, 0x36]);
	return new Uint8Array(Buffer.concat([magic, new TextEncoder().encode(manifest), Uint8Array.of(0), ...images]));
}

async function encodeFace(
	radiance: Radiance,
	face: (s: number, t: number) => readonly [number, number, number],
	width: number,
	alpha: number,
) {
	const pixels = new Uint8Array(width * width * 4);
	const colour = new Float64Array(3);
	for (let row = 0; row < width; row++) {
		for (let column = 0; column < width; column++) {
			const [x, y, z] = face(((column + 0.5) / width) * 2 - 1, ((row + 0.5) / width) * 2 - 1);
			const length = Math.hypot(x, y, z);
			if (alpha === 0) radiance(x / length, y / length, z / length, colour);
			else blurred(radiance, x / length, y / length, z / length, alpha, colour);
			writeRgbd(colour, pixels, (row * width + column) * 4);
		}
	}
	return new Uint8Array(
		await sharp(pixels, { raw: { width, height: width, channels: 4 } })
			.png({ compressionLevel: 9 })
			.toBuffer(),
	);
}

const sampled = new Float64Array(3);

/** The split-sum prefilter with view = normal. Source: Karis, Real Shading in Unreal Engine 4 (2013). */
function blurred(radiance: Radiance, nx: number, ny: number, nz: number, alpha: number, out: Float64Array): void {
	const [ux, uy, uz] = Math.abs(ny) < 0.99 ? [0, 1, 0] : [1, 0, 0];
	let [tx, ty, tz] = [uy * nz - uz * ny, uz * nx - ux * nz, ux * ny - uy * nx];
	const tLength = Math.hypot(tx, ty, tz);
	[tx, ty, tz] = [tx / tLength, ty / tLength, tz / tLength];
	const [bx, by, bz] = [ny * tz - nz * ty, nz * tx - nx * tz, nx * ty - ny * tx];
	let weight = 0;
	out.fill(0);
	for (let i = 0; i < SAMPLES; i++) {
		const phi = 2 * Math.PI * i * 0.618033988749895;
		const u = (i + 0.5) / SAMPLES;
		const cosH = Math.sqrt((1 - u) / (1 + (alpha * alpha - 1) * u));
		const sinH = Math.sqrt(1 - cosH * cosH);
		const [hx, hy] = [Math.cos(phi) * sinH, Math.sin(phi) * sinH];
		// The view mirrored at the half vector; N = V = (0, 0, 1) here.
		const [lx, ly, lz] = [2 * cosH * hx, 2 * cosH * hy, 2 * cosH * cosH - 1];
		if (lz <= 0) continue;
		radiance(tx * lx + bx * ly + nx * lz, ty * lx + by * ly + ny * lz, tz * lx + bz * ly + nz * lz, sampled);
		weight += lz;
		for (let c = 0; c < 3; c++) out[c]! += sampled[c]! * lz;
	}
	for (let c = 0; c < 3; c++) out[c]! /= weight;
}

/** Babylon's RGBD: colour^(1/2.2) over a shared divisor, for values up to 255. */
function writeRgbd(colour: Float64Array, out: Uint8Array, at: number): void {
	const largest = Math.max(colour[0]!, colour[1]!, colour[2]!, 1e-6);
	const d = Math.min(1, Math.max(1 / 255, Math.floor(255 / Math.max(1, largest)) / 255));
	for (let c = 0; c < 3; c++) out[at + c] = Math.round(255 * Math.min(1, (colour[c]! * d) ** (1 / 2.2)));
	out[at + 3] = Math.round(d * 255);
}

/** Irradiance over π as the quadratic polynomial that Babylon's shaders evaluate. Source: Ramamoorthi & Hanrahan 2001. */
function irradiancePolynomial(radiance: Radiance): Record<string, number[]> {
	const rows = 128;
	const l = Array.from({ length: 9 }, () => new Float64Array(3));
	const colour = new Float64Array(3);
	for (let row = 0; row < rows; row++) {
		const theta = ((row + 0.5) / rows) * Math.PI;
		const area = Math.sin(theta) * (Math.PI / rows) ** 2;
		for (let column = 0; column < rows * 2; column++) {
			const phi = ((column + 0.5) / rows) * Math.PI;
			const [x, y, z] = [Math.sin(theta) * Math.cos(phi), Math.cos(theta), Math.sin(theta) * Math.sin(phi)];
			radiance(x, y, z, colour);
			const basis = [
				0.282095,
				0.488603 * y,
				0.488603 * z,
				0.488603 * x,
				1.092548 * x * y,
				1.092548 * y * z,
				0.315392 * (3 * z * z - 1),
				1.092548 * x * z,
				0.546274 * (x * x - y * y),
			];
			for (let i = 0; i < 9; i++) for (let c = 0; c < 3; c++) l[i]![c]! += colour[c]! * basis[i]! * area;
		}
	}
	// Convolved with the cosine (π, 2π/3, π/4), over π, and multiplied out into powers of x, y and z.
	const a = [1, 2 / 3, 2 / 3, 2 / 3, 1 / 4, 1 / 4, 1 / 4, 1 / 4, 1 / 4];
	const h = (i: number, factor: number) => Array.from(l[i]!, (value) => value * a[i]! * factor);
	const sum = (...terms: number[][]) => terms.reduce((total, term) => total.map((value, c) => value + term[c]!));
	const constant = h(0, 0.282095);
	// x² + y² + z² = 1 carries the constant into the squares, as Babylon has no constant term.
	return {
		x: h(3, 0.488603),
		y: h(1, 0.488603),
		z: h(2, 0.488603),
		xx: sum(constant, h(6, -0.315392), h(8, 0.546274)),
		yy: sum(constant, h(6, -0.315392), h(8, -0.546274)),
		zz: sum(constant, h(6, 2 * 0.315392)),
		yz: h(5, 1.092548),
		zx: h(7, 1.092548),
		xy: h(4, 1.092548),
	};
}
