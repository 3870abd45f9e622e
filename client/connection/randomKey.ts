/**
 * 128 random bits as text. Not `crypto.randomUUID`: browsers have that on https and localhost only, and other devices
 * of a network open the hall by plain http.
 */
export function randomKey(): string {
	return Array.from(crypto.getRandomValues(new Uint8Array(16)), (byte) => byte.toString(16).padStart(2, "0")).join("");
}
