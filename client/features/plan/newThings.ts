import type { HallFrame } from "#shared/features/event/EventDocument.ts";
import type { PlanObject, PlanObjectOf } from "#shared/features/plan/PlanObject.ts";
import type { FloorPoint } from "#shared/space/vector.ts";

/** What the palette offers, in its order; booths come from the event's list. */
export const PALETTE = {
	building: ["wall", "column", "desk", "stage", "landmark", "passage"],
	wayfinding: ["quarter", "sign", "floor-sign"],
	furniture: ["bench", "sofa", "table", "planter", "seats", "rug"],
	sponsors: ["banner", "screen", "floor-picture"],
} as const;
export type PaletteGroup = keyof typeof PALETTE;
export type PaletteItem = (typeof PALETTE)[PaletteGroup][number];

/** What has to be chosen before a thing can be made. */
export type Missing = "model" | "picture" | "quarter" | "other-hall" | "only-one";

interface Surroundings {
	readonly frame: HallFrame;
	/** Of this hall. */
	readonly quarters: readonly PlanObjectOf<"quarter">["value"][];
	/** Ids of the event's other halls. */
	readonly otherHalls: readonly string[];
	/** A landmark's model or a sponsor's picture, once it was chosen. */
	readonly media?: string;
	/** Of what there is one of at most: whether it stands already. */
	readonly has: (kind: "stage" | "landmark") => boolean;
}

const NAMES = {
	quarter: { "zh-CN": "新展区", en: "New quarter" },
	landmark: { "zh-CN": "地标", en: "Landmark" },
	sponsor: { "zh-CN": "赞助商", en: "Sponsor" },
} as const;

/** Far enough apart to be told from each other on a plan, and by those who see colours differently. */
const QUARTER_COLOURS = [
	"#2f6fb0",
	"#b5683c",
	"#3f8f6a",
	"#7a5ba8",
	"#b08a1e",
	"#a8405f",
	"#3c8a9a",
	"#5c6b2f",
] as const;

/** A new thing of the palette at a place, in a size that one begins with. */
export function newThing(
	item: PaletteItem,
	at: FloorPoint,
	around: Surroundings,
): { readonly object: PlanObject } | { readonly missing: Missing } {
	const place = { x: at.x, z: at.z, rotation: 0 };
	switch (item) {
		case "wall":
			return {
				object: {
					kind: "wall",
					value: { from: { x: at.x - 2, z: at.z }, to: { x: at.x + 2, z: at.z }, height: 3.6 },
				},
			};
		case "column":
			return {
				object: { kind: "block", value: { ...place, width: 0.8, depth: 0.8, height: around.frame.size.height } },
			};
		case "desk":
			return { object: { kind: "block", value: { ...place, width: 2.4, depth: 0.8, height: 1.1 } } };
		case "stage":
			if (around.has("stage")) return { missing: "only-one" };
			return { object: { kind: "stage", value: { ...place, width: 10, depth: 4, height: 0.6 } } };
		case "landmark":
			if (around.has("landmark")) return { missing: "only-one" };
			if (around.media === undefined) return { missing: "model" };
			return {
				object: { kind: "landmark", value: { ...place, radius: 2, model: around.media, name: NAMES.landmark } },
			};
		case "passage": {
			const [to] = around.otherHalls;
			if (to === undefined) return { missing: "other-hall" };
			return { object: { kind: "passage", value: { ...place, width: 3, to } } };
		}
		case "quarter": {
			const taken = new Set(around.quarters.map(({ id }) => id));
			let count = around.quarters.length + 1;
			while (taken.has(`quarter-${count}`)) count++;
			const colour = QUARTER_COLOURS[around.quarters.length % QUARTER_COLOURS.length]!;
			const carpet = { ...place, width: 12, depth: 8 };
			return { object: { kind: "quarter", value: { id: `quarter-${count}`, name: NAMES.quarter, colour, carpet } } };
		}
		case "sign":
		case "floor-sign": {
			const [quarter] = around.quarters;
			if (!quarter) return { missing: "quarter" };
			const on = item === "sign" ? "ceiling" : "floor";
			return { object: { kind: "sign", value: { ...place, quarter: quarter.id, arrow: "ahead", on } } };
		}
		case "bench":
		case "sofa":
		case "table":
		case "planter":
		case "seats":
		case "rug":
			return { object: { kind: "furniture", value: { ...place, ...FURNITURE_SIZES[item], kind: item } } };
		case "banner":
		case "screen":
		case "floor-picture":
			if (around.media === undefined) return { missing: "picture" };
			return {
				object: {
					kind: "surface",
					value: {
						...place,
						...SURFACE_SIZES[item],
						kind: item === "floor-picture" ? "floor" : item,
						tier: "gold",
						sponsor: NAMES.sponsor,
						image: around.media,
					},
				},
			};
		default:
			return item satisfies never;
	}
}

const FURNITURE_SIZES = {
	bench: { width: 2, depth: 0.5 },
	sofa: { width: 2, depth: 0.9 },
	table: { width: 1.2, depth: 0.8 },
	planter: { width: 2.2, depth: 0.6 },
	seats: { width: 6.6, depth: 6.4 },
	rug: { width: 5, depth: 4 },
} as const;

const SURFACE_SIZES = {
	banner: { width: 3, height: 2, y: 4 },
	screen: { width: 3.2, height: 1.8, y: 1 },
	"floor-picture": { width: 3, height: 3, y: 0 },
} as const;

/** Never used again for another thing. */
export function newObjectId(): string {
	return crypto.randomUUID();
}
