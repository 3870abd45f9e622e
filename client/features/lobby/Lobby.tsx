import { Button } from "@mantine/core";
import {
	IconAlertTriangle,
	IconBuildingStore,
	IconCalendarEvent,
	IconMapPin,
	IconMessages,
	IconRosetteDiscountCheck,
	IconUsers,
	IconWalk,
} from "@tabler/icons-react";
import { lazy, type ReactNode, Suspense, useEffect, useId, useState } from "react";
import { useTranslation } from "react-i18next";
import { useStore } from "zustand";
import type { StoreApi } from "zustand/vanilla";
import { eventDates, moment } from "#client/ui/i18n/eventDates.ts";
import { inLanguage, languageOf } from "#client/ui/i18n/i18n.ts";
import { LanguageSwitch } from "#client/ui/layout/LanguageSwitch.tsx";
import { Mark } from "#client/ui/layout/Mark.tsx";
import type { HallPresence, PublishedBooth, PublishedHall } from "#shared/features/event/PublishedHall.ts";
import type { Language } from "#shared/features/event/text.ts";
import { checkDevice, type DeviceFacts } from "./checkDevice.ts";
import { DeviceCheck } from "./DeviceCheck.tsx";
import { type Doors, doorsAt } from "./doorsAt.ts";
import { EntryCard, type EntryWay } from "./EntryCard.tsx";
import { HallModel } from "./HallModel.tsx";
import classes from "./Lobby.module.css";
import type { LobbyFeature, LobbyState } from "./LobbyFeature.ts";
import type { LoadAvatarPreview } from "./LookPreview.tsx";
import type { Profile } from "./Profile.ts";
import { readDeviceFacts } from "./readDeviceFacts.ts";

/** Most events are open to everyone: their visitors need no field for a password. */
const DoorCard = lazy(() => import("./DoorCard.tsx").then((file) => ({ default: file.DoorCard })));

interface LobbyProps {
	readonly lobby: LobbyFeature;
	readonly profile: StoreApi<Profile>;
	readonly storageKept: boolean;
	readonly loadPreview: LoadAvatarPreview;
	readonly onEnter: (published: PublishedHall, arriveAt: string | undefined, how: EntryWay) => void;
	/** What this visitor took along on an earlier visit; given how to arrive at a booth. */
	readonly bag: (published: PublishedHall, onArriveAt: (booth: PublishedBooth) => void) => ReactNode;
	/** Why the last try to go in failed, in the visitor's words. */
	readonly failure: string | null;
}

/** The page before the hall: what it is, who one is going to be, and the door. */
export function Lobby({ lobby, profile, storageKept, loadPreview, onEnter, bag, failure }: LobbyProps) {
	const { t, i18n } = useTranslation();
	const { hall, presence, arrival } = useStore(lobby.state);
	const language = useStore(profile, (state) => state.language);
	const [facts, setFacts] = useState<DeviceFacts | null>(null);
	const now = useNow();

	useEffect(() => readDeviceFacts(storageKept, setFacts), [storageKept]);

	const published = hall.status === "ready" ? hall.published : null;
	const event = hall.status === "closed" ? hall.event : published?.event;
	const title = event ? inLanguage(event.title, i18n) : null;
	useEffect(() => {
		if (title) document.title = t("lobby.pageTitle", { event: title });
	}, [title, t]);

	const findings = facts ? checkDevice(facts) : [];
	const doors: Doors = event ? doorsAt(event, now) : "open";

	return (
		<div className={classes.lobby}>
			<a className={classes.skip} href="#entry">
				{t("common.skipToMain")}
			</a>
			<header className={classes.header}>
				<span className={classes.mark}>
					<Mark />
					Pavilion
				</span>
				{published?.event.languages?.length !== 1 && (
					<LanguageSwitch language={language} onChoose={(language) => profile.setState({ language })} />
				)}
			</header>
			<main className={classes.main}>
				<div className={classes.hero}>
					{hall.status === "ready" ? (
						<EventIntroduction event={hall.published.event} doors={doors}>
							<HallFacts published={hall.published} presence={presence} />
						</EventIntroduction>
					) : hall.status === "closed" ? (
						<EventIntroduction event={hall.event} doors={doors} />
					) : (
						<Waiting hall={hall} onRetry={() => lobby.retry()} />
					)}
				</div>
				<div className={classes.card} id="entry">
					{hall.status === "closed" ? (
						<Suspense>
							<DoorCard key={hall.asks} door={hall} onShow={(proof) => void lobby.showProof(proof)} />
						</Suspense>
					) : (
						<EntryCard
							profile={profile}
							published={published}
							presence={presence}
							arrival={arrival}
							doors={doors}
							now={now}
							stopped={findings.some(({ level }) => level === "stop")}
							failure={failure}
							loadPreview={loadPreview}
							onArriveAtEntrance={() => lobby.arriveAtEntrance()}
							hasHeadset={facts?.headset === "ready"}
							onEnter={onEnter}
						/>
					)}
					{published && bag(published, (booth) => lobby.arriveAtBooth(booth))}
					<DeviceCheck findings={findings} />
					<Expectations />
				</div>
				<div className={classes.picture}>
					{published && (
						<HallModel published={published} arriveAt={arrival.kind === "booth" ? arrival.booth.id : undefined} />
					)}
				</div>
				{published && (
					<div className={classes.more}>
						<BoothIndex
							published={published}
							chosen={arrival.kind === "booth" ? arrival.booth.id : undefined}
							onChoose={(booth) => lobby.arriveAtBooth(booth)}
						/>
					</div>
				)}
			</main>
			<footer className={classes.footer}>{t("lobby.madeWith")}</footer>
		</div>
	);
}

function EventIntroduction({
	event,
	doors,
	children,
}: {
	readonly event: PublishedHall["event"];
	readonly doors: Doors;
	/** What only those are told who may come in. */
	readonly children?: ReactNode;
}) {
	const { t, i18n } = useTranslation();
	const language = languageOf(i18n);
	const other: Language = language === "zh-CN" ? "en" : "zh-CN";
	return (
		<>
			<p className={classes.doors} data-doors={doors}>
				{t(`lobby.doors.${doors}`)}
				{doors === "before" && event.opensAt && (
					<span> · {t("lobby.opensOn", { when: moment(event.opensAt, language) })}</span>
				)}
				{doors === "after" && event.closesAt && (
					<span> · {t("lobby.closedOn", { when: moment(event.closesAt, language) })}</span>
				)}
			</p>
			<h1 className={classes.title}>{event.title[language]}</h1>
			<p className={classes.otherTitle} lang={other}>
				{event.title[other]}
			</p>
			<p className={classes.summary}>{event.summary[language]}</p>
			<dl className={classes.facts}>
				<Fact icon={<IconCalendarEvent size="1.25rem" />} term={t("lobby.dates")}>
					{eventDates(event, language) ?? t("lobby.alwaysOpen")}
				</Fact>
				<Fact icon={<IconMapPin size="1.25rem" />} term={t("lobby.venue")}>
					{event.venue[language]}
				</Fact>
				{children}
			</dl>
		</>
	);
}

function HallFacts({
	published: { hall, booths },
	presence,
}: {
	readonly published: PublishedHall;
	readonly presence: HallPresence | null;
}) {
	const { t, i18n } = useTranslation();
	const language = languageOf(i18n);
	return (
		<>
			<Fact icon={<IconBuildingStore size="1.25rem" />} term={hall.name[language]}>
				{t("lobby.boothsInQuarter", { count: booths.length })}
			</Fact>
			<Fact icon={<IconUsers size="1.25rem" />} term={t("lobby.inside")}>
				{presence === null ? (
					t("lobby.presenceUnknown")
				) : presence.inside === 0 ? (
					t("lobby.firstInside")
				) : (
					<span data-testid="inside">
						{t("lobby.insideOf", { count: presence.inside, capacity: presence.capacity })}
					</span>
				)}
			</Fact>
		</>
	);
}

function Fact({
	icon,
	term,
	children,
}: {
	readonly icon: ReactNode;
	readonly term: string;
	readonly children: ReactNode;
}) {
	return (
		<div className={classes.fact}>
			<span className={classes.factIcon} aria-hidden>
				{icon}
			</span>
			<dt>{term}</dt>
			<dd>{children}</dd>
		</div>
	);
}

function Waiting({
	hall,
	onRetry,
}: {
	readonly hall: Extract<LobbyState["hall"], { status: "reading" | "failed" }>;
	readonly onRetry: () => void;
}) {
	const { t } = useTranslation();
	if (hall.status === "reading") {
		return (
			<div className={classes.reading} role="status">
				<span className="visually-hidden">{t("common.loading")}</span>
				<span />
				<span />
				<span />
			</div>
		);
	}
	return (
		<div className={classes.failed} role="alert">
			<IconAlertTriangle size="1.5rem" aria-hidden />
			<div>
				<h1>{t(`lobby.failed.${hall.failure}`)}</h1>
				<Button mt="md" variant="default" onClick={onRetry}>
					{t("common.retry")}
				</Button>
			</div>
		</div>
	);
}

function Expectations() {
	const { t } = useTranslation();
	const heading = useId();
	const points = [
		{ Icon: IconWalk, title: t("lobby.expect.walk"), text: t("lobby.expect.walkText") },
		{ Icon: IconMessages, title: t("lobby.expect.meet"), text: t("lobby.expect.meetText") },
		{ Icon: IconRosetteDiscountCheck, title: t("lobby.expect.collect"), text: t("lobby.expect.collectText") },
	];
	return (
		<section aria-labelledby={heading} className={classes.expectations}>
			<h2 id={heading}>{t("lobby.whatToExpect")}</h2>
			<ul className={classes.points}>
				{points.map(({ Icon, title, text }) => (
					<li key={title}>
						<Icon size="1.5rem" stroke={1.6} aria-hidden />
						<div>
							<h3>{title}</h3>
							<p>{text}</p>
						</div>
					</li>
				))}
			</ul>
		</section>
	);
}

interface BoothIndexProps {
	readonly published: PublishedHall;
	readonly chosen: string | undefined;
	readonly onChoose: (booth: PublishedBooth) => void;
}

/** Everything there is to see, by quarter; choosing one makes it the place of arrival. */
function BoothIndex({ published, chosen, onChoose }: BoothIndexProps) {
	const { t, i18n } = useTranslation();
	const heading = useId();
	const quarters = published.hall.quarters.map((quarter) => ({
		...quarter,
		booths: published.booths.filter((booth) => booth.quarter === quarter.id),
	}));
	const elsewhere = published.booths.filter((booth) => !quarters.some(({ id }) => id === booth.quarter));
	return (
		<section aria-labelledby={heading}>
			<h2 id={heading} className={classes.heading}>
				{t("lobby.quartersHeading")}
			</h2>
			{quarters
				.filter(({ booths }) => booths.length > 0)
				.map((quarter) => (
					<div key={quarter.id} className={classes.quarter}>
						<h3 className={classes.quarterName}>
							<span style={{ background: quarter.colour }} aria-hidden />
							{inLanguage(quarter.name, i18n)}
						</h3>
						<BoothList booths={quarter.booths} chosen={chosen} onChoose={onChoose} />
					</div>
				))}
			{elsewhere.length > 0 && <BoothList booths={elsewhere} chosen={chosen} onChoose={onChoose} />}
		</section>
	);
}

function BoothList({
	booths,
	chosen,
	onChoose,
}: Omit<BoothIndexProps, "published"> & { readonly booths: readonly PublishedBooth[] }) {
	const { t, i18n } = useTranslation();
	return (
		<ul className={classes.booths}>
			{booths.map((booth) => (
				<li key={booth.id}>
					<button
						type="button"
						className={classes.booth}
						aria-pressed={booth.id === chosen}
						onClick={() => onChoose(booth)}
					>
						<span className={classes.boothNumber} style={{ background: booth.colours.primary }} aria-hidden>
							<span>{booth.number}</span>
						</span>
						<span className={classes.boothName}>
							<span className="visually-hidden">{t("common.booth", { number: booth.number })} </span>
							{inLanguage(booth.name, i18n)}
						</span>
						<span className={classes.tagline}>{inLanguage(booth.tagline, i18n)}</span>
					</button>
				</li>
			))}
		</ul>
	);
}

/** Turns over often enough for "opens in 5 minutes". */
function useNow(): number {
	const [now, setNow] = useState(() => Date.now());
	useEffect(() => {
		const timer = setInterval(() => setNow(Date.now()), 10_000);
		return () => clearInterval(timer);
	}, []);
	return now;
}
