import { createHash } from "node:crypto";
import { existsSync, globSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";

const ROOT = join(import.meta.dirname, "../..");
const RECORD = join(ROOT, ".cache/assets/products.json");

/** One file that a script makes. */
export interface Product<Kit> {
	/** Relative to the repository. */
	readonly file: string;
	/** Glob patterns, relative to the repository, of everything that decides what comes out. */
	readonly sources: readonly string[];
	make(kit: Kit): Promise<Uint8Array>;
}

interface Made {
	readonly sources: string;
	readonly output: string;
}

/**
 * Makes what is missing, was changed by hand, or whose sources changed; leaves the rest. What was made is remembered by
 * content, so a fresh clone with an empty cache makes everything once and gets the same bytes for every GLB.
 */
export async function makeProducts<Kit>(products: readonly Product<Kit>[], kit: Kit): Promise<number> {
	const record = readRecord();
	let made = 0;
	for (const product of products) {
		const path = join(ROOT, product.file);
		const sources = hashOfSources(product);
		const known = record[product.file];
		if (known?.sources === sources && existsSync(path) && hash(readFileSync(path)) === known.output) continue;
		const started = performance.now();
		const bytes = await product.make(kit);
		mkdirSync(dirname(path), { recursive: true });
		writeFileSync(path, bytes);
		record[product.file] = { sources, output: hash(bytes) };
		mkdirSync(dirname(RECORD), { recursive: true });
		writeFileSync(RECORD, JSON.stringify(record, null, "\t"));
		made += 1;
		console.log(
			`${product.file}  ${(bytes.length / 1024).toFixed(0)} KB  ${(performance.now() - started).toFixed(0)} ms`,
		);
	}
	return made;
}

function readRecord(): Record<string, Made> {
	if (!existsSync(RECORD)) return {};
	return JSON.parse(readFileSync(RECORD, "utf8")) as Record<string, Made>;
}

function hashOfSources({ file, sources }: Product<never>): string {
	const digest = createHash("sha256").update(file);
	for (const pattern of sources) {
		for (const name of globSync(pattern, { cwd: ROOT }).sort()) {
			const path = join(ROOT, name);
			digest.update(name).update(readFileSync(path));
		}
	}
	return digest.digest("hex");
}

const hash = (bytes: Uint8Array): string => createHash("sha256").update(bytes).digest("hex");
