import type { AVATAR_BODIES } from "#shared/features/roster/look.ts";
import {
	blob,
	capsule,
	Decal,
	hoop,
	mirrored,
	Paint,
	Part,
	type Piece,
	type Point,
	patch,
	type Ring,
	type Station,
	shell,
	tube,
	turned,
} from "./Piece.ts";

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
/** Below this a body goes with its legs. */
export const HIPS = 0.86;
/** The head turns about its neck, this far under the eyes. */
export const NECK_UNDER_EYES = 0.12;

export const PROPORTIONS: Readonly<Record<BodyName, BodyProportions>> = {
	round: { lift: -0.08, shoulderX: 0.17, shoulderY: 1.2, restX: 0.345, restY: 0.76, crown: 0.31 },
	slim: { lift: -0.02, shoulderX: 0.13, shoulderY: 1.24, restX: 0.285, restY: 0.78, crown: 0.36 },
	tall: { lift: 0.07, shoulderX: 0.175, shoulderY: 1.25, restX: 0.31, restY: 0.76, crown: 0.3 },
	robot: { lift: -0.02, shoulderX: 0.255, shoulderY: 1.2, restX: 0.36, restY: 0.74, crown: 0.38 },
	fox: { lift: 0, shoulderX: 0.145, shoulderY: 1.24, restX: 0.29, restY: 0.77, crown: 0.42 },
	astronaut: { lift: 0.02, shoulderX: 0.205, shoulderY: 1.2, restX: 0.37, restY: 0.76, crown: 0.32 },
	robe: { lift: 0.02, shoulderX: 0.135, shoulderY: 1.24, restX: 0.28, restY: 0.8, crown: 0.38 },
	rabbit: { lift: -0.04, shoulderX: 0.15, shoulderY: 1.22, restX: 0.31, restY: 0.77, crown: 0.58 },
};

/**
 * All pieces that a figure can have; what it lacks is not seen. Names say what most use them for: what a piece belongs to
 * and how it is painted is its own.
 */
export interface AvatarPieces {
	readonly head?: Piece;
	readonly hair?: Piece;
	readonly torso?: Piece;
	readonly hem?: Piece;
	readonly belt?: Piece;
	readonly collar?: Piece;
	readonly front?: Piece;
	readonly back?: Piece;
	readonly tip?: Piece;
	readonly nose?: Piece;
	readonly leftEar?: Piece;
	readonly rightEar?: Piece;
	readonly leftInner?: Piece;
	readonly rightInner?: Piece;
	readonly leftLeg?: Piece;
	readonly rightLeg?: Piece;
	readonly leftShoe?: Piece;
	readonly rightShoe?: Piece;
	/** An arm from the shoulder (y = 0) to the wrist (y = 1), as a straight tube that the shader bends. */
	readonly sleeve?: Piece;
	readonly cuff?: Piece;
	/** A right hand at the wrist: fingers along −Z, its back up, the thumb at −X. The shader mirrors the left. */
	readonly palm?: Piece;
	readonly index?: Piece;
	readonly fingers?: Piece;
	readonly thumb?: Piece;
	/** Arms of those who are too far away for arms that move. */
	readonly leftHanging?: Piece;
	readonly rightHanging?: Piece;
}

/** Darker under the head and towards the floor: the light of the hall comes from above. */
const torsoLight = (_x: number, y: number): number => {
	const floor = Math.min(1, 0.66 + y * 0.42);
	const neck = y > 1.24 ? 1 - Math.min(1, (y - 1.24) / 0.18) * 0.4 : 1;
	return floor * neck;
};
const headLight = (_x: number, y: number): number => Math.min(1, 0.9 + y * 0.7);
const legLight = (_x: number, y: number): number => 0.62 + Math.min(y, 0.5) * 0.3;

const torso = { part: Part.torso, light: torsoLight } as const;
const head = { part: Part.head, light: headLight } as const;

/** The face is thrown onto the front of a head; the eyes are the origin. */
const face = (half: number, y = -0.022) => ({ kind: Decal.face, x: 0, y, half });
const chest = (y: number, half: number) => ({ kind: Decal.chest, x: 0, y, half });

/** Both of a pair, given the right one. */
function pair<Name extends string>(
	name: Name,
	right: Piece,
	leftPart?: Part,
): Record<`left${Name}` | `right${Name}`, Piece> {
	return { [`right${name}`]: right, [`left${name}`]: mirrored(right, leftPart) } as Record<
		`left${Name}` | `right${Name}`,
		Piece
	>;
}

interface Legs {
	readonly x: number;
	readonly hip: number;
	readonly thigh: number;
	readonly ankle: number;
	readonly paint: Paint;
	readonly shoePaint: Paint;
	/** Half its width, height and length. */
	readonly shoe: Point;
	readonly square?: number;
}

function legs({ x, hip, thigh, ankle, paint, shoePaint, shoe, square = 2.9 }: Legs): AvatarPieces {
	const leg = tube(
		[
			[x * 0.9, hip, 0, thigh],
			[x * 0.95, hip * 0.66, 0, (thigh * 2 + ankle) / 3],
			[x, hip * 0.33, 0.002, (thigh + ankle * 2) / 3],
			[x, shoe[1] * 0.9, 0, ankle],
		],
		{ part: Part.rightLeg, paint, light: legLight },
	);
	const right = blob([x, shoe[1] * 0.86, -shoe[2] * 0.26], shoe, {
		part: Part.rightShoe,
		paint: shoePaint,
		light: () => 0.8,
		square,
	});
	return { ...pair("Leg", leg, Part.leftLeg), ...pair("Shoe", right, Part.leftShoe) };
}

interface Arms {
	/** Radius at the shoulder, the elbow and the wrist. */
	readonly radii: readonly [shoulder: number, elbow: number, wrist: number];
	readonly paint: Paint;
	readonly cuffPaint?: Paint;
	/** How much wider than the sleeve, and where along the arm it begins. */
	readonly cuff?: readonly [swell: number, from: number];
	/** A sleeve that one can see into. */
	readonly wide?: boolean;
	readonly handPaint: Paint;
	readonly handSize?: number;
	readonly square?: number;
}

function arms({
	radii,
	paint,
	cuffPaint,
	cuff,
	wide = false,
	handPaint,
	handSize = 1,
	square = 2.3,
}: Arms): AvatarPieces {
	const [shoulder, elbow, wrist] = radii;
	const light = (_x: number, y: number) => 0.96 - Math.max(0, y) * 0.06;
	const sleeve = turned(
		[
			[-0.1, shoulder * 0.35, shoulder * 0.35],
			[-0.02, shoulder * 0.96, shoulder * 0.96],
			[0.2, shoulder, shoulder],
			[0.5, elbow, elbow],
			[0.8, wrist, wrist],
			[0.95, wrist, wrist],
			[wide ? 0.955 : 0.98, 0.02, 0.02],
		],
		{ part: Part.arm, paint, light },
	);
	const s = handSize;
	const hand = { paint: handPaint, light: () => 0.99 } as const;
	const [swell, from] = cuff ?? [0.014, 0.82];
	return {
		sleeve,
		...(cuffPaint !== undefined && {
			cuff: turned(
				[
					[from, wrist, wrist],
					[from + 0.02, wrist + swell, wrist + swell],
					[0.97, wrist + swell, wrist + swell],
					[1, wide ? wrist * 0.6 : 0.028, wide ? wrist * 0.6 : 0.028],
				],
				{ part: Part.arm, paint: cuffPaint, light },
			),
		}),
		palm: blob([0, 0, -0.05 * s], [0.056 * s, 0.037 * s, 0.068 * s], { ...hand, part: Part.palm, square }),
		index: capsule([-0.03 * s, 0.003, -0.1 * s], [-0.032 * s, 0.003, -0.155 * s], 0.021 * s, {
			...hand,
			part: Part.index,
		}),
		fingers: blob([0.02 * s, 0.001, -0.122 * s], [0.041 * s, 0.026 * s, 0.058 * s], {
			...hand,
			part: Part.fingers,
			square: square + 0.3,
		}),
		thumb: capsule([-0.046 * s, 0, -0.04 * s], [-0.082 * s, 0.004, -0.082 * s], 0.022 * s, {
			...hand,
			part: Part.thumb,
		}),
		...pair("Hanging", blob([0.25, 0.98, 0], [elbow * 1.15, 0.28, elbow * 1.2], { ...torso, paint, roll: 0.24 })),
	};
}

const bearTorso = turned(
	[
		[0.4, 0.02, 0.02],
		[0.42, 0.16, 0.14],
		[0.5, 0.235, 0.205],
		[0.68, 0.277, 0.242, -0.01],
		[0.88, 0.272, 0.235, -0.01],
		[1.08, 0.232, 0.192],
		[1.24, 0.188, 0.15],
		[1.34, 0.14, 0.12],
		[1.44, 0.07, 0.07],
	],
	{ ...torso, paint: Paint.body, decal: chest(1.13, 0.185) },
);

const bear = (): AvatarPieces => ({
	head: blob([0, 0.012, 0], [0.228, 0.212, 0.202], { ...head, paint: Paint.body, decal: face(0.195), square: 2.3 }),
	nose: blob([0, -0.043, -0.2], [0.03, 0.021, 0.02], { ...head, paint: Paint.ink }),
	...pair("Ear", blob([0.165, 0.192, 0.01], [0.078, 0.078, 0.046], { ...head, paint: Paint.body })),
	...pair("Inner", blob([0.166, 0.19, -0.024], [0.047, 0.047, 0.026], { ...head, paint: Paint.accent })),
	torso: bearTorso,
	front: patch(bearTorso, { v: 0.41, halfU: 0.12, halfV: 0.17 }, { ...torso, paint: Paint.pale, swell: 0.01 }),
	back: blob([0, 0.6, 0.245], [0.062, 0.062, 0.06], { ...torso, paint: Paint.accent, flex: () => 0.02 }),
	collar: softCollar(1.36, 0.178, 0.162, 0.1, Paint.accent),
	...legs({
		x: 0.118,
		hip: 0.56,
		thigh: 0.108,
		ankle: 0.08,
		paint: Paint.body,
		shoePaint: Paint.deep,
		shoe: [0.1, 0.075, 0.138],
	}),
	...arms({
		radii: [0.084, 0.078, 0.068],
		paint: Paint.body,
		cuffPaint: Paint.accent,
		handPaint: Paint.body,
		handSize: 1.1,
	}),
});

/** A person's head: skin all round, hair behind, ears where theirs are. */
const person = { ...head, paint: Paint.pale, decal: face(0.18), square: 2.15 } as const;

const bunAndScarf = (): AvatarPieces => ({
	head: blob([0, 0, 0], [0.19, 0.2, 0.18], person),
	hair: blob([0, 0.012, 0.008], [0.212, 0.218, 0.204], {
		...head,
		paint: Paint.hair,
		tilt: 0.72,
		above: -0.16,
		square: 2.1,
	}),
	back: blob([0, 0.255, 0.075], [0.092, 0.085, 0.09], { ...head, paint: Paint.hair, flex: () => 0.004 }),
	tip: blob([0, 0.192, 0.055], [0.07, 0.026, 0.07], { ...head, paint: Paint.accent }),
	nose: blob([0, -0.03, -0.183], [0.017, 0.014, 0.014], { ...head, paint: Paint.pale }),
	...pair(
		"Ear",
		tube(
			[
				[0.168, 0.11, -0.085, 0.012],
				[0.192, 0.04, -0.075, 0.036],
				[0.198, -0.06, -0.06, 0.032],
				[0.186, -0.17, -0.06, 0.006],
			],
			{ ...head, paint: Paint.hair, flex: (_x, y) => Math.max(0, -y) * 0.06 },
		),
	),
	torso: turned(
		[
			[0.4, 0.02, 0.02],
			[0.405, 0.262, 0.232],
			[0.52, 0.24, 0.21],
			[0.7, 0.2, 0.172],
			[0.9, 0.165, 0.14],
			[1.06, 0.166, 0.136],
			[1.22, 0.168, 0.13],
			[1.33, 0.12, 0.105],
			[1.44, 0.075, 0.075],
		],
		{ ...torso, paint: Paint.body, decal: chest(1.1, 0.165), square: 2.15 },
	),
	hem: turned(
		[
			[0.398, 0.255, 0.225],
			[0.402, 0.272, 0.242],
			[0.455, 0.261, 0.231],
		],
		{ ...torso, paint: Paint.accent, square: 2.15 },
	),
	belt: belt(0.88, 0.95, 0.172, 0.148, Paint.deep),
	collar: softCollar(1.36, 0.172, 0.158, 0.115, Paint.accent),
	front: blob([0.075, 1.17, -0.14], [0.05, 0.17, 0.026], {
		...torso,
		paint: Paint.accent,
		tilt: 0.06,
		flex: (_x, y) => Math.max(0, 1.3 - y) * 0.05,
	}),
	...legs({
		x: 0.085,
		hip: 0.62,
		thigh: 0.068,
		ankle: 0.05,
		paint: Paint.ink,
		shoePaint: Paint.accent,
		shoe: [0.068, 0.075, 0.118],
	}),
	...arms({ radii: [0.066, 0.062, 0.064], paint: Paint.body, cuffPaint: Paint.accent, handPaint: Paint.pale }),
});

const hoodie = turned(
	[
		[0.66, 0.02, 0.02],
		[0.665, 0.186, 0.155],
		[0.72, 0.2, 0.168],
		[0.86, 0.2, 0.168],
		[1.02, 0.205, 0.162],
		[1.16, 0.214, 0.158],
		[1.27, 0.19, 0.14],
		[1.36, 0.11, 0.1],
		[1.44, 0.075, 0.075],
	],
	{ ...torso, paint: Paint.body, decal: chest(1.12, 0.185), square: 2.35 },
);

const cap = (): AvatarPieces => ({
	head: blob([0, 0, 0], [0.19, 0.2, 0.18], person),
	hair: blob([0, 0.0, 0.006], [0.204, 0.206, 0.196], {
		...head,
		paint: Paint.hair,
		tilt: 0.5,
		above: -0.12,
		square: 2.1,
	}),
	back: blob([0, 0.118, 0.004], [0.212, 0.142, 0.208], { ...head, paint: Paint.accent, square: 2.15 }),
	tip: blob([0, 0.082, -0.2], [0.165, 0.02, 0.155], {
		...head,
		paint: Paint.body,
		tilt: -0.3,
		light: (_x, y) => (y > 0.06 ? 0.95 : 0.6),
	}),
	nose: blob([0, -0.03, -0.183], [0.019, 0.016, 0.015], { ...head, paint: Paint.pale }),
	...pair("Ear", blob([0.196, -0.015, 0.015], [0.022, 0.046, 0.036], { ...head, paint: Paint.pale })),
	torso: hoodie,
	hem: belt(0.665, 0.725, 0.192, 0.161, Paint.deep, 2.35),
	// The hood lies behind the neck.
	collar: turned(
		[
			[1.265, 0.15, 0.12, 0.03],
			[1.285, 0.222, 0.186, 0.045],
			[1.375, 0.18, 0.168, 0.05],
			[1.4, 0.1, 0.1, 0.03],
		],
		{ ...torso, paint: Paint.body },
	),
	front: patch(
		hoodie,
		{ v: 0.33, halfU: 0.095, halfV: 0.075, square: 3.4 },
		{ ...torso, paint: Paint.deep, swell: 0.014 },
	),
	...pair("Inner", capsule([0.05, 1.285, -0.16], [0.055, 1.175, -0.172], 0.009, { ...torso, paint: Paint.white })),
	...legs({
		x: 0.1,
		hip: 0.76,
		thigh: 0.096,
		ankle: 0.062,
		paint: Paint.deep,
		shoePaint: Paint.white,
		shoe: [0.082, 0.075, 0.145],
	}),
	...arms({ radii: [0.074, 0.068, 0.06], paint: Paint.body, cuffPaint: Paint.deep, handPaint: Paint.pale }),
});

const robotTorso = turned(
	[
		[0.64, 0.02, 0.02],
		[0.645, 0.17, 0.14],
		[0.69, 0.222, 0.182],
		[0.85, 0.236, 0.19],
		[1.05, 0.25, 0.194],
		[1.2, 0.252, 0.19],
		[1.275, 0.226, 0.165],
		[1.3, 0.12, 0.1],
		[1.31, 0.02, 0.02],
	],
	{ ...torso, paint: Paint.body, decal: chest(1.1, 0.19), square: 3.6 },
);

const robot = (): AvatarPieces => ({
	head: blob([0, 0.005, 0.01], [0.232, 0.182, 0.18], {
		...head,
		paint: Paint.body,
		decal: { kind: Decal.screen, x: 0, y: -0.01, half: 0.195 },
		square: 4,
	}),
	...pair("Ear", blob([0.238, 0, 0.01], [0.036, 0.078, 0.078], { ...head, paint: Paint.accent, square: 2.6 })),
	back: capsule([0, 0.16, 0.01], [0, 0.275, 0.01], 0.013, { ...head, paint: Paint.grey, flex: antenna }),
	tip: blob([0, 0.298, 0.01], [0.04, 0.04, 0.04], { ...head, paint: Paint.accent, flex: antenna }),
	torso: robotTorso,
	belt: belt(0.78, 0.84, 0.236, 0.19, Paint.accent, 3.6),
	collar: turned(
		[
			[1.28, 0.1, 0.1],
			[1.32, 0.075, 0.075],
			[1.37, 0.09, 0.09],
			[1.46, 0.07, 0.07],
		],
		{ ...torso, paint: Paint.grey },
	),
	// A grille under the badge.
	front: patch(
		robotTorso,
		{ v: 0.475, halfU: 0.075, halfV: 0.035, square: 3.4 },
		{ ...torso, paint: Paint.ink, swell: 0.01 },
	),
	...pair("Inner", blob([0.262, 1.2, 0], [0.06, 0.082, 0.084], { ...torso, paint: Paint.accent })),
	...legs({
		x: 0.125,
		hip: 0.7,
		thigh: 0.066,
		ankle: 0.066,
		paint: Paint.grey,
		shoePaint: Paint.body,
		shoe: [0.1, 0.098, 0.15],
		square: 3.2,
	}),
	...arms({
		radii: [0.056, 0.05, 0.062],
		paint: Paint.grey,
		cuffPaint: Paint.body,
		cuff: [0.026, 0.7],
		handPaint: Paint.grey,
		handSize: 1.12,
		square: 3,
	}),
});

function antenna(_x: number, y: number): number {
	return Math.max(0, y - 0.16) * 0.12;
}

const fox = (): AvatarPieces => ({
	head: turned(
		[
			[-0.205, 0.02, 0.02],
			[-0.19, 0.1, 0.1, -0.01],
			[-0.12, 0.198, 0.165, -0.004],
			[-0.04, 0.232, 0.188],
			[0.06, 0.208, 0.188],
			[0.15, 0.15, 0.15],
			[0.195, 0.07, 0.075],
			[0.205, 0.01, 0.01],
		],
		{ ...head, paint: Paint.body, decal: face(0.19) },
	),
	nose: blob([0, -0.048, -0.262], [0.03, 0.023, 0.022], { ...head, paint: Paint.ink }),
	// The snout carries on the face, with its mouth.
	front: blob([0, -0.08, -0.185], [0.088, 0.062, 0.08], { ...head, paint: Paint.pale, decal: face(0.19) }),
	...pair("Ear", pointedEar(0.112, 0.095, 0.2, 0.365, 0.08, 0, Paint.body)),
	...pair("Inner", pointedEar(0.118, 0.12, 0.185, 0.315, 0.052, -0.024, Paint.ink)),
	torso: turned(
		[
			[0.58, 0.02, 0.02],
			[0.59, 0.15, 0.13],
			[0.66, 0.196, 0.168],
			[0.8, 0.19, 0.16],
			[0.95, 0.178, 0.148],
			[1.1, 0.182, 0.142],
			[1.23, 0.172, 0.134],
			[1.33, 0.12, 0.105],
			[1.44, 0.075, 0.075],
		],
		{ ...torso, paint: Paint.accent, decal: chest(1.1, 0.17), square: 2.1 },
	),
	hem: belt(0.588, 0.65, 0.19, 0.164, Paint.white, 2.1),
	collar: softCollar(1.355, 0.16, 0.148, 0.085, Paint.white),
	back: tube(
		[
			[0, 0.74, 0.09, 0.03],
			[0, 0.61, 0.21, 0.062],
			[0.015, 0.56, 0.38, 0.118],
			[0.04, 0.68, 0.5, 0.125],
			[0.055, 0.82, 0.53, 0.092],
		],
		{ ...torso, paint: Paint.body, flex: tail },
	),
	tip: tube(
		[
			[0.042, 0.7, 0.508, 0.118],
			[0.054, 0.83, 0.53, 0.1],
			[0.06, 0.93, 0.515, 0.05],
			[0.06, 0.985, 0.495, 0.004],
		],
		{ ...torso, paint: Paint.pale, flex: tail },
	),
	...legs({
		x: 0.095,
		hip: 0.7,
		thigh: 0.09,
		ankle: 0.055,
		paint: Paint.body,
		shoePaint: Paint.ink,
		shoe: [0.074, 0.066, 0.128],
	}),
	...arms({
		radii: [0.068, 0.062, 0.056],
		paint: Paint.body,
		cuffPaint: Paint.ink,
		cuff: [0.014, 0.72],
		handPaint: Paint.ink,
		handSize: 1.02,
	}),
});

function tail(_x: number, _y: number, z: number): number {
	return Math.max(0, z - 0.12) * 0.32;
}

function pointedEar(x: number, y: number, tipX: number, tipY: number, radius: number, z: number, paint: Paint): Piece {
	const at = (t: number, r: number): Station => [x + (tipX - x) * t, y + (tipY - y) * t, z, r];
	return tube([at(0, radius * 0.9), at(0.3, radius), at(0.7, radius * 0.52), at(1, 0.006)], {
		...head,
		paint,
		flat: 0.5,
		flex: (_x, height) => Math.max(0, height - 0.18) * 0.06,
	});
}

const astronaut = (): AvatarPieces => ({
	head: blob([0, -0.005, -0.01], [0.186, 0.19, 0.172], { ...person, decal: face(0.172) }),
	hair: shell([0, 0.01, 0.025], [0.262, 0.262, 0.25], 0.83, { ...head, paint: Paint.white }),
	belt: hoop(
		[0, 0.01, 0],
		[
			[0.2, -0.128],
			[0.192, -0.178],
			[0.15, -0.152],
		],
		{ ...head, paint: Paint.accent },
	),
	...pair("Ear", blob([0.258, 0, 0.03], [0.036, 0.072, 0.072], { ...head, paint: Paint.accent, square: 2.6 })),
	nose: blob([0, -0.028, -0.181], [0.017, 0.014, 0.014], { ...head, paint: Paint.pale }),
	torso: turned(
		[
			[0.56, 0.02, 0.02],
			[0.58, 0.18, 0.16],
			[0.68, 0.228, 0.198],
			[0.84, 0.226, 0.196],
			[1, 0.228, 0.188],
			[1.14, 0.232, 0.18],
			[1.26, 0.196, 0.155],
			[1.34, 0.13, 0.12],
			[1.44, 0.075, 0.075],
		],
		{ ...torso, paint: Paint.body, decal: chest(1.1, 0.185), square: 2.4 },
	),
	hem: belt(0.845, 0.9, 0.227, 0.195, Paint.white, 2.4),
	collar: turned(
		[
			[1.285, 0.18, 0.165],
			[1.3, 0.212, 0.2],
			[1.36, 0.212, 0.2],
			[1.39, 0.16, 0.16],
		],
		{ ...torso, paint: Paint.grey },
	),
	back: blob([0, 1.06, 0.245], [0.185, 0.245, 0.1], { ...torso, paint: Paint.white, square: 3.6 }),
	// The suit's controls.
	front: blob([0, 0.985, -0.192], [0.098, 0.056, 0.034], { ...torso, paint: Paint.white, square: 3.6 }),
	tip: blob([0.045, 0.985, -0.222], [0.02, 0.02, 0.012], { ...torso, paint: Paint.accent }),
	...legs({
		x: 0.125,
		hip: 0.68,
		thigh: 0.112,
		ankle: 0.082,
		paint: Paint.body,
		shoePaint: Paint.white,
		shoe: [0.108, 0.1, 0.16],
		square: 2.8,
	}),
	...arms({
		radii: [0.092, 0.084, 0.076],
		paint: Paint.body,
		cuffPaint: Paint.accent,
		cuff: [0.012, 0.82],
		handPaint: Paint.white,
		handSize: 1.16,
	}),
});

const hanfu = (): AvatarPieces => ({
	head: blob([0, 0, 0], [0.185, 0.2, 0.178], person),
	hair: blob([0, 0.01, 0.01], [0.208, 0.216, 0.204], {
		...head,
		paint: Paint.hair,
		tilt: 0.66,
		above: -0.2,
		square: 2.1,
	}),
	back: blob([0, 0.25, 0.03], [0.068, 0.082, 0.068], { ...head, paint: Paint.hair }),
	tip: capsule([-0.125, 0.232, 0.03], [0.125, 0.25, 0.03], 0.013, { ...head, paint: Paint.accent }),
	nose: blob([0, -0.03, -0.181], [0.016, 0.013, 0.013], { ...head, paint: Paint.pale }),
	...pair(
		"Ear",
		tube(
			[
				[0.165, 0.1, -0.08, 0.012],
				[0.19, 0, -0.06, 0.034],
				[0.2, -0.14, -0.045, 0.028],
				[0.196, -0.32, -0.06, 0.01],
			],
			{ ...head, paint: Paint.hair, flex: (_x, y) => Math.max(0, -y) * 0.08 },
		),
	),
	// Hair down the back.
	front: blob([0, -0.2, 0.135], [0.16, 0.3, 0.065], {
		...head,
		paint: Paint.hair,
		tilt: -0.08,
		square: 2.6,
		flex: (_x, y) => Math.max(0, -y) * 0.05,
	}),
	torso: turned(
		[
			[0.035, 0.02, 0.02],
			[0.04, 0.29, 0.262],
			[0.22, 0.262, 0.232],
			[0.5, 0.212, 0.186],
			[0.78, 0.168, 0.146],
			[0.98, 0.16, 0.132],
			[1.16, 0.174, 0.134],
			[1.29, 0.148, 0.118],
			[1.44, 0.075, 0.075],
		],
		{ ...torso, paint: Paint.body, decal: chest(1.13, 0.165), square: 2.1 },
	),
	hem: turned(
		[
			[0.034, 0.285, 0.257],
			[0.04, 0.302, 0.274],
			[0.12, 0.29, 0.262],
		],
		{ ...torso, paint: Paint.accent, square: 2.1 },
	),
	belt: belt(0.84, 0.95, 0.167, 0.142, Paint.accent, 2.1),
	collar: turned(
		[
			[1.275, 0.12, 0.1],
			[1.29, 0.168, 0.146],
			[1.375, 0.118, 0.112],
			[1.41, 0.085, 0.085],
		],
		{ ...torso, paint: Paint.white },
	),
	// The ends of the sash.
	...pair(
		"Inner",
		tube(
			[
				[0.018, 0.9, -0.152, 0.03],
				[0.028, 0.76, -0.172, 0.026],
				[0.036, 0.6, -0.205, 0.03],
				[0.038, 0.46, -0.228, 0.032],
			],
			{ ...torso, paint: Paint.accent, flat: 0.35, flex: (_x, y) => Math.max(0, 0.9 - y) * 0.06 },
		),
	),
	...legs({
		x: 0.085,
		hip: 0.4,
		thigh: 0.06,
		ankle: 0.055,
		paint: Paint.white,
		shoePaint: Paint.ink,
		shoe: [0.066, 0.05, 0.14],
	}),
	...arms({
		radii: [0.068, 0.088, 0.122],
		paint: Paint.body,
		cuffPaint: Paint.accent,
		cuff: [0.016, 0.85],
		wide: true,
		handPaint: Paint.pale,
	}),
});

const dungarees = turned(
	[
		[0.5, 0.02, 0.02],
		[0.52, 0.15, 0.135],
		[0.6, 0.208, 0.185],
		[0.76, 0.226, 0.2, -0.006],
		[0.92, 0.212, 0.182, -0.006],
		[1.08, 0.186, 0.152],
		[1.22, 0.166, 0.132],
		[1.33, 0.12, 0.108],
		[1.44, 0.075, 0.075],
	],
	{ ...torso, paint: Paint.accent, decal: chest(1.11, 0.165), square: 2.1 },
);

const rabbit = (): AvatarPieces => ({
	head: blob([0, 0, 0], [0.208, 0.205, 0.192], { ...head, paint: Paint.body, decal: face(0.188), square: 2.15 }),
	nose: blob([0, -0.046, -0.19], [0.022, 0.016, 0.018], { ...head, paint: Paint.ink }),
	tip: blob([0, -0.118, -0.176], [0.02, 0.022, 0.014], { ...head, paint: Paint.white, square: 4 }),
	...pair("Ear", longEar(0.062, 0, 0.54, 0.17, Paint.body)),
	...pair("Inner", longEar(0.038, -0.024, 0.485, 0.22, Paint.pale)),
	torso: dungarees,
	front: patch(
		dungarees,
		{ v: 0.4, halfU: 0.1, halfV: 0.085, square: 2.8 },
		{ ...torso, paint: Paint.white, swell: 0.01 },
	),
	collar: softCollar(1.368, 0.142, 0.132, 0.08, Paint.white),
	back: blob([0, 0.66, 0.235], [0.072, 0.07, 0.066], { ...torso, paint: Paint.white, flex: () => 0.02 }),
	...legs({
		x: 0.105,
		hip: 0.64,
		thigh: 0.098,
		ankle: 0.062,
		paint: Paint.accent,
		shoePaint: Paint.white,
		shoe: [0.084, 0.066, 0.16],
	}),
	...arms({ radii: [0.068, 0.062, 0.056], paint: Paint.body, handPaint: Paint.white, handSize: 1.06 }),
});

function longEar(radius: number, z: number, top: number, bottom: number, paint: Paint): Piece {
	const at = (t: number, r: number): Station => {
		const y = bottom + (top - bottom) * t;
		return [0.075 + (y - 0.17) * 0.16, y, z + (y - 0.17) ** 2 * 0.35, r];
	};
	return tube([at(0, radius * 0.6), at(0.3, radius * 0.92), at(0.65, radius), at(0.9, radius * 0.6), at(1, 0.006)], {
		...head,
		paint,
		flat: 0.45,
		flex: (_x, y) => Math.max(0, y - 0.2) ** 2 * 0.3,
	});
}

/** A band round a body, a little outside of it. */
function belt(from: number, to: number, width: number, depth: number, paint: Paint, square = 2.15): Piece {
	const edge = (to - from) * 0.18;
	const rings: Ring[] = [
		[from, width, depth],
		[from + edge, width + 0.014, depth + 0.014],
		[to - edge, width + 0.014, depth + 0.014],
		[to, width, depth],
	];
	return turned(rings, { ...torso, paint, square });
}

/** A soft roll round the neck. */
function softCollar(y: number, width: number, depth: number, height: number, paint: Paint): Piece {
	return turned(
		[
			[y - height * 0.45, width * 0.82, depth * 0.82],
			[y - height * 0.3, width, depth],
			[y + height * 0.25, width, depth],
			[y + height * 0.5, width * 0.6, depth * 0.6],
		],
		{ ...torso, paint },
	);
}

export const BODY_SHAPES: Readonly<Record<BodyName, () => AvatarPieces>> = {
	round: bear,
	slim: bunAndScarf,
	tall: cap,
	robot,
	fox,
	astronaut,
	robe: hanfu,
	rabbit,
};
