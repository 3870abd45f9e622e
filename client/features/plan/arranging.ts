import { boundsOf, boundsOfAll, type FloorBounds } from "#shared/features/plan/planPlacement.ts";
import type { FloorRectangle } from "#shared/space/vector.ts";

export const ALIGNMENTS = ["left", "centre", "right", "top", "middle", "bottom"] as const;
/** As the plan is seen: left is −X, top is −Z. */
export type Alignment = (typeof ALIGNMENTS)[number];
export type Direction = "across" | "down";

/** Each on the same edge or middle of them all. In the order that they came. */
export function align(placements: readonly FloorRectangle[], to: Alignment): FloorRectangle[] {
	const all = boundsOfAll(placements);
	if (!all) return [];
	return placements.map((placement) => {
		const own = boundsOf(placement);
		const { dx, dz } = alignBy(own, all, to);
		return { ...placement, x: placement.x + dx, z: placement.z + dz };
	});
}

function alignBy(own: FloorBounds, all: FloorBounds, to: Alignment): { dx: number; dz: number } {
	switch (to) {
		case "left":
			return { dx: all.minX - own.minX, dz: 0 };
		case "centre":
			return { dx: (all.minX + all.maxX - own.minX - own.maxX) / 2, dz: 0 };
		case "right":
			return { dx: all.maxX - own.maxX, dz: 0 };
		case "top":
			return { dx: 0, dz: all.minZ - own.minZ };
		case "middle":
			return { dx: 0, dz: (all.minZ + all.maxZ - own.minZ - own.maxZ) / 2 };
		case "bottom":
			return { dx: 0, dz: all.maxZ - own.maxZ };
		default:
			return to satisfies never;
	}
}

/** The same gap between each and the next, in all the room that they had. In the order that they came. */
export function distribute(placements: readonly FloorRectangle[], direction: Direction): FloorRectangle[] {
	const all = boundsOfAll(placements);
	if (!all || placements.length < 3) return [...placements];
	const isAcross = direction === "across";
	const sized = placements.map((placement, index) => {
		const { minX, maxX, minZ, maxZ } = boundsOf(placement);
		const [least, most] = isAcross ? [minX, maxX] : [minZ, maxZ];
		return { index, least, size: most - least, middle: (least + most) / 2 };
	});
	const [from, to] = isAcross ? [all.minX, all.maxX] : [all.minZ, all.maxZ];
	const taken = sized.reduce((sum, { size }) => sum + size, 0);
	const gap = (to - from - taken) / (sized.length - 1);
	const moved = [...placements];
	let at = from;
	for (const { index, least, size } of sized.sort((one, other) => one.middle - other.middle)) {
		const by = at - least;
		const placement = placements[index]!;
		moved[index] = isAcross ? { ...placement, x: placement.x + by } : { ...placement, z: placement.z + by };
		at += size + gap;
	}
	return moved;
}

/** Turned together about the middle of them all, so that a group keeps its shape. */
export function turnTogether(placements: readonly FloorRectangle[], by: number): FloorRectangle[] {
	const all = boundsOfAll(placements);
	if (!all) return [];
	const pivot =
		placements.length === 1 ? placements[0]! : { x: (all.minX + all.maxX) / 2, z: (all.minZ + all.maxZ) / 2 };
	const sin = Math.sin(by);
	const cos = Math.cos(by);
	return placements.map((placement) => {
		const dx = placement.x - pivot.x;
		const dz = placement.z - pivot.z;
		return {
			...placement,
			x: pivot.x + dx * cos + dz * sin,
			z: pivot.z - dx * sin + dz * cos,
			rotation: placement.rotation + by,
		};
	});
}
