import { mkdir, writeFile } from "node:fs/promises";
import { join } from "node:path";
import type { Browser, Page } from "playwright-core";
import sharp from "sharp";
import { createInvitation, createReset } from "#shared/features/accounts/peopleEndpoints.ts";
import type { ConsoleUser } from "#tests/harness/ConsoleUser.ts";
import type { HallHarness } from "#tests/harness/hall.ts";
import { startHall } from "#tests/harness/hall.ts";

/** A page of the console: where it is, and what has to be on it before its picture is taken. */
interface ConsolePicture {
	readonly name: string;
	readonly path: string;
	/** False: seen without an account. */
	readonly isSignedIn?: boolean;
	readonly prepare?: (page: Page) => Promise<void>;
}

const LANGUAGES = { "zh-CN": "zh-CN", en: "en-GB" } as const;
/** A desk, and a tablet held upright. */
const WINDOWS = [
	{ width: 1440, height: 900 },
	{ width: 820, height: 1180 },
] as const;

export interface ConsolePicturesOptions {
	/** Only those; all where it is empty. */
	readonly names: readonly string[];
	readonly folder: string;
	/** Dark as well as light. */
	readonly schemes?: readonly ("light" | "dark")[];
	readonly windows?: readonly { readonly width: number; readonly height: number }[];
	readonly development?: boolean;
	/** Told of each page once it stands as in its picture. */
	readonly onPage?: (page: Page, name: string) => Promise<void>;
}

/** Pictures of every page of the console, in both languages, as an organizer of the sample event sees them. */
export async function takeConsolePictures(browser: Browser, options: ConsolePicturesOptions): Promise<void> {
	const { names, folder, schemes = ["light"], windows = WINDOWS, development = false, onPage } = options;
	await mkdir(folder, { recursive: true });
	await using hall = await startHall({ development });
	const owner = await hall.signIn("owner", { name: "林悦" });
	const [name, value] = owner.cookie.split("=") as [string, string];
	const links = await bringPeople(hall, owner);
	const pages = picturesOf(hall, links).filter((picture) => names.length === 0 || names.includes(picture.name));
	for (const [language, locale] of Object.entries(LANGUAGES)) {
		for (const scheme of schemes) {
			for (const viewport of windows) {
				// `localhost`, as people open it: browsers trust it with what https needs elsewhere.
				const baseURL = hall.origin.replace("127.0.0.1", "localhost");
				const context = await browser.newContext({
					baseURL,
					locale,
					viewport,
					colorScheme: scheme,
					reducedMotion: "reduce",
				});
				for (const picture of pages) {
					if (picture.isSignedIn === false) await context.clearCookies();
					else await context.addCookies([{ name, value, url: baseURL }]);
					const page = await context.newPage();
					page.on("pageerror", (error) => process.stderr.write(`${picture.name}: ${error.stack ?? error.message}\n`));
					await page.goto(picture.path, { timeout: 120_000 });
					await page.locator("h1").first().waitFor({ timeout: 120_000 });
					await page.waitForLoadState("networkidle", { timeout: 15_000 }).catch(() => {});
					await page.evaluate(() => document.fonts.ready.then(() => undefined));
					await picture.prepare?.(page);
					const file = `${[picture.name, language, viewport.width, ...(scheme === "dark" ? [scheme] : [])].join("-")}.webp`;
					const png = await page.screenshot({ type: "png" });
					const bytes = await sharp(png).webp({ quality: 82, effort: 5 }).toBuffer();
					await writeFile(join(folder, file), bytes);
					process.stdout.write(`${file}: ${bytes.length} bytes\n`);
					await onPage?.(page, file);
					await page.close();
				}
				await context.close();
			}
		}
	}
}

/** Pages that open without an account, for whoever has the link. */
interface Links {
	readonly setup: string;
	readonly invitation: string;
	readonly reset: string;
}

/** Somebody in each role, and invitations that are still open. */
async function bringPeople(hall: HallHarness, owner: ConsoleUser): Promise<Links> {
	const params = { eventId: hall.eventId };
	const [first = "", second = ""] = hall.pavilion.library.boothIds(hall.eventId) ?? [];
	await hall.signIn("organizer", { name: "Olga Petrova" });
	await hall.signIn("moderator", { name: "王磊" });
	const exhibitor = await hall.signIn("exhibitor", { name: "Ada Chen", boothId: first });
	await hall.signIn("boothStaff", { name: "陈思", boothId: first });
	const invite = { role: "exhibitor", boothId: second, email: "lin@example.com", note: "林晓" } as const;
	const { address } = await owner.call(createInvitation, { params, body: invite });
	await owner.call(createInvitation, { params, body: { role: "speaker", note: "Prof. Zhang" } });
	const reset = await owner.call(createReset, { params: { ...params, accountId: exhibitor.accountId } });
	return { setup: hall.pavilion.accounts.setupPath ?? "", invitation: address ?? "", reset: reset.address };
}

/** As an exhibitor's list comes: two that are right, and two that are not. */
const SHEET = [
	"展位号,公司名称,Company name (English),联系人,邮箱,备注",
	"Z12,虹跨孪生,Hongkua Twins,林晓,lin@twins.example,早到",
	"Z14,漕河泾动力,Caohejing Power,Ada Chen,ada@power.example,",
	"Z14,别家公司,,Bert,not-an-address,",
	",无展位,,,,",
].join("\n");

function picturesOf({ eventId, hallId }: HallHarness, links: Links): readonly ConsolePicture[] {
	const event = `/console/events/${eventId}`;
	return [
		{ name: "sign-in", path: "/console/sign-in", isSignedIn: false },
		{ name: "setup", path: links.setup, isSignedIn: false },
		{ name: "setup-used", path: "/console/setup/used", isSignedIn: false },
		{ name: "invitation", path: links.invitation, isSignedIn: false },
		{ name: "reset", path: links.reset, isSignedIn: false },
		{ name: "events", path: "/console" },
		{
			name: "new-event",
			path: "/console",
			prepare: async (page) => {
				await page
					.locator("header + div button, header button")
					.filter({ hasText: /新建活动|New event/ })
					.first()
					.click();
				await page.locator(".mantine-Modal-content").waitFor();
			},
		},
		{ name: "account", path: "/console/account" },
		{ name: "overview", path: `${event}/overview` },
		{ name: "event", path: `${event}/event` },
		{ name: "plan", path: `${event}/plan?hall=${hallId}` },
		{
			name: "plan-selected",
			path: `${event}/plan?hall=${hallId}`,
			prepare: async (page) => {
				await page.locator("[role=application]").focus();
				await page.keyboard.press("Shift+Tab");
				for (let booth = 0; booth < 4; booth++) await page.keyboard.press("Shift+Tab");
				await page.keyboard.press("r");
				await page.waitForTimeout(1500);
			},
		},
		{ name: "booths", path: `${event}/booths` },
		{ name: "media", path: `${event}/media` },
		{ name: "people", path: `${event}/people` },
		{ name: "people-invitations", path: `${event}/people?tab=invitations` },
		{ name: "people-exhibitors", path: `${event}/people?tab=exhibitors` },
		{ name: "people-log", path: `${event}/people?tab=log` },
		{
			name: "people-invite",
			path: `${event}/people`,
			prepare: async (page) => {
				await page.getByRole("button", { name: /^(Invite|邀请)$/ }).click();
				await page.locator(".mantine-Modal-content").waitFor();
			},
		},
		{
			name: "people-import",
			path: `${event}/people`,
			prepare: async (page) => {
				await page.getByRole("button", { name: /^(Import exhibitors|导入展商)$/ }).click();
				const file = { name: "展商.csv", mimeType: "text/csv", buffer: Buffer.from(SHEET) };
				await page.locator("input[type=file]").setInputFiles(file);
				await page.getByText("展商.csv").first().waitFor({ timeout: 60_000 });
			},
		},
		{ name: "publish", path: `${event}/publish` },
		{ name: "live", path: `${event}/live` },
		{ name: "results", path: `${event}/results` },
	];
}
