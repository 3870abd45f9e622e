import { Document, NodeIO } from "@gltf-transform/core";
import type { Browser, BrowserContext, Page } from "playwright-core";
import sharp from "sharp";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { changesBetween } from "#shared/features/event/hallChanges.ts";
import type { BoothContent, PublishedHall } from "#shared/features/event/PublishedHall.ts";
import { launchBrowser } from "#tests/harness/browser.ts";
import { type HallHarness, startHall } from "#tests/harness/hall.ts";
import { copySampleEvents, type SampleEvents } from "#tests/harness/sampleEvents.ts";
import { servePage } from "#tests/harness/servePage.ts";
import type { Site } from "#tests/harness/startSite.ts";
import type { FrameCost, Viewpoint } from "#tests/screenshots/page/PictureHall.ts";
import { beforeBooth, viewpointsOf } from "#tests/screenshots/viewpoints.ts";

/** So few that all are wanted from where the page's camera stands at first, and none of them is close. */
const BOOTHS = 6;

describe("the hall and its booths in a browser", () => {
	let events: SampleEvents;
	let hall: HallHarness;
	let served: Site;
	let browser: Browser;
	let context: BrowserContext;
	let page: Page;
	let index: string;
	let published: PublishedHall;
	const foreign: string[] = [];

	beforeAll(async () => {
		events = await copySampleEvents((event) => ({
			...event,
			halls: event.halls.map((whole) => ({ ...whole, booths: whole.booths.slice(0, BOOTHS) })),
		}));
		hall = await startHall({ sampleEvents: events.folder });
		served = await servePage(new URL("../../screenshots/page/", import.meta.url), hall.origin);
		browser = await launchBrowser();
		// One for all pages: a thousand modules are asked for once.
		context = await browser.newContext({ viewport: { width: 640, height: 400 } });
		index = `/api/events/${hall.eventId}/halls/${hall.hallId}`;
		published = (await (await fetch(hall.origin + index)).json()) as PublishedHall;
	});

	afterAll(async () => {
		await browser?.close();
		await served?.[Symbol.asyncDispose]();
		await hall?.stop();
		await events?.[Symbol.asyncDispose]();
	});

	beforeEach(async () => {
		await page?.close();
		page = await context.newPage();
		page.on("request", (request) => {
			const { origin, protocol } = new URL(request.url());
			if (protocol.startsWith("http") && origin !== served.url) foreign.push(request.url());
		});
	});

	async function open(): Promise<void> {
		await page.goto(`${served.url}/?hall=${encodeURIComponent(index)}`);
		await page.waitForFunction("window.pictureHall", undefined, { timeout: 60_000 });
	}
	const view = (at: Viewpoint): Promise<FrameCost> => page.evaluate((place) => window.pictureHall!.view(place), at);
	const settle = () => page.evaluate(() => window.pictureHall!.settle());
	const held = () => page.evaluate(() => window.pictureHall!.held());
	const settledNames = async () => {
		await settle();
		return (await held()).names;
	};
	const errors = () => page.evaluate(() => [...window.pictureHall!.errors]);

	it("[SHELL1] the hall stands before any booth, in fifteen draws or fewer, and one more for all its sponsors", async () => {
		const spawn = viewpointsOf(published).get("spawn")!;
		const { surfaces, ...hallItself } = published.hall;
		expect(surfaces?.length).toBeGreaterThan(0);
		const withoutSponsors = JSON.stringify({ ...published, hall: hallItself });
		await page.route(`**${index}`, (route) =>
			route.fulfill({ contentType: "application/json", body: withoutSponsors }),
		);
		await open();
		const { draws, triangles } = await view(spawn);
		expect(draws).toBeGreaterThan(0);
		expect(draws).toBeLessThanOrEqual(15);
		expect(triangles).toBeLessThan(35_000);
		await page.unroute(`**${index}`);
		await open();
		expect((await view(spawn)).draws).toBe(draws + 1);
	});

	it("[FRAME1] a glTF appears unmirrored: looking along −Z, its +X is at the right and its +Y is up", async () => {
		await open();
		const glb = Buffer.from(await colouredSquares()).toString("base64");
		await page.evaluate((bytes) => window.pictureHall!.show(bytes, { x: 0, y: 1.6, z: 10 }), glb);
		await view({ x: 0, z: 12, heading: 0 });
		const { data, info } = await sharp(await page.screenshot())
			.removeAlpha()
			.raw()
			.toBuffer({ resolveWithObject: true });
		const at = (x: number, y: number) => {
			const i = (Math.round(y * info.height) * info.width + Math.round(x * info.width)) * 3;
			const [r, g, b] = [data[i]!, data[i + 1]!, data[i + 2]!];
			if (r > 180 && g < 90 && b < 90) return "red";
			if (g > 120 && r < 90 && b < 90) return "green";
			if (b > 180 && r < 90 && g < 90) return "blue";
			return `${r},${g},${b}`;
		};
		expect(at(0.62, 0.5)).toBe("red");
		expect(at(0.38, 0.5)).toBe("blue");
		expect(at(0.5, 0.3)).toBe("green");
	});

	it("[BOOTH1] every booth near the visitor comes in", async () => {
		await open();
		await page.evaluate(() => window.pictureHall!.startBooths());
		const all = published.booths.length;
		expect(await settle()).toMatchObject({ wanted: all, ready: all, failed: 0 });
		expect(await errors()).toEqual([]);
		expect(foreign).toEqual([]);
	});

	it("[BOOTH6] from afar a booth is one draw; whoever comes close has its exhibits by themselves, until they leave", async () => {
		await open();
		await page.evaluate(() => window.pictureHall!.startBooths());
		await settle();
		const booth = published.booths[0]!;
		const ofBooth = (names: readonly string[]) => names.filter((name) => name.includes(`exhibit ${booth.id}/`));
		const away = { x: published.hall.arrival.x, z: published.hall.arrival.z, heading: 0 };
		await view(away);
		const before = await held();
		expect(before.names.filter((name) => name === `booth ${booth.number}`)).toHaveLength(1);
		expect(ofBooth(before.names)).toEqual([]);
		await view(beforeBooth(booth));
		expect(ofBooth((await held()).names).length).toBeGreaterThan(0);
		await view(away);
		expect(await held()).toEqual(before);
	});

	it("[BOOTH2] booths that are let go of leave nothing behind", async () => {
		await open();
		const before = await held();
		const seen: unknown[] = [];
		for (let round = 0; round < 2; round++) {
			await page.evaluate(() => window.pictureHall!.startBooths());
			await settle();
			const full = await held();
			expect(full.meshes).toBeGreaterThan(before.meshes + published.booths.length);
			seen.push({ ...full, names: undefined });
			await page.evaluate(() => window.pictureHall!.stopBooths());
			expect(await held()).toEqual(before);
		}
		expect(seen[1]).toEqual(seen[0]);
	});

	it("[BOOTH3] a booth whose model fails shows its sign and texts, and its scene once it can be had", async () => {
		const { model } = (await (await fetch(hall.origin + published.booths[0]!.content)).json()) as BoothContent;
		const sharing: string[] = [];
		for (const booth of published.booths) {
			const content = (await (await fetch(hall.origin + booth.content)).json()) as BoothContent;
			if (content.model === model) sharing.push(booth.number);
		}
		await page.route(`**${model}`, (route) => route.fulfill({ status: 500 }));
		await open();
		await page.evaluate(() => window.pictureHall!.startBooths());
		expect(await settle()).toMatchObject({ failed: sharing.length, ready: published.booths.length - sharing.length });
		const shown = (await held()).names;
		for (const number of sharing) {
			expect(shown).toContain(`panel ${number}`);
			expect(shown).not.toContain(`booth ${number}`);
		}
		await page.unroute(`**${model}`);
		await expect.poll(settle, { timeout: 60_000 }).toMatchObject({ failed: 0, ready: published.booths.length });
		expect((await held()).names.filter((name) => name.startsWith("panel "))).toEqual([]);
	});

	it("[BOOTH3] bytes that are no model, and content that is no JSON, fail the same way and harm no other booth", async () => {
		const { model } = (await (await fetch(hall.origin + published.booths[0]!.content)).json()) as BoothContent;
		await page.route(`**${model}`, (route) => route.fulfill({ body: "not a model at all" }));
		await page.route(`**${published.booths[1]!.content}`, (route) => route.fulfill({ body: "<html>" }));
		await open();
		await page.evaluate(() => window.pictureHall!.startBooths());
		const { ready, failed, wanted } = await settle();
		expect(failed).toBeGreaterThanOrEqual(2);
		expect(ready).toBe(wanted - failed);
		expect(ready).toBeGreaterThan(0);
	});

	it("[BOOTH4] an edited booth is swapped in place, and what it was before is gone", async () => {
		await open();
		await page.evaluate(() => window.pictureHall!.startBooths());
		await settle();
		const before = await held();
		const edited = published.booths[2]!;
		const address = "/content/edited.json";
		const content = (await (await fetch(hall.origin + edited.content)).json()) as BoothContent;
		const now: PublishedHall = {
			...published,
			edition: 99,
			booths: published.booths.map((booth) =>
				booth.id === edited.id ? { ...booth, number: "Z99", revision: 99, content: address } : booth,
			),
		};
		let asked = 0;
		await page.route(`**${index}/changes?*`, (route) => {
			asked++;
			return route.fulfill({ json: changesBetween(published, now) });
		});
		await page.route(`**${address}`, (route) => route.fulfill({ json: content }));
		await page.evaluate(() => window.pictureHall!.tellEdition(99));
		await expect.poll(settledNames, { timeout: 30_000 }).toContain("booth Z99");
		await settle();
		const after = await held();
		expect(asked).toBe(1);
		expect(after.names).not.toContain(`booth ${edited.number}`);
		expect({ ...after, names: after.names.length }).toEqual({ ...before, names: before.names.length });
	});
});

/** Squares in the plane z = 0, seen from +Z: red at +X, blue at −X, green at +Y. */
async function colouredSquares(): Promise<Uint8Array> {
	const document = new Document();
	const buffer = document.createBuffer();
	const scene = document.createScene();
	document.getRoot().setDefaultScene(scene);
	const squares = [
		{ x: 0.6, y: 0, colour: [1, 0, 0] },
		{ x: -0.6, y: 0, colour: [0, 0, 1] },
		{ x: 0, y: 0.6, colour: [0, 1, 0] },
	] as const;
	for (const { x, y, colour } of squares) {
		const s = 0.25;
		const positions = [x - s, y - s, 0, x + s, y - s, 0, x + s, y + s, 0, x - s, y + s, 0];
		const material = document
			.createMaterial()
			.setBaseColorFactor([0, 0, 0, 1])
			.setMetallicFactor(0)
			.setRoughnessFactor(1)
			.setEmissiveFactor([...colour]);
		const primitive = document
			.createPrimitive()
			.setMaterial(material)
			.setAttribute(
				"POSITION",
				document.createAccessor().setType("VEC3").setArray(new Float32Array(positions)).setBuffer(buffer),
			)
			.setAttribute(
				"NORMAL",
				document
					.createAccessor()
					.setType("VEC3")
					.setArray(new Float32Array([0, 0, 1, 0, 0, 1, 0, 0, 1, 0, 0, 1]))
					.setBuffer(buffer),
			)
			.setIndices(
				document
					.createAccessor()
					.setType("SCALAR")
					.setArray(new Uint16Array([0, 1, 2, 0, 2, 3]))
					.setBuffer(buffer),
			);
		scene.addChild(document.createNode().setMesh(document.createMesh().addPrimitive(primitive)));
	}
	return new NodeIO().writeBinary(document);
}
