import * as z from "zod";
import { type Grant, ROLES, type Role } from "../../rights.ts";
import { slug } from "../event/EventDocument.ts";
import { LANGUAGES } from "../event/text.ts";

export const ACCOUNT_NAME_MAX = 80;

/** Letters of any script, no control characters, no line breaks. */
export const accountName = z
	.string()
	.trim()
	.min(1)
	.max(ACCOUNT_NAME_MAX)
	.regex(/^[^\p{Cc}\p{Cf}\p{Zl}\p{Zp}]*$/u);

/** In lower case: mail hosts tell no two people apart by capitals, and people type them as it comes. */
export const emailAddress = z.string().trim().toLowerCase().max(200).pipe(z.email());

/** Only its size; whether it is any good is said by `passwordProblem`, in words. */
export const passwordText = z.string().min(1).max(200);

/** Roles that hold for one booth, and for none without it. */
export const BOOTH_ROLES = ["exhibitor", "boothStaff"] as const satisfies readonly Role[];

export function isBoothRole(role: Role): boolean {
	return (BOOTH_ROLES as readonly Role[]).includes(role);
}

export const roleGrant = z.strictObject({
	role: z.enum(ROLES),
	/** Null for the owner, whose role holds in every event. */
	eventId: slug.nullable(),
	/** Of exhibitors and booth staff: the one booth it holds for. */
	boothId: slug.nullable(),
});

/** Who is signed in, as they see themself. */
export const ownAccount = z.strictObject({
	accountId: z.string(),
	name: z.string(),
	email: z.string(),
	language: z.enum(LANGUAGES),
	grants: z.array(roleGrant),
});
export type OwnAccount = z.infer<typeof ownAccount>;

/** Whether a role goes with an event and a booth at all. */
export function isWholeGrant({ role, eventId, boothId }: Grant): boolean {
	if (role === "owner") return eventId === null && boothId === null;
	return eventId !== null && (boothId !== null) === isBoothRole(role);
}

/** What an organizer may give and take away in their event; the owner is none of it. */
const ORGANIZERS_GIVE: readonly Role[] = ["organizer", "moderator", "exhibitor", "boothStaff", "speaker", "attendee"];

/**
 * Whether somebody may give a role, or take it away: nobody more than they have. An organizer none outside their
 * event, an exhibitor only staff of their own booth.
 */
export function mayGrant(grants: readonly Grant[], wanted: Grant): boolean {
	return grants.some(({ role, eventId, boothId }) => {
		if (role === "owner") return true;
		if (eventId === null || wanted.eventId !== eventId) return false;
		if (role === "organizer") return ORGANIZERS_GIVE.includes(wanted.role);
		return role === "exhibitor" && wanted.role === "boothStaff" && boothId !== null && wanted.boothId === boothId;
	});
}
