import { Button } from "@mantine/core";
import { useTranslation } from "react-i18next";
import classes from "./StepIntoVr.module.css";

interface StepIntoVrProps {
	readonly onEnter: () => void;
	readonly onStay: () => void;
}

/** Browsers open VR from a press only, and the one in the lobby is too long ago: here is the second. */
export function StepIntoVr({ onEnter, onStay }: StepIntoVrProps) {
	const { t } = useTranslation();
	return (
		<section className={classes.card} aria-label={t("vr.ready")}>
			<p className={classes.words}>{t("vr.ready")}</p>
			<Button size="xl" autoFocus data-step-into-vr onClick={onEnter}>
				{t("dock.vr")}
			</Button>
			<Button variant="subtle" color="gray" onClick={onStay}>
				{t("vr.stay")}
			</Button>
		</section>
	);
}
