import { rm } from "node:fs/promises";
import { pipeline } from "node:stream/promises";
import type { Response } from "express";
import type { Logger } from "pino";
import type { Recorder } from "#server/http/Recorder.ts";
import { type Call, RefusedCall, refuseCall, type ServedEndpoint, serve, signedIn } from "#server/http/serve.ts";
import type { BlobFolder } from "#server/storage/BlobFolder.ts";
import type { Endpoint } from "#shared/endpoint.ts";
import {
	BOOTH_ARCHIVE_MAX_BYTES,
	copyBooth,
	EVENT_ARCHIVE_MAX_BYTES,
	exportBooth,
	exportEvent,
	type FilledBooth,
	importBooth,
	importEvent,
} from "#shared/features/archive/archiveEndpoints.ts";
import type { BoothDraft } from "#shared/features/booths/BoothDraft.ts";
import type { EventDocument } from "#shared/features/event/EventDocument.ts";
import { EVENT_QUOTA_BYTES } from "#shared/features/media/Media.ts";
import { may } from "#shared/rights.ts";
import { ArchiveFault } from "./ArchiveFault.ts";
import { isDiskFull, receiveZip } from "./receiveZip.ts";
import { type JudgeMedia, type TakenEvent, takeBoothArchive, takeEventArchive } from "./takeArchive.ts";
import { type EventToPack, type PackedFiles, packBooth, packEvent, streamZip } from "./writeArchive.ts";
import type { ArchiveLimits } from "./ZipFiles.ts";

/** A fair of 250 booths with twenty files each comes to 5,000. */
const LIMITS: ArchiveLimits = { entries: 20_000, fileBytes: 512 * 1024 * 1024, totalBytes: EVENT_QUOTA_BYTES };

export interface ArchiveRoutesOptions {
	readonly log: Logger;
	readonly blobs: BlobFolder;
	/** Looks at a file as it would be looked at were it uploaded. */
	readonly judge: JudgeMedia;
	/** An event's draft whole; undefined where there is none. */
	readonly eventToPack: (eventId: string) => Promise<EventToPack | undefined>;
	readonly hasEvent: (eventId: string) => Promise<boolean>;
	/** All of it or nothing; `taken` where there is an event of that id and it is not to be replaced. */
	readonly keepEvent: (event: TakenEvent, replace: boolean, by: string) => Promise<"made" | "replaced" | "taken">;
	/** Whether what a draft shows still fits into its booth's quota. */
	readonly hasRoomFor: (eventId: string, boothId: string, draft: BoothDraft) => Promise<boolean>;
	readonly draftOf: (eventId: string, boothId: string) => Promise<BoothDraft | undefined>;
	/** `base` null: whatever it is by now. Answers with the new revision. */
	readonly fillBooth: (
		eventId: string,
		boothId: string,
		base: number | null,
		draft: BoothDraft,
		by: string,
	) => Promise<number | "not-found" | "stale">;
	readonly addBooth: (
		eventId: string,
		boothId: string,
		draft: BoothDraft,
		by: string,
	) => Promise<number | "not-found" | "taken">;
	readonly record: Recorder;
}

/** Events and booths into archives, out of them, and from one to another. */
export function archiveRoutes(options: ArchiveRoutesOptions): ServedEndpoint[] {
	const { blobs, judge, log, record } = options;
	const take = {
		limits: LIMITS,
		scratch: (ending: string) => blobs.unfinished(ending),
		judge,
	};
	/** Each account sends one archive at a time. */
	const senders = new Set<string>();
	/** Unpacking takes disk and a core: one after the other leaves the halls the rest. */
	let turn: Promise<unknown> = Promise.resolve();

	/** Receives a zip and hands it on; whatever becomes of it, it is gone afterwards. */
	const withZip = async <Result>(
		{ request, actor }: Pick<Call<Endpoint>, "request" | "actor">,
		limitBytes: number,
		use: (path: string) => Promise<Result | RefusedCall>,
	): Promise<Result | RefusedCall> => {
		const { accountId } = signedIn({ actor });
		if (senders.has(accountId)) return refuseCall(409, "too-many");
		senders.add(accountId);
		const path = blobs.unfinished("zip");
		try {
			const problem = await receiveZip(request, path, limitBytes);
			if (problem === "too-large") return refuseCall(413, "too-large");
			if (problem === "disk-full") return refuseCall(507, "disk-full");
			// Nobody hears it.
			if (problem === "cut-off") return refuseCall(400, "invalid");
			const used = turn.then(() => use(path));
			turn = used.catch(() => {});
			return await used;
		} catch (error) {
			if (error instanceof RefusedCall) return error;
			if (error instanceof ArchiveFault) return refuseCall(422, "archive-broken", { details: error.problems });
			if (isDiskFull(error)) return refuseCall(507, "disk-full");
			throw error;
		} finally {
			senders.delete(accountId);
			await rm(path, { force: true });
		}
	};

	const send = async (response: Response, name: string, files: PackedFiles): Promise<RefusedCall | undefined> => {
		const missing: string[] = [];
		for (const file of files.values()) {
			if ("blob" in file && !(await blobs.has(file.blob))) missing.push(file.blob);
		}
		if (missing.length > 0) return refuseCall(409, "media-missing", { details: missing });
		response.setHeader("Content-Type", "application/zip");
		response.setHeader("Content-Disposition", `attachment; filename="${name}.zip"`);
		try {
			await pipeline(
				streamZip(files, (blob) => blobs.path(blob)),
				response,
			);
		} catch (error) {
			// Cut off: the browser says that the download failed. There is no answer left to give.
			log.warn({ err: error, archive: name }, "an archive was not sent to its end");
			response.destroy();
		}
		return undefined;
	};

	return [
		serve(exportEvent, async (call) => {
			const { eventId } = call.params;
			const event = await options.eventToPack(eventId);
			if (!event) return refuseCall(404, "not-found");
			await record({ eventId, actor: signedIn(call), action: "event-exported", subject: eventId });
			return send(call.response, eventId, packEvent(event));
		}),
		serve(importEvent, async (call) => {
			const actor = signedIn(call);
			const { replace } = call.query;
			const idOf = (event: EventDocument) => call.query.eventId ?? event.id;
			return withZip(call, EVENT_ARCHIVE_MAX_BYTES, async (path) => {
				const taken = await takeEventArchive(path, take, async (event) => {
					// Before its media are looked at, which takes long.
					if (!replace && (await options.hasEvent(idOf(event)))) throw taken409(idOf(event));
				});
				const eventId = idOf(taken.event);
				const event = { ...taken, event: { ...taken.event, id: eventId } };
				const kept = await options.keepEvent(event, replace, actor.name);
				if (kept === "taken") return taken409(eventId);
				await record({ eventId, actor, action: "event-imported", subject: eventId });
				const { title, halls } = event.event;
				const entryToSet = kept === "replaced" || event.entry === "open" ? null : event.entry;
				return { eventId, title, halls: halls.length, booths: event.booths.size, entryToSet };
			});
		}),
		serve(exportBooth, async (call) => {
			const { eventId, boothId } = call.params;
			const draft = await options.draftOf(eventId, boothId);
			return draft ? send(call.response, `${eventId}-${boothId}`, packBooth(draft)) : refuseCall(404, "not-found");
		}),
		serve(importBooth, async (call) => {
			const { eventId, boothId } = call.params;
			const actor = signedIn(call);
			if (!(await options.draftOf(eventId, boothId))) return refuseCall(404, "not-found");
			return withZip(call, BOOTH_ARCHIVE_MAX_BYTES, async (path): Promise<FilledBooth | RefusedCall> => {
				const draft = { ...(await takeBoothArchive(path, take)), id: boothId };
				if (!(await options.hasRoomFor(eventId, boothId, draft))) return refuseCall(413, "quota-full");
				const outcome = await options.fillBooth(eventId, boothId, call.query.base, draft, actor.name);
				if (outcome === "not-found") return refuseCall(404, "not-found");
				if (outcome === "stale") return refuseCall(409, "revision-stale");
				return { eventId, boothId, revision: outcome };
			});
		}),
		serve(copyBooth, async (call) => {
			const from = call.params;
			const { toEventId, boothId, replace } = call.body;
			const actor = signedIn(call);
			const scope = { eventId: toEventId, boothId };
			// Who may not learn whether it is there is told the same either way.
			if (!may(actor.grants, replace ? "booth.edit" : "event.edit", scope)) return refuseCall(403, "forbidden");
			const draft = await options.draftOf(from.eventId, from.boothId);
			if (!draft) return refuseCall(404, "not-found");
			const copy = { ...draft, id: boothId };
			if (!(await options.hasRoomFor(toEventId, boothId, copy))) return refuseCall(413, "quota-full");
			const outcome = replace
				? await options.fillBooth(toEventId, boothId, null, copy, actor.name)
				: await options.addBooth(toEventId, boothId, copy, actor.name);
			if (outcome === "taken") return refuseCall(409, "booth-id-taken");
			if (typeof outcome !== "number") return refuseCall(404, "not-found");
			if (!replace) await record({ eventId: toEventId, actor, action: "booth-created", subject: boothId });
			return { ...scope, revision: outcome };
		}),
	];
}

function taken409(eventId: string): RefusedCall {
	return refuseCall(409, "event-id-taken", { details: { eventId } });
}
