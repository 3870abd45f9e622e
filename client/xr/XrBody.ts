import { Quaternion, Vector3 } from "@babylonjs/core/Maths/math.vector.js";
import { TransformNode } from "@babylonjs/core/Meshes/transformNode.js";
import type { WebXRCamera } from "@babylonjs/core/XR/webXRCamera.js";
import type { WebXRInput } from "@babylonjs/core/XR/webXRInput.js";
import type { WebXRInputSource } from "@babylonjs/core/XR/webXRInputSource.js";
import type { HandSample } from "#shared/features/poses/PoseSample.ts";
import { headingOf, wrapAngle } from "#shared/space/heading.ts";
import type { Side } from "./XrComfort.ts";
import type { XrHands } from "./XrHands.ts";
import type { XrWearer } from "./XrWearer.ts";

/** How near a head may come to something solid; leaning over a table must not be walking into it. */
const HEAD_RADIUS = 0.1;
/** Whoever's real steps lead further into something solid than this is held back: the hall moves with them. */
const LEAN_METRES = 0.35;

/**
 * The wearer's body: where their room lies in the hall, and where head and hands are in it. Whatever moves the wearer
 * moves the room round them; the headset does the rest.
 */
export class XrBody {
	/** Moves and turns with the room: what stands round the wearer hangs on it, and comes along on every jump. */
	readonly room: TransformNode;
	readonly #camera: WebXRCamera;
	readonly #wearer: XrWearer;
	readonly #input: WebXRInput;
	readonly #hands: XrHands;
	/** A place that the next frame puts the head over: the hall's word before there was a head, or a jump. */
	#moveTo: { x: number; z: number; heading: number | undefined; takesRoom: boolean } | undefined;
	#rise = 0;

	constructor(camera: WebXRCamera, wearer: XrWearer, input: WebXRInput, hands: XrHands) {
		this.#camera = camera;
		this.#wearer = wearer;
		this.#input = input;
		this.#hands = hands;
		this.room = new TransformNode("xr.room", camera.getScene());
	}

	/** Where the eyes are, in the hall. */
	get head(): Readonly<Vector3> {
		return this.#camera.position;
	}

	get orientation(): Readonly<Quaternion> {
		return this.#camera.rotationQuaternion;
	}

	/** Which way the wearer faces. */
	get heading(): number {
		return this.#wearer.rig.heading;
	}

	/** Eyes above the wearer's own floor, metres. */
	get height(): number {
		return this.#camera.position.y - this.#rise;
	}

	/** Puts the head over a place in the next frame, looking as it says; without a heading it looks where it looks. */
	place(x: number, z: number, heading: number | undefined): void {
		this.#moveTo = { x, z, heading, takesRoom: true };
	}

	/** The headset measures its room from elsewhere now; the wearer stays where they are in the hall. */
	keep(): void {
		const { feet, heading } = this.#wearer.rig;
		this.#moveTo = { x: feet.x, z: feet.z, heading, takesRoom: false };
	}

	/** Turns the wearer to the left, round their own head, so that nobody is swung about. */
	turn(radians: number): void {
		this.#turn(radians, true);
	}

	/** Over the floor, along what is solid. Metres. */
	glide(dx: number, dz: number): void {
		const { position } = this.#camera;
		this.#wearer.floor.slide(position.x, position.z, dx, dz, held);
		this.#shift(held.x - position.x, 0, held.z - position.z, true);
	}

	/** One frame: jumps first, then head and hands as the headset has them. True where the head jumped. */
	update(frame: XRFrame, referenceSpace: XRReferenceSpace, rise: number): boolean {
		if (rise !== this.#rise) {
			this.#shift(0, rise - this.#rise, 0, true);
			this.#rise = rise;
		}
		const hasJumped = this.#obeyJump();
		this.#followHead();
		// This frame's hands are still where the body was; walking has carried them along.
		if (!hasJumped) this.#followHands(frame, referenceSpace);
		return hasJumped;
	}

	dispose(): void {
		this.room.dispose();
	}

	#obeyJump(): boolean {
		const place = this.#moveTo;
		if (!place) return false;
		this.#moveTo = undefined;
		const { position, rotationQuaternion } = this.#camera;
		this.#shift(place.x - position.x, 0, place.z - position.z, place.takesRoom);
		if (place.heading !== undefined) {
			this.#turn(wrapAngle(place.heading - headingOf(rotationQuaternion)), place.takesRoom);
		}
		return true;
	}

	#shift(dx: number, dy: number, dz: number, takesRoom: boolean): void {
		this.#camera.position.addInPlaceFromFloats(dx, dy, dz);
		if (takesRoom) this.room.position.addInPlaceFromFloats(dx, dy, dz);
	}

	#turn(radians: number, takesRoom: boolean): void {
		if (Math.abs(radians) < 1e-4) return;
		const { rotationQuaternion, position } = this.#camera;
		Quaternion.RotationAxisToRef(Vector3.UpReadOnly, radians, turn);
		turn.multiplyToRef(rotationQuaternion, rotationQuaternion);
		if (!takesRoom) return;
		const x = this.room.position.x - position.x;
		const z = this.room.position.z - position.z;
		const sin = Math.sin(radians);
		const cos = Math.cos(radians);
		this.room.position.x = position.x + x * cos + z * sin;
		this.room.position.z = position.z - x * sin + z * cos;
		this.room.rotation.y += radians;
	}

	/** The head that others see stays out of what is solid, wherever the wearer's real steps and leaning lead. */
	#followHead(): void {
		const { floor, rig } = this.#wearer;
		const { position, rotationQuaternion } = this.#camera;
		const { x: fromX, z: fromZ } = rig.feet;
		floor.slide(fromX, fromZ, position.x - fromX, position.z - fromZ, held, HEAD_RADIUS);
		const dx = position.x - held.x;
		const dz = position.z - held.z;
		if (dx * dx + dz * dz > LEAN_METRES * LEAN_METRES) this.#shift(held.x - position.x, 0, held.z - position.z, true);
		rig.head.position.x = held.x;
		rig.head.position.y = position.y;
		rig.head.position.z = held.z;
		rig.head.orientation.x = rotationQuaternion.x;
		rig.head.orientation.y = rotationQuaternion.y;
		rig.head.orientation.z = rotationQuaternion.z;
		rig.head.orientation.w = rotationQuaternion.w;
		rig.followHead();
	}

	#followHands(frame: XRFrame, referenceSpace: XRReferenceSpace): void {
		const { left, right } = this.#wearer.rig;
		this.#followHand("left", left, frame, referenceSpace);
		this.#followHand("right", right, frame, referenceSpace);
	}

	#followHand(side: Side, hand: HandSample, frame: XRFrame, referenceSpace: XRReferenceSpace): void {
		hand.tracked = this.#hands.read(side, frame, referenceSpace, hand);
		if (!hand.tracked) {
			const { controllers } = this.#input;
			for (let i = 0; i < controllers.length; i++) {
				const controller = controllers[i]!;
				const { handedness, hand: joints } = controller.inputSource;
				if (handedness === side && !joints) hand.tracked = readController(controller, hand);
			}
		}
		// They stay with the head where that is held back.
		const { position } = this.#camera;
		const { position: head } = this.#wearer.rig.head;
		hand.position.x += head.x - position.x;
		hand.position.z += head.z - position.z;
	}
}

/** Scratch: every frame is over before the next begins. */
const turn = Quaternion.Identity();
const held = { x: 0, z: 0 };

/** From here on, buttons of the xr-standard mapping lie under the thumb. */
const THUMB_BUTTONS = 3;

/**
 * A held controller stands for a hand: fingers curl as far as the buttons under them are pressed. Where it is, Babylon has
 * asked already: each answer of WebXR is a handful of new objects.
 */
function readController(controller: WebXRInputSource, out: HandSample): boolean {
	const { grip, inputSource } = controller;
	const { gamepad } = inputSource;
	const turn = grip?.rotationQuaternion;
	if (!turn || !controller._lastXRPose) return false;
	const { position } = grip;
	out.position.x = position.x;
	out.position.y = position.y;
	out.position.z = position.z;
	out.orientation.x = turn.x;
	out.orientation.y = turn.y;
	out.orientation.z = turn.z;
	out.orientation.w = turn.w;
	const squeeze = gamepad?.buttons[1]?.value ?? 0;
	// Fingers never lie straight along a controller.
	const around = 0.45 + 0.55 * squeeze;
	out.curl[0] = 0.2;
	const buttons = gamepad?.buttons.length ?? 0;
	for (let button = THUMB_BUTTONS; button < buttons; button++) {
		if (gamepad!.buttons[button]!.touched) out.curl[0] = 0.7;
	}
	out.curl[1] = 0.25 + 0.65 * (gamepad?.buttons[0]?.value ?? 0);
	out.curl[2] = around;
	out.curl[3] = around;
	out.curl[4] = around;
	return true;
}
