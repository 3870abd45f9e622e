import type { Browser } from "playwright-core";
import { afterAll, beforeAll, expect, it } from "vitest";
import type { Exhibit } from "#shared/features/booths/BoothDocument.ts";
import type { ExhibitState } from "#shared/features/exhibits/ExhibitState.ts";
import { launchBrowser } from "#tests/harness/browser.ts";
import { eventually } from "#tests/harness/eventually.ts";
import { startHall } from "#tests/harness/hall.ts";
import { Headset, installHeadset } from "#tests/harness/iwer.ts";
import { middleOfExhibit } from "#tests/harness/middleOfExhibit.ts";
import { PATIENCE_MS, Visitor } from "#tests/harness/Visitor.ts";

/** It shows a picture, a document of several pages, a video and a link, among others. */
const BOOTH = "alliance";
const FIRST = "poster-1";

let browser: Browser;
beforeAll(async () => {
	browser = await launchBrowser();
});
afterAll(() => browser?.close());

it("[XR25] from the lobby straight into VR, and there through a booth: read, turned by pages, played, kept for later", async () => {
	await using hall = await startHall();
	await using ada = await Visitor.open(browser, { hallUrl: hall.origin, name: "Ada" });
	const { page, t } = ada;
	await installHeadset(ada.watched.context);
	const headset = new Headset(page);
	await page.goto(`/?inspect&booth=${BOOTH}`);
	await ada.giveName();
	await page.locator("[data-enter-vr]").click();
	await ada.putOn(headset, async () => {
		// Where the hall took longer than a browser lets a press count, there is a second one.
		await page.waitForFunction(
			() => pavilionHeadset.activeSession || document.querySelector("[data-step-into-vr]:not([disabled])"),
		);
		if (!(await headset.isInSession())) await page.locator("[data-step-into-vr]").click();
		await headset.isEntered();
	});

	const anyExhibit = (has: (exhibit: ExhibitState) => boolean) => [...hall.room.state.exhibits.values()].some(has);
	const handle: Partial<Readonly<Record<Exhibit["kind"], () => Promise<void>>>> = {
		async image() {
			await headset.pressControl(t("immersive.exhibit.closer"), "panel");
			await headset.reads(t("immersive.exhibit.further"));
		},
		async document() {
			await headset.pressControl("next page", "panel");
			await eventually(() => expect(anyExhibit((one) => one.page === 1)).toBe(true), PATIENCE_MS);
			// The stick turns back what it points at.
			await headset.pushThumbstick("right", 0, -1);
			await headset.pushThumbstick("right", 0, 0);
			await eventually(() => expect(anyExhibit((one) => one.page === 1)).toBe(false), PATIENCE_MS);
		},
		async video() {
			await headset.pressControl(t("exhibits.video.play"), "panel");
			await eventually(() => expect(anyExhibit(({ playing }) => playing)).toBe(true), PATIENCE_MS);
			await headset.pressControl("10 s on", "panel");
			await eventually(() => expect(anyExhibit(({ mediaSeconds }) => mediaSeconds > 3)).toBe(true), PATIENCE_MS);
		},
		async link() {
			await headset.pressControl(t("immersive.exhibit.keepLink"), "panel");
			await headset.reads(t("immersive.exhibit.keptLink"));
		},
	};

	await headset.pressExhibit("right", middleOfExhibit(hall, BOOTH, FIRST), { boothId: BOOTH, slot: FIRST });
	await eventually(async () => expect(await kindOf(ada)).toBe("image"), PATIENCE_MS);
	const handled = new Set<string>();
	for (let stop = 0; handled.size < Object.keys(handle).length; stop++) {
		if (stop > 20) throw new Error(`the booth shows no more than ${[...handled].join(", ")}`);
		const kind = await kindOf(ada);
		if (kind && !handled.has(kind) && handle[kind]) {
			await handle[kind]();
			handled.add(kind);
		}
		const place = await placeOf(ada);
		// The panel comes along to the next exhibit: who pressed where it was before presses again.
		await eventually(async () => {
			await headset.pressControl("next exhibit", "panel");
			await headset.frames(10);
			expect(await placeOf(ada)).not.toBe(place);
		}, PATIENCE_MS);
	}
	await headset.pressControl("close", "panel");

	// Whoever points with the left hand has the menu on the right one.
	await headset.openMenu();
	await headset.pressControl(t("dock.settings"), "wrist");
	await headset.pressControl(t("immersive.settings.hands.left"), "panel");
	await headset.pressControl("close", "panel");
	await headset.openMenu("right");
	await headset.pressControl(t("dock.bag"), "wrist", { side: "left" });
	await page.waitForFunction(() => pavilionInspect().controls.some(({ surface }) => surface.includes("panel.bag")));

	await ada.takeOff(headset);
	await (await ada.show("bag")).getByRole("listitem").first().waitFor();
	ada.expectNothingOdd();
}, 300_000);

/** Of the exhibit whose page is open. */
function kindOf({ page }: Visitor): Promise<Exhibit["kind"] | undefined> {
	return page.evaluate(() => {
		const open = pavilionInspect().controls.find(({ surface }) => surface.includes("panel.exhibit."));
		return open?.surface.split(".").at(-1) as Exhibit["kind"] | undefined;
	});
}

/** What its page says about where it is on the way through the booth. */
function placeOf({ page }: Visitor): Promise<string | undefined> {
	return page.evaluate(
		() =>
			pavilionInspect().controls.find(
				({ name, surface }) => surface.includes("panel.exhibit.") && /^\d+ of \d+$/.test(name),
			)?.name,
	);
}
