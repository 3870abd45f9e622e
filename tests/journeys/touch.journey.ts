import type { Browser, CDPSession } from "playwright-core";
import { afterAll, beforeAll, expect, it } from "vitest";
import { saidMessage } from "#shared/features/chat/chatMessages.ts";
import { launchBrowser } from "#tests/harness/browser.ts";
import { eventually } from "#tests/harness/eventually.ts";
import { followPlaces } from "#tests/harness/followPlaces.ts";
import { startHall } from "#tests/harness/hall.ts";
import { apart, PATIENCE_MS, Visitor } from "#tests/harness/Visitor.ts";
import { Walker } from "#tests/harness/Walker.ts";

const PHONE = { width: 390, height: 844 };

let browser: Browser;
beforeAll(async () => {
	browser = await launchBrowser();
});
afterAll(() => browser?.close());

it("on a phone one enters, walks by joystick and by tap, chats and finds a booth", async () => {
	await using hall = await startHall();
	const lin = await hall.join({ name: "Lin" });
	const places = followPlaces(lin);
	// Who stands somewhere hears who walks there.
	await (await Walker.enter(lin, () => {})).beHeard();
	const placeOfAda = () => {
		const place = places("Ada");
		if (!place) throw new Error("the hall has not told where Ada is");
		return place;
	};
	await using ada = await Visitor.open(browser, {
		hallUrl: hall.origin,
		name: "Ada",
		viewport: PHONE,
		hasTouch: true,
		isMobile: true,
		firstSteps: true,
	});
	const { page } = ada;
	await page.goto("/");
	await fitsThePhone(ada);
	await ada.giveName();
	await ada.button("Enter the hall").tap();
	await ada.isInside();
	await fitsThePhone(ada);

	// The first steps speak of fingers, and go away when they were read.
	await ada.reads("Push the joystick at the lower left, or tap the floor where you want to go.");
	await ada.button("Next").tap();
	await ada.button("Next").tap();
	await ada.button("Next").tap();
	await ada.button("Let's go").tap();
	await page.locator("[data-first-steps]").waitFor({ state: "detached" });

	// The joystick walks ahead for as long as it is pushed.
	const start = await readPlace(ada);
	const joystick = await page.locator("[data-testid=joystick]").boundingBox();
	if (!joystick) throw new Error("no joystick is drawn");
	const thumb = { x: joystick.x + joystick.width / 2, y: joystick.y + joystick.height / 2 };
	const fingers = await page.context().newCDPSession(page);
	await touch(fingers, "touchStart", thumb);
	await touch(fingers, "touchMove", { x: thumb.x, y: thumb.y - 40 });
	// Nobody reads a map with a thumb on the joystick: what the hall tells others of Ada shows that she walks.
	await eventually(() => expect(apart(start, placeOfAda())).toBeGreaterThan(2), PATIENCE_MS);
	await touch(fingers, "touchEnd");
	const afterJoystick = await readPlace(ada);
	expect(apart(start, afterJoystick)).toBeGreaterThan(2);

	// A tap on the carpet walks there, and the joystick stays where it is.
	await eventually(async () => {
		await page.touchscreen.tap(PHONE.width * 0.62, PHONE.height * 0.66);
		expect(apart(afterJoystick, placeOfAda())).toBeGreaterThan(0.8);
	}, PATIENCE_MS);

	// The chat is a sheet over the lower part; a line goes out with the send button.
	await ada.dock("chat").tap();
	await fitsThePhone(ada);
	await ada.panel.getByRole("textbox").fill("Hello from a phone");
	const heard = new Promise<string>((resolve) => {
		lin.on(saidMessage, ({ text }) => resolve(text));
	});
	await ada.panel.getByRole("button", { name: "Send" }).tap();
	expect(await heard).toBe("Hello from a phone");
	await ada.reads("Hello from a phone", ada.log);
	await ada.panel.getByRole("button", { name: "Close", exact: true }).tap();
	await ada.panel.waitFor({ state: "detached" });

	// The directory takes one there, and its sheet gets out of the way.
	await ada.dock("directory").tap();
	await fitsThePhone(ada);
	await ada.button("Take me there: One-Stop Government Hall").tap();
	await ada.reads("You are at One-Stop Government Hall");
	await ada.panel.waitFor({ state: "detached" });
	await ada.isAt("One-Stop Government Hall");
	ada.expectNothingOdd();
}, 300_000);

/** Where the map says one is; its sheet is put away again. */
async function readPlace(visitor: Visitor) {
	const { me } = await visitor.readMap();
	await visitor.closePanel();
	return me;
}

/** Nothing sticks out to the side, and everything that can be pressed is large enough for a finger. */
async function fitsThePhone({ page }: Visitor): Promise<void> {
	const found = await page.evaluate(() => ({
		wide: document.documentElement.scrollWidth,
		small: [...document.querySelectorAll<HTMLElement>("nav button, form button[type=submit]")]
			.map((button) => ({ name: button.innerText || button.ariaLabel, ...button.getBoundingClientRect().toJSON() }))
			.filter(({ width, height }) => width > 0 && (width < 40 || height < 32))
			.map(({ name }) => name),
	}));
	expect(found).toEqual({ wide: PHONE.width, small: [] });
}

function touch(session: CDPSession, type: "touchStart" | "touchMove" | "touchEnd", at?: { x: number; y: number }) {
	return session.send("Input.dispatchTouchEvent", { type, touchPoints: at ? [at] : [] });
}
