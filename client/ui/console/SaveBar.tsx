import { Button, Group } from "@mantine/core";
import { useEffect, useState } from "react";
import { useBlocker } from "react-router";
import { useConsoleTexts } from "#client/ui/i18n/useConsoleTexts.ts";
import { ConfirmAction } from "./ConfirmAction.tsx";
import classes from "./SaveBar.module.css";

interface SaveBarProps {
	/** How many things differ from what is kept; the bar is there while it is not nothing. */
	readonly changes: number;
	readonly isSaving: boolean;
	readonly onSave: () => void;
	readonly onDiscard: () => void;
	/** Why it cannot be saved as it is. */
	readonly hindrance?: string | undefined;
}

/** Stays at the foot of a form while something is not saved, and asks before the page is left. */
export function SaveBar({ changes, isSaving, onSave, onDiscard, hindrance }: SaveBarProps) {
	const { t } = useConsoleTexts();
	const isDirty = changes > 0;
	const [isDiscarding, setDiscarding] = useState(false);
	const blocker = useBlocker(
		({ currentLocation, nextLocation }) => isDirty && currentLocation.pathname !== nextLocation.pathname,
	);

	useEffect(() => {
		if (!isDirty) return;
		const ask = (event: BeforeUnloadEvent) => event.preventDefault();
		const save = (event: KeyboardEvent) => {
			if (event.key !== "s" || !(event.ctrlKey || event.metaKey)) return;
			event.preventDefault();
			if (hindrance === undefined) onSave();
		};
		window.addEventListener("beforeunload", ask);
		window.addEventListener("keydown", save);
		return () => {
			window.removeEventListener("beforeunload", ask);
			window.removeEventListener("keydown", save);
		};
	}, [isDirty, hindrance, onSave]);

	return (
		<>
			{isDirty && (
				<section className={classes.bar} aria-label={t("shell.unsaved", { count: changes })}>
					<p className={classes.words} role="status">
						{t("shell.unsaved", { count: changes })}
						{hindrance && <span className={classes.hindrance}>{hindrance}</span>}
					</p>
					<Group gap="sm" wrap="nowrap">
						<Button variant="default" onClick={() => setDiscarding(true)} disabled={isSaving}>
							{t("shell.discard")}
						</Button>
						<Button onClick={onSave} loading={isSaving} disabled={hindrance !== undefined}>
							{t("shell.save")}
						</Button>
					</Group>
				</section>
			)}
			<ConfirmAction
				opened={isDiscarding}
				onClose={() => setDiscarding(false)}
				title={t("shell.discardTitle")}
				confirm={t("shell.discard")}
				isDangerous
				onConfirm={onDiscard}
			>
				{t("shell.discardText")}
			</ConfirmAction>
			<ConfirmAction
				opened={blocker.state === "blocked"}
				onClose={() => blocker.reset?.()}
				title={t("shell.leaveTitle")}
				confirm={t("shell.leave")}
				isDangerous
				onConfirm={() => blocker.proceed?.()}
			>
				{t("shell.leaveText")}
			</ConfirmAction>
		</>
	);
}
