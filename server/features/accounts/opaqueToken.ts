import { createHash, randomBytes } from "node:crypto";

/** 72 random bits: what others may know of an account, a grant or a session. */
export function newId(): string {
	return randomBytes(9).toString("base64url");
}

/** 256 random bits cannot be guessed, so a plain hash of them is enough for the database. */
export function newToken(): string {
	return randomBytes(32).toString("base64url");
}

export function hashToken(token: string): string {
	return createHash("sha256").update(token).digest("base64url");
}
