import {
	type QueryClient,
	type UseMutationResult,
	type UseQueryResult,
	useMutation,
	useQueries,
	useQuery,
	useQueryClient,
} from "@tanstack/react-query";
import { type CallInput, callEndpoint } from "#client/connection/callEndpoint.ts";
import type { Endpoint, EndpointReplyOf } from "#shared/endpoint.ts";
import { useNotifyRefused } from "./useNotifyRefused.ts";

interface UseEndpointOptions {
	/** False: not asked yet. */
	readonly enabled?: boolean;
	readonly refetchIntervalMs?: number;
	/** Shows what was known under other params until the answer is there. */
	readonly keepsPrevious?: boolean;
}

/** What an endpoint answers, read once for everybody on the page and again when it may have changed. */
export function useEndpoint<E extends Endpoint>(
	endpoint: E,
	input: CallInput<E>,
	{ enabled = true, refetchIntervalMs, keepsPrevious = false }: UseEndpointOptions = {},
): UseQueryResult<EndpointReplyOf<E>> {
	return useQuery<EndpointReplyOf<E>>({
		queryKey: endpointKey(endpoint, input),
		queryFn: ({ signal }) => callEndpoint(endpoint, { ...input, signal }),
		enabled,
		...(refetchIntervalMs === undefined ? {} : { refetchInterval: refetchIntervalMs }),
		...(keepsPrevious ? { placeholderData: (previous: EndpointReplyOf<E> | undefined) => previous as never } : {}),
	});
}

/** The same of one endpoint for several things; undefined where it is not there yet. */
export function useEndpoints<E extends Endpoint>(
	endpoint: E,
	inputs: readonly CallInput<E>[],
): readonly (EndpointReplyOf<E> | undefined)[] {
	const asked = useQueries({
		queries: inputs.map((input) => ({
			queryKey: endpointKey(endpoint, input),
			queryFn: ({ signal }: { signal: AbortSignal }) => callEndpoint(endpoint, { ...input, signal }),
		})),
	});
	return asked.map(({ data }) => data as EndpointReplyOf<E> | undefined);
}

/** What an endpoint's answer is kept under: path, then what the path was filled with, then the query. */
export function endpointKey<E extends Endpoint>(endpoint: E, input?: CallInput<E>): readonly unknown[] {
	const { params, query } = (input ?? {}) as { params?: object; query?: object };
	return [endpoint.path, ...(input ? [params ?? {}, query ?? {}] : [])];
}

/** Has what these endpoints answered read again, wherever it is on the page. */
export function readAgain(queries: QueryClient, ...endpoints: readonly Endpoint[]): Promise<void> {
	const paths = new Set<unknown>(endpoints.map(({ path }) => path));
	return queries.invalidateQueries({ predicate: ({ queryKey }) => paths.has(queryKey[0]) });
}

interface EndpointMutationOptions<E extends Endpoint> {
	/** What is read again once it is done; awaited, so that a button waits until the page shows it. */
	readonly changes?: readonly Endpoint[];
	readonly onDone?: (reply: EndpointReplyOf<E>, input: CallInput<E>) => void;
	/** True: the page says it itself. Others are told by a notification. */
	readonly handles?: (error: Error, input: CallInput<E>) => boolean;
}

/** Something a person does: called with `mutate({ params, body })`. */
export function useEndpointMutation<E extends Endpoint>(
	endpoint: E,
	{ changes = [], onDone, handles }: EndpointMutationOptions<E> = {},
): UseMutationResult<EndpointReplyOf<E>, Error, CallInput<E>> {
	const queries = useQueryClient();
	const notifyRefused = useNotifyRefused();
	return useMutation<EndpointReplyOf<E>, Error, CallInput<E>>({
		mutationFn: (input) => callEndpoint(endpoint, input),
		onSuccess: async (reply, input) => {
			onDone?.(reply, input);
			await readAgain(queries, ...changes);
		},
		onError: (error, input) => {
			if (!handles?.(error, input)) notifyRefused(error);
		},
	});
}
