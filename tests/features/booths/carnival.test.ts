import { existsSync, globSync, readFileSync, statSync } from "node:fs";
import { join } from "node:path";
import { validateBytes } from "gltf-validator";
import sharp from "sharp";
import { describe, expect, it } from "vitest";
import { porcelainVase } from "#assets/scripts/exhibits/vessels.ts";
import { TEMPLATES } from "#assets/scripts/models.ts";
import { SCHEMAS } from "#assets/scripts/schemas.ts";
import { inline } from "#assets/scripts/templates/inline.ts";
import { EXHIBIT_BUDGET, TEMPLATE_BUDGET, writeExhibit, writeTemplate } from "#assets/scripts/writeModels.ts";
import { unpackGlb } from "#server/features/media/processing/packGlb.ts";
import { boothDocument, EXHIBITS_OF_SLOT, type Exhibit, exhibit } from "#shared/features/booths/BoothDocument.ts";
import { readBoothTemplate } from "#shared/features/booths/readBoothTemplate.ts";
import { eventDocument } from "#shared/features/event/EventDocument.ts";
import { type FloorPoint, type FloorRectangle, fromHall, toHall } from "#shared/space/vector.ts";
import { coplanarOverlaps } from "./coplanarOverlaps.ts";

const ROOT = join(import.meta.dirname, "../../..");
const EVENT = join(ROOT, "assets/events/caohejing-carnival");
const event = eventDocument.parse(JSON.parse(readFileSync(join(EVENT, "event.json"), "utf8")));
const booths = globSync("booths/*/booth.json", { cwd: EVENT })
	.sort()
	.map((file) => ({
		folder: join(EVENT, file, ".."),
		json: JSON.parse(readFileSync(join(EVENT, file), "utf8")) as unknown,
	}))
	.map(({ folder, json }) => ({ folder, document: boothDocument.parse(json) }));
const template = (id: string) => readBoothTemplate(readFileSync(join(ROOT, `assets/booths/templates/${id}.glb`)));
const templateOf = (document: (typeof booths)[number]["document"]) => {
	if (typeof document.template !== "string") throw new Error(`${document.id} brings a GLB of its own`);
	return template(document.template);
};
const GLBS = globSync("assets/**/*.glb", { cwd: ROOT }).sort();

describe("[TEMPLATE3] every GLB that comes with the hall is valid glTF within its budget", () => {
	it.each(GLBS)("%s", async (file) => {
		const bytes = readFileSync(join(ROOT, file));
		const { issues } = await validateBytes(new Uint8Array(bytes), { maxIssues: 20 });
		expect({
			errors: issues.numErrors,
			warnings: issues.numWarnings,
			messages: issues.messages.filter((m) => m.severity < 2),
		}).toEqual({ errors: 0, warnings: 0, messages: [] });
		const { triangles, draws } = await cost(bytes);
		if (file.startsWith("assets/booths/templates/")) {
			expect(triangles).toBeLessThanOrEqual(TEMPLATE_BUDGET.triangles);
			expect(draws).toBeLessThanOrEqual(TEMPLATE_BUDGET.draws);
		} else {
			expect(triangles).toBeLessThanOrEqual(EXHIBIT_BUDGET.triangles);
		}
	});

	it.each(GLBS.filter((file) => file.startsWith("assets/booths/")))(
		"no two faces of %s lie in one another",
		async (file) => {
			expect(coplanarOverlaps(await unpackGlb(readFileSync(join(ROOT, file))))).toEqual([]);
		},
	);

	it("the script writes a template again byte for byte", async () => {
		expect(sameBytes(await writeTemplate(inline()), "assets/booths/templates/inline.glb")).toBe(true);
	}, 60_000);

	it("the script writes an exhibit again byte for byte", async () => {
		const written = await writeExhibit(await porcelainVase());
		expect(
			sameBytes(written, "assets/events/caohejing-carnival/booths/digital-collections/media/porcelain-vase.glb"),
		).toBe(true);
	}, 60_000);
});

describe("[TEMPLATE4] a template takes the exhibitor's colours and has a place for each kind of exhibit", () => {
	it.each(Object.keys(TEMPLATES))("%s", async (id) => {
		const { slots, obstacles, footprint } = template(id);
		for (const kind of ["fascia", "poster", "screen", "plinth", "brochure", "staff"] as const) {
			expect(slots.map((slot) => slot.kind)).toContain(kind);
		}
		expect(obstacles.length).toBeGreaterThan(0);
		for (const { x, z } of obstacles) {
			expect(Math.abs(x)).toBeLessThanOrEqual(footprint.width / 2);
			expect(Math.abs(z)).toBeLessThanOrEqual(footprint.depth / 2);
		}
		const names = (await unpackGlb(readFileSync(join(ROOT, `assets/booths/templates/${id}.glb`))))
			.getRoot()
			.listMaterials()
			.map((m) => m.getName());
		expect(names).toContain("brand.primary");
		expect(names).toContain("brand.accent");
	});

	it.each(Object.keys(TEMPLATES))("in %s one can walk up to every slot", (id) => {
		const { slots, obstacles, footprint } = template(id);
		for (const slot of slots.filter(({ kind }) => kind !== "fascia" && kind !== "staff")) {
			// Some place within arm's reach to two metres from which it can be looked at, clear of everything solid by a shoulder.
			const { x: qx, y: qy, z: qz, w } = slot.orientation;
			const out = { x: 2 * (qx * qz + w * qy), z: 1 - 2 * (qx * qx + qy * qy) };
			const heading = Math.atan2(out.x, out.z);
			const places: FloorPoint[] = [];
			const around = slot.kind === "plinth" ? Math.PI : 0.7;
			for (let turn = -around; turn <= around; turn += 0.175) {
				for (let reach = 0.5; reach <= 2; reach += 0.1) {
					places.push({
						x: slot.position.x + Math.sin(heading + turn) * reach,
						z: slot.position.z + Math.cos(heading + turn) * reach,
					});
				}
			}
			const free = places.some((place) => obstacles.every((obstacle) => distance(place, obstacle) >= 0.25));
			expect(free, `${id}: ${slot.name} on ${footprint.width} × ${footprint.depth} m`).toBe(true);
		}
	});
});

describe("[TEMPLATE5] every exhibit of the sample event stands in a slot that takes its kind, and its files are there", () => {
	it("the event lists exactly the booths that lie beside it", () => {
		const placed = event.halls.flatMap((hall) => hall.booths.map(({ boothId }) => boothId)).sort();
		expect(placed).toEqual(booths.map(({ document }) => document.id).sort());
		expect(new Set(placed).size).toBe(placed.length);
	});

	it.each(booths.map(({ document, folder }) => [document.id, document, folder] as const))(
		"%s",
		async (id, document, folder) => {
			expect(folder.endsWith(`/${id}`)).toBe(true);
			const slots = new Map(templateOf(document).slots.map((slot) => [slot.name, slot]));
			for (const [name, shown] of Object.entries(document.exhibits)) {
				const slot = slots.get(name);
				expect(slot, name).toBeDefined();
				expect(EXHIBITS_OF_SLOT[slot?.kind ?? "fascia"], name).toContain(shown.kind);
				for (const file of filesOf(shown)) await expectMedia(join(folder, file), shown, file);
			}
			await expectMedia(join(folder, document.logo), undefined, document.logo);
			const meta = await sharp(join(folder, document.logo)).metadata();
			expect(meta.hasAlpha).toBe(true);
			for (const [name, slot] of slots) {
				if (EXHIBITS_OF_SLOT[slot.kind].length > 0)
					expect(document.exhibits, `nothing stands in ${name}`).toHaveProperty([name]);
			}
		},
	);

	it("animations that booths name exist in their models", async () => {
		for (const { document, folder } of booths) {
			for (const shown of Object.values(document.exhibits)) {
				if (shown.kind !== "model" || !shown.animation) continue;
				const names = (await unpackGlb(readFileSync(join(folder, shown.model))))
					.getRoot()
					.listAnimations()
					.map((a) => a.getName());
				expect(names).toContain(shown.animation);
			}
		}
	});

	it("every kind of exhibit is shown somewhere", () => {
		const shown = new Set(booths.flatMap(({ document }) => Object.values(document.exhibits).map(({ kind }) => kind)));
		expect([...shown].sort()).toEqual(exhibit.options.map((option) => option.shape.kind.value).sort());
	});

	it("every file of a booth's media is used by it, and all assets together stay under 45 MB", () => {
		for (const { document, folder } of booths) {
			const used = new Set([document.logo, ...Object.values(document.exhibits).flatMap(filesOf)]);
			for (const file of globSync("media/*", { cwd: folder })) expect(used, `${document.id}/${file}`).toContain(file);
		}
		const bytes = globSync("assets/**/*.*", { cwd: ROOT }).reduce(
			(sum, file) => sum + statSync(join(ROOT, file)).size,
			0,
		);
		expect(bytes).toBeLessThan(45 * 1024 * 1024);
	});

	it("texts are Chinese in Chinese and not in English", () => {
		const han = /\p{Script=Han}/u;
		const check = (at: string, value: unknown): void => {
			if (typeof value !== "object" || value === null) return;
			if ("zh-CN" in value && "en" in value) {
				expect(value["zh-CN"], at).toMatch(han);
				expect(value.en, at).not.toMatch(han);
				return;
			}
			for (const [key, child] of Object.entries(value)) check(`${at}.${key}`, child);
		};
		check("event", event);
		for (const { document } of booths) check(document.id, document);
	});
});

describe("[TEMPLATE6] the sample hall's booths stand clear of walls, of columns and of each other, with aisles of 2.4 m", () => {
	const AISLE = 2.4;
	it.each(event.halls.map((hall) => [hall.id, hall] as const))("%s", (_, hall) => {
		const placed = hall.booths.map((at) => {
			const found = booths.find(({ document }) => document.id === at.boothId);
			if (!found) throw new Error(`no booth ${at.boothId}`);
			const { footprint } = templateOf(found.document);
			return { id: at.boothId, rectangle: { x: at.x, z: at.z, rotation: at.rotation, ...footprint } };
		});
		const walls = hall.walls.map(({ from, to }) => ({
			x: (from.x + to.x) / 2,
			z: (from.z + to.z) / 2,
			width: Math.hypot(to.x - from.x, to.z - from.z),
			depth: 0.2,
			rotation: -Math.atan2(to.z - from.z, to.x - from.x),
		}));
		const furniture = (hall.furniture ?? []).filter(({ kind }) => kind !== "rug");
		const solid = [...walls, ...hall.blocks, ...(hall.stage ? [hall.stage] : []), ...furniture];
		const rowOf = new Map(placed.map(({ id }, i) => [id, i]));
		placed.forEach(({ id, rectangle }, i) => {
			for (const other of placed.slice(i + 1)) {
				if (gap(rectangle, other.rectangle) > 0.15) continue;
				const [row, joined] = [rowOf.get(id), rowOf.get(other.id)];
				for (const [one, its] of rowOf) if (its === joined) rowOf.set(one, row!);
			}
		});
		placed.forEach(({ id, rectangle }, i) => {
			for (const point of outline(rectangle)) {
				expect(Math.abs(point.x), id).toBeLessThan(hall.size.width / 2);
				expect(Math.abs(point.z), id).toBeLessThan(hall.size.depth / 2);
			}
			for (const other of solid) expect(gap(rectangle, other), `${id} and a solid thing`).toBeGreaterThanOrEqual(1.2);
			for (const other of placed.slice(i + 1)) {
				const between = gap(rectangle, other.rectangle);
				expect(between === 0 ? overlap(rectangle, other.rectangle) : 0, `${id} in ${other.id}`).toBeLessThan(0.01);
				// Neighbours stand side by side or back to back, in rows; from row to row two people with a pushchair pass.
				if (rowOf.get(id) !== rowOf.get(other.id)) {
					expect(between, `${id} to ${other.id}`).toBeGreaterThanOrEqual(AISLE);
				}
			}
			if (hall.landmark) expect(distance(hall.landmark, rectangle), id).toBeGreaterThan(hall.landmark.radius + AISLE);
			expect(distance(hall.arrival, rectangle), `${id} from the arrival`).toBeGreaterThan(hall.arrival.radius + AISLE);
		});
	});
});

describe("[TEMPLATE9] the sponsors of the sample hall", () => {
	const surfaces = event.halls.flatMap((hall) => (hall.surfaces ?? []).map((surface) => ({ hall, surface })));
	it("have a surface of every kind and tier, and no real address", () => {
		expect(new Set(surfaces.map(({ surface }) => surface.kind))).toEqual(new Set(["banner", "screen", "floor"]));
		expect(new Set(surfaces.map(({ surface }) => surface.tier))).toEqual(new Set(["platinum", "gold", "silver"]));
		for (const { surface } of surfaces) expect(new URL(surface.url!).host).toBe("example.com");
	});

	it.each(surfaces.map(({ hall, surface }, i) => [`${i} ${surface.sponsor.en}`, hall, surface] as const))(
		"%s: a small picture of its surface's shape, in nobody's way",
		async (_name, hall, surface) => {
			const bytes = readFileSync(join(EVENT, surface.image));
			expect(bytes.length).toBeLessThanOrEqual(60 * 1024);
			const { width, height, format } = await sharp(bytes).metadata();
			expect(format).toBe("webp");
			expect(width / height / (surface.width / surface.height)).toBeCloseTo(1, 2);
			if (surface.kind !== "floor") {
				expect(surface.y).toBeGreaterThanOrEqual(3);
				expect(surface.y + surface.height).toBeLessThan(hall.size.height);
				return;
			}
			const own = {
				x: surface.x,
				z: surface.z,
				rotation: surface.rotation,
				width: surface.width,
				depth: surface.height,
			};
			const stands = hall.booths.map((at) => {
				const { document } = booths.find((booth) => booth.document.id === at.boothId)!;
				return { x: at.x, z: at.z, rotation: at.rotation, ...templateOf(document).footprint };
			});
			const furniture = hall.furniture ?? [];
			for (const other of [...stands, ...hall.blocks, ...furniture]) expect(gap(own, other)).toBeGreaterThan(0.1);
			for (const { carpet } of hall.quarters) expect(gap(own, carpet)).toBeGreaterThan(0);
		},
	);

	it("are all shown in pictures that something shows", () => {
		const used = new Set(surfaces.map(({ surface }) => surface.image));
		for (const file of globSync("media/*.webp", { cwd: EVENT })) expect(used).toContain(file);
	});
});

describe("[TEMPLATE7] the JSON Schemas say what the hall accepts", () => {
	it.each(Object.entries(SCHEMAS))("shared/schema/%s is up to date", (name, text) => {
		expect(readFileSync(join(ROOT, "shared/schema", name), "utf8")).toBe(text());
	});
});

function filesOf(shown: Exhibit): string[] {
	switch (shown.kind) {
		case "model":
			return [shown.model];
		case "image":
		case "photo360":
			return [shown.image];
		case "video":
			return [shown.video, ...(shown.poster ? [shown.poster] : [])];
		case "document":
			return [shown.document];
		case "text":
		case "link":
			return [];
	}
}

async function expectMedia(path: string, shown: Exhibit | undefined, name: string): Promise<void> {
	expect(existsSync(path), path).toBe(true);
	const bytes = readFileSync(path);
	if (name.endsWith(".webp")) {
		const { width, height, format } = await sharp(bytes).metadata();
		expect(format).toBe("webp");
		expect(Math.max(width, height)).toBeLessThanOrEqual(2048);
		if (shown?.kind === "photo360") expect(width).toBe(2 * height);
	}
	if (name.endsWith(".pdf")) expect(bytes.subarray(0, 5).toString("latin1")).toBe("%PDF-");
	if (name.endsWith(".webm")) {
		expect(bytes.readUInt32BE(0)).toBe(0x1a45dfa3);
		expect(bytes.length).toBeLessThanOrEqual(600 * 1024);
	}
}

async function cost(bytes: Uint8Array): Promise<{ triangles: number; draws: number }> {
	const document = await unpackGlb(bytes);
	let [triangles, draws] = [0, 0];
	for (const node of document.getRoot().listNodes()) {
		for (const primitive of node.getMesh()?.listPrimitives() ?? []) {
			draws += 1;
			triangles += (primitive.getIndices()?.getCount() ?? 0) / 3;
		}
	}
	return { triangles, draws };
}

function sameBytes(written: Uint8Array, file: string): boolean {
	return Buffer.from(written).equals(readFileSync(join(ROOT, file)));
}

const distance = (point: FloorPoint, rectangle: FloorRectangle): number => {
	const local = fromHall(rectangle, point.x, point.z, { x: 0, z: 0 });
	return Math.hypot(
		Math.max(0, Math.abs(local.x) - rectangle.width / 2),
		Math.max(0, Math.abs(local.z) - rectangle.depth / 2),
	);
};

/** Points along a rectangle's edge, every 5 cm, corners included. */
function outline(rectangle: FloorRectangle): FloorPoint[] {
	const points: FloorPoint[] = [];
	const [w, d] = [rectangle.width / 2, rectangle.depth / 2];
	for (const [x0, z0, x1, z1] of [
		[-w, -d, w, -d],
		[w, -d, w, d],
		[w, d, -w, d],
		[-w, d, -w, -d],
	] as const) {
		const steps = Math.ceil(Math.hypot(x1 - x0, z1 - z0) / 0.05);
		for (let i = 0; i < steps; i++)
			points.push(toHall(rectangle, x0 + ((x1 - x0) * i) / steps, z0 + ((z1 - z0) * i) / steps, { x: 0, z: 0 }));
	}
	return points;
}

const gap = (a: FloorRectangle, b: FloorRectangle): number =>
	Math.min(...outline(a).map((p) => distance(p, b)), ...outline(b).map((p) => distance(p, a)));

/** How deep the edge or middle of one lies in the other. */
const overlap = (a: FloorRectangle, b: FloorRectangle): number => {
	const depth = (point: FloorPoint, r: FloorRectangle) => {
		const local = fromHall(r, point.x, point.z, { x: 0, z: 0 });
		return Math.max(0, Math.min(r.width / 2 - Math.abs(local.x), r.depth / 2 - Math.abs(local.z)));
	};
	return Math.max(
		depth(a, b),
		depth(b, a),
		...outline(a).map((p) => depth(p, b)),
		...outline(b).map((p) => depth(p, a)),
	);
};
