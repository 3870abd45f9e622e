import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import type { Browser, Locator, Page } from "playwright-core";
import { afterAll, beforeAll, expect, it } from "vitest";
import { accountsTexts } from "#client/ui/i18n/en/console/accountsTexts.ts";
import { boothFormTexts } from "#client/ui/i18n/en/console/boothFormTexts.ts";
import { eventTexts } from "#client/ui/i18n/en/console/eventTexts.ts";
import { mediaTexts } from "#client/ui/i18n/en/console/mediaTexts.ts";
import { peopleTexts } from "#client/ui/i18n/en/console/peopleTexts.ts";
import { planTexts } from "#client/ui/i18n/en/console/planTexts.ts";
import { publishTexts } from "#client/ui/i18n/en/console/publishTexts.ts";
import { launchBrowser, openContext, type WatchedContext } from "#tests/harness/browser.ts";
import { type HallHarness, startHall } from "#tests/harness/hall.ts";
import { Visitor } from "#tests/harness/Visitor.ts";

const { accounts } = accountsTexts;
const { events } = eventTexts;
const { plan } = planTexts;

const { boothForm } = boothFormTexts;
const { media } = mediaTexts;
const { publish } = publishTexts;
const { team } = peopleTexts;

const EVENT = "summer-tech-fair";
const BOOTH = "booth-1";
const MEDIA = (path: string) =>
	fileURLToPath(new URL(`../../assets/events/caohejing-carnival/booths/${path}`, import.meta.url));

const DESKTOP = { width: 1440, height: 900 };
/** What means something to a browser is a name like any other. */
const NAME = "Mingta <b onclick=alert(1)>Robots</b>";
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
	await field(accounts.password).fill(PASSWORD);
	await button(action).click();
}

it("[CONSOLE9] from an empty server to a published hall: an organizer, an exhibitor, and a visitor who was already inside", async () => {
	await using hall = await startHall({ sampleEvents: noEvents, eventId: EVENT, hallId: "main" });
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
	await owner.page.waitForURL(`**/console/events/${EVENT}/overview`);

	// Six booths, dragged into the hall.
	await owner.page.goto(`/console/events/${EVENT}/plan`);
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
	const kept = await hall.pavilion.organizing.plans.read(EVENT);
	expect(kept?.entries.filter(({ object }) => object.kind === "booth")).toHaveLength(6);

	// What is there is opened to visitors: six empty stands.
	await publishEverything(owner, publish.publishFirst);
	const shown = () => hall.pavilion.library.hall(EVENT, "main")!.booths.find(({ id }) => id === BOOTH)!;
	expect(shown().name.en).toMatch(/^Booth /);

	// An exhibitor is invited by a link.
	await owner.page.goto(`/console/events/${EVENT}/people`);
	await owner.button(team.invite).first().click();
	const inviting = owner.page.getByRole("dialog");
	await inviting.getByLabel(team.booth, { exact: true }).click();
	await owner.page.getByRole("option", { name: /Booth 1/ }).click();
	await inviting.getByRole("button", { name: team.dialog.make, exact: true }).click();
	const link = await inviting.locator("input[readonly][value*='/console/invitation/']").inputValue();

	await fillIn(hall, new URL(link).pathname);
	expect(shown().name.en).toMatch(/^Booth /);

	// Somebody is inside, where the booth is an empty stand.
	await using ada = await Visitor.open(browser, { hallUrl: hall.origin, name: "Ada" });
	await ada.enter();
	await ada.drawAt(5);

	// The organizer approves and publishes; whoever was inside sees it, where they stood.
	await owner.page.goto(`/console/events/${EVENT}/booths/${BOOTH}?tab=review`);
	await owner.button(boothForm.review.approve).click();
	await owner.page.getByText(boothForm.review.approvedNow).waitFor();
	const before = hall.room.visitors.size;
	await publishEverything(owner, /^Publish \d+ changes?$/);
	expect(shown().name.en).toBe(NAME);
	await ada.takeMeTo(NAME);
	await ada.isAt(NAME);
	expect(hall.room.visitors.size).toBe(before);
	ada.expectNothingOdd();
}, 600_000);

/** An invited exhibitor fills their booth in with files of their own, and hands it in. */
async function fillIn(hall: HallHarness, invitation: string): Promise<void> {
	await using exhibitor = await sitDown(hall);
	await exhibitor.page.goto(invitation);
	await describeAccount(exhibitor, "Chen Rui", "chen@example.com", accounts.invitation.acceptNew);
	await exhibitor.page.waitForURL(`**/console/events/${EVENT}/booths/${BOOTH}`);
	const typed = async (label: string, zh: string, en: string) => {
		for (const [language, text] of [
			["中文", zh],
			["English", en],
		] as const) {
			await exhibitor.page
				.getByRole("textbox", { name: new RegExp(`^${label}.*${language}`) })
				.first()
				.fill(text);
		}
	};
	await typed(boothForm.field.name, "明塔机器人", NAME);
	await typed(boothForm.field.tagline, "会思考的机械臂", "Arms that think");
	await typed(boothForm.field.description, "六轴机械臂与夹具。", "Six-axis arms and their grippers.");
	await upload(exhibitor, "[data-field=logo]", MEDIA("robot-works/media/logo.webp"));
	for (const [slot, kind, file] of [
		["plinth-1", boothForm.kind.model, MEDIA("robot-works/media/robot-arm.glb")],
		["poster-1", boothForm.kind.image, MEDIA("robot-works/media/axes.webp")],
		["screen-1", boothForm.kind.video, MEDIA("robot-works/media/at-work.webm")],
		["brochure-1", boothForm.kind.document, MEDIA("cable-bridge/media/handbook.pdf")],
	] as const) {
		const item = exhibitor.page.locator(`[data-field="exhibits.${slot}"]`);
		await item.getByRole("button").first().click();
		await item.getByRole("button", { name: kind, exact: true }).click();
		await typedIn(item, boothForm.field.title, slot);
		await upload(exhibitor, `[data-field="exhibits.${slot}"]`, file);
	}
	await exhibitor.page.getByText(boothForm.keeping.kept).waitFor();
	await exhibitor.button(boothForm.submit).click();
	await exhibitor.page.getByRole("dialog").getByRole("button", { name: boothForm.submit, exact: true }).click();
	await exhibitor.page.getByText(boothForm.submitted, { exact: true }).waitFor();
}

/** Presses the publish button, and waits until the page says that it is live. */
async function publishEverything(desk: Desk, button: string | RegExp): Promise<void> {
	await desk.page.goto(`/console/events/${EVENT}/publish`);
	await desk.page.getByRole("button", { name: button, exact: typeof button === "string" }).click();
	await desk.page.getByText(/^Publication \d+ is live\.$/).waitFor();
}

/** Gives a file to the field within an element, and waits until it is taken. */
async function upload({ page }: Desk, within: string, file: string): Promise<void> {
	const field = page.locator(within);
	await field.locator("input[type=file]").first().setInputFiles(file);
	await field
		.getByRole("button", { name: new RegExp(media.replace) })
		.first()
		.waitFor();
}

async function typedIn(item: Locator, label: string, text: string): Promise<void> {
	for (const language of ["中文", "English"]) {
		await item
			.getByRole("textbox", { name: new RegExp(`^${label}.*${language}`) })
			.first()
			.fill(text);
	}
}
