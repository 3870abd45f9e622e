import { linearColour } from "#client/engine/linearColour.ts";
import type { Point3 } from "#client/engine/SurfaceBuilder.ts";
import { type FloorRectangle, toHall } from "#shared/space/vector.ts";
import type { FormBuilder } from "./FormBuilder.ts";
import { addSofa } from "./furniture.ts";
import { grey, type Hall, type HallSite } from "./HallSite.ts";
import { PAINT } from "./hallPaint.ts";
import { uvOf } from "./signAtlas.ts";
import { addTruss } from "./truss.ts";

const PANEL = { turns: [-0.75, 0, 0.75], radius: 1.5, chair: { width: 0.86, depth: 0.8 } } as const;
const PANEL_COLOUR = linearColour("#d9783f");
const LECTERN = { width: 0.75, depth: 0.5, height: 1.12 } as const;

/** Metres that the lamps' truss goes on beyond the stage at each side. */
const WING = 1.7;
const SPEAKER = { count: 7, width: 1, height: 0.34, depth: 0.5, curve: 0.012 } as const;

/** A platform before a wall of picture, lamps on a truss over its front, a desk to speak from. */
export function addStage(site: HallSite, stage: Stage): void {
	const { matte, metal, light, signs, atlas, mood } = site;
	const { width, depth, height, rotation } = stage;
	const spot = { x: 0, z: 0 };
	const place = (x: number, z: number, w: number, d: number): FloorRectangle => {
		toHall(stage, x, z, spot);
		return { x: spot.x, z: spot.z, width: w, depth: d, rotation };
	};
	const point = (x: number, y: number, z: number): Point3 => {
		toHall(stage, x, z, spot);
		return [spot.x, y, spot.z];
	};
	/** A picture that looks to the seats, between two of the stage's own x. */
	const picture = (from: number, to: number, foot: number, tall: number, z: number, level: number, uv: Uv) => {
		const left = point(from, foot, z);
		const right = point(to, foot, z);
		signs.face(left, [right[0] - left[0], 0, right[2] - left[2]], [0, tall, 0], grey(level), { uv });
	};
	matte.box(place(0, -0.03, width - 0.06, depth - 0.06), 0, height - 0.05, PAINT.graphite, { top: false, grain: 1.5 });
	matte.box(place(0, 0, width, depth), height - 0.05, height, PAINT.stage, { bottom: true, grain: 1.2 });
	light.box(place(0, depth / 2 - 0.02, width - 0.1, 0.02), height - 0.1, height - 0.06, mood.edge);

	// The event's name along the front, as often as it fits.
	const print = { foot: 0.1, height: height - 0.24 };
	const printWidth = (print.height * atlas.portal.width) / atlas.portal.height;
	const prints = print.height > 0.15 ? Math.floor((width - 0.4) / printWidth) : 0;
	for (let i = 0; i < prints; i++) {
		const from = ((i + 0.5) / prints - 0.5) * (width - 0.2) - printWidth / 2;
		picture(
			from,
			from + printWidth,
			print.foot,
			print.height,
			depth / 2 - 0.05,
			mood.screen,
			uvOf(atlas, atlas.portal),
		);
	}

	const screenHeight = Math.min(width * 0.4, site.hall.size.height - height - 3.6);
	const screenWidth = (screenHeight * atlas.screen.width) / atlas.screen.height;
	const foot = height + 0.5;
	const back = -depth / 2 + 0.45;
	const wallTop = foot + screenHeight + 0.45;
	matte.box(place(0, back - 0.14, width, 0.2), height, wallTop, PAINT.graphite, { grain: 1.5 });
	metal.box(place(0, back, screenWidth + 0.16, 0.1), foot - 0.08, foot + screenHeight + 0.08, PAINT.graphite, {
		bottom: true,
	});
	picture(-screenWidth / 2, screenWidth / 2, foot, screenHeight, back + 0.056, mood.screen, uvOf(atlas, atlas.screen));
	// What is left of the wall beside the screen shows the lines of light.
	const wing = (width - screenWidth) / 2 - 0.5;
	if (wing > 0.5) {
		const [left, top, right, bottom] = uvOf(atlas, atlas.mural);
		const part = ((right - left) * wing) / screenHeight / 1.6;
		for (const side of [-1, 1]) {
			const inner = screenWidth / 2 + 0.3;
			const [from, to] = side < 0 ? [-inner - wing, -inner] : [inner, inner + wing];
			const uv: Uv = side < 0 ? [left + part, top, left + 2 * part, bottom] : [right - part, top, right, bottom];
			picture(from, to, foot, screenHeight, back - 0.02, mood.screen * 0.85, uv);
		}
	}
	light.box(place(0, back + 0.02, screenWidth, 0.03), height, height + 0.025, mood.edge);

	const lectern = lecternOf(stage);
	const front = lectern.z + LECTERN.depth / 2 + 0.006;
	const half = LECTERN.width / 2 - 0.06;
	picture(lectern.x - half, lectern.x + half, height + 0.25, half * 2, front, mood.screen, uvOf(atlas, atlas.desk));
	const microphone = point(lectern.x + 0.18, height + LECTERN.height, lectern.z + 0.05);
	metal.tube(
		microphone,
		point(lectern.x + 0.12, height + LECTERN.height + 0.3, lectern.z - 0.1),
		0.014,
		PAINT.graphite,
	);

	// Towers at the front corners carry a header with lamps.
	const top = wallTop + 0.5;
	const frontTruss = depth / 2 - 0.35;
	for (const side of [-1, 1]) {
		const x = side * (width / 2 - 0.3);
		addTruss(metal, point(x, height, frontTruss), point(x, top, frontTruss), 0.36);
	}
	const reach = width / 2 + WING;
	addTruss(metal, point(-reach, top, frontTruss), point(reach, top, frontTruss), 0.36);
	for (const side of [-1, 1]) addSpeakers(site, stage, side * (reach - SPEAKER.width / 2 - 0.2), top - 0.3);
	const lamps = Math.round(width / 1.8);
	for (let i = 0; i < lamps; i++) {
		const x = ((i + 0.5) / lamps - 0.5) * (width - 1.6);
		metal.box(place(x, frontTruss, 0.24, 0.3), top - 0.62, top - 0.22, PAINT.graphite, { bottom: true });
		light.box(place(x, frontTruss, 0.18, 0.22), top - 0.64, top - 0.62, mood.lamp, { bottom: true });
	}
}

/** Loudspeakers one below the other, the lower ones a little further back, as they hang beside every large stage. */
function addSpeakers({ matte, metal, hall }: HallSite, stage: Stage, x: number, top: number): void {
	const { width, height, depth } = SPEAKER;
	const front = stage.depth / 2 - 0.3;
	const at = (z: number, deep: number, wide: number): FloorRectangle => ({
		...toHall(stage, x, z, { x: 0, z: 0 }),
		width: wide,
		depth: deep,
		rotation: stage.rotation,
	});
	for (let i = 0; i < SPEAKER.count; i++) {
		const foot = top - (i + 1) * height;
		const z = front - SPEAKER.curve * i * i;
		matte.box(at(z, depth, width), foot + 0.015, foot + height - 0.015, PAINT.graphite, { bottom: true });
		const half = (width - 0.1) / 2;
		const left = toHall(stage, x - half, z + depth / 2 + 0.01, { x: 0, z: 0 });
		const right = toHall(stage, x + half, z + depth / 2 + 0.01, { x: 0, z: 0 });
		// The grille.
		metal.face(
			[left.x, foot + 0.05, left.z],
			[right.x - left.x, 0, right.z - left.z],
			[0, height - 0.1, 0],
			PAINT.frame,
		);
	}
	for (const end of [-0.35, 0.35]) {
		const { x: hookX, z: hookZ } = toHall(stage, x + end * width, front, { x: 0, z: 0 });
		metal.rod([hookX, top, hookZ], [hookX, hall.size.height, hookZ], 0.02, PAINT.graphite);
	}
}

/** Where one speaks from, in the stage's frame. */
function lecternOf({ width, depth }: Stage) {
	return { x: -width * 0.33, z: depth * 0.18 };
}

/** What stands on it: the desk to speak from, and armchairs in a half circle for those who talk with each other. */
export function addStageFurniture(forms: FormBuilder, stage: Stage): void {
	const { width, depth, height, rotation } = stage;
	const lectern = lecternOf(stage);
	const top = height + LECTERN.height;
	forms.frame = stage;
	forms.box({ ...lectern, width: LECTERN.width, depth: LECTERN.depth }, height, top - 0.06, PAINT.white);
	forms.box({ ...lectern, width: LECTERN.width + 0.1, depth: LECTERN.depth + 0.08 }, top - 0.06, top, PAINT.oak);
	for (const turn of PANEL.turns) {
		const at = toHall(
			stage,
			width * 0.25 + Math.sin(turn) * PANEL.radius,
			depth * 0.34 - Math.cos(turn) * PANEL.radius,
			{ x: 0, z: 0 },
		);
		// They look to the middle of their circle and to the seats.
		forms.frame = { ...at, y: height, rotation: rotation - turn * 0.6 };
		addSofa(forms, PANEL.chair, PANEL_COLOUR);
	}
}

type Stage = NonNullable<Hall["stage"]>;
type Uv = readonly [number, number, number, number];
