import { mkdtempSync } from "node:fs";
import { join } from "node:path";
import { expect, it } from "vitest";
import { ContentShelf } from "#server/features/event/ContentShelf.ts";
import { BlobFolder } from "#server/storage/BlobFolder.ts";
import { temporaryFolder } from "#tests/harness/databases.ts";

const folder = temporaryFolder();
const nameOf = (address: string) => address.slice("/content/".length);

async function open() {
	let nowMs = 0;
	const blobs = await BlobFolder.open(mkdtempSync(join(folder, "media-")));
	const shelf = new ContentShelf(blobs, () => nowMs);
	const isFor = async (reader: "visitor" | "draft", name: string) => (await shelf.find(name, reader)) !== undefined;
	const pass = (ms: number) => {
		nowMs += ms;
	};
	return { blobs, shelf, isFor, pass };
}

it("[SHOW3] visitors are given what is published, and for a minute what was before; drafts are for those who work on them", async () => {
	const { blobs, shelf, isFor, pass } = await open();
	const { name } = await blobs.keepBytes(new Uint8Array([1, 2, 3]), "webp");
	const document = nameOf(shelf.addJson({ logo: name }));
	expect(await isFor("visitor", name)).toBe(false);
	expect(await isFor("draft", name)).toBe(true);
	expect(await isFor("draft", document)).toBe(true);
	shelf.publish("fair", new Set([name, document]));
	expect([await isFor("visitor", name), await isFor("visitor", document)]).toEqual([true, true]);
	shelf.publish("fair", new Set());
	pass(59_000);
	expect(await isFor("visitor", document)).toBe(true);
	pass(2_000);
	expect([await isFor("visitor", name), await isFor("visitor", document)]).toEqual([false, false]);
});

it("[SHOW3] however many drafts are looked at, what is published stays", async () => {
	const { shelf, isFor } = await open();
	const published = Array.from({ length: 2_500 }, (_, index) => nameOf(shelf.addJson({ published: index })));
	shelf.publish("fair", new Set(published));
	for (let index = 0; index < 5_000; index++) shelf.addJson({ draft: index });
	expect(await isFor("visitor", published[0]!)).toBe(true);
	expect(await isFor("visitor", published.at(-1)!)).toBe(true);
	expect(await isFor("draft", nameOf(shelf.addJson({ draft: 4_999 })))).toBe(true);
});
