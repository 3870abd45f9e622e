import { Button, Loader } from "@mantine/core";
import { useEffect, useRef } from "react";
import { useTranslation } from "react-i18next";
import { AvatarDrawing } from "#client/ui/avatar/AvatarDrawing.tsx";
import type { AvatarLook } from "#shared/features/roster/look.ts";
import classes from "./Entering.module.css";

export type EnteringStep = "joining" | "engine" | "shell";

interface EnteringProps {
	readonly look: AvatarLook;
	readonly step: EnteringStep;
	readonly onStop: () => void;
}

/** Between the lobby and the hall: what is being waited for, and the way back. */
export function Entering({ look, step, onStop }: EnteringProps) {
	const { t } = useTranslation();
	const heading = useRef<HTMLHeadingElement>(null);
	useEffect(() => heading.current?.focus(), []);
	return (
		<div className={classes.entering}>
			<AvatarDrawing look={look} className={classes.avatar} />
			<h1 ref={heading} tabIndex={-1} className={classes.title}>
				{t("entering.title")}
			</h1>
			<p className={classes.step} role="status">
				<Loader size="xs" aria-hidden />
				{t(`entering.${step}`)}
			</p>
			<Button variant="subtle" onClick={onStop}>
				{t("entering.stop")}
			</Button>
		</div>
	);
}
