import sharp from "sharp";

export interface SkyColours {
	readonly zenith: string;
	readonly horizon: string;
	readonly ground: string;
	/** Where the sun stands: degrees right of the picture's middle, degrees above the horizon. */
	readonly sun?: readonly [number, number];
}

/** Lays a sky behind an equirectangular picture whose sky is transparent. */
export async function withSky(
	png: Buffer,
	width: number,
	{ zenith, horizon, ground, sun }: SkyColours,
): Promise<Uint8Array> {
	const height = width / 2;
	const [sx, sy] = sun ? [width / 2 + (sun[0] / 360) * width, height / 2 - (sun[1] / 180) * height] : [0, 0];
	const clouds = Array.from({ length: 26 }, (_, i) => {
		const x = ((i * 0.618034) % 1) * width;
		const y = height * (0.2 + 0.22 * ((i * 0.414) % 1));
		const r = 40 + 70 * ((i * 0.733) % 1);
		return `<ellipse cx="${x}" cy="${y}" rx="${r * 2.4}" ry="${r * 0.28}" fill="#fff" opacity="${0.16 + 0.2 * ((i * 0.29) % 1)}"/>`;
	});
	const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}"><defs>
		<linearGradient id="s" x1="0" y1="0" x2="0" y2="1"><stop offset="0" stop-color="${zenith}"/><stop offset=".46" stop-color="${horizon}"/><stop offset=".5" stop-color="${horizon}"/><stop offset=".505" stop-color="${ground}"/><stop offset="1" stop-color="${ground}"/></linearGradient>
		<radialGradient id="g"><stop offset="0" stop-color="#fffbe8"/><stop offset=".08" stop-color="#fff6d8" stop-opacity=".95"/><stop offset=".2" stop-color="#ffe9b8" stop-opacity=".35"/><stop offset="1" stop-color="#ffe9b8" stop-opacity="0"/></radialGradient>
		<filter id="b"><feGaussianBlur stdDeviation="16"/></filter></defs>
		<rect width="${width}" height="${height}" fill="url(#s)"/>${sun ? `<circle cx="${sx}" cy="${sy}" r="${height * 0.32}" fill="url(#g)"/>` : ""}<g filter="url(#b)">${clouds.join("")}</g></svg>`;
	return sharp(Buffer.from(svg))
		.composite([{ input: png }])
		.webp({ quality: 80, effort: 6, smartSubsample: true })
		.toBuffer();
}
