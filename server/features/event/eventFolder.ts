import { readFile, stat } from "node:fs/promises";
import { extname, resolve, sep } from "node:path";
import type { BlobFolder } from "#server/storage/BlobFolder.ts";
import { CONTENT_TYPES } from "./ContentShelf.ts";
import type { EventFiles } from "./readEvent.ts";

/** The files of an event folder on this machine. Nothing outside of it is read, whatever its documents name. */
export function eventFolder(folder: string, blobs: BlobFolder): EventFiles {
	return {
		readText: async (path) => readFile(await inside(folder, path), "utf8"),
		async takeMedia(path) {
			const ending = extname(path).toLowerCase();
			if (!CONTENT_TYPES[ending] || ending === ".json") throw new Error(`"${ending}" files are not served to visitors`);
			const { name } = await blobs.keepCopy(await inside(folder, path), ending.slice(1));
			return `/content/${name}`;
		},
	};
}

/** Where `path` points within `folder`; throws for one that climbs out or does not exist. */
async function inside(folder: string, path: string): Promise<string> {
	const root = resolve(folder);
	const target = resolve(root, path);
	if (!target.startsWith(root + sep)) throw new Error(`"${path}" lies outside its folder`);
	await stat(target);
	return target;
}
