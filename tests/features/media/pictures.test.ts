import { mkdtempSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import sharp from "sharp";
import { describe, expect, it } from "vitest";
import { judgeType } from "#server/features/media/processing/fileType.ts";
import { takeImage } from "#server/features/media/processing/takeImage.ts";
import type { MediaKind } from "#shared/features/media/Media.ts";
import { temporaryFolder } from "#tests/harness/databases.ts";
import { model, picture, plainPdf, pngBomb, sampleFile } from "./files.ts";

const folder = temporaryFolder();

function fileOf(bytes: Uint8Array | string, name = "file"): string {
	const path = join(mkdtempSync(join(folder, "file-")), name);
	writeFileSync(path, bytes);
	return path;
}

async function take(bytes: Uint8Array, kind: "image" | "photo360" = "image") {
	const path = fileOf(bytes);
	const output = `${path}.webp`;
	const taken = await takeImage(path, kind, await judgeType(path, kind), output);
	return { taken, written: await sharp(output).metadata(), output };
}

describe("[MEDIA4] a file is what it holds", () => {
	it.each([
		["jpeg", () => picture(8, 8).jpeg().toBuffer(), "image"],
		["png", () => picture(8, 8).png().toBuffer(), "image"],
		["webp", () => picture(8, 8).webp().toBuffer(), "photo360"],
		["avif", () => picture(64, 64).avif().toBuffer(), "image"],
		["glb", () => model({ steps: 1 }), "model"],
		["glb", () => model({ steps: 1 }), "stand"],
		["webm", async () => sampleFile("monitoring.webm"), "video"],
		["pdf", async () => plainPdf(), "document"],
	] as const)("a %s is one, whatever it is called", async (type, make, kind) => {
		expect(await judgeType(fileOf(await make(), "holiday.txt"), kind)).toBe(type);
	});

	it.each<[string, Uint8Array | string, MediaKind]>([
		["HTML called a picture", "<!doctype html><script>alert(1)</script>", "image"],
		["SVG", '<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>', "image"],
		["SVG after an XML head", '<?xml version="1.0"?><svg xmlns="http://www.w3.org/2000/svg"/>', "image"],
		["GIF that is JavaScript as well", "GIF89a/*\u0001\u0000*/=1;alert(1)", "image"],
		["a script called a model", "alert(1)", "model"],
		["a PDF called a picture", plainPdf(), "image"],
		["a picture called a film", sampleFile("logo.webp"), "video"],
		["a ZIP", Buffer.from("504b0304140000000000", "hex"), "document"],
		["nothing at all", "", "image"],
	])("%s is refused", async (_what, bytes, kind) => {
		await expect(judgeType(fileOf(bytes, "photo.png"), kind)).rejects.toMatchObject({ reason: "wrong-type" });
	});
});

describe("[MEDIA7] pictures are shown as they are meant, and carry nothing else along", () => {
	it("is brought to 2048 pixels and to WebP", async () => {
		const { taken, written } = await take(await picture(3000, 1500).png().toBuffer());
		expect(written).toMatchObject({ format: "webp", width: 2048, height: 1024 });
		expect(taken.facts).toMatchObject({
			kind: "image",
			width: 2048,
			height: 1024,
			bytes: written.size ?? taken.facts.bytes,
		});
	});

	it("stands upright, without the place where it was taken or who took it", async () => {
		const bytes = await picture(60, 20)
			.withMetadata({ orientation: 6 })
			.withExifMerge({ IFD0: { Artist: "Ada" } })
			.jpeg()
			.toBuffer();
		const { written } = await take(bytes);
		expect([written.width, written.height]).toEqual([20, 60]);
		expect([written.exif, written.icc, written.xmp, written.orientation]).toEqual([
			undefined,
			undefined,
			undefined,
			undefined,
		]);
	});

	it("leaves behind what was hidden after its end", async () => {
		const bytes = Buffer.concat([
			await picture(16, 16).jpeg().toBuffer(),
			Buffer.from("*/=1;alert(document.domain)//"),
		]);
		const { output } = await take(bytes);
		expect((await sharp(output).toBuffer()).includes("alert")).toBe(false);
	});

	it("keeps a sphere of 2:1 up to 4096 pixels, and takes no other shape for one", async () => {
		const { written } = await take(await picture(4200, 2091).jpeg().toBuffer(), "photo360");
		expect([written.width, written.height]).toEqual([4096, 2048]);
		const small = await take(await picture(1000, 500).jpeg().toBuffer(), "photo360");
		expect([small.written.width, small.written.height]).toEqual([1000, 500]);
		await expect(take(await picture(1600, 900).jpeg().toBuffer(), "photo360")).rejects.toMatchObject({
			reason: "picture-not-360",
		});
	});

	it("refuses a picture of a billion pixels by its head", async () => {
		const began = performance.now();
		await expect(take(pngBomb(40_000, 40_000))).rejects.toMatchObject({ reason: "picture-too-large" });
		expect(performance.now() - began).toBeLessThan(2_000);
	});

	it("refuses one that ends in the middle", async () => {
		const whole = await picture(200, 200).png({ compressionLevel: 0 }).toBuffer();
		await expect(take(whole.subarray(0, 40_000))).rejects.toMatchObject({ reason: "unreadable" });
	});
});
