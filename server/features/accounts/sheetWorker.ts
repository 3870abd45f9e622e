// A thread of its own: what a stranger's file unpacks to takes nobody else's time, and it may be stopped.
import { parentPort, workerData } from "node:worker_threads";
import { readTable, SheetRefused, type TableAnswer } from "./readTable.ts";

let answer: TableAnswer;
try {
	answer = { table: await readTable(Buffer.from(workerData as Uint8Array)) };
} catch (error) {
	answer = { reason: error instanceof SheetRefused ? error.reason : "sheet-unreadable" };
}
parentPort?.postMessage(answer);
