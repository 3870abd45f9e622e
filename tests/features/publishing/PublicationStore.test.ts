import { expect, it } from "vitest";
import { BoothDraftStore } from "#server/features/booths/BoothDraftStore.ts";
import { EventStore } from "#server/features/event/EventStore.ts";
import { PlanStore } from "#server/features/plan/PlanStore.ts";
import { compareSnapshots } from "#server/features/publishing/compareSnapshots.ts";
import { PreviewLinkStore } from "#server/features/publishing/PreviewLinkStore.ts";
import { PublicationStore } from "#server/features/publishing/PublicationStore.ts";
import { type DraftSource, takeSnapshot } from "#server/features/publishing/takeSnapshot.ts";
import { onEveryDatabase } from "#tests/harness/databases.ts";
import { smallDraft, smallEvent } from "../event/smallEvent.ts";

onEveryDatabase((queries) => {
	async function open() {
		const events = new EventStore(queries());
		await events.create(smallEvent());
		const booths = new BoothDraftStore(queries());
		const plans = new PlanStore(queries());
		const source: DraftSource = {
			plan: (eventId) => plans.read(eventId),
			drafts: async (eventId) => new Map((await booths.list(eventId)).map(({ boothId, draft }) => [boothId, draft])),
			approved: (eventId) => booths.approved(eventId),
		};
		const publications = new PublicationStore(queries());
		const publish = async (revision: number | null = null) => {
			const { snapshot } = (await takeSnapshot(source, "fair", "approved"))!;
			return publications.publish({ eventId: "fair", snapshot, revision, note: "", by: "Ada", nowMs: 2_000 });
		};
		return { events, booths, plans, source, publications, publish };
	}

	it("[PUBLISH1] what is published is the draft as it was then, with booths as they were approved", async () => {
		const { events, booths, publications, publish } = await open();
		expect(await publish()).toMatchObject({ number: 1, isLive: true });
		const snapshot = (await publications.snapshot("fair", 1))!;
		expect(Object.keys(snapshot.booths).sort()).toEqual(["chips", "robots"]);
		expect(snapshot.empty).toEqual({ clouds: "inline" });
		expect((await events.find("fair"))?.live).toBe(1);

		const draft = { ...smallDraft("robots"), tagline: { "zh-CN": "新", en: "New" } };
		await booths.change("fair", "robots", null, { draft, state: "draft" }, "Bo", 3);
		await publish();
		expect(await publications.snapshot("fair", 2)).toEqual(snapshot);
		await booths.change("fair", "robots", null, { state: "approved", version: "approved" }, "Ada", 4);
		await publish();
		expect((await publications.snapshot("fair", 3))?.booths.robots?.tagline.en).toBe("New");
		expect(await publications.snapshot("fair", 1)).toEqual(snapshot);
	});

	it("[BUDGET6] what was let through over its budget is one version of a booth, and no other booth's", async () => {
		const { booths } = await open();
		expect(await booths.letThrough("fair")).toEqual(new Set());
		await booths.letThroughApproved("fair", ["robots", "nobody"], "They are why people come.");
		expect(await booths.letThrough("fair")).toEqual(new Set(["robots"]));
		const approve = (overBudgetReason?: string) => {
			const change = {
				state: "approved",
				version: "approved",
				...(overBudgetReason ? { overBudgetReason } : {}),
			} as const;
			return booths.change("fair", "robots", null, change, "Ada", 4);
		};
		await approve();
		expect(await booths.letThrough("fair")).toEqual(new Set());
		await approve("Still so.");
		expect(await booths.letThrough("fair")).toEqual(new Set(["robots"]));
	});

	it("[PUBLISH2] a draft that moved on since it was looked at is not published", async () => {
		const { booths, publish } = await open();
		await booths.change("fair", "robots", null, { state: "submitted", version: "submitted" }, "Bo", 3);
		expect(await publish(1)).toBe("stale");
		expect(await publish(2)).toMatchObject({ number: 1 });
	});

	it("[PUBLISH3] an earlier publication is shown again, or none, and the draft stays as it is", async () => {
		const { events, plans, publications, publish } = await open();
		await publish();
		await publish();
		const before = await plans.read("fair");
		expect(await publications.show("fair", 1)).toBe(true);
		expect((await publications.list("fair"))?.map(({ number, isLive }) => [number, isLive])).toEqual([
			[2, false],
			[1, true],
		]);
		expect(await publications.show("fair", 3)).toBe(false);
		expect(await publications.show("fair", null)).toBe(true);
		expect((await events.find("fair"))?.live).toBeNull();
		expect(await plans.read("fair")).toEqual(before);
		expect(await publish()).toMatchObject({ number: 3 });
	});

	it("[PUBLISH4] the differences are what was added, changed and taken away", async () => {
		const { booths, plans, source } = await open();
		const before = (await takeSnapshot(source, "fair", "approved"))!.snapshot;
		expect(compareSnapshots(before, before)).toEqual([]);
		const entries = (await plans.read("fair"))!.entries;
		const entry = (id: string) => entries.find(({ objectId }) => objectId === id)!;
		const [robots, bench] = [entry("booth-1-1"), entry("furniture-1-1")];
		if (robots.object.kind !== "booth") throw new Error("no booth");
		const value = { ...robots.object.value, x: 5 };
		await plans.edit(
			"fair",
			[
				{ objectId: robots.objectId, hallId: "main", base: 1, object: { kind: "booth", value } },
				{ objectId: bench.objectId, hallId: "main", base: 1, object: null },
			],
			"Ada",
			3,
		);
		await booths.change("fair", "clouds", null, { state: "approved", version: "approved" }, "Ada", 4);
		const after = (await takeSnapshot(source, "fair", "approved"))!.snapshot;
		expect(compareSnapshots(before, after)).toEqual([
			{ what: "plan", change: "changed", hallId: "main", id: "booth-1-1", label: "A01 robots" },
			{ what: "plan", change: "removed", hallId: "main", id: "furniture-1-1", label: "furniture" },
			{ what: "booth", change: "added", hallId: "second", id: "clouds", label: "B01 clouds" },
		]);
		expect(compareSnapshots(null, after).every(({ change }) => change === "added")).toBe(true);
	});

	it("[PUBLISH5] a link to a draft opens until it ends or is revoked, and is kept as a hash only", async () => {
		await open();
		const links = new PreviewLinkStore(queries());
		const { id, token } = await links.create("fair", "Ada", 1_000, 500);
		expect(await links.open(token, 1_400)).toEqual({ eventId: "fair", expiresAtMs: 1_500 });
		expect(await links.open(token, 1_500)).toBeUndefined();
		expect(await links.open(`${token}x`, 1_400)).toBeUndefined();
		expect(JSON.stringify(await queries().selectFrom("preview_links").selectAll().execute())).not.toContain(token);
		expect(await links.list("fair", 1_400)).toMatchObject([{ id, address: null }]);
		expect(await links.revoke("other", id)).toBe(false);
		expect(await links.revoke("fair", id)).toBe(true);
		expect(await links.open(token, 1_400)).toBeUndefined();
	});

	it("[PUBLISH6] an event is made whole or not at all, and goes with all that is its own", async () => {
		const { events, publish } = await open();
		await publish();
		expect(await events.create(smallEvent())).toBe(false);
		await events.setEntry("fair", { kind: "list", guests: 2 }, ["a", "b", "b"]);
		expect(await events.isGuest("fair", "b")).toBe(true);
		expect(await events.isGuest("fair", "c")).toBe(false);
		await events.setEntry("fair", { kind: "open" });
		expect(await events.isGuest("fair", "b")).toBe(false);
		expect(await events.remove("fair")).toBe(true);
		expect(await events.remove("fair")).toBe(false);
		for (const table of ["plan_objects", "booth_drafts", "booth_versions", "publications"] as const) {
			expect(await queries().selectFrom(table).selectAll().execute()).toEqual([]);
		}
	});
});
