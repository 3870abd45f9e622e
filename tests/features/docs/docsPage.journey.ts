import { expect, it } from "vitest";
import { launchBrowser, openContext } from "#tests/harness/browser.ts";
import { startHall } from "#tests/harness/hall.ts";

it("[DOCS3] the page shows the API under our security policy and asks no other host", async () => {
	await using hall = await startHall();
	const browser = await launchBrowser();
	try {
		const hallUrl = hall.origin.replace("127.0.0.1", "localhost");
		await using visitor = await openContext(browser, { hallUrl });
		const page = await visitor.context.newPage();
		const errors: string[] = [];
		page.on("pageerror", (error) => errors.push(error.message));
		page.on("console", (line) => line.type() === "error" && errors.push(line.text()));
		await page.goto("/api/docs");
		await page.getByText("How many are inside, of how many.").waitFor();
		expect(await page.locator(".opblock").count()).toBeGreaterThan(8);
		if (process.env.SHOW) await page.screenshot({ path: process.env.SHOW, fullPage: false });
		visitor.expectNoForeignRequests();
		expect(errors).toEqual([]);
	} finally {
		await browser.close();
	}
});
