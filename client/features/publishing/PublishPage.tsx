import { Alert, Badge, Button, Stack, Table, Textarea } from "@mantine/core";
import { notifications } from "@mantine/notifications";
import { IconAlertTriangle, IconBroadcast, IconCircleCheck, IconHistory, IconLock } from "@tabler/icons-react";
import { useState } from "react";
import { Link } from "react-router";
import { ConfirmAction } from "#client/ui/console/ConfirmAction.tsx";
import { agoText, momentText } from "#client/ui/console/dates.ts";
import { EmptyState } from "#client/ui/console/EmptyState.tsx";
import { ErrorState } from "#client/ui/console/ErrorState.tsx";
import { LiveBadge } from "#client/ui/console/LiveBadge.tsx";
import { PageHeader } from "#client/ui/console/PageHeader.tsx";
import { PageSkeleton } from "#client/ui/console/PageSkeleton.tsx";
import { Panel } from "#client/ui/console/Panel.tsx";
import { isRefusedFor } from "#client/ui/console/queryClient.ts";
import { RefusalAlert } from "#client/ui/console/RefusalAlert.tsx";
import { useActor } from "#client/ui/console/useActor.tsx";
import { useEndpoint, useEndpointMutation } from "#client/ui/console/useEndpoint.ts";
import { useEvent } from "#client/ui/console/useEvent.ts";
import { useConsoleTexts } from "#client/ui/i18n/useConsoleTexts.ts";
import { listBooths } from "#shared/features/booths/boothEndpoints.ts";
import { listConsoleEvents } from "#shared/features/event/eventEndpoints.ts";
import { readPlan } from "#shared/features/plan/planEndpoints.ts";
import {
	listPublications,
	type Publication,
	type Publishing,
	type PublishingDifference,
	type PublishingObstacle,
	publishEvent,
	readPublishing,
	showPublication,
	unpublishEvent,
} from "#shared/features/publishing/publishingEndpoints.ts";
import { PreviewLinks } from "./PreviewLinks.tsx";
import classes from "./PublishPage.module.css";

const CHANGED = [readPublishing, listPublications, listConsoleEvents];
const NOTE_MAX = 200;
const REASON_MAX = 500;

/** What visitors see, what they would see, and the step between. */
export function PublishPage() {
	const { t } = useConsoleTexts();
	const event = useEvent();
	const { eventId } = event;
	const { may } = useActor();
	const mayPublish = may("event.publish", { eventId });
	const publishing = useEndpoint(readPublishing, { params: { eventId } });
	const [isClosing, setClosing] = useState(false);
	const unpublish = useEndpointMutation(unpublishEvent, { changes: CHANGED, handles: () => true });
	return (
		<>
			<PageHeader
				title={t("shell.section.publish")}
				description={t("publish.intro")}
				marks={<LiveBadge live={event.live} />}
				actions={
					mayPublish &&
					event.live !== null && (
						<Button variant="default" leftSection={<IconLock size={18} />} onClick={() => setClosing(true)}>
							{t("publish.unpublish")}
						</Button>
					)
				}
			/>
			<div className={classes.columns}>
				<div className={classes.main}>
					{publishing.error && !publishing.data ? (
						<ErrorState error={publishing.error} onRetry={() => void publishing.refetch()} />
					) : publishing.data ? (
						<Changes publishing={publishing.data} mayPublish={mayPublish} />
					) : (
						<PageSkeleton />
					)}
					<History eventId={eventId} mayPublish={mayPublish} />
				</div>
				<PreviewLinks eventId={eventId} mayEdit={may("event.edit", { eventId })} />
			</div>
			<ConfirmAction
				opened={isClosing}
				onClose={() => setClosing(false)}
				title={t("publish.unpublishTitle")}
				confirm={t("publish.unpublish")}
				typed={eventId}
				onConfirm={async () => {
					await unpublish.mutateAsync({ params: { eventId } });
					notifications.show({ message: t("publish.unpublished") });
				}}
			>
				{t("publish.unpublishText")}
			</ConfirmAction>
		</>
	);
}

interface ChangesProps {
	readonly publishing: Publishing;
	readonly mayPublish: boolean;
}

/** What publishing now would change, what stands in its way, and the button. */
function Changes({ publishing, mayPublish }: ChangesProps) {
	const { t } = useConsoleTexts();
	const { eventId } = useEvent();
	const { live, revision, differences, obstacles } = publishing;
	const [note, setNote] = useState("");
	const [reason, setReason] = useState("");
	const publish = useEndpointMutation(publishEvent, {
		changes: CHANGED,
		handles: () => true,
		onDone: ({ number }) => {
			setNote("");
			setReason("");
			notifications.show({ color: "teal", message: t("publish.done", { number }) });
		},
	});
	const hindering = obstacles.filter(({ blocks }) => blocks);
	const overBudget = hindering.filter(({ code }) => code === "over-budget");
	const isLetThrough = overBudget.length > 0 && reason.trim() !== "";
	const blocking = isLetThrough ? hindering.filter(({ code }) => code !== "over-budget") : hindering;
	const isStale = isRefusedFor(publish.error, "revision-stale");
	const hasNothing = live !== null && differences.length === 0;
	return (
		<Panel
			title={live === null ? t("publish.firstTitle") : t("publish.changesTitle", { count: differences.length })}
			description={
				live === null ? t("publish.firstText") : hasNothing ? t("publish.nothing") : t("publish.changesText")
			}
		>
			<Stack gap="md">
				<Obstacles obstacles={obstacles} />
				{differences.length > 0 && <Differences differences={differences} />}
				{mayPublish && !hasNothing && (
					<form
						className={classes.publish}
						onSubmit={(submitted) => {
							submitted.preventDefault();
							const override = isLetThrough ? { overBudgetReason: reason.trim() } : {};
							if (blocking.length === 0) publish.mutate({ params: { eventId }, body: { note, revision, ...override } });
						}}
					>
						<Textarea
							label={t("publish.note")}
							description={t("publish.noteHint")}
							value={note}
							onChange={(event) => setNote(event.currentTarget.value)}
							maxLength={NOTE_MAX}
							rows={2}
						/>
						{overBudget.length > 0 && (
							<Textarea
								label={t("publish.overBudget", { count: overBudget.length })}
								description={t("publish.overBudgetHint")}
								value={reason}
								onChange={(event) => setReason(event.currentTarget.value)}
								maxLength={REASON_MAX}
								rows={2}
							/>
						)}
						{isStale ? (
							<Alert color="yellow" icon={<IconAlertTriangle size={18} />} role="alert">
								{t("publish.stale")}
							</Alert>
						) : (
							<RefusalAlert error={publish.error} />
						)}
						<Button
							type="submit"
							size="md"
							leftSection={<IconBroadcast size={20} />}
							loading={publish.isPending}
							disabled={blocking.length > 0}
						>
							{live === null ? t("publish.publishFirst") : t("publish.publishNow", { count: differences.length })}
						</Button>
						<p className={classes.hint} role="status">
							{publish.isPending
								? t("publish.working")
								: blocking.length > 0
									? t("publish.blocked", { count: blocking.length })
									: t("publish.atomic")}
						</p>
					</form>
				)}
			</Stack>
		</Panel>
	);
}

function Obstacles({ obstacles }: { readonly obstacles: readonly PublishingObstacle[] }) {
	const { t } = useConsoleTexts();
	const { eventId } = useEvent();
	const name = useNames();
	if (obstacles.length === 0) {
		return (
			<p className={classes.fine}>
				<IconCircleCheck size={18} aria-hidden />
				{t("publish.noObstacles")}
			</p>
		);
	}
	const inOrder = [...obstacles].sort((one, other) => Number(other.blocks) - Number(one.blocks));
	return (
		<ul className={classes.obstacles}>
			{inOrder.map(({ code, blocks, hallId, boothId, label }) => {
				const to =
					code === "incomplete-event"
						? "event"
						: code === "booth-outside" || code === "no-booths"
							? `plan${hallId === null ? "" : `?hall=${hallId}`}`
							: `booths/${boothId}`;
				const named =
					boothId === null
						? name({ what: "hall", id: `hall:${hallId}`, label })
						: name({ what: "booth", id: boothId, label });
				return (
					<li key={`${code} ${hallId} ${boothId}`} className={classes.obstacle} data-blocks={blocks || undefined}>
						<IconAlertTriangle size={18} aria-hidden />
						<span>
							<strong>{named}</strong> {t(`publish.obstacles.${code}`)}
						</span>
						<Badge variant="light" color={blocks ? "red" : "yellow"} className={classes.badge ?? ""}>
							{blocks ? t("publish.blocks") : t("publish.notice")}
						</Badge>
						<Link to={`/console/events/${eventId}/${to}`}>{t("publish.goThere")}</Link>
					</li>
				);
			})}
		</ul>
	);
}

const PARTS = ["event", "hall", "plan", "booth"] as const;
/** So many of a part are listed at once. */
const LISTED = 12;

function Differences({ differences }: { readonly differences: readonly PublishingDifference[] }) {
	const { t } = useConsoleTexts();
	return (
		<div className={classes.parts}>
			{PARTS.map((part) => ({ part, found: differences.filter(({ what }) => what === part) }))
				.filter(({ found }) => found.length > 0)
				.map(({ part, found }) => (
					<Part key={part} title={`${t(`publish.parts.${part}`)} · ${found.length}`} differences={found} />
				))}
		</div>
	);
}

function Part({
	title,
	differences,
}: {
	readonly title: string;
	readonly differences: readonly PublishingDifference[];
}) {
	const { t } = useConsoleTexts();
	const name = useNames();
	const [isOpen, setOpen] = useState(false);
	const shown = isOpen ? differences : differences.slice(0, LISTED);
	return (
		<section>
			<h3 className={classes.part}>{title}</h3>
			<ul className={classes.differences}>
				{shown.map(({ what, change, id, label }) => (
					<li key={`${what} ${id}`} data-change={change}>
						<span className={classes.change}>{t(`publish.changes.${change}`)}</span>
						{name({ what, id, label })}
					</li>
				))}
			</ul>
			{shown.length < differences.length && (
				<Button variant="subtle" size="compact-xs" onClick={() => setOpen(true)}>
					{t("publish.showAll", { count: differences.length })}
				</Button>
			)}
		</section>
	);
}

/** What a difference or an obstacle is about, in the language of the page as far as the draft still has it. */
function useNames(): (difference: Pick<PublishingDifference, "what" | "id" | "label">) => string {
	const { t, language } = useConsoleTexts();
	const { eventId } = useEvent();
	const { data: booths } = useEndpoint(listBooths, { params: { eventId } });
	const { data: plan } = useEndpoint(readPlan, { params: { eventId } });
	return ({ what, id, label }) => {
		const nameOf = (boothId: string) => booths?.find((booth) => booth.boothId === boothId)?.name[language];
		if (what === "booth") {
			const number = booths?.find(({ boothId }) => boothId === id)?.number;
			return [number, nameOf(id)].filter(Boolean).join(" ") || label;
		}
		const object = plan?.entries.find(({ objectId }) => objectId === id)?.object;
		switch (object?.kind) {
			case "event":
				return object.value.title[language];
			case "hall":
			case "quarter":
			case "landmark":
				return object.value.name[language];
			case "surface":
				return object.value.sponsor[language];
			case "booth":
				return [object.value.number, nameOf(object.value.boothId)].filter(Boolean).join(" ");
			case "furniture":
				return t(`plan.kinds.${object.value.kind}`);
			default:
				return isKind(label) ? t(`plan.kinds.${label}`) : label;
		}
	};
}

/** Things of a plan without a name of their own are told by their kind. */
const KINDS = ["wall", "block", "stage", "furniture", "sign", "surface", "passage"] as const;

function isKind(label: string): label is (typeof KINDS)[number] {
	return (KINDS as readonly string[]).includes(label);
}

function History({ eventId, mayPublish }: { readonly eventId: string; readonly mayPublish: boolean }) {
	const { t, language } = useConsoleTexts();
	const { data, error, refetch, dataUpdatedAt } = useEndpoint(listPublications, { params: { eventId } });
	const [back, setBack] = useState<Publication | null>(null);
	const show = useEndpointMutation(showPublication, {
		changes: CHANGED,
		handles: () => true,
		onDone: ({ number }) => notifications.show({ message: t("publish.shown", { number }) }),
	});
	return (
		<Panel title={t("publish.history")} description={t("publish.historyText")} flush>
			{error && !data ? (
				<ErrorState error={error} onRetry={() => void refetch()} />
			) : !data ? (
				<PageSkeleton rows={3} />
			) : data.length === 0 ? (
				<EmptyState icon={IconHistory} title={t("publish.historyEmpty")} />
			) : (
				<Table>
					<Table.Thead>
						<Table.Tr>
							<Table.Th>{t("publish.number")}</Table.Th>
							<Table.Th>{t("publish.when")}</Table.Th>
							<Table.Th>{t("publish.by")}</Table.Th>
							<Table.Th>{t("publish.note")}</Table.Th>
							<Table.Th>
								<span className="visually-hidden">{t("shell.actions")}</span>
							</Table.Th>
						</Table.Tr>
					</Table.Thead>
					<Table.Tbody>
						{data.map((publication) => {
							const { number, atMs, by, note, isLive } = publication;
							return (
								<Table.Tr key={number} className={isLive ? (classes.live ?? "") : ""}>
									<Table.Td className={classes.tabular}>{number}</Table.Td>
									<Table.Td title={momentText(atMs, language)}>{agoText(atMs, dataUpdatedAt, language)}</Table.Td>
									<Table.Td>{by}</Table.Td>
									<Table.Td className={classes.noteCell}>{note}</Table.Td>
									<Table.Td ta="right">
										{isLive ? (
											<LiveBadge live={number} />
										) : (
											mayPublish && (
												<Button variant="default" size="compact-sm" onClick={() => setBack(publication)}>
													{t("publish.show")}
												</Button>
											)
										)}
									</Table.Td>
								</Table.Tr>
							);
						})}
					</Table.Tbody>
				</Table>
			)}
			<ConfirmAction
				opened={back !== null}
				onClose={() => setBack(null)}
				title={t("publish.showTitle", { number: back?.number ?? 0 })}
				confirm={t("publish.show")}
				onConfirm={() => back && show.mutateAsync({ params: { eventId, number: String(back.number) } })}
			>
				{t("publish.showText")}
			</ConfirmAction>
		</Panel>
	);
}
