import type { Browser } from "playwright-core";
import { afterAll, beforeAll, expect, it } from "vitest";
import { sayRequest } from "#shared/features/chat/chatMessages.ts";
import { launchBrowser } from "#tests/harness/browser.ts";
import { eventually } from "#tests/harness/eventually.ts";
import { startHall } from "#tests/harness/hall.ts";
import { tapExhibit } from "#tests/harness/tapExhibit.ts";
import { PATIENCE_MS, Visitor } from "#tests/harness/Visitor.ts";

const BOOTH = { id: "design-award", en: "Sprout Design Award" };
const SLOT = "plinth-1";

let browser: Browser;
beforeAll(async () => {
	browser = await launchBrowser();
});
afterAll(() => browser?.close());

it("who comes later finds who is here, what was said, and an exhibit as somebody left it", async () => {
	await using hall = await startHall();
	const lin = await hall.join({ name: "Lin" });
	const texts = ["First line", "Second line", "Third line"];
	for (const [index, text] of texts.entries()) {
		await lin.request(sayRequest, { channel: { kind: "hall" }, text, clientKey: `line-number-${index}` });
	}

	await using ada = await Visitor.open(browser, { hallUrl: hall.origin, name: "Ada" });
	await ada.enter("/?inspect");
	await ada.takeMeTo(BOOTH.en);
	await tapExhibit(ada, hall, BOOTH.id, SLOT);
	const turn = ada.panel.getByRole("slider", { name: "Turn" });
	await turn.focus();
	for (let step = 0; step < 18; step++) await turn.press("ArrowRight");
	await ada.reads("You are handling it; everyone here sees it.", ada.panel);
	const left = await turn.getAttribute("aria-valuenow");
	expect(Number(left)).toBeGreaterThan(60);

	await using cai = await Visitor.open(browser, { hallUrl: hall.origin, name: "蔡" });
	await cai.enter(`/?inspect&booth=${BOOTH.id}`);
	await (await cai.person("Lin")).waitFor();
	await (await cai.person("Ada")).waitFor();
	await cai.reads("3 people", cai.panel);
	await cai.openChannel("Hall");
	for (const text of texts) await cai.reads(text, cai.log);
	// History is not news: nothing of it counts as unread.
	expect(
		await cai
			.dock("chat")
			.getByText(/unread/)
			.count(),
	).toBe(0);
	await cai.closePanel();

	await tapExhibit(cai, hall, BOOTH.id, SLOT);
	const found = cai.panel.getByRole("slider", { name: "Turn" });
	await eventually(async () => expect(await found.getAttribute("aria-valuenow")).toBe(left), PATIENCE_MS);
	ada.expectNothingOdd();
	cai.expectNothingOdd();
}, 400_000);
