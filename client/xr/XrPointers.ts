import type { PickingInfo } from "@babylonjs/core/Collisions/pickingInfo.js";
import { Ray } from "@babylonjs/core/Culling/ray.js";
import { Matrix, Quaternion, Vector3 } from "@babylonjs/core/Maths/math.vector.js";
import type { AbstractMesh } from "@babylonjs/core/Meshes/abstractMesh.js";
import type { Scene } from "@babylonjs/core/scene.js";
import type { WebXRInput } from "@babylonjs/core/XR/webXRInput.js";
import type { WebXRInputSource } from "@babylonjs/core/XR/webXRInputSource.js";
import { type Pick, type Picking, type PickTarget, pickOf, targetOf } from "#client/engine/Picking.ts";
import { Lasers } from "./Lasers.ts";
import type { Side } from "./XrComfort.ts";

/** A laser that points further than this means nothing. */
const POINTER_RANGE = 25;
/** How near a fingertip must be to a panel to press it instead of pointing at it, metres before and behind. */
const POKE_BEFORE = 0.06;
const POKE_BEHIND = 0.08;
/** Pressed a little behind the panel's face, let go a little before it, so that it never flutters. */
const POKE_PRESSED = -0.002;
const POKE_LET_GO = 0.012;
/** Felt in the hand that presses a panel, or takes hold of something: strength 0–1, and milliseconds. */
const PRESS_PULSE = { strength: 0.35, ms: 12 };
const TAKE_PULSE = { strength: 0.6, ms: 25 };
/** Away from those that a mouse and fingers use. */
const FIRST_POINTER_ID = 300;

/** A hand or controller as it points and takes hold now; the same object for as long as the headset reports it. */
export interface XrPointer {
	readonly side: Side | undefined;
	/** In the hall. */
	readonly ray: Ray;
	/** Where it takes hold: the tips of a pinch, or the middle of a grip. In the hall. */
	readonly hold: Vector3;
	readonly orientation: Quaternion;
	/** A bare hand: it has no grip to squeeze, so that a pinch does both. */
	readonly isHand: boolean;
	/** What the ray meets; undefined where it meets nothing that means something, or a panel. */
	target(): Pick | undefined;
}

/** Something that a hand holds. */
export interface XrHeld {
	/** Once a frame while it is held. */
	move(pointer: XrPointer): void;
	/** True where it was not carried anywhere: then it was a press on it. */
	letGo(): boolean;
}

/**
 * What a hand takes hold of, if anything. `squeeze` is a grip, near or along the ray; `select` a trigger or pinch, which
 * else would press what the ray meets.
 */
export type XrHolder = (pointer: XrPointer, how: "select" | "squeeze") => XrHeld | undefined;

export interface XrPointersOptions {
	readonly scene: Scene;
	readonly picking: Picking;
	readonly input: WebXRInput;
	readonly session: XRSession;
	/** Panels: rays and fingertips press them, and nothing behind them. */
	readonly surfaces: ReadonlySet<AbstractMesh>;
	/** The tip of a tracked index finger, in the hall. */
	readonly fingertip: (side: Side) => Readonly<Vector3> | undefined;
	/** The laser of a hand that does something else is not drawn. */
	readonly isBusy: (side: Side | undefined) => boolean;
}

class Pointer implements XrPointer {
	readonly id: number;
	readonly input: WebXRInputSource;
	readonly side: Side | undefined;
	readonly ray = new Ray(Vector3.Zero(), new Vector3(0, 0, -1), POINTER_RANGE);
	readonly hold = Vector3.Zero();
	readonly orientation = Quaternion.Identity();
	readonly isHand: boolean;
	readonly event: { readonly pointerId: number; readonly pointerType: "xr" };
	pick: PickingInfo | null = null;
	/** The panel under it. */
	surface: AbstractMesh | undefined;
	/** What the headset said since the last frame. */
	select: "start" | "end" | "both" | undefined;
	squeeze: "start" | "end" | undefined;
	isPoking = false;
	isPressingSurface = false;
	/** What the ray met when the press began. */
	pressed: AbstractMesh | null | undefined;
	held: { readonly thing: XrHeld; readonly how: "select" | "squeeze" } | undefined;

	target(): Pick | undefined {
		return this.surface || this.isPoking ? undefined : pickOf(this.pick);
	}

	constructor(id: number, input: WebXRInputSource) {
		this.id = id;
		this.input = input;
		const { handedness } = input.inputSource;
		this.side = handedness === "none" ? undefined : handedness;
		this.isHand = !!input.inputSource.hand;
		this.event = { pointerId: id, pointerType: "xr" };
	}
}

/**
 * Rays, presses and grips of hands and controllers. Read from WebXR's own select and squeeze events, so that a
 * controller nobody has a profile for, a hand's pinch and a trigger do the same.
 */
export class XrPointers {
	readonly #options: XrPointersOptions;
	readonly #pointers: Pointer[] = [];
	readonly #holders = new Set<XrHolder>();
	readonly #lasers: Lasers;
	readonly #undo: (() => void)[] = [];
	readonly #isTarget: (mesh: AbstractMesh) => boolean;
	readonly #isSurface: (mesh: AbstractMesh) => boolean;
	#lastId = FIRST_POINTER_ID;
	#frame = 0;

	constructor(options: XrPointersOptions) {
		this.#options = options;
		this.#lasers = new Lasers(options.scene);
		this.#isTarget = (mesh) => mesh.isPickable && mesh.isEnabled();
		this.#isSurface = (mesh) => options.surfaces.has(mesh) && mesh.isEnabled();
		const { input, session } = options;
		const added = input.onControllerAddedObservable.add((source) => this.#add(source));
		const removed = input.onControllerRemovedObservable.add((source) => this.#remove(source));
		for (const source of input.controllers) this.#add(source);
		const heard = new AbortController();
		const listen = (name: "selectstart" | "selectend" | "squeezestart" | "squeezeend", hear: (to: Pointer) => void) =>
			session.addEventListener(
				name,
				(event) => {
					const pointer = this.#pointers.find(({ input: { inputSource } }) => inputSource === event.inputSource);
					if (pointer) hear(pointer);
				},
				{ signal: heard.signal },
			);
		listen("selectstart", (pointer) => {
			pointer.select = "start";
		});
		listen("selectend", (pointer) => {
			// Begun and ended between two frames: both count.
			pointer.select = pointer.select === "start" ? "both" : "end";
		});
		listen("squeezestart", (pointer) => {
			pointer.squeeze = "start";
		});
		listen("squeezeend", (pointer) => {
			pointer.squeeze = "end";
		});
		this.#undo.push(() => {
			heard.abort();
			input.onControllerAddedObservable.remove(added);
			input.onControllerRemovedObservable.remove(removed);
		});
	}

	/** Asks it at each press and grip, the latest first; returns the undoing. */
	onHold(holder: XrHolder): () => void {
		this.#holders.add(holder);
		return () => this.#holders.delete(holder);
	}

	/** Whether this hand's ray or finger is on a panel: its stick then turns pages. */
	isOnPanel(side: Side): boolean {
		for (let i = 0; i < this.#pointers.length; i++) {
			const pointer = this.#pointers[i]!;
			if (pointer.side === side && pointer.surface) return true;
		}
		return false;
	}

	/** What this hand's ray means in the hall; undefined where it means nothing, or is on a panel. */
	pointsAt(side: Side): PickTarget | undefined {
		return this.#pointers.find((pointer) => pointer.side === side)?.target()?.target;
	}

	isHolding(side: Side): boolean {
		for (const pointer of this.#pointers) if (pointer.side === side && pointer.held) return true;
		return false;
	}

	/** One frame, after the headset said where everything is. */
	update(): void {
		this.#lasers.begin();
		this.#frame++;
		for (let i = 0; i < this.#pointers.length; i++) {
			const pointer = this.#pointers[i]!;
			pointer.input.getWorldPointerRayToRef(pointer.ray);
			pointer.ray.length = POINTER_RANGE;
			this.#findHold(pointer);
			if (this.#looksNow(pointer, i)) this.#point(pointer);
			this.#press(pointer);
			this.#grip(pointer);
			pointer.held?.thing.move(pointer);
			this.#draw(pointer);
		}
		this.#lasers.end();
	}

	/** Whatever is held is let go of, and nothing stays pressed: the system's own menu is open, say. */
	letGo(): void {
		for (const pointer of this.#pointers) this.#letGo(pointer);
	}

	dispose(): void {
		this.letGo();
		for (const undo of this.#undo.splice(0)) undo();
		this.#pointers.length = 0;
		this.#holders.clear();
		this.#lasers.dispose();
	}

	#add(source: WebXRInputSource): void {
		this.#pointers.push(new Pointer(++this.#lastId, source));
	}

	#remove(source: WebXRInputSource): void {
		const index = this.#pointers.findIndex(({ input }) => input === source);
		if (index < 0) return;
		this.#letGo(this.#pointers[index]!);
		this.#pointers.splice(index, 1);
	}

	#findHold(pointer: Pointer): void {
		const { input, side } = pointer;
		const tip = side && input.inputSource.hand ? this.#options.fingertip(side) : undefined;
		const node = input.grip ?? input.pointer;
		pointer.hold.copyFrom(tip ?? node.position);
		if (node.rotationQuaternion) pointer.orientation.copyFrom(node.rotationQuaternion);
	}

	/** Rays into the whole hall are dear: hands take turns, but where one presses or may touch a panel. */
	#looksNow({ select }: Pointer, index: number): boolean {
		return select !== undefined || this.#options.surfaces.size > 0 || (this.#frame + index) % 2 === 0;
	}

	/** What the ray or the fingertip is on now; a panel hears of it. */
	#point(pointer: Pointer): void {
		const { scene, surfaces } = this.#options;
		const before = pointer.surface;
		const poked = this.#poked(pointer);
		pointer.isPoking = poked !== undefined;
		const ray = poked ? pokeRay : pointer.ray;
		// Panels are drawn over everything, so they are met before everything.
		pointer.pick = surfaces.size > 0 ? scene.pickWithRay(ray, this.#isSurface) : null;
		if (!pointer.pick?.hit && !poked) pointer.pick = scene.pickWithRay(ray, this.#isTarget);
		const mesh = pointer.pick?.hit ? pointer.pick.pickedMesh : null;
		pointer.surface = mesh && surfaces.has(mesh) ? mesh : undefined;
		if (pointer.pick && (pointer.surface || before)) scene.simulatePointerMove(pointer.pick, pointer.event);
		if (!poked) return;
		// Deeper than its face is pressed, until it comes out again.
		const { isPressingSurface } = pointer;
		if (!isPressingSurface && pokeDepth < POKE_PRESSED && pokeDepth > -POKE_BEHIND) pointer.select = "start";
		else if (isPressingSurface && pokeDepth > POKE_LET_GO) pointer.select = "end";
	}

	/** The panel whose face this finger is at; then `pokeRay` runs through the fingertip into it. */
	#poked({ side, input, isPressingSurface }: Pointer): AbstractMesh | undefined {
		const tip = side && this.#options.fingertip(side);
		if (!tip || !input.inputSource.hand) return undefined;
		for (const surface of this.#options.surfaces) {
			if (!surface.isEnabled()) continue;
			surface.getWorldMatrix().invertToRef(toPanel);
			Vector3.TransformCoordinatesToRef(tip, toPanel, inPanel);
			const { x, y, z } = inPanel;
			if (Math.abs(x) > 0.5 || Math.abs(y) > 0.5) continue;
			// Panels are unit squares, scaled: across is theirs, depth is metres.
			if (z > POKE_BEFORE || z < -POKE_BEHIND) continue;
			// Coming from behind presses nothing.
			if (z < -POKE_BEHIND / 2 && !isPressingSurface) continue;
			pokeDepth = z;
			surface.getDirectionToRef(Vector3.LeftHandedForwardReadOnly, pokeRay.direction);
			pokeRay.direction.normalize().scaleInPlace(-1);
			pokeRay.origin.copyFrom(tip);
			pokeRay.origin.addInPlaceFromFloats(
				-pokeRay.direction.x * 0.1,
				-pokeRay.direction.y * 0.1,
				-pokeRay.direction.z * 0.1,
			);
			pokeRay.length = 0.3;
			return surface;
		}
		return undefined;
	}

	#press(pointer: Pointer): void {
		const { select } = pointer;
		if (!select) return;
		pointer.select = undefined;
		if (select !== "end") this.#pressDown(pointer);
		if (select !== "start") this.#pressUp(pointer);
	}

	#pressDown(pointer: Pointer): void {
		if (pointer.surface && pointer.pick) {
			pointer.isPressingSurface = true;
			pulse(pointer, PRESS_PULSE);
			this.#options.scene.simulatePointerDown(pointer.pick, pointer.event);
			return;
		}
		pointer.pressed = pointer.pick?.pickedMesh;
		this.#take(pointer, "select");
	}

	#pressUp(pointer: Pointer): void {
		const { scene, picking } = this.#options;
		if (pointer.isPressingSurface) {
			pointer.isPressingSurface = false;
			if (pointer.pick) scene.simulatePointerUp(pointer.pick, pointer.event);
			return;
		}
		const { pressed } = pointer;
		pointer.pressed = undefined;
		if (pointer.held?.how === "select" && !this.#drop(pointer)) return;
		const pick = pickOf(pointer.pick);
		// Whoever moves off before letting go has thought better of it.
		if (pick && pressed === pick.mesh && !pointer.surface) picking.tell(pick);
	}

	#grip(pointer: Pointer): void {
		const { squeeze } = pointer;
		if (!squeeze) return;
		pointer.squeeze = undefined;
		if (squeeze === "start") this.#take(pointer, "squeeze");
		else if (pointer.held?.how === "squeeze") this.#drop(pointer);
	}

	#take(pointer: Pointer, how: "select" | "squeeze"): void {
		if (pointer.held) return;
		for (const holder of [...this.#holders].reverse()) {
			const thing = holder(pointer, how);
			if (!thing) continue;
			pointer.held = { thing, how };
			pulse(pointer, TAKE_PULSE);
			return;
		}
	}

	/** True where it was a press rather than a hold. */
	#drop(pointer: Pointer): boolean {
		const { held } = pointer;
		pointer.held = undefined;
		return held?.thing.letGo() ?? false;
	}

	#letGo(pointer: Pointer): void {
		this.#drop(pointer);
		pointer.select = undefined;
		pointer.squeeze = undefined;
		pointer.pressed = undefined;
		if (pointer.isPressingSurface && pointer.pick) {
			this.#options.scene.simulatePointerUp(pointer.pick, pointer.event);
		}
		pointer.isPressingSurface = false;
		pointer.surface = undefined;
	}

	#draw(pointer: Pointer): void {
		const { pick, ray, surface } = pointer;
		if (pointer.isPoking || pointer.held || this.#options.isBusy(pointer.side)) return;
		const target = surface ? undefined : targetOf(pick);
		const means = surface !== undefined || (target !== undefined && target.kind !== "solid");
		this.#lasers.draw(ray.origin, ray.direction, means ? pick!.distance : undefined, surface !== undefined);
	}
}

/** Bare hands, and controllers that cannot, feel nothing. */
function pulse({ input }: Pointer, { strength, ms }: typeof PRESS_PULSE): void {
	input.motionController?.pulse(strength, ms).catch(() => {});
}

/** Scratch: one finger is looked at at a time. */
const toPanel = Matrix.Identity();
const inPanel = Vector3.Zero();
const pokeRay = new Ray(Vector3.Zero(), new Vector3(0, 0, -1), 0.3);
let pokeDepth = 0;
