import { Model, type Rgb, spin } from "#assets/scripts/mesh/Model.ts";
import { board, cylinder, extrude, lathe, type Point2, roundedRectangle } from "#assets/scripts/mesh/shapes.ts";
import type { Vec3 } from "#assets/scripts/mesh/vec3.ts";
import { onto } from "./onto.ts";

/** A finished 300 mm wafer in a ring, turning slowly so that its lines break the light; the dies that failed are inked. */
export function siliconWafer(): Model {
	const model = new Model("silicon-wafer", {
		paint: { colour: "#ffffff", roughness: 0.5 },
		metal: { colour: "#ffffff", metallic: 1, roughness: 0.3 },
		silicon: { colour: "#ffffff", metallic: 0.85, roughness: 0.16 },
	});
	const foot = onto(model, model.node("stand"));
	foot("paint", extrude(roundedRectangle(0.3, 0.2, 0.03, 4), 0.018, { bevel: 0.004 }), [0, 0, 0], { tint: "#24140b" });
	foot("metal", cylinder(0.014, 0.07, { segments: 12, bevel: 0.002 }), [0, 0.017, -0.03], { tint: "#c3966a" });
	const leaning = model.node("ring", { at: [0, 0.285, -0.01], turn: [-0.22, 0, 0] });
	const ring = onto(model, leaning);
	ring(
		"metal",
		lathe(
			[
				[0.207, 0],
				[0.222, 0],
				[0.222, 0.016],
				[0.207, 0.016],
				[0.207, 0],
			],
			56,
		),
		[0, 0, -0.008],
		{ turn: [Math.PI / 2, 0, 0], tint: "#e2a45c" },
	);
	for (let i = 0; i < 3; i++) {
		const a = Math.PI / 2 + (i * Math.PI * 2) / 3;
		ring(
			"metal",
			cylinder(0.008, 0.026, { segments: 8, bevel: 0.002 }),
			[Math.cos(a) * 0.203, Math.sin(a) * 0.203, -0.013],
			{ turn: [Math.PI / 2, 0, 0], tint: "#d6d9dd" },
		);
	}

	const wafer = model.node("wafer", { parent: leaning, extras: { part: "wafer" } });
	const put = onto(model, wafer);
	const outline: Point2[] = [];
	for (let i = 0; i < 72; i++) {
		const a = (i / 72) * Math.PI * 2;
		// The notch tells the machines which way the crystal lies.
		const r = i === 54 ? 0.19 : 0.2;
		outline.push([Math.cos(a) * r, Math.sin(a) * r]);
	}
	put("silicon", extrude(outline, 0.004, { bevel: 0.001 }), [0, 0, -0.002], {
		turn: [Math.PI / 2, 0, 0],
		tint: "#7d86a0",
	});
	const [w, h] = [0.0265, 0.0335];
	for (let i = -8; i <= 7; i++)
		for (let k = -6; k <= 5; k++) {
			const [x, y] = [(i + 0.5) * w, k * h];
			const far = Math.max(...[x - w / 2, x + w / 2].flatMap((px) => [y, y + h].map((py) => Math.hypot(px, py))));
			if (far > 0.194) continue;
			const inked = (i * 13 + k * 29 + 400) % 31 === 0;
			put("silicon", board(w - 0.0022, h - 0.0022, 0.0012), [x, y, 0.002], { tint: inked ? "#2a2a30" : fringe });
			if (!inked) {
				put("silicon", board(w * 0.42, h * 0.5, 0.0006), [x - w * 0.16, y + h * 0.38, 0.0032], {
					tint: (p, n) => dim(fringe(p, n), 0.72),
				});
			}
		}
	model.animate("turning", [spin("wafer", [0, 0, 1], 40)]);
	return model;
}

/** The colours that fine lines make of white light: bands that bend across the disc. */
function fringe([x, y]: Vec3, _: Vec3): Rgb {
	const phase = (x * 0.9 + y * 1.5) * 16 + Math.hypot(x - 0.12, y - 0.16) * 22;
	const band = (shift: number) => 0.2 + 0.8 * (0.5 + 0.5 * Math.cos(phase + shift)) ** 1.5;
	return [band(0), band(2.2), band(4.1) * 1.08];
}

const dim = ([r, g, b]: Rgb, by: number): Rgb => [r * by, g * by, b * by];
