import { ActionIcon, Button, SegmentedControl, TextInput, Tooltip } from "@mantine/core";
import {
	IconLink,
	IconMapPin,
	IconRosetteDiscountCheckFilled,
	IconSearch,
	IconStar,
	IconStarFilled,
	IconUsers,
} from "@tabler/icons-react";
import { useMemo, useState } from "react";
import { useTranslation } from "react-i18next";
import { useStore } from "zustand";
import type { StoreApi } from "zustand/vanilla";
import { BoothNumber } from "#client/ui/booth/BoothNumber.tsx";
import { inLanguage } from "#client/ui/i18n/i18n.ts";
import { Panel } from "#client/ui/panel/Panel.tsx";
import type { PublishedBooth } from "#shared/features/event/PublishedHall.ts";
import { BoothSearch } from "./BoothSearch.ts";
import classes from "./DirectoryPanel.module.css";

export interface DirectoryPanelProps {
	readonly booths: readonly PublishedBooth[];
	/** Visitors there now, by booth id. */
	readonly inside: StoreApi<ReadonlyMap<string, number>>;
	readonly favourites: StoreApi<ReadonlySet<string>>;
	readonly stamps: StoreApi<{ readonly stamps: ReadonlyMap<string, unknown> }>;
	readonly boothHere: string | null;
	readonly onToggleFavourite: (booth: PublishedBooth) => void;
	readonly onTakeMeThere: (boothId: string) => void;
	readonly onShare: (booth: PublishedBooth) => void;
	readonly onClose: () => void;
}

const FILTERS = ["all", "favourites", "toVisit"] as const;
type Filter = (typeof FILTERS)[number];

export function DirectoryPanel(props: DirectoryPanelProps) {
	const { booths, onClose } = props;
	const { t } = useTranslation();
	const favourites = useStore(props.favourites);
	const { stamps } = useStore(props.stamps);
	const inside = useStore(props.inside);
	const [text, setText] = useState("");
	const [filter, setFilter] = useState<Filter>("all");
	const search = useMemo(() => new BoothSearch(booths), [booths]);

	const found = useMemo(() => {
		const ids = search.find(text);
		const byId = new Map(booths.map((booth) => [booth.id, booth]));
		return ids === null ? booths : ids.flatMap((id) => byId.get(id) ?? []);
	}, [search, booths, text]);
	const shown = found.filter(({ id }) =>
		filter === "favourites" ? favourites.has(id) : filter === "toVisit" ? !stamps.has(id) : true,
	);
	const nothing =
		text !== "" ? "none" : filter === "favourites" ? "noneFavourite" : filter === "toVisit" ? "noneToVisit" : "none";

	return (
		<Panel
			title={t("directory.title")}
			aside={<span role="status">{t("directory.results", { count: shown.length })}</span>}
			onClose={onClose}
			top={
				<div className={classes.tools}>
					<TextInput
						aria-label={t("directory.search")}
						placeholder={t("directory.searchHint")}
						leftSection={<IconSearch size="1.125rem" aria-hidden />}
						value={text}
						onChange={(event) => setText(event.currentTarget.value)}
						data-autofocus
					/>
					<SegmentedControl
						fullWidth
						aria-label={t("directory.filter")}
						value={filter}
						onChange={(chosen) => setFilter(chosen as Filter)}
						data={FILTERS.map((value) => ({ value, label: t(`directory.${value}`) }))}
					/>
				</div>
			}
		>
			{shown.length === 0 && <p className={classes.empty}>{t(`directory.${nothing}`)}</p>}
			<ul className={classes.list}>
				{shown.map((booth) => (
					<BoothRow
						key={booth.id}
						{...props}
						booth={booth}
						favourite={favourites.has(booth.id)}
						stamped={stamps.has(booth.id)}
						count={inside.get(booth.id) ?? 0}
					/>
				))}
			</ul>
		</Panel>
	);
}

type BoothRowProps = DirectoryPanelProps & {
	readonly booth: PublishedBooth;
	readonly favourite: boolean;
	readonly stamped: boolean;
	readonly count: number;
};

function BoothRow({ booth, favourite, stamped, count, boothHere, ...actions }: BoothRowProps) {
	const { t, i18n } = useTranslation();
	const name = inLanguage(booth.name, i18n);
	const here = boothHere === booth.id;
	return (
		<li className={classes.booth} data-here={here || undefined}>
			<BoothNumber number={booth.number} colour={booth.colours.primary} />
			<div className={classes.words}>
				<h3 className={classes.name}>
					<span className="visually-hidden">{t("common.booth", { number: booth.number })} </span>
					{name}
				</h3>
				<p className={classes.tagline}>{inLanguage(booth.tagline, i18n)}</p>
				<p className={classes.marks}>
					{stamped && (
						<span className={classes.stamped}>
							<IconRosetteDiscountCheckFilled size="1rem" aria-hidden />
							{t("directory.visited")}
						</span>
					)}
					{count > 0 && (
						<span className={classes.count}>
							<IconUsers size="1rem" aria-hidden />
							{t("directory.insideNow", { count })}
						</span>
					)}
				</p>
				<div className={classes.actions}>
					{here ? (
						<span className={classes.here}>{t("directory.youAreHere")}</span>
					) : (
						<Button
							size="compact-sm"
							variant="light"
							leftSection={<IconMapPin size="1rem" aria-hidden />}
							aria-label={`${t("common.takeMeThere")}: ${name}`}
							onClick={() => actions.onTakeMeThere(booth.id)}
						>
							{t("common.takeMeThere")}
						</Button>
					)}
					<Tooltip withinPortal={false} label={t("directory.share")}>
						<ActionIcon
							variant="subtle"
							color="gray"
							aria-label={`${t("directory.share")}: ${name}`}
							onClick={() => actions.onShare(booth)}
						>
							<IconLink size="1.125rem" />
						</ActionIcon>
					</Tooltip>
				</div>
			</div>
			<ActionIcon
				variant="subtle"
				size="lg"
				color={favourite ? "yellow" : "gray"}
				className={classes.star}
				aria-pressed={favourite}
				aria-label={t("favourites.add", { name })}
				onClick={() => actions.onToggleFavourite(booth)}
			>
				{favourite ? <IconStarFilled size="1.25rem" /> : <IconStar size="1.25rem" />}
			</ActionIcon>
		</li>
	);
}
