import { describe, expect, it } from "vitest";
import { type KeptVisit, VisitStore } from "#server/features/visits/VisitStore.ts";
import { summarizeVisits } from "#server/features/visits/visitsRoutes.ts";
import { onEveryDatabase } from "#tests/harness/databases.ts";

const hall = { eventId: "carnival", hallId: "main" };
const NOW_MS = 1_800_000_000_000;

let visitsMade = 0;

/** One of many that are over; nobody is at two booths at once, so each began at a moment of its own. */
function visit(visitorId: string, boothId: string, dwellSeconds: number): KeptVisit {
	visitsMade += 1;
	const beganAtMs = NOW_MS - 3_600_000 - visitsMade * 100_000;
	const endedAtMs = beganAtMs + dwellSeconds * 1000;
	return { ...hall, visitorId, boothId, beganAtMs, lastHeardAtMs: endedAtMs, endedAtMs, dwellMs: dwellSeconds * 1000 };
}

function open(visitorId: string, boothId: string, heardAgoMs: number): KeptVisit {
	return {
		...hall,
		visitorId,
		boothId,
		beganAtMs: NOW_MS - 60_000,
		lastHeardAtMs: NOW_MS - heardAgoMs,
		endedAtMs: null,
		dwellMs: 60_000 - heardAgoMs,
	};
}

describe("VisitStore", () => {
	onEveryDatabase((queries) => {
		it("[VISIT8] sums up each booth: people, visits, engaged ones, dwell in all and in the middle, inside now", async () => {
			const store = new VisitStore(queries());
			const keeping = [
				store.keep(visit("anna", "twin", 10)),
				store.keep(visit("anna", "twin", 30)),
				store.keep(visit("bert", "twin", 19.5)),
				store.keep(open("carl", "twin", 5_000)),
				store.keep(visit("anna", "bank", 3)),
				store.keep(visit("bert", "bank", 20)),
				store.keep(visit("bert", "removed", 5)),
				store.keep({ ...visit("anna", "twin", 99), eventId: "another" }),
			];
			await store.close();
			await Promise.all(keeping);
			expect(await summarizeVisits(store, "carnival", ["bank", "twin", "unvisited"], NOW_MS)).toEqual({
				eventId: "carnival",
				generatedAtMs: NOW_MS,
				booths: [
					{
						boothId: "bank",
						visitors: 2,
						visits: 2,
						engagedVisits: 1,
						totalDwellSeconds: 23,
						medianDwellSeconds: 11.5,
						insideNow: 0,
					},
					{
						boothId: "twin",
						visitors: 3,
						visits: 4,
						engagedVisits: 2,
						totalDwellSeconds: 114.5,
						medianDwellSeconds: 24.75,
						insideNow: 1,
					},
					{
						boothId: "unvisited",
						visitors: 0,
						visits: 0,
						engagedVisits: 0,
						totalDwellSeconds: 0,
						medianDwellSeconds: 0,
						insideNow: 0,
					},
					{
						boothId: "removed",
						visitors: 1,
						visits: 1,
						engagedVisits: 0,
						totalDwellSeconds: 5,
						medianDwellSeconds: 5,
						insideNow: 0,
					},
				],
			});
		});

		it("[VISIT4] stamps a passport once for each booth, whoever asks on whatever day", async () => {
			const store = new VisitStore(queries());
			await Promise.all([
				store.keep(visit("anna", "twin", 25), { boothId: "twin", stampedAtMs: 5 }),
				store.keep(visit("anna", "twin", 25), { boothId: "twin", stampedAtMs: 9 }),
				store.keep(visit("anna", "bank", 25), { boothId: "bank", stampedAtMs: 7 }),
			]);
			await store.keep(visit("anna", "twin", 25), { boothId: "twin", stampedAtMs: 11 });
			await store.close();
			expect(await new VisitStore(queries()).passport("carnival", "anna")).toEqual([
				{ boothId: "twin", stampedAtMs: 5 },
				{ boothId: "bank", stampedAtMs: 7 },
			]);
			expect(await new VisitStore(queries()).passport("another", "anna")).toEqual([]);
		});

		it("[VISIT7] ends what a dead hall left open when it was last heard of, and gives back what may be resumed", async () => {
			const store = new VisitStore(queries());
			const late = open("anna", "twin", 5_000);
			const lost = open("bert", "twin", 31_000);
			await Promise.all([
				store.keep(late),
				store.keep(lost),
				store.keep({ ...open("carl", "twin", 1), hallId: "other" }),
			]);
			expect(await store.closeOpen(hall, NOW_MS)).toEqual([late]);
			const rows = await queries()
				.selectFrom("visits")
				.select(["visitor_id", "ended_at_ms"])
				.orderBy("visitor_id")
				.execute();
			expect(rows).toEqual([
				{ visitor_id: "anna", ended_at_ms: late.lastHeardAtMs },
				{ visitor_id: "bert", ended_at_ms: lost.lastHeardAtMs },
				{ visitor_id: "carl", ended_at_ms: null },
			]);
			expect(await store.closeOpen(hall, NOW_MS)).toEqual([]);
		});

		it("keeps the latest state of a visit, in whatever order tries reach it", async () => {
			const began = open("anna", "twin", 50_000);
			const later = open("anna", "twin", 40_000);
			const ended = { ...later, endedAtMs: later.lastHeardAtMs };
			for (const [order, expected] of [
				[[began, later, ended], ended],
				[[ended, later, began], ended],
				[[later, began], later],
				[[ended, { ...began, lastHeardAtMs: NOW_MS }], { ...began, lastHeardAtMs: NOW_MS }],
			] as const) {
				for (const together of [true, false]) {
					await queries().deleteFrom("visits").execute();
					const store = new VisitStore(queries());
					if (together) await Promise.all(order.map((state) => store.keep(state)));
					else for (const state of order) await store.keep(state);
					const row = await queries().selectFrom("visits").selectAll().executeTakeFirstOrThrow();
					expect(row).toMatchObject({ last_heard_at_ms: expected.lastHeardAtMs, ended_at_ms: expected.endedAtMs });
				}
			}
		});
	});
});
