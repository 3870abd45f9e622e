import { join } from "node:path";
import type { TFunction } from "i18next";
import type { Browser, BrowserContextOptions, Locator, Page } from "playwright-core";
import sharp from "sharp";
import { expect } from "vitest";
import { createI18n } from "#client/ui/i18n/i18n.ts";
import { learnTexts } from "#client/ui/i18n/laterTexts.ts";
import type { Language } from "#shared/features/event/text.ts";
import type { AVATAR_BODIES, AVATAR_COLOURS } from "#shared/features/roster/look.ts";
import { openContext, type WatchedContext } from "./browser.ts";
import { eventually } from "./eventually.ts";
import { Headset, type HeadsetName, installHeadset } from "./iwer.ts";

export interface VisitorOptions extends BrowserContextOptions {
	/** Where the hall is, as `http://127.0.0.1:1234`. */
	readonly hallUrl: string;
	readonly name: string;
	/** The browser's; the page speaks it by itself. */
	readonly language?: Language;
	/** A first visit begins with the first steps; journeys that are not about them have seen them. */
	readonly firstSteps?: boolean;
	/** More of what this device remembers, by key, over the plainest graphics. */
	readonly remembers?: Readonly<Record<string, unknown>>;
}

/** Panels of the overlay, by the `data-dock` of the button that opens them. */
export type PanelName = "chat" | "people" | "directory" | "map" | "passport" | "bag" | "settings" | "help";

/** Long enough for a page that shares two slow cores with another one and draws with the CPU. */
export const PATIENCE_MS = 90_000;

/** A small window is drawn in a tenth of the time of a usual one, and a person still sees everything in it. */
const SMALL_WINDOW = { width: 800, height: 500 };

/** Screens of these browsers refresh so seldom that two of them leave the CPU, which draws for them, time for the rest. */
const SCREEN_HZ = 2;

const SMALL_EYES = { width: 160, height: 90 };
const HEADSET_HZ = 15;
const WAITING_HZ = 2;

declare global {
	/** How often the page under test draws; may be set. */
	var slowedScreen: { hertz: number };
}

/**
 * A person at a browser of their own: what they can do in the hall, by the names they read on the page. Everything waits
 * for its outcome.
 */
export class Visitor implements AsyncDisposable {
	readonly name: string;
	readonly page: Page;
	readonly watched: WatchedContext;
	/** What went wrong in the page; a journey ends with none. */
	readonly problems: string[];
	/** The page's words in the language that this person reads. */
	t: TFunction;

	private constructor(
		who: { readonly name: string; readonly t: TFunction },
		watched: WatchedContext,
		page: Page,
		problems: string[],
	) {
		this.name = who.name;
		this.t = who.t;
		this.watched = watched;
		this.page = page;
		this.problems = problems;
	}

	static async open(
		browser: Browser,
		{ name, language = "en", firstSteps = false, remembers = {}, ...options }: VisitorOptions,
	): Promise<Visitor> {
		const kept = {
			settings: { quality: "low" },
			...(firstSteps ? {} : { "first-steps-seen": true }),
			...remembers,
		};
		const watched = await openContext(browser, {
			locale: language === "zh-CN" ? "zh-CN" : "en-GB",
			viewport: SMALL_WINDOW,
			deviceScaleFactor: 0.25,
			storageState: {
				cookies: [],
				origins: [
					{
						origin: new URL(options.hallUrl).origin,
						localStorage: Object.entries(kept).map(([key, value]) => ({
							name: `pavilion.${key}`,
							value: JSON.stringify(value),
						})),
					},
				],
			},
			...options,
		});
		watched.context.setDefaultTimeout(PATIENCE_MS);
		await watched.context.addInitScript(slowScreen, SCREEN_HZ);
		const problems: string[] = [];
		const who = { name, t: await wordsIn(language) };
		return new Visitor(who, watched, await openPage(watched, problems), problems);
	}

	/** The same person and device with one more tab. */
	async openTab(): Promise<Visitor> {
		return new Visitor(this, this.watched, await openPage(this.watched, this.problems), this.problems);
	}

	/** Through the lobby: says who they are and goes in. */
	async enter(address = "/"): Promise<void> {
		await this.page.goto(address);
		await this.giveName();
		await this.goIn();
	}

	async giveName(): Promise<void> {
		await this.page.getByLabel(this.t("lobby.name"), { exact: true }).fill(this.name);
	}

	/** Presses the door's button; inside, the bar of the hall is there and the hall behind it is drawn. */
	async goIn(): Promise<void> {
		await this.button(this.t("lobby.enter")).click();
		await this.isInside();
	}

	async isInside(): Promise<void> {
		await this.page.locator("[data-dock=chat]").waitFor();
	}

	/** Switches the lobby's language. */
	async speak(language: Language): Promise<void> {
		await this.page.getByText(language === "en" ? "English" : "中文", { exact: true }).click();
		this.t = await wordsIn(language);
		await this.button(this.t("lobby.enter")).waitFor();
	}

	/** Chooses body and colour in the lobby. */
	async chooseLook(body: (typeof AVATAR_BODIES)[number], colour: (typeof AVATAR_COLOURS)[number]): Promise<void> {
		await this.button(this.t("avatar.heading")).click();
		const choice = (legend: string) => this.page.locator("fieldset").filter({ hasText: new RegExp(`^${legend}`) });
		await choice(this.t("avatar.body"))
			.getByTitle(this.t(`avatar.bodies.${body}`))
			.click();
		await choice(this.t("avatar.colour"))
			.getByTitle(this.t(`avatar.colours.${colour}`))
			.click();
	}

	/** Through the lobby and into the hall, and there into a headset: upright, a controller in each hand before them. */
	async enterInHeadset(name?: HeadsetName): Promise<Headset> {
		await installHeadset(this.watched.context, name);
		await this.enter("/?inspect");
		const headset = new Headset(this.page);
		await headset.moveHead({ position: { x: 0, y: 1.6, z: 0 }, yaw: 0 });
		await headset.moveController("left", { position: { x: -0.2, y: 1.25, z: -0.4 }, yaw: 0, pitch: 0 });
		await headset.moveController("right", { position: { x: 0.25, y: 1.25, z: -0.35 }, yaw: 0, pitch: 0 });
		await this.putOn(headset);
		return headset;
	}

	/**
	 * Puts on the headset that their page has; from then on only its eyes are drawn, so small that it matters little who
	 * draws them, and the more often.
	 */
	async putOn(headset: Headset, press = () => headset.enter("[data-dock=vr]")): Promise<void> {
		await press();
		await this.page.setViewportSize(SMALL_EYES);
		await this.drawAt(HEADSET_HZ);
	}

	/** As the headset's own menu does it; the page is a window again. */
	async takeOff(headset: Headset): Promise<void> {
		await headset.leave();
		await this.page.setViewportSize(SMALL_WINDOW);
		await this.drawAt(SCREEN_HZ);
	}

	/** Back to the lobby; from then on nobody sees them in the hall. */
	async leaveHall(): Promise<void> {
		await this.dock("leave").click();
		const asking = this.page.getByRole("dialog");
		await asking.getByRole("button", { name: this.t("hall.leaveConfirm"), exact: true }).press("Enter");
		await this.button(this.t("lobby.enter")).waitFor();
	}

	/** Whoever only reads needs few pictures of the hall: the others get what their drawing would take. */
	async drawAt(hertz: number): Promise<void> {
		await this.page.evaluate((hertz) => {
			slowedScreen.hertz = hertz;
		}, hertz);
	}

	/** In a headset with `?inspect`: waits until what is round them has come in, which goes faster while little is drawn. */
	async seesEverything(): Promise<void> {
		await this.drawAt(WAITING_HZ);
		await this.page.waitForFunction(() => pavilionInspect().coming === 0, undefined, { polling: 100 });
		await this.drawAt(HEADSET_HZ);
	}

	button(name: string | RegExp): Locator {
		return this.page.getByRole("button", typeof name === "string" ? { name, exact: true } : { name });
	}

	/** A button of the bar. */
	dock(id: string): Locator {
		return this.page.locator(`[data-dock=${id}]`);
	}

	/** The open panel. */
	get panel(): Locator {
		return this.page.locator("[data-panel]");
	}

	/** Opens a panel by its button in the bar, on a phone perhaps behind “More”; it stays open if it is. */
	async show(name: PanelName): Promise<Locator> {
		const button = this.dock(name);
		if ((await button.getAttribute("aria-expanded")) !== "true") {
			if (!(await button.isVisible())) await this.dock("more").click();
			await button.click();
		}
		await this.page.locator(`[data-dock=${name}][aria-expanded=true]`).waitFor({ state: "attached" });
		return this.panel;
	}

	async closePanel(): Promise<void> {
		await this.panel.getByRole("button", { name: this.t("common.close"), exact: true }).click();
		await this.panel.waitFor({ state: "detached" });
	}

	/** Waits until the page says this somewhere a person can see. */
	async reads(text: string | RegExp, within: Locator | Page = this.page): Promise<void> {
		await within.getByText(text).filter({ visible: true }).first().waitFor();
	}

	/** The row of somebody in the list of people. */
	async person(name: string): Promise<Locator> {
		const people = await this.show("people");
		return people.getByRole("listitem").filter({ has: this.page.getByText(name, { exact: true }) });
	}

	/** The top bar says where one is: a booth's name, or the aisles. */
	async isAt(place: string): Promise<void> {
		const bar = this.page.getByRole("region", { name: this.t("hall.topBar"), exact: true });
		await bar.getByRole("status").filter({ hasText: place }).first().waitFor();
	}

	/** By the directory, at once. */
	async takeMeTo(boothName: string): Promise<void> {
		const directory = await this.show("directory");
		await directory.getByRole("textbox", { name: this.t("directory.search") }).fill(boothName);
		await directory.getByRole("button", { name: `${this.t("common.takeMeThere")}: ${boothName}`, exact: true }).click();
		await this.reads(this.t("directory.arrived", { name: boothName }));
	}

	/** Opens the chat at one of its channels, by the name that its tab has. */
	async openChannel(name: string): Promise<void> {
		const chat = await this.show("chat");
		const tab = chat.getByRole("navigation", { name: this.t("chat.channels") }).getByRole("button", { name });
		await tab.click();
		await tab.and(this.page.locator("[aria-current]")).waitFor();
	}

	/** A stamp in the open passport. */
	stamp(boothName: string): Locator {
		return this.panel.locator("[data-stamped]").filter({ hasText: boothName });
	}

	/** What the page says about its connection while there is something to say. */
	get connectionNotice(): Locator {
		return this.page.locator("[data-connection]");
	}

	/** Says a line in the channel that is open; the hall has kept it when this resolves. */
	async say(text: string): Promise<void> {
		await this.write(text);
		await eventually(async () => expect(await this.log.getByText(this.t("chat.sending")).count()).toBe(0), PATIENCE_MS);
		await this.reads(text, this.log);
	}

	/** Types a line and sends it off. */
	async write(text: string): Promise<void> {
		const field = this.panel.getByRole("textbox");
		await field.fill(text);
		await field.press("Enter");
	}

	/** The lines of the open channel. */
	get log(): Locator {
		return this.panel.getByRole("log");
	}

	/** How often the open channel shows a line. */
	countLine(text: string): Promise<number> {
		return this.log.getByText(text, { exact: true }).count();
	}

	/** Where my arrow and the dots of the others are on the floor plan, in metres of the hall. */
	async readMap(): Promise<MapReading> {
		const map = await this.show("map");
		return map.locator("[data-map=me]").evaluate((arrow) => {
			const numbers = /translate\((\S+) (\S+)\) rotate\((\S+)\)/.exec(arrow.getAttribute("transform") ?? "");
			if (!numbers) throw new Error("the map does not say where I am");
			const [x = Number.NaN, z = Number.NaN, turn = Number.NaN] = numbers.slice(1).map(Number);
			const dots = [...(arrow.closest("svg")?.querySelectorAll("[data-map=people] circle") ?? [])];
			return {
				me: { x, z, heading: (-turn * Math.PI) / 180 },
				others: dots.map((dot) => ({ x: Number(dot.getAttribute("cx")), z: Number(dot.getAttribute("cy")) })),
			};
		});
	}

	/** The one other dot of the floor plan. */
	async readOther(): Promise<MapPoint> {
		const { others } = await this.readMap();
		const [other] = others;
		if (!other || others.length > 1) throw new Error(`the map shows ${others.length} others`);
		return other;
	}

	/** What is on the screen now: the hall and whatever lies over it, but for notices, which go by themselves. */
	async look(): Promise<Picture> {
		const notices = this.page.getByRole("region", { name: this.t("hall.notices"), exact: true });
		await notices.locator("[data-tone]").first().waitFor({ state: "detached" });
		const { data, info } = await sharp(await this.page.screenshot())
			.removeAlpha()
			.raw()
			.toBuffer({ resolveWithObject: true });
		return { width: info.width, height: info.height, rgb: data };
	}

	/** Holds a key down until the outcome is there. */
	async hold(key: string, until: () => unknown | Promise<unknown>): Promise<void> {
		await this.page.keyboard.down(key);
		try {
			await eventually(until, PATIENCE_MS);
		} finally {
			await this.page.keyboard.up(key);
		}
	}

	/** Nothing was asked of another host, and nothing broke in the page. */
	expectNothingOdd(): void {
		this.watched.expectNoForeignRequests();
		if (this.problems.length > 0) throw new Error(`${this.name}'s page had problems:\n${this.problems.join("\n")}`);
	}

	/** JOURNEY_PICTURES names a folder where each visitor's last sight is kept: to see why a journey failed. */
	async [Symbol.asyncDispose](): Promise<void> {
		// A journey that fails earlier says so too: what broke in the page may be why.
		for (const problem of this.problems) console.error(`${this.name}'s page: ${problem}`);
		const folder = process.env.JOURNEY_PICTURES;
		if (folder) {
			await this.page.screenshot({ path: join(folder, `${this.name}-${Date.now()}.png`) }).catch(() => {});
		}
		await this.watched[Symbol.asyncDispose]();
	}
}

/** All that pages say in a language. */
async function wordsIn(language: Language): Promise<TFunction> {
	const i18n = await createI18n(language);
	await Promise.all((["exhibits", "headset", "immersive"] as const).map((texts) => learnTexts(i18n, texts)));
	return i18n.t;
}

export interface MapPoint {
	readonly x: number;
	readonly z: number;
}

export interface MapReading {
	readonly me: MapPoint & { readonly heading: number };
	readonly others: readonly MapPoint[];
}

/** A screenshot: three bytes a pixel. */
export interface Picture {
	readonly width: number;
	readonly height: number;
	readonly rgb: Uint8Array;
}

/** Which part of a picture has such a colour: hue in degrees, saturation and value 0–1. */
export function shareOf(picture: Picture, wanted: (hue: number, saturation: number, value: number) => boolean): number {
	const { rgb } = picture;
	let found = 0;
	for (let at = 0; at < rgb.length; at += 3) {
		const [red = 0, green = 0, blue = 0] = [rgb[at], rgb[at + 1], rgb[at + 2]];
		const most = Math.max(red, green, blue);
		const range = most - Math.min(red, green, blue);
		const sixth =
			range === 0
				? 0
				: most === red
					? ((green - blue) / range + 6) % 6
					: most === green
						? (blue - red) / range + 2
						: (red - green) / range + 4;
		if (wanted(sixth * 60, most === 0 ? 0 : range / most, most / 255)) found++;
	}
	return found / (rgb.length / 3);
}

export function apart(one: MapPoint, other: MapPoint): number {
	return Math.hypot(one.x - other.x, one.z - other.z);
}

async function openPage({ context }: WatchedContext, problems: string[]): Promise<Page> {
	const page = await context.newPage();
	page.on("pageerror", (error) => problems.push(error.stack ?? error.message));
	page.on("console", (message) => {
		if (message.type() !== "error") return;
		// Chromium itself reports each request that failed: journeys that break the network look for outcomes instead.
		if (message.text().startsWith("Failed to load resource") || message.text().startsWith("WebSocket connection to"))
			return;
		problems.push(message.text());
	});
	return page;
}

/** Runs in the page. */
function slowScreen(hertz: number): void {
	const onScreen = window.requestAnimationFrame.bind(window);
	const offScreen = window.cancelAnimationFrame.bind(window);
	const waiting = new Map<number, () => void>();
	let lastId = 0;
	globalThis.slowedScreen = { hertz };
	window.requestAnimationFrame = (draw) => {
		const id = ++lastId;
		const period = 1000 / slowedScreen.hertz;
		const timer = setTimeout(
			() => {
				const frame = onScreen((now) => {
					waiting.delete(id);
					draw(now);
				});
				waiting.set(id, () => offScreen(frame));
			},
			period - (performance.now() % period),
		);
		waiting.set(id, () => clearTimeout(timer));
		return id;
	};
	window.cancelAnimationFrame = (id) => {
		waiting.get(id)?.();
		waiting.delete(id);
	};
}
