import { Button } from "@mantine/core";
import { useTranslation } from "react-i18next";
import { ConfirmDialog } from "#client/ui/dialog/ConfirmDialog.tsx";
import { inLanguage } from "#client/ui/i18n/i18n.ts";
import type { HallBeyond } from "./PassagesFeature.ts";

interface PassageDialogProps {
	readonly beyond: HallBeyond;
	readonly onGo: () => void;
	readonly onStay: () => void;
}

/** Asks before one leaves a hall for another. */
export function PassageDialog({ beyond, onGo, onStay }: PassageDialogProps) {
	const { t, i18n } = useTranslation();
	return (
		<ConfirmDialog
			title={t("passages.title", { hall: inLanguage(beyond.name, i18n) })}
			cancel={t("passages.stay")}
			onCancel={onStay}
			confirm={
				<Button data-autofocus onClick={onGo}>
					{t("passages.go")}
				</Button>
			}
		>
			<p>{t("passages.text")}</p>
		</ConfirmDialog>
	);
}
