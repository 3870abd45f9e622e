import type { Browser, BrowserContext } from "playwright-core";
import { afterAll, beforeAll, expect, it } from "vitest";
import { consoleChinese } from "#client/ui/i18n/consoleChinese.ts";
import { consoleEnglish } from "#client/ui/i18n/consoleEnglish.ts";
import { launchBrowser, openContext } from "#tests/harness/browser.ts";
import { expectNothingSerious } from "#tests/harness/expectNothingSerious.ts";
import { startHall } from "#tests/harness/hall.ts";

const PATIENCE_MS = 60_000;
const PASSWORD = "correct horse battery";

let browser: Browser;
beforeAll(async () => {
	browser = await launchBrowser({ largeWindows: true });
});
afterAll(() => browser?.close());

async function newPage(context: BrowserContext) {
	context.setDefaultTimeout(PATIENCE_MS);
	const page = await context.newPage();
	const errors: string[] = [];
	page.on("pageerror", (error) => errors.push(error.message));
	return { page, errors };
}

it("[ACCOUNT17] an owner is made by the printed link, invites an exhibitor, who accepts in Chinese and signs in again", async () => {
	await using hall = await startHall();
	const hallUrl = hall.origin.replace("127.0.0.1", "localhost");
	const look = { hallUrl, reducedMotion: "reduce", viewport: { width: 1280, height: 800 } } as const;
	await using owners = await openContext(browser, { ...look, locale: "en" });
	const { page, errors } = await newPage(owners.context);
	const { accounts, events, team, shell } = consoleEnglish;

	// The link of the terminal.
	await page.goto(hall.pavilion.accounts.setupPath ?? "");
	await page.getByLabel(accounts.name).fill("Olga Petrova");
	await page.getByLabel(accounts.email).fill("olga@example.com");
	await page.getByLabel(accounts.password, { exact: true }).fill("short");
	await expectNothingSerious(page, "setup");
	await page.getByRole("button", { name: accounts.setup.action }).click();
	await page.getByLabel(accounts.password, { exact: true }).fill(PASSWORD);
	await page.getByText(accounts.passwordGood).waitFor();
	// By keyboard.
	await page.keyboard.press("Enter");
	await page.getByRole("heading", { name: events.title }).waitFor();

	// Used once.
	await page.goto(hall.pavilion.accounts.setupPath ?? "");
	await page.getByRole("heading", { name: accounts.setup.badTitle }).waitFor();

	// An exhibitor is invited.
	await page.goto(`/console/events/${hall.eventId}/people`);
	await page.getByText("Olga Petrova").waitFor();
	await expectNothingSerious(page, "people");
	await page.getByRole("button", { name: team.invite, exact: true }).click();
	const dialog = page.getByRole("dialog");
	await dialog.getByRole("combobox", { name: team.booth }).click();
	await page.getByRole("option").first().click();
	await dialog.getByLabel(accounts.email).fill("Lin@Example.com");
	await dialog.getByLabel(team.dialog.note).fill("虹跨孪生");
	await expectNothingSerious(page, "inviting");
	await dialog.getByRole("button", { name: team.dialog.make }).click();
	const link = await dialog.locator("input[readonly][value*='/console/invitation/']").inputValue();
	expect(link).toMatch(new RegExp(`^${hallUrl}/console/invitation/[\\w-]{43}$`));
	await dialog.getByRole("button", { name: shell.done }).click();
	for (const tab of ["invitations", "exhibitors", "log"] as const) {
		await page.getByRole("tab", { name: team.tabs[tab], exact: true }).click();
		await page.locator("table").first().or(page.getByText(team.late.allOnTime)).first().waitFor();
		await expectNothingSerious(page, tab);
	}

	// They accept it, in Chinese.
	await using exhibitors = await openContext(browser, { ...look, locale: "zh-CN" });
	const { page: theirs, errors: theirErrors } = await newPage(exhibitors.context);
	const chinese = consoleChinese;
	await theirs.goto(link);
	await theirs.getByRole("heading", { name: chinese.accounts.invitation.title }).waitFor();
	expect(await theirs.getByLabel(chinese.accounts.email).inputValue()).toBe("lin@example.com");
	await theirs.getByLabel(chinese.accounts.name).fill("林晓");
	await theirs.getByLabel(chinese.accounts.password, { exact: true }).fill(PASSWORD);
	await expectNothingSerious(theirs, "invitation");
	await theirs.keyboard.press("Enter");
	await theirs.waitForURL(/\/console\/events\/[\w-]+\/booths\/[\w-]+$/, { timeout: PATIENCE_MS });

	// Their account; signed out, the page asks to sign in, and leads back to where they were.
	await theirs.goto("/console/account");
	await theirs.getByRole("heading", { name: chinese.accounts.own.title }).waitFor();
	await theirs.getByText(chinese.accounts.own.thisDevice).waitFor();
	await expectNothingSerious(theirs, "account");
	await exhibitors.context.clearCookies();
	await theirs.goto("/console/account");
	await theirs.getByRole("heading", { name: chinese.accounts.signIn.title }).waitFor();
	await theirs.getByLabel(chinese.accounts.email).fill("lin@example.com");
	await theirs.getByLabel(chinese.accounts.password, { exact: true }).fill("not the password");
	await theirs.keyboard.press("Enter");
	await theirs.getByRole("alert").waitFor();
	await expectNothingSerious(theirs, "sign-in");
	await theirs.getByLabel(chinese.accounts.password, { exact: true }).fill(PASSWORD);
	await theirs.keyboard.press("Enter");
	await theirs.getByRole("heading", { name: chinese.accounts.own.title }).waitFor();

	// The owner sees that they are here.
	await page.getByRole("tab", { name: team.tabs.people, exact: true }).click();
	await page.reload();
	await page.getByText("lin@example.com").waitFor();
	owners.expectNoForeignRequests();
	exhibitors.expectNoForeignRequests();
	expect([...errors, ...theirErrors]).toEqual([]);
}, 600_000);
