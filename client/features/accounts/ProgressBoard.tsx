import { ActionIcon, Anchor, Badge, Progress, SegmentedControl, Table, Tooltip } from "@mantine/core";
import { IconBuildingStore, IconUserPlus } from "@tabler/icons-react";
import { useState } from "react";
import { Link } from "react-router";
import { agoText } from "#client/ui/console/dates.ts";
import { EmptyState } from "#client/ui/console/EmptyState.tsx";
import { ErrorState } from "#client/ui/console/ErrorState.tsx";
import { PageSkeleton } from "#client/ui/console/PageSkeleton.tsx";
import { Panel } from "#client/ui/console/Panel.tsx";
import { useEndpoint } from "#client/ui/console/useEndpoint.ts";
import { useConsoleTexts } from "#client/ui/i18n/useConsoleTexts.ts";
import { type BoothProgress, readProgress } from "#shared/features/accounts/peopleEndpoints.ts";
import type { InviteTo } from "./InviteDialog.tsx";
import classes from "./PeoplePage.module.css";

const EXHIBITOR_COLOURS = { none: "red", expired: "orange", invited: "blue", accepted: "brand" } as const;
const REVIEW_COLOURS = { draft: "gray", returned: "orange", submitted: "blue", approved: "brand" } as const;
/** The latest first: nobody was asked, nobody answered, nothing was handed in. */
const EXHIBITOR_ORDER = ["none", "expired", "invited", "accepted"];
const REVIEW_ORDER = ["returned", "draft", "submitted", "approved"];

function isDone({ review }: BoothProgress): boolean {
	return review === "submitted" || review === "approved";
}

interface ProgressBoardProps {
	readonly eventId: string;
	/** Absent for who may invite nobody. */
	readonly onInvite: ((to: InviteTo) => void) | undefined;
}

/** Booth by booth how far its exhibitor is; whoever is late stands first. */
export function ProgressBoard({ eventId, onInvite }: ProgressBoardProps) {
	const { t, language } = useConsoleTexts();
	const { data: booths, error, refetch } = useEndpoint(readProgress, { params: { eventId } });
	const [filter, setFilter] = useState<"late" | "all">("late");
	if (error && !booths) return <ErrorState error={error} onRetry={() => void refetch()} />;
	if (!booths) return <PageSkeleton />;
	if (booths.length === 0) {
		return (
			<EmptyState icon={IconBuildingStore} title={t("team.late.empty")}>
				{t("team.late.emptyText")}
			</EmptyState>
		);
	}
	const done = booths.filter(isDone).length;
	const shown = booths
		.filter((booth) => filter === "all" || !isDone(booth))
		.toSorted(
			(a, b) =>
				EXHIBITOR_ORDER.indexOf(a.exhibitor) - EXHIBITOR_ORDER.indexOf(b.exhibitor) ||
				REVIEW_ORDER.indexOf(a.review) - REVIEW_ORDER.indexOf(b.review) ||
				(a.number ?? a.boothId).localeCompare(b.number ?? b.boothId, language, { numeric: true }),
		);
	const ago = (atMs: number) => agoText(atMs, Date.now(), language);
	return (
		<Panel flush>
			<div className={classes.tools}>
				<span>{t("team.late.summary", { done, all: booths.length })}</span>
				<SegmentedControl
					aria-label={t("team.late.filter")}
					value={filter}
					onChange={(chosen) => setFilter(chosen === "all" ? "all" : "late")}
					data={(["late", "all"] as const).map((one) => ({ value: one, label: t(`team.late.filters.${one}`) }))}
				/>
			</div>
			<div className={classes.progress}>
				<Progress
					value={(100 * done) / booths.length}
					aria-label={t("team.late.summary", { done, all: booths.length })}
				/>
			</div>
			{shown.length === 0 ? (
				<p className={classes.nothing}>{t("team.late.allOnTime")}</p>
			) : (
				<Table.ScrollContainer minWidth={680}>
					<Table>
						<Table.Thead>
							<Table.Tr>
								<Table.Th>{t("team.booth")}</Table.Th>
								<Table.Th>{t("team.late.exhibitor")}</Table.Th>
								<Table.Th>{t("team.late.who")}</Table.Th>
								<Table.Th>{t("team.late.form")}</Table.Th>
								{onInvite && <Table.Th aria-label={t("shell.actions")} />}
							</Table.Tr>
						</Table.Thead>
						<Table.Tbody>
							{shown.map((booth) => {
								const { boothId, exhibitor, who, invitedAtMs, lastSignedInAtMs, review, changedAtMs } = booth;
								const number = booth.number ?? boothId;
								return (
									<Table.Tr key={boothId}>
										<Table.Td className={classes.who ?? ""}>
											<Anchor component={Link} to={`/console/events/${eventId}/booths/${boothId}`} fw={500} inherit>
												{number}
											</Anchor>
											<div className={classes.small}>{booth.name[language]}</div>
										</Table.Td>
										<Table.Td>
											<Badge variant="light" color={EXHIBITOR_COLOURS[exhibitor]}>
												{t(`team.late.states.${exhibitor}`)}
											</Badge>
											<div className={classes.small}>
												{exhibitor === "accepted"
													? lastSignedInAtMs === null
														? t("team.late.notSignedIn")
														: t("team.late.signedInAt", { when: ago(lastSignedInAtMs) })
													: invitedAtMs !== null && t("team.late.invitedAt", { when: ago(invitedAtMs) })}
											</div>
										</Table.Td>
										<Table.Td>{who.join(", ")}</Table.Td>
										<Table.Td>
											<Badge variant="light" color={REVIEW_COLOURS[review]}>
												{t(`team.late.review.${review}`)}
											</Badge>
											{changedAtMs !== null && (
												<div className={classes.small}>{t("team.late.changedAt", { when: ago(changedAtMs) })}</div>
											)}
										</Table.Td>
										{onInvite && (
											<Table.Td className={classes.end ?? ""}>
												<Tooltip label={t("team.invite")}>
													<ActionIcon
														variant="default"
														aria-label={t("team.late.inviteTo", { booth: number })}
														onClick={() => onInvite({ role: "exhibitor", boothId })}
													>
														<IconUserPlus size={16} />
													</ActionIcon>
												</Tooltip>
											</Table.Td>
										)}
									</Table.Tr>
								);
							})}
						</Table.Tbody>
					</Table>
				</Table.ScrollContainer>
			)}
		</Panel>
	);
}
