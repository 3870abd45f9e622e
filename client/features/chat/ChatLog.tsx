import { Button, Menu } from "@mantine/core";
import type { TFunction } from "i18next";
import "@mantine/core/styles/Popover.css";
import "@mantine/core/styles/Menu.css";
import { IconAlertCircle, IconClock, IconDots, IconMessage, IconVolume, IconVolumeOff } from "@tabler/icons-react";
import { useEffect, useLayoutEffect, useMemo, useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import { AvatarDrawing } from "#client/ui/avatar/AvatarDrawing.tsx";
import { languageOf } from "#client/ui/i18n/i18n.ts";
import { refusalText } from "#client/ui/i18n/refusalText.ts";
import { CHAT_TEXT_MAX, type ChatMessage } from "#shared/features/chat/chatMessages.ts";
import type { ChatChannelState, ChatFeature, PendingLine } from "./ChatFeature.ts";
import classes from "./ChatLog.module.css";
import type { ChatPerson } from "./ChatPanel.tsx";
import { dayOf, groupLines } from "./groupLines.ts";
import { splitLinks } from "./splitLinks.ts";

export interface OpenedLink {
	readonly url: string;
	readonly host: string;
	/** Who wrote it. */
	readonly from: string;
}

interface ChatLogProps {
	readonly chat: ChatFeature;
	readonly channelKey: string;
	readonly state: ChatChannelState;
	readonly name: string;
	readonly ownId: string;
	readonly people: ReadonlyMap<string, ChatPerson>;
	readonly muted: ReadonlySet<string>;
	readonly now: () => number;
	readonly onMute: (visitorId: string, name: string, muted: boolean) => void;
	readonly onOpenLink: (link: OpenedLink) => void;
}

/** As near to the end as this, new lines pull the log along. */
const NEAR_END_PX = 80;

export function ChatLog(props: ChatLogProps) {
	const { chat, channelKey, state, name, ownId, people, muted, now, onOpenLink } = props;
	const { t, i18n } = useTranslation();
	const language = languageOf(i18n);
	const log = useRef<HTMLDivElement>(null);
	const atEnd = useRef(true);
	const firstShown = useRef<number | undefined>(undefined);
	const [missed, setMissed] = useState(0);

	const lines = useMemo(() => state.lines.filter(({ from }) => !muted.has(from)), [state.lines, muted]);
	const items = useMemo(() => groupLines(lines, state.newAfterId), [lines, state.newAfterId]);
	const shown = lines.length + state.pending.length;
	const before = useRef({ shown, height: 0 });

	// biome-ignore lint/correctness/useExhaustiveDependencies: a refusal that comes under a line makes the log taller.
	useLayoutEffect(() => {
		const element = log.current;
		if (!element) return;
		const first = lines[0]?.id;
		const olderCame = firstShown.current !== undefined && first !== undefined && first < firstShown.current;
		// Older lines push down what is being read: it stays where it is.
		if (olderCame && !atEnd.current) element.scrollTop += element.scrollHeight - before.current.height;
		else if (atEnd.current) element.scrollTop = element.scrollHeight;
		else if (shown > before.current.shown) setMissed((count) => count + shown - before.current.shown);
		firstShown.current = first;
		before.current = { shown, height: element.scrollHeight };
	}, [lines, shown, state.pending]);

	const toEnd = () => {
		if (log.current) log.current.scrollTop = log.current.scrollHeight;
		setMissed(0);
	};

	return (
		<div className={classes.frame}>
			<div
				ref={log}
				className={classes.log}
				role="log"
				aria-label={t("chat.messages", { channel: name })}
				// biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard.
				tabIndex={0}
				onScroll={({ currentTarget }) => {
					atEnd.current =
						currentTarget.scrollHeight - currentTarget.scrollTop - currentTarget.clientHeight < NEAR_END_PX;
					if (atEnd.current) setMissed(0);
				}}
			>
				<LogHead chat={chat} channelKey={channelKey} state={state} name={name} isEmpty={shown === 0} />
				<ol className={classes.lines}>
					{items.map((item) => {
						switch (item.kind) {
							case "day":
								return (
									<li key={item.key} className={classes.day}>
										{dayName(item.atMs, now(), language, t)}
									</li>
								);
							case "new":
								return (
									<li key={item.key} className={classes.fresh}>
										{t("chat.newHere")}
									</li>
								);
							case "line":
								return (
									<KeptLine
										key={item.key}
										{...props}
										line={item.line}
										leads={item.leads}
										own={item.line.from === ownId}
										person={people.get(item.line.from)}
										onOpenLink={onOpenLink}
									/>
								);
							default:
								return item satisfies never;
						}
					})}
					{state.pending.map((line) => (
						<WaitingLine key={line.clientKey} chat={chat} channelKey={channelKey} line={line} now={now} />
					))}
				</ol>
			</div>
			{missed > 0 && (
				<Button size="compact-sm" radius="xl" className={classes.missed} onClick={toEnd}>
					{t("chat.newLines", { count: missed })}
				</Button>
			)}
		</div>
	);
}

function LogHead({
	chat,
	channelKey,
	state,
	name,
	isEmpty,
}: Pick<ChatLogProps, "chat" | "channelKey" | "state" | "name"> & { readonly isEmpty: boolean }) {
	const { t } = useTranslation();
	const { history, channel } = state;
	if (history === "reading" || history === "unasked") return <p className={classes.head}>{t("chat.loadingOlder")}</p>;
	if (history === "failed") {
		return (
			<p className={classes.head}>
				{t("chat.historyFailed")}{" "}
				<Button size="compact-sm" variant="subtle" onClick={() => void chat.readOlder(channelKey)}>
					{t("common.retry")}
				</Button>
			</p>
		);
	}
	if (history.more) {
		return (
			<p className={classes.head}>
				<Button size="compact-sm" variant="subtle" onClick={() => void chat.readOlder(channelKey)}>
					{t("chat.older")}
				</Button>
			</p>
		);
	}
	return (
		<p className={classes.head}>
			{channel.kind === "direct"
				? t("chat.emptyDirect", { name })
				: channel.kind === "booth"
					? t("chat.emptyBooth")
					: isEmpty
						? t("chat.empty")
						: t("chat.beginning")}
		</p>
	);
}

interface KeptLineProps extends ChatLogProps {
	readonly line: ChatMessage;
	readonly leads: boolean;
	readonly own: boolean;
	readonly person: ChatPerson | undefined;
}

function KeptLine({ line, leads, own, person, chat, muted, state, onMute, onOpenLink }: KeptLineProps) {
	const { t, i18n } = useTranslation();
	const time = new Intl.DateTimeFormat(languageOf(i18n), { timeStyle: "short" }).format(line.saidAtMs);
	return (
		<li className={classes.line} data-own={own || undefined} data-leads={leads || undefined}>
			{leads && !own && (
				<span className={classes.speaker}>
					{person ? (
						<AvatarDrawing look={person.look} bust className={classes.face} />
					) : (
						<span className={classes.noFace} aria-hidden />
					)}
					<strong className={classes.who}>{line.name}</strong>
					<Menu position="bottom-start" withinPortal={false} shadow="md">
						<Menu.Target>
							<button type="button" className={classes.more} aria-label={t("chat.lineMenu", { name: line.name })}>
								<IconDots size="1rem" aria-hidden />
							</button>
						</Menu.Target>
						<Menu.Dropdown>
							{state.channel.kind !== "direct" && (
								<Menu.Item
									leftSection={<IconMessage size="1rem" aria-hidden />}
									onClick={() => chat.open({ kind: "direct", with: line.from }, line.name)}
								>
									{t("chat.writeTo", { name: line.name })}
								</Menu.Item>
							)}
							<Menu.Item
								leftSection={
									muted.has(line.from) ? (
										<IconVolume size="1rem" aria-hidden />
									) : (
										<IconVolumeOff size="1rem" aria-hidden />
									)
								}
								onClick={() => onMute(line.from, line.name, !muted.has(line.from))}
							>
								{t(muted.has(line.from) ? "chat.unmute" : "chat.mute", { name: line.name })}
							</Menu.Item>
						</Menu.Dropdown>
					</Menu>
				</span>
			)}
			{/* Read out line by line: whoever only listens hears who said it each time. */}
			{(!leads || own) && <span className="visually-hidden">{own ? t("common.you") : line.name}: </span>}
			<span className={classes.bubble}>
				<LineText line={line} onOpenLink={onOpenLink} />
				<time className={classes.time} dateTime={new Date(line.saidAtMs).toISOString()}>
					{time}
				</time>
			</span>
		</li>
	);
}

function LineText({
	line,
	onOpenLink,
}: {
	readonly line: ChatMessage;
	readonly onOpenLink: (link: OpenedLink) => void;
}) {
	const pieces = useMemo(() => splitLinks(line.text), [line.text]);
	return (
		<span className={classes.text}>
			{pieces.map((piece, index) =>
				piece.kind === "words" ? (
					piece.text
				) : (
					<button
						// biome-ignore lint/suspicious/noArrayIndexKey: a line's pieces never change.
						key={index}
						type="button"
						className={classes.link}
						onClick={() => onOpenLink({ url: piece.url, host: piece.host, from: line.name })}
					>
						{piece.text}
					</button>
				),
			)}
		</span>
	);
}

function WaitingLine({
	chat,
	channelKey,
	line,
	now,
}: Pick<ChatLogProps, "chat" | "channelKey" | "now"> & { readonly line: PendingLine }) {
	const { t } = useTranslation();
	const { delivery } = line;
	const waitMs = useCountdown(delivery.status === "failed" ? delivery.retryAtMs : undefined, now);
	return (
		<li className={classes.line} data-own data-failed={delivery.status === "failed" || undefined}>
			<span className={classes.bubble}>
				<span className={classes.text}>{line.text}</span>
			</span>
			{delivery.status === "failed" ? (
				<span className={classes.delivery} role="alert">
					<IconAlertCircle size="1rem" aria-hidden />
					<span>
						{t("chat.failed", {
							reason: refusalText(t, delivery.reason, { retryAfterMs: waitMs, max: CHAT_TEXT_MAX }),
						})}
					</span>
					<Button
						size="compact-xs"
						variant="subtle"
						disabled={waitMs > 0}
						onClick={() => chat.retry(channelKey, line.clientKey)}
					>
						{t("chat.retry")}
					</Button>
					<Button
						size="compact-xs"
						variant="subtle"
						color="gray"
						onClick={() => chat.discard(channelKey, line.clientKey)}
					>
						{t("chat.discard")}
					</Button>
				</span>
			) : (
				<span className={classes.delivery}>
					<IconClock size="1rem" aria-hidden />
					{t(delivery.status === "waiting" ? "chat.waiting" : "chat.sending")}
				</span>
			)}
		</li>
	);
}

/** How long until then, told each second while there is something left. */
function useCountdown(untilMs: number | undefined, now: () => number): number {
	const [left, setLeft] = useState(() => (untilMs === undefined ? 0 : Math.max(0, untilMs - now())));
	useEffect(() => {
		if (untilMs === undefined) return setLeft(0);
		const tick = () => setLeft(Math.max(0, untilMs - now()));
		tick();
		const timer = setInterval(tick, 500);
		return () => clearInterval(timer);
	}, [untilMs, now]);
	return left;
}

function dayName(atMs: number, nowMs: number, language: string, t: TFunction): string {
	if (dayOf(atMs) === dayOf(nowMs)) return t("chat.today");
	if (dayOf(atMs) === dayOf(nowMs - 86_400_000)) return t("chat.yesterday");
	return new Intl.DateTimeFormat(language, { weekday: "long", month: "long", day: "numeric" }).format(atMs);
}
