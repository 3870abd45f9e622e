import type { Avatar } from "./Avatar.ts";
import type { ThinInstances } from "./ThinInstances.ts";

/** Instances that stay as they were written until their avatar's are written anew or let go of. */
export class KeptInstances {
	readonly instances: ThinInstances;
	readonly #owners: Avatar[] = [];
	readonly #places = new Map<Avatar, number>();

	constructor(instances: ThinInstances) {
		this.instances = instances;
	}

	/** The instance of an avatar, to be written. */
	of(avatar: Avatar): number {
		const place = this.#places.get(avatar);
		if (place !== undefined) return place;
		const added = this.instances.add();
		this.#owners[added] = avatar;
		this.#places.set(avatar, added);
		return added;
	}

	/** Lets go of an avatar's instance, if it has one; the last one takes its place. */
	drop(avatar: Avatar): void {
		const place = this.#places.get(avatar);
		if (place === undefined) return;
		this.#places.delete(avatar);
		const last = this.instances.remove(place);
		const moved = this.#owners[last]!;
		this.#owners.length = last;
		if (moved === avatar) return;
		this.#owners[place] = moved;
		this.#places.set(moved, place);
	}
}
