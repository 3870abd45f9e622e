import * as z from "zod";
import { slug } from "../event/EventDocument.ts";

/** What is written down when somebody does it. */
export const AUDIT_ACTIONS = [
	"owner-made",
	"invited",
	"invitation-revoked",
	"invitation-accepted",
	"role-taken-away",
	"reset-link-made",
	"password-reset",
	"account-disabled",
	"account-enabled",
	"exhibitors-imported",
	"event-created",
	"event-removed",
	"event-imported",
	"event-exported",
	"event-published",
	"publication-shown",
	"event-unpublished",
	"entry-changed",
	"preview-made",
	"preview-revoked",
	"booth-created",
	"booth-removed",
	"booth-submitted",
	"booth-approved",
	"booth-approved-over-budget",
	"booth-published-over-budget",
	"booth-returned",
	"quota-changed",
	"media-removed",
] as const;
export type AuditAction = (typeof AUDIT_ACTIONS)[number];

export const auditEntry = z.strictObject({
	id: z.string(),
	atMs: z.number(),
	/** Null for what concerns the whole server. */
	eventId: slug.nullable(),
	/** Their name as it was then; empty for the server itself. */
	actor: z.string(),
	action: z.enum(AUDIT_ACTIONS),
	/** What it was done to: somebody's name, a booth's id, a publication's number. */
	subject: z.string(),
	/** What else is worth knowing: a role, a reason. */
	detail: z.record(z.string(), z.string()),
});
export type AuditEntry = z.infer<typeof auditEntry>;
