import type { ExhibitChange } from "#shared/features/exhibits/exhibitMessages.ts";
import type { Vector3 } from "#shared/space/vector.ts";
import type { ModelView } from "./ModelView.ts";

export interface PartGripOptions {
	/** The focused exhibit's view where that is a model. */
	readonly model: () => ModelView | undefined;
	/** Asks the hall, and shows everywhere that a part is out, or no longer. */
	readonly change: (change: ExhibitChange) => void;
	/** Asks the hall alone: the part is where it was moved to already. */
	readonly move: (change: ExhibitChange) => void;
}

const AT_HOME: ExhibitChange = { part: 0, partX: 0, partY: 0, partZ: 0 };

/** A hand or a pointer on one part of the focused model. Nobody hears of it before it moves: a tap takes nothing out. */
export class PartGrip {
	readonly #options: PartGripOptions;
	#part = 0;
	#hasMoved = false;
	readonly #spot: Vector3 = { x: 0, y: 0, z: 0 };
	readonly #offset: Vector3 = { x: 0, y: 0, z: 0 };
	/** Whole steps that the hall was told. */
	readonly #told: Vector3 = { x: 0, y: 0, z: 0 };

	constructor(options: PartGripOptions) {
		this.#options = options;
	}

	/** Whether a part is out in it. */
	get isOut(): boolean {
		return this.#part !== 0 && this.#hasMoved;
	}

	/** Takes hold of a part at a point of the hall; one that it had is let go of. */
	take(part: number, at: Readonly<Vector3>): void {
		this.letGo();
		this.#options.model()?.spotOn(part, at, this.#spot);
		this.#part = part;
	}

	/** The hand is at that point of the hall now. Allocates only where the part has moved by a whole step. */
	moveTo(point: Readonly<Vector3>): void {
		const model = this.#part === 0 ? undefined : this.#options.model();
		if (!model) return;
		model.offsetOf(this.#spot, point, this.#offset);
		const partX = Math.round(this.#offset.x);
		const partY = Math.round(this.#offset.y);
		const partZ = Math.round(this.#offset.z);
		const told = this.#told;
		if (!this.#hasMoved || partX !== told.x || partY !== told.y || partZ !== told.z) {
			told.x = partX;
			told.y = partY;
			told.z = partZ;
			const tell = this.#hasMoved ? this.#options.move : this.#options.change;
			this.#hasMoved = true;
			tell({ part: this.#part, partX, partY, partZ });
		}
		// Whoever was told may have ended it.
		if (this.#part !== 0) model.carry(this.#part, this.#offset);
	}

	/** The part springs home. */
	letGo(): void {
		const wasOut = this.isOut;
		this.lose();
		if (wasOut) this.#options.change(AT_HOME);
	}

	/** The hall no longer grants it, and has put the part back by itself. */
	lose(): void {
		this.#part = 0;
		this.#hasMoved = false;
	}
}
