import { useTranslation } from "react-i18next";
import type { StoreApi } from "zustand/vanilla";
import type { StatsReading } from "#client/features/stats/HallStats.ts";
import classes from "./PreviewFrame.module.css";
import { useStoreOf } from "./useStoreOf.ts";

/** What a standalone headset draws smoothly in one view; rule BOOTH1 of `shared/README.md` keeps a hall within it. */
export interface PreviewLimits {
	readonly draws: number;
	readonly triangles: number;
	readonly textureMb: number;
}

const NOTHING_YET: Pick<StatsReading, "draws" | "triangles" | "textureMb"> = { draws: 0, triangles: 0, textureMb: 0 };

export function PreviewStats({ stats, limits }: { stats: StoreApi<StatsReading> | undefined; limits: PreviewLimits }) {
	const { t, i18n } = useTranslation();
	const reading = useStoreOf<Pick<StatsReading, "draws" | "triangles" | "textureMb">>(
		stats as StoreApi<Pick<StatsReading, "draws" | "triangles" | "textureMb">> | undefined,
		NOTHING_YET,
	);
	const number = new Intl.NumberFormat(i18n.language);
	const of = (value: number, most: number) =>
		t("preview.stats.of", { value: number.format(value), most: number.format(most) });
	const megabytes = (value: number) => t("preview.stats.megabytes", { value: number.format(Math.round(value)) });
	const isBeyond =
		reading.draws > limits.draws || reading.triangles > limits.triangles || reading.textureMb > limits.textureMb;
	return (
		<dl className={classes.stats} aria-label={t("preview.stats.title")} data-preview-stats="">
			<dt>{t("preview.stats.draws")}</dt>
			<dd>{of(reading.draws, limits.draws)}</dd>
			<dt>{t("preview.stats.triangles")}</dt>
			<dd>{of(Math.round(reading.triangles), limits.triangles)}</dd>
			<dt>{t("preview.stats.textures")}</dt>
			<dd>{t("preview.stats.of", { value: megabytes(reading.textureMb), most: megabytes(limits.textureMb) })}</dd>
			<p data-beyond={isBeyond || undefined}>{isBeyond ? t("preview.stats.beyond") : t("preview.stats.within")}</p>
		</dl>
	);
}
