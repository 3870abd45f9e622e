import { type ChildProcess, fork } from "node:child_process";
import { readFileSync } from "node:fs";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";
import { ConsoleUser } from "#tests/harness/ConsoleUser.ts";
import { HallProcess } from "#tests/harness/HallProcess.ts";
import { BENCH_EVENT, BENCH_HALL, makeBenchEvent } from "../publish/benchEvent.ts";
import type { CrowdFigures, CrowdOrder } from "./crowdProcess.ts";
import { growthPlot } from "./growthPlot.ts";

const USAGE = `What a crowd costs the hall, and what each visitor is sent.

  npm run bench:crowd -- [--visitors 2000] [--seconds 60] [--booths 100] [--area m2]
                           [--placement spread|stage] [--audience 300] [--baseline] [--json]
  npm run bench:crowd -- --sweep [--seconds 60] [--json]

A server in one process, all visitors in another: they stroll from booth to booth of a generated hall, ten poses a second
from everyone who moves, some in groups, some in headsets with hands. --placement stage puts --audience of them before a
stage, and others hurry there. --baseline measures two other servers under the same visitors, and the hall with as many: a
room of Colyseus with everyone in a map of its state (400), and a bare relay of everything to everyone (200). --sweep
measures 500 to 2000 visitors, the hall growing with them, and writes growth.md and growth.svg beside this bench.`;

const SQUARE_METRES_EACH = 6;
const VISITORS_PER_BOOTH = 20;
const SWEEP = [500, 1000, 1500, 2000] as const;
/** Everyone sets out, and the budgets find their level. */
const WARM_UP_MS = 15_000;
const TICKS_PER_SECOND = 100;
const script = (name: string) => fileURLToPath(new URL(name, import.meta.url));
const BASELINES = {
	floor: { server: script("./floorServer.ts"), visitors: 200 },
	mapSchema: { server: script("./mapSchemaServer.ts"), visitors: 400 },
} as const;

const { values: flags } = parseArgs({
	options: {
		visitors: { type: "string", default: "2000" },
		seconds: { type: "string", default: "60" },
		booths: { type: "string", default: "100" },
		area: { type: "string" },
		placement: { type: "string", default: "spread" },
		audience: { type: "string", default: "300" },
		baseline: { type: "boolean", default: false },
		sweep: { type: "boolean", default: false },
		json: { type: "boolean", default: false },
		help: { type: "boolean", default: false },
	},
});

async function main(): Promise<void> {
	if (flags.help) return say(USAGE);
	if (flags.sweep) return sweep();
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
	tell(report);
}

/** The same density throughout: with the visitors grow the hall and its booths. */
async function sweep(): Promise<void> {
	const rows: (Figures & { visitors: number; areaM2: number })[] = [];
	for (const visitors of SWEEP) {
		const areaM2 = visitors * SQUARE_METRES_EACH;
		const figures = await inHall({ visitors, areaM2, booths: visitors / VISITORS_PER_BOOTH, audience: 0 });
		rows.push({ visitors, areaM2, ...figures });
	}
	const points = rows.map(({ visitors, serverCpuPerSecond, downBytesPerSecond }) => ({
		...{ visitors, serverCpuPerSecond },
		downBytesPerSecond: downBytesPerSecond.mean,
	}));
	await writeFile(script("./growth.svg"), await growthPlot(points));
	await writeFile(script("./growth.md"), growthTable(rows));
	const timesCpu = rows.at(-1)!.serverCpuPerSecond / rows[0]!.serverCpuPerSecond;
	tell({ growth: { timesVisitors: SWEEP.at(-1)! / SWEEP[0], timesCpu: Math.round(timesCpu * 100) / 100 }, rows });
}

function growthTable(rows: readonly (Figures & { visitors: number; areaM2: number })[]): string {
	const lines = rows.map(
		({ visitors, areaM2, serverCpuPerSecond, downBytesPerSecond, poseLatencyMs }) =>
			`| ${visitors} | ${areaM2} | ${serverCpuPerSecond} | ${downBytesPerSecond.mean} | ${downBytesPerSecond.max} | ${poseLatencyMs.p50} | ${poseLatencyMs.p99} |`,
	);
	return `# What a hall costs as it fills

Written by \`npm run bench:crowd -- --sweep\`: the hall grows with its visitors, a booth for twenty of them. One process, two
cores with the visitors on the other one.

| visitors | m² | CPU s/s | bytes/s down, mean | max | latency ms, p50 | p99 |
|---|---|---|---|---|---|---|
${lines.join("\n")}

![CPU seconds a second over visitors](growth.svg)
`;
}

function tell(report: object): void {
	say(flags.json ? JSON.stringify(report) : JSON.stringify(report, null, 2));
}

/** Another server and the hall, with as many in halls of the same size. */
async function compare(kind: keyof typeof BASELINES) {
	const { visitors, server: baselineServer } = BASELINES[kind];
	const areaM2 = visitors * SQUARE_METRES_EACH;
	const crowd: Crowd = { visitors, areaM2, booths: Math.round(visitors / VISITORS_PER_BOOTH), audience: 0 };
	const hall = await inHall(crowd);
	const other = await withHall(crowd, async (server) => {
		const baseline = fork(baselineServer, { stdio: ["ignore", "inherit", "inherit", "ipc"] });
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
