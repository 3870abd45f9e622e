import { linear, type Model, type ModelNode, placedNodes, type Rgb } from "./Model.ts";
import { rotate } from "./quaternion.ts";
import { RayTree } from "./RayTree.ts";
import { cornerCross, type Vertex } from "./Surface.ts";
import { add, cross, dot, length, normalize, scale, subtract, type Vec3 } from "./vec3.ts";

export interface BakeOptions {
	/** Metres beyond which nothing darkens a corner. */
	readonly reach: number;
	/** The darkest an unlit corner gets. */
	readonly floor?: number;
	/** Brightness away from corners and lamps; what is left up to 1 is for the lamps' glow. */
	readonly ambient?: number;
	/** Strength of materials that emit light. */
	readonly glow?: number;
	/** Whether the model stands on a floor that darkens its foot. */
	readonly onFloor?: boolean;
	readonly rays?: number;
}

/** Vertex colours: per node, per piece, per vertex. */
export type BakedColours = ReadonlyMap<ModelNode, readonly (readonly Rgb[])[]>;

/**
 * What a lamp's glow and the shade of corners do to each vertex, multiplied with its tint. The hall has few lights and no
 * shadows to spare in a headset; this is what makes a stand look built rather than drawn.
 */
export function bakeLight(model: Model, options: BakeOptions): BakedColours {
	const { reach, floor = 0.3, ambient = 0.8, glow = 0.5, onFloor = true, rays = 96 } = options;
	const placed = [...placedNodes(model.root)];
	const corners: number[] = [];
	const lamps: { readonly at: Vec3; readonly normal: Vec3; readonly area: number; readonly colour: Rgb }[] = [];
	for (const { node, translation, rotation } of placed) {
		for (const { surface, material } of node.pieces) {
			const recipe = model.materials[material];
			const points = surface.vertices.map((v) => add(translation, rotate(rotation, v.position)));
			const emits = recipe?.emissive ? linear(recipe.emissive) : undefined;
			for (const triangle of surface.triangles) {
				const [a, b, c] = triangle.map((i) => points[i] as Vec3) as [Vec3, Vec3, Vec3];
				if (emits) {
					const area = length(cornerCross(surface, triangle)) / 2;
					const normal = normalize(cross(subtract(b, a), subtract(c, a)));
					lamps.push({ at: scale(add(add(a, b), c), 1 / 3), normal, area, colour: emits });
				} else if ((recipe?.alpha ?? 1) === 1) corners.push(...a, ...b, ...c);
			}
		}
	}
	if (onFloor) {
		const far = 60;
		corners.push(-far, 0, -far, far, 0, far, far, 0, -far, -far, 0, -far, -far, 0, far, far, 0, far);
	}
	const tree = new RayTree(Float64Array.from(corners));
	const directions = hemisphere(rays);

	const shade = ({ position, normal }: Vertex): Rgb => {
		// Off the surface, so that a vertex on an edge is not in its own wall.
		const [x, y, z] = add(position, scale(normal, 0.006));
		const side = normalize(Math.abs(normal[1]) < 0.9 ? cross(normal, [0, 1, 0]) : cross(normal, [1, 0, 0]));
		const up = cross(side, normal);
		let open = 0;
		for (const [a, b, c] of directions) {
			const d: Vec3 = [
				side[0] * a + up[0] * b + normal[0] * c,
				side[1] * a + up[1] * b + normal[1] * c,
				side[2] * a + up[2] * b + normal[2] * c,
			];
			open += Math.sqrt(tree.cast(x, y, z, d[0], d[1], d[2], reach) / reach);
		}
		const light = floor + (1 - floor) * (open / rays);
		let sum: Vec3 = scale([1, 1, 1], ambient * light);
		for (const lamp of lamps) {
			const way = subtract(lamp.at, [x, y, z]);
			const distance = length(way);
			if (distance > 3 || distance < 1e-4) continue;
			const d = scale(way, 1 / distance);
			const facingLamp = dot(d, normal);
			const facingUs = -dot(d, lamp.normal);
			if (facingLamp <= 0 || facingUs <= 0) continue;
			// A floor under the distance: these lamps have extent, and vertices are far apart.
			const strength = (glow * lamp.area * facingLamp * facingUs * 14) / (distance * distance + 0.06);
			if (strength < 0.002) continue;
			if (tree.cast(x, y, z, d[0], d[1], d[2], distance - 0.03) < distance - 0.03) continue;
			sum = add(sum, [lamp.colour[0] * strength, lamp.colour[1] * strength, lamp.colour[2] * strength]);
		}
		return sum;
	};

	const baked = new Map<ModelNode, (readonly Rgb[])[]>();
	for (const { node, translation, rotation } of placed) {
		baked.set(
			node,
			node.pieces.map(({ surface, material, tint }) => {
				const emits = !!model.materials[material]?.emissive;
				const fixed = typeof tint === "string" ? linear(tint) : undefined;
				return surface.vertices.map((vertex) => {
					const own = fixed ?? (tint as Exclude<typeof tint, string>)(vertex.position, vertex.normal);
					if (emits) return own;
					const light = shade({
						position: add(translation, rotate(rotation, vertex.position)),
						normal: rotate(rotation, vertex.normal),
					});
					return [
						Math.min(1, own[0] * soft(light[0])),
						Math.min(1, own[1] * soft(light[1])),
						Math.min(1, own[2] * soft(light[2])),
					] as const;
				});
			}),
		);
	}
	return baked;
}

/** Bends what is brighter than paper gently towards 1, so that a glow keeps its fall-off. */
const soft = (light: number): number => (light <= 0.75 ? light : 0.75 + 0.25 * (1 - Math.exp(-(light - 0.75) / 0.25)));

/** Cosine-weighted directions by the R2 sequence: even, and the same on every run. */
function hemisphere(count: number): readonly Vec3[] {
	return Array.from({ length: count }, (_, i) => {
		const u = (0.5 + i * 0.7548776662466927) % 1;
		const v = (0.5 + i * 0.5698402909980532) % 1;
		const r = Math.sqrt(u);
		const angle = v * Math.PI * 2;
		return [r * Math.cos(angle), r * Math.sin(angle), Math.sqrt(1 - u)] as const;
	});
}
