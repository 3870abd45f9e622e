import { createStore, type StoreApi } from "zustand/vanilla";
import { RequestRefused } from "#client/connection/RequestRefused.ts";
import type { BoothDraft } from "#shared/features/booths/BoothDraft.ts";
import type { BoothForm } from "#shared/features/booths/boothEndpoints.ts";
import {
	type DraftMerge,
	type DraftPath,
	isSame,
	mergeDrafts,
	withField,
} from "#shared/features/booths/draftDifferences.ts";

/** How a form stands to what the server keeps. */
export type KeepingStatus =
	| { readonly status: "kept" }
	| { readonly status: "changed" }
	| { readonly status: "keeping" }
	/** The server does not answer; tried again by itself. */
	| { readonly status: "offline" }
	/** Somebody else changed a field that was changed here. */
	| { readonly status: "conflict"; readonly theirs: BoothForm; readonly merge: DraftMerge }
	| { readonly status: "refused"; readonly reason: string };

export interface KeptDraft {
	/** As it is on this page. */
	readonly draft: BoothDraft;
	/** As the server keeps it. */
	readonly form: BoothForm;
	readonly keeping: KeepingStatus;
	/** Fields that somebody else changed meanwhile, now in the draft; told once. */
	readonly taken: { readonly by: string; readonly paths: readonly DraftPath[] } | null;
}

/** A draft that the server has yet to keep, on this device; with what it was made from. */
export interface UnkeptDraft {
	readonly base: number;
	readonly from: BoothDraft;
	readonly draft: BoothDraft;
}

export interface DraftKeeperOptions {
	readonly form: BoothForm;
	/** Throws RequestRefused. */
	readonly keep: (base: number, draft: BoothDraft) => Promise<BoothForm>;
	/** On this device, so that a reload loses nothing. */
	readonly device: {
		read(): UnkeptDraft | undefined;
		write(unkept: UnkeptDraft | undefined): void;
	};
	/** Calls back later; returns the undoing. */
	readonly setTimer: (callback: () => void, ms: number) => () => void;
}

/** Whoever stops typing for this long is kept. */
export const KEEPS_AFTER_MS = 900;
const ASKS_AGAIN_MS = 4_000;

/**
 * Keeps a booth's form by itself: what is typed lies on this device at once, and with the server as soon as it holds
 * still. What somebody else changed meanwhile is put together field by field; only where both changed the same one is
 * anybody asked.
 */
export class DraftKeeper {
	readonly store: StoreApi<KeptDraft>;
	readonly #options: DraftKeeperOptions;
	#cancel: (() => void) | undefined;
	#keeping: Promise<void> | undefined;
	#isStopped = false;

	constructor(options: DraftKeeperOptions) {
		this.#options = options;
		const { form } = options;
		this.store = createStore<KeptDraft>(() => ({
			draft: form.draft,
			form,
			keeping: { status: "kept" },
			taken: null,
		}));
		const unkept = options.device.read();
		if (!unkept || isSame(unkept.draft, form.draft)) return;
		if (unkept.base === form.revision) this.change(unkept.draft);
		else this.#putTogether(unkept.from, unkept.draft, form);
	}

	change(draft: BoothDraft): void {
		const { keeping, form } = this.store.getState();
		const isKept = isSame(draft, form.draft);
		if (keeping.status === "conflict") {
			this.store.setState({ draft });
			this.#remember();
			return;
		}
		this.store.setState({ draft, keeping: isKept && !this.#keeping ? { status: "kept" } : { status: "changed" } });
		this.#remember();
		if (!isKept || this.#keeping) this.#schedule(KEEPS_AFTER_MS);
	}

	/** What the server keeps now, heard from elsewhere. */
	hear(form: BoothForm): void {
		const now = this.store.getState();
		if (form.revision < now.form.revision || this.#keeping) return;
		if (form.revision === now.form.revision) {
			// The same content; review, problems and publication may have changed.
			this.store.setState({ form });
			return;
		}
		if (isSame(now.draft, now.form.draft)) {
			this.store.setState({ draft: form.draft, form, keeping: { status: "kept" } });
			this.#remember();
		} else this.#putTogether(now.form.draft, now.draft, form);
	}

	/** Of a conflict: for each of its fields whose it is to be. */
	resolve(choices: readonly ("mine" | "theirs")[]): void {
		const { keeping, draft } = this.store.getState();
		if (keeping.status !== "conflict") return;
		const resolved = keeping.merge.conflicts.reduce(
			(whole, { path, theirs }, at) => (choices[at] === "theirs" ? withField(whole, path, theirs) : whole),
			draft,
		);
		this.store.setState({ form: keeping.theirs, keeping: { status: "changed" } });
		this.change(resolved);
	}

	/** As the server has it; what was typed since is given up. */
	takeAsKept(form: BoothForm): void {
		this.#cancel?.();
		this.store.setState({ form, draft: form.draft, keeping: { status: "kept" } });
		this.#remember();
	}

	/** Whoever was told of what was taken over has read it. */
	dismissTaken(): void {
		this.store.setState({ taken: null });
	}

	/** Keeps what is not kept yet, now; true once the server has all of it. */
	async flush(): Promise<boolean> {
		this.#cancel?.();
		while (this.#keeping) await this.#keeping;
		for (let round = 0; round < 3 && this.store.getState().keeping.status !== "kept"; round++) {
			if (this.store.getState().keeping.status === "conflict") return false;
			await this.#keep();
		}
		return this.store.getState().keeping.status === "kept";
	}

	stop(): void {
		this.#isStopped = true;
		this.#cancel?.();
	}

	#putTogether(base: BoothDraft, mine: BoothDraft, theirs: BoothForm): void {
		const merge = mergeDrafts(base, mine, theirs.draft);
		if (merge.conflicts.length > 0) {
			this.store.setState({ draft: merge.draft, keeping: { status: "conflict", theirs, merge } });
			this.#remember();
			return;
		}
		this.store.setState({
			form: theirs,
			draft: merge.draft,
			keeping: { status: "changed" },
			taken: merge.taken.length > 0 ? { by: theirs.changedBy, paths: merge.taken } : null,
		});
		this.change(merge.draft);
	}

	#schedule(ms: number): void {
		this.#cancel?.();
		if (this.#isStopped) return;
		this.#cancel = this.#options.setTimer(() => void this.#keep(), ms);
	}

	#keep(): Promise<void> {
		this.#keeping ??= this.#keepOnce().finally(() => {
			this.#keeping = undefined;
		});
		return this.#keeping;
	}

	async #keepOnce(): Promise<void> {
		const { draft, form, keeping } = this.store.getState();
		if (keeping.status === "conflict") return;
		if (isSame(draft, form.draft)) {
			this.store.setState({ keeping: { status: "kept" } });
			return;
		}
		this.store.setState({ keeping: { status: "keeping" } });
		try {
			const kept = await this.#options.keep(form.revision, draft);
			const isSince = !isSame(this.store.getState().draft, draft);
			this.store.setState({ form: kept, keeping: isSince ? { status: "changed" } : { status: "kept" } });
			this.#remember();
			if (isSince) this.#schedule(KEEPS_AFTER_MS);
		} catch (error) {
			if (!(error instanceof RequestRefused)) throw error;
			if (error.reason === "revision-stale") {
				const { form: from, draft: mine } = this.store.getState();
				this.#putTogether(from.draft, mine, error.details as BoothForm);
			} else if (error.reason === "offline") {
				this.store.setState({ keeping: { status: "offline" } });
				this.#schedule(ASKS_AGAIN_MS);
			} else this.store.setState({ keeping: { status: "refused", reason: error.reason } });
		}
	}

	#remember(): void {
		const { draft, form } = this.store.getState();
		const isKept = isSame(draft, form.draft);
		this.#options.device.write(isKept ? undefined : { base: form.revision, from: form.draft, draft });
	}
}
