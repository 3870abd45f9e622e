import { readdirSync } from "node:fs";
import { fileURLToPath } from "node:url";

const CLIENT = fileURLToPath(new URL("../", import.meta.url));

/**
 * The pages of the client, each an `.html` in its folder. They are built one by one: what two pages share would be cut
 * out of the files of both, whoever enters the hall would wait for the pieces, and of styles that overrule each other the
 * wrong one would come last.
 */
export const PAGES: readonly string[] = readdirSync(CLIENT)
	.filter((name) => name.endsWith(".html"))
	.map((name) => CLIENT + name);
