import { Material } from "@babylonjs/core/Materials/material.js";
import { PBRMaterial } from "@babylonjs/core/Materials/PBR/pbrMaterial.js";
import type { DynamicTexture } from "@babylonjs/core/Materials/Textures/dynamicTexture.js";
import type { Mesh } from "@babylonjs/core/Meshes/mesh.js";
import type { Scene } from "@babylonjs/core/scene.js";
import { createCanvasTexture, fitFont, HALL_FONT, wrapText } from "#client/engine/CanvasTexture.ts";
import { setPickTarget } from "#client/engine/Picking.ts";
import { SurfaceBuilder } from "#client/engine/SurfaceBuilder.ts";
import { inkOn } from "#shared/features/booths/signInk.ts";
import type { PublishedBooth } from "#shared/features/event/PublishedHall.ts";
import type { LocalizedText } from "#shared/features/event/text.ts";
import { toHall } from "#shared/space/vector.ts";
import { drawContained, OTHER, type SignLook } from "./BoothSign.ts";

const SIZE = { width: 1.1, height: 2 } as const;
const PIXELS = { width: 640, height: Math.round((640 * SIZE.height) / SIZE.width) } as const;

export interface PanelLook extends SignLook {
	readonly description: LocalizedText | undefined;
}

/** Stands in a booth whose scene cannot be had, with everything that its index and content say in words. */
export class BoothTextPanel {
	readonly #mesh: Mesh;
	readonly #material: PBRMaterial;
	readonly #texture: DynamicTexture;
	readonly #look: () => PanelLook;

	constructor(booth: PublishedBooth, look: () => PanelLook, scene: Scene) {
		const name = `panel ${booth.number}`;
		this.#look = look;
		this.#texture = createCanvasTexture(name, PIXELS, scene, (context) => drawPanel(context, look()));
		const builder = new SurfaceBuilder();
		builder.face([-SIZE.width / 2, 0, 0], [SIZE.width, 0, 0], [0, SIZE.height, 0], [1, 1, 1]);
		this.#mesh = builder.build(name, scene);
		this.#material = new PBRMaterial(name, scene);
		this.#material.unlit = true;
		this.#material.albedoTexture = this.#texture;
		this.#material.sideOrientation = Material.CounterClockWiseSideOrientation;
		this.#mesh.material = this.#material;
		setPickTarget(this.#mesh, { kind: "booth", boothId: booth.id });
		const { x, z } = toHall(booth, 0, booth.footprint.depth / 2 - 0.35, { x: 0, z: 0 });
		this.#mesh.position.set(x, 0.1, z);
		this.#mesh.rotation.y = booth.rotation;
		this.#mesh.freezeWorldMatrix();
		this.#mesh.doNotSyncBoundingInfo = true;
	}

	redraw(): void {
		drawPanel(this.#texture.getContext() as unknown as CanvasRenderingContext2D, this.#look());
		this.#texture.update(false);
	}

	dispose(): void {
		this.#mesh.dispose();
		this.#material.dispose();
		this.#texture.dispose();
	}
}

function drawPanel(context: CanvasRenderingContext2D, { text, language, logo, description }: PanelLook): void {
	const { width, height } = PIXELS;
	const pad = 44;
	context.globalAlpha = 1;
	context.fillStyle = "#f7f6f3";
	context.fillRect(0, 0, width, height);
	context.fillStyle = text.colours.primary;
	context.fillRect(0, 0, width, height * 0.3);
	context.fillStyle = text.colours.accent;
	context.fillRect(0, height * 0.3, width, 10);
	context.fillStyle = inkOn(text.colours.primary);
	context.textAlign = "left";
	context.textBaseline = "alphabetic";
	context.font = `700 40px ${HALL_FONT}`;
	context.fillText(text.number, pad, 78);
	if (logo) drawContained(context, logo, width - pad - 150, 36, 150, 90);
	fitFont(context, text.name[language], { weight: 700, size: 72, width: width - 2 * pad });
	context.fillText(text.name[language], pad, height * 0.3 - 84);
	fitFont(context, text.name[OTHER[language]], { weight: 400, size: 34, width: width - 2 * pad });
	context.fillText(text.name[OTHER[language]], pad, height * 0.3 - 34);

	context.fillStyle = "#1c232b";
	context.font = `700 38px ${HALL_FONT}`;
	let y = height * 0.3 + 78;
	for (const line of wrapText(context, text.tagline[language], width - 2 * pad, 3)) {
		context.fillText(line, pad, y);
		y += 52;
	}
	if (!description) return;
	y += 16;
	context.fillStyle = "#3c4752";
	context.font = `400 28px ${HALL_FONT}`;
	const lines = Math.floor((height - y - pad) / 42);
	for (const line of wrapText(context, description[language], width - 2 * pad, lines)) {
		context.fillText(line, pad, y);
		y += 42;
	}
}
