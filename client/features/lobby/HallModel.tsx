import { useMemo } from "react";
import { useTranslation } from "react-i18next";
import type { PublishedHall } from "#shared/features/event/PublishedHall.ts";
import classes from "./HallModel.module.css";
import { isometricHall, shade } from "./isometricHall.ts";

interface HallModelProps {
	readonly published: PublishedHall;
	/** Marked with a pin. */
	readonly arriveAt: string | undefined;
}

/** The picture at the head of the lobby: this event's own hall, drawn from its layout. */
export function HallModel({ published, arriveAt }: HallModelProps) {
	const { t } = useTranslation();
	const drawing = useMemo(() => isometricHall(published), [published]);
	const { viewBox, arrival } = drawing;
	const pin = arriveAt === undefined ? undefined : drawing.tops.get(arriveAt);
	return (
		<svg
			className={classes.model}
			viewBox={`${viewBox.x} ${viewBox.y} ${viewBox.width} ${viewBox.height}`}
			role="img"
			aria-label={t("lobby.model", { count: published.booths.length, quarters: published.hall.quarters.length })}
		>
			<polygon points={drawing.floor} className={classes.edge} transform="translate(0 14)" />
			<polygon points={drawing.floor} className={classes.floor} />
			{drawing.carpets.map((carpet) => (
				<polygon key={carpet.points} points={carpet.points} fill={carpet.fill} opacity={carpet.opacity} />
			))}
			<g className={classes.entrance}>
				<ellipse cx={arrival.x} cy={arrival.y} rx={arrival.radius * 1.2} ry={arrival.radius * 0.7} />
				<ellipse cx={arrival.x} cy={arrival.y} rx={arrival.radius * 0.6} ry={arrival.radius * 0.35} />
			</g>
			{drawing.facets.map((facet, index) => (
				// biome-ignore lint/suspicious/noArrayIndexKey: a drawing's facets are its order.
				<polygon key={index} points={facet.points} fill={shade(facet.fill, facet.light)} opacity={facet.opacity} />
			))}
			{pin && (
				<g className={classes.pin} transform={`translate(${pin.x} ${pin.y})`}>
					<path d="M0 0C-14 -20 -22 -28 -22 -42a22 22 0 0144 0C22 -28 14 -20 0 0z" />
					<circle cy="-42" r="8" />
				</g>
			)}
		</svg>
	);
}
