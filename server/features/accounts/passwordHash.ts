import { type Argon2Parameters, argon2, randomBytes, timingSafeEqual } from "node:crypto";
import { promisify } from "node:util";

const derive = promisify(argon2);

/** What a hash costs: OWASP's choice for argon2id, about 90 ms of one core. */
export interface HashCost {
	readonly memoryKiB: number;
	readonly passes: number;
	readonly lanes: number;
}
export const HASH_COST: HashCost = { memoryKiB: 19_456, passes: 2, lanes: 1 };

const SALT_BYTES = 16;
const TAG_BYTES = 32;
const STORED = /^\$argon2id\$v=19\$m=(\d+),t=(\d+),p=(\d+)\$([\w+/]+)\$([\w+/]+)$/;

/** Parameters and salt stand in the hash, in PHC's form: they may rise without a password being asked for anew. */
export async function hashPassword(password: string, cost: HashCost = HASH_COST): Promise<string> {
	const salt = randomBytes(SALT_BYTES);
	const tag = await derive("argon2id", parameters(password, salt, TAG_BYTES, cost));
	const { memoryKiB, passes, lanes } = cost;
	return `$argon2id$v=19$m=${memoryKiB},t=${passes},p=${lanes}$${base64(salt)}$${base64(tag)}`;
}

/** Compared in a time that says nothing of how much of it is right. */
export async function verifyPassword(password: string, stored: string): Promise<boolean> {
	const read = readStored(stored);
	if (!read) return false;
	const tag = await derive("argon2id", parameters(password, read.salt, read.tag.length, read.cost));
	return timingSafeEqual(tag, read.tag);
}

/** Whether it was made when a hash cost less than now. */
export function isCheaper(stored: string, cost: HashCost = HASH_COST): boolean {
	const read = readStored(stored);
	return !read || read.cost.memoryKiB < cost.memoryKiB || read.cost.passes < cost.passes;
}

function parameters(password: string, salt: Uint8Array, tagLength: number, cost: HashCost): Argon2Parameters {
	return {
		// One password typed on two systems may come in two forms of Unicode.
		message: password.normalize("NFC"),
		nonce: salt,
		tagLength,
		memory: cost.memoryKiB,
		passes: cost.passes,
		parallelism: cost.lanes,
	};
}

function readStored(stored: string) {
	const [, memoryKiB, passes, lanes, salt, tag] = STORED.exec(stored) ?? [];
	if (salt === undefined || tag === undefined) return undefined;
	return {
		cost: { memoryKiB: Number(memoryKiB), passes: Number(passes), lanes: Number(lanes) },
		salt: Buffer.from(salt, "base64"),
		tag: Buffer.from(tag, "base64"),
	};
}

function base64(bytes: Uint8Array): string {
	return Buffer.from(bytes).toString("base64").replace(/=+$/, "");
}
