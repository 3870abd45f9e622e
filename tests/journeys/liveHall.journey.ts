import type { Browser } from "playwright-core";
import { afterAll, beforeAll, expect, it, onTestFailed } from "vitest";
import type { PublishedHall } from "#shared/features/event/PublishedHall.ts";
import { launchBrowser } from "#tests/harness/browser.ts";
import { type HallHarness, startHall } from "#tests/harness/hall.ts";
import { type EventInput, publish } from "#tests/harness/publish.ts";
import { copySampleEvents } from "#tests/harness/sampleEvents.ts";
import { Visitor } from "#tests/harness/Visitor.ts";

interface Held {
	readonly shown: readonly string[];
	readonly meshes: number;
	readonly textures: number;
	readonly materials: number;
	readonly geometries: number;
	readonly lights: number;
}

declare function pavilionInspect(): {
	readonly feet: { readonly x: number; readonly z: number };
	readonly heading: number;
	readonly coming: number;
	readonly held: Held;
	meets(x: number, y: number): { readonly kind: string } | undefined;
	teleport(x: number, z: number, heading: number): Promise<void>;
};

let browser: Browser;
beforeAll(async () => {
	browser = await launchBrowser();
});
afterAll(() => browser?.close());

/** Four booths far from the entrance, nothing else, and a second hall. */
async function startTwoHalls(): Promise<HallHarness> {
	await using samples = await copySampleEvents((event) => {
		const [hall] = event.halls;
		const { id, name, arrival, booths } = hall!;
		const size = { width: 30, depth: 30, height: 7 };
		const row = booths.slice(0, 4).map((booth, i) => ({ ...booth, x: -9 + i * 6, z: -11, rotation: 0 }));
		const at = { x: 0, z: 9, radius: 2, heading: 0 };
		const passages = (to: string) => [{ x: 10, z: 6, rotation: -Math.PI / 2, width: 2.4, to }];
		return {
			...event,
			halls: [
				{ id, name, size, arrival: { ...arrival, ...at }, booths: row, passages: passages("annex") },
				{
					id: "annex",
					name: { "zh-CN": "附楼", en: "The Annex" },
					size: { width: 20, depth: 20, height: 6 },
					arrival: { ...at, z: 7 },
					booths: [],
					passages: [{ x: -6, z: 0, rotation: Math.PI / 2, width: 2.4, to: id }],
				},
			],
		};
	});
	return await startHall({ sampleEvents: samples.folder });
}

it("[LIVE10] [LIVE11] [LIVE12] [PASSAGE1] [SPONSOR2] a hall changes round a visitor who stays where they are, lets them out of what lands on them, leads to the next one, and closes", async () => {
	await using hall = await startTwoHalls();
	await using ada = await Visitor.open(browser, { hallUrl: hall.origin, name: "Ada" });
	const { page } = ada;
	onTestFailed(() => console.log(ada.problems));
	await ada.enter("/?inspect");
	await ada.drawAt(12);
	const inspect = () =>
		page.evaluate(() => {
			const { feet, heading, coming, held } = pavilionInspect();
			return { feet: { ...feet }, heading, coming, held };
		});
	await page.evaluate(() => Object.assign(globalThis, { samePage: true }));
	await page.evaluate(() => pavilionInspect().teleport(0, 4, 0));
	await expect.poll(async () => (await inspect()).coming, { timeout: 60_000 }).toBe(0);
	const before = await inspect();
	const change = (to: (hall: EventInput["halls"][number]) => void) => publish(hall, (event) => to(event.halls[0]!));
	const { booths } = hall.pavilion.library.hall(hall.eventId, hall.hallId) as PublishedHall;
	const [moved, leaving] = [booths[0]!, booths[3]!];
	const shows = (name: string) =>
		expect.poll(async () => (await inspect()).held.shown, { timeout: 30_000 }).toContain(name);

	// A booth appears and another one moves; nobody is moved, and nothing of the page was loaded again.
	const publishedAtMs = performance.now();
	await change((shown) => {
		shown.booths.push({ boothId: "brand-new", number: "N1", x: 4, z: 0 });
		shown.booths[0] = { ...shown.booths[0]!, x: -5, z: -1 };
	});
	await ada.reads(ada.t("hallNews.changed"));
	await ada.reads(/Booth N1|has moved/);
	expect(performance.now() - publishedAtMs).toBeLessThan(10_000);
	const after = await inspect();
	expect(after.feet).toEqual(before.feet);
	await ada.show("map");
	await ada.panel.getByRole("button", { name: "Booth N1" }).waitFor();
	await ada.closePanel();

	// A wall and a block land on her, and a second wall before her. She stays, and walks out.
	await shows("panel N1");
	const building = (await inspect()).held;
	await change((shown) => {
		shown.walls = [4, 2].map((z) => ({ from: { x: -4, z }, to: { x: 4, z }, height: 3 }));
		shown.blocks = [{ x: 0, z: 4, width: 2, depth: 2, height: 1 }];
	});
	await expect
		.poll(() => page.evaluate(() => pavilionInspect().meets(innerWidth / 2, innerHeight / 2)?.kind), {
			timeout: 30_000,
		})
		.toBe("solid");
	expect((await inspect()).feet).toEqual(before.feet);
	await ada.hold("KeyS", async () => (await inspect()).feet.z > 5.6);
	// The next wall is whole: she does not get back in.
	await ada.hold("KeyW", async () => (await inspect()).feet.z < 5.3);
	await change((shown) => {
		shown.walls = [];
		shown.blocks = [];
	});
	await expect
		.poll(() => page.evaluate(() => pavilionInspect().meets(innerWidth / 2, innerHeight * 0.6)?.kind), {
			timeout: 30_000,
		})
		.not.toBe("solid");

	// What stood before is gone from the graphics card; what stands now is as much as stood then.
	await expect
		.poll(
			async () => {
				const { meshes, textures, geometries, lights } = (await inspect()).held;
				return { meshes, textures, geometries, lights };
			},
			{ timeout: 30_000 },
		)
		.toEqual({
			meshes: building.meshes,
			textures: building.textures,
			geometries: building.geometries,
			lights: building.lights,
		});

	// A sponsor's banner, and who it is of.
	const content = hall.pavilion.library.content(hall.eventId, hall.hallId, moved.id)!;
	const sponsor = { "zh-CN": "浦江银行", en: "Pujiang Bank" };
	await change((shown) => {
		shown.surfaces = [
			{
				kind: "banner",
				tier: "gold",
				sponsor,
				image: content.logo,
				url: "https://example.org/bank",
				x: 0,
				y: 0.5,
				z: 1,
				rotation: 0,
				width: 6,
				height: 3,
			},
		];
	});
	await shows("sponsor surfaces");
	await page.mouse.click(400, 250);
	await ada.reads("Pujiang Bank");
	await ada.button(ada.t("sponsors.visit")).click();
	await ada.reads("https://example.org/bank");
	await ada.button(ada.t("common.cancel")).click();
	await ada.closePanel();

	// A booth goes, and with it whoever looked at it there.
	await change((shown) => {
		shown.booths = shown.booths.filter(({ boothId }) => boothId !== leaving.id);
	});
	await ada.show("map");
	await ada.panel.getByRole("button", { name: leaving.name.en }).waitFor({ state: "detached" });
	await ada.closePanel();

	// Through the passage, and before the one that leads back.
	await page.evaluate(() => pavilionInspect().teleport(9.6, 6, -Math.PI / 2));
	await ada.reads(ada.t("passages.title", { hall: "The Annex" }));
	await ada.button(ada.t("passages.go")).click();
	await ada.isInside();
	await ada.reads("The Annex");
	await expect.poll(async () => Math.round((await inspect()).feet.x * 10), { timeout: 30_000 }).toBe(-42);
	expect(await page.evaluate(() => "samePage" in globalThis)).toBe(true);
	expect(new URL(page.url()).searchParams.get("hall")).toBe("annex");

	// The event is taken down.
	await hall.pavilion.library.show(hall.eventId, null);
	await ada.reads(ada.t("refusals.hall-closed"));
	ada.expectNothingOdd();
}, 180_000);
