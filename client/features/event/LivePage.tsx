import { Button, Progress } from "@mantine/core";
import { IconBroadcast, IconDoorEnter } from "@tabler/icons-react";
import { Link } from "react-router";
import { EmptyState } from "#client/ui/console/EmptyState.tsx";
import { ErrorState } from "#client/ui/console/ErrorState.tsx";
import { LiveBadge } from "#client/ui/console/LiveBadge.tsx";
import { PageHeader } from "#client/ui/console/PageHeader.tsx";
import { PageSkeleton } from "#client/ui/console/PageSkeleton.tsx";
import { useEndpoint } from "#client/ui/console/useEndpoint.ts";
import { useEvent } from "#client/ui/console/useEvent.ts";
import { useConsoleTexts } from "#client/ui/i18n/useConsoleTexts.ts";
import { readPlan } from "#shared/features/plan/planEndpoints.ts";
import classes from "./LivePage.module.css";
import { type HallInOverview, hallsOf } from "./overview.ts";
import { usePresence } from "./usePresence.ts";

/** What goes on in an event's halls now. */
export function LivePage() {
	const { t } = useConsoleTexts();
	const { eventId, live } = useEvent();
	const plan = useEndpoint(readPlan, { params: { eventId } });
	return (
		<>
			<PageHeader title={t("shell.section.live")} description={t("live.intro")} marks={<LiveBadge live={live} />} />
			{live === null ? (
				<EmptyState
					icon={IconBroadcast}
					title={t("live.closed")}
					action={
						<Button component={Link} to={`/console/events/${eventId}/publish`}>
							{t("live.toPublish")}
						</Button>
					}
				>
					{t("live.closedText")}
				</EmptyState>
			) : plan.error && !plan.data ? (
				<ErrorState error={plan.error} onRetry={() => void plan.refetch()} />
			) : plan.data ? (
				<Halls eventId={eventId} halls={hallsOf(plan.data.entries)} />
			) : (
				<PageSkeleton rows={2} />
			)}
		</>
	);
}

/** So full that the door will soon say so. */
const ALMOST_FULL = 0.9;

function Halls({ eventId, halls }: { readonly eventId: string; readonly halls: readonly HallInOverview[] }) {
	const { t, language } = useConsoleTexts();
	const presence = usePresence(eventId, halls, true);
	return (
		<ul className={classes.halls}>
			{halls.map(({ hallId, frame }, index) => {
				const now = presence[index];
				const share = now ? now.inside / now.capacity : 0;
				return (
					<li key={hallId} className={classes.hall}>
						<h2 className={classes.name}>{frame.name[language]}</h2>
						{now ? (
							<>
								<p className={classes.inside}>
									<strong>{now.inside}</strong> {t("live.ofCapacity", { capacity: now.capacity })}
								</p>
								<Progress
									value={share * 100}
									color={share >= ALMOST_FULL ? "red" : "brand"}
									aria-label={t("live.fullness", { name: frame.name[language] })}
								/>
								<p className={classes.words}>{share >= ALMOST_FULL ? t("live.almostFull") : t("live.room")}</p>
							</>
						) : (
							<p className={classes.words}>{t("live.hallNotPublic")}</p>
						)}
						{now && (
							<Button
								component="a"
								href={`/?event=${eventId}&hall=${hallId}`}
								target="_blank"
								rel="noopener"
								variant="default"
								size="xs"
								leftSection={<IconDoorEnter size={16} />}
							>
								{t("shell.visitHall")}
							</Button>
						)}
					</li>
				);
			})}
		</ul>
	);
}
