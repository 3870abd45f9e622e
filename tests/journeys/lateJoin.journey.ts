import type { Browser } from "playwright-core";
import { afterAll, beforeAll, expect, it } from "vitest";
import { fieldOfView } from "#client/features/walking/WalkingFeature.ts";
import { sayRequest } from "#shared/features/chat/chatMessages.ts";
import { toHall } from "#shared/space/vector.ts";
import { launchBrowser } from "#tests/harness/browser.ts";
import { eventually } from "#tests/harness/eventually.ts";
import { type HallHarness, startHall } from "#tests/harness/hall.ts";
import { PATIENCE_MS, Visitor } from "#tests/harness/Visitor.ts";

const BOOTH = { id: "design-award", en: "Sprout Design Award" };
const SLOT = "plinth-1";
/** A standing visitor's, above the floor. */
const EYE_HEIGHT = 1.6;

let browser: Browser;
beforeAll(async () => {
	browser = await launchBrowser();
});
afterAll(() => browser?.close());

it("who comes later finds who is here, what was said, and an exhibit as somebody left it", async () => {
	await using hall = await startHall();
	const lin = await hall.join({ name: "Lin" });
	const texts = ["First line", "Second line", "Third line"];
	for (const [index, text] of texts.entries()) {
		await lin.request(sayRequest, { channel: { kind: "hall" }, text, clientKey: `line-number-${index}` });
	}

	await using ada = await Visitor.open(browser, { hallUrl: hall.origin, name: "Ada" });
	await ada.enter();
	await ada.takeMeTo(BOOTH.en);
	await tapExhibit(ada, hall);
	const turn = ada.panel.getByRole("slider", { name: "Turn" });
	await turn.focus();
	for (let step = 0; step < 18; step++) await turn.press("ArrowRight");
	await ada.reads("You are handling it; everyone here sees it.", ada.panel);
	const left = await turn.getAttribute("aria-valuenow");
	expect(Number(left)).toBeGreaterThan(60);

	await using cai = await Visitor.open(browser, { hallUrl: hall.origin, name: "蔡" });
	await cai.enter(`/?booth=${BOOTH.id}`);
	await (await cai.person("Lin")).waitFor();
	await (await cai.person("Ada")).waitFor();
	await cai.reads("3 people", cai.panel);
	await cai.openChannel("Hall");
	for (const text of texts) await cai.reads(text, cai.log);
	// History is not news: nothing of it counts as unread.
	expect(
		await cai
			.dock("chat")
			.getByText(/unread/)
			.count(),
	).toBe(0);
	await cai.closePanel();

	await tapExhibit(cai, hall);
	const found = cai.panel.getByRole("slider", { name: "Turn" });
	await eventually(async () => expect(await found.getAttribute("aria-valuenow")).toBe(left), PATIENCE_MS);
	ada.expectNothingOdd();
	cai.expectNothingOdd();
}, 400_000);

/** Taps the exhibit where it is seen, until its panel is open: it may still be on its way in. */
async function tapExhibit(visitor: Visitor, hall: HallHarness): Promise<void> {
	await eventually(async () => {
		const at = await whereOnScreen(visitor, middleOfExhibit(hall));
		await visitor.page.mouse.click(at.x, at.y);
		await visitor.panel.getByRole("region", { name: /^Exhibit: / }).waitFor({ timeout: 5_000 });
	}, PATIENCE_MS);
}

function middleOfExhibit({ pavilion, eventId, hallId }: HallHarness) {
	const booth = pavilion.library.hall(eventId, hallId)?.booths.find(({ id }) => id === BOOTH.id);
	const slot = pavilion.library
		.content(eventId, hallId, BOOTH.id)
		?.template?.slots.find((candidate) => candidate.name === SLOT);
	if (!booth || !slot) throw new Error(`${BOOTH.id} has no ${SLOT}`);
	const { x, z } = toHall(booth, slot.position.x, slot.position.z, { x: 0, z: 0 });
	return { x, y: slot.position.y + slot.height / 2, z };
}

/** Where on the page a point of the hall is seen, from the place and heading that the map shows. */
async function whereOnScreen(visitor: Visitor, point: { x: number; y: number; z: number }) {
	const { me } = await visitor.readMap();
	await visitor.closePanel();
	const { width, height } = visitor.page.viewportSize()!;
	const east = point.x - me.x;
	const south = point.z - me.z;
	// 0 looks along −Z; a positive heading turns to the left.
	const ahead = -east * Math.sin(me.heading) - south * Math.cos(me.heading);
	const right = east * Math.cos(me.heading) - south * Math.sin(me.heading);
	if (ahead <= 0) throw new Error("it is not before the visitor");
	const pixelsPerMetre = height / 2 / Math.tan(fieldOfView(width / height) / 2) / ahead;
	return { x: width / 2 + right * pixelsPerMetre, y: height / 2 + (EYE_HEIGHT - point.y) * pixelsPerMetre };
}
