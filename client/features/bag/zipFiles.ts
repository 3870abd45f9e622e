/** A file for the archive; names may hold any letters, and no two are the same. */
export interface ZippedFile {
	readonly name: string;
	readonly bytes: Uint8Array;
}

const LOCAL_HEADER = 0x04034b50;
const CENTRAL_HEADER = 0x02014b50;
const END_OF_CENTRAL = 0x06054b50;
const LOCAL_HEADER_BYTES = 30;
const CENTRAL_HEADER_BYTES = 46;
const END_BYTES = 22;
/** Version 2.0: folders and the UTF-8 flag are understood by everyone. */
const VERSION_NEEDED = 20;
/** Bit 11: names are UTF-8. */
const UTF8_NAMES = 0x0800;
/** Source: PKWARE APPNOTE 4.4.6, MS-DOS format: 1 January 1980, midnight. The archive says nothing about when. */
const DOS_DATE = 0x0021;

/**
 * One archive of several files, stored as they are: what visitors take along is compressed already.
 * Source: PKWARE APPNOTE 6.3.10, without zip64: four gigabytes are far beyond what a page can hold.
 */
export function zipFiles(files: readonly ZippedFile[]): Uint8Array<ArrayBuffer> {
	const entries = files.map(({ name, bytes }) => ({ name: new TextEncoder().encode(name), bytes, crc: crc32(bytes) }));
	const size = entries.reduce(
		(sum, { name, bytes }) => sum + LOCAL_HEADER_BYTES + CENTRAL_HEADER_BYTES + 2 * name.length + bytes.length,
		END_BYTES,
	);
	const archive = new Uint8Array(size);
	const view = new DataView(archive.buffer);
	let at = 0;
	const short = (value: number) => {
		view.setUint16(at, value, true);
		at += 2;
	};
	const long = (value: number) => {
		view.setUint32(at, value, true);
		at += 4;
	};
	const raw = (bytes: Uint8Array) => {
		archive.set(bytes, at);
		at += bytes.length;
	};
	/** What both headers of a file say, in the same order. */
	const describe = ({ name, bytes, crc }: (typeof entries)[number]) => {
		short(VERSION_NEEDED);
		short(UTF8_NAMES);
		short(0); // stored
		short(0); // midnight
		short(DOS_DATE);
		long(crc);
		long(bytes.length);
		long(bytes.length);
		short(name.length);
		short(0); // no extra field
	};

	const offsets = entries.map((entry) => {
		const offset = at;
		long(LOCAL_HEADER);
		describe(entry);
		raw(entry.name);
		raw(entry.bytes);
		return offset;
	});
	const centralAt = at;
	for (const [index, entry] of entries.entries()) {
		long(CENTRAL_HEADER);
		short(VERSION_NEEDED);
		describe(entry);
		short(0); // no comment
		short(0); // on the first disk
		short(0);
		long(0);
		long(offsets[index] ?? 0);
		raw(entry.name);
	}
	const centralBytes = at - centralAt;
	long(END_OF_CENTRAL);
	short(0);
	short(0);
	short(entries.length);
	short(entries.length);
	long(centralBytes);
	long(centralAt);
	short(0);
	return archive;
}

const CRC_TABLE = Uint32Array.from({ length: 256 }, (_, byte) => {
	let value = byte;
	for (let bit = 0; bit < 8; bit++) value = value & 1 ? 0xedb88320 ^ (value >>> 1) : value >>> 1;
	return value;
});

function crc32(bytes: Uint8Array): number {
	let crc = 0xffffffff;
	for (const byte of bytes) crc = CRC_TABLE[(crc ^ byte) & 0xff]! ^ (crc >>> 8);
	return (crc ^ 0xffffffff) >>> 0;
}
