import { Button } from "@mantine/core";
import { IconBuildingStore, IconMapPin, IconUser, IconUsersGroup } from "@tabler/icons-react";
import type { TFunction } from "i18next";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { useStore } from "zustand";
import type { StoreApi } from "zustand/vanilla";
import { ConfirmDialog } from "#client/ui/dialog/ConfirmDialog.tsx";
import { Panel } from "#client/ui/panel/Panel.tsx";
import type { AvatarLook } from "#shared/features/roster/look.ts";
import { ChatComposer } from "./ChatComposer.tsx";
import type { ChatChannelState, ChatFeature } from "./ChatFeature.ts";
import { ChatLog, type OpenedLink } from "./ChatLog.tsx";
import classes from "./ChatPanel.module.css";

/** Who is here, as far as the chat shows it. */
export interface ChatPerson {
	readonly name: string;
	readonly look: AvatarLook;
	readonly typing: boolean;
	readonly boothId: string | null;
}

export interface ChatPanelProps {
	readonly chat: ChatFeature;
	readonly ownId: string;
	readonly people: StoreApi<{ readonly people: ReadonlyMap<string, ChatPerson> }>;
	readonly boothName: (boothId: string) => string;
	readonly onGoToBooth: (boothId: string) => void;
	readonly onMute: (visitorId: string, name: string, muted: boolean) => void;
	readonly onClose: () => void;
	readonly now: () => number;
}

export function ChatPanel(props: ChatPanelProps) {
	const { chat, ownId, boothName, onGoToBooth, onClose } = props;
	const { t } = useTranslation();
	const { channels, open, boothHere, muted } = useStore(chat.state);
	const { people } = useStore(props.people);
	const [link, setLink] = useState<OpenedLink | null>(null);

	const shownKey = open ?? "hall";
	const shown = channels[shownKey];
	if (!shown) return null;

	const name = channelName(shown, people, t, boothName);
	const elsewhere = shown.channel.kind === "booth" && shown.channel.boothId !== boothHere;
	const typing = [...people]
		.filter(([id, person]) => id !== ownId && person.typing && !muted.has(id) && isIn(shown, id, person, boothHere))
		.map(([, person]) => person.name);
	const gone = shown.channel.kind === "direct" && !people.has(shown.channel.with);

	return (
		<Panel
			title={t("chat.title")}
			onClose={onClose}
			fixed
			top={<ChannelTabs {...props} shownKey={shownKey} />}
			bottom={
				elsewhere && shown.channel.kind === "booth" ? (
					<div className={classes.elsewhere}>
						<p>{t("chat.boothLeft")}</p>
						<Button
							variant="light"
							leftSection={<IconMapPin size="1.125rem" aria-hidden />}
							onClick={() => shown.channel.kind === "booth" && onGoToBooth(shown.channel.boothId)}
						>
							{t("common.takeMeThere")}
						</Button>
					</div>
				) : (
					<>
						{gone && <p className={classes.hint}>{t("chat.gone", { name })}</p>}
						<ChatComposer key={shownKey} chat={chat} channelKey={shownKey} label={t("chat.write", { channel: name })} />
					</>
				)
			}
		>
			<ChatLog
				key={shownKey}
				chat={chat}
				channelKey={shownKey}
				state={shown}
				name={name}
				ownId={ownId}
				people={people}
				muted={muted}
				now={props.now}
				onMute={props.onMute}
				onOpenLink={setLink}
			/>
			<p className={classes.typing} aria-hidden={typing.length === 0}>
				{typing.length === 0
					? null
					: typing.length > 2
						? t("chat.several")
						: t("chat.typing", { count: typing.length, names: typing.join(", ") })}
			</p>
			{link && (
				<ConfirmDialog
					title={t("chat.openLinkTitle")}
					onCancel={() => setLink(null)}
					confirm={
						<Button
							component="a"
							href={link.url}
							target="_blank"
							rel="noopener noreferrer nofollow"
							referrerPolicy="no-referrer"
							onClick={() => setLink(null)}
						>
							{t("chat.openLink")}
						</Button>
					}
				>
					<p>{t("chat.openLinkText")}</p>
					<p className={classes.host}>{link.host}</p>
					<p className={classes.address}>{link.url}</p>
					<p>{t("chat.openLinkHint", { name: link.from })}</p>
				</ConfirmDialog>
			)}
		</Panel>
	);
}

const CHANNEL_ICONS = { hall: IconUsersGroup, booth: IconBuildingStore, direct: IconUser } as const;

function ChannelTabs({
	chat,
	boothName,
	people: peopleStore,
	shownKey,
}: ChatPanelProps & { readonly shownKey: string }) {
	const { t } = useTranslation();
	const { channels, boothHere } = useStore(chat.state);
	const { people } = useStore(peopleStore);
	const listed = Object.entries(channels).filter(([key, state]) => isListed(key, state, boothHere, shownKey));
	return (
		<nav aria-label={t("chat.channels")} className={classes.tabs}>
			{listed.map(([key, state]) => {
				const Icon = CHANNEL_ICONS[state.channel.kind];
				return (
					<button
						key={key}
						type="button"
						className={classes.tab}
						aria-current={key === shownKey || undefined}
						onClick={() => chat.open(state.channel)}
					>
						<Icon size="1.0625rem" aria-hidden />
						<span className={classes.tabName}>{channelName(state, people, t, boothName)}</span>
						{state.unread > 0 && (
							<span className={classes.unread}>
								<span aria-hidden>{state.unread > 99 ? "99+" : state.unread}</span>
								<span className="visually-hidden">{t("chat.unread", { count: state.unread })}</span>
							</span>
						)}
					</button>
				);
			})}
		</nav>
	);
}

/** The booth one is at, and whatever holds something: a booth one left stays while there is something to read. */
function isListed(
	key: string,
	{ channel, lines, unread }: ChatChannelState,
	boothHere: string | null,
	shownKey: string,
): boolean {
	if (channel.kind !== "booth" || key === shownKey || channel.boothId === boothHere) return true;
	return unread > 0 || lines.length > 0;
}

function isIn({ channel }: ChatChannelState, id: string, person: ChatPerson, boothHere: string | null): boolean {
	switch (channel.kind) {
		case "hall":
			return true;
		case "booth":
			return channel.boothId === boothHere && person.boothId === channel.boothId;
		case "direct":
			return channel.with === id;
		default:
			return channel satisfies never;
	}
}

function channelName(
	{ channel, name }: ChatChannelState,
	people: ReadonlyMap<string, ChatPerson>,
	t: TFunction,
	boothName: (boothId: string) => string,
): string {
	switch (channel.kind) {
		case "hall":
			return t("chat.hall");
		case "booth":
			return boothName(channel.boothId);
		case "direct":
			return people.get(channel.with)?.name ?? name ?? t("chat.direct");
		default:
			return channel satisfies never;
	}
}
