import { createHmac, randomBytes } from "node:crypto";
import type { Actor } from "#server/http/Actor.ts";
import type { Recorder } from "#server/http/Recorder.ts";
import { refuseCall, type ServedEndpoint, serve, signedIn } from "#server/http/serve.ts";
import { DOCUMENT_VERSION, type EventSettings } from "#shared/features/event/EventDocument.ts";
import { type EventSnapshot, type SnapshotEntry, takeApart } from "#shared/features/event/EventSnapshot.ts";
import {
	createEvent,
	type EntryPolicy,
	type EventInConsole,
	editEntry,
	listConsoleEvents,
	readEntry,
	removeEvent,
} from "#shared/features/event/eventEndpoints.ts";
import { LANGUAGES, type LocalizedText } from "#shared/features/event/text.ts";
import type { DraftChange, Plan } from "#shared/features/plan/planEndpoints.ts";
import type { EventStore, KeptEntry, KeptEvent, NewEvent } from "./EventStore.ts";

const TOKEN_BYTES = 12;

export interface ConsoleEventRoutesOptions {
	readonly events: EventStore;
	readonly now: () => number;
	readonly plan: (eventId: string) => Promise<Plan | undefined>;
	/** An event's draft with every booth as its form stands. */
	readonly snapshot: (eventId: string) => Promise<EventSnapshot | undefined>;
	/** No longer shown, and forgotten by whoever remembers something of it. */
	readonly forget: (eventId: string) => Promise<void>;
	readonly hashPassword: (password: string) => Promise<string>;
	/** The data folder's own: addresses of guests are hashed with it. */
	readonly secret: Uint8Array;
	readonly tell: (eventId: string, change: DraftChange) => void;
	readonly record: Recorder;
}

/** Which events there are, and who may come into them. */
export function consoleEventRoutes(options: ConsoleEventRoutesOptions): ServedEndpoint[] {
	const { events, now } = options;

	const describe = async (event: KeptEvent, actor: Actor): Promise<EventInConsole | undefined> => {
		const plan = await options.plan(event.eventId);
		const settings = plan?.entries.find(({ object }) => object.kind === "event")?.object;
		if (!plan || settings?.kind !== "event") return undefined;
		const count = (kind: string) => plan.entries.filter(({ object }) => object.kind === kind).length;
		const held = actor.grants.filter(({ role, eventId }) => role === "owner" || eventId === event.eventId);
		return {
			eventId: event.eventId,
			title: settings.value.title,
			languages: settings.value.languages ?? [...LANGUAGES],
			live: event.live,
			opensAt: settings.value.opensAt ?? null,
			closesAt: settings.value.closesAt ?? null,
			halls: count("hall"),
			booths: count("booth"),
			roles: [...new Set(held.map(({ role }) => role))],
			boothIds: held.flatMap(({ boothId }) => boothId ?? []),
		};
	};

	/** A copy of what is not open to everyone is not either. A link and a list belong to one event; a password does not. */
	const doorOfCopy = async (entry: KeptEntry): Promise<KeptEntry> =>
		entry.kind === "password" ? entry : newDoor(entry.kind, options.hashPassword);

	return [
		serve(listConsoleEvents, async (call) => {
			const actor = signedIn(call);
			const isTheirs = ({ eventId }: KeptEvent) =>
				actor.grants.some((grant) => grant.role === "owner" || grant.eventId === eventId);
			const described = await Promise.all(
				(await events.list()).filter(isTheirs).map((event) => describe(event, actor)),
			);
			return described.filter((event) => event !== undefined);
		}),
		serve(createEvent, async (call) => {
			const { eventId, title, copyOf } = call.body;
			const actor = signedIn(call);
			const made = { eventId, by: actor.name, nowMs: now() };
			let content: Pick<NewEvent, "entries" | "booths" | "entry"> | undefined;
			if (copyOf === undefined) content = { entries: emptyEvent(eventId, title), booths: new Map() };
			else {
				const snapshot = await options.snapshot(copyOf);
				const from = await events.find(copyOf);
				content = snapshot && from && { ...copyEvent(snapshot, eventId, title), entry: await doorOfCopy(from.entry) };
			}
			if (!content) return refuseCall(404, "not-found");
			if (!(await events.create({ ...made, ...content }))) return refuseCall(409, "event-id-taken");
			await options.record({ eventId, actor, action: "event-created", subject: copyOf ?? eventId });
			const event = await events.find(eventId);
			const described = event && (await describe(event, actor));
			return described ?? refuseCall(404, "not-found");
		}),
		serve(removeEvent, async (call) => {
			const { eventId } = call.params;
			if (call.body.confirm !== eventId) return refuseCall(422, "not-confirmed");
			if (!(await events.find(eventId))) return refuseCall(404, "not-found");
			await options.forget(eventId);
			await events.remove(eventId);
			await options.record({ eventId, actor: signedIn(call), action: "event-removed", subject: eventId });
			return undefined;
		}),
		serve(readEntry, async ({ params }) => {
			const event = await events.find(params.eventId);
			return event ? told(event.entry) : refuseCall(404, "not-found");
		}),
		serve(editEntry, async (call) => {
			const { eventId } = call.params;
			const wanted = call.body;
			let entry: KeptEntry;
			let guests: string[] = [];
			switch (wanted.kind) {
				case "open":
					entry = wanted;
					break;
				case "link":
					entry = await newDoor("link", options.hashPassword);
					break;
				case "password":
					entry = { kind: "password", hash: await options.hashPassword(wanted.password) };
					break;
				case "list":
					guests = [...new Set(wanted.guests.map((address) => hashGuest(options.secret, eventId, address)))];
					entry = { kind: "list", guests: guests.length };
					break;
				default:
					return wanted satisfies never;
			}
			if (!(await events.setEntry(eventId, entry, guests))) return refuseCall(404, "not-found");
			await options.record({ eventId, actor: signedIn(call), action: "entry-changed", subject: entry.kind });
			return told(entry);
		}),
	];
}

/** A door that asks for something which nobody has before an organizer gives it out, or sets it anew. */
export async function newDoor(
	kind: KeptEntry["kind"],
	hashPassword: (password: string) => Promise<string>,
): Promise<KeptEntry> {
	switch (kind) {
		case "open":
			return { kind };
		case "link":
			return { kind, token: randomBytes(TOKEN_BYTES).toString("base64url") };
		case "password":
			return { kind, hash: await hashPassword(randomBytes(TOKEN_BYTES).toString("base64url")) };
		case "list":
			return { kind, guests: 0 };
		default:
			return kind satisfies never;
	}
}

/** An address as it is kept and asked for: whoever reads the database learns none. */
export function hashGuest(secret: Uint8Array, eventId: string, address: string): string {
	return createHmac("sha256", secret).update(`${eventId}\n${address.trim().toLowerCase()}`).digest("hex");
}

function told(entry: KeptEntry): EntryPolicy {
	return entry.kind === "password" ? { kind: "password" } : entry;
}

/** One empty hall of the usual size, and texts to begin with. */
function emptyEvent(eventId: string, title: LocalizedText): SnapshotEntry[] {
	const settings: EventSettings = {
		id: eventId,
		title,
		summary: title,
		venue: { "zh-CN": "线上展厅", en: "Online hall" },
		beforeOpening: { "zh-CN": "展厅尚未开放，敬请期待。", en: "The hall is not open yet. See you soon." },
		afterClosing: { "zh-CN": "展会已经闭幕，感谢到场。", en: "The event has closed. Thank you for coming." },
	};
	return takeApart({
		version: DOCUMENT_VERSION,
		...settings,
		halls: [
			{
				id: "main",
				name: { "zh-CN": "一号展厅", en: "Hall One" },
				size: { width: 48, depth: 36, height: 8 },
				arrival: { x: 0, z: 14, radius: 1.6, heading: 0 },
				mood: "day",
				walls: [],
				blocks: [],
				quarters: [],
				booths: [],
				capacity: 200,
			},
		],
	});
}

/** The same plan and booths under another name; nothing of it is approved, and no dates are taken along. */
function copyEvent(
	{ entries, booths, empty: _empty }: EventSnapshot,
	eventId: string,
	title: LocalizedText,
): Pick<NewEvent, "entries" | "booths"> {
	return {
		entries: entries.map((entry) => {
			if (entry.object.kind !== "event") return entry;
			const { opensAt: _opens, closesAt: _closes, ...settings } = entry.object.value;
			return { ...entry, object: { kind: "event", value: { ...settings, id: eventId, title } } };
		}),
		booths: new Map(Object.entries(booths).map(([boothId, draft]) => [boothId, { draft, isApproved: false }])),
	};
}
