import type { BoothInList } from "#shared/features/booths/boothEndpoints.ts";
import type { HallFrame } from "#shared/features/event/EventDocument.ts";
import type { PlanEntry } from "#shared/features/plan/PlanObject.ts";

export interface HallInOverview {
	readonly hallId: string;
	readonly frame: HallFrame;
}

/** In the order that they were made in. */
export function hallsOf(entries: readonly PlanEntry[]): HallInOverview[] {
	return entries
		.flatMap(({ object, position }) => (object.kind === "hall" ? [{ position, frame: object.value }] : []))
		.sort((one, other) => one.position - other.position)
		.map(({ frame }) => ({ hallId: frame.id, frame }));
}

export interface OverviewStep {
	readonly name: "event" | "plan" | "booths" | "review" | "people" | "publish";
	readonly section: string;
	readonly isDone: boolean;
	/** The first that is not done. */
	readonly isNext: boolean;
	/** Of what is left of it; 0 where it is not counted. */
	readonly count: number;
}

interface Progress {
	readonly entries: readonly PlanEntry[];
	readonly booths: readonly BoothInList[];
	/** Not published yet. */
	readonly changes: number;
	readonly isLive: boolean;
}

/** The way from an empty event to an open one, with what is left of each step. */
export function nextSteps({ entries, booths, changes, isLive }: Progress): OverviewStep[] {
	const settings = entries.find(({ object }) => object.kind === "event")?.object;
	const isDescribed =
		settings?.kind === "event" && Object.values(settings.value.summary).every((words) => words.trim() !== "");
	const unplaced = booths.filter(({ hallId }) => hallId === null).length;
	const waiting = booths.filter(({ review }) => review.state === "submitted").length;
	const hasWork = booths.some(({ revision, review }) => revision > 1 || review.state !== "draft");
	const steps = [
		{ name: "event", section: "event", isDone: isDescribed, count: 0 },
		{ name: "booths", section: "booths", isDone: booths.length > 0, count: 0 },
		{ name: "plan", section: "plan", isDone: booths.length > 0 && unplaced === 0, count: unplaced },
		{ name: "people", section: "people", isDone: hasWork, count: 0 },
		{ name: "review", section: "booths", isDone: booths.length > 0 && waiting === 0 && hasWork, count: waiting },
		{ name: "publish", section: "publish", isDone: isLive && changes === 0, count: isLive ? changes : 0 },
	] as const;
	const next = steps.findIndex(({ isDone }) => !isDone);
	return steps.map((step, index) => ({ ...step, isNext: index === next }));
}
