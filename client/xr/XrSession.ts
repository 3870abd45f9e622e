import "@babylonjs/core/XR/features/WebXRControllerPointerSelection.js";
import { Quaternion, Vector3 } from "@babylonjs/core/Maths/math.vector.js";
import { Scene } from "@babylonjs/core/scene.js";
import { WebXRExperienceHelper } from "@babylonjs/core/XR/webXRExperienceHelper.js";
import { WebXRFeatureName } from "@babylonjs/core/XR/webXRFeaturesManager.js";
import { WebXRInput } from "@babylonjs/core/XR/webXRInput.js";
import type { WebXRInputSource } from "@babylonjs/core/XR/webXRInputSource.js";
import { RequestRefused } from "#client/connection/RequestRefused.ts";
import type { HandSample } from "#shared/features/poses/PoseSample.ts";
import { headingOf, wrapAngle } from "#shared/space/heading.ts";
import { SnapStick } from "./SnapStick.ts";
import { sweepLeftovers } from "./sweepLeftovers.ts";
import { TeleportArc } from "./TeleportArc.ts";
import type { XrFeatureOptions } from "./XrFeature.ts";
import { XrHands } from "./XrHands.ts";
import { XrNotice } from "./XrNotice.ts";
import { XR_PROFILES_URL } from "./xrProfiles.ts";

export interface XrSessionOptions extends XrFeatureOptions {
	readonly onLeft: () => void;
}

const SNAP_TURN = Math.PI / 6;
/** How near a head may come to something solid; leaning over a table must not be walking into it. */
const HEAD_RADIUS = 0.1;
/** Whoever's real steps lead further into something solid than this is held back: the hall moves with them. */
const LEAN_METRES = 0.35;
/** A laser that points further than this means nothing. */
const POINTER_RANGE = 25;

/** From entering VR to leaving it. Everything made for it is gone when it ends. */
export class XrSession {
	readonly #options: XrSessionOptions;
	readonly #helper: WebXRExperienceHelper;
	readonly #input: WebXRInput;
	readonly #hands: XrHands;
	readonly #arc: TeleportArc;
	readonly #notice: XrNotice;
	/** Babylon lets a laser point into a second scene first, and would make one that stays for ever. */
	readonly #noScene: Scene;
	readonly #sticks = { left: new SnapStick(), right: new SnapStick() };
	readonly #undo: (() => void)[] = [];
	/** The hand that aims. */
	#aiming: "left" | "right" | undefined;
	#isLanding = false;
	/** A place that the next frame puts the head over: the hall's word before there was a head, or a jump. */
	#moveTo: { readonly x: number; readonly z: number; readonly heading: number | undefined } | undefined;
	#hasLeft = false;

	/** Called from a click. Throws where the headset does not come. */
	static async enter(options: XrSessionOptions): Promise<XrSession> {
		const helper = await WebXRExperienceHelper.CreateAsync(options.hall.scene);
		const session = new XrSession(options, helper);
		try {
			await session.#begin();
		} catch (error) {
			session.#dispose();
			throw error;
		}
		return session;
	}

	private constructor(options: XrSessionOptions, helper: WebXRExperienceHelper) {
		const { scene, engine } = options.hall;
		this.#options = options;
		this.#helper = helper;
		helper.camera.minZ = 0.05;
		helper.camera.maxZ = options.hall.camera.maxZ;
		this.#input = new WebXRInput(helper.sessionManager, helper.camera, {
			customControllersRepositoryURL: XR_PROFILES_URL,
		});
		this.#noScene = new Scene(engine, { virtual: true });
		this.#noScene.useRightHandedSystem = true;
		const hovered = scene.constantlyUpdateMeshUnderPointer;
		this.#undo.push(() => {
			scene.constantlyUpdateMeshUnderPointer = hovered;
		});
		helper.featuresManager.enableFeature(WebXRFeatureName.POINTER_SELECTION, "latest", {
			xrInput: this.#input,
			enablePointerSelectionOnAllControllers: true,
			disablePointerUpOnTouchOut: false,
			disableScenePointerVectorUpdate: false,
			forceGazeMode: false,
			customUtilityLayerScene: this.#noScene,
			maxPointerDistance: POINTER_RANGE,
		});
		this.#hands = new XrHands(scene, helper.featuresManager, this.#input);
		this.#arc = new TeleportArc(scene);
		this.#notice = new XrNotice(scene);
	}

	async leave(): Promise<void> {
		if (this.#helper.sessionManager.inXRSession) await this.#helper.sessionManager.exitXRAsync();
		this.#end();
	}

	async #begin(): Promise<void> {
		const { wearer, hall } = this.#options;
		const { sessionManager } = this.#helper;
		sessionManager.onXRSessionEnded.addOnce(() => {
			// After Babylon has put its own things back.
			queueMicrotask(() => this.#end());
		});
		const { feet, heading } = wearer.rig;
		this.#moveTo = { x: feet.x, z: feet.z, heading };
		const output = sessionManager.getWebXRRenderTarget();
		this.#undo.push(() => output.dispose());
		await this.#helper.enterXRAsync("immersive-vr", "local-floor", output);
		wearer.rig.immersive = true;
		this.#undo.push(
			wearer.onPlaced(({ x, z, heading }) => {
				// Whoever lands goes on looking where they look: the head may have turned while the hall was asked.
				this.#moveTo = { x, z, heading: this.#isLanding ? undefined : heading };
			}),
			hall.onFrame((seconds) => this.#update(seconds)),
			hall.picking.onPick(({ target, point }) => {
				// Hands have no stick: pointing at the floor and pinching goes there, as a trigger does.
				if (target.kind === "floor") void this.#land(point.x, point.z);
			}),
		);
	}

	#update(seconds: number): void {
		const { camera, sessionManager } = this.#helper;
		const frame = sessionManager.currentFrame;
		if (!frame) return;
		const hasJumped = this.#obeyJump();
		this.#followHead();
		// This frame's hands are still where the body was; walking has carried them along.
		if (!hasJumped) this.#followHands(frame, sessionManager.referenceSpace);
		this.#readSticks();
		const { rig } = this.#options.wearer;
		this.#notice.follow(camera.position, rig.heading, seconds);
	}

	/** Moves the room that the wearer stands in so that their head is over the place, looking as it says. */
	#obeyJump(): boolean {
		const place = this.#moveTo;
		if (!place) return false;
		this.#moveTo = undefined;
		const { camera } = this.#helper;
		camera.position.x = place.x;
		camera.position.z = place.z;
		if (place.heading !== undefined) this.#turnBy(wrapAngle(place.heading - headingOf(camera.rotationQuaternion)));
		return true;
	}

	/** Round the head itself, so that nobody is swung about. */
	#turnBy(radians: number): void {
		if (Math.abs(radians) < 1e-4) return;
		const { rotationQuaternion } = this.#helper.camera;
		Quaternion.RotationAxisToRef(Vector3.UpReadOnly, radians, turn);
		turn.multiplyToRef(rotationQuaternion, rotationQuaternion);
	}

	/** The head that others see stays out of what is solid, wherever the wearer's real steps and leaning lead. */
	#followHead(): void {
		const { wearer } = this.#options;
		const { rig } = wearer;
		const { position, rotationQuaternion } = this.#helper.camera;
		const { x: fromX, z: fromZ } = rig.feet;
		wearer.floor.slide(fromX, fromZ, position.x - fromX, position.z - fromZ, held, HEAD_RADIUS);
		const beyond = Math.hypot(position.x - held.x, position.z - held.z);
		if (beyond > LEAN_METRES) {
			position.x = held.x;
			position.z = held.z;
		}
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
		const { left, right } = this.#options.wearer.rig;
		left.tracked = this.#hands.read("left", frame, referenceSpace, left);
		right.tracked = this.#hands.read("right", frame, referenceSpace, right);
		for (const { inputSource } of this.#input.controllers) {
			const hand = handOf(inputSource, left, right);
			if (!hand || hand.tracked || inputSource.hand) continue;
			hand.tracked = readController(inputSource, frame, referenceSpace, hand);
		}
		// They stay with the head where that is held back.
		const { position } = this.#helper.camera;
		const { position: head } = this.#options.wearer.rig.head;
		for (const hand of [left, right]) {
			hand.position.x += head.x - position.x;
			hand.position.z += head.z - position.z;
		}
	}

	/** Forward aims, letting go lands; to the side turns. */
	#readSticks(): void {
		for (const controller of this.#input.controllers) {
			const { handedness, gamepad, hand } = controller.inputSource;
			if (!gamepad || hand || (handedness !== "left" && handedness !== "right")) continue;
			// Thumbstick of the xr-standard mapping; a touchpad where there is none.
			const x = gamepad.axes[2] ?? gamepad.axes[0] ?? 0;
			const y = gamepad.axes[3] ?? gamepad.axes[1] ?? 0;
			const stick = this.#sticks[handedness];
			stick.update(x, y);
			if (stick.turned !== 0) this.#turnBy(-stick.turned * SNAP_TURN);
			if (stick.isForward) {
				this.#aiming ??= handedness;
				if (this.#aiming === handedness) this.#aim(controller);
			} else if (this.#aiming === handedness) this.#letGo();
		}
		// The controller that aimed was put down.
		if (this.#aiming && !this.#input.controllers.some((one) => one.inputSource.handedness === this.#aiming)) {
			this.#aiming = undefined;
			this.#arc.hide();
		}
	}

	#aim({ pointer }: WebXRInputSource): void {
		pointer.computeWorldMatrix(true);
		pointer.getDirectionToRef(FORWARD, direction);
		this.#arc.aim(pointer.absolutePosition, direction.normalize(), this.#options.wearer.floor);
	}

	#letGo(): void {
		this.#aiming = undefined;
		if (!this.#arc.isAiming) return;
		const { x, z } = this.#arc.landing;
		this.#arc.hide();
		if (this.#arc.canLand) void this.#land(x, z);
		else this.#refuse("blocked");
	}

	/** The hall is asked first; the head moves when it says yes. */
	async #land(x: number, z: number): Promise<void> {
		if (this.#isLanding) return;
		this.#isLanding = true;
		try {
			await this.#options.wearer.teleport(x, z, this.#options.wearer.rig.heading);
		} catch (error) {
			if (!(error instanceof RequestRefused)) throw error;
			this.#refuse(error.reason);
		} finally {
			this.#isLanding = false;
		}
	}

	#refuse(reason: string): void {
		void this.#notice.show(this.#options.refusalText(reason));
	}

	#end(): void {
		if (this.#hasLeft) return;
		this.#hasLeft = true;
		this.#dispose();
		this.#options.onLeft();
	}

	#dispose(): void {
		const { rig } = this.#options.wearer;
		rig.immersive = false;
		rig.left.tracked = false;
		rig.right.tracked = false;
		for (const undo of this.#undo.splice(0).reverse()) undo();
		this.#arc.dispose();
		this.#notice.dispose();
		this.#hands.dispose();
		this.#helper.featuresManager.dispose();
		this.#input.dispose();
		this.#helper.dispose();
		this.#noScene.dispose();
		sweepLeftovers(this.#options.hall.scene);
	}
}

/** Scratch: every frame is over before the next begins. */
const turn = Quaternion.Identity();
const direction = Vector3.Zero();
const held = { x: 0, z: 0 };
const FORWARD = new Vector3(0, 0, -1);

function handOf({ handedness }: XRInputSource, left: HandSample, right: HandSample): HandSample | undefined {
	if (handedness === "left") return left;
	return handedness === "right" ? right : undefined;
}

/** A held controller stands for a hand: fingers curl as far as the buttons under them are pressed. */
function readController(
	{ gripSpace, gamepad }: XRInputSource,
	frame: XRFrame,
	referenceSpace: XRReferenceSpace,
	out: HandSample,
): boolean {
	const pose = gripSpace && frame.getPose(gripSpace, referenceSpace);
	if (!pose) return false;
	const { position, orientation } = pose.transform;
	out.position.x = position.x;
	out.position.y = position.y;
	out.position.z = position.z;
	out.orientation.x = orientation.x;
	out.orientation.y = orientation.y;
	out.orientation.z = orientation.z;
	out.orientation.w = orientation.w;
	const squeeze = gamepad?.buttons[1]?.value ?? 0;
	// Fingers never lie straight along a controller.
	const around = 0.45 + 0.55 * squeeze;
	out.curl[0] = gamepad?.buttons.some((button, index) => index >= 3 && button.touched) ? 0.7 : 0.2;
	out.curl[1] = 0.25 + 0.65 * (gamepad?.buttons[0]?.value ?? 0);
	out.curl[2] = around;
	out.curl[3] = around;
	out.curl[4] = around;
	return true;
}
