import { fieldOfView } from "#client/features/walking/WalkingFeature.ts";
import type { HallHarness } from "./hall.ts";
import { middleOfExhibit } from "./middleOfExhibit.ts";
import type { Visitor } from "./Visitor.ts";

/** A standing visitor's, above the floor. */
const EYE_HEIGHT = 1.6;

/**
 * Taps an exhibit where a visitor before its booth sees it, once it has come in (before that a tap would mean the floor
 * behind it), and waits for its panel. They entered with `?inspect`.
 */
export async function tapExhibit(visitor: Visitor, hall: HallHarness, boothId: string, slot: string): Promise<void> {
	const at = await whereOnScreen(visitor, middleOfExhibit(hall, boothId, slot));
	await visitor.page.waitForFunction(
		({ x, y, boothId, slot }) => {
			const met = pavilionInspect().meets(x, y);
			return met?.kind === "exhibit" && met.boothId === boothId && met.slot === slot;
		},
		{ ...at, boothId, slot },
		{ polling: 200 },
	);
	if (await visitor.page.evaluate(() => matchMedia("(pointer: coarse)").matches)) {
		await visitor.page.touchscreen.tap(at.x, at.y);
	} else await visitor.page.mouse.click(at.x, at.y);
	await visitor.panel.locator("[data-exhibit]").waitFor();
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
