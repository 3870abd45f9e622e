import type { PickingInfo } from "@babylonjs/core/Collisions/pickingInfo.js";
import { Vector3 } from "@babylonjs/core/Maths/math.vector.js";
import type { HallConnection } from "#client/connection/HallConnection.ts";
import type { HallScene } from "#client/engine/HallScene.ts";
import { setPickTarget } from "#client/engine/Picking.ts";
import type { QualityLevel } from "#client/engine/Quality.ts";
import type { PoseSample } from "#shared/features/poses/PoseSample.ts";
import type { Reaction } from "#shared/features/reactions/reactionMessages.ts";
import { unpackLook } from "#shared/features/roster/look.ts";
import {
	generationOfSeat,
	Mark,
	packSeat,
	type RosterEntry,
	shownLook,
	slotOfSeat,
} from "#shared/features/roster/RosterState.ts";
import { Avatar } from "./Avatar.ts";
import { AvatarBodies } from "./AvatarBodies.ts";
import { AvatarLabels } from "./AvatarLabels.ts";
import { AvatarPickMesh } from "./AvatarPickMesh.ts";
import { type Detail, DetailBudget } from "./DetailBudget.ts";
import { DistanceRings, OUT_OF_VIEW } from "./DistanceRings.ts";
import { type Step, Turns } from "./Turns.ts";

export interface AvatarsFeatureOptions {
	readonly hall: Pick<HallScene, "scene" | "onFrame" | "quality">;
	readonly connection: Pick<HallConnection, "watch" | "visitorId">;
	/** Where everyone is shown now: `PoseBuffer`. */
	readonly poses: {
		read(slot: number, generation: number, nowMs: number, out: PoseSample): boolean;
		forget(slot: number): void;
	};
}

/** So far, and so many at most, are drawn in all details; so many more with arms that move; and so many with round bodies. */
const NEAR = { metres: 11, most: 10 } as const;
const MIDDLE = { metres: 32, most: 40 } as const;
const DISTANT = { metres: 45, most: 90 } as const;
/** Where the picture is drawn with less, so is a crowd: this share of those. */
const DETAILED_SHARE: Readonly<Record<QualityLevel, number>> = { low: 0.4, medium: 1, high: 1 };
/** Details are kept a little longer than they are won. */
const DETAIL_SLACK_METRES = 0.8;
const FARTHEST_METRES = 160;
/** Someone nearer than this fades; at arm's length of the eyes they are gone. */
const PERSONAL_METRES = 0.8;
const GONE_METRES = 0.3;
/** Nearer than this nobody is left out for being beside the picture: arms and shadows reach into it. */
const ALWAYS_DRAWN_METRES = 2.5;

/** Whoever is out of sight is looked up in one of so many of their turns. */
const HIDDEN_TURNS = 4;

/** Radians beyond the picture's edge: bodies are wide, and a look that is not level sees wider. */
const BESIDE_SLACK = 0.35;
const LEVEL_LOOK = 0.8;

/** Everyone else in the hall, as they are seen: bodies, names, marks, what they say and how they react. */
export class AvatarsFeature {
	readonly #options: AvatarsFeatureOptions;
	readonly #byId = new Map<string, Avatar>();
	/** The same, to walk through without garbage; each knows its place. */
	readonly #avatars: Avatar[] = [];
	/** Who had each slot last. */
	readonly #bySlot: (Avatar | undefined)[] = [];
	readonly #turns = new Turns();
	readonly #rings = new DistanceRings();
	#hiddenTurn = 0;
	readonly #near = new DetailBudget(NEAR.metres, NEAR.most);
	readonly #middle = new DetailBudget(MIDDLE.metres, NEAR.most + MIDDLE.most);
	readonly #distant = new DetailBudget(DISTANT.metres, NEAR.most + MIDDLE.most + DISTANT.most);
	readonly #undo: (() => void)[] = [];
	readonly #ahead = new Vector3();
	#bodies: AvatarBodies | undefined;
	#labels: AvatarLabels | undefined;
	#pickMesh: AvatarPickMesh | undefined;

	constructor(options: AvatarsFeatureOptions) {
		this.#options = options;
	}

	start(): void {
		const { hall, connection } = this.#options;
		const pickMesh = new AvatarPickMesh(this.#avatars, hall.scene);
		setPickTarget(pickMesh, (info) => pickMesh.targetOf(info));
		this.#pickMesh = pickMesh;
		this.#bodies = new AvatarBodies(hall.scene, this.#turns.ages);
		this.#labels = new AvatarLabels(hall.scene, this.#turns.ages);
		this.#undo.push(
			connection.watch("roster", {
				added: (visitorId, entry) => this.#meet(visitorId, entry),
				changed: (visitorId, entry) => this.#follow(visitorId, entry),
				removed: (visitorId) => this.#lose(visitorId),
			}),
			hall.onFrame((deltaSeconds, nowMs) => this.#draw(deltaSeconds, nowMs)),
		);
	}

	stop(): void {
		for (const undo of this.#undo.splice(0).reverse()) undo();
		this.#labels?.dispose();
		this.#bodies?.dispose();
		this.#pickMesh?.dispose();
		this.#byId.clear();
		this.#avatars.length = 0;
	}

	/** A speech bubble over the head of whoever said it. */
	say(visitorId: string, text: string): void {
		const avatar = this.#byId.get(visitorId);
		if (avatar) this.#labels?.say(avatar, text);
	}

	/** Over the head, and with the hands. */
	react(visitorId: string, reaction: Reaction): void {
		const avatar = this.#byId.get(visitorId);
		if (!avatar) return;
		avatar.react(reaction);
		this.#labels?.react(avatar, reaction);
	}

	/** Someone's voice is heard, or no longer. */
	setSpeaking(visitorId: string, speaking: boolean): void {
		const avatar = this.#byId.get(visitorId);
		if (avatar) avatar.speaking = speaking;
	}

	/** Where each visitor stands now whose pose has come. */
	eachPlace(visit: (visitorId: string, x: number, z: number, heading: number) => void): void {
		for (const { visitorId, isPlaced, pose, marks } of this.#avatars) {
			if (!isPlaced || (marks & Mark.dropped) !== 0) continue;
			visit(visitorId, pose.head.position.x, pose.head.position.z, pose.heading);
		}
	}

	/** Whom a ray's answer means, if anyone. */
	avatarAt(info: PickingInfo): string | undefined {
		return info.pickedMesh === this.#pickMesh ? this.#pickMesh?.visitorOf(info) : undefined;
	}

	#meet(visitorId: string, entry: RosterEntry): void {
		if (visitorId === this.#options.connection.visitorId) return;
		const known = this.#byId.get(visitorId);
		if (known) this.#remove(known);
		const avatar = new Avatar(visitorId, slotOfSeat(entry.seat), generationOfSeat(entry.seat));
		this.#byId.set(visitorId, avatar);
		avatar.index = this.#avatars.push(avatar) - 1;
		this.#bySlot[avatar.slot] = avatar;
		this.#follow(visitorId, entry);
	}

	#follow(visitorId: string, entry: RosterEntry): void {
		const avatar = this.#byId.get(visitorId);
		if (!avatar) return;
		// The same person on another slot: came back before we heard that they had left.
		if (packSeat(avatar.slot, avatar.generation) !== entry.seat) return this.#meet(visitorId, entry);
		avatar.name = entry.name;
		avatar.marks = entry.marks;
		avatar.wear(unpackLook(shownLook(entry)));
	}

	#lose(visitorId: string): void {
		const avatar = this.#byId.get(visitorId);
		if (!avatar) return;
		this.#remove(avatar);
		this.#labels?.forget(avatar);
	}

	#remove(avatar: Avatar): void {
		this.#byId.delete(avatar.visitorId);
		this.#hide(avatar);
		const last = this.#avatars.pop()!;
		if (last !== avatar) {
			this.#avatars[avatar.index] = last;
			last.index = avatar.index;
		}
		// Someone else may have the slot already, and their poses.
		if (this.#bySlot[avatar.slot] !== avatar) return;
		this.#bySlot[avatar.slot] = undefined;
		this.#options.poses.forget(avatar.slot);
	}

	#draw(deltaSeconds: number, nowMs: number): void {
		const bodies = this.#bodies!;
		const labels = this.#labels!;
		const camera = this.#options.hall.scene.activeCamera;
		const turns = this.#turns;
		turns.next(deltaSeconds);
		if (turns.due === 0) this.#hiddenTurn = (this.#hiddenTurn + 1) % HIDDEN_TURNS;
		bodies.begin();
		if (camera) {
			const eyes = camera.globalPosition;
			camera.getDirectionToRef(Vector3.RightHandedForwardReadOnly, this.#ahead);
			// A headset sees wider than its camera says.
			const halfView =
				camera.rigCameras.length > 0 ? 1.2 : Math.atan(Math.tan(camera.fov / 2) * this.#aspect()) + BESIDE_SLACK;
			const cosView = Math.cos(Math.min(halfView, Math.PI / 2));
			for (let i = 0; i < this.#avatars.length; i++) {
				const avatar = this.#avatars[i]!;
				if (avatar.isEachFrame) this.#drawOne(avatar, eyes, cosView, turns.frame, nowMs);
				else if (avatar.turn === turns.due) this.#drawOne(avatar, eyes, cosView, turns.turn, nowMs);
			}
		}
		const share = DETAILED_SHARE[this.#options.hall.quality.level];
		this.#near.settle(this.#rings.counts, share);
		this.#middle.settle(this.#rings.counts, share);
		this.#distant.settle(this.#rings.counts, share);
		labels.settle(this.#rings.counts, deltaSeconds);
		bodies.end();
		labels.end(deltaSeconds);
	}

	#drawOne(avatar: Avatar, eyes: Vector3, cosView: number, step: Readonly<Step>, nowMs: number): void {
		// Whoever was out of sight and still would be is not looked up each time.
		const isUnseen = avatar.ring === OUT_OF_VIEW;
		const mayWait = isUnseen && avatar.isPlaced && avatar.index % HIDDEN_TURNS !== this.#hiddenTurn;
		if (mayWait && !this.#isInView(avatar, eyes, cosView)) return;
		if (!this.#options.poses.read(avatar.slot, avatar.generation, nowMs, avatar.pose)) return this.#hide(avatar);
		if (isUnseen && avatar.isPlaced) {
			avatar.rest();
			if (!this.#isInView(avatar, eyes, cosView)) return;
		}
		avatar.isPlaced = true;
		avatar.move(step, hasMovingArms(avatar));
		if (avatar.presence === 0 || !this.#isInView(avatar, eyes, cosView)) return this.#hide(avatar);
		const { distance } = avatar;
		const room = Math.min(1, Math.max(0, (distance - GONE_METRES) / (PERSONAL_METRES - GONE_METRES)));
		const visible = room * avatar.presence;
		if (visible <= 0.03) return this.#hide(avatar);
		avatar.visible = visible;
		avatar.ring = this.#rings.move(avatar.ring, distance);
		this.#chooseDetail(avatar);
		this.#bodies!.put(avatar);
		this.#labels!.put(avatar);
	}

	/** Not drawn until they are put into the picture again. */
	#hide(avatar: Avatar): void {
		if (avatar.ring === OUT_OF_VIEW) return;
		this.#rings.leave(avatar.ring);
		avatar.ring = OUT_OF_VIEW;
		avatar.detail = "far";
		avatar.isEachFrame = false;
		this.#bodies!.drop(avatar);
		this.#labels!.drop(avatar);
	}

	/** Leaves the distance with the avatar: numbers handed from one to the next would each become an object. */
	#isInView(avatar: Avatar, eyes: Vector3, cosView: number): boolean {
		const { position } = avatar.pose.head;
		const dx = position.x - eyes.x;
		const dz = position.z - eyes.z;
		// Not hypot: it makes garbage.
		const distance = Math.sqrt(dx * dx + dz * dz);
		avatar.distance = distance;
		if (distance > FARTHEST_METRES) return false;
		return distance <= ALWAYS_DRAWN_METRES || !this.#isBeside(dx, dz, distance, cosView);
	}

	#chooseDetail(avatar: Avatar): void {
		if (reaches(this.#near, avatar, "near")) avatar.detail = "near";
		else if (reaches(this.#middle, avatar, "middle")) avatar.detail = "middle";
		else if (reaches(this.#distant, avatar, "distant")) avatar.detail = "distant";
		else avatar.detail = "far";
		// From each frame to a turn only when it is that turn: the next one is as far off as all believe.
		avatar.isEachFrame = hasMovingArms(avatar) || (avatar.isEachFrame && avatar.turn !== this.#turns.due);
	}

	/** Beside or behind what the camera sees, on the floor: looking up or down changes nothing about left and right. */
	#isBeside(dx: number, dz: number, distance: number, cosView: number): boolean {
		const { x, z } = this.#ahead;
		const flat = Math.sqrt(x * x + z * z);
		// The more one looks up or down, the wider the picture is on the floor.
		if (flat < LEVEL_LOOK) return false;
		return (dx * x + dz * z) / (distance * flat) < cosView;
	}

	#aspect(): number {
		const engine = this.#options.hall.scene.getEngine();
		return engine.getAspectRatio(this.#options.hall.scene.activeCamera!);
	}
}

function hasMovingArms({ detail }: Avatar): boolean {
	return detail === "near" || detail === "middle";
}

function reaches(budget: DetailBudget, avatar: Avatar, detail: Detail): boolean {
	return avatar.distance < budget.reachMetres + (avatar.detail === detail ? DETAIL_SLACK_METRES : 0);
}
