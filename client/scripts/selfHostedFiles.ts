import { createReadStream } from "node:fs";
import { mkdir, readdir, readFile, stat, writeFile } from "node:fs/promises";
import { dirname, join, posix, sep } from "node:path";
import { fileURLToPath } from "node:url";
import type { Plugin, ViteDevServer } from "vite";

const PACKAGES = fileURLToPath(new URL("../../node_modules/", import.meta.url));
const ASSETS = fileURLToPath(new URL("../../assets/", import.meta.url));

/** One file that the page asks for by address at run time, so that no bundler sees it. */
interface SelfHostedFile {
	/** Below the site's root, without a leading slash. */
	readonly address: string;
	read(): Promise<Uint8Array | string>;
	/** Where it lies, if it is served as it is. */
	readonly path?: string;
}

/**
 * Controllers and hands that the hall shows: Quest 3, Quest 2, Quest Pro, PICO 4, hands, and what every other two-stick controller falls
 * back to. The package's 40 profiles weigh 100 MB.
 */
const XR_PROFILES = [
	"meta-quest-touch-plus",
	"oculus-touch-v3",
	"meta-quest-touch-pro",
	"pico-4",
	"generic-trigger-squeeze-thumbstick",
	"generic-hand",
] as const;
const XR_PROFILES_SOURCE = "@webxr-input-profiles/assets/dist/profiles";

/** Babylon asks for these below `Tools.ScriptBaseUrl` ("/babylon"), under the names its own CDN uses. */
const BABYLON_FILES = {
	"draco_wasm_wrapper_gltf.js": "Draco/draco_wasm_wrapper_gltf.js",
	"draco_decoder_gltf.wasm": "Draco/draco_decoder_gltf.wasm",
	"draco_decoder_gltf.js": "Draco/draco_decoder_gltf.js",
	"basisTranscoder/1/basis_transcoder.js": "Basis/basis_transcoder.js",
	"basisTranscoder/1/basis_transcoder.wasm": "Basis/basis_transcoder.wasm",
} as const;

/** pdf.js: `workerSrc`, `cMapUrl`, `standardFontDataUrl`, `wasmUrl` and `iccUrl` below "/pdfjs/". */
const PDFJS_FOLDERS = ["cmaps", "standard_fonts", "wasm", "iccs"] as const;

/** Everything the client needs besides its bundle, so that no page ever calls another host. */
export async function selfHostedFileList(): Promise<SelfHostedFile[]> {
	const files: SelfHostedFile[] = [];
	for (const [address, source] of Object.entries(BABYLON_FILES)) {
		files.push(fileAt(`babylon/${address}`, join(PACKAGES, "@babylonjs/core/assets", source)));
	}
	files.push(...(await filesBelow("environments", join(ASSETS, "environments"))));
	// For forms that show a stand before anything of it is kept.
	files.push(...(await filesBelow("booth-templates", join(ASSETS, "booths/templates"))));
	for (const profile of XR_PROFILES) {
		// Babylon adds "/profiles" to the address of a repository.
		files.push(...(await filesBelow(`xr-profiles/profiles/${profile}`, join(PACKAGES, XR_PROFILES_SOURCE, profile))));
	}
	files.push({ address: "xr-profiles/profiles/profilesList.json", read: readProfilesList });
	files.push(fileAt("pdfjs/pdf.worker.min.mjs", join(PACKAGES, "pdfjs-dist/build/pdf.worker.min.mjs")));
	for (const folder of PDFJS_FOLDERS) {
		files.push(...(await filesBelow(`pdfjs/${folder}`, join(PACKAGES, "pdfjs-dist", folder))));
	}
	return files;
}

/** The list names only what is served; a headset that is not on it finds its fallback instead of a 404. */
async function readProfilesList(): Promise<string> {
	const all = JSON.parse(await readFile(join(PACKAGES, XR_PROFILES_SOURCE, "profilesList.json"), "utf8"));
	return JSON.stringify(Object.fromEntries(XR_PROFILES.map((profile) => [profile, all[profile]])));
}

function fileAt(address: string, path: string): SelfHostedFile {
	return { address, path, read: () => readFile(path) };
}

async function filesBelow(address: string, folder: string): Promise<SelfHostedFile[]> {
	const entries = await readdir(folder, { recursive: true, withFileTypes: true });
	return entries
		.filter((entry) => entry.isFile())
		.map((entry) => {
			const path = join(entry.parentPath, entry.name);
			return fileAt(posix.join(address, path.slice(folder.length + 1).replaceAll(sep, "/")), path);
		});
}

const CONTENT_TYPES: Readonly<Record<string, string>> = {
	js: "text/javascript",
	mjs: "text/javascript",
	json: "application/json",
	wasm: "application/wasm",
	glb: "model/gltf-binary",
};

/** Puts the self-hosted files beside the bundles. */
export async function writeSelfHostedFiles(outDir: string): Promise<void> {
	for (const file of await selfHostedFileList()) {
		const path = join(outDir, file.address);
		await mkdir(dirname(path), { recursive: true });
		await writeFile(path, await file.read());
	}
}

/** Serves in development, and beside a finished bundle, the addresses that {@link writeSelfHostedFiles} fills. */
export function selfHostedFiles(): Plugin {
	return {
		name: "pavilion:self-hosted-files",
		apply: "serve",
		configureServer: serveSelfHostedFiles,
		configurePreviewServer: serveSelfHostedFiles,
	};
}

async function serveSelfHostedFiles({ middlewares }: Pick<ViteDevServer, "middlewares">): Promise<void> {
	const byAddress = new Map((await selfHostedFileList()).map((file) => [`/${file.address}`, file]));
	middlewares.use(async (request, response, next) => {
		const file = byAddress.get(request.url?.split("?", 1)[0] ?? "");
		if (!file) return next();
		const extension = file.address.slice(file.address.lastIndexOf(".") + 1);
		response.setHeader("Content-Type", CONTENT_TYPES[extension] ?? "application/octet-stream");
		if (file.path === undefined) {
			response.end(await file.read());
			return;
		}
		response.setHeader("Content-Length", (await stat(file.path)).size);
		createReadStream(file.path).pipe(response);
	});
}
