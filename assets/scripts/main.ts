import { join } from "node:path";
import { MediaKit } from "./graphics/MediaKit.ts";
import { ImportGraph } from "./ImportGraph.ts";
import { makeProducts } from "./makeProducts.ts";
import { products } from "./products.ts";

const ROOT = join(import.meta.dirname, "../..");

const graph = new ImportGraph(ROOT);
const all = products(graph);
const opened = new Set<string>();
const kit = new MediaKit((file) => opened.add(file));
try {
	const [wanted = ""] = process.argv.slice(2);
	const asked = all.filter(({ file }) => file.includes(wanted));
	const made = await makeProducts(asked, { root: ROOT, graph, kit, opened });
	console.log(`${made} of ${asked.length} files made; the rest were up to date.`);
} finally {
	await kit.close();
}
