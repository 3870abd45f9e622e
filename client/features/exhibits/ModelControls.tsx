import { Button } from "@mantine/core";
import { useTranslation } from "react-i18next";
import type { ExhibitChange } from "#shared/features/exhibits/exhibitMessages.ts";
import { Dial } from "./Dial.tsx";
import classes from "./ExhibitPanel.module.css";
import { AS_IT_CAME } from "./ExhibitView.ts";
import { pitchOf, pitchRadians, yawOf, yawRadians, zoomFactor, zoomOf } from "./exhibitTurn.ts";
import type { ExhibitControls, FocusedExhibit } from "./FocusedExhibit.ts";
import { PartNames } from "./PartNames.tsx";

interface ModelControlsProps {
	readonly controls: ExhibitControls;
	readonly focused: FocusedExhibit;
}

const AS_IT_CAME_TO_HAND: ExhibitChange = {
	yaw: AS_IT_CAME.yaw,
	pitch: AS_IT_CAME.pitch,
	zoom: AS_IT_CAME.zoom,
	apart: AS_IT_CAME.apart,
	part: AS_IT_CAME.part,
};

/** Everything that a hand on the model can do, by keyboard too. */
export function ModelControls({ controls, focused }: ModelControlsProps) {
	const { shown } = focused;
	const { t } = useTranslation();
	const degrees = (count: number) => t("exhibits.model.degrees", { count });
	const percent = (count: number) => t("exhibits.model.percent", { count });
	return (
		<>
			<p className={classes.hint}>
				{t("exhibits.model.hint")} {controls.partNames().length > 0 && t("exhibits.model.partHint")}
			</p>
			<Dial
				label={t("exhibits.model.turn")}
				value={toDegrees(yawRadians(shown.yaw))}
				min={0}
				max={359}
				step={5}
				valueText={degrees}
				onChange={(turn) => controls.change({ yaw: yawOf(toRadians(turn)) })}
			/>
			<Dial
				label={t("exhibits.model.tilt")}
				value={toDegrees(pitchRadians(shown.pitch))}
				min={-90}
				max={90}
				step={5}
				valueText={degrees}
				onChange={(tilt) => controls.change({ pitch: pitchOf(toRadians(tilt)) })}
			/>
			<Dial
				label={t("exhibits.model.zoom")}
				value={Math.round(zoomFactor(shown.zoom) * 100)}
				min={50}
				max={300}
				step={10}
				valueText={percent}
				onChange={(size) => controls.change({ zoom: zoomOf(size / 100) })}
			/>
			<Dial
				label={t("exhibits.model.apart")}
				value={Math.round((shown.apart / 255) * 100)}
				min={0}
				max={100}
				step={5}
				valueText={percent}
				onChange={(apart) => controls.change({ apart: Math.round((apart / 100) * 255) })}
			/>
			<PartNames controls={controls} focused={focused} />
			<Button variant="default" onClick={() => controls.change(AS_IT_CAME_TO_HAND)}>
				{t("exhibits.model.reset")}
			</Button>
		</>
	);
}

function toDegrees(radians: number): number {
	return Math.round((radians / Math.PI) * 180);
}

function toRadians(degrees: number): number {
	return (degrees / 180) * Math.PI;
}
