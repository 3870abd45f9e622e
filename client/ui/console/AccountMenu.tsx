import { ActionIcon, Menu } from "@mantine/core";
import { IconLogout, IconUserCircle } from "@tabler/icons-react";
import { Link } from "react-router";
import { useConsoleTexts } from "#client/ui/i18n/useConsoleTexts.ts";
import { signOut } from "#shared/features/accounts/accountEndpoints.ts";
import { useActor } from "./useActor.tsx";
import { useEndpointMutation } from "./useEndpoint.ts";

/** Who is signed in, and the way out. */
export function AccountMenu() {
	const { t } = useConsoleTexts();
	const { name, email } = useActor();
	const leaving = useEndpointMutation(signOut, {
		// Nothing of what this account saw stays in the page.
		onDone: () => location.assign("/console/sign-in"),
	});
	return (
		<Menu position="bottom-end" width={240}>
			<Menu.Target>
				<ActionIcon
					variant="subtle"
					color="gray"
					size="lg"
					aria-label={`${t("shell.account")}: ${t("shell.signedInAs", { name })}`}
				>
					<IconUserCircle size={22} stroke={1.5} />
				</ActionIcon>
			</Menu.Target>
			<Menu.Dropdown>
				<Menu.Label>
					<strong>{name}</strong>
					<br />
					{email}
				</Menu.Label>
				<Menu.Divider />
				<Menu.Item component={Link} to="/console/account" leftSection={<IconUserCircle size={16} />}>
					{t("shell.myAccount")}
				</Menu.Item>
				<Menu.Item leftSection={<IconLogout size={16} />} onClick={() => leaving.mutate({})}>
					{t("shell.signOut")}
				</Menu.Item>
			</Menu.Dropdown>
		</Menu>
	);
}
