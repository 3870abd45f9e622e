import { readFile } from "node:fs/promises";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { readBoothTemplate } from "#shared/features/booths/readBoothTemplate.ts";
import { type HallDocument, type HallFrame, hallDocument } from "#shared/features/event/EventDocument.ts";
import type { PlanObject, PlanObjectKind } from "#shared/features/plan/PlanObject.ts";
import type { BoothFootprints, PlanThing } from "#shared/features/plan/planPlacement.ts";
import { type PlanWarning, planWarnings } from "#shared/features/plan/planWarnings.ts";
import { separationOf } from "#shared/features/plan/rectangles.ts";
import type { FloorRectangle } from "#shared/space/vector.ts";
import { SAMPLE_EVENT } from "#tests/harness/hall.ts";

const FRAME: HallFrame = {
	id: "hall",
	name: { "zh-CN": "厅", en: "Hall" },
	size: { width: 30, depth: 20, height: 6 },
	arrival: { x: 0, z: 8, radius: 1.5, heading: 0 },
	capacity: 100,
};

function warn(things: readonly PlanThing[], { frame = FRAME, footprints = new Map() as BoothFootprints } = {}) {
	return planWarnings({ frame, things, footprints, hallIds: new Set(["hall", "other"]) });
}

function codes(warnings: readonly PlanWarning[]): string[] {
	return warnings.map(({ code, objectIds }) => [code, ...objectIds].join(" "));
}

/** A stand of three by three. */
function booth(
	objectId: string,
	x: number,
	z: number,
	more: { rotation?: number; number?: string; quarter?: string } = {},
) {
	const { rotation = 0, number = objectId, quarter } = more;
	const value = { boothId: objectId, number, x, z, rotation, ...(quarter ? { quarter } : {}) };
	return { objectId, object: { kind: "booth", value } as PlanObject };
}

function thing(objectId: string, kind: PlanObjectKind, value: object): PlanThing {
	return { objectId, object: { kind, value } as PlanObject };
}

/** A hall's document as the things of a plan. */
function thingsOf(hall: HallDocument): PlanThing[] {
	const all = (kind: PlanObjectKind, values: readonly object[] = []) =>
		values.map((value, index) => thing(`${kind}-${index}`, kind, value));
	return [
		...all("booth", hall.booths),
		...all("quarter", hall.quarters),
		...all("wall", hall.walls),
		...all("block", hall.blocks),
		...all("stage", hall.stage ? [hall.stage] : []),
		...all("landmark", hall.landmark ? [hall.landmark] : []),
		...all("furniture", hall.furniture),
		...all("sign", hall.signs),
	];
}

async function sampleHall() {
	const folder = `assets/events/${SAMPLE_EVENT}`;
	const hall = hallDocument.parse(JSON.parse(await readFile(`${folder}/event.json`, "utf8")).halls[0]);
	const footprints = new Map(
		await Promise.all(
			hall.booths.map(async ({ boothId }) => {
				const { template } = JSON.parse(await readFile(`${folder}/booths/${boothId}/booth.json`, "utf8"));
				const bytes = await readFile(`assets/booths/templates/${template}.glb`);
				return [boothId, readBoothTemplate(bytes)] as const;
			}),
		),
	);
	return { hall, footprints };
}

describe("a plan without faults", () => {
	it("[PLAN1] nothing is found in the sample hall, which was walked and measured", async () => {
		const { hall, footprints } = await sampleHall();
		const found = planWarnings({
			frame: hall,
			things: thingsOf(hall),
			footprints,
			hallIds: new Set([hall.id]),
		});
		expect(codes(found)).toEqual([]);
	});

	it("[PLAN1] nothing is found where two booths stand back to back, touching, before wide aisles", () => {
		expect(codes(warn([booth("a1", 0, 0), booth("a2", 3, 0), booth("b1", 0, -3, { rotation: Math.PI })]))).toEqual([]);
	});
});

describe("what stands in something else", () => {
	it("[PLAN1] booths that reach into each other, turned or not, are told together", () => {
		expect(codes(warn([booth("a1", 0, 0), booth("a2", 2.9, 0)]))).toContain("collision a1 a2");
		expect(codes(warn([booth("a1", 0, 0), booth("a2", 3.4, 0, { rotation: Math.PI / 4 })]))).toContain(
			"collision a1 a2",
		);
		expect(codes(warn([booth("a1", 0, 0), booth("a2", 3.7, 0, { rotation: Math.PI / 4 })]))).not.toContain(
			"collision a1 a2",
		);
	});

	it("[PLAN1] rugs lie under everything, and walls may meet", () => {
		const wall = (id: string, x: number, z: number) =>
			thing(id, "wall", { from: { x: -5, z: -5 }, to: { x, z }, height: 3 });
		const rug = thing("rug", "furniture", { kind: "rug", x: 0, z: 0, width: 6, depth: 6, rotation: 0 });
		expect(codes(warn([booth("a1", 0, 0), rug, wall("w1", -9, -5), wall("w2", -5, -9)]))).toEqual([]);
	});

	it("[PLAN1] a booth that reaches out of the hall is told", () => {
		expect(codes(warn([booth("a1", 14, 0)]))).toContain("outside-hall a1");
		expect(codes(warn([booth("a1", 13.5, 0)]))).not.toContain("outside-hall a1");
	});

	it("[PLAN1] where visitors arrive has to be free", () => {
		const block = thing("column", "block", { x: 0, z: 8, width: 4, depth: 4, rotation: 0, height: 3 });
		expect(codes(warn([block]))).toContain("arrival-blocked");
	});
});

describe("aisles", () => {
	it("[PLAN2] before an open front 1.8 m are clear, and how much there is is told", () => {
		const facing = (gap: number) => [booth("a1", 0, -3), booth("a2", 0, gap, { rotation: Math.PI })];
		expect(codes(warn(facing(1.8)))).toEqual([]);
		const [narrow] = warn(facing(1.2)).filter(({ code }) => code === "narrow-aisle");
		expect(narrow).toMatchObject({ objectIds: ["a1", "a2"], wanted: 1.8 });
		expect(narrow?.metres).toBeCloseTo(1.2);
	});

	it("[PLAN2] an aisle under a sign, or that one arrives in, is 3 m wide", () => {
		const aisle = [booth("a1", 0, -3), booth("a2", 0, 2.5, { rotation: Math.PI })];
		const sign = thing("sign", "sign", { x: 0.5, z: -0.2, rotation: 0, quarter: "q", arrow: "ahead" });
		const quarter = thing("q", "quarter", { id: "q", carpet: { x: 0, z: 0, width: 9, depth: 9, rotation: 0 } });
		const booths = [aisle[0]!, booth("a2", 0, 2.5, { rotation: Math.PI, quarter: "q" })];
		expect(codes(warn(aisle))).toEqual([]);
		expect(warn([...booths, sign, quarter])).toEqual([
			{ code: "narrow-aisle", objectIds: ["a1", "a2"], metres: 2.5, wanted: 3 },
		]);
	});

	it("[PLAN2] between solid things an aisle is 1.8 m wide, a joint up to 0.4 m is none", () => {
		const beside = (gap: number) => codes(warn([booth("a1", 0, 0), booth("a2", 3 + gap, 0)]));
		expect(beside(0.4)).toEqual([]);
		expect(beside(1)).toEqual(["narrow-aisle a1 a2"]);
		expect(beside(1.8)).toEqual([]);
	});

	it("[PLAN2] the outer wall ends an aisle as well", () => {
		expect(warn([booth("a1", -10, 7.5)])).toMatchObject([{ code: "narrow-aisle", objectIds: ["a1"], metres: 1 }]);
	});
});

describe("ways out", () => {
	const wall = (id: string, from: [number, number], to: [number, number]) =>
		thing(id, "wall", { from: { x: from[0], z: from[1] }, to: { x: to[0], z: to[1] }, height: 3 });
	/** A room with a door of so many metres. */
	const room = (door: number) => [
		wall("west", [-6, -10], [-6, -2]),
		wall("east", [6, -10], [6, -2]),
		wall("south-1", [-6, -2], [-door / 2, -2]),
		wall("south-2", [door / 2, -2], [6, -2]),
	];

	it("[PLAN3] every booth's front is reached from the entrance on a way 1.2 m wide", () => {
		expect(codes(warn([booth("a1", 0, -7), ...room(2.2)])).filter((code) => code.startsWith("no-escape"))).toEqual([]);
		expect(codes(warn([booth("a1", 0, -7), ...room(1.1)]))).toContain("no-escape a1");
	});

	it("[PLAN3] a passage is a way out too", () => {
		const passage = thing("p", "passage", { x: 3, z: -9.5, rotation: 0, width: 3, to: "other" });
		expect(codes(warn([booth("a1", -3, -7), ...room(0.8), passage]))).not.toContain("no-escape a1");
	});
});

describe("numbers, quarters and passages", () => {
	it("[PLAN4] two booths of one number are told, and one without", () => {
		const things = [
			booth("a1", -9, 0, { number: "A1" }),
			booth("a2", 0, 0, { number: "a1 " }),
			booth("a3", 9, 0, { number: "?" }),
		];
		expect(codes(warn(things))).toEqual(["duplicate-number a1 a2", "no-number a3"]);
	});

	it("[PLAN4] a quarter without booths, and one that is named but not there, are told", () => {
		const quarter = thing("q", "quarter", { id: "q", carpet: { x: 0, z: 0, width: 9, depth: 9, rotation: 0 } });
		expect(codes(warn([quarter, booth("a1", 0, 0, { quarter: "gone" })]))).toEqual([
			"empty-quarter q",
			"unknown-quarter a1",
		]);
	});

	it("[PLAN4] a passage leads to another hall of the event", () => {
		const passage = (id: string, to: string) => thing(id, "passage", { x: 5, z: -9, rotation: 0, width: 3, to });
		expect(codes(warn([passage("p1", "other"), passage("p2", "gone"), passage("p3", "hall")]))).toEqual([
			"passage-to-nowhere p2",
			"passage-to-nowhere p3",
		]);
	});
});

const rectangle: fc.Arbitrary<FloorRectangle> = fc.record({
	x: fc.double({ min: -10, max: 10, noNaN: true }),
	z: fc.double({ min: -10, max: 10, noNaN: true }),
	width: fc.double({ min: 0.2, max: 8, noNaN: true }),
	depth: fc.double({ min: 0.2, max: 8, noNaN: true }),
	rotation: fc.double({ min: -3, max: 3, noNaN: true }),
});

describe("how two rectangles lie to each other", () => {
	it("[PLAN1] is the same seen from either, and from anywhere", () => {
		fc.assert(
			fc.property(rectangle, rectangle, fc.double({ min: -50, max: 50, noNaN: true }), (one, other, by) => {
				const { gap } = separationOf(one, other);
				expect(separationOf(other, one).gap).toBeCloseTo(gap, 6);
				const moved = (place: FloorRectangle) => ({ ...place, x: place.x + by, z: place.z - by });
				expect(separationOf(moved(one), moved(other)).gap).toBeCloseTo(gap, 6);
			}),
		);
	});

	it("[PLAN1] moved apart by their gap, they no longer reach into each other", () => {
		fc.assert(
			fc.property(rectangle, rectangle, (one, other) => {
				const far = { ...other, x: one.x + 40 };
				expect(separationOf(one, far).gap).toBeGreaterThan(0);
				expect(separationOf(one, one).gap).toBeLessThan(0);
			}),
		);
	});
});
