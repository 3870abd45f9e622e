import type { Kysely } from "kysely";

/**
 * Every table, in columns both SQLite and PostgreSQL know: text, integer, bigint for epoch milliseconds, and JSON kept
 * as text that is read through a zod schema. `migrations.ts` makes them.
 */
export interface Tables {
	visitors: VisitorRow;
	visitor_devices: VisitorDeviceRow;
	headset_codes: HeadsetCodeRow;
	visitor_places: VisitorPlaceRow;
	mutes: MuteRow;
	visits: VisitRow;
	stamps: StampRow;
	chat_messages: ChatMessageRow;
	chat_reads: ChatReadRow;
	media_uploads: MediaUploadRow;
	media_blobs: MediaBlobRow;
	events: EventRow;
	plan_objects: PlanObjectRow;
	booth_drafts: BoothDraftRow;
	booth_versions: BoothVersionRow;
	publications: PublicationRow;
	preview_links: PreviewLinkRow;
	entry_guests: EntryGuestRow;
	accounts: AccountRow;
	grants: GrantRow;
	sessions: SessionRow;
	invitations: InvitationRow;
	password_resets: PasswordResetRow;
	audit_log: AuditRow;
}

/** What stores speak to. */
export type Queries = Kysely<Tables>;

export interface VisitorRow {
	id: string;
	name: string;
	/** JSON: avatarLook */
	look: string;
	language: string;
	created_at_ms: number;
	last_seen_at_ms: number;
}

/** A device whose token stands for a visitor; the token itself is never stored. */
export interface VisitorDeviceRow {
	token_hash: string;
	visitor_id: string;
	since_ms: number;
}

/** A visitor's way to another device, one each; the code itself is never stored. */
export interface HeadsetCodeRow {
	visitor_id: string;
	code_hash: string;
	ticket_hash: string;
	event_id: string;
	hall_id: string;
	/** 1: nobody may "go to" them. */
	no_go_to: number;
	/** JSON: belongings; null until they arrive. */
	belongings: string | null;
	expires_at_ms: number;
}

export interface VisitorPlaceRow {
	visitor_id: string;
	event_id: string;
	hall_id: string;
	/** JSON: { x, z, heading } */
	place: string;
	saved_at_ms: number;
}

export interface MuteRow {
	muter_id: string;
	muted_id: string;
	muted_at_ms: number;
}

/** A visitor is at one booth at a time, so a hall, a visitor and a beginning name a visit. */
export interface VisitRow {
	event_id: string;
	hall_id: string;
	visitor_id: string;
	began_at_ms: number;
	booth_id: string;
	last_heard_at_ms: number;
	/** Null while it goes on. */
	ended_at_ms: number | null;
	/** So far, without pauses. */
	dwell_ms: number;
}

export interface StampRow {
	event_id: string;
	visitor_id: string;
	booth_id: string;
	stamped_at_ms: number;
}

export interface ChatMessageRow {
	event_id: string;
	hall_id: string;
	/** Ever growing within the hall. */
	id: number;
	/** `hall`, `booth:<boothId>` or `direct:<visitorId>:<visitorId>`, the lesser id first. */
	channel: string;
	from_id: string;
	from_name: string;
	text: string;
	said_at_ms: number;
	client_key: string;
}

/** One for each channel a visitor has something in. */
export interface ChatReadRow {
	event_id: string;
	hall_id: string;
	visitor_id: string;
	channel: string;
	up_to_id: number;
}

export interface AccountRow {
	id: string;
	/** In lower case. */
	email: string;
	name: string;
	language: string;
	/** In PHC's form, parameters included. */
	password_hash: string;
	created_at_ms: number;
	last_signed_in_at_ms: number | null;
	/** Null for one that may sign in. */
	disabled_at_ms: number | null;
}

/** One role of an account, and where it holds. */
export interface GrantRow {
	id: string;
	account_id: string;
	role: string;
	/** Empty for the owner, whose role holds in every event. */
	event_id: string;
	/** Empty but for exhibitors and booth staff: no database counts a null as equal to another. */
	booth_id: string;
	since_ms: number;
}

/** A browser that is signed in; the token in its cookie is never stored. */
export interface SessionRow {
	id: string;
	token_hash: string;
	account_id: string;
	device: string;
	created_at_ms: number;
	last_used_at_ms: number;
}

/** A role for whoever has the link, whose token is made from the id with the data folder's secret. */
export interface InvitationRow {
	id: string;
	token_hash: string;
	role: string;
	event_id: string;
	booth_id: string;
	email: string | null;
	note: string;
	created_at_ms: number;
	/** Account id. */
	created_by: string;
	expires_at_ms: number;
	accepted_at_ms: number | null;
	/** Account id. */
	accepted_by: string | null;
	revoked_at_ms: number | null;
}

/** An account's way to a new password, one each; the token itself is never stored. */
export interface PasswordResetRow {
	account_id: string;
	token_hash: string;
	expires_at_ms: number;
}

export interface AuditRow {
	/** Sorts by time. */
	id: string;
	at_ms: number;
	/** Empty for what concerns the whole server. */
	event_id: string;
	/** Account id; empty for the server itself. */
	actor_id: string;
	/** As it was then. */
	actor_name: string;
	action: string;
	subject: string;
	/** JSON: texts by name */
	detail: string;
}

export interface EventRow {
	event_id: string;
	/** Counts every change of the draft. */
	revision: number;
	/** Number of the publication that visitors see; null for none. */
	live: number | null;
	/** JSON: kept entry policy */
	entry: string;
	created_at_ms: number;
}

/** One thing of an event's draft. */
export interface PlanObjectRow {
	event_id: string;
	object_id: string;
	/** Null for the event's own settings. */
	hall_id: string | null;
	kind: string;
	/** Order among its kind. */
	position: number;
	/** Of the event's draft, when it was last changed. */
	revision: number;
	/** JSON: planObject; null once it was taken away, so that a stale edit of it is known as one. */
	body: string | null;
	changed_at_ms: number;
	changed_by: string;
}

export interface BoothDraftRow {
	event_id: string;
	booth_id: string;
	revision: number;
	/** JSON: boothDraft */
	body: string;
	review_state: string;
	review_comment: string | null;
	approved_version: number | null;
	submitted_at_ms: number | null;
	changed_at_ms: number;
	changed_by: string;
}

export interface BoothVersionRow {
	event_id: string;
	booth_id: string;
	version: number;
	kind: string;
	/** JSON: boothDraft */
	body: string;
	made_at_ms: number;
	made_by: string;
	/** Why it may go live over its share of the hall's budget; null where nobody was asked. */
	over_budget_reason: string | null;
}

export interface PublicationRow {
	event_id: string;
	number: number;
	/** JSON: eventSnapshot */
	snapshot: string;
	note: string;
	made_at_ms: number;
	made_by: string;
}

export interface PreviewLinkRow {
	id: string;
	token_hash: string;
	event_id: string;
	created_at_ms: number;
	created_by: string;
	expires_at_ms: number;
}

/** Who may come into an event with a list at its door; the address itself is never stored. */
export interface EntryGuestRow {
	event_id: string;
	address_hash: string;
}

/** What somebody uploaded, from its first byte on. */
export interface MediaUploadRow {
	id: string;
	event_id: string;
	/** Null for what is the event's own. */
	booth_id: string | null;
	kind: string;
	title: string;
	file_name: string;
	state: string;
	reason: string | null;
	detail: string | null;
	/** Of the file as it comes. */
	declared_bytes: number;
	/** What it takes of its booth's quota now. */
	kept_bytes: number;
	/** Of a ready one: what was uploaded, and what looked at it. The same again is known by it. */
	content_key: string | null;
	/** What became of it. */
	blob: string | null;
	/** The file as it came, where that is worth comparing with. */
	original: string | null;
	/** JSON: modelReduction */
	reduction: string | null;
	/** JSON: standCheck[] */
	checklist: string | null;
	/** How often it was begun to be looked at. */
	attempts: number;
	account_id: string;
	account_name: string;
	began_at_ms: number;
	changed_at_ms: number;
}

/** What is known of a file that is kept, whoever brought it. */
export interface MediaBlobRow {
	name: string;
	/** JSON: mediaFacts */
	facts: string;
}
