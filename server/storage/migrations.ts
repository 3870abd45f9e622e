import { type Kysely, sql } from "kysely";
import type { Migration } from "kysely/migration";

/**
 * What has ever been done to the schema, in order. A step that was released is never changed: a new one follows it.
 * Steps know the schema only as it was when they were written, hence `Kysely<unknown>`.
 */
export const migrations: Readonly<Record<string, Migration>> = {
	"0001_visitors": {
		async up(db: Kysely<unknown>) {
			await db.schema
				.createTable("visitors")
				.addColumn("id", "text", (column) => column.primaryKey().notNull())
				.addColumn("token_hash", "text", (column) => column.notNull().unique())
				.addColumn("name", "text", (column) => column.notNull())
				.addColumn("look", "text", (column) => column.notNull())
				.addColumn("language", "text", (column) => column.notNull())
				.addColumn("created_at_ms", "bigint", (column) => column.notNull())
				.addColumn("last_seen_at_ms", "bigint", (column) => column.notNull())
				.execute();
			await db.schema
				.createTable("visitor_places")
				.addColumn("visitor_id", "text", (column) => column.notNull())
				.addColumn("event_id", "text", (column) => column.notNull())
				.addColumn("hall_id", "text", (column) => column.notNull())
				.addColumn("place", "text", (column) => column.notNull())
				.addColumn("saved_at_ms", "bigint", (column) => column.notNull())
				.addPrimaryKeyConstraint("visitor_places_key", ["visitor_id", "event_id", "hall_id"])
				.execute();
			await db.schema
				.createTable("mutes")
				.addColumn("muter_id", "text", (column) => column.notNull())
				.addColumn("muted_id", "text", (column) => column.notNull())
				.addColumn("muted_at_ms", "bigint", (column) => column.notNull())
				.addPrimaryKeyConstraint("mutes_key", ["muter_id", "muted_id"])
				.execute();
		},
	},
	"0002_visits": {
		async up(db: Kysely<unknown>) {
			await db.schema
				.createTable("visits")
				.addColumn("event_id", "text", (column) => column.notNull())
				.addColumn("hall_id", "text", (column) => column.notNull())
				.addColumn("visitor_id", "text", (column) => column.notNull())
				.addColumn("began_at_ms", "bigint", (column) => column.notNull())
				.addColumn("booth_id", "text", (column) => column.notNull())
				.addColumn("last_heard_at_ms", "bigint", (column) => column.notNull())
				.addColumn("ended_at_ms", "bigint")
				.addColumn("dwell_ms", "bigint", (column) => column.notNull())
				.addPrimaryKeyConstraint("visits_key", ["event_id", "hall_id", "visitor_id", "began_at_ms"])
				.execute();
			await db.schema.createIndex("visits_by_booth").on("visits").columns(["event_id", "booth_id"]).execute();
			// A hall that opens looks for visits left open: few among very many.
			await db.schema
				.createIndex("visits_open")
				.on("visits")
				.columns(["event_id", "hall_id"])
				.where("ended_at_ms" as never, "is", null)
				.execute();
			await db.schema
				.createTable("stamps")
				.addColumn("event_id", "text", (column) => column.notNull())
				.addColumn("visitor_id", "text", (column) => column.notNull())
				.addColumn("booth_id", "text", (column) => column.notNull())
				.addColumn("stamped_at_ms", "bigint", (column) => column.notNull())
				.addPrimaryKeyConstraint("stamps_key", ["event_id", "visitor_id", "booth_id"])
				.execute();
		},
	},
	"0003_chat": {
		async up(db: Kysely<unknown>) {
			await db.schema
				.createTable("chat_messages")
				.addColumn("event_id", "text", (column) => column.notNull())
				.addColumn("hall_id", "text", (column) => column.notNull())
				.addColumn("id", "bigint", (column) => column.notNull())
				.addColumn("channel", "text", (column) => column.notNull())
				.addColumn("from_id", "text", (column) => column.notNull())
				.addColumn("from_name", "text", (column) => column.notNull())
				.addColumn("text", "text", (column) => column.notNull())
				.addColumn("said_at_ms", "bigint", (column) => column.notNull())
				.addColumn("client_key", "text", (column) => column.notNull())
				.addPrimaryKeyConstraint("chat_messages_key", ["event_id", "hall_id", "id"])
				.addUniqueConstraint("chat_messages_said_once", ["event_id", "hall_id", "from_id", "client_key"])
				.execute();
			await db.schema
				.createIndex("chat_messages_by_channel")
				.on("chat_messages")
				.columns(["event_id", "hall_id", "channel", "id"])
				.execute();
			await db.schema
				.createTable("chat_reads")
				.addColumn("event_id", "text", (column) => column.notNull())
				.addColumn("hall_id", "text", (column) => column.notNull())
				.addColumn("visitor_id", "text", (column) => column.notNull())
				.addColumn("channel", "text", (column) => column.notNull())
				.addColumn("up_to_id", "bigint", (column) => column.notNull())
				.addPrimaryKeyConstraint("chat_reads_key", ["event_id", "hall_id", "visitor_id", "channel"])
				.execute();
		},
	},
	"0004_visitor_devices": {
		async up(db: Kysely<unknown>) {
			await atOnce(db, async (tx) => {
				await tx.schema
					.createTable("visitor_devices")
					.addColumn("token_hash", "text", (column) => column.primaryKey().notNull())
					.addColumn("visitor_id", "text", (column) => column.notNull())
					.addColumn("since_ms", "bigint", (column) => column.notNull())
					.execute();
				await sql`insert into visitor_devices (token_hash, visitor_id, since_ms)
					select token_hash, id, created_at_ms from visitors`.execute(tx);
				// SQLite drops no column that is unique: the table is made anew.
				await tx.schema
					.createTable("visitors_of_several_devices")
					.addColumn("id", "text", (column) => column.primaryKey().notNull())
					.addColumn("name", "text", (column) => column.notNull())
					.addColumn("look", "text", (column) => column.notNull())
					.addColumn("language", "text", (column) => column.notNull())
					.addColumn("created_at_ms", "bigint", (column) => column.notNull())
					.addColumn("last_seen_at_ms", "bigint", (column) => column.notNull())
					.execute();
				await sql`insert into visitors_of_several_devices
					select id, name, look, language, created_at_ms, last_seen_at_ms from visitors`.execute(tx);
				await tx.schema.dropTable("visitors").execute();
				await tx.schema.alterTable("visitors_of_several_devices").renameTo("visitors").execute();
			});
		},
	},
	"0005_headset_codes": {
		async up(db: Kysely<unknown>) {
			await db.schema
				.createTable("headset_codes")
				.addColumn("visitor_id", "text", (column) => column.primaryKey().notNull())
				.addColumn("code_hash", "text", (column) => column.notNull().unique())
				.addColumn("ticket_hash", "text", (column) => column.notNull().unique())
				.addColumn("event_id", "text", (column) => column.notNull())
				.addColumn("hall_id", "text", (column) => column.notNull())
				.addColumn("no_go_to", "integer", (column) => column.notNull())
				.addColumn("belongings", "text")
				.addColumn("expires_at_ms", "bigint", (column) => column.notNull())
				.execute();
		},
	},
	"0006_accounts": {
		async up(db: Kysely<unknown>) {
			await atOnce(db, async (tx) => {
				await tx.schema
					.createTable("accounts")
					.addColumn("id", "text", (column) => column.primaryKey().notNull())
					.addColumn("email", "text", (column) => column.notNull().unique())
					.addColumn("name", "text", (column) => column.notNull())
					.addColumn("language", "text", (column) => column.notNull())
					.addColumn("password_hash", "text", (column) => column.notNull())
					.addColumn("created_at_ms", "bigint", (column) => column.notNull())
					.addColumn("last_signed_in_at_ms", "bigint")
					.addColumn("disabled_at_ms", "bigint")
					.execute();
				await tx.schema
					.createTable("grants")
					.addColumn("id", "text", (column) => column.primaryKey().notNull())
					.addColumn("account_id", "text", (column) => column.notNull())
					.addColumn("role", "text", (column) => column.notNull())
					.addColumn("event_id", "text", (column) => column.notNull())
					.addColumn("booth_id", "text", (column) => column.notNull())
					.addColumn("since_ms", "bigint", (column) => column.notNull())
					.addUniqueConstraint("grants_once", ["account_id", "role", "event_id", "booth_id"])
					.execute();
				await tx.schema.createIndex("grants_by_event").on("grants").columns(["event_id", "booth_id"]).execute();
				await tx.schema
					.createTable("sessions")
					.addColumn("id", "text", (column) => column.primaryKey().notNull())
					.addColumn("token_hash", "text", (column) => column.notNull().unique())
					.addColumn("account_id", "text", (column) => column.notNull())
					.addColumn("device", "text", (column) => column.notNull())
					.addColumn("created_at_ms", "bigint", (column) => column.notNull())
					.addColumn("last_used_at_ms", "bigint", (column) => column.notNull())
					.execute();
				await tx.schema.createIndex("sessions_by_account").on("sessions").column("account_id").execute();
				await tx.schema
					.createTable("invitations")
					.addColumn("id", "text", (column) => column.primaryKey().notNull())
					.addColumn("token_hash", "text", (column) => column.notNull().unique())
					.addColumn("role", "text", (column) => column.notNull())
					.addColumn("event_id", "text", (column) => column.notNull())
					.addColumn("booth_id", "text", (column) => column.notNull())
					.addColumn("email", "text")
					.addColumn("note", "text", (column) => column.notNull())
					.addColumn("created_at_ms", "bigint", (column) => column.notNull())
					.addColumn("created_by", "text", (column) => column.notNull())
					.addColumn("expires_at_ms", "bigint", (column) => column.notNull())
					.addColumn("accepted_at_ms", "bigint")
					.addColumn("accepted_by", "text")
					.addColumn("revoked_at_ms", "bigint")
					.execute();
				await tx.schema
					.createIndex("invitations_by_event")
					.on("invitations")
					.columns(["event_id", "booth_id"])
					.execute();
				await tx.schema
					.createTable("password_resets")
					.addColumn("account_id", "text", (column) => column.primaryKey().notNull())
					.addColumn("token_hash", "text", (column) => column.notNull().unique())
					.addColumn("expires_at_ms", "bigint", (column) => column.notNull())
					.execute();
				await tx.schema
					.createTable("audit_log")
					.addColumn("id", "text", (column) => column.primaryKey().notNull())
					.addColumn("at_ms", "bigint", (column) => column.notNull())
					.addColumn("event_id", "text", (column) => column.notNull())
					.addColumn("actor_id", "text", (column) => column.notNull())
					.addColumn("actor_name", "text", (column) => column.notNull())
					.addColumn("action", "text", (column) => column.notNull())
					.addColumn("subject", "text", (column) => column.notNull())
					.addColumn("detail", "text", (column) => column.notNull())
					.execute();
				await tx.schema.createIndex("audit_log_by_event").on("audit_log").columns(["event_id", "id"]).execute();
			});
		},
	},
	"0007_drafts": {
		async up(db: Kysely<unknown>) {
			await atOnce(db, async (tx) => {
				await tx.schema
					.createTable("events")
					.addColumn("event_id", "text", (column) => column.primaryKey().notNull())
					.addColumn("revision", "bigint", (column) => column.notNull())
					.addColumn("live", "bigint")
					.addColumn("entry", "text", (column) => column.notNull())
					.addColumn("created_at_ms", "bigint", (column) => column.notNull())
					.execute();
				await tx.schema
					.createTable("plan_objects")
					.addColumn("event_id", "text", (column) => column.notNull())
					.addColumn("object_id", "text", (column) => column.notNull())
					.addColumn("hall_id", "text")
					.addColumn("kind", "text", (column) => column.notNull())
					.addColumn("position", "bigint", (column) => column.notNull())
					.addColumn("revision", "bigint", (column) => column.notNull())
					.addColumn("body", "text")
					.addColumn("changed_at_ms", "bigint", (column) => column.notNull())
					.addColumn("changed_by", "text", (column) => column.notNull())
					.addPrimaryKeyConstraint("plan_objects_key", ["event_id", "object_id"])
					.execute();
				await tx.schema
					.createIndex("plan_objects_by_revision")
					.on("plan_objects")
					.columns(["event_id", "revision"])
					.execute();
				await tx.schema
					.createTable("booth_drafts")
					.addColumn("event_id", "text", (column) => column.notNull())
					.addColumn("booth_id", "text", (column) => column.notNull())
					.addColumn("revision", "bigint", (column) => column.notNull())
					.addColumn("body", "text", (column) => column.notNull())
					.addColumn("review_state", "text", (column) => column.notNull())
					.addColumn("review_comment", "text")
					.addColumn("approved_version", "bigint")
					.addColumn("submitted_at_ms", "bigint")
					.addColumn("changed_at_ms", "bigint", (column) => column.notNull())
					.addColumn("changed_by", "text", (column) => column.notNull())
					.addPrimaryKeyConstraint("booth_drafts_key", ["event_id", "booth_id"])
					.execute();
				await tx.schema
					.createTable("booth_versions")
					.addColumn("event_id", "text", (column) => column.notNull())
					.addColumn("booth_id", "text", (column) => column.notNull())
					.addColumn("version", "bigint", (column) => column.notNull())
					.addColumn("kind", "text", (column) => column.notNull())
					.addColumn("body", "text", (column) => column.notNull())
					.addColumn("made_at_ms", "bigint", (column) => column.notNull())
					.addColumn("made_by", "text", (column) => column.notNull())
					.addPrimaryKeyConstraint("booth_versions_key", ["event_id", "booth_id", "version"])
					.execute();
				await tx.schema
					.createTable("publications")
					.addColumn("event_id", "text", (column) => column.notNull())
					.addColumn("number", "bigint", (column) => column.notNull())
					.addColumn("snapshot", "text", (column) => column.notNull())
					.addColumn("note", "text", (column) => column.notNull())
					.addColumn("made_at_ms", "bigint", (column) => column.notNull())
					.addColumn("made_by", "text", (column) => column.notNull())
					.addPrimaryKeyConstraint("publications_key", ["event_id", "number"])
					.execute();
				await tx.schema
					.createTable("preview_links")
					.addColumn("id", "text", (column) => column.primaryKey().notNull())
					.addColumn("token_hash", "text", (column) => column.notNull().unique())
					.addColumn("event_id", "text", (column) => column.notNull())
					.addColumn("created_at_ms", "bigint", (column) => column.notNull())
					.addColumn("created_by", "text", (column) => column.notNull())
					.addColumn("expires_at_ms", "bigint", (column) => column.notNull())
					.execute();
				await tx.schema
					.createTable("entry_guests")
					.addColumn("event_id", "text", (column) => column.notNull())
					.addColumn("address_hash", "text", (column) => column.notNull())
					.addPrimaryKeyConstraint("entry_guests_key", ["event_id", "address_hash"])
					.execute();
			});
		},
	},
	"0008_media": {
		async up(db: Kysely<unknown>) {
			await db.schema
				.createTable("media_uploads")
				.addColumn("id", "text", (column) => column.primaryKey().notNull())
				.addColumn("event_id", "text", (column) => column.notNull())
				.addColumn("booth_id", "text")
				.addColumn("kind", "text", (column) => column.notNull())
				.addColumn("title", "text", (column) => column.notNull())
				.addColumn("file_name", "text", (column) => column.notNull())
				.addColumn("state", "text", (column) => column.notNull())
				.addColumn("reason", "text")
				.addColumn("detail", "text")
				.addColumn("declared_bytes", "bigint", (column) => column.notNull())
				.addColumn("kept_bytes", "bigint", (column) => column.notNull())
				.addColumn("content_key", "text")
				.addColumn("blob", "text")
				.addColumn("original", "text")
				.addColumn("reduction", "text")
				.addColumn("checklist", "text")
				.addColumn("attempts", "integer", (column) => column.notNull())
				.addColumn("account_id", "text", (column) => column.notNull())
				.addColumn("account_name", "text", (column) => column.notNull())
				.addColumn("began_at_ms", "bigint", (column) => column.notNull())
				.addColumn("changed_at_ms", "bigint", (column) => column.notNull())
				.execute();
			await db.schema
				.createIndex("media_uploads_by_booth")
				.on("media_uploads")
				.columns(["event_id", "booth_id"])
				.execute();
			await db.schema.createIndex("media_uploads_by_content").on("media_uploads").column("content_key").execute();
			await db.schema
				.createTable("media_blobs")
				.addColumn("name", "text", (column) => column.primaryKey().notNull())
				.addColumn("facts", "text", (column) => column.notNull())
				.execute();
		},
	},
	"0009_over_budget": {
		async up(db: Kysely<unknown>) {
			await db.schema.alterTable("booth_versions").addColumn("over_budget_reason", "text").execute();
		},
	},
};

/** All of a step or nothing: Kysely gives a step its own transaction on PostgreSQL only. */
function atOnce(db: Kysely<unknown>, steps: (tx: Kysely<unknown>) => Promise<void>): Promise<void> {
	return db.isTransaction ? steps(db) : db.transaction().execute(steps);
}
