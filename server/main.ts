import { networkInterfaces } from "node:os";
import { pino } from "pino";
import { readConfig, type ServerConfig } from "./config.ts";
import { createPavilion, type Pavilion } from "./createPavilion.ts";

/** A stop that takes longer than this is cut short. */
const STOP_WITHIN_MS = 10_000;

async function main(): Promise<void> {
	const config = readConfig(process.env);
	const development = process.argv.includes("--dev");
	const log = pino({ level: config.logLevel, base: null });
	const pavilion = await createPavilion({ config, development, now: Date.now, random: Math.random, log });
	process.stdout.write(`${greeting(config, pavilion)}\n`);

	let stopping = false;
	const stop = () => {
		if (stopping) return;
		stopping = true;
		setTimeout(() => process.exit(1), STOP_WITHIN_MS).unref();
		pavilion.close().then(
			() => process.exit(0),
			(error) => {
				log.error({ err: error }, "stopping failed");
				process.exit(1);
			},
		);
	};
	process.on("SIGTERM", stop);
	process.on("SIGINT", stop);
	process.on("SIGHUP", () => {
		pavilion.library.refresh().catch((error) => log.error({ err: error }, "the events could not be read again"));
	});
}

function greeting({ host }: ServerConfig, { port, library }: Pavilion): string {
	const everywhere = host === "0.0.0.0" || host === "::";
	const lines = ["", `  ${library.events.map((event) => event.title.en).join(", ") || "No event yet"}`, ""];
	lines.push(`  Here                http://localhost:${port}/`);
	if (everywhere) {
		for (const address of lanAddresses()) lines.push(`  On other devices    http://${address}:${port}/`);
	} else {
		lines.push(`  Listening on        http://${host}:${port}/`);
	}
	lines.push("");
	return lines.join("\n");
}

function lanAddresses(): string[] {
	return Object.values(networkInterfaces())
		.flatMap((addresses) => addresses ?? [])
		.filter((address) => address.family === "IPv4" && !address.internal)
		.map((address) => address.address);
}

main().catch((error: unknown) => {
	process.stderr.write(`Pavilion did not start: ${error instanceof Error ? error.message : String(error)}\n`);
	process.exit(1);
});
