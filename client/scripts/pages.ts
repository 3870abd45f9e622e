import { readdirSync } from "node:fs";
import { fileURLToPath } from "node:url";

const CLIENT = fileURLToPath(new URL("../", import.meta.url));

/** The pages of the client, each an `.html` in its folder. */
export const PAGES: readonly string[] = readdirSync(CLIENT)
	.filter((name) => name.endsWith(".html"))
	.map((name) => CLIENT + name);

/** What visitors wait for. What two pages share is cut out of the files of both, and they would wait for the pieces. */
const BUILT_ALONE: ReadonlySet<string> = new Set(["index.html", "vr.html"].map((name) => CLIENT + name));

/** The pages by build: each of the visitors' alone, and those of desks together, which is sooner done. */
export const PAGES_BY_BUILD: readonly (readonly string[])[] = [
	...[...BUILT_ALONE].map((page) => [page]),
	PAGES.filter((page) => !BUILT_ALONE.has(page)),
];
