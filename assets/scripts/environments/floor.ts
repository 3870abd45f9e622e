import sharp from "sharp";
import { seededRandom } from "#assets/scripts/exhibits/random.ts";

const SIZE = 1024;

/** Seamless polished terrazzo, about 2 × 2 m: colour in one picture, roughness in another's green (as glTF packs it). */
export async function terrazzo(): Promise<{ colour: Uint8Array; roughness: Uint8Array }> {
	const random = seededRandom(41);
	const chips: string[] = [];
	const dull: string[] = [];
	const tones = ["#8e918f", "#a7a8a4", "#74787a", "#b9b6ae", "#5d6265", "#c9c7c0", "#9a8f84"];
	for (let i = 0; i < 2600; i++) {
		const size = 1.5 + 11 * random() ** 3;
		const [x, y] = [random() * SIZE, random() * SIZE];
		const corners = 5 + Math.floor(random() * 3);
		const spin = random() * 6.28;
		const shape = Array.from({ length: corners }, (_, k) => {
			const a = spin + (k / corners) * Math.PI * 2;
			const r = size * (0.6 + 0.5 * random());
			return [Math.cos(a) * r, Math.sin(a) * r] as const;
		});
		const tone = tones[Math.floor(random() * tones.length)] ?? "#8e918f";
		const opacity = (0.35 + 0.5 * random()).toFixed(2);
		// Drawn again across each edge it touches, so that the tile meets itself.
		for (const dx of [-SIZE, 0, SIZE]) {
			for (const dy of [-SIZE, 0, SIZE]) {
				if (x + dx < -20 || x + dx > SIZE + 20 || y + dy < -20 || y + dy > SIZE + 20) continue;
				const points = shape.map(([a, b]) => `${(x + dx + a).toFixed(1)},${(y + dy + b).toFixed(1)}`).join(" ");
				chips.push(`<polygon points="${points}" fill="${tone}" opacity="${opacity}"/>`);
				dull.push(`<polygon points="${points}" fill="#2f2f2f" opacity=".5"/>`);
			}
		}
	}
	const picture = (ground: string, drawn: readonly string[]) =>
		Buffer.from(
			`<svg xmlns="http://www.w3.org/2000/svg" width="${SIZE}" height="${SIZE}"><rect width="${SIZE}" height="${SIZE}" fill="${ground}"/>${drawn.join("")}</svg>`,
		);
	const colour = await sharp(picture("#a3a4a1", chips)).webp({ quality: 78, effort: 6 }).toBuffer();
	const grey = await sharp(picture("#5a5a5a", dull)).removeAlpha().greyscale().raw().toBuffer();
	const packed = Buffer.alloc(SIZE * SIZE * 3);
	for (let i = 0; i < SIZE * SIZE; i++) {
		packed[i * 3] = 255;
		packed[i * 3 + 1] = grey[i] as number;
		packed[i * 3 + 2] = 0;
	}
	const roughness = await sharp(packed, { raw: { width: SIZE, height: SIZE, channels: 3 } })
		.webp({ quality: 70, effort: 6 })
		.toBuffer();
	return { colour, roughness };
}
