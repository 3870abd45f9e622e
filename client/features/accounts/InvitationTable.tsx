import { ActionIcon, Badge, Button, Group, Switch, Table, Tooltip } from "@mantine/core";
import { notifications } from "@mantine/notifications";
import { IconDownload, IconMailForward, IconX } from "@tabler/icons-react";
import { useState } from "react";
import { endpointAddress } from "#client/connection/callEndpoint.ts";
import { ConfirmAction } from "#client/ui/console/ConfirmAction.tsx";
import { momentText } from "#client/ui/console/dates.ts";
import { EmptyState } from "#client/ui/console/EmptyState.tsx";
import { ErrorState } from "#client/ui/console/ErrorState.tsx";
import { PageSkeleton } from "#client/ui/console/PageSkeleton.tsx";
import { Panel } from "#client/ui/console/Panel.tsx";
import { useEndpoint, useEndpointMutation } from "#client/ui/console/useEndpoint.ts";
import { useConsoleTexts } from "#client/ui/i18n/useConsoleTexts.ts";
import {
	downloadInvitations,
	type Invitation,
	listInvitations,
	readAudit,
	readProgress,
	revokeInvitation,
} from "#shared/features/accounts/peopleEndpoints.ts";
import { CopyLinkButton } from "./CopyLinkButton.tsx";
import classes from "./PeoplePage.module.css";
import { useBoothNames } from "./useBoothNames.ts";
import { useRoleName } from "./useRoleName.ts";

const STATE_COLOURS = { open: "brand", accepted: "gray", revoked: "gray", expired: "orange" } as const;

interface InvitationTableProps {
	readonly eventId: string;
	readonly mayManage: boolean;
	readonly onInvite: () => void;
}

/** The links that are out, and what became of them. */
export function InvitationTable({ eventId, mayManage, onInvite }: InvitationTableProps) {
	const { t, language } = useConsoleTexts();
	const roleName = useRoleName();
	const { shortNameOf } = useBoothNames(eventId);
	const { data: invitations, error, refetch } = useEndpoint(listInvitations, { params: { eventId } });
	const [isAll, setAll] = useState(false);
	const [revoking, setRevoking] = useState<Invitation | null>(null);
	const revoke = useEndpointMutation(revokeInvitation, {
		changes: [listInvitations, readProgress, readAudit],
		handles: () => true,
	});
	const nameOf = ({ note, email }: Invitation) => note || email || t("team.anyone");

	if (error && !invitations) return <ErrorState error={error} onRetry={() => void refetch()} />;
	if (!invitations) return <PageSkeleton />;
	if (invitations.length === 0) {
		return (
			<EmptyState
				icon={IconMailForward}
				title={t("team.emptyInvitations")}
				action={mayManage && <Button onClick={onInvite}>{t("team.invite")}</Button>}
			>
				{t("team.emptyInvitationsText")}
			</EmptyState>
		);
	}
	const shown = isAll ? invitations : invitations.filter(({ state }) => state === "open" || state === "expired");
	const hasLinks = invitations.some(({ address }) => address !== null);
	return (
		<Panel flush>
			<div className={classes.tools}>
				<Switch label={t("team.showAll")} checked={isAll} onChange={(event) => setAll(event.currentTarget.checked)} />
				{mayManage && hasLinks && (
					<Button
						component="a"
						href={endpointAddress(downloadInvitations, { params: { eventId } })}
						download
						variant="default"
						size="xs"
						leftSection={<IconDownload size={16} />}
					>
						{t("team.download")}
					</Button>
				)}
			</div>
			<Table.ScrollContainer minWidth={720}>
				<Table>
					<Table.Thead>
						<Table.Tr>
							<Table.Th>{t("team.invitedTo")}</Table.Th>
							<Table.Th>{t("team.role")}</Table.Th>
							<Table.Th>{t("team.state")}</Table.Th>
							<Table.Th>{t("team.until")}</Table.Th>
							{mayManage && <Table.Th aria-label={t("shell.actions")} />}
						</Table.Tr>
					</Table.Thead>
					<Table.Tbody>
						{shown.map((invitation) => {
							const { invitationId, role, boothId, note, email, state, address } = invitation;
							const name = nameOf(invitation);
							return (
								<Table.Tr key={invitationId}>
									<Table.Td className={classes.who ?? ""}>
										<span className={classes.name}>{name}</span>
										{note !== "" && email !== null && <div className={classes.small}>{email}</div>}
									</Table.Td>
									<Table.Td className={classes.when ?? ""}>
										{roleName(role)}
										{boothId !== null && <div className={classes.small}>{shortNameOf(boothId)}</div>}
									</Table.Td>
									<Table.Td>
										<Badge variant="light" color={STATE_COLOURS[state]}>
											{t(`team.states.${state}`)}
										</Badge>
										<div className={classes.small}>
											{invitation.acceptedBy === null
												? t("team.by", { name: invitation.invitedBy })
												: t("team.acceptedBy", { name: invitation.acceptedBy })}
										</div>
									</Table.Td>
									<Table.Td className={classes.when ?? ""}>{momentText(invitation.expiresAtMs, language)}</Table.Td>
									{mayManage && (
										<Table.Td className={classes.end ?? ""}>
											{address !== null && (
												<Group gap="xs" wrap="nowrap" justify="flex-end">
													<CopyLinkButton address={address} label={t("team.copyLinkFor", { name })} />
													<Tooltip label={t("team.revoke")}>
														<ActionIcon
															variant="subtle"
															color="red"
															aria-label={t("team.revokeFor", { name })}
															onClick={() => setRevoking(invitation)}
														>
															<IconX size={18} />
														</ActionIcon>
													</Tooltip>
												</Group>
											)}
										</Table.Td>
									)}
								</Table.Tr>
							);
						})}
					</Table.Tbody>
				</Table>
			</Table.ScrollContainer>
			{shown.length === 0 && <p className={classes.nothing}>{t("team.emptyInvitations")}</p>}
			<ConfirmAction
				opened={revoking !== null}
				onClose={() => setRevoking(null)}
				title={t("team.revokeTitle")}
				confirm={t("team.revoke")}
				isDangerous
				onConfirm={async () => {
					if (!revoking) return;
					await revoke.mutateAsync({ params: { eventId, invitationId: revoking.invitationId } });
					notifications.show({ message: t("team.revoked") });
				}}
			>
				{revoking && t("team.revokeText", { name: nameOf(revoking) })}
			</ConfirmAction>
		</Panel>
	);
}
