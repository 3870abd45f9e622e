import { createHash, randomBytes } from "node:crypto";

/**
 * What a device keeps to be the same visitor tomorrow. 256 random bits cannot be guessed, so a plain hash of it is
 * enough for the database; the token itself is never stored.
 */
export function newDeviceToken(): string {
	return randomBytes(32).toString("base64url");
}

export function hashDeviceToken(token: string): string {
	return createHash("sha256").update(token).digest("base64url");
}
