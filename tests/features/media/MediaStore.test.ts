import { describe, expect, it } from "vitest";
import { MediaStore, type NewUpload } from "#server/features/media/MediaStore.ts";
import type { MediaFacts } from "#shared/features/media/Media.ts";
import { onEveryDatabase } from "#tests/harness/databases.ts";

const BLOB = `${"a".repeat(40)}.webp`;
const OTHER_BLOB = `${"b".repeat(40)}.glb`;
const PICTURE: MediaFacts = { kind: "image", bytes: 900, width: 640, height: 480 };

const upload = (id: string, more: Partial<NewUpload> = {}): NewUpload => ({
	id,
	eventId: "fair",
	boothId: "robots",
	kind: "image",
	title: "海报 🦊",
	fileName: "poster.png",
	declaredBytes: 3_000_000_000,
	accountId: "emil",
	accountName: "Emil",
	beganAtMs: 1_800_000_000_000,
	...more,
});

const ready = (contentKey: string, keptBytes = 900) =>
	({
		state: "ready",
		blob: BLOB,
		original: OTHER_BLOB,
		keptBytes,
		contentKey,
		reduction: null,
		checklist: [{ code: "slots", result: "warning", detail: "few" }],
	}) as const;

describe("MediaStore", () => {
	onEveryDatabase((queries) => {
		it("[MEDIA1] an upload comes, is looked at and is settled, each step once and in this order", async () => {
			const store = new MediaStore(queries());
			await store.begin(upload("one"));
			expect(await store.find("one")).toMatchObject({ ...upload("one"), state: "receiving", keptBytes: 3_000_000_000 });
			expect(await store.settle("one", ready("key"), 2)).toBe(false);
			expect(await Promise.all([store.received("one", 1), store.received("one", 1)])).toContain(false);
			expect((await store.inState("processing")).map(({ id }) => id)).toEqual(["one"]);
			expect([await store.attempt("one"), await store.attempt("one")]).toEqual([1, 2]);
			await store.forgive("one");
			expect(await store.attempt("one")).toBe(1);
			expect(await store.settle("one", ready("key"), 2)).toBe(true);
			expect(await store.settle("one", ready("key"), 3)).toBe(false);
			const { checklist } = ready("key");
			expect(await store.find("one")).toMatchObject({ state: "ready", blob: BLOB, original: OTHER_BLOB, checklist });
			expect(await store.retry("one", 4)).toBe(false);
			expect(await store.attempt("nobody")).toBe(0);
		});

		it("[MEDIA5] a refused one says why, and may be looked at again", async () => {
			const store = new MediaStore(queries());
			await store.begin(upload("one"));
			await store.received("one", 1);
			const refused = { state: "refused", reason: "too-slow", detail: "30 s", keptBytes: 5, checklist: null } as const;
			await store.settle("one", refused, 2);
			expect(await store.find("one")).toMatchObject({ state: "refused", reason: "too-slow", detail: "30 s" });
			expect(await store.retry("one", 3)).toBe(true);
			expect(await store.find("one")).toMatchObject({ state: "processing", attempts: 0 });
		});

		it("[MEDIA2] what is kept is summed by booth and by event, in more bytes than an integer of 32 bits holds", async () => {
			const store = new MediaStore(queries());
			expect(await store.usedBytes("fair")).toBe(0);
			await store.begin(upload("one"));
			await store.begin(upload("two", { declaredBytes: 50 }));
			await store.begin(upload("own", { boothId: null, declaredBytes: 7 }));
			await store.begin(upload("theirs", { boothId: "looms", declaredBytes: 20 }));
			await store.begin(upload("elsewhere", { eventId: "other" }));
			expect(await store.usedBytes("fair", "robots")).toBe(3_000_000_050);
			expect(await store.usedBytes("fair")).toBe(3_000_000_077);
			await store.remove("one");
			expect(await store.usedBytes("fair", "robots")).toBe(50);
		});

		it("[MEDIA3] a booth's list has its own only, the latest first", async () => {
			const store = new MediaStore(queries());
			await store.begin(upload("early", { beganAtMs: 1 }));
			await store.begin(upload("late", { beganAtMs: 2 }));
			await store.begin(upload("own", { boothId: null, beganAtMs: 3 }));
			await store.begin(upload("elsewhere", { eventId: "other" }));
			expect((await store.list("fair", "robots")).map(({ id }) => id)).toEqual(["late", "early"]);
			expect((await store.list("fair")).map(({ id }) => id)).toEqual(["own", "late", "early"]);
			await store.rename("late", "Another title");
			expect((await store.list("fair", "robots"))[0]?.title).toBe("Another title");
		});

		it("[MEDIA13] the same content is found by its key among those that are ready", async () => {
			const store = new MediaStore(queries());
			await store.begin(upload("one"));
			await store.received("one", 1);
			expect(await store.findByContent("key")).toBeUndefined();
			await store.settle("one", ready("key"), 2);
			expect((await store.findByContent("key"))?.id).toBe("one");
			expect(await store.findByContent("other")).toBeUndefined();
		});

		it("[MEDIA19] a file that came by another way is ready at once, and known by its content", async () => {
			const store = new MediaStore(queries());
			await store.takeIn(upload("one", { declaredBytes: 900, accountId: "" }), { blob: BLOB, contentKey: "key" });
			expect(await store.find("one")).toMatchObject({ state: "ready", blob: BLOB, keptBytes: 900, original: null });
			expect((await store.findByContent("key"))?.id).toBe("one");
		});

		it("[MEDIA15] what is known of a file is kept once, and forgotten with it; every document that names one counts", async () => {
			const store = new MediaStore(queries());
			await store.keepFacts(BLOB, { ...PICTURE, bytes: 1 });
			await store.keepFacts(BLOB, PICTURE);
			expect(await store.facts([])).toEqual(new Map());
			const many = Array.from({ length: 1_200 }, (_, at) => `${at.toString(16).padStart(40, "0")}.webp`);
			expect(await store.facts([...many, BLOB])).toEqual(new Map([[BLOB, PICTURE]]));
			await store.forgetFacts(BLOB);
			expect(await store.facts([BLOB])).toEqual(new Map());

			const document = JSON.stringify({ logo: `/content/${BLOB}` });
			const stamp = { event_id: "fair", revision: 1, changed_at_ms: 1, changed_by: "Ada" };
			await queries()
				.insertInto("plan_objects")
				.values({ ...stamp, object_id: "banner", hall_id: "main", kind: "surface", position: 0, body: document })
				.execute();
			const made = { event_id: "fair", made_at_ms: 1, made_by: "Ada" };
			await queries()
				.insertInto("publications")
				.values({ ...made, number: 1, snapshot: document.replaceAll(BLOB, OTHER_BLOB), note: "" })
				.execute();
			expect(await store.namesInDocuments()).toEqual(new Set([BLOB, OTHER_BLOB]));
		});
	});
});
