import type { Browser } from "playwright-core";
import { afterAll, beforeAll, expect, it } from "vitest";
import { editEntry } from "#shared/features/event/eventEndpoints.ts";
import { launchBrowser, openContext } from "#tests/harness/browser.ts";
import { expectNothingSerious } from "#tests/harness/expectNothingSerious.ts";
import { startHall } from "#tests/harness/hall.ts";

let browser: Browser;
beforeAll(async () => {
	browser = await launchBrowser();
});
afterAll(() => browser?.close());

it("[ENTRY7] the lobby asks by keyboard and on a phone, says what is wrong, and does not ask twice", async () => {
	await using hall = await startHall();
	const organizer = await hall.signIn("organizer");
	const params = { eventId: hall.eventId };
	await organizer.call(editEntry, { params, body: { kind: "password", password: "carnival" } });
	const hallUrl = hall.origin.replace("127.0.0.1", "localhost");
	await using phone = await openContext(browser, {
		hallUrl,
		locale: "zh-CN",
		viewport: { width: 390, height: 844 },
		reducedMotion: "reduce",
	});
	const page = await phone.context.newPage();
	await page.goto("/");
	const field = page.getByLabel("密码", { exact: true });
	await field.waitFor();
	await expectNothingSerious(page, "the door with a password");
	expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(390);
	expect(await page.getByText("展位", { exact: false }).count()).toBeLessThan(3);

	await field.focus();
	await page.keyboard.press("Enter");
	await page.getByText("请输入密码。").waitFor();
	await page.keyboard.type("wrong");
	await page.keyboard.press("Enter");
	await page.getByText("密码不正确。").waitFor();
	await field.fill("carnival");
	await page.keyboard.press("Enter");
	await page.getByRole("button", { name: "进入展厅" }).waitFor();
	await page.reload();
	await page.getByRole("button", { name: "进入展厅" }).waitFor();
	expect(await page.getByLabel("密码", { exact: true }).count()).toBe(0);

	await organizer.call(editEntry, { params, body: { kind: "list", guests: ["ada@example.com"] } });
	await using desk = await openContext(browser, {
		hallUrl,
		locale: "en",
		viewport: { width: 1280, height: 800 },
		colorScheme: "dark",
		reducedMotion: "reduce",
	});
	const wide = await desk.context.newPage();
	await wide.goto("/");
	await wide.getByLabel("E-mail address").fill("eve@example.com");
	await wide.keyboard.press("Enter");
	await wide.getByText("This address is not on the list", { exact: false }).waitFor();
	await expectNothingSerious(wide, "the door with a list");

	const policy = await organizer.call(editEntry, { params, body: { kind: "link" } });
	await wide.goto(`/?event=${hall.eventId}`);
	await wide.getByLabel("Your invitation's link").waitFor();
	await wide.goto(`/?event=${hall.eventId}&entry=${policy.kind === "link" ? policy.token : ""}`);
	await wide.getByRole("button", { name: "Enter the hall" }).waitFor();
	await expect.poll(() => new URL(wide.url()).search).toBe(`?event=${hall.eventId}`);
	desk.expectNoForeignRequests();
	phone.expectNoForeignRequests();
}, 300_000);
