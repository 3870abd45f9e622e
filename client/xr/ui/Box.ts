import type { Control } from "@babylonjs/gui/2D/controls/control.js";

/** Something to see with its size, pixels of its surface: rows and columns place boxes by it. */
export interface Box {
	readonly control: Control;
	readonly width: number;
	readonly height: number;
}
