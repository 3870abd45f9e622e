import { expect, it } from "vitest";
import { Spin } from "#client/features/exhibits/Spin.ts";

/** Turns to the right for a while, a move every 16 ms, and lets go. */
function swing(perMove: number, restMs = 0): Spin {
	const spin = new Spin();
	for (let at = 0; at <= 160; at += 16) spin.move(perMove, 0, at);
	spin.letGo(160 + restMs);
	return spin;
}

function turnOut(spin: Spin): number {
	let turned = 0;
	for (let frame = 0; frame < 600 && spin.isTurning; frame++) turned += spin.step(1 / 60).yaw;
	return turned;
}

it("[EXHIBIT18] a model let go of in a turn turns on that way, slower and slower, and stands", () => {
	const spin = swing(0.04);
	const first = spin.step(1 / 60).yaw;
	expect(first).toBeGreaterThan(0);
	expect(spin.step(1 / 60).yaw).toBeLessThan(first);
	const more = turnOut(spin);
	expect(more).toBeGreaterThan(0.2);
	expect(more).toBeLessThan(3);
	expect(spin.isTurning).toBe(false);
});

it("[EXHIBIT18] who rests before letting go gives no swing, and a wild one is held back", () => {
	expect(turnOut(swing(0.04, 200))).toBe(0);
	expect(turnOut(swing(5))).toBeLessThan(9 / 4 + 0.2);
});

it("[EXHIBIT18] taken in hand again it stands at once", () => {
	const spin = swing(0.04);
	spin.stop();
	expect(spin.isTurning).toBe(false);
	expect(spin.step(1 / 60)).toEqual({ yaw: 0, pitch: 0 });
});
