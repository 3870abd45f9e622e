import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { guestAddresses } from "#client/features/event/guestAddresses.ts";
import { nextSteps } from "#client/features/event/overview.ts";
import {
	afterSaving,
	countChanges,
	editsOf,
	faultsOf,
	layOver,
	withChange,
} from "#client/features/event/SettingsDraft.ts";
import { instantOf, wallTime } from "#client/features/event/zonedTime.ts";
import { slugOf } from "#client/ui/console/slugOf.ts";
import type { BoothInList } from "#shared/features/booths/boothEndpoints.ts";
import { slug } from "#shared/features/event/EventDocument.ts";
import type { PlanEntry, PlanObject } from "#shared/features/plan/PlanObject.ts";

function hall(more: Partial<{ capacity: number; mood: "day" | "evening"; en: string }> = {}): PlanObject {
	const { capacity = 100, mood = "day", en = "Hall" } = more;
	return {
		kind: "hall",
		value: {
			id: "h",
			name: { "zh-CN": "厅", en },
			size: { width: 30, depth: 20, height: 6 },
			arrival: { x: 0, z: 8, radius: 1.5, heading: 0 },
			capacity,
			mood,
		},
	};
}

function entry(object: PlanObject, revision: number, changedBy = "me"): PlanEntry {
	return { objectId: "hall:h", hallId: "h", object, position: 1, revision, changedAtMs: 0, changedBy };
}

describe("what is typed into the event's settings", () => {
	it("[CONSOLE5] is counted by setting, and gone once it is as it was", () => {
		const kept = entry(hall(), 3);
		const one = withChange({}, kept, hall({ capacity: 200, mood: "evening" }));
		expect(countChanges(one)).toBe(2);
		expect(withChange(one, kept, hall())).toEqual({});
		expect(editsOf([kept], one)).toEqual([
			{ objectId: "hall:h", hallId: "h", base: 3, object: hall({ capacity: 200, mood: "evening" }) },
		]);
	});

	it("[CONSOLE5] stays when somebody saved something else meanwhile, on top of theirs", () => {
		const typed = withChange({}, entry(hall(), 3), hall({ capacity: 200 }));
		const { unsaved, conflicts } = layOver([entry(hall({ mood: "evening" }), 5, "Li")], typed);
		expect(conflicts).toEqual([]);
		expect(unsaved["hall:h"]).toMatchObject({ base: 5, object: hall({ capacity: 200, mood: "evening" }) });
	});

	it("[CONSOLE5] is a conflict where both changed the same: nothing is lost, and it is told what", () => {
		const typed = withChange({}, entry(hall(), 3), hall({ capacity: 200 }));
		const { unsaved, conflicts } = layOver([entry(hall({ capacity: 300 }), 5, "Li")], typed);
		expect(conflicts).toMatchObject([{ objectId: "hall:h", fields: ["capacity"], mine: hall({ capacity: 200 }) }]);
		expect(unsaved["hall:h"]?.object).toEqual(hall({ capacity: 200 }));
	});

	it("[CONSOLE5] is no change any more when somebody saved just that", () => {
		const typed = withChange({}, entry(hall(), 3), hall({ capacity: 200 }));
		expect(layOver([entry(hall({ capacity: 200 }), 5)], typed)).toEqual({ unsaved: {}, conflicts: [] });
	});

	it("[CONSOLE5] what is typed while it is being saved stays, based on what was saved", () => {
		const kept = entry(hall(), 3);
		const sent = withChange({}, kept, hall({ capacity: 200 }));
		const since = withChange(sent, kept, hall({ capacity: 250 }));
		const saved = entry(hall({ capacity: 200 }), 4);
		expect(afterSaving(sent, [saved])).toEqual({});
		const left = afterSaving(since, [saved]);
		expect(layOver([saved], left)).toEqual({ unsaved: left, conflicts: [] });
		expect(left["hall:h"]).toMatchObject({ base: 4, object: hall({ capacity: 250 }) });
	});

	it("[CONSOLE5] what is missing is named by where it is", () => {
		expect([...faultsOf(hall({ en: "" }))]).toEqual(["name.en"]);
		expect(faultsOf(hall()).size).toBe(0);
	});
});

describe("dates", () => {
	it("[CONSOLE6] are typed as clocks of a time zone show them", () => {
		expect(instantOf("2026-11-01 09:00:00", "Asia/Shanghai")).toBe("2026-11-01T09:00:00+08:00");
		expect(instantOf("2026-07-01 09:00:00", "America/New_York")).toBe("2026-07-01T09:00:00-04:00");
		expect(instantOf("2026-12-01 09:00:00", "America/New_York")).toBe("2026-12-01T09:00:00-05:00");
		expect(instantOf("2026-11-01 09:00:00", "Asia/Kathmandu")).toBe("2026-11-01T09:00:00+05:45");
		expect(wallTime("2026-11-01T01:00:00Z", "Asia/Shanghai")).toBe("2026-11-01 09:00:00");
	});

	it("[CONSOLE6] come back as they were typed, wherever clocks show that time at all", () => {
		const zones = fc.constantFrom("UTC", "Asia/Shanghai", "America/New_York", "Europe/Berlin", "Australia/Lord_Howe");
		const moment = fc.integer({ min: Date.UTC(2024, 0), max: Date.UTC(2030, 0) });
		fc.assert(
			fc.property(zones, moment, (zone, atMs) => {
				const wall = wallTime(new Date(atMs).toISOString(), zone);
				expect(wallTime(instantOf(wall, zone), zone)).toBe(wall);
			}),
		);
	});
});

describe("guests", () => {
	it("[CONSOLE7] addresses are found in whatever was pasted, each once; what is none is told", () => {
		const pasted = 'Name;E-mail\nLi Wei;Li.Wei@example.com\n"Ann" <ann@example.org>, li.wei@example.com\tbroken@ ; x';
		expect(guestAddresses(pasted)).toEqual({
			addresses: ["li.wei@example.com", "ann@example.org"],
			refused: ["broken@"],
		});
		expect(guestAddresses("")).toEqual({ addresses: [], refused: [] });
	});
});

describe("short names", () => {
	it("[CONSOLE4] are made of a name's Latin letters and digits", () => {
		expect(slugOf("Spring Fair 2027!")).toBe("spring-fair-2027");
		expect(slugOf("Café Zürich")).toBe("cafe-zurich");
		expect(slugOf("漕河泾")).toBe("");
	});

	it("[CONSOLE4] are short names or nothing, whatever the name", () => {
		fc.assert(
			fc.property(fc.string({ maxLength: 120, unit: "grapheme" }), (name) => {
				const made = slugOf(name);
				expect(made === "" || slug.safeParse(made).success).toBe(true);
			}),
		);
	});
});

describe("what an event still needs", () => {
	const event = (summary: string): PlanEntry => ({
		...entry(
			{
				kind: "event",
				value: {
					id: "fair",
					title: { "zh-CN": "会", en: "Fair" },
					summary: { "zh-CN": summary, en: summary },
					venue: { "zh-CN": "地", en: "Place" },
					beforeOpening: { "zh-CN": "前", en: "Before" },
					afterClosing: { "zh-CN": "后", en: "After" },
				},
			},
			1,
		),
		objectId: "event",
		hallId: null,
	});
	const booth = (more: Partial<BoothInList>): BoothInList => ({
		boothId: "one",
		number: "A1",
		hallId: "h",
		name: { "zh-CN": "", en: "" },
		template: "inline",
		revision: 1,
		changedAtMs: 0,
		changedBy: "me",
		review: { state: "draft", comment: null, approvedVersion: null, submittedAtMs: null },
		problems: 0,
		isLive: false,
		...more,
	});
	const told = (steps: ReturnType<typeof nextSteps>) =>
		steps.filter(({ isNext }) => isNext).map(({ name, count }) => [name, count]);

	it("[CONSOLE3] begins with booths, then their places, and ends with publishing", () => {
		const entries = [event("About"), entry(hall(), 1)];
		const at = (booths: readonly BoothInList[], changes = 3, isLive = false) =>
			told(nextSteps({ entries, booths, changes, isLive }));
		expect(at([])).toEqual([["booths", 0]]);
		expect(at([booth({ hallId: null, number: null })])).toEqual([["plan", 1]]);
		expect(at([booth({})])).toEqual([["people", 0]]);
		const submitted = { state: "submitted", comment: null, approvedVersion: null, submittedAtMs: 1 } as const;
		expect(at([booth({ review: submitted })])).toEqual([["review", 1]]);
		const approved = { ...submitted, state: "approved", approvedVersion: 1 } as const;
		expect(at([booth({ review: approved })])).toEqual([["publish", 0]]);
		expect(at([booth({ review: approved })], 2, true)).toEqual([["publish", 2]]);
		expect(at([booth({ review: approved })], 0, true)).toEqual([]);
	});
});
