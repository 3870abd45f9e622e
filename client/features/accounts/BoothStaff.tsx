import { ActionIcon, Badge, Button, Group, Tooltip } from "@mantine/core";
import { notifications } from "@mantine/notifications";
import { IconUserPlus, IconX } from "@tabler/icons-react";
import { useState } from "react";
import { ConfirmAction } from "#client/ui/console/ConfirmAction.tsx";
import { agoText, momentText } from "#client/ui/console/dates.ts";
import { ErrorState } from "#client/ui/console/ErrorState.tsx";
import { PageSkeleton } from "#client/ui/console/PageSkeleton.tsx";
import { Panel } from "#client/ui/console/Panel.tsx";
import { useActor } from "#client/ui/console/useActor.tsx";
import { useEndpoint, useEndpointMutation } from "#client/ui/console/useEndpoint.ts";
import { useConsoleTexts } from "#client/ui/i18n/useConsoleTexts.ts";
import {
	dismissStaff,
	type Invitation,
	listInvitations,
	listPeople,
	listStaff,
	revokeStaffInvitation,
} from "#shared/features/accounts/peopleEndpoints.ts";
import { CopyLinkButton } from "./CopyLinkButton.tsx";
import { StaffDialog } from "./InviteDialog.tsx";
import classes from "./PeoplePage.module.css";
import { useRoleName } from "./useRoleName.ts";

interface BoothStaffProps {
	readonly eventId: string;
	readonly boothId: string;
}

/** What is asked before somebody is sent away, or an invitation taken back. */
type Asking =
	| { readonly what: "dismiss"; readonly name: string; readonly grantId: string }
	| { readonly what: "revoke"; readonly name: string; readonly invitation: Invitation };

/** Who has a role at a booth; its exhibitor invites staff and sends them away. */
export function BoothStaff({ eventId, boothId }: BoothStaffProps) {
	const { t, language } = useConsoleTexts();
	const roleName = useRoleName();
	const { may, accountId: ownId } = useActor();
	const mayInvite = may("booth.invite", { eventId, boothId });
	const { data, error, refetch } = useEndpoint(listStaff, { params: { eventId, boothId } });
	const [isInviting, setInviting] = useState(false);
	const [asking, setAsking] = useState<Asking | null>(null);
	const changes = [listStaff, listPeople, listInvitations];
	const dismissing = useEndpointMutation(dismissStaff, { changes, handles: () => true });
	const revoking = useEndpointMutation(revokeStaffInvitation, { changes, handles: () => true });
	if (error && !data) return <ErrorState error={error} onRetry={() => void refetch()} />;
	if (!data) return <PageSkeleton rows={2} />;
	const open = data.invitations.filter(({ state }) => state === "open" || state === "expired");
	return (
		<Panel
			title={t("team.staff.title")}
			description={t("team.staff.intro")}
			flush
			actions={
				mayInvite && (
					<Button
						variant="default"
						size="xs"
						leftSection={<IconUserPlus size={16} />}
						onClick={() => setInviting(true)}
					>
						{t("team.staff.invite")}
					</Button>
				)
			}
		>
			{data.people.length + open.length === 0 ? (
				<p className={classes.nothing}>{t("team.staff.empty")}</p>
			) : (
				<ul className={classes.list}>
					{data.people.flatMap((person) =>
						person.roles.map(({ grantId, role }) => (
							<li key={grantId} className={classes.line}>
								<div className={classes.grow}>
									<span className={classes.name}>{person.name}</span>{" "}
									{person.accountId === ownId && (
										<Badge size="sm" variant="light">
											{t("team.you")}
										</Badge>
									)}
									<div className={classes.small}>
										{person.email}
										{person.lastSignedInAtMs !== null &&
											` · ${t("team.late.signedInAt", { when: agoText(person.lastSignedInAtMs, Date.now(), language) })}`}
									</div>
								</div>
								<Badge variant="light">{roleName(role)}</Badge>
								{mayInvite && role === "boothStaff" && (
									<Tooltip label={t("team.staff.dismiss")}>
										<ActionIcon
											variant="subtle"
											color="red"
											aria-label={t("team.staff.dismissFor", { name: person.name })}
											onClick={() => setAsking({ what: "dismiss", name: person.name, grantId })}
										>
											<IconX size={18} />
										</ActionIcon>
									</Tooltip>
								)}
							</li>
						)),
					)}
					{open.map((invitation) => {
						const { invitationId, role, state, address, expiresAtMs } = invitation;
						const name = invitation.note || invitation.email || t("team.anyone");
						return (
							<li key={invitationId} className={classes.line}>
								<div className={classes.grow}>
									<span className={classes.name}>{name}</span>
									<div className={classes.small}>
										{t(`team.states.${state}`)} · {t("team.until")} {momentText(expiresAtMs, language)}
									</div>
								</div>
								<Badge variant="outline">{roleName(role)}</Badge>
								{address !== null && (
									<Group gap="xs" wrap="nowrap">
										<CopyLinkButton address={address} label={t("team.copyLinkFor", { name })} />
										{role === "boothStaff" && (
											<Tooltip label={t("team.revoke")}>
												<ActionIcon
													variant="subtle"
													color="red"
													aria-label={t("team.revokeFor", { name })}
													onClick={() => setAsking({ what: "revoke", name, invitation })}
												>
													<IconX size={18} />
												</ActionIcon>
											</Tooltip>
										)}
									</Group>
								)}
							</li>
						);
					})}
				</ul>
			)}
			<StaffDialog eventId={eventId} boothId={boothId} opened={isInviting} onClose={() => setInviting(false)} />
			<ConfirmAction
				opened={asking?.what === "dismiss"}
				onClose={() => setAsking(null)}
				title={t("team.staff.dismissTitle", { name: asking?.name ?? "" })}
				confirm={t("team.staff.dismiss")}
				isDangerous
				onConfirm={async () => {
					if (asking?.what !== "dismiss") return;
					await dismissing.mutateAsync({ params: { eventId, boothId, grantId: asking.grantId } });
					notifications.show({ message: t("team.staff.dismissed", { name: asking.name }) });
				}}
			>
				{t("team.staff.dismissText")}
			</ConfirmAction>
			<ConfirmAction
				opened={asking?.what === "revoke"}
				onClose={() => setAsking(null)}
				title={t("team.revokeTitle")}
				confirm={t("team.revoke")}
				isDangerous
				onConfirm={async () => {
					if (asking?.what !== "revoke") return;
					const { invitationId } = asking.invitation;
					await revoking.mutateAsync({ params: { eventId, boothId, invitationId } });
					notifications.show({ message: t("team.revoked") });
				}}
			>
				{t("team.revokeText", { name: asking?.name ?? "" })}
			</ConfirmAction>
		</Panel>
	);
}
