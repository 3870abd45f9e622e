import type { Page } from "playwright-core";
import type { FurnishedConsole } from "./furnishConsole.ts";
import type { HallHarness } from "./hall.ts";

/** A page of the console as it is looked at: where it is, who sees it, and what is done on it first. */
export interface ConsolePage {
	readonly name: string;
	readonly path: string;
	/** The owner unless said; null without an account. */
	readonly by?: "exhibitor" | null;
	readonly prepare?: (page: Page) => Promise<void>;
	/** Something is shown in 3D, which comes in after the page. */
	readonly hasScene?: boolean;
}

/** As an exhibitor's list comes: two that are right, and two that are not. */
const SHEET = [
	"展位号,公司名称,Company name (English),联系人,邮箱,备注",
	"Z12,虹跨孪生,Hongkua Twins,林晓,lin@twins.example,早到",
	"Z14,漕河泾动力,Caohejing Power,Ada Chen,ada@power.example,",
	"Z14,别家公司,,Bert,not-an-address,",
	",无展位,,,,",
].join("\n");

/** Every page of the console, in the order of the sidebar, with its dialogs and its empty states. */
export function consolePages({ eventId, hallId }: HallHarness, furnished: FurnishedConsole): readonly ConsolePage[] {
	const { boothId, submittedId, emptyEventId, setup, invitation, reset, preview } = furnished;
	const event = `/console/events/${eventId}`;
	const empty = `/console/events/${emptyEventId}`;
	return [
		{ name: "sign-in", path: "/console/sign-in", by: null },
		{ name: "setup", path: setup, by: null },
		{ name: "setup-used", path: "/console/setup/used", by: null },
		{ name: "invitation", path: invitation, by: null },
		{ name: "reset", path: reset, by: null },
		{ name: "events", path: "/console" },
		{ name: "new-event", path: "/console", prepare: press(/^(新建活动|New event)$/) },
		{ name: "account", path: "/console/account" },
		{ name: "overview", path: `${event}/overview` },
		{ name: "overview-empty", path: `${empty}/overview` },
		{ name: "event", path: `${event}/event` },
		{ name: "plan", path: `${event}/plan?hall=${hallId}`, prepare: seePlan },
		{
			name: "plan-selected",
			path: `${event}/plan?hall=${hallId}`,
			prepare: async (page) => {
				await seePlan(page);
				await page.locator("[role=application]").focus();
				for (let booth = 0; booth < 5; booth++) await page.keyboard.press("Shift+Tab");
				await page.waitForTimeout(500);
			},
		},
		{
			name: "plan-preview",
			path: `${event}/plan?hall=${hallId}`,
			hasScene: true,
			prepare: async (page) => {
				await seePlan(page);
				await page.getByRole("button", { name: /^(3D preview|3D 预览)$/ }).click();
			},
		},
		{ name: "plan-empty", path: `${empty}/plan`, prepare: seePlan },
		{ name: "booths", path: `${event}/booths` },
		{ name: "booths-empty", path: `${empty}/booths` },
		{ name: "booth", path: `${event}/booths/${boothId}`, by: "exhibitor", hasScene: true },
		{ name: "booth-review", path: `${event}/booths/${submittedId}?tab=review`, hasScene: true },
		{ name: "booth-versions", path: `${event}/booths/${submittedId}?tab=versions` },
		{ name: "booth-staff", path: `${event}/booths/${boothId}?tab=staff`, by: "exhibitor" },
		{ name: "media", path: `${event}/media` },
		{ name: "media-empty", path: `${empty}/media` },
		{ name: "people", path: `${event}/people` },
		{ name: "people-invitations", path: `${event}/people?tab=invitations` },
		{ name: "people-exhibitors", path: `${event}/people?tab=exhibitors` },
		{ name: "people-log", path: `${event}/people?tab=log` },
		{ name: "people-invite", path: `${event}/people`, prepare: press(/^(Invite|邀请)$/) },
		{
			name: "people-import",
			path: `${event}/people`,
			prepare: async (page) => {
				await press(/^(Import exhibitors|导入展商)$/)(page);
				const file = { name: "展商.csv", mimeType: "text/csv", buffer: Buffer.from(SHEET) };
				await page.locator("input[type=file]").setInputFiles(file);
				await page.getByText("展商.csv").first().waitFor({ timeout: 60_000 });
			},
		},
		{ name: "publish", path: `${event}/publish` },
		{ name: "publish-empty", path: `${empty}/publish` },
		{ name: "live", path: `${event}/live` },
		{ name: "live-empty", path: `${empty}/live` },
		{ name: "results", path: `${event}/results` },
		{ name: "results-empty", path: `${empty}/results` },
		{ name: "preview", path: preview, by: null, hasScene: true },
	];
}

/** Opens it and waits until it stands: nothing is on its way, nothing is half drawn. */
export async function openConsolePage(page: Page, { path, prepare }: ConsolePage): Promise<void> {
	await page.goto(path, { timeout: 120_000 });
	await page.locator("h1").first().waitFor({ timeout: 120_000 });
	await page.locator(".mantine-Skeleton-root").first().waitFor({ state: "detached", timeout: 60_000 });
	await page.evaluate(() => document.fonts.ready.then(() => undefined));
	await prepare?.(page);
}

/** Presses a button of the page and waits for the dialog that it opens. */
function press(name: RegExp): (page: Page) => Promise<void> {
	return async (page) => {
		await page.getByRole("button", { name }).first().click();
		await page.locator(".mantine-Modal-content").waitFor();
	};
}

async function seePlan(page: Page): Promise<void> {
	await page.locator("[role=application]").waitFor({ timeout: 60_000 });
}
