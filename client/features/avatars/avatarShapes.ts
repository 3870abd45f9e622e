import type { AVATAR_BODIES } from "#shared/features/roster/look.ts";
import { Decal, Paint, Part, PartBuilder, type Ring } from "./PartBuilder.ts";

export type BodyName = (typeof AVATAR_BODIES)[number];

/** What the moving parts must know of a body's shape. Metres, at the height at which the shapes are made. */
export interface BodyProportions {
	/** How much higher or lower than the wearer's eyes this body carries its own. */
	readonly lift: number;
	readonly shoulderX: number;
	readonly shoulderY: number;
	/** Where a resting hand hangs. */
	readonly restX: number;
	readonly restY: number;
	/** From the eyes up to where a name can stand. */
	readonly crown: number;
}

/** Bodies are made for eyes at this height; the shader stretches them to the wearer's. */
export const MADE_FOR_EYES = 1.6;

export const PROPORTIONS: Readonly<Record<BodyName, BodyProportions>> = {
	round: { lift: -0.1, shoulderX: 0.19, shoulderY: 1.22, restX: 0.355, restY: 0.72, crown: 0.27 },
	slim: { lift: 0, shoulderX: 0.15, shoulderY: 1.265, restX: 0.265, restY: 0.76, crown: 0.3 },
	tall: { lift: 0.12, shoulderX: 0.19, shoulderY: 1.28, restX: 0.3, restY: 0.74, crown: 0.25 },
	robot: { lift: -0.02, shoulderX: 0.225, shoulderY: 1.19, restX: 0.34, restY: 0.72, crown: 0.37 },
};

/** Darker under the head and towards the floor: the light of the hall comes from above. */
const torsoLight = (_x: number, y: number): number => {
	const floor = Math.min(1, 0.62 + y * 0.55);
	const neck = y > 1.22 ? 1 - Math.min(1, (y - 1.22) / 0.2) * 0.42 : 1;
	return floor * neck;
};
const headLight = (_x: number, y: number): number => Math.min(1, 0.86 + y * 0.9);
const footLight = () => 0.72;

const torso = { part: Part.torso, light: torsoLight } as const;
const head = { part: Part.head, light: headLight } as const;

/** The face is thrown onto the front of a head; the eyes are the origin. */
const face = (half: number, y = -0.025) => ({ kind: Decal.face, x: 0, y, half });
const chest = (y: number, half: number) => ({ kind: Decal.chest, x: 0, y, half });

function feet(builder: PartBuilder, apart: number, size: number): void {
	for (const side of [-1, 1]) {
		const part = side < 0 ? Part.leftFoot : Part.rightFoot;
		builder.blob([apart * side, 0.05 * size, -0.035], [0.078 * size, 0.058 * size, 0.128 * size], {
			part,
			paint: Paint.shade,
			light: footLight,
			square: 2.4,
			around: 16,
			along: 8,
		});
	}
}

/** A cuff of the second colour along the hem. */
function withHem(builder: PartBuilder, rings: readonly Ring[], square: number, from: number, to: number): void {
	builder.turned(rings, { ...torso, paint: Paint.accent, square, from, to, swell: 0.006, along: 4 });
}

function round(): PartBuilder {
	const builder = new PartBuilder();
	const rings: Ring[] = [
		[0.075, 0.12, 0.1],
		[0.085, 0.225, 0.19],
		[0.24, 0.285, 0.245],
		[0.5, 0.315, 0.27, -0.012],
		[0.78, 0.295, 0.25, -0.012],
		[1.02, 0.25, 0.205],
		[1.25, 0.195, 0.155],
		[1.4, 0.13, 0.11],
		[1.5, 0.02, 0.02],
	];
	builder.turned(rings, { ...torso, paint: Paint.body, decal: chest(1.16, 0.21), around: 28, along: 22, square: 2.1 });
	withHem(builder, rings, 2.1, 0.125, 0.2);
	// A soft roll for a collar.
	builder.turned(
		[
			[1.345, 0.13, 0.115],
			[1.35, 0.172, 0.15],
			[1.395, 0.186, 0.166],
			[1.44, 0.165, 0.15],
			[1.445, 0.1, 0.1],
		],
		{ ...torso, paint: Paint.accent, along: 8 },
	);
	builder.blob([0, 0.0, 0.09], [0.215, 0.2, 0.195], {
		...head,
		paint: Paint.body,
		decal: face(0.19),
		square: 2.25,
		around: 28,
		along: 20,
	});
	for (const side of [-1, 1]) {
		builder.blob([0.155 * side, 0.16, 0.1], [0.072, 0.072, 0.042], {
			...head,
			paint: Paint.body,
			around: 14,
			along: 8,
		});
		builder.blob([0.155 * side, 0.16, 0.078], [0.044, 0.044, 0.03], {
			...head,
			paint: Paint.accent,
			around: 12,
			along: 7,
		});
	}
	feet(builder, 0.125, 1.12);
	return builder;
}

function slim(): PartBuilder {
	const builder = new PartBuilder();
	const rings: Ring[] = [
		[0.08, 0.1, 0.09],
		[0.09, 0.215, 0.185],
		[0.26, 0.195, 0.165],
		[0.52, 0.17, 0.145],
		[0.8, 0.152, 0.128],
		[1.02, 0.165, 0.132],
		[1.23, 0.176, 0.132],
		[1.36, 0.13, 0.105],
		[1.45, 0.06, 0.06],
		[1.52, 0.05, 0.05],
	];
	builder.turned(rings, { ...torso, paint: Paint.body, decal: chest(1.2, 0.17), around: 26, along: 24, square: 2.2 });
	withHem(builder, rings, 2.2, 0.115, 0.185);
	// A belt at the waist and a scarf whose end hangs behind.
	withHem(builder, rings, 2.2, 0.425, 0.465);
	builder.turned(
		[
			[1.345, 0.09, 0.08],
			[1.35, 0.132, 0.118],
			[1.395, 0.142, 0.13],
			[1.44, 0.114, 0.107],
			[1.445, 0.06, 0.06],
		],
		{ ...torso, paint: Paint.accent, along: 8 },
	);
	builder.blob([0.05, 1.2, 0.128], [0.045, 0.17, 0.022], {
		...torso,
		paint: Paint.accent,
		around: 12,
		along: 8,
		tilt: -0.12,
	});
	builder.blob([0, 0.01, 0.085], [0.168, 0.19, 0.168], {
		...head,
		paint: Paint.body,
		decal: face(0.165),
		square: 2.15,
		around: 28,
		along: 20,
	});
	// A bun and its ribbon.
	builder.blob([0, 0.205, 0.13], [0.082, 0.075, 0.082], { ...head, paint: Paint.body, around: 16, along: 10 });
	builder.turned(
		[
			[0.15, 0.055, 0.055, 0.123],
			[0.153, 0.078, 0.078, 0.124],
			[0.167, 0.078, 0.078, 0.126],
			[0.17, 0.055, 0.055, 0.127],
		],
		{ ...head, paint: Paint.accent, along: 6, around: 16 },
	);
	feet(builder, 0.085, 0.9);
	return builder;
}

function tall(): PartBuilder {
	const builder = new PartBuilder();
	const rings: Ring[] = [
		[0.085, 0.09, 0.08],
		[0.095, 0.175, 0.15],
		[0.28, 0.172, 0.145],
		[0.56, 0.172, 0.14],
		[0.84, 0.188, 0.145],
		[1.06, 0.212, 0.152],
		[1.24, 0.222, 0.15],
		[1.36, 0.165, 0.12],
		[1.43, 0.078, 0.072],
		[1.51, 0.058, 0.058],
	];
	builder.turned(rings, { ...torso, paint: Paint.body, decal: chest(1.2, 0.185), around: 26, along: 24, square: 2.5 });
	withHem(builder, rings, 2.5, 0.12, 0.17);
	builder.turned(
		[
			[1.355, 0.09, 0.085],
			[1.36, 0.128, 0.112],
			[1.455, 0.105, 0.098],
			[1.46, 0.07, 0.07],
		],
		{ ...torso, paint: Paint.accent, along: 6 },
	);
	builder.blob([0, -0.005, 0.075], [0.15, 0.172, 0.155], {
		...head,
		paint: Paint.body,
		decal: face(0.148),
		square: 2.3,
		around: 28,
		along: 20,
	});
	// A cap: its crown sits on the head, its peak shades the eyes.
	builder.blob([0, 0.062, 0.078], [0.158, 0.125, 0.163], {
		...head,
		paint: Paint.accent,
		around: 26,
		along: 8,
		above: 0.02,
	});
	builder.blob([0, 0.07, -0.1], [0.105, 0.013, 0.1], {
		...head,
		paint: Paint.accent,
		around: 18,
		along: 6,
		tilt: -0.12,
	});
	builder.blob([0, 0.185, 0.078], [0.022, 0.014, 0.022], { ...head, paint: Paint.body, around: 10, along: 5 });
	feet(builder, 0.09, 1);
	return builder;
}

function robot(): PartBuilder {
	const builder = new PartBuilder();
	const rings: Ring[] = [
		[0.13, 0.1, 0.09],
		[0.14, 0.19, 0.16],
		[0.22, 0.215, 0.18],
		[0.5, 0.225, 0.185],
		[0.86, 0.24, 0.19],
		[1.12, 0.25, 0.19],
		[1.24, 0.235, 0.175],
		[1.3, 0.17, 0.13],
		[1.305, 0.05, 0.05],
	];
	builder.turned(rings, { ...torso, paint: Paint.body, decal: chest(1.12, 0.19), around: 32, along: 22, square: 4 });
	withHem(builder, rings, 4, 0.15, 0.215);
	builder.turned(
		[
			[1.28, 0.075, 0.075],
			[1.33, 0.068, 0.068],
			[1.37, 0.075, 0.075],
			[1.41, 0.068, 0.068],
			[1.46, 0.075, 0.075],
		],
		{ ...torso, paint: Paint.grey, along: 12, around: 16 },
	);
	builder.blob([0, 0.0, 0.075], [0.215, 0.17, 0.165], {
		...head,
		paint: Paint.body,
		decal: { kind: Decal.screen, x: 0, y: -0.012, half: 0.185 },
		square: 4.2,
		around: 32,
		along: 22,
	});
	for (const side of [-1, 1]) {
		builder.blob([0.222 * side, 0, 0.085], [0.034, 0.07, 0.07], {
			...head,
			paint: Paint.accent,
			around: 14,
			along: 8,
			square: 2.6,
		});
	}
	builder.capsule([0, 0.15, 0.085], [0, 0.25, 0.085], 0.011, { ...head, paint: Paint.grey, around: 8, along: 6 });
	builder.blob([0, 0.268, 0.085], [0.036, 0.036, 0.036], { ...head, paint: Paint.accent, around: 12, along: 8 });
	feet(builder, 0.12, 1.1);
	return builder;
}

export const BODY_SHAPES: Readonly<Record<BodyName, () => PartBuilder>> = { round, slim, tall, robot };

/** Anyone too far away for details: a few hundred vertices, arms at the sides. */
export function distantShape(): PartBuilder {
	const builder = new PartBuilder();
	const rings: Ring[] = [
		[0.02, 0.16, 0.14],
		[0.3, 0.22, 0.19],
		[0.75, 0.21, 0.18],
		[1.15, 0.2, 0.15],
		[1.36, 0.13, 0.1],
		[1.45, 0.03, 0.03],
	];
	builder.turned(rings, { ...torso, paint: Paint.body, around: 10, along: 7 });
	builder.turned(rings, { ...torso, paint: Paint.accent, around: 10, along: 1, from: 0.78, to: 0.88, swell: 0.012 });
	for (const side of [-1, 1]) {
		builder.blob([0.27 * side, 0.95, 0], [0.05, 0.27, 0.055], {
			...torso,
			paint: Paint.body,
			around: 6,
			along: 4,
			roll: 0.22 * side,
		});
	}
	builder.blob([0, 0, 0.085], [0.185, 0.185, 0.175], {
		...head,
		paint: Paint.body,
		decal: face(0.175),
		around: 12,
		along: 8,
	});
	return builder;
}

/**
 * An arm from the shoulder (u = 0) to the wrist (u = 1), as a straight tube along y that the shader bends, and a mitten
 * at the wrist: fingers along −Z, back of the hand up, the thumb of the right hand at −X. The shader mirrors the left.
 */
export function armShape(): PartBuilder {
	const builder = new PartBuilder();
	const sleeve = (paint: Paint, from: number, to: number, swell: number, along: number) =>
		builder.turned(
			[
				[-0.06, 0.002, 0.002],
				[-0.045, 0.038, 0.038],
				[0, 0.062, 0.062],
				[0.25, 0.058, 0.058],
				[0.6, 0.048, 0.048],
				[0.92, 0.044, 0.044],
				[0.96, 0.042, 0.042],
				[1, 0.03, 0.03],
			],
			{ part: Part.arm, paint, around: 12, along, from, to, swell, light: () => 0.93 },
		);
	sleeve(Paint.body, 0, 1, 0, 20);
	sleeve(Paint.accent, 0.635, 0.725, 0.008, 5);
	const glove = { paint: Paint.pale, light: () => 0.97 } as const;
	builder.blob([0, 0, -0.045], [0.046, 0.03, 0.06], { ...glove, part: Part.palm, around: 14, along: 9, square: 2.4 });
	builder.capsule([-0.024, 0.004, -0.09], [-0.026, 0.004, -0.15], 0.0165, { ...glove, part: Part.index });
	builder.blob([0.018, 0.002, -0.118], [0.034, 0.021, 0.05], {
		...glove,
		part: Part.fingers,
		around: 12,
		along: 9,
		square: 2.6,
	});
	builder.capsule([-0.038, 0, -0.035], [-0.072, 0.004, -0.078], 0.0175, { ...glove, part: Part.thumb });
	return builder;
}
