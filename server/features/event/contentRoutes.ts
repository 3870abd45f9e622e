import { type Request, Router } from "express";
import type { ContentShelf, Reader } from "./ContentShelf.ts";

export interface ContentRoutesOptions {
	readonly shelf: ContentShelf;
	/** Whether whoever asks may look at drafts; asked only for what is not published. */
	readonly mayReadDrafts: (request: Request) => Promise<boolean>;
}

/** `GET /content/<hash>.<ending>`: cached for ever, ranges for video. */
export function contentRoutes({ shelf, mayReadDrafts }: ContentRoutesOptions): Router {
	const routes = Router();
	routes.get("/content/:name", async (request, response) => {
		const { name } = request.params;
		let reader: Reader = "visitor";
		let content = await shelf.find(name, reader);
		if (!content && (await mayReadDrafts(request))) {
			reader = "draft";
			content = await shelf.find(name, reader);
		}
		if (!content) {
			response.status(404).json({ reason: "not-found" });
			return;
		}
		const cache = reader === "visitor" ? "public" : "private";
		response.setHeader("Cache-Control", `${cache}, max-age=31536000, immutable`);
		response.type(content.type);
		// A viewer in the browser is a program that a document can speak to; sandboxed, it shows nothing. So a PDF is saved,
		// under the name that the page gives it; the hall draws its pages itself.
		if (content.type === "application/pdf") response.setHeader("Content-Disposition", "attachment");
		// Opened by itself, a document or picture runs nothing and reads nothing of ours.
		response.setHeader("Content-Security-Policy", "default-src 'none'; style-src 'unsafe-inline'; sandbox");
		if ("bytes" in content.source) {
			response.send(content.source.bytes);
			return;
		}
		// The path comes from the shelf, not from the request: dot files are not a question.
		response.sendFile(content.source.path, { dotfiles: "allow", cacheControl: false }, (error) => {
			if (error && !response.headersSent) response.status(404).json({ reason: "not-found" });
		});
	});
	return routes;
}
