import type { i18n as I18n } from "i18next";
import type { StoreApi } from "zustand/vanilla";
import { createBagPage } from "#client/features/bag/createBagPages.ts";
import { createChatPage } from "#client/features/chat/createChatPage.ts";
import { createDirectoryPage } from "#client/features/directory/createDirectoryPage.ts";
import { BrochureInHand } from "#client/features/exhibits/BrochureInHand.ts";
import { createExhibitPage } from "#client/features/exhibits/createExhibitPage.ts";
import { ExhibitHolder } from "#client/features/exhibits/ExhibitHolder.ts";
import type { ExhibitReach, FocusedExhibit } from "#client/features/exhibits/FocusedExhibit.ts";
import { createHeadsetHelpPage } from "#client/features/help/createHeadsetHelpPage.ts";
import type { Profile } from "#client/features/lobby/Profile.ts";
import { createMapPage } from "#client/features/map/createMapPage.ts";
import { createPassagePage } from "#client/features/passages/createPassagePage.ts";
import { createPassportPage } from "#client/features/passport/createPassportPage.ts";
import { createPeoplePage } from "#client/features/people/createPeoplePage.ts";
import { createHeadsetSettingsPage } from "#client/features/settings/createHeadsetSettingsPage.ts";
import type { Settings } from "#client/features/settings/Settings.ts";
import { createSponsorPage } from "#client/features/sponsors/createSponsorPage.ts";
import { createStatsPage } from "#client/features/stats/createStatsPage.ts";
import { inLanguage } from "#client/ui/i18n/i18n.ts";
import { learnTexts } from "#client/ui/i18n/laterTexts.ts";
import { SystemKeyboard } from "#client/xr/SystemKeyboard.ts";
import { button } from "#client/xr/ui/button.ts";
import { ICONS } from "#client/xr/ui/icons.ts";
import { column, row } from "#client/xr/ui/layout.ts";
import { text } from "#client/xr/ui/text.ts";
import { PANEL_WIDTH, type XrPage } from "#client/xr/ui/XrPanels.ts";
import type { XrSaying } from "#client/xr/XrNotice.ts";
import type { XrOutfit, XrStage } from "#client/xr/XrStage.ts";
import { LANGUAGES } from "#shared/features/event/text.ts";
import type { OverlayFeatures } from "./createOverlayFeatures.ts";
import { drawHeadsetMenu, type HeadsetMenuItem } from "./drawHeadsetMenu.ts";
import type { HallSession } from "./HallSession.ts";

export interface HeadsetOutfitOptions {
	readonly session: HallSession;
	readonly features: OverlayFeatures;
	readonly i18n: I18n;
	readonly profile: StoreApi<Profile>;
	readonly settings: StoreApi<Settings>;
	/** Out of the hall altogether. */
	readonly onLeaveHall: () => void;
	/** Through a passage, out of this hall into another. */
	readonly onPassage: (hallId: string) => void;
}

const EXHIBIT_PAGE = "exhibit.";
const WELCOME_AFTER_MS = 1_500;

/** The wrist menu and what it opens, and who feeds whom: everything the overlay does, without taking the headset off. */
export async function createHeadsetOutfit(stage: XrStage, options: HeadsetOutfitOptions): Promise<XrOutfit> {
	const { session, features, i18n, profile, settings, onLeaveHall, onPassage } = options;
	const { connection, published, walking, avatars } = session;
	const { panels } = stage;
	const t = i18n.t;
	await learnTexts(i18n, "immersive");

	const keyboard = new SystemKeyboard();
	const go = (boothId: string) => {
		panels.close();
		void features.goToBooth(boothId);
	};

	const directory = createDirectoryPage({
		i18n,
		published,
		inside: features.counts.inside,
		stamps: features.passport.state,
		keyboard,
		place: () => walking.place.getState(),
		onGo: go,
	});
	const map = createMapPage({
		i18n,
		published,
		places: { own: walking.place, eachPlace: avatars.eachPlace.bind(avatars) },
		stamps: features.passport.state,
		onGo: go,
	});
	const chat = createChatPage({
		i18n,
		chat: features.chat,
		ownId: connection.visitorId,
		people: features.people.state,
		boothName: features.boothName,
		keyboard,
	});
	const people = createPeoplePage({
		i18n,
		people: features.people.state,
		ownId: connection.visitorId,
		muted: features.chat.state,
		boothName: features.boothName,
		onGoTo: (person) => {
			panels.close();
			void features.goToVisitor(person);
		},
		onWrite: (person) => {
			chat.writeTo(person.id, person.name);
			panels.show(chat);
		},
		onMute: (person, muted) => void features.mute(person.id, person.name, muted),
	});
	const passport = createPassportPage({ i18n, passport: features.passport, published, onGo: go });
	const settingsPage = createHeadsetSettingsPage({
		i18n,
		settings,
		eyeHeight: stage.eyeHeight,
		languages: () => published.getState().event.languages ?? LANGUAGES,
		onLanguage: (language) => profile.setState({ language }),
		onMeasured: (metres) => stage.tell({ tone: "good", title: t("immersive.settings.measured", { metres }) }),
	});
	const help = createHeadsetHelpPage(i18n);
	const stats = session.stats && createStatsPage(i18n, session.stats);
	const bag = createBagPage({ i18n, bag: session.bag, published, panels });
	const passage = createPassagePage({ i18n, passages: session.passages, onGo: onPassage });
	const sponsor = createSponsorPage(i18n, session.sponsors);
	const exhibits = session.exhibits.reach();
	const approach = (boothId: string, slot: string) => walking.approach(boothId, slot);
	const leaving: XrPage = {
		name: "leave",
		icon: ICONS.leave,
		title: () => t("immersive.leave"),
		body: () =>
			column([
				text(t("immersive.leaveText"), { width: PANEL_WIDTH, lines: 2 }),
				row([
					button({ label: t("immersive.leaveVr"), tone: "primary", onPress: stage.leave }),
					button({ label: t("immersive.leaveHall"), onPress: onLeaveHall }),
					button({ label: t("immersive.stay"), onPress: () => panels.close() }),
				]),
			]),
	};

	function opens(page: XrPage, label: string, badge = 0): HeadsetMenuItem {
		const isOn = panels.open.getState() === page.name;
		const onPress = () => {
			panels.toggle(page);
			// It would stand before what it has opened.
			stage.closeMenu();
		};
		return { label, icon: page.icon, isOn, badge, onPress };
	}

	function menu() {
		const { people: everyone, me } = features.people.state.getState();
		const unread = Object.values(features.chat.state.getState().channels).reduce((sum, one) => sum + one.unread, 0);
		const handRaised = me?.handRaised ?? false;
		const place = me?.boothId ? features.boothName(me.boothId) : inLanguage(published.getState().hall.name, i18n);
		return drawHeadsetMenu({
			i18n,
			heading: `${place} · ${t("immersive.people", { count: everyone.size })}`,
			items: [
				opens(map, t("dock.map")),
				opens(directory, t("dock.directory")),
				opens(people, t("dock.people")),
				opens(chat, t("dock.chat"), unread),
				opens(passport, t("dock.passport")),
				opens(bag, t("dock.bag")),
				{
					label: t(handRaised ? "dock.lowerHand" : "dock.raiseHand"),
					icon: ICONS.hand,
					isOn: handRaised,
					onPress: () => void features.raiseHand(!handRaised),
				},
				opens(settingsPage, t("dock.settings")),
				opens(help, t("dock.help")),
				...(stats ? [opens(stats, t("immersive.stats.title"))] : []),
				opens(leaving, t("immersive.leave")),
			],
			onReact: (reaction) => void features.react(reaction),
		});
	}

	/** What lasts as long as the connection is not there. */
	function connectionSaying(): XrSaying | undefined {
		const { status } = connection.status.getState();
		switch (status) {
			case "joining":
			case "inHall":
				return undefined;
			case "lost":
				return { tone: "bad", title: t("immersive.connectionLost") };
			case "takenOver":
				return { tone: "bad", title: t("immersive.connectionElsewhere") };
			case "outdated":
			case "refused":
			case "left":
				return { tone: "bad", title: t("immersive.connectionOver") };
			default:
				return status satisfies never;
		}
	}

	return {
		menu,
		start(refreshMenu) {
			let told = Math.max(0, ...features.notices.notices.getState().map(({ id }) => id));
			const retold = () => {
				refreshMenu();
				panels.refresh();
			};
			i18n.on("languageChanged", retold);
			const undo = [
				features.people.state.subscribe(refreshMenu),
				features.chat.state.subscribe(refreshMenu),
				panels.open.subscribe(refreshMenu),
				features.notices.notices.subscribe((notices) => {
					const newest = notices.at(-1);
					if (!newest || newest.id <= told) return;
					told = newest.id;
					stage.tell(newest);
				}),
				connection.status.subscribe(() => stage.last(connectionSaying())),
				showWhile(session.passages.asked, passage, () => session.passages.stay()),
				showWhile(session.sponsors.open, sponsor, () => session.sponsors.close()),
				...(exhibits ? handleExhibits(exhibits) : []),
				() => i18n.off("languageChanged", retold),
			];
			stage.last(connectionSaying());
			// By then the headset has said what is in hand.
			const welcoming = setTimeout(() => {
				const title = t("immersive.welcome", { name: inLanguage(published.getState().hall.name, i18n) });
				stage.tell({ tone: "plain", title, text: welcome() });
			}, WELCOME_AFTER_MS);
			undo.push(() => clearTimeout(welcoming));
			return () => {
				for (const step of undo) step();
			};
		},
		dispose: () => keyboard.close(),
	};

	/** A page for as long as there is something to say; whoever closes it has answered. */
	function showWhile(asked: StoreApi<object | null>, page: XrPage, onClosed: () => void): () => void {
		const show = (now: object | null) => {
			const isOpen = panels.open.getState() === page.name;
			if (now && !isOpen) {
				stage.closeMenu();
				panels.show(page);
			} else if (!now && isOpen) panels.close();
		};
		show(asked.getState());
		const undo = [
			asked.subscribe(show),
			panels.open.subscribe((open, before) => {
				if (before === page.name && open !== page.name && asked.getState()) onClosed();
			}),
		];
		return () => {
			for (const step of undo) step();
		};
	}

	/** Hands take hold of exhibits, and the one in focus has its page. */
	function handleExhibits(reach: ExhibitReach): (() => void)[] {
		const pages = new Map<string, XrPage>();
		const leaf = new BrochureInHand(stage.scene, () => t("immersive.exhibit.drop"));
		const holder = new ExhibitHolder({
			exhibits: reach,
			head: () => stage.body.head,
			now: () => performance.now(),
			onBrochure: (pointer) => (pointer ? leaf.follow(pointer.hold, stage.body.head) : leaf.hide()),
		});
		const show = (focused: FocusedExhibit | null) => {
			const open = panels.open.getState();
			if (!focused) {
				if (open?.startsWith(EXHIBIT_PAGE)) panels.close();
				return;
			}
			const { kind } = focused.exhibit;
			if (open === EXHIBIT_PAGE + kind) return;
			const page = pages.get(kind) ?? createExhibitPage({ i18n, exhibits: reach, approach }, kind);
			pages.set(kind, page);
			stage.closeMenu();
			panels.show(page);
		};
		const focused = reach.focused.getState();
		if (focused) show(focused);
		return [
			stage.onHold(holder.hold),
			reach.focused.subscribe((now, before) => {
				if (now?.key !== before?.key) show(now);
			}),
			// Another page in its place: whoever looks at the map has turned away from it.
			panels.open.subscribe((open) => {
				if (!open?.startsWith(EXHIBIT_PAGE)) reach.close();
			}),
			() => leaf.dispose(),
		];
	}

	/** How to open the menu, by what the wearer has in hand. */
	function welcome(): string {
		const sources = [...stage.session.inputSources];
		if (sources.some(({ hand }) => hand)) return t("immersive.welcomeHands");
		if (sources.length === 0) return t("immersive.welcomeNobody");
		const isLeft = settings.getState().vrHand === "left";
		return t(isLeft ? "immersive.welcomeControllersLeft" : "immersive.welcomeControllers");
	}
}
