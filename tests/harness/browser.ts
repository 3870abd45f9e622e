import { execFile } from "node:child_process";
import { promisify } from "node:util";
import { type Browser, type BrowserContext, type BrowserContextOptions, chromium } from "playwright-core";
import { bringBundledChromium } from "./bundledChromium.ts";

/**
 * Chromium as the tests want it: WebGL2 drawn by the CPU, and nothing that calls home.
 * `--host-resolver-rules` makes every host but this machine unreachable, so that a page which leans on another host
 * fails in the tests even where there is a network.
 */
const CHROMIUM_FLAGS = [
	"--no-sandbox",
	"--use-angle=swiftshader",
	"--enable-unsafe-swiftshader",
	"--ignore-gpu-blocklist",
	"--disable-background-networking",
	"--disable-component-update",
	"--disable-sync",
	"--no-first-run",
	"--autoplay-policy=no-user-gesture-required",
	// Headless shells kill a page that only asks whether the device recognizes speech: they have nobody who answers.
	"--disable-features=OnDeviceWebSpeechAvailable",
	"--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE localhost, EXCLUDE 127.0.0.1",
];

/** How to start a browser that was found; `name` is for people. */
interface FoundBrowser {
	readonly name: string;
	/** Absent: Playwright's own, which knows its path. */
	readonly executablePath?: string;
	readonly env?: Readonly<Record<string, string>>;
}

export interface LaunchOptions {
	/** For windows as large as a person's. Small pages are put together without WebGL, and open in half the time. */
	readonly largeWindows?: boolean;
	/** Takes the one that came with `npm ci`, whatever $CHROMIUM names. */
	readonly bundled?: boolean;
	/** More flags for Chromium, after ours. */
	readonly flags?: readonly string[];
}

/**
 * Starts the first browser there is: $CHROMIUM, the one that came with `npm ci`, the system's Chromium or Playwright's.
 * The one of `npm ci` is the same everywhere, and a headless shell does the journeys in three quarters of the time.
 * The caller closes it.
 */
export async function launchBrowser({
	largeWindows = false,
	flags = [],
	bundled = false,
}: LaunchOptions = {}): Promise<Browser> {
	const found = bundled ? await bundledBrowser() : await findBrowser();
	return chromium.launch({
		...(found.executablePath === undefined ? {} : { executablePath: found.executablePath }),
		// Without UTF-8 a download whose name is not plain ASCII is called "download".
		env: { ...definedEnvironment(), LC_ALL: "C.UTF-8", ...found.env },
		args: [...CHROMIUM_FLAGS, ...(largeWindows ? [] : ["--disable-gpu-compositing"]), ...flags],
	});
}

/** A context whose every request is kept, whoever made it: page, frame, worker or socket. */
export interface WatchedContext extends AsyncDisposable {
	readonly context: BrowserContext;
	/** Every address asked for so far, in order; sockets as ws:// addresses. */
	readonly requests: readonly string[];
	/** Throws, with their addresses, if anything was asked of another host than the hall's. */
	expectNoForeignRequests(): void;
}

export interface WatchedContextOptions extends BrowserContextOptions {
	/** Where the hall is, as `http://localhost:1234`. It becomes the context's `baseURL`. */
	readonly hallUrl: string;
}

/** Opens a context for one visitor: own storage, own device token. `await using` closes it. */
export async function openContext(
	browser: Browser,
	{ hallUrl, ...options }: WatchedContextOptions,
): Promise<WatchedContext> {
	const context = await browser.newContext({ baseURL: hallUrl, ...options });
	const requests: string[] = [];
	context.on("request", (request) => requests.push(request.url()));
	context.on("page", (page) => page.on("websocket", (socket) => requests.push(socket.url())));
	// What the page's security policy stops never becomes a request, but it was tried.
	await context.exposeFunction("reportBlockedRequest", (address: string) => requests.push(address));
	await context.addInitScript(() => {
		document.addEventListener("securitypolicyviolation", ({ blockedURI }) => {
			if (!/^(https?|wss?):/.test(blockedURI)) return; // `inline`, `eval` and the like name no host
			(globalThis as unknown as { reportBlockedRequest(address: string): void }).reportBlockedRequest(blockedURI);
		});
	});
	const hallHost = new URL(hallUrl).host;
	return {
		context,
		requests,
		expectNoForeignRequests() {
			const foreign = foreignRequests(requests, hallHost);
			if (foreign.length > 0) throw new Error(`the page called other hosts:\n${foreign.join("\n")}`);
		},
		async [Symbol.asyncDispose]() {
			await context.close();
		},
	};
}

/** Which of these addresses leave `hallHost`; data: and blob: go nowhere. */
export function foreignRequests(requests: readonly string[], hallHost: string): string[] {
	return requests.filter((address) => {
		const { protocol, host } = new URL(address);
		if (protocol === "data:" || protocol === "blob:" || protocol === "about:") return false;
		return host !== hallHost;
	});
}

const SYSTEM_NAMES = ["chromium", "chromium-browser", "google-chrome-stable", "google-chrome"];

let found: Promise<FoundBrowser> | undefined;

/** Finds or brings a browser, once per process. */
export function findBrowser(): Promise<FoundBrowser> {
	found ??= lookForBrowser();
	return found;
}

async function lookForBrowser(): Promise<FoundBrowser> {
	const named = process.env.CHROMIUM;
	if (named) {
		// Someone who names a browser wants that one: no silent other.
		if (!(await answersVersion(named))) throw new Error(`$CHROMIUM (${named}) does not answer --version`);
		return { name: `$CHROMIUM (${named})`, executablePath: named };
	}
	let bundledTrouble: unknown;
	try {
		return await bundledBrowser();
	} catch (error) {
		// Not made for this machine: then one that is on it.
		bundledTrouble = error;
	}
	for (const executablePath of SYSTEM_NAMES) {
		const path = await pathOf(executablePath);
		// Ubuntu ships a `chromium-browser` that only says to install a snap: it must answer.
		if (path && (await answersVersion(path))) return { name: `the system's (${path})`, executablePath: path };
	}
	if (await startsByItself()) return { name: "Playwright's" };
	throw bundledTrouble;
}

async function bundledBrowser(): Promise<FoundBrowser> {
	return { name: "the one from npm ci", ...(await bringBundledChromium()) };
}

const run = promisify(execFile);

async function answersVersion(executablePath: string): Promise<boolean> {
	try {
		const { stdout } = await run(executablePath, ["--version"], { timeout: 20_000 });
		return /\d+\.\d+/.test(stdout);
	} catch {
		return false;
	}
}

async function pathOf(command: string): Promise<string | undefined> {
	try {
		const { stdout } = await run("/bin/sh", ["-c", `command -v ${command}`]);
		return stdout.trim() || undefined;
	} catch {
		return undefined;
	}
}

/** Playwright knows best whether its own browser (or only its headless shell) is installed and has its libraries. */
async function startsByItself(): Promise<boolean> {
	try {
		const browser = await chromium.launch({ args: CHROMIUM_FLAGS });
		await browser.close();
		return true;
	} catch {
		return false;
	}
}

function definedEnvironment(): Record<string, string> {
	return Object.fromEntries(Object.entries(process.env).filter((entry): entry is [string, string] => !!entry[1]));
}
