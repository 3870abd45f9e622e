import { StandardMaterial } from "@babylonjs/core/Materials/standardMaterial.js";
import { DynamicTexture } from "@babylonjs/core/Materials/Textures/dynamicTexture.js";
import { CreatePlane } from "@babylonjs/core/Meshes/Builders/planeBuilder.js";
import type { Mesh } from "@babylonjs/core/Meshes/mesh.js";
import type { Scene } from "@babylonjs/core/scene.js";
import { fitFont, fontsFor } from "#client/engine/CanvasTexture.ts";
import type { Vector3 } from "#shared/space/vector.ts";

const WIDTH_PIXELS = 1024;
const HEIGHT_PIXELS = 192;
const WIDTH_METRES = 0.8;
const SHOWN_SECONDS = 3;
/** From the eyes: near enough to read, below what one looks at. */
const AHEAD = 1.25;
const BELOW = 0.28;

/** One line of text before the eyes for a moment: in a headset no page shows what was refused. */
export class XrNotice {
	readonly #scene: Scene;
	#mesh: Mesh | undefined;
	#secondsLeft = 0;
	/** The latest text wins, whenever its typeface arrives. */
	#shown = 0;

	constructor(scene: Scene) {
		this.#scene = scene;
	}

	async show(text: string): Promise<void> {
		const shown = ++this.#shown;
		await fontsFor(text, [700]);
		if (shown !== this.#shown) return;
		this.#remove();
		const texture = new DynamicTexture("xr.notice", { width: WIDTH_PIXELS, height: HEIGHT_PIXELS }, this.#scene, true);
		const context = texture.getContext() as unknown as CanvasRenderingContext2D;
		context.fillStyle = "rgb(12 20 36)";
		context.fillRect(0, 0, WIDTH_PIXELS, HEIGHT_PIXELS);
		fitFont(context, text, { weight: 700, size: 72, width: WIDTH_PIXELS - 96 });
		context.fillStyle = "white";
		context.textAlign = "center";
		context.textBaseline = "middle";
		context.fillText(text, WIDTH_PIXELS / 2, HEIGHT_PIXELS / 2);
		texture.update();
		const material = new StandardMaterial("xr.notice", this.#scene);
		material.emissiveTexture = texture;
		material.disableLighting = true;
		material.backFaceCulling = false;
		this.#mesh = CreatePlane(
			"xr.notice",
			{ width: WIDTH_METRES, height: (WIDTH_METRES * HEIGHT_PIXELS) / WIDTH_PIXELS },
			this.#scene,
		);
		this.#mesh.material = material;
		this.#mesh.isPickable = false;
		this.#mesh.renderingGroupId = 1;
		this.#secondsLeft = SHOWN_SECONDS;
	}

	/** Keeps before a head at `position` that faces `heading`. */
	follow(position: Readonly<Vector3>, heading: number, seconds: number): void {
		if (!this.#mesh) return;
		this.#secondsLeft -= seconds;
		if (this.#secondsLeft <= 0) {
			this.#remove();
			return;
		}
		this.#mesh.position.set(
			position.x - Math.sin(heading) * AHEAD,
			position.y - BELOW,
			position.z - Math.cos(heading) * AHEAD,
		);
		this.#mesh.rotation.y = heading;
	}

	dispose(): void {
		this.#shown++;
		this.#remove();
	}

	#remove(): void {
		this.#mesh?.dispose(false, true);
		this.#mesh = undefined;
	}
}
