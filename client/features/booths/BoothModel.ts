import type { AssetContainer } from "@babylonjs/core/assetContainer.js";
import { VertexBuffer } from "@babylonjs/core/Buffers/buffer.js";
import { Material } from "@babylonjs/core/Materials/material.js";
// Hit boxes are painted with nothing, and Babylon asks for its default then.
import "@babylonjs/core/Materials/standardMaterial.js";
import { PBRMaterial } from "@babylonjs/core/Materials/PBR/pbrMaterial.js";
import { Color3 } from "@babylonjs/core/Maths/math.color.js";
import { Vector3 } from "@babylonjs/core/Maths/math.vector.js";
import { Mesh } from "@babylonjs/core/Meshes/mesh.js";
import type { Scene } from "@babylonjs/core/scene.js";
import { type Paint, paintOf, pieceOf, type StillPiece } from "#client/engine/StillPiece.ts";
import { SurfaceBuilder } from "#client/engine/SurfaceBuilder.ts";
import type { BoothDocument } from "#shared/features/booths/BoothDocument.ts";
import type { BoothTemplate } from "#shared/features/booths/BoothTemplate.ts";
import { type FloorPoint, fromHall } from "#shared/space/vector.ts";

type Colours = BoothDocument["colours"];

const BRAND = /^brand\.(primary|secondary|accent)\b/;
/** A ray into a stand's furniture means the stand only up to here; its roof beams let rays through. */
const SOLID_HEIGHT = 2.4;

/**
 * A template's GLB made ready for many booths: what is plain paint becomes pieces, in each booth's own colours, to be
 * drawn with the rest of the booth. What has textures or is see-through keeps draws of its own, and its geometry is
 * shared.
 */
export class BoothModel {
	readonly #painted: readonly { readonly piece: StillPiece; readonly paint: Paint }[];
	readonly #own: readonly Mesh[];
	readonly #hitBoxes: Mesh;
	readonly #container: AssetContainer;

	constructor(container: AssetContainer, template: BoothTemplate, scene: Scene) {
		this.#container = container;
		const meshes = container.meshes.filter((mesh): mesh is Mesh => mesh instanceof Mesh && mesh.getTotalVertices() > 0);
		this.#painted = meshes.filter(isPlain).map((mesh) => {
			const paint = paintOf(mesh.material)!;
			return { piece: pieceOf(mesh, { kind: "paint", paint }), paint };
		});
		this.#own = meshes
			.filter((mesh) => !isPlain(mesh))
			.map((mesh) => {
				const prototype = mesh.clone(mesh.name, null, true);
				prototype.makeGeometryUnique();
				prototype.bakeTransformIntoVertices(mesh.computeWorldMatrix(true));
				prototype.sideOrientation = Material.CounterClockWiseSideOrientation;
				prototype.isPickable = false;
				return prototype;
			});
		this.#hitBoxes = buildHitBoxes(meshes, template, scene);
		for (const mesh of [...this.#own, this.#hitBoxes]) mesh.setEnabled(false);
	}

	/** What is painted, in a booth's colours and frame. */
	pieces(colours: Colours): StillPiece[] {
		return this.#painted.map(({ piece, paint }) => {
			const brand = BRAND.exec(paint.name);
			const worn = brand ? { ...paint, albedo: brandColour(brand, colours) } : paint;
			return { ...piece, look: { kind: "paint", paint: worn } };
		});
	}

	/** The rest of a booth, in its colours. Its meshes share this model's geometry, so they must go before it does. */
	instantiate(name: string, colours: Colours): BoothBody {
		const materials: Material[] = [];
		const meshes = this.#own.map((prototype) => {
			const mesh = prototype.clone(`${name} ${prototype.name}`, null, true);
			const brand = prototype.material && BRAND.exec(prototype.material.name);
			if (brand && prototype.material instanceof PBRMaterial) {
				const material = prototype.material.clone(`${name} ${prototype.material.name}`, false);
				material.albedoColor = brandColour(brand, colours);
				mesh.material = material;
				materials.push(material);
			}
			return mesh;
		});
		const hitBoxes = this.#hitBoxes.clone(`${name} hit boxes`, null, true);
		for (const mesh of [...meshes, hitBoxes]) mesh.setEnabled(true);
		return {
			meshes,
			hitBoxes,
			dispose() {
				for (const mesh of [...meshes, hitBoxes]) mesh.dispose(true, false);
				for (const material of materials) material.dispose(false, false);
			},
		};
	}

	dispose(): void {
		for (const mesh of [...this.#own, this.#hitBoxes]) mesh.dispose(true, false);
		this.#container.dispose();
	}
}

/** What of a booth is not painted, in the booth's frame. */
export interface BoothBody {
	readonly meshes: readonly Mesh[];
	/** Not drawn; answers rays for walls, counters and plinths. */
	readonly hitBoxes: Mesh;
	dispose(): void;
}

function isPlain({ material, skeleton, morphTargetManager, hasThinInstances }: Mesh): boolean {
	return (
		material instanceof PBRMaterial &&
		material.getActiveTextures().every((texture) => texture === material.getScene().environmentTexture) &&
		material.alpha >= 1 &&
		!material.needAlphaBlending() &&
		!skeleton &&
		!morphTargetManager &&
		!hasThinInstances
	);
}

function brandColour(brand: RegExpExecArray, colours: Colours): Color3 {
	return Color3.FromHexString(colours[brand[1] as keyof Colours]).toLinearSpace();
}

/** A box on each obstacle, as high as what stands in it: a few dozen triangles for rays instead of ten thousand. */
function buildHitBoxes(meshes: readonly Mesh[], template: BoothTemplate, scene: Scene): Mesh {
	const heights = template.obstacles.map(() => 0);
	const local: FloorPoint = { x: 0, z: 0 };
	const point = new Vector3();
	for (const mesh of meshes) {
		const world = mesh.computeWorldMatrix(true);
		const positions = mesh.getVerticesData(VertexBuffer.PositionKind) ?? [];
		for (let i = 0; i < positions.length; i += 3) {
			Vector3.TransformCoordinatesFromFloatsToRef(positions[i]!, positions[i + 1]!, positions[i + 2]!, world, point);
			if (point.y > SOLID_HEIGHT) continue;
			template.obstacles.forEach((obstacle, index) => {
				if (point.y <= heights[index]!) return;
				fromHall(obstacle, point.x, point.z, local);
				const inside = Math.abs(local.x) <= obstacle.width / 2 + 0.02 && Math.abs(local.z) <= obstacle.depth / 2 + 0.02;
				if (inside) heights[index] = point.y;
			});
		}
	}
	// A lamp that hangs over a table is not part of it: what stands on the table is in between.
	for (const { kind, position } of template.slots) {
		if (kind === "fascia" || kind === "staff") continue;
		template.obstacles.forEach((obstacle, index) => {
			fromHall(obstacle, position.x, position.z, local);
			const stands = Math.abs(local.x) < obstacle.width / 2 && Math.abs(local.z) < obstacle.depth / 2;
			if (stands) heights[index] = Math.min(heights[index]!, position.y);
		});
	}
	const builder = new SurfaceBuilder();
	template.obstacles.forEach((obstacle, index) => {
		builder.box(obstacle, 0, Math.max(0.1, heights[index]!), [1, 1, 1]);
	});
	for (const slot of template.slots) {
		if (slot.kind !== "fascia") continue;
		const { x, y, z, w } = slot.orientation;
		const rotation = 2 * Math.atan2(y, w);
		if (Math.abs(x) > 0.1 || Math.abs(z) > 0.1) continue;
		const place = {
			x: slot.position.x,
			z: slot.position.z,
			width: slot.width,
			depth: Math.max(slot.depth, 0.1),
			rotation,
		};
		builder.box(place, slot.position.y, slot.position.y + slot.height, [1, 1, 1], { bottom: true });
	}
	const mesh = builder.build("booth hit boxes", scene);
	// Answers rays, is never drawn: Babylon skips what is not visible at all, yet picks it.
	mesh.visibility = 0;
	return mesh;
}
