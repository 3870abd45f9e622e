import { mkdirSync } from "node:fs";
import { join } from "node:path";
import { type Dialect, Kysely } from "kysely";
import { Migrator } from "kysely/migration";
import type { Logger } from "pino";
import { openSqliteFile, postgresDialect, sqliteDialect } from "./dialects.ts";
import { migrations } from "./migrations.ts";
import { OwnerLock } from "./OwnerLock.ts";
import type { Queries, Tables } from "./tables.ts";

export interface Database {
	readonly queries: Queries;
	/** After the stores on it are closed. */
	close(): Promise<void>;
}

export interface DatabaseOptions {
	/** Holds the SQLite file, and the lock that keeps a second server out. */
	readonly dataDir: string;
	/** `postgres://…`; the SQLite file when not given. */
	readonly databaseUrl?: string | undefined;
	readonly log: Logger;
}

/** The embedded database in the data folder, or PostgreSQL where its address is given; its schema brought up to date. */
export async function openDatabase({ dataDir, databaseUrl, log }: DatabaseOptions): Promise<Database> {
	if (databaseUrl !== undefined) {
		const dialect = postgresDialect(databaseUrl, (error) =>
			log.warn({ err: error }, "an idle database connection broke"),
		);
		const database = await openDialect(dialect);
		log.info({ database: "postgresql" }, "storage opened");
		return database;
	}

	mkdirSync(dataDir, { recursive: true });
	const lock = new OwnerLock(dataDir, join(dataDir, "pavilion.lock"));
	try {
		const database = await openDialect(sqliteDialect(openSqliteFile(join(dataDir, "pavilion.sqlite"))));
		log.info({ database: "sqlite", dataDir }, "storage opened");
		return {
			queries: database.queries,
			async close() {
				await database.close();
				lock.release();
			},
		};
	} catch (error) {
		lock.release();
		throw error;
	}
}

/** Any dialect of the two, migrated. */
export async function openDialect(dialect: Dialect): Promise<Database> {
	const queries = new Kysely<Tables>({ dialect });
	try {
		await migrate(queries);
	} catch (error) {
		await queries.destroy();
		throw error;
	}
	return { queries, close: () => queries.destroy() };
}

async function migrate(queries: Queries): Promise<void> {
	const migrator = new Migrator({ db: queries, provider: { getMigrations: async () => ({ ...migrations }) } });
	const { error, results } = await migrator.migrateToLatest();
	if (error === undefined) return;
	const failed = results?.find((result) => result.status === "Error");
	throw new Error(
		failed === undefined
			? "The database cannot be used: it was made by another version of Pavilion, or it cannot be reached or read."
			: `The database could not be brought up to date: step ${failed.migrationName} failed.`,
		{ cause: error },
	);
}
