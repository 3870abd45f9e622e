import { ActionIcon } from "@mantine/core";
import { IconChevronLeft, IconChevronRight } from "@tabler/icons-react";
import { useTranslation } from "react-i18next";
import { useStore } from "zustand";
import classes from "./ExhibitPanel.module.css";
import type { ExhibitControls, FocusedExhibit } from "./FocusedExhibit.ts";

interface TourProps {
	readonly controls: ExhibitControls;
	readonly focused: FocusedExhibit;
}

/** On to the booth's next exhibit, and back. */
export function Tour({ controls, focused }: TourProps) {
	const { t } = useTranslation();
	const stops = useStore(controls.tour);
	if (stops.length < 2) return null;
	const place = stops.findIndex(({ slot }) => slot === focused.slot) + 1;
	return (
		<nav className={classes.tour} aria-label={t("exhibits.tour.label")}>
			<ActionIcon
				variant="subtle"
				size="lg"
				aria-label={t("exhibits.tour.previous")}
				title={t("exhibits.tour.previous")}
				onClick={() => controls.goOn(-1)}
			>
				<IconChevronLeft size="1.25rem" />
			</ActionIcon>
			<span className={classes.time}>{t("exhibits.tour.place", { place, count: stops.length })}</span>
			<ActionIcon
				variant="subtle"
				size="lg"
				aria-label={t("exhibits.tour.next")}
				title={t("exhibits.tour.next")}
				onClick={() => controls.goOn(1)}
			>
				<IconChevronRight size="1.25rem" />
			</ActionIcon>
		</nav>
	);
}
