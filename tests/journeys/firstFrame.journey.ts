import { afterAll, beforeAll, expect, it } from "vitest";
import { launchBrowser } from "#tests/harness/browser.ts";
import { startHall } from "#tests/harness/hall.ts";
import { measureFirstFrame } from "../bench/size/firstFrame.ts";

let browser: Awaited<ReturnType<typeof launchBrowser>>;
beforeAll(async () => {
	browser = await launchBrowser({ largeWindows: true });
});
afterAll(() => browser?.close());

/** Packed; one import of a schema into what the hall draws brings its library along. */
const MOST_SCRIPT_BYTES = 550_000;

it("what a visitor loads of scripts until the first frame stays small enough for a slow network", async () => {
	await using hall = await startHall();
	const { firstFrameJsGzipBytes } = await measureFirstFrame(browser, hall.origin);
	expect(firstFrameJsGzipBytes).toBeGreaterThan(100_000);
	expect(firstFrameJsGzipBytes).toBeLessThanOrEqual(MOST_SCRIPT_BYTES);
}, 120_000);
