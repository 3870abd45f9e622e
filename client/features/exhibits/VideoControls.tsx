import { ActionIcon, Button } from "@mantine/core";
import { IconPlayerPause, IconPlayerPlay, IconVolume, IconVolumeOff } from "@tabler/icons-react";
import { useEffect, useState } from "react";
import { useTranslation } from "react-i18next";
import { useStore } from "zustand";
import { Dial } from "./Dial.tsx";
import classes from "./ExhibitPanel.module.css";
import type { ExhibitControls, FocusedExhibit } from "./FocusedExhibit.ts";

interface VideoControlsProps {
	readonly controls: ExhibitControls;
	readonly focused: FocusedExhibit;
}

const LOOK_EVERY_MS = 250;

export function VideoControls({ controls, focused: { shown } }: VideoControlsProps) {
	const { t } = useTranslation();
	const loudness = useStore(controls.loudness);
	/** What it was before it was muted. */
	const [before, setBefore] = useState(1);
	const [progress, setProgress] = useState(() => controls.videoProgress());

	useEffect(() => {
		const timer = setInterval(() => setProgress(controls.videoProgress()), LOOK_EVERY_MS);
		return () => clearInterval(timer);
	}, [controls]);

	const { seconds = 0, durationSeconds = 0, silenced = false } = progress ?? {};
	const isOver = durationSeconds > 0 && seconds >= durationSeconds - 0.05;
	const plays = shown.playing && !isOver;
	return (
		<>
			<div className={classes.row}>
				<Button
					leftSection={plays ? <IconPlayerPause size="1.1rem" /> : <IconPlayerPlay size="1.1rem" />}
					onClick={() => controls.setPlaying(!plays)}
				>
					{plays ? t("exhibits.video.pause") : t(isOver ? "exhibits.video.again" : "exhibits.video.play")}
				</Button>
				<ActionIcon
					variant="default"
					size="lg"
					aria-pressed={loudness === 0}
					aria-label={t("exhibits.video.mute")}
					title={t("exhibits.video.mute")}
					onClick={() => {
						if (loudness > 0) setBefore(loudness);
						controls.loudness.setState(loudness > 0 ? 0 : before, true);
					}}
				>
					{loudness > 0 ? <IconVolume size="1.25rem" /> : <IconVolumeOff size="1.25rem" />}
				</ActionIcon>
				<span className={classes.time}>
					{clock(seconds)}
					{durationSeconds > 0 && ` / ${clock(durationSeconds)}`}
				</span>
			</div>
			{durationSeconds > 0 && (
				<Dial
					label={t("exhibits.video.position")}
					value={Math.min(seconds, durationSeconds)}
					min={0}
					max={Math.ceil(durationSeconds)}
					step={1}
					valueText={(now) => t("exhibits.video.time", { now: clock(now), total: clock(durationSeconds) })}
					onChange={(to) => controls.setPlaying(shown.playing, Math.min(to, durationSeconds))}
				/>
			)}
			<Dial
				label={t("exhibits.video.volume")}
				value={Math.round(loudness * 100)}
				min={0}
				max={100}
				step={5}
				valueText={(count) => t("exhibits.model.percent", { count })}
				onChange={(value) => controls.loudness.setState(value / 100, true)}
			/>
			<p className={classes.hint}>{t(silenced ? "exhibits.video.silenced" : "exhibits.video.together")}</p>
		</>
	);
}

/** 75 → "1:15" */
function clock(seconds: number): string {
	const whole = Math.floor(seconds);
	return `${Math.floor(whole / 60)}:${String(whole % 60).padStart(2, "0")}`;
}
