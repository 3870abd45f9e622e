import { crc32 } from "node:zlib";

export interface RawEntry {
	readonly name: string;
	/** As they lie in the zip; deflated already where `method` is 8. */
	readonly bytes?: Buffer;
	readonly method?: 0 | 8;
	/** What the headers claim, where that is not what is so. */
	readonly uncompressedSize?: number;
	readonly checksum?: number;
	/** Unix mode with the type of file. */
	readonly mode?: number;
	readonly flags?: number;
}

/** A zip with whatever is asked for, however wrong: what packers refuse to write. */
export function rawZip(entries: readonly RawEntry[], { entryCount }: { readonly entryCount?: number } = {}): Buffer {
	const locals: Buffer[] = [];
	const centrals: Buffer[] = [];
	let offset = 0;
	for (const entry of entries) {
		const { name, bytes = Buffer.alloc(0), method = 0, mode = 0o100644, flags = 0x800 } = entry;
		const nameBytes = Buffer.from(name);
		const checksum = entry.checksum ?? crc32(bytes);
		const size = entry.uncompressedSize ?? bytes.length;
		const common = Buffer.alloc(26);
		common.writeUInt16LE(20, 0);
		common.writeUInt16LE(flags, 2);
		common.writeUInt16LE(method, 4);
		common.writeUInt32LE(checksum, 10);
		common.writeUInt32LE(bytes.length, 14);
		common.writeUInt32LE(size, 18);
		common.writeUInt16LE(nameBytes.length, 22);
		locals.push(Buffer.from("PK\x03\x04"), common, nameBytes, bytes);
		const rest = Buffer.alloc(14);
		rest.writeUInt32LE((mode << 16) >>> 0, 6);
		rest.writeUInt32LE(offset, 10);
		// Made by Unix, version 3.0: else the mode would mean nothing.
		centrals.push(Buffer.from("PK\x01\x02"), Buffer.from([30, 3]), common, rest, nameBytes);
		offset += 30 + nameBytes.length + bytes.length;
	}
	const central = Buffer.concat(centrals);
	const count = entryCount ?? entries.length;
	const end = Buffer.alloc(22);
	end.write("PK\x05\x06", "latin1");
	end.writeUInt16LE(Math.min(count, 0xffff), 8);
	end.writeUInt16LE(Math.min(count, 0xffff), 10);
	end.writeUInt32LE(central.length, 12);
	end.writeUInt32LE(offset, 16);
	return Buffer.concat([...locals, central, ...(count < 0xffff ? [] : [zip64End(count, central.length, offset)]), end]);
}

/** More entries than 16 bits count stand in a record of their own, which another one points to. */
function zip64End(count: number, centralBytes: number, centralAt: number): Buffer {
	const end = Buffer.alloc(56 + 20);
	end.write("PK\x06\x06", "latin1");
	end.writeBigUInt64LE(44n, 4);
	for (const at of [24, 32]) end.writeBigUInt64LE(BigInt(count), at);
	end.writeBigUInt64LE(BigInt(centralBytes), 40);
	end.writeBigUInt64LE(BigInt(centralAt), 48);
	end.write("PK\x06\x07", 56, "latin1");
	end.writeBigUInt64LE(BigInt(centralAt + centralBytes), 64);
	end.writeUInt32LE(1, 72);
	return end;
}
