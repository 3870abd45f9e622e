import { ActionIcon } from "@mantine/core";
import { IconSend2 } from "@tabler/icons-react";
import { type KeyboardEvent, useId, useState } from "react";
import { useTranslation } from "react-i18next";
import { CHAT_TEXT_MAX } from "#shared/features/chat/chatMessages.ts";
import { type ChatFeature, textLength } from "./ChatFeature.ts";
import classes from "./ChatPanel.module.css";

interface ChatComposerProps {
	readonly chat: ChatFeature;
	readonly channelKey: string;
	readonly label: string;
}

/** The limit is told from here on. */
const NEAR_LIMIT = CHAT_TEXT_MAX - 80;

export function ChatComposer({ chat, channelKey, label }: ChatComposerProps) {
	const { t } = useTranslation();
	const [text, setText] = useState("");
	const hint = useId();
	const length = textLength(text.trim());
	const over = length - CHAT_TEXT_MAX;

	const send = () => {
		if (length === 0 || over > 0) return;
		chat.say(channelKey, text);
		setText("");
	};

	const pressed = (event: KeyboardEvent<HTMLTextAreaElement>) => {
		// Enter that ends a composition belongs to the input method; Safari says so only by 229.
		const composing = event.nativeEvent.isComposing || event.keyCode === 229;
		if (event.key !== "Enter" || event.shiftKey || composing) return;
		event.preventDefault();
		send();
	};

	return (
		<form
			className={classes.composer}
			onSubmit={(event) => {
				event.preventDefault();
				send();
			}}
		>
			<textarea
				className={classes.field}
				aria-label={label}
				placeholder={label}
				aria-describedby={hint}
				aria-invalid={over > 0}
				rows={1}
				value={text}
				onChange={(event) => {
					setText(event.currentTarget.value);
					if (event.currentTarget.value.trim() !== "") chat.typed();
				}}
				onKeyDown={pressed}
				data-autofocus
				enterKeyHint="send"
			/>
			<ActionIcon type="submit" size={40} radius="xl" aria-label={t("chat.send")} disabled={length === 0 || over > 0}>
				<IconSend2 size="1.25rem" />
			</ActionIcon>
			<p id={hint} className={classes.count} data-over={over > 0 || undefined} aria-live="polite">
				{length > NEAR_LIMIT ? (
					over > 0 ? (
						t("chat.over", { count: over })
					) : (
						t("chat.left", { count: -over })
					)
				) : (
					<span className={classes.keyHint}>{t("chat.enterHint")}</span>
				)}
			</p>
		</form>
	);
}
