import { DetailedError, Upload } from "tus-js-client";
import { createStore, type StoreApi } from "zustand/vanilla";
import { endpointAddress } from "#client/connection/callEndpoint.ts";
import { RequestRefused } from "#client/connection/RequestRefused.ts";
import type { EndpointRefusal } from "#shared/endpoint.ts";
import { type MediaKind, UPLOAD_LIMITS } from "#shared/features/media/Media.ts";
import { boothMedia, eventMedia } from "#shared/features/media/mediaEndpoints.ts";

/** An event's own media where `boothId` is null. */
export interface MediaPlace {
	readonly eventId: string;
	readonly boothId: string | null;
}

export type UploadState =
	/** `sentBytes` of the file are with the server. */
	| { readonly status: "sending" | "paused"; readonly sentBytes: number }
	/** Kept where it was; it can be gone on with. */
	| { readonly status: "failed"; readonly sentBytes: number; readonly error: RequestRefused }
	/** Whole: what becomes of it is told by the server, under this id. */
	| { readonly status: "sent"; readonly uploadId: string };

/** A pause or a broken connection costs at most this much once more; proxies need to take no larger bodies. */
const PIECE_BYTES = 8 * 1024 * 1024;
const RETRY_DELAYS_MS = [0, 1_000, 3_000, 6_000, 15_000, 30_000];

/** A file on its way up: in pieces, with pauses, and from where it was when the same file was begun here before. */
export class FileUpload {
	readonly key = crypto.randomUUID();
	readonly file: File;
	readonly kind: MediaKind;
	readonly state: StoreApi<UploadState>;
	readonly #upload: Upload;

	constructor(file: File, kind: MediaKind, place: MediaPlace) {
		this.file = file;
		this.kind = kind;
		this.state = createStore<UploadState>(() => ({ status: "sending", sentBytes: 0 }));
		this.#upload = new Upload(file, {
			endpoint: addressOf(place),
			metadata: { kind, filename: file.name },
			chunkSize: PIECE_BYTES,
			uploadDataDuringCreation: true,
			removeFingerprintOnSuccess: true,
			retryDelays: RETRY_DELAYS_MS,
			// Its kind as well: the same picture may come up as a sphere.
			fingerprint: async () => `${addressOf(place)} ${kind} ${file.name} ${file.size} ${file.lastModified}`,
			onShouldRetry: ({ originalResponse }) => {
				const status = originalResponse?.getStatus() ?? 0;
				return status === 0 || status === 409 || status === 423 || status >= 502;
			},
			onProgress: (sentBytes) => {
				if (this.state.getState().status === "sending") this.state.setState({ status: "sending", sentBytes }, true);
			},
			onError: (error) => this.#fail(error),
			onSuccess: () => {
				const uploadId = this.#upload.url?.split("/").at(-1) ?? "";
				this.state.setState({ status: "sent", uploadId }, true);
			},
		});
	}

	async start(): Promise<void> {
		if (this.file.size > UPLOAD_LIMITS[this.kind]) return this.#refuse({ reason: "too-large" });
		if (this.file.size === 0) return this.#refuse({ reason: "unreadable" });
		const [before] = await this.#upload.findPreviousUploads().catch(() => []);
		if (before) this.#upload.resumeFromPreviousUpload(before);
		this.#upload.start();
	}

	pause(): void {
		void this.#upload.abort();
		this.state.setState({ status: "paused", sentBytes: this.#sentBytes() }, true);
	}

	/** After a pause or a failure. */
	resume(): void {
		this.state.setState({ status: "sending", sentBytes: this.#sentBytes() }, true);
		this.#upload.start();
	}

	/** The server forgets what came of it. */
	async cancel(): Promise<void> {
		await this.#upload.abort(true).catch(() => undefined);
	}

	#sentBytes(): number {
		const state = this.state.getState();
		return "sentBytes" in state ? state.sentBytes : this.file.size;
	}

	#fail(error: Error): void {
		this.#refuse(refusalIn(error), error);
	}

	#refuse(refusal: EndpointRefusal, cause?: Error): void {
		const error = new RequestRefused("upload", refusal, { cause });
		this.state.setState({ status: "failed", sentBytes: this.#sentBytes(), error }, true);
	}
}

function addressOf({ eventId, boothId }: MediaPlace): string {
	if (boothId === null) return endpointAddress(eventMedia.begin, { params: { eventId } });
	return endpointAddress(boothMedia.begin, { params: { eventId, boothId } });
}

function refusalIn(error: Error): EndpointRefusal {
	const response = error instanceof DetailedError ? error.originalResponse : null;
	if (!response) return { reason: "offline" };
	try {
		const refusal = JSON.parse(response.getBody()) as Partial<EndpointRefusal>;
		if (typeof refusal.reason === "string") return { ...refusal, reason: refusal.reason };
	} catch {
		// A proxy's page, not ours.
	}
	return { reason: response.getStatus() >= 502 ? "offline" : "failed" };
}
