import sharp, { type Metadata } from "sharp";
import { FileRefused } from "./FileRefused.ts";
import type { FileType } from "./fileType.ts";
import type { Taken } from "./Job.ts";

/** Of the file as it comes: a phone's largest pictures have 50 million; a bomb has a billion. */
export const PIXELS_AT_MOST = 100_000_000;
/** No texture in the hall is larger. */
const LONGEST_SIDE = 2048;
/** A sphere is looked at from inside: twice as close. */
const SPHERE = { width: 4096, height: 2048 };
/** A few rows cut off by a stitching program are no hindrance. */
const SPHERE_ASPECT_TOLERANCE = 0.02;

/** Upright, in sRGB, without metadata, as large as it is shown, and written anew: what else the file held is gone. */
export async function takeImage(
	path: string,
	kind: "image" | "photo360",
	type: FileType,
	output: string,
): Promise<Taken> {
	const { width, height } = await uprightSize(path, type);
	if (width * height > PIXELS_AT_MOST) throw new FileRefused("picture-too-large", `${width} × ${height} pixels`);
	if (kind === "photo360" && Math.abs(width / height / 2 - 1) > SPHERE_ASPECT_TOLERANCE) {
		throw new FileRefused("picture-not-360", `${width} × ${height} pixels`);
	}
	const within =
		kind === "photo360"
			? { ...SPHERE, fit: "fill" as const }
			: { width: LONGEST_SIDE, height: LONGEST_SIDE, fit: "inside" as const };
	const isSmallSphere = kind === "photo360" && width < SPHERE.width;
	const size = isSmallSphere ? { width, height: Math.round(width / 2), fit: "fill" as const } : within;
	try {
		const written = await sharp(path, { limitInputPixels: PIXELS_AT_MOST, failOn: "error", autoOrient: true })
			.resize({ ...size, withoutEnlargement: true })
			.toColourspace("srgb")
			.webp({ quality: 84, alphaQuality: 90, effort: 4, smartSubsample: true })
			.toFile(output);
		return {
			files: [{ path: output, ending: "webp" }],
			facts: { kind, bytes: written.size, width: written.width, height: written.height },
			reduction: null,
			checklist: null,
			keepsOriginal: false,
		};
	} catch (error) {
		throw new FileRefused("unreadable", (error as Error).message.slice(0, 300), { cause: error });
	}
}

const SHARP_FORMATS: Partial<Record<FileType, string>> = { jpeg: "jpeg", png: "png", webp: "webp", avif: "heif" };

/** From the head of the file; nothing is decoded yet. */
async function uprightSize(path: string, type: FileType): Promise<{ width: number; height: number }> {
	let head: Metadata;
	try {
		head = await sharp(path, { limitInputPixels: false }).metadata();
	} catch (error) {
		throw new FileRefused("unreadable", (error as Error).message.slice(0, 300), { cause: error });
	}
	if (head.format !== SHARP_FORMATS[type] || (head.format === "heif" && head.compression !== "av1")) {
		throw new FileRefused("wrong-type", head.format);
	}
	return head.autoOrient;
}
