import type { InternalTexture } from "@babylonjs/core/Materials/Textures/internalTexture.js";
import type { QualityLevel } from "#client/engine/Quality.ts";
import type { BoothSlot } from "#shared/features/booths/BoothTemplate.ts";
import { exhibitKey } from "#shared/features/exhibits/exhibitKey.ts";
import type { FloorPoint } from "#shared/space/vector.ts";
import type { BoothView } from "./BoothView.ts";
import { Streamer, type StreamingProgress, type StreamingReach } from "./Streamer.ts";

const REACH: Readonly<Record<QualityLevel, StreamingReach>> = {
	low: { wantedMetres: 4.5, wantedCount: 5, memoryBytes: 24_000_000 },
	medium: { wantedMetres: 6, wantedCount: 9, memoryBytes: 64_000_000 },
	high: { wantedMetres: 7, wantedCount: 14, memoryBytes: 128_000_000 },
};

interface Entry {
	readonly view: BoothView;
	readonly slot: BoothSlot;
}

export interface CloseExhibitsOptions {
	/** By its {@link exhibitKey}. */
	isInUse(key: string): boolean;
	/** By the graphics card, now. */
	heldTextures(): ReadonlySet<InternalTexture>;
	onError(boothId: string, slot: string, error: unknown): void;
}

/**
 * Exhibits that the visitor is close to, or that somebody handles, stand by themselves: sharp, moving, ready to be taken
 * apart. The nearest first, one at a time.
 */
export class CloseExhibits {
	readonly #options: CloseExhibitsOptions;
	readonly #streamer = new Streamer();
	readonly #entries = new Map<string, Entry>();
	#loading: { readonly key: string; readonly abort: AbortController } | undefined;

	constructor(options: CloseExhibitsOptions) {
		this.#options = options;
	}

	/** `before` is the view that this one follows on: exhibits that read the same there go on standing by themselves. */
	add(view: BoothView, before?: BoothView): void {
		if (before) {
			const stays = (slotName: string) => isSameExhibit(before, view, slotName);
			// One that is just coming in comes in once more, to the new view.
			if (this.#loading && this.#entries.get(this.#loading.key)?.view === before) this.#giveUp(this.#loading.key);
			this.remove(before, stays);
			view.takeClose(before, stays);
		}
		for (const { slot, middle } of view.places) {
			const key = exhibitKey(view.booth.id, slot.name);
			this.#entries.set(key, { view, slot });
			this.#streamer.place(key, middle);
		}
	}

	/** The booth stands elsewhere now, and so do its exhibits. */
	moved(view: BoothView): void {
		for (const { slot, middle } of view.places) this.#streamer.place(exhibitKey(view.booth.id, slot.name), middle);
	}

	remove(view: BoothView, stays: (slotName: string) => boolean = nothingStays): void {
		for (const [key, entry] of [...this.#entries]) {
			if (entry.view !== view || stays(entry.slot.name)) continue;
			if (this.#loading?.key === key) this.#giveUp(key);
			this.#entries.delete(key);
			this.#streamer.remove(key);
		}
	}

	/** Lets go of what was left behind; brings the next one in where `mayLoad`. */
	follow(place: FloorPoint, level: QualityLevel, nowMs: number, mayLoad: boolean): void {
		for (const key of this.#streamer.follow(place, REACH[level], this.#options.isInUse)) {
			if (this.#loading?.key === key) this.#giveUp(key);
			const { view, slot } = this.#entries.get(key)!;
			view.leaveClose(slot.name);
		}
		if (mayLoad && !this.#loading) this.#loadNext(nowMs);
	}

	get isLoading(): boolean {
		return this.#loading !== undefined;
	}

	get progress(): StreamingProgress {
		return this.#streamer.progress;
	}

	dispose(): void {
		this.#loading?.abort.abort();
		this.#loading = undefined;
		this.#entries.clear();
	}

	#loadNext(nowMs: number): void {
		const key = this.#streamer.next(nowMs);
		if (!key) return;
		const { view, slot } = this.#entries.get(key)!;
		const loading = { key, abort: new AbortController() };
		this.#loading = loading;
		const before = this.#options.heldTextures();
		view
			.bringClose(slot, loading.abort.signal)
			.then(
				() => this.#streamer.succeeded(key, view.addedTextureBytes(before)),
				(error: unknown) => {
					if (loading.abort.signal.aborted) return;
					this.#streamer.failed(key, nowMs);
					this.#options.onError(view.booth.id, slot.name, error);
				},
			)
			.finally(() => {
				if (this.#loading === loading) this.#loading = undefined;
			});
	}

	/** It may be asked for again at once. */
	#giveUp(key: string): void {
		this.#loading?.abort.abort();
		this.#loading = undefined;
		const entry = this.#entries.get(key);
		if (!entry) return;
		this.#streamer.remove(key);
		const middle = entry.view.places.find(({ slot }) => slot.name === entry.slot.name)?.middle;
		if (middle) this.#streamer.place(key, middle);
	}
}

function nothingStays(): boolean {
	return false;
}

/** In the same place of the stand, by every word of it. */
function isSameExhibit(before: BoothView, after: BoothView, slotName: string): boolean {
	if (before.content === after.content || before.booth.content === after.booth.content) return true;
	const read = ({ content }: BoothView) => {
		const slot = content.template?.slots.find(({ name }) => name === slotName);
		return JSON.stringify([slot, content.exhibits[slotName]]);
	};
	return read(before) === read(after) && after.content.exhibits[slotName] !== undefined;
}
