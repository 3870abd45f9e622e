import { spawn, spawnSync } from "node:child_process";
import { once } from "node:events";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { describe, expect, it, onTestFinished } from "vitest";

const SERVER = fileURLToPath(new URL("../../server/", import.meta.url));

describe("starting by npm", () => {
	it("asks for Node 24 in a sentence where Node is older, and is silent where it is not", () => {
		const older = `data:text/javascript,Object.defineProperty(process,"versions",{value:{node:"20.19.0"}})`;
		const refused = spawnSync(process.execPath, ["--import", older, join(SERVER, "requireNode24.js")], {
			encoding: "utf8",
		});
		expect(refused.status).toBe(1);
		expect(refused.stderr).toMatch(/^Pavilion needs Node 24 or newer; this is 20\.19\.0\..*\n$/);
		const accepted = spawnSync(process.execPath, [join(SERVER, "requireNode24.js")], { encoding: "utf8" });
		expect([accepted.status, accepted.stdout, accepted.stderr]).toEqual([0, "", ""]);
	});

	it("stops, as on SIGTERM, when the shell between npm and the hall was stopped", async () => {
		const hall = `process.on("SIGTERM", () => { console.log("stopping"); process.exit(0); });
			setInterval(() => {}, 1000); console.log("up " + process.pid);`;
		// The `; true` keeps the shell in between, whichever shell it is.
		const shell = spawn(
			"/bin/sh",
			["-c", `"$0" --import "$1" --eval "$2"; true`, process.execPath, `${SERVER}stopWithParent.ts`, hall],
			{
				stdio: ["ignore", "pipe", "inherit"],
				// A group of its own, so that a failure leaves nobody behind who keeps the run from ending.
				detached: true,
			},
		);
		onTestFinished(() => {
			try {
				process.kill(-shell.pid!, "SIGKILL");
			} catch {
				// All of them are gone, as they should be.
			}
		});
		let printed = "";
		shell.stdout.on("data", (chunk) => {
			printed += chunk;
		});
		await expect.poll(() => printed).toMatch(/^up \d+\n/);
		expect(printed).not.toContain("stopping");
		shell.kill("SIGTERM");
		// The pipe ends when the last of them is gone.
		await once(shell.stdout, "end");
		expect(printed).toContain("stopping");
	});
});
