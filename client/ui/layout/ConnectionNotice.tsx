import { Button } from "@mantine/core";
import { IconPlugConnectedX, IconRefreshAlert, IconUserShare } from "@tabler/icons-react";
import { type ReactNode, useEffect, useState } from "react";
import { useTranslation } from "react-i18next";
import type { ConnectionStatus } from "#client/connection/ConnectionStatus.ts";
import { refusalText } from "#client/ui/i18n/refusalText.ts";
import classes from "./ConnectionNotice.module.css";

interface ConnectionNoticeProps {
	readonly status: ConnectionStatus;
	readonly now: () => number;
	readonly onUseHere: () => void;
	readonly onReload: () => void;
	readonly onBackToLobby: () => void;
}

/** From here on the hall, rather than the visitor's own network, is the likelier reason. */
const LONG_MS = 10_000;

/** Says what is wrong with the connection and what can be done; the hall behind it stays usable. */
export function ConnectionNotice({ status, now, onUseHere, onReload, onBackToLobby }: ConnectionNoticeProps) {
	const { t } = useTranslation();
	switch (status.status) {
		case "joining":
		case "inHall":
			return <div role="status" />;
		case "lost":
			return <Lost sinceMs={status.sinceMs} attempt={status.attempt} now={now} />;
		case "takenOver":
			return (
				<Card icon={<IconUserShare size="1.375rem" />} title={t("connection.takenOver")}>
					<p>{t("connection.takenOverText")}</p>
					<Button size="sm" onClick={onUseHere}>
						{t("connection.useHere")}
					</Button>
				</Card>
			);
		case "outdated":
			return (
				<Card icon={<IconRefreshAlert size="1.375rem" />} title={t("connection.outdated")}>
					<p>{t("connection.outdatedText")}</p>
					<Button size="sm" onClick={onReload}>
						{t("connection.reload")}
					</Button>
				</Card>
			);
		case "refused":
			return (
				<Card icon={<IconPlugConnectedX size="1.375rem" />} title={t("connection.refused")}>
					<p>{refusalText(t, status.reason)}</p>
					<Button size="sm" onClick={onBackToLobby}>
						{t("connection.backToLobby")}
					</Button>
				</Card>
			);
		case "left":
			return (
				<Card icon={<IconPlugConnectedX size="1.375rem" />} title={t("connection.left")}>
					<Button size="sm" onClick={onBackToLobby}>
						{t("connection.backToLobby")}
					</Button>
				</Card>
			);
		default:
			return status satisfies never;
	}
}

function Lost({
	sinceMs,
	attempt,
	now,
}: {
	readonly sinceMs: number;
	readonly attempt: number;
	readonly now: () => number;
}) {
	const { t } = useTranslation();
	const [elapsedMs, setElapsed] = useState(() => now() - sinceMs);
	useEffect(() => {
		const timer = setInterval(() => setElapsed(now() - sinceMs), 1000);
		return () => clearInterval(timer);
	}, [sinceMs, now]);
	const seconds = Math.max(0, Math.floor(elapsedMs / 1000));
	const elapsed = `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, "0")}`;
	return (
		<Card icon={<IconPlugConnectedX size="1.375rem" />} title={t("connection.lost")}>
			{/* Read out once by the title; a ticking clock would never let a screen reader rest. */}
			<p aria-live="off">
				{t(elapsedMs < LONG_MS ? "connection.lostText" : "connection.lostLong", { attempt, elapsed })}
			</p>
		</Card>
	);
}

function Card({
	icon,
	title,
	children,
}: {
	readonly icon: ReactNode;
	readonly title: string;
	readonly children: ReactNode;
}) {
	return (
		<div className={classes.card} data-connection>
			<span className={classes.icon} aria-hidden>
				{icon}
			</span>
			<div className={classes.words}>
				<p className={classes.title} role="status">
					{title}
				</p>
				{children}
			</div>
		</div>
	);
}
