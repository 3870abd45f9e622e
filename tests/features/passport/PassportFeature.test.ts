import { expect, it } from "vitest";
import { PassportFeature } from "#client/features/passport/PassportFeature.ts";
import { ENGAGED_SECONDS } from "#shared/features/visits/visitMessages.ts";
import { eventually } from "#tests/harness/eventually.ts";
import { startHall } from "#tests/harness/hall.ts";
import { Walker } from "#tests/harness/Walker.ts";

it("[PASSPORT1] a stay greets at its start and stamps once, and the stamp is there on the next day", async () => {
	let clockMs = Date.UTC(2026, 10, 21, 4);
	await using hall = await startHall({ now: () => clockMs });
	const device = {};
	const connection = await hall.join({ name: "Ada", device });
	const greeted: string[] = [];
	const stamped: [string, number][] = [];
	const passport = new PassportFeature({
		connection,
		now: () => clockMs,
		onVisitBegan: (boothId) => greeted.push(boothId),
		onStamped: (boothId, count) => stamped.push([boothId, count]),
	});
	await passport.start();
	expect(passport.state.getState()).toMatchObject({ status: "ready", visit: null });
	const walker = await Walker.enter(connection, (ms) => {
		clockMs += ms;
	});
	const boothId = hall.pavilion.library.hall(hall.eventId, hall.hallId)?.booths[0]?.id ?? "";
	await walker.goTo(boothId);
	await walker.stay(ENGAGED_SECONDS + 10);
	await eventually(() => expect(stamped).toEqual([[boothId, 1]]));
	expect(greeted).toEqual([boothId]);
	expect(passport.state.getState().visit).toMatchObject({ boothId, engaged: true });
	passport.stop();
	await connection.leave();

	const again = new PassportFeature({
		connection: await hall.join({ name: "Ada", device }),
		now: () => clockMs,
		onVisitBegan: () => {},
		onStamped: () => {},
	});
	await again.start();
	expect([...again.state.getState().stamps.keys()]).toEqual([boothId]);
	again.stop();
});
