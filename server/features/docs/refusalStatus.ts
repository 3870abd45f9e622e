/**
 * The status that each reason to refuse is answered with, several where it depends on who says it. A test holds it
 * against what the server's code says.
 */
export const REFUSAL_STATUS: Readonly<Record<string, number | readonly number[]>> = {
	invalid: 400,
	"signed-out": 401,
	forbidden: 403,
	"foreign-page": 403,
	"not-found": 404,
	"too-large": 413,
	"too-fast": 429,
	"too-many": [409, 422],
	failed: 500,
	busy: 503,
	"disk-full": 507,

	// At the door.
	"another-visitor": 409,
	"bad-code": 404,
	"bad-name": 403,
	"bad-password": 403,
	"entry-link": 403,
	"entry-list": 403,
	"entry-password": 403,
	"event-closed": 403,
	gone: 404,
	"hall-full": 503,
	"instance-full": 409,
	"not-on-list": 403,
	"not-open-yet": 403,
	"opted-out": 403,
	outdated: 426,
	"taken-over": 409,

	// Accounts and people.
	"account-disabled": 403,
	"address-taken": 409,
	"another-address": 403,
	"beyond-own-rights": 403,
	"booth-role-only": 422,
	"invitation-expired": 410,
	"invitation-revoked": 410,
	"invitation-unknown": 404,
	"invitation-used": [409, 410],
	"last-owner": 409,
	"own-account": 409,
	"password-address": 422,
	"password-common": 422,
	"password-short": 422,
	"sheet-columns": 422,
	"sheet-empty": 422,
	"sheet-problems": 422,
	"sheet-too-long": 422,
	"sheet-unreadable": 422,
	"wrong-credentials": 401,
	"wrong-password": 403,

	// Drafts and publications.
	"bad-link": 404,
	blocked: 422,
	"booth-id-taken": 409,
	"booth-placed-twice": 422,
	"event-id-taken": 409,
	incomplete: 422,
	"last-hall": 422,
	"not-confirmed": 422,
	"not-submitted": 409,
	"over-budget": 422,
	"revision-stale": 409,
	"unknown-booth": [404, 422],
	"unknown-hall": 422,
	"wrong-kind": 422,
	"unknown-media": 422,
	"unknown-template": 422,

	// Media and archives.
	"archive-broken": 422,
	"media-in-use": 409,
	"media-missing": 409,
	"not-refused": 409,
	"not-yours": 403,
	"quota-full": 413,
	"too-many-uploads": 429,
	"upload-finished": 409,
};

export function statusesOf(reason: string): readonly (number | "4XX")[] {
	const status = REFUSAL_STATUS[reason];
	if (status === undefined) return ["4XX"];
	return typeof status === "number" ? [status] : status;
}
