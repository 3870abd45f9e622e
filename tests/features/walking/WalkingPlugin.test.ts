import { expect, it } from "vitest";
import type { HallConnection } from "#client/connection/HallConnection.ts";
import type { PayloadOf } from "#shared/contract.ts";
import { createPoseSample } from "#shared/features/poses/PoseSample.ts";
import { POSE_PACKET_MAX_BYTES, writePosePacket } from "#shared/features/poses/posePacket.ts";
import { markRequest } from "#shared/features/roster/rosterMessages.ts";
import { WalkableFloor } from "#shared/features/walking/WalkableFloor.ts";
import {
	goToBoothRequest,
	goToVisitorRequest,
	type JumpGrant,
	placedMessage,
	placeRequest,
	teleportRequest,
} from "#shared/features/walking/walkingMessages.ts";
import { headingTowards, wrapAngle } from "#shared/space/heading.ts";
import { eventually } from "#tests/harness/eventually.ts";
import { FaultyNetwork } from "#tests/harness/FaultyNetwork.ts";
import { startHall } from "#tests/harness/hall.ts";

/** Hears every place the hall puts this visitor to by itself. */
function hearPlaced(connection: HallConnection): PayloadOf<typeof placedMessage>[] {
	const placed: PayloadOf<typeof placedMessage>[] = [];
	connection.on(placedMessage, (place) => placed.push(place));
	return placed;
}

const placeOf = (connection: HallConnection) => connection.request(placeRequest, null);

/** Sends a pose at (x, z) under a jump number; the hall has judged it when this resolves with where it holds them. */
async function stepTo(
	connection: HallConnection,
	{ jump, x, z, sequence }: { jump: number; x: number; z: number; sequence: number },
): Promise<JumpGrant> {
	const pose = createPoseSample();
	pose.jump = jump;
	pose.head.position.x = x;
	pose.head.position.z = z;
	const bytes = new Uint8Array(POSE_PACKET_MAX_BYTES);
	expect(connection.sendPose(bytes.slice(0, writePosePacket(pose, sequence, bytes)))).toBe(true);
	return placeOf(connection);
}

it("[WALK15] those who arrive stand apart from each other, on free floor, looking into the hall", async () => {
	await using hall = await startHall();
	const published = hall.room.services.published();
	const { arrival } = published.hall;
	const floor = new WalkableFloor(published);
	const places: JumpGrant[] = [];
	for (let i = 0; i < 8; i++) places.push(await placeOf(await hall.join({ name: `Visitor ${i}` })));
	for (const [index, place] of places.entries()) {
		expect(place).toMatchObject({ jump: 1, heading: arrival.heading });
		expect(floor.isFree(place.x, place.z)).toBe(true);
		expect(Math.hypot(place.x - arrival.x, place.z - arrival.z)).toBeLessThanOrEqual(
			index < 3 ? arrival.radius : arrival.radius + 6,
		);
		for (const other of places.slice(index + 1)) {
			expect(Math.hypot(place.x - other.x, place.z - other.z)).toBeGreaterThanOrEqual(0.8);
		}
	}
});

it("[WALK16] whoever follows a link to a booth arrives before it, looking at it", async () => {
	await using hall = await startHall();
	const booth = hall.room.services.published().booths[1]!;
	const place = await placeOf(await hall.join({ boothId: booth.id }));
	expect(Math.hypot(place.x - booth.x, place.z - booth.z)).toBeLessThan(6);
	expect(Math.abs(wrapAngle(place.heading - booth.rotation))).toBeLessThan(1e-6);
	// Whatever way the booth is turned, it lies ahead.
	const ahead = wrapAngle(headingTowards(booth.x - place.x, booth.z - place.z) - place.heading);
	expect(Math.abs(ahead)).toBeLessThan(Math.PI / 3);
});

it("[WALK17] a teleport to free floor is granted under the next number, one into something solid is blocked", async () => {
	await using hall = await startHall();
	const published = hall.room.services.published();
	const floor = new WalkableFloor(published);
	const ada = await hall.join();
	const spot = { x: 0, z: 0 };
	floor.nearestFree(0, 0, spot);
	const first = await placeOf(ada);
	const grant = await ada.request(teleportRequest, { ...spot, heading: 1 });
	expect(grant).toEqual({ jump: first.jump + 1, ...spot, heading: 1 });
	const { x, z } = floor.obstacles[0]!;
	await expect(ada.request(teleportRequest, { x, z, heading: 0 })).rejects.toMatchObject({ reason: "blocked" });
	await expect(ada.request(teleportRequest, { x: floor.width / 2 + 1, z: 0, heading: 0 })).rejects.toMatchObject({
		reason: "blocked",
	});
	expect(await placeOf(ada)).toEqual(grant);
});

it("[WALK18] going to a booth or an exhibit leads before it; what the hall does not show is refused", async () => {
	await using hall = await startHall();
	const published = hall.room.services.published();
	const floor = new WalkableFloor(published);
	const ada = await hall.join();
	for (const booth of published.booths) {
		const before = await ada.request(goToBoothRequest, { boothId: booth.id });
		expect(floor.isFree(before.x, before.z)).toBe(true);
		const content = (await (await fetch(hall.origin + booth.content)).json()) as { exhibits: Record<string, unknown> };
		for (const slot of Object.keys(content.exhibits)) {
			const place = await ada.request(goToBoothRequest, { boothId: booth.id, slot });
			expect(floor.isFree(place.x, place.z)).toBe(true);
			expect(Math.hypot(place.x - booth.x, place.z - booth.z)).toBeLessThan(10);
			// The hall closes who asks too often in a second.
			await new Promise((resolve) => setTimeout(resolve, 25));
		}
	}
	await expect(ada.request(goToBoothRequest, { boothId: "nowhere" })).rejects.toMatchObject({
		reason: "unknown-booth",
	});
	await expect(
		ada.request(goToBoothRequest, { boothId: published.booths[0]!.id, slot: "nothing" }),
	).rejects.toMatchObject({ reason: "unknown-exhibit" });
});

it("[WALK19] going to someone leads before them, unless they do not want it or are not there", async () => {
	await using hall = await startHall();
	const ada = await hall.join({ name: "Ada" });
	const lin = await hall.join({ name: "Lin" });
	const there = await placeOf(lin);
	const place = await ada.request(goToVisitorRequest, { visitorId: lin.visitorId });
	expect(Math.hypot(place.x - there.x, place.z - there.z)).toBeLessThan(2);
	expect(Math.hypot(place.x - there.x, place.z - there.z)).toBeGreaterThan(0.7);
	expect(place.heading).toBeCloseTo(headingTowards(there.x - place.x, there.z - place.z));

	await lin.request(markRequest, { noGoTo: true });
	const asked = ada.request(goToVisitorRequest, { visitorId: lin.visitorId });
	await expect(asked).rejects.toMatchObject({ reason: "opted-out" });
	for (const visitorId of ["nobody", ada.visitorId]) {
		await expect(ada.request(goToVisitorRequest, { visitorId })).rejects.toMatchObject({ reason: "gone" });
	}
	await lin.request(markRequest, { noGoTo: false });
	await lin.leave();
	await eventually(() => expect(hall.room.visitors.size).toBe(1));
	const gone = ada.request(goToVisitorRequest, { visitorId: lin.visitorId });
	await expect(gone).rejects.toMatchObject({ reason: "gone" });
});

it("[WALK20] an impossible step puts its sender back under a new number; what they still send from there is dropped", async () => {
	await using hall = await startHall();
	const floor = new WalkableFloor(hall.room.services.published());
	const ada = await hall.join();
	const placed = hearPlaced(ada);
	const edge = { x: 0, z: 0 };
	floor.nearestFree(floor.width / 2 - 0.3, 0, edge);
	const { jump } = await ada.request(teleportRequest, { ...edge, heading: 0 });
	placed.length = 0;

	const good = await stepTo(ada, { jump, x: edge.x - 0.05, z: edge.z, sequence: 1 });
	expect(good.x).toBeCloseTo(edge.x - 0.05, 2);
	const back = await stepTo(ada, { jump, x: edge.x + 0.6, z: edge.z, sequence: 2 });
	expect(back).toEqual({ ...good, jump: jump + 1 });
	await eventually(() => expect(placed).toEqual([{ ...good, jump: jump + 1, reason: "corrected" }]));

	// Late ones, from before they heard of it: neither believed nor corrected again.
	expect(await stepTo(ada, { jump, x: edge.x - 0.1, z: edge.z, sequence: 3 })).toEqual(back);
	expect(placed).toHaveLength(1);
	expect((await stepTo(ada, { jump: jump + 1, x: edge.x - 0.1, z: edge.z, sequence: 4 })).x).toBeCloseTo(
		edge.x - 0.1,
		2,
	);
	// Across the hall at once is faster than anyone.
	const far = await stepTo(ada, { jump: jump + 1, x: -edge.x, z: edge.z, sequence: 5 });
	expect(far).toMatchObject({ jump: jump + 2 });
	expect(far.x).toBeCloseTo(edge.x - 0.1, 2);
});

it("[WALK21] whoever resumes after a drop stands where they stood", async () => {
	await using hall = await startHall();
	await using network = await FaultyNetwork.before(hall.pavilion.port);
	const ada = await hall.join({ origin: network.origin });
	const floor = new WalkableFloor(hall.room.services.published());
	const spot = { x: 0, z: 0 };
	floor.nearestFree(2, 1, spot);
	const { jump } = await ada.request(teleportRequest, { ...spot, heading: 2 });
	const placed = hearPlaced(ada);
	network.refuse();
	network.cut();
	await eventually(() => expect(ada.status.getState().status).toBe("lost"));
	network.recover();
	await eventually(() => expect(ada.status.getState().status).toBe("inHall"), 10_000);
	await eventually(() => expect(placed).toEqual([{ jump: jump + 1, ...spot, heading: 2, reason: "resumed" }]));
	expect(await placeOf(ada)).toEqual({ jump: jump + 1, ...spot, heading: 2 });
}, 30_000);
