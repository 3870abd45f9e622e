import { type LinearColour, linearColour } from "#client/engine/linearColour.ts";
import type { Quarter } from "#shared/features/event/EventDocument.ts";
import { type FloorRectangle, toHall } from "#shared/space/vector.ts";
import type { Hall } from "./HallSite.ts";

/** A rectangle of one colour on the floor, `y` above it. */
export type Laid = FloorRectangle & { readonly colour: LinearColour; readonly y: number };

/** Carpets lie this much above the floor, rugs above carpets: the depth buffer tells 1 mm apart across the hall. */
const CARPET_HEIGHT = 0.004;
const RUG_HEIGHT = 0.009;
const RUG = "#4a5563";
/** A seam in a deeper tone runs round each carpet and rug. */
const SEAM = { carpet: 0.16, rug: 0.1, tone: 0.62 } as const;
/** Metres of one stripe or tile, and how deep the darker ones are. */
const WEAVE = { stripe: 1.5, tile: 1.8, tone: 0.72 } as const;
/** Metres from the seam to a band, and how wide that is. */
const BAND = { inset: 0.45, width: 0.35 } as const;

/** A piece in a carpet's own frame. */
interface Piece {
	readonly x: number;
	readonly z: number;
	readonly width: number;
	readonly depth: number;
	readonly tone: number;
}

/** All that is laid on the stone, in pieces side by side: one above the other they would flicker at the hall's far end. */
export function layCarpets({ quarters, furniture = [] }: Hall): Laid[] {
	return [
		...quarters.flatMap(({ carpet, colour, weave }) =>
			place(
				carpet,
				colour,
				CARPET_HEIGHT,
				withSeam(carpet, SEAM.carpet, (w, d) => woven(weave, w, d)),
			),
		),
		...furniture
			.filter(({ kind }) => kind === "rug")
			.flatMap((rug) => place(rug, rug.colour ?? RUG, RUG_HEIGHT, withSeam(rug, SEAM.rug, plain))),
	];
}

function place(rectangle: FloorRectangle, colour: string, y: number, pieces: readonly Piece[]): Laid[] {
	const dyed = muted(linearColour(colour));
	return pieces.map(({ x, z, width, depth, tone }) => ({
		...toHall(rectangle, x, z, { x: 0, z: 0 }),
		rotation: rectangle.rotation,
		width,
		depth,
		y,
		colour: [dyed[0] * tone, dyed[1] * tone, dyed[2] * tone],
	}));
}

type Inner = (width: number, depth: number) => Piece[];

/** The seam, and within it what is woven. */
function withSeam({ width, depth }: FloorRectangle, seam: number, inner: Inner): Piece[] {
	return [...frame(width, depth, seam, SEAM.tone), ...inner(width - 2 * seam, depth - 2 * seam)];
}

/** Four pieces along the edges of a rectangle round the origin. */
function frame(width: number, depth: number, thick: number, tone: number): Piece[] {
	return [-1, 1].flatMap((side) => [
		{ x: (side * (width - thick)) / 2, z: 0, width: thick, depth, tone },
		{ x: 0, z: (side * (depth - thick)) / 2, width: width - 2 * thick, depth: thick, tone },
	]);
}

const plain: Inner = (width, depth) => [{ x: 0, z: 0, width, depth, tone: 1 }];

function woven(weave: Quarter["weave"], width: number, depth: number): Piece[] {
	switch (weave) {
		case "stripes":
			return tiles(width, depth, odd(width / WEAVE.stripe), 1);
		case "checks":
			return tiles(width, depth, odd(width / WEAVE.tile), odd(depth / WEAVE.tile));
		case "band": {
			const [w, d] = [width - 2 * BAND.inset, depth - 2 * BAND.inset];
			return [
				...frame(width, depth, BAND.inset, 1),
				...frame(w, d, BAND.width, WEAVE.tone * 0.8),
				...plain(w - 2 * BAND.width, d - 2 * BAND.width),
			];
		}
		case "plain":
		case undefined:
			return plain(width, depth);
		default:
			return weave satisfies never;
	}
}

function tiles(width: number, depth: number, columns: number, rows: number): Piece[] {
	return Array.from({ length: columns * rows }, (_, i) => {
		const [column, row] = [i % columns, Math.floor(i / columns)];
		return {
			x: ((column + 0.5) / columns - 0.5) * width,
			z: ((row + 0.5) / rows - 0.5) * depth,
			width: width / columns,
			depth: depth / rows,
			tone: (column + row) % 2 === 0 ? 1 : WEAVE.tone,
		};
	});
}

/** So that both ends are alike. */
function odd(count: number): number {
	return 2 * Math.max(0, Math.round((count - 1) / 2)) + 1;
}

/** As wool takes a dye: deeper and less pure than the same colour on a lit sign. */
function muted(colour: LinearColour): LinearColour {
	const level = 0.3 * colour[0] + 0.59 * colour[1] + 0.11 * colour[2];
	const dyed = (channel: number) => (channel * 0.74 + level * 0.26) * 0.72;
	return [dyed(colour[0]), dyed(colour[1]), dyed(colour[2])];
}
