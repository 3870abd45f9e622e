import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { NullEngine } from "@babylonjs/core/Engines/nullEngine.js";
import { expect, it } from "vitest";
import { createHallScene } from "#client/engine/HallScene.ts";
import { BoothModels } from "#client/features/booths/BoothModels.ts";
import { readBoothTemplate } from "#shared/features/booths/readBoothTemplate.ts";

const bytes = new Uint8Array(
	readFileSync(fileURLToPath(new URL("../../../assets/booths/templates/corner.glb", import.meta.url))),
);
const template = readBoothTemplate(bytes);

function openModels() {
	const hall = createHallScene(null, { engine: new NullEngine(), now: () => 0 });
	let fetched = 0;
	const models = new BoothModels(hall.scene, async () => {
		fetched++;
		return bytes;
	});
	const take = () => models.take("corner", template, new AbortController().signal);
	return { hall, models, take, fetched: () => fetched };
}

it("[BOOTH2] a template is read once, and kept for a walk back down the aisle", async () => {
	const { hall, models, take, fetched } = openModels();
	const [first, second] = await Promise.all([take(), take()]);
	first.release();
	second.release();
	(await take()).release();
	expect(fetched()).toBe(1);
	expect(hall.scene.meshes.length).toBeGreaterThan(0);
	models.dispose();
	await Promise.resolve();
	expect(hall.scene.meshes.map(({ name }) => name)).toEqual([]);
	hall.dispose();
});

it("[BOOTH2] nothing is left of a template that came when the hall had been left", async () => {
	const { hall, models, take } = openModels();
	const coming = take();
	models.dispose();
	const { release } = await coming;
	release();
	await Promise.resolve();
	expect(hall.scene.meshes.map(({ name }) => name)).toEqual([]);
	hall.dispose();
});
