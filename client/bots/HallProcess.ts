import { type ChildProcess, execFileSync, spawn } from "node:child_process";
import { readFileSync } from "node:fs";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

const SERVER = fileURLToPath(new URL("../../server/main.ts", import.meta.url));
const STARTS_WITHIN_MS = 20_000;
/** Clock ticks of /proc: 100 a second on every Linux that Node runs on. */
const TICKS_PER_SECOND = 100;

/** A hall in a process of its own, on a free port, with a data folder that goes when it stops. */
export class HallProcess {
	readonly origin: string;
	readonly #child: ChildProcess;
	readonly #dataFolder: string;

	private constructor(origin: string, child: ChildProcess, dataFolder: string) {
		this.origin = origin;
		this.#child = child;
		this.#dataFolder = dataFolder;
	}

	static async start(): Promise<HallProcess> {
		const dataFolder = await mkdtemp(join(tmpdir(), "pavilion-bots-"));
		const child = spawn(process.execPath, [SERVER], {
			env: {
				...process.env,
				PORT: "0",
				HOST: "127.0.0.1",
				DATA_DIR: dataFolder,
				JOINS_PER_MINUTE: "100000",
				LOG_LEVEL: "warn",
			},
			stdio: ["ignore", "pipe", "inherit"],
		});
		const port = await new Promise<string>((resolve, reject) => {
			const timer = setTimeout(() => reject(new Error("the hall did not start in time")), STARTS_WITHIN_MS);
			let said = "";
			child.stdout?.on("data", (data: Buffer) => {
				said += data.toString();
				const found = /http:\/\/localhost:(\d+)\//.exec(said)?.[1];
				if (!found) return;
				clearTimeout(timer);
				resolve(found);
			});
			child.once("exit", (code) => reject(new Error(`the hall ended with ${code}`)));
		});
		return new HallProcess(`http://127.0.0.1:${port}`, child, dataFolder);
	}

	/** CPU time used so far, seconds. */
	get cpuSeconds(): number {
		if (process.platform === "linux") {
			// The process name in parentheses may hold spaces: fields are counted after it. proc(5): utime and stime.
			const fields = readFileSync(`/proc/${this.#child.pid}/stat`, "utf8").split(") ")[1]?.split(" ") ?? [];
			return (Number(fields[11]) + Number(fields[12])) / TICKS_PER_SECOND;
		}
		const time = execFileSync("ps", ["-o", "time=", "-p", String(this.#child.pid)])
			.toString()
			.trim();
		return time.split(":").reduce((seconds, part) => seconds * 60 + Number(part), 0);
	}

	/** Resident memory, MB. */
	get rssMb(): number {
		const kilobytes = execFileSync("ps", ["-o", "rss=", "-p", String(this.#child.pid)]).toString();
		return Math.round(Number(kilobytes) / 102.4) / 10;
	}

	async stop(): Promise<void> {
		const ended = new Promise((resolve) => this.#child.once("exit", resolve));
		this.#child.kill("SIGTERM");
		await ended;
		await rm(this.#dataFolder, { recursive: true, force: true });
	}
}
