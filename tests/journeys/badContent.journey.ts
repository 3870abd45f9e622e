import { readFile, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import type { Browser } from "playwright-core";
import { afterAll, beforeAll, expect, it } from "vitest";
import { launchBrowser } from "#tests/harness/browser.ts";
import { startHall } from "#tests/harness/hall.ts";
import { copySampleEvents } from "#tests/harness/sampleEvents.ts";
import { shareOf, Visitor } from "#tests/harness/Visitor.ts";

/** Four booths so near the entrance that even the plainest graphics bring them in at once. */
const NEAR = {
	alliance: { x: 9, z: 18 },
	"auto-parts": { x: -9, z: 18 },
	"bank-hosts": { x: -9, z: 10 },
	"smart-park": { x: 9, z: 9 },
} as const;

let browser: Browser;
beforeAll(async () => {
	browser = await launchBrowser();
});
afterAll(() => browser?.close());

it("a booth with a corrupt file is an empty stand, those with a missing or a corrupt model show sign and texts; all others stand", async () => {
	await using events = await copySampleEvents((event) => ({
		...event,
		halls: event.halls.map((hall) => ({
			...hall,
			booths: hall.booths
				.filter(({ boothId }) => boothId in NEAR)
				.map((placed) => ({ ...placed, ...NEAR[placed.boothId as keyof typeof NEAR], rotation: 0 })),
		})),
	}));
	const booth = (id: string) => join(events.eventFolder, "booths", id);
	const bringOwnModel = async (id: string) => {
		const path = join(booth(id), "booth.json");
		const document = JSON.parse(await readFile(path, "utf8"));
		await writeFile(path, JSON.stringify({ ...document, template: { model: "media/own-stand.glb" } }));
		return join(booth(id), "media/own-stand.glb");
	};
	await writeFile(join(booth("alliance"), "booth.json"), '{ "version": 1, "id": "alliance", ');
	await rm(await bringOwnModel("auto-parts"), { force: true });
	// Its upload was cut off: what the server reads of it is whole, what the browser needs is not.
	const corrupt = await bringOwnModel("bank-hosts");
	const whole = await readFile(new URL("../../assets/booths/templates/inline.glb", import.meta.url));
	const cutOff = Buffer.from(whole.subarray(0, whole.length / 2));
	cutOff.writeUInt32LE(cutOff.length, 8);
	await writeFile(corrupt, cutOff);

	await using hall = await startHall({ sampleEvents: events.folder });
	await using ada = await Visitor.open(browser, { hallUrl: hall.origin, name: "Ada" });
	await ada.page.goto("/");
	await ada.reads("Booth D01");
	await ada.giveName();
	await ada.goIn();
	await ada.reads("2 booths could not be shown in 3D; their signs and texts are there.");

	// One can go to each, it is named, and its texts are read; a visit there counts like any other.
	for (const [name, texts] of [
		["Booth D01", "The exhibitor is still moving in"],
		["Ruichi Drivetrain", undefined],
		["Yanxi Virtual Hosts", undefined],
	] as const) {
		await ada.takeMeTo(name);
		if (texts) await ada.reads(texts, ada.panel);
		await ada.isAt(name);
	}
	await ada.closePanel();
	// The sign's field is in the exhibitor's colour, before one's eyes.
	const { primary } = hall.pavilion.library
		.hall(hall.eventId, hall.hallId)!
		.booths.find(({ id }) => id === "bank-hosts")!.colours;
	const hue = hueOf(primary);
	const share = shareOf(
		await ada.look(),
		(seen, saturation, value) => Math.abs(((seen - hue + 540) % 360) - 180) < 14 && saturation > 0.3 && value > 0.15,
	);
	expect(share).toBeGreaterThan(0.01);
	// Neither an unreadable booth nor an unreadable model is an error of the page.
	ada.expectNothingOdd();
}, 300_000);

function hueOf(colour: string): number {
	const [red, green, blue] = [1, 3, 5].map((at) => Number.parseInt(colour.slice(at, at + 2), 16)) as [
		number,
		number,
		number,
	];
	let found = 0;
	shareOf({ width: 1, height: 1, rgb: Uint8Array.of(red, green, blue) }, (hue) => {
		found = hue;
		return true;
	});
	return found;
}
