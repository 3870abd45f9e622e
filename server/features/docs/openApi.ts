import {
	createDocument,
	type ZodOpenApiOperationObject,
	type ZodOpenApiResponseObject,
	type ZodOpenApiSchemaObject,
} from "zod-openapi";
import type { Endpoint } from "#shared/endpoint.ts";
import { exhibit } from "#shared/features/booths/BoothDocument.ts";
import { boothDraft, exhibitDraft } from "#shared/features/booths/BoothDraft.ts";
import { boothTemplate } from "#shared/features/booths/BoothTemplate.ts";
import { boothForm, boothReview } from "#shared/features/booths/boothEndpoints.ts";
import { hallDocument } from "#shared/features/event/EventDocument.ts";
import { boothContent, publishedBooth, publishedHall } from "#shared/features/event/PublishedHall.ts";
import { planEdit, planEntry } from "#shared/features/plan/PlanObject.ts";
import { publication } from "#shared/features/publishing/publishingEndpoints.ts";
import { avatarLook } from "#shared/features/roster/look.ts";
import { may, ROLES } from "#shared/rights.ts";
import { statusesOf } from "./refusalStatus.ts";

export type OpenApiDocument = ReturnType<typeof createDocument>;

/** Shapes that several addresses share, under a name of their own. */
const NAMED_SHAPES = {
	AvatarLook: avatarLook,
	BoothContent: boothContent,
	BoothDraft: boothDraft,
	BoothForm: boothForm,
	BoothReview: boothReview,
	BoothTemplate: boothTemplate,
	Exhibit: exhibit,
	ExhibitDraft: exhibitDraft,
	HallDocument: hallDocument,
	PlanEdit: planEdit,
	PlanEntry: planEntry,
	Publication: publication,
	PublishedBooth: publishedBooth,
	PublishedHall: publishedHall,
};

/** The word of an address that says what it is about, where that is not the first one. */
const TAG_OF_WORD: Readonly<Record<string, string>> = {
	changes: "plan",
	entry: "events",
	preview: "plan",
	previews: "publishing",
	publications: "publishing",
	unpublish: "publishing",
	visits: "visits",
	archive: "archives",
	import: "archives",
};

const SESSION_COOKIE = "pavilion-session";

const REFUSAL: ZodOpenApiSchemaObject = {
	type: "object",
	description: "Why not. Pages translate `reason`; `details` is what it is about, and differs from reason to reason.",
	properties: {
		reason: { type: "string" },
		retryAfterMs: { type: "number", description: "When asking again makes sense." },
		details: {},
	},
	required: ["reason"],
};

export interface OpenApiOptions {
	readonly endpoints: readonly Endpoint[];
	readonly version: string;
}

/** What the API takes, answers and refuses, in OpenAPI 3.1: from the same list that is served. */
export function openApi({ endpoints, version }: OpenApiOptions): OpenApiDocument {
	const paths: Record<string, Record<string, ZodOpenApiOperationObject>> = {};
	for (const endpoint of endpoints) {
		const path = endpoint.path.replaceAll(/:(\w+)/g, "{$1}");
		paths[path] ??= {};
		paths[path][endpoint.method.toLowerCase()] = operationOf(endpoint);
	}
	const tags = [...new Set(endpoints.map(tagOf))].sort();
	return createDocument({
		openapi: "3.1.1",
		info: {
			title: "Pavilion",
			version,
			description:
				"A self-hosted virtual exhibition hall. A refusal says why in one word; requests that change something are taken from the server's own pages and from what is no browser.",
		},
		servers: [{ url: "/api" }],
		tags: tags.map((name) => ({ name })),
		paths,
		components: {
			schemas: { ...NAMED_SHAPES, Refusal: REFUSAL },
			securitySchemes: {
				session: {
					type: "apiKey",
					in: "cookie",
					name: SESSION_COOKIE,
					description: "Set by signing in; over https its name begins with `__Host-`.",
				},
			},
		},
	});
}

function operationOf(endpoint: Endpoint): ZodOpenApiOperationObject {
	const { method, path, access, summary, query, body, rawBodyType } = endpoint;
	const names = [...path.matchAll(/:(\w+)/g)].map(([, name]) => name!);
	return {
		operationId: operationIdOf(endpoint),
		summary,
		description: accessInWords(endpoint),
		tags: [tagOf(endpoint)],
		security: access === "everyone" ? [] : [{ session: [] }],
		"x-access": access,
		parameters: names.map((name) => ({ in: "path", name, required: true, schema: { type: "string" } })),
		...(query ? { requestParams: { query: query as never } } : {}),
		...(body || rawBodyType
			? {
					requestBody: {
						required: true,
						content: body
							? { "application/json": { schema: body as never } }
							: { [rawBodyType!]: { schema: { type: "string", format: "binary" } } },
					},
				}
			: {}),
		responses: { ...replyOf(endpoint), ...refusalsOf(endpoint, method !== "GET") },
	};
}

function replyOf({ reply, isRaw, rawReplyType }: Endpoint): Record<string, ZodOpenApiResponseObject> {
	if (reply) return { "200": { description: "Done.", content: { "application/json": { schema: reply as never } } } };
	if (isRaw) return { "2XX": { description: "As the summary says.", content: { [rawReplyType ?? "*/*"]: {} } } };
	return { "204": { description: "Done." } };
}

/** Those of its own, and those that every endpoint of its kind shares, by their status. */
function refusalsOf(endpoint: Endpoint, changesSomething: boolean): Record<string, ZodOpenApiResponseObject> {
	const { access, query, body, refusals = [] } = endpoint;
	const reasons = new Set(refusals);
	if (query || body) reasons.add("invalid");
	if (body) reasons.add("too-large");
	if (access !== "everyone") reasons.add("signed-out");
	if (access !== "everyone" && access !== "signedIn") reasons.add("forbidden");
	if (changesSomething) reasons.add("foreign-page");
	reasons.add("failed");

	const byStatus = new Map<string, string[]>();
	for (const reason of reasons) {
		for (const status of statusesOf(reason).map(String))
			byStatus.set(status, [...(byStatus.get(status) ?? []), reason]);
	}
	return Object.fromEntries([...byStatus].map(([status, ofStatus]) => [status, refusalOf(ofStatus)]));
}

function refusalOf(reasons: string[]): ZodOpenApiResponseObject {
	const reason = { type: "object", properties: { reason: { type: "string", enum: reasons } } } as const;
	return {
		description: reasons.map((word) => `\`${word}\``).join(", "),
		content: { "application/json": { schema: { allOf: [{ $ref: "#/components/schemas/Refusal" }, reason] } } },
	};
}

/** `GET /events/:eventId/booths/:boothId` is `getEventsEventIdBoothsBoothId`: unique as the address is. */
function operationIdOf({ method, path }: Endpoint): string {
	const words = path.split(/[^A-Za-z0-9]+/).filter((word) => word !== "");
	return method.toLowerCase() + words.map((word) => word[0]!.toUpperCase() + word.slice(1)).join("");
}

/** What an address is about: the last of its words that stands for a feature, or the narrowest thing that it is within. */
function tagOf({ path }: Endpoint): string {
	const words = path.split("/").filter((word) => word !== "" && !word.startsWith(":"));
	const telling = words.findLast((word) => word in TAG_OF_WORD);
	if (telling !== undefined) return TAG_OF_WORD[telling]!;
	if (words.includes("booths")) return "booths";
	if (words.includes("halls")) return "halls";
	return words.find((word) => word !== "events" && word !== "console") ?? "events";
}

function accessInWords({ access }: Endpoint): string {
	if (access === "everyone") return "For everyone.";
	if (access === "signedIn") return "For whoever is signed in.";
	const scope = { eventId: "event", boothId: "booth" };
	const roles = ROLES.filter((role) => may([{ role, ...scope }], access, scope));
	return `For whoever has the right \`${access}\` here: ${roles.join(", ")}.`;
}
