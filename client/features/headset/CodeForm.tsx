import { Button } from "@mantine/core";
import { IconBackspace } from "@tabler/icons-react";
import { type ReactNode, useEffect, useState } from "react";
import { useTranslation } from "react-i18next";
import { useStore } from "zustand";
import { ConfirmDialog } from "#client/ui/dialog/ConfirmDialog.tsx";
import { refusalText } from "#client/ui/i18n/refusalText.ts";
import { CODE_DIGITS } from "#shared/features/headset/headsetMessages.ts";
import type { CodeEntry, EntryStatus } from "./CodeEntry.ts";
import classes from "./CodeForm.module.css";

interface CodeFormProps {
	readonly entry: CodeEntry;
	/** Whom this device knows; empty where it knows no name. */
	readonly knownAs: string;
	readonly now: () => number;
	/** Above the field, beside the keypad where there is room. */
	readonly children: ReactNode;
}

const KEYS = ["1", "2", "3", "4", "5", "6", "7", "8", "9"] as const;

/** A field of six places and a keypad with keys large enough for a controller's ray. */
export function CodeForm({ entry, knownAs, now, children }: CodeFormProps) {
	const { t } = useTranslation();
	const { digits, step } = useStore(entry.state);
	const isClosed = step.status === "checking" || step.status === "arrived" || isWaiting(step);
	useKeyboard(entry);

	return (
		<div className={classes.form}>
			<div className={classes.entry}>
				{children}
				<div className={classes.field} data-closed={isClosed || undefined}>
					{Array.from({ length: CODE_DIGITS }, (_, place) => (
						// biome-ignore lint/suspicious/noArrayIndexKey: a place is what it is by its number.
						<span key={place} className={classes.place} data-next={place === digits.length || undefined} aria-hidden>
							{digits[place]}
						</span>
					))}
					{/* Over the places, unseen: what a system keyboard or a password manager fills in arrives here. */}
					<input
						className={classes.input}
						aria-label={t("headset.field")}
						aria-invalid={step.status === "refused"}
						inputMode="numeric"
						autoComplete="one-time-code"
						name="code"
						value={digits}
						readOnly={isClosed}
						onChange={(event) => entry.set(event.currentTarget.value)}
					/>
				</div>
				<Message step={step} now={now} />
			</div>
			<fieldset className={classes.keypad} aria-label={t("headset.keypad")} disabled={isClosed}>
				{KEYS.map((digit) => (
					<Key key={digit} digit={digit} entry={entry} />
				))}
				<button type="button" className={classes.key} data-quiet onClick={() => entry.clear()}>
					{t("headset.clear")}
				</button>
				<Key digit="0" entry={entry} />
				<button
					type="button"
					className={classes.key}
					data-quiet
					aria-label={t("headset.back")}
					onClick={() => entry.deleteLast()}
				>
					<IconBackspace size="2rem" aria-hidden />
				</button>
			</fieldset>
			{step.status === "another-visitor" && (
				<ConfirmDialog
					title={knownAs === "" ? t("headset.otherTitle") : t("headset.otherTitleNamed", { name: knownAs })}
					onCancel={() => entry.keepOther()}
					confirm={<Button onClick={() => void entry.replace()}>{t("headset.otherConfirm")}</Button>}
				>
					<p>{t("headset.otherText")}</p>
				</ConfirmDialog>
			)}
		</div>
	);
}

function Key({ digit, entry }: { readonly digit: string; readonly entry: CodeEntry }) {
	return (
		<button type="button" className={classes.key} data-key={digit} onClick={() => entry.type(digit)}>
			{digit}
		</button>
	);
}

function isWaiting(step: EntryStatus): step is Extract<EntryStatus, { status: "refused" }> & { untilMs: number } {
	return step.status === "refused" && step.untilMs !== null;
}

function Message({ step, now }: { readonly step: EntryStatus; readonly now: () => number }) {
	const { t } = useTranslation();
	return (
		<div className={classes.message}>
			<p role="status">
				{step.status === "checking" && t("headset.checking")}
				{step.status === "arrived" && t("headset.welcome", { name: step.name })}
			</p>
			{isWaiting(step) ? (
				<Waiting untilMs={step.untilMs} now={now} />
			) : (
				step.status === "refused" && <p role="alert">{refusalText(t, step.reason)}</p>
			)}
		</div>
	);
}

function Waiting({ untilMs, now }: { readonly untilMs: number; readonly now: () => number }) {
	const { t } = useTranslation();
	const [leftMs, setLeft] = useState(() => untilMs - now());
	useEffect(() => {
		const timer = setInterval(() => setLeft(untilMs - now()), 500);
		return () => clearInterval(timer);
	}, [untilMs, now]);
	// Read out once: a ticking clock would never let a screen reader rest.
	return (
		<p role="alert" aria-live="off">
			{t("headset.wait", { count: Math.max(1, Math.ceil(leftMs / 1000)) })}
		</p>
	);
}

/** Digits that are typed or pasted anywhere on the page are meant for the code: it asks for nothing else. */
function useKeyboard(entry: CodeEntry): void {
	useEffect(() => {
		const isElsewhere = (target: EventTarget | null) =>
			target instanceof Element && target.closest("input, dialog") !== null;
		const pressed = (event: KeyboardEvent) => {
			if (isElsewhere(event.target) || event.ctrlKey || event.metaKey || event.altKey) return;
			if (/^\d$/.test(event.key)) entry.type(event.key);
			else if (event.key === "Backspace") entry.deleteLast();
			else if (event.key === "Escape") entry.clear();
			else return;
			event.preventDefault();
		};
		const pasted = (event: ClipboardEvent) => {
			if (isElsewhere(event.target)) return;
			entry.set(event.clipboardData?.getData("text") ?? "");
			event.preventDefault();
		};
		addEventListener("keydown", pressed);
		addEventListener("paste", pasted);
		return () => {
			removeEventListener("keydown", pressed);
			removeEventListener("paste", pasted);
		};
	}, [entry]);
}
