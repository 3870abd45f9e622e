import { spawn } from "node:child_process";
import { once } from "node:events";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { DatabaseSync } from "node:sqlite";
import { fileURLToPath } from "node:url";
import { PGlite } from "@electric-sql/pglite";
import { type Dialect, Kysely, PGliteDialect, sql } from "kysely";
import { Migrator } from "kysely/migration";
import pino from "pino";
import { describe, expect, it, onTestFinished } from "vitest";
import { VisitorStore } from "#server/features/visitors/VisitorStore.ts";
import { openSqliteFile, postgresParsers, sqliteDialect } from "#server/storage/dialects.ts";
import { GroupCommit } from "#server/storage/GroupCommit.ts";
import { migrations } from "#server/storage/migrations.ts";
import { DataFolderInUseError } from "#server/storage/OwnerLock.ts";
import { openDatabase, openDialect } from "#server/storage/openDatabase.ts";
import type { MuteRow, Tables } from "#server/storage/tables.ts";
import { onEveryDatabase, temporaryFolder } from "#tests/harness/databases.ts";

const log = pino({ level: "silent" });
const WRITER = fileURLToPath(new URL("./durableWriter.ts", import.meta.url));

/** Starts another server's storage on the folder; it writes rows for ever and prints the number of each one kept. */
async function startWriter(folder: string) {
	const child = spawn(process.execPath, [WRITER, folder], { stdio: ["ignore", "pipe", "pipe"] });
	onTestFinished(() => void child.kill("SIGKILL"));
	const lines = createInterface({ input: child.stdout });
	const allRead = once(lines, "close");
	let acknowledged = -1;
	let waiting: { count: number; reached: () => void } | undefined;
	lines.on("line", (line) => {
		acknowledged = Number(line);
		if (waiting && acknowledged >= waiting.count) waiting.reached();
	});
	let problems = "";
	child.stderr.on("data", (text) => {
		problems += text;
	});
	return {
		reaches: (count: number) =>
			new Promise<void>((reached, failed) => {
				waiting = { count, reached };
				if (acknowledged >= count) reached();
				child.once("exit", () => failed(new Error(`the writer ended: ${problems}`)));
			}),
		async kill() {
			const gone = once(child, "exit");
			child.kill("SIGKILL");
			await gone;
			await allRead;
			return acknowledged;
		},
	};
}

describe("the embedded database", () => {
	it("[STORAGE1] loses nothing that was acknowledged to kill -9, and opens at once afterwards", async () => {
		const dataDir = temporaryFolder();
		let acknowledged = -1;
		for (let round = 0; round < 3; round++) {
			const writer = await startWriter(dataDir);
			await writer.reaches(acknowledged + 300);
			acknowledged = await writer.kill();
			const database = await openDatabase({ dataDir, log });
			const rows = await database.queries.selectFrom("mutes").select("muted_at_ms").orderBy("muted_at_ms").execute();
			await database.close();
			const numbers = rows.map((row) => row.muted_at_ms);
			expect(numbers.length).toBeGreaterThan(acknowledged);
			expect(numbers).toEqual(numbers.map((_, index) => index));
			acknowledged = numbers.length - 1;
		}
	});

	it("[STORAGE2] refuses a second server on the same folder, in words, and lets it in once the first is gone", async () => {
		const dataDir = temporaryFolder();
		const writer = await startWriter(dataDir);
		await writer.reaches(0);
		const second = openDatabase({ dataDir, log });
		await expect(second).rejects.toBeInstanceOf(DataFolderInUseError);
		await expect(second).rejects.toThrow(/Another Pavilion is running on the data folder .*DATA_DIR/);
		await writer.kill();
		const database = await openDatabase({ dataDir, log });
		await database.close();
	});

	it("[STORAGE3] says that the disk is full, keeps what it has, and goes on once there is room", async () => {
		const file = openSqliteFile(join(temporaryFolder(), "full.sqlite"));
		const { queries, close } = await openDialect(sqliteDialect(file));
		const commit = new GroupCommit<MuteRow>({
			what: "mutes",
			write: (rows) =>
				queries.transaction().execute(async (tx) => {
					await tx.insertInto("mutes").values(rows).execute();
				}),
			maxDelayMs: 1,
		});
		const row = (n: number) => ({ muter_id: `muter-${n}`, muted_id: "x".repeat(20_000), muted_at_ms: n });

		await commit.keep(row(0));
		const { page_count: pages } = file.prepare("PRAGMA page_count").get() as { page_count: number };
		file.exec(`PRAGMA max_page_count = ${pages + 10}`);
		let kept = 1;
		const fill = async () => {
			for (; kept < 50; kept++) await commit.keep(row(kept));
		};
		await expect(fill()).rejects.toMatchObject({ name: "NotSavedError", reason: "disk-full" });
		expect(kept).toBeLessThan(10);
		expect(await queries.selectFrom("mutes").select("muted_at_ms").execute()).toHaveLength(kept);

		file.exec("PRAGMA max_page_count = 1000000");
		await fill();
		expect(await queries.selectFrom("mutes").select("muted_at_ms").execute()).toHaveLength(50);
		await close();
	});

	it("is written through to the disk", async () => {
		const dataDir = temporaryFolder();
		const database = await openDatabase({ dataDir, log });
		const journal = await sql<{ journal_mode: string }>`PRAGMA journal_mode`.execute(database.queries);
		const synchronous = await sql<{ synchronous: number }>`PRAGMA synchronous`.execute(database.queries);
		expect(journal.rows).toEqual([{ journal_mode: "wal" }]);
		expect(synchronous.rows).toEqual([{ synchronous: 2 }]);
		await database.close();
	});

	it("refuses a database that a newer Pavilion has changed", async () => {
		const dataDir = temporaryFolder();
		await (await openDatabase({ dataDir, log })).close();
		const file = new DatabaseSync(join(dataDir, "pavilion.sqlite"));
		file.exec("insert into kysely_migration (name, timestamp) values ('9999_later', '2027-01-01T00:00:00Z')");
		file.close();
		await expect(openDatabase({ dataDir, log })).rejects.toThrow(/another version of Pavilion/);
		// The failed attempt let go of the folder.
		await expect(openDatabase({ dataDir, log })).rejects.toThrow(/another version of Pavilion/);
	});
});

describe("both dialects", () => {
	onEveryDatabase((queries) => {
		it("read bigint columns and sums as numbers", async () => {
			const nowMs = 1_795_000_000_123;
			const rows = ["a", "b"].map((muter_id) => ({ muter_id, muted_id: "z", muted_at_ms: nowMs }));
			await queries().insertInto("mutes").values(rows).execute();
			const read = await queries()
				.selectFrom("mutes")
				.select(({ fn }) => [fn.max("muted_at_ms").as("max"), fn.sum<number>("muted_at_ms").as("sum")])
				.executeTakeFirstOrThrow();
			expect(read).toEqual({ max: nowMs, sum: nowMs * 2 });
		});

		it("roll a transaction back when anything in it fails", async () => {
			const failing = queries()
				.transaction()
				.execute(async (tx) => {
					await tx.insertInto("mutes").values({ muter_id: "a", muted_id: "b", muted_at_ms: 1 }).execute();
					throw new Error("no");
				});
			await expect(failing).rejects.toThrow("no");
			expect(await queries().selectFrom("mutes").selectAll().execute()).toEqual([]);
		});

		it("let other queries wait for a transaction instead of joining it", async () => {
			let started = () => {};
			const begun = new Promise<void>((resolve) => {
				started = resolve;
			});
			const failing = queries()
				.transaction()
				.execute(async (tx) => {
					await tx.insertInto("mutes").values({ muter_id: "a", muted_id: "b", muted_at_ms: 1 }).execute();
					started();
					await new Promise((resolve) => setImmediate(resolve));
					throw new Error("no");
				});
			await begun;
			const beside = queries().insertInto("mutes").values({ muter_id: "c", muted_id: "d", muted_at_ms: 2 }).execute();
			await expect(failing).rejects.toThrow("no");
			await beside;
			expect(await queries().selectFrom("mutes").select("muter_id").execute()).toEqual([{ muter_id: "c" }]);
		});
	});
});

describe("[VISITOR4] tokens from when a visitor had one device", () => {
	const older: Record<string, () => Dialect> = {
		"node:sqlite": () => sqliteDialect(openSqliteFile(join(temporaryFolder(), "pavilion.sqlite"))),
		PGlite: () => new PGliteDialect({ pglite: new PGlite({ parsers: { ...postgresParsers } }) }),
	};
	it.each(Object.keys(older))("are good after the upgrade, on %s", async (name) => {
		const queries = new Kysely<Tables>({ dialect: older[name]!() });
		const migrator = new Migrator({ db: queries, provider: { getMigrations: async () => ({ ...migrations }) } });
		expect((await migrator.migrateTo("0003_chat")).error).toBeUndefined();
		const profile = { name: "林晓", look: '{"body":1,"colour":2,"accent":3,"face":4,"badge":5}', language: "zh-CN" };
		for (const id of ["anna", "bert"]) {
			await sql`insert into visitors (id, token_hash, name, look, language, created_at_ms, last_seen_at_ms)
				values (${id}, ${`hash of ${id}`}, ${profile.name}, ${profile.look}, ${profile.language}, 1000, 1795303424976)`.execute(
				queries,
			);
		}
		expect((await migrator.migrateToLatest()).error).toBeUndefined();
		const visitors = new VisitorStore(queries);
		expect(await visitors.identify("hash of bert")).toEqual({
			...profile,
			id: "bert",
			look: JSON.parse(profile.look),
			createdAtMs: 1000,
			lastSeenAtMs: 1795303424976,
		});
		expect((await visitors.identify("hash of anna"))?.id).toBe("anna");
		// Two visitors of one id, or two of one token, stay impossible.
		const twice = queries
			.insertInto("visitors")
			.values({ id: "anna", ...profile, created_at_ms: 1, last_seen_at_ms: 1 });
		await expect(twice.execute()).rejects.toThrow();
		await expect(visitors.addDevice("anna", "hash of bert", 1)).rejects.toThrow();
		await queries.destroy();
	});
});
