import { Button, Loader } from "@mantine/core";
import { useEffect, useRef } from "react";
import { useTranslation } from "react-i18next";
import { AvatarDrawing } from "#client/ui/avatar/AvatarDrawing.tsx";
import type { AvatarLook } from "#shared/features/roster/look.ts";
import classes from "./Entering.module.css";

export type EnteringStep = "joining" | "engine" | "shell" | Queued;

/** The hall is full: one waits, at this place of so many. */
interface Queued {
	readonly place: number;
	readonly waiting: number;
}

interface EnteringProps {
	readonly look: AvatarLook;
	readonly step: EnteringStep;
	readonly onStop: () => void;
}

/** Between the lobby and the hall: what is being waited for, and the way back. */
export function Entering({ look, step, onStop }: EnteringProps) {
	const { t } = useTranslation();
	const isQueued = typeof step === "object";
	const heading = useRef<HTMLHeadingElement>(null);
	useEffect(() => heading.current?.focus(), []);
	return (
		<div className={classes.entering}>
			<AvatarDrawing look={look} className={classes.avatar} />
			<h1 ref={heading} tabIndex={-1} className={classes.title}>
				{isQueued ? t("entering.queueTitle") : t("entering.title")}
			</h1>
			<p className={classes.step} role="status">
				<Loader size="xs" aria-hidden />
				{isQueued ? queueText() : t(`entering.${step}`)}
			</p>
			{isQueued && <p className={classes.hint}>{t("entering.queueHint")}</p>}
			<Button variant="subtle" onClick={onStop}>
				{isQueued ? t("entering.queueStop") : t("entering.stop")}
			</Button>
		</div>
	);

	function queueText(): string {
		const { place, waiting } = step as Queued;
		return waiting > 1 ? t("entering.queueOf", { place, waiting }) : t("entering.queue", { place });
	}
}
