import { createHmac, timingSafeEqual } from "node:crypto";
import type { Actor } from "#server/http/Actor.ts";
import { GuessLimits } from "#server/http/GuessLimits.ts";
import type { Call } from "#server/http/serve.ts";
import type { Endpoint } from "#shared/endpoint.ts";
import {
	DEVICE_TOKEN_HEADER,
	ENTRY_TICKET_HEADER,
	type EntryProof,
	type EntryRefusal,
} from "#shared/features/entry/entryMessages.ts";
import { EntryTickets, type KeptEntry } from "./EntryTickets.ts";

export interface EntryGateOptions {
	/** Undefined where there is no such event. */
	readonly entryOf: (eventId: string) => Promise<KeptEntry | undefined>;
	readonly hashGuest: (eventId: string, address: string) => string;
	readonly isGuest: (eventId: string, guestHash: string) => Promise<boolean>;
	readonly verifyPassword: (password: string, hash: string) => Promise<boolean>;
	/** Whom a device's token stands for. */
	readonly visitorOf: (deviceToken: string) => Promise<string | undefined>;
	/** Whether a visitor is in one of the event's halls, or was until just now. */
	readonly isInside: (eventId: string, visitorId: string) => boolean;
	/** The data folder's own: tickets are signed with it. */
	readonly secret: Uint8Array;
}

/** What somebody brings along to a door. */
export interface Entrant {
	readonly actor: Actor | null;
	readonly ticket: string | undefined;
	readonly deviceToken: string | undefined;
}

export type ProofOutcome =
	| { readonly ticket: string | null }
	| { readonly refused: "not-found" | "bad-password" | "not-on-list" | EntryRefusal }
	| { readonly waitMs: number };

/** What a request that has no body of its own brings along. */
export function entrantOf({ actor, request }: Pick<Call<Endpoint>, "actor" | "request">): Entrant {
	return { actor, ticket: request.get(ENTRY_TICKET_HEADER), deviceToken: request.get(DEVICE_TOKEN_HEADER) };
}

/** Who may come into an event, and what for. */
export class EntryGate {
	readonly #options: EntryGateOptions;
	readonly #tickets: EntryTickets;
	/** Each event's own: who guesses at one door keeps nobody from another. */
	readonly #limits = new Map<string, GuessLimits>();
	/** Of each event what is being judged now. */
	readonly #turns = new Map<string, Promise<unknown>>();
	/** Of each event the password that was right last, as it is compared in no time: a crowd has the same one. */
	readonly #right = new Map<string, { readonly hash: string; readonly proof: Buffer }>();

	constructor(options: EntryGateOptions) {
		this.#options = options;
		this.#tickets = new EntryTickets(options.secret);
	}

	/** Why somebody is not let in; undefined for whoever may come in. */
	async refusalFor(eventId: string, { actor, ticket, deviceToken }: Entrant): Promise<EntryRefusal | undefined> {
		const entry = await this.#options.entryOf(eventId);
		if (!entry || entry.kind === "open") return undefined;
		const belongs = actor?.grants.some((grant) => grant.role === "owner" || grant.eventId === eventId) ?? false;
		if (belongs) return undefined;
		if (ticket !== undefined && (await this.#isGood(eventId, entry, ticket))) return undefined;
		// Whoever is inside stays, whatever the door asks for by now.
		const visitorId = deviceToken && (await this.#options.visitorOf(deviceToken));
		if (visitorId && this.#options.isInside(eventId, visitorId)) return undefined;
		return `entry-${entry.kind}`;
	}

	/** A ticket for what was shown at the door. Wrong guesses are counted, right ones are not. */
	prove(eventId: string, proof: EntryProof, address: string): Promise<ProofOutcome> {
		// One after another: when doors open a crowd comes at once, and all but the first are let in by its answer.
		const turn = (this.#turns.get(eventId) ?? Promise.resolve()).then(() => this.#judge(eventId, proof, address));
		const settled = turn.catch(() => {});
		this.#turns.set(eventId, settled);
		void settled.then(() => {
			if (this.#turns.get(eventId) === settled) this.#turns.delete(eventId);
		});
		return turn;
	}

	async #judge(eventId: string, proof: EntryProof, address: string): Promise<ProofOutcome> {
		const entry = await this.#options.entryOf(eventId);
		if (!entry) return { refused: "not-found" };
		if (entry.kind === "open") return { ticket: null };
		if (entry.kind !== proof.kind) return { refused: `entry-${entry.kind}` };
		if (proof.kind === "password" && this.#wasRight(eventId, entry, proof.password)) {
			return { ticket: this.#tickets.make(eventId, entry) };
		}
		const limits = this.#limitsOf(eventId);
		const waitMs = await limits.admit(address);
		if (waitMs > 0) return { waitMs };
		const ticket = await this.#ticketFor(eventId, entry, proof);
		if (ticket === undefined) return { refused: REFUSED_AS[entry.kind] };
		await limits.forgive(address);
		return { ticket };
	}

	async #ticketFor(eventId: string, entry: KeptEntry, proof: EntryProof): Promise<string | undefined> {
		if (entry.kind === "link" && proof.kind === "link") {
			return isSame(this.#digest(entry.token), this.#digest(proof.token))
				? this.#tickets.make(eventId, entry)
				: undefined;
		}
		if (entry.kind === "password" && proof.kind === "password") {
			if (!(await this.#options.verifyPassword(proof.password, entry.hash))) return undefined;
			this.#right.set(eventId, { hash: entry.hash, proof: this.#digest(proof.password) });
			return this.#tickets.make(eventId, entry);
		}
		if (entry.kind === "list" && proof.kind === "list") {
			const guestHash = this.#options.hashGuest(eventId, proof.address);
			return (await this.#options.isGuest(eventId, guestHash))
				? this.#tickets.make(eventId, entry, guestHash)
				: undefined;
		}
		return undefined;
	}

	async #isGood(eventId: string, entry: KeptEntry, ticket: string): Promise<boolean> {
		const guestHash = this.#tickets.read(eventId, entry, ticket);
		if (guestHash === undefined) return false;
		return entry.kind !== "list" || (await this.#options.isGuest(eventId, guestHash));
	}

	#wasRight(eventId: string, entry: KeptEntry, password: string): boolean {
		const right = this.#right.get(eventId);
		if (entry.kind !== "password" || right?.hash !== entry.hash) return false;
		return isSame(right.proof, this.#digest(password));
	}

	#digest(text: string): Buffer {
		return createHmac("sha256", this.#options.secret).update(text).digest();
	}

	#limitsOf(eventId: string): GuessLimits {
		const known = this.#limits.get(eventId) ?? new GuessLimits();
		this.#limits.set(eventId, known);
		return known;
	}
}

const REFUSED_AS = { link: "entry-link", password: "bad-password", list: "not-on-list" } as const;

function isSame(a: Buffer, b: Buffer): boolean {
	return a.length === b.length && timingSafeEqual(a, b);
}
