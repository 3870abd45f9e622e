import type { Browser } from "playwright-core";
import { afterAll, beforeAll, expect, it } from "vitest";
import { launchBrowser } from "#tests/harness/browser.ts";
import { startHall } from "#tests/harness/hall.ts";
import { copySampleEvents } from "#tests/harness/sampleEvents.ts";
import { Visitor } from "#tests/harness/Visitor.ts";

let browser: Browser;
beforeAll(async () => {
	browser = await launchBrowser();
});
afterAll(() => browser.close());

async function startFull(capacity: number, instances: number) {
	await using samples = await copySampleEvents((event) => ({
		...event,
		halls: event.halls.slice(0, 1).map(({ passages: _passages, ...hall }) => ({ ...hall, capacity, instances })),
	}));
	return await startHall({ sampleEvents: samples.folder });
}

it("[LOBBY7] who finds a full hall reads their place, may leave the queue, and comes in when a seat is free", async () => {
	await using hall = await startFull(1, 1);
	const first = await hall.join({ name: "First" });
	await using ada = await Visitor.open(browser, { hallUrl: hall.origin, name: "Ada" });
	await ada.page.goto("/");
	await ada.reads("The hall is full at the moment");
	await ada.giveName();
	await ada.button("Enter the hall").click();
	const told = ada.page.getByRole("status");
	await told.getByText("You are number 1 in the queue").waitFor();
	await ada.button("Leave the queue").click();
	await ada.button("Enter the hall").waitFor();

	// Whoever left it and comes again is behind who came meanwhile.
	hall.pass(21);
	const stopped = new AbortController();
	let places = 0;
	const bo = hall.join({ name: "Bo", onQueued: () => places++, signal: stopped.signal }).catch(() => undefined);
	await expect.poll(() => places).toBeGreaterThan(0);
	await ada.button("Enter the hall").click();
	await told.getByText("You are number 2 in the queue of 2").waitFor();
	stopped.abort();
	await bo;
	hall.pass(15);
	await told.getByText("You are number 1 in the queue").waitFor();
	await first.leave();
	await ada.isInside();
	ada.expectNothingOdd();
}, 300_000);

it("[PEOPLE3] somebody in another room of the hall is found and gone to; one goes on there", async () => {
	await using hall = await startFull(2, 2);
	await using ada = await Visitor.open(browser, { hallUrl: hall.origin, name: "Ada" });
	await ada.enter();
	const second = await hall.join({ name: "Second" });
	const lin = await hall.join({ name: "Lin" });
	const roomsOf = () => hall.rooms.map((room) => [...room.visitors.values()].map(({ name }) => name).sort());
	expect(roomsOf()).toEqual([["Ada", "Second"], ["Lin"]]);
	const people = await ada.show("people");
	await people.getByLabel("Search by name").fill("lin");
	await ada.reads("In other rooms of this hall", people);
	await people.getByRole("button", { name: "Go to Lin in room 2", exact: true }).click();
	await ada.reads("You are with Lin");
	expect(roomsOf()).toEqual([["Second"], ["Ada", "Lin"]]);
	await people.getByLabel("Search by name").fill("");
	await people.getByRole("button", { name: "Go to Lin", exact: true }).waitFor();
	await people.getByText("Second", { exact: true }).waitFor({ state: "detached" });
	expect(second.status.getState().status).toBe("inHall");
	expect(lin.status.getState().status).toBe("inHall");
	ada.expectNothingOdd();
}, 300_000);
