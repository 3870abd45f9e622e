import type { ArchiveProblem, ArchiveProblemCode } from "#shared/features/archive/archiveEndpoints.ts";

/** An archive that is not taken, and why: thrown from wherever it is found out. */
export class ArchiveFault extends Error {
	readonly problems: readonly ArchiveProblem[];

	constructor(problems: readonly ArchiveProblem[], options?: ErrorOptions) {
		super(problems.map(({ file, code }) => `${file}: ${code}`).join(", "), options);
		this.problems = problems;
	}
}

/** `throw archiveFault("missing", "event.json")` */
export function archiveFault(
	code: ArchiveProblemCode,
	file = "",
	more: Pick<ArchiveProblem, "where" | "detail"> = {},
): ArchiveFault {
	return new ArchiveFault([{ file, code, ...more }]);
}
