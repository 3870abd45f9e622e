import type { FloorPoint } from "#shared/space/vector.ts";
import { type Detail, FormBuilder } from "./FormBuilder.ts";
import { addFurniture } from "./furniture.ts";
import type { Hall } from "./HallSite.ts";
import { addPlinthBody } from "./plinth.ts";
import { addStageFurniture } from "./stage.ts";

/** Furniture, plants and plinths of one part of the floor: one draw, left out where that part is out of sight. */
export interface FurnishingCell {
	readonly middle: FloorPoint;
	readonly forms: Readonly<Record<Detail, FormBuilder>>;
}

/** Metres along each side of a part, about. */
const CELL = { width: 38, depth: 20 } as const;

/** Parts where nothing stands are not there. */
export function buildFurnishings(hall: Hall): FurnishingCell[] {
	const { width, depth } = hall.size;
	const columns = Math.max(1, Math.round(width / CELL.width));
	const rows = Math.max(1, Math.round(depth / CELL.depth));
	const cells = Array.from(
		{ length: columns * rows },
		(_, i): FurnishingCell => ({
			middle: {
				x: (((i % columns) + 0.5) / columns - 0.5) * width,
				z: ((Math.floor(i / columns) + 0.5) / rows - 0.5) * depth,
			},
			forms: { near: new FormBuilder("near"), far: new FormBuilder("far") },
		}),
	);
	const indexOf = (at: number, extent: number, count: number) =>
		Math.min(count - 1, Math.max(0, Math.floor((at / extent + 0.5) * count)));
	const add = ({ x, z }: FloorPoint, build: (forms: FormBuilder) => void) => {
		const { forms } = cells[indexOf(z, depth, rows) * columns + indexOf(x, width, columns)]!;
		build(forms.near);
		build(forms.far);
	};
	for (const piece of hall.furniture ?? []) add(piece, (forms) => addFurniture(forms, piece));
	const { stage, landmark } = hall;
	if (stage) add(stage, (forms) => addStageFurniture(forms, stage));
	if (landmark) add(landmark, (forms) => addPlinthBody(forms, landmark));
	return cells.filter(({ forms }) => forms.near.triangles > 0);
}
