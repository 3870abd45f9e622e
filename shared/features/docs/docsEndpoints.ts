import { defineEndpoint } from "../../endpoint.ts";

export const readDocs = defineEndpoint({
	method: "GET",
	path: "/docs",
	access: "everyone",
	summary: "This document: OpenAPI for programs, a page for browsers.",
	isRaw: true,
	rawReplyType: "application/json",
});

export const readDocsFile = defineEndpoint({
	method: "GET",
	path: "/docs/:file",
	access: "everyone",
	summary: "Style and script of the page that shows this document.",
	isRaw: true,
	refusals: ["not-found"],
});
