import { fileURLToPath } from "node:url";
import { defineConfig } from "vitest/config";

const ROOT = fileURLToPath(new URL("../", import.meta.url));
const SEEDED = fileURLToPath(new URL("./harness/seededFolder.ts", import.meta.url));
const REPORTER = fileURLToPath(new URL("./harness/TallyReporter.ts", import.meta.url));

export default defineConfig({
	root: ROOT,
	cacheDir: fileURLToPath(new URL("../.cache/vitest/", import.meta.url)),
	test: {
		// The tally comes after the default summary: the last line counts.
		reporters: ["default", REPORTER],
		projects: [
			{
				extends: true,
				test: {
					name: "features",
					include: ["tests/**/*.test.ts"],
					globalSetup: SEEDED,
					// Rooms on real sockets mostly wait: more files at once than cores.
					maxWorkers: 6,
					testTimeout: 120_000,
					hookTimeout: 120_000,
					// Outcomes are waited for: how long they take on a busy machine proves nothing.
					expect: { poll: { timeout: 30_000 } },
					sequence: { groupOrder: 0 },
				},
			},
			{
				extends: true,
				test: {
					name: "journeys",
					include: ["tests/**/*.journey.ts"],
					globalSetup: [SEEDED, fileURLToPath(new URL("./harness/prepareJourneys.ts", import.meta.url))],
					// After everything else and one at a time: two browsers that draw with the CPU starve each other.
					fileParallelism: false,
					maxWorkers: 1,
					testTimeout: 120_000,
					hookTimeout: 120_000,
					expect: { poll: { timeout: 30_000 } },
					sequence: { groupOrder: 1 },
				},
			},
		],
	},
});
