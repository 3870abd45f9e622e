import { execFile } from "node:child_process";
import { cp, mkdir, mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { beforeAll, describe, expect, it } from "vitest";

const ROOT = fileURLToPath(new URL("../../", import.meta.url));

const IMPORTS = "lint/style/noRestrictedImports";
const CLOCK = "plugin";

/** What is planted where, and the rule that has to stop it. */
const BAD: readonly [path: string, source: string, rule: string][] = [
	// client ──▶ shared ◀── server
	["client/engine/a.ts", `import "#server/hall/hallRoom.ts";`, IMPORTS],
	["client/engine/b.ts", `import "#server/config.ts";`, IMPORTS],
	["client/engine/c.ts", `import "../../server/config.ts";`, IMPORTS],
	["client/features/chat/a.ts", `import "#server/features/chat/ChatPlugin.ts";`, IMPORTS],
	["client/connection/a.ts", `import "#server/hall/hallRoom.ts";`, IMPORTS],
	["client/app/HallApp.ts", `import "#server/hall/hallRoom.ts";`, IMPORTS],
	["client/bots/a.ts", `import "#server/createPavilion.ts";`, IMPORTS],
	["server/hall/a.ts", `import "#client/engine/Stage.ts";`, IMPORTS],
	["server/features/chat/a.ts", `import "#client/features/chat/ChatFeature.ts";`, IMPORTS],

	["server/hall/hallRoom.ts", `import "#client/features/chat/ChatFeature.ts";`, IMPORTS],
	["shared/a.ts", `import "#client/engine/Stage.ts";`, IMPORTS],
	["shared/features/chat/a.ts", `import "../../../server/config.ts";`, IMPORTS],
	// Tests import the product, never the other way.
	["client/engine/d.ts", `import "#tests/harness/browser.ts";`, IMPORTS],
	["server/hall/b.ts", `import "#tests/harness/browser.ts";`, IMPORTS],
	["shared/b.ts", `import "#tests/harness/browser.ts";`, IMPORTS],
	["assets/scripts/a.ts", `import "#client/engine/Stage.ts";`, IMPORTS],
	["assets/scripts/b.ts", `import "#server/features/media/MediaLibrary.ts";`, IMPORTS],
	// features ──▶ kernel, and only the composition files import features.
	["client/engine/e.ts", `import "#client/features/booths/BoothView.ts";`, IMPORTS],
	["client/xr/a.ts", `import "#client/features/booths/BoothView.ts";`, IMPORTS],
	["client/ui/a.tsx", `import "#client/features/chat/ChatPanel.tsx";`, IMPORTS],
	["client/connection/b.ts", `import "#client/features/chat/ChatFeature.ts";`, IMPORTS],
	["client/scripts/Other.ts", `import "#client/features/chat/ChatFeature.ts";`, IMPORTS],
	["client/hall.tsx", `import "#client/features/chat/ChatFeature.ts";`, IMPORTS],
	["client/engine/f.ts", `import "../features/booths/BoothView.ts";`, IMPORTS],
	["server/http/a.ts", `import "#server/features/chat/ChatStore.ts";`, IMPORTS],
	["server/storage/a.ts", `import "#server/features/chat/ChatStore.ts";`, IMPORTS],
	["server/hall/c.ts", `import "#server/features/chat/ChatPlugin.ts";`, IMPORTS],
	["server/hall/d.ts", `import "../features/chat/ChatPlugin.ts";`, IMPORTS],
	["server/config.ts", `import "./features/chat/ChatStore.ts";`, IMPORTS],
	["server/main.ts", `import "./features/chat/ChatStore.ts";`, IMPORTS],
	["client/console.tsx", `import "./features/chat/ChatFeature.ts";`, IMPORTS],
	["shared/space/a.ts", `import "#shared/features/chat/chatMessages.ts";`, IMPORTS],
	["shared/space/b.ts", `import "../features/chat/chatMessages.ts";`, IMPORTS],
	// Between features: only what the composition file hands over.
	["client/features/chat/b.ts", `import "#client/features/poses/PoseSender.ts";`, IMPORTS],
	["client/features/chat/c.ts", `import "../poses/PoseSender.ts";`, IMPORTS],
	["client/features/chat/d.ts", `import "#client/app/HallApp.ts";`, IMPORTS],
	["server/features/chat/b.ts", `import "#server/features/poses/PosesPlugin.ts";`, IMPORTS],
	["server/features/chat/c.ts", `import "../poses/PosesPlugin.ts";`, IMPORTS],
	["server/features/chat/d.ts", `import "#server/hall/hallRoom.ts";`, IMPORTS],
	// shared/ imports zod, @colyseus/schema and itself.
	["shared/c.ts", `import "@babylonjs/core/Maths/math.vector.js";`, IMPORTS],
	["shared/d.ts", `import "node:crypto";`, IMPORTS],
	["shared/features/chat/b.ts", `import "colyseus.js";`, IMPORTS],
	["shared/space/c.ts", `import "@colyseus/core";`, IMPORTS],
	["shared/e.ts", "document.title = '';", "lint/style/noRestrictedGlobals"],
	["shared/f.ts", "setTimeout(() => {}, 1);", "lint/style/noRestrictedGlobals"],
	["shared/g.ts", "export const id = crypto.randomUUID();", "lint/style/noRestrictedGlobals"],
	["shared/h.ts", "export const size = Buffer.byteLength('');", "lint/style/noRestrictedGlobals"],
	["shared/i.ts", "export const now = Date.now();", CLOCK],
	["shared/j.ts", "export const now = new Date();", CLOCK],
	["shared/features/chat/c.ts", "export const roll = Math.random();", CLOCK],
	// Libraries where they belong.
	["client/app/a.ts", `import "colyseus.js";`, IMPORTS],
	["client/features/chat/e.ts", `import "colyseus.js";`, IMPORTS],
	["client/bots/b.ts", `import "colyseus.js";`, IMPORTS],
	["server/hall/e.ts", `import "colyseus.js";`, IMPORTS],
	["server/hall/f.ts", `import "@babylonjs/core/scene.js";`, IMPORTS],
	["client/connection/c.ts", `import "@babylonjs/core/scene.js";`, IMPORTS],
	["client/bots/c.ts", `import "@babylonjs/core/scene.js";`, IMPORTS],
	["server/http/b.ts", `import "node:sqlite";`, IMPORTS],
	["server/http/c.ts", `import "kysely";`, IMPORTS],
	["server/features/chat/ChatPlugin.ts", `import "kysely";`, IMPORTS],
	["server/createPavilion.ts", `import "pg";`, IMPORTS],
	["server/http/d.ts", `import "vite";`, IMPORTS],
	["client/engine/g.ts", `import "node:fs";`, IMPORTS],
	["client/features/chat/f.ts", `import "express";`, IMPORTS],
	// Time, settings and the log come in from outside.
	["server/hall/g.ts", "export const now = Date.now();", CLOCK],
	["server/features/chat/e.ts", "export const clock = Date.now;", CLOCK],
	["server/hall/m.ts", "export const port = process.env.PORT;", "lint/style/noProcessEnv"],
	["server/hall/h.ts", "console.log('joined');", "lint/suspicious/noConsole"],
	["client/engine/h.ts", "console.log('drawn');", "lint/suspicious/noConsole"],
	// No barrels, no cycles, nothing that Node cannot erase.
	["client/engine/index.ts", `export { a } from "./Stage.ts";`, "lint/performance/noBarrelFile"],
	["shared/k.ts", `export * from "./protocol.ts";`, "lint/performance/noReExportAll"],
	[
		"client/engine/One.ts",
		`import { two } from "./Two.ts"; export const one = () => two;`,
		"lint/suspicious/noImportCycles",
	],
	[
		"client/engine/Two.ts",
		`import { one } from "./One.ts"; export const two = () => one;`,
		"lint/suspicious/noImportCycles",
	],
	["server/hall/i.ts", "export enum Colour { red }", "lint/style/noEnum"],
	["server/hall/j.ts", "export class A { constructor(readonly b: number) {} }", "lint/style/noParameterProperties"],
	["shared/l.ts", "export namespace A { export const b = 1; }", "lint/style/noNamespace"],
	["tests/features/a.test.ts", "it.only('', () => {});", "lint/suspicious/noFocusedTests"],
	["tests/features/b.test.ts", "it.skip('', () => {});", "lint/suspicious/noSkippedTests"],
];

/** What has to stay possible: a rule that forbids everything proves nothing. */
const GOOD: readonly [path: string, source: string][] = [
	["client/app/HallApp.ts", `import "#client/features/chat/ChatFeature.ts";`],
	["client/app/HallOverlay.tsx", `import "#client/features/chat/ChatPanel.tsx";`],
	["client/app/b.ts", `import "@babylonjs/core/scene.js";`],
	["client/connection/d.ts", `import "colyseus.js";`],
	["client/features/chat/g.ts", `import "./ChatLog.ts";\nimport "#client/engine/Stage.ts";`],
	["client/features/chat/i.ts", `import "#client/app/Feature.ts";\nimport "#client/app/HallSession.ts";`],
	["client/features/chat/h.ts", `import "#shared/features/visits/visitMessages.ts";`],
	["client/bots/d.ts", `import "node:util";\nimport "#client/connection/HallConnection.ts";`],
	["server/hall/hallRoom.ts", `import "#server/features/chat/ChatPlugin.ts";`],
	["server/createPavilion.ts", `import "#server/features/chat/ChatStore.ts";`],
	["server/features/chat/ChatStore.ts", `import "kysely";\nimport "#server/storage/Database.ts";`],
	["server/storage/b.ts", `import "kysely";\nimport "node:sqlite";`],
	["server/http/developmentClient.ts", `import "vite";`],
	["server/main.ts", "console.log(process.env.PORT, Date.now());"],
	["server/hall/k.ts", "export const at = (nowMs: number) => new Date(nowMs);"],
	[
		"shared/features/chat/d.ts",
		`import "zod";\nimport "zod/mini";\nimport "@colyseus/schema";\nimport "#shared/contract.ts";`,
	],
	["shared/hall/HallState.ts", `import "#shared/features/chat/chatMessages.ts";`],
	["tests/features/c.test.ts", `import "#client/engine/Stage.ts";\nimport "#server/main.ts";\nimport "kysely";`],
	["assets/scripts/b.ts", `import "sharp";\nimport "#shared/contract.ts";\nconsole.log(Date.now());`],
];

interface Diagnostic {
	readonly category: string;
	readonly location: { readonly path: string };
}

/**
 * Lints a copy of the configuration over a tree of planted files, in two trees because some good and bad ones share
 * a name, and returns which rules fired in which file.
 */
async function lintPlanted(files: readonly (readonly [path: string, source: string, ...unknown[]])[]) {
	const tree = await mkdtemp(join(tmpdir(), "pavilion-planted-"));
	try {
		const configuration = JSON.parse(await readFile(join(ROOT, "biome.json"), "utf8"));
		// The planted tree is no repository.
		await writeFile(join(tree, "biome.json"), JSON.stringify({ ...configuration, vcs: { enabled: false } }));
		await cp(
			join(ROOT, "tests/architecture/noClockOrChance.grit"),
			join(tree, "tests/architecture/noClockOrChance.grit"),
		);
		await writeFile(join(tree, "package.json"), await readFile(join(ROOT, "package.json")));
		for (const [path, source] of files) {
			await mkdir(dirname(join(tree, path)), { recursive: true });
			await writeFile(join(tree, path), `${source}\n`);
		}
		const report = await new Promise<string>((resolve) => {
			// Biome exits with 1 when it finds something, which is the point here.
			execFile(
				join(ROOT, "node_modules/.bin/biome"),
				["lint", "--reporter=json", "--max-diagnostics=none"],
				{ cwd: tree, maxBuffer: 1e8 },
				(_error, stdout) => resolve(stdout),
			);
		});
		const fired = new Map<string, string[]>();
		for (const { category, location } of JSON.parse(report).diagnostics as Diagnostic[]) {
			const path = location.path.replace(`${tree}/`, "");
			fired.set(path, [...(fired.get(path) ?? []), category]);
		}
		return fired;
	} finally {
		await rm(tree, { recursive: true, force: true });
	}
}

describe("what may import what, and what may not be written where", () => {
	let firedInBad: Map<string, string[]>;
	let firedInGood: Map<string, string[]>;
	beforeAll(async () => {
		[firedInBad, firedInGood] = await Promise.all([lintPlanted(BAD), lintPlanted(GOOD)]);
	}, 60_000);

	it.each(BAD)("stops in %s: %s", (path, _source, rule) => {
		expect(firedInBad.get(path) ?? []).toContain(rule);
	});

	it.each(GOOD)("lets stand in %s: %s", (path) => {
		expect(firedInGood.get(path) ?? []).toEqual([]);
	});

	it("plants every bad file once", () => {
		expect(new Set(BAD.map(([path]) => path)).size).toBe(BAD.length);
	});
});
