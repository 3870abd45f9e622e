import { ActionIcon, Button, Group, Menu } from "@mantine/core";
import { notifications } from "@mantine/notifications";
import { IconCalendarEvent, IconCopy, IconDots, IconFileImport, IconPlus, IconTrash } from "@tabler/icons-react";
import { type ComponentType, useState } from "react";
import { Link } from "react-router";
import { ConfirmAction } from "#client/ui/console/ConfirmAction.tsx";
import { EmptyState } from "#client/ui/console/EmptyState.tsx";
import { ErrorState } from "#client/ui/console/ErrorState.tsx";
import { LiveBadge } from "#client/ui/console/LiveBadge.tsx";
import { PageHeader } from "#client/ui/console/PageHeader.tsx";
import { PageSkeleton } from "#client/ui/console/PageSkeleton.tsx";
import { useActor } from "#client/ui/console/useActor.tsx";
import { useEndpoint, useEndpointMutation } from "#client/ui/console/useEndpoint.ts";
import { eventDates } from "#client/ui/i18n/eventDates.ts";
import { inLanguage, languageOf } from "#client/ui/i18n/i18n.ts";
import { useConsoleTexts } from "#client/ui/i18n/useConsoleTexts.ts";
import { type EventInConsole, listConsoleEvents, removeEvent } from "#shared/features/event/eventEndpoints.ts";
import classes from "./EventListPage.module.css";
import { NewEventDialog } from "./NewEventDialog.tsx";

/** Which dialog is open, and about what. */
type Asking =
	| { readonly what: "new"; readonly copyOf: EventInConsole | null }
	| { readonly what: "import" }
	| { readonly what: "remove"; readonly event: EventInConsole };

interface EventListPageProps {
	/** Brings an event in from a file. */
	readonly ImportDialog: ComponentType<{ readonly opened: boolean; readonly onClose: () => void }>;
}

/** The events that the account has a role in. */
export function EventListPage({ ImportDialog }: EventListPageProps) {
	const { t, i18n } = useConsoleTexts();
	const { may } = useActor();
	const { data: events, error, refetch } = useEndpoint(listConsoleEvents, {});
	const [asking, setAsking] = useState<Asking | null>(null);
	const removing = useEndpointMutation(removeEvent, { changes: [listConsoleEvents], handles: () => true });
	const mayCreate = may("event.create");
	const create = (
		<Group gap="sm">
			<Button
				variant="default"
				leftSection={<IconFileImport size={18} />}
				onClick={() => setAsking({ what: "import" })}
			>
				{t("archive.import")}
			</Button>
			<Button leftSection={<IconPlus size={18} />} onClick={() => setAsking({ what: "new", copyOf: null })}>
				{t("events.create")}
			</Button>
		</Group>
	);
	const close = () => setAsking(null);
	return (
		<>
			<PageHeader title={t("events.title")} description={t("events.intro")} actions={mayCreate && create} />
			{error && !events ? (
				<ErrorState error={error} onRetry={() => void refetch()} />
			) : !events ? (
				<PageSkeleton rows={3} />
			) : events.length === 0 ? (
				<EmptyState icon={IconCalendarEvent} title={t("events.emptyTitle")} action={mayCreate && create}>
					{mayCreate ? t("events.emptyText") : t("events.emptyForOthers")}
				</EmptyState>
			) : (
				<ul className={classes.events}>
					{events.map((event) => (
						<EventCard
							key={event.eventId}
							event={event}
							onCopy={mayCreate ? () => setAsking({ what: "new", copyOf: event }) : undefined}
							onRemove={mayCreate ? () => setAsking({ what: "remove", event }) : undefined}
						/>
					))}
				</ul>
			)}
			<NewEventDialog
				opened={asking?.what === "new"}
				copyOf={asking?.what === "new" ? asking.copyOf : null}
				onClose={close}
			/>
			<ImportDialog opened={asking?.what === "import"} onClose={close} />
			<ConfirmAction
				opened={asking?.what === "remove"}
				onClose={close}
				title={
					asking?.what === "remove" ? t("events.removeTitle", { title: inLanguage(asking.event.title, i18n) }) : ""
				}
				confirm={t("shell.delete")}
				typed={asking?.what === "remove" ? asking.event.eventId : ""}
				onConfirm={async () => {
					if (asking?.what !== "remove") return;
					const { eventId, title } = asking.event;
					await removing.mutateAsync({ params: { eventId }, body: { confirm: eventId } });
					notifications.show({ message: t("events.removed", { title: inLanguage(title, i18n) }) });
				}}
			>
				{t("events.removeText")}
			</ConfirmAction>
		</>
	);
}

interface EventCardProps {
	readonly event: EventInConsole;
	readonly onCopy: (() => void) | undefined;
	readonly onRemove: (() => void) | undefined;
}

function EventCard({ event, onCopy, onRemove }: EventCardProps) {
	const { t, i18n } = useConsoleTexts();
	const { eventId, title, live, opensAt, closesAt, halls, booths, roles } = event;
	const name = inLanguage(title, i18n);
	const language = languageOf(i18n);
	return (
		<li className={classes.card}>
			<div className={classes.head}>
				<LiveBadge live={live} />
				{onCopy && (
					<Menu position="bottom-end">
						<Menu.Target>
							<ActionIcon
								variant="subtle"
								color="gray"
								className={classes.menu ?? ""}
								aria-label={`${t("shell.actions")}: ${name}`}
							>
								<IconDots size={18} />
							</ActionIcon>
						</Menu.Target>
						<Menu.Dropdown>
							<Menu.Item leftSection={<IconCopy size={16} />} onClick={onCopy}>
								{t("events.copy")}
							</Menu.Item>
							<Menu.Item color="red" leftSection={<IconTrash size={16} />} onClick={onRemove}>
								{t("events.remove")}
							</Menu.Item>
						</Menu.Dropdown>
					</Menu>
				)}
			</div>
			<h2 className={classes.title}>
				<Link to={`/console/events/${eventId}`} className={classes.link}>
					{name}
				</Link>
			</h2>
			<p className={classes.when}>
				{eventDates({ opensAt: opensAt ?? undefined, closesAt: closesAt ?? undefined }, language) ??
					t("events.alwaysOpen")}
			</p>
			<p className={classes.facts}>
				<span>{t("events.halls", { count: halls })}</span>
				<span>{t("events.booths", { count: booths })}</span>
				{roles.length > 0 && (
					<span className={classes.roles}>
						{t("events.yourRole", {
							roles: new Intl.ListFormat(language, { type: "conjunction" }).format(
								roles.map((role) => t(`events.roles.${role}`)),
							),
						})}
					</span>
				)}
			</p>
		</li>
	);
}
