import type { AuditAction } from "#shared/features/accounts/AuditEntry.ts";
import type { Actor } from "./Actor.ts";

/** Writes down who did what; kept when it resolves. */
export type Recorder = (deed: {
	readonly eventId: string | null;
	readonly actor: Pick<Actor, "accountId" | "name"> | null;
	readonly action: AuditAction;
	/** What it was done to: a booth's id, a publication's number. */
	readonly subject: string;
	/** What else is worth knowing: a reason. */
	readonly detail?: Readonly<Record<string, string>>;
}) => Promise<void>;
