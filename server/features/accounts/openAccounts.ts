import type { Request } from "express";
import type { Logger } from "pino";
import type { Actor } from "#server/http/Actor.ts";
import type { ServedEndpoint } from "#server/http/serve.ts";
import type { Queries } from "#server/storage/tables.ts";
import { AccountStore } from "./AccountStore.ts";
import { AuditLog } from "./AuditLog.ts";
import { type AccountRoutesOptions, accountRoutes } from "./accountRoutes.ts";
import { InvitationStore } from "./InvitationStore.ts";
import { Passwords } from "./Passwords.ts";
import { type PeopleRoutesOptions, peopleRoutes } from "./peopleRoutes.ts";
import { SetupLink } from "./SetupLink.ts";
import { readSessionToken } from "./sessionCookie.ts";

/** What accounts ask of events and booths. */
export type EventsOfAccounts = Pick<AccountRoutesOptions, "titleOf"> &
	Pick<PeopleRoutesOptions, "boothsOf" | "createBooth">;

export interface Accounts {
	readonly store: AccountStore;
	readonly audit: AuditLog;
	/** Path of the page that makes the owner; undefined where there was one at the start. */
	readonly setupPath: string | undefined;
	/** Whom the request's session belongs to; asked of the database each time, so what was ended is ended. */
	identify(request: Request): Promise<Actor | null>;
	/** For other doors than an account's: an event's password. */
	hashPassword(password: string): Promise<string>;
	/** `hash` is of {@link hashPassword}. */
	verifyPassword(password: string, hash: string): Promise<boolean>;
	routes(events: EventsOfAccounts): ServedEndpoint[];
}

export interface AccountsOptions {
	readonly queries: Queries;
	/** Of the data folder: what the links of invitations are made with. */
	readonly secret: Uint8Array;
	readonly now: () => number;
	readonly log: Logger;
}

const SWEEP_EVERY_MS = 3_600_000;

/** Who may do what on this server: until somebody has used the link of the first start, nobody anything. */
export async function openAccounts(options: AccountsOptions, started: AsyncDisposableStack): Promise<Accounts> {
	const { queries, secret, now, log } = options;
	const store = new AccountStore(queries);
	const invitations = new InvitationStore({ queries, secret });
	const audit = new AuditLog(queries, now);
	const passwords = new Passwords();
	const setup = (await store.hasOwner()) ? undefined : new SetupLink(now());
	const sweep = () => {
		Promise.all([store.sweep(now()), invitations.sweep(now())]).catch((error) =>
			log.warn({ err: error }, "old sessions and invitations were not forgotten"),
		);
	};
	const sweeping = setInterval(sweep, SWEEP_EVERY_MS);
	started.defer(() => clearInterval(sweeping));
	return {
		store,
		audit,
		setupPath: setup?.path,
		async identify(request) {
			const token = readSessionToken(request);
			return token === undefined ? null : ((await store.identify(token, now())) ?? null);
		},
		hashPassword: (password) => passwords.hash(password),
		verifyPassword: (password, hash) => passwords.verify(password, hash),
		routes: ({ titleOf, boothsOf, createBooth }) => [
			...accountRoutes({ accounts: store, invitations, passwords, audit, setup, now, titleOf, boothsOf }),
			...peopleRoutes({ accounts: store, invitations, audit, now, boothsOf, createBooth }),
		],
	};
}
