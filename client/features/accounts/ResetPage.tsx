import { Button, Stack } from "@mantine/core";
import { useState } from "react";
import { Link, useParams } from "react-router";
import { ErrorState } from "#client/ui/console/ErrorState.tsx";
import { PageSkeleton } from "#client/ui/console/PageSkeleton.tsx";
import { isRefusedFor } from "#client/ui/console/queryClient.ts";
import { RefusalAlert } from "#client/ui/console/RefusalAlert.tsx";
import { useEndpoint, useEndpointMutation } from "#client/ui/console/useEndpoint.ts";
import { useConsoleTexts } from "#client/ui/i18n/useConsoleTexts.ts";
import { readReset, resetPassword } from "#shared/features/accounts/accountEndpoints.ts";
import { passwordProblem } from "#shared/features/accounts/passwordProblem.ts";
import { EntryFrame } from "./EntryFrame.tsx";
import { NewPasswordField } from "./NewPasswordField.tsx";
import { useEnter } from "./useEnter.ts";

/** Behind an organizer's link: a new password. */
export function ResetPage() {
	const { t } = useConsoleTexts();
	const { token = "" } = useParams();
	const enter = useEnter();
	const [password, setPassword] = useState("");
	const reset = useEndpoint(readReset, { params: { token } });
	const setting = useEndpointMutation(resetPassword, { handles: () => true, onDone: (account) => enter(account) });
	if (isRefusedFor(reset.error, "bad-link") || isRefusedFor(setting.error, "bad-link")) {
		return (
			<EntryFrame title={t("accounts.reset.badTitle")} intro={t("accounts.reset.badText")}>
				<Button component={Link} to="/console/sign-in" variant="default">
					{t("accounts.invitation.toSignIn")}
				</Button>
			</EntryFrame>
		);
	}
	if (!reset.data) {
		return (
			<EntryFrame title={t("accounts.reset.title")}>
				{reset.error ? (
					<ErrorState error={reset.error} onRetry={() => void reset.refetch()} />
				) : (
					<PageSkeleton rows={2} />
				)}
			</EntryFrame>
		);
	}
	const { name, email } = reset.data;
	const isGood = passwordProblem(password, email) === null;
	return (
		<EntryFrame title={t("accounts.reset.title")} intro={t("accounts.reset.intro", { name, email })}>
			<form
				onSubmit={(event) => {
					event.preventDefault();
					if (isGood && !setting.isPending) setting.mutate({ params: { token }, body: { password } });
				}}
			>
				<Stack gap="md">
					{/* For password managers: whose it is. */}
					<input type="email" autoComplete="username" value={email} readOnly hidden />
					<NewPasswordField label={t("accounts.newPassword")} value={password} onChange={setPassword} email={email} />
					<RefusalAlert error={setting.error} />
					<Button type="submit" size="md" fullWidth loading={setting.isPending} disabled={!isGood}>
						{t("accounts.reset.action")}
					</Button>
				</Stack>
			</form>
		</EntryFrame>
	);
}
