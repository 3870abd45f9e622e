import { useConsoleTexts } from "#client/ui/i18n/useConsoleTexts.ts";
import classes from "./LiveBadge.module.css";

/** Whether visitors see it: in words and colour. `live` is the publication's number, null where there is none. */
export function LiveBadge({ live }: { readonly live: number | null }) {
	const { t } = useConsoleTexts();
	return (
		<span className={classes.badge} data-live={live !== null || undefined}>
			{live === null ? t("shell.state.draft") : t("shell.state.live")}
		</span>
	);
}
