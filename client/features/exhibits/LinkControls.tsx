import { Button } from "@mantine/core";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { LeaveDialog } from "#client/ui/dialog/LeaveDialog.tsx";
import { BagButton } from "./BagButton.tsx";
import classes from "./ExhibitPanel.module.css";
import type { ExhibitControls, FocusedExhibit } from "./FocusedExhibit.ts";

interface LinkControlsProps {
	readonly url: string;
	readonly controls: ExhibitControls;
	readonly focused: FocusedExhibit;
}

/** A link is followed after asking, now or later out of the bag. */
export function LinkControls({ url, controls, focused }: LinkControlsProps) {
	const { t } = useTranslation();
	const [asking, setAsking] = useState(false);
	return (
		<>
			<div className={classes.row}>
				<Button onClick={() => setAsking(true)}>{t("exhibits.link.open")}</Button>
				<BagButton bag={controls.bag} focused={focused} />
			</div>
			{asking && <LeaveDialog url={url} onClose={() => setAsking(false)} />}
		</>
	);
}
