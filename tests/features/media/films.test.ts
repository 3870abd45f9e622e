import { mkdtempSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import {
	BufferSource,
	BufferTarget,
	Conversion,
	EncodedPacket,
	EncodedVideoPacketSource,
	Input,
	Mp4OutputFormat,
	Output,
	WEBM,
	WebMOutputFormat,
} from "mediabunny";
import { beforeAll, describe, expect, it } from "vitest";
import { judgeType } from "#server/features/media/processing/fileType.ts";
import { takeVideo } from "#server/features/media/processing/takeVideo.ts";
import { temporaryFolder } from "#tests/harness/databases.ts";
import { sampleFile } from "./files.ts";

const folder = temporaryFolder();

async function take(bytes: Uint8Array) {
	const path = join(mkdtempSync(join(folder, "film-")), "film");
	writeFileSync(path, bytes);
	const type = await judgeType(path, "video");
	const taken = await takeVideo(path, type === "mp4" ? "mp4" : "webm", `${path}.${type}`);
	return { taken, written: readFileSync(`${path}.${type}`) };
}

/** The sample's film as an MP4 with its table of contents at the end, and words about who made it. */
async function asMp4(): Promise<Uint8Array> {
	const target = new BufferTarget();
	const output = new Output({ format: new Mp4OutputFormat({ fastStart: false }), target });
	const input = new Input({ formats: [WEBM], source: new BufferSource(sampleFile("monitoring.webm")) });
	const conversion = await Conversion.init({ input, output, tags: { comment: "secret of the editor" } });
	await conversion.execute();
	return new Uint8Array(target.buffer!);
}

/** A film whose head says what its pictures are; the pictures themselves are noise. */
async function filmOf(width: number, height: number, seconds: number): Promise<Uint8Array> {
	const target = new BufferTarget();
	const output = new Output({ format: new WebMOutputFormat(), target });
	const source = new EncodedVideoPacketSource("vp9");
	output.addVideoTrack(source);
	await output.start();
	for (const at of [0, seconds - 1]) {
		await source.add(new EncodedPacket(new Uint8Array(64).fill(1), "key", at, 1), {
			decoderConfig: { codec: "vp09.00.10.08", codedWidth: width, codedHeight: height },
		});
	}
	await output.finalize();
	return new Uint8Array(target.buffer!);
}

describe("[MEDIA11] a film plays in every browser, from its first bytes on, and says nothing of who made it", () => {
	let mp4: Uint8Array;
	beforeAll(async () => {
		mp4 = await asMp4();
	});

	it("WebM is copied", async () => {
		const { taken } = await take(sampleFile("monitoring.webm"));
		expect(taken.facts).toMatchObject({ kind: "video", width: 854, height: 480, seconds: 11, hasSound: true });
		expect(taken.files[0]?.ending).toBe("webm");
	});

	it("MP4 gets its table of contents in front, without metadata", async () => {
		const before = Buffer.from(mp4);
		expect(before.includes("secret of the editor")).toBe(true);
		expect(before.indexOf("moov")).toBeGreaterThan(before.indexOf("mdat"));
		const { taken, written } = await take(mp4);
		expect(taken.facts).toMatchObject({ kind: "video", width: 854, height: 480, hasSound: true });
		expect(written.includes("secret of the editor")).toBe(false);
		expect(written.indexOf("moov")).toBeLessThan(written.indexOf("mdat"));
	});

	it.each<[string, number, number, number, string]>([
		["larger than a headset plays with ease", 3840, 2160, 10, "video-too-large"],
		["longer than half an hour", 640, 360, 1_900, "video-too-long"],
	])("refuses one %s", async (_what, width, height, seconds, reason) => {
		await expect(take(await filmOf(width, height, seconds))).rejects.toMatchObject({ reason });
	});

	it("takes one that stands upright", async () => {
		const { taken } = await take(await filmOf(1080, 1920, 10));
		expect(taken.facts).toMatchObject({ width: 1080, height: 1920, hasSound: false });
	});

	it("refuses one of which only the beginning came", async () => {
		await expect(take(mp4.subarray(0, 60_000))).rejects.toMatchObject({ reason: "unreadable" });
	});
});
