import { IconMapPinFilled, IconUsers } from "@tabler/icons-react";
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import type { ConnectionStatus } from "#client/connection/ConnectionStatus.ts";
import classes from "./TopBar.module.css";

interface TopBarProps {
	readonly title: string;
	/** The booth one is at, or the aisles. */
	readonly place: string;
	readonly peopleCount: number;
	readonly status: ConnectionStatus["status"];
	/** What loads, while something does. */
	readonly progress: ReactNode;
	readonly onPeople: () => void;
}

export function TopBar({ title, place, peopleCount, status, progress, onPeople }: TopBarProps) {
	const { t } = useTranslation();
	return (
		<section className={classes.bar} aria-label={t("hall.topBar")}>
			<div className={classes.where}>
				<h1 className={classes.title}>{title}</h1>
				<p className={classes.place} role="status">
					<IconMapPinFilled size="0.875rem" aria-hidden />
					{place}
				</p>
				{progress}
			</div>
			<button type="button" className={classes.people} onClick={onPeople}>
				<span className={classes.dot} data-status={status} aria-hidden />
				<span className="visually-hidden">{t(`connection.${status}`)}, </span>
				<IconUsers size="1.125rem" aria-hidden />
				<span aria-hidden>{peopleCount}</span>
				<span className="visually-hidden">{t("hall.peopleCount", { count: peopleCount })}</span>
			</button>
		</section>
	);
}
