import { copyFile, cp, mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pino } from "pino";
import { readConfig } from "#server/config.ts";
import { createPavilion } from "#server/createPavilion.ts";

/** Says to every test file of a run where it lies. */
const VARIABLE = "PAVILION_SEEDED_FOLDER";
const DATABASE = "pavilion.sqlite";

/** Once before all tests: a first start on the sample event, whose data folder the tests begin with copies of. */
export async function setup(): Promise<() => Promise<void>> {
	const folder = await mkdtemp(join(tmpdir(), "pavilion-seeded-"));
	const pavilion = await createPavilion({
		config: readConfig({ PORT: "0", HOST: "127.0.0.1", DATA_DIR: folder }),
		now: Date.now,
		random: Math.random,
		log: pino({ level: "silent" }),
	});
	await pavilion.close();
	process.env[VARIABLE] = folder;
	return () => rm(folder, { recursive: true, force: true });
}

/** Fills a new data folder as a first start does, in a fraction of its time; does nothing outside of a run of tests. */
export async function copySeeded(dataFolder: string): Promise<void> {
	const seeded = process.env[VARIABLE];
	if (seeded === undefined) return;
	await cp(join(seeded, "media"), join(dataFolder, "media"), { recursive: true, mode: 2 });
	await copyFile(join(seeded, DATABASE), join(dataFolder, DATABASE));
}
