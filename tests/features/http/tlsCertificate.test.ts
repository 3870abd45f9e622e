import { X509Certificate } from "node:crypto";
import { chmod, readFile, stat, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { readConfig } from "#server/config.ts";
import { openOwnCertificate, readTlsFiles } from "#server/http/tlsCertificate.ts";
import { temporaryFolder } from "#tests/harness/databases.ts";

const NOW = Date.parse("2026-11-21T12:00:00Z");
const DAY_MS = 24 * 60 * 60_000;
const NAMES = ["localhost", "127.0.0.1", "::1", "fair-pc", "fair-pc.local", "192.168.1.20"];

describe("the server's own certificate", () => {
	it("[HTTPS2] names all that the machine is called, for no longer than browsers accept", async () => {
		const { certificate, key } = await openOwnCertificate({ folder: temporaryFolder(), names: NAMES, nowMs: NOW });
		const parsed = new X509Certificate(certificate);
		for (const name of NAMES) {
			expect([name, /[\d.]+$|:/.test(name) ? parsed.checkIP(name) : parsed.checkHost(name)]).toEqual([name, name]);
		}
		expect(parsed.checkHost("example.com")).toBeUndefined();
		expect(parsed.ca).toBe(false);
		expect(parsed.validFromDate.getTime()).toBeLessThan(NOW);
		const days = (parsed.validToDate.getTime() - parsed.validFromDate.getTime()) / DAY_MS;
		expect(days).toBeGreaterThan(300);
		expect(days).toBeLessThanOrEqual(398);
		expect(parsed.publicKey.asymmetricKeyType).toBe("ec");
		expect(key).toContain("PRIVATE KEY");
	});

	it("[HTTPS2] stays the same while it is good, and is made anew when it is not", async () => {
		const folder = temporaryFolder();
		const open = async (names: readonly string[], nowMs: number) =>
			(await openOwnCertificate({ folder, names, nowMs })).certificate;
		const first = await open(NAMES, NOW);
		expect(await open(NAMES, NOW + 300 * DAY_MS)).toBe(first);
		// A cable that was pulled: all names that are left are in it.
		expect(await open(NAMES.slice(0, 4), NOW)).toBe(first);
		const elsewhere = await open([...NAMES, "10.0.0.7"], NOW);
		expect(elsewhere).not.toBe(first);
		const renewed = await open(NAMES, NOW + 370 * DAY_MS);
		expect(renewed).not.toBe(elsewhere);
		expect(await open(NAMES, NOW + 371 * DAY_MS)).toBe(renewed);
		// The clock was wrong when it was made.
		expect(await open(NAMES, NOW)).not.toBe(renewed);
	});

	it("[HTTPS2] is made anew where what is kept is broken, or the key is another's", async () => {
		const folder = temporaryFolder();
		const options = { folder, names: NAMES, nowMs: NOW };
		await openOwnCertificate(options);
		await writeFile(join(folder, "certificate.pem"), "half a certif");
		const second = await openOwnCertificate(options);
		const other = await openOwnCertificate({ ...options, folder: temporaryFolder() });
		await writeFile(join(folder, "key.pem"), other.key);
		const third = await openOwnCertificate(options);
		expect(third.certificate).not.toBe(second.certificate);
		expect((await openOwnCertificate(options)).certificate).toBe(third.certificate);
	});

	it("[HTTPS3] keeps its key readable by its owner only", async () => {
		const folder = join(temporaryFolder(), "tls");
		await openOwnCertificate({ folder, names: NAMES, nowMs: NOW });
		const mode = async (path: string) => (await stat(path)).mode & 0o777;
		expect(await mode(folder)).toBe(0o700);
		expect(await mode(join(folder, "key.pem"))).toBe(0o600);
		// Also over a file that an earlier, unfinished try left open to all.
		await writeFile(join(folder, "key.pem.new"), "");
		await chmod(join(folder, "key.pem.new"), 0o666);
		await openOwnCertificate({ folder, names: [...NAMES, "10.0.0.7"], nowMs: NOW });
		expect(await mode(join(folder, "key.pem"))).toBe(0o600);
	});
});

describe("a certificate in files", () => {
	it("[HTTPS4] is taken with its names, and refused in words where something is wrong", async () => {
		const folder = temporaryFolder();
		const made = await openOwnCertificate({ folder, names: ["fair.example.com", "*.example.org"], nowMs: NOW });
		const certificate = join(folder, "certificate.pem");
		const key = join(folder, "key.pem");
		expect(await readTlsFiles({ certificate, key })).toEqual({
			certificate: made.certificate,
			key: await readFile(key, "utf8"),
			names: ["fair.example.com"],
			isOwn: false,
		});
		const nowhere = join(folder, "nowhere.pem");
		await expect(readTlsFiles({ certificate: nowhere, key })).rejects.toThrow(
			/^TLS_CERT \(.*nowhere.pem\) cannot be read: ENOENT/,
		);
		await expect(readTlsFiles({ certificate, key: nowhere })).rejects.toThrow(/^TLS_KEY \(.*\) cannot be read/);
		await expect(readTlsFiles({ certificate: key, key })).rejects.toThrow(/^TLS_CERT \(.*\) is no certificate in PEM/);
		await expect(readTlsFiles({ certificate, key: certificate })).rejects.toThrow(/^TLS_KEY \(.*\) is no private key/);
		const other = join(temporaryFolder(), "key.pem");
		const stranger = await openOwnCertificate({ folder: temporaryFolder(), names: NAMES, nowMs: NOW });
		await writeFile(other, stranger.key);
		await expect(readTlsFiles({ certificate, key: other })).rejects.toThrow(/is not the one of the certificate/);
	});

	it("[HTTPS4] needs both settings", () => {
		expect(readConfig({}).tls).toEqual({ kind: "none" });
		expect(readConfig({ HTTPS: "1" }).tls).toEqual({ kind: "own" });
		expect(readConfig({ TLS_CERT: "/c.pem", TLS_KEY: "/k.pem" }).tls).toEqual({
			kind: "files",
			certificate: "/c.pem",
			key: "/k.pem",
		});
		expect(() => readConfig({ TLS_CERT: "/c.pem" })).toThrow(/TLS_CERT is set and TLS_KEY is not/);
		expect(() => readConfig({ TLS_KEY: "/k.pem", HTTPS: "1" })).toThrow(/TLS_KEY is set and TLS_CERT is not/);
		expect(() => readConfig({ HTTPS: "maybe" })).toThrow(/HTTPS: write 1 or 0/);
	});
});
