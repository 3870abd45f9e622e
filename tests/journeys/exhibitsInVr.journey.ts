import type { Browser } from "playwright-core";
import { afterAll, beforeAll, expect, it } from "vitest";
import { WalkableFloor } from "#shared/features/walking/WalkableFloor.ts";
import { headingTowards } from "#shared/space/heading.ts";
import { launchBrowser } from "#tests/harness/browser.ts";
import { eventually } from "#tests/harness/eventually.ts";
import { type HallHarness, startHall } from "#tests/harness/hall.ts";
import type { Point } from "#tests/harness/iwer.ts";
import { middleOfExhibit } from "#tests/harness/middleOfExhibit.ts";
import { PATIENCE_MS, Visitor } from "#tests/harness/Visitor.ts";

const MODEL = { booth: "robot-works", slot: "plinth-2" };
const BROCHURE = { booth: "maker-crafts", slot: "brochure-1" };
/** An arm's length before it, metres. */
const BEFORE = 0.9;

let browser: Browser;
beforeAll(async () => {
	browser = await launchBrowser();
});
afterAll(() => browser?.close());

it("[XR23] with controllers a model is turned, scaled and taken apart, and a brochure is carried off into the bag", async () => {
	await using hall = await startHall();
	await using ada = await Visitor.open(browser, { hallUrl: hall.origin, name: "Ada" });
	const headset = await ada.enterInHeadset();
	await headset.moveController("left", { position: { x: -0.3, y: 1, z: 0 }, pitch: -0.8 });
	await headset.moveController("right", { position: { x: 0.3, y: 1, z: 0 }, pitch: -0.8 });

	// A grip turns it: to the right by a hand's breadth.
	const middle = await standBefore(ada, hall, MODEL);
	const shown = () => hall.room.state.exhibits.get(`${MODEL.booth}/${MODEL.slot}`);
	const aside = await toTheRight(ada, 0.12);
	await eventually(async () => {
		await headset.reach("right", middle);
		await headset.press("right", "squeeze");
		await headset.frames(3);
		await headset.reach("right", plus(middle, aside, 1));
		const yaw = shown()?.yaw ?? 0;
		if (yaw === 0) await headset.release("right", "squeeze");
		expect(yaw).toBeGreaterThan(0);
	}, PATIENCE_MS);
	expect(await headset.lastPulse("right"), "felt in the hand").toBeGreaterThan(0);
	// The other hand takes hold as well: apart, the model grows.
	const zoom = shown()?.zoom ?? 0;
	await headset.reach("left", plus(middle, aside, -0.5));
	await headset.press("left", "squeeze");
	await headset.frames(3);
	await headset.reach("left", plus(middle, aside, -2));
	await eventually(() => expect(shown()?.zoom).toBeGreaterThan(zoom), PATIENCE_MS);
	await headset.release("left", "squeeze");
	await headset.release("right", "squeeze");
	await headset.frames(3);

	// Whoever puts the controllers down in the middle of it holds nothing, and may take it up again.
	await headset.reach("right", middle);
	await headset.press("right", "squeeze");
	await eventually(() => expect(shown()?.holder).not.toBe(""), PATIENCE_MS);
	await headset.useHands();
	await headset.release("right", "squeeze");
	await headset.useControllers();

	// The trigger takes one part; it is out for everyone until it is let go, and then springs home.
	await eventually(async () => {
		await headset.reach("right", middle);
		await headset.press("right", "trigger");
		await headset.frames(3);
		const part = shown()?.part ?? 0;
		if (part === 0) await headset.release("right", "trigger");
		expect(part).toBeGreaterThan(0);
	}, PATIENCE_MS);
	await headset.reach("right", { ...middle, y: middle.y + 0.2 });
	await eventually(() => expect(shown()?.partY).toBeGreaterThan(3), PATIENCE_MS);
	await headset.release("right", "trigger");
	await eventually(() => expect(shown()?.part).toBe(0), PATIENCE_MS);

	// Carried off, a brochure is in the bag.
	const brochure = await standBefore(ada, hall, BROCHURE);
	await headset.moveController("right", { position: { x: 0.2, y: 1.2, z: -0.2 } });
	await eventually(async () => {
		await headset.pointAt("right", brochure);
		await headset.frames(3);
		await headset.press("right", "trigger");
		await headset.frames(3);
		await headset.moveController("right", { position: { x: 0.2, y: 1.5, z: -0.1 } });
		await headset.frames(3);
		await headset.release("right", "trigger");
		await headset.frames(3);
		await headset.moveController("right", { position: { x: 0.2, y: 1.2, z: -0.2 } });
		const kept = await ada.page.evaluate(() => Object.entries(localStorage).find(([key]) => key.includes("bag"))?.[1]);
		expect(kept).toContain(BROCHURE.slot);
	}, PATIENCE_MS);
	await ada.takeOff(headset);
	await (await ada.show("bag")).getByRole("listitem").first().waitFor();
	ada.expectNothingOdd();
}, 240_000);

interface Exhibit {
	readonly booth: string;
	readonly slot: string;
}

/** Jumps before an exhibit, facing it, and waits for it; returns its middle. */
async function standBefore(visitor: Visitor, hall: HallHarness, { booth, slot }: Exhibit): Promise<Point> {
	const middle = middleOfExhibit(hall, booth, slot);
	const published = hall.pavilion.library.hall(hall.eventId, hall.hallId);
	if (!published) throw new Error("there is no hall");
	const spot = { x: 0, z: 0 };
	const floor = new WalkableFloor(published);
	if (!floor.nearestFree(middle.x, middle.z + BEFORE, spot)) throw new Error(`nobody can stand before ${slot}`);
	const heading = headingTowards(middle.x - spot.x, middle.z - spot.z);
	await visitor.page.evaluate(({ spot, heading }) => pavilionInspect().teleport(spot.x, spot.z, heading), {
		spot,
		heading,
	});
	await visitor.seesEverything();
	return middle;
}

/** So far to the right of the way the wearer looks. */
async function toTheRight(visitor: Visitor, metres: number): Promise<Point> {
	const { heading } = await visitor.page.evaluate(() => ({ heading: pavilionInspect().heading }));
	return { x: Math.cos(heading) * metres, y: 0, z: -Math.sin(heading) * metres };
}

function plus(at: Point, way: Point, times: number): Point {
	return { x: at.x + way.x * times, y: at.y + way.y * times, z: at.z + way.z * times };
}
