import { ActionIcon, Switch, TextInput, Tooltip } from "@mantine/core";
import "@mantine/core/styles/InlineInput.css";
import "@mantine/core/styles/Switch.css";
import "@mantine/core/styles/Tooltip.css";
import {
	IconBadgeVr,
	IconHandStop,
	IconMessage,
	IconMoonStars,
	IconPencil,
	IconPlugConnectedX,
	IconSearch,
	IconVolume,
	IconVolumeOff,
	IconWalk,
} from "@tabler/icons-react";
import { useDeferredValue, useEffect, useId, useMemo, useState } from "react";
import { useTranslation } from "react-i18next";
import { useStore } from "zustand";
import { AvatarDrawing } from "#client/ui/avatar/AvatarDrawing.tsx";
import { Panel } from "#client/ui/panel/Panel.tsx";
import type { PeopleElsewhere, PeopleFeature, Person } from "./PeopleFeature.ts";
import classes from "./PeoplePanel.module.css";
import { matchPeople, sortPeople } from "./sortPeople.ts";

interface PeoplePanelProps {
	readonly people: PeopleFeature;
	readonly ownId: string;
	readonly muted: ReadonlySet<string>;
	readonly boothName: (boothId: string) => string;
	readonly onGoTo: (person: Person) => void;
	readonly onWrite: (person: Person) => void;
	readonly onMute: (visitorId: string, name: string, muted: boolean) => void;
	readonly onNoGoTo: (noGoTo: boolean) => void;
	readonly onClose: () => void;
}

export function PeoplePanel({ people: feature, ownId, onClose, onNoGoTo, ...actions }: PeoplePanelProps) {
	const { t, i18n } = useTranslation();
	const { people, me } = useStore(feature.state);
	const [search, setSearch] = useState("");
	const elsewhereHeading = useId();
	const sought = useDeferredValue(search);
	const others = useMemo(
		() =>
			sortPeople(
				[...people.values()].filter(({ id }) => id !== ownId),
				i18n.language,
			),
		[people, ownId, i18n.language],
	);
	const found = useMemo(() => matchPeople(others, sought), [others, sought]);
	const elsewhere = useElsewhere(feature, sought.trim());

	return (
		<Panel
			title={t("people.title")}
			aside={<span role="status">{countText()}</span>}
			onClose={onClose}
			top={
				<TextInput
					aria-label={t("people.search")}
					placeholder={t("people.search")}
					leftSection={<IconSearch size="1.125rem" aria-hidden />}
					value={search}
					onChange={(event) => setSearch(event.currentTarget.value)}
					data-autofocus
				/>
			}
			bottom={
				<Switch
					label={t("people.noGoTo")}
					description={t("people.noGoToHint")}
					checked={me?.noGoTo ?? false}
					onChange={(event) => onNoGoTo(event.currentTarget.checked)}
				/>
			}
		>
			{found.length === 0 && elsewhere.people.length === 0 && (
				<p className={classes.empty}>{t(others.length === 0 ? "people.nobody" : "people.noMatch")}</p>
			)}
			<ul className={classes.list}>
				{me && sought === "" && <PersonRow person={me} own {...actions} />}
				{found.map((person) => (
					<PersonRow key={person.id} person={person} {...actions} />
				))}
			</ul>
			{elsewhere.people.length > 0 && (
				<section aria-labelledby={elsewhereHeading}>
					<h3 id={elsewhereHeading} className={classes.heading}>
						{t("people.elsewhere")}
					</h3>
					<ul className={classes.list}>
						{elsewhere.people.map((person) => (
							<PersonRow key={person.id} person={person} {...actions} />
						))}
					</ul>
					{elsewhere.found > elsewhere.people.length && (
						<p className={classes.empty}>
							{t("people.moreElsewhere", { count: elsewhere.found - elsewhere.people.length })}
						</p>
					)}
				</section>
			)}
		</Panel>
	);

	function countText(): string {
		const count = people.size;
		return sought === "" ? t("people.count", { count }) : t("people.shown", { shown: found.length, count });
	}
}

/** Whoever types is not asked about each letter. */
const ASK_AFTER_MS = 300;
const NOBODY: PeopleElsewhere = { people: [], found: 0 };

/** Those of other instances, once somebody is looked for by name. */
function useElsewhere(feature: PeopleFeature, name: string): PeopleElsewhere {
	const [elsewhere, setElsewhere] = useState(NOBODY);
	useEffect(() => {
		if (name === "") {
			setElsewhere(NOBODY);
			return;
		}
		let isOver = false;
		const timer = setTimeout(async () => {
			// Lost or too fast: the people of one's own instance are found all the same.
			const found = await feature.findElsewhere(name).catch(() => NOBODY);
			if (!isOver) setElsewhere(found);
		}, ASK_AFTER_MS);
		return () => {
			isOver = true;
			clearTimeout(timer);
		};
	}, [feature, name]);
	return elsewhere;
}

type PersonRowProps = Pick<PeoplePanelProps, "muted" | "boothName" | "onGoTo" | "onWrite" | "onMute"> & {
	readonly person: Person;
	readonly own?: boolean;
};

function PersonRow({ person, own = false, muted, boothName, onGoTo, onWrite, onMute }: PersonRowProps) {
	const { t } = useTranslation();
	const { name, instance } = person;
	const goTo = person.noGoTo
		? t("people.optedOut", { name })
		: instance === undefined
			? t("people.goTo", { name })
			: t("people.goToInstance", { name, instance });
	const where = person.boothId ? t("common.atBooth", { name: boothName(person.boothId) }) : t("people.inHall");
	const isMuted = muted.has(person.id);
	return (
		<li className={classes.person} data-dropped={person.dropped || undefined}>
			<AvatarDrawing look={person.look} bust className={classes.face} />
			<div className={classes.words}>
				<p className={classes.name}>
					<strong>{name}</strong>
					{own && <span className={classes.tag}>{t("common.you")}</span>}
					{person.staff && <span className={classes.tag}>{t("common.staff")}</span>}
					<Marks person={person} />
				</p>
				<p className={classes.where}>
					{instance === undefined ? where : `${t("people.inInstance", { instance })} · ${where}`}
				</p>
			</div>
			{!own && (
				<div className={classes.actions}>
					<Tooltip withinPortal={false} label={goTo}>
						{/* Stays focusable while it refuses, so that its reason can be read. */}
						<ActionIcon
							variant="subtle"
							size="lg"
							aria-label={goTo}
							aria-disabled={person.noGoTo || person.dropped}
							data-disabled={person.noGoTo || person.dropped}
							onClick={() => !person.noGoTo && !person.dropped && onGoTo(person)}
						>
							<IconWalk size="1.25rem" />
						</ActionIcon>
					</Tooltip>
					<Tooltip withinPortal={false} label={t("chat.writeTo", { name })}>
						<ActionIcon
							variant="subtle"
							size="lg"
							aria-label={t("chat.writeTo", { name })}
							onClick={() => onWrite(person)}
						>
							<IconMessage size="1.25rem" />
						</ActionIcon>
					</Tooltip>
					<Tooltip withinPortal={false} label={t(isMuted ? "chat.unmute" : "chat.mute", { name })}>
						<ActionIcon
							variant="subtle"
							size="lg"
							color={isMuted ? "red" : "brand"}
							aria-label={t(isMuted ? "chat.unmute" : "chat.mute", { name })}
							onClick={() => onMute(person.id, name, !isMuted)}
						>
							{isMuted ? <IconVolumeOff size="1.25rem" /> : <IconVolume size="1.25rem" />}
						</ActionIcon>
					</Tooltip>
				</div>
			)}
		</li>
	);
}

function Marks({ person }: { readonly person: Person }) {
	const { t } = useTranslation();
	const marks = [
		{ shown: person.handRaised, Icon: IconHandStop, label: t("people.handRaised"), strong: true },
		{ shown: person.typing, Icon: IconPencil, label: t("people.typing"), strong: false },
		{ shown: person.immersive, Icon: IconBadgeVr, label: t("people.immersive"), strong: false },
		{ shown: person.away, Icon: IconMoonStars, label: t("people.away"), strong: false },
		{ shown: person.dropped, Icon: IconPlugConnectedX, label: t("people.dropped"), strong: false },
	];
	return marks
		.filter(({ shown }) => shown)
		.map(({ Icon, label, strong }) => (
			<span key={label} className={classes.mark} data-strong={strong || undefined} title={label}>
				<Icon size="1rem" aria-hidden />
				<span className="visually-hidden">{label}</span>
			</span>
		));
}
