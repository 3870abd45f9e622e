import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { expect, it } from "vitest";
import * as z from "zod";
import { openApi } from "#server/features/docs/openApi.ts";
import { REFUSAL_STATUS, statusesOf } from "#server/features/docs/refusalStatus.ts";
import { defineEndpoint, type Endpoint } from "#shared/endpoint.ts";
import { type HallHarness, startHall } from "#tests/harness/hall.ts";

type Json = Record<string, unknown>;
interface Operation {
	readonly operationId: string;
	readonly summary: string;
	readonly tags: string[];
	readonly security: Json[];
	readonly parameters?: { in: string; name: string; required?: boolean; schema: Json }[];
	readonly requestBody?: { content: Record<string, { schema: Json }> };
	readonly responses: Record<string, { description: string; content?: Record<string, { schema?: Json }> }>;
}
interface Document {
	readonly openapi: string;
	readonly servers: { url: string }[];
	readonly tags: { name: string }[];
	readonly paths: Record<string, Record<string, Operation>>;
	readonly components: { schemas: Record<string, Json>; securitySchemes: Json };
}

const root = fileURLToPath(new URL("../../..", import.meta.url));

/** Every endpoint that the contract defines, served yet or not. */
async function definedEndpoints(): Promise<Endpoint[]> {
	const files = (await readdir(join(root, "shared/features"), { recursive: true })).filter((file) =>
		/[eE]ndpoints?\.ts$/.test(file),
	);
	const modules = await Promise.all(files.map((file) => import(join(root, "shared/features", file)) as Promise<Json>));
	const isObject = (value: unknown): value is Json => typeof value === "object" && value !== null;
	const exported = modules.flatMap((module) => Object.values(module)).filter(isObject);
	// Some are exported in a family, under one name.
	const families = exported.flatMap((value) => Object.values(value)).filter(isObject);
	return [...exported, ...families].filter((value) => "access" in value && "summary" in value) as unknown as Endpoint[];
}

async function readDocument({ origin }: Pick<HallHarness, "origin">): Promise<Document> {
	const response = await fetch(`${origin}/api/docs`);
	expect(response.headers.get("content-type")).toContain("application/json");
	return (await response.json()) as Document;
}

/** With every reference replaced by what it stands for. */
function resolved(value: unknown, { components }: Document): unknown {
	if (Array.isArray(value)) return value.map((item) => resolved(item, { components } as Document));
	if (typeof value !== "object" || value === null) return value;
	const { $ref, ...rest } = value as Json & { $ref?: string };
	if ($ref !== undefined) {
		const name = $ref.replace("#/components/schemas/", "");
		expect(components.schemas, $ref).toHaveProperty(name);
		return resolved(components.schemas[name], { components } as Document);
	}
	return Object.fromEntries(
		Object.entries(rest).map(([key, inner]) => [key, resolved(inner, { components } as Document)]),
	);
}

function reader(schema: unknown, document: Document): z.ZodType {
	return z.fromJSONSchema(resolved(schema, document) as Parameters<typeof z.fromJSONSchema>[0]);
}

it("[DOCS1] every endpoint that the server has is in its document, and the document is OpenAPI 3.1", async () => {
	await using hall = await startHall();
	const document = await readDocument(hall);
	expect(document.openapi).toMatch(/^3\.1\.\d+$/);
	expect(document.servers).toEqual([{ url: "/api" }]);

	const operations = Object.entries(document.paths).flatMap(([path, item]) =>
		Object.entries(item).map(([method, operation]) => ({ path, method, operation })),
	);
	expect(document.paths["/events/{eventId}/halls/{hallId}/join"]).toHaveProperty("post");
	expect(document.paths["/docs"]).toHaveProperty("get");
	// An address that asks for a right says so before anything else, one that is not served is not found.
	const told = new Set(operations.map(({ path, method }) => `${method.toUpperCase()} ${path}`));
	for (const { method, path, access } of await definedEndpoints()) {
		if (access === "everyone") continue;
		const { status } = await fetch(`${hall.origin}/api${path.replaceAll(/:\w+/g, "some")}`, { method });
		expect(status, `${method} ${path}`).toBe(told.has(`${method} ${path.replaceAll(/:(\w+)/g, "{$1}")}`) ? 401 : 404);
	}

	const ids = operations.map(({ operation }) => operation.operationId);
	expect(new Set(ids).size).toBe(ids.length);
	const tags = document.tags.map(({ name }) => name);
	for (const { path, operation } of operations) {
		expect(path).toMatch(/^\/[\w{}./-]*$/);
		const names = [...path.matchAll(/\{(\w+)\}/g)].map(([, name]) => name);
		const parameters = (operation.parameters ?? []).filter((parameter) => parameter.in === "path");
		expect(parameters.map(({ name }) => name)).toEqual(names);
		expect(parameters.every(({ required }) => required)).toBe(true);
		expect(operation.tags.every((tag) => tags.includes(tag))).toBe(true);
		for (const [status, { description }] of Object.entries(operation.responses)) {
			expect(status).toMatch(/^[1-5](\d\d|XX)$/);
			expect(description).not.toBe("");
		}
	}
	// Every reference leads somewhere, every shape can be read by a JSON Schema's rules.
	for (const { operation } of operations) {
		for (const content of [operation.requestBody, ...Object.values(operation.responses)]) {
			for (const { schema } of Object.values(content?.content ?? {})) if (schema) reader(schema, document);
		}
	}
});

it("[DOCS1] what the contract defines can be described, by a name of its own each, with a status for each reason", async () => {
	const endpoints = await definedEndpoints();
	expect(endpoints.length).toBeGreaterThan(40);
	const document = openApi({ endpoints, version: "0" }) as unknown as Document;
	const described = Object.values(document.paths).flatMap((item) => Object.values(item));
	expect(described.length).toBe(endpoints.length);
	expect(new Set(described.map(({ operationId }) => operationId)).size).toBe(endpoints.length);
	const unknown = endpoints.flatMap(({ refusals = [] }) => refusals.filter((reason) => !(reason in REFUSAL_STATUS)));
	expect(unknown).toEqual([]);
});

it("[DOCS2] real answers and refusals are as the document says", async () => {
	await using hall = await startHall();
	const document = await readDocument(hall);
	const here = `/events/${hall.eventId}/halls/${hall.hallId}`;
	const asked: [method: string, path: string, address: string, body?: unknown][] = [
		["get", "/events", "/events"],
		["get", "/events/{eventId}/halls/{hallId}", here],
		["get", "/events/{eventId}/halls/{hallId}", "/events/none/halls/none"],
		["get", "/events/{eventId}/halls/{hallId}/presence", `${here}/presence`],
		["get", "/events/{eventId}/visits/summary", `/events/${hall.eventId}/visits/summary`],
		["post", "/headset/redeem", "/headset/redeem", { code: "000000" }],
		["post", "/headset/redeem", "/headset/redeem", { code: "none" }],
		["post", "/events/{eventId}/halls/{hallId}/join", `${here}/join`, { name: "Ada" }],
	];
	for (const [method, path, address, body] of asked) {
		const response = await fetch(`${hall.origin}/api${address}`, {
			method: method.toUpperCase(),
			...(body === undefined ? {} : { body: JSON.stringify(body), headers: { "content-type": "application/json" } }),
		});
		const told = document.paths[path]?.[method]?.responses[String(response.status)];
		expect(told, `${method} ${address}: ${response.status}`).toBeDefined();
		const schema = told?.content?.["application/json"]?.schema;
		const answer = await response.json();
		const read = reader(schema, document).safeParse(answer);
		expect(read.error?.issues ?? [], `${method} ${address}`).toEqual([]);
	}
});

it("[DOCS2] what a default fills in is asked for as optional and answered as there", () => {
	const example = defineEndpoint({
		method: "POST",
		path: "/example/:exampleId",
		access: "event.edit",
		summary: "An example.",
		body: z.strictObject({ days: z.int().default(7) }),
		reply: z.strictObject({ days: z.int().default(7) }),
		refusals: ["not-found", "revision-stale"],
	});
	const document = openApi({ endpoints: [example], version: "0" }) as unknown as Document;
	const operation = document.paths["/example/{exampleId}"]!.post!;
	expect(operation.requestBody?.content["application/json"]?.schema).not.toHaveProperty("required");
	expect(operation.responses["200"]?.content?.["application/json"]?.schema).toHaveProperty("required", ["days"]);
	expect(operation.security).toEqual([{ session: [] }]);
	expect(Object.keys(operation.responses).sort()).toEqual(["200", "400", "401", "403", "404", "409", "413", "500"]);
	const { schema } = operation.responses["409"]!.content!["application/json"]!;
	const refusal = reader(schema, document);
	expect(refusal.safeParse({ reason: "revision-stale", details: { stale: [] } }).success).toBe(true);
	expect(refusal.safeParse({ reason: "not-found" }).success).toBe(false);
});

it("[DOCS2] the server's code refuses with the statuses that the document names", async () => {
	const files = (await readdir(join(root, "server"), { recursive: true })).filter((file) => file.endsWith(".ts"));
	const wrong: string[] = [];
	let found = 0;
	for (const file of files) {
		const source = await readFile(join(root, "server", file), "utf8");
		for (const [, status, reason] of source.matchAll(/refuse(?:Call|With)?\((?:response, )?(\d{3}), "([a-z-]+)"/g)) {
			found += 1;
			const known = statusesOf(reason!);
			if (!known.includes(Number(status))) {
				wrong.push(`${file}: ${reason} with ${status}, refusalStatus.ts says ${known.join(" or ")}`);
			}
		}
	}
	expect(found).toBeGreaterThan(10);
	expect(wrong).toEqual([]);
});

it("[DOCS3] a browser gets a page, by a list of files, with nothing of another host and no script within", async () => {
	await using hall = await startHall();
	const asBrowser = { headers: { accept: "text/html,application/xhtml+xml,*/*;q=0.8" } };
	const page = await fetch(`${hall.origin}/api/docs`, asBrowser);
	expect(page.headers.get("content-type")).toContain("text/html");
	expect(page.headers.get("vary")).toContain("Accept");
	expect(page.headers.get("content-security-policy")).toContain("script-src 'self'");
	const html = await page.text();
	expect(html).not.toMatch(/<script>|<style>|https?:\/\//);
	for (const [, address] of html.matchAll(/(?:src|href)="([^"]+)"/g)) {
		expect((await fetch(`${hall.origin}${address}`)).status, address).toBe(200);
	}
	for (const address of ["package.json", "index.html", "..%2Fpackage.json", "swagger-ui-bundle.js.map"]) {
		expect((await fetch(`${hall.origin}/api/docs/${address}`)).status, address).toBe(404);
	}
});
