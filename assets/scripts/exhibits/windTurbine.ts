import { type Channel, Model, spin } from "#assets/scripts/mesh/Model.ts";
import { fromTurn } from "#assets/scripts/mesh/quaternion.ts";
import { place, type Surface } from "#assets/scripts/mesh/Surface.ts";
import {
	block,
	circle,
	cylinder,
	extrude,
	lathe,
	type Point2,
	rod,
	roundedRectangle,
	sheet,
	sphere,
	sweep,
	torus,
} from "#assets/scripts/mesh/shapes.ts";
import type { Vec3 } from "#assets/scripts/mesh/vec3.ts";
import { onto } from "./onto.ts";

const ALONG_Z: Vec3 = [Math.PI / 2, 0, 0];
const WHITE = "#f3f5f4";
const HUB = 0.745;

/**
 * An offshore turbine on its monopile, 1.17 m to the tip. The nacelle is drawn at about twice the tower's scale and open
 * on one side, so that what is in it can be seen; it comes apart.
 */
export function windTurbine(): Model {
	const model = new Model("wind-turbine", {
		paint: { colour: "#ffffff", roughness: 0.45 },
		metal: { colour: "#ffffff", metallic: 1, roughness: 0.36 },
		water: { colour: "#ffffff", roughness: 0.12, metallic: 0.15 },
	});
	sea(model);
	tower(model);

	const nacelle = model.node("nacelle", { at: [0, HUB, 0], turn: [0, -0.72, 0] });
	const frame = model.node("bedplate", { parent: nacelle, extras: { part: "bedplate" } });
	bedplate(model, frame);

	const yaw = onto(
		model,
		model.node("yaw", { at: [0, HUB - 0.082, 0], turn: [0, -0.72, 0], extras: { part: "yaw-drive" } }),
	);
	yaw("metal", extrude(yawRing(), 0.014, { bevel: 0 }), [0, 0, 0], { tint: "#c9ced2" });
	yaw("paint", cylinder(0.036, 0.02, { segments: 28, bevel: 0.002 }), [0, -0.004, 0], { tint: "#d9dde0" });
	for (const [x, z] of [
		[0.048, 0.036],
		[-0.048, 0.036],
		[0.048, -0.036],
		[-0.048, -0.036],
	] as const) {
		yaw("metal", cylinder(0.0075, 0.012, { segments: 10, bevel: 0 }), [x, 0.001, z], { tint: "#8c949a" });
		yaw("paint", cylinder(0.0105, 0.028, { segments: 12, bevel: 0.002 }), [x, 0.016, z], { tint: "#1f6f8b" });
		yaw("paint", cylinder(0.0075, 0.014, { segments: 10, bevel: 0 }), [x, 0.043, z], { tint: "#22313a" });
	}

	const gearbox = onto(model, model.node("gearbox", { parent: nacelle, extras: { part: "gearbox" } }));
	gearbox("metal", drum([0.047, 0.05, 0.05, 0.044], 0.052), [0, 0, 0.0], { turn: ALONG_Z, tint: "#aab2b8" });
	gearbox("metal", drum([0.04, 0.041, 0.041, 0.036], 0.03), [0, 0, -0.028], { turn: ALONG_Z, tint: "#9aa3aa" });
	gearbox("paint", block(0.052, 0.06, 0.03, { bevel: 0.006 }), [0.004, -0.034, -0.043], { tint: "#3b4a54" });
	for (let i = 0; i < 16; i++) {
		const a = (i / 16) * Math.PI * 2;
		const bolt = cylinder(0.0026, 0.006, { segments: 6, bevel: 0 });
		gearbox("metal", bolt, [Math.cos(a) * 0.0445, Math.sin(a) * 0.0445, 0.05], { turn: ALONG_Z, tint: "#e4e7e9" });
	}
	for (const side of [-1, 1]) {
		gearbox("metal", block(0.03, 0.016, 0.024, { bevel: 0.003 }), [side * 0.058, -0.012, 0.026], { tint: "#8c949a" });
		gearbox("paint", cylinder(0.008, 0.026, { segments: 10, bevel: 0 }), [side * 0.064, -0.036, 0.026], {
			tint: "#1b1f22",
		});
	}
	// The high-speed side: brake disc, its caliper and the coupling.
	gearbox("metal", cylinder(0.024, 0.004, { segments: 24, bevel: 0.001 }), [0.012, 0.006, -0.064], {
		turn: ALONG_Z,
		tint: "#d5d9dc",
	});
	gearbox("paint", block(0.014, 0.018, 0.014, { bevel: 0.003 }), [0.012, 0.022, -0.06], { tint: "#d8443a" });
	gearbox("metal", cylinder(0.0085, 0.04, { segments: 12, bevel: 0.002 }), [0.012, 0.006, -0.098], {
		turn: ALONG_Z,
		tint: "#8c949a",
	});

	const generator = onto(model, model.node("generator", { parent: nacelle, extras: { part: "generator" } }));
	generator("paint", cylinder(0.037, 0.07, { segments: 24, bevel: 0.006 }), [0.012, 0.006, -0.166], {
		turn: ALONG_Z,
		tint: "#1f6f8b",
	});
	for (let i = 0; i < 20; i++) {
		const a = (i / 20) * Math.PI * 2;
		generator("paint", block(0.003, 0.008, 0.056, { bevel: 0 }), rim(0.012, 0.006, a, 0.0355, -0.131), {
			turn: [0, 0, a - Math.PI / 2],
			tint: "#2a86a6",
		});
	}
	generator("metal", cylinder(0.03, 0.012, { segments: 20, bevel: 0.003 }), [0.012, 0.006, -0.174], {
		turn: ALONG_Z,
		tint: "#c3c9cd",
	});
	generator("paint", block(0.034, 0.022, 0.036, { bevel: 0.004 }), [0.012, 0.038, -0.132], { tint: "#22313a" });
	for (const side of [-1, 1])
		generator("metal", block(0.016, 0.022, 0.06, { bevel: 0.003 }), [0.012 + side * 0.026, -0.046, -0.131], {
			tint: "#8c949a",
		});

	// In the bedplate, with which it rises and then goes on, clear of what it covers.
	const cover = onto(model, model.node("cover", { parent: frame, extras: { part: "cover" } }));
	cover("paint", shell(0.62, 3.75), [0, 0, 0], { tint: WHITE });
	for (const angle of [0.62, 3.75]) cover("paint", edge(angle), [0, 0, 0], { tint: "#e0582f" });
	// Cooler on the roof, wind vane and cup anemometer behind it, aviation light.
	cover("paint", block(0.1, 0.036, 0.012, { bevel: 0.003 }), [0, 0.069, -0.15], { tint: WHITE });
	for (let i = 0; i < 7; i++)
		cover("paint", block(0.0105, 0.028, 0.014, { bevel: 0 }), [-0.04 + i * 0.0133, 0.073, -0.15], { tint: "#3b4a54" });
	cover("metal", cylinder(0.0016, 0.04, { segments: 6, bevel: 0 }), [-0.03, 0.06, -0.185], { tint: "#8c949a" });
	cover("paint", block(0.004, 0.006, 0.018, { bevel: 0.001 }), [-0.03, 0.098, -0.185], { tint: "#d8443a" });
	cover("metal", cylinder(0.0016, 0.03, { segments: 6, bevel: 0 }), [0.02, 0.064, -0.185], { tint: "#8c949a" });
	cover("paint", sphere(0.006, { segments: 10, rings: 6 }), [0.02, 0.096, -0.185], { tint: "#d8443a" });

	const rotor = model.node("rotor", { parent: nacelle, at: [0, 0, 0.148], extras: { part: "rotor" } });
	turningParts(model, rotor);

	const channels: Channel[] = [spin("rotor", [0, 0, 1], 6, -1)];
	const times = Array.from({ length: 25 }, (_, i) => i / 4);
	channels.push({
		node: "service-boat",
		path: "rotation",
		times,
		values: times.map((t) => {
			const w = (t / 6) * Math.PI * 2;
			return fromTurn([0.05 * Math.sin(w), 0.5 + 0.03 * Math.sin(w), 0.07 * Math.sin(2 * w + 1)]);
		}),
	});
	model.animate("wind", channels);
	return model;
}

/** A round of sea in a dark tray, a yellow transition piece with its platform, a service boat alongside. */
function sea(model: Model): void {
	const base = onto(model, model.node("sea"));
	base("paint", cylinder(0.37, 0.022, { segments: 44, bevel: 0.005 }), [0, 0, 0], { tint: "#17222a" });
	base("paint", torus(0.362, 0.0055, { segments: 44, sides: 5 }), [0, 0.024, 0], { tint: "#1f6f8b" });
	const height = (x: number, z: number) => {
		const calm = 1 - Math.min(1, Math.hypot(x, z) / 0.35) ** 8;
		return (
			0.062 + calm * (0.005 * Math.sin(x * 24 + z * 13) + 0.0035 * Math.sin(z * 37 - x * 19) + 0.002 * Math.sin(x * 71))
		);
	};
	base(
		"water",
		sheet(44, 13, (u, v) => {
			const a = u * Math.PI * 2;
			const r = 0.004 + (1 - v) * 0.346;
			const [x, z] = [Math.sin(a) * r, Math.cos(a) * r];
			return [x, height(x, z), z];
		}),
		[0, 0, 0],
		{
			tint: ([x, y, z]) => {
				const foam = Math.exp(-(((Math.hypot(x, z) - 0.052) / 0.02) ** 2));
				const crest = Math.max(0, (y - 0.0685) / 0.004) ** 2 * 0.5;
				const white = Math.min(1, foam * 0.75 + crest);
				return [0.012 + 0.6 * white, 0.1 + 0.6 * white + (y - 0.062) * 2.4, 0.16 + 0.55 * white + (y - 0.062) * 3];
			},
		},
	);
	base(
		"paint",
		sheet(44, 2, (u, v) => {
			const a = u * Math.PI * 2;
			const [x, z] = [Math.sin(a) * 0.35, Math.cos(a) * 0.35];
			return [x, 0.022 + v * (height(x, z) - 0.022), z];
		}),
		[0, 0, 0],
		{ tint: ([, y]) => [0.006, 0.03 + (y - 0.02) * 2, 0.06 + (y - 0.02) * 3] },
	);
	base("paint", cylinder(0.037, 0.11, { segments: 26, bevel: 0.002 }), [0, 0.03, 0], { tint: "#f2b31c" });
	base("paint", cylinder(0.064, 0.007, { segments: 24, bevel: 0 }), [0, 0.139, 0], { tint: "#c98f12" });
	for (const y of [0.157, 0.169])
		base("paint", torus(0.062, 0.0011, { segments: 24, sides: 3 }), [0, y, 0], { tint: "#f2b31c" });
	for (let i = 0; i < 15; i++) {
		const a = (i / 15) * Math.PI * 2;
		base("paint", rod(0.0011, 0.026, 4), [Math.sin(a) * 0.062, 0.144, Math.cos(a) * 0.062], {
			tint: "#f2b31c",
		});
	}
	for (const side of [-1, 1]) {
		base("paint", cylinder(0.0032, 0.1, { segments: 8, bevel: 0 }), [0.046, 0.042, side * 0.014], { tint: "#f2b31c" });
		base("paint", block(0.014, 0.004, 0.004, { bevel: 0 }), [0.04, 0.115, side * 0.014], { tint: "#f2b31c" });
	}
	for (let i = 0; i < 9; i++)
		base("paint", block(0.003, 0.0016, 0.026, { bevel: 0 }), [0.042, 0.056 + i * 0.009, 0], { tint: "#8d6a12" });

	const boat = model.node("service-boat", { at: [0.175, 0.064, 0.13], rotation: fromTurn([0, 0.5, 0]) });
	const hull = onto(model, boat);
	for (const side of [-1, 1]) {
		hull("paint", extrude(hullOutline(), 0.02, { bevel: 0.002 }), [side * 0.016, -0.006, 0], { tint: "#e0582f" });
	}
	hull("paint", block(0.046, 0.006, 0.1, { bevel: 0.002 }), [0, 0.014, -0.004], { tint: "#55606a" });
	hull("paint", block(0.038, 0.022, 0.036, { bevel: 0.004 }), [0, 0.02, 0.006], { tint: WHITE });
	hull("paint", block(0.0385, 0.008, 0.0365, { bevel: 0.001 }), [0, 0.03, 0.0065], { tint: "#1d2b33" });
	hull("paint", block(0.026, 0.012, 0.02, { bevel: 0.003 }), [0, 0.042, 0.0], { tint: WHITE });
	hull("paint", cylinder(0.0012, 0.026, { segments: 5, bevel: 0 }), [0, 0.053, 0], { tint: "#3b4a54" });
}

function tower(model: Model): void {
	const steel = onto(model, model.node("tower"));
	const profile: Point2[] = [];
	const [low, high] = [0.144, 0.655];
	for (let i = 0; i <= 6; i++) {
		const t = i / 6;
		profile.push([0.0345 - 0.0115 * t ** 1.15, low + (high - low) * t]);
	}
	steel("paint", lathe(profile, 28), [0, 0, 0], { tint: WHITE });
	for (const [y, r] of [
		[0.31, 0.0318],
		[0.48, 0.0281],
		[0.648, 0.0245],
	] as const)
		steel("paint", rod(r + 0.0009, 0.004, 28), [0, y, 0], { tint: "#c5ccd0" });
	steel("paint", extrude(roundedRectangle(0.014, 0.03, 0.006, 3), 0.003, { bevel: 0.001 }), [0.0, 0.164, 0.0335], {
		turn: ALONG_Z,
		tint: "#8fa0aa",
	});
}

/** Main frame, main bearing, lower shell and the cabinets at the back. */
function bedplate(model: Model, node: ReturnType<Model["node"]>): void {
	const frame = onto(model, node);
	frame("paint", shell(3.75, 5.25), [0, 0, 0], { tint: WHITE });
	for (const angle of [5.25]) frame("paint", edge(angle), [0, 0, 0], { tint: "#e0582f" });
	for (const side of [-1, 1])
		frame("metal", block(0.014, 0.016, 0.29, { bevel: 0.003 }), [side * 0.034, -0.055, -0.035], { tint: "#747d84" });
	for (const z of [0.09, 0.03, -0.06, -0.12, -0.165])
		frame("metal", block(0.07, 0.012, 0.012, { bevel: 0.002 }), [0, -0.054, z], { tint: "#8c949a" });
	frame("metal", lathe(ringProfile(0.022, 0.04, 0.024), 26), [0, 0, 0.082], { turn: ALONG_Z, tint: "#8c949a" });
	frame("metal", block(0.07, 0.046, 0.022, { bevel: 0.005 }), [0, -0.058, 0.093], { tint: "#8c949a" });
	frame("paint", block(0.08, 0.076, 0.018, { bevel: 0.003 }), [0, -0.04, -0.196], { tint: "#5d6a73" });
	for (let i = 0; i < 3; i++)
		frame("paint", block(0.022, 0.066, 0.002, { bevel: 0 }), [-0.0255 + i * 0.0255, -0.035, -0.186], {
			tint: "#d9dde0",
		});
	frame(
		"paint",
		sweep(
			[
				[0.03, 0.05, -0.13],
				[0.04, 0.03, -0.165],
				[0.035, 0, -0.18],
			],
			{ radius: 0.003, sides: 6 },
		),
		[0, 0, 0],
		{ tint: "#1b1f22" },
	);
}

/** Spinner, hub, three blades and the main shaft that enters the gearbox. */
function turningParts(model: Model, node: ReturnType<Model["node"]>): void {
	const turning = onto(model, node);
	turning(
		"paint",
		lathe(
			[
				[0.05, -0.02],
				[0.053, 0.0],
				[0.052, 0.03],
				[0.044, 0.055],
				[0.029, 0.074],
				[0.012, 0.083],
				[0, 0.085],
			],
			30,
		),
		[0, 0, 0],
		{ turn: ALONG_Z, tint: WHITE },
	);
	turning("paint", cylinder(0.0505, 0.004, { segments: 30, bevel: 0.001 }), [0, 0, -0.022], {
		turn: ALONG_Z,
		tint: "#3b4a54",
	});
	turning("metal", cylinder(0.021, 0.1, { segments: 20, bevel: 0.003 }), [0, 0, -0.108], {
		turn: ALONG_Z,
		tint: "#c9ced2",
	});
	turning("metal", cylinder(0.034, 0.012, { segments: 24, bevel: 0.002 }), [0, 0, -0.036], {
		turn: ALONG_Z,
		tint: "#aab2b8",
	});
	const one = blade();
	for (let i = 0; i < 3; i++) {
		const turn: Vec3 = [0, 0, (i * Math.PI * 2) / 3];
		turning("paint", one, [0, 0, 0.012], {
			turn,
			// Red bands near the tip, as aviation asks; positions are those of the hub's frame.
			tint: ([x, y]) => {
				const r = Math.hypot(x, y);
				return (r > 0.395 && r < 0.42) || (r > 0.335 && r < 0.365) ? [0.68, 0.06, 0.045] : [0.9, 0.91, 0.91];
			},
		});
		turning(
			"metal",
			place(cylinder(0.0185, 0.012, { segments: 20, bevel: 0.002 }), { at: [0, 0.046, 0] }),
			[0, 0, 0.012],
			{
				turn,
				tint: "#8c949a",
			},
		);
	}
}

/** Span along +Y from 0.05 to 0.425, leading edge towards −X, suction side to −Z, bent a little upwind. */
function blade(): Surface {
	const span = 0.425;
	const skin = sheet(12, 18, (u, v) => {
		const y = 0.05 + (span - 0.05) * v;
		const t = (y - 0.05) / (span - 0.05);
		const grow = Math.min(1, t / 0.2) ** 1.5 * (t < 0.2 ? 3 - 2 * Math.min(1, t / 0.2) : 1);
		const outer = Math.max(0, (t - 0.2) / 0.8);
		const chord = t < 0.2 ? 0.03 + 0.021 * Math.min(1, grow) : 0.051 * (1 - outer) ** 0.85 + 0.009;
		const thick = (1 - Math.min(1, t / 0.22)) * 1 + Math.min(1, t / 0.22) * (0.3 - 0.14 * t);
		const angle = u * Math.PI * 2;
		// A rounded nose and a thin tail, passing from the root's circle.
		const along = Math.cos(angle);
		const foil = Math.sin(angle) * (0.5 + 0.5 * Math.min(1, (1 - along) * 0.85 + (1 - Math.min(1, t / 0.2)) * 1));
		const closing = v > 0.985 ? 0.35 : 1;
		const cx = along * chord * 0.5 * closing + chord * 0.2 * Math.min(1, t / 0.2);
		const cz = foil * chord * 0.5 * thick * closing;
		const twist = 0.34 * (1 - t) ** 1.6 + 0.03;
		const bend = 0.02 * t * t;
		return [cx * Math.cos(twist) + cz * Math.sin(twist), y, -cx * Math.sin(twist) + cz * Math.cos(twist) + bend];
	});
	return flip(skin);
}

const flip = (surface: Surface): Surface => ({
	vertices: surface.vertices.map((v) => ({ ...v, normal: [-v.normal[0], -v.normal[1], -v.normal[2]] as const })),
	triangles: surface.triangles.map(([a, b, c]) => [a, c, b] as const),
});

/** Half width and half height of the nacelle's skin along its axis. */
function section(z: number): readonly [number, number] {
	const nose = Math.min(1, Math.max(0, (0.122 - z) / 0.05)) ** 0.5;
	const tail = Math.min(1, Math.max(0, (z + 0.216) / 0.05)) ** 0.5;
	const full = Math.min(0.5 + 0.5 * nose, 0.72 + 0.28 * tail);
	return [0.078 * full, 0.072 * full];
}

const skinPoint = (angle: number, z: number): Vec3 => {
	const [w, h] = section(z);
	// A superellipse: flat sides, round corners.
	const pow = (v: number) => Math.sign(v) * Math.abs(v) ** 0.55;
	return [w * pow(Math.cos(angle)), h * pow(Math.sin(angle)), z];
};

/** The nacelle's skin between two angles, both its sides. */
function shell(from: number, to: number): Surface {
	return sheet(
		Math.ceil((to - from) * 5),
		12,
		(u, v) => skinPoint(from + (to - from) * u, -0.214 + 0.336 * (0.5 - 0.5 * Math.cos(Math.PI * v))),
		{ bothSides: true },
	);
}

/** The cut's edge in the accent's colour, as in a museum's cutaway. */
function edge(angle: number): Surface {
	const path = Array.from({ length: 13 }, (_, i) =>
		skinPoint(angle, -0.214 + 0.336 * (0.5 - 0.5 * Math.cos((Math.PI * i) / 12))),
	);
	return sweep(path, { radius: 0.0024, sides: 5 });
}

/** A body of revolution lying along an axis from four radii, with rims. */
function drum(radii: readonly [number, number, number, number], long: number): Surface {
	const [a, b, c, d] = radii;
	return lathe(
		[
			[0, 0],
			[a - 0.004, 0],
			[a, 0.003],
			[b, 0.006],
			[b, 0.012],
			[a - 0.003, 0.014],
			[a - 0.003, long - 0.014],
			[c, long - 0.012],
			[c, long - 0.003],
			[d, long],
			[0, long],
		],
		24,
	);
}

const ringProfile = (inner: number, outer: number, width: number): Point2[] => [
	[inner, width],
	[inner, 0],
	[outer, 0],
	[outer, width],
	[inner, width],
];

const yawRing = (): Point2[] =>
	circle(1, 136).map(([x, z], i): Point2 => {
		const r = i % 4 < 2 ? 0.0525 : 0.0492;
		return [x * r, z * r];
	});

const rim = (x: number, y: number, angle: number, radius: number, z: number): Vec3 => [
	x + Math.cos(angle) * radius,
	y + Math.sin(angle) * radius,
	z,
];

const hullOutline = (): Point2[] => [
	[-0.009, -0.056],
	[0.009, -0.056],
	[0.01, 0.02],
	[0.006, 0.046],
	[0, 0.064],
	[-0.006, 0.046],
	[-0.01, 0.02],
];
