import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { expect, it } from "vitest";

const ROOT = fileURLToPath(new URL("../../", import.meta.url));

const ids = (text: string, pattern: RegExp) => [...text.matchAll(pattern)].map(([, id]) => id as string);

async function quotedIn(folder: string): Promise<Set<string>> {
	const names = (await readdir(folder, { recursive: true })).filter((name) => name.endsWith(".ts"));
	const texts = await Promise.all(names.map((name) => readFile(join(folder, name), "utf8")));
	return new Set(texts.flatMap((text) => ids(text, /\[([A-Z]+\d+)\]/g)));
}

it("every sentence of shared/README.md has a number of its own and a test that quotes it, and no test quotes another", async () => {
	const sentences = ids(await readFile(join(ROOT, "shared/README.md"), "utf8"), /^- \*\*\[([A-Z]+\d+)\]\*\*/gm);
	expect(sentences.length).toBeGreaterThan(300);
	expect(sentences.filter((id, index) => sentences.indexOf(id) !== index)).toEqual([]);
	const quoted = await quotedIn(join(ROOT, "tests"));
	expect(sentences.filter((id) => !quoted.has(id))).toEqual([]);
	expect([...quoted].filter((id) => !sentences.includes(id))).toEqual([]);
});
