import type { Model, ModelNode, Rgb, Tint } from "#assets/scripts/mesh/Model.ts";
import { place, type Surface } from "#assets/scripts/mesh/Surface.ts";
import { sphere, sweep, torus } from "#assets/scripts/mesh/shapes.ts";
import { ball, blend, type Field, limb, minus, surfaceNets } from "#assets/scripts/mesh/surfaceNets.ts";
import type { Vec3 } from "#assets/scripts/mesh/vec3.ts";

/** A virtual person's face, about the pivot at the top of the neck, the head 0.21 m high and looking to +Z. */
export function faceField(): Field {
	const face: Field = blend(
		0.03,
		ball(0, 0.105, -0.006, 0.087, 0.1, 0.096),
		ball(0, 0.052, 0.018, 0.066, 0.066, 0.07),
		ball(0, 0.006, 0.052, 0.022, 0.016, 0.018),
		ball(-0.042, 0.055, 0.046, 0.026),
		ball(0.042, 0.055, 0.046, 0.026),
	);
	const nose: Field = blend(
		0.012,
		limb([0, 0.088, 0.084], [0, 0.058, 0.1], 0.006, 0.0085),
		ball(0, 0.056, 0.096, 0.0125, 0.008, 0.009),
	);
	const sockets: Field = blend(
		0.004,
		ball(-0.034, 0.09, 0.1, 0.021, 0.014, 0.02),
		ball(0.034, 0.09, 0.1, 0.021, 0.014, 0.02),
	);
	const skull = blend(0.014, minus(face, sockets, 0.016), nose);
	const ears = blend(
		0.01,
		ball(-0.088, 0.072, -0.004, 0.012, 0.026, 0.018),
		ball(0.088, 0.072, -0.004, 0.012, 0.026, 0.018),
	);
	return blend(0.008, skull, ears);
}

/** Short hair with a quiff, about the head's pivot. */
export function shortHair(): Field {
	const cap: Field = blend(0.02, ball(0, 0.12, -0.014, 0.1, 0.1, 0.104), ball(0, 0.06, -0.05, 0.088, 0.06, 0.05));
	const hole: Field = blend(0.012, ball(0, 0.058, 0.1, 0.078, 0.098, 0.078), ball(0, 0.05, 0.03, 0.12, 0.056, 0.05));
	const quiff: Field = blend(
		0.018,
		limb([-0.05, 0.186, 0.06], [0.03, 0.204, 0.075], 0.02, 0.024),
		limb([0.03, 0.204, 0.075], [0.07, 0.176, 0.045], 0.024, 0.016),
	);
	return blend(0.016, minus(cap, hole, 0.01), quiff);
}

export const lipsField = (): Field =>
	blend(0.006, ball(0, 0.0245, 0.078, 0.02, 0.0055, 0.011), ball(0, 0.0185, 0.076, 0.015, 0.006, 0.011));

/** Colours a face's skin: redder over the cheekbones. `size` is the face's scale. */
export const blush =
	(skin: Rgb = [1, 1, 1], size = 1): Tint =>
	([px, py, pz]) => {
		const [x, y, z] = [px / size, py / size, pz / size];
		const red = Math.exp(-(((Math.abs(x) - 0.048) / 0.02) ** 2) - ((y - 0.05) / 0.016) ** 2) * (z > 0.03 ? 1 : 0);
		return [skin[0], skin[1] * (1 - 0.22 * red), skin[2] * (1 - 0.2 * red)];
	};

interface FaceLook {
	readonly iris: string;
	readonly lips?: string;
	/** Skin and hair as tints, for models whose materials are white; without, they are their material's. */
	readonly skin?: Rgb;
	readonly hair?: string;
	/** Names of the model's materials. */
	readonly materials?: Readonly<Record<"skin" | "hair" | "cloth" | "eye" | "light", string>>;
	/** 1 is a head of 0.21 m. */
	readonly size?: number;
	/** Of the skin's grid in the face's own metres: coarser is lighter. */
	readonly cell?: number;
	/** Eyes drawn larger, for figures seen from afar. */
	readonly wide?: number;
	/** A mouth open on a vowel. */
	readonly singing?: boolean;
	/** The skull's back is left out, where hair covers it. */
	readonly covered?: boolean;
}

/** Below this scale nobody sees an eye's facets. */
const SMALL = 0.6;
const MATERIALS = { skin: "skin", hair: "hair", cloth: "cloth", eye: "eye", light: "light" } as const;

/** Skin, lips, eyes, lids and brows; hair and what is worn are the figure's own. */
export function addFace(model: Model, head: ModelNode, look: FaceLook): void {
	const { lips = "#cf6471", skin = [1, 1, 1], materials = MATERIALS, size = 1, cell = 0.0113 } = look;
	const whole = faceField();
	const face: Field = look.covered ? (x, y, z) => Math.max(whole(x, y, z), -0.03 - z) : whole;
	model.add(materials.skin, surfaceNets(face, [-0.12, -0.04, -0.12], [0.12, 0.22, 0.13], cell), {
		node: head,
		scale: size,
		tint: blush(skin, size),
	});
	if (look.singing) {
		const mouth: Vec3 = [0, 0.024 * size, 0.0805 * size];
		const round = place(torus(0.0135, 0.0036, { segments: 14, sides: 6 }), {
			turn: [Math.PI / 2, 0, 0],
			scale: [1, 0.82, 1],
		});
		model.add(materials.cloth, round, { node: head, at: mouth, scale: size, tint: lips });
		model.add(materials.cloth, place(sphere(0.0125, { segments: 10, rings: 6 }), { scale: [1, 0.8, 0.45] }), {
			node: head,
			at: mouth,
			scale: size,
			tint: "#7a2036",
		});
	} else {
		model.add(
			materials.cloth,
			surfaceNets(lipsField(), [-0.034, 0.004, 0.05], [0.034, 0.042, 0.1], size < SMALL ? 0.008 : 0.006),
			{ node: head, scale: size, tint: lips },
		);
	}
	for (const side of [-1, 1] as const) addEye(model, head, side, look);
}

/** One eye with its lids and brow: 1 is her left, to +x. */
export function addEye(
	model: Model,
	head: ModelNode,
	side: 1 | -1,
	{ iris, skin = [1, 1, 1], hair = "#ffffff", materials = MATERIALS, size = 1, wide = 1 }: FaceLook,
): void {
	const detail = size < SMALL ? 0.6 : 1;
	const round = (radius: number, segments: number, rings: number): Surface =>
		sphere(radius, { segments: Math.ceil(segments * detail), rings: Math.ceil(rings * detail) });
	// About the eye's middle, which stays.
	const about = ([px, py, pz]: Vec3): Vec3 =>
		wide === 1
			? [px, py, pz]
			: [side * 0.034 + (px - side * 0.034) * wide, 0.087 + (py - 0.087) * wide, 0.0775 + (pz - 0.0775) * wide];
	const put = (material: string, surface: Surface, at: Vec3, turn: Vec3, tint: Tint) => {
		const [px, py, pz] = about(at);
		model.add(material, surface, {
			node: head,
			at: [px * size, py * size, pz * size],
			turn,
			scale: size * wide,
			tint,
		});
	};
	const skinTint: Tint = () => skin;

	const x = side * 0.034;
	const inward: Vec3 = [0, side * 0.16, 0];
	put(materials.eye, place(round(0.0165, 12, 8), { scale: [1.05, 0.8, 0.7] }), [x, 0.089, 0.0775], inward, "#fbfafc");
	put(
		materials.eye,
		place(round(0.0094, 14, 8), { scale: [1, 1.12, 0.42] }),
		[x + side * 0.0006, 0.0885, 0.087],
		inward,
		iris,
	);
	put(
		materials.eye,
		place(round(0.0052, 10, 6), { scale: [1, 1.15, 0.4] }),
		[x + side * 0.0008, 0.0885, 0.0898],
		inward,
		"#120d1c",
	);
	put(materials.light, round(0.0018, 6, 4), [x + 0.004, 0.0935, 0.0905], [0, 0, 0], "#ffffff");
	// The upper lid: without it she would stare.
	put(
		materials.skin,
		place(round(0.0176, 12, 8), { scale: [1.08, 0.62, 0.7] }),
		[x, 0.0966, 0.0772],
		[0.12, side * 0.16, 0],
		skinTint,
	);
	// Upper lid with lashes, and the brow.
	const lid = arc(0.0185, 0.4, 2.74, 9).map(
		([a, b]): Vec3 => [x + a * 1.04, 0.0865 + b * 0.66, 0.0912 - Math.abs(a) * 0.35 - (side * a > 0 ? 0.002 : 0)],
	);
	const sides = detail < 1 ? 4 : 6;
	const line = (radius: number) => (t: number) => radius + 0.0016 * Math.sin(Math.PI * t);
	put(materials.hair, sweep(lid, { radius: line(0.0009), sides }), [0, 0, 0], [0, 0, 0], hair);
	const brow = arc(0.03, 0.95, 2.1, 7).map(
		([a, b]): Vec3 => [x + a + side * 0.002, 0.0895 + b * 0.98, 0.0895 - Math.abs(x + a) * 0.33],
	);
	put(materials.hair, sweep(brow, { radius: line(0.0008), sides }), [0, 0, 0], [0, 0, 0], hair);
}

/** Points of a circle's arc, angles from +x towards +y. */
export const arc = (radius: number, from: number, to: number, count: number): readonly (readonly [number, number])[] =>
	Array.from({ length: count }, (_, i) => {
		const angle = from + ((to - from) * i) / (count - 1);
		return [Math.cos(angle) * radius, Math.sin(angle) * radius] as const;
	});
