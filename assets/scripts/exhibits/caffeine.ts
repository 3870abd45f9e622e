import { Model, spin } from "#assets/scripts/mesh/Model.ts";
import { circle, cylinder, extrude, lathe, sphere, sweep } from "#assets/scripts/mesh/shapes.ts";
import { add, cross, length, normalize, scale, subtract, type Vec3 } from "#assets/scripts/mesh/vec3.ts";
import { onto } from "./onto.ts";

/** Metres to the ångström. */
const SCALE = 0.052;
const Y = 0.3;

/** 1,3,7-trimethylxanthine: places in ångström of a planar purine with ideal bond lengths. */
const ATOMS: readonly (readonly [element: keyof typeof ELEMENTS, x: number, y: number, z: number])[] = [
	["C", 1.073, 0.049, 0],
	["N", 2.514, 0.013, 0],
	["C", 3.352, 1.096, 0],
	["N", 4.619, 0.73, 0],
	["C", 4.579, -0.631, 0],
	["C", 3.301, -1.103, 0],
	["C", 2.981, -2.487, 0],
	["O", 1.825, -2.9, 0],
	["N", 4.114, -3.304, 0],
	["C", 5.452, -2.856, 0],
	["O", 6.389, -3.66, 0],
	["N", 5.662, -1.477, 0],
	["C", 7.009, -0.936, 0],
	["C", 3.921, -4.741, 0],
	["H", 0.734, 1.088, 0],
	["H", 0.712, -0.457, 0.899],
	["H", 0.712, -0.457, -0.899],
	["H", 2.993, 2.118, 0],
	["H", 7.765, -1.726, 0],
	["H", 7.149, -0.321, 0.895],
	["H", 7.149, -0.321, -0.895],
	["H", 2.865, -5.023, 0],
	["H", 4.401, -5.164, 0.888],
	["H", 4.401, -5.164, -0.888],
];
const ELEMENTS = {
	C: { tint: "#3a3f44", radius: 0.34 },
	N: { tint: "#2b57c9", radius: 0.34 },
	O: { tint: "#d6332b", radius: 0.33 },
	H: { tint: "#f2f3ee", radius: 0.23 },
} as const;
/** By the order above. */
const DOUBLE = new Set(["2-3", "4-5", "6-7", "9-10"]);
const METHYLS: Readonly<Record<string, readonly number[]>> = {
	"methyl-7": [0, 14, 15, 16],
	"methyl-3": [12, 18, 19, 20],
	"methyl-1": [13, 21, 22, 23],
};

/** Caffeine in balls and sticks, slowly turning; its three methyl groups come off. 0.55 m tall. */
export function caffeine(): Model {
	const model = new Model("caffeine", {
		atom: { colour: "#ffffff", roughness: 0.28 },
		metal: { colour: "#c9ced2", metallic: 1, roughness: 0.3 },
	});
	const stand = onto(model, model.node("stand"));
	stand("atom", extrude(circle(0.14, 40), 0.024, { bevel: 0.006 }), [0, 0, 0], { tint: "#12361f" });
	stand("metal", cylinder(0.007, 0.1, { segments: 14 }), [0, 0.02, 0]);
	stand(
		"metal",
		lathe(
			[
				[0.026, 0],
				[0.01, 0.014],
			],
			20,
		),
		[0, 0.024, 0],
	);
	const molecule = model.node("molecule", { at: [0, Y, 0] });
	const nodes = new Map<number, ReturnType<typeof onto>>();
	const core = onto(model, model.node("xanthine", { parent: molecule, extras: { part: "xanthine" } }));
	for (const [name, atoms] of Object.entries(METHYLS)) {
		const put = onto(model, model.node(name, { parent: molecule, extras: { part: name } }));
		for (const i of atoms) nodes.set(i, put);
	}
	const at = (i: number): Vec3 => {
		const [, x, y, z] = ATOMS[i] as (typeof ATOMS)[number];
		return [(x - 4.05) * SCALE, (y + 1.75) * SCALE, z * SCALE];
	};
	ATOMS.forEach(([element], i) => {
		const { tint, radius } = ELEMENTS[element];
		const put = nodes.get(i) ?? core;
		put("atom", sphere(radius * SCALE, { segments: 14, rings: 9 }), at(i), { tint });
		for (let j = i + 1; j < ATOMS.length; j++) {
			const way = subtract(at(j), at(i));
			const far = length(way) / SCALE;
			const other = ATOMS[j]?.[0];
			if (far > (element === "H" || other === "H" ? 1.25 : 1.62)) continue;
			// A stick belongs to the methyl group it holds on to.
			const stick = nodes.get(i) ?? nodes.get(j) ?? core;
			const side = scale(normalize(cross(way, [0, 0, 1])), DOUBLE.has(`${i}-${j}`) ? 0.0052 : 0);
			for (const sign of DOUBLE.has(`${i}-${j}`) ? [-1, 1] : [1]) {
				const shift = scale(side, sign);
				stick(
					"atom",
					sweep([add(at(i), shift), add(at(j), shift)], {
						radius: DOUBLE.has(`${i}-${j}`) ? 0.0034 : 0.0052,
						sides: 8,
					}),
					[0, 0, 0],
					{ tint: "#b4bab2" },
				);
			}
		}
	});
	// From the stand's rod to the lowest carbon.
	stand(
		"metal",
		sweep(
			[
				[0, 0.118, 0],
				[-0.006, 0.14, 0],
			],
			{ radius: 0.005, sides: 8 },
		),
	);
	model.animate("turning", [spin("molecule", [0, 1, 0], 16)]);
	return model;
}
