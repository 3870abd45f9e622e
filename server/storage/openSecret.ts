import { randomBytes } from "node:crypto";
import { readFile, rename, writeFile } from "node:fs/promises";

const SECRET_BYTES = 32;

/** Random bits that stay in the data folder, the same after a restart; made where there are none yet. */
export async function openSecret(path: string): Promise<Uint8Array> {
	const kept = await readFile(path).catch((error: NodeJS.ErrnoException) => {
		if (error.code !== "ENOENT") throw error;
	});
	if (kept?.length === SECRET_BYTES) return kept;
	const secret = randomBytes(SECRET_BYTES);
	// Whole or not at all, whenever the process ends.
	const unfinished = `${path}.new`;
	await writeFile(unfinished, secret, { mode: 0o600 });
	await rename(unfinished, path);
	return secret;
}
