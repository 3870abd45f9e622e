import type { FloorPoint, FloorRectangle } from "../../space/vector.ts";
import { cornersOf } from "./planPlacement.ts";

/** How two rectangles on the floor lie to each other. */
export interface Separation {
	/** Metres between them; below 0 they reach into each other by so much. */
	readonly gap: number;
	/** For how many metres they face each other across it; 0 or less where only corners come close. */
	readonly facing: number;
}

/** By the axis that parts them the most: two rectangles are apart exactly if one of their four axes parts them. */
export function separationOf(one: FloorRectangle, other: FloorRectangle): Separation {
	const corners = cornersOf(one);
	const otherCorners = cornersOf(other);
	let gap = Number.NEGATIVE_INFINITY;
	let facing = 0;
	for (const angle of [one.rotation, one.rotation + Math.PI / 2, other.rotation, other.rotation + Math.PI / 2]) {
		const along = overlapAlong(corners, otherCorners, angle);
		if (-along <= gap) continue;
		gap = -along;
		facing = overlapAlong(corners, otherCorners, angle + Math.PI / 2);
	}
	return { gap, facing };
}

/** By how much their shadows on an axis overlap; below 0 they are so far apart. */
function overlapAlong(one: readonly FloorPoint[], other: readonly FloorPoint[], angle: number): number {
	const sin = Math.sin(angle);
	const cos = Math.cos(angle);
	const [least, most] = shadow(one, sin, cos);
	const [otherLeast, otherMost] = shadow(other, sin, cos);
	return Math.min(most, otherMost) - Math.max(least, otherLeast);
}

function shadow(corners: readonly FloorPoint[], sin: number, cos: number): [least: number, most: number] {
	let least = Number.POSITIVE_INFINITY;
	let most = Number.NEGATIVE_INFINITY;
	for (const { x, z } of corners) {
		const at = x * sin + z * cos;
		if (at < least) least = at;
		if (at > most) most = at;
	}
	return [least, most];
}

/** What is left of a polygon on the side where `distance` is not below 0. */
export function clipped(
	polygon: readonly FloorPoint[],
	distance: (point: FloorPoint) => number,
): readonly FloorPoint[] {
	return polygon.flatMap((point, index) => {
		const next = polygon[(index + 1) % polygon.length]!;
		const here = distance(point);
		const there = distance(next);
		const kept = here >= 0 ? [point] : [];
		if (here >= 0 === there >= 0) return kept;
		const share = here / (here - there);
		return [...kept, { x: point.x + (next.x - point.x) * share, z: point.z + (next.z - point.z) * share }];
	});
}
