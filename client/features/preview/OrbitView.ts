import { TargetCamera } from "@babylonjs/core/Cameras/targetCamera.js";
import { Matrix, Quaternion, Vector3 } from "@babylonjs/core/Maths/math.vector.js";
import type { HallScene } from "#client/engine/HallScene.ts";
import type { OrbitPlace } from "#client/engine/SharedTurn.ts";
import { clipBehindPlane } from "./clipBehindPlane.ts";

export interface OrbitLimits {
	readonly nearest: number;
	readonly furthest: number;
	/** How far the point that is looked at may be moved from the origin, metres. */
	readonly reach: { readonly x: number; readonly z: number };
	/** What is higher than this is cut away while the eye is above it: roofs hide nothing. Metres. */
	readonly cutHeight: number;
}

const LOWEST_PITCH = 0.06;
const STEEPEST_PITCH = 1.5;
const FIELD_OF_VIEW = 0.8;
/** The eye comes to its place by this share of the way in each second, to the e. */
const SETTLING_PER_SECOND = 11;
/** Nearer than this it is there. */
const SETTLED = 1e-3;

const scratchOrientation = new Quaternion();
const scratchEye = new Vector3();

/**
 * A look from outside: round a point, from above, with the roof cut away. It puts a camera of its own into the scene
 * while it is on, and the hall's own back when it is off.
 */
export class OrbitView {
	readonly camera: TargetCamera;
	readonly #hall: Pick<HallScene, "scene" | "camera" | "engine" | "onFrame">;
	readonly #limits: OrbitLimits;
	readonly #lessMotion: () => boolean;
	readonly #projection = new Matrix();
	readonly #undo: () => void;
	readonly #lookHandlers = new Set<(place: OrbitPlace) => void>();
	#wanted: OrbitPlace;
	#now: OrbitPlace;
	#isOn = false;

	constructor(
		hall: Pick<HallScene, "scene" | "camera" | "engine" | "onFrame">,
		{ place, limits, lessMotion }: { place: OrbitPlace; limits: OrbitLimits; lessMotion: () => boolean },
	) {
		this.#hall = hall;
		this.#limits = limits;
		this.#lessMotion = lessMotion;
		this.#wanted = this.#now = place;
		this.camera = new TargetCamera("from outside", new Vector3(), hall.scene);
		this.camera.rotationQuaternion = Quaternion.Identity();
		this.camera.minZ = 0.1;
		this.camera.maxZ = 600;
		this.camera.fov = FIELD_OF_VIEW;
		// The first camera of a scene becomes its active one.
		hall.scene.activeCamera = hall.camera;
		this.#undo = hall.onFrame((seconds) => {
			if (this.#isOn) this.#follow(seconds);
		});
	}

	get isOn(): boolean {
		return this.#isOn;
	}

	/** What is looked at. */
	get place(): OrbitPlace {
		return this.#wanted;
	}

	turnOn(isOn: boolean): void {
		this.#isOn = isOn;
		this.#hall.scene.activeCamera = isOn ? this.camera : this.#hall.camera;
		if (isOn) this.#follow(0);
	}

	/** At once, or by the way that the eye takes there. */
	look(place: Partial<OrbitPlace>, how: "at once" | "gliding" = "gliding"): void {
		const { nearest, furthest, reach } = this.#limits;
		const wanted = { ...this.#wanted, ...place };
		this.#wanted = {
			...wanted,
			x: clamped(wanted.x, -reach.x, reach.x),
			z: clamped(wanted.z, -reach.z, reach.z),
			pitch: clamped(wanted.pitch, LOWEST_PITCH, STEEPEST_PITCH),
			distance: clamped(wanted.distance, nearest, furthest),
		};
		if (how === "at once" || this.#lessMotion()) this.#now = this.#wanted;
		for (const handler of this.#lookHandlers) handler(this.#wanted);
	}

	/** As another view looks, within the same limits; nobody hears of it. */
	follow(place: OrbitPlace): void {
		this.#wanted = place;
		if (this.#lessMotion()) this.#now = place;
	}

	/** Hears of each new place; returns the undoing. */
	onLook(handler: (place: OrbitPlace) => void): () => void {
		this.#lookHandlers.add(handler);
		return () => this.#lookHandlers.delete(handler);
	}

	/** Radians. */
	turn(heading: number, pitch: number): void {
		this.look({ heading: this.#wanted.heading + heading, pitch: this.#wanted.pitch + pitch });
	}

	/** Along the floor, metres as the picture has them: to the right and away. */
	shift(right: number, ahead: number): void {
		const { x, z, heading } = this.#wanted;
		const [sin, cos] = [Math.sin(heading), Math.cos(heading)];
		this.look({ x: x + right * cos - ahead * sin, z: z - right * sin - ahead * cos });
	}

	zoom(factor: number): void {
		this.look({ distance: this.#wanted.distance * factor });
	}

	/** Metres at the point that is looked at, for each pixel of the picture's height. */
	metresPerPixel(height: number): number {
		return (2 * Math.tan(this.camera.fov / 2) * this.#wanted.distance) / Math.max(1, height);
	}

	dispose(): void {
		this.#undo();
		this.turnOn(false);
		this.camera.dispose();
	}

	#follow(seconds: number): void {
		this.#settle(seconds);
		const { x, y, z, heading, pitch, distance } = this.#now;
		const flat = Math.cos(pitch) * distance;
		scratchEye.set(x + Math.sin(heading) * flat, y + Math.sin(pitch) * distance, z + Math.cos(heading) * flat);
		this.camera.position.copyFrom(scratchEye);
		// Right-handed: a positive turn about +X looks up.
		Quaternion.RotationYawPitchRollToRef(heading, -pitch, 0, scratchOrientation);
		this.camera.rotationQuaternion!.copyFrom(scratchOrientation);
		this.#project();
	}

	#settle(seconds: number): void {
		const share = 1 - Math.exp(-SETTLING_PER_SECOND * seconds);
		const [now, wanted] = [this.#now, this.#wanted];
		if (now === wanted) return;
		const between = (key: keyof OrbitPlace) => now[key] + (wanted[key] - now[key]) * share;
		const next = {
			x: between("x"),
			y: between("y"),
			z: between("z"),
			heading: between("heading"),
			pitch: between("pitch"),
			distance: between("distance"),
		};
		const isThere = (Object.keys(next) as (keyof OrbitPlace)[]).every(
			(key) => Math.abs(next[key] - wanted[key]) < SETTLED,
		);
		this.#now = isThere ? wanted : next;
	}

	#project(): void {
		const { camera } = this;
		const { engine } = this.#hall;
		const aspect = engine.getAspectRatio(camera);
		Matrix.PerspectiveFovRHToRef(
			camera.fov,
			aspect,
			camera.minZ,
			camera.maxZ,
			this.#projection,
			true,
			engine.isNDCHalfZRange,
		);
		const above = camera.position.y - this.#limits.cutHeight;
		if (above > camera.minZ * 2) {
			// Downwards from the cut, seen from the eye.
			const view = camera.getViewMatrix(true).asArray();
			const normal = [-view[4]!, -view[5]!, -view[6]!] as const;
			const elements = clipBehindPlane(this.#projection.asArray(), [...normal, -above]);
			Matrix.FromArrayToRef(elements, 0, this.#projection);
		}
		camera.freezeProjectionMatrix(this.#projection);
	}
}

function clamped(value: number, least: number, most: number): number {
	return Math.min(most, Math.max(least, value));
}
