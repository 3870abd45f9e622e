import { ExportEventPanel } from "#client/features/archive/ExportEventPanel.tsx";
import { ImportEventDialog } from "#client/features/archive/ImportEventDialog.tsx";
import { EventListPage } from "#client/features/event/EventListPage.tsx";
import { EventOverviewPage } from "#client/features/event/EventOverviewPage.tsx";

/** The list of events, and how one comes in from elsewhere. */
export function ConsoleEventListPage() {
	return <EventListPage ImportDialog={ImportEventDialog} />;
}

/** How far an event is, and how it leaves. */
export function ConsoleOverviewPage() {
	return <EventOverviewPage ExportPanel={ExportEventPanel} />;
}
