import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { fileURLToPath } from "node:url";

const SERVER = fileURLToPath(new URL("../../server/main.ts", import.meta.url));

export interface HallProcessOptions {
	readonly dataFolder: string;
	/** The port of the one before it, so that pages find it again; a free one by default. */
	readonly port?: number;
	/** As on the command line: `--https`. */
	readonly flags?: readonly string[];
	/** More settings, by environment variable. */
	readonly settings?: Readonly<Record<string, string>>;
}

interface Started {
	readonly greeting: string;
	readonly scheme: string;
	readonly port: number;
}

/** `npm start`, but for the building: a server in a process of its own that can be killed. */
export class HallProcess implements AsyncDisposable {
	readonly port: number;
	/** `http` or `https`, and 127.0.0.1. */
	readonly origin: string;
	/** What it has said at its start. */
	readonly greeting: string;
	readonly #child: ChildProcess;

	/** Of the server's process. */
	get pid(): number {
		return this.#child.pid!;
	}

	private constructor(child: ChildProcess, { greeting, scheme, port }: Started) {
		this.port = port;
		this.origin = `${scheme}://127.0.0.1:${port}`;
		this.greeting = greeting;
		this.#child = child;
	}

	/** Throws an Error with what it said where it did not start. */
	static async start({ dataFolder, port = 0, flags = [], settings = {} }: HallProcessOptions): Promise<HallProcess> {
		const child = spawn(process.execPath, [SERVER, ...flags], {
			env: {
				...process.env,
				...{ PORT: String(port), HOST: "127.0.0.1", DATA_DIR: dataFolder, LOG_LEVEL: "silent" },
				...settings,
			},
			stdio: ["ignore", "pipe", "pipe"],
		});
		let complaints = "";
		child.stderr.on("data", (text) => {
			complaints += text;
		});
		let greeting = "";
		const started = await new Promise<Started>((resolve, reject) => {
			// The greeting comes in one piece.
			child.stdout.on("data", (text) => {
				greeting += text;
				const [, scheme, heard] = /(https?):\/\/[\w.]+:(\d+)\//.exec(greeting) ?? [];
				if (scheme && heard) resolve({ greeting, scheme, port: Number(heard) });
			});
			child.once("close", (code) => reject(new Error(`the server ended with ${code}: ${complaints}`)));
		});
		return new HallProcess(child, started);
	}

	/** kill -9: it can neither say goodbye nor write anything. */
	async kill(): Promise<void> {
		if (this.#child.exitCode !== null || this.#child.signalCode !== null) return;
		const gone = once(this.#child, "exit");
		this.#child.kill("SIGKILL");
		await gone;
	}

	async [Symbol.asyncDispose](): Promise<void> {
		await this.kill();
	}
}
