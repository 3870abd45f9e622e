import { Button } from "@mantine/core";
import { IconExternalLink } from "@tabler/icons-react";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { LeaveDialog } from "#client/ui/dialog/LeaveDialog.tsx";
import { inLanguage } from "#client/ui/i18n/i18n.ts";
import { Panel } from "#client/ui/panel/Panel.tsx";
import type { SponsorSurface } from "#shared/features/event/EventDocument.ts";
import classes from "./SponsorPanel.module.css";

interface SponsorPanelProps {
	readonly surface: SponsorSurface;
	readonly onClose: () => void;
}

/** Who is on a sponsor's surface. Their page is opened after asking, in a tab of its own. */
export function SponsorPanel({ surface, onClose }: SponsorPanelProps) {
	const { t, i18n } = useTranslation();
	const [asking, setAsking] = useState(false);
	const { sponsor, tier, image, url } = surface;
	const name = inLanguage(sponsor, i18n);
	return (
		<Panel title={name} aside={t(`sponsors.${tier}`)} onClose={onClose}>
			<div className={classes.sponsor}>
				<img src={image} alt={t("sponsors.picture", { name })} className={classes.picture} />
				{url ? (
					<>
						<Button rightSection={<IconExternalLink size="1.125rem" aria-hidden />} onClick={() => setAsking(true)}>
							{t("sponsors.visit")}
						</Button>
						<p className={classes.host}>{new URL(url).host}</p>
					</>
				) : (
					<p className={classes.host}>{t("sponsors.thanks")}</p>
				)}
			</div>
			{asking && url && <LeaveDialog url={url} onClose={() => setAsking(false)} />}
		</Panel>
	);
}
