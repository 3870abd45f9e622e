import { type MaterialRecipe, Model, type Tint } from "#assets/scripts/mesh/Model.ts";
import { join, type Placing, place, type Surface } from "#assets/scripts/mesh/Surface.ts";
import {
	arcBand,
	block,
	board,
	cylinder,
	extrude,
	lathe,
	type Point2,
	panel,
	rod,
	roundedRectangle,
	torus,
} from "#assets/scripts/mesh/shapes.ts";
import type { Vec3 } from "#assets/scripts/mesh/vec3.ts";
import type { SlotKind } from "#shared/features/booths/BoothDocument.ts";

/** What every stand is made of: seven materials, so at most seven draws; walls, wood and carpet differ by vertex colour. */
const MATERIALS: Readonly<Record<string, MaterialRecipe>> = {
	/** Paint, laminate, carpet, wood. */
	matte: { colour: "#ffffff", roughness: 0.82 },
	/** Lacquer, acrylic, screens' bezels. */
	satin: { colour: "#ffffff", roughness: 0.3 },
	metal: { colour: "#c9ccd0", metallic: 1, roughness: 0.34 },
	light: { colour: "#ffffff", emissive: "#fff4e2", roughness: 1 },
	"brand.primary": { colour: "#1f4fa3", roughness: 0.55 },
	"brand.secondary": { colour: "#16243f", roughness: 0.6 },
	"brand.accent": { colour: "#f0a224", roughness: 0.45 },
};

export const TINT = {
	white: "#f1f1ee",
	warmWhite: "#eae6de",
	grey: "#b9bbbd",
	graphite: "#3a3d42",
	black: "#15171a",
	oak: "#c49a6c",
	oakDark: "#8d6742",
	carpet: "#565a62",
	leaf: "#4d7a45",
	soil: "#3b2c22",
} as const;

/** Space left between a surface and what hangs on it: enough that the depth buffer tells them apart across the hall. */
const HANGING_GAP = 0.006;

export interface SlotSize {
	readonly width: number;
	readonly height: number;
	readonly depth?: number;
}

interface Standing {
	readonly at: Vec3;
	/** Radians about +Y: at 0 the front looks to +Z. */
	readonly facing?: number;
}

/**
 * A booth template in the making, in the booth's frame: origin at the footprint's centre on the floor, open front to +Z.
 * Everything solid is one mesh; slots and obstacles are empty nodes beside it.
 */
export class Stand {
	readonly model: Model;
	readonly width: number;
	readonly depth: number;
	#obstacles = 0;

	constructor(id: string, width: number, depth: number) {
		this.width = width;
		this.depth = depth;
		this.model = new Model(id, MATERIALS, { footprint: { width, depth } });
		this.#body = this.model.node("stand");
	}
	readonly #body;

	add(material: string, surface: Surface, placing: Placing & { readonly tint?: Tint } = {}): void {
		this.model.add(material, surface, { ...placing, node: this.#body });
	}

	slot(
		name: string,
		kind: SlotKind,
		{ width, height, depth = 0.02 }: SlotSize,
		{ at, facing = 0, lean = 0 }: Standing & { lean?: number },
	): void {
		this.model.node(name, { at, turn: [lean, facing, 0], extras: { slot: kind, width, height, depth } });
	}

	obstacle(width: number, depth: number, x: number, z: number, facing = 0): void {
		this.#obstacles += 1;
		this.model.node(`obstacle-${this.#obstacles}`, {
			at: [x, 0, z],
			turn: [0, facing, 0],
			extras: { obstacle: { width, depth } },
		});
	}

	/** A low raised floor: a carpet in a metal edge, with an inlay along the front in the exhibitor's colour. */
	floor({
		tint = TINT.carpet,
		inlay = 0.12,
		wood = false,
	}: {
		tint?: string;
		inlay?: number;
		wood?: boolean;
	} = {}): void {
		const edge = 0.03;
		const [w, d] = [this.width - 0.02, this.depth - 0.02];
		const outer: Point2[] = [
			[w / 2, d / 2],
			[-w / 2, d / 2],
			[-w / 2, -d / 2],
			[w / 2, -d / 2],
		];
		const inner: Point2[] = outer.map(([x, z]) => [x - Math.sign(x) * edge, z - Math.sign(z) * edge]);
		this.add("metal", extrude(outer, 0.016, { bevel: 0.005, hole: inner }));
		const insideWidth = w - 2 * edge;
		const insideDepth = d - 2 * edge - inlay;
		const z = -inlay / 2;
		if (wood) {
			const boards = Math.round(insideWidth / 0.3);
			const plank = insideWidth / boards;
			for (let i = 0; i < boards; i++) {
				const shade = ["#c49a6c", "#b98e60", "#cda578", "#bd9468"][(i * 7) % 4] as string;
				this.add("matte", board(plank - 0.003, insideDepth, 0.014, { divide: 0.5 }), {
					at: [-insideWidth / 2 + plank * (i + 0.5), 0, z + insideDepth / 2],
					turn: [-Math.PI / 2, 0, 0],
					tint: shade,
				});
			}
		} else {
			this.add("matte", board(insideWidth, insideDepth, 0.014, { divide: this.width > 4 ? 0.42 : 0.34 }), {
				at: [0, 0, z + insideDepth / 2],
				turn: [-Math.PI / 2, 0, 0],
				tint,
			});
		}
		if (inlay > 0) {
			this.add("brand.primary", board(insideWidth, inlay, 0.014, { divide: 0.6 }), {
				at: [0, 0, d / 2 - edge],
				turn: [-Math.PI / 2, 0, 0],
			});
		}
	}

	/**
	 * A wall of panels with shadow gaps between them before a dark core, on a recessed plinth.
	 * `panels` go from left to right as seen from its front.
	 */
	wall(
		panels: readonly { readonly width: number; readonly material?: string; readonly tint?: string }[],
		height: number,
		{ at, facing = 0, thickness = 0.1, back = true }: Standing & { thickness?: number; back?: boolean },
	): void {
		const total = panels.reduce((sum, { width }) => sum + width, 0);
		const parts: { material: string; tint: string; surface: Surface }[] = [];
		const foot = 0.08;
		const skin = 0.022;
		parts.push({
			material: "matte",
			tint: TINT.graphite,
			surface: place(block(total - 0.03, height - 0.02, thickness - 2 * skin, { bevel: 0 }), {}),
		});
		let x = -total / 2;
		for (const { width, material = "matte", tint = TINT.white } of panels) {
			for (const side of back ? [1, -1] : [1]) {
				const surface = board(width - 0.008, height - foot, skin, { divide: side > 0 ? 0.36 : 100 });
				const z = side * (thickness / 2 - skin);
				parts.push({
					material: side > 0 ? material : "matte",
					tint: side > 0 && material !== "matte" ? "#ffffff" : tint,
					surface: place(surface, { at: [x + width / 2, foot, z], turn: [0, side > 0 ? 0 : Math.PI, 0] }),
				});
			}
			x += width;
		}
		parts.push({
			material: "metal",
			tint: "#ffffff",
			surface: place(block(total, 0.018, thickness + 0.004, { bevel: 0 }), { at: [0, height, 0] }),
		});
		for (const { material, tint, surface } of parts) this.add(material, surface, { at, turn: [0, facing, 0], tint });
		this.obstacle(total, thickness, at[0], at[2], facing);
	}

	/** A panel hung in front of a wall by four metal stand-offs, as a frame for the slot before it. */
	poster(name: string, { width, height }: SlotSize, { at: [x, y, z], facing = 0 }: Standing): void {
		const parts = [
			{
				material: "satin",
				tint: TINT.white,
				surface: place(block(width + 0.04, height + 0.04, 0.014, { bevel: 0 }), { at: [0, -0.02, 0.027] }),
			},
			...[-1, 1].flatMap((sx) =>
				[0.06, height - 0.06].map((sy) => ({
					material: "metal",
					tint: "#ffffff",
					surface: place(rod(0.012, 0.021), {
						at: [sx * (width / 2 - 0.06), sy, 0],
						turn: [Math.PI / 2, 0, 0],
					}),
				})),
			),
		];
		for (const { material, tint, surface } of parts)
			this.add(material, surface, { at: [x, y, z], turn: [0, facing, 0], tint });
		const out = 0.034 + HANGING_GAP;
		this.slot(
			name,
			"poster",
			{ width, height },
			{ at: [x + Math.sin(facing) * out, y, z + Math.cos(facing) * out], facing },
		);
	}

	/** A flat screen on a wall: 16:9, thin dark frame, a metal back that keeps it off the wall. */
	screen(name: string, width: number, { at: [x, y, z], facing = 0, lean = 0 }: Standing & { lean?: number }): void {
		const height = (width * 9) / 16;
		const frame = 0.014;
		const parts = join(
			place(block(width + 2 * frame, height + 2 * frame, 0.034, { bevel: 0.006 }), { at: [0, -frame, 0.037] }),
		);
		this.add("satin", parts, { at: [x, y, z], turn: [lean, facing, 0], tint: TINT.black });
		this.add("metal", block(width * 0.5, height * 0.5, 0.022, { bevel: 0 }), {
			...offset([x, y, z], facing, 0, height * 0.25, 0.011),
			turn: [lean, facing, 0],
		});
		const out = 0.054 + HANGING_GAP;
		this.slot(
			name,
			"screen",
			{ width, height },
			{
				at: [
					x + Math.sin(facing) * out * Math.cos(lean),
					y - Math.sin(lean) * out,
					z + Math.cos(facing) * out * Math.cos(lean),
				],
				facing,
				lean,
			},
		);
	}

	/** A display plinth: lacquered body on a recessed foot with a line of light under its top. */
	plinth(
		name: string,
		{
			width,
			depth,
			height,
			room = 0.7,
			body = "matte",
			tint = TINT.white,
		}: { width: number; depth: number; height: number; room?: number; body?: string; tint?: string },
		{ at: [x, y, z], facing = 0 }: Standing,
	): void {
		const turn: Vec3 = [0, facing, 0];
		const shape = (inset: number) => roundedRectangle(width - 2 * inset, depth - 2 * inset, 0.05, 2);
		this.add("matte", extrude(shape(0.035), 0.07, { bevel: 0 }), { at: [x, y, z], turn, tint: TINT.graphite });
		this.add(body, extrude(shape(0), height - 0.07 - 0.055, { bevel: 0.006, divide: 0.28 }), {
			at: [x, y + 0.07, z],
			turn,
			tint: body === "matte" ? tint : "#ffffff",
		});
		this.add("light", extrude(shape(0.016), 0.015, { bevel: 0 }), { at: [x, y + height - 0.055, z], turn });
		this.add("satin", extrude(shape(-0.008), 0.04, { bevel: 0.006 }), {
			at: [x, y + height - 0.04, z],
			turn,
			tint: TINT.white,
		});
		this.slot(
			name,
			"plinth",
			{ width: width - 0.08, height: room, depth: depth - 0.08 },
			{ at: [x, y + height, z], facing },
		);
		this.obstacle(width, depth, x, z, facing);
	}

	/** A reception counter with a rounded front, a wooden top that overhangs, and light along its foot. */
	counter(width: number, depth: number, height: number, { at: [x, y, z], facing = 0 }: Standing): void {
		const turn: Vec3 = [0, facing, 0];
		const bow: Point2[] = [];
		const steps = 8;
		const outline = (inset: number, bulge: number): Point2[] => {
			const points: Point2[] = [];
			const [w, d] = [width / 2 - inset, depth / 2 - inset];
			for (let i = 0; i <= steps; i++) {
				const t = (i / steps) * 2 - 1;
				points.push([t * w, d - bulge * t * t]);
			}
			points.push([w, -d], [-w, -d]);
			return points;
		};
		bow.push(...outline(0, 0.12));
		this.add("matte", extrude(outline(0.07, 0.12), 0.09, { bevel: 0 }), { at: [x, y, z], turn, tint: TINT.graphite });
		this.add("light", extrude(outline(0.04, 0.12), 0.01, { bevel: 0 }), { at: [x, y + 0.078, z], turn });
		this.add("brand.primary", extrude(bow, height - 0.09 - 0.04 - 0.16, { bevel: 0.006, divide: 0.2 }), {
			at: [x, y + 0.09, z],
			turn,
		});
		this.add("brand.accent", extrude(outline(0.012, 0.12), 0.02, { bevel: 0 }), { at: [x, y + height - 0.2, z], turn });
		this.add("satin", extrude(outline(0, 0.12), 0.14, { bevel: 0.006 }), {
			at: [x, y + height - 0.18, z],
			turn,
			tint: TINT.white,
		});
		this.add("matte", extrude(outline(-0.03, 0.12), 0.04, { bevel: 0.008 }), {
			at: [x, y + height - 0.04, z],
			turn,
			tint: TINT.oak,
		});
		this.obstacle(width + 0.06, depth + 0.06, x, z, facing);
	}

	/** A brochure stand: a tray leaning back on a pole. */
	brochureStand(name: string, { at: [x, y, z], facing = 0 }: Standing): void {
		const turn: Vec3 = [0, facing, 0];
		const lean = -0.45;
		this.add("metal", lathe(FOOT, 12), { at: [x, y, z] });
		this.add("metal", rod(0.016, 0.96), { at: [x, y + 0.01, z] });
		const tray = join(
			place(block(0.27, 0.36, 0.012, { bevel: 0 }), {}),
			place(block(0.27, 0.05, 0.045, { bevel: 0.004 }), { at: [0, -0.012, 0.028] }),
		);
		this.add("satin", tray, {
			at: [x + Math.sin(facing) * 0.085, y + 0.87, z + Math.cos(facing) * 0.085],
			turn: [lean, facing, 0],
			tint: TINT.white,
		});
		const [lx, ly, lz] = [0, 0.045, 0.006 + HANGING_GAP];
		const oy = ly * Math.cos(lean) - lz * Math.sin(lean);
		const oz = ly * Math.sin(lean) + lz * Math.cos(lean);
		const { at: bracket } = offset([x, y + 0.94, z], facing, 0, 0, 0.008);
		this.add("metal", block(0.05, 0.03, 0.05, { bevel: 0 }), { at: bracket, turn });
		this.slot(
			name,
			"brochure",
			{ width: 0.23, height: 0.31, depth: 0.03 },
			{
				at: [x + lx + Math.sin(facing) * (0.085 + oz), y + 0.87 + oy, z + Math.cos(facing) * (0.085 + oz)],
				facing,
				lean,
			},
		);
		this.obstacle(0.3, 0.3, x, z, facing);
	}

	staff(name: string, standing: Standing): void {
		this.slot(name, "staff", { width: 0.6, height: 1.9, depth: 0.6 }, standing);
	}

	/** The sign: a lacquered box with a lit line below, the slot before its front. */
	fascia(name: string, { width, height }: SlotSize, { at: [x, y, z], facing = 0 }: Standing, thickness = 0.12): void {
		const turn: Vec3 = [0, facing, 0];
		this.add("brand.primary", block(width + 0.1, height + 0.1, thickness, { bevel: 0.01, divide: 0.9 }), {
			at: [x, y - 0.05, z],
			turn,
		});
		this.add("light", block(width + 0.02, 0.012, thickness * 0.45, { bevel: 0 }), { at: [x, y - 0.062, z], turn });
		const out = thickness / 2 + HANGING_GAP;
		this.slot(
			name,
			"fascia",
			{ width, height, depth: 0.03 },
			{ at: [x + Math.sin(facing) * out, y, z + Math.cos(facing) * out], facing },
		);
	}

	post(x: number, z: number, height: number, size = 0.08): void {
		this.add("metal", block(size, height, size, { bevel: 0.008, divide: 0.9 }), { at: [x, 0, z] });
		this.add("metal", block(size + 0.08, 0.012, size + 0.08, { bevel: 0 }), { at: [x, 0.012, z] });
		this.obstacle(size + 0.08, size + 0.08, x, z);
	}

	/** A level beam between two points, its underside at `y`. */
	beam(
		[x0, z0]: Point2,
		[x1, z1]: Point2,
		y: number,
		{
			size = 0.08,
			height = size,
			material = "metal",
			tint = "#ffffff",
		}: { readonly size?: number; readonly height?: number; readonly material?: string; readonly tint?: string } = {},
	): void {
		const length = Math.hypot(x1 - x0, z1 - z0);
		this.add(material, block(length, height, size, { bevel: height > 0.07 ? 0.006 : 0, divide: 1 }), {
			at: [(x0 + x1) / 2, y, (z0 + z1) / 2],
			turn: [0, -Math.atan2(z1 - z0, x1 - x0), 0],
			tint,
		});
	}

	/** A spot hung under a beam, looking down and towards `facing`. */
	spot(x: number, y: number, z: number, facing = 0, lean = -0.5): void {
		const turn: Vec3 = [lean, facing, 0];
		this.add("metal", rod(0.007, 0.07, 4), { at: [x, y - 0.065, z] });
		this.add("satin", place(cylinder(0.036, 0.12, { segments: 8, bevel: 0 }), { at: [0, -0.12, 0] }), {
			at: [x, y - 0.05, z],
			turn,
			tint: TINT.graphite,
		});
		this.add("light", place(cylinder(0.028, 0.006, { segments: 6, bevel: 0 }), { at: [0, -0.124, 0] }), {
			at: [x, y - 0.05, z],
			turn,
		});
	}

	/** A bar stool: cushioned seat, foot ring, trumpet foot. */
	stool(x: number, z: number, { height = 0.66, material = "brand.accent" } = {}): void {
		this.add("metal", lathe(FOOT, 12), { at: [x, 0.014, z] });
		this.add("metal", rod(0.024, height - 0.1), { at: [x, 0.03, z] });
		this.add("metal", torus(0.14, 0.01, { segments: 12, sides: 3 }), { at: [x, 0.24, z] });
		this.add(material, lathe(CUSHION, 12), { at: [x, height - 0.08, z] });
		this.obstacle(0.38, 0.38, x, z);
	}

	/** A planter with a spray of long leaves. */
	plant(x: number, z: number, { height = 0.9, pot = 0.34, seed = 1 } = {}): void {
		this.add("satin", extrude(roundedRectangle(0.3, 0.3, 0.05, 3), pot, { bevel: 0.01 }), {
			at: [x, 0.014, z],
			tint: TINT.white,
		});
		this.add("matte", block(0.25, 0.01, 0.25, { bevel: 0 }), { at: [x, pot + 0.006, z], tint: TINT.soil });
		const leaves = 11;
		for (let i = 0; i < leaves; i++) {
			const angle = i * 2.399963 + seed;
			const reach = 0.1 + 0.2 * ((i * 0.618 + seed * 0.37) % 1);
			const top = (height - pot) * (0.65 + 0.35 * ((i * 0.377 + seed) % 1));
			this.add("matte", leaf(reach, top), {
				at: [x, pot, z],
				turn: [0, angle, 0],
				tint: ([TINT.leaf, "#5c8a4e", "#3f6b3c"] as const)[i % 3] ?? TINT.leaf,
			});
		}
		this.obstacle(0.34, 0.34, x, z);
	}

	/** A curved piece of wall, bulging to +Z of its own frame. */
	arcWall(
		material: string,
		radius: number,
		thickness: number,
		from: number,
		to: number,
		height: number,
		{ at, facing = 0, steps = 14, tint = "#ffffff" }: Standing & { steps?: number; tint?: string },
	): void {
		this.add(
			material,
			extrude(arcBand(radius - thickness, radius, from, to, steps), height, { bevel: 0.006, divide: 0.3 }),
			{
				at,
				turn: [0, facing, 0],
				tint,
			},
		);
	}

	panel(material: string, width: number, height: number, standing: Standing, tint = "#ffffff"): void {
		this.add(material, panel(width, height), { at: standing.at, turn: [0, standing.facing ?? 0, 0], tint });
	}
}

/** A blade that rises and bends over, both sides drawn. */
function leaf(reach: number, top: number): Surface {
	const columns = 2;
	const rows = 3;
	const vertices = [];
	const triangles: [number, number, number][] = [];
	for (const side of [1, -1]) {
		const base = vertices.length;
		for (let j = 0; j <= rows; j++) {
			const t = j / rows;
			const width = 0.045 * Math.sin(Math.PI * (0.12 + 0.88 * t)) ** 0.7;
			const y = top * (1 - (1 - t) ** 1.7) - 0.12 * t * t * t;
			const z = 0.03 + reach * t * t;
			for (let i = 0; i <= columns; i++) {
				const u = i / columns - 0.5;
				const normal: Vec3 = [u * 0.8 * side, 0.45 * side, (0.9 - t) * -side];
				const size = Math.hypot(...normal);
				vertices.push({
					position: [u * width * 2, y - Math.abs(u) * 0.02, z] as Vec3,
					normal: [normal[0] / size, normal[1] / size, normal[2] / size] as Vec3,
				});
			}
		}
		for (let j = 0; j < rows; j++) {
			for (let i = 0; i < columns; i++) {
				const a = base + j * (columns + 1) + i;
				const c = a + columns + 1;
				const quad: [number, number, number][] = [
					[a, c + 1, a + 1],
					[a, c, c + 1],
				];
				for (const [p, q, r] of quad) triangles.push(side > 0 ? [p, q, r] : [p, r, q]);
			}
		}
	}
	return { vertices, triangles };
}

/** A turned foot: seen from above only, so it has no underside. */
const FOOT: readonly Point2[] = [
	[0.16, 0],
	[0.155, 0.01],
	[0.03, 0.02],
	[0, 0.026],
];
const CUSHION: readonly Point2[] = [
	[0.12, 0],
	[0.165, 0.005],
	[0.18, 0.03],
	[0.165, 0.066],
	[0.12, 0.08],
	[0, 0.084],
];

/** A point given beside, above and before a turned place. */
export function offset([x, y, z]: Vec3, facing: number, right: number, up: number, out: number): { at: Vec3 } {
	return {
		at: [
			x + right * Math.cos(facing) + out * Math.sin(facing),
			y + up,
			z - right * Math.sin(facing) + out * Math.cos(facing),
		],
	};
}
