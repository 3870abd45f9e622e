import { Model } from "#assets/scripts/mesh/Model.ts";
import { join, place, type Surface } from "#assets/scripts/mesh/Surface.ts";
import {
	block,
	circle,
	cylinder,
	extrude,
	lathe,
	rod,
	roundedRectangle,
	sheet,
	sphere,
	sweep,
	torus,
} from "#assets/scripts/mesh/shapes.ts";
import type { Vec3 } from "#assets/scripts/mesh/vec3.ts";
import { onto } from "./onto.ts";
import { seededRandom } from "./random.ts";

const DEPTH = 0.44;
/** How much deeper the ground goes than what is built in it. */
const DEEP = 0.18;

/** A piece of street that drinks its rain, cut through: road, rain garden and pavement over gravel, crates and pipe. 0.5 m. */
export function spongeStreet(): Model {
	const model = new Model("sponge-street", {
		card: { colour: "#ffffff", roughness: 0.8 },
		water: { colour: "#bfe3f0", roughness: 0.06, alpha: 0.45 },
	});
	const part = (name: string) => onto(model, model.node(name, { at: [0, DEEP, 0], extras: { part: name } }));
	const random = seededRandom(12);
	const speckled =
		(r: number, g: number, b: number, grain: number) =>
		([x, y, z]: Vec3): Vec3 => {
			const k = 1 + grain * Math.sin(x * 211 + y * 377 + z * 293) * Math.sin(x * 119 - z * 173);
			return [r * k, g * k, b * k];
		};

	const soil = onto(model, model.node("subsoil"));
	soil("card", extrude(roundedRectangle(0.54, DEPTH + 0.04, 0.012, 2), 0.018, { bevel: 0.003 }), [0, 0, 0], {
		tint: "#2f5d6e",
	});
	soil("card", block(0.5, 0.11 + DEEP, DEPTH, { bevel: 0, divide: 0.036 }), [0, 0.017, 0], {
		tint: (p) => {
			// Fill over clay over sand; below, the ground water.
			const y = p[1] + 0.012 * Math.sin(p[0] * 9 + p[2] * 7);
			const layer =
				y > 0.24
					? [0.2, 0.14, 0.09]
					: y > 0.15
						? [0.34, 0.24, 0.15]
						: y > 0.075
							? [0.45, 0.37, 0.24]
							: [0.13, 0.27, 0.33];
			return speckled(...(layer as [number, number, number]), 0.18)(p);
		},
	});

	// Under the road, crates hold the water of a cloudburst; beside them the gravel of the garden.
	const store = part("storage-crates");
	for (let i = 0; i < 5; i++)
		for (let k = 0; k < 8; k++) {
			const [x, z] = [-0.226 + i * 0.047, -0.19 + k * 0.0543];
			store("card", extrude(roundedRectangle(0.045, 0.052, 0.002, 1), 0.006, { bevel: 0 }), [x, 0.129, z], {
				tint: "#36718a",
			});
			store("card", extrude(roundedRectangle(0.045, 0.052, 0.002, 1), 0.006, { bevel: 0 }), [x, 0.174, z], {
				tint: "#36718a",
			});
			// What stands inside the stack is never seen.
			if (i > 0 && k > 0 && k < 7) continue;
			for (const [dx, dz] of [
				[1, 1],
				[-1, 1],
				[1, -1],
				[-1, -1],
			] as const)
				store("card", place(rod(0.0045, 0.041, 4), { turn: [0, 0.78, 0] }), [x + dx * 0.0165, 0.134, z + dz * 0.02], {
					tint: "#2c6076",
				});
		}
	store("water", block(0.232, 0.03, DEPTH - 0.006, { bevel: 0 }), [-0.132, 0.135, 0]);

	const gravel = part("gravel-and-pipe");
	gravel("card", block(0.242, 0.052, DEPTH, { bevel: 0, divide: 0.03 }), [0.129, 0.128, 0], {
		tint: speckled(0.42, 0.4, 0.36, 0.4),
	});
	const stones: Surface[] = [];
	for (let i = 0; i < 48; i++)
		stones.push(
			place(sphere(0.0075 + random() * 0.005, { segments: 5, rings: 3 }), {
				at: [0.02 + random() * 0.22, 0.133 + random() * 0.042, DEPTH / 2 - 0.002],
				scale: [1, 0.75, 0.5],
				turn: [0, 0, random() * 3],
			}),
		);
	gravel("card", join(...stones), [0, 0, 0], { tint: speckled(0.5, 0.47, 0.42, 0.35) });
	gravel(
		"card",
		place(cylinder(0.019, DEPTH + 0.016, { segments: 18, bevel: 0 }), { turn: [Math.PI / 2, 0, 0] }),
		[0.07, 0.152, -DEPTH / 2 - 0.008],
		{ tint: "#e08a3c" },
	);
	gravel(
		"card",
		place(cylinder(0.0155, 0.003, { segments: 16, bevel: 0 }), { turn: [Math.PI / 2, 0, 0] }),
		[0.07, 0.152, DEPTH / 2 + 0.007],
		{ tint: "#1a2a31" },
	);

	const road = part("porous-road");
	road("card", block(0.236, 0.016, DEPTH, { bevel: 0, divide: 0.04 }), [-0.132, 0.183, 0], {
		tint: speckled(0.3, 0.29, 0.28, 0.3),
	});
	road("card", block(0.236, 0.012, DEPTH, { bevel: 0, divide: 0.04 }), [-0.132, 0.1985, 0], {
		tint: speckled(0.08, 0.085, 0.09, 0.3),
	});
	for (let i = 0; i < 4; i++)
		road("card", block(0.006, 0.001, 0.06, { bevel: 0 }), [-0.225, 0.2102, -0.165 + i * 0.11], { tint: "#f2f1ea" });
	road("card", block(0.05, 0.001, DEPTH, { bevel: 0 }), [-0.06, 0.2102, 0], { tint: "#8a4a3a" });
	road("card", block(0.014, 0.036, DEPTH, { bevel: 0.002 }), [-0.008, 0.182, 0], { tint: "#c9c4b8" });
	bicycle(road, -0.06, 0.2112, 0.04);

	const garden = part("rain-garden");
	const bowl = (x: number) => 0.196 - 0.017 * Math.sin(Math.PI * Math.min(1, Math.max(0, x / 0.12))) ** 0.7;
	garden(
		"card",
		sheet(8, 10, (u, v) => [u * 0.12, bowl(u * 0.12), DEPTH / 2 - v * DEPTH]),
		[0, 0, 0],
		{
			tint: speckled(0.16, 0.12, 0.075, 0.35),
		},
	);
	for (const side of [-1, 1])
		garden(
			"card",
			sheet(8, 1, (u, v) => {
				const x = (side > 0 ? u : 1 - u) * 0.12;
				return [x, 0.178 + (bowl(x) - 0.178) * v, (side * DEPTH) / 2];
			}),
			[0, 0, 0],
			{ tint: speckled(0.2, 0.15, 0.09, 0.3) },
		);
	garden("water", block(0.07, 0.003, DEPTH - 0.06, { bevel: 0 }), [0.06, 0.183, 0]);
	const blades: Surface[] = [];
	for (let i = 0; i < 84; i++) {
		const [x, z] = [0.012 + random() * 0.096, (random() - 0.5) * (DEPTH - 0.03)];
		const h = 0.02 + random() * 0.035;
		const lean = (random() - 0.5) * 0.02;
		blades.push(
			sweep(
				[
					[x, bowl(x), z],
					[x + lean * 0.4, bowl(x) + h * 0.6, z + lean * 0.3],
					[x + lean, bowl(x) + h, z + lean * 0.6],
				],
				{ radius: (t) => 0.0022 * (1 - t) + 0.0003, sides: 3 },
			),
		);
	}
	garden("card", join(...blades), [0, 0, 0], { tint: ([, y]) => [0.1 + (y - 0.19) * 2, 0.26 + (y - 0.19) * 3, 0.08] });
	for (let i = 0; i < 16; i++) {
		const [x, z] = [0.015 + random() * 0.09, (random() - 0.5) * (DEPTH - 0.05)];
		const h = 0.04 + random() * 0.025;
		garden("card", rod(0.001, h, 3), [x, bowl(x), z], { tint: "#5f8a3f" });
		garden("card", sphere(0.0055, { segments: 6, rings: 4 }), [x, bowl(x) + h + 0.002, z], {
			tint: i % 3 ? "#9a7ac0" : "#f0c24a",
		});
	}
	for (const z of [-0.12, 0.12]) tree(garden, 0.06, bowl(0.06), z, random);
	// The kerb has gaps where the road's water comes in.
	for (const z of [-0.02, 0.17])
		garden("card", block(0.016, 0.004, 0.03, { bevel: 0 }), [0.004, 0.197, z], { tint: "#9fb8c2" });

	const pavement = part("pavement");
	pavement("card", block(0.128, 0.014, DEPTH, { bevel: 0, divide: 0.04 }), [0.186, 0.181, 0], {
		tint: speckled(0.55, 0.48, 0.36, 0.25),
	});
	const pavers: Surface[] = [];
	for (let i = 0; i < 5; i++)
		for (let k = 0; k < 9; k++)
			pavers.push(
				place(block(0.0235, 0.012, 0.047, { bevel: 0 }), {
					at: [0.1345 + i * 0.0254, 0.195, -0.195 + k * 0.0488 + (i % 2 ? 0.004 : -0.004)],
				}),
			);
	pavement("card", join(...pavers), [0, 0, 0], {
		tint: ([x, , z]) => {
			const k = 0.85 + 0.3 * Math.abs(Math.sin(Math.round(x * 40) * 7.1 + Math.round(z * 20.5) * 3.7));
			return [0.55 * k, 0.5 * k, 0.43 * k];
		},
	});
	pavement("card", block(0.03, 0.004, 0.1, { bevel: 0.001 }), [0.205, 0.227, 0.02], { tint: "#b98a58" });
	for (const z of [-0.015, 0.055])
		pavement("card", block(0.026, 0.022, 0.006, { bevel: 0 }), [0.205, 0.206, z], { tint: "#3b4a52" });
	lamp(pavement, 0.142, 0.206, -0.02);
	for (const [x, z, coat] of [
		[0.19, -0.13, "#e08a3c"],
		[0.215, -0.1, "#2f5d6e"],
		[0.18, 0.15, "#a8443a"],
	] as const)
		walker(pavement, x, 0.207, z, coat);
	return model;
}

type Put = ReturnType<typeof onto>;

function tree(put: Put, x: number, y: number, z: number, random: () => number): void {
	put(
		"card",
		sweep(
			[
				[x, y - 0.004, z],
				[x + 0.002, y + 0.07, z],
				[x - 0.002, y + 0.13, z + 0.002],
			],
			{ radius: (t) => 0.006 - 0.0025 * t, sides: 6 },
		),
		[0, 0, 0],
		{ tint: "#6b5138" },
	);
	for (let i = 0; i < 9; i++) {
		const a = i * 2.4;
		const r = i === 0 ? 0 : 0.026 + random() * 0.012;
		const size = 0.026 + random() * 0.014;
		put(
			"card",
			sphere(size, { segments: 7, rings: 5 }),
			[x + Math.sin(a) * r, y + 0.135 + random() * 0.05, z + Math.cos(a) * r],
			{
				tint: ([, py]) => [0.1 + (py - 0.3) * 0.5, 0.24 + (py - 0.3) * 0.9, 0.07],
			},
		);
	}
}

function lamp(put: Put, x: number, y: number, z: number): void {
	put("card", cylinder(0.006, 0.012, { segments: 10, bevel: 0.002 }), [x, y, z], { tint: "#3b4a52" });
	put("card", rod(0.0026, 0.2, 6), [x, y, z], { tint: "#3b4a52" });
	put("card", block(0.06, 0.004, 0.012, { bevel: 0.001 }), [x - 0.024, y + 0.2, z], { tint: "#3b4a52" });
	put("card", block(0.024, 0.002, 0.009, { bevel: 0 }), [x - 0.038, y + 0.198, z], { tint: "#fff1cf" });
}

function walker(put: Put, x: number, y: number, z: number, coat: string): void {
	put(
		"card",
		lathe(
			[
				[0.0055, 0],
				[0.0075, 0.026],
				[0.0095, 0.044],
				[0.006, 0.052],
				[0, 0.054],
			],
			8,
		),
		[x, y, z],
		{ tint: coat },
	);
	put("card", sphere(0.0068, { segments: 8, rings: 6 }), [x, y + 0.061, z], { tint: "#d9a98a" });
}

/** Somebody on a bicycle, riding along the lane. */
function bicycle(put: Put, x: number, y: number, z: number): void {
	for (const dz of [-0.03, 0.03])
		put(
			"card",
			place(torus(0.0165, 0.0014, { segments: 16, sides: 4 }), { turn: [0, 0, Math.PI / 2] }),
			[x, y + 0.018, z + dz],
			{ tint: "#17191b" },
		);
	const tube = (points: readonly Vec3[], tint = "#e08a3c", radius = 0.0016) =>
		put(
			"card",
			sweep(
				points.map(([dx, dy, dz]): Vec3 => [x + dx, y + dy, z + dz]),
				{ radius, sides: 4 },
			),
			[0, 0, 0],
			{ tint },
		);
	tube([
		[0, 0.018, -0.03],
		[0, 0.02, -0.002],
		[0, 0.042, 0.022],
		[0, 0.018, 0.03],
	]);
	tube([
		[0, 0.02, -0.002],
		[0, 0.046, -0.012],
		[0, 0.042, 0.022],
	]);
	tube(
		[
			[-0.009, 0.05, 0.02],
			[0.009, 0.05, 0.02],
		],
		"#3b4a52",
	);
	put("card", block(0.007, 0.003, 0.014, { bevel: 0.001 }), [x, y + 0.046, z - 0.013], { tint: "#17191b" });
	tube(
		[
			[0, 0.05, -0.012],
			[0, 0.068, -0.004],
			[0, 0.079, 0.003],
		],
		"#2f5d6e",
		0.0068,
	);
	for (const side of [-1, 1]) {
		tube(
			[
				[side * 0.006, 0.074, 0],
				[side * 0.009, 0.06, 0.01],
				[side * 0.008, 0.051, 0.02],
			],
			"#2f5d6e",
			0.0026,
		);
		tube(
			[
				[side * 0.004, 0.05, -0.01],
				[side * 0.005, 0.036, 0.006],
				[side * 0.004, 0.018 + (side > 0 ? 0.004 : -0.004), -0.001],
			],
			"#23343c",
			0.0034,
		);
	}
	put("card", sphere(0.0068, { segments: 8, rings: 6 }), [x, y + 0.09, z + 0.006], { tint: "#d9a98a" });
	put("card", extrude(circle(0.0072, 10), 0.005, { bevel: 0.002 }), [x, y + 0.092, z + 0.005], { tint: "#f4f1ea" });
}
