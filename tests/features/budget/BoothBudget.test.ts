import { readdir, readFile } from "node:fs/promises";
import { extname, join } from "node:path";
import { fileURLToPath } from "node:url";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { BoothBudgets } from "#server/features/budget/BoothBudgets.ts";
import { factsOfFile } from "#server/features/media/factsOfFile.ts";
import type { BoothDocument } from "#shared/features/booths/BoothDocument.ts";
import { readBoothTemplate } from "#shared/features/booths/readBoothTemplate.ts";
import { budgetOf, measureBooth, shareOf } from "#shared/features/budget/BoothBudget.ts";
import { COST_AXES } from "#shared/features/budget/BoothCost.ts";
import type { MediaFacts } from "#shared/features/media/Media.ts";

const ASSETS = fileURLToPath(new URL("../../../assets", import.meta.url));
const stand = { width: 3, depth: 3 };

describe("[BUDGET1] a booth's share of its hall is by the floor it covers", () => {
	it("a larger booth has more, none less than the least, none more than the most", () => {
		const hall = Array(12).fill({ width: 6, depth: 5 });
		const small = shareOf(stand, hall);
		const large = shareOf({ width: 12, depth: 10 }, [...hall, { width: 12, depth: 10 }]);
		for (const axis of COST_AXES) expect(large[axis], axis).toBeGreaterThan(small[axis]);
		expect(small).toEqual(shareOf({ width: 1, depth: 1 }, hall));
		expect(shareOf(stand, [stand])).toEqual(shareOf({ width: 30, depth: 30 }, [stand]));
	});

	it("shares above the least come to what six views may cost, whatever the hall", () => {
		const side = fc.integer({ min: 2, max: 12 });
		fc.assert(
			fc.property(fc.array(fc.record({ width: side, depth: side }), { minLength: 1, maxLength: 80 }), (hall) => {
				const least = shareOf({ width: 0.01, depth: 0.01 }, hall);
				for (const axis of COST_AXES) {
					const above = hall.map((own) => shareOf(own, hall)[axis]).filter((share) => share > least[axis]);
					const sum = above.reduce((total, share) => total + share, 0);
					const views = { triangles: 200_000, draws: 100, textureBytes: 256 * 1024 ** 2, bytes: 40 * 1024 ** 2 };
					expect(sum).toBeLessThanOrEqual(views[axis] * 6 + hall.length);
				}
			}),
		);
	});
});

describe("[BUDGET2] what a booth takes is its template and all that its form shows", () => {
	const text = { "zh-CN": "甲", en: "A" };
	const model: MediaFacts = {
		kind: "model",
		bytes: 500_000,
		triangles: 12_000,
		draws: 7,
		textureBytes: 1_000_000,
		parts: [],
		animations: [],
		slots: [],
	};
	const facts = new Map<string, MediaFacts>([
		["/model", model],
		["/photo", { kind: "image", bytes: 90_000, width: 1024, height: 1024 }],
		["/film", { kind: "video", bytes: 9_000_000, width: 1000, height: 500, seconds: 9, hasSound: true }],
		["/book", { kind: "document", bytes: 5_000_000, pages: 9, width: 500, height: 1000, cover: null, thumbnails: [] }],
	]);
	const measure = (exhibits: Parameters<typeof measureBooth>[0]["exhibits"], logo = "") =>
		measureBooth({ logo, exhibits }, { ...model, kind: "stand", triangles: 5_000 }, (address) => facts.get(address));

	it("the same model twice is fetched and held once, and drawn twice", () => {
		const once = measure({ "plinth-1": { kind: "model", model: "/model", title: text } }).used;
		const twice = measure({
			"plinth-1": { kind: "model", model: "/model", title: text },
			"plinth-2": { kind: "model", model: "/model", title: text },
		}).used;
		expect(twice).toEqual({ ...once, triangles: once.triangles + 12_000, draws: once.draws + 7 });
	});

	it("films and documents cost a picture, and no bytes before they are opened", () => {
		const empty = measure({}).used;
		const film = measure({ "screen-1": { kind: "video", video: "/film", title: text } }).used;
		expect(film.bytes).toBe(empty.bytes);
		expect(film.textureBytes - empty.textureBytes).toBe(1000 * 500 * 4);
		const book = measure({ "brochure-1": { kind: "document", document: "/book", title: text } }).used;
		expect(book.bytes).toBe(empty.bytes);
		expect(book.textureBytes - empty.textureBytes).toBe(Math.round((512 * 1024 * 16) / 3));
		expect(book.draws - empty.draws).toBe(1);
	});

	it("names what costs most first, and in what it is over", () => {
		const { used, parts } = measure({ "plinth-1": { kind: "model", model: "/model", title: text } }, "/photo");
		expect(parts.map(({ where }) => where)).toEqual(["plinth-1", "template", "logo"]);
		const budget = budgetOf({ ...used, triangles: used.triangles - 1 }, { used, parts });
		expect(budget).toMatchObject({ isOver: true, over: ["triangles"] });
		expect(budgetOf(used, { used, parts })).toMatchObject({ isOver: false, over: [] });
	});

	it("what is missing or empty costs nothing", () => {
		expect(measure({ "plinth-1": { kind: "model", model: "", title: text } }).used).toEqual(measure({}).used);
		expect(measure({ "plinth-1": { kind: "model", model: "/gone", title: text } }).used).toEqual(measure({}).used);
	});
});

it("[BUDGET3] every booth of the sample event is within its share", async () => {
	const event = join(ASSETS, "events/caohejing-carnival");
	const documents = new Map<string, BoothDocument>();
	for (const id of await readdir(join(event, "booths"))) {
		documents.set(id, JSON.parse(await readFile(join(event, "booths", id, "booth.json"), "utf8")));
	}
	const fileOf = (id: string) => (path: string) => join(event, "booths", id, path);
	for (const [id, document] of documents) {
		const inFolder = JSON.parse(JSON.stringify(document), (_key, value) =>
			typeof value === "string" && value.startsWith("media/") ? fileOf(id)(value) : value,
		) as BoothDocument;
		const budgets = new BoothBudgets({
			neighboursIn: async () => {
				const templates = [...documents.values()].map(({ template }) => template);
				return new Map([...documents.keys()].map((boothId) => [boothId, templates]));
			},
			templateOf: async (template) => {
				const model = typeof template === "string" ? join(ASSETS, `booths/templates/${template}.glb`) : template.model;
				return { model, template: readBoothTemplate(await readFile(model)) };
			},
			factsOf: async (paths) => {
				const facts = new Map<string, MediaFacts>();
				for (const path of paths) {
					const read = extname(path) === "" ? undefined : await factsOfFile(path);
					if (read) facts.set(path, read);
				}
				return facts;
			},
		});
		const budget = await budgets.budgetOf("caohejing-carnival", id, inFolder as never);
		expect(budget.used.triangles, id).toBeGreaterThan(3_000);
		expect(budget.over, `${id}: ${JSON.stringify(budget)}`).toEqual([]);
	}
}, 60_000);
