/** How long after an organizer's edit a booth is drawn for somebody who stands before it. */

import type { PickTarget } from "#client/engine/Picking.ts";
import { buildWhenStale } from "#client/scripts/buildWhenStale.ts";
import type { PublishedHall } from "#shared/features/event/PublishedHall.ts";
import { editPlan, readPlan } from "#shared/features/plan/planEndpoints.ts";
import { publishEvent } from "#shared/features/publishing/publishingEndpoints.ts";
import { launchBrowser } from "#tests/harness/browser.ts";
import type { ConsoleUser } from "#tests/harness/ConsoleUser.ts";
import { Visitor } from "#tests/harness/Visitor.ts";
import { BENCH_EVENT } from "./benchEvent.ts";

declare function pavilionInspect(): {
	readonly coming: number;
	meets(x: number, y: number): PickTarget | undefined;
	teleport(x: number, z: number, heading: number): Promise<void>;
};

/** Before the visitor, metres. */
const AHEAD = 6;

export interface DrawnOptions {
	readonly origin: string;
	readonly published: PublishedHall;
	readonly owner: ConsoleUser;
	/** Each is put before the visitor, and back. */
	readonly booths: readonly string[];
}

/** Milliseconds from the request that moves a booth to the frame that shows it, by booth; drawn by the processor, small. */
export async function measureDrawn({ origin, published, owner, booths }: DrawnOptions): Promise<readonly number[]> {
	await buildWhenStale();
	const browser = await launchBrowser();
	try {
		await using visitor = await Visitor.open(browser, { hallUrl: origin, name: "Ada" });
		await visitor.enter(`/?event=${BENCH_EVENT}&inspect`);
		const { arrival } = published.hall;
		await visitor.page.evaluate(({ x, z }) => pavilionInspect().teleport(x, z, 0), arrival);
		await visitor.page.waitForFunction(() => pavilionInspect().coming === 0, undefined, { timeout: 120_000 });
		const drawnMs: number[] = [];
		for (const boothId of booths) {
			const beganMs = Date.now();
			const seen = visitor.page.evaluate(seenAtMs, boothId);
			const putBack = await place(owner, boothId, { x: arrival.x, z: arrival.z - AHEAD, rotation: 0 });
			drawnMs.push((await seen) - beganMs);
			await putBack();
		}
		visitor.expectNothingOdd();
		return drawnMs;
	} finally {
		await browser.close();
	}
}

/** Moves a booth and publishes it; returns the undoing. */
async function place(owner: ConsoleUser, boothId: string, at: { x: number; z: number; rotation: number }) {
	const params = { eventId: BENCH_EVENT };
	const { entries } = await owner.call(readPlan, { params });
	const entry = entries.find(({ object }) => object.kind === "booth" && object.value.boothId === boothId);
	if (entry?.object.kind !== "booth") throw new Error(`measureDrawn: ${boothId} is not in the hall`);
	const { objectId, hallId } = entry;
	const { value } = entry.object;
	const put = async (base: number, placed: typeof value) => {
		const edits = [{ objectId, hallId, base, object: { kind: "booth" as const, value: placed } }];
		const { revision } = await owner.call(editPlan, { params, body: { edits } });
		await owner.call(publishEvent, { params, body: {} });
		return revision;
	};
	const revision = await put(entry.revision, { ...value, ...at });
	return () => put(revision, value);
}

/** In the page: when a frame shows the booth in its middle. */
function seenAtMs(boothId: string): Promise<number> {
	return new Promise((resolve) => {
		const look = () => {
			const target = pavilionInspect().meets(innerWidth / 2, innerHeight / 2);
			if (target && "boothId" in target && target.boothId === boothId) resolve(Date.now());
			else requestAnimationFrame(look);
		};
		look();
	});
}
