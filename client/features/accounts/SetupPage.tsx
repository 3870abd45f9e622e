import { Button } from "@mantine/core";
import { Link, useParams } from "react-router";
import { ErrorState } from "#client/ui/console/ErrorState.tsx";
import { PageSkeleton } from "#client/ui/console/PageSkeleton.tsx";
import { isRefusedFor } from "#client/ui/console/queryClient.ts";
import { useEndpoint, useEndpointMutation } from "#client/ui/console/useEndpoint.ts";
import { useConsoleTexts } from "#client/ui/i18n/useConsoleTexts.ts";
import { readSetup, setUpOwner } from "#shared/features/accounts/accountEndpoints.ts";
import { EntryFrame } from "./EntryFrame.tsx";
import { NewAccountForm } from "./NewAccountForm.tsx";
import { useEnter } from "./useEnter.ts";

/** Behind the link that the first start prints: makes the owner. */
export function SetupPage() {
	const { t } = useConsoleTexts();
	const { token = "" } = useParams();
	const enter = useEnter();
	const setup = useEndpoint(readSetup, { params: { token } });
	const making = useEndpointMutation(setUpOwner, { handles: () => true, onDone: (account) => enter(account) });
	if (isRefusedFor(setup.error, "bad-link") || isRefusedFor(making.error, "bad-link")) {
		return (
			<EntryFrame title={t("accounts.setup.badTitle")} intro={t("accounts.setup.badText")}>
				<Button component={Link} to="/console/sign-in" variant="default">
					{t("accounts.invitation.toSignIn")}
				</Button>
			</EntryFrame>
		);
	}
	return (
		<EntryFrame title={t("accounts.setup.title")} intro={t("accounts.setup.intro")}>
			{setup.error ? (
				<ErrorState error={setup.error} onRetry={() => void setup.refetch()} />
			) : setup.isPending ? (
				<PageSkeleton rows={3} />
			) : (
				<NewAccountForm
					action={t("accounts.setup.action")}
					isPending={making.isPending}
					error={making.error}
					onSubmit={(body) => making.mutate({ params: { token }, body })}
				/>
			)}
		</EntryFrame>
	);
}
