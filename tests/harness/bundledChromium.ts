import { execFile } from "node:child_process";
import { existsSync } from "node:fs";
import { chmod, mkdir, mkdtemp, readdir, rename, rm, writeFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { homedir } from "node:os";
import { dirname, join } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import { promisify } from "node:util";

const run = promisify(execFile);

/** Beside the sources and not in node_modules, which `npm ci` empties. */
const CACHE = fileURLToPath(new URL("../../.cache/", import.meta.url));

/**
 * Unpacks the Chromium that `@sparticuz/chromium` carries, once, and says how to start it on this machine.
 * Two at the same time do no harm: each unpacks apart, and the first to finish gives the folder its name.
 */
export async function bringBundledChromium(): Promise<{ executablePath: string; env: Record<string, string> }> {
	if (process.platform !== "linux" || process.arch !== "x64") {
		throw new Error("No browser for the tests: install Chromium, or name one in $CHROMIUM.");
	}
	const entry = createRequire(import.meta.url).resolve("@sparticuz/chromium");
	const { version } = (await import(pathToFileURL(join(dirname(entry), "../package.json")).href, {
		with: { type: "json" },
	}).then((module) => module.default)) as { version: string };
	const folder = join(CACHE, `chromium-${version}`);
	if (!existsSync(folder)) await unpack(entry, folder);
	const executablePath = join(folder, "chromium");
	const env = { ...(await librariesFor(executablePath, folder)), ...(await fontsFor(folder)) };
	return { executablePath, env };
}

/**
 * The package unpacks into the temporary folder, decides by an environment variable whether its libraries come along,
 * and changes the environment of whoever imports it: so it does that in a process of its own.
 */
async function unpack(entry: string, folder: string): Promise<void> {
	await mkdir(CACHE, { recursive: true });
	const fresh = await mkdtemp(`${folder}.`);
	try {
		const script = `const { default: chromium } = await import(${JSON.stringify(pathToFileURL(entry).href)}); await chromium.executablePath();`;
		await run(process.execPath, ["--input-type=module", "--eval", script], {
			env: { ...process.env, TMPDIR: fresh, AWS_LAMBDA_JS_RUNTIME: "nodejs24.x" },
		});
		await chmod(fresh, 0o755);
		await rename(fresh, folder);
	} catch (error) {
		await rm(fresh, { recursive: true, force: true });
		// Another process was first: its folder is as good as ours.
		if (!existsSync(folder)) throw new Error("The bundled Chromium could not be unpacked", { cause: error });
	}
}

/** Its own libraries only where the system lacks some: newer system libraries must not meet older ones by chance. */
async function librariesFor(executablePath: string, folder: string): Promise<Record<string, string>> {
	if (await answersVersion(executablePath, {})) return {};
	const env = { LD_LIBRARY_PATH: join(folder, "al2023/lib") };
	if (await answersVersion(executablePath, env)) return env;
	throw new Error(`The bundled Chromium (${executablePath}) does not start on this machine`);
}

async function answersVersion(executablePath: string, env: Record<string, string>): Promise<boolean> {
	try {
		await run(executablePath, ["--version"], { env: { ...process.env, ...env }, timeout: 20_000 });
		return true;
	} catch {
		return false;
	}
}

const FONT_FOLDERS = ["/usr/share/fonts", "/usr/local/share/fonts", join(homedir(), ".local/share/fonts")];

/** Without a single font every text has zero size: then the package's own are named in a fonts.conf. */
async function fontsFor(folder: string): Promise<Record<string, string>> {
	if (existsSync("/etc/fonts/fonts.conf") && (await Promise.all(FONT_FOLDERS.map(hasFonts))).includes(true)) return {};
	const configuration = join(folder, "fonts.conf");
	const cache = join(folder, "font-cache");
	await writeFile(
		configuration,
		`<?xml version="1.0"?>
<!DOCTYPE fontconfig SYSTEM "fonts.dtd">
<fontconfig>
${[join(folder, "fonts"), ...FONT_FOLDERS].map((path) => `\t<dir>${path}</dir>`).join("\n")}
	<cachedir>${cache}</cachedir>
</fontconfig>
`,
	);
	return { FONTCONFIG_FILE: configuration };
}

async function hasFonts(folder: string): Promise<boolean> {
	try {
		return (await readdir(folder, { recursive: true })).some((name) => /\.(ttf|otf|ttc|pfb|woff2?)$/i.test(name));
	} catch {
		return false;
	}
}
