import type { Browser } from "playwright-core";
import { afterAll, beforeAll, expect, it } from "vitest";
import type { HallConnection } from "#client/connection/HallConnection.ts";
import { PoseBuffer } from "#client/features/poses/PoseBuffer.ts";
import { createPoseSample } from "#shared/features/poses/PoseSample.ts";
import { generationOfSeat, Mark, slotOfSeat } from "#shared/features/roster/RosterState.ts";
import { launchBrowser } from "#tests/harness/browser.ts";
import { eventually } from "#tests/harness/eventually.ts";
import { type HallHarness, startHall } from "#tests/harness/hall.ts";
import { Headset, installHeadset } from "#tests/harness/iwer.ts";
import { PATIENCE_MS, Visitor } from "#tests/harness/Visitor.ts";
import { Walker } from "#tests/harness/Walker.ts";

let browser: Browser;
beforeAll(async () => {
	browser = await launchBrowser();
});
afterAll(() => browser?.close());

/** What another visitor's own client makes of somebody's poses. */
function watch(hall: HallHarness, watcher: HallConnection, name: string) {
	const buffer = new PoseBuffer();
	watcher.onPoses((bytes) => buffer.take(bytes, performance.now()));
	const pose = createPoseSample();
	const entry = () => {
		const found = [...hall.room.state.roster.values()].find((one) => one.name === name);
		if (!found) throw new Error(`${name} is not on the roster`);
		return found;
	};
	return {
		isMarked: (mark: Mark) => (entry().marks & mark) !== 0,
		pose() {
			const { seat } = entry();
			if (!buffer.read(slotOfSeat(seat), generationOfSeat(seat), performance.now(), pose))
				throw new Error(`nobody has seen ${name}`);
			return pose;
		},
	};
}

it("[XR11] others see a wearer's head, hands and jumps as they are, and that they are in VR; leaving ends it", async () => {
	await using hall = await startHall();
	const lin = await hall.join({ name: "Lin" });
	// Whoever stands somewhere hears those near them.
	await (await Walker.enter(lin, () => {})).beHeard();
	await using ada = await Visitor.open(browser, { hallUrl: hall.origin, name: "Ada" });
	await installHeadset(ada.watched.context);
	await ada.enter();
	const seen = watch(hall, lin, "Ada");
	const headset = new Headset(ada.page);
	await eventually(() => expect(seen.pose().head.position.y).toBeCloseTo(1.6, 1), PATIENCE_MS);
	expect(seen.pose().left.tracked).toBe(false);
	const arrived = structuredClone(seen.pose().head.position);

	await headset.moveHead({ position: { x: 0, y: 1.75, z: 0 }, yaw: 0 });
	await headset.moveController("left", { position: { x: -0.25, y: 1.2, z: -0.35 }, yaw: 0 });
	await headset.moveController("right", { position: { x: 0.25, y: 1.2, z: -0.35 }, yaw: 0 });
	await headset.enter("[data-dock=vr]");
	await eventually(() => expect(seen.isMarked(Mark.immersive)).toBe(true), PATIENCE_MS);
	await eventually(() => {
		const { head, left, right, heading } = seen.pose();
		expect(head.position.x).toBeCloseTo(arrived.x, 1);
		expect(head.position.y).toBeCloseTo(1.75, 1);
		expect(head.position.z).toBeCloseTo(arrived.z, 1);
		expect(left.tracked && right.tracked).toBe(true);
		// Seen along their heading, the left hand is on the left.
		const rightward = { x: Math.cos(heading), z: -Math.sin(heading) };
		const offRight = (hand: typeof left) =>
			(hand.position.x - head.position.x) * rightward.x + (hand.position.z - head.position.z) * rightward.z;
		expect(offRight(left)).toBeLessThan(-0.1);
		expect(offRight(right)).toBeGreaterThan(0.1);
	}, PATIENCE_MS);

	// A hand is raised, the head goes down.
	await headset.moveController("right", { position: { x: 0.25, y: 1.9, z: -0.35 } });
	await headset.moveHead({ position: { x: 0, y: 1.3, z: 0 } });
	await eventually(() => {
		const { head, left, right } = seen.pose();
		expect(head.position.y).toBeCloseTo(1.3, 1);
		expect(right.position.y).toBeGreaterThan(1.7);
		expect(left.position.y).toBeLessThan(1.4);
	}, PATIENCE_MS);

	// A teleport that the real hall grants: some metres straight ahead.
	await headset.moveController("right", { position: { x: 0.25, y: 1.2, z: -0.35 }, yaw: 0, pitch: 0 });
	const { jump, heading } = structuredClone(seen.pose());
	await headset.pushThumbstick("right", 0, -1);
	await headset.frames(2);
	await headset.pushThumbstick("right", 0, 0);
	await eventually(() => {
		const { head, jump: now } = seen.pose();
		// Others hear only that it was a jump: the number's last bit.
		expect(now & 1).toBe((jump + 1) & 1);
		const ahead =
			-(head.position.x - arrived.x) * Math.sin(heading) - (head.position.z - arrived.z) * Math.cos(heading);
		expect(ahead).toBeGreaterThan(3);
		expect(ahead).toBeLessThan(6);
	}, PATIENCE_MS);

	await headset.useHands();
	await headset.moveHand("left", { position: { x: -0.25, y: 1.4, z: -0.35 }, yaw: 0 });
	await headset.pinch("left", 0);
	await eventually(() => expect(seen.pose().left.curl[1]).toBeLessThan(0.4), PATIENCE_MS);

	await headset.leave();
	await eventually(() => {
		expect(seen.isMarked(Mark.immersive)).toBe(false);
		const { head, left, right } = seen.pose();
		expect(head.position.y).toBeCloseTo(1.6, 1);
		expect(left.tracked || right.tracked).toBe(false);
	}, PATIENCE_MS);
	await headset.enter("[data-dock=vr]");
	await eventually(() => expect(seen.isMarked(Mark.immersive)).toBe(true), PATIENCE_MS);
	ada.expectNothingOdd();
}, 300_000);
