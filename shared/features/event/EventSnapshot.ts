import * as z from "zod";
import { boothDraft } from "../booths/BoothDraft.ts";
import { planEntry } from "../plan/PlanObject.ts";
import { DOCUMENT_VERSION, type EventDocument, eventDocument, type HallDocument, slug } from "./EventDocument.ts";

/** A thing of a plan, without who changed it and when. */
export const snapshotEntry = planEntry.pick({ objectId: true, hallId: true, object: true, position: true });
export type SnapshotEntry = z.infer<typeof snapshotEntry>;

/** An event whole, as it is published: everything of its plan, and every booth's content. */
export const eventSnapshot = z.strictObject({
	version: z.literal(DOCUMENT_VERSION),
	entries: z.array(snapshotEntry),
	/** By booth id. Media are addresses below `/content/`. */
	booths: z.record(slug, boothDraft),
	/** Templates of booths that stand in a hall and are not approved yet: an empty stand is shown. */
	empty: z.record(slug, boothDraft.shape.template),
});
export type EventSnapshot = z.infer<typeof eventSnapshot>;

/** In the order that visitors meet them: halls as they were made, things by their kind's order. */
export function composeEvent(entries: readonly SnapshotEntry[]): EventDocument {
	const inOrder = [...entries].sort((a, b) => a.position - b.position || (a.objectId < b.objectId ? -1 : 1));
	const settings = inOrder.find(({ object }) => object.kind === "event")?.object;
	if (settings?.kind !== "event") throw new Error("composeEvent: the settings are missing");
	const halls = inOrder.flatMap(({ hallId, object }) =>
		object.kind === "hall"
			? [
					composeHall(
						object.value,
						inOrder.filter((entry) => entry.hallId === hallId),
					),
				]
			: [],
	);
	return eventDocument.parse({ version: DOCUMENT_VERSION, ...settings.value, halls });
}

function composeHall(
	frame: Pick<HallDocument, "id" | "name" | "size" | "arrival" | "mood" | "capacity" | "instances">,
	entries: readonly SnapshotEntry[],
): HallDocument {
	const hall: HallDocument = {
		...frame,
		walls: [],
		blocks: [],
		furniture: [],
		signs: [],
		surfaces: [],
		passages: [],
		quarters: [],
		booths: [],
	};
	for (const { object } of entries) {
		switch (object.kind) {
			case "booth":
				hall.booths.push(object.value);
				break;
			case "quarter":
				hall.quarters.push(object.value);
				break;
			case "wall":
				hall.walls.push(object.value);
				break;
			case "block":
				hall.blocks.push(object.value);
				break;
			case "furniture":
				hall.furniture?.push(object.value);
				break;
			case "sign":
				hall.signs?.push(object.value);
				break;
			case "surface":
				hall.surfaces?.push(object.value);
				break;
			case "passage":
				hall.passages?.push(object.value);
				break;
			case "stage":
				hall.stage = object.value;
				break;
			case "landmark":
				hall.landmark = object.value;
				break;
			case "event":
			case "hall":
				break;
			default:
				object satisfies never;
		}
	}
	return hall;
}

/** The other way round: an event's document as the things it is made of. Ids follow from kind and order. */
export function takeApart({ version: _version, halls, ...settings }: EventDocument): SnapshotEntry[] {
	const entries: SnapshotEntry[] = [
		{ objectId: "event", hallId: null, position: 0, object: { kind: "event", value: settings } },
	];
	halls.forEach((hall, position) => {
		const { id, name, size, arrival, mood, capacity, instances } = hall;
		const frame = {
			id,
			name,
			size,
			arrival,
			capacity,
			...(instances === undefined ? {} : { instances }),
			...(mood === undefined ? {} : { mood }),
		};
		entries.push({ objectId: `hall:${id}`, hallId: id, position, object: { kind: "hall", value: frame } });
		const objects: SnapshotEntry["object"][] = [
			...hall.booths.map((value) => ({ kind: "booth", value }) as const),
			...hall.quarters.map((value) => ({ kind: "quarter", value }) as const),
			...hall.walls.map((value) => ({ kind: "wall", value }) as const),
			...hall.blocks.map((value) => ({ kind: "block", value }) as const),
			...(hall.stage ? [{ kind: "stage", value: hall.stage } as const] : []),
			...(hall.landmark ? [{ kind: "landmark", value: hall.landmark } as const] : []),
			...(hall.furniture ?? []).map((value) => ({ kind: "furniture", value }) as const),
			...(hall.signs ?? []).map((value) => ({ kind: "sign", value }) as const),
			...(hall.surfaces ?? []).map((value) => ({ kind: "surface", value }) as const),
			...(hall.passages ?? []).map((value) => ({ kind: "passage", value }) as const),
		];
		const counts = new Map<string, number>();
		for (const object of objects) {
			const count = (counts.get(object.kind) ?? 0) + 1;
			counts.set(object.kind, count);
			entries.push({ objectId: `${object.kind}-${position + 1}-${count}`, hallId: id, position: count, object });
		}
	});
	return entries;
}

/** Every address below `/content/` that a document names, by the last part of it. */
export function mediaNames(document: unknown, names = new Set<string>()): Set<string> {
	if (typeof document === "string") {
		if (document.startsWith("/content/")) names.add(document.slice("/content/".length));
	} else if (Array.isArray(document)) {
		for (const item of document) mediaNames(item, names);
	} else if (typeof document === "object" && document !== null) {
		for (const item of Object.values(document)) mediaNames(item, names);
	}
	return names;
}
