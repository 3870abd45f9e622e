import { parseArgs } from "node:util";
import { pino } from "pino";
import { readConfig, type ServerConfig } from "./config.ts";
import { createPavilion, originsInNetwork, type Pavilion } from "./createPavilion.ts";

/** A stop that takes longer than this is cut short. */
const STOP_WITHIN_MS = 10_000;

const USAGE = `npm start -- [--https]

  --https   Serve everything over https, with a certificate that Pavilion makes for itself and keeps.
            A headset shows VR to pages of https only. The same as HTTPS=1.
  --help    This text.

Settings (port, data folder, your own certificate, …) are environment variables: see server/README.md.
`;

async function main(): Promise<void> {
	const { https, dev: development, help } = readFlags(process.argv.slice(2));
	if (help) {
		process.stdout.write(USAGE);
		return;
	}
	const config = readConfig(https ? { ...process.env, HTTPS: "1" } : process.env);
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
}

/** Throws an Error whose message names the flag that is not known. */
function readFlags(args: string[]): { https: boolean; dev: boolean; help: boolean } {
	const flag = { type: "boolean", default: false } as const;
	try {
		return parseArgs({ args, options: { https: flag, dev: flag, help: { ...flag, short: "h" } } }).values;
	} catch (error) {
		const [sentence] = (error as Error).message.split(". ");
		throw new Error(`${sentence}.\n\n${USAGE}`);
	}
}

function greeting(config: ServerConfig, { port, tls, library, accounts }: Pavilion): string {
	const lines = ["", `  ${library.events.map((event) => event.title.en).join(", ") || "No event yet"}`, ""];
	const origins = originsInNetwork(config, tls, port);
	if (!tls || tls.isOwn) lines.push(`  Here                ${tls ? "https" : "http"}://localhost:${port}/`);
	for (const origin of origins) lines.push(`  On other devices    ${origin}/`);
	if (tls) {
		for (const origin of origins) lines.push(`  With a headset      ${origin}/vr`);
	} else if (origins.length > 0) {
		lines.push("  With a headset      start it with https: npm start -- --https");
	}
	if (tls?.isOwn) {
		lines.push("", "  Each headset and browser warns once, for the certificate is this machine's own:");
		lines.push("  press “Advanced”, then “Proceed to …” or “Accept the risk”.");
	}
	if (accounts.setupPath !== undefined) {
		const origin = !tls || tls.isOwn ? `${tls ? "https" : "http"}://localhost:${port}` : origins[0];
		lines.push("", "  Nobody looks after this hall yet. Whoever opens this link makes themself its owner, once,");
		lines.push("  within a day; another start prints another link:", "", `  ${origin}${accounts.setupPath}`);
	}
	lines.push("");
	return lines.join("\n");
}

main().catch((error: unknown) => {
	process.stderr.write(`Pavilion did not start: ${error instanceof Error ? error.message : String(error)}\n`);
	process.exit(1);
});
