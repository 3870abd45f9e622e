import type { PublishedHall } from "#shared/features/event/PublishedHall.ts";

/** A place in the picture, pixels. */
export interface Piece {
	readonly x: number;
	readonly y: number;
	readonly width: number;
	readonly height: number;
}

/** What is printed for a quarter. */
export interface QuarterPieces {
	readonly banner: Piece;
	/** Tall cloth: letter and name from above to below. */
	readonly flag: Piece;
	/** Letter and name for the floor. */
	readonly mark: Piece;
	/** Name beside an arrow. */
	readonly label: Piece;
	/** Arrows: one that points right, mirrored where it points left, and one that points ahead. */
	readonly aside: Piece;
	readonly ahead: Piece;
}

/** What is printed for a doorway to another hall. */
export interface PassagePieces {
	readonly name: Piece;
	/** What one sees in it. */
	readonly view: Piece;
}

/** One picture holds all that is printed or lit in the hall, so that it is one draw. */
export interface SignAtlas {
	readonly width: number;
	readonly height: number;
	/** On the stage: what the event looks like. */
	readonly screen: Piece;
	/** Over the way in, and over its doors. */
	readonly portal: Piece;
	readonly welcome: Piece;
	/** All quarters and their booths' numbers. */
	readonly directory: Piece;
	readonly column: Piece;
	/** The event's lines of light without words, for large walls. */
	readonly mural: Piece;
	/** The landmark's name, to go round its plinth. */
	readonly plinth: Piece;
	/** The stage's speaker desk. */
	readonly desk: Piece;
	/** Nothing: what shines in its own colour. */
	readonly white: Piece;
	/** By quarter id. */
	readonly quarters: ReadonlyMap<string, QuarterPieces>;
	/** By the id of the hall that they lead to. */
	readonly passages: ReadonlyMap<string, PassagePieces>;
}

const WIDTH = 2048;
/** So that a piece's mips do not take on its neighbours' colour at once. */
const MARGIN = 4;

const FIXED = {
	screen: [1280, 720],
	directory: [560, 720],
	column: [184, 720],
	mural: [1024, 340],
	portal: [1024, 108],
	welcome: [512, 108],
	plinth: [1024, 96],
	desk: [256, 256],
	white: [16, 16],
} as const;
const PER_QUARTER = {
	banner: [768, 256],
	flag: [192, 576],
	mark: [256, 256],
	label: [512, 128],
	aside: [128, 128],
	ahead: [128, 128],
} as const;

const PER_PASSAGE = { name: [640, 160], view: [256, 256] } as const;

export function layOutSigns({ hall }: Pick<PublishedHall, "hall">): SignAtlas {
	const wanted = new Map<string, readonly [width: number, height: number]>(Object.entries(FIXED));
	for (const { id } of hall.quarters) {
		for (const [what, size] of Object.entries(PER_QUARTER)) wanted.set(`${what} ${id}`, size);
	}
	const beyond = [...new Set(hall.passages?.map(({ to }) => to))];
	for (const to of beyond) {
		for (const [what, size] of Object.entries(PER_PASSAGE)) wanted.set(`passage ${what} ${to}`, size);
	}
	const { pieces, height } = shelve(wanted);
	const piece = (name: string): Piece => pieces.get(name)!;
	const fixed = Object.fromEntries(Object.keys(FIXED).map((name) => [name, piece(name)])) as Record<
		keyof typeof FIXED,
		Piece
	>;
	const quarters = new Map(
		hall.quarters.map(({ id }) => [
			id,
			{
				banner: piece(`banner ${id}`),
				flag: piece(`flag ${id}`),
				mark: piece(`mark ${id}`),
				label: piece(`label ${id}`),
				aside: piece(`aside ${id}`),
				ahead: piece(`ahead ${id}`),
			},
		]),
	);
	const passages = new Map(
		beyond.map((to) => [to, { name: piece(`passage name ${to}`), view: piece(`passage view ${to}`) }]),
	);
	return { width: WIDTH, height, ...fixed, quarters, passages };
}

/** Rows of pieces of falling height; a row's rest takes what still fits, stacked as high as the row is. */
function shelve(wanted: ReadonlyMap<string, readonly [number, number]>) {
	const pieces = new Map<string, Piece>();
	const waiting = [...wanted].sort(([, a], [, b]) => b[1] - a[1] || b[0] - a[0]);
	let y = 0;
	while (waiting.length > 0) {
		const rowHeight = waiting[0]![1][1] + MARGIN;
		for (let x = 0; x < WIDTH; ) {
			const tallest = waiting.findIndex(([, [width]]) => x + width <= WIDTH);
			if (tallest < 0) break;
			const column = waiting[tallest]![1][0];
			let top = y;
			for (let i = tallest; i < waiting.length; ) {
				const [name, [width, height]] = waiting[i]!;
				if (width > column || top + height + MARGIN > y + rowHeight) {
					i++;
					continue;
				}
				pieces.set(name, { x, y: top, width, height });
				top += height + MARGIN;
				waiting.splice(i, 1);
			}
			x += column + MARGIN;
		}
		y += rowHeight;
	}
	return { pieces, height: y };
}

/** A piece's middle, for what has but one colour. */
export function middleOf(atlas: SignAtlas, piece: Piece): readonly [number, number, number, number] {
	const [left, top, right, bottom] = uvOf(atlas, piece);
	const [u, v] = [(left + right) / 2, (top + bottom) / 2];
	return [u, v, u, v];
}

/** The piece as texture coordinates: left, top, right, bottom. Half a pixel stays outside, where the next piece bleeds in. */
export function uvOf(
	atlas: Pick<SignAtlas, "width" | "height">,
	{ x, y, width, height }: Piece,
): readonly [number, number, number, number] {
	return [
		(x + 0.5) / atlas.width,
		(y + 0.5) / atlas.height,
		(x + width - 0.5) / atlas.width,
		(y + height - 0.5) / atlas.height,
	];
}
