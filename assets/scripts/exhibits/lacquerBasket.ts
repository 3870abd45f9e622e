import { Model } from "#assets/scripts/mesh/Model.ts";
import { place, type Surface } from "#assets/scripts/mesh/Surface.ts";
import { circle, cylinder, extrude, lathe, type Point2, sphere, sweep, torus } from "#assets/scripts/mesh/shapes.ts";
import type { Vec3 } from "#assets/scripts/mesh/vec3.ts";
import { curve } from "./curve.ts";
import { onto } from "./onto.ts";

const STAVES = 28;

/** A woven bamboo carrier with three red lacquer boxes in it, lid inlaid with shell. Comes apart tier by tier; 0.44 m high. */
export function lacquerBasket(): Model {
	const model = new Model("lacquer-basket", {
		bamboo: { colour: "#ffffff", roughness: 0.55 },
		lacquer: { colour: "#ffffff", roughness: 0.14 },
		gold: { colour: "#d9a441", metallic: 0.9, roughness: 0.3 },
		shell: { colour: "#dfeee8", metallic: 0.35, roughness: 0.12 },
	});
	const carrier = model.node("carrier");
	const put = onto(model, carrier);
	put(
		"lacquer",
		lathe(
			[
				[0, 0],
				[0.15, 0],
				[0.156, 0.006],
				[0.15, 0.018],
				[0, 0.018],
			],
			40,
		),
		[0, 0, 0],
		{ tint: "#1d1411" },
	);
	// The weave: staves stand, rings run over one and under the next, every other ring the other way.
	const [r, low] = [0.136, 0.02];
	for (let i = 0; i < STAVES; i++) {
		const a = (i / STAVES) * Math.PI * 2;
		const wide: Point2[] = [
			[-0.0052, -0.0012],
			[0.0052, -0.0012],
			[0.0052, 0.0012],
			[-0.0052, 0.0012],
		];
		put("bamboo", extrude(wide, 0.104, { bevel: 0 }), [Math.sin(a) * r, low - 0.004, Math.cos(a) * r], {
			turn: [0, a, 0],
			tint: i % 2 ? "#c39a55" : "#b88d49",
		});
	}
	for (let k = 0; k < 6; k++) {
		const path = Array.from({ length: STAVES * 2 }, (_, i): Vec3 => {
			const a = (i / (STAVES * 2)) * Math.PI * 2;
			const bulge = r + (i % 2 ? 0 : (i / 2 + k) % 2 ? 0.0036 : -0.0036);
			return [Math.sin(a) * bulge, 0, Math.cos(a) * bulge];
		});
		const section: Point2[] = [
			[-0.3, -1],
			[0.3, -1],
			[0.3, 1],
			[-0.3, 1],
		];
		put("bamboo", sweep(path, { radius: 0.0062, closed: true, section }), [0, low + 0.008 + k * 0.0152, 0], {
			tint: k % 2 ? "#d6b06a" : "#cba35b",
		});
	}
	put("bamboo", torus(r, 0.0075, { segments: 36, sides: 5 }), [0, low + 0.104, 0], { tint: "#8d6430" });
	put("bamboo", torus(r + 0.002, 0.006, { segments: 36, sides: 5 }), [0, low + 0.002, 0], { tint: "#8d6430" });
	// Two canes bent to a handle, bound where they cross the rim.
	for (const z of [-0.014, 0.014]) {
		const cane = curve(
			[
				[-0.145, 0.03, z],
				[-0.15, 0.16, z],
				[-0.148, 0.31, z],
				[-0.11, 0.405, z],
				[0, 0.43, z],
				[0.11, 0.405, z],
				[0.148, 0.31, z],
				[0.15, 0.16, z],
				[0.145, 0.03, z],
			],
			30,
		);
		put("bamboo", sweep(cane, { radius: 0.0065, sides: 7 }), [0, 0, 0], { tint: "#a87a3c" });
	}
	for (const side of [-1, 1])
		for (const y of [0.06, 0.122])
			put("bamboo", cylinder(0.013, 0.016, { segments: 10, bevel: 0.003 }), [side * 0.148, y, 0], { tint: "#5e3f1d" });
	for (let i = 0; i < 7; i++)
		put(
			"bamboo",
			place(torus(0.019, 0.0038, { segments: 10, sides: 4 }), { turn: [0, 0, Math.PI / 2], scale: [1, 0.62, 1] }),
			[(i - 3) * 0.0075, 0.43, 0],
			{
				tint: "#7a2a20",
			},
		);

	const inside = "#8f1d18";
	const box = (name: string, y: number, height: number, band: (node: ReturnType<typeof onto>) => void) => {
		const node = model.node(name, { at: [0, y, 0], extras: { part: name } });
		const add = onto(model, node);
		const R = 0.122;
		add(
			"lacquer",
			lathe(
				[
					[0, 0],
					[R - 0.012, 0],
					[R - 0.008, 0.005],
					[R, 0.009],
					[R, height - 0.004],
					[R - 0.003, height],
					[R - 0.009, height],
					[R - 0.009, 0.009],
					[0, 0.008],
				],
				36,
			),
			[0, 0, 0],
			{ tint: "#b3241d" },
		);
		add(
			"lacquer",
			lathe(
				[
					[R - 0.0105, height - 0.002],
					[R - 0.0105, 0.0108],
					[0, 0.0105],
				],
				36,
			),
			[0, 0, 0],
			{ tint: inside },
		);
		for (const line of [0.012, height - 0.007])
			add("gold", torus(R + 0.0002, 0.0011, { segments: 36, sides: 3 }), [0, line, 0]);
		band(add);
	};
	const around = (
		count: number,
		radius: number,
		y: number,
		shape: () => Surface,
		add: ReturnType<typeof onto>,
		material = "gold",
	) => {
		for (let i = 0; i < count; i++) {
			const a = (i / count) * Math.PI * 2;
			add(material, shape(), [Math.sin(a) * radius, y, Math.cos(a) * radius], { turn: [0, a, 0] });
		}
	};
	const petal = (long: number, wide: number): Surface =>
		place(sphere(1, { segments: 8, rings: 2 }), { scale: [wide, long, 0.0012] });
	box("box-1", 0.022, 0.088, (add) => around(14, 0.1215, 0.045, () => petal(0.018, 0.009), add));
	box("box-2", 0.112, 0.075, (add) => {
		for (let i = 0; i < 3; i++) {
			const path = Array.from({ length: 54 }, (_, k): Vec3 => {
				const a = (k / 54) * Math.PI * 2;
				return [Math.sin(a) * 0.1222, 0.038 + 0.014 * Math.sin(a * 9 + (i * Math.PI * 2) / 3), Math.cos(a) * 0.1222];
			});
			add("gold", sweep(path, { radius: 0.0012, closed: true, sides: 3 }));
		}
	});
	box("box-3", 0.189, 0.066, (add) =>
		around(
			18,
			0.1217,
			0.034,
			() => place(torus(0.0095, 0.0012, { segments: 8, sides: 3 }), { turn: [Math.PI / 2, 0, 0] }),
			add,
		),
	);
	const lid = model.node("lid", { at: [0, 0.256, 0], extras: { part: "lid" } });
	const cap = onto(model, lid);
	cap(
		"lacquer",
		lathe(
			[
				[0.113, -0.004],
				[0.124, 0],
				[0.124, 0.012],
				[0.118, 0.02],
				[0.09, 0.031],
				[0.04, 0.037],
				[0, 0.038],
			],
			36,
		),
		[0, 0, 0],
		{ tint: "#241613" },
	);
	cap("gold", torus(0.1235, 0.0014, { segments: 36, sides: 4 }), [0, 0.012, 0]);
	// Plum blossoms of shell on a gold branch, laid on the crown.
	const crown = (x: number, z: number): number => 0.0385 - 0.9 * (x * x + z * z) - 28 * (x * x + z * z) ** 2;
	const branch = curve(
		[
			[-0.085, 0, 0.03],
			[-0.045, 0, 0.012],
			[-0.005, 0, 0.018],
			[0.035, 0, -0.01],
			[0.075, 0, -0.03],
		],
		18,
	).map(([x, , z]): Vec3 => [x, crown(x, z), z]);
	cap("gold", sweep(branch, { radius: (t) => 0.0026 - 0.0014 * t, sides: 5 }));
	for (const [x, z, s] of [
		[-0.05, -0.005, 1],
		[0.005, 0.036, 1.15],
		[0.03, -0.035, 1],
		[0.062, 0.0, 0.8],
		[-0.02, -0.03, 0.7],
	] as const) {
		for (let i = 0; i < 5; i++) {
			const a = (i / 5) * Math.PI * 2;
			const [px, pz] = [x + Math.sin(a) * 0.0085 * s, z + Math.cos(a) * 0.0085 * s];
			cap("shell", extrude(circle(0.0062 * s, 8), 0.0022, { bevel: 0 }), [px, crown(px, pz) - 0.0008, pz], {
				turn: [0.2 * Math.cos(a), 0, -0.2 * Math.sin(a)],
			});
		}
		cap("gold", sphere(0.003 * s, { segments: 7, rings: 5 }), [x, crown(x, z) + 0.001, z]);
	}
	return model;
}
