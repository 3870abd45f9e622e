import { Alert, Button, SegmentedControl, Stack, Text } from "@mantine/core";
import { notifications } from "@mantine/notifications";
import { useState } from "react";
import { Link, useParams } from "react-router";
import { RequestRefused } from "#client/connection/RequestRefused.ts";
import { momentText } from "#client/ui/console/dates.ts";
import { ErrorState } from "#client/ui/console/ErrorState.tsx";
import { PageSkeleton } from "#client/ui/console/PageSkeleton.tsx";
import { RefusalAlert } from "#client/ui/console/RefusalAlert.tsx";
import { useEndpoint, useEndpointMutation } from "#client/ui/console/useEndpoint.ts";
import { useRefusalText } from "#client/ui/console/useNotifyRefused.ts";
import { inLanguage } from "#client/ui/i18n/i18n.ts";
import { useConsoleTexts } from "#client/ui/i18n/useConsoleTexts.ts";
import type { OwnAccount } from "#shared/features/accounts/Account.ts";
import {
	acceptInvitation,
	type OpenInvitation,
	readAccount,
	readInvitation,
	signOut,
} from "#shared/features/accounts/accountEndpoints.ts";
import { may } from "#shared/rights.ts";
import { EntryFrame } from "./EntryFrame.tsx";
import { NewAccountForm } from "./NewAccountForm.tsx";
import { useEnter } from "./useEnter.ts";

/** Behind an invitation's link: what it is for, and accepting it with a new account or with one's own. */
export function InvitationPage() {
	const { t, i18n, language } = useConsoleTexts();
	const refusalText = useRefusalText();
	const { token = "" } = useParams();
	const invitation = useEndpoint(readInvitation, { params: { token } });
	const account = useEndpoint(readAccount, {});
	const { data, error } = invitation;
	if (error instanceof RequestRefused && error.reason.startsWith("invitation-")) {
		return (
			<EntryFrame title={t("accounts.invitation.badTitle")} intro={refusalText(error)}>
				<Button component={Link} to="/console/sign-in" variant="default">
					{t("accounts.invitation.toSignIn")}
				</Button>
			</EntryFrame>
		);
	}
	if (!data || account.isPending) {
		return (
			<EntryFrame title={t("accounts.invitation.title")}>
				{error ? <ErrorState error={error} onRetry={() => void invitation.refetch()} /> : <PageSkeleton rows={3} />}
			</EntryFrame>
		);
	}
	const { role, eventTitle, eventId, boothId, booth, invitedBy, expiresAtMs } = data;
	const boothName = [booth?.number, booth?.name[language]].filter(Boolean).join(" · ") || (boothId ?? "");
	const words = {
		name: invitedBy,
		event: eventTitle ? inLanguage(eventTitle, i18n) : (eventId ?? ""),
		role: t(`events.roles.${role}`),
	};
	const intro =
		eventId === null
			? t("accounts.invitation.asOwner", words)
			: boothId === null
				? t("accounts.invitation.asRole", words)
				: t("accounts.invitation.asRoleAtBooth", { ...words, booth: boothName });
	return (
		<EntryFrame
			title={t("accounts.invitation.title")}
			intro={intro}
			foot={t("accounts.invitation.until", { when: momentText(expiresAtMs, language) })}
		>
			<Accepting token={token} invitation={data} account={account.data} />
		</EntryFrame>
	);
}

interface AcceptingProps {
	readonly token: string;
	readonly invitation: OpenInvitation;
	readonly account: OwnAccount | undefined;
}

function Accepting({ token, invitation: { email, eventId, boothId }, account }: AcceptingProps) {
	const { t } = useConsoleTexts();
	const enter = useEnter();
	const [way, setWay] = useState<"new" | "have">("new");
	const accepting = useEndpointMutation(acceptInvitation, {
		handles: () => true,
		onDone: (accepted) => {
			notifications.show({ message: t("accounts.invitation.welcome", { name: accepted.name }) });
			enter(accepted, placeFor(accepted, { eventId, boothId }));
		},
	});
	const leaving = useEndpointMutation(signOut, { onDone: () => location.reload() });
	if (account) {
		const isForThem = email === null || email === account.email;
		return (
			<Stack gap="md">
				<Text size="sm">{t("accounts.invitation.signedInAs", { name: account.name, email: account.email })}</Text>
				{!isForThem && (
					<Alert color="yellow" variant="light">
						{t("accounts.invitation.forOther", { email })}
					</Alert>
				)}
				<RefusalAlert error={accepting.error} />
				{isForThem && (
					<Button
						size="md"
						fullWidth
						loading={accepting.isPending}
						onClick={() => accepting.mutate({ params: { token }, body: {} })}
					>
						{t("accounts.invitation.acceptAs", { name: account.name })}
					</Button>
				)}
				<Button variant="default" fullWidth loading={leaving.isPending} onClick={() => leaving.mutate({})}>
					{t("accounts.invitation.other")}
				</Button>
			</Stack>
		);
	}
	return (
		<Stack gap="lg">
			<SegmentedControl
				fullWidth
				value={way}
				onChange={(chosen) => setWay(chosen as typeof way)}
				data={[
					{ value: "new", label: t("accounts.invitation.newAccount") },
					{ value: "have", label: t("accounts.invitation.haveAccount") },
				]}
			/>
			{way === "new" ? (
				<NewAccountForm
					action={t("accounts.invitation.acceptNew")}
					email={email}
					isPending={accepting.isPending}
					error={accepting.error}
					onSubmit={(described) => accepting.mutate({ params: { token }, body: { account: described } })}
				/>
			) : (
				<Stack gap="md">
					<Text size="sm">{t("accounts.invitation.signInFirst")}</Text>
					<Button
						component={Link}
						to={`/console/sign-in?to=${encodeURIComponent(`/console/invitation/${token}`)}`}
						size="md"
						fullWidth
					>
						{t("accounts.signIn.action")}
					</Button>
				</Stack>
			)}
		</Stack>
	);
}

/** Where a new role begins; whoever has nothing to do in the console sees their roles. */
function placeFor({ grants }: OwnAccount, { eventId, boothId }: Pick<OpenInvitation, "eventId" | "boothId">): string {
	if (eventId === null) return "/console";
	if (boothId !== null) return `/console/events/${eventId}/booths/${boothId}`;
	return may(grants, "event.read", { eventId }) ? `/console/events/${eventId}` : "/console/account";
}
