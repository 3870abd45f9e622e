import type { MediaFacts, MediaKind, MediaRefusal, ModelReduction, StandCheck } from "#shared/features/media/Media.ts";

/** What a worker is asked: to make of a file what visitors may be given. */
export interface Job {
	readonly path: string;
	readonly kind: MediaKind;
	/** An empty folder of its own, to write to. */
	readonly folder: string;
}

/** What was made of it. `files` are in order: the result first, of a document then its pages. */
export interface Taken {
	readonly files: readonly { readonly path: string; readonly ending: string }[];
	/** Of a document without its pages' addresses: they have none before they are kept. */
	readonly facts: MediaFacts;
	readonly reduction: ModelReduction | null;
	readonly checklist: StandCheck[] | null;
	/** The file as it came is worth comparing with. */
	readonly keepsOriginal: boolean;
}

export interface Refused {
	readonly reason: MediaRefusal;
	readonly detail: string | null;
	readonly checklist: StandCheck[] | null;
}

/** What a worker says, once. */
export type JobAnswer = { readonly taken: Taken } | { readonly refused: Refused };
