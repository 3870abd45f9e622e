import type { AssetContainer } from "@babylonjs/core/assetContainer.js";
import { VertexBuffer } from "@babylonjs/core/Buffers/buffer.js";
import type { Material } from "@babylonjs/core/Materials/material.js";
import { Material as MaterialConstants } from "@babylonjs/core/Materials/material.js";
import { PBRMaterial } from "@babylonjs/core/Materials/PBR/pbrMaterial.js";
import type { RawTexture } from "@babylonjs/core/Materials/Textures/rawTexture.js";
import { Color3 } from "@babylonjs/core/Maths/math.color.js";
import { Mesh } from "@babylonjs/core/Meshes/mesh.js";
import { VertexData } from "@babylonjs/core/Meshes/mesh.vertexData.js";
import type { Scene } from "@babylonjs/core/scene.js";
import {
	coloursOf,
	createPaletteMaterial,
	createSurfacePalette,
	mergePlain,
	type Plain,
	placedData,
	splitPlain,
} from "#client/engine/paletteMesh.ts";
import { SurfaceBuilder } from "#client/engine/SurfaceBuilder.ts";
import type { BoothDocument } from "#shared/features/booths/BoothDocument.ts";
import type { BoothTemplate } from "#shared/features/booths/BoothTemplate.ts";
import { type FloorPoint, fromHall } from "#shared/space/vector.ts";

type Colours = BoothDocument["colours"];

const BRAND = /^brand\.(primary|secondary|accent)\b/;
/** A ray into a stand's furniture means the stand only up to here; its roof beams let rays through. */
const SOLID_HEIGHT = 2.4;
/** A stand's lamps are brighter than white paint under them. */
const LAMP_GLOW = 1.6;

/**
 * A template's GLB made ready for many booths: whatever is plain paint becomes one mesh whose texture coordinates point
 * into a palette, one column per material; each booth brings a palette in its own colours. So a stand of seven materials
 * is one draw. What has textures or is see-through keeps its own.
 */
export class BoothModel {
	readonly #plain: Mesh | undefined;
	readonly #plainMaterials: readonly Plain[];
	readonly #own: readonly Mesh[];
	readonly #surfaces: RawTexture | undefined;
	readonly #hitBoxes: Mesh;
	readonly #container: AssetContainer;

	constructor(container: AssetContainer, template: BoothTemplate, scene: Scene) {
		this.#container = container;
		const primitives = container.meshes.filter(
			(mesh): mesh is Mesh => mesh instanceof Mesh && mesh.getTotalVertices() > 0,
		);
		const { plain, own, columns, materials } = splitPlain(primitives);
		this.#plainMaterials = materials;
		this.#plain = plain.length > 0 ? mergePlain("booth prototype", plain, columns, scene) : undefined;
		this.#surfaces = this.#plain && createSurfacePalette(materials, scene);
		this.#own = own.map((mesh) => bakeOwn(mesh, scene));
		this.#hitBoxes = buildHitBoxes(primitives, template, scene);
		for (const mesh of [this.#plain, ...this.#own, this.#hitBoxes]) mesh?.setEnabled(false);
	}

	/** A booth in its colours. Its meshes share this model's geometry, so they must go before it does. */
	instantiate(name: string, colours: Colours, scene: Scene): BoothBody {
		const meshes: Mesh[] = [];
		const materials: Material[] = [];
		let paint: ReturnType<typeof createPaletteMaterial> | undefined;
		if (this.#plain) {
			paint = createPaletteMaterial(`${name} paint`, this.#plainMaterials, this.#surfaces!, scene, {
				recolour: (material) => {
					const brand = BRAND.exec(material);
					return brand ? brandColour(brand, colours) : undefined;
				},
				glow: LAMP_GLOW,
			});
			const mesh = this.#plain.clone(`${name} stand`, null, true);
			mesh.material = paint.material;
			meshes.push(mesh);
		}
		for (const prototype of this.#own) {
			const mesh = prototype.clone(`${name} ${prototype.name}`, null, true);
			const brand = prototype.material && BRAND.exec(prototype.material.name);
			if (brand && prototype.material instanceof PBRMaterial) {
				const material = prototype.material.clone(`${name} ${prototype.material.name}`, false);
				material.albedoColor = brandColour(brand, colours);
				mesh.material = material;
				materials.push(material);
			}
			meshes.push(mesh);
		}
		const hitBoxes = this.#hitBoxes.clone(`${name} hit boxes`, null, true);
		for (const mesh of [...meshes, hitBoxes]) mesh.setEnabled(true);
		return {
			meshes,
			materials: paint ? [...materials, paint.material] : materials,
			hitBoxes,
			dispose() {
				for (const mesh of [...meshes, hitBoxes]) mesh.dispose(true, false);
				for (const material of materials) material.dispose(false, false);
				paint?.dispose();
			},
		};
	}

	dispose(): void {
		for (const mesh of [this.#plain, ...this.#own, this.#hitBoxes]) mesh?.dispose(true, false);
		this.#surfaces?.dispose();
		this.#container.dispose();
	}
}

/** One booth's meshes, in the booth's frame: give them their place, then freeze. */
export interface BoothBody {
	readonly meshes: readonly Mesh[];
	/** The materials that are this booth's own. */
	readonly materials: readonly Material[];
	/** Not drawn; answers rays for walls, counters and plinths. */
	readonly hitBoxes: Mesh;
	dispose(): void;
}

function brandColour(brand: RegExpExecArray, colours: Colours): Color3 {
	return Color3.FromHexString(colours[brand[1] as keyof Colours]).toLinearSpace();
}

function bakeOwn(source: Mesh, scene: Scene): Mesh {
	const { positions, normals, indices } = placedData(source);
	const data = new VertexData();
	Object.assign(data, { positions, normals, indices, colors: coloursOf(source, positions.length / 3) });
	for (const [kind, key] of [
		[VertexBuffer.UVKind, "uvs"],
		[VertexBuffer.UV2Kind, "uvs2"],
	] as const) {
		const values = source.getVerticesData(kind);
		if (values) data[key] = Float32Array.from(values);
	}
	const mesh = new Mesh(source.name, scene);
	data.applyToMesh(mesh);
	mesh.sideOrientation = MaterialConstants.CounterClockWiseSideOrientation;
	mesh.material = source.material;
	mesh.isPickable = false;
	return mesh;
}

/** A box on each obstacle, as high as what stands in it: a few dozen triangles for rays instead of ten thousand. */
function buildHitBoxes(meshes: readonly Mesh[], template: BoothTemplate, scene: Scene): Mesh {
	const heights = template.obstacles.map(() => 0);
	const local: FloorPoint = { x: 0, z: 0 };
	for (const mesh of meshes) {
		const { positions } = placedData(mesh);
		for (let i = 0; i < positions.length; i += 3) {
			const y = positions[i + 1]!;
			if (y > SOLID_HEIGHT) continue;
			template.obstacles.forEach((obstacle, index) => {
				if (y <= heights[index]!) return;
				fromHall(obstacle, positions[i]!, positions[i + 2]!, local);
				const inside = Math.abs(local.x) <= obstacle.width / 2 + 0.02 && Math.abs(local.z) <= obstacle.depth / 2 + 0.02;
				if (inside) heights[index] = y;
			});
		}
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
