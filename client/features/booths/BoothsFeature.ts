import { createStore, type StoreApi } from "zustand/vanilla";
import type { Feature } from "#client/app/Feature.ts";
import type { HallScene } from "#client/engine/HallScene.ts";
import type { QualityLevel } from "#client/engine/Quality.ts";
import { heldTextures } from "#client/engine/textureBytes.ts";
import type { BoothContent, PublishedBooth, PublishedHall } from "#shared/features/event/PublishedHall.ts";
import type { Language } from "#shared/features/event/text.ts";
import { middleOfSlot } from "#shared/features/walking/standPoints.ts";
import type { FloorPoint, Vector3 } from "#shared/space/vector.ts";
import { BoothModels } from "./BoothModels.ts";
import { fontsForSign, type SignLook } from "./BoothSign.ts";
import { BoothTextPanel } from "./BoothTextPanel.ts";
import type { BoothView } from "./BoothView.ts";
import { CloseExhibits } from "./CloseExhibits.ts";
import type { ExhibitViews } from "./ExhibitMount.ts";
import { FarBooths } from "./FarBooths.ts";
import { createStillBuilder } from "./StillBuilder.ts";
import { Streamer, type StreamingProgress, type StreamingReach } from "./Streamer.ts";

const REACH: Readonly<Record<QualityLevel, StreamingReach>> = {
	low: { wantedMetres: 30, wantedCount: 10, memoryBytes: 32_000_000 },
	medium: { wantedMetres: 45, wantedCount: 16, memoryBytes: 64_000_000 },
	high: { wantedMetres: 60, wantedCount: 24, memoryBytes: 96_000_000 },
};
/** From one form to the next coarser one, metres from the booth's middle… */
const FORM_METRES = [9, 18] as const;
/** …and so much nearer it is the finer one again, so that nobody paces between two. */
const FORM_RETURN_METRES = 1.5;
/** Booths are looked over this often; nobody walks far in between. */
const FOLLOW_EVERY_MS = 250;

export interface BoothsOptions {
	readonly hallScene: Pick<HallScene, "scene" | "quality" | "onFrame">;
	/** The hall's index; followed live. */
	readonly published: StoreApi<PublishedHall>;
	readonly exhibits: ExhibitViews;
	readonly language: Language;
	/** Where the visitor stands; the scene's camera unless told otherwise. */
	readonly viewer?: () => Readonly<FloorPoint>;
	readonly fetch?: typeof fetch;
	/** Booths and exhibits that could not be shown; the visitor sees signs and texts instead. */
	readonly onError?: (boothId: string, what: string, error: unknown) => void;
}

/** A booth as it stands in the scene now. */
interface Standing {
	booth: PublishedBooth;
	view: BoothView | undefined;
	/** Lets go of the template that the view is built from. */
	release: (() => void) | undefined;
	form: number;
	panel: BoothTextPanel | undefined;
	logo: ImageBitmap | undefined;
	description: BoothContent["description"] | undefined;
}

/**
 * The booths: each stands as its sign from the first frame, and becomes its exhibitor's scene when the visitor is near
 * enough, nearest first, one at a time. What is left behind is let go of; what was edited is swapped in place.
 */
export class BoothsFeature implements Feature {
	readonly progress: StoreApi<StreamingProgress> = createStore<StreamingProgress>(() => ({
		wanted: 0,
		ready: 0,
		failed: 0,
	}));
	readonly #options: BoothsOptions;
	readonly #streamer = new Streamer();
	readonly #standing = new Map<string, Standing>();
	readonly #models: BoothModels;
	readonly #undo: (() => void)[] = [];
	readonly #builder = createStillBuilder();
	readonly #close: CloseExhibits;
	#far: FarBooths | undefined;
	#language: Language;
	#stopped = new AbortController();
	#loading: { readonly boothId: string; readonly abort: AbortController } | undefined;
	#followedAtMs = Number.NEGATIVE_INFINITY;
	/** Of the latest frame. */
	#nowMs = 0;

	constructor(options: BoothsOptions) {
		this.#options = options;
		this.#language = options.language;
		this.#close = new CloseExhibits({
			isInUse: (key) => options.exhibits.isInUse(key),
			heldTextures: () => heldTextures(options.hallScene.scene.getEngine()),
			onError: (boothId, slot, error) => options.onError?.(boothId, `exhibit ${slot}`, error),
		});
		this.#models = new BoothModels(options.hallScene.scene, (address, signal) => this.#fetchBytes(address, signal));
	}

	start(): void {
		const { hallScene, published } = this.#options;
		for (const booth of published.getState().booths) this.#stand(booth);
		this.#showFar();
		this.#undo.push(
			hallScene.onFrame((_delta, nowMs) => this.#follow(nowMs)),
			published.subscribe((now) => this.#takeIndex(now)),
		);
	}

	stop(): void {
		this.#stopped.abort();
		this.#loading?.abort.abort();
		for (const undoing of this.#undo.splice(0).reverse()) undoing();
		this.#close.dispose();
		for (const standing of this.#standing.values()) this.#clear(standing);
		this.#standing.clear();
		this.#models.dispose();
		this.#far?.dispose();
		this.#builder.dispose();
	}

	setLanguage(language: Language): void {
		this.#language = language;
		this.#far?.redraw();
		for (const { booth, panel, view } of this.#standing.values()) {
			panel?.redraw();
			// Signs and cards are part of its draw: it is made anew, and the old one stands until then.
			if (view) this.#streamer.place(booth.id, booth, true);
		}
	}

	/** Another light shines in the hall: everything is made anew for it, and what stands goes on standing until then. */
	relight(): void {
		this.#showFar();
		for (const { booth, view } of this.#standing.values()) if (view) this.#streamer.place(booth.id, booth, true);
	}

	/** Of the exhibits that the visitor is close to. */
	get closeProgress(): StreamingProgress {
		return this.#close.progress;
	}

	/** The middle of a slot in the hall's frame; undefined while its booth is not in. */
	middleOf(boothId: string, slotName: string): Vector3 | undefined {
		const { booth, view } = this.#standing.get(boothId) ?? {};
		const slot = view?.content.template?.slots.find(({ name }) => name === slotName);
		if (!booth || !slot) return undefined;
		return middleOfSlot(booth, slot, { x: 0, y: 0, z: 0 });
	}

	#stand(booth: PublishedBooth): void {
		const standing: Standing = {
			booth,
			view: undefined,
			release: undefined,
			form: 0,
			panel: undefined,
			logo: undefined,
			description: undefined,
		};
		this.#standing.set(booth.id, standing);
		this.#streamer.place(booth.id, booth);
	}

	/** All booths of the index anew, but for those whose own scene stands. */
	#showFar(): void {
		const before = this.#far;
		const booths = [...this.#standing.values()].map(({ booth }) => booth);
		this.#far = new FarBooths(
			booths,
			(booth) => ({ text: booth, language: this.#language, logo: undefined }),
			this.#options.hallScene.scene,
		);
		for (const { booth, view } of this.#standing.values()) this.#far.show(booth.id, !view);
		before?.dispose();
	}

	#lookOf({ booth, logo }: Standing): SignLook {
		return { text: booth, language: this.#language, logo };
	}

	#clear(standing: Standing): void {
		if (standing.view) this.#close.remove(standing.view);
		standing.view?.dispose();
		standing.view = undefined;
		standing.release?.();
		standing.release = undefined;
		standing.panel?.dispose();
		standing.panel = undefined;
		standing.logo?.close();
		standing.logo = undefined;
	}

	#follow(nowMs: number): void {
		this.#nowMs = nowMs;
		if (nowMs - this.#followedAtMs < FOLLOW_EVERY_MS) return;
		this.#followedAtMs = nowMs;
		const { hallScene, viewer } = this.#options;
		const camera = hallScene.scene.activeCamera;
		const place = viewer?.() ?? camera?.globalPosition;
		if (!place) return;
		for (const id of this.#streamer.follow(place, REACH[hallScene.quality.level])) this.#evict(id);
		this.#standing.forEach(this.#chooseForm);
		// One thing at a time is read and uploaded, and what one stands before comes first.
		this.#close.follow(place, hallScene.quality.level, nowMs, this.#loading === undefined);
		this.#loadNext(nowMs);
		this.#tellProgress();
	}

	readonly #chooseForm = (standing: Standing): void => {
		if (!standing.view) return;
		const distance = this.#streamer.distanceTo(standing.booth.id);
		while (standing.form < FORM_METRES.length && distance > FORM_METRES[standing.form]!) standing.form++;
		while (standing.form > 0 && distance < FORM_METRES[standing.form - 1]! - FORM_RETURN_METRES) standing.form--;
		standing.view.setForm(standing.form);
	};

	#evict(boothId: string): void {
		if (this.#loading?.boothId === boothId) this.#loading.abort.abort();
		const standing = this.#standing.get(boothId);
		if (!standing) return;
		this.#clear(standing);
		this.#far?.show(boothId, true);
	}

	#loadNext(nowMs: number): void {
		if (this.#loading || this.#close.isLoading) return;
		const boothId = this.#streamer.next(nowMs);
		if (!boothId) return;
		const standing = this.#standing.get(boothId)!;
		const loading = { boothId, abort: new AbortController() };
		this.#loading = loading;
		const before = heldTextures(this.#options.hallScene.scene.getEngine());
		this.#bringIn(standing, loading.abort.signal)
			.then(
				() => this.#streamer.succeeded(boothId, standing.view?.addedTextureBytes(before) ?? 0),
				(error: unknown) => {
					if (loading.abort.signal.aborted) return;
					this.#streamer.failed(boothId, this.#nowMs);
					this.#showTexts(standing);
					this.#options.onError?.(boothId, "booth", error);
				},
			)
			.finally(() => {
				if (this.#loading === loading) this.#loading = undefined;
				// The next one starts with the next frame that looks; a frame is drawn in between.
				this.#followedAtMs = Number.NEGATIVE_INFINITY;
				if (!this.#stopped.signal.aborted) this.#tellProgress();
			});
	}

	/** Its texts, because its scene did not come. A scene that was there before stays. */
	#showTexts(standing: Standing): void {
		if (standing.view) return;
		standing.panel?.dispose();
		standing.panel = new BoothTextPanel(
			standing.booth,
			() => ({ ...this.#lookOf(standing), description: standing.description }),
			this.#options.hallScene.scene,
		);
	}

	/** Content, then model, then exhibits, then the swap. Until then whatever stood there goes on standing. */
	async #bringIn(standing: Standing, signal: AbortSignal): Promise<void> {
		const { hallScene, exhibits, onError } = this.#options;
		const { booth } = standing;
		const content = await this.#fetchContent(booth.content, signal);
		standing.description = content.description;
		await fontsForSign(booth, content.description["zh-CN"] + content.description.en);
		const logo = await this.#fetchLogo(content.logo, signal);
		signal.throwIfAborted();
		standing.logo?.close();
		standing.logo = logo;
		if (!content.model || !content.template) throw new Error(`booth ${booth.id} has no model`);

		// Nobody needs it before they can walk.
		const { BoothView } = await import("./BoothView.ts");
		signal.throwIfAborted();
		const { model, release } = await this.#models.take(content.model, content.template, signal);
		let view: BoothView;
		try {
			view = await BoothView.bringIn(
				{
					scene: hallScene.scene,
					booth,
					content,
					model,
					exhibits,
					builder: this.#builder,
					look: this.#lookOf(standing),
					onError: (slot, error) => onError?.(booth.id, `exhibit ${slot}`, error),
				},
				signal,
			);
		} catch (error) {
			release();
			throw error;
		}
		const before = { view: standing.view, release: standing.release };
		standing.view = view;
		standing.release = release;
		standing.form = 0;
		this.#chooseForm(standing);
		this.#close.add(view, before.view);
		// It was moved while it came in.
		if (!isSamePlace(booth, standing.booth)) this.#move(standing);
		before.view?.dispose();
		before.release?.();
		standing.panel?.dispose();
		standing.panel = undefined;
		this.#far?.show(booth.id, false);
	}

	#tellProgress(): void {
		const told = this.progress.getState();
		const now = this.#streamer.progress;
		if (told.wanted === now.wanted && told.ready === now.ready && told.failed === now.failed) return;
		this.progress.setState(now);
	}

	/**
	 * Only what differs is touched: a booth that reads the same stays as it stands, one that was only moved goes there as
	 * it stands.
	 */
	#takeIndex(published: PublishedHall): void {
		const listed = new Set(published.booths.map(({ id }) => id));
		let isFarTheSame = published.booths.length === this.#standing.size;
		for (const [id, standing] of this.#standing) {
			if (listed.has(id)) continue;
			isFarTheSame = false;
			if (this.#loading?.boothId === id) this.#loading.abort.abort();
			this.#clear(standing);
			this.#standing.delete(id);
			this.#streamer.remove(id);
		}
		for (const booth of published.booths) {
			const standing = this.#standing.get(booth.id);
			if (!standing) {
				isFarTheSame = false;
				this.#stand(booth);
				continue;
			}
			const before = standing.booth;
			standing.booth = booth;
			if (!isSameFromFar(before, booth)) isFarTheSame = false;
			const isOther = before.content !== booth.content || before.number !== booth.number;
			const isMoved = !isSamePlace(before, booth);
			if (isOther || isMoved) this.#streamer.place(booth.id, booth, isOther);
			if (isMoved) this.#move(standing);
		}
		if (!isFarTheSame) this.#showFar();
	}

	/** What stands goes to its new place at once: the floor there is another one already. */
	#move(standing: Standing): void {
		if (standing.panel) {
			standing.panel.dispose();
			standing.panel = undefined;
			this.#showTexts(standing);
		}
		if (!standing.view) return;
		standing.view.move(standing.booth);
		this.#close.moved(standing.view);
	}

	async #fetchContent(address: string, signal: AbortSignal): Promise<BoothContent> {
		const response = await this.#fetch(address, { signal });
		return (await response.json()) as BoothContent;
	}

	async #fetchBytes(address: string, signal: AbortSignal): Promise<Uint8Array> {
		const response = await this.#fetch(address, { signal });
		return new Uint8Array(await response.arrayBuffer());
	}

	/** A sign without its logo is still a sign. */
	async #fetchLogo(address: string, signal: AbortSignal): Promise<ImageBitmap | undefined> {
		if (address === "") return undefined;
		try {
			const response = await this.#fetch(address, { signal });
			return await createImageBitmap(await response.blob());
		} catch (error) {
			signal.throwIfAborted();
			this.#options.onError?.(this.#loading?.boothId ?? "", "logo", error);
			return undefined;
		}
	}

	async #fetch(address: string, init: RequestInit): Promise<Response> {
		const fetchFrom = this.#options.fetch ?? fetch;
		const response = await fetchFrom(address, init);
		if (!response.ok) throw new Error(`${address} answered ${response.status}`);
		return response;
	}
}

function isSamePlace(a: PublishedBooth, b: PublishedBooth): boolean {
	return a.x === b.x && a.z === b.z && a.rotation === b.rotation;
}

/** Whether what stands for them from across the hall looks the same. */
function isSameFromFar(a: PublishedBooth, b: PublishedBooth): boolean {
	const seen = ({ number, x, z, rotation, name, tagline, colours, footprint, obstacles }: PublishedBooth) =>
		JSON.stringify([number, x, z, rotation, name, tagline, colours, footprint, obstacles]);
	return seen(a) === seen(b);
}
