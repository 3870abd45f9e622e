import sharp from "sharp";
import { type Channel, Model, type ModelNode } from "#assets/scripts/mesh/Model.ts";
import {
	block,
	circle,
	cylinder,
	extrude,
	lathe,
	roundedRectangle,
	sphere,
	sweep,
} from "#assets/scripts/mesh/shapes.ts";
import { ball, blend, type Field, limb, minus, surfaceNets } from "#assets/scripts/mesh/surfaceNets.ts";
import type { Vec3 } from "#assets/scripts/mesh/vec3.ts";
import { curve } from "./curve.ts";
import { onto } from "./onto.ts";

/** Folds: where this is near zero a furrow runs. A gyroid in bent space winds as a cortex does. */
function folds(x: number, y: number, z: number): number {
	const k = 104;
	const [u, v, w] = [
		x * k + 1.3 * Math.sin(y * 31 + z * 13),
		y * k + 1.2 * Math.sin(z * 29 + x * 17),
		z * k * 0.86 + 1.3 * Math.sin(x * 27 + y * 19),
	];
	return Math.sin(u) * Math.cos(v) + Math.sin(v) * Math.cos(w) + Math.sin(w) * Math.cos(u);
}
const furrow = (x: number, y: number, z: number): number => Math.max(0, 1 - Math.abs(folds(x, y, z)) / 0.62) ** 1.5;

/** A half brain as an egg, by which its picture is laid on: `x` outward. */
const EGG = { middle: [0.046, 0.045, 0], radii: [0.078, 0.09, 0.135] } as const;

/** Where a point of a half (its x turned outward) lies in the picture: its side in the middle, the cleft at the rim. */
function onPicture([x, y, z]: Vec3): readonly [number, number] {
	const [a, b, c] = [0, 1, 2].map(
		(i) => (([x, y, z][i] as number) - (EGG.middle[i] as number)) / (EGG.radii[i] as number),
	) as [number, number, number];
	const size = Math.hypot(a, b, c) || 1;
	const away = Math.acos(Math.max(-1, Math.min(1, a / size))) / Math.PI;
	const round = Math.atan2(b, c);
	return [0.5 + 0.5 * away * Math.cos(round), 0.5 + 0.5 * away * Math.sin(round)];
}

/** Furrows finer than triangles: drawn, with the shade their slopes would have. */
async function cortexPicture(): Promise<Uint8Array> {
	const side = 512;
	const pixels = Buffer.alloc(side * side * 3);
	const depth = (column: number, row: number): number => {
		const [u, v] = [(column / side) * 2 - 1, (row / side) * 2 - 1];
		const away = Math.min(1, Math.hypot(u, v)) * Math.PI;
		const round = Math.atan2(v, u);
		const [a, b, c] = [Math.cos(away), Math.sin(away) * Math.sin(round), Math.sin(away) * Math.cos(round)];
		return furrow(EGG.middle[0] + a * EGG.radii[0], EGG.middle[1] + b * EGG.radii[1], EGG.middle[2] + c * EGG.radii[2]);
	};
	for (let row = 0; row < side; row++)
		for (let column = 0; column < side; column++) {
			const here = depth(column, row);
			// Lit from the front and above, as the hall lights it.
			const slope = (depth(column - 2.5, row - 2.5) - depth(column + 2.5, row + 2.5)) * 0.34;
			const crown = [232, 158, 148];
			const deep = [118, 42, 56];
			for (let i = 0; i < 3; i++) {
				const tone = (crown[i] as number) + ((deep[i] as number) - (crown[i] as number)) * here;
				pixels[(row * side + column) * 3 + i] = Math.max(0, Math.min(255, tone * (1 + slope)));
			}
		}
	return sharp(pixels, { raw: { width: side, height: side, channels: 3 } })
		.png({ palette: true, colours: 48, compressionLevel: 9 })
		.toBuffer();
}

/** A brain in a clear head, read two ways: by a headset over the scalp and by a grid of electrodes on the cortex. */
export async function brainHeadset(): Promise<Model> {
	const model = new Model("brain-headset", {
		cortex: { colour: "#ffffff", roughness: 0.42, texture: await cortexPicture() },
		hindbrain: { colour: "#ffffff", roughness: 0.45 },
		paint: { colour: "#ffffff", roughness: 0.45 },
		head: { colour: "#cfc4ea", roughness: 0.5, alpha: 0.22 },
		light: { colour: "#ff8a98", emissive: "#ff4a63" },
	});
	const foot = onto(model, model.node("stand"));
	foot("paint", extrude(circle(0.17, 28), 0.022, { bevel: 0.006 }), [0, 0, 0], { tint: "#241a3a" });
	foot(
		"paint",
		lathe(
			[
				[0.15, 0],
				[0.15, 0.004],
				[0, 0.004],
			],
			40,
		),
		[0, 0.0215, 0],
		{ tint: "#c9b6f4" },
	);
	foot("paint", cylinder(0.018, 0.19, { segments: 14, bevel: 0.003 }), [0, 0.024, -0.055], { tint: "#e8e4f2" });

	const person = model.node("person", { at: [0, 0.44, 0] });
	shell(model, model.node("head", { parent: person }));
	hemisphere(model, model.node("left-hemisphere", { parent: person, extras: { part: "left-hemisphere" } }), -1);
	hemisphere(model, model.node("right-hemisphere", { parent: person, extras: { part: "right-hemisphere" } }), 1);
	hindbrain(model, model.node("cerebellum", { parent: person, extras: { part: "cerebellum" } }));
	const worn = model.node("headset", { parent: person, extras: { part: "headset" } });
	headset(onto(model, worn));
	const grid = model.node("cortex-grid", { parent: person, extras: { part: "cortex-grid" } });
	const contacts = cortexGrid(onto(model, grid));
	model.animate("reading", flicker(model, grid, contacts));
	return model;
}

function shell(model: Model, node: ModelNode): void {
	const skull = blend(
		0.06,
		ball(0, 0.045, -0.005, 0.152, 0.15, 0.19),
		ball(0, -0.07, 0.075, 0.112, 0.13, 0.098),
		ball(0, -0.165, 0.1, 0.06, 0.05, 0.058),
		limb([0, -0.12, -0.04], [0, -0.3, -0.055], 0.078, 0.082),
	);
	const nose = blend(
		0.02,
		limb([0, -0.02, 0.172], [0, -0.085, 0.2], 0.012, 0.022),
		ball(0, -0.09, 0.19, 0.03, 0.018, 0.02),
	);
	const lips = blend(0.01, ball(0, -0.137, 0.163, 0.034, 0.009, 0.016), ball(0, -0.152, 0.16, 0.028, 0.01, 0.016));
	const sockets = blend(
		0.01,
		ball(-0.052, -0.018, 0.192, 0.036, 0.022, 0.03),
		ball(0.052, -0.018, 0.192, 0.036, 0.022, 0.03),
	);
	const ears = blend(
		0.01,
		ball(-0.152, -0.045, -0.005, 0.016, 0.045, 0.03),
		ball(0.152, -0.045, -0.005, 0.016, 0.045, 0.03),
	);
	const shoulders = ball(0, -0.37, -0.05, 0.23, 0.1, 0.11);
	const whole = blend(0.05, blend(0.02, minus(skull, sockets, 0.03), nose, lips, ears), shoulders);
	const cut: Field = (x, y, z) => Math.max(whole(x, y, z), -0.36 - y);
	model.add("head", surfaceNets(cut, [-0.27, -0.4, -0.24], [0.27, 0.24, 0.26], 0.033), { node });
}

function hemisphere(model: Model, node: ModelNode, side: -1 | 1): void {
	const lobes = blend(
		0.03,
		ball(0.052, 0.055, 0.02, 0.07, 0.082, 0.12),
		ball(0.05, 0.05, -0.055, 0.066, 0.076, 0.088),
		ball(0.045, 0.03, 0.085, 0.05, 0.055, 0.06),
	);
	const temporal = limb([0.086, -0.018, 0.055], [0.082, -0.004, -0.05], 0.031, 0.034);
	// Mirrored by its argument: both halves are one shape.
	const field: Field = (x, y, z) => {
		const outward = x * side;
		const d = blend(0.008, lobes, temporal)(outward, y, z);
		return Math.max(d + 0.004 * furrow(outward, y, z), 0.0035 - outward);
	};
	const net = surfaceNets(
		field,
		side < 0 ? [-0.14, -0.07, -0.17] : [-0.012, -0.07, -0.17],
		side < 0 ? [0.012, 0.16, 0.17] : [0.14, 0.16, 0.17],
		0.0118,
	);
	const vertices = net.vertices.map((vertex) => ({
		...vertex,
		uv: onPicture([vertex.position[0] * side, vertex.position[1], vertex.position[2]]),
	}));
	model.add("cortex", { vertices, triangles: net.triangles }, { node });
}

function hindbrain(model: Model, node: ModelNode): void {
	const leaves = blend(
		0.012,
		ball(-0.04, -0.055, -0.09, 0.052, 0.04, 0.046),
		ball(0.04, -0.055, -0.09, 0.052, 0.04, 0.046),
	);
	const ridge = (y: number, z: number) => Math.abs(Math.sin((y + z * 0.35) * 190)) ** 0.7;
	const field = blend(
		0.012,
		(x, y, z) => leaves(x, y, z) - 0.003 * ridge(y, z),
		limb([0, -0.01, -0.03], [0, -0.2, -0.055], 0.026, 0.017),
	);
	model.add("hindbrain", surfaceNets(field, [-0.11, -0.22, -0.15], [0.11, 0.01, 0.01], 0.0145), {
		node,
		tint: ([x, y, z]) => {
			const on = Math.abs(x) > 0.03 || z < -0.075 ? 0.55 + 0.45 * ridge(y, z) : 1;
			return [0.82 * on, 0.58 * on, 0.5 * on];
		},
	});
}

/** Where a ray from inside leaves the skull: the scalp, a little outside it. */
const onScalp = (azimuth: number, elevation: number, off = 0): Vec3 => [
	Math.sin(azimuth) * Math.cos(elevation) * (0.156 + off),
	0.045 + Math.sin(elevation) * (0.154 + off),
	-0.005 + Math.cos(azimuth) * Math.cos(elevation) * (0.194 + off),
];

function headset(put: ReturnType<typeof onto>): void {
	const path = (points: readonly (readonly [number, number])[], off = 0.012) =>
		points.map(([a, e]) => onScalp(a, e, off));
	// A spine from brow to neck, two ribs across, a ring round the back.
	const spine = Array.from({ length: 14 }, (_, i): Vec3 => {
		const e = 0.35 + (i / 13) * (Math.PI - 0.5);
		return [0, 0.045 + Math.sin(e) * 0.168, -0.005 + Math.cos(e) * 0.208];
	});
	const flat = roundedRectangle(2, 0.62, 0.2, 1);
	put("paint", sweep(spine, { radius: 0.012, section: flat }), [0, 0, 0], { tint: "#f3f0fa" });
	for (const z of [0.07, -0.055]) {
		const rib = Array.from({ length: 14 }, (_, i): Vec3 => {
			const a = -0.12 + (i / 13) * (Math.PI + 0.24);
			const share = Math.sqrt(1 - (z / 0.208) ** 2);
			return [Math.cos(a) * 0.172 * share, 0.045 + Math.sin(a) * 0.168 * share, z];
		});
		put("paint", sweep(rib, { radius: 0.012, section: flat }), [0, 0, 0], { tint: "#d9cdf5" });
	}
	const back = path(Array.from({ length: 15 }, (_, i) => [Math.PI * 0.5 + (i / 14) * Math.PI, -0.12] as const));
	put("paint", sweep(back, { radius: 0.011, sides: 8 }), [0, 0, 0], { tint: "#f3f0fa" });
	for (const side of [-1, 1]) {
		put("paint", cylinder(0.034, 0.022, { segments: 14, bevel: 0.006 }), [side * 0.168, 0.03, 0.005], {
			turn: [0, 0, -side * (Math.PI / 2)],
			tint: "#241a3a",
		});
		put("paint", cylinder(0.022, 0.006, { segments: 12, bevel: 0.002 }), [side * 0.189, 0.03, 0.005], {
			turn: [0, 0, -side * (Math.PI / 2)],
			tint: "#c9b6f4",
		});
	}
	put("paint", block(0.09, 0.05, 0.03, { bevel: 0.01 }), [0, 0.0, -0.222], { tint: "#241a3a" });
	for (const [azimuth, elevation] of [
		[0.36, 0.62],
		[-0.36, 0.62],
		[1.2, 0.5],
		[-1.2, 0.5],
		[1.2, 1.05],
		[-1.2, 1.05],
		[1.95, 0.55],
		[-1.95, 0.55],
		[1.95, 1.05],
		[-1.95, 1.05],
		[2.75, 0.5],
		[-2.75, 0.5],
	] as const) {
		const at = onScalp(azimuth, elevation, 0.002);
		const out = onScalp(azimuth, elevation, 0.03);
		put("light", sphere(0.0125, { segments: 8, rings: 5 }), out);
		put("paint", sweep([at, out], { radius: 0.0135, sides: 9 }), [0, 0, 0], { tint: "#2c2147" });
		put("paint", sphere(0.011, { segments: 6, rings: 3 }), [...at], { tint: "#e7c26a" });
		// Each hangs on the nearest band by a short arm.
		const anchor = onScalp(
			azimuth > 0 ? Math.max(0.05, azimuth - 0.32) : Math.min(-0.05, azimuth + 0.32),
			elevation + 0.12,
			0.014,
		);
		put(
			"paint",
			sweep(curve([out, onScalp(azimuth, elevation + 0.1, 0.03), anchor], 4), { radius: 0.006, sides: 5 }),
			[0, 0, 0],
			{ tint: "#d9cdf5" },
		);
	}
}

/** Five by four contacts in a clear film over the left motor cortex, and the lead that carries them out. */
function cortexGrid(put: ReturnType<typeof onto>): Vec3[] {
	const contacts: Vec3[] = [];
	const on = (i: number, k: number): Vec3 => {
		const elevation = 0.28 + k * 0.2;
		const azimuth = -(1.1 + i * 0.19);
		return [
			-0.052 + Math.sin(azimuth) * Math.cos(elevation) * 0.076,
			0.055 + Math.sin(elevation) * 0.089,
			0.0 + Math.cos(azimuth) * Math.cos(elevation) * 0.118,
		];
	};
	for (let k = 0; k < 4; k++)
		put(
			"paint",
			sweep(
				curve(
					[0, 1, 2, 3, 4].map((i) => on(i, k)),
					8,
				),
				{ radius: 0.0022, sides: 5 },
			),
			[0, 0, 0],
			{ tint: "#e7c26a" },
		);
	for (let i = 0; i < 5; i++) {
		put(
			"paint",
			sweep(
				curve(
					[0, 1, 2, 3].map((k) => on(i, k)),
					6,
				),
				{ radius: 0.0016, sides: 4 },
			),
			[0, 0, 0],
			{ tint: "#f3f0fa" },
		);
		for (let k = 0; k < 4; k++) {
			contacts.push(on(i, k));
			put("paint", block(0.01, 0.008, 0.01, { bevel: 0 }), on(i, k), { tint: "#e7c26a" });
		}
	}
	put(
		"paint",
		sweep(
			curve([on(2, 0), [-0.15, 0.04, -0.05], [-0.16, -0.05, -0.07], [-0.12, -0.2, -0.1], [-0.1, -0.33, -0.12]], 16),
			{ radius: 0.0042, sides: 6 },
		),
		[0, 0, 0],
		{ tint: "#f3f0fa" },
	);
	put("paint", block(0.06, 0.04, 0.02, { bevel: 0.006 }), [-0.1, -0.365, -0.14], { tint: "#241a3a" });
	return contacts;
}

/** Contacts that hear something light up in two groups; the other group has drawn back into the cortex. */
function flicker(model: Model, parent: ModelNode, contacts: readonly Vec3[]): Channel[] {
	return [0, 1].map((group) => {
		const node = `cortex-signal-${group + 1}`;
		const put = onto(model, model.node(node, { parent }));
		contacts.forEach((at, i) => {
			if ((i * 5 + Math.floor(i / 3)) % 2 === group) put("light", sphere(0.0085, { segments: 6, rings: 4 }), at);
		});
		const times = Array.from({ length: 25 }, (_, n) => n / 3);
		const values = times.map((_, n): Vec3 => ((n * 3 + group * 4) % 7 < 3 ? [0, 0, 0] : [0.03, -0.012, 0]));
		return { node, path: "translation", times, values, steps: true } as const;
	});
}
