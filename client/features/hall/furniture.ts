import { type LinearColour, linearColour } from "#client/engine/linearColour.ts";
import type { Point3 } from "#client/engine/SurfaceBuilder.ts";
import type { Furniture } from "#shared/features/event/EventDocument.ts";
import { type Detail, FormBuilder, type Frame } from "./FormBuilder.ts";
import { PAINT } from "./hallPaint.ts";
import { seededRandom } from "./seededRandom.ts";

const SEAT_HEIGHT = 0.44;
/** Of a row of chairs. */
const CHAIR = { width: 0.6, pitch: 0.9, colour: "#4c5a6c" } as const;
const UPHOLSTERY = linearColour("#3d5a73");
const LEAVES = ["#3f6b35", "#557f3d", "#2f5a38", "#6d8f4a"].map(linearColour);
const POTS = ["#e8e5df", "#3b3f45", "#b9784f"].map(linearColour);
/** From this size on, metres on both sides, a planter bears a small tree. */
const TREE_POT = 0.65;
/** Metres between plants along a trough. */
const PLANT_PITCH = 0.5;
const LOW_TABLE = { from: 0.9, height: 0.38 } as const;
const BAR_TABLE_HEIGHT = 1.06;

/** Adds a piece in the hall's frame; chairs and rugs are made elsewhere. */
export function addFurniture(forms: FormBuilder, piece: Furniture): void {
	forms.frame = piece;
	switch (piece.kind) {
		case "bench":
			return addBench(forms, piece);
		case "sofa":
			return addSofa(forms, piece, piece.colour ? linearColour(piece.colour) : UPHOLSTERY);
		case "table":
			return addTable(forms, piece);
		case "planter":
			// By its place, so that it is the same plant from near and far.
			return addPlanter(forms, piece, seededRandom(Math.round(piece.x * 131 + piece.z * 7919)));
		case "seats":
		case "rug":
			return;
		default:
			piece.kind satisfies never;
	}
}

/** Where each chair of the rows stands, and its cloth. */
export function chairPlaces(furniture: readonly Furniture[]): (Frame & { readonly colour: LinearColour })[] {
	const places: (Frame & { readonly colour: LinearColour })[] = [];
	for (const { kind, x, z, width, depth, rotation, colour = CHAIR.colour } of furniture) {
		if (kind !== "seats") continue;
		const [columns, rows] = [Math.floor(width / CHAIR.width), Math.floor(depth / CHAIR.pitch)];
		const [sin, cos] = [Math.sin(rotation), Math.cos(rotation)];
		for (let row = 0; row < rows; row++) {
			for (let column = 0; column < columns; column++) {
				const a = ((column + 0.5) / columns - 0.5) * width;
				const b = ((row + 0.5) / rows - 0.5) * depth;
				places.push({ x: x + a * cos + b * sin, z: z - a * sin + b * cos, rotation, colour: linearColour(colour) });
			}
		}
	}
	return places;
}

/** One chair at the origin, looking to +Z: a bent shell on four legs, white: its cloth is multiplied with each place's. */
export function buildChair(detail: Detail): FormBuilder {
	const forms = new FormBuilder(detail);
	// From the front edge over the seat and up the back: half the width, height, depth.
	const profile = [
		[0.19, 0.41, 0.235],
		[0.215, 0.445, 0.19],
		[0.215, 0.43, -0.1],
		[0.2, 0.47, -0.185],
		[0.19, 0.56, -0.215],
		[0.185, 0.74, -0.25],
		[0.13, 0.81, -0.262],
	] as const;
	const last = profile.length - 1;
	const isFar = detail === "far";
	forms.patch(isFar ? 1 : 2, isFar ? 3 : last, [1, 1, 1], (u, v) => {
		const step = Math.round(v * last);
		const [half, y, z] = profile[step]!;
		const [, y0, z0] = profile[Math.max(0, step - 1)]!;
		const [, y1, z1] = profile[Math.min(last, step + 1)]!;
		const length = Math.hypot(z1 - z0, y1 - y0);
		const side = u * 2 - 1;
		// Hollow, as a body is: the seat's sides rise, the back's come forward.
		const hollow = 0.03 * side * side;
		const isBack = step > 3;
		const at: Point3 = [side * half, y + (isBack ? 0 : hollow), z + (isBack ? hollow : 0)];
		return { at, normal: normalized([-0.35 * side, (z0 - z1) / length, (y1 - y0) / length]) };
	});
	const back = [-0.16, -0.23] as const;
	const front = [0.15, 0.2] as const;
	for (const x of [-0.17, 0.17]) {
		// From across the hall the front legs are behind the rows before them.
		for (const [top, foot] of isFar ? [back] : [back, front]) {
			addLeg(forms, [x, 0.43, top], [x * 1.2, 0, foot], 0.011, PAINT.aluminium);
		}
	}
	return forms;
}

/** A thin rod, open at its inner side. */
function addLeg(forms: FormBuilder, from: Point3, to: Point3, radius: number, colour: LinearColour): void {
	forms.patch(forms.detail === "far" ? 1 : 2, 1, colour, (u, v) => {
		const angle = (u - 0.5) * Math.PI + (from[0] < 0 ? -Math.PI / 2 : Math.PI / 2);
		const [nx, nz] = [Math.sin(angle), Math.cos(angle)];
		const at = (axis: 0 | 1 | 2) => from[axis] + (to[axis] - from[axis]) * v;
		return { at: [at(0) + nx * radius, at(1), at(2) + nz * radius], normal: [nx, 0, nz] };
	});
}

/** Three boards on two frames. */
function addBench(forms: FormBuilder, { width, depth }: Furniture): void {
	const isLong = width >= depth;
	const [long, short] = isLong ? [width, depth] : [depth, width];
	const place = (along: number, across: number, l: number, s: number) =>
		isLong ? { x: along, z: across, width: l, depth: s } : { x: across, z: along, width: s, depth: l };
	for (let board = -1; board <= 1; board++) {
		forms.box(place(0, (board * short) / 3, long, short / 3 - 0.015), SEAT_HEIGHT - 0.05, SEAT_HEIGHT, PAINT.oak, 0);
	}
	for (const end of [-1, 1]) {
		forms.box(place(end * (long / 2 - 0.28), 0, 0.06, short * 0.9), 0, SEAT_HEIGHT - 0.05, PAINT.graphite, 0);
	}
}

/** Its back at local −Z; one seat where there is no room for two. */
export function addSofa(
	forms: FormBuilder,
	{ width, depth }: Pick<Furniture, "width" | "depth">,
	colour: LinearColour,
): void {
	const arm = 0.16;
	const deep: LinearColour = [colour[0] * 0.8, colour[1] * 0.8, colour[2] * 0.8];
	forms.box({ width: width - 0.06, depth: depth - 0.06 }, 0, 0.09, PAINT.graphite, 0);
	forms.box({ width, depth }, 0.09, 0.28, deep, 0.03);
	forms.box({ z: -depth / 2 + 0.11, width, depth: 0.22 }, 0.28, 0.78, deep, 0.06);
	const seats = width < 1.2 ? 1 : 2;
	const cushion = (width - 2 * arm) / seats;
	for (let seat = 0; seat < seats; seat++) {
		const x = (seat - (seats - 1) / 2) * cushion;
		forms.box({ x, z: 0.09, width: cushion - 0.01, depth: depth - 0.2 }, 0.28, 0.44, colour, 0.05);
	}
	for (const side of [-1, 1]) {
		forms.box({ x: side * (width / 2 - arm / 2), z: 0.05, width: arm, depth: depth - 0.1 }, 0.28, 0.58, deep, 0.05);
	}
}

/** A wide one is low, between sofas; a narrow one is for standing at. */
function addTable(forms: FormBuilder, { width, depth }: Furniture): void {
	const isLow = Math.max(width, depth) >= LOW_TABLE.from;
	const height = isLow ? LOW_TABLE.height : BAR_TABLE_HEIGHT;
	if (isLow) {
		forms.box({ width, depth }, height - 0.045, height, PAINT.oak, 0.015);
		forms.box({ width: width * 0.55, depth: depth * 0.55 }, 0, height - 0.045, PAINT.graphite, 0);
		return;
	}
	const radius = Math.min(width, depth) / 2;
	const top = [
		[radius, height - 0.03],
		[radius, height],
		[0, height],
	] as const;
	forms.lathe({}, top, PAINT.white, 20);
	forms.lathe(
		{},
		[
			[radius * 0.62, 0],
			[radius * 0.6, 0.02],
			[0.035, 0.05],
			[0.03, height - 0.03],
		],
		PAINT.graphite,
		10,
	);
}

function addPlanter(forms: FormBuilder, piece: Furniture, random: () => number): void {
	const { width, depth } = piece;
	const isTree = Math.min(width, depth) >= TREE_POT && Math.max(width, depth) < 1;
	const height = isTree ? 0.52 : 0.6;
	const pot = piece.colour ? linearColour(piece.colour) : POTS[Math.floor(random() * POTS.length)]!;
	forms.box({ width, depth }, 0.03, height, pot, 0.025);
	forms.box({ width: width - 0.08, depth: depth - 0.08 }, 0, 0.03, PAINT.graphite, 0);
	if (isTree) return addTree(forms, height, random);
	const isAcross = width >= depth;
	const long = Math.max(width, depth);
	const count = Math.max(1, Math.round(long / PLANT_PITCH));
	for (let i = 0; i < count; i++) {
		const along = ((i + 0.5) / count - 0.5) * (long - 0.1);
		const [x, z] = isAcross ? [along, 0] : [0, along];
		addBush(forms, [x, height, z], Math.min(0.42, Math.min(width, depth) * 0.75), random);
	}
}

/** Arching leaves from one root. */
function addBush(forms: FormBuilder, root: Point3, reach: number, random: () => number): void {
	const upright = random() < 0.4;
	const count = (upright ? 8 : 9) - (forms.detail === "far" ? 4 : 0);
	const colour = LEAVES[Math.floor(random() * LEAVES.length)]!;
	for (let i = 0; i < count; i++) {
		const heading = (i / count) * Math.PI * 2 + random() * 0.5;
		const length = (upright ? 0.75 : 0.6) * (0.75 + 0.5 * random());
		const lean = upright ? 0.2 + 0.15 * random() : 0.45 + 0.55 * random();
		const tone = 0.75 + 0.5 * random();
		addLeaf(forms, root, {
			heading,
			length,
			lean,
			width: upright ? 0.075 : 0.1,
			reach: reach * (0.7 + 0.5 * random()),
			colour: [colour[0] * tone, colour[1] * tone, colour[2] * tone],
		});
	}
}

interface Leaf {
	readonly heading: number;
	readonly length: number;
	/** 0 stands straight, 1 bows to the ground. */
	readonly lean: number;
	readonly width: number;
	readonly reach: number;
	readonly colour: LinearColour;
}

/** A blade that bows outward. */
function addLeaf(forms: FormBuilder, [x, y, z]: Point3, { heading, length, lean, width, reach, colour }: Leaf): void {
	const [sin, cos] = [Math.sin(heading), Math.cos(heading)];
	forms.patch(1, forms.detail === "far" ? 1 : 2, colour, (u, v) => {
		const out = reach * lean * (0.25 * v + 0.75 * v * v) * 1.6;
		const up = length * (v - lean * 0.55 * v * v);
		const side = (u * 2 - 1) * (v === 0 ? 0.4 : v < 1 ? 0.62 : 0.04) * width;
		return {
			// A little askew, so that none is seen as a line.
			at: [x + sin * out + cos * side, y + up + side * 0.4, z + cos * out - sin * side],
			// Lit as the round bush it is part of, and from above.
			normal: normalized([sin * (0.35 + v) + cos * (u - 0.5), 0.9, cos * (0.35 + v) - sin * (u - 0.5)]),
		};
	});
}

/** A slender trunk and a loose crown of leaves. */
function addTree(forms: FormBuilder, foot: number, random: () => number): void {
	const height = 1.35 + 0.4 * random();
	addLeg(forms, [0.02, foot + height, 0.01], [0, foot, 0], 0.024, linearColour("#6b5139"));
	const crown: Point3 = [0, foot + height + 0.1, 0];
	const colour = LEAVES[Math.floor(random() * LEAVES.length)]!;
	const leaves = forms.detail === "far" ? 22 : 58;
	/** Fewer leaves are larger: the crown stays as full. */
	const leaf = forms.detail === "far" ? 0.26 : 0.155;
	for (let i = 0; i < leaves; i++) {
		// Even over a sphere: the golden angle.
		const up = 1 - (2 * (i + 0.5)) / leaves;
		const heading = i * 2.399963 + random() * 0.4;
		const around = Math.sqrt(1 - up * up);
		const radius = 0.22 + 0.24 * random();
		const normal: Point3 = [Math.sin(heading) * around, up, Math.cos(heading) * around];
		const at: Point3 = [
			crown[0] + normal[0] * radius,
			crown[1] + normal[1] * radius * 1.25,
			crown[2] + normal[2] * radius,
		];
		const tone = (0.6 + 0.35 * (up * 0.5 + 0.5) + 0.35 * random()) * (0.72 + radius);
		const size = leaf * (1 + 0.45 * random());
		const droop = 0.1 + 0.5 * random() - 0.3 * up;
		const [sin, cos] = [Math.sin(heading), Math.cos(heading)];
		// Two triangles, broad in the middle of the crown, a point outside.
		forms.patch(1, 1, [colour[0] * tone, colour[1] * tone, colour[2] * tone], (u, v) => {
			const side = (u - 0.5) * size * (v < 0.5 ? 1 : 0.35);
			const out = (v - 0.4) * size * 1.5;
			return {
				at: [at[0] + sin * out + cos * side, at[1] - out * droop + side * 0.4, at[2] + cos * out - sin * side],
				normal: normalized([normal[0], normal[1] + 0.5, normal[2]]),
			};
		});
	}
}

function normalized([x, y, z]: Point3): Point3 {
	const length = Math.hypot(x, y, z) || 1;
	return [x / length, y / length, z / length];
}
