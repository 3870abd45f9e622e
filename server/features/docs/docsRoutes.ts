import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import type { Response } from "express";
import { refuseCall, type ServedEndpoint, serve } from "#server/http/serve.ts";
import { readDocs, readDocsFile } from "#shared/features/docs/docsEndpoints.ts";
import { openApi } from "./openApi.ts";

/** What the page is made of; nothing else of the package is served. */
const UI_FILES: ReadonlySet<string> = new Set(["swagger-ui.css", "swagger-ui-bundle.js", "favicon-32x32.png"]);

/** Our content security policy lets no script stand in a page. */
const START_SCRIPT = `SwaggerUIBundle({
	url: "/api/docs",
	dom_id: "#docs",
	deepLinking: true,
	validatorUrl: null,
	supportedSubmitMethods: ["get"],
	presets: [SwaggerUIBundle.presets.apis],
});
`;

const PAGE = `<!doctype html>
<html lang="en">
	<head>
		<meta charset="utf-8">
		<meta name="viewport" content="width=device-width, initial-scale=1">
		<title>Pavilion: the API</title>
		<link rel="stylesheet" href="/api/docs/swagger-ui.css">
		<link rel="icon" type="image/png" href="/api/docs/favicon-32x32.png">
	</head>
	<body>
		<main id="docs"></main>
		<script src="/api/docs/swagger-ui-bundle.js"></script>
		<script src="/api/docs/start.js"></script>
	</body>
</html>
`;

/** The endpoints that are given, and those that describe them all. */
export function documented(endpoints: readonly ServedEndpoint[]): ServedEndpoint[] {
	const docs = [
		serve(readDocs, ({ request, response }) => {
			response.vary("Accept");
			if (request.accepts(["json", "html"]) === "html") response.type("html").send(PAGE);
			else response.json(document);
			return undefined;
		}),
		serve(readDocsFile, async ({ params, response }) => {
			// What is asked for anew costs an answer of 304.
			response.setHeader("Cache-Control", "no-cache");
			if (params.file === "start.js") {
				response.type("js").send(START_SCRIPT);
				return undefined;
			}
			if (!UI_FILES.has(params.file)) return refuseCall(404, "not-found");
			await sendFile(response, fileURLToPath(import.meta.resolve(`swagger-ui-dist/${params.file}`)));
			return undefined;
		}),
	];
	const all = [...endpoints, ...docs];
	const document = openApi({
		endpoints: all.map(({ endpoint }) => endpoint),
		version: ownVersion(),
	});
	return all;
}

function ownVersion(): string {
	return JSON.parse(readFileSync(new URL("../../../package.json", import.meta.url), "utf8")).version;
}

function sendFile(response: Response, path: string): Promise<void> {
	return new Promise((resolve, reject) => {
		response.sendFile(path, { cacheControl: false }, (error) => {
			if (error && !response.headersSent) reject(error);
			else resolve();
		});
	});
}
