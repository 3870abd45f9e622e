import { beforeEach, describe, expect, it } from "vitest";
import { SoloHall } from "#client/app/preview/SoloHall.ts";
import type { PublishedHall } from "#shared/features/event/PublishedHall.ts";
import type { ExhibitState } from "#shared/features/exhibits/ExhibitState.ts";
import { changeExhibitRequest, holdRequest, releaseRequest } from "#shared/features/exhibits/exhibitMessages.ts";
import {
	goToBoothRequest,
	type JumpGrant,
	placeRequest,
	teleportRequest,
} from "#shared/features/walking/walkingMessages.ts";

const published = {
	hall: {
		size: { width: 30, depth: 30, height: 8 },
		arrival: { x: 0, z: 12, radius: 2, heading: 0 },
		walls: [],
		blocks: [{ x: 0, z: 12, width: 1, depth: 1, rotation: 0, height: 2 }],
	},
	booths: [
		{
			id: "gears",
			x: 0,
			z: 0,
			rotation: 0,
			footprint: { width: 3, depth: 3 },
			obstacles: [],
		},
	],
} as unknown as PublishedHall;

const slot = {
	name: "poster-1",
	kind: "poster",
	position: { x: 0, y: 1, z: -1 },
	orientation: { x: 0, y: 0, z: 0, w: 1 },
	width: 0.8,
	height: 1.2,
	depth: 0.02,
} as const;

describe("a hall where nobody else is", () => {
	let hall: SoloHall;
	const heard: [string, string, Partial<ExhibitState>][] = [];

	beforeEach(() => {
		heard.length = 0;
		hall = new SoloHall({
			published,
			templateOf: () => ({ footprint: { width: 3, depth: 3 }, slots: [slot], obstacles: [] }),
			now: () => 5_000,
		});
		hall.watch("exhibits", {
			added: (key: string, state: ExhibitState) => heard.push(["added", key, { ...state }]),
			changed: (key: string, state: ExhibitState) => heard.push(["changed", key, { ...state }]),
		});
	});
	const ask = (...[contract, payload]: Parameters<SoloHall["request"]>) =>
		hall.request(contract, payload) as Promise<unknown> as Promise<JumpGrant>;

	it("[PREVIEW2] walking is granted by the hall's own rules, each jump under the next number", async () => {
		const arrival = await ask(placeRequest, null);
		expect(Math.hypot(arrival.x, arrival.z - 12)).toBeGreaterThan(0.7);
		const teleported = await ask(teleportRequest, { x: 5, z: 5, heading: 1 });
		expect(teleported).toMatchObject({ x: 5, z: 5, heading: 1, jump: arrival.jump + 1 });
		await expect(ask(teleportRequest, { x: 0, z: 12, heading: 0 })).rejects.toMatchObject({ reason: "blocked" });
		expect(await ask(goToBoothRequest, { boothId: "gears" })).toMatchObject({ x: 0, heading: 0 });
		const before = await ask(goToBoothRequest, { boothId: "gears", slot: "poster-1" });
		expect(before.z).toBeGreaterThan(-1);
		await expect(ask(goToBoothRequest, { boothId: "gears", slot: "poster-9" })).rejects.toMatchObject({
			reason: "unknown-exhibit",
		});
		await expect(ask(goToBoothRequest, { boothId: "none" })).rejects.toMatchObject({ reason: "unknown-booth" });
	});

	it("[PREVIEW2] a hall that changed is walked as it is now", async () => {
		hall.setPlan({ ...published, hall: { ...published.hall, blocks: [] } });
		expect(await ask(teleportRequest, { x: 0, z: 12, heading: 0 })).toMatchObject({ x: 0, z: 12 });
	});

	it("[PREVIEW2] every exhibit is this visitor's to handle, one at a time", async () => {
		await ask(holdRequest, { boothId: "gears", slot: "poster-1" });
		await ask(changeExhibitRequest, { boothId: "gears", slot: "poster-1", change: { page: 3, open: true } });
		await ask(holdRequest, { boothId: "gears", slot: "screen-1" });
		expect(heard.map(([how, key, { holder, page, open }]) => [how, key, holder, page, open])).toEqual([
			["added", "gears/poster-1", "preview", 0, false],
			["changed", "gears/poster-1", "preview", 3, true],
			["changed", "gears/poster-1", "", 3, false],
			["added", "gears/screen-1", "preview", 0, false],
		]);
		await expect(
			ask(changeExhibitRequest, { boothId: "gears", slot: "poster-1", change: { page: 4 } }),
		).rejects.toMatchObject({ reason: "not-holder" });
	});

	it("[PREVIEW2] a film that is stopped stands where it was", async () => {
		const name = { boothId: "gears", slot: "screen-1" };
		await ask(holdRequest, name);
		await ask(changeExhibitRequest, { ...name, change: { playing: true, mediaSeconds: 7 } });
		expect(heard.at(-1)?.[2]).toMatchObject({ playing: true, mediaSeconds: 7, mediaSinceMs: 5_000 });
		await ask(changeExhibitRequest, { ...name, change: { playing: false } });
		expect(heard.at(-1)?.[2]).toMatchObject({ playing: false, mediaSeconds: 7 });
		await ask(releaseRequest, name);
		expect(heard.at(-1)?.[2]).toMatchObject({ holder: "" });
	});
});
