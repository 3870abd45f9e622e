import { IconAlertTriangle, IconChevronDown, IconCircleCheck, IconInfoCircle } from "@tabler/icons-react";
import { useTranslation } from "react-i18next";
import type { DeviceFinding, FindingLevel } from "./checkDevice.ts";
import classes from "./DeviceCheck.module.css";

const ICONS = {
	good: IconCircleCheck,
	note: IconInfoCircle,
	stop: IconAlertTriangle,
} as const satisfies Record<FindingLevel, unknown>;

/** One line when all is well, reasons on request; what stops a visitor is open from the start. */
export function DeviceCheck({ findings }: { readonly findings: readonly DeviceFinding[] }) {
	const { t } = useTranslation();
	if (findings.length === 0) return null;
	const notes = findings.filter(({ level }) => level === "note").length;
	const stopped = findings.some(({ level }) => level === "stop");
	const level: FindingLevel = stopped ? "stop" : notes > 0 ? "note" : "good";
	const Icon = ICONS[level];
	return (
		<details className={classes.check} open={stopped}>
			<summary className={classes.summary} data-level={level}>
				<Icon size="1.25rem" aria-hidden />
				<span className={classes.heading}>{t("device.heading")}</span>
				<span className={classes.result}>
					{stopped ? t("device.stopped") : notes > 0 ? t("device.withNotes", { count: notes }) : t("device.allGood")}
				</span>
				<IconChevronDown size="1.125rem" className={classes.chevron} aria-hidden />
			</summary>
			<ul className={classes.findings}>
				{findings.map((finding) => {
					const FindingIcon = ICONS[finding.level];
					return (
						<li key={finding.topic} data-level={finding.level}>
							<FindingIcon size="1.125rem" aria-hidden />
							<div>
								<strong>{t(`device.${finding.topic}`)}</strong>
								<p>{t(`device.findings.${finding.text}`)}</p>
							</div>
						</li>
					);
				})}
			</ul>
		</details>
	);
}
