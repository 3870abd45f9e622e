import "@babylonjs/core/Culling/ray.js";
import type { PickingInfo } from "@babylonjs/core/Collisions/pickingInfo.js";
import type { Ray } from "@babylonjs/core/Culling/ray.js";
import { PointerEventTypes, type PointerInfo } from "@babylonjs/core/Events/pointerEvents.js";
import type { AbstractMesh } from "@babylonjs/core/Meshes/abstractMesh.js";
import type { Scene } from "@babylonjs/core/scene.js";
import type { Vector3 } from "#shared/space/vector.ts";
import { heedPieces } from "./pickPieces.ts";

/** What a pointer can mean in the hall. */
export type PickTarget =
	| { readonly kind: "floor" }
	| { readonly kind: "booth"; readonly boothId: string }
	| { readonly kind: "exhibit"; readonly boothId: string; readonly slot: string }
	| { readonly kind: "avatar"; readonly visitorId: string }
	/** A sponsor's: its place in the hall's list. */
	| { readonly kind: "surface"; readonly surface: number }
	/** A doorway to another hall of the event. */
	| { readonly kind: "passage"; readonly to: string }
	/** Stops the ray and means nothing: walls, columns. */
	| { readonly kind: "solid" };

export interface Pick {
	readonly target: PickTarget;
	readonly mesh: AbstractMesh;
	readonly point: Readonly<Vector3>;
	/** Metres from the eye or the controller. */
	readonly distance: number;
	readonly info: PickingInfo;
}

/** For meshes that stand for many things at once (thin instances): finds which one was hit. */
export type PickTargetOf = (info: PickingInfo) => PickTarget | undefined;

/** A press that travels further is a drag (looking around), not a tap. CSS pixels. */
const TAP_SLOP = 9;
/** A press held longer is not a tap. */
const TAP_MS = 700;

const targets = new WeakMap<AbstractMesh, PickTarget | PickTargetOf>();

/** Makes a mesh answer rays. Everything else in the hall is not pickable, so that a ray tests a handful of meshes. */
export function setPickTarget(mesh: AbstractMesh, target: PickTarget | PickTargetOf): void {
	targets.set(mesh, target);
	mesh.isPickable = true;
}

/** What an answer of Babylon's (a teleport ray, say) means in the hall. */
export function pickOf(info: PickingInfo | null | undefined): Pick | undefined {
	const target = targetOf(info);
	if (!target || !info?.pickedMesh || !info.pickedPoint) return undefined;
	return { target, mesh: info.pickedMesh, point: info.pickedPoint, distance: info.distance, info };
}

/** The same for who asks in every frame, and only what it is. */
export function targetOf(info: PickingInfo | null | undefined): PickTarget | undefined {
	if (!info?.hit || !info.pickedMesh || !info.pickedPoint) return undefined;
	const named = targets.get(info.pickedMesh);
	return typeof named === "function" ? named(info) : named;
}

/** Rays into the hall, and taps of mouse and touch; hands in a headset tell theirs. */
export class Picking {
	readonly #scene: Scene;
	readonly #canvas: HTMLCanvasElement | null;
	readonly #handlers = new Set<(pick: Pick) => void>();
	readonly #pressed = new Map<number, { x: number; y: number; atMs: number }>();
	readonly #observer;

	constructor(scene: Scene, canvas: HTMLCanvasElement | null) {
		this.#scene = scene;
		this.#canvas = canvas;
		// Nobody hovers by Babylon: it would cast a ray per mouse move and per press.
		scene.skipPointerMovePicking = true;
		scene.skipPointerDownPicking = true;
		heedPieces(scene);
		this.#observer = scene.onPointerObservable.add(
			(info) => this.#onPointer(info),
			PointerEventTypes.POINTERDOWN | PointerEventTypes.POINTERUP,
		);
	}

	/** Hears every tap that means something; returns the undoing. */
	onPick(handler: (pick: Pick) => void): () => void {
		this.#handlers.add(handler);
		return () => this.#handlers.delete(handler);
	}

	/** Tells a pick as if it had been tapped: gamepad button, "use" key, hands. */
	tell(pick: Pick): void {
		for (const handler of [...this.#handlers]) handler(pick);
	}

	/** At a point of the canvas, CSS pixels; in the middle of the view while the mouse is locked. */
	at(x: number, y: number): Pick | undefined {
		if (this.#canvas && document.pointerLockElement === this.#canvas) return this.ahead();
		return pickOf(this.#scene.pick(x, y));
	}

	/** In the middle of the view. */
	ahead(): Pick | undefined {
		const camera = this.#scene.activeCamera;
		return camera ? this.along(camera.getForwardRay(200)) : undefined;
	}

	along(ray: Ray): Pick | undefined {
		return pickOf(this.#scene.pickWithRay(ray));
	}

	#onPointer(info: PointerInfo): void {
		const event = info.event as PointerEvent;
		// A headset's rays tell what they pick themselves.
		if (event.pointerType === "xr") return;
		if (info.type === PointerEventTypes.POINTERDOWN) {
			if (event.button === 0) {
				this.#pressed.set(event.pointerId, { x: event.clientX, y: event.clientY, atMs: event.timeStamp });
			}
			return;
		}
		const pressed = this.#pressed.get(event.pointerId);
		this.#pressed.delete(event.pointerId);
		if (!pressed || event.timeStamp - pressed.atMs > TAP_MS) return;
		if (Math.hypot(event.clientX - pressed.x, event.clientY - pressed.y) > TAP_SLOP) return;
		const bounds = this.#canvas?.getBoundingClientRect();
		const pick = this.at(event.clientX - (bounds?.left ?? 0), event.clientY - (bounds?.top ?? 0));
		if (pick) this.tell(pick);
	}

	dispose(): void {
		this.#handlers.clear();
		this.#scene.onPointerObservable.remove(this.#observer);
	}
}
