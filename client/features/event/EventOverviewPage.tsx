import { ActionIcon, Button, CopyButton, Skeleton, Table, Tooltip } from "@mantine/core";
import { IconArrowRight, IconCheck, IconCopy } from "@tabler/icons-react";
import type { ComponentType, ReactNode } from "react";
import { Link } from "react-router";
import { agoText } from "#client/ui/console/dates.ts";
import { ErrorState } from "#client/ui/console/ErrorState.tsx";
import { LiveBadge } from "#client/ui/console/LiveBadge.tsx";
import { PageHeader } from "#client/ui/console/PageHeader.tsx";
import { PageSkeleton } from "#client/ui/console/PageSkeleton.tsx";
import { Panel } from "#client/ui/console/Panel.tsx";
import { useActor } from "#client/ui/console/useActor.tsx";
import { useEndpoint } from "#client/ui/console/useEndpoint.ts";
import { useEvent } from "#client/ui/console/useEvent.ts";
import { inLanguage, languageOf } from "#client/ui/i18n/i18n.ts";
import { useConsoleTexts } from "#client/ui/i18n/useConsoleTexts.ts";
import { type BoothInList, listBooths } from "#shared/features/booths/boothEndpoints.ts";
import { readPlan } from "#shared/features/plan/planEndpoints.ts";
import { listPublications, readPublishing } from "#shared/features/publishing/publishingEndpoints.ts";
import classes from "./EventOverviewPage.module.css";
import { type HallInOverview, hallsOf, nextSteps, type OverviewStep } from "./overview.ts";
import { usePresence } from "./usePresence.ts";

interface EventOverviewPageProps {
	/** Takes the event along as a file. */
	readonly ExportPanel: ComponentType<{ readonly eventId: string }>;
}

/** How far an event is: what is missing, who is inside, what was published last. */
export function EventOverviewPage({ ExportPanel }: EventOverviewPageProps) {
	const { t, i18n } = useConsoleTexts();
	const event = useEvent();
	const params = { eventId: event.eventId };
	const plan = useEndpoint(readPlan, { params });
	const booths = useEndpoint(listBooths, { params });
	const publishing = useEndpoint(readPublishing, { params });
	const header = <PageHeader title={inLanguage(event.title, i18n)} marks={<LiveBadge live={event.live} />} />;
	const error = plan.error ?? booths.error ?? publishing.error;
	if (error) {
		const retry = () => void Promise.all([plan.refetch(), booths.refetch(), publishing.refetch()]);
		return (
			<>
				{header}
				<ErrorState error={error} onRetry={retry} />
			</>
		);
	}
	if (!plan.data || !booths.data || !publishing.data) {
		return (
			<>
				{header}
				<PageSkeleton />
			</>
		);
	}
	const halls = hallsOf(plan.data.entries);
	const steps = nextSteps({
		entries: plan.data.entries,
		booths: booths.data,
		changes: publishing.data.differences.length,
		isLive: publishing.data.live !== null,
	});
	const toDo = publishing.data.differences.length;
	return (
		<>
			{header}
			<dl className={classes.figures}>
				<InsideNow halls={halls} isLive={event.live !== null} />
				<Figure label={t("overview.boothsPlaced")} of={t("overview.ofBooths", { count: booths.data.length })}>
					{booths.data.filter(({ hallId }) => hallId !== null).length}
				</Figure>
				<Figure label={t("overview.approved")} of={t("overview.ofBooths", { count: booths.data.length })}>
					{booths.data.filter(isApproved).length}
				</Figure>
				<Figure label={t("overview.unpublished")} of={toDo === 0 ? t("overview.unpublishedNone") : ""}>
					{toDo}
				</Figure>
			</dl>
			<div className={classes.columns}>
				<NextSteps steps={steps} eventId={event.eventId} />
				<div className={classes.side}>
					<LatestPublication eventId={event.eventId} />
					<ExportPanel eventId={event.eventId} />
				</div>
			</div>
			<Halls halls={halls} eventId={event.eventId} isLive={event.live !== null} booths={booths.data} />
		</>
	);
}

function isApproved({ review }: BoothInList): boolean {
	return review.approvedVersion !== null;
}

interface FigureProps {
	readonly label: string;
	readonly of: string;
	readonly children: ReactNode;
}

function Figure({ label, of, children }: FigureProps) {
	return (
		<div className={classes.figure}>
			<dt>{label}</dt>
			<dd>
				<span className={classes.number}>{children}</span>
				<span className={classes.of}>{of}</span>
			</dd>
		</div>
	);
}

function InsideNow({ halls, isLive }: { readonly halls: readonly HallInOverview[]; readonly isLive: boolean }) {
	const { t } = useConsoleTexts();
	const { eventId } = useEvent();
	const presence = usePresence(eventId, halls, isLive).flatMap((hall) => hall ?? []);
	const sum = (of: "inside" | "capacity") => presence.reduce((total, hall) => total + hall[of], 0);
	return (
		<Figure
			label={t("overview.insideNow")}
			of={isLive ? t("overview.ofCapacity", { capacity: sum("capacity") }) : t("overview.notOpen")}
		>
			{isLive ? sum("inside") : "–"}
		</Figure>
	);
}

function NextSteps({ steps, eventId }: { readonly steps: readonly OverviewStep[]; readonly eventId: string }) {
	const { t } = useConsoleTexts();
	const { may } = useActor();
	const mayEdit = may("event.edit", { eventId });
	return (
		<Panel
			title={t("overview.nextSteps")}
			{...(steps.every(({ isDone }) => isDone) ? { description: t("overview.allDone") } : {})}
		>
			<ol className={classes.steps}>
				{steps.map((step) => (
					<li key={step.name} className={classes.step} data-done={step.isDone || undefined}>
						<span
							className={classes.check}
							role="img"
							aria-label={step.isDone ? t("overview.stepDone") : ""}
							aria-hidden={!step.isDone}
						>
							{step.isDone && <IconCheck size={14} stroke={3} />}
						</span>
						<div>
							<p className={classes.stepName}>{t(`overview.steps.${step.name}`)}</p>
							<p className={classes.stepWords}>
								<StepWords step={step} />
							</p>
						</div>
						{mayEdit && (
							<Button
								component={Link}
								to={`/console/events/${eventId}/${step.section}`}
								variant={step.isNext ? "filled" : "subtle"}
								size="xs"
								rightSection={<IconArrowRight size={14} />}
								aria-label={`${t("overview.open")}: ${t(`overview.steps.${step.name}`)}`}
							>
								{t("overview.open")}
							</Button>
						)}
					</li>
				))}
			</ol>
		</Panel>
	);
}

function StepWords({ step: { name, count } }: { readonly step: OverviewStep }) {
	const { t } = useConsoleTexts();
	switch (name) {
		case "plan":
			return count > 0 ? t("overview.steps.planUnplaced", { count }) : t("overview.steps.planText");
		case "review":
			return count > 0 ? t("overview.steps.reviewText", { count }) : t("overview.steps.reviewNone");
		case "publish":
			return count > 0 ? t("overview.steps.publishChanges", { count }) : t("overview.steps.publishText");
		case "event":
		case "booths":
		case "people":
			return t(`overview.steps.${name}Text`);
		default:
			return name satisfies never;
	}
}

function LatestPublication({ eventId }: { readonly eventId: string }) {
	const { t, i18n } = useConsoleTexts();
	const { data, dataUpdatedAt } = useEndpoint(listPublications, { params: { eventId } });
	const latest = data?.[0];
	return (
		<Panel title={t("overview.latest")}>
			{!data ? (
				<Skeleton height={20} />
			) : latest ? (
				<>
					<p className={classes.latest}>
						{t("overview.publicationBy", {
							number: latest.number,
							by: latest.by,
							when: agoText(latest.atMs, dataUpdatedAt, languageOf(i18n)),
						})}
					</p>
					{latest.note !== "" && <blockquote className={classes.note}>{latest.note}</blockquote>}
				</>
			) : (
				<p className={classes.latest}>{t("overview.latestNone")}</p>
			)}
		</Panel>
	);
}

interface HallsProps {
	readonly halls: readonly HallInOverview[];
	readonly booths: readonly BoothInList[];
	readonly eventId: string;
	readonly isLive: boolean;
}

function Halls({ halls, booths, eventId, isLive }: HallsProps) {
	const { t, i18n } = useConsoleTexts();
	const presence = usePresence(eventId, halls, isLive);
	return (
		<Panel title={t("overview.halls")} flush>
			<Table>
				<Table.Thead>
					<Table.Tr>
						<Table.Th>{t("overview.hall")}</Table.Th>
						<Table.Th>{t("overview.size")}</Table.Th>
						<Table.Th ta="right">{t("overview.boothCount")}</Table.Th>
						<Table.Th ta="right">{t("overview.insideNow")}</Table.Th>
						<Table.Th>{t("overview.address")}</Table.Th>
					</Table.Tr>
				</Table.Thead>
				<Table.Tbody>
					{halls.map(({ hallId, frame }, index) => {
						const address = `${location.origin}/?event=${eventId}&hall=${hallId}`;
						const inside = presence[index];
						return (
							<Table.Tr key={hallId}>
								<Table.Td fw={500}>{inLanguage(frame.name, i18n)}</Table.Td>
								<Table.Td className={classes.tabular}>
									{frame.size.width} × {frame.size.depth} m
								</Table.Td>
								<Table.Td ta="right" className={classes.tabular}>
									{booths.filter((booth) => booth.hallId === hallId).length}
								</Table.Td>
								<Table.Td ta="right" className={classes.tabular}>
									{inside ? `${inside.inside} / ${inside.capacity}` : "–"}
								</Table.Td>
								<Table.Td>
									<span className={classes.address}>
										{isLive ? (
											<a href={address} target="_blank" rel="noopener">
												{address}
											</a>
										) : (
											<span>{address}</span>
										)}
										<CopyAddress address={address} />
									</span>
								</Table.Td>
							</Table.Tr>
						);
					})}
				</Table.Tbody>
			</Table>
		</Panel>
	);
}

function CopyAddress({ address }: { readonly address: string }) {
	const { t } = useConsoleTexts();
	return (
		<CopyButton value={address}>
			{({ copied, copy }) => (
				<Tooltip label={copied ? t("shell.copied") : t("shell.copy")}>
					<ActionIcon
						variant="subtle"
						color="gray"
						size="sm"
						onClick={copy}
						aria-label={`${t("shell.copy")}: ${address}`}
					>
						{copied ? <IconCheck size={16} /> : <IconCopy size={16} />}
					</ActionIcon>
				</Tooltip>
			)}
		</CopyButton>
	);
}
