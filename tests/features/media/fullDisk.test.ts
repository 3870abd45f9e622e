import { execFileSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { statfs } from "node:fs/promises";
import { join } from "node:path";
import { expect, it, onTestFinished } from "vitest";
import { temporaryFolder } from "#tests/harness/databases.ts";
import { picture } from "./files.ts";
import { startMediaServer } from "./mediaServer.ts";

const root = temporaryFolder();
const MB = 1024 * 1024;

it("[MEDIA14] where the disk has no room for a file, its first byte is refused", async () => {
	let freeBytes = 100 * MB;
	await using server = await startMediaServer(mkdtempSync(join(root, "data-")), { freeBytes: async () => freeBytes });
	const bytes = await picture(30, 30).png().toBuffer();
	const answer = await server.begin({ bytes, kind: "image" });
	expect([answer.status, await answer.json()]).toEqual([507, { reason: "disk-full" }]);
	freeBytes = 10_000 * MB;
	expect(await server.upload({ bytes, kind: "image" })).toMatchObject({ state: "ready" });
});

/** A disk of its own, as small as that; undefined where the machine lets nobody make one. */
function smallDisk(bytes: number): string | undefined {
	const folder = mkdtempSync(join(root, "disk-"));
	try {
		execFileSync("mount", ["-t", "tmpfs", "-o", `size=${bytes}`, "tmpfs", folder], { stdio: "ignore" });
	} catch {
		return undefined;
	}
	onTestFinished(() => {
		execFileSync("umount", ["-l", folder]);
	});
	return folder;
}

it("[MEDIA14] a disk that fills up on the way refuses the piece, loses nothing, and goes on once there is room", async (context) => {
	const disk = smallDisk(12 * MB);
	if (!disk) return context.skip("only root can mount a small disk");
	// It was roomy when the upload began.
	await using server = await startMediaServer(join(disk, "data"), { freeBytes: async () => 10_000 * MB });
	const noise = Buffer.from(Array.from({ length: 700 * 700 * 3 }, (_, at) => (at * 7919 + (at >> 7)) % 253));
	const { default: sharp } = await import("sharp");
	const bytes = await sharp(noise, { raw: { width: 700, height: 700, channels: 3 } })
		.png({ compressionLevel: 0 })
		.toBuffer();
	expect(bytes.length).toBeGreaterThan(MB);

	const location = (await server.begin({ bytes, kind: "image" })).headers.get("Location")!;
	const { bavail, bsize } = await statfs(disk);
	const others = join(disk, "of-others");
	writeFileSync(others, Buffer.alloc(bavail * bsize - 800_000));
	const answer = await server.send(location, 0, bytes);
	expect([answer.status, await answer.json()]).toEqual([507, { reason: "disk-full" }]);
	rmSync(others);
	const head = await server.call("HEAD", location, "emil", { headers: { "Tus-Resumable": "1.0.0" } });
	const offset = Number(head.headers.get("Upload-Offset"));
	expect(offset).toBeGreaterThan(500_000);
	expect((await server.send(location, offset, bytes.subarray(offset))).status).toBe(204);
	const item = await server.settled(location);
	expect(item, JSON.stringify(item)).toMatchObject({ state: "ready", facts: { width: 700, height: 700 } });
});
