import type { i18n as I18n } from "i18next";
import { createStore, type StoreApi } from "zustand/vanilla";
import { createHallScene, type HallScene } from "#client/engine/HallScene.ts";
import type { Pick, Picking, PickTarget } from "#client/engine/Picking.ts";
import type { OrbitPlace } from "#client/engine/SharedTurn.ts";
import { BoothsFeature } from "#client/features/booths/BoothsFeature.ts";
import type { ExhibitViews } from "#client/features/booths/ExhibitMount.ts";
import { ExhibitsFeature } from "#client/features/exhibits/ExhibitsFeature.ts";
import { HallShellView } from "#client/features/hall/HallShellView.ts";
import { listenToOrbit } from "#client/features/preview/OrbitControls.ts";
import { type OrbitLimits, OrbitView } from "#client/features/preview/OrbitView.ts";
import { PreviewLoop } from "#client/features/preview/PreviewLoop.ts";
import { HallStats, type StatsReading } from "#client/features/stats/HallStats.ts";
import { WalkingFeature } from "#client/features/walking/WalkingFeature.ts";
import { createI18n, speak } from "#client/ui/i18n/i18n.ts";
import { learnTexts } from "#client/ui/i18n/laterTexts.ts";
import type { BoothTemplate } from "#shared/features/booths/BoothTemplate.ts";
import type { BoothContent, PublishedHall } from "#shared/features/event/PublishedHall.ts";
import type { Language } from "#shared/features/event/text.ts";
import { rememberStills } from "./rememberStills.ts";
import { SoloHall } from "./SoloHall.ts";

/** From outside, round a point; or standing in it. */
export type PreviewView = "outside" | "inside";

export interface PreviewProgress {
	/** The building stands. */
	readonly isReady: boolean;
	/** Booths that are wanted and neither in nor given up. */
	readonly coming: number;
	readonly failed: number;
}

export interface HallPreviewOptions {
	readonly canvas: HTMLCanvasElement;
	readonly published: PublishedHall;
	readonly language: Language;
	readonly view: PreviewView;
	/** Where one looks from at first; else over the whole hall. */
	readonly place?: Partial<OrbitPlace>;
	readonly limits?: Partial<OrbitLimits>;
	/** Drafts have addresses of their own making. */
	readonly fetch?: typeof fetch;
	/** A booth was tapped, or one of its exhibits. */
	readonly onBooth?: ((boothId: string) => void) | undefined;
	/** What taps mean instead, from outside. */
	readonly onPick?: ((target: PickTarget) => void) | undefined;
}

/** A headset sees about so much of the hall, up and down: radians. */
const HEADSET_FIELD_OF_VIEW = Math.PI / 2;
/** What a headset draws with at its usual pace. */
const HEADSET_LEVEL = "low";
/** What faces one by less than this is looked at well enough, radians. */
const SEEN_WITHIN = 0.9;
/** Cuts the roof away, and leaves booths and the foot of the walls. Metres. */
const CUT_HEIGHT = 3.6;

/**
 * A hall as visitors will see it, on a page that is not in it: the same scene, building, booths and exhibits as the
 * hall's own, with nobody else inside. It follows its {@link PublishedHall}: only what changed is built anew.
 */
export class HallPreviewScene {
	readonly progress: StoreApi<PreviewProgress> = createStore<PreviewProgress>(() => ({
		isReady: false,
		coming: 0,
		failed: 0,
	}));
	readonly stats: StoreApi<StatsReading>;
	readonly view: StoreApi<PreviewView>;
	readonly hall: HallScene;
	readonly orbit: OrbitView;
	readonly #options: HallPreviewOptions;
	readonly #stats: HallStats;
	readonly #solo: SoloHall;
	readonly #templates = new Map<string, BoothTemplate | null>();
	readonly #undo: (() => void)[] = [];
	readonly #published: StoreApi<PublishedHall>;
	#language: Language;
	#i18n: I18n | undefined;
	#shell: HallShellView | undefined;
	#standing: { readonly exhibits: ExhibitsFeature; readonly booths: BoothsFeature } | undefined;
	#walking: WalkingFeature | undefined;
	#isHeadset = false;
	readonly #loop: PreviewLoop;
	#isDisposed = false;

	constructor(options: HallPreviewOptions) {
		this.#options = options;
		this.#published = createStore(() => options.published);
		this.#language = options.language;
		this.hall = createHallScene(options.canvas, { quality: "auto" });
		this.#stats = new HallStats({ hall: this.hall, speed: () => undefined, now: () => performance.now() });
		this.stats = this.#stats.reading;
		this.#solo = new SoloHall({
			published: options.published,
			templateOf: (boothId) => this.#templates.get(boothId),
		});
		const { width, depth } = options.published.hall.size;
		this.orbit = new OrbitView(this.hall, {
			place: { ...overview(options.published), ...options.place },
			limits: {
				nearest: 1.5,
				furthest: Math.max(30, Math.hypot(width, depth) * 1.3),
				reach: { x: width / 2, z: depth / 2 },
				cutHeight: CUT_HEIGHT,
				...options.limits,
			},
			lessMotion,
		});
		this.view = createStore<PreviewView>(() => options.view);
		const { canvas } = options;
		canvas.tabIndex = 0;
		canvas.style.touchAction = "none";
		this.#undo.push(
			listenToOrbit({ canvas, view: this.orbit, mayTurn: () => true }),
			this.hall.picking.onPick(({ target, point }) => {
				if ("boothId" in target) options.onBooth?.(target.boothId);
				if (!this.orbit.isOn) return;
				if (options.onPick) options.onPick(target);
				else if ("boothId" in target) this.goTo(target.boothId);
				else if (target.kind === "floor") void this.#walkIn({ x: point.x, z: point.z });
			}),
			this.hall.onFrame(() => this.#widenView()),
		);
		this.#loop = new PreviewLoop({ hall: this.hall, isMoving: () => this.#isMoving() });
		const wake = () => this.#loop.wake();
		for (const happening of ["pointerdown", "pointermove", "wheel", "keydown", "keyup"] as const) {
			canvas.addEventListener(happening, wake, { passive: true });
			this.#undo.push(() => canvas.removeEventListener(happening, wake));
		}
		if (options.view === "outside") this.orbit.turnOn(true);
	}

	/** Brings everything in; resolved when the building stands. */
	async start(): Promise<void> {
		this.#raiseShell();
		this.resume();
		await this.#shell?.ready;
		if (this.#isDisposed) return;
		this.progress.setState({ isReady: true });
		if (this.view.getState() === "inside") await this.#walkIn();
		const i18n = await createI18n(this.#language);
		await learnTexts(i18n, "exhibits");
		if (this.#isDisposed) return;
		this.#i18n = i18n;
		// Chosen while the texts came.
		await speak(i18n, this.#language);
		if (this.#isDisposed) return;
		this.#standUp();
	}

	/** Another state of the same hall; what reads the same stays as it stands. */
	show(published: PublishedHall): void {
		this.#loop.wake();
		if (published === this.#published.getState() || this.#isDisposed) return;
		this.#solo.setPlan(published);
		this.#walking?.setPlan(published);
		this.#published.setState(published, true);
		this.#shell?.follow(published);
	}

	async setLanguage(language: Language): Promise<void> {
		this.#language = language;
		if (!this.#i18n) return;
		await speak(this.#i18n, language);
		if (!this.#isDisposed) this.#standing?.booths.setLanguage(language);
	}

	/** From outside, or standing in it where one arrives or stood last. */
	choose(view: PreviewView): void {
		this.#loop.wake();
		if (view === this.view.getState()) return;
		if (view === "inside") void this.#walkIn();
		else this.#walkOut();
	}

	/** Looks at a booth from where its visitors come; stands before it whoever is inside. */
	goTo(boothId: string): void {
		this.#loop.wake();
		const booth = this.#published.getState().booths.find(({ id }) => id === boothId);
		if (!booth) return;
		if (!this.orbit.isOn) {
			void this.#walking?.goToBooth(boothId).catch(() => {});
			return;
		}
		const { width, depth } = booth.footprint;
		this.orbit.look({
			x: booth.x,
			y: 1,
			z: booth.z,
			heading: nearestTurn(this.orbit.place.heading, booth.rotation + 0.35),
			pitch: 0.5,
			distance: 4 + Math.max(width, depth) * 1.25,
		});
	}

	/** The whole hall again. */
	lookOver(): void {
		this.#loop.wake();
		if (!this.orbit.isOn) this.#walkOut();
		this.orbit.look({ ...overview(this.#published.getState()), ...this.#options.place });
	}

	/** From outside, from where something that looks along `heading` is seen; less than a quarter turn off is seen already. */
	turnTo(heading: number): void {
		this.#loop.wake();
		const turned = nearestTurn(this.orbit.place.heading, heading);
		const off = turned - this.orbit.place.heading;
		if (Math.abs(off) > SEEN_WITHIN) this.orbit.look({ heading: turned - Math.sign(off) * SEEN_WITHIN * 0.6 });
	}

	/** Something changed that is drawn. */
	wake(): void {
		this.#loop.wake();
	}

	/** As a headset draws it: its level of detail and its angle of view. */
	setHeadset(isHeadset: boolean): void {
		this.#loop.wake();
		this.#isHeadset = isHeadset;
		this.hall.quality.immerse(isHeadset ? HEADSET_LEVEL : undefined);
	}

	/** Draws nothing until {@link resume}. */
	pause(): void {
		this.#loop.stop();
	}

	resume(): void {
		if (!this.#isDisposed) this.#loop.start();
	}

	dispose(): void {
		if (this.#isDisposed) return;
		this.#isDisposed = true;
		this.#loop.stop();
		for (const undoing of this.#undo.splice(0).reverse()) undoing();
		this.#walking?.stop();
		this.#layDown();
		this.orbit.dispose();
		this.#stats.dispose();
		void this.#solo.leave();
		this.hall.dispose();
	}

	/** Who walks moves, and so does what was brought close: films and machines. */
	#isMoving(): boolean {
		const isClose = (this.#standing?.booths.closeProgress.ready ?? 0) > 0;
		return this.#walking !== undefined || isClose || this.#shell?.isReplacing === true;
	}

	#raiseShell(): void {
		this.#shell = new HallShellView(this.hall, this.#published.getState());
		// Where the landmark does not come, the hall is shown without.
		this.#shell.complete.catch(() => {});
		this.#undo.push(this.#shell.onRelit(() => this.#standing?.booths.relight()));
	}

	#standUp(): void {
		const i18n = this.#i18n!;
		const exhibits = new ExhibitsFeature({
			// From outside nothing is handled: there a drag turns the view.
			hall: { ...this.hall, picking: pickingWhile(this.hall.picking, () => !this.orbit.isOn) },
			connection: this.#solo,
			i18n,
			volume: () => 0.6,
			bag: NO_BAG,
			approach: (boothId, slot) => void this.#walking?.approach(boothId, slot),
			exhibitsAt: async () => ({}),
		});
		const booths = new BoothsFeature({
			hallScene: this.hall,
			published: this.#published,
			exhibits: rememberStills(exhibits as ExhibitViews, () => this.#language),
			language: this.#language,
			fetch: (address, init) => this.#fetch(address as string, init),
			viewer: () => (this.orbit.isOn ? this.orbit.place : this.hall.camera.globalPosition),
		});
		exhibits.start();
		booths.start();
		this.#undo.push(
			booths.progress.subscribe(({ wanted, ready, failed }) =>
				this.progress.setState({ coming: wanted - ready - failed, failed }),
			),
		);
		this.#standing = { exhibits, booths };
	}

	#layDown(): void {
		this.#standing?.booths.stop();
		this.#standing?.exhibits.stop();
		this.#standing = undefined;
		this.#shell?.dispose();
		this.#shell = undefined;
	}

	async #walkIn(at?: { readonly x: number; readonly z: number }): Promise<void> {
		this.view.setState("inside", true);
		this.orbit.turnOn(false);
		if (!this.#walking) {
			const walking = new WalkingFeature({
				hall: this.hall,
				connection: this.#solo,
				plan: this.#published.getState(),
				reducedMotion: lessMotion,
				middleOf: (boothId, slot) =>
					this.#standing?.exhibits.middleOf(boothId, slot) ?? this.#standing?.booths.middleOf(boothId, slot),
				keys: this.#options.canvas,
				onRefused: () => {},
				onFailed: () => {},
			});
			this.#walking = walking;
			await walking.start();
			if (this.#walking !== walking) return;
		}
		// On what is not free one stands beside it, where the hall lets one arrive.
		if (at) await this.#walking.teleport(at.x, at.z, this.orbit.place.heading).catch(() => {});
	}

	#walkOut(): void {
		this.#walking?.stop();
		this.#walking = undefined;
		// Walking lets go of the picture's own way with fingers.
		this.#options.canvas.style.touchAction = "none";
		this.view.setState("outside", true);
		this.orbit.turnOn(true);
	}

	/** Walking sets the angle for a screen in each frame; a headset's is wider. */
	#widenView(): void {
		if (this.#isHeadset && !this.orbit.isOn) this.hall.camera.fov = HEADSET_FIELD_OF_VIEW;
	}

	async #fetch(address: string, init: RequestInit | undefined): Promise<Response> {
		const fetchFrom = this.#options.fetch ?? fetch;
		const response = await fetchFrom(address, init);
		const booth = this.#published.getState().booths.find(({ content }) => content === address);
		if (booth && response.ok) {
			const content = (await response.clone().json()) as BoothContent;
			this.#templates.set(booth.id, content.template);
		}
		return response;
	}
}

/** Everything at once, from where visitors come in. */
function overview({ hall }: PublishedHall): OrbitPlace {
	const { width, depth } = hall.size;
	return {
		x: 0,
		y: 0,
		z: 0,
		heading: hall.arrival.heading,
		pitch: 0.85,
		distance: Math.max(12, Math.hypot(width, depth) * 0.82),
	};
}

/** The same way to look, by less than half a turn from `from`. */
function nearestTurn(from: number, to: number): number {
	const turn = (to - from) % (2 * Math.PI);
	const half = turn > Math.PI ? turn - 2 * Math.PI : turn < -Math.PI ? turn + 2 * Math.PI : turn;
	return from + half;
}

function pickingWhile(picking: Picking, isOn: () => boolean): Picking {
	return Object.assign(Object.create(picking) as Picking, {
		onPick: (handler: (pick: Pick) => void) =>
			picking.onPick((pick) => {
				if (isOn()) handler(pick);
			}),
		at: (x: number, y: number) => picking.at(x, y),
	});
}

function lessMotion(): boolean {
	return document.documentElement.dataset.motion === "reduced";
}

/** Nothing is taken along from a hall that is not open. */
const NO_BAG = {
	brochures: createStore<readonly { readonly boothId: string; readonly slot: string }[]>(() => []),
	take() {},
	takeOut() {},
	links: createStore<readonly { readonly boothId: string; readonly slot: string }[]>(() => []),
	takeLink() {},
	takeOutLink() {},
};
