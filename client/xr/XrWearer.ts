import type { HandSample } from "#shared/features/poses/PoseSample.ts";
import type { WalkableFloor } from "#shared/features/walking/WalkableFloor.ts";
import type { FloorPlace, FloorPoint, Quaternion, Vector3 } from "#shared/space/vector.ts";

/** The body that a headset moves; walking has it. */
export interface XrRig {
	immersive: boolean;
	readonly feet: Readonly<FloorPoint>;
	readonly heading: number;
	readonly head: { readonly position: Vector3; readonly orientation: Quaternion };
	readonly left: HandSample;
	readonly right: HandSample;
	/** Feet and heading from where the head now is. */
	followHead(): void;
}

/** Who wears the headset, as WebXR needs to know them; the composition hands it in. */
export interface XrWearer {
	readonly rig: XrRig;
	readonly floor: WalkableFloor;
	/** To a free spot of the floor, at once. Throws RequestRefused: `blocked`. */
	teleport(x: number, z: number, heading: number): Promise<void>;
	/** Hears of every jump, whoever asked for it; returns the undoing. */
	onPlaced(handler: (place: Readonly<FloorPlace>) => void): () => void;
}
