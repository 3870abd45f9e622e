import type { Browser, Locator } from "playwright-core";
import { afterAll, beforeAll, expect, it } from "vitest";
import { launchBrowser } from "#tests/harness/browser.ts";
import { eventually } from "#tests/harness/eventually.ts";
import { startHall } from "#tests/harness/hall.ts";
import { tapExhibit } from "#tests/harness/tapExhibit.ts";
import { PATIENCE_MS, Visitor } from "#tests/harness/Visitor.ts";

const BOOTH = "robot-works";
const SLOT = "plinth-2";
const KEY = `${BOOTH}/${SLOT}`;
const PART = "Motor rotor";

let browser: Browser;
beforeAll(async () => {
	browser = await launchBrowser();
});
afterAll(() => browser?.close());

it("[EXHIBIT19] [EXHIBIT23] what one takes out of a model, by keyboard or by dragging, the other sees out and back", async () => {
	await using hall = await startHall();
	// Wide enough for the model beside its panel.
	const viewport = { width: 1000, height: 640 };
	await using ada = await Visitor.open(browser, { hallUrl: hall.origin, name: "Ada", viewport });
	await using bo = await Visitor.open(browser, { hallUrl: hall.origin, name: "Bo" });
	for (const visitor of [ada, bo]) {
		await visitor.enter(`/?inspect&booth=${BOOTH}`);
		await tapExhibit(visitor, hall, BOOTH, SLOT);
	}
	const state = () => hall.room.state.exhibits.get(KEY);

	// Without a pointer.
	const name = (visitor: Visitor) => visitor.panel.getByRole("button", { name: new RegExp(`^${PART}`) });
	await name(ada).press("Enter");
	await ada.panel.getByRole("button", { name: `Take out: ${PART}` }).press("Enter");
	await ada.reads(/out$/, name(ada));
	await bo.reads(/out$/, name(bo));
	await bo.reads("Ada is handling this right now.", bo.panel);
	expect(state()?.part).toBeGreaterThan(0);
	await ada.panel.getByRole("button", { name: `Put back: ${PART}` }).press("Enter");
	await isHome(name(bo));

	// Spread out, one part is dragged away: it is out while the button is down, and home when it is let go.
	const apart = ada.panel.getByRole("slider", { name: "Take apart" });
	await apart.press("End");
	await eventually(() => expect(state()?.apart).toBe(255), PATIENCE_MS);
	const { mouse } = ada.page;
	const place = await findPart(ada, () => state()?.part ?? 0);
	await mouse.move(place.x, place.y);
	await mouse.down();
	await mouse.move(place.x - 30, place.y - 60, { steps: 3 });
	await eventually(() => expect(state()?.partY).toBeGreaterThan(3), PATIENCE_MS);
	const { yaw, pitch } = state()!;
	await bo.reads("out", bo.panel.getByRole("list", { name: /^Parts/ }));
	await mouse.up();
	await eventually(() => expect(state()?.part).toBe(0), PATIENCE_MS);
	await isHome(name(bo));
	// Pulling turned nothing.
	expect(state()).toMatchObject({ yaw, pitch, apart: 255 });

	// Who closes the panel with a part out lets go of it.
	await ada.panel.getByRole("button", { name: `Take out: ${PART}` }).press("Enter");
	await bo.reads(/out$/, name(bo));
	await ada.closePanel();
	await isHome(name(bo));
	ada.expectNothingOdd();
	bo.expectNothingOdd();
}, 400_000);

/** Where on Ada's screen a drag takes a part: the model's upper housing, or else one of its discs. */
async function findPart(visitor: Visitor, partOut: () => number): Promise<{ x: number; y: number }> {
	const { mouse } = visitor.page;
	for (const [x, y] of [
		[500, 283],
		[480, 285],
		[440, 330],
		[400, 335],
		[505, 370],
	] as const) {
		await mouse.move(x, y);
		await mouse.down();
		await mouse.move(x, y - 12, { steps: 2 });
		const isOut = eventually(() => expect(partOut()).toBeGreaterThan(0), 5_000);
		const found = await isOut.then(
			() => true,
			() => false,
		);
		await mouse.up();
		if (!found) continue;
		await eventually(() => expect(partOut()).toBe(0), PATIENCE_MS);
		return { x, y };
	}
	throw new Error("no part can be dragged");
}

async function isHome(name: Locator): Promise<void> {
	await eventually(async () => expect(await name.textContent()).toBe(PART), PATIENCE_MS);
}
