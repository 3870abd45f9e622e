import type { i18n as I18n } from "i18next";
import type { StoreApi } from "zustand/vanilla";
import { randomKey } from "#client/connection/randomKey.ts";
import type { Brochure, KeptLink } from "#client/features/bag/Bag.ts";
import { ChatFeature } from "#client/features/chat/ChatFeature.ts";
import { BoothCounts } from "#client/features/directory/BoothCounts.ts";
import { Favourites } from "#client/features/favourites/Favourites.ts";
import { hallNews } from "#client/features/hall/hallNews.ts";
import type { Profile } from "#client/features/lobby/Profile.ts";
import { PassportFeature } from "#client/features/passport/PassportFeature.ts";
import { PeopleFeature, type Person } from "#client/features/people/PeopleFeature.ts";
import { ReactionsFeature } from "#client/features/reactions/ReactionsFeature.ts";
import { inLanguage } from "#client/ui/i18n/i18n.ts";
import { refusalReason, refusalText } from "#client/ui/i18n/refusalText.ts";
import { NoticeBoard } from "#client/ui/notices/NoticeBoard.ts";
import type { DeviceStorage } from "#client/ui/storage/DeviceStorage.ts";
import type { PublishedHall } from "#shared/features/event/PublishedHall.ts";
import type { LocalizedText } from "#shared/features/event/text.ts";
import type { HallSession } from "./HallSession.ts";

interface OverlayFeaturesOptions {
	readonly session: HallSession;
	readonly i18n: I18n;
	readonly profile: StoreApi<Profile>;
	readonly storage: DeviceStorage;
}

export type OverlayFeatures = ReturnType<typeof createOverlayFeatures>;

/** The features behind the overlay, and who feeds whom. */
export function createOverlayFeatures({ session, i18n, profile, storage }: OverlayFeaturesOptions) {
	const { connection, published, avatars, walking, bag } = session;
	const t = i18n.t;
	const now = () => Date.now();
	const notices = new NoticeBoard({ setTimer: (callback, ms) => setTimeout(callback, ms) });
	const favourites = new Favourites(storage, published.getState().event.id);
	const counts = new BoothCounts(connection);
	const people = new PeopleFeature({ connection, published });

	/** Of those that are gone, too: what was said there, and stamped, is still theirs. */
	const names = new Map<string, LocalizedText>();
	const learnNames = ({ booths }: PublishedHall) => {
		for (const { id, name } of booths) names.set(id, name);
	};
	learnNames(published.getState());
	const boothName = (boothId: string) => {
		const name = names.get(boothId);
		return name ? inLanguage(name, i18n) : boothId;
	};

	const chat = new ChatFeature({
		connection,
		now,
		newKey: randomKey,
		onHeard: ({ channel, from, name, text }) => {
			if (channel.kind !== "direct") return avatars.say(from, text);
			const isOpen = chat.state.getState().open === `direct:${from}`;
			if (from !== connection.visitorId && !isOpen) notices.tell({ tone: "plain", title: name, text });
		},
	});

	const passport = new PassportFeature({
		connection,
		now,
		onVisitBegan: (boothId) =>
			notices.tell({
				tone: "plain",
				title: t("passport.greeting", { name: boothName(boothId) }),
				text: passport.state.getState().stamps.has(boothId) ? undefined : t("passport.collecting"),
			}),
		onStamped: (boothId, count) => {
			const total = published.getState().booths.length;
			notices.tell({
				tone: "stamp",
				title: t("passport.stamped", { name: boothName(boothId) }),
				text: count >= total ? t("passport.stampedAll") : t("passport.stampedText", { count, total }),
			});
		},
	});

	const reactions = new ReactionsFeature({ connection, onReacted: (id, reaction) => avatars.react(id, reaction) });

	/** Does what a person asked for, and says so when the hall does not. */
	const attempt = async (action: () => Promise<void>, done?: string): Promise<boolean> => {
		try {
			await action();
			if (done !== undefined) notices.tell({ tone: "good", title: done });
			return true;
		} catch (error) {
			const retryAfterMs = error instanceof Error && "retryAfterMs" in error ? Number(error.retryAfterMs) || 0 : 0;
			notices.tell({ tone: "bad", title: refusalText(t, refusalReason(error), { retryAfterMs }) });
			return false;
		}
	};

	/** Of what comes from another device at once there is no single thing to tell. */
	const tellTaken = (
		now: readonly Brochure[] | readonly KeptLink[],
		before: readonly Brochure[] | readonly KeptLink[],
		text: "bag.takenText" | "bag.takenLinkText",
	) => {
		const isNew = (one: Brochure | KeptLink) =>
			!before.some(({ boothId, slot }) => boothId === one.boothId && slot === one.slot);
		const [taken, ...more] = now.filter(isNew);
		if (!taken || more.length > 0) return;
		const title = t("bag.taken", { title: inLanguage(taken.title, i18n) });
		notices.tell({ tone: "good", title, text: t(text, { count: now.length }) });
	};

	const tellNews = (before: PublishedHall, shown: PublishedHall) => {
		const news = hallNews(before, shown, {
			place: walking.place.getState(),
			boothHere: people.state.getState().me?.boothId ?? null,
			favourites: favourites.booths.getState(),
		});
		if (!news) return;
		const said = t(`hallNews.${news.kind}`, { name: inLanguage(news.name, i18n) });
		const text = news.more > 0 ? `${said} ${t("hallNews.more", { count: news.more })}` : said;
		notices.tell({ tone: "plain", title: t("hallNews.changed"), text });
	};

	const undo: (() => void)[] = [];
	const lifecycle = {
		start() {
			counts.start();
			people.start();
			reactions.start();
			void passport.start();
			void chat.start();
			const seen = () => {
				people.setAway(document.hidden);
				if (!document.hidden) chat.markRead();
			};
			document.addEventListener("visibilitychange", seen);
			undo.push(
				() => document.removeEventListener("visibilitychange", seen),
				published.subscribe((shown, before) => {
					learnNames(shown);
					tellNews(before, shown);
				}),
				favourites.start(),
				bag.start(),
				bag.brochures.subscribe((now, before) => tellTaken(now, before, "bag.takenText")),
				bag.links.subscribe((now, before) => tellTaken(now, before, "bag.takenLinkText")),
				walking.onRefused((reason) => notices.tell({ tone: "bad", title: refusalText(t, reason) })),
				people.state.subscribe(({ me }) => chat.setBoothHere(me?.boothId ?? null)),
				connection.onResumed((how) => {
					if (how === "back") notices.tell({ tone: "good", title: t("connection.resumed") });
					if (document.hidden) people.setAway(true);
				}),
			);
		},
		stop() {
			for (const step of undo.splice(0).reverse()) step();
			chat.stop();
			passport.stop();
			reactions.stop();
			people.stop();
			counts.stop();
		},
	};

	return {
		...lifecycle,
		notices,
		favourites,
		counts,
		people,
		chat,
		passport,
		reactions,
		boothName,
		now,
		goToBooth: (boothId: string) =>
			attempt(() => walking.goToBooth(boothId), t("directory.arrived", { name: boothName(boothId) })),
		goToVisitor: ({ id, name, instance }: Pick<Person, "id" | "name" | "instance">) => {
			const isHere = instance === undefined;
			return attempt(
				() => (isHere ? walking.goToVisitor(id) : walking.goToInstanceOf(id)),
				t("people.arrived", { name }),
			);
		},
		react: (reaction: Parameters<ReactionsFeature["react"]>[0]) => attempt(() => reactions.react(reaction)),
		raiseHand: (raised: boolean) =>
			attempt(() => people.raiseHand(raised), t(raised ? "reactions.handUp" : "reactions.handDown")),
		mute: (id: string, name: string, muted: boolean) =>
			attempt(() => chat.mute(id, muted), t(muted ? "chat.mutedNotice" : "chat.unmutedNotice", { name })),
		setNoGoTo: async (noGoTo: boolean) => {
			if (await attempt(() => people.setNoGoTo(noGoTo))) profile.setState({ noGoTo });
		},
		changeLook: async (name: string, look: Profile["look"]) => {
			const changed = await attempt(() => people.changeLook(name, look), t("settings.lookSaved"));
			if (changed) profile.setState({ name, look });
		},
	};
}
