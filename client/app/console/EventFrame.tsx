import { Button } from "@mantine/core";
import { IconBuildingStore, IconDoorEnter } from "@tabler/icons-react";
import { Suspense } from "react";
import { Navigate, Outlet, useLocation, useParams } from "react-router";
import { RequestRefused } from "#client/connection/RequestRefused.ts";
import { ConsoleFrame } from "#client/ui/console/ConsoleFrame.tsx";
import { ErrorState } from "#client/ui/console/ErrorState.tsx";
import { EventSwitcher } from "#client/ui/console/EventSwitcher.tsx";
import { PageSkeleton } from "#client/ui/console/PageSkeleton.tsx";
import { type NavGroup, SectionNav } from "#client/ui/console/SectionNav.tsx";
import { useActor } from "#client/ui/console/useActor.tsx";
import { useDraftChanges } from "#client/ui/console/useDraftChanges.ts";
import { useEndpoint, useEndpoints } from "#client/ui/console/useEndpoint.ts";
import { EventContext, useEvent } from "#client/ui/console/useEvent.ts";
import { useConsoleTexts } from "#client/ui/i18n/useConsoleTexts.ts";
import { readBooth } from "#shared/features/booths/boothEndpoints.ts";
import { type EventInConsole, listConsoleEvents } from "#shared/features/event/eventEndpoints.ts";
import { CONSOLE_SECTIONS } from "./consoleSections.ts";
import classes from "./EventFrame.module.css";

/** An event: its sections in the sidebar, and the one that is open. */
export function EventFrame() {
	const { eventId = "" } = useParams();
	const { data: events, error, refetch } = useEndpoint(listConsoleEvents, {});
	const event = events?.find((one) => one.eventId === eventId);
	if (!events || !event) {
		return (
			<ConsoleFrame>
				{!events && !error ? (
					<PageSkeleton />
				) : (
					<ErrorState
						error={error ?? new RequestRefused(eventId, { reason: "not-found" })}
						onRetry={() => void refetch()}
					/>
				)}
			</ConsoleFrame>
		);
	}
	return (
		// Another event is another page: nothing typed in one is carried to the next.
		<EventContext key={eventId} value={event}>
			<Frame event={event} events={events} />
		</EventContext>
	);
}

function Frame({ event, events }: { readonly event: EventInConsole; readonly events: readonly EventInConsole[] }) {
	const { t } = useConsoleTexts();
	const { may } = useActor();
	const { eventId } = event;
	const { pathname } = useLocation();
	const isOrganizers = may("event.read", { eventId });
	const isFollowing = useDraftChanges(eventId, { enabled: isOrganizers });
	const place = pathname.split("/").slice(4).join("/");
	return (
		<ConsoleFrame
			heading={<EventSwitcher event={event} events={events} />}
			tools={event.live !== null && <VisitButton eventId={eventId} />}
			navigation={<SectionNav groups={useGroups()} />}
			isWide={CONSOLE_SECTIONS.some(({ path, isWide }) => isWide && place === path)}
		>
			{isOrganizers && !isFollowing && (
				<p className={classes.lost} role="status">
					{t("shell.connectionLost")}
				</p>
			)}
			<Suspense fallback={<PageSkeleton />}>
				<Outlet />
			</Suspense>
		</ConsoleFrame>
	);
}

/** What the account may see of the event; an exhibitor their booths. */
function useGroups(): readonly NavGroup[] {
	const { t, language } = useConsoleTexts();
	const { may } = useActor();
	const { eventId, boothIds } = useEvent();
	const ownBooths = may("event.read", { eventId }) ? [] : boothIds;
	const forms = useEndpoints(
		readBooth,
		ownBooths.map((boothId) => ({ params: { eventId, boothId } })),
	);
	const sections = CONSOLE_SECTIONS.filter(({ right }) => may(right, { eventId }));
	const groups = (["prepare", "people", "open"] as const).map((group) => ({
		label: t(`shell.groups.${group}`),
		items: sections
			.filter((section) => section.group === group)
			.map(({ path, icon }) => ({
				to: `/console/events/${eventId}/${path}`,
				label: t(`shell.section.${path}`),
				icon,
			})),
	}));
	return [
		{
			label: t("shell.yourBooths"),
			items: ownBooths.map((boothId, index) => ({
				to: `/console/events/${eventId}/booths/${boothId}`,
				label: forms[index]?.draft.name[language] || boothId,
				icon: IconBuildingStore,
			})),
		},
		...groups,
	];
}

function VisitButton({ eventId }: { readonly eventId: string }) {
	const { t } = useConsoleTexts();
	return (
		<Button
			component="a"
			href={`/?event=${eventId}`}
			target="_blank"
			rel="noopener"
			variant="default"
			leftSection={<IconDoorEnter size={18} />}
			className={classes.visit ?? ""}
		>
			{t("shell.visitHall")}
		</Button>
	);
}

/** Where an event opens: its overview, or the booth of whoever has one. */
export function EventIndex() {
	const { may } = useActor();
	const { eventId, boothIds } = useEvent();
	const first = CONSOLE_SECTIONS.find(({ right }) => may(right, { eventId }));
	const place = first?.path ?? (boothIds[0] && `booths/${boothIds[0]}`);
	if (place) return <Navigate to={place} replace />;
	return <ErrorState error={new RequestRefused(eventId, { reason: "forbidden" })} />;
}
