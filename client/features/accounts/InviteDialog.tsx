import { Button, Group, Modal, Select, Stack, Text } from "@mantine/core";
import { useState } from "react";
import { CopyLink } from "#client/ui/console/CopyLink.tsx";
import { momentText } from "#client/ui/console/dates.ts";
import { RefusalAlert } from "#client/ui/console/RefusalAlert.tsx";
import { useActor } from "#client/ui/console/useActor.tsx";
import { useEndpointMutation } from "#client/ui/console/useEndpoint.ts";
import { useConsoleTexts } from "#client/ui/i18n/useConsoleTexts.ts";
import { isBoothRole, mayGrant } from "#shared/features/accounts/Account.ts";
import {
	createInvitation,
	type Invitation,
	inviteStaff,
	listInvitations,
	listStaff,
	readAudit,
	readProgress,
} from "#shared/features/accounts/peopleEndpoints.ts";
import { ROLES, type Role } from "#shared/rights.ts";
import { InviteFields, isWholeInvite, NO_INVITE_FIELDS } from "./InviteFields.tsx";
import { useBoothNames } from "./useBoothNames.ts";
import { useRoleName } from "./useRoleName.ts";

/** What an invitation begins with. */
export interface InviteTo {
	readonly role: Role;
	readonly boothId: string | null;
}

interface InviteDialogProps {
	readonly eventId: string;
	/** Null: closed. */
	readonly to: InviteTo | null;
	readonly onClose: () => void;
}

/** Makes a link that gives a role, and shows it. */
export function InviteDialog({ eventId, to, onClose }: InviteDialogProps) {
	const { t } = useConsoleTexts();
	const [made, setMade] = useState<Invitation | null>(null);
	const close = () => {
		onClose();
		setMade(null);
	};
	return (
		<Modal
			opened={to !== null}
			onClose={close}
			title={made ? t("team.dialog.done") : t("team.dialog.title")}
			size="lg"
			centered
		>
			{made ? (
				<InvitationMade invitation={made} onAnother={() => setMade(null)} onClose={close} />
			) : (
				to && <InviteForm eventId={eventId} to={to} onMade={setMade} onClose={close} />
			)}
		</Modal>
	);
}

interface InviteFormProps {
	readonly eventId: string;
	readonly to: InviteTo;
	readonly onMade: (invitation: Invitation) => void;
	readonly onClose: () => void;
}

function InviteForm({ eventId, to, onMade, onClose }: InviteFormProps) {
	const { t } = useConsoleTexts();
	const roleName = useRoleName();
	const { grants } = useActor();
	const { booths, nameOf } = useBoothNames(eventId);
	const [role, setRole] = useState<Role>(to.role);
	const [boothId, setBoothId] = useState(to.boothId);
	const [fields, setFields] = useState(NO_INVITE_FIELDS);
	const inviting = useEndpointMutation(createInvitation, {
		changes: [listInvitations, readProgress, readAudit, listStaff],
		handles: () => true,
		onDone: onMade,
	});
	const isOfBooth = isBoothRole(role);
	const roles = ROLES.filter((one) =>
		mayGrant(grants, {
			role: one,
			eventId: one === "owner" ? null : eventId,
			boothId: isBoothRole(one) ? "any" : null,
		}),
	);
	const isWhole = isWholeInvite(fields) && (!isOfBooth || boothId !== null);
	return (
		<form
			onSubmit={(event) => {
				event.preventDefault();
				if (!isWhole || inviting.isPending) return;
				const { email, note, days } = fields;
				inviting.mutate({
					params: { eventId },
					body: { role, boothId: isOfBooth ? boothId : null, email: email.trim() || null, note, days },
				});
			}}
		>
			<Stack gap="md">
				<Select
					label={t("team.role")}
					description={t(`team.dialog.what.${role}`)}
					value={role}
					onChange={(chosen) => setRole(roles.find((one) => one === chosen) ?? role)}
					data={roles.map((one) => ({ value: one, label: roleName(one) }))}
					allowDeselect={false}
					data-autofocus
				/>
				{isOfBooth && (
					<Select
						label={t("team.booth")}
						description={booths.length === 0 ? t("team.dialog.noBooths") : t("team.dialog.boothHint")}
						value={boothId}
						onChange={setBoothId}
						data={booths.map((booth) => ({ value: booth.boothId, label: nameOf(booth.boothId) }))}
						searchable
						nothingFoundMessage={t("team.nothingFound")}
						required
						withAsterisk={false}
					/>
				)}
				<InviteFields value={fields} onChange={setFields} />
				<RefusalAlert error={inviting.error} />
				<Group justify="flex-end" gap="sm">
					<Button variant="default" onClick={onClose}>
						{t("common.cancel")}
					</Button>
					<Button type="submit" loading={inviting.isPending} disabled={!isWhole}>
						{t("team.dialog.make")}
					</Button>
				</Group>
			</Stack>
		</form>
	);
}

interface StaffDialogProps {
	readonly eventId: string;
	readonly boothId: string;
	readonly opened: boolean;
	readonly onClose: () => void;
}

/** The same for an exhibitor, who invites staff of their own booth only. */
export function StaffDialog({ eventId, boothId, opened, onClose }: StaffDialogProps) {
	const { t } = useConsoleTexts();
	const [made, setMade] = useState<Invitation | null>(null);
	const [fields, setFields] = useState(NO_INVITE_FIELDS);
	const inviting = useEndpointMutation(inviteStaff, {
		changes: [listStaff, listInvitations],
		handles: () => true,
		onDone: setMade,
	});
	const again = () => {
		setMade(null);
		setFields(NO_INVITE_FIELDS);
		inviting.reset();
	};
	const close = () => {
		onClose();
		again();
	};
	return (
		<Modal
			opened={opened}
			onClose={close}
			title={made ? t("team.dialog.done") : t("team.staff.invite")}
			size="lg"
			centered
		>
			{made ? (
				<InvitationMade invitation={made} onAnother={again} onClose={close} />
			) : (
				<form
					onSubmit={(event) => {
						event.preventDefault();
						if (!isWholeInvite(fields) || inviting.isPending) return;
						const { email, note, days } = fields;
						inviting.mutate({ params: { eventId, boothId }, body: { email: email.trim() || null, note, days } });
					}}
				>
					<Stack gap="md">
						<InviteFields value={fields} onChange={setFields} />
						<RefusalAlert error={inviting.error} />
						<Group justify="flex-end" gap="sm">
							<Button variant="default" onClick={close}>
								{t("common.cancel")}
							</Button>
							<Button type="submit" loading={inviting.isPending} disabled={!isWholeInvite(fields)}>
								{t("team.dialog.make")}
							</Button>
						</Group>
					</Stack>
				</form>
			)}
		</Modal>
	);
}

interface InvitationMadeProps {
	readonly invitation: Invitation;
	readonly onAnother: () => void;
	readonly onClose: () => void;
}

function InvitationMade({ invitation: { address, expiresAtMs }, onAnother, onClose }: InvitationMadeProps) {
	const { t, language } = useConsoleTexts();
	return (
		<Stack gap="md">
			<Text size="sm">{t("team.dialog.doneText")}</Text>
			<CopyLink
				label={t("accounts.invitation.until", { when: momentText(expiresAtMs, language) })}
				address={address ?? ""}
			/>
			<Group justify="flex-end" gap="sm">
				<Button variant="default" onClick={onAnother}>
					{t("team.dialog.another")}
				</Button>
				<Button variant="default" onClick={onClose}>
					{t("shell.done")}
				</Button>
			</Group>
		</Stack>
	);
}
