import type { StandardMaterial } from "@babylonjs/core/Materials/standardMaterial.js";
import type { DynamicTexture } from "@babylonjs/core/Materials/Textures/dynamicTexture.js";
import type { Scene } from "@babylonjs/core/scene.js";
import { AVATAR_BODIES } from "#shared/features/roster/look.ts";
import { Mark } from "#shared/features/roster/RosterState.ts";
import type { Quaternion, Vector3 } from "#shared/space/vector.ts";
import type { Avatar } from "./Avatar.ts";
import { ARM_ATTRIBUTES, BODY_ATTRIBUTES, createAvatarMaterial } from "./AvatarMaterial.ts";
import {
	armShape,
	BODY_SHAPES,
	type BodyName,
	type BodyProportions,
	distantShape,
	MADE_FOR_EYES,
	PROPORTIONS,
} from "./avatarShapes.ts";
import { ContactShadows } from "./ContactShadows.ts";
import { createDecalAtlas, DecalRow } from "./decalAtlas.ts";
import { ThinInstances } from "./ThinInstances.ts";

/** The eyes are at the front of a head: the body stands this far behind them. */
const EYES_AHEAD_METRES = 0.055;
/** Under the eyes of the lowest a body is squeezed to (someone on the floor), metres. */
const LEAST_EYES = 0.75;
const BREATH = 0.014;
/** How grey someone who is away gets. */
const AWAY_GREY = 0.72;
const AWAY_COLOUR = 0.28;

const UPPER_ARM = 0.3;
const ARM_LENGTH = 0.62;

/** Scratch of this module: one avatar is written at a time, and nothing keeps them. */
const hand: Vector3 = { x: 0, y: 0, z: 0 };
const turn: Quaternion = { x: 0, y: 0, z: 0, w: 1 };
const headTurn: Quaternion = { x: 0, y: 0, z: 0, w: 1 };
const gestureTurn: Quaternion = { x: 0, y: 0, z: 0, w: 1 };

export type Detail = "near" | "distant";

/** Draws avatars: one draw per kind of body that is in view, one for all arms, one for those far away, one of shadows. */
export class AvatarBodies {
	readonly #decals: DynamicTexture;
	readonly #materials: readonly StandardMaterial[];
	readonly #bodies: Readonly<Record<BodyName, ThinInstances>>;
	readonly #distant: ThinInstances;
	readonly #arms: ThinInstances;
	readonly #shadows: ContactShadows;

	constructor(scene: Scene) {
		this.#decals = createDecalAtlas(scene);
		const bodyMaterial = createAvatarMaterial("body", this.#decals, scene);
		const armMaterial = createAvatarMaterial("arm", this.#decals, scene);
		this.#materials = [bodyMaterial, armMaterial];
		const bodies = AVATAR_BODIES.map((name) => {
			const mesh = BODY_SHAPES[name]().build(`avatar ${name}`, scene);
			mesh.material = bodyMaterial;
			return [name, new ThinInstances(mesh, BODY_ATTRIBUTES)] as const;
		});
		this.#bodies = Object.fromEntries(bodies) as Record<BodyName, ThinInstances>;
		const distant = distantShape().build("avatars far away", scene);
		distant.material = bodyMaterial;
		this.#distant = new ThinInstances(distant, BODY_ATTRIBUTES);
		const arms = armShape().build("avatar arms", scene);
		arms.material = armMaterial;
		this.#arms = new ThinInstances(arms, ARM_ATTRIBUTES, 64);
		this.#shadows = new ContactShadows(scene);
	}

	begin(): void {
		for (const name of AVATAR_BODIES) this.#bodies[name].begin();
		this.#distant.begin();
		this.#arms.begin();
		this.#shadows.begin();
	}

	/** `visible`: share of its pixels that are drawn. */
	add(avatar: Avatar, detail: Detail, visible: number): void {
		const shape = PROPORTIONS[avatar.body];
		const { position } = avatar.pose.head;
		const eyes = Math.max(LEAST_EYES, position.y + shape.lift);
		const stretch = eyes / MADE_FOR_EYES;
		const sin = Math.sin(avatar.heading);
		const cos = Math.cos(avatar.heading);
		// The body stands behind the eyes; the head stays where it is.
		const x = position.x + sin * EYES_AHEAD_METRES;
		const z = position.z + cos * EYES_AHEAD_METRES;
		this.#addBody(avatar, detail, visible, x, z, eyes, stretch);
		if (detail === "near") {
			this.#addArm(avatar, shape, 0, visible, x, z, eyes, stretch, sin, cos);
			this.#addArm(avatar, shape, 1, visible, x, z, eyes, stretch, sin, cos);
		}
		this.#shadows.add(x, z, avatar.heading, visible);
	}

	end(): void {
		for (const name of AVATAR_BODIES) this.#bodies[name].end();
		this.#distant.end();
		this.#arms.end();
		this.#shadows.end();
	}

	dispose(): void {
		for (const name of AVATAR_BODIES) this.#bodies[name].dispose();
		this.#distant.dispose();
		this.#arms.dispose();
		this.#shadows.dispose();
		for (const material of this.#materials) material.dispose();
		this.#decals.dispose();
	}

	#addBody(avatar: Avatar, detail: Detail, visible: number, x: number, z: number, eyes: number, stretch: number): void {
		const instances = detail === "near" ? this.#bodies[avatar.body] : this.#distant;
		const instance = instances.add();
		instances.place(instance, x, 0, z, avatar.heading);
		const at = instances.valuesAt(instance);
		const values = instances.values;
		turnedBack(avatar.pose.head.orientation, avatar.heading, headTurn);
		if (avatar.has(Mark.away)) nod(headTurn);
		values[at] = headTurn.x;
		values[at + 1] = headTurn.y;
		values[at + 2] = headTurn.z;
		values[at + 3] = headTurn.w;
		values[at + 4] = 0;
		values[at + 5] = eyes;
		values[at + 6] = -EYES_AHEAD_METRES;
		values[at + 7] = stretch;
		this.#paint(avatar, visible, values, at + 8);
		values[at + 11] = avatar.badge;
		values[at + 16] = avatar.stridePhase;
		values[at + 17] = avatar.stride;
		values[at + 18] = Math.sin(avatar.breathPhase) * BREATH;
		const row = avatar.eyesClosed ? DecalRow.closed : avatar.speaking ? DecalRow.speaking : DecalRow.open;
		values[at + 19] = avatar.face + 8 * row;
	}

	/** Colour at `at`, second colour and visible share at `at + 4`. */
	#paint(avatar: Avatar, visible: number, values: Float32Array, at: number): void {
		const away = avatar.has(Mark.away);
		for (let channel = 0; channel < 3; channel++) {
			const own = avatar.colour[channel]!;
			const second = avatar.accent[channel]!;
			values[at + channel] = away ? own * AWAY_COLOUR + 0.12 * AWAY_GREY : own;
			values[at + 4 + channel] = away ? second * AWAY_COLOUR + 0.12 * AWAY_GREY : second;
		}
		values[at + 7] = visible;
	}

	#addArm(
		avatar: Avatar,
		shape: BodyProportions,
		side: 0 | 1,
		visible: number,
		x: number,
		z: number,
		eyes: number,
		stretch: number,
		sin: number,
		cos: number,
	): void {
		const gesture = avatar.hands[side]!;
		const sample = side === 0 ? avatar.pose.left : avatar.pose.right;
		const sign = side === 0 ? -1 : 1;
		const swing = Math.sin(avatar.stridePhase + (side === 0 ? Math.PI : 0)) * avatar.stride;
		const breath = Math.sin(avatar.breathPhase) * 0.006;

		// At rest: hanging, swinging against the foot of the same side.
		hand.x = shape.restX * sign;
		hand.y = shape.restY * stretch + breath + Math.abs(swing) * 0.03;
		hand.z = -0.03 + swing * 0.17;
		fingersTowards(0.12 * sign, -1, -0.18 + swing * 0.5, sign, 0.25, -0.3, turn);
		let thumb = 0.35;
		let index = 0.3;
		let fingers = 0.38;

		if (gesture.clapping > 0.01) {
			const beat = Math.abs(Math.sin(avatar.clapSeconds * 13)) * 0.13;
			fingersTowards(-0.35 * sign, 0.75, -0.6, sign, 0.2, 0.1, gestureTurn);
			blend(gesture.clapping, sign * (0.045 + beat), eyes - 0.36, -0.36);
			index *= 1 - gesture.clapping;
			fingers *= 1 - gesture.clapping;
		}
		if (gesture.raised > 0.01) {
			const sway = avatar.waveSeconds > 0 ? Math.sin(avatar.waveSeconds * 11) : 0;
			fingersTowards(sign * (0.12 + sway * 0.55), 1, -0.05, 0.15 * sign, 0.05, 1, gestureTurn);
			blend(gesture.raised, sign * (shape.shoulderX + 0.16 + sway * 0.07), eyes + 0.12, -0.16);
			thumb *= 1 - gesture.raised;
			index *= 1 - gesture.raised;
			fingers *= 1 - gesture.raised;
		}
		if (gesture.tracked > 0.01) {
			const dx = sample.position.x - x;
			const dz = sample.position.z - z;
			turnedBack(sample.orientation, avatar.heading, gestureTurn);
			blend(gesture.tracked, dx * cos - dz * sin, sample.position.y + shape.lift, dx * sin + dz * cos);
			const [curledThumb, curledIndex, middle, ring, little] = sample.curl;
			thumb += (curledThumb - thumb) * gesture.tracked;
			index += (curledIndex - index) * gesture.tracked;
			fingers += ((middle + ring + little) / 3 - fingers) * gesture.tracked;
		}

		const instances = this.#arms;
		const instance = instances.add();
		instances.place(instance, x, 0, z, avatar.heading);
		const at = instances.valuesAt(instance);
		const values = instances.values;
		const shoulderX = shape.shoulderX * sign;
		const shoulderY = shape.shoulderY * stretch;
		const shoulderZ = -EYES_AHEAD_METRES * 0.4;
		values[at] = shoulderX;
		values[at + 1] = shoulderY;
		values[at + 2] = shoulderZ;
		values[at + 3] = sign;
		writeElbow(shoulderX, shoulderY, shoulderZ, sign, values, at + 4);
		values[at + 7] = thumb;
		values[at + 8] = hand.x;
		values[at + 9] = hand.y;
		values[at + 10] = hand.z;
		values[at + 11] = index;
		values[at + 12] = turn.x;
		values[at + 13] = turn.y;
		values[at + 14] = turn.z;
		values[at + 15] = turn.w;
		this.#paint(avatar, visible, values, at + 16);
		values[at + 19] = fingers;
	}
}

/** Moves the scratch hand towards a place, and towards `gestureTurn`. */
function blend(share: number, x: number, y: number, z: number): void {
	hand.x += (x - hand.x) * share;
	hand.y += (y - hand.y) * share;
	hand.z += (z - hand.z) * share;
	const dot = turn.x * gestureTurn.x + turn.y * gestureTurn.y + turn.z * gestureTurn.z + turn.w * gestureTurn.w;
	const towards = dot < 0 ? -share : share;
	turn.x += gestureTurn.x * towards - turn.x * share;
	turn.y += gestureTurn.y * towards - turn.y * share;
	turn.z += gestureTurn.z * towards - turn.z * share;
	turn.w += gestureTurn.w * towards - turn.w * share;
	const length = Math.hypot(turn.x, turn.y, turn.z, turn.w) || 1;
	turn.x /= length;
	turn.y /= length;
	turn.z /= length;
	turn.w /= length;
}

/** Between shoulder and the scratch hand, out and down by as much as the arm is too long for the way. */
function writeElbow(x: number, y: number, z: number, sign: number, values: Float32Array, at: number): void {
	const way = Math.hypot(hand.x - x, hand.y - y, hand.z - z);
	const slack = Math.sqrt(Math.max(0, ARM_LENGTH * ARM_LENGTH - way * way)) * (UPPER_ARM / ARM_LENGTH) * 1.5;
	values[at] = (x + hand.x) / 2 + sign * (0.03 + slack * 0.55);
	values[at + 1] = (y + hand.y) / 2 - slack * 0.6;
	values[at + 2] = (z + hand.z) / 2 + 0.02 + slack * 0.35;
}

/** `q` seen from a body that is turned by `heading` about +Y. */
function turnedBack(q: Readonly<Quaternion>, heading: number, out: Quaternion): void {
	const s = Math.sin(-heading / 2);
	const c = Math.cos(-heading / 2);
	const { x, y, z, w } = q;
	out.x = c * x + s * z;
	out.y = c * y + s * w;
	out.z = c * z - s * x;
	out.w = c * w - s * y;
}

/** Looks down, as someone who dozed off. */
function nod(q: Quaternion): void {
	const s = Math.sin(-0.18);
	const c = Math.cos(-0.18);
	const { x, y, z, w } = q;
	q.x = x * c + w * s;
	q.y = y * c + z * s;
	q.z = z * c - y * s;
	q.w = w * c - x * s;
}

/** The orientation of a hand whose fingers point one way and whose back looks, as nearly as may be, another. */
function fingersTowards(fx: number, fy: number, fz: number, bx: number, by: number, bz: number, out: Quaternion): void {
	const fl = Math.hypot(fx, fy, fz);
	// Fingers are −Z, the back is +Y.
	const zx = -fx / fl;
	const zy = -fy / fl;
	const zz = -fz / fl;
	let xx = by * zz - bz * zy;
	let xy = bz * zx - bx * zz;
	let xz = bx * zy - by * zx;
	const xl = Math.hypot(xx, xy, xz);
	xx /= xl;
	xy /= xl;
	xz /= xl;
	const yx = zy * xz - zz * xy;
	const yy = zz * xx - zx * xz;
	const yz = zx * xy - zy * xx;
	// From the matrix whose columns are these axes, by the largest of its four squares.
	const trace = xx + yy + zz;
	if (trace > 0) {
		const s = 2 * Math.sqrt(trace + 1);
		out.w = s / 4;
		out.x = (yz - zy) / s;
		out.y = (zx - xz) / s;
		out.z = (xy - yx) / s;
	} else if (xx > yy && xx > zz) {
		const s = 2 * Math.sqrt(1 + xx - yy - zz);
		out.w = (yz - zy) / s;
		out.x = s / 4;
		out.y = (yx + xy) / s;
		out.z = (zx + xz) / s;
	} else if (yy > zz) {
		const s = 2 * Math.sqrt(1 + yy - xx - zz);
		out.w = (zx - xz) / s;
		out.x = (yx + xy) / s;
		out.y = s / 4;
		out.z = (zy + yz) / s;
	} else {
		const s = 2 * Math.sqrt(1 + zz - xx - yy);
		out.w = (xy - yx) / s;
		out.x = (zx + xz) / s;
		out.y = (zy + yz) / s;
		out.z = s / 4;
	}
}
