import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
	EXHIBIT_RESETS_AFTER_MS,
	ExhibitHandling,
	HANDLED_EXHIBITS_MAX,
} from "#server/features/exhibits/ExhibitHandling.ts";
import type { ExhibitState } from "#shared/features/exhibits/ExhibitState.ts";
import {
	exhibitChange,
	HOLD_EXPIRES_MS,
	PART_REACH_STEPS,
	PARTS_MAX,
} from "#shared/features/exhibits/exhibitMessages.ts";
import { mediaSecondsAt } from "#shared/features/exhibits/mediaClock.ts";

const everyoneNear = { isInReach: () => true, isThere: () => true, isAnyoneAt: () => true };
const nobodyAround = { ...everyoneNear, isAnyoneAt: () => false };

function start() {
	const states = new Map<string, ExhibitState>();
	return { states, handling: new ExhibitHandling(states) };
}

describe("holding an exhibit", () => {
	it("[EXHIBIT1] one visitor holds it; another is refused until it is let go", () => {
		const { states, handling } = start();
		expect(handling.hold("ann", "a/plinth", 0)).toBeNull();
		expect(handling.hold("bo", "a/plinth", 1)).toBe("held");
		expect(states.get("a/plinth")?.holder).toBe("ann");
		expect(handling.release("bo", "a/plinth")).toBe("not-holder");
		expect(handling.release("ann", "a/plinth")).toBeNull();
		expect(handling.hold("bo", "a/plinth", 2)).toBeNull();
	});

	it("[EXHIBIT2] whoever takes another exhibit in hand lets go of the one before", () => {
		const { states, handling } = start();
		handling.hold("ann", "a/plinth", 0);
		handling.change("ann", "a/plinth", { yaw: 9 }, 0);
		handling.hold("ann", "a/screen", 1);
		expect(states.get("a/plinth")?.holder).toBe("");
		expect(handling.hold("bo", "a/plinth", 2)).toBeNull();
	});

	it("[EXHIBIT3] a holder who does nothing for ten seconds has let go, even between two sweeps", () => {
		const { states, handling } = start();
		handling.hold("ann", "a/plinth", 0);
		handling.change("ann", "a/plinth", { yaw: 9 }, 5_000);
		handling.sweep(5_000 + HOLD_EXPIRES_MS - 1, everyoneNear);
		expect(states.get("a/plinth")?.holder).toBe("ann");
		expect(handling.change("ann", "a/plinth", { yaw: 10 }, 5_000 + HOLD_EXPIRES_MS)).toBe("not-holder");
		expect(handling.hold("bo", "a/plinth", 5_000 + HOLD_EXPIRES_MS)).toBeNull();
		expect(states.get("a/plinth")?.holder).toBe("bo");
		handling.sweep(5_000 + 2 * HOLD_EXPIRES_MS, everyoneNear);
		expect(states.get("a/plinth")?.holder).toBe("");
		expect(states.get("a/plinth")?.yaw).toBe(9);
	});

	it("[EXHIBIT4] walking out of reach lets go", () => {
		const { states, handling } = start();
		handling.hold("ann", "a/plinth", 0);
		handling.change("ann", "a/plinth", { page: 3 }, 0);
		handling.sweep(1, { ...everyoneNear, isInReach: (visitor, key) => !(visitor === "ann" && key === "a/plinth") });
		expect(states.get("a/plinth")?.holder).toBe("");
	});

	it("[EXHIBIT6] only its holder changes it, and each field by itself", () => {
		const { states, handling } = start();
		expect(handling.change("ann", "a/plinth", { yaw: 9 }, 0)).toBe("not-holder");
		expect(states.size).toBe(0);
		handling.hold("ann", "a/plinth", 0);
		expect(handling.change("bo", "a/plinth", { yaw: 9 }, 0)).toBe("not-holder");
		handling.change("ann", "a/plinth", { yaw: 9, apart: 255 }, 0);
		handling.change("ann", "a/plinth", { zoom: 128 }, 0);
		expect(states.get("a/plinth")).toMatchObject({ yaw: 9, apart: 255, zoom: 128, pitch: 128, page: 0 });
	});

	it("[EXHIBIT7] it is open only while it is held", () => {
		const { states, handling } = start();
		handling.hold("ann", "a/sphere", 0);
		handling.change("ann", "a/sphere", { open: true, page: 1 }, 0);
		expect(states.get("a/sphere")?.open).toBe(true);
		handling.sweep(HOLD_EXPIRES_MS, everyoneNear);
		expect(states.get("a/sphere")?.open).toBe(false);
	});
});

describe("a part of a model", () => {
	it("[EXHIBIT19] its holder takes one out at a time; taking another puts the one before back", () => {
		const { states, handling } = start();
		handling.hold("ann", "a/plinth", 0);
		handling.change("ann", "a/plinth", { part: 3, partX: 20, partY: -5, partZ: 127 }, 0);
		expect(states.get("a/plinth")).toMatchObject({ part: 3, partX: 20, partY: -5, partZ: 127 });
		handling.change("ann", "a/plinth", { partX: 21 }, 0);
		expect(states.get("a/plinth")).toMatchObject({ part: 3, partX: 21, partY: -5, partZ: 127 });
		handling.change("ann", "a/plinth", { part: 4, partY: 9 }, 0);
		expect(states.get("a/plinth")).toMatchObject({ part: 4, partX: 0, partY: 9, partZ: 0 });
		handling.change("ann", "a/plinth", { part: 0, partX: 50 }, 0);
		expect(states.get("a/plinth")).toMatchObject({ part: 0, partX: 0, partY: 0, partZ: 0 });
		handling.change("ann", "a/plinth", { partX: 50 }, 0);
		expect(states.get("a/plinth")).toMatchObject({ part: 0, partX: 0 });
		expect(handling.change("bo", "a/plinth", { part: 1, partX: 1 }, 0)).toBe("not-holder");
	});

	it("[EXHIBIT19] it goes no further than two radii, in whole steps", () => {
		for (const partX of [-128, 128, 0.5, Number.NaN]) {
			expect(exhibitChange.safeParse({ part: 1, partX }).success).toBe(false);
		}
		for (const part of [-1, 256, 1.5]) expect(exhibitChange.safeParse({ part }).success).toBe(false);
		const furthest = { part: PARTS_MAX, partX: -PART_REACH_STEPS, partY: PART_REACH_STEPS, partZ: 0 };
		expect(exhibitChange.parse(furthest)).toEqual(furthest);
	});

	it("[EXHIBIT20] however the hold ends, it is back, and what else was done stays", () => {
		const endings: Record<string, (handling: ExhibitHandling) => void> = {
			released: (handling) => handling.release("ann", "a/plinth"),
			expired: (handling) => handling.sweep(HOLD_EXPIRES_MS, everyoneNear),
			"walked away": (handling) => handling.sweep(1, { ...everyoneNear, isInReach: () => false }),
			"dropped or left": (handling) => handling.releaseAllOf("ann"),
			"took another": (handling) => handling.hold("ann", "a/other", 1),
			"another took it": (handling) => handling.hold("bo", "a/plinth", HOLD_EXPIRES_MS),
		};
		for (const [name, end] of Object.entries(endings)) {
			const { states, handling } = start();
			handling.hold("ann", "a/plinth", 0);
			handling.change("ann", "a/plinth", { apart: 200, part: 3, partX: 20, partY: -5, partZ: 7 }, 0);
			end(handling);
			expect(states.get("a/plinth"), name).toMatchObject({ apart: 200, part: 0, partX: 0, partY: 0, partZ: 0 });
		}
	});

	it("[EXHIBIT9] a model of which a part was out, and is back, stands as it came", () => {
		const { states, handling } = start();
		handling.hold("ann", "a/plinth", 0);
		handling.change("ann", "a/plinth", { part: 3, partX: 20 }, 0);
		expect(states.size).toBe(1);
		handling.releaseAllOf("ann");
		expect(states.size).toBe(0);
	});
});

describe("what is synced", () => {
	it("[EXHIBIT9] an exhibit that was let go as it came is not synced", () => {
		const { states, handling } = start();
		handling.hold("ann", "a/plinth", 0);
		handling.release("ann", "a/plinth");
		expect(states.size).toBe(0);
	});

	it("[EXHIBIT10] left alone for two minutes where nobody is, it stands as it came again", () => {
		const { states, handling } = start();
		handling.hold("ann", "a/plinth", 0);
		handling.change("ann", "a/plinth", { yaw: 9 }, 0);
		handling.release("ann", "a/plinth");
		handling.sweep(EXHIBIT_RESETS_AFTER_MS - 1, nobodyAround);
		expect(states.size).toBe(1);
		handling.sweep(EXHIBIT_RESETS_AFTER_MS, everyoneNear);
		expect(states.size).toBe(1);
		handling.sweep(EXHIBIT_RESETS_AFTER_MS, nobodyAround);
		expect(states.size).toBe(0);
	});

	it("[EXHIBIT11] an exhibit that the booth no longer shows is forgotten, and its holder's hand is free", () => {
		const { states, handling } = start();
		handling.hold("ann", "a/gone", 0);
		handling.change("ann", "a/gone", { yaw: 9 }, 0);
		handling.sweep(1, { ...everyoneNear, isThere: (key) => key !== "a/gone" });
		expect(states.size).toBe(0);
		expect(handling.release("ann", "a/gone")).toBe("not-holder");
	});

	it("[EXHIBIT12] there is an end to it: the one left alone the longest makes room, held ones never", () => {
		const { states, handling } = start();
		for (let n = 0; n < HANDLED_EXHIBITS_MAX; n++) {
			handling.hold("ann", `a/${n}`, n);
			handling.change("ann", `a/${n}`, { yaw: 1 }, n);
		}
		handling.hold("ann", "a/0", 550);
		handling.release("ann", "a/0");
		expect(handling.hold("bo", "b/new", 600)).toBeNull();
		expect(states.size).toBe(HANDLED_EXHIBITS_MAX);
		expect(states.has("a/0")).toBe(true);
		expect(states.has("a/1")).toBe(false);

		const crowded = start();
		for (let n = 0; n < HANDLED_EXHIBITS_MAX; n++) crowded.handling.hold(`v${n}`, `a/${n}`, 0);
		expect(crowded.handling.hold("late", "b/new", 1)).toBe("busy");
		expect(crowded.states.size).toBe(HANDLED_EXHIBITS_MAX);
	});
});

describe("a video's clock", () => {
	it("[EXHIBIT8] pausing keeps the second it was at, playing goes on from there", () => {
		const { states, handling } = start();
		handling.hold("ann", "a/screen", 0);
		handling.change("ann", "a/screen", { playing: true, mediaSeconds: 12 }, 1_000);
		const state = states.get("a/screen")!;
		expect(mediaSecondsAt(state, 4_000)).toBeCloseTo(15);
		handling.change("ann", "a/screen", { playing: false }, 5_500);
		expect(mediaSecondsAt(state, 99_000)).toBeCloseTo(16.5);
		handling.change("ann", "a/screen", { playing: true }, 8_000);
		expect(mediaSecondsAt(state, 9_000)).toBeCloseTo(17.5);
	});

	it("[EXHIBIT8] it never runs backwards, nor past the end", () => {
		fc.assert(
			fc.property(
				fc.boolean(),
				fc.double({ min: 0, max: 86_400, noNaN: true }),
				fc.integer({ min: 0, max: 2 ** 41 }),
				fc.integer({ min: -100_000, max: 10_000_000 }),
				fc.nat(10_000),
				fc.double({ min: 0.1, max: 90_000, noNaN: true }),
				(playing, mediaSeconds, mediaSinceMs, afterMs, laterMs, duration) => {
					const clock = { playing, mediaSeconds, mediaSinceMs };
					const now = mediaSecondsAt(clock, mediaSinceMs + afterMs, duration);
					const later = mediaSecondsAt(clock, mediaSinceMs + afterMs + laterMs, duration);
					expect(later).toBeGreaterThanOrEqual(now);
					expect(later).toBeLessThanOrEqual(duration);
					if (!playing) expect(later).toBe(now);
				},
			),
		);
	});
});

describe("always", () => {
	const visitor = fc.constantFrom("ann", "bo", "cy");
	const exhibit = fc.constantFrom("a/1", "a/2", "b/1");
	const step = fc.oneof(
		fc.record({ act: fc.constant("hold" as const), visitor, exhibit, afterMs: fc.nat(4_000) }),
		fc.record({ act: fc.constant("change" as const), visitor, exhibit, afterMs: fc.nat(4_000), yaw: fc.nat(255) }),
		fc.record({ act: fc.constant("release" as const), visitor, exhibit, afterMs: fc.nat(4_000) }),
		fc.record({ act: fc.constant("leave" as const), visitor, exhibit, afterMs: fc.nat(4_000) }),
		fc.record({
			act: fc.constant("sweep" as const),
			visitor,
			exhibit,
			afterMs: fc.nat(200_000),
			anyone: fc.boolean(),
			reach: fc.boolean(),
		}),
	);

	it("[EXHIBIT1] [EXHIBIT2] whatever happens in whatever order: one holder an exhibit, one exhibit a holder, nothing by others", () => {
		fc.assert(
			fc.property(fc.array(step, { maxLength: 60 }), (steps) => {
				const { states, handling } = start();
				let nowMs = 1;
				for (const next of steps) {
					nowMs += next.afterMs;
					const yaws = new Map([...states].map(([key, state]) => [key, state.yaw]));
					const holders = new Map([...states].map(([key, state]) => [key, state.holder]));
					if (next.act === "hold") {
						const refusal = handling.hold(next.visitor, next.exhibit, nowMs);
						expect(states.get(next.exhibit)?.holder === next.visitor).toBe(refusal === null);
					} else if (next.act === "change") {
						const refusal = handling.change(next.visitor, next.exhibit, { yaw: next.yaw }, nowMs);
						if (refusal === null) expect(holders.get(next.exhibit)).toBe(next.visitor);
						else expect(states.get(next.exhibit)?.yaw).toBe(yaws.get(next.exhibit));
					} else if (next.act === "release") handling.release(next.visitor, next.exhibit);
					else if (next.act === "leave") {
						handling.releaseAllOf(next.visitor);
						expect([...states.values()].some((state) => state.holder === next.visitor)).toBe(false);
					} else {
						handling.sweep(nowMs, {
							isInReach: () => next.reach,
							isThere: () => true,
							isAnyoneAt: () => next.anyone,
						});
					}
					const held = [...states.values()].map((state) => state.holder).filter((holder) => holder !== "");
					expect(new Set(held).size).toBe(held.length);
				}
			}),
		);
	});
});
