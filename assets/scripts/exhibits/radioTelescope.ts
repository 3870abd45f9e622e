import { Model } from "#assets/scripts/mesh/Model.ts";
import { aboutAxis, type Quat } from "#assets/scripts/mesh/quaternion.ts";
import {
	block,
	circle,
	cylinder,
	extrude,
	lathe,
	type Point2,
	sheet,
	sweep,
	torus,
} from "#assets/scripts/mesh/shapes.ts";
import { add, scale, type Vec3 } from "#assets/scripts/mesh/vec3.ts";
import { onto } from "./onto.ts";

const RADIUS = 0.34;
const FOCUS = 0.26;
/** Above the elevation axis, in the dish's own frame. */
const VERTEX = 0.075;
const AXIS_Y = 0.47;

/** A 40-metre radio telescope at 1:60, following a source: wheels on a rail turn it round, the dish tips. 0.9 m tall. */
export function radioTelescope(): Model {
	const model = new Model("radio-telescope", {
		paint: { colour: "#ffffff", roughness: 0.45 },
		steel: { colour: "#ffffff", metallic: 0.7, roughness: 0.45 },
		light: { colour: "#ff5a4a", emissive: "#ff3b28" },
	});
	const ground = onto(model, model.node("ground"));
	ground("paint", extrude(circle(0.39, 56), 0.03, { bevel: 0.006 }), [0, 0, 0], { tint: "#7f9a6b" });
	ground("paint", extrude(circle(0.31, 56), 0.012, { bevel: 0.004 }), [0, 0.028, 0], { tint: "#b9b7ae" });
	ground("steel", torus(0.268, 0.006, { segments: 56, sides: 6 }), [0, 0.042, 0], { tint: "#6d747a" });
	ground("paint", cylinder(0.075, 0.055, { segments: 28, bevel: 0.006 }), [0, 0.038, 0], { tint: "#d9d7cf" });
	// Hut, car and path: what tells its size.
	ground("paint", block(0.07, 0.038, 0.045, { bevel: 0.003 }), [-0.31, 0.029, 0.165], { tint: "#eceae2" });
	ground("paint", block(0.078, 0.008, 0.053, { bevel: 0.003 }), [-0.31, 0.066, 0.165], { tint: "#2b3152" });
	ground("paint", block(0.012, 0.024, 0.002, { bevel: 0 }), [-0.3, 0.03, 0.188], { tint: "#2b3152" });
	ground("paint", block(0.034, 0.014, 0.018, { bevel: 0.005 }), [-0.235, 0.03, 0.262], {
		turn: [0, 0.5, 0],
		tint: "#c8412f",
	});

	const mount = model.node("mount", { extras: { part: "mount" } });
	const frame = onto(model, mount);
	const strut = (a: Vec3, b: Vec3, r = 0.007) =>
		frame("steel", sweep([a, b], { radius: r, sides: 6 }), [0, 0, 0], { tint: "#e3e6e8" });
	for (const x of [-0.19, 0.19]) {
		for (const z of [-0.19, 0.19]) {
			frame("paint", block(0.075, 0.034, 0.05, { bevel: 0.006 }), [x, 0.062, z], {
				turn: [0, Math.sign(x * z) * 0.785, 0],
				tint: "#3a4468",
			});
			for (const d of [-0.02, 0.02])
				frame(
					"steel",
					cylinder(0.013, 0.012, { segments: 14, bevel: 0.002 }),
					[x + d * 0.7 - Math.sign(x) * 0.004, 0.056, z - Math.sign(x * z) * d * 0.7 - Math.sign(z) * 0.004],
					{
						turn: [Math.PI / 2, Math.sign(x * z) * 0.785 + Math.PI / 2, 0],
						tint: "#4a4f55",
					},
				);
			strut([x, 0.09, z], [Math.sign(x) * 0.185, AXIS_Y - 0.03, Math.sign(z) * 0.024], 0.0095);
			strut([x, 0.09, z], [0, 0.1, 0]);
		}
		const s = Math.sign(x);
		strut([x, 0.1, -0.19], [x, 0.1, 0.19], 0.0085);
		strut([s * 0.187, 0.27, -0.107], [s * 0.187, 0.27, 0.107]);
		strut([x, 0.1, 0], [s * 0.187, 0.27, 0.107], 0.005);
		strut([x, 0.1, 0], [s * 0.187, 0.27, -0.107], 0.005);
		strut([s * 0.187, 0.27, 0.107], [s * 0.185, 0.4, -0.048], 0.004);
		strut([s * 0.187, 0.27, -0.107], [s * 0.185, 0.4, 0.048], 0.004);
		frame("paint", block(0.05, 0.06, 0.075, { bevel: 0.01 }), [s * 0.185, AXIS_Y - 0.035, 0], { tint: "#3a4468" });
	}
	for (const z of [-0.19, 0.19]) {
		strut([-0.19, 0.1, z], [0.19, 0.1, z], 0.0085);
		strut([0, 0.1, z], [0, 0.1, 0]);
	}
	frame("paint", block(0.13, 0.06, 0.1, { bevel: 0.006 }), [0, 0.105, 0], { tint: "#e9ecee" });
	frame("paint", block(0.06, 0.05, 0.06, { bevel: 0.006 }), [0.12, 0.105, -0.1], { tint: "#dfe3e6" });
	for (let i = 0; i < 9; i++)
		frame("steel", block(0.03, 0.003, 0.012, { bevel: 0 }), [-0.19, 0.11 + i * 0.035, 0.205 - i * 0.0165], {
			tint: "#8d959c",
		});

	// The dish looks along its own +Y; tipping it is a turn about X.
	const dish = model.node("dish", { parent: mount, at: [0, AXIS_Y, 0], extras: { part: "dish" } });
	const bowl = onto(model, dish);
	const depth = (r: number): number => VERTEX + r ** 2 / (4 * FOCUS);
	const at = (r: number, a: number, lift = 0): Vec3 => [Math.sin(a) * r, depth(r) + lift, Math.cos(a) * r];
	const rings = [0.035, 0.11, 0.19, 0.265, RADIUS];
	rings.slice(1).forEach((outer, k) => {
		const inner = rings[k] as number;
		const count = k === 0 ? 12 : 24;
		for (let i = 0; i < count; i++) {
			const tone = 0.86 + 0.1 * ((i * 7 + k * 5) % 4) * 0.25;
			bowl(
				"paint",
				sheet(2, 2, (u, v) => {
					const gap = 0.0012;
					const r = inner + gap + (outer - inner - 2 * gap) * u;
					return at(r, ((i + 0.5 + (v - 0.5) * (1 - (gap * count) / (r * Math.PI))) / count) * Math.PI * 2, 0.003);
				}),
				[0, 0, 0],
				{ tint: () => [tone, tone, tone * 0.99] },
			);
		}
	});
	const back: Point2[] = [0.02, 0.08, 0.14, 0.2, 0.26, 0.31, RADIUS].map((r) => [r, depth(r) - 0.004] as const);
	bowl("paint", lathe(back, 48), [0, 0, 0], { tint: "#aeb6bd" });
	// The same shell seen from within, dark between the panels.
	bowl(
		"paint",
		lathe(
			[...back].reverse().map(([r, y]) => [r, y + 0.003] as const),
			48,
		),
		[0, 0, 0],
		{ tint: "#4b5157" },
	);
	bowl("steel", torus(RADIUS, 0.0055, { segments: 48, sides: 6 }), [0, depth(RADIUS), 0], { tint: "#dfe3e6" });
	const rod = (a: Vec3, b: Vec3, r: number, tint = "#cfd5da") =>
		bowl("steel", sweep([a, b], { radius: r, sides: 5 }), [0, 0, 0], { tint });
	for (let i = 0; i < 16; i++) {
		const a = ((i + 0.5) / 16) * Math.PI * 2;
		const deep: Vec3 = [Math.sin(a) * 0.19, depth(0.19) - 0.05, Math.cos(a) * 0.19];
		rod([Math.sin(a) * 0.075, -0.02, Math.cos(a) * 0.075], deep, 0.0042);
		rod(deep, at(0.325, a, -0.006), 0.0042);
		rod(deep, at(0.2, a, -0.004), 0.0032);
		rod(deep, at(0.11, a, -0.004), 0.0032);
	}
	bowl("steel", torus(0.19, 0.005, { segments: 32, sides: 5 }), [0, depth(0.19) - 0.05, 0], { tint: "#cfd5da" });
	bowl("paint", cylinder(0.085, 0.085, { segments: 24, bevel: 0.006 }), [0, -0.03, 0], { tint: "#e3e6e8" });
	bowl("steel", cylinder(0.024, 0.39, { segments: 16 }), [-0.195, 0, 0], {
		turn: [0, 0, -Math.PI / 2],
		tint: "#7b8289",
	});
	// The toothed sector it is driven by, and its counterweights.
	const sector = Array.from({ length: 19 }, (_, i): Vec3 => {
		const a = ((i / 18) * 2 - 1) * 1.45;
		return [0, -Math.cos(a) * 0.2, Math.sin(a) * 0.2];
	});
	bowl(
		"steel",
		sweep(sector, {
			radius: 0.012,
			section: [
				[-1, -0.6],
				[1, -0.6],
				[1, 0.6],
				[-1, 0.6],
			],
		}),
		[0, 0, 0],
		{ tint: "#9aa2a9" },
	);
	for (const a of [-1.4, -0.7, 0, 0.7, 1.4])
		rod([0, -Math.cos(a) * 0.05, Math.sin(a) * 0.05], [0, -Math.cos(a) * 0.198, Math.sin(a) * 0.198], 0.006);
	for (const x of [-0.055, 0.055]) {
		rod([x, -0.03, 0], [x, -0.15, 0], 0.009);
		bowl("paint", block(0.05, 0.06, 0.11, { bevel: 0.01 }), [x, -0.2, 0], { tint: "#3a4468" });
	}
	const top = VERTEX + FOCUS - 0.02;
	for (let i = 0; i < 4; i++) {
		const a = Math.PI / 4 + (i * Math.PI) / 2;
		const foot = at(0.235, a);
		const head: Vec3 = [Math.sin(a) * 0.03, top, Math.cos(a) * 0.03];
		rod(foot, head, 0.0048, "#f1f2f2");
		rod(add(scale(foot, 0.5), scale(head, 0.5)), at(0.15, a), 0.003, "#f1f2f2");
	}
	bowl(
		"paint",
		lathe(
			[
				[0, -0.014],
				[0.03, -0.008],
				[0.05, 0.004],
				[0.05, 0.012],
				[0.034, 0.034],
				[0, 0.036],
			],
			28,
		),
		[0, top, 0],
		{ tint: "#eef0f0" },
	);
	bowl("paint", cylinder(0.034, 0.1, { segments: 22, top: 0.02, bevel: 0.003 }), [0, VERTEX, 0], { tint: "#2b3152" });
	bowl("steel", cylinder(0.016, 0.01, { segments: 16, bevel: 0.001 }), [0, VERTEX + 0.099, 0], { tint: "#e0b04a" });
	bowl("light", cylinder(0.007, 0.012, { segments: 10, bevel: 0.002 }), [0, top + 0.035, 0]);

	// Rising, passing the meridian, setting, and back: as smooth as a drive of forty tonnes must be.
	const seconds = 24;
	const steps = 48;
	const times: number[] = [];
	const round: Quat[] = [];
	const tip: Quat[] = [];
	for (let i = 0; i <= steps; i++) {
		const way = Math.sin((i / steps) * Math.PI * 2);
		times.push((i / steps) * seconds);
		round.push(aboutAxis([0, 1, 0], way * 1.0));
		tip.push(aboutAxis([1, 0, 0], 0.46 + 0.48 * way * way));
	}
	model.animate("following a source", [
		{ node: "mount", path: "rotation", times, values: round },
		{ node: "dish", path: "rotation", times, values: tip },
	]);
	return model;
}
