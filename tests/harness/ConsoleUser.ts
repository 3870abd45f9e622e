import { randomUUID } from "node:crypto";
import { type CallInput, endpointAddress } from "#client/connection/callEndpoint.ts";
import { RequestRefused } from "#client/connection/RequestRefused.ts";
import type { Pavilion } from "#server/createPavilion.ts";
import type { Endpoint, EndpointReplyOf } from "#shared/endpoint.ts";
import { setUpOwner } from "#shared/features/accounts/accountEndpoints.ts";
import type { Grant } from "#shared/rights.ts";

interface SignInAs {
	/** Null for an account without any role. */
	readonly grant: Grant | null;
	readonly name?: string | undefined;
	readonly email?: string | undefined;
	readonly nowMs: number;
}

/** Their password is no hash of anything: they come in by the store, and nobody waits for argon2. */
const NO_PASSWORD = "none";

/** Somebody with an account and a session of their own, as a browser would call the API for them. */
export class ConsoleUser {
	readonly accountId: string;
	readonly email: string;
	/** `name=value`, as a browser sends it. */
	readonly cookie: string;
	readonly #origin: string;

	private constructor(origin: string, { id, email }: { id: string; email: string }, cookie: string) {
		this.#origin = origin;
		this.accountId = id;
		this.email = email;
		this.cookie = cookie;
	}

	static async signIn(
		{ accounts: { store } }: Pavilion,
		origin: string,
		{ grant, name, email, nowMs }: SignInAs,
	): Promise<ConsoleUser> {
		const role = grant?.role ?? "nobody";
		const described = {
			name: name ?? role,
			email: email ?? `${role.toLowerCase()}-${randomUUID()}@example.com`,
			language: "en",
			passwordHash: NO_PASSWORD,
		} as const;
		const account = await store.create(described, grant ? [grant] : [], nowMs);
		const session = account && (await store.beginSession(account, "Vitest", nowMs));
		if (!session) throw new Error("ConsoleUser: the account could not be made");
		return new ConsoleUser(origin, account, `pavilion-session=${session.token}`);
	}

	/** The owner of a server in a process of its own, by the link that its first start has printed. */
	static async setUp({ origin, greeting }: { origin: string; greeting: string }): Promise<ConsoleUser> {
		const token = /\/console\/setup\/([\w-]+)/.exec(greeting)?.[1];
		if (!token) throw new Error("ConsoleUser: the server has printed no link");
		const email = "owner@example.com";
		const response = await fetch(`${origin}${endpointAddress(setUpOwner, { params: { token } })}`, {
			method: setUpOwner.method,
			headers: { "Content-Type": "application/json" },
			body: JSON.stringify({ name: "Owner", email, password: "long enough for a test", language: "en" }),
		});
		if (!response.ok) throw new RequestRefused(setUpOwner.path, await response.json());
		const { accountId } = (await response.json()) as { accountId: string };
		const [cookie] = (response.headers.getSetCookie()[0] ?? "").split(";");
		return new ConsoleUser(origin, { id: accountId, email }, cookie ?? "");
	}

	/** The same, where the server was started again on the same data. */
	at(origin: string): ConsoleUser {
		return new ConsoleUser(origin, { id: this.accountId, email: this.email }, this.cookie);
	}

	/** As `fetch`, with the session's cookie; `path` begins with a slash. */
	fetch(path: string, { headers, ...init }: RequestInit = {}): Promise<Response> {
		const all = new Headers(headers);
		all.set("cookie", this.cookie);
		return fetch(`${this.#origin}${path}`, { ...init, headers: all });
	}

	/** To be put into a browser, so that they are signed in there. */
	cookieAt(url: string): { readonly name: string; readonly value: string; readonly url: string } {
		const [name = "", value = ""] = this.cookie.split("=");
		return { name, value, url };
	}

	/** Throws {@link RequestRefused} where the server says no. */
	async call<E extends Endpoint>(endpoint: E, input: CallInput<E>): Promise<EndpointReplyOf<E>> {
		const { body } = input as { body?: unknown };
		const response = await this.fetch(endpointAddress(endpoint, input), {
			method: endpoint.method,
			headers: body === undefined ? {} : { "Content-Type": "application/json" },
			body: body === undefined ? null : JSON.stringify(body),
		});
		if (!response.ok) throw new RequestRefused(endpoint.path, await response.json());
		return (response.status === 204 ? undefined : await response.json()) as EndpointReplyOf<E>;
	}
}
