import { ActionIcon, Button } from "@mantine/core";
import { IconMapPin, IconMaximize, IconMinus, IconPlus, IconUsers } from "@tabler/icons-react";
import { useCallback, useMemo, useState } from "react";
import { useTranslation } from "react-i18next";
import { useStore } from "zustand";
import type { StoreApi } from "zustand/vanilla";
import { BoothNumber } from "#client/ui/booth/BoothNumber.tsx";
import { inLanguage } from "#client/ui/i18n/i18n.ts";
import { Panel } from "#client/ui/panel/Panel.tsx";
import type { PublishedHall } from "#shared/features/event/PublishedHall.ts";
import { FloorPlan, type PlaceSource } from "./FloorPlan.tsx";
import classes from "./MapPanel.module.css";
import { type MapFrame, wholeHall, zoomed } from "./MapView.ts";

interface MapPanelProps {
	readonly published: PublishedHall;
	readonly places: PlaceSource;
	readonly inside: StoreApi<ReadonlyMap<string, number>>;
	readonly stamps: StoreApi<{ readonly stamps: ReadonlyMap<string, unknown> }>;
	readonly boothHere: string | null;
	readonly onTakeMeThere: (boothId: string) => void;
	readonly onClose: () => void;
}

/** Metres of floor drawn beyond the walls. */
const MARGIN = 1.5;

export function MapPanel({ published, places, inside, stamps, boothHere, onTakeMeThere, onClose }: MapPanelProps) {
	const { t, i18n } = useTranslation();
	const counts = useStore(inside);
	const { stamps: stampsByBooth } = useStore(stamps);
	const stamped = useMemo(() => new Set(stampsByBooth.keys()), [stampsByBooth]);
	const frame = useMemo<MapFrame>(
		() => ({ width: published.hall.size.width + 2 * MARGIN, depth: published.hall.size.depth + 2 * MARGIN }),
		[published],
	);
	const [view, setView] = useState(() => wholeHall(frame));
	const [chosenId, setChosenId] = useState<string | null>(boothHere);
	const chosen = published.booths.find(({ id }) => id === chosenId);
	const choose = useCallback(({ id }: { readonly id: string }) => setChosenId(id), []);
	const inOrder = useMemo(
		() => [...published.booths].sort((a, b) => a.number.localeCompare(b.number, undefined, { numeric: true })),
		[published],
	);

	return (
		<Panel title={t("map.title")} aside={inLanguage(published.hall.name, i18n)} onClose={onClose}>
			<div className={classes.map}>
				<div className={classes.planHolder}>
					<FloorPlan
						published={published}
						places={places}
						stamped={stamped}
						chosen={chosenId}
						view={view}
						frame={frame}
						onView={setView}
						onChoose={choose}
					/>
					<div className={classes.zoom}>
						<ActionIcon
							variant="default"
							aria-label={t("map.zoomIn")}
							onClick={() => setView(zoomed(view, frame, 0.7))}
						>
							<IconPlus size="1.125rem" />
						</ActionIcon>
						<ActionIcon
							variant="default"
							aria-label={t("map.zoomOut")}
							onClick={() => setView(zoomed(view, frame, 1.43))}
						>
							<IconMinus size="1.125rem" />
						</ActionIcon>
						<ActionIcon variant="default" aria-label={t("map.whole")} onClick={() => setView(wholeHall(frame))}>
							<IconMaximize size="1.125rem" />
						</ActionIcon>
					</div>
				</div>
				<ul className={classes.legend}>
					<li data-kind="me">{t("map.legendYou")}</li>
					<li data-kind="people">{t("map.legendPeople")}</li>
					<li data-kind="stamp">{t("map.legendStamped")}</li>
				</ul>
				<section className={classes.details} aria-label={t("map.details")} aria-live="polite">
					{chosen ? (
						<>
							<BoothNumber number={chosen.number} colour={chosen.colours.primary} />
							<div className={classes.words}>
								<h3>{inLanguage(chosen.name, i18n)}</h3>
								<p>{inLanguage(chosen.tagline, i18n)}</p>
								{(counts.get(chosen.id) ?? 0) > 0 && (
									<p className={classes.count}>
										<IconUsers size="1rem" aria-hidden />
										{t("directory.insideNow", { count: counts.get(chosen.id) ?? 0 })}
									</p>
								)}
								{chosen.id === boothHere ? (
									<p className={classes.here}>{t("directory.youAreHere")}</p>
								) : (
									<Button
										mt="xs"
										size="sm"
										leftSection={<IconMapPin size="1.125rem" aria-hidden />}
										onClick={() => onTakeMeThere(chosen.id)}
									>
										{t("common.takeMeThere")}
									</Button>
								)}
							</div>
						</>
					) : (
						<p>{t("map.pick")}</p>
					)}
				</section>
				<section aria-label={t("map.list")}>
					<ul className={classes.list}>
						{inOrder.map((booth) => (
							<li key={booth.id}>
								<button type="button" aria-pressed={booth.id === chosenId} onClick={() => choose(booth)}>
									<strong>{booth.number}</strong>
									<span>{inLanguage(booth.name, i18n)}</span>
								</button>
							</li>
						))}
					</ul>
				</section>
			</div>
		</Panel>
	);
}
