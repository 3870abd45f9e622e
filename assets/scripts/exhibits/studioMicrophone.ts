import { Model } from "#assets/scripts/mesh/Model.ts";
import { join, place, type Surface } from "#assets/scripts/mesh/Surface.ts";
import {
	block,
	circle,
	cylinder,
	extrude,
	lathe,
	roundedRectangle,
	sphere,
	sweep,
	torus,
} from "#assets/scripts/mesh/shapes.ts";
import type { Vec3 } from "#assets/scripts/mesh/vec3.ts";
import { curve } from "./curve.ts";
import { onto } from "./onto.ts";

const ALONG_Z: Vec3 = [Math.PI / 2, 0, 0];

/** A large-diaphragm studio microphone on its desk stand, which comes apart: grille, capsule, body, shock mount, screen. 0.66 m high. */
export function studioMicrophone(): Model {
	const model = new Model("studio-microphone", {
		metal: { colour: "#ffffff", metallic: 1, roughness: 0.28 },
		paint: { colour: "#ffffff", roughness: 0.5 },
		gauze: { colour: "#2a211d", roughness: 0.9, alpha: 0.5, doubleSided: true },
		light: { colour: "#ff8f7a", emissive: "#ff3a22" },
	});
	const [x, z] = [0, 0];

	const stand = onto(model, model.node("stand", { extras: { part: "stand" } }));
	stand(
		"paint",
		lathe(
			[
				[0, 0],
				[0.155, 0],
				[0.16, 0.006],
				[0.158, 0.02],
				[0.14, 0.03],
				[0.05, 0.038],
				[0, 0.04],
			],
			48,
		),
		[0, 0, -0.08],
		{ tint: "#241812" },
	);
	stand("metal", torus(0.1575, 0.003, { segments: 48, sides: 6 }), [0, 0.012, -0.08], { tint: "#d9b25a" });
	stand("metal", cylinder(0.013, 0.24, { segments: 18 }), [0, 0.036, -0.08], { tint: "#c9c2ba" });
	stand("metal", cylinder(0.02, 0.04, { segments: 20, bevel: 0.004 }), [0, 0.16, -0.08], { tint: "#d9b25a" });
	stand("metal", cylinder(0.0095, 0.1, { segments: 16 }), [0, 0.27, -0.08], { tint: "#c9c2ba" });
	stand("light", sphere(0.006, { segments: 10, rings: 6 }), [0.0, 0.034, 0.045]);
	// The cable goes down behind, tidy.
	stand(
		"paint",
		sweep(
			curve(
				[
					[0, 0.205, 0.0],
					[0.0, 0.15, -0.02],
					[0.05, 0.09, -0.07],
					[0.07, 0.05, -0.1],
					[0.1, 0.042, -0.15],
					[0.12, 0.03, -0.19],
				],
				22,
			),
			{ radius: 0.0048, sides: 7 },
		),
		[0, 0, 0],
		{ tint: "#14100e" },
	);

	// Two hoops outside, two inside, and the cord that goes to and fro between them.
	const mount = onto(model, model.node("shock-mount", { extras: { part: "shock-mount" } }));
	for (const y of [0.285, 0.385]) {
		mount("metal", torus(0.084, 0.0042, { segments: 40, sides: 8 }), [x, y, z], { tint: "#3a332e" });
		mount("metal", torus(0.047, 0.0036, { segments: 32, sides: 7 }), [x, y + (y < 0.3 ? 0.014 : -0.014), z], {
			tint: "#6b625b",
		});
	}
	for (const a of [0.5, 2.64, 3.64, 5.78])
		mount(
			"metal",
			cylinder(0.0036, 0.1, { segments: 8, bevel: 0 }),
			[Math.sin(a) * 0.084, 0.285, Math.cos(a) * 0.084],
			{ tint: "#3a332e" },
		);
	for (const a of [1.1, 3.2, 5.3])
		mount(
			"metal",
			cylinder(0.0032, 0.072, { segments: 8, bevel: 0 }),
			[Math.sin(a) * 0.047, 0.299, Math.cos(a) * 0.047],
			{ tint: "#6b625b" },
		);
	for (const [outer, inner] of [
		[0.285, 0.299],
		[0.385, 0.371],
	] as const) {
		const path = Array.from({ length: 24 }, (_, i): Vec3 => {
			const a = (i / 24) * Math.PI * 2;
			const r = i % 2 ? 0.0495 : 0.0825;
			return [Math.sin(a) * r, i % 2 ? inner : outer, Math.cos(a) * r];
		});
		mount("paint", sweep(path, { radius: 0.0021, sides: 5, closed: true }), [x, 0, z], { tint: "#e8a83a" });
	}
	mount("metal", block(0.026, 0.034, 0.024, { bevel: 0.004 }), [0, 0.318, -0.092], { tint: "#3a332e" });
	mount(
		"metal",
		place(cylinder(0.016, 0.03, { segments: 14, bevel: 0.003 }), { turn: [0, 0, Math.PI / 2] }),
		[0.032, 0.335, -0.092],
		{ tint: "#d9b25a" },
	);
	mount("metal", cylinder(0.013, 0.05, { segments: 14 }), [0, 0.28, -0.092], { tint: "#3a332e" });

	const body = onto(model, model.node("body", { extras: { part: "body" } }));
	body(
		"metal",
		lathe(
			[
				[0, 0.205],
				[0.018, 0.205],
				[0.019, 0.228],
				[0.03, 0.236],
				[0.0405, 0.244],
				[0.042, 0.25],
				[0.042, 0.43],
				[0.0395, 0.436],
				[0.0395, 0.442],
				[0, 0.442],
			],
			40,
		),
		[0, 0, 0],
		{ tint: "#c8b8a2" },
	);
	body("metal", torus(0.0422, 0.0018, { segments: 40, sides: 6 }), [0, 0.262, 0], { tint: "#d9b25a" });
	body("metal", torus(0.0422, 0.0018, { segments: 40, sides: 6 }), [0, 0.42, 0], { tint: "#d9b25a" });
	// A badge, the pattern switch and a lamp, at the front.
	body("paint", extrude(roundedRectangle(0.03, 0.014, 0.004, 3), 0.003, { bevel: 0.001 }), [0, 0.4, 0.0405], {
		turn: ALONG_Z,
		tint: "#4a2a1a",
	});
	body("metal", extrude(circle(0.0042, 16), 0.0036, { bevel: 0.001 }), [0, 0.4, 0.0408], {
		turn: ALONG_Z,
		tint: "#f2c14e",
	});
	body("paint", extrude(roundedRectangle(0.024, 0.007, 0.0034, 3), 0.003, { bevel: 0 }), [0, 0.345, 0.0405], {
		turn: ALONG_Z,
		tint: "#14100e",
	});
	body("metal", block(0.006, 0.0055, 0.006, { bevel: 0.001 }), [0.005, 0.3422, 0.0425], { tint: "#eee6da" });
	body("light", sphere(0.0025, { segments: 8, rings: 5 }), [0, 0.325, 0.042]);

	const capsule = onto(model, model.node("capsule", { extras: { part: "capsule" } }));
	capsule("paint", cylinder(0.03, 0.008, { segments: 28, bevel: 0.002 }), [0, 0.442, 0], { tint: "#f0e9df" });
	capsule("paint", block(0.012, 0.05, 0.006, { bevel: 0.002 }), [0, 0.448, 0], { tint: "#1c1613" });
	capsule(
		"metal",
		place(cylinder(0.028, 0.012, { segments: 36, bevel: 0.002 }), { turn: ALONG_Z, at: [0, 0, -0.006] }),
		[0, 0.508, 0],
		{ tint: "#8d8379" },
	);
	for (const side of [-1, 1] as const) {
		capsule(
			"metal",
			place(
				lathe(
					[
						[0.024, 0],
						[0.012, 0.0008],
						[0, 0.0012],
					],
					32,
				),
				{ turn: [side * (Math.PI / 2), 0, 0] },
			),
			[0, 0.508, side * 0.0062],
			{ tint: "#f2c14e" },
		);
		capsule(
			"metal",
			place(cylinder(0.0035, 0.002, { segments: 10, bevel: 0.0005 }), { turn: [side * (Math.PI / 2), 0, 0] }),
			[0, 0.508, side * 0.0068],
			{ tint: "#c9a14a" },
		);
		for (let i = 0; i < 12; i++) {
			const a = (i / 12) * Math.PI * 2;
			capsule(
				"metal",
				place(
					lathe(
						[
							[0.0016, 0],
							[0.001, 0.0012],
							[0, 0.0013],
						],
						6,
					),
					{ turn: [side * (Math.PI / 2), 0, 0] },
				),
				[Math.sin(a) * 0.0258, 0.508 + Math.cos(a) * 0.0258, side * 0.006],
				{ tint: "#e2dcd3" },
			);
		}
	}
	capsule(
		"paint",
		sweep(
			curve(
				[
					[0.004, 0.45, 0.004],
					[0.016, 0.47, 0.012],
					[0.012, 0.49, 0.012],
					[0.002, 0.506, 0.008],
				],
				10,
			),
			{ radius: 0.0009, sides: 5 },
		),
		[0, 0, 0],
		{ tint: "#c8321f" },
	);

	const grille = onto(model, model.node("grille", { extras: { part: "grille" } }));
	grille("metal", basket(), [0, 0.446, 0], { tint: "#e6dccb" });
	grille(
		"metal",
		lathe(
			[
				[0.0395, 0],
				[0.0435, 0.001],
				[0.044, 0.01],
				[0.0425, 0.012],
			],
			40,
		),
		[0, 0.443, 0],
		{ tint: "#d9b25a" },
	);
	grille("metal", torus(0.0435, 0.0022, { segments: 40, sides: 6 }), [0, 0.5, 0], {
		tint: "#d9b25a",
		scale: [1, 1, 0.86],
	});
	for (const half of [0, Math.PI])
		grille(
			"metal",
			sweep(
				Array.from({ length: 15 }, (_, i): Vec3 => {
					const [px, py] = outline(i / 14);
					return [Math.cos(half) * px, 0.446 + py, 0];
				}),
				{ radius: 0.0024, sides: 6 },
			),
			[0, 0, 0],
			{ tint: "#d9b25a" },
		);

	const screen = onto(model, model.node("pop-screen", { extras: { part: "pop-screen" } }));
	// Swung a little aside, so that the microphone is seen.
	const yaw = -0.93;
	const held: Vec3 = [Math.sin(yaw) * 0.14, 0.5, Math.cos(yaw) * 0.14];
	screen("paint", torus(0.078, 0.006, { segments: 40, sides: 7 }), held, {
		turn: [Math.PI / 2, yaw, 0],
		tint: "#1c1613",
	});
	screen("gauze", extrude(circle(0.076, 36), 0.003, { bevel: 0 }), held, { turn: [Math.PI / 2, yaw, 0] });
	const neck = curve(
		[
			[held[0], 0.424, held[2]],
			[-0.135, 0.37, 0.1],
			[-0.165, 0.29, 0.06],
			[-0.13, 0.22, -0.03],
			[-0.05, 0.2, -0.078],
			[-0.01, 0.2, -0.08],
		],
		26,
	);
	screen("metal", sweep(neck, { radius: 0.0048, sides: 7 }), [0, 0, 0], { tint: "#5a514b" });
	screen("paint", cylinder(0.021, 0.022, { segments: 18, bevel: 0.003 }), [0, 0.209, -0.08], { tint: "#1c1613" });
	return model;
}

/** Half the basket's section at a share of its way from the rim over the top: out to the side and up. */
function outline(t: number): readonly [out: number, up: number] {
	const straight = 0.42;
	if (t < straight) return [0.0425, 0.01 + (t / straight) * 0.062];
	const a = ((t - straight) / (1 - straight)) * (Math.PI / 2);
	return [0.0425 * Math.cos(a) ** 0.75, 0.072 + 0.05 * Math.sin(a)];
}

/** Woven wire: spirals up to the left and to the right, flattened front and back. */
function basket(): Surface {
	const wires: Surface[] = [];
	const count = 22;
	for (const hand of [-1, 1]) {
		for (let i = 0; i < count; i++) {
			const path = Array.from({ length: 11 }, (_, k): Vec3 => {
				const t = (k / 10) * 0.985;
				const [r, y] = outline(t);
				const a = (i / count) * Math.PI * 2 + hand * t * 1.5;
				// Over one another and under: the weave stands a little in and out.
				const weave = r * (1 + 0.012 * hand);
				return [Math.sin(a) * weave, y, Math.cos(a) * weave * 0.86];
			});
			wires.push(sweep(path, { radius: 0.00085, sides: 3 }));
		}
	}
	return join(...wires);
}
