import { Matrix, Vector3 } from "@babylonjs/core/Maths/math.vector.js";
import type { HallScene } from "#client/engine/HallScene.ts";
import { exhibitKey } from "#shared/features/exhibits/exhibitKey.ts";
import type { ExhibitControls } from "./FocusedExhibit.ts";

type Hall = Pick<HallScene, "scene" | "camera" | "picking">;
type Controls = Pick<ExhibitControls, "focused" | "partAlong" | "takePart" | "movePart" | "letGoOfPart">;

/** A mouse or finger on the parts of the focused model, at points of the canvas in CSS pixels. */
export class PartPull {
	readonly #hall: Hall;
	readonly #controls: Controls;
	/** Where the part was touched: it is pulled in the plane through there that faces the viewer. */
	readonly #touchedAt = new Vector3();

	constructor(hall: Hall, controls: Controls) {
		this.#hall = hall;
		this.#controls = controls;
	}

	/** Takes the part that is seen there; false where none is, or where the model has not been taken apart. */
	take(x: number, y: number): boolean {
		const focused = this.#controls.focused.getState();
		// By mouse lock there is no pointer that could pull.
		if (!focused || focused.shown.apart === 0 || document.pointerLockElement) return false;
		const { origin, direction } = this.#ray(x, y);
		const part = this.#controls.partAlong(origin, direction, this.#touchedAt);
		if (part === 0) return false;
		const before = this.#hall.picking.at(x, y);
		const isItself =
			before?.target.kind === "exhibit" && exhibitKey(before.target.boothId, before.target.slot) === focused.key;
		if (before && !isItself && before.distance < Vector3.Distance(origin, this.#touchedAt)) return false;
		this.#controls.takePart(part, this.#touchedAt);
		return true;
	}

	move(x: number, y: number): void {
		const { origin, direction } = this.#ray(x, y);
		const facing = this.#hall.camera.getForwardRay().direction;
		const away = Vector3.Dot(this.#touchedAt.subtract(origin), facing) / Vector3.Dot(direction, facing);
		this.#controls.movePart(origin.add(direction.scale(away)));
	}

	letGo(): void {
		this.#controls.letGoOfPart();
	}

	#ray(x: number, y: number) {
		return this.#hall.scene.createPickingRay(x, y, Matrix.Identity(), this.#hall.camera);
	}
}
