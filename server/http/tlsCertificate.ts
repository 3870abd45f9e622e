import { createPrivateKey, X509Certificate } from "node:crypto";
import { chmod, mkdir, readFile, rename, writeFile } from "node:fs/promises";
import { isIP } from "node:net";
import { join } from "node:path";

/** What a TLS server needs, as PEM. */
export interface TlsCertificate {
	readonly certificate: string;
	readonly key: string;
	/** Names that devices of the network may use without being told that they are wrong; none with a `*`. */
	readonly names: readonly string[];
	/** Made by this server: every browser warns once. */
	readonly isOwn: boolean;
}

const DAY_MS = 24 * 60 * 60_000;
/** Browsers trust no server certificate for longer than 398 days, whoever signed it. */
const VALID_DAYS = 397;
/** Made anew this long before its end, so that it does not end during a fair. */
const RENEW_BEFORE_DAYS = 30;
/** A headset's clock may be behind. */
const VALID_SINCE_DAYS_AGO = 2;

/** The organizer's own certificate. Throws an Error whose message says which file is wrong and how. */
export async function readTlsFiles(paths: {
	readonly certificate: string;
	readonly key: string;
}): Promise<TlsCertificate> {
	const certificate = await readPem("TLS_CERT", paths.certificate);
	const key = await readPem("TLS_KEY", paths.key);
	const parsed = parse("TLS_CERT", paths.certificate, "certificate", () => new X509Certificate(certificate));
	const parsedKey = parse("TLS_KEY", paths.key, "private key without a passphrase", () => createPrivateKey(key));
	if (!parsed.checkPrivateKey(parsedKey)) {
		throw new Error(`The key in TLS_KEY (${paths.key}) is not the one of the certificate in TLS_CERT.`);
	}
	return { certificate, key, names: namesOf(parsed).filter((name) => !name.includes("*")), isOwn: false };
}

async function readPem(setting: string, path: string): Promise<string> {
	try {
		return await readFile(path, "utf8");
	} catch (cause) {
		throw new Error(`${setting} (${path}) cannot be read: ${(cause as NodeJS.ErrnoException).code}.`, { cause });
	}
}

function parse<Parsed>(setting: string, path: string, what: string, read: () => Parsed): Parsed {
	try {
		return read();
	} catch (cause) {
		throw new Error(`${setting} (${path}) is no ${what} in PEM.`, { cause });
	}
}

export interface OwnCertificateOptions {
	/** Kept here, the key readable by its owner only. */
	readonly folder: string;
	/** Host names and addresses it has to stand for. */
	readonly names: readonly string[];
	readonly nowMs: number;
}

/**
 * A certificate that this server signs itself. A browser that was told to accept it asks again when it changes, so the
 * kept one is used for as long as it can be.
 */
export async function openOwnCertificate({ folder, names, nowMs }: OwnCertificateOptions): Promise<TlsCertificate> {
	const paths = { certificate: join(folder, "certificate.pem"), key: join(folder, "key.pem") };
	await mkdir(folder, { recursive: true, mode: 0o700 });
	const kept = await readTlsFiles(paths).catch(() => undefined);
	if (kept && isGoodFor(kept.certificate, names, nowMs)) return { ...kept, isOwn: true };
	const made = await makeCertificate(names, nowMs);
	await writeWhole(paths.key, made.key, 0o600);
	await writeWhole(paths.certificate, made.certificate, 0o644);
	return { ...made, names, isOwn: true };
}

function isGoodFor(certificate: string, names: readonly string[], nowMs: number): boolean {
	const parsed = new X509Certificate(certificate);
	if (nowMs < parsed.validFromDate.getTime()) return false;
	if (nowMs > parsed.validToDate.getTime() - RENEW_BEFORE_DAYS * DAY_MS) return false;
	return names.every((name) => (isIP(name) ? parsed.checkIP(name) : parsed.checkHost(name)) !== undefined);
}

async function makeCertificate(names: readonly string[], nowMs: number): Promise<{ certificate: string; key: string }> {
	// Only who asks for https needs it.
	const { generate } = await import("selfsigned");
	const { cert, private: key } = await generate([{ name: "commonName", value: "Pavilion" }], {
		keyType: "ec",
		curve: "P-256",
		algorithm: "sha256",
		notBeforeDate: new Date(nowMs - VALID_SINCE_DAYS_AGO * DAY_MS),
		notAfterDate: new Date(nowMs + (VALID_DAYS - VALID_SINCE_DAYS_AGO) * DAY_MS),
		extensions: [
			// No authority: who installs it on a device trusts this one hall with nothing else.
			{ name: "basicConstraints", cA: false, critical: true },
			{ name: "keyUsage", digitalSignature: true, critical: true },
			{ name: "extKeyUsage", serverAuth: true },
			{
				name: "subjectAltName",
				altNames: names.map((name) => (isIP(name) ? { type: 7, ip: name } : { type: 2, value: name })),
			},
		],
	});
	return { certificate: cert, key };
}

/** Its readers find the old one or the new one, whenever the process ends. */
async function writeWhole(path: string, text: string, mode: number): Promise<void> {
	const unfinished = `${path}.new`;
	await writeFile(unfinished, text, { mode });
	// A file left from an earlier try keeps its mode.
	await chmod(unfinished, mode);
	await rename(unfinished, path);
}

function namesOf(certificate: X509Certificate): string[] {
	return [...(certificate.subjectAltName ?? "").matchAll(/(?:DNS|IP Address):([^,\s]+)/g)].map(
		([, name]) => name ?? "",
	);
}
