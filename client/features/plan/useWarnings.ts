import { useEffect, useState } from "react";
import type { HallFrame } from "#shared/features/event/EventDocument.ts";
import type { BoothFootprints } from "#shared/features/plan/planPlacement.ts";
import { type PlanWarning, planWarnings } from "#shared/features/plan/planWarnings.ts";
import type { DraftThing } from "./PlanDraft.ts";

/** After the last change: looking for ways out takes longer than a frame of a drag may. */
const PAUSE_MS = 200;

/** What is amiss with a hall's plan, a moment after it was changed. */
export function useWarnings(
	things: ReadonlyMap<string, DraftThing>,
	frame: HallFrame | undefined,
	footprints: BoothFootprints,
): readonly PlanWarning[] {
	const [warnings, setWarnings] = useState<readonly PlanWarning[]>([]);
	useEffect(() => {
		if (!frame) return;
		const timer = setTimeout(() => {
			const all = [...things.values()];
			setWarnings(
				planWarnings({
					frame,
					things: all.filter(({ hallId }) => hallId === frame.id),
					footprints,
					hallIds: new Set(all.flatMap(({ object, hallId }) => (object.kind === "hall" && hallId ? [hallId] : []))),
				}),
			);
		}, PAUSE_MS);
		return () => clearTimeout(timer);
	}, [things, frame, footprints]);
	return warnings;
}
