import { Button } from "@mantine/core";
import { IconBug } from "@tabler/icons-react";
import { useEffect } from "react";
import { useConsoleTexts } from "#client/ui/i18n/useConsoleTexts.ts";
import { EmptyState } from "./EmptyState.tsx";

/** In place of a page that threw: a fault of ours, or a file of an older build that is no longer there. */
export function Crashed({ error }: { readonly error: unknown }) {
	const { t } = useConsoleTexts();
	useEffect(() => {
		reportError(error);
	}, [error]);
	return (
		<main>
			<EmptyState
				icon={IconBug}
				title={t("shell.crashed")}
				action={<Button onClick={() => location.reload()}>{t("shell.reload")}</Button>}
			>
				{t("shell.crashedText")}
			</EmptyState>
		</main>
	);
}
