import { createHash } from "node:crypto";
import { existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import type { ImportGraph } from "./ImportGraph.ts";

const RECORD = ".cache/assets/products.json";

/** One file that a script makes. */
export interface Product<Kit> {
	/** Relative to the repository, as are its sources. */
	readonly file: string;
	/** What decides what comes out; of a module also all that it imports. */
	readonly sources: readonly string[];
	make(kit: Kit): Promise<Uint8Array>;
}

interface Workshop<Kit> {
	readonly root: string;
	readonly graph: ImportGraph;
	readonly kit: Kit;
	/** Where the kit notes the files that it opens for the product at hand, such as the model that a poster shows. */
	readonly opened: Set<string>;
}

interface Made {
	readonly sources: string;
	/** What the kit opened: hashes by file. */
	readonly opened: Readonly<Record<string, string | undefined>>;
	readonly output: string;
}

/**
 * Makes what is missing, was changed by hand, or whose sources changed or what it opened when it was last made; leaves the
 * rest. What was made is remembered by content, so a fresh clone with an empty cache makes everything once and gets the
 * same bytes for every GLB.
 */
export async function makeProducts<Kit>(
	products: readonly Product<Kit>[],
	{ root, graph, kit, opened }: Workshop<Kit>,
): Promise<number> {
	const hashOf = (file: string): string | undefined => {
		const path = join(root, file);
		return existsSync(path) ? hash(readFileSync(path)) : undefined;
	};
	const hashOfSources = (sources: readonly string[]): string =>
		hash(JSON.stringify(graph.reach(sources).map((file) => [file, hashOf(file)])));
	const record = readRecord(join(root, RECORD));
	let made = 0;
	for (const product of products) {
		const sources = hashOfSources(product.sources);
		const known = record[product.file];
		if (
			known?.sources === sources &&
			known.output === hashOf(product.file) &&
			Object.entries(known.opened).every(([file, was]) => was === hashOf(file))
		) {
			continue;
		}
		const started = performance.now();
		opened.clear();
		const bytes = await product.make(kit);
		write(join(root, product.file), bytes);
		record[product.file] = {
			sources,
			opened: Object.fromEntries([...opened].sort().map((file) => [file, hashOf(file)])),
			output: hash(bytes),
		};
		write(join(root, RECORD), JSON.stringify(record, null, "\t"));
		made += 1;
		console.log(
			`${product.file}  ${(bytes.length / 1024).toFixed(0)} KB  ${(performance.now() - started).toFixed(0)} ms`,
		);
	}
	return made;
}

function readRecord(path: string): Record<string, Made> {
	if (!existsSync(path)) return {};
	return JSON.parse(readFileSync(path, "utf8")) as Record<string, Made>;
}

function write(path: string, content: Uint8Array | string): void {
	mkdirSync(dirname(path), { recursive: true });
	writeFileSync(path, content);
}

const hash = (content: Uint8Array | string): string => createHash("sha256").update(content).digest("hex");
