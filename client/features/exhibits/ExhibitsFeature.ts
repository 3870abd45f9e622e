import { Vector3 } from "@babylonjs/core/Maths/math.vector.js";
import type { TransformNode } from "@babylonjs/core/Meshes/transformNode.js";
import type { i18n as I18n } from "i18next";
import { createStore, type StoreApi } from "zustand/vanilla";
import type { HallConnection } from "#client/connection/HallConnection.ts";
import type { HallScene } from "#client/engine/HallScene.ts";
import type { StillPiece } from "#client/engine/StillPiece.ts";
import { inLanguage, languageOf } from "#client/ui/i18n/i18n.ts";
import type { Exhibit } from "#shared/features/booths/BoothDocument.ts";
import type { BoothSlot } from "#shared/features/booths/BoothTemplate.ts";
import type { ExhibitState } from "#shared/features/exhibits/ExhibitState.ts";
import { exhibitKey } from "#shared/features/exhibits/exhibitKey.ts";
import { type ExhibitChange, holdRequest } from "#shared/features/exhibits/exhibitMessages.ts";
import type { Vector3 as Point } from "#shared/space/vector.ts";
import type { DocumentView } from "./DocumentView.ts";
import { ExhibitHand } from "./ExhibitHand.ts";
import {
	AS_IT_CAME,
	type ExhibitPlace,
	type ExhibitSettings,
	type ExhibitView,
	type ShownExhibit,
} from "./ExhibitView.ts";
import { pitchOf, pitchRadians, yawOf, yawRadians, zoomFactor, zoomOf } from "./exhibitTurn.ts";
import type { BrochureBag, ExhibitOrigin, ExhibitReach, FocusedExhibit, TourStop } from "./FocusedExhibit.ts";
import { listenToModelDrag } from "./ModelDrag.ts";
import type { ModelView } from "./ModelView.ts";
import { PartGrip } from "./PartGrip.ts";
import { PartPull } from "./PartPull.ts";
import { PhotoSphere } from "./PhotoSphere.ts";
import { nextOnTour, tourOf } from "./tour.ts";
import type { VideoView } from "./VideoView.ts";

export interface ExhibitsFeatureOptions {
	readonly hall: HallScene;
	readonly connection: Pick<HallConnection, "visitorId" | "clockOffsetMs" | "request" | "watch">;
	readonly i18n: I18n;
	/** Of this device's settings, 0–1; followed live. */
	readonly volume: () => number;
	readonly bag: BrochureBag;
	/** Stands before an exhibit; says by itself where that is refused. */
	readonly approach: (boothId: string, slot: string) => void;
	/** Everything on show at a booth, by slot. */
	readonly exhibitsAt: (boothId: string) => Promise<Readonly<Record<string, Exhibit>>>;
	/** Epoch ms. */
	readonly now?: () => number;
}

/** What a booth asks for; its own contract says the same. */
export interface ExhibitMount {
	readonly boothId: string;
	readonly slot: BoothSlot;
	readonly exhibit: Exhibit;
	readonly node: TransformNode;
	readonly signal: AbortSignal;
}

export interface MountedExhibit {
	dispose(): void;
}

/** Something of an exhibit beside the 3D view; the overlay's own contract says the same. */
export interface ExhibitPanelMount {
	readonly key: string;
	readonly title: string;
	mount(element: HTMLElement): () => void;
	close(): void;
}

/** An exhibit that stands in the scene. */
interface Standing {
	readonly key: string;
	readonly place: ExhibitPlace;
	view: ExhibitView;
	synced: ShownExhibit;
	/** What this visitor did and the hall has yet to tell back. */
	mine: Partial<ShownExhibit> | null;
	unavailable: boolean;
	readonly life: AbortController;
}

/** Who looks around in a photograph, or has a part in hand, is doing something: so often the hall hears of it. */
const RENEW_EVERY_SECONDS = 4;

/** Of pictures in a still; the largest of them, a screen of three metres, is as sharp as its atlas allows. */
const FAR_PIXELS_PER_METRE = 220;
/** Whoever taps an exhibit and walks elsewhere is not met by its panel later. */
const AWAITED_FOR_MS = 15_000;

/** The shaders of what hangs under a node; one that cannot be compiled is told when it is to be drawn. */
async function compileShaders(node: TransformNode): Promise<void> {
	const compiling = node.getChildMeshes(false).map((mesh) => mesh.material?.forceCompilationAsync(mesh));
	await Promise.allSettled(compiling);
}

/** Nobody needs them before they can walk. */
const loadViews = () => import("./createExhibitView.ts");

/** Shared by all views: rewritten on each use, never kept. */
const eyeToSlot = new Vector3();
const towardsViewer = new Vector3();

/**
 * Exhibits in their slots, as everyone in the hall sees them, and the panel of the one this visitor stands at.
 * Booths mount them; taps focus them; whatever is done to them asks the hall for the hold first.
 */
export class ExhibitsFeature implements ExhibitReach {
	readonly focused: StoreApi<FocusedExhibit | null> = createStore<FocusedExhibit | null>(() => null);
	readonly loudness: StoreApi<number> = createStore(() => 1);
	/** What the overlay shows beside the view. */
	readonly panel: StoreApi<ExhibitPanelMount | null> = createStore<ExhibitPanelMount | null>(() => null);

	readonly tour: StoreApi<readonly TourStop[]> = createStore<readonly TourStop[]>(() => []);
	readonly bag: BrochureBag;
	readonly #options: ExhibitsFeatureOptions;
	readonly #settings: ExhibitSettings;
	readonly #now: () => number;
	readonly #standing = new Map<string, Standing>();
	#frameSeconds = 0;
	readonly #synced = new Map<string, ExhibitState>();
	readonly #names = new Map<string, string>();
	#hand: ExhibitHand | null = null;
	/** Tapped before it stood by itself: its panel opens when it does. */
	#awaited: { readonly key: string; readonly untilMs: number } | undefined;
	/** The hall told that this visitor holds the focused one: only then can it be lost again. */
	#wasMine = false;
	#sphere: PhotoSphere | null = null;
	#sphereLoading: AbortController | null = null;
	readonly #lookedAt = new Vector3();
	#sinceRenewed = 0;
	#undo: (() => void)[] = [];
	#tourOf: string | undefined;
	readonly #grip = new PartGrip({
		model: () => this.#focusedModel(),
		change: (change) => this.change(change),
		move: (change) => void this.#ask(change),
	});
	/** Less than a step of turning, kept for the next move of the hand. */
	readonly #turned = { yaw: 0, pitch: 0 };

	constructor(options: ExhibitsFeatureOptions) {
		this.#options = options;
		this.bag = options.bag;
		this.#now = options.now ?? Date.now;
		const { hall, i18n, connection } = options;
		const budgets = { low: [256, 1024], medium: [640, 1024], high: [640, 2048] } as const;
		this.#settings = {
			language: () => languageOf(i18n),
			volume: () => options.volume() * this.loudness.getState(),
			hallNowMs: () => this.#now() + connection.clockOffsetMs,
			lessMotion: () => document.documentElement.dataset.motion === "reduced",
			textureSize: (detail, { width, height }) => {
				const [far, near] = budgets[hall.quality.level];
				return detail === "near" ? near : Math.min(far, Math.max(192, Math.max(width, height) * FAR_PIXELS_PER_METRE));
			},
			words: () => ({
				unavailable: i18n.t("exhibits.card.unavailable"),
				video: i18n.t("exhibits.card.video"),
				document: i18n.t("exhibits.card.document"),
				link: i18n.t("exhibits.card.link"),
			}),
		};
	}

	start(): void {
		const { hall, connection, i18n } = this.#options;
		this.#undo.push(
			connection.watch("roster", {
				added: (id, { name }) => this.#names.set(id, name),
				changed: (id, { name }) => this.#names.set(id, name),
				removed: (id) => this.#names.delete(id),
			}),
			connection.watch("exhibits", {
				added: (key, state) => this.#follow(key, state),
				changed: (key, state) => this.#follow(key, state),
				removed: (key) => this.#follow(key, null),
			}),
			hall.onFrame((deltaSeconds) => this.#update(deltaSeconds)),
			hall.picking.onPick(({ target }) => {
				if (target.kind === "exhibit") this.#tap(target.boothId, target.slot);
			}),
		);
		const translate = () => this.#translate();
		i18n.on("languageChanged", translate);
		this.#undo.push(() => i18n.off("languageChanged", translate));
		if (hall.canvas) this.#undo.push(this.#listenToHands(hall.canvas));
	}

	stop(): void {
		this.close();
		this.#sphere?.dispose();
		this.#sphere = null;
		for (const undo of this.#undo.reverse()) undo();
		this.#undo = [];
		for (const standing of [...this.#standing.values()]) this.#unmount(standing);
	}

	/**
	 * An exhibit's surfaces as one sees them from across the hall, in the frame of `node`'s scene; nothing of it stays
	 * there. What cannot be shown is a card that says so.
	 */
	async still({ signal, ...mount }: ExhibitMount): Promise<readonly StillPiece[]> {
		signal.throwIfAborted();
		const place = this.#placeOf(mount);
		const { createExhibitView, createUnavailableView } = await loadViews();
		signal.throwIfAborted();
		let view = createExhibitView(place);
		try {
			try {
				await view.setDetail("far", signal);
			} catch (error) {
				if (signal.aborted) throw error;
				view.dispose();
				view = createUnavailableView(place);
				await view.setDetail("far", signal);
			}
			// While booths come in, not when somebody walks up to an exhibit.
			await compileShaders(place.node);
			return await view.still();
		} finally {
			view.dispose();
		}
	}

	/** Somebody does something with it, or this visitor is about to: from afar too it has to stand by itself. */
	isInUse(key: string): boolean {
		return this.#synced.has(key) || this.focused.getState()?.key === key || this.#awaited?.key === key;
	}

	/** Puts an exhibit into its slot. Only giving up throws: what cannot be shown becomes a card that says so. */
	async mount({ signal, ...mount }: ExhibitMount): Promise<MountedExhibit> {
		const { createExhibitView } = await loadViews();
		signal.throwIfAborted();
		const key = exhibitKey(mount.boothId, mount.slot.name);
		const place = { ...this.#placeOf(mount), onFailed: () => void this.#makeUnavailable(standing).catch(() => {}) };
		const standing: Standing = {
			key,
			place,
			view: createExhibitView(place),
			synced: this.#syncedNow(key),
			mine: null,
			unavailable: false,
			life: new AbortController(),
		};
		standing.view.show?.(standing.synced);
		const giveUp = () => this.#unmount(standing);
		signal.addEventListener("abort", giveUp, { once: true });
		try {
			await this.#bring(standing);
		} catch (error) {
			this.#unmount(standing);
			throw error;
		} finally {
			signal.removeEventListener("abort", giveUp);
		}
		signal.throwIfAborted();
		this.#standing.set(key, standing);
		// Someone may have handled it while it came in.
		standing.synced = this.#syncedNow(key);
		standing.view.show?.(standing.synced);
		if (this.#awaited?.key === key && this.#now() < this.#awaited.untilMs) this.focus(mount.boothId, mount.slot.name);
		return { dispose: () => this.#unmount(standing) };
	}

	#placeOf({ boothId, slot, exhibit, node }: Omit<ExhibitMount, "signal">): ExhibitPlace {
		return { boothId, slot, exhibit, node, scene: this.#options.hall.scene, settings: this.#settings };
	}

	/** Opens the panel of an exhibit, as soon as it stands in the scene. */
	focus(boothId: string, slot: string): void {
		const key = exhibitKey(boothId, slot);
		if (this.focused.getState()?.key === key) return;
		this.close();
		const standing = this.#standing.get(key);
		if (!standing) {
			this.#awaited = { key, untilMs: this.#now() + AWAITED_FOR_MS };
			return;
		}
		const { exhibit } = standing.place;
		this.#hand = new ExhibitHand({
			connection: this.#options.connection,
			boothId,
			slot,
			onStatus: (hold) => {
				if (hold.status === "refused" || hold.status === "free") standing.mine = null;
				if (hold.status === "refused") this.#grip.lose();
				this.#show(standing);
			},
		});
		this.#wasMine = false;
		if (this.#tourOf !== boothId) void this.#planTour(boothId);
		this.focused.setState(this.#focusOf(standing), true);
		this.panel.setState(
			{
				key: standing.key,
				title: inLanguage(exhibit.title, this.#options.i18n),
				mount: (element) => this.#mountPanel(element),
				close: () => this.close(),
			},
			true,
		);
	}

	/** Lets go and closes the panel. */
	close(): void {
		this.#awaited = undefined;
		const key = this.focused.getState()?.key;
		if (key === undefined) return;
		this.#leaveSphere();
		this.#grip.lose();
		const standing = this.#standing.get(key);
		this.#hand?.release();
		this.#hand = null;
		this.focused.setState(null, true);
		this.panel.setState(null, true);
		if (!standing) return;
		standing.mine = null;
		standing.view.show?.(standing.synced);
	}

	goOn(way: 1 | -1): void {
		const focused = this.focused.getState();
		if (!focused) return;
		const slots = this.tour.getState().map(({ slot }) => slot);
		const next = nextOnTour(slots, focused.slot, way);
		if (next === undefined) return;
		this.#options.approach(focused.boothId, next);
		this.focus(focused.boothId, next);
	}

	async #planTour(boothId: string): Promise<void> {
		this.#tourOf = boothId;
		this.tour.setState([], true);
		try {
			const exhibits = await this.#options.exhibitsAt(boothId);
			if (this.#tourOf !== boothId) return;
			this.tour.setState(tourOf(Object.entries(exhibits).map(([slot, exhibit]) => ({ slot, exhibit }))), true);
		} catch {
			// One goes without; the next look at an exhibit of the booth tries again.
			if (this.#tourOf === boothId) this.#tourOf = undefined;
		}
	}

	change(change: ExhibitChange): void {
		const standing = this.#ask(change);
		if (standing) this.#show(standing);
	}

	/** Lays the change over what is synced, for the next time that it is shown, and asks the hall for it. */
	#ask(change: ExhibitChange): Standing | undefined {
		const standing = this.#focusedStanding();
		if (!standing || !this.#hand) return undefined;
		const timed =
			change.playing === undefined && change.mediaSeconds === undefined
				? {}
				: { mediaSinceMs: this.#settings.hallNowMs() };
		standing.mine = { ...standing.mine, ...change, ...timed } as Partial<ShownExhibit>;
		this.#hand.change(change);
		return standing;
	}

	setPlaying(playing: boolean, seconds?: number): void {
		const view = this.#focusedStanding()?.view as VideoView | undefined;
		if (!view || !("progress" in view)) return;
		if (playing) view.unlock();
		const { seconds: isAt, durationSeconds } = view.progress();
		const over = durationSeconds > 0 && isAt >= durationSeconds - 0.05;
		this.change({ playing, mediaSeconds: seconds ?? (playing && over ? 0 : isAt) });
	}

	videoProgress() {
		const view = this.#focusedStanding()?.view;
		return view && "progress" in view ? (view as VideoView).progress() : null;
	}

	/** The middle of what stands there, in the hall; undefined where it fills its slot, or has yet to come in. */
	middleOf(boothId: string, slot: string): Vector3 | undefined {
		return modelOf(this.#standing.get(exhibitKey(boothId, slot)))?.middle();
	}

	standingAt(boothId: string, slot: string): Exhibit | undefined {
		const standing = this.#standing.get(exhibitKey(boothId, slot));
		return standing?.unavailable ? undefined : standing?.place.exhibit;
	}

	modelNear(point: Readonly<Point>, reachMetres: number): ExhibitOrigin | undefined {
		for (const standing of this.#standing.values()) {
			const { boothId, slot } = standing.place;
			if (modelOf(standing)?.isWithin(point, reachMetres)) return { boothId, slot: slot.name };
		}
		return undefined;
	}

	partNames(): readonly string[] {
		return this.#focusedModel()?.partNames ?? [];
	}

	highlight(partName: string | null): void {
		this.#focusedModel()?.highlight(partName);
	}

	partNear(point: Readonly<Point>, reachMetres: number): number {
		return this.#focusedModel()?.partNear(point, reachMetres) ?? 0;
	}

	partAlong(origin: Readonly<Point>, direction: Readonly<Point>, touchedAt: Point): number {
		return this.#focusedModel()?.partAlong(origin, direction, touchedAt) ?? 0;
	}

	takePart(part: number, at: Readonly<Point>): void {
		this.#sinceRenewed = 0;
		this.#grip.take(part, at);
	}

	movePart(to: Readonly<Point>): void {
		this.#grip.moveTo(to);
	}

	letGoOfPart(): void {
		this.#grip.letGo();
	}

	togglePart(partName: string): void {
		const model = this.#focusedModel();
		const eye = this.#options.hall.scene.activeCamera?.globalPosition;
		if (!model || !eye) return;
		this.letGoOfPart();
		if (this.focused.getState()?.partOut === partName) {
			this.change({ part: 0, partX: 0, partY: 0, partZ: 0 });
			return;
		}
		const part = model.partOfName(partName, eye);
		if (part === 0) return;
		model.offsetTowards(part, eye, towardsViewer);
		const { x, y, z } = towardsViewer;
		this.change({ part, partX: Math.round(x), partY: Math.round(y), partZ: Math.round(z) });
	}

	pages() {
		const view = this.#focusedStanding()?.view;
		return view && "pages" in view ? (view as DocumentView).pages : null;
	}

	enterSphere(): void {
		const standing = this.#focusedStanding();
		if (standing?.place.exhibit.kind !== "photo360" || this.#sphereLoading) return;
		const { scene, engine } = this.#options.hall;
		this.#sphere?.dispose();
		const loading = new AbortController();
		const sphere = new PhotoSphere(scene, {
			kind: "exhibit",
			boothId: standing.place.boothId,
			slot: standing.place.slot.name,
		});
		this.#sphereLoading = loading;
		this.#sphere = sphere;
		this.#sinceRenewed = 0;
		this.change({ open: true });
		const maxSide = Math.min(engine.getCaps().maxTextureSize, this.#options.hall.quality.level === "low" ? 2048 : 4096);
		sphere.load(standing.place.exhibit.image, maxSide, loading.signal).catch(() => {
			sphere.dispose();
			if (!loading.signal.aborted) this.#leaveSphere();
		});
		this.#show(standing);
	}

	leaveSphere(): void {
		const standing = this.#focusedStanding();
		if (!this.#leaveSphere() || !standing) return;
		if (this.#hand?.status.status === "held") this.change({ open: false });
		this.#show(standing);
	}

	#leaveSphere(): boolean {
		if (!this.#sphereLoading) return false;
		this.#sphereLoading.abort();
		this.#sphereLoading = null;
		this.#sphere?.leave();
		return true;
	}

	#mountPanel(element: HTMLElement): () => void {
		let unmount: (() => void) | undefined;
		let gone = false;
		void import("./mountExhibitPanel.tsx").then(({ mountExhibitPanel }) => {
			if (!gone) unmount = mountExhibitPanel(element, { controls: this, i18n: this.#options.i18n });
		});
		return () => {
			gone = true;
			unmount?.();
		};
	}

	/** A first tap focuses (and walking stands the visitor in front); a second one does what the exhibit is for. */
	#tap(boothId: string, slot: string): void {
		if (this.focused.getState()?.key === exhibitKey(boothId, slot)) this.use();
		else this.focus(boothId, slot);
	}

	use(): void {
		const focused = this.focused.getState();
		if (!focused || focused.unavailable) return;
		switch (focused.exhibit.kind) {
			case "video":
				this.setPlaying(!focused.shown.playing);
				break;
			case "document":
				void this.pages()?.then(
					({ count }) => this.change({ page: (focused.shown.page + 1) % count }),
					() => {},
				);
				break;
			case "photo360":
				if (!focused.inSphere) this.enterSphere();
				else if (this.#isImmersive()) this.leaveSphere();
				break;
			case "model":
				if (this.#isImmersive()) this.change({ apart: focused.shown.apart > 0 ? 0 : 255 });
				break;
			case "image":
			case "text":
			case "link":
				break;
			default:
				focused.exhibit satisfies never;
		}
	}

	#isImmersive(): boolean {
		return this.#options.hall.scene.activeCamera !== this.#options.hall.camera;
	}

	async #bring(standing: Standing): Promise<void> {
		const { signal } = standing.life;
		try {
			await standing.view.setDetail("near", signal);
		} catch (error) {
			if (signal.aborted) throw error;
			await this.#makeUnavailable(standing);
		}
		this.#show(standing);
	}

	async #makeUnavailable(standing: Standing): Promise<void> {
		const { createUnavailableView } = await loadViews();
		if (standing.life.signal.aborted) return;
		standing.view.dispose();
		standing.view = createUnavailableView(standing.place);
		standing.unavailable = true;
		await standing.view.setDetail("near", standing.life.signal);
		this.#show(standing);
	}

	#unmount(standing: Standing): void {
		if (standing.life.signal.aborted) return;
		standing.life.abort();
		if (this.#standing.get(standing.key) === standing) {
			this.#standing.delete(standing.key);
			if (this.focused.getState()?.key === standing.key) this.close();
		}
		standing.view.dispose();
	}

	#follow(key: string, state: ExhibitState | null): void {
		if (state) this.#synced.set(key, state);
		else this.#synced.delete(key);
		const standing = this.#standing.get(key);
		if (!standing) return;
		standing.synced = state ? copyOf(state) : AS_IT_CAME;
		if (this.focused.getState()?.key === key) {
			const isMine = standing.synced.holder === this.#options.connection.visitorId;
			if (this.#wasMine && !isMine) {
				standing.mine = null;
				this.#grip.lose();
				this.#hand?.lost();
			}
			this.#wasMine = isMine;
		}
		this.#show(standing);
	}

	#syncedNow(key: string): ShownExhibit {
		const state = this.#synced.get(key);
		return state ? copyOf(state) : AS_IT_CAME;
	}

	#show(standing: Standing): void {
		standing.view.show?.(shownOf(standing));
		if (this.focused.getState()?.key === standing.key) this.focused.setState(this.#focusOf(standing), true);
	}

	#focusOf(standing: Standing): FocusedExhibit {
		const { holder } = standing.synced;
		const isOther = holder !== "" && holder !== this.#options.connection.visitorId;
		return {
			key: standing.key,
			boothId: standing.place.boothId,
			slot: standing.place.slot.name,
			exhibit: standing.place.exhibit,
			shown: shownOf(standing),
			hold: this.#hand?.status ?? { status: "free" },
			heldBy: isOther ? (this.#names.get(holder) ?? "") : null,
			partOut: modelOf(standing)?.partName(shownOf(standing).part) ?? null,
			inSphere: this.#sphereLoading !== null,
			unavailable: standing.unavailable,
		};
	}

	#focusedStanding(): Standing | undefined {
		const key = this.focused.getState()?.key;
		return key === undefined ? undefined : this.#standing.get(key);
	}

	#focusedModel(): ModelView | undefined {
		return modelOf(this.#focusedStanding());
	}

	#update(deltaSeconds: number): void {
		this.#frameSeconds = deltaSeconds;
		this.#standing.forEach(this.#updateView);
		if (this.#grip.isOut && this.#isTimeToRenew(deltaSeconds)) this.#renew();
		if (!this.#sphere) return;
		this.#sphere.update(deltaSeconds);
		if (this.#sphere.isGone) this.#sphere = null;
		else if (this.#sphereLoading) this.#renewWhileLooking(deltaSeconds);
	}

	/** One for all: made anew for each frame it would be garbage of each. */
	readonly #updateView = ({ view, place }: Standing): void => {
		const camera = this.#options.hall.scene.activeCamera;
		if (!camera || !view.update) return;
		place.node.getAbsolutePosition().subtractToRef(camera.globalPosition, eyeToSlot);
		view.update(this.#frameSeconds, eyeToSlot.length());
	};

	/** The hold of a photograph that someone looks around in does not run out. */
	#renewWhileLooking(deltaSeconds: number): void {
		if (!this.#isTimeToRenew(deltaSeconds)) return;
		const ahead = this.#options.hall.scene.activeCamera?.getForwardRay().direction;
		if (!ahead || Vector3.DistanceSquared(ahead, this.#lookedAt) < 1e-4) return;
		this.#lookedAt.copyFrom(ahead);
		this.#renew();
	}

	#isTimeToRenew(deltaSeconds: number): boolean {
		this.#sinceRenewed += deltaSeconds;
		if (this.#sinceRenewed < RENEW_EVERY_SECONDS || this.#hand?.status.status !== "held") return false;
		this.#sinceRenewed = 0;
		return true;
	}

	#renew(): void {
		const place = this.#focusedStanding()?.place;
		if (!place) return;
		this.#options.connection.request(holdRequest, { boothId: place.boothId, slot: place.slot.name }).catch(() => {});
	}

	#translate(): void {
		for (const standing of this.#standing.values()) {
			// A card that cannot be drawn anew keeps the other language.
			standing.view.translate?.(standing.life.signal).catch(() => {});
		}
		const panel = this.panel.getState();
		const standing = this.#focusedStanding();
		if (!panel || !standing) return;
		this.panel.setState({ ...panel, title: inLanguage(standing.place.exhibit.title, this.#options.i18n) }, true);
	}

	#listenToHands(canvas: HTMLCanvasElement): () => void {
		const shown = () => this.#focusedStanding() && shownOf(this.#focusedStanding()!);
		const undoDrag = listenToModelDrag({
			canvas,
			isOver: (x, y) => {
				const focused = this.focused.getState();
				if (focused?.exhibit.kind !== "model" || focused.unavailable) return false;
				const target = this.#options.hall.picking.at(x, y)?.target;
				return target?.kind === "exhibit" && exhibitKey(target.boothId, target.slot) === focused.key;
			},
			turn: (yaw, pitch) => {
				const now = shown();
				if (!now) return;
				this.#turned.yaw += yaw;
				this.#turned.pitch += pitch;
				const change = {
					yaw: yawOf(yawRadians(now.yaw) + this.#turned.yaw),
					pitch: pitchOf(pitchRadians(now.pitch) + this.#turned.pitch),
				};
				if (change.yaw !== now.yaw) this.#turned.yaw = 0;
				if (change.pitch !== now.pitch) this.#turned.pitch = 0;
				if (change.yaw !== now.yaw || change.pitch !== now.pitch) this.change(change);
			},
			zoom: (factor) => {
				const now = shown();
				if (now) this.change({ zoom: zoomOf(zoomFactor(now.zoom) * factor) });
			},
			parts: new PartPull(this.#options.hall, this),
		});
		const leaveByKey = (event: KeyboardEvent) => {
			if (event.key !== "Escape" || !this.#sphereLoading) return;
			event.stopImmediatePropagation();
			this.leaveSphere();
		};
		addEventListener("keydown", leaveByKey, { capture: true });
		return () => {
			undoDrag();
			removeEventListener("keydown", leaveByKey, { capture: true });
		};
	}
}

function shownOf({ synced, mine }: Standing): ShownExhibit {
	return mine ? { ...synced, ...mine } : synced;
}

function modelOf(standing: Standing | undefined): ModelView | undefined {
	return standing && "partNear" in standing.view ? (standing.view as ModelView) : undefined;
}

/** The synced entry is one object that changes: views keep what it was, to see what changed. */
function copyOf(state: ExhibitState): ShownExhibit {
	const { holder, yaw, pitch, zoom, page, apart, open, playing, mediaSeconds, mediaSinceMs } = state;
	const { part, partX, partY, partZ } = state;
	return {
		holder,
		yaw,
		pitch,
		zoom,
		page,
		apart,
		open,
		playing,
		mediaSeconds,
		mediaSinceMs,
		part,
		partX,
		partY,
		partZ,
	};
}
