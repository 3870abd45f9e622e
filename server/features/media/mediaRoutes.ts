import type { Actor } from "#server/http/Actor.ts";
import { type Call, type RefusedCall, refuseCall, type ServedEndpoint, serve, signedIn } from "#server/http/serve.ts";
import type { BlobFolder } from "#server/storage/BlobFolder.ts";
import type { Endpoint } from "#shared/endpoint.ts";
import { boothMedia, eventMedia } from "#shared/features/media/mediaEndpoints.ts";
import type { MediaLibrary } from "./MediaLibrary.ts";
import type { KeptUpload, MediaScope } from "./MediaStore.ts";

export interface MediaRoutesOptions {
	readonly media: MediaLibrary;
	readonly blobs: BlobFolder;
	/** Whether there is such an event, and booth in its draft. */
	readonly exists: (scope: MediaScope) => Promise<boolean>;
}

/** Media of events and of booths: the same answers under two addresses, each with its rights. */
export function mediaRoutes(options: MediaRoutesOptions): ServedEndpoint[] {
	return [...routesAt(eventMedia, options), ...routesAt(boothMedia, options)];
}

/** What both kinds of address have in common: a booth is named in one of them only. */
interface Asked extends Pick<Call<Endpoint>, "actor" | "request" | "response"> {
	readonly params: { readonly eventId: string; readonly boothId?: string; readonly uploadId?: string };
}

function routesAt(
	endpoints: typeof eventMedia | typeof boothMedia,
	{ media, blobs, exists }: MediaRoutesOptions,
): ServedEndpoint[] {
	const scopeOf = ({ params }: Asked): MediaScope => ({ eventId: params.eventId, boothId: params.boothId ?? null });
	const notFound = () => refuseCall(404, "not-found");

	async function withUpload<Reply>(
		call: Asked,
		then: (upload: KeptUpload, actor: Actor) => Promise<Reply>,
	): Promise<Reply | RefusedCall> {
		const upload = await media.find(scopeOf(call), call.params.uploadId ?? "");
		return upload ? then(upload, signedIn(call)) : notFound();
	}

	/**
	 * Its bytes are their uploader's alone: nobody mixes others into them. Whoever may edit the booth may read and remove
	 * it all the same, also while it still comes in: it takes of a quota that is the booth's, and whoever began it may
	 * never come back. Their browser hears that it is gone with its next piece.
	 */
	async function toTus(call: Asked, upload: KeptUpload): Promise<RefusedCall | undefined> {
		if (upload.accountId !== signedIn(call).accountId) return refuseCall(403, "not-yours");
		if (upload.state !== "receiving") return refuseCall(409, "upload-finished");
		await media.uploads.handle(call.request, call.response, { id: upload.id, location: "" });
		return undefined;
	}

	return [
		serve(endpoints.list as typeof eventMedia.list, async (call) => {
			const scope = scopeOf(call);
			return (await exists(scope)) ? media.list(scope, signedIn(call).accountId) : notFound();
		}),
		serve(endpoints.begin as typeof eventMedia.begin, async (call) => {
			const scope = scopeOf(call);
			const actor = signedIn(call);
			if (!(await exists(scope))) return notFound();
			const id = media.newId();
			const location = `${call.request.originalUrl.split("?", 1)[0]}/${id}`;
			await media.uploads.handle(call.request, call.response, {
				id,
				location,
				begin: (announced) => media.begin(id, scope, actor, announced),
			});
			return undefined;
		}),
		serve(endpoints.resume as typeof eventMedia.resume, (call) =>
			withUpload<RefusedCall | undefined>(call, (upload) => toTus(call, upload)),
		),
		serve(endpoints.read as typeof eventMedia.read, (call) =>
			withUpload(call, async (upload, actor) => {
				if (call.request.method !== "HEAD") return media.read(upload, actor.accountId);
				if (upload.state === "receiving") return toTus(call, upload) as Promise<RefusedCall>;
				// Its last answer was lost on the way: there is nothing left to send.
				const { declaredBytes } = upload;
				call.response.set({ "Tus-Resumable": "1.0.0", "Upload-Length": String(declaredBytes) });
				call.response.set("Upload-Offset", String(declaredBytes)).end();
				return undefined as never;
			}),
		),
		serve(endpoints.rename as typeof eventMedia.rename, (call) =>
			withUpload(call, async (upload, actor) => {
				await media.rename(upload, call.body.title);
				return media.read({ ...upload, title: call.body.title }, actor.accountId);
			}),
		),
		serve(endpoints.retry as typeof eventMedia.retry, (call) =>
			withUpload(call, async (upload, actor) => {
				if (!(await media.retry(upload))) return refuseCall(409, "not-refused");
				const again = await media.find(scopeOf(call), upload.id);
				return again ? media.read(again, actor.accountId) : notFound();
			}),
		),
		serve(endpoints.remove as typeof eventMedia.remove, (call) =>
			withUpload<RefusedCall | undefined>(call, async (upload) => {
				const usedBy = await media.remove(upload);
				return usedBy.length > 0 ? refuseCall(409, "media-in-use", { details: usedBy }) : undefined;
			}),
		),
		serve(endpoints.original as typeof eventMedia.original, (call) =>
			withUpload<RefusedCall | undefined>(call, async ({ original }) => {
				if (!original || !(await blobs.has(original))) return notFound();
				const { response } = call;
				response.setHeader("Content-Type", "model/gltf-binary");
				// The file as a stranger made it: for our 3D view, and for nothing that a browser opens by itself.
				response.setHeader("Content-Security-Policy", "sandbox; default-src 'none'");
				response.setHeader("Content-Disposition", "attachment");
				response.setHeader("Cache-Control", "private, no-cache");
				response.sendFile(blobs.path(original), { dotfiles: "allow", cacheControl: false });
				return undefined;
			}),
		),
	];
}
