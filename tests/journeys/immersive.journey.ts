import type { Browser } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { readVisitsSummary, type VisitsSummary } from "#shared/features/visits/visitEndpoints.ts";
import { launchBrowser } from "#tests/harness/browser.ts";
import type { ConsoleUser } from "#tests/harness/ConsoleUser.ts";
import { eventually } from "#tests/harness/eventually.ts";
import { type HallHarness, startHall } from "#tests/harness/hall.ts";
import type { HeadsetName } from "#tests/harness/iwer.ts";
import { middleOfExhibit } from "#tests/harness/middleOfExhibit.ts";
import { PATIENCE_MS, Visitor } from "#tests/harness/Visitor.ts";

/** Its booth shows a document on a stand before it. */
const BOOTH = "maker-crafts";
const BROCHURE = "brochure-1";

/** Each a phrase of its own, so that it is known who said it. */
const PHRASES = { "Quest 3": "hello", "Quest 2": "pleased", "Quest Pro": "thanks" } as const;

let browser: Browser;
let hall: HallHarness;
let moderator: ConsoleUser;
/** At a screen all the while. */
let lin: Visitor;
beforeAll(async () => {
	browser = await launchBrowser();
	hall = await startHall();
	moderator = await hall.signIn("moderator");
	lin = await Visitor.open(browser, { hallUrl: hall.origin, name: "Lin" });
	await lin.enter();
	await lin.show("chat");
	await lin.say("Is anybody here?");
	await lin.drawAt(1);
});
afterAll(async () => {
	await lin?.[Symbol.asyncDispose]();
	await browser?.close();
	await hall?.[Symbol.asyncDispose]();
});

async function visitsAt(boothId: string): Promise<VisitsSummary["booths"][number]> {
	const { booths } = await moderator.call(readVisitsSummary, { params: { eventId: hall.eventId } });
	const found = booths.find((booth) => booth.boothId === boothId);
	if (!found) throw new Error(`no visits of ${boothId}`);
	return found;
}

describe.each(Object.keys(PHRASES) as HeadsetName[])("with a %s", (name) => {
	it("[XR22] everything a visit is made of is done without taking the headset off", async () => {
		const { visits, engagedVisits } = await visitsAt(BOOTH);
		await using ada = await Visitor.open(browser, { hallUrl: hall.origin, name: "Ada" });
		const headset = await ada.enterInHeadset(name);
		const { page, t } = ada;
		const body = () =>
			page.evaluate(() => structuredClone({ feet: pavilionInspect().feet, heading: pavilionInspect().heading }));

		// A jump ahead, and a turn by a step.
		const from = await body();
		await headset.pushThumbstick("right", 0, -1);
		await headset.frames(2);
		await headset.pushThumbstick("right", 0, 0);
		await eventually(async () => {
			const { feet } = await body();
			expect(Math.hypot(feet.x - from.feet.x, feet.z - from.feet.z)).toBeGreaterThan(2);
		}, PATIENCE_MS);
		const before = (await body()).heading;
		await headset.pushThumbstick("right", 1, 0);
		await headset.pushThumbstick("right", 0, 0);
		await eventually(async () => expect((await body()).heading - before).toBeCloseTo(-Math.PI / 6, 1), PATIENCE_MS);

		// What others say is read, and answered: by a phrase, and by the keyboard.
		const phrase = t(`immersive.phrase.${PHRASES[name]}`);
		await headset.openMenu();
		await headset.pressControl(t("dock.chat"), "wrist");
		await headset.reads("Is anybody here?");
		await headset.pressControl(t("immersive.phrases"), "panel");
		await headset.pressControl(phrase, "panel");
		await lin.reads(phrase, lin.log);
		await headset.pressControl(t("immersive.say"), "panel");
		await page.waitForFunction(() => document.activeElement instanceof HTMLInputElement);
		await headset.typeOnSystemKeyboard(`I am, in a ${name}`);
		await lin.reads(`I am, in a ${name}`, lin.log);
		await headset.pressControl("close", "panel");

		// To a booth, found by its number. Whoever stands before it is visiting it.
		await headset.openMenu();
		await headset.pressControl(t("dock.directory"), "wrist");
		await headset.pressControl(t("immersive.search"), "panel");
		await page.waitForFunction(() => document.activeElement instanceof HTMLInputElement);
		await headset.typeOnSystemKeyboard(numberOf(hall, BOOTH));
		await eventually(async () => {
			const there = (await headset.controls("panel")).filter((control) => control === t("immersive.go"));
			expect(there).toHaveLength(1);
		}, PATIENCE_MS);
		await headset.pressControl(t("immersive.go"), "panel");
		const brochure = middleOfExhibit(hall, BOOTH, BROCHURE);
		await eventually(async () => {
			const { feet } = await body();
			expect(Math.hypot(feet.x - brochure.x, feet.z - brochure.z)).toBeLessThan(6);
		}, PATIENCE_MS);
		await headset.closeMenu();
		await eventually(async () => expect(await visitsAt(BOOTH)).toMatchObject({ visits: visits + 1 }), PATIENCE_MS);

		// Its brochure is read at arm's length and taken along.
		await headset.pressExhibit("right", brochure, { boothId: BOOTH, slot: BROCHURE });
		await headset.pressControl(t("immersive.exhibit.take"), "panel");
		await eventually(
			async () => expect(await headset.controls("panel")).not.toContain(t("immersive.exhibit.take")),
			PATIENCE_MS,
		);
		hall.pass(20);
		await eventually(
			async () => expect(await visitsAt(BOOTH)).toMatchObject({ engagedVisits: engagedVisits + 1 }),
			PATIENCE_MS,
		);

		await ada.takeOff(headset);
		// The bag is on the screen as well.
		await (await ada.show("bag")).getByRole("listitem").first().waitFor();
		// Whoever comes next stands where Ada stood.
		await ada.leaveHall();
		ada.expectNothingOdd();
		lin.expectNothingOdd();
	}, 400_000);
});

function numberOf({ pavilion, eventId, hallId }: HallHarness, boothId: string): string {
	const booth = pavilion.library.hall(eventId, hallId)?.booths.find(({ id }) => id === boothId);
	if (!booth) throw new Error(`there is no ${boothId}`);
	return booth.number;
}
