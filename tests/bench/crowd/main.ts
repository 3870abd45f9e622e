import { type ChildProcess, fork } from "node:child_process";
import { readFileSync } from "node:fs";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";
import { ConsoleUser } from "#tests/harness/ConsoleUser.ts";
import { HallProcess } from "#tests/harness/HallProcess.ts";
import { BENCH_EVENT, BENCH_HALL, makeBenchEvent } from "../publish/benchEvent.ts";
import type { CrowdFigures, CrowdOrder } from "./crowdProcess.ts";

const USAGE = `What a crowd costs the hall, and what each visitor is sent.

  npm run bench:crowd -- [--visitors 2000] [--seconds 60] [--booths 100] [--area m2]
                           [--placement spread|stage] [--audience 300] [--baseline] [--json]

A server in one process, all visitors in another: they stroll from booth to booth of a generated hall, ten poses a second
from everyone who moves, some in groups, some in headsets with hands. --placement stage puts --audience of them before a
stage, and others hurry there. --baseline measures two other servers under the same visitors, and the hall with as many: a
room of Colyseus with everyone in a map of its state (400), and a bare relay of everything to everyone (200).`;

const SQUARE_METRES_EACH = 6;
/** Everyone sets out, and the budgets find their level. */
const WARM_UP_MS = 15_000;
const TICKS_PER_SECOND = 100;
const script = (name: string) => fileURLToPath(new URL(name, import.meta.url));
const BASELINES = { floor: 200, mapSchema: 400 } as const;

const { values: flags } = parseArgs({
	options: {
		visitors: { type: "string", default: "2000" },
		seconds: { type: "string", default: "60" },
		booths: { type: "string", default: "100" },
		area: { type: "string" },
		placement: { type: "string", default: "spread" },
		audience: { type: "string", default: "300" },
		baseline: { type: "boolean", default: false },
		json: { type: "boolean", default: false },
		help: { type: "boolean", default: false },
	},
});

async function main(): Promise<void> {
	if (flags.help) return say(USAGE);
	const visitors = Number(flags.visitors);
	const areaM2 = Number(flags.area ?? visitors * SQUARE_METRES_EACH);
	if (flags.placement !== "spread" && flags.placement !== "stage") throw new Error(USAGE);
	const audience = flags.placement === "stage" ? Number(flags.audience) : 0;
	const report = {
		visitors,
		placement: flags.placement,
		areaM2: Math.round(areaM2),
		...(await inHall({ visitors, areaM2, booths: Number(flags.booths), audience })),
		...(flags.baseline ? { floor: await compare("floor"), mapSchema: await compare("mapSchema") } : {}),
	};
	say(flags.json ? JSON.stringify(report) : JSON.stringify(report, null, 2));
}

/** Another server and the hall, with as many in halls of the same size. */
async function compare(kind: keyof typeof BASELINES) {
	const visitors = BASELINES[kind];
	const areaM2 = visitors * SQUARE_METRES_EACH;
	const crowd: Crowd = { visitors, areaM2, booths: Math.round(visitors / 20), audience: 0 };
	const hall = await inHall(crowd);
	const other = await withHall(crowd, async (server) => {
		const baseline = fork(script(`./${kind}Server.ts`), { stdio: ["ignore", "inherit", "inherit", "ipc"] });
		try {
			const port = await portOf(baseline);
			return await measure(baseline.pid!, {
				...{ kind, origin: `http://127.0.0.1:${port}`, layoutOrigin: server.origin, visitors, audience: 0 },
				...{ eventId: BENCH_EVENT, hallId: BENCH_HALL },
			});
		} finally {
			baseline.kill();
		}
	});
	return { visitors, ...shortened(other), hall: shortened(hall) };
}

function shortened({ serverCpuPerSecond, downBytesPerSecond, poseLatencyMs }: Figures) {
	return { serverCpuPerSecond, downBytesPerSecond: { mean: downBytesPerSecond.mean }, poseLatencyMs };
}

interface Crowd {
	readonly visitors: number;
	readonly areaM2: number;
	readonly booths: number;
	/** Before the stage; there is one where it is more than 0. */
	readonly audience: number;
}

function inHall(crowd: Crowd): Promise<Figures> {
	const { visitors, audience } = crowd;
	return withHall(crowd, ({ origin, pid }) =>
		measure(pid, {
			...{ kind: "pavilion", origin, layoutOrigin: origin, visitors, audience },
			...{ eventId: BENCH_EVENT, hallId: BENCH_HALL },
		}),
	);
}

async function withHall<Result>(
	{ areaM2, booths, visitors, audience }: Crowd,
	use: (server: HallProcess) => Promise<Result>,
): Promise<Result> {
	const dataFolder = await mkdtemp(join(tmpdir(), "pavilion-bench-"));
	const server = await HallProcess.start({ dataFolder, settings: { JOINS_PER_MINUTE: "100000" } });
	try {
		const owner = await ConsoleUser.setUp(server);
		await makeBenchEvent(owner, { booths, areaM2, capacity: Math.max(500, visitors), hasStage: audience > 0 });
		return await use(server);
	} finally {
		await server.kill();
		await rm(dataFolder, { recursive: true, force: true });
	}
}

interface Figures extends CrowdFigures {
	readonly serverCpuPerSecond: number;
}

/** Sends the visitors in, lets them set out, and measures what the process `pid` takes for them. */
async function measure(pid: number, order: CrowdOrder): Promise<Figures> {
	const crowd = fork(script("./crowdProcess.ts"), { stdio: ["ignore", "inherit", "inherit", "ipc"] });
	try {
		const inside = told(crowd, "inside");
		crowd.send({ kind: "enter", order });
		await inside;
		await pause(WARM_UP_MS);
		const beforeCpu = cpuSeconds(pid);
		const beforeMs = performance.now();
		crowd.send({ kind: "begin" });
		await pause(Number(flags.seconds) * 1000);
		const seconds = (performance.now() - beforeMs) / 1000;
		const usedCpu = cpuSeconds(pid) - beforeCpu;
		const answer = told(crowd, "figures");
		crowd.send({ kind: "end", seconds });
		const { figures } = (await answer) as { figures: CrowdFigures };
		return { serverCpuPerSecond: Math.round((usedCpu / seconds) * 1000) / 1000, ...figures };
	} finally {
		crowd.kill();
	}
}

/** Where it listens, as it says. Colyseus says other things to a parent as well. */
function portOf(baseline: ChildProcess): Promise<number> {
	return new Promise((resolve, reject) => {
		baseline.once("exit", (code) => reject(new Error(`the server to compare with ended with ${code}`)));
		baseline.on("message", (said: { port?: number }) => {
			if (said.port !== undefined) resolve(said.port);
		});
	});
}

/** Throws where the process ends before it says so. */
function told(crowd: ChildProcess, kind: string): Promise<unknown> {
	return new Promise((resolve, reject) => {
		const ended = (code: number | null) => reject(new Error(`the visitors' process ended with ${code}`));
		crowd.once("exit", ended);
		crowd.on("message", (message: { kind: string }) => {
			if (message.kind !== kind) return;
			crowd.off("exit", ended);
			resolve(message);
		});
	});
}

/** User and system time of a process so far: proc(5), after the name in parentheses, which may hold spaces. */
function cpuSeconds(pid: number): number {
	const fields = readFileSync(`/proc/${pid}/stat`, "utf8").split(") ")[1]!.split(" ");
	return (Number(fields[11]) + Number(fields[12])) / TICKS_PER_SECOND;
}

function pause(ms: number): Promise<void> {
	return new Promise((resolve) => setTimeout(resolve, ms));
}

function say(text: string): void {
	process.stdout.write(`${text}\n`);
}

main().then(
	() => process.exit(0),
	(error: unknown) => {
		process.stderr.write(`${error instanceof Error ? (error.stack ?? error.message) : String(error)}\n`);
		process.exit(1);
	},
);
