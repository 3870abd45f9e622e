import { type FloorPoint, type FloorRectangle, toHall } from "../../space/vector.ts";
import type { PublishedHall } from "../event/PublishedHall.ts";
import { passagePosts } from "./passages.ts";
import { BODY_RADIUS } from "./walkingMessages.ts";

/** Inner walls are drawn and walked round this thick, metres. */
export const WALL_THICKNESS = 0.2;

/** What the floor is made of; a {@link PublishedHall} has it. */
export interface FloorPlan {
	readonly hall: Pick<
		PublishedHall["hall"],
		"size" | "arrival" | "walls" | "blocks" | "stage" | "landmark" | "furniture" | "passages"
	>;
	readonly booths: readonly Pick<
		PublishedHall["booths"][number],
		"id" | "x" | "z" | "rotation" | "footprint" | "obstacles"
	>[];
}

/** Side of a grid cell, metres: about the size of a booth's furniture, so that a query meets a handful of things. */
const CELL = 2;
/** Numbers kept per obstacle: centre x and z, cos and sin of its turn, half width, half depth. */
const STRIDE = 6;
/** A body pushed out of an obstacle stays this far off, so that rounding never counts as touching. */
const SKIN = 1e-6;
const ROUNDING = 1e-9;
/** How much deeper a step may lead someone who stands in an obstacle: poses are whole centimetres. */
const OUTWARD_SLACK = 0.02;
/** Longer slides are cut: nobody glides further in one frame. */
const LONGEST_SLIDE = 10;
const NEAREST_FREE_RANGE = 30;
const NEAREST_FREE_STEP = 0.25;

/**
 * The one rule of where a body can be and go, the same for client, server and bots. Everything solid is a rectangle on
 * the floor (inner walls as well), inside the rectangle that the outer walls make. Queries allocate nothing; they
 * share scratch state, which is safe because none of them calls back.
 */
export class WalkableFloor {
	/** Full extents; the floor's centre is the origin. */
	readonly width: number;
	readonly depth: number;
	/** Everything solid, in the hall's frame. */
	readonly obstacles: readonly FloorRectangle[];
	readonly plan: FloorPlan;

	readonly #shapes: Float64Array;
	readonly #columns: number;
	readonly #rows: number;
	/** Obstacles by cell: those of cell i are `#cellItems[#cellStarts[i] … #cellStarts[i + 1])`. */
	readonly #cellStarts: Uint32Array;
	readonly #cellItems: Uint32Array;
	/** The query that last met an obstacle, so that one which spans several cells is met once. */
	readonly #metBy: Uint32Array;
	#query = 0;
	/** The obstacles near the latest query. */
	readonly #near: Uint32Array;
	#nearCount = 0;

	constructor(plan: FloorPlan) {
		this.plan = plan;
		this.width = plan.hall.size.width;
		this.depth = plan.hall.size.depth;
		this.obstacles = obstaclesOf(plan);
		const count = this.obstacles.length;
		this.#shapes = new Float64Array(count * STRIDE);
		this.#metBy = new Uint32Array(count);
		this.#near = new Uint32Array(count);
		this.obstacles.forEach((obstacle, index) => {
			this.#shapes.set(
				[
					obstacle.x,
					obstacle.z,
					Math.cos(obstacle.rotation),
					Math.sin(obstacle.rotation),
					obstacle.width / 2,
					obstacle.depth / 2,
				],
				index * STRIDE,
			);
		});
		this.#columns = Math.max(1, Math.ceil(this.width / CELL));
		this.#rows = Math.max(1, Math.ceil(this.depth / CELL));
		const cells: number[][] = Array.from({ length: this.#columns * this.#rows }, () => []);
		for (let index = 0; index < count; index++) {
			const base = index * STRIDE;
			const cos = Math.abs(this.#shapes[base + 2]!);
			const sin = Math.abs(this.#shapes[base + 3]!);
			const halfX = this.#shapes[base + 4]! * cos + this.#shapes[base + 5]! * sin;
			const halfZ = this.#shapes[base + 4]! * sin + this.#shapes[base + 5]! * cos;
			const x = this.#shapes[base]!;
			const z = this.#shapes[base + 1]!;
			for (let row = this.#row(z - halfZ); row <= this.#row(z + halfZ); row++) {
				for (let column = this.#column(x - halfX); column <= this.#column(x + halfX); column++) {
					cells[row * this.#columns + column]!.push(index);
				}
			}
		}
		this.#cellStarts = new Uint32Array(cells.length + 1);
		cells.forEach((items, cell) => {
			this.#cellStarts[cell + 1] = this.#cellStarts[cell]! + items.length;
		});
		this.#cellItems = Uint32Array.from(cells.flat());
	}

	/** Whether a body of this radius can stand here. False for what is not a number. */
	isFree(x: number, z: number, radius: number = BODY_RADIUS): boolean {
		if (!this.#isWithin(x, z, radius)) return false;
		this.#gather(x - radius, z - radius, x + radius, z + radius);
		for (let i = 0; i < this.#nearCount; i++) {
			if (this.#distance(this.#near[i]!, x, z) < radius - ROUNDING) return false;
		}
		return true;
	}

	/**
	 * Whether the straight way between two points crosses nothing solid, however thin. It is judged for the middle of
	 * the body: the radius leaves room for what rounding and a sample rate do to a curve.
	 */
	canStep(x0: number, z0: number, x1: number, z1: number): boolean {
		if (!this.#isWithin(x0, z0, 0) || !this.#isWithin(x1, z1, 0)) return false;
		this.#gather(Math.min(x0, x1), Math.min(z0, z1), Math.max(x0, x1), Math.max(z0, z1));
		for (let i = 0; i < this.#nearCount; i++) {
			if (this.#isCrossed(this.#near[i]!, x0, z0, x1, z1)) return false;
		}
		return true;
	}

	/**
	 * As {@link canStep}, for a body: whoever stands in something solid (a booth or a wall that came after them) walks
	 * about in it and out of it on any side, as if it were not there. From outside nothing leads in.
	 */
	canLeave(x0: number, z0: number, x1: number, z1: number): boolean {
		if (!this.#isWithin(x1, z1, 0)) return this.#comesBackIn(x0, z0, x1, z1);
		this.#gather(Math.min(x0, x1), Math.min(z0, z1), Math.max(x0, x1), Math.max(z0, z1));
		for (let i = 0; i < this.#nearCount; i++) {
			const obstacle = this.#near[i]!;
			if (this.#distance(obstacle, x0, z0) >= 0 && this.#isCrossed(obstacle, x0, z0, x1, z1)) return false;
		}
		return true;
	}

	/** As {@link canStep}, for a line that begins in something solid: it leads out of that, and never deeper. */
	canStepOut(x0: number, z0: number, x1: number, z1: number): boolean {
		if (!this.#isWithin(x1, z1, 0)) return this.#comesBackIn(x0, z0, x1, z1);
		this.#gather(Math.min(x0, x1), Math.min(z0, z1), Math.max(x0, x1), Math.max(z0, z1));
		for (let i = 0; i < this.#nearCount; i++) {
			const obstacle = this.#near[i]!;
			const before = this.#distance(obstacle, x0, z0);
			if (before < 0) {
				if (this.#distance(obstacle, x1, z1) < before - OUTWARD_SLACK) return false;
			} else if (this.#isCrossed(obstacle, x0, z0, x1, z1)) return false;
		}
		return true;
	}

	/**
	 * Moves a body by (dx, dz), along walls where it meets them, and puts where it ends into `out`. From a free place it
	 * always ends in a free place, on the same side of every wall; from inside an obstacle it leads out on any side.
	 */
	slide(x: number, z: number, dx: number, dz: number, out: FloorPoint, radius: number = BODY_RADIUS): FloorPoint {
		out.x = x;
		out.z = z;
		const length = Math.min(Math.hypot(dx, dz), LONGEST_SLIDE);
		if (!(length > 0)) return out;
		const steps = Math.ceil(length / (radius / 2));
		const scale = length / Math.hypot(dx, dz) / steps;
		for (let step = 0; step < steps; step++) {
			if (!this.#slideOnce(dx * scale, dz * scale, radius, out)) break;
		}
		return out;
	}

	/** The nearest place where a body can stand, into `out`; false where there is none within `farthest` metres. */
	nearestFree(x: number, z: number, out: FloorPoint, farthest = NEAREST_FREE_RANGE): boolean {
		const limitX = Math.max(0, this.width / 2 - BODY_RADIUS);
		const limitZ = Math.max(0, this.depth / 2 - BODY_RADIUS);
		// Not a number counts as the middle.
		const fromX = Math.min(limitX, Math.max(-limitX, Number.isFinite(x) ? x : 0));
		const fromZ = Math.min(limitZ, Math.max(-limitZ, Number.isFinite(z) ? z : 0));
		out.x = fromX;
		out.z = fromZ;
		if (this.isFree(fromX, fromZ)) return true;
		for (let range = NEAREST_FREE_STEP; range <= farthest; range += NEAREST_FREE_STEP) {
			const count = Math.ceil((2 * Math.PI * range) / NEAREST_FREE_STEP);
			let nearest = Number.POSITIVE_INFINITY;
			for (let i = 0; i < count; i++) {
				const sin = Math.sin((i / count) * 2 * Math.PI);
				const cos = Math.cos((i / count) * 2 * Math.PI);
				if (!this.isFree(fromX + sin * range, fromZ + cos * range)) continue;
				// The ring before held nothing free: the edge lies in between.
				let free = range;
				for (let halvings = 0, blocked = range - NEAREST_FREE_STEP; halvings < 5; halvings++) {
					const middle = (free + blocked) / 2;
					if (this.isFree(fromX + sin * middle, fromZ + cos * middle)) free = middle;
					else blocked = middle;
				}
				if (free >= nearest) continue;
				nearest = free;
				out.x = fromX + sin * free;
				out.z = fromZ + cos * free;
			}
			if (nearest < Number.POSITIVE_INFINITY) return true;
		}
		return false;
	}

	#slideOnce(dx: number, dz: number, radius: number, at: FloorPoint): boolean {
		if (!this.isFree(at.x, at.z, radius)) return this.#slideOut(dx, dz, radius, at);
		let x = at.x + dx;
		let z = at.z + dz;
		// Twice settles a corner; a body that still touches after four is wedged, and stays.
		for (let pass = 0; pass < 4; pass++) {
			let touched = false;
			this.#gather(x - radius, z - radius, x + radius, z + radius);
			for (let i = 0; i < this.#nearCount; i++) {
				const base = this.#near[i]! * STRIDE;
				const cos = this.#shapes[base + 2]!;
				const sin = this.#shapes[base + 3]!;
				const offX = x - this.#shapes[base]!;
				const offZ = z - this.#shapes[base + 1]!;
				const localX = offX * cos - offZ * sin;
				const localZ = offX * sin + offZ * cos;
				const halfWidth = this.#shapes[base + 4]!;
				const halfDepth = this.#shapes[base + 5]!;
				const awayX = localX - Math.min(halfWidth, Math.max(-halfWidth, localX));
				const awayZ = localZ - Math.min(halfDepth, Math.max(-halfDepth, localZ));
				const distance = Math.hypot(awayX, awayZ);
				// Inside can only be what moved by more than the radius: the check below turns it down.
				if (distance >= radius || distance === 0) continue;
				touched = true;
				const push = (radius + SKIN - distance) / distance;
				x += (awayX * cos + awayZ * sin) * push;
				z += (-awayX * sin + awayZ * cos) * push;
			}
			const limitX = this.width / 2 - radius;
			const limitZ = this.depth / 2 - radius;
			x = Math.min(limitX, Math.max(-limitX, x));
			z = Math.min(limitZ, Math.max(-limitZ, z));
			if (!touched) break;
		}
		if (!this.isFree(x, z, radius) || !this.canStep(at.x, at.z, x, z)) return false;
		at.x = x;
		at.z = z;
		return true;
	}

	/** One small step of someone an obstacle has landed on: straight, or along an axis where something else is in the way. */
	#slideOut(dx: number, dz: number, radius: number, at: FloorPoint): boolean {
		for (let attempt = 0; attempt < 3; attempt++) {
			const x = at.x + (attempt === 2 ? 0 : dx);
			const z = at.z + (attempt === 1 ? 0 : dz);
			if (!this.#isNoNearer(at.x, at.z, x, z, radius)) continue;
			at.x = x;
			at.z = z;
			return true;
		}
		return false;
	}

	#isNoNearer(x0: number, z0: number, x1: number, z1: number, radius: number): boolean {
		if (!this.#isWithin(x1, z1, radius) && !this.#comesBackIn(x0, z0, x1, z1)) return false;
		this.#gather(
			Math.min(x0, x1) - radius,
			Math.min(z0, z1) - radius,
			Math.max(x0, x1) + radius,
			Math.max(z0, z1) + radius,
		);
		for (let i = 0; i < this.#nearCount; i++) {
			const obstacle = this.#near[i]!;
			const before = this.#distance(obstacle, x0, z0);
			// What holds them already holds nobody up.
			if (before < 0) continue;
			const after = this.#distance(obstacle, x1, z1);
			if (after < Math.min(radius, before) - ROUNDING) return false;
			if (this.#isCrossed(obstacle, x0, z0, x1, z1)) return false;
		}
		return true;
	}

	/** For someone outside (the hall became smaller): every step that is not further out. */
	#comesBackIn(x0: number, z0: number, x1: number, z1: number): boolean {
		const outX = Math.abs(x1) <= Math.max(Math.abs(x0), this.width / 2);
		const outZ = Math.abs(z1) <= Math.max(Math.abs(z0), this.depth / 2);
		return outX && outZ && !this.#isWithin(x0, z0, 0);
	}

	#isWithin(x: number, z: number, margin: number): boolean {
		return Math.abs(x) <= this.width / 2 - margin + ROUNDING && Math.abs(z) <= this.depth / 2 - margin + ROUNDING;
	}

	#column(x: number): number {
		return Math.min(this.#columns - 1, Math.max(0, Math.floor((x + this.width / 2) / CELL)));
	}

	#row(z: number): number {
		return Math.min(this.#rows - 1, Math.max(0, Math.floor((z + this.depth / 2) / CELL)));
	}

	/** Fills `#near` with what shares a cell with this box, each once. */
	#gather(minX: number, minZ: number, maxX: number, maxZ: number): void {
		this.#nearCount = 0;
		this.#query = (this.#query + 1) >>> 0;
		if (this.#query === 0) {
			// After four billion queries old marks could be taken for new ones.
			this.#metBy.fill(0);
			this.#query = 1;
		}
		const lastRow = this.#row(maxZ);
		const lastColumn = this.#column(maxX);
		for (let row = this.#row(minZ); row <= lastRow; row++) {
			for (let column = this.#column(minX); column <= lastColumn; column++) {
				const cell = row * this.#columns + column;
				const end = this.#cellStarts[cell + 1]!;
				for (let item = this.#cellStarts[cell]!; item < end; item++) {
					const obstacle = this.#cellItems[item]!;
					if (this.#metBy[obstacle] === this.#query) continue;
					this.#metBy[obstacle] = this.#query;
					this.#near[this.#nearCount++] = obstacle;
				}
			}
		}
	}

	/** From a point to an obstacle's edge; negative inside it. */
	#distance(obstacle: number, x: number, z: number): number {
		const base = obstacle * STRIDE;
		const cos = this.#shapes[base + 2]!;
		const sin = this.#shapes[base + 3]!;
		const offX = x - this.#shapes[base]!;
		const offZ = z - this.#shapes[base + 1]!;
		const beyondX = Math.abs(offX * cos - offZ * sin) - this.#shapes[base + 4]!;
		const beyondZ = Math.abs(offX * sin + offZ * cos) - this.#shapes[base + 5]!;
		if (beyondX > 0 && beyondZ > 0) return Math.hypot(beyondX, beyondZ);
		return Math.max(beyondX, beyondZ);
	}

	/** Whether the segment has a point inside the obstacle; exactly the same from either end. */
	#isCrossed(obstacle: number, x0: number, z0: number, x1: number, z1: number): boolean {
		// Always taken in the same order: rounding must not make one way free and the way back blocked.
		if (x0 > x1 || (x0 === x1 && z0 > z1)) return this.#isCrossed(obstacle, x1, z1, x0, z0);
		const base = obstacle * STRIDE;
		const cos = this.#shapes[base + 2]!;
		const sin = this.#shapes[base + 3]!;
		const offX = x0 - this.#shapes[base]!;
		const offZ = z0 - this.#shapes[base + 1]!;
		const startX = offX * cos - offZ * sin;
		const startZ = offX * sin + offZ * cos;
		const alongX = (x1 - x0) * cos - (z1 - z0) * sin;
		const alongZ = (x1 - x0) * sin + (z1 - z0) * cos;
		const halfWidth = this.#shapes[base + 4]! - ROUNDING;
		const halfDepth = this.#shapes[base + 5]! - ROUNDING;
		// Slabs: the part of the segment between both pairs of sides.
		let enter = 0;
		let leave = 1;
		if (alongX === 0) {
			if (Math.abs(startX) > halfWidth) return false;
		} else {
			const first = (-halfWidth - startX) / alongX;
			const second = (halfWidth - startX) / alongX;
			enter = Math.max(enter, Math.min(first, second));
			leave = Math.min(leave, Math.max(first, second));
		}
		if (alongZ === 0) {
			if (Math.abs(startZ) > halfDepth) return false;
		} else {
			const first = (-halfDepth - startZ) / alongZ;
			const second = (halfDepth - startZ) / alongZ;
			enter = Math.max(enter, Math.min(first, second));
			leave = Math.min(leave, Math.max(first, second));
		}
		return enter <= leave;
	}
}

function obstaclesOf({ hall, booths }: FloorPlan): FloorRectangle[] {
	const obstacles: FloorRectangle[] = [];
	for (const { from, to } of hall.walls) {
		const length = Math.hypot(to.x - from.x, to.z - from.z);
		obstacles.push({
			x: (from.x + to.x) / 2,
			z: (from.z + to.z) / 2,
			// Its ends are as thick as its sides, so that two walls which meet leave no gap at the corner.
			width: length + WALL_THICKNESS,
			depth: WALL_THICKNESS,
			// Local +X, turned by r about +Y, points to (cos r, −sin r).
			rotation: Math.atan2(-(to.z - from.z), to.x - from.x),
		});
	}
	for (const { x, z, width, depth, rotation } of hall.blocks) obstacles.push({ x, z, width, depth, rotation });
	if (hall.stage) {
		const { x, z, width, depth, rotation } = hall.stage;
		obstacles.push({ x, z, width, depth, rotation });
	}
	if (hall.landmark) obstacles.push(...octagon(hall.landmark, hall.landmark.radius));
	for (const { kind, x, z, width, depth, rotation } of hall.furniture ?? []) {
		if (kind !== "rug") obstacles.push({ x, z, width, depth, rotation });
	}
	for (const passage of hall.passages ?? []) obstacles.push(...passagePosts(passage));
	for (const booth of booths) {
		for (const { x, z, width, depth, rotation } of booth.obstacles) {
			const centre = toHall(booth, x, z, { x: 0, z: 0 });
			obstacles.push({ x: centre.x, z: centre.z, width, depth, rotation: booth.rotation + rotation });
		}
	}
	return obstacles;
}

/** A round thing as four rectangles through its middle, each of which carries two opposite sides of an octagon. */
function octagon({ x, z }: FloorPoint, radius: number): FloorRectangle[] {
	const width = 2 * radius * Math.cos(Math.PI / 8);
	const depth = 2 * radius * Math.sin(Math.PI / 8);
	return [0, 1, 2, 3].map((turn) => ({ x, z, width, depth, rotation: (turn * Math.PI) / 4 }));
}
