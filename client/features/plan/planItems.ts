import type { HallFrame } from "#shared/features/event/EventDocument.ts";
import type { Language } from "#shared/features/event/text.ts";
import { isSame } from "#shared/features/plan/mergePlanObject.ts";
import type { PlanObject, PlanObjectKind } from "#shared/features/plan/PlanObject.ts";
import {
	arrivalAt,
	arrivalPlacement,
	type BoothFootprints,
	placedAt,
	placementOf,
} from "#shared/features/plan/planPlacement.ts";
import type { FloorRectangle } from "#shared/space/vector.ts";
import type { DraftThing, PlanChange } from "./PlanDraft.ts";

/** Where visitors arrive is a setting of the hall; in the plan it is a thing like others. */
export const ARRIVAL = "arrival";

/** Something that can be selected and moved in a hall's plan. */
export interface PlanItem {
	readonly id: string;
	readonly thing: DraftThing;
	readonly kind: PlanObjectKind | typeof ARRIVAL;
	readonly placement: FloorRectangle;
}

/** The order in which things are drawn, listed and gone through: what lies below comes first. */
const ORDER: readonly PlanItem["kind"][] = [
	"quarter",
	"furniture",
	"surface",
	"stage",
	"wall",
	"block",
	"passage",
	"landmark",
	ARRIVAL,
	"booth",
	"sign",
];

/** What stands in a hall, from the floor up. */
export function planItems(things: Iterable<DraftThing>, hallId: string, footprints: BoothFootprints): PlanItem[] {
	const items: PlanItem[] = [];
	for (const thing of things) {
		if (thing.hallId !== hallId) continue;
		if (thing.object.kind === "hall") {
			items.push(sameAsBefore({ id: ARRIVAL, thing, kind: ARRIVAL, placement: arrivalPlacement(thing.object.value) }));
			continue;
		}
		const placement = placementOf(thing.object, footprints);
		if (placement) items.push(sameAsBefore({ id: thing.objectId, thing, kind: thing.object.kind, placement }));
	}
	const isRug = ({ thing: { object } }: PlanItem) => object.kind === "furniture" && object.value.kind === "rug";
	return items.sort(
		(one, other) =>
			ORDER.indexOf(one.kind) - ORDER.indexOf(other.kind) ||
			Number(isRug(other)) - Number(isRug(one)) ||
			one.thing.position - other.thing.position,
	);
}

const shown = new WeakMap<DraftThing, PlanItem>();

/** An item that lies where it lay is the same object: what draws it need not draw it again. */
function sameAsBefore(item: PlanItem): PlanItem {
	const before = shown.get(item.thing);
	if (before && isSame(before.placement, item.placement)) return before;
	shown.set(item.thing, item);
	return item;
}

/** The change that puts an item somewhere else. */
export function movedItem({ id, thing }: PlanItem, placement: FloorRectangle): PlanChange {
	const { objectId, hallId, object } = thing;
	const moved: PlanObject =
		id === ARRIVAL && object.kind === "hall"
			? { kind: "hall", value: arrivalAt(object.value, placement) }
			: placedAt(object, placement);
	return { objectId, hallId, object: moved };
}

/** Kinds whose corners can be dragged. */
const RESIZABLE = new Set<PlanItem["kind"]>([
	"quarter",
	"wall",
	"block",
	"stage",
	"furniture",
	"surface",
	"passage",
	"landmark",
	ARRIVAL,
]);

export function isResizable({ kind }: PlanItem): boolean {
	return RESIZABLE.has(kind);
}

/** What an item is called for people: a booth by its number and name, others by what their kind and name say. */
export function itemName(
	{ kind, thing: { object } }: PlanItem,
	names: {
		readonly booths: ReadonlyMap<string, string>;
		readonly kinds: (kind: string) => string;
		readonly language: Language;
	},
): string {
	switch (object.kind) {
		case "booth": {
			const name = names.booths.get(object.value.boothId) ?? object.value.boothId;
			return `${object.value.number} ${name}`;
		}
		case "quarter":
		case "landmark":
			return `${names.kinds(kind)}: ${object.value.name[names.language]}`;
		case "furniture":
			return names.kinds(object.value.kind);
		case "surface":
			return `${names.kinds(object.value.kind === "floor" ? "floor-picture" : object.value.kind)}: ${object.value.sponsor[names.language]}`;
		default:
			return names.kinds(kind);
	}
}

export function frameOf(things: Iterable<DraftThing>, hallId: string): HallFrame | undefined {
	for (const { hallId: of, object } of things) if (object.kind === "hall" && of === hallId) return object.value;
	return undefined;
}
