import { MutationCache, QueryCache, QueryClient } from "@tanstack/react-query";
import { RequestRefused } from "#client/connection/RequestRefused.ts";
import { readAccount } from "#shared/features/accounts/accountEndpoints.ts";

const TRIES = 3;

/** What the console knows of the server. A session that ends under an open page leads to signing in again. */
export function createQueryClient(): QueryClient {
	const askWhoItIs = (error: Error) => {
		if (isRefusedFor(error, "signed-out")) void queries.invalidateQueries({ queryKey: [readAccount.path] });
	};
	const queries: QueryClient = new QueryClient({
		queryCache: new QueryCache({
			onError: (error, { queryKey }) => {
				if (queryKey[0] !== readAccount.path) askWhoItIs(error);
			},
		}),
		mutationCache: new MutationCache({ onError: askWhoItIs }),
		defaultOptions: {
			queries: {
				// Open pages are told of changes; a return to the tab reads again what may have been missed.
				staleTime: 30_000,
				// A no stays a no; a server that is away may be back.
				retry: (count, error) => count < TRIES && isRefusedFor(error, "offline"),
			},
		},
	});
	return queries;
}

export function isRefusedFor(error: unknown, reason: string): error is RequestRefused {
	return error instanceof RequestRefused && error.reason === reason;
}
