import { Model, spin } from "#assets/scripts/mesh/Model.ts";
import { facing, join, type Surface, type Triangle, type Vertex } from "#assets/scripts/mesh/Surface.ts";
import {
	block,
	cylinder,
	extrude,
	lathe,
	type Point2,
	roundedRectangle,
	sphere,
	sweep,
	torus,
} from "#assets/scripts/mesh/shapes.ts";
import type { Vec3 } from "#assets/scripts/mesh/vec3.ts";
import { geodesicBall } from "./geodesicBall.ts";
import { onto } from "./onto.ts";

type Put = ReturnType<typeof onto>;

/** The slice cut out of the column towards the viewer. */
const CUT = { from: 0.75, sweep: Math.PI * 2 - 1.95 } as const;
const AXIS: Vec3 = [-0.13, 0, -0.01];

/** A scanning electron microscope cut open from gun to specimen, and beside it the crystal it looks at. 0.75 m tall. */
export function electronMicroscope(): Model {
	const model = new Model("electron-microscope", {
		matte: { colour: "#ffffff", roughness: 0.5 },
		metal: { colour: "#ffffff", metallic: 0.9, roughness: 0.38 },
		cell: { colour: "#3fb8c4", roughness: 0.15, alpha: 0.55 },
		beam: { colour: "#9fe9ff", emissive: "#46c8ff" },
	});
	const bench = onto(model, model.node("bench"));
	bench("matte", extrude(roundedRectangle(0.54, 0.34, 0.024, 4), 0.03, { bevel: 0.006 }), [0, 0, 0], {
		tint: "#39424d",
	});
	bench("matte", block(0.25, 0.075, 0.25, { bevel: 0.012 }), [AXIS[0], 0.03, AXIS[2]], { tint: "#dfe4e8" });
	bench("matte", block(0.1, 0.02, 0.004, { bevel: 0.001 }), [AXIS[0], 0.06, AXIS[2] + 0.124], { tint: "#ff9f1c" });
	for (const x of [-0.1, 0.1])
		for (const z of [-0.1, 0.1])
			bench("metal", cylinder(0.016, 0.02, { segments: 14 }), [AXIS[0] + x, 0.104, AXIS[2] + z], { tint: "#59636d" });

	const part = (name: string) => onto(model, model.node(name, { at: AXIS, extras: { part: name } }));
	/** A turned piece with the slice taken out: inner and outer radius, foot and top. */
	const turned = (put: Put, material: string, outline: readonly Point2[], tint: string) =>
		put(material, cutTurning(outline), [0, 0, 0], { tint });
	const piece = (
		put: Put,
		material: string,
		[r0, r1]: readonly [number, number],
		[y0, y1]: readonly [number, number],
		tint: string,
	) =>
		turned(
			put,
			material,
			[
				[r0, y0],
				[r1, y0],
				[r1, y1],
				[r0, y1],
			],
			tint,
		);
	/** A winding inside its yoke: only where it is cut is it ever seen. */
	const coil = (put: Put, [r0, r1]: readonly [number, number], [y0, y1]: readonly [number, number]) =>
		put(
			"matte",
			cutFaces([
				[r0, y0],
				[r1, y0],
				[r1, y1],
				[r0, y1],
			]),
			[0, 0, 0],
			{ tint: "#c4702f" },
		);
	const lens = (put: Put, y0: number, y1: number) => {
		piece(put, "metal", [0.063, 0.08], [y0, y1], "#aab3bb");
		piece(put, "metal", [0.02, 0.0628], [y0, y0 + 0.009], "#aab3bb");
		piece(put, "metal", [0.02, 0.0628], [y1 - 0.009, y1], "#aab3bb");
		piece(put, "metal", [0.02, 0.026], [y0 + 0.0092, y1 - 0.0092], "#8b949c");
		coil(put, [0.028, 0.0615], [y0 + 0.0105, y1 - 0.0105]);
	};

	const chamber = part("chamber");
	piece(chamber, "matte", [0.001, 0.115], [0.122, 0.138], "#c9d0d6");
	piece(chamber, "matte", [0.1, 0.115], [0.1382, 0.29], "#e6eaed");
	piece(chamber, "matte", [0.0762, 0.115], [0.2902, 0.306], "#c9d0d6");
	chamber("metal", cylinder(0.034, 0.07, { segments: 22, bevel: 0.004 }), [-0.105, 0.215, 0], {
		turn: [0, 0, Math.PI / 2],
		tint: "#8f99a2",
	});
	chamber("matte", cylinder(0.042, 0.014, { segments: 24, bevel: 0.004 }), [-0.17, 0.215, 0], {
		turn: [0, 0, Math.PI / 2],
		tint: "#39424d",
	});
	// The detector reaches in from the right and behind.
	chamber(
		"metal",
		sweep(
			[
				[0.1, 0.285, -0.1],
				[0.03, 0.228, -0.03],
			],
			{ radius: 0.012, sides: 14 },
		),
		[0, 0, 0],
		{ tint: "#b9c1c8" },
	);
	chamber(
		"metal",
		sweep(
			[
				[0.032, 0.2296, -0.032],
				[0.026, 0.2248, -0.026],
			],
			{ radius: 0.0135, sides: 14 },
		),
		[0, 0, 0],
		{ tint: "#e3b04a" },
	);
	chamber(
		"matte",
		sweep(
			[
				[0.145, 0.322, -0.145],
				[0.095, 0.281, -0.095],
			],
			{ radius: 0.022, sides: 16 },
		),
		[0, 0, 0],
		{ tint: "#39424d" },
	);

	const stage = part("stage");
	stage("metal", block(0.09, 0.016, 0.08, { bevel: 0.003 }), [0, 0.14, 0], { tint: "#79848e" });
	stage("metal", block(0.06, 0.014, 0.06, { bevel: 0.003 }), [0, 0.156, 0], { tint: "#97a1aa" });
	for (const x of [-0.036, 0.036])
		stage("metal", cylinder(0.004, 0.094, { segments: 10 }), [x, 0.148, -0.047], {
			turn: [Math.PI / 2, 0, 0],
			tint: "#d4dade",
		});
	const specimen = model.node("specimen", { at: [AXIS[0], 0.17, AXIS[2]] });
	const stub = onto(model, specimen);
	stub("metal", cylinder(0.021, 0.012, { segments: 24, bevel: 0.002 }), [0, 0, 0], { tint: "#c9ced2" });
	stub("metal", block(0.018, 0.006, 0.013, { bevel: 0.001 }), [0.003, 0.0115, 0], { tint: "#e0a53a" });

	const objective = part("objective");
	turned(
		objective,
		"metal",
		[
			[0.012, 0.238],
			[0.021, 0.238],
			[0.076, 0.288],
			[0.076, 0.294],
			[0.012, 0.294],
		],
		"#9aa4ad",
	);
	piece(objective, "metal", [0.062, 0.076], [0.2942, 0.362], "#aab3bb");
	piece(objective, "metal", [0.02, 0.0618], [0.353, 0.362], "#aab3bb");
	piece(objective, "metal", [0.02, 0.026], [0.2942, 0.3528], "#8b949c");
	coil(objective, [0.028, 0.06], [0.296, 0.351]);
	piece(objective, "matte", [0.068, 0.08], [0.3635, 0.428], "#e6eaed");
	for (const y of [0.37, 0.402])
		piece(objective, "matte", [0.02, 0.05], [y, y + 0.02], y < 0.4 ? "#2f6fb5" : "#c4702f");
	const condenser = part("condenser");
	lens(condenser, 0.4295, 0.498);
	lens(condenser, 0.4995, 0.568);
	for (const y of [0.464, 0.534])
		condenser("metal", cylinder(0.006, 0.05, { segments: 10 }), [-0.078, y, 0.0], {
			turn: [0, 0, Math.PI / 2],
			tint: "#d9a441",
		});
	piece(condenser, "metal", [0.0095, 0.0125], [0.296, 0.57], "#d9b36a");

	const gun = part("gun");
	piece(gun, "matte", [0.066, 0.08], [0.5695, 0.702], "#e6eaed");
	turned(
		gun,
		"matte",
		[
			[0.001, 0.7022],
			[0.08, 0.7022],
			[0.07, 0.728],
			[0.001, 0.734],
		],
		"#d3dae0",
	);
	piece(gun, "metal", [0.006, 0.0658], [0.5695, 0.579], "#c9ced2");
	turned(
		gun,
		"matte",
		[
			[0.001, 0.64],
			[0.014, 0.64],
			[0.036, 0.7018],
			[0.001, 0.7018],
		],
		"#f4efe4",
	);
	piece(gun, "metal", [0.005, 0.022], [0.612, 0.619], "#b9c1c8");
	piece(gun, "metal", [0.018, 0.022], [0.6192, 0.642], "#b9c1c8");
	gun(
		"beam",
		sweep(
			[
				[-0.005, 0.642, 0],
				[0, 0.626, 0],
				[0.005, 0.642, 0],
			],
			{ radius: 0.0016, sides: 4 },
		),
	);
	gun(
		"matte",
		sweep(
			[
				[0, 0.73, 0],
				[0, 0.75, 0],
				[-0.03, 0.768, -0.03],
				[-0.07, 0.735, -0.1],
				[-0.1, 0.5, -0.135],
				[-0.1, 0.03, -0.14],
			],
			{ radius: 0.008, sides: 8 },
		),
		[0, 0, 0],
		{ tint: "#39424d" },
	);
	for (const y of [0.475, 0.6]) {
		gun("matte", block(0.08, 0.09, 0.07, { bevel: 0.008 }), [0.03, y, -0.135], { tint: "#39424d" });
		gun("metal", cylinder(0.018, 0.045, { segments: 14 }), [0.012, y + 0.045, -0.072], {
			turn: [-Math.PI / 2, 0, 0],
			tint: "#b9c1c8",
		});
	}
	// Wide between the lenses, a point at the specimen.
	const beam = onto(model, model.node("beam", { at: [AXIS[0], 0.3, AXIS[2]] }));
	const waist = [
		[0.325, 0.0008],
		[0.24, 0.0042],
		[0.17, 0.0022],
		[0.08, 0.005],
		[0, 0.0048],
		[-0.112, 0.0006],
	] as const;
	for (let i = 0; i < waist.length - 1; i++) {
		const [[y1, r1], [y0, r0]] = [waist[i], waist[i + 1]] as [readonly [number, number], readonly [number, number]];
		beam(
			"beam",
			lathe(
				[
					[r0, y0],
					[r1, y1],
				],
				6,
			),
		);
	}

	// The crystal: corner-sharing octahedra, a large ion in each hollow.
	bench("metal", cylinder(0.007, 0.12, { segments: 12 }), [0.16, 0.028, 0.02], { tint: "#c9ced2" });
	bench("metal", torus(0.024, 0.006, { segments: 22, sides: 8 }), [0.16, 0.034, 0.02], { tint: "#8f99a2" });
	bench("matte", sphere(0.0135, { segments: 12, rings: 8 }), [0.16, 0.152, 0.02], { tint: "#39424d" });
	const lattice = model.node("crystal", { at: [0.16, 0.29, 0.02], extras: { part: "crystal" } });
	const crystal = onto(model, lattice);
	const a = 0.072;
	const steps = [-1, 0, 1];
	for (const i of steps) {
		for (const j of steps) {
			for (const k of steps) {
				const at: Vec3 = [i * a, j * a, k * a];
				crystal("cell", octahedron(a * 0.49), at);
				for (const [di, dj, dk] of [
					[1, 0, 0],
					[0, 1, 0],
					[0, 0, 1],
				] as const)
					if (i + di <= 1 && j + dj <= 1 && k + dk <= 1)
						crystal(
							"matte",
							geodesicBall(0.0075, 1),
							[at[0] + (di * a) / 2, at[1] + (dj * a) / 2, at[2] + (dk * a) / 2],
							{ tint: "#e0432f" },
						);
			}
		}
	}
	for (const i of [-0.5, 0.5])
		for (const j of [-0.5, 0.5])
			for (const k of [-0.5, 0.5])
				crystal("matte", geodesicBall(0.0185, 2), [i * a, j * a, k * a], { tint: "#ffb02e" });
	model.animate("looking", [spin("crystal", [0, 1, 0], 24), spin("specimen", [0, 1, 0], 24, 2)]);
	return model;
}

/** A convex outline turned about the axis but for the slice, its two cut faces closed. */
function cutTurning(outline: readonly Point2[]): Surface {
	return join(lathe([...outline, outline[0] as Point2], 18, CUT), cutFaces(outline));
}

function cutFaces(outline: readonly Point2[]): Surface {
	const face = (angle: number, sign: number): Surface => {
		const [sin, cos] = [Math.sin(angle), Math.cos(angle)];
		const vertices = outline.map(
			([r, y]): Vertex => ({ position: [r * sin, y, r * cos], normal: [cos * sign, 0, -sin * sign] }),
		);
		const triangles: Triangle[] = [];
		for (let i = 1; i < outline.length - 1; i++) triangles.push(facing(vertices, [0, i, i + 1]));
		return { vertices, triangles };
	};
	return join(face(CUT.from, -1), face(CUT.from + CUT.sweep, 1));
}

function octahedron(r: number): Surface {
	const tips: readonly Vec3[] = [
		[r, 0, 0],
		[0, r, 0],
		[0, 0, r],
	];
	const vertices: Vertex[] = [];
	const triangles: Triangle[] = [];
	for (const sx of [-1, 1]) {
		for (const sy of [-1, 1]) {
			for (const sz of [-1, 1]) {
				const n = 1 / Math.sqrt(3);
				const base = vertices.length;
				for (const [x, y, z] of tips)
					vertices.push({ position: [x * sx, y * sy, z * sz], normal: [n * sx, n * sy, n * sz] });
				triangles.push(facing(vertices, [base, base + 1, base + 2]));
			}
		}
	}
	return { vertices, triangles };
}
