import { createContext, type ReactNode, use, useMemo } from "react";
import { Navigate, useLocation } from "react-router";
import type { OwnAccount } from "#shared/features/accounts/Account.ts";
import { readAccount } from "#shared/features/accounts/accountEndpoints.ts";
import { may, type Right, type Scope } from "#shared/rights.ts";
import { ErrorState } from "./ErrorState.tsx";
import { PageSkeleton } from "./PageSkeleton.tsx";
import { isRefusedFor } from "./queryClient.ts";
import { useEndpoint } from "./useEndpoint.ts";

export interface ConsoleActor extends OwnAccount {
	/** `may("event.edit", { eventId })`. The server checks it again; here it decides what is offered. */
	may(right: Right, scope?: Scope): boolean;
}

const ActorContext = createContext<ConsoleActor | null>(null);

/** Who is signed in. Below {@link ActorGate} only. */
export function useActor(): ConsoleActor {
	const actor = use(ActorContext);
	if (!actor) throw new Error("useActor: nobody is signed in here");
	return actor;
}

/** Lets through who is signed in; others sign in first, and come back to where they wanted to go. */
export function ActorGate({ children }: { readonly children: ReactNode }) {
	const { data, error, refetch } = useEndpoint(readAccount, {});
	const { pathname, search } = useLocation();
	const actor = useMemo<ConsoleActor | null>(
		() => (data ? { ...data, may: (right, scope) => may(data.grants, right, scope) } : null),
		[data],
	);
	if (isRefusedFor(error, "signed-out")) {
		return <Navigate to={`/console/sign-in?to=${encodeURIComponent(pathname + search)}`} replace />;
	}
	if (error && !actor) return <ErrorState error={error} onRetry={() => void refetch()} />;
	if (!actor) return <PageSkeleton />;
	return <ActorContext value={actor}>{children}</ActorContext>;
}
