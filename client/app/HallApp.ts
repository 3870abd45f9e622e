import { createStore } from "zustand/vanilla";
import { createHallScene } from "#client/engine/HallScene.ts";
import { AvatarsFeature } from "#client/features/avatars/AvatarsFeature.ts";
import { BoothsFeature } from "#client/features/booths/BoothsFeature.ts";
import { ExhibitsFeature } from "#client/features/exhibits/ExhibitsFeature.ts";
import { HallShellView } from "#client/features/hall/HallShellView.ts";
import { PosesFeature } from "#client/features/poses/PosesFeature.ts";
import { WalkingFeature } from "#client/features/walking/WalkingFeature.ts";
import { languageOf } from "#client/ui/i18n/i18n.ts";
import { refusalText } from "#client/ui/i18n/refusalText.ts";
import { XrFeature } from "#client/xr/XrFeature.ts";
import type { BoothContent } from "#shared/features/event/PublishedHall.ts";
import { markRequest } from "#shared/features/roster/rosterMessages.ts";
import type { Feature } from "./Feature.ts";
import type { HallSession, LoadingProgress, StartHallOptions } from "./HallSession.ts";

/** Starts the features of a hall in order, and says who feeds whom; stopping goes in reverse. */
export async function startHall(options: StartHallOptions): Promise<HallSession> {
	const { canvas, connection, published, settings, bag, i18n, signal } = options;
	const hall = createHallScene(canvas, { quality: settings.getState().quality });
	const shell = new HallShellView(hall, published);
	const refusedHandlers = new Set<(reason: string) => void>();
	const refused = (reason: string) => {
		for (const handler of refusedHandlers) handler(reason);
	};

	const walking = new WalkingFeature({
		hall,
		connection,
		plan: published,
		reducedMotion: () => settings.getState().motion === "reduced",
		middleOf: (boothId, slot) => exhibits.middleOf(boothId, slot) ?? booths.middleOf(boothId, slot),
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
	const avatars = new AvatarsFeature({ hall, connection, poses: poses.buffer });
	const exhibits = new ExhibitsFeature({
		hall,
		connection,
		i18n,
		volume: () => settings.getState().volume,
		bag: {
			brochures: bag.brochures,
			take: (brochure) => {
				const booth = published.booths.find(({ id }) => id === brochure.boothId);
				if (booth) bag.take({ ...brochure, boothName: booth.name });
			},
			takeOut: (brochure) => bag.takeOut(brochure),
		},
		exhibitsAt: async (boothId) => {
			const booth = booths.published.getState().booths.find(({ id }) => id === boothId);
			const response = booth && (await fetch(booth.content, { signal }));
			return response?.ok ? ((await response.json()) as BoothContent).exhibits : {};
		},
		approach: (boothId, slot) => void walking.approach(boothId, slot),
	});
	const booths = new BoothsFeature({
		hallScene: hall,
		published,
		exhibits,
		language: languageOf(i18n),
		connection,
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
		refusalText: (reason) => refusalText(i18n.t, reason),
		onImmersive: (isImmersive) => {
			connection.request(markRequest, { immersive: isImmersive }).catch(() => {});
		},
	});

	const features: Feature[] = [walking, poses, avatars, exhibits, booths, immersive];
	const started: Feature[] = [];
	const undo: (() => void)[] = [];
	const stop = async () => {
		for (const undoing of undo.splice(0).reverse()) undoing();
		for (const feature of started.splice(0).reverse()) await feature.stop();
		shell.dispose();
		hall.dispose();
	};

	const loading = createStore<LoadingProgress>(() => ({ shellReady: false, loaded: 0, wanted: 0, failed: 0 }));
	const translate = () => booths.setLanguage(languageOf(i18n));
	i18n.on("languageChanged", translate);
	undo.push(
		() => i18n.off("languageChanged", translate),
		settings.subscribe(({ quality }) => hall.quality.choose(quality)),
		booths.progress.subscribe(({ wanted, ready, failed }) => loading.setState({ wanted, loaded: ready, failed })),
		booths.published.subscribe((changed) => walking.setPlan(changed)),
	);

	try {
		await shell.ready;
		hall.start();
		loading.setState({ shellReady: true });
		for (const feature of features) {
			signal.throwIfAborted();
			started.push(feature);
			await feature.start();
		}
	} catch (error) {
		await stop();
		throw error;
	}

	return {
		connection,
		published,
		bag,
		walking: {
			place: walking.place,
			goToBooth: (boothId, slot) => walking.goToBooth(boothId, slot),
			goToVisitor: (visitorId) => walking.goToVisitor(visitorId),
			onRefused: (handler) => {
				refusedHandlers.add(handler);
				return () => refusedHandlers.delete(handler);
			},
		},
		avatars,
		loading,
		exhibits,
		immersive,
		async stop() {
			await stop();
			await connection.leave();
		},
	};
}
