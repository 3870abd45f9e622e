import type { Browser } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { launchBrowser } from "#tests/harness/browser.ts";
import { startHall } from "#tests/harness/hall.ts";
import { copySampleEvents } from "#tests/harness/sampleEvents.ts";
import { apart, Visitor } from "#tests/harness/Visitor.ts";

const HOUR_MS = 3_600_000;

let browser: Browser;
beforeAll(async () => {
	browser = await launchBrowser();
});
afterAll(() => browser?.close());

describe("a link to a booth", () => {
	it("says where one will arrive, and one arrives right before the booth", async () => {
		await using hall = await startHall();
		await using ada = await Visitor.open(browser, { hallUrl: hall.origin, name: "Ada" });
		await ada.page.goto("/?booth=auto-parts");
		await ada.reads("You will arrive at");
		await ada.reads("A06 · Ruichi Drivetrain");
		await ada.giveName();
		await ada.goIn();
		await ada.isAt("Ruichi Drivetrain");
		const booth = hall.pavilion.library.hall(hall.eventId, hall.hallId)?.booths.find(({ id }) => id === "auto-parts");
		const { me } = await ada.readMap();
		expect(apart(me, booth!)).toBeLessThan(5);
		// Looking at it: the way ahead leads nearer.
		const ahead = { x: me.x - Math.sin(me.heading), z: me.z - Math.cos(me.heading) };
		expect(apart(ahead, booth!)).toBeLessThan(apart(me, booth!) - 0.8);
		ada.expectNothingOdd();
	}, 300_000);

	it("says when there is no such booth, and one arrives at the entrance", async () => {
		await using hall = await startHall();
		await using ada = await Visitor.open(browser, { hallUrl: hall.origin, name: "Ada" });
		await ada.page.goto("/?booth=no-such-booth");
		await ada.reads("This link names a booth that is not in this hall. You will arrive at the entrance.");
		await ada.giveName();
		await ada.goIn();
		const entrance = hall.pavilion.library.hall(hall.eventId, hall.hallId)?.hall.arrival;
		expect(apart((await ada.readMap()).me, entrance!)).toBeLessThan(entrance!.radius + 1);
		ada.expectNothingOdd();
	}, 300_000);
});

describe("the doors", () => {
	const at = (fromNowMs: number) => new Date(Date.now() + fromNowMs).toISOString();

	it("before the opening the lobby says when they open and lets nobody in", async () => {
		await using events = await copySampleEvents((event) => ({
			...event,
			opensAt: at(2 * HOUR_MS),
			closesAt: at(9 * HOUR_MS),
		}));
		await using hall = await startHall({ sampleEvents: events.folder });
		await using ada = await Visitor.open(browser, { hallUrl: hall.origin, name: "Ada" });
		await ada.page.goto("/");
		await ada.reads(/^Doors open in 2 hours$/);
		await ada.reads(hall.pavilion.library.events[0]!.beforeOpening.en);
		expect(await ada.button("Enter the hall").count()).toBe(0);
		ada.expectNothingOdd();
	}, 120_000);

	it("after the closing it says so", async () => {
		await using events = await copySampleEvents((event) => ({
			...event,
			opensAt: at(-9 * HOUR_MS),
			closesAt: at(-2 * HOUR_MS),
		}));
		await using hall = await startHall({ sampleEvents: events.folder });
		await using ada = await Visitor.open(browser, { hallUrl: hall.origin, name: "林小雨", language: "zh-CN" });
		await ada.page.goto("/");
		await ada.reads(hall.pavilion.library.events[0]!.afterClosing["zh-CN"]);
		expect(await ada.button(ada.t("lobby.enter")).count()).toBe(0);
		ada.expectNothingOdd();
	}, 120_000);

	it("a device whose clock is wrong is told by the hall that the doors are not open yet", async () => {
		await using events = await copySampleEvents((event) => ({
			...event,
			opensAt: at(-HOUR_MS),
			closesAt: at(9 * HOUR_MS),
		}));
		await using hall = await startHall({ sampleEvents: events.folder, now: () => Date.now() - 2 * HOUR_MS });
		await using ada = await Visitor.open(browser, { hallUrl: hall.origin, name: "Ada" });
		await ada.page.goto("/");
		await ada.giveName();
		await ada.button("Enter the hall").click();
		await ada.page.getByRole("alert").getByText("The doors are not open yet.").waitFor();
		ada.expectNothingOdd();
	}, 120_000);
});
