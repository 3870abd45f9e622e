import { defineQuestion } from "#server/hall/HallBus.ts";
import type { PersonElsewhere } from "#shared/features/roster/rosterMessages.ts";

/** Where somebody is whom others may want to be with. */
export interface Whereabouts {
	readonly instance: number;
	/** Whether they let others "go to" them. */
	readonly acceptsCompany: boolean;
}

/** Null from every instance where they are not, or only their dropped connection is. */
export const whereIsQuestion = defineQuestion<{ readonly visitorId: string }, Whereabouts | null>("roster/where-is");

/** Who in each instance has such a name. */
export const findQuestion = defineQuestion<
	{ readonly name: string },
	{
		readonly instance: number;
		readonly inside: number;
		readonly found: number;
		/** The first of them, FOUND_PEOPLE_MAX at most. */
		readonly people: readonly PersonElsewhere[];
	}
>("roster/find");
