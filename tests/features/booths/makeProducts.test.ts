import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { ImportGraph } from "#assets/scripts/ImportGraph.ts";
import { makeProducts, type Product } from "#assets/scripts/makeProducts.ts";
import { products } from "#assets/scripts/products.ts";

const REPOSITORY = join(import.meta.dirname, "../../..");

const FILES = {
	"list.ts": `import { gearbox } from "./gearbox.ts";\nimport { lamp } from "./lamp.ts";\nexport const LIST = { gearbox, lamp };`,
	"gearbox.ts": `import type { Stand } from "./Stand.ts";\nimport { gear } from "./gear.ts";\nexport const gearbox = (): Stand => gear();`,
	"gear.ts": `import { tooth } from "#scripts/tooth.ts";\nimport "node:fs";\nimport "sharp";\nexport const gear = () => tooth;`,
	"tooth.ts": `export const tooth = 1;\nexport type { Stand } from "./Stand.ts";`,
	"lamp.ts": `export { tooth as lamp } from "./shade.ts";\nexport const dim = () => import("./dim.ts");`,
	"shade.ts": `export const tooth = 2;`,
	"dim.ts": `export const dim = 3;`,
	"Stand.ts": `export interface Stand {}`,
	"package.json": `{ "imports": { "#scripts/*": "./*" } }`,
};

let root: string;
const write = (file: string, content: string) => {
	mkdirSync(dirname(join(root, file)), { recursive: true });
	writeFileSync(join(root, file), content);
};
const change = (file: string) => write(file, `${readFileSync(join(root, file), "utf8")}\n// changed`);

beforeEach(() => {
	root = mkdtempSync(join(tmpdir(), "pavilion-products-"));
	for (const [file, content] of Object.entries(FILES)) write(file, content);
	vi.spyOn(console, "log").mockImplementation(() => {});
});

afterEach(() => {
	rmSync(root, { recursive: true });
	vi.restoreAllMocks();
});

describe("the import graph", () => {
	it("goes as far as modules import, by path and by name, and not into types and packages", () => {
		expect(new ImportGraph(root).reach(["gearbox.ts"])).toEqual(["gear.ts", "gearbox.ts", "tooth.ts"]);
	});

	it("counts what is exported onward and what is imported later", () => {
		expect(new ImportGraph(root).reach(["lamp.ts"])).toEqual(["dim.ts", "lamp.ts", "shade.ts"]);
	});

	it("knows from where a list has a name, and says so when it has it from nowhere", () => {
		expect(new ImportGraph(root).originOf("list.ts", "lamp")).toBe("lamp.ts");
		expect(() => new ImportGraph(root).originOf("list.ts", "gear")).toThrow(`list.ts imports no "gear"`);
	});
});

describe("making products", () => {
	const opened = new Set<string>();
	const shows = (file: string) => async () => {
		opened.add(file);
		return readFileSync(join(root, file));
	};
	const all: readonly Product<undefined>[] = [
		{ file: "gearbox.glb", sources: ["gearbox.ts"], make: async () => readFileSync(join(root, "tooth.ts")) },
		{ file: "lamp.glb", sources: ["lamp.ts"], make: async () => readFileSync(join(root, "shade.ts")) },
		{ file: "gearbox.webp", sources: ["poster.html"], make: shows("gearbox.glb") },
		{ file: "lamp.webp", sources: ["poster.html"], make: shows("lamp.glb") },
	];
	/** The files that a run made. */
	const run = async (): Promise<string[]> => {
		const made: string[] = [];
		const noted = all.map((product) => ({
			...product,
			make: async (kit: undefined) => {
				made.push(product.file);
				return product.make(kit);
			},
		}));
		const count = await makeProducts(noted, { root, graph: new ImportGraph(root), kit: undefined, opened });
		expect(count).toBe(made.length);
		return made;
	};

	beforeEach(async () => {
		write("poster.html", "<p>");
		expect(await run()).toEqual(["gearbox.glb", "lamp.glb", "gearbox.webp", "lamp.webp"]);
	});

	it("makes nothing when nothing changed", async () => {
		expect(await run()).toEqual([]);
	});

	it("a module two imports away makes its model again and what shows that, nothing else", async () => {
		change("tooth.ts");
		expect(await run()).toEqual(["gearbox.glb", "gearbox.webp"]);
		expect(await run()).toEqual([]);
	});

	it("what shows a model stays when the model came out the same", async () => {
		change("gear.ts");
		expect(await run()).toEqual(["gearbox.glb"]);
	});

	it("a type, or the list that names them all, makes nothing again", async () => {
		change("Stand.ts");
		change("list.ts");
		expect(await run()).toEqual([]);
	});

	it("a named file that is no module makes again what names it", async () => {
		change("poster.html");
		expect(await run()).toEqual(["gearbox.webp", "lamp.webp"]);
	});

	it("what was changed by hand, or is missing, is made again", async () => {
		write("lamp.webp", "painted over");
		rmSync(join(root, "gearbox.webp"));
		expect(await run()).toEqual(["gearbox.webp", "lamp.webp"]);
	});
});

describe("the sample event's products", () => {
	const sourcesOf = (name: string) => {
		const graph = new ImportGraph(REPOSITORY);
		const product = products(graph).find(({ file }) => file.endsWith(name));
		return graph.reach(product?.sources ?? []).map((file) => file.replace("assets/scripts/", ""));
	};
	const folder = (name: string, sources: readonly string[]) => sources.filter((file) => file.startsWith(name));

	it("a model depends on its own module and what that is shaped with", () => {
		const sources = sourcesOf("auto-parts/media/gearbox.glb");
		expect(folder("exhibits/", sources)).toContain("exhibits/gearbox.ts");
		expect(folder("exhibits/", sources)).toContain("exhibits/gears.ts");
		expect(sources).toContain("mesh/bakeLight.ts");
		expect(sources).not.toContain("exhibits/turbocharger.ts");
		expect(sources).not.toContain("models.ts");
		expect(folder("graphics/", sources)).toEqual([]);
	});

	it("a poster depends on its booth's sheets and the camera's page, no other booth's", () => {
		const sources = sourcesOf("auto-parts/media/gearbox.webp");
		expect(folder("graphics/booths/", sources)).toEqual(["graphics/booths/auto-parts.ts"]);
		expect(sources).toContain("graphics/boards.ts");
		expect(sources).toContain("graphics/ModelCamera.ts");
		expect(sources).toContain("graphics/renderer/index.html");
		expect(folder("exhibits/", sources)).toEqual([]);
	});

	it("a film depends on no sheet", () => {
		const sources = sourcesOf("cable-bridge/media/monitoring.webm");
		expect(folder("graphics/films/", sources)).toEqual(["graphics/films/cable-bridge.ts"]);
		expect(sources).toContain("graphics/tune.ts");
		expect(sources).not.toContain("graphics/boards.ts");
		expect(folder("graphics/booths/", sources)).toEqual([]);
	});

	it("each is listed once", () => {
		const files = products(new ImportGraph(REPOSITORY)).map(({ file }) => file);
		expect(new Set(files).size).toBe(files.length);
	});
});
