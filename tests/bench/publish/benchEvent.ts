import { approveBooth, createBooth, editBooth, listBooths, readBooth } from "#shared/features/booths/boothEndpoints.ts";
import { createEvent } from "#shared/features/event/eventEndpoints.ts";
import type { PlanEdit } from "#shared/features/plan/PlanObject.ts";
import { editPlan, readPlan } from "#shared/features/plan/planEndpoints.ts";
import { publishEvent } from "#shared/features/publishing/publishingEndpoints.ts";
import type { ConsoleUser } from "#tests/harness/ConsoleUser.ts";
import { SAMPLE_EVENT } from "#tests/harness/hall.ts";

export const BENCH_EVENT = "bench-fair";
export const BENCH_HALL = "main";

const COLUMNS = 10;
/** From one booth's middle to the next one's: rows of stands with aisles of four metres. */
const PITCH = { x: 8, z: 7 };

export interface BenchHall {
	readonly booths: number;
	/** What rows of stands need where it is left out, square metres. */
	readonly areaM2?: number;
	readonly capacity?: number;
	/** Deep in the hall, with free floor before it. */
	readonly hasStage?: boolean;
}

/** Before the stage's front, metres. */
export const BEFORE_STAGE = 16;
const STAGE = { width: 14, depth: 6, height: 0.8 };

/** Publishes an event with one hall, each booth with an exhibitor's content of the sample's, as an organizer would through the API. */
export async function makeBenchEvent(owner: ConsoleUser, wanted: BenchHall): Promise<readonly string[]> {
	const { booths } = wanted;
	const layout = layOut(wanted);
	const params = { eventId: BENCH_EVENT };
	const title = { "zh-CN": "压力展会", en: "Bench fair" };
	await owner.call(createEvent, { body: { eventId: BENCH_EVENT, title } });
	await resizeHall(owner, layout, wanted.capacity ?? 500);
	const samples = (await owner.call(listBooths, { params: { eventId: SAMPLE_EVENT } })).map(({ boothId }) => boothId);
	const ids: string[] = [];
	for (let index = 0; index < booths; index++) {
		const boothId = `booth-${index + 1}`;
		const sample = await owner.call(readBooth, {
			params: { eventId: SAMPLE_EVENT, boothId: samples[index % samples.length]! },
		});
		const name = { "zh-CN": `展商 ${index + 1}`, en: `Exhibitor ${index + 1}` };
		const made = await owner.call(createBooth, { params, body: { boothId, name, template: "inline" } });
		// Whatever the stand, it fits the grid: a row stand takes what its slots take.
		const exhibits = Object.fromEntries(Object.entries(sample.draft.exhibits).filter(([slot]) => ROW_SLOTS.has(slot)));
		const draft = { ...sample.draft, id: boothId, name, template: "inline", exhibits };
		const of = { ...params, boothId };
		const edited = await owner.call(editBooth, { params: of, body: { base: made.revision, draft } });
		await owner.call(approveBooth, {
			params: of,
			body: { base: edited.revision, overBudgetReason: "a bench of full booths" },
		});
		ids.push(boothId);
	}
	const edits = ids.map((boothId, index): PlanEdit => {
		const column = index % layout.columns;
		const row = Math.floor(index / layout.columns);
		const x = (column - (layout.columns - 1) / 2) * layout.pitchX;
		const z = layout.firstZ + row * layout.pitchZ;
		const number = `${String.fromCharCode(65 + row)}${column + 1}`;
		const value = { boothId, number, x, z, rotation: 0 };
		return { objectId: `place-${boothId}`, hallId: BENCH_HALL, base: 0, object: { kind: "booth", value } };
	});
	if (layout.stage) {
		const object = { kind: "stage" as const, value: { ...layout.stage, rotation: 0, ...STAGE } };
		edits.push({ objectId: "the-stage", hallId: BENCH_HALL, base: 0, object });
	}
	await owner.call(editPlan, { params, body: { edits } });
	await owner.call(publishEvent, { params, body: {} });
	return ids;
}

/** Slots that the row stand has; what does not fit is refused at the approval. */
const ROW_SLOTS = new Set(["poster-1", "poster-2", "screen-1", "plinth-1", "brochure-1"]);

interface Layout {
	readonly columns: number;
	readonly width: number;
	readonly depth: number;
	readonly pitchX: number;
	readonly pitchZ: number;
	readonly firstZ: number;
	readonly stage?: { readonly x: number; readonly z: number };
}

/** Booths evenly over the hall, a third wider than deep, where an area is wanted; else close together. */
function layOut({ booths, areaM2, hasStage = false }: BenchHall): Layout {
	const forStage = hasStage ? STAGE.depth + BEFORE_STAGE : 0;
	const columns = areaM2 === undefined ? COLUMNS : Math.ceil(Math.sqrt(booths));
	const rows = Math.ceil(booths / columns);
	const width = areaM2 === undefined ? COLUMNS * PITCH.x + 16 : Math.sqrt((areaM2 * 4) / 3);
	const depth = areaM2 === undefined ? rows * PITCH.z + 20 + forStage : areaM2 / width;
	const pitchX = areaM2 === undefined ? PITCH.x : (width - 3) / columns;
	const pitchZ = areaM2 === undefined ? PITCH.z : (depth - 8 - forStage) / rows;
	const firstZ = -depth / 2 + 2 + forStage + pitchZ / 2;
	return {
		...{ columns, width, depth, pitchX, pitchZ, firstZ },
		...(hasStage ? { stage: { x: 0, z: -depth / 2 + 1 + STAGE.depth / 2 } } : {}),
	};
}

async function resizeHall(owner: ConsoleUser, { width, depth }: Layout, capacity: number): Promise<void> {
	const params = { eventId: BENCH_EVENT };
	const { entries } = await owner.call(readPlan, { params });
	const hall = entries.find(({ objectId }) => objectId === `hall:${BENCH_HALL}`);
	if (hall?.object.kind !== "hall") throw new Error("makeBenchEvent: the event has no hall");
	const value = {
		...hall.object.value,
		size: { width, depth, height: 10 },
		arrival: { x: 0, z: depth / 2 - 4, radius: 3, heading: 0 },
		capacity,
	};
	const { objectId, hallId, revision } = hall;
	await owner.call(editPlan, {
		params,
		body: { edits: [{ objectId, hallId, base: revision, object: { kind: "hall", value } }] },
	});
}
