import { createStore } from "zustand/vanilla";
import type { Feature } from "#client/app/Feature.ts";
import type { HallConnection } from "#client/connection/HallConnection.ts";
import { RequestRefused } from "#client/connection/RequestRefused.ts";
import { EYE_HEIGHT, type HallScene } from "#client/engine/HallScene.ts";
import type { Pick } from "#client/engine/Picking.ts";
import type { PoseSample } from "#shared/features/poses/PoseSample.ts";
import { type FloorPlan, WalkableFloor } from "#shared/features/walking/WalkableFloor.ts";
import {
	goToBoothRequest,
	goToVisitorRequest,
	type JumpGrant,
	placedMessage,
	placeRequest,
	teleportRequest,
} from "#shared/features/walking/walkingMessages.ts";
import { wrapAngle } from "#shared/space/heading.ts";
import type { FloorPlace, FloorPoint, Vector3 } from "#shared/space/vector.ts";
import { GamepadControls } from "./GamepadControls.ts";
import { GroundMarker } from "./GroundMarker.ts";
import { KeyboardMouseControls } from "./KeyboardMouseControls.ts";
import { PathFollower } from "./PathFollower.ts";
import { TouchControls } from "./TouchControls.ts";
import { ViewMotion } from "./ViewMotion.ts";
import { VisitorRig } from "./VisitorRig.ts";
import { Walker } from "./Walker.ts";
import { clearIntent, createWalkIntent, type WalkControls, wantsSteps } from "./WalkIntent.ts";
import { WalkingPaths } from "./WalkingPaths.ts";

/** What finds ways comes in once one can walk and look round, and mostly before the first click. */
const PREPARE_PATHS_AFTER_MS = 2500;

export interface WalkingOptions {
	readonly hall: WalkedScene;
	readonly connection: HallConnection;
	readonly plan: FloorPlan;
	/** Followed live: cuts instead of glides, and a view that turns only by hand. */
	readonly reducedMotion: () => boolean;
	/** The middle of an exhibit, to raise or lower the eyes to it; undefined while its booth is not known. */
	readonly middleOf: (boothId: string, slot: string) => Readonly<Vector3> | undefined;
	/** Whose keys walk; the whole page's unless told otherwise. */
	readonly keys?: HTMLElement;
	/** How far above the middle of the picture an exhibit is to be seen, of the picture's height. */
	readonly seenAbove?: () => number;
	/** What a click could not do (`blocked`, `offline`, …), for the overlay's notices. */
	readonly onRefused: (reason: string) => void;
	readonly onFailed: (message: string) => void;
}

type WalkedScene = globalThis.Pick<HallScene, "scene" | "camera" | "canvas" | "picking" | "onFrame">;

/** A picture this tall is seen at this angle, radians; a narrow one is seen wider, so that it is no tunnel. */
const FIELD_OF_VIEW = (65 * Math.PI) / 180;
const WIDEST_FIELD_OF_VIEW = (88 * Math.PI) / 180;
const NARROWEST_ACROSS = (52 * Math.PI) / 180;
/** How often the place is told to the map and others, ms. */
const TELL_EVERY_MS = 100;
/** Nearer than this the hall and I agree on where I am. Metres. */
const SAME_PLACE = 0.5;
const STANDS_THERE = 0.3;

/** The visitor's own walking: controls, clicks, jumps, and the camera that follows. */
export class WalkingFeature implements Feature {
	readonly rig = new VisitorRig(EYE_HEIGHT);
	/** Where I stand; set at most ten times a second. */
	readonly place = createStore<FloorPlace>(() => ({ x: 0, z: 0, heading: 0 }));
	readonly moving = createStore<boolean>(() => false);

	readonly #options: WalkingOptions;
	readonly #walker = new Walker(this.rig);
	readonly #follower: PathFollower;
	readonly #intent = createWalkIntent();
	readonly #body = { position: this.rig.head.position, heading: 0, pitch: 0 };
	readonly #placedHandlers = new Set<(place: Readonly<FloorPlace>) => void>();
	readonly #undo: (() => void)[] = [];
	#controls: readonly WalkControls[] = [];
	#paths: WalkingPaths | undefined;
	#marker: GroundMarker | undefined;
	#view: ViewMotion | undefined;
	#floor: WalkableFloor;
	#frameSeconds = 0;
	#toldAtMs = Number.NEGATIVE_INFINITY;
	#isPlaced = false;
	#lookHolds = 0;
	/** The latest click wins: a way found for an older one is not walked. */
	#clicks = 0;
	/** The exhibit that I was put in front of, and where. */
	#before: { readonly key: string; readonly x: number; readonly z: number } | undefined;

	constructor(options: WalkingOptions) {
		this.#options = options;
		this.#floor = new WalkableFloor(options.plan);
		this.#follower = new PathFollower(this.rig, this.#walker, () => !options.reducedMotion());
	}

	get floor(): WalkableFloor {
		return this.#floor;
	}

	async start(): Promise<void> {
		const { hall, connection, plan, onFailed } = this.#options;
		const { canvas } = hall;
		if (canvas) {
			const layer = document.createElement("div");
			layer.style.cssText = "position:absolute;inset:0;overflow:hidden;pointer-events:none";
			canvas.after(layer);
			this.#undo.push(() => layer.remove());
			this.#view = new ViewMotion(layer, this.#options.reducedMotion);
			const look = {
				canvas,
				radiansPerPixel: () => hall.camera.fov / Math.max(1, canvas.clientHeight),
				mayLook: () => this.#lookHolds === 0 && !this.rig.immersive,
				keys: this.#options.keys,
			};
			this.#controls = [
				new KeyboardMouseControls(look),
				new TouchControls({ ...look, overlay: layer }),
				new GamepadControls({
					gamepads: () => navigator.getGamepads?.() ?? [],
					frameSeconds: () => this.#frameSeconds,
					onUse: () => {
						const ahead = hall.picking.ahead();
						if (ahead && !this.rig.immersive) hall.picking.tell(ahead);
					},
				}),
			];
			for (const controls of this.#controls) controls.start();
			const paths = new WalkingPaths(onFailed);
			paths.setFloor(plan);
			this.#paths = paths;
			const preparing = setTimeout(() => paths.prepare(), PREPARE_PATHS_AFTER_MS);
			this.#undo.push(() => clearTimeout(preparing));
		}
		this.#marker = new GroundMarker(hall.scene);
		this.#undo.push(
			hall.picking.onPick((pick) => this.#onPick(pick)),
			connection.on(placedMessage, (placed) => {
				if (placed.reason === "corrected") this.#putBack(placed);
				// A number that I have not heard of: I must carry it, or my poses count no more.
				else if (this.#isPlaced && placed.jump !== this.rig.jump) void this.#settle();
			}),
			connection.onResumed(() => void this.#settle()),
			hall.onFrame((seconds, nowMs) => this.#update(seconds, nowMs)),
		);
		await this.#settle();
	}

	stop(): void {
		for (const undo of this.#undo.splice(0).reverse()) undo();
		for (const controls of this.#controls) controls.stop();
		this.#controls = [];
		this.#paths?.dispose();
		this.#marker?.dispose();
		this.#view?.dispose();
		this.#placedHandlers.clear();
	}

	/** Writes what goes to the hall; false before the hall has said where I am. */
	sample(out: PoseSample): boolean {
		if (this.#isPlaced) this.rig.sample(out);
		return this.#isPlaced;
	}

	/** The layout changed: booths came, went or moved. */
	setPlan(plan: FloorPlan): void {
		this.#floor = new WalkableFloor(plan);
		this.#paths?.setFloor(plan);
	}

	/** "Take me there"; looks at the slot's middle, or at what was touched where that is not known. Throws RequestRefused. */
	async goToBooth(boothId: string, slot?: string, touched?: Readonly<Vector3>): Promise<void> {
		const grant = await this.#options.connection.request(
			goToBoothRequest,
			slot === undefined ? { boothId } : { boothId, slot },
		);
		// One can touch an exhibit of a booth that is still coming in.
		const middle = slot === undefined ? undefined : (this.#options.middleOf(boothId, slot) ?? touched);
		this.#jump(grant, middle);
		if (slot !== undefined) this.#before = { key: `${boothId}/${slot}`, x: grant.x, z: grant.z };
	}

	/** Throws RequestRefused: `opted-out`, `gone`. */
	async goToVisitor(visitorId: string): Promise<void> {
		this.#jump(await this.#options.connection.request(goToVisitorRequest, { visitorId }));
	}

	/** Over to the instance where they are. Throws RequestRefused: `instance-full`, `opted-out`, `gone`. */
	async goToInstanceOf(visitorId: string): Promise<void> {
		this.#cancelWalk();
		// There one arrives: what one's body did here is no longer said, and no longer holds.
		this.#isPlaced = false;
		try {
			await this.#options.connection.moveTo(visitorId);
		} catch (error) {
			this.#isPlaced = true;
			throw error;
		}
	}

	/** To a free spot of the floor, at once. Throws RequestRefused: `blocked`. */
	async teleport(x: number, z: number, heading: number): Promise<void> {
		this.#jump(await this.#options.connection.request(teleportRequest, { x, z, heading: wrapAngle(heading) }));
	}

	/** Walks there round obstacles, as near as one gets; any walking key ends it. */
	async walkTo(target: Readonly<FloorPoint>): Promise<void> {
		const click = ++this.#clicks;
		const path = await this.#paths?.find(this.rig.feet, target);
		if (click !== this.#clicks || !path) return;
		const end = path.at(-1);
		if (!end) {
			this.#options.onRefused("blocked");
			return;
		}
		this.#follower.begin(path);
		this.#marker?.show(end);
	}

	/** While held, dragging does not look round (an exhibit is turned by hand); returns the undoing. */
	holdLook(): () => void {
		let held = true;
		this.#lookHolds++;
		for (const controls of this.#controls) controls.release();
		return () => {
			if (held) this.#lookHolds--;
			held = false;
		};
	}

	/** Hears of every jump: whoever else moves the body (WebXR) moves along. Returns the undoing. */
	onPlaced(handler: (place: Readonly<FloorPlace>) => void): () => void {
		this.#placedHandlers.add(handler);
		return () => this.#placedHandlers.delete(handler);
	}

	/** Finds out where the hall holds me to be; whoever has a place already asks to keep it. */
	async #settle(): Promise<void> {
		const { connection } = this.#options;
		try {
			const held = await connection.request(placeRequest, null);
			const { feet, heading } = this.rig;
			if (!this.#isPlaced) {
				this.#isPlaced = true;
				this.#put(held);
				return;
			}
			if (Math.hypot(held.x - feet.x, held.z - feet.z) <= SAME_PLACE) {
				this.rig.jump = held.jump;
				return;
			}
			// The hall restarted, or I walked on while it could not hear me.
			const kept = await connection
				.request(teleportRequest, { x: feet.x, z: feet.z, heading: wrapAngle(heading) })
				.catch((error) => {
					if (error instanceof RequestRefused && error.reason === "blocked") return held;
					throw error;
				});
			if (kept === held) this.#jump(held);
			else this.rig.jump = kept.jump;
		} catch (error) {
			// Lost again meanwhile: the next resume asks again.
			if (!(error instanceof RequestRefused)) throw error;
		}
	}

	#onPick({ target, point }: Pick): void {
		if (this.rig.immersive) return;
		if (target.kind === "floor") void this.walkTo(point);
		else if (target.kind === "exhibit") void this.approach(target.boothId, target.slot, point);
	}

	/** Stands before an exhibit, unless one does already; tells where that is refused. */
	async approach(boothId: string, slot: string, touched?: Readonly<Vector3>): Promise<void> {
		const { feet } = this.rig;
		const before = this.#before;
		const stands = before && Math.hypot(feet.x - before.x, feet.z - before.z) < STANDS_THERE;
		if (stands && before.key === `${boothId}/${slot}`) return;
		try {
			await this.goToBooth(boothId, slot, touched);
		} catch (error) {
			if (!(error instanceof RequestRefused)) throw error;
			this.#options.onRefused(error.reason);
		}
	}

	/** After an impossible step: where the hall last believed me. */
	#putBack(grant: JumpGrant): void {
		this.#cancelWalk();
		this.#put({ ...grant, heading: this.rig.heading });
	}

	#jump(grant: JumpGrant, lookAt?: Readonly<Vector3>): void {
		this.#cancelWalk();
		const { rig } = this;
		const from = { position: { ...rig.head.position }, heading: rig.heading, pitch: rig.pitch };
		const isOpen = this.#floor.canStep(rig.feet.x, rig.feet.z, grant.x, grant.z);
		this.#put(grant);
		if (rig.immersive) return;
		if (lookAt) {
			rig.lookUpOrDownAt(lookAt);
			const above = this.#options.seenAbove?.() ?? 0;
			rig.look(0, -Math.atan(2 * above * Math.tan(this.#options.hall.camera.fov / 2)));
		} else rig.pitch = 0;
		rig.stand();
		this.#view?.jumped(from, rig.head.position, isOpen);
	}

	#put(grant: JumpGrant): void {
		const { rig } = this;
		this.#walker.halt();
		rig.jump = grant.jump;
		const place = { x: grant.x, z: grant.z, heading: grant.heading };
		rig.place(place.x, place.z, rig.immersive ? rig.heading : place.heading);
		for (const handler of this.#placedHandlers) handler(place);
		this.#toldAtMs = Number.NEGATIVE_INFINITY;
	}

	#cancelWalk(): void {
		this.#clicks++;
		this.#follower.cancel();
		this.#marker?.hide();
	}

	#update(seconds: number, nowMs: number): void {
		this.#frameSeconds = seconds;
		const { rig } = this;
		const intent = this.#intent;
		clearIntent(intent);
		if (rig.immersive) {
			this.#view?.settle();
			this.#marker?.hide();
			this.#follower.cancel();
		} else {
			for (let i = 0; i < this.#controls.length; i++) this.#controls[i]!.read(intent);
			if (this.#isPlaced) this.#walk(seconds);
			rig.stand();
			this.#moveCamera(seconds);
		}
		this.#tell(nowMs);
	}

	#walk(seconds: number): void {
		const intent = this.#intent;
		if (this.#follower.isWalking) {
			if (wantsSteps(intent) || intent.turn !== 0) this.#cancelWalk();
			else {
				this.#walker.turn(intent, seconds);
				if (!this.#follower.follow(this.#floor, seconds)) this.#cancelWalk();
				return;
			}
		}
		this.#walker.follow(intent, this.#floor, seconds);
	}

	#moveCamera(seconds: number): void {
		const { camera, canvas } = this.#options.hall;
		const { rig } = this;
		const orientation = camera.rotationQuaternion;
		if (!orientation) throw new Error("WalkingFeature: the camera turns by quaternion");
		this.#body.heading = rig.heading;
		this.#body.pitch = rig.pitch;
		if (this.#view) this.#view.follow(this.#body, seconds, camera.position, orientation);
		else {
			camera.position.set(rig.head.position.x, rig.head.position.y, rig.head.position.z);
			orientation.set(rig.head.orientation.x, rig.head.orientation.y, rig.head.orientation.z, rig.head.orientation.w);
		}
		if (canvas && canvas.clientHeight > 0) camera.fov = fieldOfView(canvas.clientWidth / canvas.clientHeight);
	}

	#tell(nowMs: number): void {
		const isMoving = !this.rig.immersive && this.#walker.speed > 0.05;
		if (this.moving.getState() !== isMoving) this.moving.setState(isMoving, true);
		if (nowMs - this.#toldAtMs < TELL_EVERY_MS) return;
		const { feet, heading } = this.rig;
		const told = this.place.getState();
		if (told.x === feet.x && told.z === feet.z && told.heading === heading) return;
		this.#toldAtMs = nowMs;
		this.place.setState({ x: feet.x, z: feet.z, heading }, true);
	}
}

/** Up and down, for a picture `aspect` times as wide as tall. */
export function fieldOfView(aspect: number): number {
	const acrossWanted = 2 * Math.atan(Math.tan(NARROWEST_ACROSS / 2) / aspect);
	return Math.min(WIDEST_FIELD_OF_VIEW, Math.max(FIELD_OF_VIEW, acrossWanted));
}
