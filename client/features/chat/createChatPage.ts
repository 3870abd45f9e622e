import type { i18n as I18n } from "i18next";
import type { StoreApi } from "zustand/vanilla";
import { languageOf } from "#client/ui/i18n/i18n.ts";
import { refusalText } from "#client/ui/i18n/refusalText.ts";
import { OnDeviceDictation } from "#client/xr/OnDeviceDictation.ts";
import type { SystemKeyboard } from "#client/xr/SystemKeyboard.ts";
import type { Box } from "#client/xr/ui/Box.ts";
import { button } from "#client/xr/ui/button.ts";
import { ICONS } from "#client/xr/ui/icons.ts";
import { card, column, grid, row, within } from "#client/xr/ui/layout.ts";
import { text } from "#client/xr/ui/text.ts";
import { COLOURS, PIXELS } from "#client/xr/ui/uiTheme.ts";
import { PANEL_WIDTH, type XrPage } from "#client/xr/ui/XrPanels.ts";
import { CHAT_TEXT_MAX } from "#shared/features/chat/chatMessages.ts";
import { type ChatChannelState, type ChatFeature, HALL_CHANNEL } from "./ChatFeature.ts";

export interface ChatPageOptions {
	readonly i18n: I18n;
	readonly chat: ChatFeature;
	readonly ownId: string;
	readonly people: StoreApi<{ readonly people: ReadonlyMap<string, { readonly name: string }> }>;
	readonly boothName: (boothId: string) => string;
	readonly keyboard: SystemKeyboard;
}

export interface ChatPage extends XrPage {
	/** Opens a conversation with somebody, the next time the page is shown or now. */
	writeTo(visitorId: string, name: string): void;
}

/** What stands below the lines. */
type Compose = "none" | "phrases" | "emoji";

const LOG_HEIGHT = 560;
const LINES_OF_ONE = 4;
const MOST_TABS = 4;
const PHRASES = ["hello", "pleased", "demo", "brochure", "contact", "follow", "wait", "thanks", "bye"] as const;
const EMOJI = [
	"👋",
	"👏",
	"👍",
	"🙏",
	"🤝",
	"💪",
	"😀",
	"😂",
	"😍",
	"🤔",
	"😮",
	"😢",
	"❤️",
	"🎉",
	"🔥",
	"⭐",
	"✅",
	"❓",
	"💡",
	"📄",
	"📷",
	"☕",
	"🚀",
	"🌏",
] as const;
const EMOJI_COLUMNS = 8;

/** The chat in a headset: every channel read; written by keyboard, by voice on the device, by phrases and by emoji. */
export function createChatPage({ i18n, chat, ownId, people, boothName, keyboard }: ChatPageOptions): ChatPage {
	const { t } = i18n;
	let refresh = () => {};
	let draft = "";
	let compose: Compose = "none";
	let dictation: OnDeviceDictation | undefined;
	let isListening = false;
	let isTyping = false;
	/** Lines from the end that the last one shown is; 0 follows what is said. */
	let skipped = 0;
	let hasOlder = false;

	const openKey = () => chat.state.getState().open ?? "hall";

	function nameOf({ channel, name }: ChatChannelState): string {
		if (channel.kind === "hall") return t("chat.hall");
		if (channel.kind === "booth") return boothName(channel.boothId);
		return people.getState().people.get(channel.with)?.name ?? name ?? t("chat.direct");
	}

	function open(state: ChatChannelState): void {
		skipped = 0;
		chat.open(state.channel);
		refresh();
	}

	function tabs(): Box {
		const { channels, boothHere } = chat.state.getState();
		const all = Object.entries(channels).filter(
			([, { channel, lines, unread }]) =>
				channel.kind !== "booth" || channel.boothId === boothHere || unread > 0 || lines.length > 0,
		);
		// What is open and what is new stand first, after the hall.
		const rank = ([key, { channel, unread }]: (typeof all)[number]) =>
			(channel.kind === "hall" ? 0 : 4) + (key === openKey() ? 0 : 1) + (unread > 0 ? 0 : 1);
		const shown = [...all].sort((a, b) => rank(a) - rank(b)).slice(0, MOST_TABS);
		const width = (PANEL_WIDTH - PIXELS.gap * (MOST_TABS - 1)) / MOST_TABS;
		return row(
			shown.map(([key, state]) =>
				button({
					label: nameOf(state),
					width,
					align: "start",
					isOn: key === openKey(),
					badge: state.unread,
					onPress: () => open(state),
				}),
			),
		);
	}

	function log(state: ChatChannelState): Box {
		const said = state.lines.map(({ from, name, text: words }) => ({ from, name, words, note: "" }));
		const mine = state.pending.map(({ text: words, delivery }) => ({
			from: ownId,
			name: "",
			words,
			note:
				delivery.status === "failed"
					? t("chat.failed", { reason: refusalText(t, delivery.reason) })
					: t(delivery.status === "waiting" ? "chat.waiting" : "chat.sending"),
		}));
		const all = [...said, ...mine];
		skipped = Math.min(skipped, Math.max(0, all.length - 1));
		const boxes: Box[] = [];
		let height = 0;
		let at = all.length - 1 - skipped;
		for (; at >= 0; at--) {
			const { from, name, words, note } = all[at]!;
			const isOwn = from === ownId;
			const leads = all[at - 1]?.from !== from;
			const box = column(
				[
					leads && !isOwn ? text(name, { weight: 700, colour: COLOURS.brand, width: PANEL_WIDTH }) : undefined,
					text(words, { width: PANEL_WIDTH, lines: LINES_OF_ONE, colour: isOwn ? "#bfe9e1" : COLOURS.ink }),
					note ? text(note, { colour: COLOURS.quiet, width: PANEL_WIDTH, lines: 2 }) : undefined,
				],
				{ gap: 0 },
			);
			if (height + box.height > LOG_HEIGHT) break;
			height += box.height + 10;
			boxes.unshift(box);
		}
		hasOlder = at >= 0 || (typeof state.history === "object" && state.history.more);
		if (boxes.length === 0) boxes.push(text(t("chat.empty"), { colour: COLOURS.quiet }));
		return within(column(boxes, { gap: 10 }), { width: PANEL_WIDTH, height: LOG_HEIGHT, align: "start" });
	}

	function scroll(way: -1 | 1): void {
		const state = chat.state.getState().channels[openKey()];
		if (!state) return;
		if (way > 0) skipped = Math.max(0, skipped - 3);
		else if (hasOlder) {
			skipped += 3;
			if (skipped + 12 > state.lines.length) void chat.readOlder(openKey());
		}
		refresh();
	}

	function say(words: string): void {
		const said = words.trim();
		if (!said) return;
		skipped = 0;
		chat.say(openKey(), said);
	}

	async function write(): Promise<void> {
		// No keyboard may show itself: one on the desk writes as well.
		isTyping = true;
		refresh();
		const typed = await keyboard.ask(draft, {
			maxLength: CHAT_TEXT_MAX,
			onText: (text) => {
				draft = text;
				chat.typed();
				refresh();
			},
		});
		isTyping = false;
		draft = typed.isDone ? "" : typed.text;
		if (typed.isDone) say(typed.text);
		refresh();
	}

	async function dictate(heard: OnDeviceDictation): Promise<void> {
		isListening = true;
		refresh();
		const before = draft;
		const words = await heard.listen((text) => {
			draft = before + text;
			refresh();
		});
		isListening = false;
		draft = (before + words).slice(0, CHAT_TEXT_MAX);
		refresh();
	}

	function choose(next: Compose): () => void {
		return () => {
			compose = compose === next ? "none" : next;
			refresh();
		};
	}

	function writing(): Box {
		const spoken = dictation;
		return column([
			draft || isListening || isTyping
				? card(
						row([
							text(draft || t(isListening ? "immersive.listening" : "immersive.typing"), {
								width: PANEL_WIDTH - 360,
								lines: 2,
							}),
							button({
								label: t("immersive.send"),
								icon: ICONS.send,
								tone: "primary",
								isDisabled: draft.trim() === "",
								onPress: () => {
									say(draft);
									draft = "";
									refresh();
								},
							}),
						]),
						{ width: PANEL_WIDTH },
					)
				: undefined,
			row([
				button({ icon: ICONS.keyboard, label: t("immersive.say"), tone: "primary", onPress: () => void write() }),
				spoken &&
					button({
						icon: ICONS.microphone,
						label: t("immersive.dictate"),
						isOn: isListening,
						onPress: () => (isListening ? spoken.stop() : void dictate(spoken)),
					}),
				button({
					icon: ICONS.phrases,
					label: t("immersive.phrases"),
					isOn: compose === "phrases",
					onPress: choose("phrases"),
				}),
				button({
					icon: ICONS.reactions,
					label: t("immersive.emoji"),
					isOn: compose === "emoji",
					onPress: choose("emoji"),
				}),
				button({ icon: ICONS.up, isDisabled: !hasOlder, onPress: () => scroll(-1) }),
				button({ icon: ICONS.down, isDisabled: skipped === 0, onPress: () => scroll(1) }),
			]),
		]);
	}

	function phrases(): Box {
		const width = (PANEL_WIDTH - PIXELS.gap) / 2;
		const boxes = PHRASES.map((phrase) => {
			const words = t(`immersive.phrase.${phrase}`);
			return button({
				label: words,
				width,
				align: "start",
				onPress: () => {
					say(words);
					compose = "none";
					refresh();
				},
			});
		});
		return within(grid(boxes, 2), { height: LOG_HEIGHT });
	}

	function emoji(): Box {
		const width = (PANEL_WIDTH - PIXELS.gap * (EMOJI_COLUMNS - 1)) / EMOJI_COLUMNS;
		const boxes = EMOJI.map((sign) =>
			button({
				name: sign,
				content: text(sign, { size: 64 }),
				width,
				height: 130,
				onPress: () => {
					if (draft) draft += sign;
					else say(sign);
					refresh();
				},
			}),
		);
		return within(grid(boxes, EMOJI_COLUMNS), { height: LOG_HEIGHT });
	}

	return {
		name: "chat",
		icon: ICONS.chat,
		title: () => t("chat.title"),
		turn: scroll,
		writeTo(visitorId, name) {
			skipped = 0;
			chat.open({ kind: "direct", with: visitorId }, name);
		},
		body() {
			const state = chat.state.getState().channels[openKey()];
			const middle = compose === "phrases" ? phrases() : compose === "emoji" ? emoji() : state && log(state);
			return column([tabs(), middle, writing()]);
		},
		start(changed) {
			refresh = changed;
			if (chat.state.getState().open === null) {
				const { boothHere, channels } = chat.state.getState();
				const withNews = Object.values(channels).find((channel) => channel.unread > 0);
				chat.open(withNews?.channel ?? (boothHere ? { kind: "booth", boothId: boothHere } : HALL_CHANNEL));
			}
			void OnDeviceDictation.find(languageOf(i18n)).then((found) => {
				dictation = found;
				changed();
			});
			const undo = [chat.state.subscribe(changed), people.subscribe(changed)];
			return () => {
				for (const step of undo) step();
				dictation?.stop();
				keyboard.close();
				chat.open(null);
				compose = "none";
			};
		},
	};
}
