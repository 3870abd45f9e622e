import { POSE_SLOTS } from "#shared/features/poses/poseBatch.ts";

/** Plots of 5.12 m, by a shift of centimetres; two of them each way make a quad, four the frame of whole poses. */
const PLOT_SHIFT = 9;
/** As far as a packet reaches: ±327 m. */
const PLOTS_EACH_WAY = 128;
const HALF = PLOTS_EACH_WAY / 2;
const QUADS_EACH_WAY = PLOTS_EACH_WAY / 2;
const NOBODY = -1;
/** Plots and quads take turns, evenly over each number of ticks that this can be divided by. */
const PHASES = 200;

/** Where bytes lie in the scratch of a tick. */
export interface Run {
	from: number;
	to: number;
}

/** Bodies without hands, then from `handsFrom` on those with hands, and how many of each. */
export interface WholeRun extends Run {
	handsFrom: number;
	bodies: number;
	withHands: number;
}

export interface PosePlot {
	readonly x: number;
	readonly z: number;
	readonly phase: number;
	/** Head of the list of those in it, {@link PoseGrid.next}; −1 where nobody is. */
	first: number;
	/** Its place in the list of those where somebody is. */
	rank: number;
	readonly near: WholeRun;
	readonly close: WholeRun;
	readonly performers: WholeRun;
	/** How much less those in it are sent, as there is too much round them. */
	readonly strain: { level: number; meanBytes: number; changedAtTick: number };
}

export interface PoseQuad {
	readonly x: number;
	readonly z: number;
	readonly phase: number;
	/** Those where somebody is. */
	readonly plots: PosePlot[];
	rank: number;
	readonly everyone: Run;
	readonly movers: Run;
}

/** Who stands where, by plots and quads. Only a plot's first visitor makes garbage. */
export class PoseGrid {
	/** Those of a plot are a list through these. */
	readonly next = new Int16Array(POSE_SLOTS).fill(NOBODY);
	/** Where somebody is, in no order. */
	readonly plots: PosePlot[] = [];
	readonly quads: PoseQuad[] = [];
	readonly #previous = new Int16Array(POSE_SLOTS).fill(NOBODY);
	readonly #plotOfSlot: (PosePlot | undefined)[] = new Array(POSE_SLOTS).fill(undefined);
	readonly #plots: (PosePlot | undefined)[] = new Array(PLOTS_EACH_WAY * PLOTS_EACH_WAY).fill(undefined);
	readonly #quads: (PoseQuad | undefined)[] = new Array(QUADS_EACH_WAY * QUADS_EACH_WAY).fill(undefined);

	/** Undefined where nobody is. */
	plotAt(x: number, z: number): PosePlot | undefined {
		if (x < -HALF || x >= HALF || z < -HALF || z >= HALF) return undefined;
		const plot = this.#plots[(x + HALF) * PLOTS_EACH_WAY + z + HALF];
		return plot && plot.first !== NOBODY ? plot : undefined;
	}

	/** The quad somebody is in. */
	quadOf(slot: number): PoseQuad | undefined {
		const plot = this.#plotOfSlot[slot];
		return plot && this.#makeQuad(plot.x >> 1, plot.z >> 1);
	}

	/** At this place, in metres. True where that is another quad than before. */
	put(slot: number, x: number, z: number): boolean {
		const plotX = plotOf(x);
		const plotZ = plotOf(z);
		const before = this.#plotOfSlot[slot];
		if (before && before.x === plotX && before.z === plotZ) return false;
		this.remove(slot);
		const plot = this.#makePlot(plotX, plotZ);
		if (plot.first === NOBODY) this.#open(plot);
		else this.#previous[plot.first] = slot;
		this.next[slot] = plot.first;
		this.#previous[slot] = NOBODY;
		plot.first = slot;
		this.#plotOfSlot[slot] = plot;
		return !before || before.x >> 1 !== plotX >> 1 || before.z >> 1 !== plotZ >> 1;
	}

	remove(slot: number): void {
		const plot = this.#plotOfSlot[slot];
		if (!plot) return;
		const next = this.next[slot]!;
		const previous = this.#previous[slot]!;
		if (previous === NOBODY) plot.first = next;
		else this.next[previous] = next;
		if (next !== NOBODY) this.#previous[next] = previous;
		this.next[slot] = NOBODY;
		this.#previous[slot] = NOBODY;
		this.#plotOfSlot[slot] = undefined;
		if (plot.first === NOBODY) this.#close(plot);
	}

	/** Somebody is in it now. */
	#open(plot: PosePlot): void {
		plot.rank = this.plots.length;
		this.plots.push(plot);
		const quad = this.#makeQuad(plot.x >> 1, plot.z >> 1);
		if (quad.plots.length === 0) {
			quad.rank = this.quads.length;
			this.quads.push(quad);
		}
		quad.plots.push(plot);
	}

	#close(plot: PosePlot): void {
		takeOut(this.plots, plot);
		const quad = this.#makeQuad(plot.x >> 1, plot.z >> 1);
		const last = quad.plots.pop()!;
		if (last !== plot) quad.plots[quad.plots.indexOf(plot)] = last;
		if (quad.plots.length === 0) takeOut(this.quads, quad);
	}

	#makePlot(x: number, z: number): PosePlot {
		const at = (x + HALF) * PLOTS_EACH_WAY + z + HALF;
		const known = this.#plots[at];
		if (known) return known;
		const plot: PosePlot = {
			x,
			z,
			phase: phaseOf(x, z),
			first: NOBODY,
			rank: 0,
			near: wholeRun(),
			close: wholeRun(),
			performers: wholeRun(),
			strain: { level: 0, meanBytes: 0, changedAtTick: 0 },
		};
		this.#plots[at] = plot;
		return plot;
	}

	#makeQuad(x: number, z: number): PoseQuad {
		const at = (x + HALF / 2) * QUADS_EACH_WAY + z + HALF / 2;
		const known = this.#quads[at];
		if (known) return known;
		const quad: PoseQuad = {
			x,
			z,
			phase: phaseOf(x, z),
			plots: [],
			rank: 0,
			everyone: { from: 0, to: 0 },
			movers: { from: 0, to: 0 },
		};
		this.#quads[at] = quad;
		return quad;
	}
}

function plotOf(metres: number): number {
	return Math.max(-HALF, Math.min(HALF - 1, Math.round(metres * 100) >> PLOT_SHIFT));
}

/** Neighbours have other turns. */
function phaseOf(x: number, z: number): number {
	return (((x * 73 + z * 151) % PHASES) + PHASES) % PHASES;
}

function wholeRun(): WholeRun {
	return { from: 0, handsFrom: 0, to: 0, bodies: 0, withHands: 0 };
}

function takeOut<Ranked extends { rank: number }>(list: Ranked[], one: Ranked): void {
	const last = list.pop()!;
	if (last === one) return;
	list[one.rank] = last;
	last.rank = one.rank;
}
