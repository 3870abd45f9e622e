import { DatabaseSync } from "node:sqlite";
import {
	type DatabaseConnection,
	type Dialect,
	type Driver,
	PostgresDialect,
	type SqliteDatabase,
	SqliteDialect,
	SqliteDriver,
} from "kysely";
import pg from "pg";
import type { NotSavedReason } from "./NotSavedError.ts";

/**
 * All that Pavilion knows about the difference between SQLite and PostgreSQL. Stores are written once for both.
 */

/**
 * WAL with `synchronous = FULL`: what is acknowledged outlives `kill -9` and a power cut. The timeout is for readers of
 * the file from outside (a backup, a curious organizer); a second server is kept out by the owner lock.
 */
export function openSqliteFile(path: string): DatabaseSync {
	const file = new DatabaseSync(path, { timeout: 5000 });
	file.exec("PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; PRAGMA foreign_keys = ON;");
	return file;
}

export function sqliteDialect(file: DatabaseSync): Dialect {
	return new NodeSqliteDialect(file);
}

export function postgresDialect(databaseUrl: string, onIdleError: (error: Error) => void): Dialect {
	const pool = new pg.Pool({
		connectionString: databaseUrl,
		max: 10,
		connectionTimeoutMillis: 10_000,
		types: plainNumbers,
	});
	// Without a listener an idle connection that breaks would end the process.
	pool.on("error", onIdleError);
	return new PostgresDialect({ pool });
}

const INT8 = 20;
const NUMERIC = 1700;

/** PostgreSQL hands out int8 and numeric as text; ours (epoch ms, counts, sums of ms) all fit a double exactly. */
export const postgresParsers: Readonly<Record<number, (value: string) => number>> = {
	[INT8]: Number,
	[NUMERIC]: Number,
};

const plainNumbers: pg.CustomTypesConfig = {
	getTypeParser: ((oid: number, format?: "text" | "binary") =>
		postgresParsers[oid] ?? pg.types.getTypeParser(oid, format as "text")) as typeof pg.types.getTypeParser,
};

const SQLITE_FULL = 13;
/** https://www.postgresql.org/docs/current/errcodes-appendix.html */
const POSTGRES_DISK_FULL = "53100";
const POSTGRES_UNREACHABLE = /^(08|57P0)/;
const SOCKET_ERRORS = new Set(["ECONNREFUSED", "ECONNRESET", "ENOTFOUND", "ETIMEDOUT", "EPIPE", "EHOSTUNREACH"]);

export function notSavedReason(error: unknown): NotSavedReason {
	if (!(error instanceof Error)) return "failed";
	if ("errcode" in error && typeof error.errcode === "number" && (error.errcode & 0xff) === SQLITE_FULL)
		return "disk-full";
	const code = "code" in error && typeof error.code === "string" ? error.code : "";
	if (code === POSTGRES_DISK_FULL || code === "ENOSPC") return "disk-full";
	if (POSTGRES_UNREACHABLE.test(code) || SOCKET_ERRORS.has(code)) return "database-unreachable";
	if (/Connection terminated|timeout exceeded when trying to connect/.test(error.message))
		return "database-unreachable";
	return error.cause === undefined ? "failed" : notSavedReason(error.cause);
}

/** Kysely's SQLite dialect, over the SQLite that Node has built in instead of better-sqlite3. */
class NodeSqliteDialect extends SqliteDialect {
	readonly #file: DatabaseSync;

	constructor(file: DatabaseSync) {
		super({ database: asKyselyExpects(file) });
		this.#file = file;
	}

	override createDriver(): Driver {
		return new NodeSqliteDriver(this.#file);
	}
}

class NodeSqliteDriver extends SqliteDriver {
	readonly #file: DatabaseSync;

	constructor(file: DatabaseSync) {
		super({ database: asKyselyExpects(file) });
		this.#file = file;
	}

	/** SQLite rolls a transaction back by itself when the disk is full: a second rollback would hide the first error. */
	override async rollbackTransaction(connection: DatabaseConnection): Promise<void> {
		if (this.#file.isTransaction) await super.rollbackTransaction(connection);
	}
}

type SqliteValues = ReadonlyArray<string | number | bigint | null>;

function asKyselyExpects(file: DatabaseSync): SqliteDatabase {
	return {
		close: () => file.close(),
		prepare(sql) {
			const statement = file.prepare(sql);
			return {
				reader: statement.columns().length > 0,
				all: (values) => statement.all(...(values as SqliteValues)),
				run: (values) => statement.run(...(values as SqliteValues)),
				iterate: (values) => statement.iterate(...(values as SqliteValues)),
			};
		},
	};
}
