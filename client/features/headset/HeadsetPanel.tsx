import { Button } from "@mantine/core";
import { IconAlertTriangle } from "@tabler/icons-react";
import { type ReactNode, useEffect, useId, useMemo, useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import { useStore } from "zustand";
import type { ConnectionStatus } from "#client/connection/ConnectionStatus.ts";
import type { HallConnection } from "#client/connection/HallConnection.ts";
import { refusalText } from "#client/ui/i18n/refusalText.ts";
import { useLaterTexts } from "#client/ui/i18n/useLaterTexts.ts";
import { Panel } from "#client/ui/panel/Panel.tsx";
import type { Belongings } from "#shared/features/headset/headsetMessages.ts";
import { HeadsetApi } from "./HeadsetApi.ts";
import { HeadsetCode } from "./HeadsetCode.ts";
import classes from "./HeadsetPanel.module.css";
import { type HeadsetWay, isOnHallsMachine, wayByCable, wayFrom } from "./headsetAddresses.ts";

interface HeadsetPanelProps {
	readonly connection: Pick<HallConnection, "request">;
	readonly status: ConnectionStatus["status"];
	/** Why this device itself shows no VR, in the visitor's words; undefined where it does. */
	readonly noVrBecause: string | undefined;
	readonly onEnterVr: () => void;
	/** What this device alone has of the visitor's. */
	readonly belongings: () => Belongings;
	readonly now: () => number;
	readonly onClose: () => void;
}

/** Going on in VR: here, where a headset answers, or as the same visitor in a headset with a browser of its own. */
export function HeadsetPanel({ noVrBecause, onEnterVr, onClose, ...props }: HeadsetPanelProps) {
	const { t } = useTranslation();
	const canSpeak = useLaterTexts("headset");
	const api = useMemo(() => new HeadsetApi((input, init) => fetch(input, init)), []);
	if (!canSpeak) return null;
	return (
		<Panel title={t("headset.title")} onClose={onClose}>
			<div className={classes.panel}>
				<Group title={t("headset.here")}>
					{noVrBecause === undefined ? (
						<>
							<p>{t("headset.canEnter")}</p>
							<Button onClick={onEnterVr}>{t("dock.vr")}</Button>
						</>
					) : (
						<p>{noVrBecause}</p>
					)}
				</Group>
				<Group title={t("headset.there")}>
					<ol className={classes.steps}>
						<li>
							<h4>{t("headset.openThis")}</h4>
							<WayThere api={api} />
						</li>
						<li>
							<h4>{t("headset.typeThis")}</h4>
							<Code api={api} {...props} />
						</li>
						<li>
							<h4>{t("headset.next")}</h4>
							<p>{t("headset.nextText")}</p>
						</li>
					</ol>
				</Group>
			</div>
		</Panel>
	);
}

function Group({ title, children }: { readonly title: string; readonly children: ReactNode }) {
	const heading = useId();
	return (
		<section aria-labelledby={heading} className={classes.group}>
			<h3 id={heading}>{title}</h3>
			{children}
		</section>
	);
}

function WayThere({ api }: { readonly api: HeadsetApi }) {
	const { t } = useTranslation();
	const isHere = isOnHallsMachine(location.hostname);
	const [way, setWay] = useState<HeadsetWay | null>(() => (isHere ? null : wayFrom(location, null)));
	useEffect(() => {
		if (!isHere) return;
		let isOpen = true;
		const told = (origins: readonly string[]) => isOpen && setWay(wayFrom(location, origins));
		api.originsInNetwork().then(told, () => told([]));
		return () => {
			isOpen = false;
		};
	}, [api, isHere]);

	if (way === null) return <p role="status">{t("common.loading")}</p>;
	if (way.kind === "same") {
		return (
			<>
				<Address>{way.address}</Address>
				{way.isSecure ? <p>{t("headset.warnsOnce")}</p> : <Warning>{t("headset.insecure")}</Warning>}
			</>
		);
	}
	const cable = wayByCable(location);
	return (
		<>
			{way.addresses.length > 0 ? (
				<>
					<p>{t("headset.localOnly")}</p>
					{way.addresses.map((address) => (
						<Address key={address}>{address}</Address>
					))}
					{way.isSecure ? <p>{t("headset.warnsOnce")}</p> : <Warning>{t("headset.needsHttps")}</Warning>}
				</>
			) : (
				<Warning>{t("headset.notInNetwork")}</Warning>
			)}
			<details className={classes.cable} open={way.addresses.length === 0}>
				<summary>{t("headset.byCable")}</summary>
				<p>{t("headset.cable")}</p>
				<Address>{cable.command}</Address>
				<p>{t("headset.cableThen")}</p>
				<Address>{cable.address}</Address>
			</details>
		</>
	);
}

function Address({ children }: { readonly children: string }) {
	return (
		<p className={classes.address} translate="no">
			{children}
		</p>
	);
}

function Warning({ children }: { readonly children: ReactNode }) {
	return (
		<p className={classes.warning}>
			<IconAlertTriangle size="1.25rem" aria-hidden />
			<span>{children}</span>
		</p>
	);
}

interface CodeProps extends Pick<HeadsetPanelProps, "connection" | "status" | "belongings" | "now"> {
	readonly api: HeadsetApi;
}

function Code({ api, connection, status, belongings, now }: CodeProps) {
	const { t } = useTranslation();
	// What the visitor has when they ask counts, not what they had when the panel opened.
	const code = useMemo(
		() =>
			new HeadsetCode({
				connection,
				belongings,
				now,
				carry: (ticket, carried) => api.carry(ticket, carried),
				setTimer: (callback, ms) => {
					const timer = setTimeout(callback, ms);
					return () => clearTimeout(timer);
				},
			}),
		[connection, belongings, now, api],
	);
	// A code that nobody looks at any more lets nobody in.
	useEffect(() => () => void code.end(), [code]);
	const shown = useStore(code.state);

	if (status === "takenOver") return <p className={classes.done}>{t("headset.handedOver")}</p>;
	switch (shown.status) {
		case "none":
			return <Button onClick={() => void code.ask()}>{t("headset.show")}</Button>;
		case "asking":
			return <Button loading>{t("headset.asking")}</Button>;
		case "shown":
			return (
				<>
					<Digits code={shown.code} />
					<Remaining endsAtMs={shown.endsAtMs} now={now} />
					{!shown.isCarried && <Warning>{t("headset.nothingCarried")}</Warning>}
					<div className={classes.choices}>
						<Button variant="default" onClick={() => void code.ask()}>
							{t("headset.renew")}
						</Button>
						<Button variant="subtle" onClick={() => void code.end()}>
							{t("headset.end")}
						</Button>
					</div>
				</>
			);
		case "over":
		case "ended":
			return (
				<>
					<p role="status">{t(`headset.${shown.status}`)}</p>
					<Button onClick={() => void code.ask()}>{t("headset.renew")}</Button>
				</>
			);
		case "refused":
			return (
				<>
					<p role="alert" className={classes.refused}>
						{refusalText(t, shown.reason, { retryAfterMs: shown.retryAfterMs })}
					</p>
					<Button onClick={() => void code.ask()}>{t("headset.show")}</Button>
				</>
			);
		default:
			return shown satisfies never;
	}
}

/** Two groups of three, as one keeps them in mind on the way to the headset; read out digit by digit. */
function Digits({ code }: { readonly code: string }) {
	const { t } = useTranslation();
	const place = useRef<HTMLDivElement>(null);
	// On a phone it may come below the edge of the sheet.
	// biome-ignore lint/correctness/useExhaustiveDependencies: each new code is brought into sight.
	useEffect(() => {
		place.current?.scrollIntoView({ block: "center" });
	}, [code]);
	return (
		<div ref={place} role="status">
			<span className="visually-hidden">{t("headset.code", { digits: [...code].join(" ") })}</span>
			<p className={classes.code} data-code={code} aria-hidden>
				<span>{code.slice(0, 3)}</span>
				<span>{code.slice(3)}</span>
			</p>
		</div>
	);
}

function Remaining({ endsAtMs, now }: { readonly endsAtMs: number; readonly now: () => number }) {
	const { t } = useTranslation();
	const [leftMs, setLeft] = useState(() => endsAtMs - now());
	useEffect(() => {
		const tick = () => setLeft(endsAtMs - now());
		tick();
		const timer = setInterval(tick, 500);
		return () => clearInterval(timer);
	}, [endsAtMs, now]);
	const seconds = Math.max(0, Math.ceil(leftMs / 1000));
	const time = `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, "0")}`;
	return <p className={classes.remaining}>{t("headset.validFor", { time })}</p>;
}
