import { ImageProcessingConfiguration } from "@babylonjs/core/Materials/imageProcessingConfiguration.js";
import { StandardMaterial } from "@babylonjs/core/Materials/standardMaterial.js";
import { Color3 } from "@babylonjs/core/Maths/math.color.js";
import { Vector3 } from "@babylonjs/core/Maths/math.vector.js";
import { Mesh } from "@babylonjs/core/Meshes/mesh.js";
import { VertexData } from "@babylonjs/core/Meshes/mesh.vertexData.js";
import type { Scene } from "@babylonjs/core/scene.js";
import { AdvancedDynamicTexture } from "@babylonjs/gui/2D/advancedDynamicTexture.js";
import type { Control } from "@babylonjs/gui/2D/controls/control.js";
import { Measure } from "@babylonjs/gui/2D/measure.js";
import type { Vector3 as Vector3Like } from "#shared/space/vector.ts";
import { XR_OVER_HALL } from "../xrDrawing.ts";
import type { Box } from "./Box.ts";

export interface SurfaceOptions {
	readonly name: string;
	/** Of what is drawn on it; `PIXELS` of uiTheme.ts says how large texts are. */
	readonly pixelsPerMetre: number;
}

/** A button, a text or a picture, as a developer or a test finds it. */
export interface InspectedControl {
	readonly surface: string;
	/** A text's is what it says. */
	readonly name: string;
	readonly canBePressed: boolean;
	/** Its middle and its upper corners, in the hall. */
	readonly at: Vector3Like;
	readonly upperLeft: Vector3Like;
	readonly upperRight: Vector3Like;
}

/**
 * A sheet in the hall that controls are drawn on. It is a unit square in its XY plane that faces +Z, scaled to the size
 * of what it shows; rays and fingertips reach its controls through `XrPointers`.
 */
export class Surface {
	readonly mesh: Mesh;
	readonly #pixelsPerMetre: number;
	#texture: AdvancedDynamicTexture | undefined;

	constructor(scene: Scene, { name, pixelsPerMetre }: SurfaceOptions) {
		this.#pixelsPerMetre = pixelsPerMetre;
		this.mesh = createSheet(`xr.${name}`, scene);
		this.mesh.setEnabled(false);
		// Whatever else is see-through, names and glass, lies behind it.
		this.mesh.alphaIndex = 1_000;
		// Over the hall: one may stand close to a wall.
		this.mesh.renderingGroupId = XR_OVER_HALL;
	}

	/** Metres. */
	get width(): number {
		return this.mesh.scaling.x;
	}

	get height(): number {
		return this.mesh.scaling.y;
	}

	/** A hand holds something down on it: taken away now, the press would be lost. */
	get isPressed(): boolean {
		return Object.values(this.#texture?._lastControlDown ?? {}).some(Boolean);
	}

	/** Shows this in place of what was shown; the sheet takes its size. Texts must have their typeface by now. */
	show(box: Box): void {
		const { width, height } = box;
		const size = this.#texture?.getSize();
		if (size?.width !== width || size.height !== height) {
			this.#letGoOfTexture();
			this.#texture = this.#createTexture(width, height);
			this.mesh.scaling.set(width / this.#pixelsPerMetre, height / this.#pixelsPerMetre, 1);
		}
		const texture = this.#texture!;
		for (const control of [...texture.rootContainer.children]) {
			texture.removeControl(control);
			control.dispose();
		}
		texture.addControl(box.control);
		// Babylon GUI does it as it draws: a press that comes before would meet nothing.
		texture.rootContainer._layout(new Measure(0, 0, width, height), texture.getContext());
		texture.markAsDirty();
	}

	/** What is on it, by name, and where in the hall that is. */
	inspect(): InspectedControl[] {
		const texture = this.#texture;
		if (!texture || !this.mesh.isEnabled()) return [];
		const { width, height } = texture.getSize();
		const world = this.mesh.computeWorldMatrix(true);
		// What was just built has no place before it is drawn.
		const isDrawn = (control: Control) => !!control.name && control._currentMeasure.width > 0;
		return texture.getDescendants(false, isDrawn).map((control) => {
			const { left, top, width: wide, height: high } = control._currentMeasure;
			const inHall = (across: number, down: number) => {
				const x = (left + wide * across) / width - 0.5;
				const y = 0.5 - (top + high * down) / height;
				const point = Vector3.TransformCoordinates(new Vector3(x, y, 0), world);
				return { x: point.x, y: point.y, z: point.z };
			};
			return {
				surface: this.mesh.name,
				name: control.name ?? "",
				canBePressed: control.isPointerBlocker,
				at: inHall(0.5, 0.5),
				upperLeft: inHall(0, 0),
				upperRight: inHall(1, 0),
			};
		});
	}

	dispose(): void {
		this.#letGoOfTexture();
		this.mesh.dispose();
	}

	#createTexture(width: number, height: number): AdvancedDynamicTexture {
		return AdvancedDynamicTexture.CreateForMesh(this.mesh, width, height, true, false, true, (mesh, _id, texture) => {
			const material = new StandardMaterial(mesh.name, mesh.getScene());
			material.disableLighting = true;
			material.emissiveTexture = texture;
			material.opacityTexture = texture;
			material.emissiveColor = Color3.Black();
			material.backFaceCulling = true;
			// As it is drawn, not as the hall's camera would expose it.
			material.imageProcessingConfiguration = new ImageProcessingConfiguration();
			texture.anisotropicFilteringLevel = 4;
			mesh.material = material;
		});
	}

	#letGoOfTexture(): void {
		this.mesh.material?.dispose();
		this.mesh.material = null;
		this.#texture?.dispose();
		this.#texture = undefined;
	}
}

function createSheet(name: string, scene: Scene): Mesh {
	const data = new VertexData();
	data.positions = [-0.5, -0.5, 0, 0.5, -0.5, 0, 0.5, 0.5, 0, -0.5, 0.5, 0];
	data.normals = [0, 0, 1, 0, 0, 1, 0, 0, 1, 0, 0, 1];
	data.uvs = [0, 0, 1, 0, 1, 1, 0, 1];
	data.indices = [0, 1, 2, 0, 2, 3];
	const mesh = new Mesh(name, scene);
	data.applyToMesh(mesh);
	// Counter-clockwise from its front, as glTF has it.
	mesh.sideOrientation = 1;
	return mesh;
}
