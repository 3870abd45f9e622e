import { mkdtemp, readdir, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import sharp from "sharp";
import { afterAll, beforeAll, expect, it } from "vitest";
import { fileJudge } from "#server/features/media/judgeFile.ts";
import { BlobFolder } from "#server/storage/BlobFolder.ts";
import type { MediaFacts, MediaKind } from "#shared/features/media/Media.ts";

const BOOTH = fileURLToPath(new URL("../../../assets/events/caohejing-carnival/booths/", import.meta.url));
let folder: string;
let blobs: BlobFolder;
const facts = new Map<string, MediaFacts>();

beforeAll(async () => {
	folder = await mkdtemp(join(tmpdir(), "pavilion-judge-"));
	blobs = await BlobFolder.open(join(folder, "blobs"));
});
afterAll(() => rm(folder, { recursive: true }));

async function judge(path: string, kind: MediaKind) {
	const judged = await fileJudge({ blobs, keepFacts: async (name, known) => void facts.set(name, known) })(path, kind);
	if ("refused" in judged) return judged.refused;
	const address = await judged.keep();
	await judged.drop();
	return address;
}

async function write(name: string, bytes: Uint8Array): Promise<string> {
	const path = join(folder, name);
	await writeFile(path, bytes);
	return path;
}

async function sampleFiles(ending: string): Promise<string[]> {
	return (await readdir(BOOTH, { recursive: true }))
		.filter((file) => file.endsWith(ending))
		.map((file) => join(BOOTH, file));
}

it("[ARCHIVE9] what was reduced once comes out byte for byte as it went in", async () => {
	const [picture] = await sampleFiles(".webp");
	const [model] = await sampleFiles(".glb");
	const [brochure] = await sampleFiles(".pdf");
	for (const [path, kind] of [
		[picture, "image"],
		[model, "model"],
		[brochure, "document"],
	] as const) {
		const address = await judge(path!, kind);
		expect(await readFile(blobs.path(address.replace("/content/", "")))).toEqual(await readFile(path!));
		expect(facts.get(address.replace("/content/", ""))?.kind).toBe(kind);
	}
	expect(await readdir(join(folder, "blobs/unfinished"))).toEqual([]);
});

it("[ARCHIVE9] what is no such thing, carries more than it shows, or is larger than it is shown is not taken as it is", async () => {
	const picture = sharp({ create: { width: 64, height: 48, channels: 3, background: "#0a635a" } });
	const clean = await picture.clone().webp().toBuffer();
	const kept = async (bytes: Buffer, name: string) => {
		const address = await judge(await write(name, bytes), "image");
		return (await readFile(blobs.path(address.replace("/content/", "")))).equals(bytes);
	};
	expect(await kept(clean, "clean.webp")).toBe(true);
	const tagged = await picture
		.clone()
		.withExif({ IFD0: { Artist: "somebody" } })
		.webp()
		.toBuffer();
	expect(await kept(tagged, "tagged.webp")).toBe(false);
	const followed = Buffer.concat([await picture.clone().webp({ quality: 70 }).toBuffer(), Buffer.from("<script>")]);
	expect(await kept(followed, "followed.webp")).toBe(false);
	const large = await sharp({ create: { width: 3000, height: 20, channels: 3, background: "#000" } })
		.webp()
		.toBuffer();
	expect(await kept(large, "large.webp")).toBe(false);
	expect(await judge(await write("page.webp", Buffer.from("<svg onload='x'/>")), "image")).toBe("wrong-type");
	expect(await judge(await write("half.webp", clean.subarray(0, 40)), "image")).toBe("unreadable");
	expect(await readdir(join(folder, "blobs/unfinished"))).toEqual([]);
});
