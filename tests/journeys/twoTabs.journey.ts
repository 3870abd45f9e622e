import type { Browser } from "playwright-core";
import { afterAll, beforeAll, expect, it } from "vitest";
import { launchBrowser } from "#tests/harness/browser.ts";
import { startHall } from "#tests/harness/hall.ts";
import { Visitor } from "#tests/harness/Visitor.ts";

let browser: Browser;
beforeAll(async () => {
	browser = await launchBrowser();
});
afterAll(() => browser?.close());

it("the newest tab of a device holds the avatar; the other one says so and can take it back", async () => {
	await using hall = await startHall();
	const watcher = await hall.join({ name: "Lin" });
	const seen = new Map<string, string>();
	let gone = 0;
	watcher.watch("roster", {
		added: (id, { name }) => void seen.set(id, name),
		removed: () => {
			gone++;
		},
	});

	await using first = await Visitor.open(browser, { hallUrl: hall.origin, name: "Ada" });
	await first.enter();
	const second = await first.openTab();
	await second.page.goto("/");
	await second.reads("Welcome back, Ada");
	await second.goIn();

	await first.reads("Open somewhere else", first.connectionNotice);
	await first.reads("You are in the hall with another tab or device. This one only watches.");
	await (await second.person("Lin")).waitFor();
	await second.reads("2 people", second.panel);

	// The one that was taken from does not fight for it: the other one can still be used.
	await second.show("chat");
	await second.say("Said in the newest tab");
	expect(await second.connectionNotice.count()).toBe(0);

	await first.button("Use it here").click();
	await second.reads("Open somewhere else", second.connectionNotice);
	await first.connectionNotice.waitFor({ state: "detached" });
	await first.isInside();
	await first.show("chat");
	await first.reads("Said in the newest tab", first.log);
	await first.say("And in the first one again");

	// To everyone else nothing happened: one Ada, all the while.
	expect([...seen.values()].sort()).toEqual(["Ada", "Lin"]);
	expect(gone).toBe(0);
	first.expectNothingOdd();
}, 300_000);
