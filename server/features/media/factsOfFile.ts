import { readFile, stat } from "node:fs/promises";
import { extname } from "node:path";
import sharp from "sharp";
import type { MediaFacts } from "#shared/features/media/Media.ts";
import { checkGlb, measureGlb, openGlb } from "./processing/glb.ts";

/**
 * What a file costs that came by another way than an upload: with the sample event, or an archive. Only heads are read.
 * Undefined for what cannot be told so (films, documents: they cost a visitor nothing before they are opened).
 */
export async function factsOfFile(path: string): Promise<MediaFacts | undefined> {
	switch (extname(path)) {
		case ".glb": {
			const bytes = await readFile(path);
			const glb = openGlb(bytes);
			checkGlb(glb);
			const { triangles, draws, textureBytes, parts, animations, slots } = await measureGlb(glb, bytes.length);
			return {
				kind: slots.length > 0 ? "stand" : "model",
				bytes: bytes.length,
				triangles,
				draws,
				textureBytes,
				parts: [...parts],
				animations: [...animations],
				slots: [...slots],
			};
		}
		case ".webp":
		case ".png":
		case ".jpg":
		case ".jpeg":
		case ".avif": {
			const { width, height } = (await sharp(path, { limitInputPixels: false }).metadata()).autoOrient;
			return { kind: "image", bytes: (await stat(path)).size, width, height };
		}
		default:
			return undefined;
	}
}
