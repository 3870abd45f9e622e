import * as z from "zod";
import { defineEndpoint } from "../../endpoint.ts";
import { ROLES } from "../../rights.ts";
import { boothDraft } from "../booths/BoothDraft.ts";
import { REVIEW_STATES } from "../booths/boothEndpoints.ts";
import { slug } from "../event/EventDocument.ts";
import { emailAddress } from "./Account.ts";
import { auditEntry } from "./AuditEntry.ts";
import { checkedSheet, exhibitorRow, SHEET_MAX_BYTES, SHEET_MAX_ROWS } from "./ExhibitorSheet.ts";

/** How long an invitation is good for. */
export const INVITATION_DAYS = { min: 1, max: 90, usual: 14 } as const;
const days = z.int().min(INVITATION_DAYS.min).max(INVITATION_DAYS.max).default(INVITATION_DAYS.usual);

export const heldRole = z.strictObject({
	grantId: z.string(),
	role: z.enum(ROLES),
	boothId: slug.nullable(),
	sinceMs: z.number(),
	/** Whether whoever asks may take it away. */
	isMine: z.boolean(),
});

export const person = z.strictObject({
	accountId: z.string(),
	name: z.string(),
	email: z.string(),
	/** Those in the event, and the owner's. */
	roles: z.array(heldRole),
	createdAtMs: z.number(),
	/** Null before the first time. */
	lastSignedInAtMs: z.number().nullable(),
	isDisabled: z.boolean(),
	/** Whether whoever asks may reset the password, disable and enable: nobody who has roles beyond theirs. */
	isInReach: z.boolean(),
});
export type Person = z.infer<typeof person>;

export const invitation = z.strictObject({
	invitationId: z.string(),
	role: z.enum(ROLES),
	boothId: slug.nullable(),
	email: z.string().nullable(),
	/** For whoever invites: a company, a name. */
	note: z.string(),
	state: z.enum(["open", "accepted", "revoked", "expired"]),
	createdAtMs: z.number(),
	expiresAtMs: z.number(),
	invitedBy: z.string(),
	/** The name of who accepted it. */
	acceptedBy: z.string().nullable(),
	/** Path of the page that accepts it; null for one that is spent, or that whoever asks could not have made. */
	address: z.string().nullable(),
});
export type Invitation = z.infer<typeof invitation>;

const EVENT = "/events/:eventId";
const PERSON = "/events/:eventId/people/:accountId";
const STAFF = "/events/:eventId/booths/:boothId/staff";
const note = z.string().trim().max(120).default("");

export const listPeople = defineEndpoint({
	method: "GET",
	path: `${EVENT}/people`,
	access: "people.read",
	summary: "Who has a role in an event.",
	reply: z.array(person),
	refusals: ["not-found"],
});

export const listInvitations = defineEndpoint({
	method: "GET",
	path: `${EVENT}/invitations`,
	access: "people.read",
	summary: "Invitations to an event, the latest first.",
	reply: z.array(invitation),
	refusals: ["not-found"],
});

export const createInvitation = defineEndpoint({
	method: "POST",
	path: `${EVENT}/invitations`,
	access: "people.manage",
	summary: "A link that gives a role, once. Nobody gives more than they have.",
	body: z.strictObject({
		role: z.enum(ROLES),
		/** Of exhibitors and booth staff. */
		boothId: slug.nullable().default(null),
		email: emailAddress.nullable().default(null),
		note,
		days,
	}),
	reply: invitation,
	refusals: ["not-found", "beyond-own-rights", "unknown-booth", "booth-role-only", "too-many"],
});

export const revokeInvitation = defineEndpoint({
	method: "DELETE",
	path: `${EVENT}/invitations/:invitationId`,
	access: "people.manage",
	summary: "Ends an invitation that nobody accepted yet.",
	refusals: ["not-found", "beyond-own-rights", "invitation-used"],
});

export const downloadInvitations = defineEndpoint({
	method: "GET",
	path: `${EVENT}/invitations/list.csv`,
	access: "people.manage",
	summary: "The open invitations with their links, as CSV for Excel: to send them by mail merge.",
	isRaw: true,
	refusals: ["not-found"],
});

export const takeRoleAway = defineEndpoint({
	method: "DELETE",
	path: `${PERSON}/roles/:grantId`,
	access: "people.manage",
	summary: "Takes a role away; it holds at once.",
	refusals: ["not-found", "beyond-own-rights", "last-owner"],
});

export const createReset = defineEndpoint({
	method: "POST",
	path: `${PERSON}/password-reset`,
	access: "people.manage",
	summary: "A link with which somebody sets a new password; the one before ends. Told once.",
	/** `address`: path of the page. */
	reply: z.strictObject({ address: z.string(), expiresAtMs: z.number() }),
	refusals: ["not-found", "beyond-own-rights"],
});

export const disableAccount = defineEndpoint({
	method: "POST",
	path: `${PERSON}/disable`,
	access: "people.manage",
	summary: "Signs an account out everywhere and lets it in no more, until it is enabled again.",
	refusals: ["not-found", "beyond-own-rights", "last-owner", "own-account"],
});

export const enableAccount = defineEndpoint({
	method: "POST",
	path: `${PERSON}/enable`,
	access: "people.manage",
	summary: "Lets an account in again.",
	refusals: ["not-found", "beyond-own-rights"],
});

export const previewExhibitors = defineEndpoint({
	method: "POST",
	path: `${EVENT}/exhibitors/preview`,
	access: "people.manage",
	summary: "Reads a spreadsheet of exhibitors (CSV or XLSX) and says row by row what is wrong with it. Keeps nothing.",
	bodyLimitBytes: Math.ceil((SHEET_MAX_BYTES * 4) / 3) + 1024,
	/** The file, in base64. */
	body: z.strictObject({ file: z.base64() }),
	reply: checkedSheet,
	/** `sheet-columns` carries the names of the columns that are missing. */
	refusals: ["not-found", "sheet-unreadable", "sheet-empty", "sheet-columns", "sheet-too-long", "too-large"],
});

export const importExhibitors = defineEndpoint({
	method: "POST",
	path: `${EVENT}/exhibitors`,
	access: "people.manage",
	summary:
		"Makes a booth for each exhibitor that has none yet, and invites them. Rows that are there already change nothing.",
	bodyLimitBytes: 1024 * 1024,
	body: z.strictObject({
		rows: z.array(exhibitorRow).min(1).max(SHEET_MAX_ROWS),
		/** Of the booths that are made. */
		template: slug,
		days,
	}),
	reply: z.strictObject({
		boothsMade: z.int(),
		/** Those that are new. */
		invitations: z.array(invitation),
		/** Rows whose exhibitor has the role, or an open invitation to it, already. */
		alreadyThere: z.int(),
	}),
	/** `sheet-problems` carries the checked rows. */
	refusals: ["not-found", "sheet-problems", "unknown-template"],
});

/** How far a booth's exhibitor is. */
export const boothProgress = z.strictObject({
	boothId: slug,
	number: z.string().nullable(),
	name: boothDraft.shape.name,
	/** `none`: nobody was invited yet. */
	exhibitor: z.enum(["none", "invited", "expired", "accepted"]),
	/** Names of those who have the role; addresses or notes of those who are invited. */
	who: z.array(z.string()),
	invitedAtMs: z.number().nullable(),
	lastSignedInAtMs: z.number().nullable(),
	review: z.enum(REVIEW_STATES),
	/** Of the form. */
	changedAtMs: z.number().nullable(),
});
export type BoothProgress = z.infer<typeof boothProgress>;

export const readProgress = defineEndpoint({
	method: "GET",
	path: `${EVENT}/exhibitors/progress`,
	access: "people.read",
	summary: "For each booth how far its exhibitor is: who is late.",
	reply: z.array(boothProgress),
	refusals: ["not-found"],
});

export const listStaff = defineEndpoint({
	method: "GET",
	path: STAFF,
	access: "booth.read",
	summary: "Who has a role at a booth, and who is invited to one.",
	reply: z.strictObject({
		people: z.array(person.omit({ createdAtMs: true, isInReach: true })),
		invitations: z.array(invitation),
	}),
	refusals: ["not-found"],
});

export const inviteStaff = defineEndpoint({
	method: "POST",
	path: `${STAFF}/invitations`,
	access: "booth.invite",
	summary: "A link that makes somebody staff of the booth, once.",
	body: z.strictObject({ email: emailAddress.nullable().default(null), note, days }),
	reply: invitation,
	refusals: ["not-found", "too-many"],
});

export const revokeStaffInvitation = defineEndpoint({
	method: "DELETE",
	path: `${STAFF}/invitations/:invitationId`,
	access: "booth.invite",
	summary: "Ends an invitation to a booth's staff.",
	refusals: ["not-found", "invitation-used"],
});

export const dismissStaff = defineEndpoint({
	method: "DELETE",
	path: `${STAFF}/:grantId`,
	access: "booth.invite",
	summary: "Takes somebody off a booth's staff; it holds at once.",
	refusals: ["not-found"],
});

export const readAudit = defineEndpoint({
	method: "GET",
	path: `${EVENT}/audit`,
	access: "audit.read",
	summary: "What was done by whom, the latest first, by pages of 50.",
	/** The id of the last entry that is known already. */
	query: z.object({ before: z.string().max(40).optional() }),
	reply: z.strictObject({ entries: z.array(auditEntry), isLast: z.boolean() }),
	refusals: ["not-found"],
});
