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
