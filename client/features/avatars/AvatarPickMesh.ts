import { PickingInfo } from "@babylonjs/core/Collisions/pickingInfo.js";
import type { Ray } from "@babylonjs/core/Culling/ray.js";
import { Mesh } from "@babylonjs/core/Meshes/mesh.js";
import type { Scene } from "@babylonjs/core/scene.js";
import type { PickTarget } from "#client/engine/Picking.ts";
import type { Avatar } from "./Avatar.ts";

/** A body as a finger finds it: an upright cylinder, a little wider than it is drawn. */
const RADIUS = 0.32;
const ABOVE_EYES = 0.28;

/**
 * Answers rays for all avatars: a cylinder each, computed when someone points rather than kept up to date each frame.
 * Not drawn. `thinInstanceIndex` of the answer is the place in the list.
 */
export class AvatarPickMesh extends Mesh {
	readonly #avatars: readonly Avatar[];

	constructor(avatars: readonly Avatar[], scene: Scene) {
		super("avatar picking", scene);
		this.#avatars = avatars;
		this.visibility = 0;
		this.alwaysSelectAsActiveMesh = false;
	}

	/** Whom an answer of this mesh means. */
	visitorOf(info: PickingInfo): string | undefined {
		return this.#avatars[info.thinInstanceIndex]?.visitorId;
	}

	/** The same object each time: a headset asks in every frame. */
	targetOf(info: PickingInfo): PickTarget | undefined {
		return this.#avatars[info.thinInstanceIndex]?.pickTarget;
	}

	override intersects(ray: Ray): PickingInfo {
		const info = new PickingInfo();
		let nearest = Number.POSITIVE_INFINITY;
		for (let i = 0; i < this.#avatars.length; i++) {
			const avatar = this.#avatars[i]!;
			if (!avatar.isPlaced || avatar.presence < 0.5) continue;
			const distance = distanceTo(ray, avatar);
			if (distance < nearest && distance <= ray.length) {
				nearest = distance;
				info.thinInstanceIndex = i;
			}
		}
		if (nearest === Number.POSITIVE_INFINITY) return info;
		info.hit = true;
		info.distance = nearest;
		info.pickedMesh = this;
		info.pickedPoint = ray.origin.add(ray.direction.scale(nearest));
		info.ray = ray;
		return info;
	}

	override getClassName(): string {
		return "AvatarPickMesh";
	}
}

/** Along the ray to the side or the top of a body; infinite where it passes by. The ray's direction is a unit. */
function distanceTo({ origin, direction }: Ray, avatar: Avatar): number {
	const { x, y, z } = avatar.pose.head.position;
	const top = y + ABOVE_EYES;
	const dx = origin.x - x;
	const dz = origin.z - z;
	if (direction.y < -1e-6 && origin.y > top) {
		const down = (top - origin.y) / direction.y;
		const px = dx + direction.x * down;
		const pz = dz + direction.z * down;
		if (px * px + pz * pz <= RADIUS * RADIUS) return down;
	}
	const a = direction.x * direction.x + direction.z * direction.z;
	const b = dx * direction.x + dz * direction.z;
	const c = dx * dx + dz * dz - RADIUS * RADIUS;
	const discriminant = b * b - a * c;
	// Someone inside a body points at what is beyond it.
	if (a < 1e-9 || c < 0 || discriminant < 0) return Number.POSITIVE_INFINITY;
	const side = (-b - Math.sqrt(discriminant)) / a;
	const height = origin.y + direction.y * side;
	if (side >= 0 && height >= 0 && height <= top) return side;
	return Number.POSITIVE_INFINITY;
}
