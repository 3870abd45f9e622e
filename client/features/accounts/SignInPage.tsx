import { Anchor, Button, PasswordInput, Stack, TextInput } from "@mantine/core";
import { useState } from "react";
import { Navigate, useLocation } from "react-router";
import { RefusalAlert } from "#client/ui/console/RefusalAlert.tsx";
import { useEndpoint, useEndpointMutation } from "#client/ui/console/useEndpoint.ts";
import { useConsoleTexts } from "#client/ui/i18n/useConsoleTexts.ts";
import { readAccount, signIn } from "#shared/features/accounts/accountEndpoints.ts";
import { EntryFrame } from "./EntryFrame.tsx";
import { placeToGo, useEnter } from "./useEnter.ts";

/** E-mail address and password; then on to where one wanted to go. */
export function SignInPage() {
	const { t } = useConsoleTexts();
	const { search } = useLocation();
	const enter = useEnter();
	const { data: account } = useEndpoint(readAccount, {});
	const [email, setEmail] = useState("");
	const [password, setPassword] = useState("");
	const to = placeToGo(search);
	const signing = useEndpointMutation(signIn, {
		handles: () => true,
		onDone: (signedIn) => enter(signedIn, to),
	});
	if (account) return <Navigate to={to} replace />;
	return (
		<EntryFrame
			title={t("accounts.signIn.title")}
			intro={t("accounts.signIn.intro")}
			foot={
				<>
					{t("accounts.signIn.forgotten")}{" "}
					<Anchor href="/" inherit underline="always">
						{t("accounts.signIn.visit")}
					</Anchor>
				</>
			}
		>
			<form
				onSubmit={(event) => {
					event.preventDefault();
					if (!signing.isPending) signing.mutate({ body: { email, password } });
				}}
			>
				<Stack gap="md">
					<TextInput
						type="email"
						label={t("accounts.email")}
						value={email}
						onChange={(event) => setEmail(event.currentTarget.value)}
						autoComplete="username"
						required
						withAsterisk={false}
						autoFocus
					/>
					<PasswordInput
						label={t("accounts.password")}
						value={password}
						onChange={(event) => setPassword(event.currentTarget.value)}
						autoComplete="current-password"
						required
						withAsterisk={false}
					/>
					<RefusalAlert error={signing.error} />
					<Button type="submit" size="md" fullWidth loading={signing.isPending}>
						{t("accounts.signIn.action")}
					</Button>
				</Stack>
			</form>
		</EntryFrame>
	);
}
