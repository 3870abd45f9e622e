import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Browser, Locator, Page } from "playwright-core";
import { afterAll, beforeAll, expect, it } from "vitest";
import { accountsTexts } from "#client/ui/i18n/en/console/accountsTexts.ts";
import { eventTexts } from "#client/ui/i18n/en/console/eventTexts.ts";
import { planTexts } from "#client/ui/i18n/en/console/planTexts.ts";
import { launchBrowser, openContext, type WatchedContext } from "#tests/harness/browser.ts";
import { type HallHarness, startHall } from "#tests/harness/hall.ts";

const { accounts } = accountsTexts;
const { events } = eventTexts;
const { plan } = planTexts;

const DESKTOP = { width: 1440, height: 900 };
const PASSWORD = "four words in a row";

let browser: Browser;
/** A folder without any event: what the very first start of an organizer's own server has. */
let noEvents: string;
beforeAll(async () => {
	browser = await launchBrowser({ largeWindows: true });
	noEvents = await mkdtemp(join(tmpdir(), "pavilion-no-events-"));
});
afterAll(async () => {
	await browser?.close();
	await rm(noEvents, { recursive: true, force: true });
});

interface Desk extends AsyncDisposable {
	readonly page: Page;
	readonly watched: WatchedContext;
	button(name: string): Locator;
	field(name: string): Locator;
}

/** Somebody at the console, with a browser of their own. */
async function sitDown(hall: HallHarness): Promise<Desk> {
	const watched = await openContext(browser, { hallUrl: hall.origin, viewport: DESKTOP, locale: "en-GB" });
	const page = await watched.context.newPage();
	return {
		page,
		watched,
		button: (name) => page.getByRole("button", { name, exact: true }),
		field: (name) => page.getByLabel(name, { exact: true }),
		async [Symbol.asyncDispose]() {
			watched.expectNoForeignRequests();
			await watched[Symbol.asyncDispose]();
		},
	};
}

async function describeAccount({ field, button }: Desk, name: string, email: string, action: string): Promise<void> {
	await field(accounts.name).fill(name);
	await field(accounts.email).fill(email);
	await field(accounts.newPassword).fill(PASSWORD);
	await button(action).click();
}

it("[CONSOLE9] from an empty server to a published hall: an organizer, an exhibitor, and a visitor who was already inside", async () => {
	await using hall = await startHall({ sampleEvents: noEvents, eventId: "summer-tech-fair", hallId: "main" });
	await using owner = await sitDown(hall);

	// The first start's link makes the owner.
	await owner.page.goto(hall.pavilion.accounts.setupPath!);
	await describeAccount(owner, "Lin Lan", "lin@example.com", accounts.setup.action);

	// An event.
	await owner.button(events.create).first().click();
	const dialog = owner.page.getByRole("dialog");
	await dialog.getByRole("textbox", { name: new RegExp(`^${events.name}.*中文`) }).fill("夏日科技展");
	await dialog.getByRole("textbox", { name: new RegExp(`^${events.name}.*English`) }).fill("Summer Tech Fair");
	await dialog.getByRole("button", { name: events.createNow, exact: true }).click();
	await owner.page.waitForURL("**/console/events/summer-tech-fair/overview");

	// Six booths, dragged into the hall.
	await owner.page.goto("/console/events/summer-tech-fair/plan");
	const canvas = owner.page.getByRole("application", { name: plan.canvas });
	await canvas.waitFor();
	const box = (await canvas.boundingBox())!;
	for (let index = 0; index < 6; index++) {
		await owner.button(plan.newBooth).dragTo(canvas, {
			targetPosition: {
				x: box.width * (0.3 + 0.2 * (index % 3)),
				y: box.height * (0.35 + 0.12 * Math.floor(index / 3)),
			},
		});
		const making = owner.page.getByRole("dialog");
		await making
			.getByRole("textbox", { name: new RegExp(`^${plan.exhibitorName}.*English`) })
			.fill(`Booth ${index + 1}`);
		await making.getByRole("button", { name: plan.makeAndPlace, exact: true }).click();
		await making.waitFor({ state: "hidden" });
	}
	await owner.page.getByText(plan.saving.kept).waitFor();
	const kept = await hall.pavilion.organizing.plans.read("summer-tech-fair");
	expect(kept?.entries.filter(({ object }) => object.kind === "booth")).toHaveLength(6);
}, 300_000);
