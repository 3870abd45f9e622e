import type { Browser } from "playwright-core";
import { afterAll, beforeAll, expect, it } from "vitest";
import { saidMessage } from "#shared/features/chat/chatMessages.ts";
import { Mark } from "#shared/features/roster/RosterState.ts";
import { launchBrowser } from "#tests/harness/browser.ts";
import { eventually } from "#tests/harness/eventually.ts";
import { FaultyNetwork } from "#tests/harness/FaultyNetwork.ts";
import { startHall } from "#tests/harness/hall.ts";
import { PATIENCE_MS, Visitor } from "#tests/harness/Visitor.ts";

const SPOKEN = "Is this robot for sale?";
const STANDING_EYES = 1.6;
const SITTING_EYES = 1.15;

let browser: Browser;
beforeAll(async () => {
	browser = await launchBrowser();
});
afterAll(() => browser?.close());

it("[XR24] with bare hands: the palm opens the menu, a fingertip presses; one speaks, sits, and outlasts a lost connection", async () => {
	await using hall = await startHall();
	await using network = await FaultyNetwork.before(hall.pavilion.port);
	const lin = await hall.join({ name: "Lin" });
	const heard: string[] = [];
	lin.on(saidMessage, ({ text }) => heard.push(text));
	await using ada = await Visitor.open(browser, { hallUrl: network.origin, name: "Ada" });
	await ada.watched.context.addInitScript(recognizeOnDevice, SPOKEN);
	const headset = await ada.enterInHeadset();
	const { t } = ada;
	await headset.useHands();
	await headset.moveHand("right", { position: { x: 0.25, y: 1.3, z: -0.2 }, yaw: 0, pitch: 0 });

	// A raised hand, from the palm's menu.
	await headset.lookIntoPalm();
	await headset.poke(t("dock.raiseHand"), "wrist");
	const marks = () => [...hall.room.state.roster.values()].find(({ name }) => name === ada.name)?.marks ?? 0;
	await eventually(() => expect(marks() & Mark.handRaised).toBeTruthy(), PATIENCE_MS);

	// What one says is recognized on the device, shown, and sent by hand.
	await headset.poke(t("dock.chat"), "wrist");
	await headset.poke(t("immersive.dictate"), "panel");
	await headset.reads(SPOKEN);
	expect(heard).not.toContain(SPOKEN);
	await headset.poke(t("immersive.send"), "panel");
	await eventually(() => expect(heard).toContain(SPOKEN), PATIENCE_MS);
	await headset.poke("close", "panel");

	// Who sits is as tall as who stands.
	await headset.moveHead({ position: { x: 0, y: SITTING_EYES, z: 0 } });
	await headset.lookIntoPalm();
	await headset.poke(t("dock.settings"), "wrist");
	await headset.poke(t("immersive.settings.seats.seated"), "panel");
	await eventually(async () => expect(await eyesOf(ada)).toBeCloseTo(STANDING_EYES, 1), PATIENCE_MS);
	// A pinch presses what a bare hand points at.
	await headset.moveHand("right", { position: { x: 0.25, y: 1.1, z: -0.2 }, yaw: 0, pitch: 0 });
	await headset.pinchControl("close", "panel");
	await eventually(async () => expect(await headset.controls("panel")).toEqual([]), PATIENCE_MS);

	// Cut off, the wearer is told for as long as it lasts, and stays where they are.
	const feet = await feetOf(ada);
	network.refuse();
	network.cut();
	await headset.reads(t("immersive.connectionLost"));
	network.recover();
	await headset.readsNoMore(t("immersive.connectionLost"));
	expect(await feetOf(ada)).toEqual(feet);
	expect(await headset.isInSession()).toBe(true);
	await headset.leave();
	ada.expectNothingOdd();
}, 240_000);

function eyesOf({ page }: Visitor): Promise<number> {
	return page.evaluate(() => pavilionInspect().head.position.y);
}

function feetOf({ page }: Visitor): Promise<{ readonly x: number; readonly z: number }> {
	return page.evaluate(() => ({ x: pavilionInspect().feet.x, z: pavilionInspect().feet.z }));
}

/**
 * Runs in the page. Stands in for a browser that recognizes English on the device, which this one does not: it hears one
 * sentence, and nothing where it may ask another host.
 */
function recognizeOnDevice(sentence: string): void {
	class Recognition extends EventTarget {
		#isLocal = false;
		get processLocally(): boolean {
			return this.#isLocal;
		}
		set processLocally(isLocal: boolean) {
			this.#isLocal = isLocal;
		}
		static async available({ processLocally }: { processLocally: boolean }): Promise<string> {
			return processLocally ? "available" : "unavailable";
		}
		start(): void {
			setTimeout(() => {
				if (this.#isLocal) {
					this.dispatchEvent(Object.assign(new Event("result"), { results: [[{ transcript: sentence }]] }));
				}
				this.dispatchEvent(new Event("end"));
			});
		}
		abort(): void {}
	}
	Object.assign(globalThis, { SpeechRecognition: Recognition });
}
