import type { i18n as I18n } from "i18next";
import { type ComponentType, useCallback, useEffect, useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import { useStore } from "zustand";
import { createStore, type StoreApi } from "zustand/vanilla";
import { RequestRefused } from "#client/connection/RequestRefused.ts";
import { Bag } from "#client/features/bag/Bag.ts";
import { Entering, type EnteringStep } from "#client/features/lobby/Entering.tsx";
import { EntranceError } from "#client/features/lobby/EntranceApi.ts";
import type { EntryWay } from "#client/features/lobby/EntryCard.tsx";
import { EntryPass } from "#client/features/lobby/EntryPass.ts";
import { Lobby } from "#client/features/lobby/Lobby.tsx";
import type { LobbyFeature } from "#client/features/lobby/LobbyFeature.ts";
import { openDeviceToken } from "#client/features/lobby/openDeviceToken.ts";
import type { Profile } from "#client/features/lobby/Profile.ts";
import type { Settings } from "#client/features/settings/Settings.ts";
import { speak } from "#client/ui/i18n/i18n.ts";
import { refusalText } from "#client/ui/i18n/refusalText.ts";
import type { DeviceStorage } from "#client/ui/storage/DeviceStorage.ts";
import { UiProvider } from "#client/ui/UiProvider.tsx";
import type { PublishedHall } from "#shared/features/event/PublishedHall.ts";
import type { Language } from "#shared/features/event/text.ts";
import type { HallOverlayProps } from "./HallOverlay.tsx";
import classes from "./HallPage.module.css";
import type { HallSession } from "./HallSession.ts";
import { LobbyBag } from "./LobbyBag.tsx";

export interface HallPageProps {
	readonly i18n: I18n;
	readonly lobby: LobbyFeature;
	readonly profile: StoreApi<Profile>;
	readonly settings: StoreApi<Settings>;
	readonly storage: DeviceStorage;
}

type Stay =
	| { readonly phase: "lobby"; readonly failure: EntryFailure | null }
	| { readonly phase: "entering"; readonly step: EnteringStep; readonly attempt: number }
	| {
			readonly phase: "inside";
			readonly session: HallSession;
			readonly Overlay: ComponentType<HallOverlayProps>;
			readonly attempt: number;
			readonly how: EntryWay;
	  };

/** A refusal's reason, or that the 3D view did not start. */
type EntryFailure = { readonly kind: "refused"; readonly reason: string } | { readonly kind: "no-3d" };

/** The whole page: lobby, the way in, and the hall with the overlay above it. */
export function HallPage(props: HallPageProps) {
	const { quality: _quality, volume: _volume, ...look } = useStore(props.settings);
	return (
		<UiProvider i18n={props.i18n} {...look}>
			<Stages {...props} />
		</UiProvider>
	);
}

function Stages({ i18n, lobby, profile, settings, storage }: HallPageProps) {
	const { t } = useTranslation();
	const [stay, setStay] = useState<Stay>({ phase: "lobby", failure: null });
	const canvas = useRef<HTMLCanvasElement>(null);
	const entry = useRef<AbortController | null>(null);
	const attempts = useRef(0);
	const language = useStore(profile, (state) => state.language);

	const shown = useShown(lobby, stay);
	const spoken = onlyLanguage(shown) ?? language;
	useEffect(() => {
		void speak(i18n, spoken);
	}, [i18n, spoken]);

	useEffect(() => {
		if (stay.phase !== "lobby") return;
		lobby.start();
		return () => lobby.stop();
	}, [lobby, stay.phase]);

	const enter = useCallback(
		async (published: PublishedHall, boothId: string | undefined, how: EntryWay, fromHallId?: string) => {
			entry.current?.abort();
			const controller = new AbortController();
			entry.current = controller;
			const attempt = ++attempts.current;
			setStay({ phase: "entering", step: "joining", attempt });
			try {
				const arrived = await goIn({
					published,
					boothId,
					fromHallId,
					i18n,
					profile,
					settings,
					storage,
					signal: controller.signal,
					canvas: () => canvas.current,
					onStep: (step) => setStay({ phase: "entering", step, attempt }),
				});
				setStay({ phase: "inside", attempt, how, ...arrived });
			} catch (error) {
				if (controller.signal.aborted) return;
				setStay({
					phase: "lobby",
					failure: error instanceof RequestRefused ? { kind: "refused", reason: error.reason } : { kind: "no-3d" },
				});
			}
		},
		[i18n, profile, settings, storage],
	);

	const goBack = useCallback(() => {
		entry.current?.abort();
		setStay({ phase: "lobby", failure: null });
	}, []);

	const goThrough = useCallback(
		async (from: PublishedHall, hallId: string, how: EntryWay) => {
			// Until it is known what stands there, one is on the way.
			setStay({ phase: "entering", step: "joining", attempt: ++attempts.current });
			try {
				const published = await lobby.lookInto(from.event.id, hallId);
				await enter(published, undefined, how, from.hall.id);
			} catch (error) {
				const reason = error instanceof EntranceError && error.failure === "unreachable" ? "offline" : "hall-closed";
				setStay({ phase: "lobby", failure: { kind: "refused", reason } });
			}
		},
		[enter, lobby],
	);
	const tellClosed = useCallback(() => {
		setStay({ phase: "lobby", failure: { kind: "refused", reason: "hall-closed" } });
	}, []);
	const goOn = useCallback(
		(hallId: string, how: EntryWay) => {
			if (stay.phase === "inside") void goThrough(stay.session.published.getState(), hallId, how);
		},
		[stay, goThrough],
	);

	if (stay.phase === "lobby") {
		return (
			<Lobby
				lobby={lobby}
				profile={profile}
				storageKept={storage.kept}
				loadPreview={loadAvatarPreview}
				onEnter={enter}
				bag={(published, onArriveAt) => <LobbyBag published={published} storage={storage} onArriveAt={onArriveAt} />}
				failure={
					stay.failure === null
						? null
						: stay.failure.kind === "refused"
							? refusalText(t, stay.failure.reason)
							: `${t("entering.failed3d")} ${t("entering.failed3dHint")}`
				}
			/>
		);
	}
	return (
		<main>
			{/* One canvas for each try: a context once given back cannot be had again. */}
			<canvas key={stay.attempt} ref={canvas} className={classes.canvas} tabIndex={0} aria-label={t("hall.view")} />
			{stay.phase === "entering" ? (
				<Entering look={profile.getState().look} step={stay.step} onStop={goBack} />
			) : (
				<stay.Overlay
					session={stay.session}
					i18n={i18n}
					profile={profile}
					settings={settings}
					storage={storage}
					focusHall={() => canvas.current?.focus({ preventScroll: true })}
					onLeft={goBack}
					onClosed={tellClosed}
					onPassage={goOn}
					onUseHere={() => enter(stay.session.published.getState(), undefined, "screen")}
					intoVr={stay.how === "headset"}
				/>
			)}
		</main>
	);
}

/** What is before one's eyes: the hall that one is in, or the one that the lobby shows. */
function useShown(lobby: LobbyFeature, stay: Stay): PublishedHall | null {
	const { hall } = useStore(lobby.state);
	const inside = stay.phase === "inside" ? stay.session.published : NOTHING_SHOWN;
	return useStore(inside) ?? (hall.status === "ready" ? hall.published : null);
}

const NOTHING_SHOWN = createStore<PublishedHall | null>(() => null);

/** An event of one language is read in that one, whatever the visitor chose for others. */
function onlyLanguage(shown: PublishedHall | null): Language | undefined {
	const languages = shown?.event.languages;
	return languages?.length === 1 ? languages[0] : undefined;
}

function loadAvatarPreview() {
	return import("#client/features/avatars/AvatarPreview.ts");
}

interface GoInOptions {
	readonly published: PublishedHall;
	readonly boothId: string | undefined;
	/** The hall whose passage they come through. */
	readonly fromHallId: string | undefined;
	readonly i18n: I18n;
	readonly profile: StoreApi<Profile>;
	readonly settings: StoreApi<Settings>;
	readonly storage: DeviceStorage;
	readonly signal: AbortSignal;
	readonly canvas: () => HTMLCanvasElement | null;
	readonly onStep: (step: EnteringStep) => void;
}

/** Joins and brings the 3D view at the same time; whatever was begun is undone when it fails or is no longer wanted. */
async function goIn({
	published,
	boothId,
	fromHallId,
	i18n,
	profile,
	settings,
	storage,
	signal,
	canvas,
	onStep,
}: GoInOptions) {
	const engine = Promise.all([import("./HallApp.ts"), import("./HallOverlay.tsx")]);
	// Whoever is refused never waits for it.
	engine.catch(() => {});
	const pass = new EntryPass(storage);
	const { joinHall } = await import("#client/connection/joinHall.ts");
	const connection = await joinHall({
		origin: location.origin,
		eventId: published.event.id,
		hallId: published.hall.id,
		profile: profile.getState,
		boothId,
		fromHallId,
		deviceToken: openDeviceToken(storage),
		entryTicket: () => pass.ticket(published.event.id),
		onQueued: ({ place, waiting }) => {
			if (!signal.aborted) onStep({ place, waiting });
		},
		signal,
	});
	try {
		signal.throwIfAborted();
		onStep("engine");
		const [{ startHall }, { HallOverlay }] = await engine;
		signal.throwIfAborted();
		onStep("shell");
		const element = canvas();
		if (!element) throw new Error("HallPage: the canvas is gone");
		const bag = new Bag(storage, published.event.id);
		const session = await startHall({
			canvas: element,
			connection,
			published,
			fetch: pass.fetchFor(published.event.id),
			bag,
			i18n,
			settings,
			signal,
		});
		// Babylon makes its canvas the first stop of the Tab key, before everything else on the page.
		element.tabIndex = 0;
		if (signal.aborted) {
			await session.stop();
			signal.throwIfAborted();
		}
		return { session, Overlay: HallOverlay };
	} catch (error) {
		await connection.leave().catch(() => {});
		throw error;
	}
}
