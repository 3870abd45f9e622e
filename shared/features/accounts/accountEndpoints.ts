import * as z from "zod";
import { defineEndpoint } from "../../endpoint.ts";
import { ROLES } from "../../rights.ts";
import { boothDraft } from "../booths/BoothDraft.ts";
import { slug } from "../event/EventDocument.ts";
import { LANGUAGES, localizedText } from "../event/text.ts";
import { accountName, emailAddress, ownAccount, passwordText } from "./Account.ts";

const newAccount = {
	name: accountName,
	email: emailAddress,
	password: passwordText,
	language: z.enum(LANGUAGES),
};
const PASSWORD_REFUSALS = ["password-short", "password-common", "password-address", "busy"] as const;

export const readSetup = defineEndpoint({
	method: "GET",
	path: "/setup/:token",
	access: "everyone",
	summary: "Whether the link that makes the owner, printed at the first start, is still good.",
	reply: z.strictObject({ expiresAtMs: z.number() }),
	refusals: ["bad-link"],
});

export const setUpOwner = defineEndpoint({
	method: "POST",
	path: "/setup/:token",
	access: "everyone",
	summary: "Makes the owner, once, and signs them in.",
	body: z.strictObject(newAccount),
	reply: ownAccount,
	refusals: ["bad-link", "address-taken", ...PASSWORD_REFUSALS],
});

export const signIn = defineEndpoint({
	method: "POST",
	path: "/sign-in",
	access: "everyone",
	summary: "Begins a session by e-mail address and password; the browser keeps it in a cookie.",
	body: z.strictObject({ email: emailAddress, password: passwordText }),
	reply: ownAccount,
	refusals: ["wrong-credentials", "account-disabled", "too-fast", "busy"],
});

export const signOut = defineEndpoint({
	method: "POST",
	path: "/sign-out",
	access: "everyone",
	summary: "Ends the session that the browser's cookie names; it is good for nothing afterwards.",
});

export const readAccount = defineEndpoint({
	method: "GET",
	path: "/account",
	access: "signedIn",
	summary: "Who is signed in, and their roles.",
	reply: ownAccount,
});

export const editAccount = defineEndpoint({
	method: "PATCH",
	path: "/account",
	access: "signedIn",
	summary: "Changes one's own name and language.",
	body: z.strictObject({ name: accountName, language: z.enum(LANGUAGES) }),
	reply: ownAccount,
});

export const changePassword = defineEndpoint({
	method: "POST",
	path: "/account/password",
	access: "signedIn",
	summary: "Changes one's own password, and ends all other sessions.",
	body: z.strictObject({ current: passwordText, next: passwordText }),
	refusals: ["wrong-password", "too-fast", ...PASSWORD_REFUSALS],
});

export const session = z.strictObject({
	sessionId: z.string(),
	/** "Chrome · Windows", as its browser called itself; empty where it said nothing known. */
	device: z.string(),
	createdAtMs: z.number(),
	/** To a few minutes. */
	lastUsedAtMs: z.number(),
	/** The one that asks. */
	isThis: z.boolean(),
});
export type Session = z.infer<typeof session>;

export const listSessions = defineEndpoint({
	method: "GET",
	path: "/account/sessions",
	access: "signedIn",
	summary: "Where one is signed in, the latest used first.",
	reply: z.array(session),
});

export const endSession = defineEndpoint({
	method: "DELETE",
	path: "/account/sessions/:sessionId",
	access: "signedIn",
	summary: "Signs one's account out on a device.",
	refusals: ["not-found"],
});

export const endOtherSessions = defineEndpoint({
	method: "POST",
	path: "/account/sessions/end-others",
	access: "signedIn",
	summary: "Signs one's account out everywhere else.",
});

/** What the holder of an invitation's link is told. */
export const openInvitation = z.strictObject({
	role: z.enum(ROLES),
	eventId: slug.nullable(),
	eventTitle: z.nullable(localizedText(120)),
	boothId: slug.nullable(),
	/** What is known of the booth, where it still is one. */
	booth: z.strictObject({ number: z.string().nullable(), name: boothDraft.shape.name }).nullable(),
	/** Whom it was made for; anyone who has the link where it says nothing. */
	email: z.string().nullable(),
	invitedBy: z.string(),
	expiresAtMs: z.number(),
});
export type OpenInvitation = z.infer<typeof openInvitation>;

const INVITATION_REFUSALS = [
	"invitation-unknown",
	"invitation-used",
	"invitation-revoked",
	"invitation-expired",
] as const;

export const readInvitation = defineEndpoint({
	method: "GET",
	path: "/invitations/:token",
	access: "everyone",
	summary: "What an invitation is for.",
	reply: openInvitation,
	refusals: [...INVITATION_REFUSALS],
});

export const acceptInvitation = defineEndpoint({
	method: "POST",
	path: "/invitations/:token/accept",
	access: "everyone",
	summary: "Takes an invitation's role: with a new account, or with the one that is signed in where none is described.",
	body: z.strictObject({ account: z.strictObject(newAccount).optional() }),
	reply: ownAccount,
	/** `address-taken`: there is an account already; sign in with it. `another-address`: it was made for somebody else. */
	refusals: [...INVITATION_REFUSALS, "signed-out", "address-taken", "another-address", ...PASSWORD_REFUSALS],
});

export const readReset = defineEndpoint({
	method: "GET",
	path: "/password-resets/:token",
	access: "everyone",
	summary: "For the holder of a reset link: whose password it changes.",
	reply: z.strictObject({ name: z.string(), email: z.string(), expiresAtMs: z.number() }),
	refusals: ["bad-link"],
});

export const resetPassword = defineEndpoint({
	method: "POST",
	path: "/password-resets/:token",
	access: "everyone",
	summary: "Sets a new password by an organizer's link, once; ends all sessions and begins a new one.",
	body: z.strictObject({ password: passwordText }),
	reply: ownAccount,
	refusals: ["bad-link", "account-disabled", ...PASSWORD_REFUSALS],
});
