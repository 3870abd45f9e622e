/** Who somebody is to an event. A visitor of a hall has none of these: they need no account. */
export const ROLES = ["owner", "organizer", "moderator", "exhibitor", "boothStaff", "speaker", "attendee"] as const;
export type Role = (typeof ROLES)[number];

/** One role of an account, and where it holds. */
export interface Grant {
	readonly role: Role;
	/** Null for the owner, whose role holds in every event. */
	readonly eventId: string | null;
	/** Of exhibitors and booth staff: the one booth it holds for. */
	readonly boothId: string | null;
}

/** What somebody may do. `everyone` and `signedIn` are no role's: they ask nothing, or only who it is. */
export const RIGHTS = [
	"everyone",
	"signedIn",
	/** Make events, import them, delete them. */
	"event.create",
	/** See drafts, plan, booths and media of a whole event. */
	"event.read",
	/** Change texts, dates, entry, plan, halls. */
	"event.edit",
	"event.publish",
	/** See a booth's draft, its versions and its media. */
	"booth.read",
	/** Fill a booth in, upload for it, submit it. */
	"booth.edit",
	/** Approve, return, bring versions back, let over budget. */
	"booth.review",
	/** See who has an account, a role or an invitation. */
	"people.read",
	/** Invite, revoke, reset passwords, take roles away. */
	"people.manage",
	/** Invite staff for a booth, and send them away. */
	"booth.invite",
	"visits.read",
	"booth.visits.read",
	/** See what was done by whom. */
	"audit.read",
] as const;
export type Right = (typeof RIGHTS)[number];

/** Which roles carry a right. Where a grant names a booth, it carries rights named `booth.…` for that booth only. */
const CARRIED_BY: Readonly<Record<Exclude<Right, "everyone" | "signedIn">, readonly Role[]>> = {
	"event.create": ["owner"],
	"event.read": ["owner", "organizer", "moderator"],
	"event.edit": ["owner", "organizer"],
	"event.publish": ["owner", "organizer"],
	"booth.read": ["owner", "organizer", "moderator", "exhibitor", "boothStaff"],
	"booth.edit": ["owner", "organizer", "exhibitor"],
	"booth.review": ["owner", "organizer"],
	"people.read": ["owner", "organizer", "moderator"],
	"people.manage": ["owner", "organizer"],
	"booth.invite": ["owner", "organizer", "exhibitor"],
	"visits.read": ["owner", "organizer", "moderator"],
	"booth.visits.read": ["owner", "organizer", "moderator", "exhibitor", "boothStaff"],
	"audit.read": ["owner", "organizer"],
};

/** What a right is asked for: an event, a booth of it, or neither (the whole server). */
export interface Scope {
	readonly eventId?: string | undefined;
	readonly boothId?: string | undefined;
}

/**
 * Whether somebody may. `grants` is null for whoever is not signed in. A right asked for without an event is the
 * owner's alone; one asked for without a booth is nobody's whose role is bound to a booth.
 */
export function may(grants: readonly Grant[] | null, right: Right, { eventId, boothId }: Scope = {}): boolean {
	if (right === "everyone") return true;
	if (grants === null) return false;
	if (right === "signedIn") return true;
	return grants.some((grant) => {
		if (!CARRIED_BY[right].includes(grant.role)) return false;
		if (grant.role === "owner") return true;
		if (eventId === undefined || grant.eventId !== eventId) return false;
		return grant.boothId === null || grant.boothId === boothId;
	});
}
