import { expect, it } from "vitest";
import { GuessLimits } from "#server/http/GuessLimits.ts";

it("[HEADSET4] ten guesses a minute from an address; others still have theirs", async () => {
	const limits = new GuessLimits();
	const waits = await Promise.all(Array.from({ length: 12 }, () => limits.admit("1.2.3.4")));
	expect(waits.filter((wait) => wait === 0)).toHaveLength(10);
	for (const wait of waits.slice(10)) {
		expect(wait).toBeGreaterThan(0);
		expect(wait).toBeLessThanOrEqual(60_000);
	}
	expect(await limits.admit("5.6.7.8")).toBe(0);
});

it("[HEADSET4] sixty a minute from all addresses together", async () => {
	const limits = new GuessLimits();
	const waits = await Promise.all(Array.from({ length: 100 }, (_, index) => limits.admit(`10.0.0.${index}`)));
	expect(waits.filter((wait) => wait === 0)).toHaveLength(60);
});

it("[HEADSET4] who is over their own limit uses up nobody else's", async () => {
	const limits = new GuessLimits();
	for (let guess = 0; guess < 500; guess++) await limits.admit("1.2.3.4");
	const others = await Promise.all(Array.from({ length: 50 }, (_, index) => limits.admit(`10.0.0.${index}`)));
	expect(others.every((wait) => wait === 0)).toBe(true);
});

it("[HEADSET4] a right code counts for nothing", async () => {
	const limits = new GuessLimits();
	for (let arrival = 0; arrival < 200; arrival++) {
		expect(await limits.admit("1.2.3.4")).toBe(0);
		await limits.forgive("1.2.3.4");
	}
});
