import type { Browser, BrowserContext, Page } from "playwright-core";
import { afterAll, beforeAll, expect, it } from "vitest";
import type { PlanEntry } from "#shared/features/plan/PlanObject.ts";
import { readPlan } from "#shared/features/plan/planEndpoints.ts";
import { launchBrowser } from "#tests/harness/browser.ts";
import type { ConsoleUser } from "#tests/harness/ConsoleUser.ts";
import { expectNothingSerious } from "#tests/harness/expectNothingSerious.ts";
import { type HallHarness, startHall } from "#tests/harness/hall.ts";

const PATIENTLY = { timeout: 60_000 };
/** A frame of a drag may take so much of the page's own time, in the middle of them. */
const FRAME_MS = 16;

let browser: Browser;
let hall: HallHarness;

beforeAll(async () => {
	[browser, hall] = await Promise.all([launchBrowser({ largeWindows: true }), startHall()]);
});

afterAll(async () => {
	await browser?.close();
	await hall?.[Symbol.asyncDispose]();
});

async function openPlan(user: ConsoleUser): Promise<{ context: BrowserContext; page: Page }> {
	const baseURL = hall.origin.replace("127.0.0.1", "localhost");
	const context = await browser.newContext({ baseURL, locale: "en-GB", viewport: { width: 1440, height: 900 } });
	const [name, value] = user.cookie.split("=") as [string, string];
	await context.addCookies([{ name, value, url: baseURL }]);
	const page = await context.newPage();
	await page.goto(`/console/events/${hall.eventId}/plan`, PATIENTLY);
	await page.getByRole("application").waitFor(PATIENTLY);
	return { context, page };
}

async function keptBooth(
	user: ConsoleUser,
	boothId: string,
): Promise<Extract<PlanEntry["object"], { kind: "booth" }>["value"]> {
	const { entries } = await user.call(readPlan, { params: { eventId: hall.eventId } });
	const object = entries.find(
		(entry) => entry.object.kind === "booth" && entry.object.value.boothId === boothId,
	)?.object;
	if (object?.kind !== "booth") throw new Error(`${boothId} stands nowhere`);
	return object.value;
}

async function select(page: Page, name: RegExp): Promise<void> {
	await page.getByRole("button", { name }).first().click();
	await page.getByRole("application").focus();
}

it("[PLAN5] a booth is found by name, moved by keys and by numbers, turned, and all of it undone; others see it", async () => {
	const [one, other] = [await hall.signIn("owner"), await hall.signIn("organizer")];
	const boothId = hall.pavilion.library.boothIds(hall.eventId)![0]!;
	const before = await keptBooth(one, boothId);
	const mine = await openPlan(one);
	const theirs = await openPlan(other);
	try {
		const { page } = mine;
		await expectNothingSerious(page, "the floor plan");
		await select(page, new RegExp(`^${before.number} `));
		await page.keyboard.press("ArrowRight");
		await page.keyboard.press("ArrowRight");
		await expect.poll(async () => (await keptBooth(one, boothId)).x, PATIENTLY).toBeCloseTo(before.x + 1);
		await page.keyboard.press("r");
		await expect
			.poll(async () => (await keptBooth(one, boothId)).rotation, PATIENTLY)
			.toBeCloseTo(before.rotation + Math.PI / 12, 3);

		await select(theirs.page, new RegExp(`^${before.number} `));
		await expect
			.poll(async () => Number.parseFloat(await theirs.page.getByLabel("X", { exact: true }).inputValue()), PATIENTLY)
			.toBeCloseTo(before.x + 1, 2);

		await page.getByRole("application").focus();
		await page.keyboard.press("Control+z");
		await page.keyboard.press("Control+z");
		await expect.poll(async () => (await keptBooth(one, boothId)).x, PATIENTLY).toBeCloseTo(before.x);
	} finally {
		await mine.context.close();
		await theirs.context.close();
	}
});

it("[PLAN12] dragging one of a hundred booths keeps the page's own work within a frame, and snaps to the grid", async () => {
	const owner = await hall.signIn("owner");
	const { context, page } = await openPlan(owner);
	try {
		const box = (await page.getByRole("application").boundingBox())!;
		await page.keyboard.press("Escape");
		await page.getByRole("application").focus();
		await page.keyboard.press("Control+a");
		// Everything of the hall moves: more than a hundred booths would.
		const middle = { x: box.x + box.width / 2, y: box.y + box.height / 2 };
		await page.evaluate(() => {
			const times: number[] = [];
			Object.assign(window, { dragTimes: times });

			let startedAt = 0;
			document.addEventListener("pointermove", () => (startedAt = performance.now()), true);
			const frame = () => {
				// What the move and the frame after it took of the main thread.
				const channel = new MessageChannel();
				channel.port1.onmessage = () => {
					if (startedAt > 0) times.push(performance.now() - startedAt);
					startedAt = 0;
				};
				channel.port2.postMessage(null);
				requestAnimationFrame(frame);
			};
			requestAnimationFrame(frame);
		});
		await page.mouse.move(middle.x, middle.y);
		await page.mouse.down();
		for (let step = 1; step <= 60; step++) await page.mouse.move(middle.x + step, middle.y + step / 2);
		await page.keyboard.press("Escape");
		await page.mouse.up();
		const times = (await page.evaluate(() => (window as unknown as { dragTimes: number[] }).dragTimes)).sort(
			(a, b) => a - b,
		);
		expect(times.length).toBeGreaterThan(10);
		expect(times[Math.floor(times.length / 2)]).toBeLessThan(FRAME_MS);
	} finally {
		await context.close();
	}
});
