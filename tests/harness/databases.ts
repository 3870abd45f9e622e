import { randomUUID } from "node:crypto";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { PGlite } from "@electric-sql/pglite";
import { PGliteDialect, sql } from "kysely";
import pg from "pg";
import pino from "pino";
import { afterAll, beforeAll, beforeEach, describe } from "vitest";
import { postgresParsers } from "#server/storage/dialects.ts";
import { type Database, openDatabase, openDialect } from "#server/storage/openDatabase.ts";
import type { Queries, Tables } from "#server/storage/tables.ts";

/** A folder that is gone again when the test file is over. */
export function temporaryFolder(): string {
	const folder = mkdtempSync(join(tmpdir(), "pavilion-test-"));
	afterAll(() => rmSync(folder, { recursive: true, force: true }));
	return folder;
}

const silent = pino({ level: "silent" });
const TABLES = [
	...["visitors", "visitor_devices", "visitor_places", "headset_codes", "mutes"],
	...["visits", "stamps", "chat_messages", "chat_reads"],
	...["events", "plan_objects", "booth_drafts", "booth_versions", "publications", "preview_links", "entry_guests"],
	...["accounts", "grants", "sessions", "invitations", "password_resets", "audit_log"],
	...["media_uploads", "media_blobs"],
] as const satisfies readonly (keyof Tables)[];

/**
 * A store's contract, on each database it may meet: Node's SQLite, PostgreSQL's dialect in memory (PGlite), and a real
 * PostgreSQL where `TEST_DATABASE_URL` names one. Each test finds its tables empty.
 */
export function onEveryDatabase(contract: (queries: () => Queries) => void): void {
	const databases: Record<string, () => Promise<Database>> = {
		"node:sqlite": () => openDatabase({ dataDir: temporary(), log: silent }),
		PGlite: () => openDialect(new PGliteDialect({ pglite: new PGlite({ parsers: { ...postgresParsers } }) })),
	};
	const databaseUrl = process.env.TEST_DATABASE_URL;
	if (databaseUrl) {
		// Test files run side by side: each has a schema of its own.
		const schema = `test_${randomUUID().replaceAll("-", "")}`;
		const url = new URL(databaseUrl);
		url.searchParams.set("options", `-c search_path=${schema}`);
		databases.PostgreSQL = async () => {
			const setUp = new pg.Client(databaseUrl);
			await setUp.connect();
			await setUp.query(`create schema ${schema}`);
			await setUp.end();
			const database = await openDatabase({ dataDir: "unused", databaseUrl: url.href, log: silent });
			return {
				queries: database.queries,
				async close() {
					await sql`drop schema ${sql.id(schema)} cascade`.execute(database.queries);
					await database.close();
				},
			};
		};
	}
	const folders: string[] = [];
	const temporary = () => {
		const folder = mkdtempSync(join(tmpdir(), "pavilion-test-"));
		folders.push(folder);
		return folder;
	};

	describe.each(Object.keys(databases))("on %s", (name) => {
		let database: Database;
		// PGlite unpacks a whole PostgreSQL, for several files at once.
		beforeAll(async () => {
			database = await databases[name]!();
		}, 90_000);
		beforeEach(async () => {
			for (const table of TABLES) await database.queries.deleteFrom(table).execute();
		});
		afterAll(async () => {
			await database.close();
			for (const folder of folders.splice(0)) rmSync(folder, { recursive: true, force: true });
		});
		contract(() => database.queries);
	});
}
