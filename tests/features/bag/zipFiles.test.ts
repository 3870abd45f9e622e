import { createHash } from "node:crypto";
import { inflateRawSync } from "node:zlib";
import { expect, it } from "vitest";
import { fileName } from "#client/features/bag/fileName.ts";
import { zipFiles } from "#client/features/bag/zipFiles.ts";

const text = (letters: string) => new TextEncoder().encode(letters);

it("[BAG3] the archive holds every file under its name, whatever the letters", () => {
	const files = [
		{ name: "虹跨孪生 – 手册.pdf", bytes: text("%PDF of a bridge") },
		{ name: "empty.pdf", bytes: new Uint8Array(0) },
		{ name: "Park – Brochure.pdf", bytes: Uint8Array.from({ length: 70_000 }, (_, at) => (at * 31) & 0xff) },
	];
	expect(readZip(zipFiles(files))).toEqual(files.map(({ name, bytes }) => ({ name, bytes: Buffer.from(bytes) })));
});

it("[BAG3] an archive is the same bytes for the same files", () => {
	const archive = zipFiles([{ name: "a.pdf", bytes: text("123456789") }]);
	// CRC-32 of "123456789" is its check value, 0xcbf43926: it stands at byte 14 of the first header.
	expect(new DataView(archive.buffer).getUint32(14, true)).toBe(0xcbf43926);
	expect(createHash("sha256").update(archive).digest("hex")).toBe(
		createHash("sha256")
			.update(zipFiles([{ name: "a.pdf", bytes: text("123456789") }]))
			.digest("hex"),
	);
});

it("[BAG3] a file is called by booth and title, without what systems forbid", () => {
	expect(fileName("虹跨孪生", "工程手册")).toBe("虹跨孪生 – 工程手册.pdf");
	expect(fileName("A/B: C?", 'The "new"\nguide...')).toBe("A B C – The new guide.pdf");
	expect([...fileName("x".repeat(60), "字".repeat(80))].length).toBeLessThanOrEqual(104);
});

/** Reads an archive by its central directory, as every program does. */
function readZip(archive: Uint8Array): { name: string; bytes: Buffer }[] {
	const buffer = Buffer.from(archive);
	const end = buffer.length - 22;
	expect(buffer.readUInt32LE(end)).toBe(0x06054b50);
	let at = buffer.readUInt32LE(end + 16);
	return Array.from({ length: buffer.readUInt16LE(end + 10) }, () => {
		expect(buffer.readUInt32LE(at)).toBe(0x02014b50);
		const method = buffer.readUInt16LE(at + 10);
		const size = buffer.readUInt32LE(at + 20);
		const nameLength = buffer.readUInt16LE(at + 28);
		const local = buffer.readUInt32LE(at + 42);
		const name = buffer.subarray(at + 46, at + 46 + nameLength).toString("utf8");
		at += 46 + nameLength + buffer.readUInt16LE(at + 30) + buffer.readUInt16LE(at + 32);
		expect(buffer.readUInt32LE(local)).toBe(0x04034b50);
		const from = local + 30 + buffer.readUInt16LE(local + 26) + buffer.readUInt16LE(local + 28);
		const stored = buffer.subarray(from, from + size);
		return { name, bytes: Buffer.from(method === 0 ? stored : inflateRawSync(stored)) };
	});
}
