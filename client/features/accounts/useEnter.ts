import { useQueryClient } from "@tanstack/react-query";
import { useCallback } from "react";
import { useNavigate } from "react-router";
import { useConsolePreferences } from "#client/ui/console/ConsolePreferences.ts";
import { endpointKey } from "#client/ui/console/useEndpoint.ts";
import type { OwnAccount } from "#shared/features/accounts/Account.ts";
import { readAccount } from "#shared/features/accounts/accountEndpoints.ts";

/** Goes into the console as somebody who has just signed in; nothing that another account saw stays in the page. */
export function useEnter(): (account: OwnAccount, to?: string) => void {
	const queries = useQueryClient();
	const navigate = useNavigate();
	const { chooseLanguage } = useConsolePreferences();
	return useCallback(
		(account, to = "/console") => {
			queries.clear();
			queries.setQueryData(endpointKey(readAccount, {}), account);
			chooseLanguage(account.language);
			void navigate(to, { replace: true });
		},
		[queries, navigate, chooseLanguage],
	);
}

/** Where somebody wanted to go before they were asked to sign in: a page of the console, or its beginning. */
export function placeToGo(search: string): string {
	const to = new URLSearchParams(search).get("to") ?? "";
	return /^\/console(\/[\w\-/]*)?(\?[\w=&%.-]*)?$/.test(to) && !to.startsWith("/console/sign-in") ? to : "/console";
}
