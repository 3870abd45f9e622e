import type { MediaRefusal } from "#shared/features/media/Media.ts";

/** A file cannot be shown, for a reason that people are told; `detail` is for whoever made it. */
export class FileRefused extends Error {
	readonly reason: MediaRefusal;
	readonly detail: string | null;

	constructor(reason: MediaRefusal, detail: string | null = null, options?: ErrorOptions) {
		super(`refused: ${reason}${detail === null ? "" : ` (${detail})`}`, options);
		this.name = "FileRefused";
		this.reason = reason;
		this.detail = detail;
	}
}
