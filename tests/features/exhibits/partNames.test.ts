import { readdir, readFile } from "node:fs/promises";
import { fileURLToPath } from "node:url";
import { expect, it } from "vitest";
import { boothDocument } from "#shared/features/booths/BoothDocument.ts";

const BOOTHS = fileURLToPath(new URL("../../../assets/events/caohejing-carnival/booths/", import.meta.url));

it("[EXHIBIT18] every part that a booth of the sample event names is a part of its model", async () => {
	let named = 0;
	for (const id of await readdir(BOOTHS)) {
		const text = await readFile(`${BOOTHS}${id}/booth.json`, "utf8").catch(() => null);
		if (text === null) continue; // its content is still being made
		for (const exhibit of Object.values(boothDocument.parse(JSON.parse(text)).exhibits)) {
			if (exhibit.kind !== "model" || !exhibit.parts) continue;
			const there = await partsOf(`${BOOTHS}${id}/${exhibit.model}`);
			for (const part of Object.keys(exhibit.parts)) expect(there, `${id}: ${exhibit.model}`).toContain(part);
			named++;
		}
	}
	expect(named).toBeGreaterThanOrEqual(8);
});

/** `extras.part` of a GLB's nodes, from its first chunk. */
async function partsOf(file: string): Promise<Set<string>> {
	const glb = await readFile(file);
	const json = JSON.parse(glb.subarray(20, 20 + glb.readUInt32LE(12)).toString("utf8")) as {
		nodes: readonly { readonly extras?: { readonly part?: string } }[];
	};
	return new Set(json.nodes.flatMap(({ extras }) => extras?.part ?? []));
}
