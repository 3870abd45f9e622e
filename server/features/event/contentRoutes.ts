import { Router } from "express";
import type { ContentShelf } from "./ContentShelf.ts";

/** `GET /content/<hash>.<ending>`: cached for ever, ranges for video. */
export function contentRoutes(shelf: ContentShelf): Router {
	const routes = Router();
	routes.get("/content/:name", (request, response) => {
		const content = shelf.find(request.params.name);
		if (!content) {
			response.status(404).json({ reason: "not-found" });
			return;
		}
		response.setHeader("Cache-Control", "public, max-age=31536000, immutable");
		response.type(content.type);
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
