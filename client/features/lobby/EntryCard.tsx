import { Button, TextInput } from "@mantine/core";
import { IconArrowRight, IconChevronDown, IconMapPinFilled } from "@tabler/icons-react";
import { type FormEvent, useEffect, useId, useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import { useStore } from "zustand";
import type { StoreApi } from "zustand/vanilla";
import { AvatarPicker } from "#client/ui/avatar/AvatarPicker.tsx";
import { timeUntil } from "#client/ui/i18n/eventDates.ts";
import { inLanguage, languageOf } from "#client/ui/i18n/i18n.ts";
import type { HallPresence, PublishedHall } from "#shared/features/event/PublishedHall.ts";
import { VISITOR_NAME_MAX } from "#shared/features/roster/rosterMessages.ts";
import type { Doors } from "./doorsAt.ts";
import classes from "./EntryCard.module.css";
import type { LobbyState } from "./LobbyFeature.ts";
import { type LoadAvatarPreview, LookPreview } from "./LookPreview.tsx";
import { nameProblem, type Profile } from "./Profile.ts";

interface EntryCardProps {
	readonly profile: StoreApi<Profile>;
	readonly published: PublishedHall | null;
	readonly presence: HallPresence | null;
	readonly arrival: LobbyState["arrival"];
	readonly doors: Doors;
	readonly now: number;
	/** This browser cannot show the hall. */
	readonly stopped: boolean;
	readonly failure: string | null;
	readonly loadPreview: LoadAvatarPreview;
	readonly onArriveAtEntrance: () => void;
	/** A headset answers on this device: one may go in with it at once. */
	readonly hasHeadset: boolean;
	readonly onEnter: (published: PublishedHall, arriveAt: string | undefined, how: EntryWay) => void;
}

/** With a screen, or right into VR. */
export type EntryWay = "screen" | "headset";

export function EntryCard(props: EntryCardProps) {
	const { published, presence, arrival, doors, now, stopped, failure } = props;
	const { t, i18n } = useTranslation();
	const { name, look } = useStore(props.profile);
	const [wasKnown] = useState(() => nameProblem(name) === null);
	const [asked, setAsked] = useState(false);
	const [choosing, setChoosing] = useState(false);
	const nameField = useRef<HTMLInputElement>(null);
	const choices = useId();
	const failed = useRef<HTMLParagraphElement>(null);

	useEffect(() => {
		if (failure) failed.current?.focus();
	}, [failure]);

	const problem = nameProblem(name);
	const shownProblem = problem === "missing" && !asked ? null : problem;
	const full = presence !== null && presence.inside >= presence.capacity;

	const enter = (how: EntryWay) => {
		setAsked(true);
		if (problem) return nameField.current?.focus();
		if (published) props.onEnter(published, arrival.kind === "booth" ? arrival.booth.id : undefined, how);
	};
	const submit = (event: FormEvent) => {
		event.preventDefault();
		enter("screen");
	};

	return (
		<form className={classes.card} onSubmit={submit} noValidate>
			<h2 className={classes.heading}>
				{wasKnown ? t("lobby.welcomeBack", { name: name.trim() || "…" }) : t("lobby.enterHeading")}
			</h2>
			<div className={classes.who}>
				<LookPreview look={look} load={props.loadPreview} isDressed={choosing} />
				<div className={classes.fields}>
					<TextInput
						ref={nameField}
						label={t("lobby.name")}
						description={t("lobby.nameHint")}
						placeholder={t("lobby.namePlaceholder")}
						size="md"
						name="nickname"
						autoComplete="nickname"
						// Room for a word that is being composed; the rule above says what is too long.
						maxLength={VISITOR_NAME_MAX * 2}
						value={name}
						onChange={(event) => props.profile.setState({ name: event.currentTarget.value })}
						error={
							shownProblem === "missing"
								? t("lobby.nameMissing")
								: shownProblem === "too-long"
									? t("lobby.nameTooLong", { max: VISITOR_NAME_MAX })
									: shownProblem === "odd"
										? t("lobby.nameOdd")
										: null
						}
						inputWrapperOrder={["label", "input", "error", "description"]}
					/>
					<Button
						type="button"
						variant="default"
						size="sm"
						aria-expanded={choosing}
						aria-controls={choices}
						onClick={() => setChoosing(!choosing)}
						rightSection={
							<IconChevronDown size="1rem" className={classes.chevron} data-open={choosing || undefined} aria-hidden />
						}
					>
						{t("avatar.heading")}
					</Button>
				</div>
			</div>
			<div id={choices} className={classes.choices} hidden={!choosing}>
				{choosing && <AvatarPicker look={look} onChange={(chosen) => props.profile.setState({ look: chosen })} />}
			</div>
			<Arrival arrival={arrival} onArriveAtEntrance={props.onArriveAtEntrance} />
			{published && doors === "before" && (
				<div className={classes.doors}>
					<strong>
						{published.event.opensAt &&
							t("lobby.opensOn", { when: timeUntil(published.event.opensAt, now, languageOf(i18n)) })}
					</strong>
					<p>{inLanguage(published.event.beforeOpening, i18n)}</p>
				</div>
			)}
			{published && doors === "after" && (
				<p className={classes.doors}>{inLanguage(published.event.afterClosing, i18n)}</p>
			)}
			{failure && (
				<p ref={failed} className={classes.failure} role="alert" tabIndex={-1}>
					{failure}
				</p>
			)}
			{doors === "open" && (
				<>
					{full && (
						<p className={classes.full}>
							{presence.waiting > 0 ? t("lobby.fullQueue", { count: presence.waiting }) : t("lobby.full")}
						</p>
					)}
					<Button
						type="submit"
						size="lg"
						fullWidth
						disabled={!published || stopped}
						rightSection={<IconArrowRight size="1.25rem" aria-hidden />}
					>
						{t("lobby.enter")}
					</Button>
					{props.hasHeadset && (
						<Button
							type="button"
							variant="light"
							size="lg"
							fullWidth
							data-enter-vr
							disabled={!published || stopped}
							onClick={() => enter("headset")}
						>
							{t("dock.vr")}
						</Button>
					)}
				</>
			)}
		</form>
	);
}

function Arrival({ arrival, onArriveAtEntrance }: Pick<EntryCardProps, "arrival" | "onArriveAtEntrance">) {
	const { t, i18n } = useTranslation();
	switch (arrival.kind) {
		case "entrance":
			return null;
		case "unknown":
			return (
				<p className={classes.unknown} role="status">
					{t("lobby.unknownBooth")}
				</p>
			);
		case "booth":
			return (
				<div className={classes.arrival} role="status">
					<IconMapPinFilled size="1.5rem" aria-hidden />
					<div className={classes.arrivalWords}>
						<span>{t("lobby.arriveAt")}</span>
						<strong>
							{arrival.booth.number} · {inLanguage(arrival.booth.name, i18n)}
						</strong>
					</div>
					<button type="button" className={classes.forget} onClick={onArriveAtEntrance}>
						{t("lobby.forgetBooth")}
					</button>
				</div>
			);
		default:
			return arrival satisfies never;
	}
}
