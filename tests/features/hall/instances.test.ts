import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, it } from "vitest";
import type { HallConnection } from "#client/connection/HallConnection.ts";
import type { QueuePlace } from "#shared/features/roster/joinEndpoint.ts";
import { findElsewhereRequest, markRequest } from "#shared/features/roster/rosterMessages.ts";
import { visitBeganMessage } from "#shared/features/visits/visitMessages.ts";
import { placeRequest } from "#shared/features/walking/walkingMessages.ts";
import { eventually } from "#tests/harness/eventually.ts";
import { FaultyNetwork } from "#tests/harness/FaultyNetwork.ts";
import { type HallHarness, type HallHarnessOptions, startHall } from "#tests/harness/hall.ts";
import { publish } from "#tests/harness/publish.ts";
import { askForSeat } from "#tests/harness/rawSeat.ts";
import { copySampleEvents } from "#tests/harness/sampleEvents.ts";
import { Walker } from "#tests/harness/Walker.ts";

async function startSmall(capacity: number, instances: number, options: HallHarnessOptions = {}) {
	await using samples = await copySampleEvents((event) => {
		const { id, name, size, arrival, booths } = event.halls[0]!;
		return {
			...event,
			halls: [{ id, name, size, arrival, booths: booths.slice(0, 3), capacity, instances }],
		};
	});
	// The folder is read from until the hall has started.
	return await startHall({ ...options, sampleEvents: samples.folder });
}

const inside = (hall: HallHarness) => hall.rooms.map((room) => room.visitors.size);
const instanceOf = (hall: HallHarness, { visitorId }: HallConnection) =>
	hall.rooms.find((room) => room.visitors.has(visitorId))?.instance;
const statusOf = (connection: HallConnection) => connection.status.getState().status;
const presence = async (hall: HallHarness) =>
	(await fetch(`${hall.origin}/api/events/${hall.eventId}/halls/${hall.hallId}/presence`)).json();

/** Asks as a page does that has no seat: where it is told to wait, with the place. */
async function ask(hall: HallHarness, device: { token?: string }) {
	const answer = await askForSeat(hall, device.token === undefined ? {} : { deviceToken: device.token });
	const body = (await answer.json()) as { reason?: string; retryAfterMs?: number; details?: QueuePlace };
	if (body.details) device.token = body.details.deviceToken;
	return { status: answer.status, ...body };
}

it("[INSTANCE1] a crowd at the door fills the first instance and then the next ones, as many as may open", async () => {
	await using hall = await startSmall(3, 3);
	const crowd = await Promise.allSettled(Array.from({ length: 12 }, () => hall.join()));
	expect(crowd.filter(({ status }) => status === "fulfilled")).toHaveLength(9);
	expect(inside(hall)).toEqual([3, 3, 3]);
	for (const one of crowd) if (one.status === "rejected") expect(one.reason).toMatchObject({ reason: "hall-full" });
});

it("[INSTANCE7] who is inside is counted over all instances, and told with how many wait", async () => {
	await using hall = await startSmall(1, 2);
	expect(await presence(hall)).toEqual({ inside: 0, capacity: 2, waiting: 0 });
	await hall.join();
	await hall.join();
	await ask(hall, {});
	expect(await presence(hall)).toEqual({ inside: 2, capacity: 2, waiting: 1 });
});

it("[INSTANCE2] who has a seat comes back to it, whatever is free elsewhere, and is in one instance only", async () => {
	await using hall = await startSmall(1, 2);
	await using network = await FaultyNetwork.before(hall.pavilion.port);
	const first = await hall.join();
	const device = {};
	const ada = await hall.join({ device, origin: network.origin });
	expect(instanceOf(hall, ada)).toBe(2);
	await first.leave();
	await eventually(() => expect(inside(hall)).toEqual([0, 1]));
	let resumed = 0;
	ada.onResumed(() => resumed++);
	network.cut();
	await eventually(() => expect(resumed).toBe(1), 15_000);
	expect(inside(hall)).toEqual([0, 1]);
	// Another tab of the same device.
	const tab = await hall.join({ device });
	expect(tab.visitorId).toBe(ada.visitorId);
	await eventually(() => expect(statusOf(ada)).toBe("takenOver"));
	expect(inside(hall)).toEqual([0, 1]);
	// A full hall is full for others only.
	await hall.join();
	await expect(hall.join()).rejects.toMatchObject({ reason: "hall-full" });
	expect((await hall.join({ device })).visitorId).toBe(ada.visitorId);
});

it("[INSTANCE3] who finds the hall full waits in a queue and is told their place", async () => {
	await using hall = await startSmall(1, 1);
	await hall.join();
	const [lin, bo]: [{ token?: string }, { token?: string }] = [{}, {}];
	expect(await ask(hall, lin)).toMatchObject({
		status: 503,
		reason: "hall-full",
		retryAfterMs: expect.any(Number),
		details: { place: 1, waiting: 1, deviceToken: expect.any(String) },
	});
	expect(await ask(hall, bo)).toMatchObject({ details: { place: 2, waiting: 2 } });
	expect(await ask(hall, lin)).toMatchObject({ details: { place: 1, waiting: 2 } });
	hall.pass(15);
	expect(await ask(hall, bo)).toMatchObject({ details: { place: 2 } });
	hall.pass(6);
	expect(await ask(hall, bo)).toMatchObject({ details: { place: 1, waiting: 1 } });
});

it("[INSTANCE4] nobody overtakes: a seat that becomes free is for the head of the queue", async () => {
	await using hall = await startSmall(1, 1);
	const ada = await hall.join();
	const [lin, bo]: [{ token?: string }, { token?: string }] = [{}, {}];
	await ask(hall, lin);
	await ask(hall, bo);
	await ada.leave();
	await eventually(() => expect(inside(hall)).toEqual([0]));
	expect(await ask(hall, bo)).toMatchObject({ details: { place: 2 } });
	await expect(hall.join()).rejects.toMatchObject({ reason: "hall-full" });
	const seated = await hall.join({ device: lin });
	expect(statusOf(seated)).toBe("inHall");
	expect(await ask(hall, bo)).toMatchObject({ details: { place: 1, waiting: 2 } });
});

it("[INSTANCE4] a client that waits comes in by itself, in its turn", async () => {
	await using hall = await startSmall(1, 1);
	const ada = await hall.join();
	const told: number[] = [];
	const lin = hall.join({ name: "Lin", onQueued: ({ place }) => told.push(place) });
	await eventually(() => expect(told).toEqual([1]));
	const stopped = new AbortController();
	const bo = hall.join({ name: "Bo", onQueued: ({ place }) => told.push(place), signal: stopped.signal });
	await eventually(() => expect(told).toContain(2));
	stopped.abort(new Error("thought better of it"));
	await expect(bo).rejects.toThrow("thought better");
	await ada.leave();
	expect(statusOf(await lin)).toBe("inHall");
});

it("[INSTANCE5] who waits as they were told uses up nothing of what their address may ask", async () => {
	await using hall = await startSmall(1, 1, { settings: { JOINS_PER_MINUTE: "4" } });
	await hall.join();
	const lin = {};
	for (let time = 0; time < 8; time++) {
		expect(await ask(hall, lin)).toMatchObject({ reason: "hall-full" });
		hall.pass(2);
	}
	// Asked all the time, it is like anybody else's knocking.
	const answers: (string | undefined)[] = [];
	for (let time = 0; time < 4; time++) answers.push((await ask(hall, lin)).reason);
	expect(answers).toContain("too-fast");
});

it("[INSTANCE6] an instance that nobody has been in for a minute closes, but for the first", async () => {
	await using hall = await startSmall(1, 3);
	const [first, second, third] = [await hall.join(), await hall.join(), await hall.join()];
	expect(inside(hall)).toEqual([1, 1, 1]);
	await first.leave();
	await second.leave();
	await eventually(() => expect(inside(hall)).toEqual([0, 0, 1]));
	// Seen as empty by the next look; then a minute passes.
	await eventually(() => {
		hall.pass(30);
		expect(inside(hall)).toEqual([0, 1]);
	}, 10_000);
	expect(statusOf(third)).toBe("inHall");
	expect(instanceOf(hall, third)).toBe(3);
	// Its number is given again.
	await hall.join();
	expect(instanceOf(hall, await hall.join())).toBe(2);
});

it("[INSTANCE6] where fewer instances are allowed, those inside stay and nobody comes after them", async () => {
	await using hall = await startSmall(1, 2);
	const [ada, lin] = [await hall.join(), await hall.join()];
	await publish(hall, (event) => {
		event.halls[0]!.instances = 1;
	});
	expect(await presence(hall)).toEqual({ inside: 2, capacity: 1, waiting: 0 });
	expect(statusOf(lin)).toBe("inHall");
	await lin.leave();
	await eventually(() => expect(inside(hall)).toEqual([1, 0]));
	await expect(hall.join()).rejects.toMatchObject({ reason: "hall-full" });
	expect(statusOf(ada)).toBe("inHall");
});

it("[INSTANCE6] a hall that is taken down is closed in all its instances", async () => {
	await using hall = await startSmall(1, 2);
	const people = [await hall.join(), await hall.join()];
	await hall.pavilion.library.show(hall.eventId, null);
	for (const { status } of people) {
		await eventually(() => expect(status.getState()).toEqual({ status: "refused", reason: "hall-closed" }));
	}
	await eventually(() => expect(hall.rooms).toEqual([]));
});

it("[INSTANCE8] a visit goes on in its instance when another opens, and after a restart whichever its visitor comes into", async () => {
	const dataFolder = await mkdtemp(join(tmpdir(), "pavilion-"));
	const visits = (hall: HallHarness) => hall.pavilion.database.queries.selectFrom("visits").selectAll().execute();
	const device = {};
	let nowMs = Date.now();
	const clock = { now: () => nowMs, pass: (ms: number) => (nowMs += ms) };
	{
		await using hall = await startSmall(1, 2, { dataFolder, now: clock.now });
		const ada = await hall.join({ device });
		const began: string[] = [];
		ada.on(visitBeganMessage, ({ boothId }) => began.push(boothId));
		const [booth] = hall.pavilion.library.boothIds(hall.eventId)!;
		const walker = await Walker.enter(ada, clock.pass);
		await walker.goTo(booth!);
		await walker.stay(8);
		await eventually(() => expect(began).toEqual([booth]));
		await hall.join();
		expect(inside(hall)).toEqual([1, 1]);
		expect(await visits(hall)).toMatchObject([{ ended_at_ms: null }]);
		// The server goes down with both in it.
		await hall.pavilion.close();
	}
	{
		await using hall = await startHall({ dataFolder, now: clock.now });
		await hall.join();
		const ada = await hall.join({ device });
		expect(instanceOf(hall, ada)).toBe(2);
		await eventually(() => expect(hall.rooms[1]!.state.roster.get(ada.visitorId)?.booth).toBe(1));
		expect(await visits(hall)).toHaveLength(1);
	}
	await rm(dataFolder, { recursive: true, force: true });
});

it("[ROSTER7] people of other instances are found by name, with the instance they are in", async () => {
	await using hall = await startSmall(2, 3);
	const [ada, , lin] = [
		await hall.join({ name: "Ada" }),
		await hall.join({ name: "Bo" }),
		await hall.join({ name: "Zoë 林" }),
	];
	await hall.join({ name: "Mei" });
	const find = (name: string) => ada!.request(findElsewhereRequest, { name });
	expect(await find("zoe 林")).toEqual({
		people: [expect.objectContaining({ id: lin!.visitorId, name: "Zoë 林", instance: 2, booth: 0 })],
		found: 1,
		elsewhere: 2,
		instance: 1,
	});
	// Those of one's own instance are in the roster.
	expect(await find("bo")).toMatchObject({ people: [], found: 0, elsewhere: 2 });
	expect((await find("")).people).toHaveLength(2);
	const fast = await Promise.allSettled(Array.from({ length: 12 }, () => find("")));
	expect(fast.some((one) => one.status === "rejected" && one.reason.reason === "too-fast")).toBe(true);
});

it("[INSTANCE9] who goes to somebody of another instance arrives there beside them, and is nowhere else", async () => {
	await using hall = await startSmall(2, 2);
	const [ada, , lin] = [await hall.join({ name: "Ada" }), await hall.join(), await hall.join({ name: "Lin" })];
	expect(inside(hall)).toEqual([2, 1]);
	const seen = new Set<string>();
	ada!.watch("roster", { added: (id) => seen.add(id), removed: (id) => seen.delete(id) });
	const how: string[] = [];
	ada!.onResumed((resumed) => how.push(resumed));
	await ada!.moveTo(lin!.visitorId);
	expect(inside(hall)).toEqual([1, 2]);
	expect(instanceOf(hall, ada!)).toBe(2);
	expect(how).toEqual(["moved"]);
	expect([...seen].sort()).toEqual([ada!.visitorId, lin!.visitorId].sort());
	const [here, there] = [await ada!.request(placeRequest, null), await lin!.request(placeRequest, null)];
	expect(Math.hypot(here.x - there.x, here.z - there.z)).toBeLessThan(2);
	// The seat they left is somebody else's now.
	await ada!.request(markRequest, { handRaised: true });
	await hall.join();
	expect(statusOf(ada!)).toBe("inHall");
	expect(inside(hall)).toEqual([2, 2]);
});

it("[INSTANCE9] who cannot be gone to is told why, and one stays where one is", async () => {
	await using hall = await startSmall(1, 2);
	const [ada, lin] = [await hall.join({ name: "Ada" }), await hall.join({ name: "Lin" })];
	await expect(ada.moveTo(lin.visitorId)).rejects.toMatchObject({ reason: "instance-full" });
	await lin.request(markRequest, { noGoTo: true });
	await expect(ada.moveTo(lin.visitorId)).rejects.toMatchObject({ reason: "opted-out" });
	await expect(ada.moveTo("nobody-at-all")).rejects.toMatchObject({ reason: "gone" });
	expect(instanceOf(hall, ada)).toBe(1);
	await ada.request(markRequest, { handRaised: true });
	expect(statusOf(ada)).toBe("inHall");
});
