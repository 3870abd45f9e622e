import { expect, it } from "vitest";
import { createStore } from "zustand/vanilla";
import { PeopleFeature, type Person } from "#client/features/people/PeopleFeature.ts";
import { matchPeople, sortPeople } from "#client/features/people/sortPeople.ts";
import { randomLook } from "#client/ui/avatar/randomLook.ts";
import type { PublishedHall } from "#shared/features/event/PublishedHall.ts";
import { eventually } from "#tests/harness/eventually.ts";
import { startHall } from "#tests/harness/hall.ts";
import { copySampleEvents } from "#tests/harness/sampleEvents.ts";

const NOTHING_SHOWN = createStore<Pick<PublishedHall, "booths">>(() => ({ booths: [] }));

it("[PEOPLE1] the list follows who comes, what they show, and who leaves", async () => {
	await using hall = await startHall();
	const adaConnection = await hall.join({ name: "Ada" });
	const ada = new PeopleFeature({ connection: adaConnection, published: NOTHING_SHOWN });
	ada.start();
	const linConnection = await hall.join({ name: "林" });
	const lin = new PeopleFeature({ connection: linConnection, published: NOTHING_SHOWN });
	const seen = () => ada.state.getState().people.get(linConnection.visitorId);
	await eventually(() => expect(seen()).toMatchObject({ name: "林", handRaised: false, noGoTo: false }));
	expect(ada.state.getState().me).toMatchObject({ id: adaConnection.visitorId, name: "Ada" });
	await lin.raiseHand(true);
	await lin.setNoGoTo(true);
	lin.setAway(true);
	await eventually(() => expect(seen()).toMatchObject({ handRaised: true, noGoTo: true, away: true }));
	const look = randomLook(() => 0.7);
	await lin.changeLook("林二", look);
	await eventually(() => expect(seen()).toMatchObject({ name: "林二", look }));
	await linConnection.leave();
	await eventually(() => expect(seen()).toBeUndefined());
	ada.stop();
});

it("[PEOPLE3] those of other instances are found by name, told with their instance", async () => {
	await using samples = await copySampleEvents((event) => ({
		...event,
		halls: event.halls.slice(0, 1).map((hall) => ({ ...hall, capacity: 1, instances: 2 })),
	}));
	await using hall = await startHall({ sampleEvents: samples.folder });
	const ada = new PeopleFeature({ connection: await hall.join({ name: "Ada" }), published: NOTHING_SHOWN });
	const look = { ...randomLook(() => 0.7), body: 6 };
	const lin = await hall.join({ name: "Lin", look, noGoTo: true });
	expect(await ada.findElsewhere("LIN, of a name that is too long to be one")).toEqual({ people: [], found: 0 });
	expect(await ada.findElsewhere("LIN")).toEqual({
		found: 1,
		people: [person("Lin", { id: lin.visitorId, look, noGoTo: true, instance: 2 })],
	});
});

const person = (name: string, changed: Partial<Person> = {}): Person => ({
	id: name,
	name,
	look: randomLook(() => 0),
	boothId: null,
	typing: false,
	handRaised: false,
	staff: false,
	away: false,
	dropped: false,
	immersive: false,
	noGoTo: false,
	...changed,
});

it("[PEOPLE2] raised hands come first, then staff, then names; who just dropped comes last", () => {
	const people = [
		person("Zoe"),
		person("dropped", { dropped: true }),
		person("staff", { staff: true }),
		person("ada"),
		person("hand", { handRaised: true }),
		person("Bo 10"),
		person("Bo 9"),
	];
	expect(sortPeople(people, "en").map(({ name }) => name)).toEqual([
		"hand",
		"staff",
		"ada",
		"Bo 9",
		"Bo 10",
		"Zoe",
		"dropped",
	]);
});

it("[PEOPLE2] names are found by any of their words, whatever the accents, case or width", () => {
	const people = [person("José Álvarez"), person("Ａｄａ"), person("林一")];
	const found = (search: string) => matchPeople(people, search).map(({ name }) => name);
	expect(found("alv jose")).toEqual(["José Álvarez"]);
	expect(found("ADA")).toEqual(["Ａｄａ"]);
	expect(found("林")).toEqual(["林一"]);
	expect(found(" ")).toHaveLength(3);
	expect(found("x")).toEqual([]);
});
