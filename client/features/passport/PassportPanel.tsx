import { Button } from "@mantine/core";
import { useId } from "react";
import { useTranslation } from "react-i18next";
import { useStore } from "zustand";
import { AvatarDrawing } from "#client/ui/avatar/AvatarDrawing.tsx";
import { inLanguage, languageOf } from "#client/ui/i18n/i18n.ts";
import { Panel } from "#client/ui/panel/Panel.tsx";
import type { PublishedBooth, PublishedHall } from "#shared/features/event/PublishedHall.ts";
import type { AvatarLook } from "#shared/features/roster/look.ts";
import { ENGAGED_SECONDS, type Stamp } from "#shared/features/visits/visitMessages.ts";
import type { PassportFeature } from "./PassportFeature.ts";
import classes from "./PassportPanel.module.css";

interface PassportPanelProps {
	readonly passport: PassportFeature;
	readonly published: PublishedHall;
	readonly holder: { readonly id: string; readonly name: string; readonly look: AvatarLook };
	readonly onTakeMeThere: (boothId: string) => void;
	readonly onClose: () => void;
}

export function PassportPanel({ passport, published, holder, onTakeMeThere, onClose }: PassportPanelProps) {
	const { t, i18n } = useTranslation();
	const { stamps, status } = useStore(passport.state);
	const { booths } = published;
	const count = booths.filter(({ id }) => stamps.has(id)).length;
	const progress = t("passport.progress", { count, total: booths.length });
	return (
		<Panel title={t("passport.title")} aside={progress} onClose={onClose}>
			<div className={classes.passport}>
				<section className={classes.identity} aria-label={t("passport.heading")}>
					<div className={classes.portrait}>
						<AvatarDrawing look={holder.look} className={classes.face} />
					</div>
					<div className={classes.data}>
						<p className={classes.heading}>{t("passport.heading")}</p>
						<dl>
							<div>
								<dt>{t("passport.holder")}</dt>
								<dd>{holder.name}</dd>
							</div>
							<div>
								<dt>{t("passport.issued")}</dt>
								<dd>{inLanguage(published.event.title, i18n)}</dd>
							</div>
							<div>
								<dt>{t("passport.number")}</dt>
								<dd className={classes.mono}>{holder.id.slice(0, 10).toUpperCase()}</dd>
							</div>
						</dl>
					</div>
				</section>
				<div
					className={classes.progress}
					role="progressbar"
					aria-label={t("passport.title")}
					aria-valuemin={0}
					aria-valuemax={booths.length}
					aria-valuenow={count}
					aria-valuetext={progress}
				>
					<span style={{ inlineSize: `${(count / Math.max(1, booths.length)) * 100}%` }} />
				</div>
				<p className={classes.rule}>
					{booths.length > 0 && count === booths.length
						? t("passport.complete")
						: t("passport.rule", { count: ENGAGED_SECONDS })}
				</p>
				{status === "failed" && (
					<p className={classes.failed} role="alert">
						{t("passport.failed")}{" "}
						<Button size="compact-sm" variant="subtle" onClick={() => void passport.read()}>
							{t("common.retry")}
						</Button>
					</p>
				)}
				<ul className={classes.page} aria-label={t("passport.pages")}>
					{booths.map((booth) => (
						<li key={booth.id}>
							<StampPlace booth={booth} stamp={stamps.get(booth.id)} onTakeMeThere={onTakeMeThere} />
						</li>
					))}
				</ul>
			</div>
		</Panel>
	);
}

interface StampPlaceProps {
	readonly booth: PublishedBooth;
	readonly stamp: Stamp | undefined;
	readonly onTakeMeThere: (boothId: string) => void;
}

function StampPlace({ booth, stamp, onTakeMeThere }: StampPlaceProps) {
	const { t, i18n } = useTranslation();
	const name = inLanguage(booth.name, i18n);
	const day =
		stamp && new Intl.DateTimeFormat(languageOf(i18n), { month: "short", day: "numeric" }).format(stamp.stampedAtMs);
	return (
		<button
			type="button"
			className={classes.place}
			data-stamped={stamp !== undefined || undefined}
			onClick={() => onTakeMeThere(booth.id)}
		>
			{stamp && day ? <StampPrint booth={booth} day={day} /> : <EmptyPrint number={booth.number} />}
			<span className={classes.name}>{name}</span>
			<span className="visually-hidden">
				{day ? t("passport.stampedAt", { when: day }) : t("passport.notYet")}, {t("common.takeMeThere")}
			</span>
		</button>
	);
}

/** As a rubber stamp leaves it: a ring of words, the number, the day, never quite straight. */
function StampPrint({ booth, day }: { readonly booth: PublishedBooth; readonly day: string }) {
	const ring = useId();
	const { primary, secondary } = booth.colours;
	const tilt = ((booth.index * 37) % 29) - 14;
	return (
		<svg viewBox="0 0 120 120" className={classes.print} style={{ rotate: `${tilt}deg` }} aria-hidden="true">
			<circle cx="60" cy="60" r="57" fill={secondary} />
			<g fill="none" stroke={primary}>
				<circle cx="60" cy="60" r="55" strokeWidth="3.5" />
				<circle cx="60" cy="60" r="37" strokeWidth="1.5" strokeDasharray="2 3" />
			</g>
			<path id={ring} d="M60 102.5a42.5 42.5 0 1 1 0 -85a42.5 42.5 0 1 1 0 85" fill="none" />
			<text className={classes.ring} fill={primary}>
				<textPath href={`#${ring}`} startOffset="50%" textAnchor="middle">
					{booth.name.en.slice(0, 30).toUpperCase()}
				</textPath>
			</text>
			<text x="60" y="64" className={classes.big} fill={primary} textAnchor="middle">
				{booth.number}
			</text>
			<text x="60" y="80" className={classes.day} fill={primary} textAnchor="middle">
				{day}
			</text>
		</svg>
	);
}

function EmptyPrint({ number }: { readonly number: string }) {
	return (
		<svg viewBox="0 0 120 120" className={classes.print} aria-hidden="true">
			<circle cx="60" cy="60" r="54" className={classes.dashed} />
			<text x="60" y="67" className={classes.faint} textAnchor="middle">
				{number}
			</text>
		</svg>
	);
}
