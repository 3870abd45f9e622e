import { IconAlertTriangle, IconCloudCheck, IconCloudOff, IconCloudUpload } from "@tabler/icons-react";
import { useTranslation } from "react-i18next";
import { refusalText } from "#client/ui/i18n/refusalText.ts";
import { useConsoleTexts } from "#client/ui/i18n/useConsoleTexts.ts";
import classes from "./BoothFormTab.module.css";
import type { KeepingStatus } from "./DraftKeeper.ts";

/** Whether what is on the page is kept, said to the eye and to screen readers. */
export function KeepingLine({ keeping }: { readonly keeping: KeepingStatus }) {
	const { t } = useConsoleTexts();
	const { t: translate } = useTranslation();
	switch (keeping.status) {
		case "kept":
			return (
				<output className={classes.status}>
					<IconCloudCheck size={18} /> {t("boothForm.keeping.kept")}
				</output>
			);
		case "changed":
		case "keeping":
			return (
				<output className={classes.status}>
					<IconCloudUpload size={18} /> {t("boothForm.keeping.keeping")}
				</output>
			);
		case "offline":
			return (
				<output className={classes.status} data-trouble="">
					<IconCloudOff size={18} /> {t("boothForm.keeping.offline")}
				</output>
			);
		case "conflict":
			return (
				<output className={classes.status} data-trouble="">
					<IconAlertTriangle size={18} /> {t("boothForm.keeping.conflict")}
				</output>
			);
		case "refused":
			return (
				<output className={classes.status} data-trouble="">
					<IconAlertTriangle size={18} />{" "}
					{t("boothForm.keeping.refused", { why: refusalText(translate, keeping.reason) })}
				</output>
			);
		default:
			return keeping satisfies never;
	}
}
