import { Button } from "@mantine/core";
import { IconDownload } from "@tabler/icons-react";
import { endpointAddress } from "#client/connection/callEndpoint.ts";
import { Panel } from "#client/ui/console/Panel.tsx";
import { useActor } from "#client/ui/console/useActor.tsx";
import { useConsoleTexts } from "#client/ui/i18n/useConsoleTexts.ts";
import { exportEvent } from "#shared/features/archive/archiveEndpoints.ts";

/** The event as one file, for whoever may have it. */
export function ExportEventPanel({ eventId }: { readonly eventId: string }) {
	const { t } = useConsoleTexts();
	const { may } = useActor();
	if (!may("event.edit", { eventId })) return null;
	return (
		<Panel title={t("archive.exportTitle")} description={t("archive.exportText")}>
			{/* The browser downloads it by itself: it shows how far it is, and keeps nothing in memory. */}
			<Button
				component="a"
				href={endpointAddress(exportEvent, { params: { eventId } })}
				download={`${eventId}.zip`}
				variant="default"
				leftSection={<IconDownload size={18} />}
			>
				{t("archive.exportNow")}
			</Button>
		</Panel>
	);
}
