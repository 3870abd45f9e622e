import { expect, it } from "vitest";
import { nextOnTour, tourOf } from "#client/features/exhibits/tour.ts";

it("[EXHIBIT17] the way through a booth goes by the names of its slots, numbers as numbers", () => {
	const places = ["poster-10", "screen-1", "poster-2", "plinth-1", "brochure-1"].map((slot) => ({ slot }));
	expect(tourOf(places).map(({ slot }) => slot)).toEqual([
		"brochure-1",
		"plinth-1",
		"poster-2",
		"poster-10",
		"screen-1",
	]);
});

it("[EXHIBIT17] after the last exhibit comes the first, and a lone one has no other", () => {
	const slots = ["plinth-1", "poster-1", "screen-1"];
	expect(nextOnTour(slots, "plinth-1", 1)).toBe("poster-1");
	expect(nextOnTour(slots, "screen-1", 1)).toBe("plinth-1");
	expect(nextOnTour(slots, "plinth-1", -1)).toBe("screen-1");
	expect(nextOnTour(["plinth-1"], "plinth-1", 1)).toBeUndefined();
	expect(nextOnTour(slots, "elsewhere", 1)).toBeUndefined();
});
