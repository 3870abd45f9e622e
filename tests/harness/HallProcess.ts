import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { createInterface } from "node:readline";
import { fileURLToPath } from "node:url";

const SERVER = fileURLToPath(new URL("../../server/main.ts", import.meta.url));

export interface HallProcessOptions {
	readonly dataFolder: string;
	/** The port of the one before it, so that pages find it again; a free one by default. */
	readonly port?: number;
}

/** `npm start`, but for the building: a server in a process of its own that can be killed. */
export class HallProcess implements AsyncDisposable {
	readonly port: number;
	readonly #child: ChildProcess;

	private constructor(port: number, child: ChildProcess) {
		this.port = port;
		this.#child = child;
	}

	static async start({ dataFolder, port = 0 }: HallProcessOptions): Promise<HallProcess> {
		const child = spawn(process.execPath, [SERVER], {
			env: { ...process.env, PORT: String(port), HOST: "127.0.0.1", DATA_DIR: dataFolder, LOG_LEVEL: "silent" },
			stdio: ["ignore", "pipe", "inherit"],
		});
		const lines = createInterface({ input: child.stdout! });
		const heard = await new Promise<number>((resolve, reject) => {
			lines.on("line", (line) => {
				const found = /http:\/\/localhost:(\d+)\//.exec(line)?.[1];
				if (found) resolve(Number(found));
			});
			child.once("exit", (code) => reject(new Error(`the server ended with ${code}`)));
		});
		return new HallProcess(heard, child);
	}

	get origin(): string {
		return `http://127.0.0.1:${this.port}`;
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
