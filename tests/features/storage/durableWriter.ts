/** Run by openDatabase.test.ts as a process of its own, to be killed: writes rows and prints each one that was kept. */
import pino from "pino";
import { GroupCommit } from "#server/storage/GroupCommit.ts";
import { openDatabase } from "#server/storage/openDatabase.ts";
import type { MuteRow } from "#server/storage/tables.ts";

const { queries } = await openDatabase({ dataDir: process.argv[2]!, log: pino({ level: "silent" }) });
const commit = new GroupCommit<MuteRow>({
	what: "rows",
	write: (rows) =>
		queries.transaction().execute(async (tx) => {
			await tx.insertInto("mutes").values(rows).execute();
		}),
	maxDelayMs: 1,
});
const kept = await queries
	.selectFrom("mutes")
	.select(({ fn }) => fn.countAll<number>().as("count"))
	.executeTakeFirst();
let next = kept?.count ?? 0;
for (;;) {
	const group = Array.from({ length: 20 }, () => next++);
	await Promise.all(
		group.map(async (n) => {
			await commit.keep({ muter_id: String(n), muted_id: "x", muted_at_ms: n });
			process.stdout.write(`${n}\n`);
		}),
	);
}
