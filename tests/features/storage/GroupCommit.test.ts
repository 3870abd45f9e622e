import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { GroupCommit } from "#server/storage/GroupCommit.ts";
import { NotSavedError } from "#server/storage/NotSavedError.ts";

beforeEach(() => {
	vi.useFakeTimers();
});
afterEach(() => {
	vi.useRealTimers();
});

/** A disk that writes when told to. */
function slowDisk() {
	const groups: number[][] = [];
	const ends: { done(): void; fail(error: Error): void }[] = [];
	const write = (rows: readonly number[]) =>
		new Promise<void>((done, fail) => {
			groups.push([...rows]);
			ends.push({ done, fail });
		});
	return { groups, ends, write };
}

describe("GroupCommit", () => {
	it("writes what came within 100 ms together, and acknowledges only once it is written", async () => {
		const disk = slowDisk();
		const commit = new GroupCommit({ what: "rows", write: disk.write });
		const kept = vi.fn();
		void commit.keep(1).then(kept);
		await vi.advanceTimersByTimeAsync(60);
		void commit.keep(2).then(kept);
		expect(disk.groups).toEqual([]);
		await vi.advanceTimersByTimeAsync(40);
		expect(disk.groups).toEqual([[1, 2]]);
		expect(kept).not.toHaveBeenCalled();
		disk.ends[0]!.done();
		await vi.advanceTimersByTimeAsync(0);
		expect(kept).toHaveBeenCalledTimes(2);
	});

	it("does not wait once 200 rows are there", async () => {
		const disk = slowDisk();
		const commit = new GroupCommit({ what: "rows", write: disk.write });
		for (let row = 0; row < 450; row++) void commit.keep(row);
		expect(disk.groups.map((group) => group.length)).toEqual([200]);
		disk.ends[0]!.done();
		await vi.advanceTimersByTimeAsync(0);
		disk.ends[1]!.done();
		await vi.advanceTimersByTimeAsync(0);
		expect(disk.groups.flat()).toEqual(Array.from({ length: 450 }, (_, row) => row));
	});

	it("rejects everyone of a group that failed, and only them, then goes on", async () => {
		const disk = slowDisk();
		const commit = new GroupCommit({ what: "chat messages", write: disk.write, maxRows: 2 });
		const first = Promise.allSettled([commit.keep(1), commit.keep(2)]);
		const second = Promise.allSettled([commit.keep(3)]);
		disk.ends[0]!.fail(Object.assign(new Error("database or disk is full"), { errcode: 13 }));
		for (const outcome of await first) {
			expect(outcome).toMatchObject({ status: "rejected", reason: { name: "NotSavedError", reason: "disk-full" } });
			expect((outcome as PromiseRejectedResult).reason).toBeInstanceOf(NotSavedError);
		}
		await vi.advanceTimersByTimeAsync(0);
		disk.ends[1]!.done();
		expect(await second).toMatchObject([{ status: "fulfilled" }]);
	});

	it("writes what is waiting when it is closed, and refuses what comes later", async () => {
		const disk = slowDisk();
		const commit = new GroupCommit({ what: "rows", write: disk.write });
		const kept = commit.keep(1);
		const closed = commit.close();
		disk.ends[0]!.done();
		await closed;
		await kept;
		await expect(commit.keep(2)).rejects.toBeInstanceOf(NotSavedError);
		expect(disk.groups).toEqual([[1]]);
	});
});
