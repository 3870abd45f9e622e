import { Vector3 } from "@babylonjs/core/Maths/math.vector.js";
import type { WebXRInput } from "@babylonjs/core/XR/webXRInput.js";
import type { WebXRInputSource } from "@babylonjs/core/XR/webXRInputSource.js";
import type { WalkableFloor } from "#shared/features/walking/WalkableFloor.ts";
import { SnapStick } from "./SnapStick.ts";
import type { TeleportArc } from "./TeleportArc.ts";
import type { Side, XrComfort } from "./XrComfort.ts";

/** Slower than on a screen: the stomach walks along. Metres per second. */
const GLIDE_SPEED = 1.7;
const SNAP_TURN = Math.PI / 6;
/** Pushed to the side as far as it goes, radians per second. */
const SMOOTH_TURN = 1.5;
/** Sticks never rest exactly in the middle. */
const DEAD_ZONE = 0.15;
/** How fast a glide begins and ends: at once enough to be one's own, slow enough not to jerk. */
const EASE_SECONDS = 0.12;
/** How far the vignette closes at full speed. */
const VIGNETTE = { off: 0, soft: 0.6, strong: 1 } as const;

export interface XrLocomotionOptions {
	readonly input: WebXRInput;
	readonly arc: TeleportArc;
	/** Followed live. */
	readonly comfort: () => XrComfort;
	readonly floor: () => WalkableFloor;
	readonly heading: () => number;
	/** Turns the wearer to the left, radians. */
	readonly turn: (radians: number) => void;
	/** Over the floor, metres in the hall. */
	readonly glide: (dx: number, dz: number) => void;
	/** To where an arc came down; undefined where nobody can stand there. */
	readonly land: (at: { readonly x: number; readonly z: number } | undefined) => void;
	/** The stick of a hand that points at a panel turns its pages instead. */
	readonly isOnPanel: (side: Side) => boolean;
	/** −1 or 1 for each push up or down of such a stick. */
	readonly page: (side: Side, way: -1 | 1) => void;
}

/**
 * What the sticks do. Forward aims a jump and letting go lands; to a side turns in steps. Whoever chose to glide does so
 * with the stick of the hand that does not point, and the other one still jumps and turns.
 */
export class XrLocomotion {
	readonly #options: XrLocomotionOptions;
	readonly #sticks = { left: new SnapStick(), right: new SnapStick() };
	readonly #paged = { left: false, right: false };
	/** The hand that aims. */
	#aiming: Side | undefined;
	#velocityX = 0;
	#velocityZ = 0;
	#turning = 0;

	constructor(options: XrLocomotionOptions) {
		this.#options = options;
	}

	isAiming(side: Side | undefined): boolean {
		return this.#aiming !== undefined && this.#aiming === side;
	}

	/** How far the vignette should be closed now, 0–1. */
	get wantedVignette(): number {
		const speed = Math.hypot(this.#velocityX, this.#velocityZ) / GLIDE_SPEED;
		const moved = Math.min(1, Math.max(speed, Math.abs(this.#turning) / SMOOTH_TURN));
		return moved < 0.05 ? 0 : moved * VIGNETTE[this.#options.comfort().vignette];
	}

	/** One frame. */
	update(seconds: number): void {
		const comfort = this.#options.comfort();
		wanted.x = 0;
		wanted.z = 0;
		this.#turning = 0;
		let isAimingStill = false;
		const { controllers } = this.#options.input;
		for (let i = 0; i < controllers.length; i++) {
			const controller = controllers[i]!;
			const { handedness, gamepad, hand } = controller.inputSource;
			if (!gamepad || hand || (handedness !== "left" && handedness !== "right")) continue;
			// Thumbstick of the xr-standard mapping; a touchpad where there is none.
			const x = gamepad.axes[2] ?? gamepad.axes[0] ?? 0;
			const y = gamepad.axes[3] ?? gamepad.axes[1] ?? 0;
			this.#read(controller, handedness, x, y, comfort, seconds);
			if (this.#aiming === handedness) isAimingStill = true;
		}
		// The controller that aimed was put down.
		if (!isAimingStill) this.cancel();
		this.#ease(seconds);
	}

	/** Stops aiming, wherever it points. */
	cancel(): void {
		if (this.#aiming === undefined) return;
		this.#aiming = undefined;
		this.#options.arc.hide();
	}

	#read(controller: WebXRInputSource, side: Side, x: number, y: number, comfort: XrComfort, seconds: number): void {
		const stick = this.#sticks[side];
		if (this.#options.isOnPanel(side) && this.#aiming !== side) {
			stick.update(0, 0);
			this.#turnPages(side, y);
			return;
		}
		this.#paged[side] = false;
		if (comfort.movement === "smooth" && side !== comfort.hand) {
			stick.update(0, 0);
			this.#push(x, y);
			return;
		}
		stick.update(x, y);
		if (comfort.turning === "smooth") {
			if (!stick.isForward && Math.abs(x) > DEAD_ZONE && Math.abs(x) > Math.abs(y)) {
				this.#turning = -((x - Math.sign(x) * DEAD_ZONE) / (1 - DEAD_ZONE)) * SMOOTH_TURN;
				this.#options.turn(this.#turning * seconds);
			}
		} else if (stick.turned !== 0) this.#options.turn(-stick.turned * SNAP_TURN);
		if (stick.isForward) {
			this.#aiming ??= side;
			if (this.#aiming === side) this.#aim(controller);
		} else if (this.#aiming === side) this.#letGo();
	}

	#turnPages(side: Side, y: number): void {
		if (Math.abs(y) < 0.4) this.#paged[side] = false;
		else if (Math.abs(y) > 0.7 && !this.#paged[side]) {
			this.#paged[side] = true;
			this.#options.page(side, y > 0 ? 1 : -1);
		}
	}

	/** A stick that glides: forward is where the head looks. */
	#push(x: number, y: number): void {
		const push = Math.hypot(x, y);
		if (push < DEAD_ZONE) return;
		const speed = ((Math.min(1, push) - DEAD_ZONE) / (1 - DEAD_ZONE) / push) * GLIDE_SPEED;
		const heading = this.#options.heading();
		const sin = Math.sin(heading);
		const cos = Math.cos(heading);
		wanted.x += (sin * y + cos * x) * speed;
		wanted.z += (cos * y - sin * x) * speed;
	}

	#ease(seconds: number): void {
		const share = 1 - Math.exp(-seconds / EASE_SECONDS);
		this.#velocityX += (wanted.x - this.#velocityX) * share;
		this.#velocityZ += (wanted.z - this.#velocityZ) * share;
		if (wanted.x === 0 && wanted.z === 0 && Math.hypot(this.#velocityX, this.#velocityZ) < 0.02) {
			this.#velocityX = 0;
			this.#velocityZ = 0;
			return;
		}
		this.#options.glide(this.#velocityX * seconds, this.#velocityZ * seconds);
	}

	#aim({ pointer }: WebXRInputSource): void {
		pointer.computeWorldMatrix(true);
		pointer.getDirectionToRef(FORWARD, direction);
		this.#options.arc.aim(pointer.absolutePosition, direction.normalize(), this.#options.floor());
	}

	#letGo(): void {
		const { arc, land } = this.#options;
		this.#aiming = undefined;
		if (!arc.isAiming) return;
		arc.hide();
		land(arc.canLand ? arc.landing : undefined);
	}
}

/** Scratch: every frame is over before the next begins. */
const wanted = { x: 0, z: 0 };
const direction = Vector3.Zero();
const FORWARD = new Vector3(0, 0, -1);
