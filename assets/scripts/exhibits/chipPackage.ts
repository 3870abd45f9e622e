import { type Channel, Model, type ModelNode } from "#assets/scripts/mesh/Model.ts";
import { block, board, cylinder, extrude, panel, rod, roundedRectangle } from "#assets/scripts/mesh/shapes.ts";
import type { Vec3 } from "#assets/scripts/mesh/vec3.ts";
import { onto } from "./onto.ts";
import { seededRandom } from "./random.ts";

type Put = ReturnType<typeof onto>;
/** A board lies on its back: its front looks up. */
const FLAT: Vec3 = [-Math.PI / 2, 0, 0];
const TILT = 0.62;

/** An accelerator package about ten times its size, leaning towards the viewer; the lid lifts and shows dies, memory and bumps. */
export function chipPackage(): Model {
	const model = new Model("chip-package", {
		paint: { colour: "#ffffff", roughness: 0.5 },
		metal: { colour: "#ffffff", metallic: 1, roughness: 0.3 },
		die: { colour: "#ffffff", metallic: 0.55, roughness: 0.24 },
		light: { colour: "#ffd27a", emissive: "#ffb03a" },
	});
	const stand = onto(model, model.node("stand"));
	stand("paint", extrude(roundedRectangle(0.72, 0.46, 0.05, 5), 0.022, { bevel: 0.005 }), [0, 0, -0.02], {
		tint: "#24140b",
	});
	stand("metal", extrude(roundedRectangle(0.66, 0.008, 0.003, 2), 0.004, { bevel: 0 }), [0, 0.0215, 0.17], {
		tint: "#e2a45c",
	});
	for (const x of [-0.16, 0.16])
		stand("metal", cylinder(0.016, 0.445, { segments: 14, bevel: 0.003 }), [x, 0.02, -0.06], { tint: "#c3966a" });

	const packaged = model.node("package", { at: [0, 0.47, -0.02], turn: [TILT, 0, 0] });
	substrate(onto(model, model.node("substrate", { parent: packaged })));
	// What lies on what hangs on it: taken apart, each layer clears the one below.
	const interposer = model.node("interposer", { parent: packaged, at: [0, 0.034, 0], extras: { part: "interposer" } });
	silicon(onto(model, interposer));
	const compute = model.node("compute-die", { parent: interposer, at: [0, 0.022, 0], extras: { part: "compute-die" } });
	computeDie(onto(model, compute));
	memory(
		onto(
			model,
			model.node("memory-stacks", { parent: interposer, at: [0, 0.022, 0], extras: { part: "memory-stacks" } }),
		),
	);
	const channels = [lid(model, packaged), ...signals(model, compute)];
	model.animate("lid and signals", channels);
	return model;
}

function substrate(put: Put): void {
	put("paint", extrude(roundedRectangle(0.6, 0.6, 0.018, 4), 0.03, { bevel: 0.003 }), [0, 0, 0], { tint: "#0f5c43" });
	put("paint", extrude(roundedRectangle(0.594, 0.594, 0.016, 4), 0.003, { bevel: 0 }), [0, 0.0285, 0], {
		tint: "#17795a",
	});
	for (let i = 0; i < 14; i++)
		for (const [x, z] of [
			[-0.26 + i * 0.04, -0.27],
			[-0.26 + i * 0.04, 0.27],
			[-0.27, -0.26 + i * 0.04],
			[0.27, -0.26 + i * 0.04],
		] as const)
			put("metal", rod(0.011, 0.018, 6), [x, -0.016, z], { tint: "#d6d9dd" });
	// Lines from the interposer to the rim, where they go down to the balls.
	for (let i = 0; i < 22; i++) {
		const s = (i - 10.5) / 10.5;
		for (const side of [-1, 1]) {
			put("metal", panel(0.0035, 0.085), [s * 0.19, 0.0325, side * 0.245 + 0.042], {
				turn: FLAT,
				tint: "#e9b872",
			});
			put("metal", panel(0.04, 0.0035), [side * 0.262, 0.0325, s * 0.15], { turn: FLAT, tint: "#e9b872" });
		}
	}
	// Capacitors round the die.
	for (let i = 0; i < 9; i++)
		for (const side of [-1, 1]) {
			const at: Vec3 = [-0.2 + i * 0.05, 0.031, side * 0.205];
			put("paint", block(0.014, 0.008, 0.01, { bevel: 0 }), at, { tint: "#8a6a4a" });
			for (const end of [-1, 1])
				put("metal", block(0.005, 0.0085, 0.0105, { bevel: 0 }), [at[0] + end * 0.008, 0.031, at[2]], {
					tint: "#d6d9dd",
				});
		}
	put("metal", panel(0.02, 0.02), [-0.275, 0.0328, 0.285], { turn: FLAT, tint: "#ffd27a" });
}

function silicon(put: Put): void {
	put("die", block(0.46, 0.012, 0.32, { bevel: 0.001 }), [0, 0.008, 0], { tint: "#3a3f63" });
	for (let i = 0; i < 20; i++)
		for (let k = 0; k < 13; k++)
			if (i === 0 || i === 19 || k === 0 || k === 12)
				put("metal", rod(0.0045, 0.009, 5), [-0.214 + i * 0.0225, 0, -0.142 + k * 0.0237], { tint: "#e9b872" });
	for (let i = 0; i < 16; i++)
		for (const side of [-1, 1])
			put("metal", panel(0.05, 0.0022), [side * 0.125, 0.0212, -0.12 + i * 0.016], {
				turn: FLAT,
				tint: "#ffd27a",
			});
}

/** The floor plan: cores in a grid with their caches, a mesh between them, interfaces along the rims. */
function computeDie(put: Put): void {
	const random = seededRandom(7);
	put("die", block(0.2, 0.014, 0.27, { bevel: 0.001 }), [0, 0, 0], { tint: "#23263f" });
	const tile = (x: number, z: number, width: number, depth: number, tint: string) =>
		put("die", board(width, depth, 0.003), [x, 0.0138, z + depth / 2], { turn: FLAT, tint });
	for (let i = 0; i < 4; i++)
		for (let k = 0; k < 5; k++) {
			const [x, z] = [-0.0645 + i * 0.043, -0.084 + k * 0.042];
			tile(x, z, 0.037, 0.036, ["#3f7fd0", "#3a9bc4", "#4d6fd6"][(i + k) % 3] as string);
			put("die", panel(0.016, 0.03), [x - 0.008, 0.0178, z + 0.015], { turn: FLAT, tint: "#79d2e8" });
			for (let n = 0; n < 3; n++)
				put("die", panel(0.011, 0.006 + 0.003 * random()), [x + 0.009, 0.0178, z - 0.006 + n * 0.0105], {
					turn: FLAT,
					tint: ["#b48be0", "#8d6bd0", "#c7a3ea"][n] as string,
				});
		}
	for (let i = 0; i < 9; i++)
		for (const side of [-1, 1]) tile(-0.08 + i * 0.02, side * 0.1215, 0.017, 0.02, i % 2 ? "#57b58a" : "#3f9a74");
	for (let k = 0; k < 10; k++)
		for (const side of [-1, 1]) tile(side * 0.0935, -0.094 + k * 0.0208, 0.009, 0.017, "#d08a4c");
}

/** Eight layers each. */
function memory(put: Put): void {
	for (const sx of [-1, 1])
		for (const sz of [-1, 1]) {
			for (let layer = 0; layer < 8; layer++)
				put("die", block(0.098, 0.0026, 0.118, { bevel: 0 }), [sx * 0.17, layer * 0.0031, sz * 0.072], {
					tint: layer % 2 ? "#5d6a78" : "#39424e",
				});
			put("die", board(0.098, 0.118, 0.001), [sx * 0.17, 0.0245, sz * 0.072 + 0.059], { turn: FLAT, tint: "#4a5563" });
			for (let i = 0; i < 3; i++)
				put(
					"metal",
					panel(0.05 - i * 0.012, 0.005),
					[sx * 0.17 - 0.012 - i * 0.006, 0.0256, sz * 0.072 - 0.02 + i * 0.014],
					{ turn: FLAT, tint: "#c9d2dc" },
				);
		}
}

function lid(model: Model, packaged: ModelNode): Channel {
	// At rest it stands open behind the dies; the clip closes it and opens it again.
	const open: Vec3 = [0, 0.2, -0.31];
	const shut: Vec3 = [0, 0.078, 0];
	const node = model.node("lid", { parent: packaged, at: open, extras: { part: "lid" } });
	const put = onto(model, node);
	put("metal", extrude(roundedRectangle(0.47, 0.44, 0.03, 5), 0.024, { bevel: 0.008 }), [0, 0, 0], { tint: "#cfd3d8" });
	put("metal", extrude(roundedRectangle(0.56, 0.54, 0.022, 5), 0.01, { bevel: 0.002 }), [0, -0.008, 0], {
		tint: "#b9bec6",
	});
	for (const side of [-1, 1]) {
		put("metal", block(0.56, 0.03, 0.03, { bevel: 0.003 }), [0, -0.036, side * 0.255], { tint: "#b9bec6" });
		put("metal", block(0.03, 0.03, 0.48, { bevel: 0.003 }), [side * 0.265, -0.036, 0], { tint: "#b9bec6" });
	}
	// What the laser wrote.
	put("paint", panel(0.2, 0.022), [-0.08, 0.0246, -0.08], { turn: FLAT, tint: "#4a4f57" });
	for (let i = 0; i < 4; i++)
		put("paint", panel(0.26 - i * 0.05, 0.009), [-0.05 - i * 0.025, 0.0246, -0.03 + i * 0.028], {
			turn: FLAT,
			tint: "#6b7078",
		});
	for (let i = 0; i < 5; i++)
		for (let k = 0; k < 5; k++)
			if ((i * 3 + k * 5 + i * k) % 3)
				put("paint", panel(0.0095, 0.0095), [0.12 + i * 0.011, 0.0246, 0.1 + k * 0.011], {
					turn: FLAT,
					tint: "#4a4f57",
				});
	put("paint", panel(0.016, 0.016), [-0.2, 0.0246, 0.19], { turn: FLAT, tint: "#4a4f57" });

	const times: number[] = [];
	const values: Vec3[] = [];
	for (let n = 0; n <= 48; n++) {
		const t = (n / 48) * 16;
		const closed = smoothStep((t - 8) / 2.4) * (1 - smoothStep((t - 12.4) / 2.6));
		times.push(t);
		values.push(
			[0, 1, 2].map(
				(a) =>
					(open[a] as number) +
					((shut[a] as number) - (open[a] as number)) * (a === 1 ? closed ** 2 : smoothStep(closed)),
			) as unknown as Vec3,
		);
	}
	return { node: "lid", path: "translation", times, values };
}

/** Words on their way through the mesh, as short lines of light that run along its lanes. */
function signals(model: Model, compute: ModelNode): Channel[] {
	return [0, 1].map((across) => {
		const name = across ? "signals-across" : "signals-along";
		const put = onto(model, model.node(name, { parent: compute }));
		const lanes = across ? [-0.063, -0.021, 0.021, 0.063] : [-0.043, 0, 0.043];
		lanes.forEach((lane, i) => {
			const start = -0.05 + ((i * 37) % 60) / 1000;
			if (across) put("light", board(0.022, 0.0022, 0.001), [start, 0.0185, lane], { turn: FLAT });
			else put("light", board(0.0022, 0.03, 0.001), [lane, 0.0195, start], { turn: FLAT });
		});
		const times = Array.from({ length: 33 }, (_, n) => n * 0.5);
		const values = times.map((t): Vec3 => {
			const swing = Math.sin((t / 16) * Math.PI * 2 * (across ? 5 : 4)) * 0.045;
			return across ? [swing, 0, 0] : [0, 0, swing];
		});
		return { node: name, path: "translation", times, values } as const;
	});
}

const smoothStep = (t: number): number => {
	const x = Math.max(0, Math.min(1, t));
	return x * x * (3 - 2 * x);
};
