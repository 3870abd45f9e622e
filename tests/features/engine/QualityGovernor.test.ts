import { describe, expect, it } from "vitest";
import { Quality, QualityGovernor } from "#client/engine/Quality.ts";

/** Feeds frames of one length for a while; returns when the step changed, ms from the start. */
function run(governor: QualityGovernor, frameMs: number, forMs: number): number[] {
	const changes: number[] = [];
	for (let t = frameMs; t <= forMs; t += frameMs) if (governor.observe(frameMs)) changes.push(t);
	return changes;
}

describe("automatic quality", () => {
	it("[QUALITY1] slow frames step down until nothing is left to give up", () => {
		const governor = new QualityGovernor();
		expect(run(governor, 50, 20_000)).toHaveLength(2);
		expect(governor.step).toEqual({ level: "low", pixelRatio: 0.5 });
	});

	it("[QUALITY1] fast frames step up, but only after a while", () => {
		const governor = new QualityGovernor();
		const [first] = run(governor, 10, 60_000);
		expect(first).toBeGreaterThanOrEqual(6000);
		expect(governor.step.level).toBe("high");
	});

	it("[QUALITY1] frames in between change nothing", () => {
		expect(run(new QualityGovernor(), 20, 120_000)).toEqual([]);
	});

	it("[QUALITY2] a step up that was too much is not tried again soon, and ever later", () => {
		const governor = new QualityGovernor();
		const waits: number[] = [];
		for (let i = 0; i < 4; i++) {
			let waitedMs = 0;
			while (!governor.observe(10)) waitedMs += 10;
			waits.push(waitedMs);
			while (!governor.observe(40));
		}
		for (let i = 1; i < waits.length; i++) expect(waits[i]).toBeGreaterThan(waits[i - 1]! * 1.5);
	});

	it("[QUALITY1] a hidden tab's long frame is no reason to step down", () => {
		const governor = new QualityGovernor();
		for (let i = 0; i < 50; i++) {
			expect(governor.observe(5000)).toBe(false);
			expect(governor.observe(20)).toBe(false);
		}
	});

	it("[QUALITY1] a device that draws two frames a second steps down too", () => {
		const governor = new QualityGovernor();
		expect(run(governor, 500, 20_000)).toHaveLength(2);
		expect(governor.step).toEqual({ level: "low", pixelRatio: 0.5 });
	});

	it("[QUALITY3] a chosen quality stays, whatever the frames take; automatic follows them again", () => {
		const quality = new Quality("high");
		for (let i = 0; i < 500; i++) quality.observeFrame(60);
		expect(quality.store.getState()).toEqual({ setting: "high", level: "high", pixelRatio: 2 });
		quality.choose("auto");
		for (let i = 0; i < 500; i++) quality.observeFrame(60);
		expect(quality.level).toBe("low");
	});
});
