import type { PickTarget } from "#client/engine/Picking.ts";
import type { XrHeld, XrPointer } from "#client/xr/XrPointers.ts";
import type { Vector3 } from "#shared/space/vector.ts";
import { pitchOf, pitchRadians, yawOf, yawRadians, zoomFactor, zoomOf } from "./exhibitTurn.ts";
import type { ExhibitOrigin, ExhibitReach } from "./FocusedExhibit.ts";

/** A hand this near to a model takes hold of it, metres. */
const REACH = 0.06;
/** And this near to one of its parts, of that. */
const PART_REACH = 0.04;
/** Pointed at from afar, a model turns as if it were held so far from its middle. */
const FAR_RADIUS = 0.22;
const NEAREST_RADIUS = 0.1;
/** A press that carried it less far, for less long, was a press on it. Metres and ms. */
const TAP_METRES = 0.03;
const TAP_MS = 300;
/** A brochure carried this far is taken along. */
const TAKEN_METRES = 0.12;

export interface ExhibitHolderOptions {
	readonly exhibits: ExhibitReach;
	/** Where the wearer's eyes are, in the hall. */
	readonly head: () => Readonly<Vector3>;
	/** Monotonic, ms. */
	readonly now: () => number;
	/** A brochure is in the hand, or no longer: what shows that is not ours. */
	readonly onBrochure: (pointer: XrPointer | undefined) => void;
}

/**
 * Hands on exhibits: a grip turns a model and two hands scale it, a pinch or trigger takes one of its parts, and a
 * document that is carried off is in the bag.
 */
export class ExhibitHolder {
	readonly #options: ExhibitHolderOptions;
	#grip: ModelGrip | undefined;

	constructor(options: ExhibitHolderOptions) {
		this.#options = options;
	}

	/** For `XrPointers.onHold`. */
	hold = (pointer: XrPointer, how: "select" | "squeeze"): XrHeld | undefined => {
		const { exhibits } = this.#options;
		const near = exhibits.modelNear(pointer.hold, REACH);
		const origin = near ?? originOf(pointer.target()?.target);
		const exhibit = origin && exhibits.standingAt(origin.boothId, origin.slot);
		if (!origin || !exhibit) return undefined;
		if (exhibit.kind === "document") {
			const { boothId, slot } = origin;
			const take = () => exhibits.bag.take({ boothId, slot, title: exhibit.title, document: exhibit.document });
			return this.#carryBrochure(pointer, take);
		}
		if (exhibit.kind !== "model") return undefined;
		const focused = exhibits.focused.getState();
		const isFocused = focused?.boothId === origin.boothId && focused.slot === origin.slot;
		// A ray's press on what nobody looks at yet is that: a look at it.
		if (how === "select" && !near && !isFocused) return undefined;
		if (!isFocused) exhibits.focus(origin.boothId, origin.slot);
		if (how === "select") {
			const part = near ? this.#partInHand(pointer) : this.#partOnRay(pointer);
			if (part) return part;
		}
		// A bare hand has nothing but its pinch; a controller's trigger beside the parts is a press.
		if (how === "select" && !near && !pointer.isHand) return undefined;
		return this.#turn(pointer, origin, near !== undefined);
	};

	#carryBrochure(pointer: XrPointer, take: () => void): XrHeld {
		const { onBrochure } = this.#options;
		const from = { x: pointer.hold.x, y: pointer.hold.y, z: pointer.hold.z };
		let carried = 0;
		onBrochure(pointer);
		return {
			move({ hold }) {
				carried = Math.max(carried, distance(hold, from));
				onBrochure(pointer);
			},
			letGo() {
				onBrochure(undefined);
				if (carried < TAKEN_METRES) return carried < TAP_METRES * 2;
				take();
				return false;
			},
		};
	}

	#partInHand({ hold }: XrPointer): XrHeld | undefined {
		const { exhibits } = this.#options;
		const part = exhibits.partNear(hold, PART_REACH);
		if (part === 0) return undefined;
		exhibits.takePart(part, hold);
		return {
			move: (pointer) => exhibits.movePart(pointer.hold),
			letGo() {
				exhibits.letGoOfPart();
				return false;
			},
		};
	}

	/** A part at the end of the ray: it comes along as if the ray were a rod. */
	#partOnRay({ ray, hold }: XrPointer): XrHeld | undefined {
		const { exhibits, now } = this.#options;
		const touched = { x: 0, y: 0, z: 0 };
		const part = exhibits.partAlong(ray.origin, ray.direction, touched);
		if (part === 0) return undefined;
		const length = distance(ray.origin, touched);
		const from = { x: hold.x, y: hold.y, z: hold.z };
		const sinceMs = now();
		let carried = 0;
		exhibits.takePart(part, touched);
		return {
			move(pointer) {
				carried = Math.max(carried, distance(pointer.hold, from));
				const { origin, direction } = pointer.ray;
				touched.x = origin.x + direction.x * length;
				touched.y = origin.y + direction.y * length;
				touched.z = origin.z + direction.z * length;
				if (carried > TAP_METRES || now() - sinceMs > TAP_MS) exhibits.movePart(touched);
			},
			letGo() {
				exhibits.letGoOfPart();
				return carried < TAP_METRES && now() - sinceMs < TAP_MS;
			},
		};
	}

	#turn(pointer: XrPointer, origin: ExhibitOrigin, isNear: boolean): XrHeld {
		const { exhibits, head, now } = this.#options;
		this.#grip ??= new ModelGrip(exhibits, head, origin, () => {
			this.#grip = undefined;
		});
		return this.#grip.take(pointer, isNear, now);
	}
}

/** One hand or two on a model. */
class ModelGrip {
	readonly #exhibits: ExhibitReach;
	readonly #head: () => Readonly<Vector3>;
	readonly #origin: ExhibitOrigin;
	readonly #onEnd: () => void;
	readonly #hands: XrPointer[] = [];
	/** Where the hands were, and how the model stood, when a hand came or went. */
	readonly #from: Vector3 = { x: 0, y: 0, z: 0 };
	#radius = FAR_RADIUS;
	#apart = 0;
	#yaw = 0;
	#pitch = 0;
	#zoom = 1;
	#lineYaw = 0;

	constructor(exhibits: ExhibitReach, head: () => Readonly<Vector3>, origin: ExhibitOrigin, onEnd: () => void) {
		this.#exhibits = exhibits;
		this.#head = head;
		this.#origin = origin;
		this.#onEnd = onEnd;
	}

	take(pointer: XrPointer, isNear: boolean, now: () => number): XrHeld {
		this.#hands.push(pointer);
		this.#begin(isNear);
		const sinceMs = now();
		const { x, y, z } = pointer.hold;
		const start = { x, y, z };
		let carried = 0;
		return {
			move: (hand) => {
				carried = Math.max(carried, distance(hand.hold, start));
				// One of two hands moves the model for both.
				if (hand === this.#hands[0]) this.#move();
			},
			letGo: () => {
				this.#hands.splice(this.#hands.indexOf(pointer), 1);
				if (this.#hands.length === 0) this.#onEnd();
				else this.#begin(isNear);
				return carried < TAP_METRES && now() - sinceMs < TAP_MS;
			},
		};
	}

	#begin(isNear: boolean): void {
		const shown = this.#exhibits.focused.getState()?.shown;
		this.#yaw = yawRadians(shown?.yaw ?? 0);
		this.#pitch = pitchRadians(shown?.pitch ?? 128);
		this.#zoom = zoomFactor(shown?.zoom ?? 64);
		const [one, other] = this.#hands;
		if (!one) return;
		this.#from.x = one.hold.x;
		this.#from.y = one.hold.y;
		this.#from.z = one.hold.z;
		const middle = this.#exhibits.middleOf(this.#origin.boothId, this.#origin.slot);
		this.#radius = isNear && middle ? Math.max(NEAREST_RADIUS, distance(one.hold, middle)) : FAR_RADIUS;
		this.#apart = other ? Math.max(0.05, distance(one.hold, other.hold)) : 0;
		this.#lineYaw = other ? lineYaw(one.hold, other.hold) : 0;
	}

	#move(): void {
		const [one, other] = this.#hands;
		if (!one) return;
		if (other) {
			const zoom = zoomOf((this.#zoom * distance(one.hold, other.hold)) / this.#apart);
			this.#tell(this.#yaw + lineYaw(one.hold, other.hold) - this.#lineYaw, this.#pitch, zoom);
			return;
		}
		const middle = this.#exhibits.middleOf(this.#origin.boothId, this.#origin.slot);
		if (!middle) return;
		// Seen from the wearer: to the right is across the way they look at it.
		const head = this.#head();
		const wayX = middle.x - head.x;
		const wayZ = middle.z - head.z;
		const away = Math.max(0.01, Math.hypot(wayX, wayZ));
		const dx = one.hold.x - this.#from.x;
		const dz = one.hold.z - this.#from.z;
		const right = (-wayZ * dx + wayX * dz) / away;
		const up = one.hold.y - this.#from.y;
		this.#tell(this.#yaw + right / this.#radius, this.#pitch - up / this.#radius, zoomOf(this.#zoom));
	}

	/** Only what changed by a whole step: a hand that is still asks for nothing. */
	#tell(yawRadians: number, pitchRadians: number, zoom: number): void {
		const shown = this.#exhibits.focused.getState()?.shown;
		const yaw = yawOf(yawRadians);
		const pitch = pitchOf(pitchRadians);
		if (!shown || (shown.yaw === yaw && shown.pitch === pitch && shown.zoom === zoom)) return;
		this.#exhibits.change({ yaw, pitch, zoom });
	}
}

function originOf(target: PickTarget | undefined): ExhibitOrigin | undefined {
	return target?.kind === "exhibit" ? target : undefined;
}

function distance(a: Readonly<Vector3>, b: Readonly<Vector3>): number {
	return Math.hypot(a.x - b.x, a.y - b.y, a.z - b.z);
}

/** Which way the line from one hand to the other lies on the floor, radians about +Y. */
function lineYaw(a: Readonly<Vector3>, b: Readonly<Vector3>): number {
	return Math.atan2(-(b.z - a.z), b.x - a.x);
}
