import { expect, it } from "vitest";
import { createStore } from "zustand/vanilla";
import type { Pick } from "#client/engine/Picking.ts";
import { PassagesFeature } from "#client/features/passages/PassagesFeature.ts";
import type { PublishedHall } from "#shared/features/event/PublishedHall.ts";
import { isInPassage, passagePosts, placeBeforePassage } from "#shared/features/walking/passages.ts";
import { placeRequest } from "#shared/features/walking/walkingMessages.ts";
import { eventually } from "#tests/harness/eventually.ts";
import { startHall } from "#tests/harness/hall.ts";
import { publish } from "#tests/harness/publish.ts";

const passage = { x: 4, z: -2, rotation: Math.PI / 2, width: 2, to: "annex" };
const name = { "zh-CN": "附楼", en: "The Annex" };
const published = () =>
	createStore(() => ({ hall: { passages: [passage] }, halls: [{ id: "annex", name }] }) as unknown as PublishedHall);

it("[PASSAGE1] a doorway is walked into between its posts, and left again further off", () => {
	expect(isInPassage(passage, { x: 4.3, z: -2.8 }, false)).toBe(true);
	expect(isInPassage(passage, { x: 5, z: -2 }, false)).toBe(false);
	expect(isInPassage(passage, { x: 5, z: -2 }, true)).toBe(true);
	expect(isInPassage(passage, { x: 4, z: -3.2 }, false)).toBe(false);
	const before = placeBeforePassage(passage);
	expect(isInPassage(passage, before, true)).toBe(false);
	// Out of the doorway, which looks to +X here.
	expect(before.x).toBeGreaterThan(5.5);
	expect(Math.sin(before.heading)).toBeCloseTo(-1);
	for (const post of passagePosts(passage)) expect(Math.abs(post.z + 2)).toBeGreaterThan(1);
});

it("[PASSAGE1] who walks in is asked once, and again only after they left the doorway; touching it asks too", () => {
	const place = createStore(() => ({ x: 20, z: 0 }));
	let touch: (pick: Pick) => void = () => {};
	const shown = published();
	const feature = new PassagesFeature({
		published: shown,
		place,
		picking: {
			onPick(handler) {
				touch = handler;
				return () => {};
			},
		},
	});
	feature.start();
	place.setState({ x: 4.2, z: -2 });
	expect(feature.asked.getState()).toEqual({ hallId: "annex", name });
	feature.stay();
	place.setState({ x: 4.6, z: -2 });
	place.setState({ x: 4.1, z: -2 });
	expect(feature.asked.getState()).toBeNull();
	place.setState({ x: 9, z: -2 });
	place.setState({ x: 4.1, z: -2 });
	expect(feature.asked.getState()).not.toBeNull();
	place.setState({ x: 9, z: -2 });
	expect(feature.asked.getState()).toBeNull();
	touch({ target: { kind: "passage", to: "annex" } } as Pick);
	expect(feature.asked.getState()).not.toBeNull();
	// The hall behind it is taken down meanwhile.
	shown.setState({ halls: [] });
	expect(feature.asked.getState()).toBeNull();
	feature.stop();
});

it("[PASSAGE1] who comes through a passage is the same visitor, and stands before the one that leads back", async () => {
	await using hall = await startHall();
	const device = {};
	const ada = await hall.join({ name: "Ada", device });
	const back = { x: -3, z: 2, rotation: 0, width: 2, to: hall.hallId };
	await publish(hall, (event) => {
		const [first] = event.halls;
		const { size, arrival } = first!;
		event.halls.push({ id: "annex", name, size, arrival, booths: [], passages: [back] });
	});
	await eventually(() => expect(hall.pavilion.halls.find(hall.eventId, "annex")).toBeDefined());
	await ada.leave();
	const there = await hall.join({ name: "Ada", device, hallId: "annex", fromHallId: hall.hallId });
	expect(there.visitorId).toBe(ada.visitorId);
	const { x, z } = await there.request(placeRequest, null);
	expect({ x, z }).toEqual({ x: -3, z: expect.closeTo(3.8) });
});
