import { mkdtemp, readdir, readFile, rm, stat, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { crc32, deflateRawSync } from "node:zlib";
import fc from "fast-check";
import { afterAll, beforeAll, expect, it } from "vitest";
import { ArchiveFault } from "#server/features/archive/ArchiveFault.ts";
import { faultOfName } from "#server/features/archive/archiveNames.ts";
import { migrateDocument } from "#server/features/archive/migrateDocument.ts";
import { readBoothArchive, readEventArchive } from "#server/features/archive/readArchive.ts";
import { streamZip } from "#server/features/archive/writeArchive.ts";
import { type ArchiveLimits, ZipFiles } from "#server/features/archive/ZipFiles.ts";
import { type RawEntry, rawZip } from "./rawZip.ts";

const LIMITS: ArchiveLimits = { entries: 1000, fileBytes: 1024 * 1024, totalBytes: 4 * 1024 * 1024 };
let folder: string;

beforeAll(async () => {
	folder = await mkdtemp(join(tmpdir(), "pavilion-zip-"));
});
afterAll(() => rm(folder, { recursive: true }));

let count = 0;

async function openZip(zip: Buffer, limits: Partial<ArchiveLimits> = {}): Promise<ZipFiles> {
	const path = join(folder, `${count++}.zip`);
	await writeFile(path, zip);
	return ZipFiles.open(path, { ...LIMITS, ...limits });
}

/** `file: code` of everything that is wrong. */
async function faults(doing: Promise<unknown>): Promise<string[]> {
	try {
		await doing;
	} catch (error) {
		if (error instanceof ArchiveFault) return error.problems.map(({ file, code }) => `${file}: ${code}`);
		throw error;
	}
	return [];
}

const text = (name: string, value: unknown): RawEntry => ({
	name,
	bytes: Buffer.from(typeof value === "string" ? value : JSON.stringify(value)),
});

it("[ARCHIVE3] names that climb out, begin at a root, are links or the same twice are all told at once", async () => {
	const zip = rawZip([
		{ name: "../evil.json" },
		{ name: "booths/../../evil.json" },
		{ name: "..\\evil.json" },
		{ name: "/etc/passwd" },
		{ name: "C:/windows/evil" },
		{ name: "\\\\host\\share" },
		{ name: "booths//x" },
		{ name: "a\u0000b" },
		{ name: "link", mode: 0o120777 },
		{ name: "device", mode: 0o060644 },
		{ name: "locked", flags: 0x801, bytes: Buffer.alloc(12), uncompressedSize: 0 },
		{ name: "Poster.webp" },
		{ name: "poster.webp" },
		{ name: "event.json" },
		{ name: "event.json" },
	]);
	expect(await faults(openZip(zip))).toEqual([
		"../evil.json: climbs-out",
		"booths/../../evil.json: climbs-out",
		"..\\evil.json: climbs-out",
		"/etc/passwd: absolute-path",
		"C:/windows/evil: absolute-path",
		"\\\\host\\share: absolute-path",
		"booths//x: bad-name",
		"a\u0000b: bad-name",
		"link: link",
		"device: link",
		"locked: encrypted",
		"poster.webp: case-differs-only",
		"event.json: twice",
	]);
	const before = await readdir(join(folder, ".."));
	expect(before).not.toContain("evil.json");
});

it("[ARCHIVE3] a name that is let through points into the archive, on every system", () => {
	const parts = fc.array(
		fc.constantFrom("..", ".", "", "a", "booths", "C:", "\\", "\u0000", "media", "x.webp", "..\\.."),
		{ minLength: 1, maxLength: 6 },
	);
	fc.assert(
		fc.property(parts, (names) => {
			const name = names.join("/");
			if (faultOfName(name) !== undefined) return;
			for (const slash of [name, name.replaceAll("\\", "/")]) {
				const { pathname } = new URL(slash, "file:///inside/archive/");
				expect(pathname.startsWith("/inside/archive/")).toBe(true);
			}
		}),
	);
});

it("[ARCHIVE4] a bomb is stopped by what it unpacks to, whatever it claims", async () => {
	const zeros = Buffer.alloc(8 * 1024 * 1024);
	const packed = deflateRawSync(zeros);
	const bomb = { method: 8 as const, bytes: packed, checksum: crc32(zeros) };
	// An honest one is too large; one that claims less is damaged, when that much has come out of it.
	await using honest = disposable(
		await openZip(rawZip([{ name: "a", ...bomb, uncompressedSize: zeros.length }]), { totalBytes: 1e9 }),
	);
	expect(await faults(honest.zip.read("a", 1e9))).toEqual(["a: file-too-large"]);
	await using liar = disposable(await openZip(rawZip([{ name: "a", ...bomb, uncompressedSize: 100 }])));
	expect(await faults(liar.zip.read("a", 1e9))).toEqual(["a: damaged"]);
	// Many that are small enough each are too large together, by what they claim or by what comes out.
	const small = Buffer.alloc(900 * 1024);
	const many = Array.from({ length: 6 }, (_, index) => ({
		name: `f${index}`,
		method: 8 as const,
		bytes: deflateRawSync(small),
		checksum: crc32(small),
		uncompressedSize: small.length,
	}));
	expect(await faults(openZip(rawZip(many)))).toEqual([": too-large"]);
	await using twice = disposable(await openZip(rawZip(many.slice(0, 4))));
	for (const { name } of many.slice(0, 4)) await twice.zip.read(name, 1e9);
	expect(await faults(twice.zip.read("f0", 1e9))).toEqual([": too-large"]);
	// What came out before it was stopped is the caller's to remove, and no more than the limit.
	const target = join(folder, "stopped");
	await faults(honest.zip.copyTo("a", target, 1e9));
	expect((await stat(target)).size).toBeLessThanOrEqual(LIMITS.fileBytes);
});

it("[ARCHIVE4] a hundred thousand entries are refused before they are looked at", async () => {
	const entries = Array.from({ length: 100_000 }, (_, index) => ({ name: `f${index}` }));
	expect(await faults(openZip(rawZip(entries)))).toEqual([": too-many-files"]);
	// One that hides how many there are is read no further than it says.
	await using hiding = disposable(await openZip(rawZip(entries.slice(0, 2_000), { entryCount: 3 })));
	expect(hiding.zip.names.size).toBe(3);
});

it("[ARCHIVE4] what is no zip, is cut off or was changed on the way is told", async () => {
	expect(await faults(openZip(Buffer.from("hello")))).toEqual([": not-a-zip"]);
	const whole = rawZip([text("event.json", "{}"), text("other.json", "{}")]);
	expect(await faults(openZip(whole.subarray(0, whole.length - 30)))).toEqual([": not-a-zip"]);
	const changed = rawZip([{ ...text("event.json", "{}"), checksum: 1 }]);
	await using zip = disposable(await openZip(changed));
	expect(await faults(zip.zip.read("event.json", 100))).toEqual(["event.json: damaged"]);
	await fc.assert(
		fc.asyncProperty(fc.nat(whole.length - 1), fc.integer({ min: 0, max: 255 }), async (at, value) => {
			const broken = Buffer.from(whole);
			broken[at] = value;
			// Whatever the byte: read as it was, or refused in words.
			const problems = await faults(
				(async () => {
					await using opened = disposable(await openZip(broken));
					for (const name of opened.zip.names) await opened.zip.read(name, 100);
				})(),
			);
			expect(problems.every((problem) => !problem.endsWith("undefined"))).toBe(true);
		}),
		{ numRuns: 150 },
	);
});

const TEXT = { "zh-CN": "甲", en: "A" };
const BOOTH = {
	version: 1,
	id: "alpha",
	template: "inline",
	colours: { primary: "#000000", secondary: "#000000", accent: "#000000" },
	logo: "media/logo.webp",
	name: TEXT,
	tagline: TEXT,
	description: TEXT,
	exhibits: { "poster-1": { kind: "image", image: "media/poster.webp", title: TEXT } },
};
const EVENT = {
	version: 1,
	id: "fair",
	title: TEXT,
	summary: TEXT,
	venue: TEXT,
	beforeOpening: TEXT,
	afterClosing: TEXT,
	halls: [
		{
			id: "main",
			name: TEXT,
			size: { width: 20, depth: 20, height: 5 },
			arrival: { x: 0, z: 0, radius: 2, heading: 0 },
			booths: [{ boothId: "alpha", number: "A1", x: 0, z: 0 }],
		},
	],
};
const media = (name: string): RawEntry => ({ name, bytes: Buffer.from(name) });
const WHOLE = [
	text("event.json", EVENT),
	text("booths/alpha/booth.json", BOOTH),
	media("booths/alpha/media/logo.webp"),
	media("booths/alpha/media/poster.webp"),
];

async function readEvent(entries: readonly RawEntry[]) {
	await using opened = disposable(await openZip(rawZip(entries)));
	return await readEventArchive(opened.zip);
}

it("[ARCHIVE1] a folder packed by hand is read, also with its own name around it and with what systems add", async () => {
	const { event, booths, media: named } = await readEvent(WHOLE);
	expect(event.id).toBe("fair");
	expect([...booths.keys()]).toEqual(["alpha"]);
	expect(booths.get("alpha")?.approved).toBeNull();
	expect(named.map(({ file, kind }) => `${kind} ${file}`).sort()).toEqual([
		"image booths/alpha/media/logo.webp",
		"image booths/alpha/media/poster.webp",
	]);
	const wrapped = [
		...WHOLE.map((entry) => ({ ...entry, name: `fair 2026/${entry.name}` })),
		{ name: "fair 2026/", mode: 0o040755 },
		media("__MACOSX/fair 2026/._event.json"),
		media("fair 2026/.DS_Store"),
		media("fair 2026/说明.txt"),
	];
	expect((await readEvent(wrapped)).media).toHaveLength(2);
});

it("[ARCHIVE5] each thing that is wrong is told with its file and place, all at once", async () => {
	const broken = [
		text("event.json", { ...EVENT, halls: [{ ...EVENT.halls[0], size: { width: -1, depth: 20, height: 5 } }] }),
		text("booths/alpha/booth.json", "{ not json"),
		text("booths/beta/booth.json", { ...BOOTH, id: "gamma" }),
		text("booths/late/booth.json", { ...BOOTH, id: "late", version: 99 }),
		text("booths/odd/booth.json", [1, 2]),
		text("booths/Upper/booth.json", BOOTH),
	];
	expect((await faults(readEvent(broken))).sort()).toEqual([
		"booths/Upper/booth.json: wrong-id",
		"booths/alpha/booth.json: not-json",
		"booths/beta/booth.json: wrong-id",
		"booths/late/booth.json: unknown-version",
		"booths/odd/booth.json: wrong-shape",
		"event.json: wrong-shape",
	]);
	expect(await faults(readEvent([]))).toEqual(["event.json: missing"]);
	expect(await faults(readEvent(WHOLE.slice(0, 1)))).toEqual(["booths/alpha/booth.json: booth-missing"]);
	expect(await faults(readEvent(WHOLE.slice(0, 3)))).toEqual(["booths/alpha/media/poster.webp: missing"]);
	const ofLater = [...WHOLE, text("archive.json", { format: 2 })];
	expect(await faults(readEvent(ofLater))).toEqual(["archive.json: unknown-version"]);
	const climbing = { ...BOOTH, logo: "../../../etc/passwd" };
	expect(await faults(readEvent([WHOLE[0]!, text("booths/alpha/booth.json", climbing)]))).toEqual([
		"booths/alpha/booth.json: wrong-shape",
	]);
});

it("[ARCHIVE5] of a booth alone the same is told", async () => {
	await using opened = disposable(await openZip(rawZip([text("booth.json", { ...BOOTH, logo: "" })])));
	expect(await faults(readBoothArchive(opened.zip))).toEqual(["media/poster.webp: missing"]);
});

it("[ARCHIVE6] documents of an earlier version are brought up step by step, later ones are refused", async () => {
	const steps = {
		event: [],
		booth: [
			(booth: Readonly<Record<string, unknown>>) => ({ ...booth, first: true }),
			(booth: Readonly<Record<string, unknown>>) => ({ ...booth, second: booth.first }),
		],
	};
	expect(migrateDocument("booth", { version: 1, id: "a" }, "f", steps, 3)).toEqual({
		version: 3,
		id: "a",
		first: true,
		second: true,
	});
	expect(migrateDocument("booth", { version: 2 }, "f", steps, 3)).toEqual({ version: 3, second: undefined });
	for (const version of [4, 0, 1.5, "1", undefined]) {
		expect(() => migrateDocument("booth", { version }, "f", steps, 3)).toThrow(ArchiveFault);
	}
});

it("[ARCHIVE7] the same files make the same zip, whenever and in whatever order they were put in", async () => {
	const path = join(folder, "picture");
	await writeFile(path, Buffer.alloc(100_000, 7));
	const files: [string, { text: string } | { blob: string }][] = [
		["event.json", { text: "{}" }],
		["media/b.webp", { blob: "b" }],
		["archive.json", { text: "{}" }],
	];
	const zip = async (order: typeof files) => Buffer.concat(await streamZip(new Map(order), () => path).toArray());
	const first = await zip(files);
	expect(await zip(files.toReversed())).toEqual(first);
	await using opened = disposable(await openZip(first));
	expect([...opened.zip.names]).toEqual(["archive.json", "event.json", "media/b.webp"]);
	expect(await opened.zip.read("media/b.webp", 1e6)).toEqual(await readFile(path));
});

function disposable(zip: ZipFiles): { zip: ZipFiles } & AsyncDisposable {
	return { zip, [Symbol.asyncDispose]: async () => zip.close() };
}
