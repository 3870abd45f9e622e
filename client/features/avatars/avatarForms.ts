import { Constants } from "@babylonjs/core/Engines/constants.js";
import { Material } from "@babylonjs/core/Materials/material.js";
import { RawTexture } from "@babylonjs/core/Materials/Textures/rawTexture.js";
import { Mesh } from "@babylonjs/core/Meshes/mesh.js";
import { VertexData } from "@babylonjs/core/Meshes/mesh.vertexData.js";
import type { Scene } from "@babylonjs/core/scene.js";
import { AVATAR_BODIES } from "#shared/features/roster/look.ts";
import { type AvatarPieces, BODY_SHAPES } from "./avatarShapes.ts";
import { Decal, facesOutward, type Grid, type Piece, type PiecePoint, pointsOf, reversed } from "./Piece.ts";

type Grids = Partial<Record<keyof AvatarPieces, Grid>>;

const BODY_NEAR: Grids = {
	head: { around: 20, along: 10 },
	hair: { around: 20, along: 6, open: true },
	torso: { around: 18, along: 8 },
	hem: { around: 18, along: 3, open: true },
	belt: { around: 18, along: 3, open: true },
	collar: { around: 16, along: 3, open: true },
	front: { around: 12, along: 5 },
	back: { around: 10, along: 6 },
	tip: { around: 8, along: 4 },
	nose: { around: 7, along: 4 },
	leftEar: { around: 8, along: 6 },
	rightEar: { around: 8, along: 6 },
	leftInner: { around: 7, along: 4 },
	rightInner: { around: 7, along: 4 },
	leftLeg: { around: 7, along: 4, open: true },
	rightLeg: { around: 7, along: 4, open: true },
	leftShoe: { around: 10, along: 5 },
	rightShoe: { around: 10, along: 5 },
};
const ARM_NEAR: Grids = {
	sleeve: { around: 9, along: 6, open: true },
	cuff: { around: 9, along: 3, open: true },
	palm: { around: 7, along: 4 },
	index: { around: 5, along: 4 },
	fingers: { around: 7, along: 4 },
	thumb: { around: 5, along: 4 },
};
const BODY_MIDDLE: Grids = {
	head: { around: 10, along: 5 },
	hair: { around: 10, along: 3, open: true, swell: 0.008 },
	torso: { around: 10, along: 5, open: true, from: 0.125 },
	hem: { around: 9, along: 1, open: true, swell: 0.006 },
	belt: { around: 10, along: 2, open: true, swell: 0.006 },
	collar: { around: 8, along: 2, open: true, swell: 0.006 },
	front: { around: 6, along: 3, swell: 0.016 },
	back: { around: 5, along: 4 },
	tip: { around: 5, along: 3 },
	leftEar: { around: 5, along: 3 },
	rightEar: { around: 5, along: 3 },
	leftLeg: { around: 5, along: 2, open: true },
	rightLeg: { around: 5, along: 2, open: true },
	leftShoe: { around: 5, along: 3 },
	rightShoe: { around: 5, along: 3 },
};
const ARM_MIDDLE: Grids = {
	sleeve: { around: 5, along: 4, open: true },
	palm: { around: 5, along: 3 },
	fingers: { around: 5, along: 3 },
};
const BODY_DISTANT: Grids = {
	head: { around: 7, along: 4 },
	hair: { around: 7, along: 3, open: true, swell: 0.012 },
	torso: { around: 7, along: 4, open: true, from: 0.125 },
	hem: { around: 7, along: 1, open: true, swell: 0.012 },
	collar: { around: 6, along: 1, open: true, swell: 0.02 },
	back: { around: 6, along: 3 },
	leftEar: { around: 4, along: 2 },
	rightEar: { around: 4, along: 2 },
	leftLeg: { around: 4, along: 1, open: true },
	rightLeg: { around: 4, along: 1, open: true },
	leftShoe: { around: 4, along: 2 },
	rightShoe: { around: 4, along: 2 },
	leftHanging: { around: 4, along: 3 },
	rightHanging: { around: 4, along: 3 },
};
/** So few that what is round has corners: swollen, so as to be as wide as it looks elsewhere. */
const BODY_FAR: Grids = {
	head: { around: 5, along: 3, swell: 0.015 },
	hair: { around: 5, along: 1, open: true, swell: 0.035 },
	torso: { around: 5, along: 2, open: true, from: 0.125, swell: 0.02 },
	hem: { around: 5, along: 1, open: true, swell: 0.035 },
	leftEar: { around: 3, along: 2, swell: 0.01 },
	rightEar: { around: 3, along: 2, swell: 0.01 },
	leftLeg: { around: 3, along: 1, open: true, swell: 0.015 },
	rightLeg: { around: 3, along: 1, open: true, swell: 0.015 },
	leftShoe: { around: 3, along: 2, swell: 0.015 },
	rightShoe: { around: 3, along: 2, swell: 0.015 },
	leftHanging: { around: 3, along: 2, swell: 0.015 },
	rightHanging: { around: 3, along: 2, swell: 0.015 },
};

const FORMS = {
	nearBody: BODY_NEAR,
	nearArm: ARM_NEAR,
	middleBody: BODY_MIDDLE,
	middleArm: ARM_MIDDLE,
	distantBody: BODY_DISTANT,
	farBody: BODY_FAR,
} as const;
export type AvatarForm = keyof typeof FORMS;
export const AVATAR_FORMS = Object.keys(FORMS) as readonly AvatarForm[];

/**
 * The texture of places: its width, how many of its rows all vertices of one figure take, and what each such band says
 * (place and kind, normal and light, picture and wag).
 */
export const PLACES_WIDTH = 1024;
export const PLACES_ROWS = Math.ceil(
	AVATAR_FORMS.reduce((sum, form) => sum + vertexCount(FORMS[form]), 0) / PLACES_WIDTH,
);
export const PLACES_BANDS = 3;
/** A piece that a figure does not have is a point inside the body. */
const ABSENT: PiecePoint = { position: [0, 1, 0], normal: [0, 1, 0], uv: [-9, -9], light: 1, flex: 0 };

export interface AvatarMeshes {
	readonly meshes: Readonly<Record<AvatarForm, Mesh>>;
	/** Where each vertex is for each figure; figure by figure, band by band. */
	readonly places: RawTexture;
}

/**
 * Every figure in the same few meshes: all have the same pieces drawn equally finely, and a texture says where the
 * vertices of each are. So any crowd is one draw for each form, whoever is in it.
 */
export function createAvatarMeshes(scene: Scene): AvatarMeshes {
	const pieces = BODY_SHAPES[AVATAR_BODIES[0]]();
	const meshes = {} as Record<AvatarForm, Mesh>;
	let first = 0;
	for (const form of AVATAR_FORMS) {
		meshes[form] = buildMesh(`avatars ${form}`, FORMS[form], first, pieces, scene);
		first += vertexCount(FORMS[form]);
	}
	const places = RawTexture.CreateRGBATexture(
		avatarTexels(),
		PLACES_WIDTH,
		PLACES_ROWS * PLACES_BANDS * AVATAR_BODIES.length,
		scene,
		false,
		false,
		Constants.TEXTURE_NEAREST_SAMPLINGMODE,
		Constants.TEXTURETYPE_FLOAT,
	);
	places.name = "avatar places";
	return { meshes, places };
}

/** What the texture of places holds. */
export function avatarTexels(): Float32Array {
	const texels = new Float32Array(PLACES_WIDTH * PLACES_ROWS * PLACES_BANDS * AVATAR_BODIES.length * 4);
	for (const [body, name] of AVATAR_BODIES.entries()) {
		const pieces = BODY_SHAPES[name]();
		let first = 0;
		for (const form of AVATAR_FORMS) {
			writeFigure(texels, first, body, FORMS[form], pieces);
			first += vertexCount(FORMS[form]);
		}
	}
	return texels;
}

function vertexCount(grids: Grids): number {
	return Object.values(grids).reduce((sum, { around, along }) => sum + around * (along + 1), 0);
}

/** The mesh stands as the first figure does; the shader moves it. */
function buildMesh(name: string, grids: Grids, first: number, pieces: AvatarPieces, scene: Scene): Mesh {
	const positions: number[] = [];
	const normals: number[] = [];
	const indices: number[] = [];
	const places: number[] = [];
	for (const { grid, points } of drawn(grids, pieces)) {
		const base = positions.length / 3;
		for (const { position, normal } of points) {
			places.push(first + positions.length / 3);
			positions.push(...position);
			normals.push(...normal);
		}
		triangulate(grid, base, indices);
	}
	const data = new VertexData();
	data.positions = positions;
	data.normals = normals;
	data.indices = indices;
	const mesh = new Mesh(name, scene);
	data.applyToMesh(mesh);
	mesh.setVerticesData("avatarPlace", places, false, 1);
	// Counter-clockwise is the front, as in glTF, whatever handedness materials assume.
	mesh.sideOrientation = Material.CounterClockWiseSideOrientation;
	mesh.isPickable = false;
	return mesh;
}

function writeFigure(texels: Float32Array, first: number, body: number, grids: Grids, pieces: AvatarPieces): void {
	let place = first;
	for (const { piece, points } of drawn(grids, pieces)) {
		const kind = piece ? piece.part + 16 * piece.paint + 256 * (piece.decal?.kind ?? Decal.none) : 0;
		for (const { position, normal, uv, light, flex } of points) {
			const at = (band: number) => ((body * PLACES_BANDS + band) * PLACES_ROWS * PLACES_WIDTH + place) * 4;
			texels.set([...position, kind], at(0));
			texels.set([...normal, light], at(1));
			texels.set([...uv, flex, 0], at(2));
			place++;
		}
	}
}

/** The pieces of a form in their order, each with its points: all figures have as many. */
function drawn(grids: Grids, pieces: AvatarPieces) {
	return (Object.entries(grids) as [keyof AvatarPieces, Grid][]).map(([slot, grid]) => {
		const piece: Piece | undefined = pieces[slot];
		const points = piece
			? pointsOf(facesOutward(piece) ? piece : reversed(piece), grid)
			: Array.from({ length: grid.around * (grid.along + 1) }, () => ABSENT);
		return { grid, piece, points };
	});
}

/** At a closed end all of a row is one point, and every other triangle would have no area. */
function triangulate({ around, along, open = false }: Grid, base: number, out: number[]): void {
	for (let row = 0; row < along; row++) {
		for (let column = 0; column < around; column++) {
			const a = base + row * around + column;
			const b = base + row * around + ((column + 1) % around);
			const c = a + around;
			const d = b + around;
			if (open || row > 0) out.push(a, c, b);
			if (open || row < along - 1) out.push(b, c, d);
		}
	}
}
