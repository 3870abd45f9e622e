import type { StandardMaterial } from "@babylonjs/core/Materials/standardMaterial.js";
import type { BaseTexture } from "@babylonjs/core/Materials/Textures/baseTexture.js";
import type { Scene } from "@babylonjs/core/scene.js";
import { Mark } from "#shared/features/roster/RosterState.ts";
import { Turn } from "#shared/space/Turn.ts";
import type { Quaternion } from "#shared/space/vector.ts";
import { type Avatar, turnedBack } from "./Avatar.ts";
import { ARM_ATTRIBUTES, BODY_ATTRIBUTES, createAvatarMaterial } from "./AvatarMaterial.ts";
import { type AvatarForm, createAvatarMeshes } from "./avatarForms.ts";
import { writeMove } from "./avatarMove.ts";
import { PROPORTIONS } from "./avatarShapes.ts";
import { ContactShadows } from "./ContactShadows.ts";
import { createDecalAtlas, faceCell } from "./decalAtlas.ts";
import { Side } from "./gestures.ts";
import { KeptInstances } from "./KeptInstances.ts";
import { ThinInstances } from "./ThinInstances.ts";
import { TURNS } from "./Turns.ts";

const BREATH = 0.016;
/** How grey someone who is away gets. */
const AWAY_GREY = 0.72;
const AWAY_COLOUR = 0.28;
/** Someone who dozed off looks down, radians. */
const DOZING_NOD = -0.36;

/** As long as an arm is when it is straight; longer ways stretch it. */
const ARM_LENGTH = 0.58;

/** Scratch of this module: one avatar is written at a time, and nothing keeps it. */
const headTurn = new Turn();

/** Draws all avatars, whatever figures they are: a draw for each form of bodies and of arms, and one of shadows. */
export class AvatarBodies {
	readonly #textures: readonly BaseTexture[];
	readonly #materials: readonly StandardMaterial[];
	readonly #forms: Readonly<Record<AvatarForm, ThinInstances>>;
	readonly #all: readonly ThinInstances[];
	/** Of those who have no turn in each frame: they stay as they were. */
	readonly #kept: Readonly<Record<"distant" | "far", KeptInstances>>;
	readonly #shadows: ContactShadows;

	/** `ages`: how long ago each of {@link Turns} was. */
	constructor(scene: Scene, ages: Float32Array = new Float32Array(TURNS)) {
		const decals = createDecalAtlas(scene);
		const { meshes, places } = createAvatarMeshes(scene);
		const textures = { decals, places };
		this.#textures = [decals, places];
		const bodyMaterial = createAvatarMaterial("body", textures, ages, scene);
		const armMaterial = createAvatarMaterial("arm", textures, ages, scene);
		this.#materials = [bodyMaterial, armMaterial];
		const bodies = (form: AvatarForm) => {
			meshes[form].material = bodyMaterial;
			return new ThinInstances(meshes[form], BODY_ATTRIBUTES);
		};
		const arms = (form: AvatarForm) => {
			meshes[form].material = armMaterial;
			return new ThinInstances(meshes[form], ARM_ATTRIBUTES, 64);
		};
		this.#forms = {
			nearBody: bodies("nearBody"),
			nearArm: arms("nearArm"),
			middleBody: bodies("middleBody"),
			middleArm: arms("middleArm"),
			distantBody: bodies("distantBody"),
			farBody: bodies("farBody"),
		};
		this.#kept = {
			distant: new KeptInstances(this.#forms.distantBody),
			far: new KeptInstances(this.#forms.farBody),
		};
		this.#all = Object.values(this.#forms);
		this.#shadows = new ContactShadows(ages, scene);
	}

	/** Whoever is drawn with arms is drawn anew in each frame. */
	begin(): void {
		const { nearBody, nearArm, middleBody, middleArm } = this.#forms;
		nearBody.begin();
		nearArm.begin();
		middleBody.begin();
		middleArm.begin();
	}

	/** As they are now. Those without arms that move are drawn so until they are put anew or dropped. */
	put(avatar: Avatar): void {
		const { detail } = avatar;
		const { nearBody, nearArm, middleBody, middleArm } = this.#forms;
		const { distant, far } = this.#kept;
		this.#shadows.put(avatar);
		if (detail !== "distant") distant.drop(avatar);
		if (detail !== "far") far.drop(avatar);
		if (detail === "distant" || detail === "far") {
			const { instances } = this.#kept[detail];
			writeBody(avatar, instances, this.#kept[detail].of(avatar));
			return;
		}
		if (detail === "near") {
			addBody(avatar, nearBody);
			addArm(avatar, Side.left, nearArm);
			addArm(avatar, Side.right, nearArm);
		} else {
			addBody(avatar, middleBody);
			addArm(avatar, Side.left, middleArm);
			addArm(avatar, Side.right, middleArm);
		}
	}

	/** Whoever is not in view, or gone. */
	drop(avatar: Avatar): void {
		this.#kept.distant.drop(avatar);
		this.#kept.far.drop(avatar);
		this.#shadows.drop(avatar);
	}

	end(): void {
		for (let i = 0; i < this.#all.length; i++) this.#all[i]!.end();
		this.#shadows.end();
	}

	dispose(): void {
		for (const instances of this.#all) instances.dispose();
		this.#shadows.dispose();
		for (const material of this.#materials) material.dispose();
		for (const texture of this.#textures) texture.dispose();
	}
}

function addBody(avatar: Avatar, instances: ThinInstances): void {
	writeBody(avatar, instances, instances.add());
}

/** As {@link BODY_ATTRIBUTES} has them. */
function writeBody(avatar: Avatar, instances: ThinInstances, instance: number): void {
	instances.place(instance, avatar.x, avatar.gesture.hop, avatar.z, avatar.heading);
	const at = instances.valuesAt(instance);
	const { values } = instances;
	turnedBack(avatar.pose.head.orientation, avatar.heading, headTurn);
	lean(headTurn, avatar.gesture.nod + (avatar.has(Mark.away) ? DOZING_NOD : 0), avatar.gesture.tilt);
	values[at] = headTurn.x;
	values[at + 1] = headTurn.y;
	values[at + 2] = headTurn.z;
	values[at + 3] = headTurn.w;
	values[at + 4] = avatar.eyes;
	values[at + 5] = avatar.stretch;
	values[at + 6] = avatar.bodyIndex;
	values[at + 7] = avatar.twist;
	paint(avatar, values, at + 8);
	values[at + 11] = avatar.badge;
	values[at + 15] = faceCell(avatar.face, avatar.mood);
	values[at + 16] = avatar.stridePhase;
	values[at + 17] = avatar.strideX;
	values[at + 18] = avatar.strideZ;
	values[at + 19] = avatar.visible;
	values[at + 20] = avatar.bob;
	values[at + 21] = avatar.sway;
	values[at + 22] = Math.sin(avatar.breathPhase) * BREATH;
	values[at + 23] = avatar.wag;
	writeMove(avatar, values, at + 24);
}

/** As {@link ARM_ATTRIBUTES} has them. */
function addArm(avatar: Avatar, side: Side, instances: ThinInstances): void {
	const shape = PROPORTIONS[avatar.body];
	const hand = avatar.hands[side];
	const sign = side === Side.left ? -1 : 1;
	const instance = instances.add();
	instances.place(instance, avatar.x, avatar.gesture.hop, avatar.z, avatar.heading);
	const at = instances.valuesAt(instance);
	const { values } = instances;
	const acrossX = shape.shoulderX * sign;
	const x = acrossX * Math.cos(avatar.twist) + avatar.sway;
	const y = shape.shoulderY * avatar.stretch + avatar.bob;
	const z = -acrossX * Math.sin(avatar.twist);
	values[at] = x;
	values[at + 1] = y;
	values[at + 2] = z;
	// Which figure, from 1, and by its sign which side.
	values[at + 3] = (avatar.bodyIndex + 1) * sign;
	// The elbow is out and down by as much as the arm is too long for the way.
	const squared = (hand.x - x) ** 2 + (hand.y - y) ** 2 + (hand.z - z) ** 2;
	const slack = Math.sqrt(Math.max(0, ARM_LENGTH * ARM_LENGTH - squared)) * 0.75;
	values[at + 4] = (x + hand.x) / 2 + sign * (0.02 + slack * 0.5);
	values[at + 5] = (y + hand.y) / 2 - slack * 0.6;
	values[at + 6] = (z + hand.z) / 2 + 0.015 + slack * 0.4;
	values[at + 7] = hand.thumb;
	values[at + 8] = hand.x;
	values[at + 9] = hand.y;
	values[at + 10] = hand.z;
	values[at + 11] = hand.index;
	values[at + 12] = hand.turn.x;
	values[at + 13] = hand.turn.y;
	values[at + 14] = hand.turn.z;
	values[at + 15] = hand.turn.w;
	paint(avatar, values, at + 16);
	values[at + 19] = hand.fingers;
	values[at + 23] = avatar.visible;
}

/** Both colours, four floats apart; paler for someone who is away. */
function paint(avatar: Avatar, values: Float32Array, at: number): void {
	const away = avatar.has(Mark.away);
	for (let channel = 0; channel < 3; channel++) {
		const own = avatar.colour[channel]!;
		const second = avatar.accent[channel]!;
		values[at + channel] = away ? own * AWAY_COLOUR + 0.12 * AWAY_GREY : own;
		values[at + 4 + channel] = away ? second * AWAY_COLOUR + 0.12 * AWAY_GREY : second;
	}
}

/** Nods a head up and tilts it to its right, as it sees these. */
function lean(q: Quaternion, up: number, right: number): void {
	const sx = Math.sin(up / 2);
	const cx = Math.cos(up / 2);
	const { x, y, z, w } = q;
	const nx = x * cx + w * sx;
	const ny = y * cx + z * sx;
	const nz = z * cx - y * sx;
	const nw = w * cx - x * sx;
	const sz = Math.sin(-right / 2);
	const cz = Math.cos(-right / 2);
	q.x = nx * cz + ny * sz;
	q.y = ny * cz - nx * sz;
	q.z = nz * cz + nw * sz;
	q.w = nw * cz - nz * sz;
}
