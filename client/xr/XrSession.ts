import type { AbstractMesh } from "@babylonjs/core/Meshes/abstractMesh.js";
import { WebXRExperienceHelper } from "@babylonjs/core/XR/webXRExperienceHelper.js";
import { WebXRInput } from "@babylonjs/core/XR/webXRInput.js";
import type { WebXRInputSource } from "@babylonjs/core/XR/webXRInputSource.js";
import { WebXRTrackingState } from "@babylonjs/core/XR/webXRTypes.js";
import { RequestRefused } from "#client/connection/RequestRefused.ts";
import { EYE_HEIGHT } from "#client/engine/HallScene.ts";
import type { PickTarget } from "#client/engine/Picking.ts";
import type { HandSample } from "#shared/features/poses/PoseSample.ts";
import { cullForBothEyes } from "./cullForBothEyes.ts";
import { multiviewLayers } from "./multiviewLayers.ts";
import { sweepLeftovers } from "./sweepLeftovers.ts";
import { TeleportArc } from "./TeleportArc.ts";
import type { InspectedControl } from "./ui/Surface.ts";
import { WristMenu } from "./ui/WristMenu.ts";
import { XrPanels } from "./ui/XrPanels.ts";
import { Vignette } from "./Vignette.ts";
import { XrBody } from "./XrBody.ts";
import type { Side } from "./XrComfort.ts";
import type { XrFeatureOptions } from "./XrFeature.ts";
import { XrHands } from "./XrHands.ts";
import { XrLocomotion } from "./XrLocomotion.ts";
import { XrNotice } from "./XrNotice.ts";
import { XrPerformance, type XrSpeed } from "./XrPerformance.ts";
import { XrPointers } from "./XrPointers.ts";
import type { XrOutfit, XrStage } from "./XrStage.ts";
import { XR_OVER_HALL } from "./xrDrawing.ts";
import { XR_PROFILES_URL } from "./xrProfiles.ts";

export interface XrSessionOptions extends XrFeatureOptions {
	readonly outfit: ((stage: XrStage) => Promise<XrOutfit>) | undefined;
	readonly onLeft: () => void;
}

/** Of the xr-standard mapping: A and B, or X and Y. */
const FACE_BUTTONS = [4, 5] as const;

/** From entering VR to leaving it. Everything made for it is gone when it ends. */
export class XrSession {
	readonly #options: XrSessionOptions;
	readonly #helper: WebXRExperienceHelper;
	readonly #input: WebXRInput;
	readonly #hands: XrHands;
	readonly #body: XrBody;
	readonly #arc: TeleportArc;
	readonly #vignette: Vignette;
	readonly #notice: XrNotice;
	readonly #locomotion: XrLocomotion;
	readonly #panels: XrPanels;
	readonly #wrist: WristMenu;
	/** Panels: what rays and fingertips press. */
	readonly #surfaces = new Set<AbstractMesh>();
	readonly #frameHandlers: ((seconds: number) => void)[] = [];
	readonly #undo: (() => void)[] = [];
	readonly #worn: { side: Side; sample: HandSample; isHand: boolean };
	readonly #hasMultiview: boolean;
	#pointers: XrPointers | undefined;
	#performance: XrPerformance | undefined;
	#outfit: XrOutfit | undefined;
	#isMenuButtonDown = false;
	#isLanding = false;
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
		const { scene, engine, camera } = options.hall;
		const { wearer, comfort } = options;
		this.#options = options;
		this.#helper = helper;
		helper.camera.minZ = 0.05;
		helper.camera.maxZ = camera.maxZ;
		this.#input = new WebXRInput(helper.sessionManager, helper.camera, {
			customControllersRepositoryURL: XR_PROFILES_URL,
			controllerOptions: { renderingGroupId: XR_OVER_HALL },
		});
		this.#hasMultiview = multiviewLayers(helper.featuresManager, engine);
		this.#hands = new XrHands(scene, helper.featuresManager, this.#input);
		this.#body = new XrBody(helper.camera, wearer, this.#input, this.#hands);
		this.#arc = new TeleportArc(scene);
		this.#vignette = new Vignette(scene);
		this.#notice = new XrNotice(scene);
		this.#panels = new XrPanels({ scene, body: this.#body, surfaces: this.#surfaces });
		this.#worn = { side: "left", sample: wearer.rig.left, isHand: false };
		this.#wrist = new WristMenu({
			scene,
			body: this.#body,
			surfaces: this.#surfaces,
			wornBy: () => this.#wornBy(),
			render: () => this.#outfit!.menu(),
			isPointedAt: () => this.#pointers?.isOnPanel(comfort().hand) ?? false,
		});
		this.#locomotion = new XrLocomotion({
			input: this.#input,
			arc: this.#arc,
			comfort,
			floor: () => wearer.floor,
			heading: () => wearer.rig.heading,
			turn: (radians) => this.#body.turn(radians),
			glide: (dx, dz) => this.#body.glide(dx, dz),
			land: (at) => (at ? void this.#land(at.x, at.z) : this.#refuse("blocked")),
			isOnPanel: (side) => this.#pointers?.isOnPanel(side) ?? false,
			page: (_side, way) => this.#panels.turn(way),
		});
	}

	/** What is done about speed now. */
	get speed(): XrSpeed | undefined {
		return this.#performance?.speed;
	}

	/** What stands on the menu, the open panel and before the eyes now, for developers and tests. */
	inspect(): InspectedControl[] {
		return [...this.#wrist.inspect(), ...this.#panels.inspect(), ...this.#notice.inspect()];
	}

	/** What the rays mean now, for developers and tests. */
	pointsAt(): Readonly<Record<Side, PickTarget | undefined>> {
		return { left: this.#pointers?.pointsAt("left"), right: this.#pointers?.pointsAt("right") };
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
		this.#body.place(feet.x, feet.z, heading);
		const output = sessionManager.getWebXRRenderTarget();
		this.#undo.push(() => output.dispose());
		await this.#helper.enterXRAsync("immersive-vr", "local-floor", output);
		await this.#standOnFloor();
		this.#hands.hideJoints();
		const { session } = sessionManager;
		wearer.rig.immersive = true;
		const { scene, engine, picking, quality } = hall;
		this.#pointers = new XrPointers({
			scene,
			picking,
			input: this.#input,
			session,
			surfaces: this.#surfaces,
			fingertip: (side) => this.#hands.fingertip(side),
			isBusy: (side) =>
				this.#locomotion.isAiming(side) || (this.#wrist.shown.getState() && side === this.#wornBy()?.side),
		});
		this.#performance = new XrPerformance({ sessionManager, engine, quality, multiview: this.#hasMultiview });
		const heard = new AbortController();
		session.addEventListener("visibilitychange", () => this.#visibilityChanged(session), { signal: heard.signal });
		sessionManager.baseReferenceSpace.addEventListener("reset", () => this.#body.keep(), { signal: heard.signal });
		const { onTrackingStateChanged } = this.#helper.camera;
		const tracked = onTrackingStateChanged.add((state) => this.#trackingChanged(state));
		this.#undo.push(
			cullForBothEyes(scene, this.#helper.camera),
			() => heard.abort(),
			() => onTrackingStateChanged.remove(tracked),
			wearer.onPlaced(({ x, z, heading }) => {
				// Whoever lands goes on looking where they look: the head may have turned while the hall was asked.
				this.#body.place(x, z, this.#isLanding ? undefined : heading);
			}),
			hall.onFrame((seconds) => this.#update(seconds)),
			hall.picking.onPick(({ target, point }) => {
				// Hands have no stick: pointing at the floor and pinching goes there, as a trigger does.
				if (target.kind === "floor") void this.#land(point.x, point.z);
			}),
		);
		void this.#dress(session);
	}

	/** The menu and what it opens come while one stands in the hall already. */
	async #dress(session: XRSession): Promise<void> {
		const { outfit } = this.#options;
		if (!outfit) return;
		try {
			const made = await outfit(this.#stage(session));
			if (this.#hasLeft) return made.dispose();
			this.#outfit = made;
			const stop = made.start(() => this.#wrist.refresh());
			this.#undo.push(() => {
				stop();
				made.dispose();
			});
		} catch (error) {
			// One walks and looks without it; the next entering tries again.
			if (!this.#hasLeft) this.#refuse(error instanceof RequestRefused ? error.reason : "offline");
		}
	}

	#stage(session: XRSession): XrStage {
		return {
			scene: this.#options.hall.scene,
			session,
			body: this.#body,
			panels: this.#panels,
			onHold: (holder) => this.#pointers?.onHold(holder) ?? (() => {}),
			onFrame: (handler) => {
				this.#frameHandlers.push(handler);
				return () => this.#frameHandlers.splice(this.#frameHandlers.indexOf(handler), 1);
			},
			tell: (saying) => this.#notice.tell(saying),
			last: (saying) => this.#notice.last(saying),
			closeMenu: () => this.#wrist.close(),
			eyeHeight: () => this.#body.height,
			leave: () => void this.leave(),
		};
	}

	/** Babylon gives who has no floor a space that is fixed to the head: instead, a floor at a standing person's feet. */
	async #standOnFloor(): Promise<void> {
		const { sessionManager } = this.#helper;
		const { session } = sessionManager;
		const floor = await session.requestReferenceSpace("local-floor").catch(() => undefined);
		if (floor) return;
		const local = await session.requestReferenceSpace("local");
		const raised = local.getOffsetReferenceSpace(new XRRigidTransform({ x: 0, y: -EYE_HEIGHT, z: 0, w: 1 }));
		sessionManager.baseReferenceSpace = raised;
		sessionManager.referenceSpace = raised;
	}

	#update(seconds: number): void {
		const { sessionManager } = this.#helper;
		const frame = sessionManager.currentFrame;
		if (!frame || this.#hasLeft) return;
		const { comfort } = this.#options;
		const hasJumped = this.#body.update(frame, sessionManager.referenceSpace, comfort().rise);
		if (hasJumped) this.#vignette.blink();
		if (!hasJumped) this.#pointers?.update();
		this.#locomotion.update(seconds);
		this.#readMenuButton();
		this.#wrist.update(seconds);
		this.#panels.update();
		for (let i = 0; i < this.#frameHandlers.length; i++) this.#frameHandlers[i]!(seconds);
		const { head, orientation, heading } = this.#body;
		this.#vignette.update(head, orientation, this.#locomotion.wantedVignette, seconds);
		const isCovered = this.#wrist.shown.getState() || this.#panels.open.getState() !== null;
		this.#notice.follow(head, heading, isCovered, seconds);
	}

	/** The hand that wears the menu: the other one than points, if it is there. */
	#wornBy(): { readonly side: Side; readonly sample: HandSample; readonly isHand: boolean } | undefined {
		const { rig } = this.#options.wearer;
		const side = this.#options.comfort().hand === "right" ? "left" : "right";
		const source = this.#sourceOf(side);
		if (!source) return undefined;
		this.#worn.side = side;
		this.#worn.sample = side === "left" ? rig.left : rig.right;
		this.#worn.isHand = !!source.inputSource.hand;
		return this.#worn;
	}

	#sourceOf(side: Side): WebXRInputSource | undefined {
		const { controllers } = this.#input;
		for (let i = 0; i < controllers.length; i++) {
			if (controllers[i]!.inputSource.handedness === side) return controllers[i];
		}
		return undefined;
	}

	/** X or Y on the hand that wears the menu; where only the other controller is there, its own A or B. */
	#readMenuButton(): void {
		const wearing = this.#wornBy()?.side;
		let isDown = false;
		const { controllers } = this.#input;
		for (let i = 0; i < controllers.length; i++) {
			const { handedness, gamepad } = controllers[i]!.inputSource;
			if (!gamepad || (wearing && handedness !== wearing)) continue;
			for (let j = 0; j < FACE_BUTTONS.length; j++) if (gamepad.buttons[FACE_BUTTONS[j]!]?.pressed) isDown = true;
		}
		if (isDown && !this.#isMenuButtonDown && this.#outfit) this.#wrist.toggle();
		this.#isMenuButtonDown = isDown;
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
		this.#notice.tell({ tone: "bad", title: this.#options.words.refusal(reason) });
	}

	#visibilityChanged({ visibilityState }: XRSession): void {
		this.#options.onVisible(visibilityState !== "hidden");
		// The system's own menu has the hands now, or nobody wears the headset.
		if (visibilityState === "visible") return;
		this.#pointers?.letGo();
		this.#locomotion.cancel();
	}

	#trackingChanged(state: WebXRTrackingState): void {
		const isLost = state === WebXRTrackingState.TRACKING_LOST;
		this.#notice.last(isLost ? { tone: "bad", title: this.#options.words.trackingLost() } : undefined);
	}

	#end(): void {
		if (this.#hasLeft) return;
		this.#hasLeft = true;
		this.#dispose();
		this.#options.onLeft();
	}

	#dispose(): void {
		this.#hasLeft = true;
		const { rig } = this.#options.wearer;
		rig.immersive = false;
		rig.left.tracked = false;
		rig.right.tracked = false;
		for (const undo of this.#undo.splice(0).reverse()) undo();
		this.#frameHandlers.length = 0;
		this.#pointers?.dispose();
		this.#performance?.dispose();
		this.#panels.dispose();
		this.#wrist.dispose();
		this.#arc.dispose();
		this.#vignette.dispose();
		this.#notice.dispose();
		this.#hands.dispose();
		this.#body.dispose();
		this.#helper.featuresManager.dispose();
		this.#input.dispose();
		this.#helper.dispose();
		sweepLeftovers(this.#options.hall.scene);
	}
}
