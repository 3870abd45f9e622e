import { expect, it } from "vitest";
import { ChangeRate } from "#server/features/exhibits/ChangeRate.ts";

it("[EXHIBIT13] a visitor may ask twenty times a second, is told how long to wait, and costs others nothing", () => {
	const rate = new ChangeRate(20);
	for (let n = 0; n < 20; n++) expect(rate.take("ann", 1_000)).toBe(0);
	const waitMs = rate.take("ann", 1_000);
	expect(waitMs).toBe(50);
	expect(rate.take("bo", 1_000)).toBe(0);
	expect(rate.take("ann", 1_000 + waitMs)).toBe(0);
	expect(rate.take("ann", 1_000 + waitMs)).toBeGreaterThan(0);
});
