import type { Model, ModelNode, Tint } from "#assets/scripts/mesh/Model.ts";
import type { Surface } from "#assets/scripts/mesh/Surface.ts";
import type { Vec3 } from "#assets/scripts/mesh/vec3.ts";

/** Adds surfaces to one node of a model: material, shape, place. */
export const onto =
	(model: Model, node: ModelNode) =>
	(
		material: string,
		surface: Surface,
		at: Vec3 = [0, 0, 0],
		more: { readonly tint?: Tint; readonly turn?: Vec3; readonly scale?: number | Vec3 } = {},
	): void =>
		model.add(material, surface, { node, at, ...more });
