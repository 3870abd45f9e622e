import { DOCUMENT_VERSION } from "#shared/features/event/EventDocument.ts";
import { archiveFault } from "./ArchiveFault.ts";

type Document = Readonly<Record<string, unknown>>;

/** What turns a document of one version into the next: the first entry leads from 1 to 2. */
export type MigrationSteps = Readonly<Record<"event" | "booth", readonly ((document: Document) => Document)[]>>;

const STEPS: MigrationSteps = { event: [], booth: [] };

/** A document as it would be written today. Throws for one of a later version, and for one of none. */
export function migrateDocument(
	kind: keyof MigrationSteps,
	document: unknown,
	file: string,
	steps: MigrationSteps = STEPS,
	to: number = DOCUMENT_VERSION,
): Document {
	if (typeof document !== "object" || document === null || Array.isArray(document)) {
		throw archiveFault("wrong-shape", file, { where: "" });
	}
	const { version } = document as { version?: unknown };
	if (typeof version !== "number" || !Number.isInteger(version) || version < 1 || version > to) {
		throw archiveFault("unknown-version", file, { detail: String(version) });
	}
	return steps[kind]
		.slice(version - 1, to - 1)
		.reduce<Document>(
			(before, step, index) => ({ ...step(before), version: version + index + 1 }),
			document as Document,
		);
}
