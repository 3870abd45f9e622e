import type { i18n as I18n } from "i18next";
import type { StatsReading } from "./HallStats.ts";

export interface StatsLine {
	readonly label: string;
	readonly value: string;
}

/** What a reading says, in the visitor's language: the frame first, in VR then what is done about speed. */
export function statsLines({ t, language }: Pick<I18n, "t" | "language">, reading: StatsReading): StatsLine[] {
	const number = (value: number, decimals = 0) =>
		value.toLocaleString(language, { minimumFractionDigits: decimals, maximumFractionDigits: decimals });
	const { framesPerSecond, scriptMs, draws, triangles, textureMb, level, speed } = reading;
	const lines = [
		{ label: t("immersive.stats.frames"), value: number(framesPerSecond) },
		{ label: t("immersive.stats.script"), value: `${number(scriptMs, 1)} ms` },
		{ label: t("immersive.stats.draws"), value: number(draws) },
		{ label: t("immersive.stats.triangles"), value: number(triangles) },
		{ label: t("immersive.stats.textures"), value: `${number(textureMb, 1)} MB` },
		{ label: t("immersive.stats.quality"), value: t(`immersive.stats.levels.${level}`) },
	];
	if (!speed) return lines;
	const { rate, viewportScale, foveation, multiview, change } = speed;
	return [
		...lines,
		{ label: t("immersive.stats.rate"), value: `${number(rate)} Hz` },
		{ label: t("immersive.stats.resolution"), value: `${number(viewportScale * 100)} %` },
		{
			label: t("immersive.stats.foveation"),
			value: foveation === undefined ? t("immersive.stats.none") : `${number(foveation * 100)} %`,
		},
		{ label: t("immersive.stats.multiview"), value: multiview ? t("immersive.stats.yes") : t("immersive.stats.no") },
		{
			label: t("immersive.stats.change"),
			value: change ? t(`immersive.stats.changes.${change}`) : t("immersive.stats.none"),
		},
	];
}
