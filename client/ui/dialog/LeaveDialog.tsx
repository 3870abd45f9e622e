import { Button } from "@mantine/core";
import { useTranslation } from "react-i18next";
import { ConfirmDialog } from "./ConfirmDialog.tsx";
import classes from "./LeaveDialog.module.css";

interface LeaveDialogProps {
	/** http or https. */
	readonly url: string;
	readonly onClose: () => void;
}

/** Says in full where a booth's link leads before it is followed, in a tab of its own. */
export function LeaveDialog({ url, onClose }: LeaveDialogProps) {
	const { t } = useTranslation();
	return (
		<ConfirmDialog
			title={t("leave.title")}
			onCancel={onClose}
			confirm={
				<Button
					component="a"
					href={url}
					target="_blank"
					rel="noopener noreferrer"
					referrerPolicy="no-referrer"
					onClick={onClose}
				>
					{t("leave.confirm")}
				</Button>
			}
		>
			<p>{t("leave.text")}</p>
			<p className={classes.host}>{new URL(url).host}</p>
			<p className={classes.address}>{url}</p>
		</ConfirmDialog>
	);
}
