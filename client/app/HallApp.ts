import { createStore } from "zustand/vanilla";
import { createHallScene } from "#client/engine/HallScene.ts";
import { HallIndex } from "#client/features/hall/HallIndex.ts";
import { HallShellView } from "#client/features/hall/HallShellView.ts";
import { PassagesFeature } from "#client/features/passages/PassagesFeature.ts";
import { PosesFeature } from "#client/features/poses/PosesFeature.ts";
import { comfortOf } from "#client/features/settings/comfortOf.ts";
import { SponsorsFeature } from "#client/features/sponsors/SponsorsFeature.ts";
import type { StatsFeature } from "#client/features/stats/StatsFeature.ts";
import { WalkingFeature } from "#client/features/walking/WalkingFeature.ts";
import { learnTexts } from "#client/ui/i18n/laterTexts.ts";
import { refusalText } from "#client/ui/i18n/refusalText.ts";
import { XrFeature } from "#client/xr/XrFeature.ts";
import { markRequest } from "#shared/features/roster/rosterMessages.ts";
import type { Feature } from "./Feature.ts";
import type { HallContents } from "./HallContents.ts";
import type { ExhibitPanel, HallSession, LoadingProgress, StartHallOptions } from "./HallSession.ts";

/** In the page's performance timeline. */
const WALKABLE_MARK = "pavilion.walkable";
/** A network that lost a file is asked for it again after this long. */
const ASK_AGAIN_MS = 3_000;

/** Starts the features of a hall in order, and says who feeds whom; stopping goes in reverse. Resolved when one can walk. */
export async function startHall(options: StartHallOptions): Promise<HallSession> {
	const { canvas, connection, settings, bag, i18n, signal } = options;
	const index = new HallIndex({
		published: options.published,
		connection,
		random: Math.random,
		fetch: options.fetch,
	});
	const { published } = index;
	const hall = createHallScene(canvas, { quality: settings.getState().quality });
	const shell = new HallShellView(hall, published.getState());
	const refusedHandlers = new Set<(reason: string) => void>();
	const refused = (reason: string) => {
		for (const handler of refusedHandlers) handler(reason);
	};
	const loading = createStore<LoadingProgress>(() => ({ shellReady: false, loaded: 0, wanted: 0, failed: 0 }));
	const panel = createStore<ExhibitPanel | null>(() => null);
	let contents: HallContents | undefined;

	const walking = new WalkingFeature({
		hall,
		connection,
		plan: published.getState(),
		reducedMotion: () => settings.getState().motion === "reduced",
		middleOf: (boothId, slot) => contents?.middleOf(boothId, slot),
		// A phone's sheet lies over the lower part: what one stands before is seen above it.
		seenAbove: () => (matchMedia("(max-width: 47.9375rem)").matches ? 0.2 : 0),
		onRefused: refused,
		onFailed: refused,
	});
	const poses = new PosesFeature({
		connection,
		sample: (out) => walking.sample(out),
		onFrame: (handler) => hall.onFrame(handler),
		now: () => performance.now(),
	});
	const immersive = new XrFeature({
		hall,
		wearer: {
			rig: walking.rig,
			get floor() {
				return walking.floor;
			},
			teleport: (x, z, heading) => walking.teleport(x, z, heading),
			onPlaced: (handler) => walking.onPlaced(handler),
		},
		comfort: () => comfortOf(settings.getState()),
		words: { refusal: (reason) => refusalText(i18n.t, reason), trackingLost: () => i18n.t("vr.trackingLost") },
		onVisible: (isVisible) => {
			connection.request(markRequest, { away: !isVisible }).catch(() => {});
		},
		onImmersive: (isImmersive) => {
			connection.request(markRequest, { immersive: isImmersive }).catch(() => {});
		},
	});

	const asked = new URLSearchParams(location.search);
	if (asked.has("inspect")) {
		const { inspectHall } = await import("./inspectHall.ts");
		inspectHall({ hall, walking, immersive, contents: () => contents });
	}

	const passages = new PassagesFeature({ published, place: walking.place, picking: hall.picking });
	const sponsors = new SponsorsFeature({ published, picking: hall.picking });

	const features: Feature[] = [index, walking, poses, passages, sponsors];
	let stats: StatsFeature | undefined;
	if (asked.has("stats")) {
		const file = await import("#client/features/stats/StatsFeature.ts");
		stats = new file.StatsFeature({ hall, speed: () => immersive.speed, now: () => performance.now(), i18n });
		features.push(stats);
	}
	const started: Feature[] = [];
	const undo: (() => void)[] = [
		settings.subscribe(({ quality }) => hall.quality.choose(quality)),
		published.subscribe((now) => {
			walking.setPlan(now);
			shell.follow(now);
		}),
		shell.onRelit(() => contents?.booths.relight()),
	];
	let isStopped = false;
	const stop = async () => {
		isStopped = true;
		for (const undoing of undo.splice(0).reverse()) undoing();
		for (const feature of started.splice(0).reverse()) await feature.stop();
		shell.dispose();
		hall.dispose();
	};

	/** Others, exhibits and booths come in while one walks already. */
	async function bringContents(): Promise<void> {
		const [file] = await Promise.all([import("./HallContents.ts"), learnTexts(i18n, "exhibits")]);
		if (isStopped) return;
		const approach = (boothId: string, slot: string) => void walking.approach(boothId, slot);
		contents = new file.HallContents({ ...options, published, hall, poses: poses.buffer, approach });
		const { booths, exhibits } = contents;
		undo.push(
			booths.progress.subscribe(({ wanted, ready, failed }) => loading.setState({ wanted, loaded: ready, failed })),
			exhibits.panel.subscribe((shown) => panel.setState(shown, true)),
		);
		started.push(contents);
		contents.start();
		started.push(immersive);
		await immersive.start();
	}

	async function bringContentsUntilThere(): Promise<void> {
		for (;;) {
			try {
				return await bringContents();
			} catch (error) {
				if (isStopped || contents) throw error;
				refused("offline");
				await new Promise((resolve) => setTimeout(resolve, ASK_AGAIN_MS));
			}
		}
	}

	try {
		await shell.ready;
		hall.start();
		loading.setState({ shellReady: true });
		for (const feature of features) {
			signal.throwIfAborted();
			started.push(feature);
			await feature.start();
		}
		await shell.drawn;
		// For whoever measures how long and how many bytes it takes until one can walk.
		performance.mark(WALKABLE_MARK);
	} catch (error) {
		await stop();
		throw error;
	}
	void bringContentsUntilThere();

	return {
		connection,
		published,
		bag,
		walking: {
			place: walking.place,
			goToBooth: (boothId, slot) => walking.goToBooth(boothId, slot),
			approach: (boothId, slot) => void walking.approach(boothId, slot),
			goToVisitor: (visitorId) => walking.goToVisitor(visitorId),
			goToInstanceOf: (visitorId) => walking.goToInstanceOf(visitorId),
			onRefused: (handler) => {
				refusedHandlers.add(handler);
				return () => refusedHandlers.delete(handler);
			},
		},
		avatars: {
			say: (visitorId, text) => contents?.avatars.say(visitorId, text),
			react: (visitorId, reaction) => contents?.avatars.react(visitorId, reaction),
			eachPlace: (visit) => contents?.avatars.eachPlace(visit),
		},
		loading,
		exhibits: { panel, reach: () => contents?.exhibits },
		passages,
		sponsors,
		immersive,
		stats: stats?.reading,
		async stop() {
			await stop();
			await connection.leave();
		},
	};
}
