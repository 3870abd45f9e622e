import { Button, Table } from "@mantine/core";
import { IconHistory } from "@tabler/icons-react";
import { useInfiniteQuery } from "@tanstack/react-query";
import { callEndpoint } from "#client/connection/callEndpoint.ts";
import { momentText } from "#client/ui/console/dates.ts";
import { EmptyState } from "#client/ui/console/EmptyState.tsx";
import { ErrorState } from "#client/ui/console/ErrorState.tsx";
import { PageSkeleton } from "#client/ui/console/PageSkeleton.tsx";
import { Panel } from "#client/ui/console/Panel.tsx";
import { useConsoleTexts } from "#client/ui/i18n/useConsoleTexts.ts";
import type { AuditEntry } from "#shared/features/accounts/AuditEntry.ts";
import { readAudit } from "#shared/features/accounts/peopleEndpoints.ts";
import { ROLES } from "#shared/rights.ts";
import classes from "./PeoplePage.module.css";
import { useBoothNames } from "./useBoothNames.ts";
import { useRoleName } from "./useRoleName.ts";

/** What was done by whom, the latest first. */
export function AuditList({ eventId }: { readonly eventId: string }) {
	const { t, language } = useConsoleTexts();
	const roleName = useRoleName();
	const { shortNameOf } = useBoothNames(eventId);
	const pages = useInfiniteQuery({
		queryKey: [readAudit.path, { eventId }, "pages"],
		queryFn: ({ pageParam, signal }) =>
			callEndpoint(readAudit, { params: { eventId }, query: pageParam === "" ? {} : { before: pageParam }, signal }),
		initialPageParam: "",
		getNextPageParam: (page) => (page.isLast ? undefined : page.entries.at(-1)?.id),
	});
	/** What else is known: the role that was given, the booth, a reason. */
	const detailOf = ({ detail }: AuditEntry) => {
		const role = ROLES.find((one) => one === detail.role);
		return [
			role && roleName(role),
			detail.booth && shortNameOf(detail.booth),
			detail.reason && t("team.log.reason", { reason: detail.reason }),
			detail.note,
		]
			.filter(Boolean)
			.join(" · ");
	};
	const { data, error } = pages;
	if (error && !data) return <ErrorState error={error} onRetry={() => void pages.refetch()} />;
	if (!data) return <PageSkeleton />;
	const entries = data.pages.flatMap((page) => page.entries);
	if (entries.length === 0) return <EmptyState icon={IconHistory} title={t("team.log.empty")} />;
	return (
		<Panel flush>
			{/* Nothing in it can be focused: by keyboard it is scrolled itself. */}
			<Table.ScrollContainer minWidth={560} scrollAreaProps={{ viewportProps: { tabIndex: 0 } }}>
				<Table>
					<Table.Thead>
						<Table.Tr>
							<Table.Th>{t("team.log.when")}</Table.Th>
							<Table.Th>{t("team.log.who")}</Table.Th>
							<Table.Th>{t("team.log.what")}</Table.Th>
						</Table.Tr>
					</Table.Thead>
					<Table.Tbody>
						{entries.map((entry) => (
							<Table.Tr key={entry.id}>
								<Table.Td className={classes.when ?? ""}>{momentText(entry.atMs, language)}</Table.Td>
								<Table.Td>{entry.actor || t("team.log.server")}</Table.Td>
								<Table.Td>
									{t(`team.log.actions.${entry.action}`, { subject: entry.subject || t("team.log.someone") })}
									<div className={classes.small}>{detailOf(entry)}</div>
								</Table.Td>
							</Table.Tr>
						))}
					</Table.Tbody>
				</Table>
			</Table.ScrollContainer>
			{pages.hasNextPage && (
				<div className={classes.tools}>
					<Button variant="default" loading={pages.isFetchingNextPage} onClick={() => void pages.fetchNextPage()}>
						{t("team.log.more")}
					</Button>
				</div>
			)}
		</Panel>
	);
}
