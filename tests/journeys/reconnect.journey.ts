import type { Browser } from "playwright-core";
import { afterAll, beforeAll, expect, it } from "vitest";
import { sayRequest } from "#shared/features/chat/chatMessages.ts";
import { readVisitsSummary } from "#shared/features/visits/visitEndpoints.ts";
import { launchBrowser } from "#tests/harness/browser.ts";
import { ConsoleUser } from "#tests/harness/ConsoleUser.ts";
import { temporaryFolder } from "#tests/harness/databases.ts";
import { eventually } from "#tests/harness/eventually.ts";
import { FaultyNetwork } from "#tests/harness/FaultyNetwork.ts";
import { HallProcess } from "#tests/harness/HallProcess.ts";
import { SAMPLE_EVENT, startHall } from "#tests/harness/hall.ts";
import { apart, PATIENCE_MS, Visitor } from "#tests/harness/Visitor.ts";

const BOOTH = { id: "bank-hosts", en: "Yanxi Virtual Hosts" };

let browser: Browser;
beforeAll(async () => {
	browser = await launchBrowser();
});
afterAll(() => browser?.close());

it("a visitor outlives kill -9 of the server: same person, place, chat, passport and visit", async () => {
	const dataFolder = temporaryFolder();
	await using first = await HallProcess.start({ dataFolder });
	const owner = await ConsoleUser.setUp(first);
	await using ada = await Visitor.open(browser, { hallUrl: first.origin, name: "Ada" });
	await ada.enter();
	await ada.takeMeTo(BOOTH.en);
	await ada.isAt(BOOTH.en);
	await ada.openChannel("Hall");
	await ada.say("Said before the server died");
	// This server's clock is the real one: the stamp takes its twenty seconds.
	await ada.show("passport");
	await ada.stamp(BOOTH.en).waitFor();
	const { me: placeBefore } = await ada.readMap();
	const before = await visitsAt(owner);
	expect(before).toMatchObject({ visitors: 1, visits: 1, engagedVisits: 1 });
	await ada.openChannel("Hall");

	await first.kill();
	await ada.connectionNotice.getByText("Connection lost").waitFor();
	await ada.reads(/Trying to come back by itself, attempt \d+|Still trying, attempt \d+/, ada.connectionNotice);
	await ada.write("Said while it was down");
	await ada.reads("Waits for the connection", ada.log);

	await using second = await HallProcess.start({ dataFolder, port: first.port });
	await ada.connectionNotice.waitFor({ state: "detached" });
	await ada.page.getByText("Waits for the connection").waitFor({ state: "detached" });
	await ada.say("Said after it was back");
	for (const line of ["Said before the server died", "Said while it was down", "Said after it was back"]) {
		expect(await ada.countLine(line), line).toBe(1);
	}
	await ada.isAt(BOOTH.en);
	expect(apart(placeBefore, (await ada.readMap()).me)).toBeLessThan(0.6);
	await ada.show("passport");
	await ada.stamp(BOOTH.en).waitFor();
	await ada.reads("1 person", await ada.show("people"));

	// One visit that went on, by one person, not shorter than it was.
	const after = await visitsAt(owner.at(second.origin));
	expect(after).toMatchObject({ visitors: 1, visits: 1, engagedVisits: 1, insideNow: 1 });
	expect(after.totalDwellSeconds).toBeGreaterThanOrEqual(before.totalDwellSeconds);

	// A page opened anew finds the same: what one sees above was not only remembered by the page.
	await ada.page.reload();
	await ada.reads("Welcome back, Ada");
	await ada.goIn();
	await ada.show("passport");
	await ada.stamp(BOOTH.en).waitFor();
	await ada.openChannel("Hall");
	for (const line of ["Said before the server died", "Said while it was down", "Said after it was back"]) {
		await ada.reads(line, ada.log);
		expect(await ada.countLine(line), line).toBe(1);
	}
	ada.expectNothingOdd();
}, 300_000);

it("a network that is cut, and one that goes silent, are survived without losing a line", async () => {
	await using hall = await startHall();
	await using network = await FaultyNetwork.before(hall.pavilion.port);
	const lin = await hall.join({ name: "Lin" });
	let left = 0;
	lin.watch("roster", {
		removed: () => {
			left++;
		},
	});
	let keys = 0;
	const linSays = (text: string) =>
		lin.request(sayRequest, { channel: { kind: "hall" }, text, clientKey: `line-of-lin-${++keys}` });

	await using ada = await Visitor.open(browser, { hallUrl: network.origin, name: "Ada" });
	await ada.enter();
	await ada.show("chat");
	await ada.say("Before");

	network.refuse();
	network.cut();
	await ada.connectionNotice.getByText("Connection lost").waitFor();
	await linSays("Said while Ada was cut off");
	await ada.write("From beyond the cut");
	await ada.reads("Waits for the connection", ada.log);
	network.recover();
	await ada.connectionNotice.waitFor({ state: "detached" });
	await ada.reads("Said while Ada was cut off", ada.log);
	await ada.page.getByText("Waits for the connection").waitFor({ state: "detached" });

	// Sockets that stay open and carry nothing: nobody tells the page, it has to find out.
	network.hold();
	await linSays("Said into the silence");
	await ada.connectionNotice.getByText("Connection lost").waitFor();
	network.recover();
	await ada.connectionNotice.waitFor({ state: "detached" });
	await ada.reads("Said into the silence", ada.log);
	await ada.say("After");

	for (const line of [
		"Before",
		"Said while Ada was cut off",
		"From beyond the cut",
		"Said into the silence",
		"After",
	]) {
		await eventually(async () => expect(await ada.countLine(line), line).toBe(1), PATIENCE_MS);
	}
	await ada.reads("2 people", await ada.show("people"));
	expect(left, "to Lin she never left").toBe(0);
	ada.expectNothingOdd();
}, 300_000);

async function visitsAt(owner: ConsoleUser) {
	const summary = await owner.call(readVisitsSummary, { params: { eventId: SAMPLE_EVENT } });
	const booth = summary.booths.find(({ boothId }) => boothId === BOOTH.id);
	if (!booth) throw new Error(`the summary has no ${BOOTH.id}`);
	return booth;
}
