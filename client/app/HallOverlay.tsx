import { Button } from "@mantine/core";
import {
	IconBadgeVr,
	IconBuildingStore,
	IconDoorExit,
	IconDots,
	IconHandStop,
	IconHelpCircle,
	IconId,
	IconMap2,
	IconMessageCircle,
	IconMoodSmile,
	IconPaperBag,
	IconSettings,
	IconUsers,
} from "@tabler/icons-react";
import type { i18n as I18n, TFunction } from "i18next";
import { lazy, Suspense, useCallback, useEffect, useMemo, useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import * as z from "zod/mini";
import { useStore } from "zustand";
import type { StoreApi } from "zustand/vanilla";
import { drawLabelIcon } from "#client/features/avatars/labelIcons.ts";
import { bagText } from "#client/features/bag/bagText.ts";
import { HALL_CHANNEL } from "#client/features/chat/ChatFeature.ts";
import { FirstSteps } from "#client/features/help/FirstSteps.tsx";
import { type ShortcutAction, shortcutOf } from "#client/features/help/shortcuts.ts";
import type { EntryWay } from "#client/features/lobby/EntryCard.tsx";
import { EntryPass } from "#client/features/lobby/EntryPass.ts";
import type { Profile } from "#client/features/lobby/Profile.ts";
import { ReactionsBar } from "#client/features/reactions/ReactionsBar.tsx";
import { defaultSettings } from "#client/features/settings/openSettings.ts";
import type { Settings } from "#client/features/settings/Settings.ts";
import { ConfirmDialog } from "#client/ui/dialog/ConfirmDialog.tsx";
import { inLanguage } from "#client/ui/i18n/i18n.ts";
import { ConnectionNotice } from "#client/ui/layout/ConnectionNotice.tsx";
import { Dock, type DockItem } from "#client/ui/layout/Dock.tsx";
import { TopBar } from "#client/ui/layout/TopBar.tsx";
import { Notices } from "#client/ui/notices/Notices.tsx";
import { Panel } from "#client/ui/panel/Panel.tsx";
import type { DeviceStorage } from "#client/ui/storage/DeviceStorage.ts";
import { LANGUAGES } from "#shared/features/event/text.ts";
import { REACTIONS } from "#shared/features/reactions/reactionMessages.ts";
import { createOverlayFeatures, type OverlayFeatures } from "./createOverlayFeatures.ts";
import classes from "./HallOverlay.module.css";
import type { ExhibitPanel, HallSession, ImmersiveStatus, LoadingProgress } from "./HallSession.ts";

export interface HallOverlayProps {
	readonly session: HallSession;
	readonly i18n: I18n;
	readonly profile: StoreApi<Profile>;
	readonly settings: StoreApi<Settings>;
	readonly storage: DeviceStorage;
	readonly focusHall: () => void;
	/** The session was stopped. */
	readonly onLeft: () => void;
	/** The hall is closed; the session was stopped. */
	readonly onClosed: () => void;
	/** Through a passage to another hall of the event, as before a screen or in a headset; the session was stopped. */
	readonly onPassage: (hallId: string, how: EntryWay) => void;
	/** They came to go into VR as soon as the hall is there. */
	readonly intoVr: boolean;
	/** Take the avatar back from the other tab; the session was stopped. */
	readonly onUseHere: () => void;
}

type PanelName = "chat" | "people" | "directory" | "map" | "passport" | "bag" | "headset" | "settings" | "help";

// Each comes when it is first opened.
const ChatPanel = lazy(() =>
	import("#client/features/chat/ChatPanel.tsx").then((file) => ({ default: file.ChatPanel })),
);
const DirectoryPanel = lazy(() =>
	import("#client/features/directory/DirectoryPanel.tsx").then((file) => ({ default: file.DirectoryPanel })),
);
const HeadsetPanel = lazy(() =>
	import("#client/features/headset/HeadsetPanel.tsx").then((file) => ({ default: file.HeadsetPanel })),
);
const HelpPanel = lazy(() =>
	import("#client/features/help/HelpPanel.tsx").then((file) => ({ default: file.HelpPanel })),
);
const MapPanel = lazy(() => import("#client/features/map/MapPanel.tsx").then((file) => ({ default: file.MapPanel })));
const PassportPanel = lazy(() =>
	import("#client/features/passport/PassportPanel.tsx").then((file) => ({ default: file.PassportPanel })),
);
const PeoplePanel = lazy(() =>
	import("#client/features/people/PeoplePanel.tsx").then((file) => ({ default: file.PeoplePanel })),
);
const SettingsPanel = lazy(() =>
	import("#client/features/settings/SettingsPanel.tsx").then((file) => ({ default: file.SettingsPanel })),
);
const LookForm = lazy(() =>
	import("#client/features/people/LookForm.tsx").then((file) => ({ default: file.LookForm })),
);
const StepIntoVr = lazy(() =>
	import("#client/features/headset/StepIntoVr.tsx").then((file) => ({ default: file.StepIntoVr })),
);
const SponsorPanel = lazy(() =>
	import("#client/features/sponsors/SponsorPanel.tsx").then((file) => ({ default: file.SponsorPanel })),
);
const PassageDialog = lazy(() =>
	import("#client/features/passages/PassageDialog.tsx").then((file) => ({ default: file.PassageDialog })),
);
const BagPanel = lazy(() => import("#client/features/bag/BagPanel.tsx").then((file) => ({ default: file.BagPanel })));

const FIRST_STEPS_KEY = "first-steps-seen";
const SHARE_PARAMETER = "booth";

/** Everything above the 3D view: which panel is open, which key opens it, and what each panel is given. */
export function HallOverlay(props: HallOverlayProps) {
	const { session, i18n, profile, settings, storage, onLeft, onPassage } = props;
	const [features, setFeatures] = useState<OverlayFeatures | null>(null);

	useEffect(() => {
		const created = createOverlayFeatures({ session, i18n, profile, storage });
		created.start();
		setFeatures(created);
		const takeOff = session.immersive.wear(async (stage) => {
			const { createHeadsetOutfit } = await import("./createHeadsetOutfit.ts");
			const onLeaveHall = () => void session.stop().then(onLeft, onLeft);
			const onGoThrough = (hallId: string) => {
				const go = () => onPassage(hallId, "headset");
				void session.stop().then(go, go);
			};
			const outfit = { session, features: created, i18n, profile, settings, onLeaveHall, onPassage: onGoThrough };
			return createHeadsetOutfit(stage, outfit);
		});
		return () => {
			takeOff();
			created.stop();
		};
	}, [session, i18n, profile, settings, storage, onLeft, onPassage]);

	return features && <Overlay {...props} features={features} />;
}

function Overlay({
	session,
	i18n,
	profile,
	settings,
	storage,
	focusHall,
	onLeft,
	onClosed,
	onPassage,
	onUseHere,
	intoVr,
	features,
}: HallOverlayProps & { readonly features: OverlayFeatures }) {
	const { t } = useTranslation();
	const { connection } = session;
	const published = useStore(session.published);
	const [panel, setPanel] = useState<PanelName | null>(null);
	const [reacting, setReacting] = useState(false);
	const [more, setMore] = useState(false);
	const [leaving, setLeaving] = useState(false);
	const [firstSteps, setFirstSteps] = useState(() => storage.read(FIRST_STEPS_KEY, z.literal(true)) === null);
	const touch = useTouch();
	const status = useStore(connection.status);
	const immersive = useStore(session.immersive.status);
	const exhibit = useStore(session.exhibits.panel);
	const sponsor = useStore(session.sponsors.open);
	const beyond = useStore(session.passages.asked);
	const { people, me } = useStore(features.people.state);
	const { channels, muted } = useStore(features.chat.state);
	const { language, noGoTo, look, name } = useStore(profile);
	const brochures = useStore(session.bag.brochures).length;
	const links = useStore(session.bag.links).length;
	const unread = Object.values(channels).reduce((sum, channel) => sum + channel.unread, 0);
	const handRaised = me?.handRaised ?? false;
	const boothHere = me?.boothId ?? null;

	const show = (next: PanelName | null) => {
		setPanel(next);
		setMore(false);
		setReacting(false);
		if (next === "chat") {
			const { boothHere: booth, channels: known } = features.chat.state.getState();
			const withNews = Object.values(known).find((channel) => channel.unread > 0);
			features.chat.open(withNews?.channel ?? (booth ? { kind: "booth", boothId: booth } : HALL_CHANNEL));
		} else features.chat.open(null);
	};
	const toggle = (name: PanelName) => show(panel === name ? null : name);
	const endFirstSteps = () => {
		setFirstSteps(false);
		storage.write(FIRST_STEPS_KEY, true);
		focusHall();
	};
	/** Closes the topmost thing; false when nothing was open. */
	const closeTopmost = (): boolean => {
		if (reacting) setReacting(false);
		else if (more) setMore(false);
		else if (panel) show(null);
		else if (exhibit) exhibit.close();
		else if (sponsor) session.sponsors.close();
		else if (firstSteps) endFirstSteps();
		else return false;
		return true;
	};
	const act = (action: ShortcutAction) => {
		if (action === "hand") void features.raiseHand(!handRaised);
		else toggle(action);
	};

	// Always the newest of the above, without listening anew at each change.
	const keys = useRef({ act, closeTopmost });
	keys.current = { act, closeTopmost };
	useEffect(() => {
		const pressed = (event: KeyboardEvent) => {
			const target = event.target instanceof Element ? event.target : null;
			// An open menu or dialog has its own Escape.
			if (target?.closest("dialog, [role=menu]")) return;
			if (event.key === "Escape" && !event.isComposing) {
				if (keys.current.closeTopmost()) event.stopPropagation();
				return;
			}
			const shortcut = shortcutOf(event, isWriting(target));
			if (shortcut === null) return;
			event.preventDefault();
			if (typeof shortcut === "string") return keys.current.act(shortcut);
			const reaction = REACTIONS[shortcut.reaction];
			if (reaction) void features.react(reaction);
		};
		// While capturing: panels keep their keys from the hall further down.
		addEventListener("keydown", pressed, true);
		return () => removeEventListener("keydown", pressed, true);
	}, [features]);

	const stopThen = (next: () => void) => void session.stop().then(next, next);
	const isClosed = status.status === "refused" && status.reason === "hall-closed";
	useEffect(() => {
		if (isClosed) void session.stop().then(onClosed, onClosed);
	}, [isClosed, session, onClosed]);
	const noVrBecause = vrReason(immersive, t);
	const enterVr = () => void session.immersive.enter();
	const [stepsIn, setStepsIn] = useState(intoVr);
	useEffect(() => {
		if (immersive.status === "inside") setStepsIn(false);
		if (immersive.status === "failed") {
			features.notices.tell({ tone: "bad", title: t("vr.failed", { message: immersive.message }) });
		}
		// The press in the lobby may still count; else there is a second one.
		if (stepsIn && immersive.status === "available" && navigator.userActivation?.isActive) {
			void session.immersive.enter();
		}
	}, [immersive, stepsIn, session, features, t]);
	const isReady = immersive.status === "available" || immersive.status === "failed";
	const belongings = useCallback(() => {
		const entryTicket = new EntryPass(storage).ticket(session.published.getState().event.id);
		return {
			bag: JSON.stringify(session.bag.toJson()),
			favourites: [...features.favourites.booths.getState()],
			...(entryTicket === undefined ? {} : { entryTicket }),
		};
	}, [session, features, storage]);

	const items: readonly DockItem[] = [
		{
			id: "chat",
			label: t("dock.chat"),
			Icon: IconMessageCircle,
			primary: true,
			expanded: panel === "chat",
			shortcut: "C",
			badge: { count: unread, label: t("dock.unread", { count: unread }) },
			onPress: () => toggle("chat"),
		},
		{
			id: "people",
			label: t("dock.people"),
			Icon: IconUsers,
			primary: true,
			expanded: panel === "people",
			shortcut: "P",
			onPress: () => toggle("people"),
		},
		{
			id: "directory",
			label: t("dock.directory"),
			Icon: IconBuildingStore,
			primary: true,
			expanded: panel === "directory",
			shortcut: "B",
			onPress: () => toggle("directory"),
		},
		{
			id: "map",
			label: t("dock.map"),
			Icon: IconMap2,
			primary: false,
			expanded: panel === "map",
			shortcut: "M",
			onPress: () => toggle("map"),
		},
		{
			id: "passport",
			label: t("dock.passport"),
			Icon: IconId,
			primary: false,
			expanded: panel === "passport",
			shortcut: "K",
			onPress: () => toggle("passport"),
		},
		{
			id: "bag",
			label: t("dock.bag"),
			Icon: IconPaperBag,
			primary: false,
			expanded: panel === "bag",
			shortcut: "G",
			badge: { count: brochures + links, label: bagText(t, brochures, links), tone: "quiet" },
			onPress: () => toggle("bag"),
		},
		{
			id: "reactions",
			label: t("dock.reactions"),
			Icon: IconMoodSmile,
			primary: true,
			expanded: reacting,
			onPress: () => {
				setReacting(!reacting);
				setMore(false);
			},
		},
		{
			id: "hand",
			label: t(handRaised ? "dock.lowerHand" : "dock.raiseHand"),
			Icon: IconHandStop,
			primary: false,
			pressed: handRaised,
			shortcut: "H",
			onPress: () => void features.raiseHand(!handRaised),
		},
		{
			id: "vr",
			label: t("dock.vr"),
			Icon: IconBadgeVr,
			primary: false,
			// Where this device has no VR, another one may: the panel says why, and how to get there.
			...(noVrBecause === undefined && panel !== "headset"
				? { onPress: enterVr }
				: { expanded: panel === "headset", onPress: () => toggle("headset") }),
		},
		{
			id: "settings",
			label: t("dock.settings"),
			Icon: IconSettings,
			primary: false,
			expanded: panel === "settings",
			onPress: () => toggle("settings"),
		},
		{
			id: "help",
			label: t("dock.help"),
			Icon: IconHelpCircle,
			primary: false,
			expanded: panel === "help",
			shortcut: "?",
			onPress: () => toggle("help"),
		},
		{ id: "leave", label: t("hall.leave"), Icon: IconDoorExit, primary: false, onPress: () => setLeaving(true) },
	];

	const places = useMemo(
		() => ({ own: session.walking.place, eachPlace: session.avatars.eachPlace.bind(session.avatars) }),
		[session],
	);
	const takeMeThere = (boothId: string) => {
		void features.goToBooth(boothId);
		// On a phone the sheet would hide where one arrives.
		if (matchMedia("(max-width: 47.9375rem)").matches) show(null);
	};

	return (
		// biome-ignore lint/a11y/noStaticElementInteractions: it only keeps keys from going further.
		<div className={classes.overlay} onKeyDown={keepFieldKeys}>
			<TopBar
				title={inLanguage(published.hall.name, i18n)}
				place={boothHere ? features.boothName(boothHere) : t("hall.inAisle")}
				peopleCount={people.size}
				status={status.status}
				progress={<Loading progress={session.loading} />}
				onPeople={() => toggle("people")}
			/>
			<div className={classes.messages}>
				<ConnectionNotice
					status={status}
					now={features.now}
					onUseHere={() => stopThen(onUseHere)}
					onReload={() => location.reload()}
					onBackToLobby={() => stopThen(onLeft)}
				/>
				<Notices board={features.notices} />
			</div>
			{stepsIn && isReady && (
				<Suspense>
					<StepIntoVr onEnter={enterVr} onStay={() => setStepsIn(false)} />
				</Suspense>
			)}
			{firstSteps && panel === null && !stepsIn && (
				<div className={classes.firstSteps}>
					<FirstSteps touch={touch} onDone={endFirstSteps} />
				</div>
			)}
			<div className={classes.panel} data-for={panel ?? (exhibit ? "exhibit" : sponsor ? "sponsor" : undefined)}>
				{panel === null && exhibit && <ExhibitSlot key={exhibit.key} exhibit={exhibit} />}
				<Suspense>
					{panel === null && !exhibit && sponsor && (
						<SponsorPanel surface={sponsor} onClose={() => session.sponsors.close()} />
					)}
					{panel === "chat" && (
						<ChatPanel
							chat={features.chat}
							ownId={connection.visitorId}
							people={features.people.state}
							boothName={features.boothName}
							onGoToBooth={takeMeThere}
							onMute={features.mute}
							onClose={() => show(null)}
							now={features.now}
						/>
					)}
					{panel === "people" && (
						<PeoplePanel
							people={features.people}
							ownId={connection.visitorId}
							muted={muted}
							boothName={features.boothName}
							onGoTo={(person) => void features.goToVisitor(person)}
							onWrite={(person) => {
								show("chat");
								features.chat.open({ kind: "direct", with: person.id }, person.name);
							}}
							onMute={features.mute}
							onNoGoTo={features.setNoGoTo}
							onClose={() => show(null)}
						/>
					)}
					{panel === "directory" && (
						<DirectoryPanel
							booths={published.booths}
							inside={features.counts.inside}
							favourites={features.favourites.booths}
							stamps={features.passport.state}
							boothHere={boothHere}
							onToggleFavourite={(booth) => {
								const added = features.favourites.toggle(booth.id);
								const text = added ? "favourites.added" : "favourites.removed";
								features.notices.tell({ tone: "plain", title: t(text, { name: inLanguage(booth.name, i18n) }) });
							}}
							onTakeMeThere={takeMeThere}
							onShare={(booth) => void share(booth.id, inLanguage(booth.name, i18n), features, t)}
							onClose={() => show(null)}
						/>
					)}
					{panel === "map" && (
						<MapPanel
							published={published}
							places={places}
							inside={features.counts.inside}
							stamps={features.passport.state}
							boothHere={boothHere}
							onTakeMeThere={takeMeThere}
							onClose={() => show(null)}
						/>
					)}
					{panel === "passport" && (
						<PassportPanel
							passport={features.passport}
							published={published}
							holder={{ id: connection.visitorId, name: me?.name ?? name, look: me?.look ?? look }}
							onTakeMeThere={takeMeThere}
							onClose={() => show(null)}
						/>
					)}
					{panel === "bag" && (
						<BagPanel
							bag={session.bag}
							booths={published.booths}
							storageKept={storage.kept}
							onTakeMeThere={takeMeThere}
							onClose={() => show(null)}
						/>
					)}
					{panel === "headset" && (
						<HeadsetPanel
							connection={connection}
							status={status.status}
							noVrBecause={noVrBecause}
							onEnterVr={enterVr}
							belongings={belongings}
							now={features.now}
							onClose={() => show(null)}
						/>
					)}
					{panel === "settings" && (
						<SettingsPanel
							settings={settings}
							defaults={defaultSettings({
								prefersReducedMotion: matchMedia("(prefers-reduced-motion: reduce)").matches,
							})}
							language={language}
							languages={published.event.languages ?? LANGUAGES}
							noGoTo={me?.noGoTo ?? noGoTo}
							storageKept={storage.kept}
							lookForm={<LookForm name={me?.name ?? name} look={me?.look ?? look} onSave={features.changeLook} />}
							onLanguage={(chosen) => profile.setState({ language: chosen })}
							onNoGoTo={features.setNoGoTo}
							onClose={() => show(null)}
						/>
					)}
					{panel === "help" && (
						<HelpPanel
							touch={touch}
							onHeadset={() => show("headset")}
							onShowFirstSteps={() => {
								show(null);
								setFirstSteps(true);
							}}
							onClose={() => show(null)}
						/>
					)}
				</Suspense>
			</div>
			{reacting && (
				<div className={classes.reactions}>
					<ReactionsBar draw={drawLabelIcon} showKeys={!touch} onReact={(reaction) => void features.react(reaction)} />
				</div>
			)}
			<Dock items={items} more={{ open: more, Icon: IconDots, onToggle: () => setMore(!more) }} />
			{beyond && immersive.status !== "inside" && (
				<Suspense>
					<PassageDialog
						beyond={beyond}
						onGo={() => stopThen(() => onPassage(beyond.hallId, "screen"))}
						onStay={() => session.passages.stay()}
					/>
				</Suspense>
			)}
			{leaving && (
				<ConfirmDialog
					title={t("hall.leaveTitle")}
					cancel={t("hall.stay")}
					onCancel={() => setLeaving(false)}
					confirm={
						<Button color="red" onClick={() => stopThen(onLeft)}>
							{t("hall.leaveConfirm")}
						</Button>
					}
				>
					<p>{t("hall.leaveText")}</p>
				</ConfirmDialog>
			)}
		</div>
	);
}

/** The exhibit fills it itself: it may not be React at all. */
function ExhibitSlot({ exhibit }: { readonly exhibit: ExhibitPanel }) {
	const { t } = useTranslation();
	const place = useRef<HTMLDivElement>(null);
	useEffect(() => (place.current ? exhibit.mount(place.current) : undefined), [exhibit]);
	return (
		<Panel title={exhibit.title} onClose={() => exhibit.close()}>
			<section ref={place} className={classes.exhibit} aria-label={t("exhibit.panel", { title: exhibit.title })} />
		</Panel>
	);
}

function Loading({ progress }: { readonly progress: StoreApi<LoadingProgress> }) {
	const { t } = useTranslation();
	const { shellReady, loaded, wanted, failed } = useStore(progress);
	if (!shellReady) return <p className={classes.loading}>{t("hall.loadingShell")}</p>;
	if (loaded + failed < wanted) {
		return (
			<p className={classes.loading}>
				<progress max={wanted} value={loaded + failed} aria-label={t("hall.loadingBooths", { loaded, wanted })} />
				{t("hall.loadingBooths", { loaded, wanted })}
			</p>
		);
	}
	return failed > 0 ? <p className={classes.loading}>{t("hall.boothsFailed", { count: failed })}</p> : null;
}

function vrReason(status: ImmersiveStatus, t: TFunction): string | undefined {
	switch (status.status) {
		case "available":
			return undefined;
		case "failed":
			// It may work the next time: pressing tries again.
			return undefined;
		case "unavailable":
			return t(`vr.${status.reason}`);
		case "checking":
		case "entering":
		case "inside":
			return t(`vr.${status.status}`);
		default:
			return status satisfies never;
	}
}

async function share(boothId: string, name: string, { notices }: OverlayFeatures, t: TFunction): Promise<void> {
	const address = new URL(location.href);
	address.searchParams.set(SHARE_PARAMETER, boothId);
	try {
		await navigator.clipboard.writeText(address.href);
		notices.tell({ tone: "good", title: t("directory.shared", { name }) });
	} catch {
		notices.tell({ tone: "plain", title: t("directory.shareFailed", { link: address.href }) });
	}
}

function isWriting(target: Element | null): boolean {
	if (target instanceof HTMLInputElement) return !/^(button|checkbox|radio|range|submit|reset)$/.test(target.type);
	return target instanceof HTMLTextAreaElement || (target instanceof HTMLElement && target.isContentEditable);
}

const WIDGET_KEYS = new Set(["ArrowUp", "ArrowDown", "ArrowLeft", "ArrowRight", " ", "Enter", "Home", "End"]);

/** What is typed in a field, or steers a widget, does not walk; W A S D pass on, so that one walks on after a click. */
function keepFieldKeys(event: React.KeyboardEvent): void {
	if (isWriting(event.target as Element) || WIDGET_KEYS.has(event.key)) event.stopPropagation();
}

function useTouch(): boolean {
	const [touch] = useState(() => matchMedia("(pointer: coarse)").matches);
	return touch;
}
