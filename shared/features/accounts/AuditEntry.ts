import * as z from "zod";
import { slug } from "../event/EventDocument.ts";

/** What is written down when somebody does it. */
export const AUDIT_ACTIONS = [
	"owner.make",
	"invitation.make",
	"invitation.revoke",
	"invitation.accept",
	"role.take-away",
	"password.reset-link",
	"password.reset",
	"account.disable",
	"account.enable",
	"exhibitors.import",
	"event.create",
	"event.remove",
	"event.import",
	"event.export",
	"event.entry",
	"event.publish",
	"event.show-publication",
	"event.unpublish",
	"booth.create",
	"booth.remove",
	"booth.submit",
	"booth.return",
	"booth.approve",
	"booth.approve-over-budget",
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
