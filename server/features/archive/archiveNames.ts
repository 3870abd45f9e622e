import type { ArchiveProblemCode } from "#shared/features/archive/archiveEndpoints.ts";

/** Longer than any path of an event folder; file systems take 255 for each part. */
const MAX_NAME_LENGTH = 400;

/** What is wrong with an entry's name, wherever it would be unpacked; nothing is said of what it holds. */
export function faultOfName(name: string): ArchiveProblemCode | undefined {
	// Windows takes either slash: a name may not mean one thing here and another there.
	const parts = name.replaceAll("\\", "/").split("/");
	if (/^[/\\]/.test(name) || /^[A-Za-z]:/.test(name)) return "absolute-path";
	if (parts.includes("..")) return "climbs-out";
	if (name === "" || name.length > MAX_NAME_LENGTH || name.includes("\\")) return "bad-name";
	const isFolder = name.endsWith("/");
	if ((isFolder ? parts.slice(0, -1) : parts).some((part) => part === "" || part === ".")) return "bad-name";
	// biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is looked for.
	if (/[\u0000-\u001f\u007f]/.test(name)) return "bad-name";
	return undefined;
}

/** Two names that some disk keeps as one file are the same here. */
export function foldName(name: string): string {
	return name.normalize("NFC").toLowerCase();
}
