import type { PublishedBooth } from "#shared/features/event/PublishedHall.ts";
import { RESUME_WINDOW_MS } from "#shared/features/roster/RosterState.ts";
import { ENGAGED_SECONDS } from "#shared/features/visits/visitMessages.ts";

/** What the tracker needs of a booth: its number in the hall and its footprint on the floor. */
export type VisitedBooth = Pick<PublishedBooth, "index" | "x" | "z" | "rotation" | "footprint">;

/** A visit as it stands at one moment; `kind` is what just happened to it. */
export interface VisitChange {
	readonly kind: "began" | "engaged" | "ended";
	readonly slot: number;
	/** {@link VisitedBooth.index} */
	readonly booth: number;
	readonly beganAtMs: number;
	/** When it was last heard of; of an ended visit, when it ended. */
	readonly heardAtMs: number;
	/** Time at the booth so far, without the time the connection was dropped. */
	readonly dwellMs: number;
}

/** At a booth is who stands on its footprint or this near it, metres: where "take me there" puts people, too … */
const ENTER_METRES = 1;
/** … and, once at it, who is no further than this from it: a head leaning back stays within, half a metre's walk not. */
const LEAVE_METRES = 1.4;
/** Somebody has stopped who stayed this long … */
export const SETTLE_MS = 2000;
/** … within this distance of one spot: slower than 0.75 m/s, which nobody passes by at. */
const SETTLE_METRES = 1.5;
/** Away for longer than this ends a visit, at the moment they were last at the booth. */
export const AWAY_MS = 2000;
const ENGAGED_MS = ENGAGED_SECONDS * 1000;

const CELL_METRES = 4;
const NO_BOOTH = 0;

/**
 * Judges from where heads are which booth each visitor is visiting: when a visit begins, is engaged and ends. Knows no
 * room, clock or database. Visitors are small numbers (slots), booths their index in the hall; all per-visitor state
 * lies in typed arrays, and a grid over the floor leaves two or three booths to look at, so judging allocates nothing
 * but the changes it reports.
 */
export class VisitTracker {
	#booths: readonly VisitedBooth[] = [];
	/** Sine and cosine, half width and half depth of each booth, four numbers a booth, by position in `#booths`. */
	#shapes = new Float64Array(0);
	#positionByIndex = new Map<number, number>();
	#grid: Grid = emptyGrid;

	#visiting = new Uint16Array(0);
	#engaged = new Uint8Array(0);
	#beganAtMs = new Float64Array(0);
	/** The last moment they were at the booth they visit. */
	#atBoothMs = new Float64Array(0);
	#pausedMs = new Float64Array(0);
	#dropped = new Uint8Array(0);
	#heardAtMs = new Float64Array(0);
	/** The booth they are at and may come to visit, and since when. */
	#candidate = new Uint16Array(0);
	#cameAtMs = new Float64Array(0);
	/** Where and since when they stand, near enough. */
	#spotX = new Float64Array(0);
	#spotZ = new Float64Array(0);
	#spotSinceMs = new Float64Array(0);

	constructor(booths: readonly VisitedBooth[]) {
		this.layOut(booths, []);
	}

	/**
	 * Takes other footprints. Visits at booths that are still there go on; those at a booth that is gone ended when they
	 * were last heard of, and are appended to `out`.
	 */
	layOut(booths: readonly VisitedBooth[], out: VisitChange[]): void {
		this.#booths = booths;
		this.#shapes = new Float64Array(booths.length * 4);
		this.#positionByIndex = new Map(booths.map((booth, position) => [booth.index, position]));
		booths.forEach(({ rotation, footprint }, position) => {
			const shape = [Math.sin(rotation), Math.cos(rotation), footprint.width / 2, footprint.depth / 2];
			this.#shapes.set(shape, position * 4);
		});
		this.#grid = layGrid(booths);
		for (let slot = 0; slot < this.#visiting.length; slot++) {
			const visiting = this.#visiting[slot]!;
			if (visiting !== NO_BOOTH && !this.#positionByIndex.has(visiting)) this.#end(slot, out);
		}
	}

	/** Index of the booth this visitor is visiting; 0 for none. */
	boothOf(slot: number): number {
		return this.#visiting[slot] ?? NO_BOOTH;
	}

	/** Appends to `out` the visits that ended, began or became engaged here, in that order. Twice a second per visitor. */
	judge(slot: number, x: number, z: number, nowMs: number, out: VisitChange[]): void {
		if (slot >= this.#visiting.length) this.#makeRoomFor(slot);
		// A clock that steps back must not make a visit shorter than nothing.
		if (nowMs < this.#heardAtMs[slot]!) return;
		if (nowMs - this.#heardAtMs[slot]! > RESUME_WINDOW_MS) this.#lost(slot, out);
		else if (this.#dropped[slot] === 1) this.resume(slot, nowMs, out);
		this.#heardAtMs[slot] = nowMs;

		this.#followSpot(slot, x, z, nowMs);
		const at = this.#boothAt(slot, x, z);
		if (at !== this.#candidate[slot]) {
			this.#candidate[slot] = at;
			this.#cameAtMs[slot] = nowMs;
		}

		const visiting = this.#visiting[slot]!;
		if (visiting !== NO_BOOTH) {
			if (at === visiting) {
				this.#atBoothMs[slot] = nowMs;
				this.#judgeEngaged(slot, out);
				return;
			}
			if (nowMs - this.#atBoothMs[slot]! < AWAY_MS) return;
			this.#end(slot, out);
		}
		if (at !== NO_BOOTH && this.#hasStopped(slot, nowMs)) this.#begin(slot, at, nowMs, out);
	}

	/** The connection dropped: the visit stands still at what was last heard. */
	pause(slot: number): void {
		if (slot >= this.#visiting.length) return;
		this.#dropped[slot] = 1;
		// Nobody sees what they do meanwhile: coming to another booth begins anew.
		if (this.#visiting[slot] === NO_BOOTH) this.#candidate[slot] = NO_BOOTH;
	}

	/** They are back; within RESUME_WINDOW_MS of what was last heard the visit goes on, without the time between. */
	resume(slot: number, nowMs: number, out: VisitChange[]): void {
		if (slot >= this.#visiting.length || this.#dropped[slot] === 0) return;
		this.#dropped[slot] = 0;
		if (this.#visiting[slot] === NO_BOOTH) return;
		if (nowMs - this.#heardAtMs[slot]! > RESUME_WINDOW_MS) {
			this.#lost(slot, out);
			return;
		}
		// The clock of the visit goes on from the last moment at the booth.
		const goesOnAtMs = Math.max(nowMs, this.#atBoothMs[slot]!);
		this.#pausedMs[slot]! += goesOnAtMs - this.#atBoothMs[slot]!;
		this.#atBoothMs[slot] = goesOnAtMs;
		this.#heardAtMs[slot] = goesOnAtMs;
		this.#candidate[slot] = NO_BOOTH;
	}

	/** Takes up a visit that another process had begun, as dropped; `resume` decides whether it goes on. */
	restore(slot: number, booth: number, beganAtMs: number, heardAtMs: number, dwellMs: number): void {
		if (!this.#positionByIndex.has(booth)) return;
		if (slot >= this.#visiting.length) this.#makeRoomFor(slot);
		this.#clear(slot);
		this.#visiting[slot] = booth;
		this.#beganAtMs[slot] = beganAtMs;
		this.#atBoothMs[slot] = heardAtMs;
		this.#heardAtMs[slot] = heardAtMs;
		this.#pausedMs[slot] = heardAtMs - beganAtMs - dwellMs;
		this.#engaged[slot] = dwellMs >= ENGAGED_MS ? 1 : 0;
		this.#dropped[slot] = 1;
	}

	/** They left the hall: the visit ended when they were last at the booth, and the slot is free for somebody else. */
	leave(slot: number, out: VisitChange[]): void {
		if (slot >= this.#visiting.length) return;
		if (this.#visiting[slot] !== NO_BOOTH) this.#end(slot, out);
		this.#clear(slot);
	}

	/** Ends the visits of those who have not been heard of for RESUME_WINDOW_MS, dropped or merely silent. */
	sweep(nowMs: number, out: VisitChange[]): void {
		for (let slot = 0; slot < this.#visiting.length; slot++) {
			if (this.#visiting[slot] !== NO_BOOTH && nowMs - this.#heardAtMs[slot]! > RESUME_WINDOW_MS) this.#lost(slot, out);
		}
	}

	/** The visit as it stands, for whoever keeps it up to date; undefined where there is none. */
	current(slot: number): Omit<VisitChange, "kind"> | undefined {
		const booth = this.boothOf(slot);
		if (booth === NO_BOOTH) return undefined;
		return {
			slot,
			booth,
			beganAtMs: this.#beganAtMs[slot]!,
			heardAtMs: this.#atBoothMs[slot]!,
			dwellMs: this.#dwellMs(slot),
		};
	}

	#begin(slot: number, booth: number, nowMs: number, out: VisitChange[]): void {
		this.#visiting[slot] = booth;
		this.#engaged[slot] = 0;
		this.#beganAtMs[slot] = this.#cameAtMs[slot]!;
		this.#atBoothMs[slot] = nowMs;
		this.#pausedMs[slot] = 0;
		this.#dropped[slot] = 0;
		this.#report("began", slot, out);
		this.#judgeEngaged(slot, out);
	}

	/** Not heard of for too long: whatever was going on is over, and what comes begins anew. */
	#lost(slot: number, out: VisitChange[]): void {
		if (this.#visiting[slot] !== NO_BOOTH) this.#end(slot, out);
		this.#candidate[slot] = NO_BOOTH;
		this.#dropped[slot] = 0;
	}

	#end(slot: number, out: VisitChange[]): void {
		this.#report("ended", slot, out);
		this.#visiting[slot] = NO_BOOTH;
		this.#dropped[slot] = 0;
	}

	#judgeEngaged(slot: number, out: VisitChange[]): void {
		if (this.#engaged[slot] === 1 || this.#dwellMs(slot) < ENGAGED_MS) return;
		this.#engaged[slot] = 1;
		this.#report("engaged", slot, out);
	}

	#report(kind: VisitChange["kind"], slot: number, out: VisitChange[]): void {
		out.push({
			kind,
			slot,
			booth: this.#visiting[slot]!,
			beganAtMs: this.#beganAtMs[slot]!,
			heardAtMs: this.#atBoothMs[slot]!,
			dwellMs: this.#dwellMs(slot),
		});
	}

	#dwellMs(slot: number): number {
		return this.#atBoothMs[slot]! - this.#beganAtMs[slot]! - this.#pausedMs[slot]!;
	}

	#followSpot(slot: number, x: number, z: number, nowMs: number): void {
		const dx = x - this.#spotX[slot]!;
		const dz = z - this.#spotZ[slot]!;
		if (dx * dx + dz * dz <= SETTLE_METRES * SETTLE_METRES) return;
		this.#spotX[slot] = x;
		this.#spotZ[slot] = z;
		this.#spotSinceMs[slot] = nowMs;
	}

	#hasStopped(slot: number, nowMs: number): boolean {
		return nowMs - Math.max(this.#spotSinceMs[slot]!, this.#cameAtMs[slot]!) >= SETTLE_MS;
	}

	/** The booth they are at: the nearest, or, near none, the one they were at before while they are not far from it. */
	#boothAt(slot: number, x: number, z: number): number {
		const nearest = this.#nearestWithin(ENTER_METRES, x, z);
		if (nearest !== NO_BOOTH) return nearest;
		const visiting = this.#visiting[slot]!;
		if (visiting !== NO_BOOTH && this.#isWithin(LEAVE_METRES, visiting, x, z)) return visiting;
		const candidate = this.#candidate[slot]!;
		return candidate !== NO_BOOTH && this.#isWithin(LEAVE_METRES, candidate, x, z) ? candidate : NO_BOOTH;
	}

	/** Index of the booth whose footprint is nearest; where two are as near, the one whose middle is. */
	#nearestWithin(metres: number, x: number, z: number): number {
		const { columns, rows, originX, originZ, starts, positions } = this.#grid;
		const column = Math.floor((x - originX) / CELL_METRES);
		const row = Math.floor((z - originZ) / CELL_METRES);
		if (!(column >= 0 && column < columns && row >= 0 && row < rows)) return NO_BOOTH;
		const cell = row * columns + column;

		let nearest = NO_BOOTH;
		let nearestSquared = metres * metres;
		let nearestMiddle = Number.POSITIVE_INFINITY;
		for (let entry = starts[cell]!; entry < starts[cell + 1]!; entry++) {
			const position = positions[entry]!;
			const squared = this.#distanceSquared(position, x, z);
			if (squared > nearestSquared) continue;
			const booth = this.#booths[position]!;
			const middle = (x - booth.x) ** 2 + (z - booth.z) ** 2;
			if (squared === nearestSquared && middle >= nearestMiddle) continue;
			nearest = booth.index;
			nearestSquared = squared;
			nearestMiddle = middle;
		}
		return nearest;
	}

	#isWithin(metres: number, booth: number, x: number, z: number): boolean {
		const position = this.#positionByIndex.get(booth);
		return position !== undefined && this.#distanceSquared(position, x, z) <= metres * metres;
	}

	/** From a point of the floor to a footprint; 0 on it. */
	#distanceSquared(position: number, x: number, z: number): number {
		const booth = this.#booths[position]!;
		const sin = this.#shapes[position * 4]!;
		const cos = this.#shapes[position * 4 + 1]!;
		const dx = x - booth.x;
		const dz = z - booth.z;
		const outX = Math.max(0, Math.abs(dx * cos - dz * sin) - this.#shapes[position * 4 + 2]!);
		const outZ = Math.max(0, Math.abs(dx * sin + dz * cos) - this.#shapes[position * 4 + 3]!);
		return outX * outX + outZ * outZ;
	}

	#clear(slot: number): void {
		this.#visiting[slot] = NO_BOOTH;
		this.#engaged[slot] = 0;
		this.#dropped[slot] = 0;
		this.#candidate[slot] = NO_BOOTH;
		this.#heardAtMs[slot] = 0;
		this.#pausedMs[slot] = 0;
		this.#spotX[slot] = FAR_AWAY;
		this.#spotZ[slot] = FAR_AWAY;
	}

	#makeRoomFor(slot: number): void {
		const before = this.#visiting.length;
		const length = Math.max(64, 2 ** Math.ceil(Math.log2(slot + 1)));
		this.#visiting = grown(this.#visiting, new Uint16Array(length));
		this.#engaged = grown(this.#engaged, new Uint8Array(length));
		this.#beganAtMs = grown(this.#beganAtMs, new Float64Array(length));
		this.#atBoothMs = grown(this.#atBoothMs, new Float64Array(length));
		this.#pausedMs = grown(this.#pausedMs, new Float64Array(length));
		this.#dropped = grown(this.#dropped, new Uint8Array(length));
		this.#heardAtMs = grown(this.#heardAtMs, new Float64Array(length));
		this.#candidate = grown(this.#candidate, new Uint16Array(length));
		this.#cameAtMs = grown(this.#cameAtMs, new Float64Array(length));
		this.#spotX = grown(this.#spotX, new Float64Array(length));
		this.#spotZ = grown(this.#spotZ, new Float64Array(length));
		this.#spotSinceMs = grown(this.#spotSinceMs, new Float64Array(length));
		for (let fresh = before; fresh < length; fresh++) this.#clear(fresh);
	}
}

/** A spot nobody is near, so that the first place heard of becomes the spot. */
const FAR_AWAY = 1e9;

function grown<Numbers extends Uint8Array | Uint16Array | Float64Array>(from: Numbers, into: Numbers): Numbers {
	into.set(from);
	return into;
}

/** Which booths are within LEAVE_METRES of each cell of the floor: those of cell c lie at `starts[c]` to `starts[c + 1]`. */
interface Grid {
	readonly originX: number;
	readonly originZ: number;
	readonly columns: number;
	readonly rows: number;
	readonly starts: Uint32Array;
	readonly positions: Uint16Array;
}

const emptyGrid: Grid = {
	originX: 0,
	originZ: 0,
	columns: 0,
	rows: 0,
	starts: new Uint32Array(1),
	positions: new Uint16Array(0),
};

function layGrid(booths: readonly VisitedBooth[]): Grid {
	if (booths.length === 0) return emptyGrid;
	const boxes = booths.map(({ x, z, rotation, footprint }) => {
		const sin = Math.abs(Math.sin(rotation));
		const cos = Math.abs(Math.cos(rotation));
		const reachX = (footprint.width * cos + footprint.depth * sin) / 2 + LEAVE_METRES;
		const reachZ = (footprint.width * sin + footprint.depth * cos) / 2 + LEAVE_METRES;
		return { left: x - reachX, right: x + reachX, top: z - reachZ, bottom: z + reachZ };
	});
	const originX = Math.min(...boxes.map((box) => box.left));
	const originZ = Math.min(...boxes.map((box) => box.top));
	const cellOf = (coordinate: number, origin: number) => Math.floor((coordinate - origin) / CELL_METRES);
	const columns = cellOf(Math.max(...boxes.map((box) => box.right)), originX) + 1;
	const rows = cellOf(Math.max(...boxes.map((box) => box.bottom)), originZ) + 1;

	const cells: number[][] = Array.from({ length: columns * rows }, () => []);
	boxes.forEach((box, position) => {
		for (let row = cellOf(box.top, originZ); row <= cellOf(box.bottom, originZ); row++) {
			for (let column = cellOf(box.left, originX); column <= cellOf(box.right, originX); column++) {
				cells[row * columns + column]!.push(position);
			}
		}
	});
	const starts = new Uint32Array(cells.length + 1);
	cells.forEach((cell, index) => {
		starts[index + 1] = starts[index]! + cell.length;
	});
	return { originX, originZ, columns, rows, starts, positions: Uint16Array.from(cells.flat()) };
}
