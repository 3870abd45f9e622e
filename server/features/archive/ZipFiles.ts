import { createWriteStream } from "node:fs";
import { type Readable, Transform, Writable } from "node:stream";
import { pipeline } from "node:stream/promises";
import { crc32 } from "node:zlib";
import yauzl, { type Entry, type ZipFile } from "yauzl";
import type { ArchiveProblem } from "#shared/features/archive/archiveEndpoints.ts";
import { ArchiveFault, archiveFault } from "./ArchiveFault.ts";
import { faultOfName, foldName } from "./archiveNames.ts";

export interface ArchiveLimits {
	readonly entries: number;
	/** Unpacked, of one file and of all that is read. */
	readonly fileBytes: number;
	readonly totalBytes: number;
}

/** A pack of files, whatever it lies in. */
export interface ArchiveFiles {
	/** Paths of all files, with forward slashes. */
	readonly names: ReadonlySet<string>;
	/** Throws an {@link ArchiveFault} for what is missing, damaged or too large. */
	read(name: string, limitBytes: number): Promise<Buffer>;
	copyTo(name: string, path: string, limitBytes: number): Promise<void>;
}

/** More than that is not told: whoever mends the first ones sends it again. */
const MAX_PROBLEMS = 50;
const ENCRYPTED = 0x1;
const TYPE_OF_FILE = 0o170000;
const REGULAR_FILE = 0o100000;
const FOLDER = 0o040000;

/**
 * The files of a zip that somebody sent. Names are looked at before anything else, and nothing is unpacked under them.
 * Sizes are counted while reading: what a zip says about itself is not believed.
 */
export class ZipFiles implements ArchiveFiles {
	readonly names: ReadonlySet<string>;
	readonly #zip: ZipFile;
	readonly #entries: ReadonlyMap<string, Entry>;
	readonly #limits: ArchiveLimits;
	#readBytes = 0;

	private constructor(zip: ZipFile, entries: ReadonlyMap<string, Entry>, limits: ArchiveLimits) {
		this.#zip = zip;
		this.#entries = entries;
		this.#limits = limits;
		this.names = new Set(entries.keys());
	}

	/** Throws an {@link ArchiveFault} with everything that is wrong about its names. The caller closes it. */
	static async open(path: string, limits: ArchiveLimits): Promise<ZipFiles> {
		const zip = await openZip(path);
		try {
			if (zip.entryCount > limits.entries) throw archiveFault("too-many-files", "", { detail: String(zip.entryCount) });
			const entries = new Map<string, Entry>();
			const folded = new Map<string, string>();
			const problems: ArchiveProblem[] = [];
			let claimedBytes = 0;
			for await (const entry of eachEntry(zip)) {
				const name = nameOf(entry);
				const code = faultOf(entry, name) ?? collisionOf(name, entries, folded);
				if (code !== undefined) {
					problems.push({ file: name.slice(0, 200), code });
					if (problems.length >= MAX_PROBLEMS) break;
					continue;
				}
				folded.set(foldName(name), name);
				if (name.endsWith("/")) continue;
				entries.set(name, entry);
				claimedBytes += entry.uncompressedSize;
			}
			if (problems.length > 0) throw new ArchiveFault(problems);
			if (claimedBytes > limits.totalBytes) throw archiveFault("too-large");
			return new ZipFiles(zip, withoutWrapping(entries), limits);
		} catch (error) {
			zip.close();
			throw error instanceof ArchiveFault ? error : damaged("", error, "not-a-zip");
		}
	}

	close(): void {
		this.#zip.close();
	}

	async read(name: string, limitBytes: number): Promise<Buffer> {
		const pieces: Buffer[] = [];
		await this.#unpack(
			name,
			limitBytes,
			new Writable({
				write(piece: Buffer, _encoding, done) {
					pieces.push(piece);
					done();
				},
			}),
		);
		return Buffer.concat(pieces);
	}

	/** What is not whole is left behind for the caller to remove. */
	copyTo(name: string, path: string, limitBytes: number): Promise<void> {
		return this.#unpack(name, limitBytes, createWriteStream(path, { flags: "wx" }));
	}

	async #unpack(name: string, limitBytes: number, target: Writable): Promise<void> {
		const entry = this.#entries.get(name);
		if (!entry) {
			target.destroy();
			throw archiveFault("missing", name);
		}
		const { fileBytes, totalBytes } = this.#limits;
		const limit = Math.min(limitBytes, fileBytes);
		let bytes = 0;
		let checksum = 0;
		const count = new Transform({
			transform: (piece: Buffer, _encoding, done) => {
				bytes += piece.length;
				this.#readBytes += piece.length;
				if (bytes > limit) return done(archiveFault("file-too-large", name));
				if (this.#readBytes > totalBytes) return done(archiveFault("too-large"));
				checksum = crc32(piece, checksum);
				done(null, piece);
			},
		});
		try {
			await pipeline(await openEntry(this.#zip, entry), count, target);
		} catch (error) {
			target.destroy();
			if (error instanceof ArchiveFault || isOfOurDisk(error)) throw error;
			throw damaged(name, error, "damaged");
		}
		if (checksum !== entry.crc32) throw archiveFault("damaged", name);
	}
}

function openZip(path: string): Promise<ZipFile> {
	return new Promise((resolve, reject) => {
		// Names stay as bytes: we judge them ourselves, all of them, and not only up to the first bad one.
		yauzl.open(path, { lazyEntries: true, autoClose: false, decodeStrings: false }, (error, zip) => {
			if (error) reject(damaged("", error, "not-a-zip"));
			else resolve(zip);
		});
	});
}

async function* eachEntry(zip: ZipFile): AsyncGenerator<Entry> {
	while (true) {
		const entry = await new Promise<Entry | undefined>((resolve, reject) => {
			zip.once("entry", resolve);
			zip.once("end", () => resolve(undefined));
			zip.once("error", reject);
			zip.readEntry();
		});
		zip.removeAllListeners("entry").removeAllListeners("end").removeAllListeners("error");
		if (!entry) return;
		yield entry;
	}
}

function openEntry(zip: ZipFile, entry: Entry): Promise<Readable> {
	return new Promise((resolve, reject) => {
		zip.openReadStream(entry, (error, stream) => (error ? reject(error) : resolve(stream)));
	});
}

/** Our names are ASCII; what is not UTF-8 is none of ours, and only has to be told apart. */
function nameOf({ fileName }: Entry): string {
	return Buffer.from(fileName as unknown as Buffer).toString("utf8");
}

function faultOf({ generalPurposeBitFlag, externalFileAttributes }: Entry, name: string) {
	const fault = faultOfName(name);
	if (fault) return fault;
	// The upper half is Unix's mode. Systems without one leave it at 0.
	const type = (externalFileAttributes >>> 16) & TYPE_OF_FILE;
	if (type !== 0 && type !== REGULAR_FILE && type !== FOLDER) return "link";
	if (generalPurposeBitFlag & ENCRYPTED) return "encrypted";
	return undefined;
}

function collisionOf(name: string, entries: ReadonlyMap<string, Entry>, folded: ReadonlyMap<string, string>) {
	if (entries.has(name)) return "twice";
	const other = folded.get(foldName(name));
	if (other === undefined) return undefined;
	// Folders may be named any number of times.
	return other === name && name.endsWith("/") ? undefined : "case-differs-only";
}

/** Whoever packs a folder by hand often packs the folder itself: its name is left off. */
function withoutWrapping(entries: ReadonlyMap<string, Entry>): ReadonlyMap<string, Entry> {
	if (entries.has("event.json") || entries.has("booth.json")) return entries;
	const roots = new Set(
		[...entries.keys()].flatMap((name) => /^([^/]+\/)(?:event|booth)\.json$/.exec(name)?.slice(1) ?? []),
	);
	const [root] = roots;
	if (root === undefined || roots.size > 1) return entries;
	return new Map(
		[...entries].flatMap(([name, entry]) => (name.startsWith(root) ? [[name.slice(root.length), entry]] : [])),
	);
}

/** A full disk of ours is no fault of the archive. */
function isOfOurDisk(error: unknown): boolean {
	const { code } = error as NodeJS.ErrnoException;
	return code === "ENOSPC" || code === "EDQUOT" || code === "EIO" || code === "EMFILE";
}

function damaged(file: string, cause: unknown, code: "damaged" | "not-a-zip"): ArchiveFault {
	const detail = cause instanceof Error ? cause.message : String(cause);
	return new ArchiveFault([{ file, code, detail }], { cause });
}
